"""What is touched by a change, as the index has it at one moment, and the rows in which two moments differ."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from graphbuild.assemble.graph import renamed
from graphbuild.graph import Graph
from graphbuild.model import Article, Claim, sort_claims
from graphbuild.pipeline.meeting import meeting_edges
from graphbuild.pipeline.parts import Parts
from graphbuild.pipeline.relating import Related, edges, present
from graphbuild.store.graph_rows import part_rows
from graphbuild.store.rows import GraphRows, Properties, RelationshipRow

Item = TypeVar("Item")


@dataclass(slots=True)
class Touched:
    """What has to be looked at.

    Attributes:
        articles: Those that come or go.
        nodes: Ids of nodes that they know, or that change with these.
        claims: Ids of claims whose own rows may change.
        offices: Pairs of person and holder.
        related: Conflicts and edges.
        meetings: Ids of meetings that are put together anew.
    """

    articles: frozenset[str]
    nodes: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    offices: set[tuple[str, str]] = field(default_factory=set)
    related: Related = field(default_factory=Related)
    meetings: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A part of the graph, and what its rows need to know of the rest.

    Attributes:
        entities: Ids of the nodes of the graph, as far as the part names them.
        speakers: Names of those who speak in the part.
        articles: By id: the articles of its claims, without their texts.
        linked: Claims that are in conflict with some of the part.
    """

    graph: Graph
    entities: frozenset[str]
    speakers: dict[str, str]
    articles: dict[str, Article]
    linked: tuple[Claim, ...]


def look(parts: Parts, touched: Touched, texts: dict[str, Article]) -> View:
    """Return what is touched, as the index has it now."""
    extracted = parts.claims("id", touched.claims)
    speaking = {speaker.id for claim in extracted for speaker in claim.attribution}
    ends = {end.id for claim in extracted for end in (claim.subject, claim.object)}
    nodes = parts.nodes(speaking | ends | touched.nodes)
    claims = sort_claims([renamed(claim, nodes) for claim in extracted])
    links = present(parts, touched.related.links)
    articles = parts.articles({claim.article for claim in claims} | touched.articles)
    graph = Graph(
        nodes=tuple(nodes[name] for name in sorted(touched.nodes & nodes.keys())),
        edges=(*edges(parts, touched.related.rids), *meeting_edges(parts, touched.meetings)),
        claims=claims,
        articles=tuple(texts.get(name, articles[name]) for name in sorted(touched.articles & articles.keys())),
        origins=parts.origins(touched.claims),
        offices=parts.offices(touched.offices),
        links=links,
    )
    linked = tuple(parts.claims("id", {name for link in links for name in link[:2]} - touched.claims))
    names = {name: parts.rows("SELECT min(name) FROM speaker WHERE id = ?", name)[0][0] for name in sorted(speaking)}
    return View(graph=graph, entities=frozenset(nodes), speakers=names, articles=articles, linked=linked)


def changed_rows(before: View, after: View, graph_name: str) -> tuple[GraphRows, GraphRows]:
    """Return the rows of both views, without most of what they show in the same way."""
    pairs = ((before, after), (after, before))
    changed = {claim for view, other in pairs for claim in _changed_claims(view, other)}
    same = set(before.graph.links) & set(after.graph.links)
    links = [
        tuple(link for link in view.graph.links if link not in same or {link[0], link[1]} & changed)
        for view, _ in pairs
    ]
    old, new = (
        part_rows(
            _part_of(view.graph, other.graph, claims=changed, links=found),
            graph_name=graph_name,
            entities=view.entities,
            speakers=view.speakers,
            articles=view.articles,
            linked=(*view.linked, *view.graph.claims),
        )
        for (view, other), found in zip(pairs, links, strict=True)
    )
    return old, new


def _changed_claims(view: View, other: View) -> Iterator[str]:
    shown = {claim.id: claim for claim in other.graph.claims}
    for claim in view.graph.claims:
        counterpart = shown.get(claim.id)
        if counterpart is None or _in_view(counterpart, other) != _in_view(claim, view):
            yield claim.id


def _part_of(graph: Graph, other: Graph, *, claims: Collection[str], links: tuple[tuple[str, str, str], ...]) -> Graph:
    return replace(
        graph,
        nodes=_others(graph.nodes, other.nodes, key=lambda item: item.node.id),
        edges=_others(graph.edges, other.edges, key=lambda item: item.rid),
        claims=tuple(claim for claim in graph.claims if claim.id in claims),
        origins={claim: origin for claim, origin in graph.origins.items() if claim in claims},
        offices=tuple(office for office in graph.offices if office not in other.offices),
        links=links,
    )


def _others(items: Sequence[Item], known: Sequence[Item], *, key: Callable[[Item], str]) -> tuple[Item, ...]:
    same = {key(item): item for item in known}
    return tuple(item for item in items if same.get(key(item)) != item)


def _in_view(claim: Claim, view: View) -> tuple[object, ...]:
    """Return all that the rows of a claim are made of."""
    known = tuple(speaker.id in view.entities for speaker in claim.attribution)
    article = view.articles[claim.article]
    return claim, article.outlet, article.url, view.graph.origins[claim.id], known


def edges_in(rows: GraphRows) -> dict[str, str]:
    """Return the kinds of the edges among rows, by rid."""
    return {
        str(row.properties["rid"]): group.type
        for group in rows.relationships
        for row in group.rows
        if "relation" in row.properties
    }


def nodes_in(rows: GraphRows) -> Iterator[tuple[str, str, Properties]]:
    """Yield label, kind and properties of each node."""
    for group in rows.nodes:
        for row in group.rows:
            yield group.label, group.kind, row


def relationships_in(rows: GraphRows) -> Iterator[tuple[str, str, str, RelationshipRow]]:
    """Yield type, labels of the ends and row of each relationship."""
    for group in rows.relationships:
        for row in group.rows:
            yield group.type, group.start, group.end, row
