"""Turns the raw text of an article into clean blocks, each with a map back to the raw text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from graphbuild.ingest.front_matter import FrontMatter, front_matter
from graphbuild.ingest.judging import judge
from graphbuild.ingest.lines import Line, lines_of
from graphbuild.ingest.normalising import normalise
from graphbuild.ingest.working_copy import WorkingCopy
from graphbuild.model import Article, Span

#: A longer line without a final stop is a paragraph that lost it.
MAX_SUBHEAD_WORDS: Final = 18
#: Characters of a block: the parser's memory grows with the longest (1 GB per 100,000, says spaCy).
MAX_BLOCK: Final = 10_000
_SENTENCE_END: Final = re.compile(r"[.!?][\"')\]]{0,3} +(?=[\"'(\[]?[A-Z])")


class BlockKind(StrEnum):
    """What a block is in its article."""

    HEADLINE = "headline"
    SUBHEAD = "subhead"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph or headline of article text, as a normalised working copy.

    Attributes:
        text: The working text; never empty.
        offsets: Raw offset of each working character, and the raw end of the block as a last entry; a range where
            the text is as it stands in the file.
        ends: Raw offset after each working character; empty when every character is one raw character.
    """

    kind: BlockKind
    text: str
    offsets: Sequence[int]
    ends: Sequence[int] = ()

    def raw(self, start: int, end: int) -> Span:
        """Return the raw characters behind the working characters ``start`` to ``end`` (half-open)."""
        return Span(self.offsets[start], self.ends[end - 1] if self.ends else self.offsets[end - 1] + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """Raw characters that are not article text, and why."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """The article text in blocks, in order, and what was left out."""

    blocks: tuple[Block, ...]
    removed: tuple[Removed, ...]


def clean(article: Article) -> Cleaned:
    """Return the article text in clean blocks, in order, and what was left out.

    The headline comes first among repetitions; a title in front matter is the first headline.
    Every raw character but white space is in exactly one block or removed span.
    """
    raw = article.text
    head = front_matter(raw)
    title = _title_line(raw, head)
    known = title.text if title else normalise(WorkingCopy.of(article.title, 0, len(article.title))).text
    lines = judge((*((title,) if title else ()), *lines_of(raw, head.end if head else 0)), known)
    blocks = tuple(_block(line, copy) for line in lines if not line.reason for copy in _pieces(line.copy))
    spans = [Removed(span=_span(line.copy), kind=line.reason) for line in lines if line.reason]
    removed = [*spans, *_residue(raw, blocks, spans, head)]
    return Cleaned(blocks=blocks, removed=tuple(sorted(removed, key=lambda item: item.span)))


def _title_line(raw: str, head: FrontMatter | None) -> Line | None:
    if head is None or "title" not in head.spans:
        return None
    copy = normalise(WorkingCopy.of(raw, head.spans["title"].start, head.spans["title"].end))
    return Line(copy) if copy.text else None


def _pieces(copy: WorkingCopy) -> Iterator[WorkingCopy]:
    """Cut a line that is too long for the parser: behind a sentence, else between words, else anywhere."""
    while len(copy.text) > MAX_BLOCK:
        ends = [found.end() for found in _SENTENCE_END.finditer(copy.text, 0, MAX_BLOCK)]
        at = ends[-1] if ends else copy.text.rfind(" ", 1, MAX_BLOCK) + 1 or MAX_BLOCK
        yield copy[:at].strip()
        copy = copy[at:].strip()
    yield copy


def _block(line: Line, copy: WorkingCopy) -> Block:
    words = len(line.text.split())
    if line.headline:
        kind = BlockKind.HEADLINE
    elif line.ends_sentence or words > MAX_SUBHEAD_WORDS:
        kind = BlockKind.PARAGRAPH
    else:
        kind = BlockKind.SUBHEAD
    if copy.untouched:
        return Block(kind=kind, text=copy.text, offsets=range(copy.starts[0], copy.ends[-1] + 1))
    return Block(kind=kind, text=copy.text, offsets=(*copy.starts, copy.ends[-1]), ends=copy.ends)


def _span(copy: WorkingCopy) -> Span:
    return Span(copy.starts[0], copy.ends[-1])


def _residue(
    raw: str, blocks: Sequence[Block], removed: Sequence[Removed], head: FrontMatter | None
) -> Iterator[Removed]:
    """Raw characters that no block and no removed line covers: front matter, tags, invisible characters."""
    covered = bytearray(len(raw))
    for item in removed:
        covered[item.span.start : item.span.end] = b"\1" * (item.span.end - item.span.start)
    for block in blocks:
        if not block.ends:
            covered[block.offsets[0] : block.offsets[-1]] = b"\1" * len(block.text)
        for start, end in zip(block.offsets, block.ends, strict=False):
            if end == start + 1:
                covered[start] = 1
            else:
                covered[start:end] = b"\1" * (end - start)
    for found in re.finditer(rb"\0+", bytes(covered)):
        stretch = raw[found.start() : found.end()]
        if stretch.strip():
            start = found.start() + len(stretch) - len(stretch.lstrip())
            span = Span(start, start + len(stretch.strip()))
            yield Removed(span=span, kind="front_matter" if head and span.end <= head.end else "markup_residue")
