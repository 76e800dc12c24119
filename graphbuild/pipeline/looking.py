"""What is touched by a change, as the index has it at one moment, and the rows in which two moments differ."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from graphbuild.assemble.conflicts import find_conflicts
from graphbuild.assemble.edges import make_edges
from graphbuild.assemble.graph import renamed
from graphbuild.assemble.voice import find_offices
from graphbuild.model import Article, Claim, Graph, GraphNode, sort_claims
from graphbuild.pipeline.parts import Parts
from graphbuild.store.graph_rows import part_rows
from graphbuild.store.rows import GraphRows, Properties, RelationshipRow

Item = TypeVar("Item")


@dataclass(slots=True)
class Touched:
    """What has to be looked at: articles that come or go, nodes, claims by bundle."""

    articles: frozenset[str]
    nodes: set[str] = field(default_factory=set)
    bundles: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A part of the graph, and what its rows need to know of the rest.

    Attributes:
        entities: Ids of the nodes of the graph, as far as the part names them.
        speakers: Names of those who speak in the part.
        articles: By id: the articles of its claims, without their texts.
    """

    graph: Graph
    entities: frozenset[str]
    speakers: dict[str, str]
    articles: dict[str, Article]


def look(parts: Parts, touched: Touched, texts: dict[str, Article]) -> View:
    """Return what is touched, as the index has it now."""
    extracted = parts.claims("bundle", touched.bundles)
    speaking = {speaker.id for claim in extracted for speaker in claim.attribution}
    ends = {end.id for claim in extracted for end in (claim.subject, claim.object)}
    nodes = parts.nodes(speaking | ends | touched.nodes)
    claims = sort_claims([renamed(claim, nodes) for claim in extracted])
    articles = parts.articles({claim.article for claim in claims} | touched.articles)
    graph = _part(parts, touched, claims, articles=articles, nodes=nodes, holders=ends)
    graph = replace(graph, articles=tuple(texts.get(item.id, item) for item in graph.articles))
    names = {name: parts.rows("SELECT min(name) FROM speaker WHERE id = ?", name)[0][0] for name in sorted(speaking)}
    return View(graph=graph, entities=frozenset(nodes), speakers=names, articles=articles)


def changed_rows(before: View, after: View, graph_name: str) -> tuple[GraphRows, GraphRows]:
    """Return the rows of both views, without most of what they show in the same way."""
    pairs = ((before, after), (after, before))
    changed = {claim for view, other in pairs for claim in _changed_claims(view, other)}
    same = set(before.graph.links) & set(after.graph.links)
    links = [
        tuple(link for link in view.graph.links if link not in same or {link[0], link[1]} & changed)
        for view, _ in pairs
    ]
    # Links need the claims at their ends; these must be in both views, or one would seem to be gone.
    kept = changed | {claim for found in links for first, second, _ in found for claim in (first, second)}
    old, new = (
        part_rows(
            _part_of(view.graph, other.graph, claims=kept, links=found),
            graph_name=graph_name,
            entities=view.entities,
            speakers=view.speakers,
            articles=view.articles,
        )
        for (view, other), found in zip(pairs, links, strict=True)
    )
    return old, new


def _changed_claims(view: View, other: View) -> set[str]:
    shown = {_in_view(claim, other) for claim in other.graph.claims}
    return {claim.id for claim in view.graph.claims if _in_view(claim, view) not in shown}


def _part_of(graph: Graph, other: Graph, *, claims: Collection[str], links: tuple[tuple[str, str, str], ...]) -> Graph:
    return replace(
        graph,
        nodes=_others(graph.nodes, other.nodes),
        edges=_others(graph.edges, other.edges),
        claims=tuple(claim for claim in graph.claims if claim.id in claims),
        origins={claim: origin for claim, origin in graph.origins.items() if claim in claims},
        offices=_others(graph.offices, other.offices),
        links=links,
    )


def _others(items: Sequence[Item], known: Collection[Item]) -> tuple[Item, ...]:
    same = set(known)
    return tuple(item for item in items if item not in same)


def _in_view(claim: Claim, view: View) -> tuple[object, ...]:
    """Return all that the rows of a claim are made of."""
    known = tuple(speaker.id in view.entities for speaker in claim.attribution)
    article = view.articles[claim.article]
    return claim, article.outlet, article.url, view.graph.origins[claim.id], known


def _part(
    parts: Parts,
    touched: Touched,
    claims: tuple[Claim, ...],
    *,
    articles: dict[str, Article],
    nodes: dict[str, GraphNode],
    holders: Collection[str],
) -> Graph:
    origins = parts.origins(touched.bundles)
    links = find_conflicts(claims, articles=tuple(articles.values()), symmetric=parts.symmetric)
    edges = make_edges(
        claims,
        articles=tuple(articles.values()),
        origins=origins,
        links=links,
        voices=parts.voices(holders),
        symmetric=parts.symmetric,
    )
    return Graph(
        nodes=tuple(nodes[name] for name in sorted(touched.nodes & nodes.keys())),
        edges=edges,
        claims=claims,
        articles=tuple(articles[name] for name in sorted(touched.articles & articles.keys())),
        origins=origins,
        offices=find_offices(claims),
        links=links,
    )


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
