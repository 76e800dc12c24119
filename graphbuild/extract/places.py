"""Where things are, told by structure alone: "Russia's Gazprom", "the port of Berbera in Somaliland", "Lima-based"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from graphbuild.extract.mentions import TokenMention
from graphbuild.extract.reading import Arg, Reading
from graphbuild.extract.tree import child, children
from graphbuild.model import MentionForm, NodeType

_PLACES = frozenset({NodeType.COUNTRY, NodeType.LOCATION})
_SITED = frozenset({NodeType.FACILITY, NodeType.ORGANIZATION})
#: Bodies that a state has rather than hosts: a possessive says whose they are, not where they sit.
_STATE_BODY = (
    "ministry",
    "parliament",
    "army",
    "navy",
    "congress",
    "senate",
    "government",
    "court",
    "police",
    "forces",
    "guard",
    "council",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFound:
    """A thing and the place that its own phrase gives."""

    thing: Arg
    place: Arg
    trigger: tuple[int, int]
    rule: str


def places(reading: Reading) -> Iterator[PlaceFound]:
    """Yield located things, in text order."""
    for mention in reading.mentions:
        if mention.nested or mention.form is not MentionForm.NAME:
            continue
        if mention.node.type in _SITED:
            yield from _owned(reading, mention)
        if mention.node.type in _SITED | {NodeType.LOCATION}:
            yield from _inside(reading, mention)


def _place(reading: Reading, token: Token) -> TokenMention | None:
    found = reading.mention_at(token)
    return found if found is not None and found.node.type in _PLACES else None


def _owned(reading: Reading, mention: TokenMention) -> Iterator[PlaceFound]:
    """A country before the name: possessor or demonym."""
    if mention.node.name.lower().endswith(_STATE_BODY):
        return
    doc = reading.annotated.doc
    head = reading.head_of(mention)
    for item in children(head, "poss", "amod", "compound", "nmod"):
        found = _place(reading, item)
        if found is None or found.node.id == mention.node.id or found.start >= mention.start:
            continue
        if found.form is MentionForm.METONYM or (
            item.dep_ in {"compound", "nmod"} and found.node.type is NodeType.LOCATION
        ):
            continue
        between = doc[found.end : mention.start]
        if any(token.is_punct and token.text != "-" for token in between):
            continue
        rule = "LOCATED_IN.possessor" if item.dep_ == "poss" else "LOCATED_IN.demonym"
        yield PlaceFound(
            thing=reading.arg(mention), place=reading.arg(found), trigger=(found.start, found.end), rule=rule
        )
        return
    first = doc[mention.start]
    if mention.start >= 3 and doc[mention.start - 1].lower_ == "based" and doc[mention.start - 2].text == "-":
        found_before = reading.by_token.get(mention.start - 3)
        if found_before is not None and found_before.node.type in _PLACES and first.i > found_before.end:
            yield PlaceFound(
                thing=reading.arg(mention),
                place=reading.arg(found_before),
                trigger=(mention.start - 1, mention.start),
                rule="LOCATED_IN.based",
            )


def _inside(reading: Reading, mention: TokenMention) -> Iterator[PlaceFound]:
    """As in "X in PLACE" right after the name of a facility, and "TOWN, COUNTRY"."""
    doc = reading.annotated.doc
    after = mention.end
    if after + 1 >= len(doc) or doc[after].sent.start != doc[mention.start].sent.start:
        return
    index = after + 2 if doc[after + 1].lower_ == "the" else after + 1
    found = reading.by_token.get(index)
    if (
        found is None
        or found.node.type not in _PLACES
        or found.start != index
        or found.node.id == mention.node.id
    ):
        return
    if (
        doc[after].lower_ == "in"
        and mention.node.type is NodeType.FACILITY
        and doc[after].head.i in range(mention.start, mention.end)
    ):
        yield PlaceFound(
            thing=reading.arg(mention),
            place=reading.arg(found),
            trigger=(after, after + 1),
            rule="LOCATED_IN.in",
        )
    elif (
        doc[after].text == ","
        and mention.node.type is NodeType.LOCATION
        and found.node.type is NodeType.COUNTRY
        and index == after + 1
    ):
        if (
            _closes(reading, found)
            and child(doc[found.end - 1], "conj") is None
            and doc[found.end - 1].dep_ != "conj"
        ):
            yield PlaceFound(
                thing=reading.arg(mention),
                place=reading.arg(found),
                trigger=(after, after + 1),
                rule="LOCATED_IN.comma",
            )


def _closes(reading: Reading, found: TokenMention) -> bool:
    """The country ends the phrase: a comma, a stop or the sentence's end follows, not "and"."""
    doc = reading.annotated.doc
    return (
        found.end >= len(doc)
        or doc[found.end].text in {",", ".", ";", ")"}
        or doc[found.end].is_sent_start is True
    )
