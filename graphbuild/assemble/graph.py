"""Assembles records into one graph; the result does not depend on the order of the records."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from graphbuild.assemble.conflicts import find_conflicts
from graphbuild.assemble.edges import make_edges, members_of
from graphbuild.assemble.meeting_events import Around, make_meetings
from graphbuild.assemble.meetings import tells
from graphbuild.assemble.nodes import merge_nodes
from graphbuild.assemble.origins import find_origins
from graphbuild.assemble.voice import find_offices, find_voices
from graphbuild.graph import Graph, GraphNode
from graphbuild.model import Argument, Claim, Record, Speaker, sort_claims
from graphbuild.ontology import Ontology


def assemble(records: Iterable[Record], *, ontology: Ontology | None = None) -> Graph:
    """Return the graph of all records.

    Args:
        records: One per article, in any order; their evidence is verified already (``records.verified``).
        ontology: Says which relations are symmetric; the packaged one when left out.
    """
    ontology = ontology or Ontology.load()
    symmetric = frozenset(name for name, relation in ontology.relations.items() if relation.symmetric)
    ordered = sorted(records, key=lambda record: record.article.id)
    nodes = merge_nodes(ordered)
    claims = sort_claims([renamed(claim, nodes) for record in ordered for claim in record.claims])
    rejected = sort_claims([renamed(claim, nodes) for record in ordered for claim in record.rejected])
    articles = tuple(record.article for record in ordered)
    origins = find_origins(claims, articles)
    links = find_conflicts(claims, articles=articles, symmetric=symmetric)
    voices = find_voices(claims)
    edges = make_edges(claims, articles=articles, origins=origins, links=links, voices=voices, symmetric=symmetric)
    told = [claim for claim in claims if tells(claim, voices, symmetric)]
    members = members_of(told, articles=articles, origins=origins, links=links)
    urls = {article.id: article.url for article in articles}
    meetings = make_meetings(told, Around(members=members, urls=urls, voices=voices, symmetric=symmetric))
    return Graph(
        nodes=tuple(sorted((*nodes.values(), *(item.node for item in meetings)), key=lambda item: item.node.id)),
        edges=tuple(sorted((*edges, *(e for item in meetings for e in item.edges)), key=lambda edge: edge.rid)),
        claims=claims,
        articles=articles,
        origins=origins,
        offices=find_offices(claims),
        links=links,
        rejected=rejected,
    )


def renamed(claim: Claim, nodes: Mapping[str, GraphNode]) -> Claim:
    """Give ends and speakers their merged name and type, so that all views call one node by one name."""
    subject, object_ = _named(claim.subject, nodes), _named(claim.object, nodes)
    attribution = tuple(_speaking(speaker, nodes) for speaker in claim.attribution)
    if subject is claim.subject and object_ is claim.object and attribution == claim.attribution:
        return claim  # most are called by their name: no copy of them is held beside the record
    return replace(claim, subject=subject, object=object_, attribution=attribution)


def _named(end: Argument, nodes: Mapping[str, GraphNode]) -> Argument:
    node = nodes[end.id].node
    return end if (end.name, end.type) == (node.name, node.type) else replace(end, name=node.name, type=node.type)


def _speaking(speaker: Speaker, nodes: Mapping[str, GraphNode]) -> Speaker:
    known = nodes.get(speaker.id)
    return replace(speaker, name=known.node.name, type=known.node.type) if known else speaker
