"""Cuts raw text into lines: by newline characters and by the block tags that lost markup left behind."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from graphbuild.ingest.furniture import furniture_kind
from graphbuild.ingest.normalising import normalise
from graphbuild.ingest.working_copy import WorkingCopy

_TAGS: Final = (
    "p|div|br|hr|li|ul|ol|h[1-6]|table|tr|td|section|article|aside|nav|header|footer|figure|figcaption|blockquote"
)
_BREAK: Final = re.compile(
    rf"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]|</?(?:{_TAGS})\b[^<>]{{0,500}}>", re.IGNORECASE
)
#: The same where a text holds neither tag nor carriage return; several times as quick.
_NEWLINE: Final = re.compile("[\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BROKEN_END: Final = re.compile(r"[A-Za-z]-$")
_SENTENCE_END: Final = re.compile(r"[.!?…][\"'\u2019\u201d)\]]*$")
#: Plain text is commonly wrapped at 72 to 80 columns: shortest and longest line of such a paragraph.
WRAP_WIDTH: Final = (45, 100)
#: A shorter line is no torn sentence but a label, unless it ends in half a word.
MIN_WRAPPED: Final = 25


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an article, or the cut-off front of one.

    Attributes:
        copy: Working copy; never empty.
        reason: Why it is no article text; empty for article text.
        tagged: Remains of block markup stood in it or beside it.
        headline: It is the article's headline.
    """

    copy: WorkingCopy
    reason: str = ""
    tagged: bool = False
    headline: bool = False

    @property
    def text(self) -> str:
        """The working text."""
        return self.copy.text

    @property
    def ends_sentence(self) -> bool:
        """Whether the line ends as a sentence does."""
        return bool(_SENTENCE_END.search(self.text))

    def drop(self, reason: str) -> "Line":
        """Return the line as not being article text."""
        return replace(self, reason=reason)

    def split(self, at: int, reason: str) -> tuple["Line", ...]:
        """Cut the front of the line off, for a reason, and return what is not empty."""
        front = replace(self, copy=self.copy[:at].strip(), reason=reason)
        rest = replace(self, copy=self.copy[at:].strip())
        return tuple(line for line in (front, rest) if line.text)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A raw line: its range, whether a blank line or a tag stands before it, whether block tags touch it."""

    start: int
    end: int
    gap: bool
    tagged: bool


def lines_of(raw: str, start: int = 0) -> tuple[Line, ...]:
    """Return the lines of the raw text from ``start`` on, normalised, without empty ones."""
    found = []
    for group in _paragraphs(raw, [*_stretches(raw, start)]):
        copy = normalise(WorkingCopy.of(raw, group[0].start, group[-1].end))
        if copy.text:
            found.append(Line(copy, tagged=any(stretch.tagged for stretch in group)))
    return tuple(found)


def _stretches(raw: str, start: int) -> Iterator[_Stretch]:
    gap, tagged = True, False
    for end, after, tag in [*_breaks(raw, start), (len(raw), len(raw), False)]:
        if raw[start:end].strip():
            yield _Stretch(start, end, gap, tagged or tag)
            gap = tag
        else:
            gap = True
        start, tagged = after, tag


def _breaks(raw: str, start: int) -> Iterator[tuple[int, int, bool]]:
    pattern = _BREAK if "<" in raw or "\r" in raw else _NEWLINE
    for match in pattern.finditer(raw, start):
        yield match.start(), match.end(), match[0].startswith("<")


def _paragraphs(raw: str, stretches: Sequence[_Stretch]) -> Iterator[list[_Stretch]]:
    """Join the lines of hard-wrapped paragraphs."""
    group: list[_Stretch] = []
    for stretch in stretches:
        if group and stretch.gap:
            yield from _unwrap(raw, group)
            group = []
        group.append(stretch)
    if group:
        yield from _unwrap(raw, group)


def _unwrap(raw: str, group: list[_Stretch]) -> Iterator[list[_Stretch]]:
    """Yield the group as one paragraph if its lines are wrapped, else line by line.

    Wrapped lines are all short and all but the last nearly full, and some line goes on in lower case. Else a line
    is joined with the next only where that one goes on in lower case.
    """
    texts = [raw[stretch.start : stretch.end].strip() for stretch in group]
    full = all(WRAP_WIDTH[0] <= len(text) <= WRAP_WIDTH[1] for text in texts[:-1])
    goes_on = [
        after[0].islower() and not _SENTENCE_END.search(text) and not furniture_kind(after)
        for text, after in pairwise(texts)
    ]
    if full and any(goes_on) and len(texts[-1]) <= WRAP_WIDTH[1]:
        yield group
        return
    part = group[:1]
    for stretch, text, continues in zip(group[1:], texts, goes_on, strict=False):
        if continues and (len(text) >= MIN_WRAPPED or _BROKEN_END.search(text)):
            part.append(stretch)
        else:
            yield part
            part = [stretch]
    yield part
