"""The decisions file of a folder: ``decisions.jsonl``, to which commands only ever append.

It is plain text for version control: a line per decision, in the order in which they were made. ``undo`` is a line
itself, so the file tells what was once decided; deleting a line by hand does the same without a trace.
"""

import errno
import os
from collections.abc import Iterable
from pathlib import Path

from graphbuild.errors import InputError
from graphbuild.records.decisions import AnyDecision, Undo, decision_id, from_line, to_line

DECISIONS = "decisions.jsonl"


def read_decisions(folder: Path) -> tuple[AnyDecision, ...]:
    """Return all decisions of a folder, in their order; none where there is no file.

    Raises:
        DataFileError: A line is no decision.
        InputError: The file cannot be read.
    """
    path = folder / DECISIONS
    if not path.is_file():
        return ()
    try:
        return parse_decisions(path.read_text("utf-8"), name=str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error


def parse_decisions(text: str, *, name: str = DECISIONS) -> tuple[AnyDecision, ...]:
    """Return the decisions of a text.

    Raises:
        DataFileError: A line is no decision; the message has its number.
    """
    return tuple(
        from_line(line, place=f"{name}:{number}")
        for number, line in enumerate(text.split("\n"), 1)  # not splitlines: quotes may hold other line ends
        if line.strip() and not line.lstrip().startswith("#")
    )


def in_force(decisions: Iterable[AnyDecision]) -> tuple[AnyDecision, ...]:
    """Return the decisions that no later line takes back, in the order in which they apply."""
    found: dict[str, AnyDecision] = {}
    for decision in decisions:
        if isinstance(decision, Undo):
            found.pop(decision.decision, None)
        else:
            found.setdefault(decision_id(decision), decision)
    return tuple(found.values())


def to_text(decisions: Iterable[AnyDecision]) -> str:
    """Return decisions as the text of a file."""
    return "".join(f"{to_line(decision)}\n" for decision in decisions)


def append(folder: Path, decision: AnyDecision) -> None:
    """Write a decision at the end of the file of a folder.

    Raises:
        InputError: The file cannot be written.
    """
    path = folder / DECISIONS
    try:
        # A last line that was typed without its end must not swallow this one.
        broken = path.is_file() and path.stat().st_size and not path.read_bytes().endswith(b"\n")
        line = ("\n" if broken else "") + to_text([decision])
        _add(path, line.encode("utf-8"))
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error}") from error


def _add(path: Path, line: bytes) -> None:
    """Write at the end of a file; a full disk leaves no half of a line there."""
    with path.open("ab", buffering=0) as file:
        size = file.tell()
        try:
            if file.write(line) != len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        except OSError:
            file.truncate(size)
            raise
