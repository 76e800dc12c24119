"""Where things are, told by structure alone: "Russia's Gazprom", "the port of Berbera in Somaliland", "Lima-based"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.antecedents import before
from graphbuild.extract.arguments import single
from graphbuild.extract.mentions import TokenMention
from graphbuild.extract.reading import Arg, Reading
from graphbuild.extract.sentences import sentence_span
from graphbuild.extract.sited import described_after, described_before, is_firm, part_of, shared
from graphbuild.extract.tree import SUBJECTS, child, children
from graphbuild.model import MentionForm, NodeType

_PLACES: Final = frozenset({NodeType.COUNTRY, NodeType.LOCATION})
_SITED: Final = frozenset({NodeType.FACILITY, NodeType.ORGANIZATION})
#: Bodies that a state has rather than hosts: a possessive says whose they are, not where they sit.
_DIRECTIONS: Final = frozenset(
    ["the", "southern", "northern", "eastern", "western", "central", "south", "north", "east", "west"]
)
#: "Peru's rival X" says nothing of where X sits.
_RELATED: Final = frozenset(
    "rival supplier partner ally customer opponent buyer competitor foe creditor target".split()
)
_STATE_BODY: Final = (
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
        if mention.form is MentionForm.DEMONYM and mention.node.type is NodeType.COUNTRY:
            yield from _resumed(reading, mention)
        if mention.nested or mention.form is not MentionForm.NAME:
            continue
        if mention.node.type in _SITED:
            yield from _owned(reading, mention)
            yield from _described(reading, mention)
        if mention.node.type in _SITED or mention.node.type is NodeType.LOCATION:
            yield from _inside(reading, mention)
            yield from _told(reading, mention)
        if mention.node.type is NodeType.LOCATION:
            yield from _kind_of_place(reading, mention)


def _place(reading: Reading, token: Token) -> TokenMention | None:
    found = reading.mention_at(token)
    return found if found is not None and found.node.type in _PLACES else None


def _owned(reading: Reading, mention: TokenMention) -> Iterator[PlaceFound]:
    """A country before the name: possessor or demonym."""
    if mention.node.name.lower().endswith(_STATE_BODY):
        return
    doc = reading.annotated.doc
    head = reading.head_of(mention)
    if head.dep_ in {"compound", "amod", "nmod", "poss"}:
        return  # "Ukraine's NATO hopes"
    direct = children(head, "poss", "amod", "compound", "nmod")
    described = [
        inner
        for item in direct
        if item.dep_ in {"compound", "nmod"}
        for inner in children(item, "amod", "compound", "nmod")
    ]
    for item in [*direct, *described]:
        found = _place(reading, item)
        if found is None or found.node.id == mention.node.id or found.start >= mention.start:
            continue
        if found.form is MentionForm.DEMONYM and found.node.type is NodeType.LOCATION:
            continue
        if found.form is MentionForm.METONYM or (
            item.dep_ in {"compound", "nmod"} and found.node.type is NodeType.LOCATION
        ):
            continue
        between = doc[found.end : mention.start]
        if any((token.is_punct and token.text != "-") or token.lemma_ in _RELATED for token in between):
            continue
        rule = "LOCATED_IN.possessor" if item.dep_ == "poss" else "LOCATED_IN.demonym"
        yield PlaceFound(
            thing=reading.arg(mention), place=reading.arg(found), trigger=(found.start, found.end), rule=rule
        )
        return
    first = doc.tokens[mention.start]
    if (
        mention.start >= 3
        and doc.tokens[mention.start - 1].lower_ == "based"
        and doc.tokens[mention.start - 2].text == "-"
    ):
        found_before = reading.by_token.get(mention.start - 3)
        if found_before is not None and found_before.node.type in _PLACES and first.i > found_before.end:
            yield PlaceFound(
                thing=reading.arg(mention),
                place=reading.arg(found_before),
                trigger=(mention.start - 1, mention.start),
                rule="LOCATED_IN.based",
            )


def _described(reading: Reading, mention: TokenMention) -> Iterator[PlaceFound]:
    """As in "Orbis, a Portuguese maker of panels" and "Saab of Sweden"."""
    doc = reading.annotated.doc
    for noun in children(reading.head_of(mention), "appos"):
        if reading.mention_at(noun) is not None or mention.node.type is not NodeType.ORGANIZATION:
            continue
        for item in children(noun, "amod", "poss", "compound"):
            seat = child(item, "npadvmod") if item.lower_ == "based" else None
            found = _place(reading, seat or item)
            if seat is not None and found is not None:
                yield _placed(reading, mention, found, item.i, "LOCATED_IN.based")
                continue
            national = item.dep_ != "amod" and is_firm(noun) and found is not None
            if found is not None and (found.form is MentionForm.DEMONYM or (national and _by_name(found))):
                yield _placed(reading, mention, found, found.start, "LOCATED_IN.demonym")
    the = mention.end + 1 < len(doc) and doc.tokens[mention.end + 1].lower_ == "the"
    found_after = reading.by_token.get(mention.end + 1 + the)
    state = found_after is not None and found_after.node.type in _PLACES
    if (
        found_after is not None
        and state
        and found_after.form is MentionForm.NAME
        and doc.tokens[mention.end].lower_ == "of"
    ):
        yield _placed(reading, mention, found_after, mention.end, "LOCATED_IN.in")


def _resumed(reading: Reading, mention: TokenMention) -> Iterator[PlaceFound]:
    """As in "Skoda said ... The Czech carmaker": of the one firm spoken of."""
    noun = reading.head_of(mention).head
    if noun.tag_ != "NN" or noun.dep_ not in SUBJECTS or not is_firm(noun):
        return
    firms = before(reading, noun, frozenset({NodeType.ORGANIZATION}), 3)
    spoken_of = {item.node.id for item in firms if not _foreign(reading, item, mention)}
    for firm in single(reading, noun) if len(spoken_of) == 1 else ():
        if firm.node.id in spoken_of:
            yield PlaceFound(
                thing=firm,
                place=reading.arg(mention),
                trigger=(mention.start, mention.end),
                rule="LOCATED_IN.demonym",
            )


def _foreign(reading: Reading, firm: TokenMention, mention: TokenMention) -> bool:
    """As in "the Portuguese weekly X" and "China's Y": no Canadian firm."""
    head = reading.head_of(firm)
    words = [*children(head, "poss", "amod"), *(c for item in children(head, "compound") for c in item.kids)]
    homes = [found for word in words if (found := reading.mention_at(word)) is not None]
    return any(item.node.type is NodeType.COUNTRY and item.node.id != mention.node.id for item in homes)


def _by_name(found: TokenMention) -> bool:
    """As in "Petrobras, Brazil's oil company" and "Hutchison, the Hong Kong group"."""
    return found.form is MentionForm.NAME


def _told(reading: Reading, mention: TokenMention) -> Iterator[PlaceFound]:
    """Descriptions before and behind the name."""
    before = described_before(reading, mention) if mention.node.type is NodeType.ORGANIZATION else None
    if before is not None:
        yield _placed(reading, mention, before[0], before[1], "LOCATED_IN.demonym")
    for found, at in (*described_after(reading, mention), *shared(reading, mention)):
        if found.node.id != mention.node.id:
            yield _placed(reading, mention, found, at, "LOCATED_IN.in")


_PLACE_NOUNS: Final = frozenset(
    [
        "city",
        "town",
        "port",
        "province",
        "region",
        "island",
        "village",
        "capital",
        "district",
        "state",
        "county",
        "suburb",
    ]
)


def _kind_of_place(reading: Reading, mention: TokenMention) -> Iterator[PlaceFound]:
    """As in "the Danish city of Aarhus", "Turkey's port of Mersin"."""
    head = reading.head_of(mention)
    noun = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head.head
    if noun.lower_ not in _PLACE_NOUNS or head.dep_ not in {"pobj", "appos"}:
        return
    for item in children(noun, "amod", "poss", "compound", "nmod"):
        found = _place(reading, item)
        if found is not None and found.node.type is NodeType.COUNTRY and found.form is not MentionForm.METONYM:
            yield _placed(reading, mention, found, found.start, "LOCATED_IN.demonym")


def _inside(reading: Reading, mention: TokenMention) -> Iterator[PlaceFound]:
    """As in "X in PLACE" or "X, in PLACE," right after the name of a facility or town, and "TOWN, COUNTRY"."""
    doc = reading.annotated.doc
    after = mention.end
    if (
        after + 1 >= len(doc)
        or sentence_span(doc.tokens[after]).start != sentence_span(doc.tokens[mention.start]).start
    ):
        return
    comma = doc.tokens[after].text == "," and doc.tokens[after + 1].lower_ in {"in", "on"}
    preposition = after + 1 if comma else after
    index = preposition + 1
    while index + 1 < len(doc) and index not in reading.by_token and doc.tokens[index].lower_ in _DIRECTIONS:
        index += 1
    found = reading.by_token.get(index)
    if doc.tokens[preposition].lower_ in {"in", "on"} and (found is None or index == preposition + 1):
        within = part_of(reading, preposition)
        if within is not None and within.node.id != mention.node.id and _apart(reading, mention, preposition):
            yield _placed(reading, mention, within, preposition, "LOCATED_IN.in")
            return
    if found is None or found.node.type not in _PLACES or found.start != index or found.node.id == mention.node.id:
        return
    held = doc.tokens[preposition].head.i in range(mention.start, mention.end) and not _spoken_of(reading, mention)
    if doc.tokens[preposition].lower_ == "in":
        aside = comma and mention.node.type is not NodeType.ORGANIZATION and _closes(reading, found)
        if aside or (not comma and held and mention.node.type is NodeType.FACILITY):
            yield _placed(reading, mention, found, preposition, "LOCATED_IN.in")
    elif doc.tokens[after].text == "," and index == after + 1 and mention.node.type is NodeType.LOCATION:
        alone = child(doc.tokens[found.end - 1], "conj") is None and doc.tokens[found.end - 1].dep_ != "conj"
        if found.node.type is NodeType.COUNTRY and alone and _closes(reading, found):
            yield _placed(reading, mention, found, after, "LOCATED_IN.comma")


def _spoken_of(reading: Reading, mention: TokenMention) -> bool:
    """As in "talks on the Nile dam in Kinshasa": the talks are there, not the dam."""
    head = reading.head_of(mention)
    about = head.dep_ == "pobj" and head.head.lower_ in {"on", "about", "over", "regarding"}
    return about and head.head.head.pos_ in {"NOUN", "VERB"}


def _apart(reading: Reading, mention: TokenMention, preposition: int) -> bool:
    """Whether a phrase with "in" belongs to the name before it: set off by commas, or hung on it."""
    doc = reading.annotated.doc
    if preposition > mention.end:
        return mention.node.type is not NodeType.ORGANIZATION
    return mention.node.type is not NodeType.ORGANIZATION and doc.tokens[preposition].head.i in range(
        mention.start, mention.end
    )


def _placed(reading: Reading, mention: TokenMention, found: TokenMention, at: int, rule: str) -> PlaceFound:
    return PlaceFound(thing=reading.arg(mention), place=reading.arg(found), trigger=(at, at + 1), rule=rule)


def _closes(reading: Reading, found: TokenMention) -> bool:
    """The country ends the phrase: a comma, a stop or the sentence's end follows, not "and"."""
    doc = reading.annotated.doc
    return (
        found.end >= len(doc)
        or doc.tokens[found.end].text in {",", ".", ";", ")"}
        or doc.tokens[found.end].is_sent_start is True
    )
