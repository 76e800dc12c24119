"""Verifies evidence: a claim enters the graph only with the exact characters that say it."""

from collections.abc import Iterator
from dataclasses import replace

from graphbuild.model import Claim, Evidence, Record, Span


def verified(record: Record) -> tuple[Record, tuple[str, ...]]:
    """Return the record without the claims whose evidence does not hold, and one line per refusal.

    A claim is kept when it belongs to the article, its ends are nodes of the record, and every sentence,
    trigger, argument and cue lies inside the text, the stored sentence being exactly the characters at its
    place.
    """
    nodes = frozenset(node.id for node in record.nodes)
    kept, refused = [], []
    for claim in record.claims:
        problem = next(_problems(claim, record, nodes), None)
        if problem is None:
            kept.append(claim)
        else:
            refused.append(f"{record.article.id}: claim {claim.id} ({claim.rule}) refused: {problem}")
    if not refused:
        return record, ()
    return replace(record, claims=tuple(kept)), tuple(refused)


def _problems(claim: Claim, record: Record, nodes: frozenset[str]) -> Iterator[str]:
    text = record.article.text
    if claim.article != record.article.id:
        yield f"it names another article, {claim.article!r}"
    for end in (claim.subject, claim.object):
        if end.id not in nodes:
            yield f"its end {end.id!r} is no node of the record"
        if not _inside(end.span, text):
            yield f"{end.name!r} lies outside the text at {end.span.start}-{end.span.end}"
    if not claim.evidence:
        yield "it has no evidence"
    for evidence in claim.evidence:
        yield from _evidence_problems(evidence, text)


def _evidence_problems(evidence: Evidence, text: str) -> Iterator[str]:
    sentence = evidence.sentence
    if not _inside(sentence, text):
        yield f"sentence at {sentence.start}-{sentence.end} lies outside the text"
    elif sentence.of(text) != evidence.text:
        yield f"the stored sentence is not what stands at {sentence.start}-{sentence.end}"
    if not sentence.start <= evidence.trigger.start < evidence.trigger.end <= sentence.end:
        yield f"trigger at {evidence.trigger.start}-{evidence.trigger.end} lies outside its sentence"
    for name, span in (("subject", evidence.subject), ("object", evidence.object)):
        if not _inside(span, text):
            yield f"{name} at {span.start}-{span.end} lies outside the text"
    for cue in evidence.cues:
        if not _inside(cue.span, text):
            yield f"{cue.kind} cue at {cue.span.start}-{cue.span.end} lies outside the text"


def _inside(span: Span, text: str) -> bool:
    return 0 <= span.start < span.end <= len(text)
