"""GraphML that Gephi, Cytoscape, yEd, igraph and networkx read alike.

networkx's own writer repeats edge ids between pairs (Gephi then drops edges), writes one attribute under two
types (igraph then refuses the file) and cannot write dates or lists; so the file is written here. igraph reads
the ids of edges wrongly, therefore they are repeated as ``rel_id``. ``docs`` of the attributes: ``attributes.py``.
"""

import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import Literal, NamedTuple

from graphbuild.export.attributes import Attributes, Describer, Scalar, xml_text
from graphbuild.export.files import whole_file
from graphbuild.export.xml_stream import XmlStream
from graphbuild.export.yed import YED_NAMESPACE, add_edge_graphics, add_node_graphics, graphics_keys
from graphbuild.graph import Graph
from graphbuild.model import digest
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
    rows = (
        Row(edge.rid, edge.source, edge.target, describer.edge(edge))
        for edge in sorted(graph.edges, key=lambda edge: edge.rid)
    )
    with whole_file(path) as file:
        _write(XmlStream(file), graph, describer, _merged(rows) if merge else rows, yed=flavor == "yed")


def _write(out: XmlStream, graph: Graph, describer: Describer, rows: Iterable[Row], *, yed: bool) -> None:
    edges = iter(rows)
    first_node, first_edge = next(iter(graph.nodes), None), next(edges, None)
    with out.inside("graphml", {"xmlns": NAMESPACE, **({"xmlns:y": YED_NAMESPACE} if yed else {})}):
        node_keys = _declare(out, "node", describer.node(first_node) if first_node else {})
        edge_keys = _declare(out, "edge", first_edge.attributes if first_edge else {})
        for key in graphics_keys() if yed else ():
            out.add(key)
        with out.inside("graph", {"id": "graphbuild", "edgedefault": "directed"}):
            for item in sorted(graph.nodes, key=lambda item: item.node.id):
                out.add(_node(item.node.id, describer.node(item), node_keys, yed=yed))
            for row in chain((first_edge,) if first_edge else (), edges):
                out.add(_edge(row, edge_keys, yed=yed))


def _node(name: str, attributes: Attributes, keys: Mapping[str, str], *, yed: bool) -> ET.Element:
    element = ET.Element("node", {"id": name})
    _add_data(element, keys, attributes)
    if yed:
        add_node_graphics(element, attributes)
    return element


def _edge(row: Row, keys: Mapping[str, str], *, yed: bool) -> ET.Element:
    element = ET.Element("edge", {"id": row.id, "source": row.source, "target": row.target})
    _add_data(element, keys, row.attributes)
    if yed:
        add_edge_graphics(element, row.attributes)
    return element


def _declare(out: XmlStream, domain: str, first: Attributes) -> dict[str, str]:
    """Declare one key per attribute name and return name to key id."""
    keys = {name: f"{domain[0]}{place}" for place, name in enumerate(first)}
    for name, key in keys.items():
        kind = _TYPES[type(first[name])]
        out.add(ET.Element("key", {"id": key, "for": domain, "attr.name": name, "attr.type": kind}))
    return keys


def _add_data(element: ET.Element, keys: Mapping[str, str], attributes: Attributes) -> None:
    for name, value in attributes.items():
        ET.SubElement(element, "data", {"key": keys[name]}).text = _text(value)


def _text(value: Scalar) -> str:
    return str(value).lower() if isinstance(value, bool) else xml_text(str(value))


def _merged(rows: Iterable[Row]) -> list[Row]:
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
