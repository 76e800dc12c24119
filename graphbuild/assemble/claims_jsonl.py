"""``claims.jsonl``: a claim per line, by article; docs/claims.schema.json describes a line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graphbuild.graph import Graph
from graphbuild.model import Argument, Article, Claim, Evidence, Span, Speaker, Verdict


def write_claims(graph: Graph, path: Path) -> None:
    """Write all claims of the graph as UTF-8 JSON lines."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in claim_rows(graph):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def claim_rows(graph: Graph) -> Iterator[dict[str, Any]]:
    """Yield each claim of the graph as a JSON object, in the graph's order."""
    articles = {article.id: article for article in graph.articles}
    kinds = {claim: edge.kind for edge in graph.edges if not edge.derived for claim in edge.claims}
    for claim in graph.claims:
        yield claim_row(
            claim,
            article=articles[claim.article],
            origin=graph.origins[claim.id],
            kind=kinds.get(claim.id),
        )


def claim_row(claim: Claim, *, article: Article, origin: str, kind: str | None) -> dict[str, Any]:
    """Return a claim as a JSON object; spans are code points, half-open, of the raw text of its article.

    Args:
        claim: The claim.
        article: Its article.
        origin: Where it comes from, see ``origins``.
        kind: Kind of the edge that shows it; None when no edge does.
    """
    return {
        "id": claim.id,
        "subject": _end(claim.subject),
        "relation": claim.relation,
        "object": _end(claim.object),
        "polarity": claim.polarity,
        "modality": claim.modality,
        "phase": claim.phase,
        "attribution": [_speaker(speaker) for speaker in claim.attribution],
        "kind": kind,
        "published": claim.published,
        "said_on": claim.said_on,
        "event_from": claim.event_from,
        "event_to": claim.event_to,
        "valid_from": claim.valid_from,
        "valid_to": claim.valid_to,
        "date_text": claim.date_text,
        "article": claim.article,
        "outlet": article.outlet,
        "url": article.url,
        "author": article.author,
        "language": article.language,
        "origin": origin,
        "evidence": [_evidence(evidence) for evidence in claim.evidence],
        "rule": claim.rule,
        "confidence": claim.confidence,
        "factors": {factor.name: factor.value for factor in claim.factors},
        "attrs": dict(claim.attrs),
        "decisions": [_verdict(verdict) for verdict in claim.verdicts],
    }


def _end(end: Argument) -> dict[str, Any]:
    return {"id": end.id, "name": end.name, "type": end.type}


def _speaker(speaker: Speaker) -> dict[str, Any]:
    return {"id": speaker.id, "name": speaker.name, "type": speaker.type, "quoted": speaker.quoted}


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "action": verdict.action,
        "was": dict(verdict.was),
        "who": verdict.who,
        "when": verdict.when,
        "why": verdict.why,
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "start_char": evidence.sentence.start,
        "end_char": evidence.sentence.end,
        "sentence": evidence.text,
        "trigger": _span(evidence.trigger),
        "subject": _span(evidence.subject),
        "object": _span(evidence.object),
        "cues": [{"kind": cue.kind, **_span(cue.span)} for cue in evidence.cues],
    }


def _span(span: Span) -> dict[str, int]:
    return {"start_char": span.start, "end_char": span.end}
