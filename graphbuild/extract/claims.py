"""Turns matches into claims: scope, speakers, dates, evidence, confidence, and one claim per distinct statement."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from graphbuild.extract.attribution import attribution, prepare_quotes, speaker_words
from graphbuild.extract.dates import DateExpr, date_of, find_dates
from graphbuild.extract.drafts import Draft, frame_drafts, office_drafts, place_drafts
from graphbuild.extract.frame_index import FrameIndex
from graphbuild.extract.precision import rule_precision
from graphbuild.extract.reading import Arg, Reading
from graphbuild.extract.sentences import sentence_span
from graphbuild.extract.unsaid import unsaid_drafts
from graphbuild.model import (
    Argument,
    Claim,
    Cue,
    CueKind,
    Evidence,
    Factor,
    Modality,
    Polarity,
    Speaker,
    claim_id,
    digest,
)

_STANCES: Final = frozenset({"OPPOSES", "SUPPORTS", "ACCEPTS", "REJECTS", "DEMANDS", "ACCUSES", "THREATENS"})


def claims_of(reading: Reading, index: FrameIndex) -> tuple[Claim, ...]:
    """Return the claims of an article, each distinct statement once, with all its evidence."""
    title_drafts = list(office_drafts(reading))
    prepare_quotes(reading)
    drafts = [*title_drafts, *place_drafts(reading), *frame_drafts(reading, index), *unsaid_drafts(reading)]
    dates: dict[int, tuple[DateExpr, ...]] = {}
    found: dict[tuple[object, ...], Claim] = {}
    for draft in sorted(drafts, key=lambda item: (item.trigger, item.relation, item.subject.start, item.object.start)):
        if draft.scope.void:
            continue
        claim = _claim(reading, draft, dates)
        key = (
            claim.relation,
            *_ends(reading, claim),
            claim.polarity,
            claim.modality,
            claim.phase,
            tuple(s.id for s in claim.attribution[:1]),
        )
        if key in found:
            found[key] = replace(found[key], evidence=(*found[key].evidence, *_new_evidence(found[key], claim)))
        else:
            found[key] = claim
    kept = [claim for claim in found.values() if not _outvoted(reading, claim, found.values())]
    return tuple(_told_apart(kept))


def _outvoted(reading: Reading, claim: Claim, others: Collection[Claim]) -> bool:
    """Whether the verb of the sentence says the contrary: in "A's oil is not shipped via B" the noun names the oil."""
    if claim.rule.split(".")[1] not in {"n", "a"}:
        return False
    said = (claim.relation, _ends(reading, claim), claim.evidence[0].sentence)
    return any(
        other.polarity is not claim.polarity
        and other.rule.split(".")[1] == "v"
        and said == (other.relation, _ends(reading, other), other.evidence[0].sentence)
        for other in others
    )


def _told_apart(claims: Iterable[Claim]) -> Iterator[Claim]:
    """One word may stand for several ("both sides"): their claims agree in all places, so the later ids are counted."""
    seen: Counter[str] = Counter()
    for claim in claims:
        number = seen[claim.id]
        seen[claim.id] += 1
        yield replace(claim, id=digest("c-", claim.id, number)) if number else claim


def _ends(reading: Reading, claim: Claim) -> tuple[str, ...]:
    ends = (claim.subject.id, claim.object.id)
    return tuple(sorted(ends)) if reading.ontology.relations[claim.relation].symmetric else ends


def _new_evidence(kept: Claim, again: Claim) -> tuple[Evidence, ...]:
    known = {item.sentence for item in kept.evidence}
    return tuple(item for item in again.evidence if item.sentence not in known)


def _claim(reading: Reading, draft: Draft, dates: dict[int, tuple[DateExpr, ...]]) -> Claim:
    doc, scope = reading.annotated.doc, draft.scope
    trigger = doc.tokens[draft.trigger[0]]
    published = reading.annotated.article.published
    sent = sentence_span(trigger)
    if sent.start not in dates:
        dates[sent.start] = find_dates(sent, published)
    when = None if draft.rule.endswith(".title") else date_of(trigger, dates[sent.start], near=draft.object.start)
    chain = attribution(reading, draft.trigger[0], draft.scope, draft.rule)
    if when is None and draft.relation in _STANCES:
        when = _when_said(draft, dates[sent.start])
    polarity = Polarity.DENIED if scope.denied else Polarity.ASSERTED
    evidence = _evidence(reading, draft, when)
    return Claim(
        id=claim_id(
            article=reading.annotated.article.id,
            relation=draft.relation,
            trigger=evidence.trigger,
            subject=evidence.subject,
            object_=evidence.object,
            polarity=polarity,
            modality=scope.modality,
            speaker=speaker_words(reading, chain),
        ),
        article=reading.annotated.article.id,
        subject=_argument(reading, draft.subject),
        relation=draft.relation,
        object=_argument(reading, draft.object),
        polarity=polarity,
        modality=scope.modality,
        phase=scope.phase,
        attribution=chain,
        published=published,
        said_on=_said_on(draft, dates[sent.start], chain),
        event_from=when.from_ if when is not None and when.role in {"point", "range"} else None,
        event_to=when.to if when is not None and when.role in {"point", "range"} else None,
        valid_from=when.from_ if when is not None and when.role in {"since", "range"} else None,
        valid_to=when.to if when is not None and when.role in {"until", "range"} else None,
        date_text=when.text if when is not None else None,
        rule=draft.rule,
        evidence=(evidence,),
        factors=_factors(draft, chain),
        attrs=draft.attrs,
    )


def _when_said(draft: Draft, dates: Sequence[DateExpr]) -> DateExpr | None:
    """A stance is dated by its saying: "told parliament on Thursday that it opposes ..."."""
    for _, verb in draft.scope.speakers:
        when = date_of(verb, dates)
        if when is not None:
            return when
    return None


def _said_on(draft: Draft, dates: Sequence[DateExpr], chain: tuple[Speaker, ...]) -> str | None:
    for _, verb in draft.scope.speakers if chain else ():
        when = date_of(verb, dates)
        if when is not None and when.from_ == when.to:
            return when.from_
    return None


def _argument(reading: Reading, arg: Arg) -> Argument:
    reading.made.setdefault(arg.node.id, arg.node)
    return Argument(
        id=arg.node.id,
        name=arg.node.name,
        type=arg.node.type,
        span=reading.annotated.raw(arg.start, arg.end),
        form=arg.form,
    )


def _evidence(reading: Reading, draft: Draft, when: DateExpr | None) -> Evidence:
    annotated = reading.annotated
    sent = sentence_span(annotated.doc.tokens[draft.trigger[0]])
    spans = [
        (draft.trigger[0], draft.trigger[1]),
        (draft.subject.start, draft.subject.end),
        (draft.object.start, draft.object.end),
    ]
    start = min(sent.start, *(sentence_span(annotated.doc.tokens[a]).start for a, _ in spans))
    end = max(sent.end, *(sentence_span(annotated.doc.tokens[b - 1]).end for _, b in spans))
    if annotated.block_of(start) != annotated.block_of(end - 1):
        start, end = sent.start, sent.end
    sentence = annotated.raw(start, end)
    cues = {Cue(kind=kind, span=annotated.raw(token.i, token.i + 1)) for kind, token in draft.scope.cues}
    if when is not None:
        cues.add(Cue(kind=CueKind.DATE, span=annotated.raw(when.start, when.end)))
    return Evidence(
        sentence=sentence,
        text=sentence.of(annotated.article.text),
        trigger=annotated.raw(*spans[0]),
        subject=annotated.raw(*spans[1]),
        object=annotated.raw(*spans[2]),
        cues=tuple(sorted(cues, key=lambda cue: (cue.span, cue.kind))),
    )


@cache
def _rule_factor(rule: str) -> Factor:
    return Factor(name=f"rule:{rule}", value=rule_precision(rule))


def _factors(draft: Draft, chain: tuple[Speaker, ...]) -> tuple[Factor, ...]:
    factors = [_rule_factor(draft.rule)]
    linking = min(draft.subject.confidence, draft.object.confidence)
    if linking < 1:
        factors.append(Factor(name="linking", value=round((linking - 1) * 0.4, 3)))
    if draft.scope.modality is not Modality.ACTUAL:
        factors.append(Factor(name=f"modality:{draft.scope.modality}", value=-0.05))
    if chain and chain[0].type is None:
        factors.append(Factor(name="attribution:unnamed", value=-0.1))
    return tuple(factors)
