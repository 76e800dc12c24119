"""The graph as four tables, nodes, edges, claims and evidence: what CSV and Parquet write."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graphbuild.assemble.claims_jsonl import claim_rows
from graphbuild.export.attributes import verbs
from graphbuild.export.standing import edge_label, standing
from graphbuild.graph import Graph
from graphbuild.ontology import Ontology

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table whose rows are made one by one.

    Attributes:
        name: ``nodes``, ``edges``, ``claims`` or ``evidence``.
        columns: Name to type: str, int, float, bool, or list for a list of strings.
        rows: Makes the rows, in the order of their ids.
    """

    name: str
    columns: Mapping[str, type]
    rows: Callable[[], Iterator[Row]]


_NODES: Mapping[str, type] = {
    "id": str, "label": str, "type": str, "topic_kind": str, "aliases": list, "wikidata": str, "about": list,
    "mentions": int, "articles": int, "first_seen": str, "last_seen": str,
    "event_from": str, "event_to": str, "place": str,
}  # fmt: skip
_EDGES: Mapping[str, type] = {
    "id": str, "source": str, "target": str, "label": str, "kind": str, "relation": str, "standing": str,
    "polarity": str, "modality": str, "phase": str, "speakers": list, "by_author": bool, "disputed": bool,
    "articles": int, "outlets": int, "origins": int, "confidence": float, "first_date": str, "last_date": str,
    "claims": list, "claim": str, "sentence": str, "url": str,
}  # fmt: skip
_CLAIMS: Mapping[str, type] = {
    "id": str, "subject": str, "subject_name": str, "relation": str, "object": str, "object_name": str,
    "polarity": str, "modality": str, "phase": str, "speakers": list, "edge": str, "kind": str, "published": str,
    "said_on": str, "event_from": str, "event_to": str, "valid_from": str, "valid_to": str, "date_text": str,
    "article": str, "title": str, "outlet": str, "url": str, "author": str, "language": str, "origin": str,
    "rule": str, "confidence": float, "attrs": list,
}  # fmt: skip
_PLACES = ("sentence", "trigger", "subject", "object")
_EVIDENCE: Mapping[str, type] = {
    "claim": str, "number": int, "article": str, "sha256": str, "text": str,
    **{f"{part}_{end}": int for part in _PLACES for end in ("start", "end")}, "cues": list,
}  # fmt: skip


def tables(graph: Graph, ontology: Ontology | None = None) -> tuple[Table, ...]:
    """Return the four tables of a graph, whose relations an ontology words; ids lead from one to the other."""
    return (
        Table(name="nodes", columns=_NODES, rows=lambda: _nodes(graph)),
        Table(name="edges", columns=_EDGES, rows=lambda: _edges(graph, verbs(ontology))),
        Table(name="claims", columns=_CLAIMS, rows=lambda: _claims(graph)),
        Table(name="evidence", columns=_EVIDENCE, rows=lambda: _evidence(graph)),
    )


def _nodes(graph: Graph) -> Iterator[Row]:
    for item in sorted(graph.nodes, key=lambda item: item.node.id):
        node = item.node
        yield {
            "id": node.id,
            "label": node.name,
            "type": str(node.type),
            "topic_kind": str(node.kind or ""),
            "aliases": list(node.aliases),
            "wikidata": node.wikidata,
            "about": [f"{about.role}: {about.entity}" for about in node.about],
            "mentions": item.mentions,
            "articles": item.articles,
            "first_seen": item.first_seen or "",
            "last_seen": item.last_seen or "",
            "event_from": item.event_from or "",
            "event_to": item.event_to or "",
            "place": item.place or "",
        }


def _edges(graph: Graph, wording: Mapping[str, str]) -> Iterator[Row]:
    for edge in sorted(graph.edges, key=lambda edge: edge.rid):
        row = {name: getattr(edge, name, None) for name in _EDGES}
        yield row | {
            "id": edge.rid,
            "label": edge_label(edge, wording),
            "standing": str(standing(edge)),
            "polarity": str(edge.polarity),
            "modality": str(edge.modality),
            "phase": str(edge.phase or ""),
            "speakers": list(edge.speakers),
            "claims": list(edge.claims),
            "first_date": edge.first_date or "",
            "last_date": edge.last_date or "",
        }


def _claims(graph: Graph) -> Iterator[Row]:
    edges = {claim: edge.rid for edge in graph.edges if not edge.derived for claim in edge.claims}
    titles = {article.id: article.title for article in graph.articles}
    for row in claim_rows(graph):
        known = {name: row.get(name) or "" for name in _CLAIMS}
        yield known | {
            "subject": row["subject"]["id"],
            "subject_name": row["subject"]["name"],
            "object": row["object"]["id"],
            "object_name": row["object"]["name"],
            "polarity": str(row["polarity"]),
            "modality": str(row["modality"]),
            "phase": str(row["phase"] or ""),
            "speakers": [speaker["name"] for speaker in row["attribution"]],
            "edge": edges.get(row["id"], ""),
            "title": titles[row["article"]],
            "confidence": float(row["confidence"]),
            "attrs": [f"{name}: {value}" for name, value in row["attrs"].items()],
        }


def _evidence(graph: Graph) -> Iterator[Row]:
    hashes = {article.id: article.sha256 for article in graph.articles}
    for claim in graph.claims:
        for number, item in enumerate(claim.evidence, 1):
            spans = {part: getattr(item, part) for part in _PLACES}
            places = {f"{part}_{end}": getattr(span, end) for part, span in spans.items() for end in ("start", "end")}
            yield {
                "claim": claim.id,
                "number": number,
                "article": claim.article,
                "sha256": hashes[claim.article],
                "text": item.text,
                **places,
                "cues": [f"{cue.kind} {cue.span.start}-{cue.span.end}" for cue in item.cues],
            }
