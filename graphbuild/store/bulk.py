"""Files for ``neo4j-admin database import full``: the fast way to load a graph of millions of rows.

The format is that of the Neo4j 5 operations manual ("Import"): a header file and a data file for each label and kind
and for each relationship type between two labels. Ids are unique within a label, which is the id space of the importer.
Strings are always quoted, so that an empty one stays one, and what is unknown is left empty.
"""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from graphbuild.errors import StoreError
from graphbuild.graph import Graph
from graphbuild.store import statements
from graphbuild.store.base import DEFAULT_NAME
from graphbuild.store.graph_rows import to_rows
from graphbuild.store.rows import GraphRows, Value
from graphbuild.store.schema import Property, PropertyType, node_schema, relationship_schema

#: Options for the tool, one a line; give it the name of this file after an ``@``.
ARGUMENTS = "import.args"
SCHEMA = "schema.cypher"
_TYPES = {
    PropertyType.STRING: "string",
    PropertyType.INTEGER: "long",
    PropertyType.FLOAT: "double",
    PropertyType.BOOLEAN: "boolean",
    PropertyType.STRINGS: "string[]",
}
#: Separators of list items, the first that no item holds.
_SEPARATORS = (";", "|", "\x1f", "\x1e")


def write_bulk(graph: Graph, folder: Path, *, graph_name: str = DEFAULT_NAME) -> int:
    """Write a graph as files for the importer and return the number of its rows.

    The folder must be new or empty, or hold what an earlier call wrote; that is replaced.

    Raises:
        StoreError: The folder holds other files, or cannot be written.
    """
    rows = to_rows(graph, graph_name=graph_name)
    separator = _separator(rows)
    try:
        _clear(folder)
        for name, header, lines in _tables(rows, separator):
            (folder / f"{name}-header.csv").write_text(header, "utf-8", newline="")
            with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                file.writelines(lines)
        (folder / SCHEMA).write_text("".join(f"{line};\n" for line in statements.constraints()), "utf-8")
        (folder / ARGUMENTS).write_text("".join(f"{line}\n" for line in _arguments(rows, separator)), "utf-8")
    except OSError as error:
        raise StoreError(f"{folder}: cannot be written: {error.strerror or error}") from error
    return len(rows)


def _clear(folder: Path) -> None:
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    if found and not (folder / ARGUMENTS).is_file():
        raise StoreError(f"{folder}: holds other files: name a new folder")
    if found:
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)


def _separator(rows: GraphRows) -> str:
    lists = [value for row in _properties(rows) for value in row.values() if isinstance(value, list)]
    text = "".join(item for items in lists for item in items)
    found = next((char for char in _SEPARATORS if char not in text), None)
    if found is None:
        raise StoreError("some names hold all the characters that could separate list items: load over the network")
    return found


def _properties(rows: GraphRows) -> Iterator[dict[str, Value]]:
    for nodes in rows.nodes:
        yield from nodes.rows
    for group in rows.relationships:
        yield from (row.properties for row in group.rows)


def _tables(rows: GraphRows, separator: str) -> Iterator[tuple[str, str, Iterable[str]]]:
    """Yield name, header and lines of each pair of files."""
    for nodes in rows.nodes:
        properties = node_schema(nodes.label).properties
        names = [f"id:ID({nodes.label})", *(_column(item) for item in properties if item.name != "id")]
        order = ["id", *(item.name for item in properties if item.name != "id")]
        lines = (_line([row[name] for name in order], separator) for row in nodes.rows)
        yield _node_file(nodes.label, nodes.kind), ",".join(names) + "\n", lines
    for group in rows.relationships:
        properties = relationship_schema(group.type).properties
        names = [f":START_ID({group.start})", f":END_ID({group.end})", *map(_column, properties)]
        lines = (
            _line([row.source, row.target, *(row.properties[item.name] for item in properties)], separator)
            for row in group.rows
        )
        yield _relationship_file(group.type, group.start, group.end), ",".join(names) + "\n", lines


def _column(item: Property) -> str:
    return f"{item.name}:{_TYPES[item.type]}"


def _line(values: Sequence[Value], separator: str) -> str:
    return ",".join(_cell(value, separator) for value in values) + "\n"


def _cell(value: Value, separator: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    text = separator.join(value) if isinstance(value, list) else value
    return '"' + text.replace('"', '""') + '"'


def _arguments(rows: GraphRows, separator: str) -> Iterator[str]:
    """Yield the options of the tool; paths are relative to the folder."""
    yield "--multiline-fields=true"
    yield f"--array-delimiter=U+{ord(separator):04X}"
    for nodes in rows.nodes:
        name = _node_file(nodes.label, nodes.kind)
        labels = f"{nodes.label}:{nodes.kind}" if nodes.kind else nodes.label
        yield f"--nodes={labels}={name}-header.csv,{name}.csv"
    for group in rows.relationships:
        name = _relationship_file(group.type, group.start, group.end)
        yield f"--relationships={group.type}={name}-header.csv,{name}.csv"


def _node_file(label: str, kind: str) -> str:
    return f"nodes-{label}-{kind}" if kind else f"nodes-{label}"


def _relationship_file(type_: str, start: str, end: str) -> str:
    return f"relationships-{type_}-{start}-{end}"
