"""Cuts what has to be written into batches, each with its statement, in the order that no end is ever missing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from graphbuild.store import statements
from graphbuild.store.difference import Difference
from graphbuild.store.rows import GraphRows
from graphbuild.store.schema import node_schema

Item = TypeVar("Item")
#: Rows per transaction: larger ones gain nothing that could be measured, smaller ones cost commits.
BATCH = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """A statement, its parameters, and the number of rows in them."""

    statement: str
    params: Mapping[str, Any]
    rows: int


def batches(changes: Difference, *, graph_name: str, size: int = BATCH) -> Iterator[Batch]:
    """Yield the batches of a difference.

    Relationships that are gone leave before new ones come: a new one may have the ``rid`` of an old one.
    """
    yield from _nodes(changes.changed, size)
    for (type_, start), items in changes.gone_relationships.items():
        statement = statements.delete_relationships(type_, start)
        for part in parts(items, size):
            yield Batch(statement=statement, params={"rows": part, "graph": graph_name}, rows=len(part))
    yield from _relationships(changes.changed, size)
    yield from removals(changes.gone_nodes, graph_name=graph_name, size=size)


def removals(gone: Mapping[str, Sequence[str]], *, graph_name: str, size: int = BATCH) -> Iterator[Batch]:
    """Yield the batches that delete nodes, by label, with their relationships."""
    for label, names in gone.items():
        for part in parts(names, size):
            params = {"ids": part, "graph": graph_name}
            yield Batch(statement=statements.delete_nodes(label), params=params, rows=len(part))


def _nodes(rows: GraphRows, size: int) -> Iterator[Batch]:
    for group in rows.nodes:
        statement = statements.upsert_nodes(node_schema(group.label), group.kind)
        for part in parts(group.rows, size):
            yield Batch(statement=statement, params={"rows": part}, rows=len(part))


def _relationships(rows: GraphRows, size: int) -> Iterator[Batch]:
    for group in rows.relationships:
        statement = statements.upsert_relationships(group.type, group.start, group.end)
        for part in parts(group.rows, size):
            maps = [
                {
                    "source": row.source,
                    "target": row.target,
                    "rid": row.properties["rid"],
                    "properties": row.properties,
                }
                for row in part
            ]
            yield Batch(statement=statement, params={"rows": maps}, rows=len(maps))


def parts(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    """Yield slices of at most ``size`` items."""
    for at in range(0, len(items), size):
        yield items[at : at + size]
