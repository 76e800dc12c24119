"""GraphML that Gephi, Cytoscape, yEd, igraph and networkx read alike.

networkx's own writer repeats edge ids between pairs (Gephi then drops edges), writes one attribute under two
types (igraph then refuses the file) and cannot write dates or lists; so the file is written here. igraph reads
the ids of edges wrongly, therefore they are repeated as ``rel_id``. ``docs`` of the attributes: ``attributes.py``.
"""

import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, NamedTuple

from graphbuild.export.attributes import Attributes, Describer, Scalar, xml_text
from graphbuild.export.files import write_whole
from graphbuild.export.yed import add_edge_graphics, add_node_graphics, declare_graphics
from graphbuild.model import Graph, digest
from graphbuild.ontology import Ontology

Flavor = Literal["plain", "yed"]
NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}
_SEPARATOR = " | "


class Row(NamedTuple):
    """An edge as it is written."""

    id: str
    source: str
    target: str
    attributes: Attributes


def write_graphml(
    graph: Graph,
    path: Path,
    *,
    flavor: Flavor = "plain",
    merge: bool = False,
    ontology: Ontology | None = None,
) -> None:
    """Write the graph as GraphML, UTF-8, in the graph's order; the same graph gives the same bytes.

    Args:
        graph: The graph; its claims and articles are in the attributes of the edges.
        path: File to write; replaced as a whole or not at all.
        flavor: ``yed`` adds the shapes and labels that yEd wants, beside the plain attributes.
        merge: One edge per ordered pair, with relations joined and weights summed, for tools that cannot show
            parallel edges. Labels still say what is denied or only planned.
        ontology: Words the relations; the packaged one when left out.

    Raises:
        InputError: The file cannot be written.
    """
    describer = Describer.of(graph, ontology)
    nodes = [(node.node.id, describer.node(node)) for node in sorted(graph.nodes, key=lambda node: node.node.id)]
    ordered = sorted(graph.edges, key=lambda edge: edge.rid)
    edges = [Row(edge.rid, edge.source, edge.target, describer.edge(edge)) for edge in ordered]
    root = ET.Element("graphml", {"xmlns": NAMESPACE})
    _add_graph(root, nodes, _merged(edges) if merge else edges, yed=flavor == "yed")
    ET.indent(root)
    content = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    write_whole(path, content + b"\n")


def _add_graph(root: ET.Element, nodes: list[tuple[str, Attributes]], edges: list[Row], *, yed: bool) -> None:
    node_keys = _declare(root, "node", (attributes for _, attributes in nodes))
    edge_keys = _declare(root, "edge", (row.attributes for row in edges))
    if yed:
        declare_graphics(root)
    graph = ET.SubElement(root, "graph", {"id": "graphbuild", "edgedefault": "directed"})
    for name, attributes in nodes:
        element = ET.SubElement(graph, "node", {"id": name})
        _add_data(element, node_keys, attributes)
        if yed:
            add_node_graphics(element, attributes)
    for row in edges:
        element = ET.SubElement(graph, "edge", {"id": row.id, "source": row.source, "target": row.target})
        _add_data(element, edge_keys, row.attributes)
        if yed:
            add_edge_graphics(element, row.attributes)


def _declare(root: ET.Element, domain: str, rows: Iterable[Attributes]) -> dict[str, str]:
    """Declare one key per attribute name and return name to key id."""
    first = next(iter(rows), {})
    keys = {name: f"{domain[0]}{place}" for place, name in enumerate(first)}
    for name, key in keys.items():
        ET.SubElement(
            root,
            "key",
            {"id": key, "for": domain, "attr.name": name, "attr.type": _TYPES[type(first[name])]},
        )
    return keys


def _add_data(element: ET.Element, keys: dict[str, str], attributes: Attributes) -> None:
    for name, value in attributes.items():
        ET.SubElement(element, "data", {"key": keys[name]}).text = _text(value)


def _text(value: Scalar) -> str:
    return str(value).lower() if isinstance(value, bool) else xml_text(str(value))


def _merged(rows: list[Row]) -> list[Row]:
    """Join the rows of each ordered pair."""
    pairs: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        pairs[row.source, row.target].append(row)
    return [
        Row(digest("m-", *pair), *pair, _join([row.attributes for row in found]))
        for pair, found in sorted(pairs.items())
    ]


def _join(found: list[Attributes]) -> Attributes:
    """Join attributes: texts in order without repeats, numbers summed or, where a sum means nothing, bounded."""
    joined: Attributes = {}
    for name, first in found[0].items():
        values = [attributes[name] for attributes in found]
        joined[name] = _SEPARATOR.join(dict.fromkeys(str(value) for value in values if value != ""))
        if isinstance(first, bool):
            joined[name] = any(values)
        elif name in ("weight", "n_evidence"):
            joined[name] = type(first)(sum(float(value) for value in values))
        elif not isinstance(first, str):
            joined[name] = max(values, key=float)
    signs = {attributes["polarity_sign"] for attributes in found}
    joined["polarity_sign"] = signs.pop() if len(signs) == 1 else 0
    joined["date_start"] = min((str(row["date_start"]) for row in found if row["date_start"]), default="")
    joined["date_end"] = max((str(row["date_end"]) for row in found), default="")
    return joined
