"""The part of a graph that is exported: the whole, the most connected nodes, or the surroundings of some."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from difflib import get_close_matches

from graphbuild.errors import InputError, UnknownNameError
from graphbuild.model import Graph, GraphNode


def ranked(graph: Graph) -> list[GraphNode]:
    """Return the nodes by number of relations, then of mentions, most first; ids break ties."""
    degrees = Counter(end for edge in graph.edges for end in (edge.source, edge.target))
    return sorted(graph.nodes, key=lambda item: (-degrees[item.node.id], -item.mentions, item.node.id))


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
    """Return the id of the node with that id, name or alias, upper or lower case.

    Raises:
        UnknownNameError: There is none; the message names close ones.
    """
    wanted = name.casefold()
    for item in ranked(graph):
        if wanted in {item.node.id.casefold(), item.node.name.casefold(), *_folded(item.node.aliases)}:
            return item.node.id
    close = get_close_matches(name, [item.node.name for item in ranked(graph)], n=3)
    hint = f"did you mean {' or '.join(close)}?" if close else "the search of the page finds names"
    raise UnknownNameError(f"no entity is called {name!r}: {hint}")


def _folded(names: Iterable[str]) -> set[str]:
    return {name.casefold() for name in names}


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
    claims = tuple(claim for claim in graph.claims if claim.subject.id in names and claim.object.id in names)
    kept, articles = {claim.id for claim in claims}, {claim.article for claim in claims}
    return replace(
        graph,
        nodes=tuple(item for item in graph.nodes if item.node.id in names),
        edges=edges,
        claims=claims,
        articles=tuple(article for article in graph.articles if article.id in articles),
        origins={claim: origin for claim, origin in graph.origins.items() if claim in kept},
        offices=tuple(office for office in graph.offices if office.person in names and office.holder in names),
        links=tuple(link for link in graph.links if link[0] in kept and link[1] in kept),
    )
