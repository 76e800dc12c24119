"""Writing a file as a whole or not at all."""

import glob
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from graphbuild.errors import InputError

_UNFINISHED = ".part"


def write_whole(path: Path, content: bytes) -> None:
    """Write a file as a whole; see ``whole_file``.

    Raises:
        InputError: The folder is absent, read-only or full; an earlier file is unharmed.
    """
    with whole_file(path) as file:
        file.write(content)


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """Give a file to write beside the path, and rename it at the end.

    Readers see the old content or the new, never a part; when anything fails, the old content stays.

    Raises:
        InputError: The folder is absent, read-only or full; an earlier file is unharmed.
    """
    clear_unfinished(path)
    try:
        handle, beside = _beside(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}; give another place with -o") from None
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        beside.chmod(0o644)  # mkstemp gives 0600, which a shared folder cannot use
        beside.replace(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}; the earlier file is kept") from None
    finally:
        beside.unlink(missing_ok=True)


def clear_unfinished(path: Path) -> None:
    """Remove what writers of this path left beside it when they were killed; what is being written now stays."""
    for left in path.parent.glob(f"{glob.escape(_prefix(path))}*{_UNFINISHED}"):
        with suppress(OSError), left.open("rb") as file:
            lock(file.fileno())
            left.unlink()


def lock(handle: int) -> None:
    """Take the lock of an open file or folder, which the system takes back when the process ends, however it ends.

    Raises:
        BlockingIOError: Another process has it.
    """
    if sys.platform != "win32":
        import fcntl  # noqa: PLC0415  (Windows has none)

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise
        except OSError:
            pass  # a file system without locks


def _beside(path: Path) -> tuple[int, Path]:
    """Make a locked file in the folder of the path."""
    while True:
        handle, name = tempfile.mkstemp(prefix=_prefix(path), suffix=_UNFINISHED, dir=path.parent)
        with suppress(BlockingIOError):
            lock(handle)
            if os.fstat(handle).st_nlink:
                return handle, Path(name)
        os.close(handle)  # taken for a leftover before it was locked


def _prefix(path: Path) -> str:
    return f".{path.name[:40]}."


def make_folder(path: Path) -> None:
    """Make a folder for an export of several files.

    Raises:
        InputError: It cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{path}: cannot be made: {error.strerror}; give another place with -o") from None
