"""Answers as text: a table, JSON, JSON lines, CSV or Markdown."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from typing import Any

from graphbuild.errors import InputError
from graphbuild.store import Rows

#: A cell that begins with one of these is a formula to a spreadsheet (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WIDTH = 60


def format_rows(rows: Rows, name: str) -> str:
    """Return the rows in a format of ``FORMATS``, with a line feed at the end.

    Raises:
        InputError: There is no such format.
    """
    if name not in FORMATS:
        raise InputError(f"unknown format {name!r}: use one of {', '.join(FORMATS)}")
    return FORMATS[name](rows)


def _table(rows: Rows) -> str:
    cells = [list(rows.columns), *([_cell(value) for value in row] for row in rows.rows)]
    widths = [min(_WIDTH, max(len(row[at]) for row in cells)) for at in range(len(rows.columns))]
    lines = [_line(row, widths) for row in cells]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join([*lines, _summary(rows)]) + "\n"


def _line(cells: list[str], widths: list[int]) -> str:
    return "  ".join(_cut(cell, width).ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"


def _summary(rows: Rows) -> str:
    number = len(rows.rows)
    return f"({number} row{'' if number == 1 else 's'}{', there are more' if rows.truncated else ''})"


def _cell(value: Any) -> str:
    """Return a value on one line; control characters, which could steer a terminal, become spaces."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(_cell, value))
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)
    return "".join(char if char.isprintable() else " " for char in text)


def _json(rows: Rows) -> str:
    return json.dumps(list(rows.dicts()), ensure_ascii=False, indent=2) + "\n"


def _jsonl(rows: Rows) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows.dicts())


def _csv(rows: Rows) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(rows.columns)
    writer.writerows([_harmless(value) for value in row] for row in rows.rows)
    return file.getvalue()


def _harmless(value: Any) -> Any:
    """Return a cell that no spreadsheet takes for a formula."""
    if isinstance(value, list | dict):
        value = _cell(value)
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _markdown(rows: Rows) -> str:
    return "\n".join(_markdown_lines(rows)) + "\n"


def _markdown_lines(rows: Rows) -> Iterator[str]:
    yield f"| {' | '.join(rows.columns)} |"
    yield f"|{'---|' * len(rows.columns)}"
    for row in rows.rows:
        cells = (_cell(value).replace("\\", "\\\\").replace("|", "\\|") for value in row)
        yield f"| {' | '.join(cells)} |"


#: Writers by name.
FORMATS: dict[str, Callable[[Rows], str]] = {
    "table": _table,
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
    "markdown": _markdown,
}
