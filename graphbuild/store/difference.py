"""What has to be written so that a store holds a graph: new and changed rows, and what is gone.

Rows are compared by digest, so that of what is stored only keys and digests stay in memory.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graphbuild.store.rows import (
    GraphRows,
    NodeRows,
    Properties,
    RelationshipRow,
    RelationshipRows,
    canonical,
    group_nodes,
    group_relationships,
)

NodeKey = tuple[str, str]
#: Type, labels of both ends, ids of both ends, rid.
RelationshipKey = tuple[str, str, str, str, str, str]
#: Type, label and id of the first end, rid.
LinkKey = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The way from what is stored to what is wanted.

    Attributes:
        changed: Rows that are new or have other properties.
        gone_nodes: By label: ids.
        gone_relationships: By type and label of the first end: maps ``{source, rid}``.
    """

    changed: GraphRows
    gone_nodes: dict[str, list[str]]
    gone_relationships: dict[tuple[str, str], list[dict[str, str]]]

    def __len__(self) -> int:
        nodes = sum(len(names) for names in self.gone_nodes.values())
        return len(self.changed) + nodes + sum(len(rows) for rows in self.gone_relationships.values())


def difference(
    stored_nodes: Iterable[tuple[str, str, Properties]],
    stored_relationships: Iterable[tuple[str, str, str, RelationshipRow]],
    wanted: GraphRows,
) -> Difference:
    """Compare what is stored with what is wanted.

    Args:
        stored_nodes: Label, kind and properties of each stored node.
        stored_relationships: Type, labels of the ends and row of each stored relationship.
        wanted: All rows of the graph.
    """
    nodes = {(label, str(row["id"])): _digest(kind, row) for label, kind, row in stored_nodes}
    relationships = {
        _key(type_, start, end, row): _digest(row.properties) for type_, start, end, row in stored_relationships
    }
    if not nodes and not relationships:
        return _difference(wanted, (), ())
    changed = GraphRows(
        nodes=tuple(_changed_nodes(group, nodes) for group in wanted.nodes),
        relationships=tuple(_changed_relationships(group, relationships) for group in wanted.relationships),
    )
    # What was met among the wanted rows was taken out: the rest is gone.
    return _difference(
        changed, nodes, ((type_, start, source, rid) for type_, start, _, source, _, rid in relationships)
    )


def _changed_nodes(group: NodeRows, stored: dict[NodeKey, bytes]) -> NodeRows:
    rows = [row for row in group.rows if stored.pop((group.label, str(row["id"])), b"") != _digest(group.kind, row)]
    return NodeRows(label=group.label, kind=group.kind, rows=tuple(rows))


def _changed_relationships(group: RelationshipRows, stored: dict[RelationshipKey, bytes]) -> RelationshipRows:
    rows = [
        row
        for row in group.rows
        if stored.pop(_key(group.type, group.start, group.end, row), b"") != _digest(row.properties)
    ]
    return RelationshipRows(type=group.type, start=group.start, end=group.end, rows=tuple(rows))


def _key(type_: str, start: str, end: str, row: RelationshipRow) -> RelationshipKey:
    return type_, start, end, row.source, row.target, str(row.properties["rid"])


def _digest(*parts: object) -> bytes:
    return hashlib.blake2b(canonical([*parts]), digest_size=16).digest()


def combined(steps: Iterable[Difference]) -> Difference:
    """Return one difference that does what these do one after the other: of what is written twice, the last counts."""
    nodes: dict[NodeKey, tuple[str, Properties] | None] = {}
    links: dict[LinkKey, tuple[str, RelationshipRow] | None] = {}
    gone: set[LinkKey] = set()
    for step in steps:
        for group in step.changed.nodes:
            nodes |= {(group.label, str(row["id"])): (group.kind, row) for row in group.rows}
        left = {(*key, row["source"], row["rid"]) for key, rows in step.gone_relationships.items() for row in rows}
        links |= dict.fromkeys(left)
        gone |= left  # even where it comes again: it may come with another end
        for item in step.changed.relationships:
            links |= {
                (item.type, item.start, row.source, str(row.properties["rid"])): (item.end, row) for row in item.rows
            }
        nodes |= {(label, name): None for label, names in step.gone_nodes.items() for name in names}
    changed = GraphRows(
        nodes=group_nodes((label, *value) for (label, _), value in nodes.items() if value),
        relationships=group_relationships((key[0], key[1], *value) for key, value in links.items() if value),
    )
    return _difference(changed, (key for key, value in nodes.items() if value is None), gone)


def _difference(changed: GraphRows, nodes: Iterable[NodeKey], links: Iterable[LinkKey]) -> Difference:
    """Return the difference with what is gone in groups, sorted."""
    gone_nodes: dict[str, list[str]] = defaultdict(list)
    for label, name in sorted(nodes):
        gone_nodes[label].append(name)
    gone_links: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for type_, start, source, rid in sorted(links):
        gone_links[type_, start].append({"source": source, "rid": rid})
    return Difference(changed=changed, gone_nodes=dict(gone_nodes), gone_relationships=dict(gone_links))


def named(changes: Difference, graph_name: str) -> Difference:
    """Return the difference for a store that knows the graph by this name."""
    for group in changes.changed.nodes:
        for row in group.rows:
            row["graph"] = graph_name
    for links in changes.changed.relationships:
        for link in links.rows:
            link.properties["graph"] = graph_name
    return changes


def to_json(changes: Difference) -> str:
    """Write a difference down."""
    links = [
        [group.type, group.start, group.end, [[row.source, row.target, row.properties] for row in group.rows]]
        for group in changes.changed.relationships
        if group.rows
    ]
    nodes = [[group.label, group.kind, group.rows] for group in changes.changed.nodes if group.rows]
    gone = [[*key, rows] for key, rows in changes.gone_relationships.items()]
    return json.dumps([nodes, links, changes.gone_nodes, gone], ensure_ascii=False)


def from_json(text: str) -> Difference:
    """Read what ``to_json`` wrote."""
    nodes, links, gone_nodes, gone_links = json.loads(text)
    changed = GraphRows(
        nodes=tuple(NodeRows(label=label, kind=kind, rows=tuple(rows)) for label, kind, rows in nodes),
        relationships=tuple(
            RelationshipRows(type=type_, start=start, end=end, rows=tuple(RelationshipRow(*row) for row in rows))
            for type_, start, end, rows in links
        ),
    )
    gone = {(type_, start): rows for type_, start, rows in gone_links}
    return Difference(changed=changed, gone_nodes=gone_nodes, gone_relationships=gone)
