"""Finds the files behind the given paths and opens them with care."""

import ast
import glob
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from graphbuild.errors import ArticleError
from graphbuild.ingest.fields import one_line
from graphbuild.ingest.limits import DEFAULT, Limits

STANDARD_INPUT = "-"
#: Says what the files of its folder do not say themselves; see ``sidecar``.
SIDE_CAR = "articles.toml"
#: A string as ``repr`` writes it, and the rest.
_LINE = re.compile(r"""('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"): (.*)""")
_LINK = "a symbolic link in a folder: name its target, or give --follow-links"


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
        return f"{self.path!r}: {one_line(self.reason)}"

    @classmethod
    def parse(cls, line: str) -> "Skipped":
        """Return what a line of ``str`` says; a line of another kind is a reason without a path."""
        found = _LINE.fullmatch(line)
        return cls(path=ast.literal_eval(found[1]), reason=found[2]) if found else cls(path="", reason=line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file to read.

    Attributes:
        path: Path as given, ``-`` for standard input, ``archive!member``, or the address that it was fetched from.
        limits: How much it may cost.
        opener: Opens what is no file of its own.
        kind: Suffix that says how to read what has none.
    """

    path: str
    limits: Limits = DEFAULT
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
        """Open the file; standard input stays open afterwards.

        Raises:
            ArticleError: It is no regular file any more.
            OSError: It cannot be opened.
        """
        if self.opener is not None:
            return self.opener()
        if self.path == STANDARD_INPUT:
            if sys.stdin is None:
                raise ArticleError("standard input is closed: give a file")
            return nullcontext(sys.stdin.buffer)
        # Without waiting: what was a file when the folder was listed may be a pipe by now.
        handle = os.open(self.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise ArticleError("not a regular file")
        return os.fdopen(handle, "rb")

    def read(self) -> bytes:
        """Return the content.

        Raises:
            ArticleError: It is empty or too large.
            OSError: It cannot be read.
        """
        with self.open() as file:
            data = file.read(self.limits.size + 1)
        if len(data) > self.limits.size:
            raise ArticleError(f"larger than {self.limits.size:,} bytes: split it, or raise --limit size")
        if not data.strip():
            raise ArticleError("empty file")
        return data


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """How files are looked for.

    Attributes:
        limits: Given to each file; says how deep folders are looked into.
        suffixes: The kinds of files that are taken from folders.
        links: Symbolic links in folders are followed, each target once.
    """

    limits: Limits
    suffixes: frozenset[str]
    links: bool = False
    _seen: set[tuple[int, int]] = field(default_factory=set)

    def find(self, path: str) -> Iterator[Source | Skipped]:
        """Yield the files behind a path: the file itself, all files below a folder, or what a pattern matches, sorted.

        In a pattern ``*`` and ``?`` stand for parts of a name and ``**`` for any folders. A file that is named is taken
        whatever its suffix; in folders only known suffixes are, and hidden files and folders are passed over.
        """
        try:
            mode = Path(path).stat().st_mode
        except (OSError, ValueError) as error:
            matches = _matches(path)
            for match in matches:
                yield from self._matched(match)
            if not matches:
                yield Skipped(path=path, reason=_reason(error))
            return
        if stat.S_ISDIR(mode):
            yield from self._walk(Path(path), self.limits.depth)
        else:
            yield self._checked(path, mode)

    def _matched(self, path: str) -> Iterator[Source | Skipped]:
        if not self.links and Path(path).is_symlink():
            yield Skipped(path=path, reason=_LINK)
        else:
            yield from self.find(path)

    def _walk(self, folder: Path, depth: int) -> Iterator[Source | Skipped]:
        if depth < 0:
            yield Skipped(path=str(folder), reason=f"more than {self.limits.depth} folders deep: raise --limit depth")
            return
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield Skipped(path=str(folder), reason=_reason(error))
            return
        for entry in entries:
            if not entry.name.startswith(".") and entry.name != SIDE_CAR:
                yield from self._entry(entry, depth)

    def _entry(self, entry: "os.DirEntry[str]", depth: int) -> Iterator[Source | Skipped]:
        try:
            found = entry.stat(follow_symlinks=False)
            if self.links and stat.S_ISLNK(found.st_mode):
                found = entry.stat()
                if (found.st_dev, found.st_ino) in self._seen:
                    yield Skipped(path=entry.path, reason="a symbolic link to what another link led to")
                    return
                self._seen.add((found.st_dev, found.st_ino))
        except OSError as error:
            yield Skipped(path=entry.path, reason=_reason(error))
            return
        suffix = Path(entry.path).suffix
        if stat.S_ISDIR(found.st_mode):
            yield from self._walk(Path(entry.path), depth - 1)
        elif stat.S_ISREG(found.st_mode) and suffix.lower() not in self.suffixes:
            known = ", ".join(sorted(self.suffixes))
            yield Skipped(path=entry.path, reason=f"unknown kind of file {suffix!r}: known are {known}")
        else:
            yield self._checked(entry.path, found.st_mode)

    def _checked(self, path: str, mode: int) -> Source | Skipped:
        if stat.S_ISREG(mode):
            return Source(path=path, limits=self.limits)
        return Skipped(path=path, reason=_LINK if stat.S_ISLNK(mode) else "not a regular file")


def _matches(pattern: str) -> list[str]:
    if "\0" in pattern or not glob.has_magic(pattern):
        return []
    return sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder: check the path"
    return f"cannot be read: {getattr(error, 'strerror', None) or 'not a valid path'}"


def decode(data: bytes) -> str:
    """Decode UTF-8 strictly; a byte order mark stays, so that offsets are those of the file.

    Raises:
        ArticleError: It is not UTF-8.
    """
    if data.count(0) > len(data) // 10:  # UTF-16 of English is UTF-8, too, to the letter of the standard
        raise ArticleError("not UTF-8 (so many NUL characters stand in UTF-16): save it as UTF-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = data[error.start]
        raise ArticleError(f"not UTF-8 (byte 0x{byte:02x} at {error.start}): save it as UTF-8") from error
