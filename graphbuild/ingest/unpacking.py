"""Unpacks archives inside the process of the parsers; ``archives`` asks for what it needs, piece by piece.

The archive that was listed last stays open. Who asks for a piece of another one, or after the process was replaced, is
told that it is not open, and lists it again.
"""

import base64
import gzip
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath
from typing import IO, Any, cast

from graphbuild.errors import ArticleError
from graphbuild.ingest.sources import Source

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
#: Packed bytes of a file that may be handed over before it is asked for, so few that nobody waits; how many may be.
_SMALL, _AHEAD = 65_536, 100

Opener = Callable[[], IO[bytes]]


@dataclass(slots=True)
class _Opened:
    """The archive that was listed last.

    Attributes:
        mark: What the asking process calls it; None before the first.
        files: Holds what is open.
        members: Open the files of the list.
        small: Numbers of those that are small.
        current: Number and content of the file that is being unpacked.
    """

    mark: str | None = None
    files: ExitStack = field(default_factory=ExitStack)
    members: list[Opener] = field(default_factory=list)
    small: set[int] = field(default_factory=set)
    current: tuple[int, IO[bytes]] | None = None


_last = [_Opened()]


def list_files(request: bytes) -> list[dict[str, str]]:
    """Open an archive and return its files by name, hidden ones left out; a ``.gz`` is one file without a name.

    Args:
        request: A line of JSON with ``mark``, ``kind``, ``path`` and ``members``, the number of files that it may hold;
            then the content of the archive, where it is no file.

    Raises:
        ArticleError: It is no archive, holds too many files, or cannot be read.
    """
    head, _, content = request.partition(b"\n")
    asked = json.loads(head)
    _last.pop().files.close()
    _last.append(opened := _Opened(mark=asked["mark"]))
    with _told("not a zip archive, or a broken one"):
        file = opened.files.enter_context(Source(path=asked["path"]).open()) if asked["path"] else io.BytesIO(content)
        if asked["kind"] == ".gz":
            opened.members.append(partial(_gunzipped, file))
            return [{"name": "", "wrong": ""}]
        return _listed(opened, file, asked["members"])


def next_piece(request: bytes) -> list[dict[str, str]]:
    """Return the next bytes of a file as base64, then small files that follow; nothing where the archive is not open.

    Args:
        request: JSON with the ``mark`` of the archive, the ``number`` of the file in its list, ``at``, where the piece
            begins, and ``size``, the bytes that the answer may have.

    Raises:
        ArticleError: The file is broken.
    """
    asked, opened = json.loads(request), _last[0]
    if opened.mark != asked["mark"]:
        return []
    number, at, room = asked["number"], asked["at"], asked["size"]
    with _told("cannot be unpacked"):
        if opened.current is None or opened.current[0] != number or opened.current[1].tell() != at:
            opened.current = (number, opened.members[number]())
            opened.current[1].seek(at)
        pieces = [opened.current[1].read(room)]
    with suppress(ArticleError):  # of a later file: it is said when that one is asked for
        while (room := room - len(pieces[-1])) > 0 and len(pieces) < _AHEAD and number + len(pieces) in opened.small:
            pieces += _whole(opened.members[number + len(pieces)], room)
    return [{"piece": base64.b64encode(piece).decode("ascii")} for piece in pieces]


def _whole(member: Opener, room: int) -> list[bytes]:
    with _told("cannot be unpacked"), member() as content:
        piece = content.read(room)
    if len(piece) == room:
        raise ArticleError("no room")
    return [piece]


@contextmanager
def _told(what: str) -> Iterator[None]:
    try:
        yield
    except _BROKEN as error:
        raise ArticleError(f"{what} ({error}): pack it again") from error
    except OSError as error:
        raise ArticleError(f"cannot be read: {error.strerror or error}") from error


def _listed(opened: _Opened, file: IO[bytes], most: int) -> list[dict[str, str]]:
    if (length := _length_of_list(file)) > _ENTRY * most:
        raise ArticleError(f"a list of files of {length:,} bytes: split it, or raise --limit members")
    archive = opened.files.enter_context(zipfile.ZipFile(file))
    members = sorted((item for item in archive.infolist() if not item.is_dir()), key=lambda item: item.filename)
    if not members:
        raise ArticleError("empty archive")
    if len(members) > most:
        raise ArticleError(f"more than {most:,} files in one archive: split it")
    shown = [item for item in members if not _is_hidden(item.filename)]
    opened.members += [cast(Opener, partial(archive.open, item)) for item in shown]
    opened.small |= {at for at, item in enumerate(shown) if item.compress_size < _SMALL and not _wrong(item)}
    return [{"name": item.filename, "wrong": _wrong(item)} for item in shown]


def _length_of_list(file: IO[bytes]) -> int:
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


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(part.startswith((".", "__MACOSX")) for part in parts if part not in (".", ".."))


def _wrong(member: zipfile.ZipInfo) -> str:
    if member.flag_bits & 1:
        return "encrypted: pack it without a password"
    if member.compress_type not in _METHODS:
        return "packed by a method that is not read: pack it with deflate"
    return ""


def _gunzipped(file: IO[bytes]) -> Any:
    file.seek(0)
    return gzip.GzipFile(fileobj=file)
