"""GEXF 1.3: the format of Gephi that keeps parallel relations and shows the graph over time.

Gephi merges parallel edges of GraphML on import; in GEXF it keeps them when each has a ``kind``. An edge has a spell of
time for each day of its claims, a node one from the first to the last day; what is not dated is always there.
"""

import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graphbuild.assemble.ends import when
from graphbuild.export.attributes import Attributes, Describer, xml_text
from graphbuild.export.files import whole_file
from graphbuild.export.xml_stream import XmlStream
from graphbuild.graph import Edge, Graph
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
    describer, days = Describer.of(graph, ontology), Days.of(graph)
    nodes = sorted(graph.nodes, key=lambda item: item.node.id)
    edges = sorted(graph.edges, key=lambda edge: edge.rid)
    with whole_file(path) as file:
        out = XmlStream(file)
        about = {"defaultedgetype": "directed", "mode": "dynamic", "timeformat": "date"}
        root = {"xmlns": NAMESPACE, "xmlns:viz": _VIZ, "version": "1.3"}
        with out.inside("gexf", root), out.inside("graph", about):
            node_names = _declare(out, "node", describer.node(nodes[0]) if nodes else {})
            edge_names = _declare(out, "edge", describer.edge(edges[0]) if edges else {})
            with out.inside("nodes"):
                for item in nodes:
                    out.add(_node(item.node.id, describer.node(item), node_names, days))
            with out.inside("edges"):
                for edge in edges:
                    out.add(_edge(edge, describer.edge(edge), edge_names, days))


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days on which edges were told, and the time that a node has to be shown for it.

    Attributes:
        edges: Edge to the days of its claims, in order; empty when none is dated.
        nodes: Node to its first and its last day.
    """

    edges: Mapping[str, list[str]]
    nodes: Mapping[str, tuple[str, str]]

    @classmethod
    def of(cls, graph: Graph) -> "Days":
        """Return the days of a graph."""
        told = {claim.id: when(claim) for claim in graph.claims}
        edges = {edge.rid: sorted({day for claim in edge.claims if (day := told.get(claim))}) for edge in graph.edges}
        seen: dict[str, list[str]] = {
            item.node.id: [day for day in (item.first_seen, item.last_seen) if day] for item in graph.nodes
        }
        for edge in graph.edges:
            for end in (edge.source, edge.target):
                seen[end] += edges[edge.rid]
        return cls(edges=edges, nodes={name: (min(days), max(days)) for name, days in seen.items() if days})


def _node(name: str, attributes: Attributes, names: Mapping[str, str], days: Days) -> ET.Element:
    element = ET.Element("node", {"id": name, "label": xml_text(str(attributes["label"]))})
    _fill(element, names, attributes)
    _spells(element, [days.nodes[name]] if name in days.nodes else [])
    _look(element, attributes)
    return element


def _edge(edge: Edge, attributes: Attributes, names: Mapping[str, str], days: Days) -> ET.Element:
    label = xml_text(str(attributes["label"]))
    ends = {"id": edge.rid, "source": edge.source, "target": edge.target}
    element = ET.Element("edge", {**ends, "label": label, "kind": label, "weight": str(attributes["weight"])})
    _fill(element, names, attributes)
    _spells(element, [(day, day) for day in days.edges[edge.rid]])
    return element


def _declare(out: XmlStream, domain: str, first: Attributes) -> dict[str, str]:
    """Declare the columns and return attribute name to column id."""
    names = {name: f"{domain[0]}{place}" for place, name in enumerate(name for name in first if name not in _LOOKS)}
    columns = ET.Element("attributes", {"class": domain})
    for name, column in names.items():
        ET.SubElement(columns, "attribute", {"id": column, "title": name, "type": _TYPES[type(first[name])]})
    out.add(columns)
    return names


def _fill(element: ET.Element, names: Mapping[str, str], attributes: Attributes) -> None:
    values = ET.SubElement(element, "attvalues")
    for name, column in names.items():
        value = attributes[name]
        text = str(value).lower() if isinstance(value, bool) else xml_text(str(value))
        ET.SubElement(values, "attvalue", {"for": column, "value": text})


def _spells(element: ET.Element, times: Sequence[tuple[str, str]]) -> None:
    if times:
        spells = ET.SubElement(element, "spells")
        for start, end in times:
            ET.SubElement(spells, "spell", {"start": start, "end": end})


def _look(element: ET.Element, node: Attributes) -> None:
    ET.SubElement(element, "viz:color", {part: str(node[part]) for part in "rgb"})
    ET.SubElement(element, "viz:position", {"x": str(node["x"]), "y": str(node["y"]), "z": "0.0"})
    ET.SubElement(element, "viz:size", {"value": str(node["size"])})
