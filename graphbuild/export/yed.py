"""Graphics that yEd needs: it shows no label, place or colour from plain attributes."""

import xml.etree.ElementTree as ET

from graphbuild.export.attributes import Attributes, xml_text

YED_NAMESPACE = "http://www.yworks.com/xml/graphml"
_NODE, _EDGE = "ng", "eg"
_SHAPES = {
    "PERSON": "ellipse",
    "COUNTRY": "rectangle",
    "ORGANIZATION": "hexagon",
    "FACILITY": "triangle",
    "LOCATION": "triangle2",
    "EVENT": "star5",
    "TOPIC": "diamond",
}
_LINES = {"asserted": "line", "reported": "dotted"}


def graphics_keys() -> tuple[ET.Element, ET.Element]:
    """Return the two keys that hold yEd's graphics."""
    return (
        ET.Element("key", {"id": _NODE, "for": "node", "yfiles.type": "nodegraphics"}),
        ET.Element("key", {"id": _EDGE, "for": "edge", "yfiles.type": "edgegraphics"}),
    )


def add_node_graphics(element: ET.Element, node: Attributes) -> None:
    """Add shape, place, colour and label of a node."""
    shape = ET.SubElement(ET.SubElement(element, "data", {"key": _NODE}), "y:ShapeNode")
    size = str(2 * float(node["size"]))
    box = {"x": str(node["x"]), "y": str(node["y"]), "width": size, "height": size}
    ET.SubElement(shape, "y:Geometry", box)
    colour = "#{:02x}{:02x}{:02x}".format(*(int(node[part]) for part in "rgb"))
    ET.SubElement(shape, "y:Fill", {"color": colour})
    ET.SubElement(shape, "y:NodeLabel").text = xml_text(str(node["label"]))
    ET.SubElement(shape, "y:Shape", {"type": _SHAPES[str(node["type"])]})


def add_edge_graphics(element: ET.Element, edge: Attributes) -> None:
    """Add line, arrow and label of an edge; what is not plainly asserted is dashed, what is denied red."""
    line = ET.SubElement(ET.SubElement(element, "data", {"key": _EDGE}), "y:PolyLineEdge")
    colour = "#c1121f" if "denied" in str(edge["polarity"]) else "#3f4a5a"
    kind = _LINES.get(str(edge["standing"]), "dashed")
    ET.SubElement(line, "y:LineStyle", {"color": colour, "type": kind, "width": "1.0"})
    ET.SubElement(line, "y:Arrows", {"source": "none", "target": "standard"})
    ET.SubElement(line, "y:EdgeLabel").text = xml_text(str(edge["label"]))
