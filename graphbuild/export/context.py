"""The sentence before and after a piece of evidence, so that a reader can judge it without the article."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from graphbuild.ingest.cleaning import clean
from graphbuild.model import Article, Span

#: The end of a sentence; initials and titles ("U.S. ", "J. ", "Mr. ") end none.
_END = re.compile(
    r"""(?<=[.!?…])(?<![ .][A-Z]\.)(?<!^[A-Z]\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bMrs\.)["'”’»)]*\s+""",
    re.MULTILINE,
)
_REACH = 400


class Surroundings:
    """The text of one article without its furniture: menus and front matter are no context."""

    def __init__(self, article: Article) -> None:
        self._blocks = clean(article).blocks

    def around(self, sentence: Span) -> tuple[str, str]:
        """Return the sentence before and the one after, each on one line and of at most 400 characters, or empty.

        Args:
            sentence: Place of the evidence in the raw text.
        """
        return next(self._before(sentence.start), ""), next(self._after(sentence.end), "")

    def _before(self, start: int) -> Iterator[str]:
        for block in reversed(self._blocks):
            place = bisect_left(block.offsets, start)
            parts = [part for part in _END.split(block.text[:place]) if part.strip()]
            if parts:
                last = " ".join(parts[-1].split())
                yield last if len(last) <= _REACH else f"…{last[1 - _REACH :]}"

    def _after(self, end: int) -> Iterator[str]:
        for block in self._blocks:
            place = bisect_left(block.offsets, end)
            parts = [part for part in _END.split(block.text[place:]) if part.strip(" \t\n\"'”’»)")]
            if parts:
                first = " ".join(parts[0].split())
                yield first if len(first) <= _REACH else f"{first[: _REACH - 1]}…"
