"""A server that holds other data too: finds before the first write what a load or an unload would collide with."""

from collections.abc import Iterator, Mapping
from typing import Any

from graphbuild.errors import StoreError
from graphbuild.store import statements
from graphbuild.store.base import GraphStore
from graphbuild.store.schema import NODES

#: Names of uniqueness constraints in ``SHOW CONSTRAINTS``; they change with the version of the server.
_UNIQUE = frozenset({"UNIQUENESS", "NODE_PROPERTY_UNIQUENESS", "NODE_KEY"})
_LABELS = frozenset({schema.label for schema in NODES} | {kind for schema in NODES for kind in schema.kinds})

_CONSTRAINTS = frozenset(statements.constraint_name(schema.label) for schema in NODES)


def before_load(store: GraphStore, where: str) -> None:
    """Make sure that our constraints can be made and nodes of others are not taken for ours.

    Args:
        store: The server's store.
        where: Server and database, for messages.

    Raises:
        StoreError: Foreign nodes have our labels, or a constraint or index of others stands in the way.
    """
    for schema in NODES:
        number = _number(store, statements.count_foreign(schema.label))
        if number:
            raise StoreError(
                f"{where} holds {number} nodes labelled {schema.label} that are not of graph {store.graph_name!r}"
                f"{_owners(store, schema.label)}. Ids are unique per label in a whole database, so two graphs cannot "
                "share one: load into another with --database, or unload that graph first"
            )
    for problem in _in_the_way(store):
        raise StoreError(f"{where}: {problem}")


def before_unload(store: GraphStore, where: str) -> None:
    """Make sure that nothing of others would go with our nodes.

    Raises:
        StoreError: Others attached relationships to our nodes.
    """
    for schema in NODES:
        number = _number(store, statements.count_foreign_relationships(schema.label))
        if number:
            raise StoreError(
                f"{where}: {number} relationships of others hang on our {schema.label} nodes and could not stay "
                "without them: delete those first (they lack our property graph)"
            )


def _number(store: GraphStore, cypher: str) -> int:
    number: int = store.read(cypher, {"graph": store.graph_name}).rows[0][0]
    return number


def _owners(store: GraphStore, label: str) -> str:
    rows = store.read(statements.foreign_graphs(label), {"graph": store.graph_name}).rows
    return f" but of {', '.join(repr(name) for (name,) in rows)}" if rows else ""


def _in_the_way(store: GraphStore) -> Iterator[str]:
    for row in _schema(store, "CONSTRAINTS", "null"):
        on_ours = bool(_LABELS & set(row["labels"]))
        unique_id = row["kind"] in _UNIQUE and row["properties"] == ["id"]
        if on_ours != (row["name"] in _CONSTRAINTS) and not (on_ours and unique_id):
            yield _description("constraint", row)
    for row in _schema(store, "INDEXES", "owningConstraint"):
        on_id = bool(_LABELS & set(row["labels"])) and row["properties"] == ["id"]
        if on_id and row["kind"] == "RANGE" and row["owner"] is None:
            yield _description("index", row)


def _schema(store: GraphStore, what: str, owner: str) -> list[dict[str, Any]]:
    columns = "name, type, labelsOrTypes, properties" + (f", {owner}" if owner != "null" else "")
    names = ("name", "kind", "labels", "properties", "owner")
    rows = store.read(f"SHOW {what} YIELD {columns}").rows
    found = [dict(zip(names, (*row, None), strict=False)) for row in rows]
    return [row for row in found if row["labels"]]


def _description(what: str, row: Mapping[str, Any]) -> str:
    on = f"(:{':'.join(row['labels'])} {{{', '.join(row['properties'])}}})"
    return (
        f"the {what} {row['name']!r} on {on} is not ours and would stop the load: load into another database, or drop "
        f"it (DROP {what.upper()} `{row['name']}`)"
    )
