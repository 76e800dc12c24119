"""One process changes a folder at a time, and what an earlier one left when it was killed is cleared away."""

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graphbuild.errors import InputError
from graphbuild.export.files import clear_unfinished, lock
from graphbuild.pipeline.manifest import MANIFEST
from graphbuild.pipeline.views import CLAIMS, GRAPHML, PAGE, REPLACED, STAGED, STORE


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Keep other processes from changing the folder, which must be there; readers are not kept out.

    The lock is the operating system's and goes with the process, however that ends: nothing is left to be removed.

    Raises:
        InputError: Another process is changing the folder.
        PermissionError: It may not be written.
    """
    for ours in (folder, folder / STORE):
        if ours.is_dir() and not os.access(ours, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(ours))
    with _locked(folder):
        _clear(folder)
        yield


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            lock(handle)
        except BlockingIOError:
            raise InputError(
                f"{folder}: another graphbuild is changing this graph; nothing was changed: try again when it is done"
            ) from None
        yield
    finally:
        os.close(handle)


def _clear(folder: Path) -> None:
    """Remove what a killed process left: in our own folders everything hidden, elsewhere only what is named as ours."""
    if not (folder / STORE).exists() and (folder / REPLACED).is_dir():
        (folder / REPLACED).rename(folder / STORE)
    for left in (STAGED, REPLACED):
        shutil.rmtree(folder / left, ignore_errors=True)
    for name in (CLAIMS, GRAPHML, PAGE, MANIFEST):
        clear_unfinished(folder / name)
    for path in (folder / STORE).glob(".*"):
        path.unlink(missing_ok=True)
