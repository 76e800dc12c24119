"""A new graph that is less than half of the old one is more often a mistake than meant: it has to be asked for."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from graphbuild.errors import InputError
from graphbuild.pipeline.parts import NAME, Parts

_QUESTION = "SELECT coalesce(sum(number), 0) FROM tally WHERE what = ?"
_TABLES = {"articles": "article", "claims": "claim"}


def counts_of(folder: Path) -> dict[str, int]:
    """Return the numbers of articles and claims in the graph of a store's folder; nothing where none can be read."""
    try:
        if (folder / NAME).is_file():
            with Parts(folder / NAME, symmetric=()) as parts:
                return {name: parts.rows(_QUESTION, table)[0][0] for name, table in _TABLES.items()}
    except sqlite3.Error:
        pass  # damaged: it is made anew
    return {}


def require_half(before: Mapping[str, int], now: Mapping[str, int], folder: Path) -> None:
    """Make sure that nothing fell by more than half.

    Args:
        before: Numbers by what they count, of the graph that is there.
        now: Those of the graph that would take its place, as far as they are known.
        folder: Folder of the build, for the message.

    Raises:
        InputError: Something did.
    """
    fallen = [f"{now[what]} {what} instead of {before[what]}" for what in now if now[what] * 2 < before.get(what, 0)]
    if fallen:
        raise InputError(
            f"{folder}: the new graph would hold {' and '.join(fallen)}; the earlier graph is kept: look whether all "
            "articles were given and could be read, or give --force where this is meant"
        )
