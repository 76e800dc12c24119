"""Records as columns: a page of 20,000 relations is half as big this way, and stays JSON that people can read."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

Table = dict[str, Any]
Columns = Mapping[str, list[Any]]
#: Columns are told together while their distinct combinations are fewer than a record in so many.
_SHARE = 8


def table(records: Iterable[Mapping[str, Any]]) -> Table:
    """Return ``length``, ``columns`` and ``shared``; columns that are empty everywhere are left out.

    A column is the list of its values or, where they recur, ``of`` (the distinct ones) and ``at`` (their places).
    Columns that recur together are told once for all: ``shared.of`` holds a row of values per combination.
    """
    found = list(records)
    columns = {name: [row[name] for row in found] for name in (found[0] if found else {})}
    filled = {name: values for name, values in columns.items() if any(value not in ("", None, []) for value in values)}
    keys = {name: [_key(value) for value in values] for name, values in filled.items()}
    together = _together(keys, len(found) // _SHARE)
    return {
        "length": len(found),
        "columns": {name: _column(values, keys[name]) for name, values in filled.items() if name not in together},
        "shared": {"names": together, **_indexed(_rows(filled, together), _rows(keys, together))},
    }


def _key(value: Any) -> str:
    """Return what values are compared by: True is not 1, and lists count by their content."""
    return value if isinstance(value, str) else "\0" + json.dumps(value)


def _together(keys: Mapping[str, list[str]], most: int) -> list[str]:
    """Return the columns to tell together: those with few values first, while the combinations stay few."""
    chosen: list[str] = []
    for name in sorted(keys, key=lambda name: (len(set(keys[name])), name)):
        if len(set(zip(*(keys[part] for part in (*chosen, name)), strict=True))) <= most:
            chosen.append(name)
    return chosen


def _rows(columns: Columns, names: list[str]) -> list[Any]:
    return list(zip(*(columns[name] for name in names), strict=True))


def _column(values: list[Any], keys: list[str]) -> Any:
    return _indexed(values, keys) if 2 * len(set(keys)) <= len(values) else values


def _indexed(values: list[Any], keys: list[Any]) -> dict[str, list[Any]]:
    distinct = dict(zip(keys, values, strict=True))
    places = {key: place for place, key in enumerate(distinct)}
    return {"of": list(distinct.values()), "at": [places[key] for key in keys]}
