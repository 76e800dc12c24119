"""The sentence before and after a piece of evidence, so that a reader can judge it without the article."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import itemgetter

from graphbuild.ingest.cleaning import clean
from graphbuild.model import Article, Span

#: The end of a sentence; initials and titles ("U.S. ", "J. ", "Mr. ") end none.
_END = re.compile(
    r"""(?<=[.!?…])(?<![ .][A-Z]\.)(?<!^[A-Z]\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bMrs\.)["'”’»)]*\s+""",
    re.MULTILINE,
)
_REACH = 400
#: What closes a quotation is no sentence of its own.
_CLOSING = " \"'”’»)"


class Surroundings:
    """The text of one article without its furniture: menus and front matter are no context."""

    def __init__(self, article: Article) -> None:
        self._blocks = [(block, _sentences(block.text)) for block in clean(article).blocks]

    def around(self, sentence: Span) -> tuple[str, str]:
        """Return the sentence before and the one after, each on one line and of at most 400 characters, or empty.

        Args:
            sentence: Place of the evidence in the raw text.
        """
        return next(self._before(sentence.start), ""), next(self._after(sentence.end), "")

    def _before(self, start: int) -> Iterator[str]:
        for block, sentences in reversed(self._blocks):
            place = bisect_left(block.offsets, start)
            for begin, end in reversed(sentences[: bisect_left(sentences, (place, 0))]):
                if last := " ".join(block.text[begin : min(end, place)].split()):
                    yield last if len(last) <= _REACH else f"…{last[1 - _REACH :]}"

    def _after(self, end: int) -> Iterator[str]:
        for block, sentences in self._blocks:
            place = bisect_left(block.offsets, end)
            for begin, stop in sentences[bisect_left(sentences, place, key=itemgetter(1)) :]:
                first = " ".join(block.text[max(begin, place) : stop].split())
                if first.strip(_CLOSING):
                    yield first if len(first) <= _REACH else f"{first[: _REACH - 1]}…"


def _sentences(text: str) -> list[tuple[int, int]]:
    """Return where the sentences of a block begin and end."""
    ends = [match.span() for match in _END.finditer(text)]
    return list(zip([0, *(stop for _, stop in ends)], [*(start for start, _ in ends), len(text)], strict=True))
