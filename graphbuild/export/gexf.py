"""GEXF 1.3: the format of Gephi that keeps parallel relations and shows the graph over time.

Gephi merges parallel edges of GraphML on import; in GEXF it keeps them when each has a ``kind``. Spells of time come
from the first and last date of an edge and from where a node was seen; what is not dated is always there.
"""

import xml.etree.ElementTree as ET
from pathlib import Path

from graphbuild.export.attributes import Attributes, Describer, xml_text
from graphbuild.export.files import write_whole
from graphbuild.model import Graph
from graphbuild.ontology import Ontology

NAMESPACE = "http://gexf.net/1.3"
_VIZ = "http://gexf.net/1.3/viz"
_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}
#: What GEXF says in places of its own.
_LOOKS = ("label", "x", "y", "size", "r", "g", "b", "weight", "kind")


def write_gexf(graph: Graph, path: Path, *, ontology: Ontology | None = None) -> None:
    """Write the graph as GEXF, UTF-8, in the graph's order; the same graph gives the same bytes.

    The ``kind`` of an edge is what its label says, so a denied relation is another kind than an asserted one.
    ``ontology`` words the relations; the packaged one when left out.

    Raises:
        InputError: The file cannot be written.
    """
    describer = Describer.of(graph, ontology)
    root = ET.Element("gexf", {"xmlns": NAMESPACE, "xmlns:viz": _VIZ, "version": "1.3"})
    body = ET.SubElement(root, "graph", {"defaultedgetype": "directed", "mode": "dynamic", "timeformat": "date"})
    nodes = [(item.node.id, describer.node(item)) for item in sorted(graph.nodes, key=lambda item: item.node.id)]
    edges = [(edge, describer.edge(edge)) for edge in sorted(graph.edges, key=lambda edge: edge.rid)]
    node_names = _declare(body, "node", nodes[0][1] if nodes else {})
    edge_names = _declare(body, "edge", edges[0][1] if edges else {})
    holder = ET.SubElement(body, "nodes")
    for name, attributes in nodes:
        element = ET.SubElement(holder, "node", {"id": name, "label": xml_text(str(attributes["label"]))})
        _fill(element, node_names, attributes)
        _spell(element, attributes["first_seen"], attributes["last_seen"])
        _look(element, attributes)
    holder = ET.SubElement(body, "edges")
    for edge, attributes in edges:
        label = xml_text(str(attributes["label"]))
        ends = {"id": edge.rid, "source": edge.source, "target": edge.target}
        element = ET.SubElement(
            holder, "edge", {**ends, "label": label, "kind": label, "weight": str(attributes["weight"])}
        )
        _fill(element, edge_names, attributes)
        _spell(element, attributes["date_start"], attributes["date_end"])
    ET.indent(root)
    write_whole(path, ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")


def _declare(body: ET.Element, domain: str, first: Attributes) -> dict[str, str]:
    """Declare the columns and return attribute name to column id."""
    names = {name: f"{domain[0]}{place}" for place, name in enumerate(name for name in first if name not in _LOOKS)}
    columns = ET.SubElement(body, "attributes", {"class": domain})
    for name, column in names.items():
        ET.SubElement(columns, "attribute", {"id": column, "title": name, "type": _TYPES[type(first[name])]})
    return names


def _fill(element: ET.Element, names: dict[str, str], attributes: Attributes) -> None:
    values = ET.SubElement(element, "attvalues")
    for name, column in names.items():
        value = attributes[name]
        text = str(value).lower() if isinstance(value, bool) else xml_text(str(value))
        ET.SubElement(values, "attvalue", {"for": column, "value": text})


def _spell(element: ET.Element, first: object, last: object) -> None:
    if first:
        spells = ET.SubElement(element, "spells")
        ET.SubElement(spells, "spell", {"start": str(first), "end": str(last or first)})


def _look(element: ET.Element, node: Attributes) -> None:
    ET.SubElement(element, "viz:color", {part: str(node[part]) for part in "rgb"})
    ET.SubElement(element, "viz:position", {"x": str(node["x"]), "y": str(node["y"]), "z": "0.0"})
    ET.SubElement(element, "viz:size", {"value": str(node["size"])})
