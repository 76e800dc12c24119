"""JSON in the node-link form of networkx and D3, with claims and articles beside nodes and edges."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from graphbuild.assemble.claims_jsonl import claim_rows
from graphbuild.export.articles import article_facts
from graphbuild.export.files import whole_file
from graphbuild.export.tables import tables
from graphbuild.graph import Graph
from graphbuild.ontology import Ontology

_HEAD = '{"directed": true, "multigraph": true, "graph": {"name": "graphbuild"}'


def write_node_link(graph: Graph, path: Path, *, ontology: Ontology | None = None) -> None:
    """Write the graph as JSON, an element per line; ``networkx.node_link_graph`` reads it.

    Nodes and edges have the columns of the tables; the key of an edge is its ``rid``. Lists stay lists. Rows are
    written one by one.

    Raises:
        InputError: The file cannot be written.
    """
    nodes, edges, *_ = tables(graph, ontology)
    parts: dict[str, Iterable[Any]] = {
        "nodes": nodes.rows(),
        "edges": ({"key": row["id"], **row} for row in edges.rows()),
        "claims": claim_rows(graph),
        "articles": map(article_facts, graph.articles),
    }
    with whole_file(path) as file:
        file.write(_HEAD.encode())
        for name, rows in parts.items():
            file.write(f',\n"{name}": ['.encode())
            file.writelines(_lines(rows))
            file.write(b"]")
        file.write(b"}\n")


def _lines(rows: Iterable[Any]) -> Iterator[bytes]:
    for number, row in enumerate(rows):
        text = json.dumps(row, ensure_ascii=False)
        yield (",\n" if number else "\n").encode() + text.encode("utf-8", "replace")
