"""What an article changes in the graph when it comes or goes, found through the index and nothing else.

Everything derived is a function of few articles or claims: a merged node of those that know it, an origin of a cluster
of copies, an edge of the claims that agree in its key, a conflict of two claims that count on their sides. A change is
carried into the index, which tells what it touches. That is looked at as it is now, and as another connection, which
does not see the change before it is committed, still has it. The rows of both differ in exactly what has to be written.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from graphbuild.assemble.origins import Sketch, is_copy, sketch
from graphbuild.assemble.voice import OFFICES
from graphbuild.graph import GraphNode
from graphbuild.model import Article, Record
from graphbuild.pipeline.looking import Touched, changed_rows, edges_in, look, nodes_in, relationships_in
from graphbuild.pipeline.meeting import follow_meetings
from graphbuild.pipeline.merging import merge
from graphbuild.pipeline.parts import Parts
from graphbuild.pipeline.relating import relate
from graphbuild.store.difference import Difference, difference

#: Labels of nodes that exist while anything points to them, and the question that tells.
_SHARED = {
    "Outlet": "SELECT outlet FROM article WHERE outlet",
    "Origin": "SELECT origin FROM claim WHERE origin",
    "Speaker": "SELECT id FROM speaker WHERE NOT EXISTS (SELECT 1 FROM node WHERE node.id = speaker.id) AND id",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """An article that comes: its record with its key, and what copies are found by."""

    record: Record
    key: str
    sketch: Sketch
    copies: tuple[str, ...]


def carry(
    parts: Parts,
    records: Sequence[tuple[Record, str]],
    gone: Collection[str],
    *,
    earlier: Parts,
    texts: Callable[[Collection[str]], Iterator[Article]],
    graph_name: str,
) -> Difference:
    """Bring the index to the state with these records and without the articles that are gone.

    Args:
        parts: The index, inside a transaction.
        records: Verified records that come, each with its key; an article that is there already is replaced.
        gone: Ids of articles that leave.
        earlier: The same index through a connection that does not see the transaction.
        texts: Gives articles of the index, with their texts, by id.
        graph_name: Name that every row carries.

    Returns:
        What has to be written to a store that holds the state before.
    """
    articles = frozenset(gone) | {record.article.id for record, _ in records}
    arrivals = list(_arrivals(parts, records, articles, texts))
    touched = _apply(parts, arrivals, articles)
    before = look(earlier, touched, {})
    after = look(parts, touched, {item.record.article.id: item.record.article for item in arrivals})
    old, new = changed_rows(before, after, graph_name)
    parts.set_edges(edges_in(old), edges_in(new).items())
    return _without_shared(parts, difference(nodes_in(old), relationships_in(old), new))


def _arrivals(
    parts: Parts,
    records: Sequence[tuple[Record, str]],
    articles: Collection[str],
    texts: Callable[[Collection[str]], Iterator[Article]],
) -> Iterator[Arrival]:
    known: list[Sketch] = []
    for record, key in records:
        own = sketch(record.article)
        candidates = parts.sharing(own.bands) - set(articles)
        others = [*known, *map(sketch, texts(candidates) if candidates else ())]
        near = tuple(other.article for other in others if set(other.bands) & set(own.bands) and is_copy(own, other))
        yield Arrival(record=record, key=key, sketch=own, copies=near)
        known.append(own)


def _apply(parts: Parts, arrivals: Sequence[Arrival], articles: frozenset[str]) -> Touched:
    """Change the index, and tell what the change touches."""
    touched = Touched(articles, parts.nodes_of(articles))
    holders = _holders(parts, articles)
    family = parts.family(articles)
    touched.claims |= _claims(parts, "article", family)
    touched.offices |= _offices(parts, touched.claims)
    touched.nodes |= {node.id for item in arrivals for node in item.record.nodes}
    touched.nodes |= {mention.node for item in arrivals for mention in item.record.mentions}
    holders |= {claim.object.id for item in arrivals for claim in item.record.claims if claim.relation in OFFICES}
    old, old_voices = parts.nodes(touched.nodes), parts.voices(holders)
    for name in articles:
        parts.remove(name)
    for item in arrivals:
        parts.insert(item.record, item.key, item.sketch, item.copies)
    merge(parts, sorted(touched.nodes))
    new, new_voices = parts.nodes(touched.nodes), parts.voices(holders)
    moved = {name for name in touched.nodes if _face(old.get(name)) != _face(new.get(name))}
    _follow_topics(parts, touched, {name for name in moved if (name in old) != (name in new)})
    family |= parts.family(articles)
    parts.derive_origins(family)
    touched.claims |= _claims(parts, "article", family)
    touched.claims |= _claims(parts, "subject", moved) | _claims(parts, "object", moved) | _spoken(parts, moved)
    for holder in holders:
        changed = old_voices.get(holder, frozenset()) ^ new_voices.get(holder, frozenset())
        ends = parts.each("SELECT id, subject, object FROM claim WHERE id", _spoken(parts, changed))
        touched.claims |= {name for name, *both in ends if holder in both}
    touched.offices |= _offices(parts, touched.claims)
    touched.related = relate(parts, touched.claims)
    touched.meetings = follow_meetings(parts, touched.claims, touched.related.rids)
    touched.nodes |= touched.meetings
    return touched


def _holders(parts: Parts, articles: Collection[str]) -> set[str]:
    return parts.column("SELECT holder FROM office WHERE article", articles)


def _offices(parts: Parts, claims: Collection[str]) -> set[tuple[str, str]]:
    return {(person, holder) for person, holder in parts.each("SELECT person, holder FROM office WHERE claim", claims)}


def _face(node: GraphNode | None) -> object:
    """What claims show of a node."""
    return node and (node.node.name, node.node.type)


def _follow_topics(parts: Parts, touched: Touched, names: Collection[str]) -> None:
    """A topic is about the nodes that the graph knows: what appears or vanishes changes it."""
    topics = parts.topics_about(names) - touched.nodes
    merge(parts, sorted(topics))
    touched.nodes |= topics


def _claims(parts: Parts, column: str, values: Collection[str]) -> set[str]:
    return parts.column(f"SELECT id FROM claim WHERE {column}", values)  # noqa: S608  (our own names)


def _spoken(parts: Parts, speakers: Collection[str]) -> set[str]:
    return parts.column("SELECT claim FROM speaker WHERE id", speakers)


def _without_shared(parts: Parts, changes: Difference) -> Difference:
    """Keep nodes that something outside of the part still points to."""
    gone = {
        label: [name for name in names if label not in _SHARED or not parts.any(_SHARED[label], name)]
        for label, names in changes.gone_nodes.items()
    }
    return replace(changes, gone_nodes={label: names for label, names in gone.items() if names})
