"""The graph for networkx: entities and topics as nodes, typed and CLAIMED edges between them.

Every element carries every attribute, of one scalar type each, so that any writer of networkx can export it;
lists are joined by `` | `` and unknown dates are empty strings.
"""

import networkx as nx

from graphbuild.graph import Edge, Graph, GraphNode

_SEPARATOR = " | "
Scalar = str | int | float | bool


def to_networkx(graph: Graph) -> "nx.MultiDiGraph[str]":
    """Return a directed multigraph: keys are node ids and, for edges, ``rid``; both in sorted order."""
    result: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in graph.nodes:
        result.add_node(node.node.id, **_node(node))
    for edge in graph.edges:
        result.add_edge(edge.source, edge.target, key=edge.rid, **_edge(edge))
    return result


def _node(node: GraphNode) -> dict[str, Scalar]:
    return {
        "name": node.node.name,
        "type": str(node.node.type),
        "aliases": joined(node.node.aliases),
        "wikidata": node.node.wikidata,
        "topic_kind": str(node.node.kind or ""),
        "mentions": node.mentions,
        "articles": node.articles,
        "first_seen": node.first_seen or "",
        "last_seen": node.last_seen or "",
        "event_from": node.event_from or "",
        "event_to": node.event_to or "",
        "place": node.place or "",
    }


def _edge(edge: Edge) -> dict[str, Scalar]:
    return {
        "rid": edge.rid,
        "kind": edge.kind,
        "relation": edge.relation,
        "polarity": str(edge.polarity),
        "modality": str(edge.modality),
        "phase": str(edge.phase or ""),
        "claims": joined(edge.claims),
        "speakers": joined(edge.speakers),
        "by_author": edge.by_author,
        "disputed": edge.disputed,
        "articles": edge.articles,
        "outlets": edge.outlets,
        "origins": edge.origins,
        "confidence": edge.confidence,
        "claim": edge.claim,
        "sentence": edge.sentence,
        "url": edge.url,
        "first_date": edge.first_date or "",
        "last_date": edge.last_date or "",
    }


def joined(values: tuple[str, ...]) -> str:
    """Return the values as one string; the separator inside a value becomes a slash."""
    return _SEPARATOR.join(value.replace("|", "/") for value in values)
