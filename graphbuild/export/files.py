"""Writing a file as a whole or not at all."""

import os
import tempfile
from pathlib import Path

from graphbuild.errors import InputError


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the file and rename, so that readers see the old content or the new, never a part.

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
            file.write(content)
        beside.chmod(0o644)  # mkstemp gives 0600, which a shared folder cannot use
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise InputError(f"{path}: cannot be written: {error.strerror}; the earlier file is kept") from None
