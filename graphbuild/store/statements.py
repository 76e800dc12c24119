"""The Cypher of the loader: one text for both engines, built from names of the schema only.

Rows go in as parameters, one statement per label and kind or relationship type (a planner that meets few distinct
texts keeps their plans). Nodes are merged on ``id`` and relationships on their ends and ``rid``, so every statement
can be run again. The static label stands first: kglite identifies a node by it, and Neo4j needs it to use the index of
the uniqueness constraint.
"""

from collections.abc import Iterator

from graphbuild.store.schema import NODES, NodeSchema, between, relationship_schema


def constraints() -> Iterator[str]:
    """Yield the statements that make ids unique and lookups fast."""
    for node in NODES:
        name = f"graphbuild_{node.label.lower()}"
        yield f"CREATE CONSTRAINT {name}_id IF NOT EXISTS FOR (n:{node.label}) REQUIRE n.id IS UNIQUE"
        for index in node.indexes:
            yield f"CREATE INDEX {name}_{index} IF NOT EXISTS FOR (n:{node.label}) ON (n.{index})"


def upsert_nodes(schema: NodeSchema, kind: str) -> str:
    """Return the statement that creates or changes nodes; ``$rows`` are maps of all properties."""
    others = ":".join(name for name in schema.kinds if name != kind)
    labels = f" REMOVE n:{others} SET n:{kind}" if kind else ""
    return f"UNWIND $rows AS row MERGE (n:{schema.label} {{id: row.id}}){labels} SET n += row"


def upsert_relationships(type_: str, start: str, end: str) -> str:
    """Return the statement that creates or changes relationships of one type.

    ``$rows`` are maps ``{source, target, rid, properties}``.
    """
    relationship_schema(type_)
    return (
        f"UNWIND $rows AS row MATCH (a:{start} {{id: row.source}}) MATCH (b:{end} {{id: row.target}}) "
        f"MERGE (a)-[r:`{type_}` {{rid: row.rid}}]->(b) SET r += row.properties"
    )


def delete_nodes(label: str) -> str:
    """Return the statement that deletes the nodes ``$ids`` of ours and their relationships."""
    return f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) WHERE n.graph = $graph DETACH DELETE n"


def delete_relationships(type_: str, start: str) -> str:
    """Return the statement that deletes relationships of ours; ``$rows`` are maps ``{source, rid}``."""
    relationship_schema(type_)
    return (
        f"UNWIND $rows AS row MATCH (a:{start} {{id: row.source}})-[r:`{type_}` {{rid: row.rid}}]->() "
        "WHERE r.graph = $graph DELETE r"
    )


def read_nodes(schema: NodeSchema) -> str:
    """Return the query for all properties and labels of our nodes."""
    columns = ", ".join(f"n.{item.name} AS {item.name}" for item in schema.properties)
    return f"MATCH (n:{schema.label}) WHERE n.graph = $graph RETURN {columns}, labels(n) AS labels"


def read_node_ids(label: str) -> str:
    """Return the query for the ids of our nodes."""
    return f"MATCH (n:{label}) WHERE n.graph = $graph RETURN n.id AS id"


def read_relationships(start: str, end: str) -> str:
    """Return the query for type, ends and properties of our relationships between two labels.

    One query for all types: each text that a server has not met costs it more than the rows of a small graph.
    """
    names = sorted({item.name for schema in between(start, end) for item in schema.properties})
    columns = ", ".join(f"r.{name} AS {name}" for name in names)
    return (
        f"MATCH (a:{start})-[r]->(b:{end}) WHERE r.graph = $graph "
        f"RETURN type(r) AS type, a.id AS source, b.id AS target, {columns}"
    )


def count_nodes(label: str) -> str:
    """Return the query that counts our nodes."""
    return f"MATCH (n:{label}) WHERE n.graph = $graph RETURN count(*) AS number"


def count_relationships(start: str, end: str) -> str:
    """Return the query that counts our relationships between two labels, by type."""
    return f"MATCH (a:{start})-[r]->(b:{end}) WHERE r.graph = $graph RETURN type(r) AS type, count(*) AS number"


def count_foreign(label: str) -> str:
    """Return the query that counts nodes with our label that are not ours."""
    return f"MATCH (n:{label}) WHERE n.graph IS NULL OR n.graph <> $graph RETURN count(*) AS number"
