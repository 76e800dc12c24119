"""Opens ``.zip`` and ``.gz`` files: each member is read as if it lay in a folder; nothing is written to disk.

They are unpacked in the guarded process of the parsers (``unpacking``), which hands over a piece when one is needed.
"""

import base64
import io
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count
from pathlib import Path
from time import monotonic
from typing import IO, Any

from graphbuild.errors import ArticleError
from graphbuild.ingest.guard import guarded
from graphbuild.ingest.sources import Skipped, Source

#: Bytes that one answer of the process holds at most.
PIECE = 1 << 19
_marks = count(1)

Unpacker = Callable[[Source], Iterator[Source | Skipped]]


def unzip(source: Source) -> Iterator[Source | Skipped]:
    """Yield the files of a ``.zip``, by name; hidden ones are passed over. Each is to be read before the next.

    Raises:
        ArticleError: It is no archive, cannot be read, or holds too many files or bytes.
        OSError: It cannot be read.
    """
    archive = _Archive(source, source.limits.unpacked)
    for number, member in enumerate(archive.list_files()):
        name = f"{source.path}!{member['name']}"
        if member["wrong"]:
            yield Skipped(path=name, reason=member["wrong"])
        else:
            yield replace(source, path=name, kind="", opener=partial(_opened, archive, number))
        if archive.left < 0:
            raise ArticleError(f"unpacks to more than {source.limits.unpacked:,} bytes: the rest is not read")


def gunzip(source: Source) -> Iterator[Source | Skipped]:
    """Yield the one file of a ``.gz``, named without that ending."""
    archive = _Archive(source, source.limits.unpacked)
    yield replace(source, path=source.path.removesuffix(".gz"), kind="", opener=partial(_opened, archive, 0))


UNPACKERS: Mapping[str, Unpacker] = {".zip": unzip, ".gz": gunzip}


@contextmanager
def _opened(archive: "_Archive", number: int) -> Iterator[IO[bytes]]:
    yield io.BufferedReader(_Member(archive, number))


@dataclass(slots=True)
class _Archive:
    """An archive that the guarded process holds open, as long as it lives and nobody asks it for another one.

    Attributes:
        left: Bytes that it may still unpack to; below zero when it would be more.
        mark: What that process calls it.
        ahead: Small files that came with what was asked for, by number, as base64.
    """

    source: Source
    left: int
    mark: str = ""
    ahead: dict[int, str] = field(default_factory=dict)

    def list_files(self) -> list[dict[str, str]]:
        """Open it, and return its files as ``unpacking.list_files`` does."""
        self.mark = str(next(_marks))
        lies = self.source.opener is None
        path = str(Path(self.source.path).absolute()) if lies else ""
        asked = {"mark": self.mark, "kind": self.source.suffix, "path": path, "members": self.source.limits.members}
        content = b"" if lies else self.source.read()
        return guarded("archive", json.dumps(asked).encode() + b"\n" + content, self.source.limits)

    def piece(self, number: int, at: int, seconds: float) -> tuple[bytes, bool]:
        """Return the next bytes of a file, and whether they are its last.

        Raises:
            ArticleError: It is broken, unpacks to too much, or takes longer than so many seconds.
        """
        size = max(1, min(PIECE, self.left))
        if at or number not in self.ahead:
            asked = {"number": number, "at": at, "size": size}
            found = self._ask(asked, seconds)
            if not found:  # the process was replaced, or asked for another archive meanwhile
                self.list_files()
                found = self._ask(asked, seconds)
            self.ahead = {number + place: item["piece"] for place, item in enumerate(found)}
        piece = base64.b64decode(self.ahead.pop(number))
        self.left -= len(piece)
        if self.left < 0:
            raise ArticleError("unpacks to more than an archive may: split it, or raise --limit unpacked")
        return piece, len(piece) < size

    def _ask(self, asked: Mapping[str, int], seconds: float) -> list[dict[str, str]]:
        request = json.dumps({"mark": self.mark, **asked}).encode()
        return guarded("piece", request, self.source.limits, seconds=seconds)


class _Member(io.RawIOBase):
    """Reads a file of an archive; the time that unpacking it takes counts, not that of who reads."""

    def __init__(self, archive: _Archive, number: int) -> None:
        self._archive, self._number, self._at = archive, number, 0
        self._piece, self._over, self._seconds = memoryview(b""), False, archive.source.limits.seconds

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._piece and not self._over:
            start = monotonic()
            piece, self._over = self._archive.piece(self._number, self._at, max(self._seconds, 0.001))
            self._seconds -= monotonic() - start
            self._piece, self._at = memoryview(piece), self._at + len(piece)
        size = min(len(buffer), len(self._piece))
        buffer[:size], self._piece = self._piece[:size], self._piece[size:]
        return size
