"""Text that remembers where each of its characters came from."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain


@dataclass(frozen=True, slots=True)
class WorkingCopy:
    """A normalised copy of a stretch of raw text.

    Attributes:
        text: The working characters.
        starts: Raw offset of each working character; of an inserted one, that of the character after. A range
            where nothing was edited: most lines stay as they are, and a range costs nothing to make and to cut.
        ends: Raw offset after each working character; equal to its start when it was inserted.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, raw: str, start: int, end: int) -> "WorkingCopy":
        """Copy the raw characters ``start`` to ``end`` as they are."""
        return cls(raw[start:end], range(start, end), range(start + 1, end + 1))

    def __getitem__(self, part: slice) -> "WorkingCopy":
        return WorkingCopy(self.text[part], self.starts[part], self.ends[part])

    @property
    def untouched(self) -> bool:
        """Whether the text is a stretch of the raw text as it is."""
        return isinstance(self.starts, range)

    def strip(self) -> "WorkingCopy":
        """Drop white space at both ends."""
        kept = self.text.strip()
        if len(kept) == len(self.text):
            return self
        at = self.text.find(kept)
        return self[at : at + len(kept)]

    def insert(self, places: Iterable[int], new: str) -> "WorkingCopy":
        """Insert characters that the raw text lacks, at rising places."""
        return self.edited([(at, at, new) for at in places])

    def sub(self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> "WorkingCopy":
        """Replace every match, as ``re.sub`` does, and keep the map true.

        A replacement of equal length maps character by character; a shorter one maps as a whole to the characters
        it replaces; of a longer one, what is new between equal ends is an insertion.
        """
        if pattern.search(self.text) is None:
            return self
        edits = [_edit(match, new(match) if callable(new) else new) for match in pattern.finditer(self.text)]
        return self.edited([edit for edit in edits if self.text[edit[0] : edit[1]] != edit[2]])

    def edited(self, edits: Sequence[tuple[int, int, str]]) -> "WorkingCopy":
        """Replace ranges (start, end, new text), given in order and not overlapping."""
        if not edits:
            return self
        pieces = [*self._pieces(edits)]
        return WorkingCopy(
            "".join(piece.text for piece in pieces),
            tuple(chain.from_iterable(piece.starts for piece in pieces)),
            tuple(chain.from_iterable(piece.ends for piece in pieces)),
        )

    def _pieces(self, edits: Sequence[tuple[int, int, str]]) -> Iterator["WorkingCopy"]:
        """The untouched stretches and the replacements, in order."""
        done = 0
        for start, end, new in edits:
            yield self[done:start]
            yield self._replacement(start, end, new)
            done = end
        yield self[done:]

    def _replacement(self, start: int, end: int, new: str) -> "WorkingCopy":
        if len(new) == end - start:
            return WorkingCopy(new, self.starts[start:end], self.ends[start:end])
        first, last = self._bounds(start, end)
        return WorkingCopy(new, (first,) * len(new), (last,) * len(new))

    def _bounds(self, start: int, end: int) -> tuple[int, int]:
        """Raw range of a working range; empty at an insertion."""
        if start < end:
            return self.starts[start], self.ends[end - 1]
        at = self.starts[start] if start < len(self.starts) else self.ends[-1]
        return at, at


def _edit(match: re.Match[str], new: str) -> tuple[int, int, str]:
    """Start, end and replacement; of a longer replacement without the ends that it shares with the match."""
    start, end = match.span()
    if len(new) > end - start:
        while start < end and new and match.string[start] == new[0]:
            start, new = start + 1, new[1:]
        while start < end and new and match.string[end - 1] == new[-1]:
            end, new = end - 1, new[:-1]
    return start, end, new
