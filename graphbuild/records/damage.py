"""What is said of a record file that cannot be what a build wrote."""

import sqlite3
from pathlib import Path

from graphbuild.errors import InputError

#: SQLite's own codes: the pages do not fit together; it is another kind of file.
_CORRUPT, _NO_DATABASE = 11, 26
#: How SQLite and Python say that a text in it is broken.
_BROKEN_TEXT = ("malformed JSON", "Could not decode to UTF-8")


def damage(path: Path, error: BaseException | None) -> InputError | None:
    """Return the error to raise where a file turns out to be damaged; None where something else went wrong."""
    if not isinstance(error, sqlite3.Error):
        return None
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code not in (_CORRUPT, _NO_DATABASE) and not str(error).startswith(_BROKEN_TEXT):
        return None
    return InputError(
        f"{path}: a damaged record file, or none at all ({error}): delete it and run"
        " `graphbuild build` with all articles again; decisions.jsonl beside it is kept"
    )


def nothing_in(path: Path) -> InputError:
    """Return the error to raise where a file holds no finished build."""
    return InputError(
        f"{path}: holds no finished graph (it is empty or was damaged, or the first build did not end):"
        " run `graphbuild build` with all articles again"
    )
