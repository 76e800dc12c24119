"""The part of a graph that is exported: the whole, some of its claims, the most connected nodes, or surroundings."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from difflib import get_close_matches
from unicodedata import category, normalize

from graphbuild.assemble.edges import narrowed
from graphbuild.assemble.ends import when
from graphbuild.errors import InputError, UnknownNameError
from graphbuild.graph import Edge, Graph, GraphNode
from graphbuild.ingest.fields import parse_date
from graphbuild.model import Claim
from graphbuild.ontology import Ontology

#: Letters that carry a stroke of their own, which no decomposition takes off.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})


def ranked(graph: Graph) -> list[GraphNode]:
    """Return the nodes by number of relations, then of mentions, most first; ids break ties."""
    degrees = Counter(end for edge in graph.edges for end in (edge.source, edge.target))
    return sorted(graph.nodes, key=lambda item: (-degrees[item.node.id], -item.mentions, item.node.id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which part of a graph is exported; everything when nothing is said.

    Attributes:
        since: Keep claims of this day and later; undated ones go.
        relations: Keep claims of these relations.
        polarity: Keep claims of this polarity.
        min_origins: Keep edges with at least as many independent origins among the kept claims.
        around: Name, alias or id of a node; keep what is within ``depth`` relations of it.
        depth: See ``around``.
        top: Keep this many nodes, those with most relations, after all else.
    """

    since: str | None = None
    relations: tuple[str, ...] = ()
    polarity: str | None = None
    min_origins: int = 1
    around: str | None = None
    depth: int = 1
    top: int | None = None


def select(graph: Graph, filters: Filters, *, ontology: Ontology | None = None) -> Graph:
    """Return the part that passes the filters; what an edge counts are its claims that pass.

    ``ontology`` knows the names of the relations; the packaged one when left out.

    Raises:
        UnknownNameError: No node is called ``around``, or there is no such relation.
        InputError: ``since`` is no date, or a number is below 1.
    """
    found = _of_claims(graph, filters, ontology or Ontology.load())
    return choose(found, top=filters.top, around=filters.around, depth=filters.depth)


def _of_claims(graph: Graph, filters: Filters, ontology: Ontology) -> Graph:
    wanted = {_relation(name, ontology) for name in filters.relations}
    since = parse_date(filters.since) if filters.since else ""
    if since is None:
        raise InputError(f"--since {filters.since!r}: write a day as YYYY-MM-DD")
    if not (wanted or since or filters.polarity or filters.min_origins > 1):
        return graph

    def passes(claim: Claim) -> bool:
        return (
            (not wanted or claim.relation in wanted)
            and (not since or (when(claim) or "") >= since)
            and (not filters.polarity or claim.polarity == filters.polarity)
        )

    claims = {claim.id: claim for claim in graph.claims if passes(claim)}
    articles = {article.id: article for article in graph.articles}
    edges = [
        narrowed(edge, kept, articles=articles, origins=graph.origins)
        for edge in graph.edges
        if (kept := [claims[name] for name in edge.claims if name in claims])
    ]
    edges = [edge for edge in edges if edge.origins >= filters.min_origins]
    found = replace(graph, rejected=tuple(filter(passes, graph.rejected)))
    return part(found, tuple(edges), {end for edge in edges for end in (edge.source, edge.target)})


def _relation(name: str, ontology: Ontology) -> str:
    relations = ontology.relations
    wanted = name.upper().replace("-", "_").replace(" ", "_")
    if wanted not in relations:
        close = get_close_matches(wanted, list(relations), n=3, cutoff=0.5)
        hint = f"did you mean {' or '.join(close)}?" if close else "`graphbuild schema` lists them"
        raise UnknownNameError(f"no relation is called {name!r}: {hint}")
    return wanted


def choose(graph: Graph, *, top: int | None = None, around: str | None = None, depth: int = 1) -> Graph:
    """Return the chosen part: its nodes, the edges between them, their claims and the articles of those.

    Args:
        graph: The whole graph.
        top: Keep this many nodes, those with most relations (after ``around``).
        around: Name, alias or id of a node; keep what is within ``depth`` relations of it.
        depth: How far, at least 1.

    Raises:
        UnknownNameError: No node is called ``around``.
        InputError: ``top`` or ``depth`` is below 1.
    """
    if depth < 1 or (top is not None and top < 1):
        raise InputError(f"--top and --depth must be at least 1, not {top if depth >= 1 else depth}")
    if around is not None:
        graph = _induced(graph, _near(graph, find_node(graph, around), depth))
    if top is not None:
        graph = _induced(graph, {item.node.id for item in ranked(graph)[:top]})
    return graph


def largest(graph: Graph, most: int) -> Graph:
    """Return the graph when it has at most so many relations, else as many of its most connected nodes as fit."""
    if len(graph.edges) <= most:
        return graph
    rank = {item.node.id: place for place, item in enumerate(ranked(graph), start=1)}
    # an edge is in as soon as the later of its ends is
    needs = sorted(max(rank[edge.source], rank[edge.target]) for edge in graph.edges)
    return choose(graph, top=max(1, needs[most] - 1))


def find_node(graph: Graph, name: str) -> str:
    """Return the id of the node with that id, name or alias; upper or lower case and accents make no difference.

    Raises:
        UnknownNameError: There is none; the message names close ones.
    """
    wanted = folded(name)
    for item in ranked(graph):
        if wanted in map(folded, (item.node.id, item.node.name, *item.node.aliases)):
            return item.node.id
    close = get_close_matches(name, [item.node.name for item in ranked(graph)], n=3)
    hint = f"did you mean {' or '.join(close)}?" if close else "the search of the page finds names"
    raise UnknownNameError(f"no entity is called {name!r}: {hint}")


def folded(text: str) -> str:
    """Return what names are compared by: no case, no accents, nothing unseen; the search of the page does the same."""
    signs = (sign for sign in normalize("NFKD", text.strip()) if category(sign)[0] != "M" and category(sign) != "Cf")
    return "".join(signs).casefold().translate(_PLAIN)


def _near(graph: Graph, start: str, depth: int) -> set[str]:
    neighbours: dict[str, set[str]] = defaultdict(set)
    for edge in graph.edges:
        neighbours[edge.source].add(edge.target)
        neighbours[edge.target].add(edge.source)
    seen = border = {start}
    for _ in range(depth):
        border = {other for name in border for other in neighbours[name]} - seen
        seen = seen | border
    return seen


def _induced(graph: Graph, names: Collection[str]) -> Graph:
    edges = tuple(edge for edge in graph.edges if edge.source in names and edge.target in names)
    alone = {claim.id for claim in graph.claims if claim.subject.id == claim.object.id and claim.subject.id in names}
    return part(graph, edges, names, alone=alone)


def part(graph: Graph, edges: tuple[Edge, ...], names: Collection[str], *, alone: Collection[str] = ()) -> Graph:
    """Return these nodes and edges, the claims of the edges and those ``alone``, and what belongs to them."""
    kept = {claim for edge in edges for claim in edge.claims} | set(alone)
    claims = tuple(claim for claim in graph.claims if claim.id in kept)
    rejected = tuple(claim for claim in graph.rejected if claim.subject.id in names or claim.object.id in names)
    articles = {claim.article for claim in (*claims, *rejected)}
    return replace(
        graph,
        nodes=tuple(item for item in graph.nodes if item.node.id in names),
        edges=edges,
        claims=claims,
        articles=tuple(article for article in graph.articles if article.id in articles),
        origins={claim: origin for claim, origin in graph.origins.items() if claim in kept},
        offices=tuple(office for office in graph.offices if office.person in names and office.holder in names),
        links=tuple(link for link in graph.links if link[0] in kept and link[1] in kept),
        rejected=rejected,
    )
