"""The Cypher of the loader: one text for both engines, built from names of the schema only.

Rows go in as parameters, one statement per label and kind or relationship type (a planner that meets few distinct
texts keeps their plans). Nodes are merged on ``id`` and relationships on their ends and ``rid``, so every statement
can be run again. The static label stands first: kglite identifies a node by it, and Neo4j needs it to use the index of
the uniqueness constraint.
"""

from collections.abc import Iterator

from graphbuild.store.schema import NODES, NodeSchema, between, relationship_schema

#: Label of the one node that notes which records a server holds; it is no part of the graph.
STATE_LABEL = "GraphbuildState"
_PREFIX = "graphbuild"
_FOUND = "n.id AS id, n.name AS name, n.kind AS kind, n.aliases AS aliases, n.mentions AS mentions"


#: What ``graphbuild analyse`` adds to entities: a reading of the graph, no part of it and of its hash.
FIGURES = ("degree", "centrality", "community", "balanced", "unbalanced")


def constraint_name(label: str) -> str:
    """Return the name of the constraint that makes the ids of a label unique."""
    return f"{_PREFIX}_{label.lower()}_id"


def fulltext_name(label: str) -> str:
    """Return the name of the full-text index of a label."""
    return f"{_PREFIX}_{label.lower()}_text"


def constraints() -> Iterator[str]:
    """Yield the statements that make ids unique and lookups fast."""
    for node in NODES:
        name = constraint_name(node.label)
        yield f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{node.label}) REQUIRE n.id IS UNIQUE"
        for index in node.indexes:
            name = _index_name(node.label, index)
            yield f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{node.label}) ON (n.{index})"


def fulltext_indexes() -> Iterator[str]:
    """Yield the statements that make texts searchable, for engines that rank what they find."""
    for node in NODES:
        if node.fulltext:
            on = ", ".join(f"n.{item}" for item in node.fulltext)
            name = fulltext_name(node.label)
            yield f"CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR (n:{node.label}) ON EACH [{on}]"


def schema_removals() -> Iterator[str]:
    """Yield the statements that take back what ``constraints`` and ``fulltext_indexes`` made."""
    for node in NODES:
        yield f"DROP CONSTRAINT {constraint_name(node.label)} IF EXISTS"
        for index in node.indexes:
            yield f"DROP INDEX {_index_name(node.label, index)} IF EXISTS"
        if node.fulltext:
            yield f"DROP INDEX {fulltext_name(node.label)} IF EXISTS"


def _index_name(label: str, index: str) -> str:
    return f"{_PREFIX}_{label.lower()}_{index}"


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


def forget_figures() -> str:
    """Return the statement that takes the figures of an analysis from our entities."""
    return "MATCH (n:Entity {graph: $graph}) REMOVE " + ", ".join(f"n.{name}" for name in FIGURES)


def write_figures() -> str:
    """Return the statement that gives entities the figures of an analysis; ``$rows`` are maps with ``id``."""
    given = ", ".join(f"n.{name} = row.{name}" for name in FIGURES)
    return f"UNWIND $rows AS row MATCH (n:Entity {{id: row.id, graph: $graph}}) SET {given}"


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


def foreign_graphs(label: str) -> str:
    """Return the query for the names of the other graphs whose nodes have our label."""
    return (
        f"MATCH (n:{label}) WHERE n.graph IS NOT NULL AND n.graph <> $graph "
        "RETURN DISTINCT n.graph AS name ORDER BY name LIMIT 5"
    )


def count_foreign_relationships(label: str) -> str:
    """Return the query that counts what others attached to our nodes."""
    return (
        f"MATCH (n:{label})-[r]-() WHERE n.graph = $graph AND (r.graph IS NULL OR r.graph <> $graph) "
        "RETURN count(r) AS number"
    )


def search_names(label: str) -> str:
    """Return the query that finds nodes by their full-text index, best first."""
    return (
        f"CALL db.index.fulltext.queryNodes('{fulltext_name(label)}', $text) YIELD node AS n, score "
        f"WHERE n.graph = $graph RETURN {_FOUND} ORDER BY score DESC, id LIMIT $limit"
    )


def contain_names(label: str) -> str:
    """Return the query that finds nodes whose name or an alias holds ``$text``, in lower case; names come first."""
    return (
        f"MATCH (n:{label}) WHERE n.graph = $graph AND (toLower(n.name) CONTAINS $text "
        "OR any(item IN coalesce(n.aliases, []) WHERE toLower(item) CONTAINS $text)) "
        f"RETURN {_FOUND} ORDER BY CASE WHEN toLower(n.name) = $text THEN 0 WHEN toLower(n.name) STARTS WITH $text "
        "THEN 1 WHEN toLower(n.name) CONTAINS $text THEN 2 ELSE 3 END, mentions DESC, id LIMIT $limit"
    )


def read_state() -> str:
    """Return the query for the state that a server was last brought to."""
    return f"MATCH (n:{STATE_LABEL} {{id: $graph}}) RETURN n.state AS state"


def write_state() -> str:
    """Return the statement that notes a state."""
    return f"MERGE (n:{STATE_LABEL} {{id: $graph}}) SET n.graph = $graph, n.name = $graph, n.state = $state"


def forget_state() -> str:
    """Return the statement that deletes the note of a state."""
    return f"MATCH (n:{STATE_LABEL} {{id: $graph}}) DETACH DELETE n"
