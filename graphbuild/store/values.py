"""One form of values for both engines: what a query returns is compared, printed and serialised without asking which.

kglite returns nodes, relationships and paths as dicts and adds ``title`` and ``type`` to properties; the driver returns
objects of its own. Both become the dicts that ``Rows`` documents; internal numbers, which differ, are left out.
"""

from collections.abc import Mapping
from typing import Any

_NODE = {"id", "labels", "properties"}
_RELATIONSHIP = {"id", "start", "end", "type", "properties"}
#: Keys that kglite adds to the properties of nodes and relationships.
_STRUCTURAL = frozenset({"title", "type"})
_PLAIN = frozenset({str, int, float, bool, type(None)})


def row_from_kglite(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the values of a row of kglite in the common form: nearly always the same tuple."""
    return values if _PLAIN.issuperset(map(type, values)) else tuple(map(from_kglite, values))


def from_kglite(value: Any) -> Any:
    """Return a value of kglite in the common form."""
    if type(value) in _PLAIN:  # nearly all of them
        return value
    if isinstance(value, list):
        return [from_kglite(item) for item in value]
    if not isinstance(value, dict):
        return _scalar(value)
    if value.keys() == _NODE:
        return node(value["labels"], _stored(value["properties"]))
    if value.keys() == _RELATIONSHIP:
        return relationship(value["type"], _stored(value["properties"]))
    return {key: from_kglite(item) for key, item in value.items()}


def from_driver(value: Any) -> Any:
    """Return a value of the Neo4j driver in the common form."""
    from neo4j.graph import Node, Path, Relationship  # noqa: PLC0415  (heavy, and absent users never pay for it)

    if isinstance(value, list):
        return [from_driver(item) for item in value]
    if isinstance(value, Node):
        return node(value.labels, {key: from_driver(item) for key, item in value.items()})
    if isinstance(value, Relationship):
        return relationship(value.type, {key: from_driver(item) for key, item in value.items()})
    if isinstance(value, Path):
        return {
            "nodes": from_driver(list(value.nodes)),
            "relationships": from_driver(list(value.relationships)),
        }
    if isinstance(value, Mapping):
        return {key: from_driver(item) for key, item in value.items()}
    return _scalar(value)


def node(labels: Any, properties: dict[str, Any]) -> dict[str, Any]:
    """Return a node in the common form."""
    return {"labels": sorted(labels), "properties": dict(sorted(properties.items()))}


def relationship(type_: str, properties: dict[str, Any]) -> dict[str, Any]:
    """Return a relationship in the common form."""
    return {"type": type_, "properties": dict(sorted(properties.items()))}


def _stored(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {key: from_kglite(item) for key, item in properties.items() if item is not None and key not in _STRUCTURAL}


def _scalar(value: Any) -> Any:
    """Return a scalar; temporal values (both engines have an ISO form) and all others become strings."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    for method in ("iso_format", "isoformat"):
        if hasattr(value, method):
            return getattr(value, method)()
    return str(value)
