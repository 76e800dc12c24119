"""The graph as a pyvis network, the form in which the page hands it to vis-network.

Only the builder of pyvis is used. Its own page fetches from the network and runs what stands in a node's id; a
``group`` would silently replace the colours; an undirected network would drop parallel edges.
"""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from pyvis.network import Network

from graphbuild.export.attributes import node_size
from graphbuild.export.choosing import choose, ranked
from graphbuild.export.layout import Positions, lay_out
from graphbuild.export.standing import edge_label, standing
from graphbuild.export.theme import Theme
from graphbuild.graph import Graph, GraphNode
from graphbuild.ontology import Relation

#: Characters that a canvas must not draw: control characters, direction overrides, zero-width ones.
_UNSEEN = re.compile("[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_LONGEST = 34
#: Up to ``WHOLE`` nodes with a relation the page opens with everything, above with the first ``OPENING``.
WHOLE, OPENING = 150, 100


def short_label(name: str) -> str:
    """Return the name for the canvas: one line of at most 34 characters, nothing unseen."""
    line = " ".join(_UNSEEN.sub(" ", name).split()) or "(no name)"
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def to_pyvis(graph: Graph, *, theme: Theme, relations: Mapping[str, Relation]) -> Network:
    """Return a directed network: nodes by rank, edges by rid, each with its facts beside the looks.

    Edges hold the ids of their claims. Edges of symmetric relations have no arrow.
    """
    network = Network(directed=True, cdn_resources="remote")
    _add_nodes(network, graph, theme)
    verbs = {name: relation.label for name, relation in relations.items()}
    symmetric = {name for name, relation in relations.items() if relation.symmetric}
    for edge in sorted(graph.edges, key=lambda edge: edge.rid):
        network.add_edge(
            edge.source,
            edge.target,
            id=edge.rid,
            label=short_label(edge_label(edge, verbs, brief=True)),
            arrows="" if edge.relation in symmetric else "to",
            relation=edge.relation,
            standing=str(standing(edge)),
            kind=edge.kind,
            polarity=str(edge.polarity),
            modality=str(edge.modality),
            phase=str(edge.phase or ""),
            disputed=edge.disputed,
            origins=edge.origins,
            claims=list(edge.claims),
            derived=edge.derived,
        )
    return network


def _add_nodes(network: Network, graph: Graph, theme: Theme) -> None:
    positions, opening = lay_out(graph), _opening(graph)
    degrees = Counter(end for edge in graph.edges for end in (edge.source, edge.target))
    for item in ranked(graph):
        node = item.node
        x, y = positions[node.id]
        looks: dict[str, Any] = {"x": x, "y": y, "size": node_size(degrees[node.id])}
        network.add_node(
            node.id,
            label=short_label(node.name),
            shape=theme.nodes[node.type].shape,
            color=theme.nodes[node.type].light,
            name=node.name,
            type=str(node.type),
            aliases=list(node.aliases),
            wikidata=node.wikidata,
            topic=str(node.kind or ""),
            about=[[about.role, about.entity] for about in node.about],
            mentions=item.mentions,
            articles=item.articles,
            first=item.first_seen,
            last=item.last_seen,
            when=_days(item),
            where=item.place or "",
            figures=_figures(item),
            opening=list(opening.get(node.id, ())),
            **looks,
        )


def _figures(item: GraphNode) -> list[float]:
    """Related nodes, centrality, community, balanced and unbalanced threes; nothing where nobody asked for them."""
    found = item.figures
    return [found.degree, found.centrality, found.community, found.balanced, found.unbalanced] if found else []


def _days(item: GraphNode) -> str:
    """The days of a meeting: one, or the first and the last that are possible."""
    return " – ".join(dict.fromkeys(day for day in (item.event_from, item.event_to) if day))


def _opening(graph: Graph) -> Positions:
    """Return places of their own for the nodes that a big graph opens with: those of the whole lie far apart."""
    connected = {end for edge in graph.edges for end in (edge.source, edge.target)}
    return lay_out(choose(graph, top=OPENING)) if len(connected) > WHOLE else {}
