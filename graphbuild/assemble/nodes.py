"""Merges the nodes of all records by id."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from graphbuild.graph import GraphNode
from graphbuild.model import Node, Record

Text = TypeVar("Text", bound=str)


def merge_nodes(records: Sequence[Record]) -> dict[str, GraphNode]:
    """Return one node per id, by id.

    Where articles differ, the name, type and kind that most articles use win (ties: first in the alphabet);
    names that lost become aliases. ``mentions`` counts places in texts, ``articles`` the articles that know
    the node.
    """
    versions: dict[str, Counter[Node]] = defaultdict(Counter)
    dates: dict[str, list[str]] = defaultdict(list)
    mentions: Counter[str] = Counter()
    for record in records:
        mentions.update(mention.node for mention in record.mentions)
        for node in sorted(set(record.nodes), key=lambda node: node.id):
            versions[node.id][node] += 1
            dates[node.id] += [record.article.published] if record.article.published else []
    return {
        name: GraphNode(
            node=merged(found, versions.keys()),
            mentions=mentions[name],
            articles=found.total(),
            first_seen=min(dates[name], default=None),
            last_seen=max(dates[name], default=None),
        )
        for name, found in versions.items()
    }


def merged(versions: Mapping[Node, int], known: Container[str]) -> Node:
    """Return the node that its versions make together.

    Args:
        versions: How many articles know it like that.
        known: Ids of all nodes of the graph.
    """
    name = _commonest((node.name, number) for node, number in versions.items())
    aliases = {alias for node in versions for alias in (node.name, *node.aliases)} - {name}
    about = {about for node in versions for about in node.about if about.entity in known}
    kinds = [(node.kind, number) for node, number in versions.items() if node.kind is not None]
    return replace(
        next(iter(versions)),
        name=name,
        type=_commonest((node.type, number) for node, number in versions.items()),
        aliases=tuple(sorted(aliases)),
        wikidata=min((node.wikidata for node in versions if node.wikidata), default=""),
        kind=_commonest(kinds) if kinds else None,
        about=tuple(sorted(about, key=lambda item: (item.role, item.entity))),
    )


def _commonest(values: Iterable[tuple[Text, int]]) -> Text:
    counts: Counter[Text] = Counter()
    for value, number in values:
        counts[value] += number
    return min(counts, key=lambda value: (-counts[value], value))
