"""The steps from one state of a folder's store to the next, for servers that follow it."""

import sqlite3

from graphbuild.store.difference import Difference, from_json, to_json

#: So many steps are kept; a server that is further behind is compared as a whole.
STEPS = 100


def keep(db: sqlite3.Connection, before: str, after: str, changes: Difference) -> None:
    """Add a step to the journal of an index."""
    db.execute("INSERT INTO journal (before, after, changes) VALUES (?, ?, ?)", (before, after, to_json(changes)))
    db.execute("DELETE FROM journal WHERE number <= (SELECT max(number) FROM journal) - ?", (STEPS,))


def steps(db: sqlite3.Connection, start: str, end: str) -> list[Difference] | None:
    """Return the changes that lead from one state to another; None when the journal knows no way.

    From a state that was left more than once the latest departure counts: what came before was undone again.
    """
    found: list[Difference] = []
    at, number = start, 0
    while at != end:
        row = db.execute(
            "SELECT number, after, changes FROM journal WHERE before = ? ORDER BY number DESC LIMIT 1", (at,)
        ).fetchone()
        if row is None or row[0] <= number:
            return None
        number, at = row[0], row[1]
        found.append(from_json(row[2]))
    return found
