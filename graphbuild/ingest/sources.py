"""Finds the files behind the given paths and opens them with care."""

import glob
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from graphbuild.errors import ArticleError

STANDARD_INPUT = "-"
#: Says what the files of its folder do not say themselves; see ``sidecar``.
SIDE_CAR = "articles.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """An input that gave no article.

    Attributes:
        path: The file; ``file:line`` for a line of one.
        reason: What is wrong and what to do, in one line.
    """

    path: str
    reason: str

    def __str__(self) -> str:
        """One line; the name is quoted, so that no control character in it reaches a terminal."""
        return f"{self.path!r}: {self.reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file to read.

    Attributes:
        path: Path as given, ``-`` for standard input, ``archive!member``, or the address that it was fetched from.
        limit: Largest size in bytes: of the file, or of a line of a file of many articles.
        opener: Opens what is no file of its own.
        kind: Suffix that says how to read what has none.
    """

    path: str
    limit: int
    opener: Callable[[], AbstractContextManager[IO[bytes]]] | None = None
    kind: str = ""

    @property
    def name(self) -> str:
        """The path in characters that every store takes."""
        return os.fsencode(self.path).decode("utf-8", "replace")

    @property
    def suffix(self) -> str:
        """The suffix that says how to read it, in lower case."""
        return self.kind or Path(self.path).suffix.lower()

    def open(self) -> AbstractContextManager[IO[bytes]]:
        """Open the file; standard input stays open afterwards."""
        if self.opener is not None:
            return self.opener()
        if self.path == STANDARD_INPUT:
            return nullcontext(sys.stdin.buffer)
        return Path(self.path).open("rb")

    def read(self) -> bytes:
        """Return the content.

        Raises:
            ArticleError: It is empty or too large.
            OSError: It cannot be read.
        """
        with self.open() as file:
            data = file.read(self.limit + 1)
        if len(data) > self.limit:
            raise ArticleError(f"larger than {self.limit:,} bytes: split it or raise the limit")
        if not data.strip():
            raise ArticleError("empty file")
        return data


def find_sources(path: str, limit: int, *, suffixes: frozenset[str]) -> Iterator[Source | Skipped]:
    """Yield the files behind a path: the file itself, all files below a folder, or what a pattern matches, sorted.

    In a pattern ``*`` and ``?`` stand for parts of a name and ``**`` for any folders. A file that is named is taken
    whatever its suffix; in folders only known suffixes are, hidden files and folders are passed over, and links are
    not followed.
    """
    if path == STANDARD_INPUT:
        yield Source(path=path, limit=limit)
        return
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError) as error:
        matches = _matches(path)
        for match in matches:
            yield from find_sources(match, limit, suffixes=suffixes)
        if not matches:
            yield Skipped(path=path, reason=_reason(error))
        return
    if stat.S_ISDIR(mode):
        yield from _walk(Path(path), limit, suffixes)
    else:
        yield _checked(path, mode, limit)


def _matches(pattern: str) -> list[str]:
    if "\0" in pattern or not glob.has_magic(pattern):
        return []
    return sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern


def _walk(folder: Path, limit: int, suffixes: frozenset[str]) -> Iterator[Source | Skipped]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        modes = [entry.stat(follow_symlinks=False).st_mode for entry in entries]
    except OSError as error:
        yield Skipped(path=str(folder), reason=_reason(error))
        return
    for entry, mode in zip(entries, modes, strict=True):
        path = Path(entry.path)
        if entry.name.startswith(".") or entry.name == SIDE_CAR:
            continue
        if stat.S_ISDIR(mode):
            yield from _walk(path, limit, suffixes)
        elif stat.S_ISREG(mode) and path.suffix.lower() not in suffixes:
            known = ", ".join(sorted(suffixes))
            yield Skipped(path=str(path), reason=f"unknown kind of file {path.suffix!r}: known are {known}")
        else:
            yield _checked(str(path), mode, limit)


def _checked(path: str, mode: int, limit: int) -> Source | Skipped:
    if stat.S_ISREG(mode):
        return Source(path=path, limit=limit)
    kind = "a symbolic link in a folder: name its target" if stat.S_ISLNK(mode) else "not a regular file"
    return Skipped(path=path, reason=kind)


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder: check the path"
    return f"cannot be read: {getattr(error, 'strerror', None) or 'not a valid path'}"


def decode(data: bytes) -> str:
    """Decode UTF-8 strictly; a byte order mark stays, so that offsets are those of the file.

    Raises:
        ArticleError: It is not UTF-8.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = data[error.start]
        raise ArticleError(f"not UTF-8 (byte 0x{byte:02x} at {error.start}): save it as UTF-8") from error
