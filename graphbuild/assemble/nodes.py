"""Merges the nodes of all records by id."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TypeVar

from graphbuild.model import GraphNode, Node, Record

Text = TypeVar("Text", bound=str)


def merge_nodes(records: Sequence[Record]) -> dict[str, GraphNode]:
    """Return one node per id, by id.

    Where articles differ, the name, type and kind that most articles use win (ties: first in the alphabet);
    names that lost become aliases. ``mentions`` counts places in texts, ``articles`` the articles that know
    the node.
    """
    versions: dict[str, list[Node]] = defaultdict(list)
    dates: dict[str, list[str]] = defaultdict(list)
    mentions: Counter[str] = Counter()
    for record in records:
        mentions.update(mention.node for mention in record.mentions)
        for node in sorted(set(record.nodes), key=lambda node: node.id):
            versions[node.id].append(node)
            dates[node.id] += [record.article.published] if record.article.published else []
    return {
        name: GraphNode(
            node=_merged(found, versions.keys()),
            mentions=mentions[name],
            articles=len(found),
            first_seen=min(dates[name], default=None),
            last_seen=max(dates[name], default=None),
        )
        for name, found in versions.items()
    }


def _merged(versions: Sequence[Node], known: Collection[str]) -> Node:
    name = _commonest([node.name for node in versions])
    aliases = {alias for node in versions for alias in (node.name, *node.aliases)} - {name}
    about = {about for node in versions for about in node.about if about.entity in known}
    kinds = [node.kind for node in versions if node.kind is not None]
    return replace(
        versions[0],
        name=name,
        type=_commonest([node.type for node in versions]),
        aliases=tuple(sorted(aliases)),
        wikidata=min((node.wikidata for node in versions if node.wikidata), default=""),
        kind=_commonest(kinds) if kinds else None,
        about=tuple(sorted(about, key=lambda item: (item.role, item.entity))),
    )


def _commonest(values: Sequence[Text]) -> Text:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value))
