"""Opens ``.zip`` and ``.gz`` files: each member is read as if it lay in a folder; nothing is written to disk."""

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import PurePosixPath
from typing import IO, Any, cast

from graphbuild.errors import ArticleError
from graphbuild.ingest.sources import Skipped, Source

#: Members of an archive, and bytes that one member may unpack to: more is a bomb.
MAX_MEMBERS = 100_000
MAX_UNPACKED = 2_000_000_000
_BROKEN = (zipfile.BadZipFile, gzip.BadGzipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)

Unpacker = Callable[[Source], Iterator[Source | Skipped]]


def unzip(source: Source) -> Iterator[Source | Skipped]:
    """Yield the files of a ``.zip``, by name; hidden ones are passed over.

    Raises:
        ArticleError: It is no archive, or holds too many files.
        OSError: It cannot be read.
    """
    try:
        with source.open() as file, zipfile.ZipFile(file) as archive:
            members = sorted((item for item in archive.infolist() if not item.is_dir()), key=lambda item: item.filename)
    except _BROKEN as error:
        raise ArticleError(f"not a zip archive, or a broken one ({error}): pack it again") from error
    if not members:
        raise ArticleError("empty archive")
    if len(members) > MAX_MEMBERS:
        raise ArticleError(f"more than {MAX_MEMBERS:,} files in one archive: split it")
    for member in members:
        path = PurePosixPath(member.filename)
        name = f"{source.path}!{member.filename}"
        if any(part.startswith((".", "__MACOSX")) for part in path.parts if part not in (".", "..")):
            continue
        if member.flag_bits & 1:
            yield Skipped(path=name, reason="encrypted: pack it without a password")
        else:
            yield replace(source, path=name, kind="", opener=_member_opener(source, member))


def gunzip(source: Source) -> Iterator[Source | Skipped]:
    """Yield the one file of a ``.gz``, named without that ending."""
    yield replace(source, path=source.path.removesuffix(".gz"), kind="", opener=_gzip_opener(source))


UNPACKERS: Mapping[str, Unpacker] = {".zip": unzip, ".gz": gunzip}


def _member_opener(source: Source, member: zipfile.ZipInfo) -> Callable[[], AbstractContextManager[IO[bytes]]]:
    @contextmanager
    def opened() -> Iterator[IO[bytes]]:
        try:
            with source.open() as file, zipfile.ZipFile(file) as archive, archive.open(member) as content:
                yield io.BufferedReader(_Limited(content))
        except _BROKEN as error:
            raise ArticleError(f"cannot be unpacked ({error}): pack it again") from error

    return opened


def _gzip_opener(source: Source) -> Callable[[], AbstractContextManager[IO[bytes]]]:
    @contextmanager
    def opened() -> Iterator[IO[bytes]]:
        try:
            with source.open() as file, gzip.GzipFile(fileobj=file) as content:
                yield io.BufferedReader(_Limited(cast(IO[bytes], content)))
        except _BROKEN as error:
            raise ArticleError(f"cannot be unpacked ({error}): pack it again") from error

    return opened


class _Limited(io.RawIOBase):
    """Reads until too much was unpacked."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._left = MAX_UNPACKED

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._file.read(len(buffer))
        self._left -= len(data)
        if self._left < 0:
            raise ArticleError(f"unpacks to more than {MAX_UNPACKED:,} bytes: split it")
        buffer[: len(data)] = data
        return len(data)
