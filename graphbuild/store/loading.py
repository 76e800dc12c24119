"""Cuts the rows of a graph into batches, each with its statement; nodes come before relationships."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from graphbuild.store import statements
from graphbuild.store.rows import GraphRows
from graphbuild.store.schema import node_schema

Item = TypeVar("Item")
#: Rows per transaction: larger ones gain nothing that could be measured, smaller ones cost commits.
BATCH = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """A statement and the rows that it is run with."""

    statement: str
    rows: Sequence[dict[str, Any]]


def batches(rows: GraphRows, *, size: int = BATCH) -> Iterator[Batch]:
    """Yield the batches of a graph, nodes first."""
    yield from node_batches(rows, size=size)
    yield from relationship_batches(rows, size=size)


def node_batches(rows: GraphRows, *, size: int = BATCH) -> Iterator[Batch]:
    """Yield the batches of the nodes."""
    for group in rows.nodes:
        statement = statements.upsert_nodes(node_schema(group.label), group.kind)
        for part in parts(group.rows, size):
            yield Batch(statement=statement, rows=part)


def relationship_batches(rows: GraphRows, *, size: int = BATCH) -> Iterator[Batch]:
    """Yield the batches of the relationships."""
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
            yield Batch(statement=statement, rows=maps)


def parts(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    """Yield slices of at most ``size`` items."""
    for at in range(0, len(items), size):
        yield items[at : at + size]
