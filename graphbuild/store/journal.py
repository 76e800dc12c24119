"""The steps from one state of a folder's graph to the next, for the stores that follow it: embedded file and servers.

A step is written in the transaction that changes the index of the folder, so index and journal never differ. A store
notes the state that it was brought to, and asks here for the way from there to the state of the index.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from graphbuild.errors import StoreError
from graphbuild.store.difference import Difference, combined, from_json, to_json

#: The file of index and journal, beside the embedded store.
FILE = "parts.sqlite"
#: So many steps are kept, and all that the embedded store has not taken; a server that is further behind is compared
#: as a whole.
STEPS = 100
TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE journal (
    number INTEGER PRIMARY KEY, before TEXT NOT NULL, after TEXT NOT NULL, changes TEXT NOT NULL
) STRICT;
CREATE INDEX journal_before ON journal (before);
"""
#: Note of an index: the last step that the embedded file holds, 0 for one that was written with the index.
HELD = "held"
_LOCK_SECONDS = 5.0


class OtherGraphError(StoreError):
    """The embedded file and the index beside it belong to different graphs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """The way from a store's state to that of the index.

    Attributes:
        state: The state of the index.
        number: The last step on the way; 0 when nothing has to be done.
        changes: What has to be written.
    """

    state: str
    number: int
    changes: Difference | None


def keep(db: sqlite3.Connection, before: str, after: str, changes: Difference) -> None:
    """Add a step to the journal of an index, and forget those that no store needs."""
    db.execute("INSERT INTO journal (before, after, changes) VALUES (?, ?, ?)", (before, after, to_json(changes)))
    db.execute(
        "DELETE FROM journal WHERE number <= min((SELECT max(number) FROM journal) - ?, ?)",
        (STEPS, int(_note(db, HELD) or 0)),
    )


def steps(db: sqlite3.Connection, start: str, end: str) -> list[tuple[int, str]] | None:
    """Return number and changes, as text, of the steps from one state to another; None when the journal knows no way.

    From a state that was left more than once the latest departure counts: what came before was undone again.
    """
    found: list[tuple[int, str]] = []
    at, number = start, 0
    while at != end:
        row = db.execute(
            "SELECT number, after, changes FROM journal WHERE before = ? ORDER BY number DESC LIMIT 1", (at,)
        ).fetchone()
        if row is None or row[0] <= number:
            return None
        number, at = row[0], row[1]
        found.append((number, row[2]))
    return found


def way(db: sqlite3.Connection, start: str) -> Way | None:
    """Return the way from a store's state to that of an index, all steps in one; None when there is none."""
    state = _note(db, "state")
    found = steps(db, start, state) if state else None
    if found is None:
        return None
    changes = combined(from_json(text) for _, text in found) if found else None
    return Way(state=state, number=found[-1][0] if found else 0, changes=changes)


def way_beside(folder: Path, start: str) -> Way | None:
    """Return the way from the state of the embedded file of a folder to that of the index beside it.

    Returns:
        None where no index is, or one that says of no file that it belongs to it.

    Raises:
        OtherGraphError: The index belongs to another graph than the file.
        StoreError: The index cannot be read.
    """
    path = folder / FILE
    if not path.is_file():
        return None
    try:
        # For writing, where that is allowed: what a killed process left half done is undone by the next reader.
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)) as db:
            db.execute("BEGIN")  # state and journal of one moment
            if not _note(db, HELD):
                return None
            found = way(db, start)
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            return None  # just being made
        raise StoreError(f"{path}: cannot be read: {error}") from error
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{path}: damaged ({error}): run `graphbuild build` again") from error
    if found is None:
        raise OtherGraphError(f"the store in {folder} is not that of the index beside it: run `graphbuild build` again")
    return found


@contextmanager
def holding(folder: Path, taken: Way) -> Iterator[None]:
    """Note that the embedded file holds what lies on the way, while it is put in place: no other may be doing it.

    Raises:
        sqlite3.Error: The index cannot be written, or another process has put a newer file or index in place.
    """
    with closing(sqlite3.connect(folder / FILE, timeout=_LOCK_SECONDS, isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        step = db.execute("SELECT after FROM journal WHERE number = ?", (taken.number,)).fetchone()
        if step != (taken.state,) or int(_note(db, HELD) or 0) > taken.number:
            raise sqlite3.OperationalError("another process was faster")
        yield
        db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (HELD, str(taken.number)))
        db.execute("COMMIT")


def _note(db: sqlite3.Connection, name: str) -> str:
    found = db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return str(found[0]) if found else ""
