"""Rows of nodes and relationships as they are stored, and their hash: equal hashes mean equal stored graphs."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

Value = str | int | float | bool | list[str] | None
Properties = dict[str, Value]
_ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeRows:
    """Nodes of one label and kind, by id.

    Attributes:
        kind: Second label, or empty.
        rows: Properties; every property of the schema is there, None when unknown.
    """

    label: str
    kind: str
    rows: tuple[Properties, ...]


@dataclass(frozen=True, slots=True)
class RelationshipRow:
    """One relationship: ids of its ends and properties, ``rid`` among them."""

    source: str
    target: str
    properties: Properties


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationshipRows:
    """Relationships of one type between two labels, by rid."""

    type: str
    start: str
    end: str
    rows: tuple[RelationshipRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphRows:
    """Everything that is stored of a graph, in sorted order."""

    nodes: tuple[NodeRows, ...]
    relationships: tuple[RelationshipRows, ...]

    def __len__(self) -> int:
        return sum(len(group.rows) for group in self.nodes) + sum(len(group.rows) for group in self.relationships)


def group_nodes(found: Iterable[tuple[str, str, Properties]]) -> tuple[NodeRows, ...]:
    """Sort (label, kind, properties) into groups."""
    groups: dict[tuple[str, str], list[Properties]] = defaultdict(list)
    for label, kind, row in found:
        groups[label, kind].append(row)
    return tuple(
        NodeRows(label=label, kind=kind, rows=tuple(sorted(rows, key=lambda row: str(row["id"]))))
        for (label, kind), rows in sorted(groups.items())
    )


def group_relationships(
    found: Iterable[tuple[str, str, str, RelationshipRow]],
) -> tuple[RelationshipRows, ...]:
    """Sort (type, start label, end label, row) into groups."""
    groups: dict[tuple[str, str, str], list[RelationshipRow]] = defaultdict(list)
    for type_, start, end, row in found:
        groups[type_, start, end].append(row)
    return tuple(
        RelationshipRows(
            type=type_,
            start=start,
            end=end,
            rows=tuple(sorted(rows, key=lambda row: str(row.properties["rid"]))),
        )
        for (type_, start, end), rows in sorted(groups.items())
    )


def hash_rows(rows: GraphRows) -> str:
    """Return a SHA-256 over all rows; it does not depend on the engine or on the order of loading."""
    content = hashlib.sha256()
    for nodes in rows.nodes:
        for properties in nodes.rows:
            content.update(canonical([nodes.label, nodes.kind, properties]))
    for group in rows.relationships:
        for row in group.rows:
            content.update(canonical([group.type, group.start, group.end, row.source, row.target, row.properties]))
    return content.hexdigest()


def canonical(item: list[object]) -> bytes:
    """Return the one way in which a row is written down to be hashed."""
    return _ENCODER.encode(item).encode() + b"\n"
