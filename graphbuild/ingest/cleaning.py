"""Turns the raw text of an article into clean blocks, each with a map back to the raw text."""

import re
from dataclasses import dataclass
from enum import StrEnum

from graphbuild.ingest.working_copy import WorkingCopy
from graphbuild.model import Article, Span


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
        offsets: Raw offset of each working character, and the raw end of the block as a last entry.
        ends: Raw offset after each working character; empty when every character is one raw character.
    """

    kind: BlockKind
    text: str
    offsets: tuple[int, ...]
    ends: tuple[int, ...] = ()

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


_SAME_LENGTH = str.maketrans("‘’‚‛“”„‟«»\u00a0", "''''\"\"\"\"\"\" ")
_QUOTE_OR_SPACE = re.compile(r"[‘’‚‛“”„‟«»\u00a0]")


def clean(article: Article) -> Cleaned:
    """Return the article text in clean blocks."""
    blocks: list[Block] = []
    for match in re.finditer(r"[^\r\n]+", article.text):
        line = WorkingCopy.of(article.text, *match.span())
        line = line.sub(_QUOTE_OR_SPACE, lambda found: found[0].translate(_SAME_LENGTH)).strip()
        if line.text:
            kind = BlockKind.PARAGRAPH if blocks else BlockKind.HEADLINE
            offsets = (*line.starts, line.ends[-1])
            blocks.append(Block(kind=kind, text=line.text, offsets=offsets, ends=line.ends))
    return Cleaned(blocks=tuple(blocks), removed=())
