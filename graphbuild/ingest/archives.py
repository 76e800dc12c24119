"""Opens ``.zip`` and ``.gz`` files: each member is read as if it lay in a folder; nothing is written to disk."""

import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePosixPath
from typing import IO, Any, cast

from graphbuild.errors import ArticleError
from graphbuild.ingest.sources import Skipped, Source

_BROKEN = (
    zipfile.BadZipFile,
    gzip.BadGzipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
#: Other methods may ask for gigabytes before the first byte is out.
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})

#: Where a zip archive says how large its list of files is: signature, place of the number in the record, its form.
_ENDS = ((b"PK\x05\x06", 12, "<L"), (b"PK\x06\x06", 40, "<Q"))
_TAIL = 65_536 + 200
#: Bytes of that list per file: more are long names, or more files than it admits.
_ENTRY = 400

Unpacker = Callable[[Source], Iterator[Source | Skipped]]


def unzip(source: Source) -> Iterator[Source | Skipped]:
    """Yield the files of a ``.zip``, by name; hidden ones are passed over. Each is to be read before the next.

    Raises:
        ArticleError: It is no archive, or holds too many files or bytes.
        OSError: It cannot be read.
    """
    budget = _Budget(source.limits.unpacked)
    with source.open() as file:
        if (listed := _listed(file)) > _ENTRY * source.limits.members:
            raise ArticleError(f"a list of files of {listed:,} bytes: split it, or raise --limit members")
        yield from _members(source, file, budget)


def _members(source: Source, file: IO[bytes], budget: "_Budget") -> Iterator[Source | Skipped]:
    with _archive(file) as archive:
        members = sorted((item for item in archive.infolist() if not item.is_dir()), key=lambda item: item.filename)
        if not members:
            raise ArticleError("empty archive")
        if len(members) > source.limits.members:
            raise ArticleError(f"more than {source.limits.members:,} files in one archive: split it")
        for member in members:
            path = PurePosixPath(member.filename)
            name = f"{source.path}!{member.filename}"
            if any(part.startswith((".", "__MACOSX")) for part in path.parts if part not in (".", "..")):
                continue
            if member.flag_bits & 1:
                yield Skipped(path=name, reason="encrypted: pack it without a password")
            elif member.compress_type not in _METHODS:
                yield Skipped(path=name, reason="packed by a method that is not read: pack it with deflate")
            else:
                yield replace(source, path=name, kind="", opener=_opener(partial(archive.open, member), budget))
            if budget.left < 0:
                raise ArticleError(f"unpacks to more than {source.limits.unpacked:,} bytes: the rest is not read")


def _listed(file: IO[bytes]) -> int:
    """Return the bytes of the list of files, which is read as a whole; where several are named, the largest counts."""
    length = file.seek(0, io.SEEK_END)
    file.seek(max(0, length - _TAIL))
    tail, sizes = file.read(_TAIL), [0]
    for mark, place, form in _ENDS:
        at = tail.find(mark)
        while at >= 0:
            number = tail[at + place : at + place + struct.calcsize(form)]
            if len(number) == struct.calcsize(form) and number != b"\xff\xff\xff\xff":
                sizes.append(struct.unpack(form, number)[0])
            at = tail.find(mark, at + 1)
    file.seek(0)
    return max(sizes)


@contextmanager
def _archive(file: IO[bytes]) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(file)
    except _BROKEN as error:
        raise ArticleError(f"not a zip archive, or a broken one ({error}): pack it again") from error
    with archive:
        yield archive


def gunzip(source: Source) -> Iterator[Source | Skipped]:
    """Yield the one file of a ``.gz``, named without that ending."""
    opener = _opener(partial(_gunzipped, source), _Budget(source.limits.unpacked))
    yield replace(source, path=source.path.removesuffix(".gz"), kind="", opener=opener)


@contextmanager
def _gunzipped(source: Source) -> Iterator[IO[bytes]]:
    with source.open() as file, gzip.GzipFile(fileobj=file) as content:
        yield cast(IO[bytes], content)


UNPACKERS: Mapping[str, Unpacker] = {".zip": unzip, ".gz": gunzip}


def _opener(
    unpack: Callable[[], AbstractContextManager[IO[bytes]]], budget: "_Budget"
) -> Callable[[], AbstractContextManager[IO[bytes]]]:
    @contextmanager
    def opened() -> Iterator[IO[bytes]]:
        try:
            with unpack() as content:
                yield io.BufferedReader(_Limited(content, budget))
        except _BROKEN as error:
            raise ArticleError(f"cannot be unpacked ({error}): pack it again") from error

    return opened


@dataclass(slots=True)
class _Budget:
    """Bytes that an archive may still unpack to."""

    left: int


class _Limited(io.RawIOBase):
    """Reads until too much was unpacked."""

    def __init__(self, file: IO[bytes], budget: _Budget) -> None:
        self._file, self._budget = file, budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._file.read(len(buffer))
        self._budget.left -= len(data)
        if self._budget.left < 0:
            raise ArticleError("unpacks to more than an archive may: split it, or raise --limit unpacked")
        buffer[: len(data)] = data
        return len(data)
