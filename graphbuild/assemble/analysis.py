"""Who stands in the middle, who stands together, and whether the sides add up: figures that respect claims.

Only typed edges count: what is denied, planned, wished or only said by third parties connects nobody, unless asked for.
The figures are no part of the graph and of its hash; they are a reading of it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, islice

import networkx as nx

from graphbuild.assemble.conflicts import STANCES
from graphbuild.assemble.edges import CLAIMED
from graphbuild.graph import Edge, Graph, Standing

#: Sign of a relation between two actors: friendly, hostile; all others have none.
SIGNS = {
    **STANCES,
    **dict.fromkeys(("AGREES_WITH", "COOPERATES_WITH", "GUARANTEES_SECURITY_OF"), 1),
    **dict.fromkeys(("ATTACKS", "ACCUSES", "THREATENS", "SANCTIONS"), -1),
}


MOST_CHAINS = 10
_CHAINS_LOOKED_AT = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Triad:
    """Three nodes, each two of them with a sign; balanced when the product of the signs is positive."""

    nodes: tuple[str, str, str]
    signs: tuple[int, int, int]

    @property
    def balanced(self) -> bool:
        """Whether a friend's friend is a friend, and an enemy's enemy, too."""
        return self.signs[0] * self.signs[1] * self.signs[2] > 0


def standings(graph: Graph, *, claimed: bool = False) -> tuple[Standing, ...]:
    """Return the figures of all nodes that have an edge, the most central first.

    Args:
        graph: The graph.
        claimed: Count what is only CLAIMED, too.
    """
    network = _network(graph, claimed)
    names = {item.node.id: item.node.name for item in graph.nodes}
    central = _betweenness(network)
    groups = nx.community.louvain_communities(network, seed=1) if network else []
    ordered = sorted(groups, key=lambda group: (-len(group), min(group)))
    community = {name: number for number, group in enumerate(ordered, 1) for name in group}
    threes = Counter((name, three.balanced) for three in triads(graph, claimed=claimed) for name in three.nodes)
    found = [
        Standing(
            id=name,
            name=names[name],
            degree=network.degree(name),
            centrality=round(central[name], 4),
            community=community[name],
            balanced=threes[name, True],
            unbalanced=threes[name, False],
        )
        for name in network
    ]
    return tuple(sorted(found, key=lambda item: (-item.centrality, -item.degree, item.id)))


def shortest_chains(graph: Graph, one: str, other: str, *, claimed: bool = False) -> tuple[tuple[str, ...], ...]:
    """Return the shortest chains of node ids between two nodes, at most ``MOST_CHAINS``; none when nothing joins them.

    Args:
        graph: The graph.
        one: Id of a node.
        other: Id of another.
        claimed: Count what is only CLAIMED, too.
    """
    network = _network(graph, claimed)
    if one not in network or other not in network or not nx.has_path(network, one, other):
        return ()
    found = islice(nx.all_shortest_paths(network, one, other), _CHAINS_LOOKED_AT)
    return tuple(sorted(tuple(chain) for chain in found)[:MOST_CHAINS])


def triads(graph: Graph, *, claimed: bool = False) -> tuple[Triad, ...]:
    """Return the threes that have a sign between each two, unbalanced ones first; undecided pairs have none."""
    votes: dict[tuple[str, str], int] = {}
    for edge in _counted(graph, claimed):
        pair = (min(edge.source, edge.target), max(edge.source, edge.target))
        votes[pair] = votes.get(pair, 0) + SIGNS.get(edge.relation, 0)
    signed = {pair: 1 if vote > 0 else -1 for pair, vote in votes.items() if vote}
    network: nx.Graph[str] = nx.Graph(sorted(signed))
    found = set()
    for node in network:
        for one, other in combinations(sorted(network[node]), 2):
            if network.has_edge(one, other):
                found.add(tuple(sorted((node, one, other))))
    made = [Triad(nodes=(a, b, c), signs=(signed[a, b], signed[b, c], signed[a, c])) for a, b, c in sorted(found)]
    return tuple(sorted(made, key=lambda item: (item.balanced, item.nodes)))


def _betweenness(network: "nx.Graph[str]") -> dict[str, float]:
    """Betweenness from 0 to 1, by igraph: twenty times as fast as networkx at 5,000 nodes."""
    import igraph  # noqa: PLC0415  (only this needs it)

    names = sorted(network)
    places = {name: place for place, name in enumerate(names)}
    found = igraph.Graph(n=len(names), edges=[(places[one], places[other]) for one, other in network.edges])
    pairs = max(1, (len(names) - 1) * (len(names) - 2)) / 2
    return {name: value / pairs for name, value in zip(names, found.betweenness(), strict=True)}


def _network(graph: Graph, claimed: bool) -> "nx.Graph[str]":
    network: nx.Graph[str] = nx.Graph()
    network.add_edges_from(sorted({(edge.source, edge.target) for edge in _counted(graph, claimed)}))
    return network


def _counted(graph: Graph, claimed: bool) -> Iterator[Edge]:
    return (edge for edge in graph.edges if claimed or edge.kind != CLAIMED)
