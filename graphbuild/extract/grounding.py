"""Grounds what another extractor proposes: words in, a claim with true offsets out, or a refusal with its reason.

A proposal is in people's terms and may be invented, as language models do. It becomes a claim only when its quote
stands in the article, its ends are entities or topics that the rules found in that quote, and the ontology knows its
relation between such ends. Nothing is mended: what does not fit is refused.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

from graphbuild.annotate import Annotated
from graphbuild.extract.passages import (
    Passage,
    Place,
    UnfitError,
    find_passage,
    named,
    place_of,
    places_in,
    short,
    span_of,
)
from graphbuild.model import (
    Argument,
    Claim,
    Cue,
    CueKind,
    Evidence,
    Factor,
    Modality,
    Node,
    NodeType,
    Phase,
    Polarity,
    Record,
    Span,
    Speaker,
    claim_id,
)
from graphbuild.ontology import Ontology, Relation

#: Below every rule: the words are checked, how they were read is not.
BASE_CONFIDENCE: Final = 0.6
_SILENT: Final = frozenset({NodeType.TOPIC, NodeType.EVENT})
Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A claim as another extractor words it; every field is checked by ``ground``.

    Attributes:
        subject: The words of the quote that name it, or its usual name ("Russia" where the quote says "Moscow").
        relation: Name of a relation of the ontology.
        object: As ``subject``.
        quote: One to three whole sentences, word by word.
        polarity: ``asserted`` or ``denied``.
        modality: ``actual``, ``planned``, ``possible``, ``hypothetical`` or ``demanded``.
        phase: ``ended`` or ``past`` when it does not hold now.
        attribution: Who says so in the quote; None when the author does.
        trigger: The words of the quote that express the relation; empty when the whole quote does.
    """

    subject: str
    relation: str
    object: str
    quote: str
    polarity: str = Polarity.ASSERTED
    modality: str = Modality.ACTUAL
    phase: str | None = None
    attribution: str | None = None
    trigger: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A proposal that did not become a claim, and why."""

    article: str
    extractor: str
    proposal: Proposal
    reason: str

    def __str__(self) -> str:
        item = self.proposal
        triple = f"{item.subject!r} {item.relation!r} {item.object!r}"
        return f"{self.article}: {self.extractor}: proposal {triple} refused: {self.reason}"


def ground(
    proposal: Proposal, *, name: str, record: Record, annotated: Annotated, ontology: Ontology
) -> Claim | Refusal:
    """Return the claim that a proposal makes about an article, or why it makes none.

    Args:
        proposal: What the extractor proposes.
        name: Name of the extractor; the rule of the claim is ``plugin.NAME``.
        record: What the rules found: its nodes are the only ones that a proposal can link to.
        annotated: The parsed article of the record.
        ontology: The known relations and the types of their ends.
    """
    try:
        return _claim(proposal, name, record, annotated, ontology)
    except UnfitError as unfit:
        return Refusal(article=record.article.id, extractor=name, proposal=proposal, reason=str(unfit))


def _claim(proposal: Proposal, name: str, record: Record, annotated: Annotated, ontology: Ontology) -> Claim:
    relation = ontology.relations.get(proposal.relation)
    if relation is None:
        raise UnfitError(f"the ontology has no relation {short(proposal.relation)}")
    polarity = _choice(Polarity, "polarity", proposal.polarity)
    modality = _choice(Modality, "modality", proposal.modality)
    phase = None if proposal.phase is None else _choice(Phase, "phase", proposal.phase)
    passage = find_passage(annotated, proposal.quote)
    places = places_in(record, passage.sentence)
    subject = place_of("subject", proposal.subject, places, passage)
    object_ = place_of("object", proposal.object, places, passage)
    _check_types(relation, subject.node, object_.node)
    trigger = span_of("trigger", proposal.trigger, annotated, passage) if proposal.trigger else passage.sentence
    chain = _speakers(proposal.attribution, places, annotated, passage)
    text, said = record.article.text, chain[0].span if chain else None
    return Claim(
        id=claim_id(
            article=record.article.id,
            relation=relation.name,
            trigger=trigger,
            subject=subject.span,
            object_=object_.span,
            polarity=polarity,
            modality=modality,
            speaker=said.of(text) if said else "author",
        ),
        article=record.article.id,
        subject=_argument(subject),
        relation=relation.name,
        object=_argument(object_),
        polarity=polarity,
        modality=modality,
        phase=phase,
        attribution=chain,
        published=record.article.published,
        rule=f"plugin.{name}",
        evidence=(_evidence(text, passage, trigger, (subject, object_), said),),
        factors=_factors(name, subject, object_),
    )


def _evidence(text: str, passage: Passage, trigger: Span, ends: tuple[Place, Place], said: Span | None) -> Evidence:
    return Evidence(
        sentence=passage.sentence,
        text=passage.sentence.of(text),
        trigger=trigger,
        subject=ends[0].span,
        object=ends[1].span,
        cues=(Cue(kind=CueKind.SPEAKER, span=said),) if said else (),
    )


def _choice(kind: type[Choice], slot: str, value: str) -> Choice:
    try:
        return kind(value)
    except ValueError:
        raise UnfitError(f"{slot} {short(value)} is none of {', '.join(kind)}") from None


def _check_types(relation: Relation, subject: Node, object_: Node) -> None:
    if subject.id == object_.id:
        raise UnfitError(f"subject and object are the same: {subject.name}")
    for slot, node, types in (("subject", subject, relation.subject), ("object", object_, relation.object)):
        if node.type not in types:
            allowed = ", ".join(sorted(types))
            raise UnfitError(
                f"{node.name} is a {node.type}, but the {slot} of {relation.name} must be one of {allowed}"
            )
        if node.kind is not None and relation.topics and node.kind not in relation.topics:
            raise UnfitError(f"{node.name} is a topic of kind {node.kind}, which {relation.name} does not take")


def _speakers(
    words: str | None, places: Sequence[Place], annotated: Annotated, passage: Passage
) -> tuple[Speaker, ...]:
    """A speaker found in the quote; words without a name, such as "two diplomats", are an unnamed source."""
    if words is None:
        return ()
    speaking = [place for place in places if place.node.type not in _SILENT]
    if named(words, speaking):
        place = place_of("speaker", words, speaking, passage)
        return (Speaker(id=place.node.id, name=place.node.name, type=place.node.type, span=place.span),)
    span = span_of("speaker", words, annotated, passage)
    if not words.split()[-1][:1].islower():
        raise UnfitError(f"the speaker {short(words)} names nobody who was found in the quote")
    unnamed = f"unnamed:{' '.join(words.split())}"
    return (Speaker(id=unnamed, name=unnamed, type=None, span=span),)


def _argument(place: Place) -> Argument:
    return Argument(id=place.node.id, name=place.node.name, type=place.node.type, span=place.span, form=place.form)


def _factors(name: str, subject: Place, object_: Place) -> tuple[Factor, ...]:
    base = Factor(name=f"plugin:{name}", value=BASE_CONFIDENCE)
    linking = min(subject.confidence, object_.confidence)
    return (base,) if linking >= 1 else (base, Factor(name="linking", value=round((linking - 1) * 0.4, 3)))
