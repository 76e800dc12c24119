"""Writing a file as a whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from graphbuild.errors import InputError


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
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}; give another place with -o") from None
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        beside.chmod(0o644)  # mkstemp gives 0600, which a shared folder cannot use
        beside.replace(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}; the earlier file is kept") from None
    finally:
        beside.unlink(missing_ok=True)


def make_folder(path: Path) -> None:
    """Make a folder for an export of several files.

    Raises:
        InputError: It cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{path}: cannot be made: {error.strerror}; give another place with -o") from None
