"""The schema for people and programs: a table, Cypher, JSON, and a document with a picture."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from graphbuild.store import statements
from graphbuild.store.schema import NODES, RELATIONSHIPS, NodeSchema, Property, RelationshipSchema

_ANY = "RELATION"


def as_json(relations: Mapping[str, str]) -> dict[str, Any]:
    """Return the schema as an object; ``relations`` are names of the ontology with their definitions."""
    return {
        "nodes": [asdict(schema) for schema in NODES],
        "relationships": [asdict(schema) for schema in RELATIONSHIPS],
        "relations": dict(relations),
    }


def as_cypher() -> str:
    """Return the statements that the loader runs first; full-text indexes are for servers."""
    return "".join(f"{line};\n" for line in (*statements.constraints(), *statements.fulltext_indexes()))


def as_table(relations: Mapping[str, str]) -> str:
    """Return the schema as lines of text."""
    return "\n".join([*_lines(), "", "Relations", *_pairs(relations)]) + "\n"


def as_markdown(relations: Mapping[str, str]) -> str:
    """Return docs/schema.md."""
    parts = ["# The stored graph\n", "Written by `graphbuild schema --format markdown`; do not edit.\n", _picture()]
    parts.append(f"{_ANY} stands for `CLAIMED` and the {len(relations)} relations of the ontology (below).\n")
    for node in NODES:
        kinds = f"\n\nSecond labels: {', '.join(node.kinds)}." if node.kinds else ""
        parts.append(f"## `:{node.label}`\n\n{node.help}.{kinds}\n\n{_markdown(node.properties)}")
    for relationship in RELATIONSHIPS:
        parts.append(f"## `{_title(relationship)}`\n\n{relationship.help}.\n\n{_markdown(relationship.properties)}")
    rows = [f"| `{name}` | {text} |" for name, text in relations.items()]
    parts.append("\n".join(["## Relations\n", "| relation | means |", "|---|---|", *rows]) + "\n")
    parts.append(f"## Constraints and indexes\n\n```cypher\n{as_cypher()}```\n")
    return "\n".join(parts)


def _picture() -> str:
    """Return the labels and what connects them as a Mermaid diagram."""
    lines = ["```mermaid", "graph LR"]
    lines += [f"    {node.label}(({node.label}))" for node in NODES]
    for schema in RELATIONSHIPS:
        name = _ANY if schema.type == "*" else schema.type
        lines += [f"    {start} -- {name} --> {end}" for start, end in schema.ends]
    return "\n".join([*lines, "```\n"])


def _markdown(properties: tuple[Property, ...]) -> str:
    rows = [f"| `{item.name}` | {item.type} | {item.help} |" for item in properties]
    return "\n".join(["| property | type | |", "|---|---|---|", *rows]) + "\n"


def _lines() -> Iterator[str]:
    for schema in (*NODES, *RELATIONSHIPS):
        yield ""
        yield f"{_title(schema)}  {schema.help}"
        if isinstance(schema, NodeSchema) and schema.kinds:
            yield f"    second label: {' | '.join(schema.kinds)}"
        for item in schema.properties:
            yield f"    {item.name:14} {item.type:13} {item.help}"


def _title(schema: NodeSchema | RelationshipSchema) -> str:
    if isinstance(schema, NodeSchema):
        return f"(:{schema.label})"
    name = _ANY if schema.type == "*" else schema.type
    return ", ".join(f"(:{start})-[:{name}]->(:{end})" for start, end in schema.ends)


def _pairs(relations: Mapping[str, str]) -> Iterator[str]:
    for name, text in relations.items():
        yield f"    {name:24} {text}"
