"""Words claims and event frames as PLOVER events, for the PLOVER test only.

Classes follow the PLOVER codebook (Open Event Data Alliance; CAMEO 03 "express intent to cooperate" is AGREE,
CAMEO 13 "threaten" is THREATEN): a promise of something cooperative is AGREE, an announced harm is THREATEN.
Country codes come from the gold folder; the graph itself knows names only.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphbuild.annotate import annotate, load_model
from graphbuild.annotate.parse import Doc
from graphbuild.errors import InputError
from graphbuild.evaluate.gold import GoldText
from graphbuild.extract import ExtractConfig
from graphbuild.extract.frames import Mood, find_frames
from graphbuild.ingest.cleaning import clean
from graphbuild.model import Argument, Claim, CueKind, Modality, Node, NodeType, Polarity, Record
from graphbuild.ontology import Ontology

Row = dict[str, Any]

_COOPERATIVE = frozenset({"SUPPORT", "CONSULT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
_HOSTILE = frozenset({"ASSAULT", "SANCTION", "COERCE", "MOBILIZE", "PROTEST"})
_REFUSALS = ("refus", "declin", "reject", "turn", "rebuff")
_HOLDERS = frozenset({"HEAD_OF", "OFFICIAL_OF", "SPOKESPERSON_OF", "MEMBER_OF", "LOCATED_IN"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Countries:
    """Names, demonyms and capitals of countries, lower case, to ISO 3166-1 alpha-3 codes."""

    names: Mapping[str, str]

    @classmethod
    def load(cls, file: Path) -> "Countries":
        """Read the table of a gold folder.

        Raises:
            InputError: It is missing or malformed.
        """
        try:
            return cls(names=dict(json.loads(file.read_text("utf-8"))["names"]))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise InputError(f"{file}: no table of country codes: {error}") from error

    def code(self, node: Node) -> str | None:
        """Return the code of a country or of a place in the table."""
        return next(
            (self.names[name.lower()] for name in (node.name, *node.aliases) if name.lower() in self.names),
            None,
        )


def plover_rows(
    texts: Sequence[GoldText], records: Sequence[Record], countries: Countries, config: ExtractConfig
) -> list[Row]:
    """Return one row per text, with the events of its claims and its event frames."""
    ontology = Ontology.load(*(Path(folder) for folder in config.ontology_dirs))
    cleaned = [(item.article, clean(item.article)) for item in texts]
    docs = [annotated.doc for annotated in annotate(cleaned, load_model(config.model))]
    return [
        {
            "id": item.doc,
            "events": _worded([*plover_events(record, ontology, countries)], [*frame_events(doc)]),
        }
        for item, record, doc in zip(texts, records, docs, strict=True)
    ]


def _worded(claims: list[Row], frames: list[Row]) -> list[Row]:
    """Join both; an actor whom a frame words in full ("Prime Minister X") is one actor, not two."""
    phrases = [text for event in frames for text in (*event["source"], *event["target"])]
    for event in claims:
        for actor in (*event["source"], *event["target"]):
            actor["text"] = next((text for text in phrases if actor["text"] in text), actor["text"])
    return [*claims, *frames]


def frame_events(doc: Doc) -> Iterator[Row]:
    """Yield the event frames of a parsed text as events; actors are the words of their noun phrases."""
    for frame in find_frames(doc):
        ends = [[doc[start:end].text for start, end in side] for side in (frame.source, frame.target)]
        yield {"source": ends[0], "target": ends[1], "plover": _frame_class(frame.klass, frame.mood)}


def _frame_class(klass: str, mood: Mood) -> str:
    if mood == "promised":
        return "AGREE" if klass in _COOPERATIVE else "THREATEN" if klass in _HOSTILE else klass
    return {"threatened": "THREATEN", "refused": "REJECT", "demanded": "REQUEST"}.get(mood, klass)


def plover_events(record: Record, ontology: Ontology, countries: Countries) -> Iterator[Row]:
    """Yield the claims of an article as events; claims that say a state, not an event, have no class."""
    nodes = {node.id: node for node in record.nodes}
    homes = _homes(record, nodes, countries)
    for claim in record.claims:
        klass = ontology.relations[claim.relation].plover
        if not klass:
            continue
        source = _actors(claim.subject, nodes, homes)
        target = [actor for actor in _actors(claim.object, nodes, homes) if actor not in source]
        if claim.modality is Modality.DEMANDED and claim.attribution:
            speaker = claim.attribution[0]
            yield {
                "source": _named(speaker.id, speaker.name, homes),
                "target": source,
                "plover": "REQUEST",
            }
        elif (actual := _class(claim, klass)) and target:
            about = target[:1] if claim.object.type is NodeType.TOPIC else target
            yield {"source": source, "target": about, "plover": actual}


def _class(claim: Claim, klass: str) -> str | None:
    """The class of a claim, by its polarity and modality; None for what is said not to be."""
    if claim.polarity is Polarity.DENIED:
        return "REJECT" if klass in _COOPERATIVE | {"AGREE"} and _refused(claim) else None
    if claim.modality is Modality.ACTUAL:
        return klass
    if klass in _COOPERATIVE and claim.modality is Modality.PLANNED:
        return "AGREE"
    return "THREATEN" if klass in _HOSTILE else klass


def _refused(claim: Claim) -> bool:
    """Whether a word of refusing denies the claim; a plain "not" is no event."""
    evidence = claim.evidence[0]
    base = evidence.sentence.start
    words = [
        evidence.text[cue.span.start - base : cue.span.end - base].lower()
        for cue in evidence.cues
        if cue.kind is CueKind.NEGATION
    ]
    return any(word.startswith(_REFUSALS) for word in words)


def _homes(record: Record, nodes: Mapping[str, Node], countries: Countries) -> dict[str, str]:
    """Codes of the countries that persons act for and that organizations sit in, as the text says."""
    homes = {node.id: code for node in nodes.values() if (code := countries.code(node))}
    for claim in record.claims:
        if claim.relation in _HOLDERS and claim.object.id in homes:
            homes.setdefault(claim.subject.id, homes[claim.object.id])
    return homes


def _actors(end: Argument, nodes: Mapping[str, Node], homes: Mapping[str, str]) -> list[Row]:
    """The end itself; for a topic, whom it is about."""
    if end.type is not NodeType.TOPIC:
        return _named(end.id, end.name, homes)
    node = nodes.get(end.id)
    about = [nodes[item.entity] for item in node.about if item.entity in nodes] if node else []
    return [actor for item in about for actor in _named(item.id, item.name, homes)]


def _named(node_id: str, name: str, homes: Mapping[str, str]) -> list[Row]:
    code = homes.get(node_id)
    return [{"text": name.removeprefix("unnamed:"), **({"iso3": code} if code else {})}]
