"""Nodes of the index as the articles make them together, and the words by which they are found."""

from collections.abc import Iterable
from typing import Any

from graphbuild.assemble.nodes import merged
from graphbuild.folding import fold
from graphbuild.graph import GraphNode
from graphbuild.model import Node
from graphbuild.pipeline.parts import Parts, from_text
from graphbuild.resolve import find_node


def merge(parts: Parts, names: Iterable[str]) -> None:
    """Bring merged nodes up to date; those that no article knows any more go."""
    for name in names:
        faces = parts.rows("SELECT value, articles, mentions FROM face WHERE node = ?", name)
        versions = {from_text(Node, row[0]): row[1] for row in faces if row[0]}
        if not versions:
            parts.set_node(name, None)
            continue
        node = GraphNode(
            node=merged(versions, _Known(parts)),
            mentions=sum(row[2] for row in faces),
            articles=sum(versions.values()),
            first_seen=_day(parts, "min", name),
            last_seen=_day(parts, "max", name),
        )
        parts.set_node(name, node, words(node.node))


def named(parts: Parts, name: str) -> Node | None:
    """Return the node of this id, name or alias, as ``find_node`` finds it among all nodes."""
    ids = parts.column("SELECT node FROM called WHERE word", {name, fold(name)})
    return find_node(name, [item.node for item in parts.nodes(ids).values()])


def words(node: Node) -> set[str]:
    """Return the words by which a node is found."""
    return {node.id, *map(fold, (node.name, *node.aliases)), *([node.wikidata] if node.wikidata else [])}


def _day(parts: Parts, which: str, name: str) -> Any:
    question = f"SELECT {which}(published) FROM version WHERE node = ? AND published IS NOT NULL"  # noqa: S608  (ours)
    return parts.rows(question, name)[0][0]


class _Known:
    """The ids of all nodes, asked one by one."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts

    def __contains__(self, name: object) -> bool:
        return bool(self.parts.rows("SELECT 1 FROM face WHERE node = ? AND value <> '' LIMIT 1", name))
