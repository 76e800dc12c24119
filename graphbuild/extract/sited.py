"""Where things are, told by a description: "the Polish importer Velda", "X, the largest mine in Peru"."""

from collections.abc import Iterator
from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.mentions import TokenMention
from graphbuild.extract.namewords import name_words
from graphbuild.extract.reading import Reading
from graphbuild.extract.sentences import sentence_of
from graphbuild.extract.tree import child, children, conjuncts
from graphbuild.model import MentionForm, NodeType

#: A place, and the token that says that the thing is there.
Site = tuple[TokenMention, int]
PLACES: Final = frozenset({NodeType.COUNTRY, NodeType.LOCATION})
_WORDS: Final = 4  # small words between a demonym and the noun that it describes: "Danish wind turbine maker"
_KIN: Final = frozenset({"owner", "rival", "parent", "partner", "competitor", "customer", "buyer", "investor", "peer"})
#: Whom a country has these from, or shares them with, need not be its own: "Slovenia's gas supplier, X".
_OFTEN_ABROAD: Final = _KIN | {"supplier", "provider"}
_SIDES: Final = frozenset(
    (
        "the a an far deep very southern northern eastern western central south north east west northeast northwest "
        "southeast southwest south-east south-west north-east north-west coastal upper lower remote rural "
        "south-eastern south-western north-eastern north-western mainland inner outer"
    ).split()
)
_PARTS: Final = frozenset(
    (
        "south north east west centre center middle heart interior coast shore shores edge outskirts suburbs tip "
        "island coastline seaboard highlands lowlands corner part northeast northwest southeast southwest south-east "
        "south-west north-east north-west hinterland"
    ).split()
)
_FARTHEST: Final = 7  # tokens from "in" to the place: "on the far north-eastern coast of"


def described_before(reading: Reading, mention: TokenMention) -> Site | None:
    """As in "the Polish importer Velda" and "its Norwegian owner, Fjord Shipping": a demonym before the noun."""
    doc, index = reading.annotated.doc, mention.start - 1
    first = sentence_of(doc.tokens[mention.start])[0]
    apart = index > first and doc.tokens[index].text == ","
    if apart:
        index -= 1
    if index <= first or doc.tokens[index].pos_ not in {"NOUN", "ADJ"} or not _body(doc.tokens[index]):
        return None
    if apart and not _one(doc.tokens[index], reading.head_of(mention)):
        return None
    for at in range(index - 1, max(first - 1, index - 1 - _WORDS), -1):
        found = reading.by_token.get(at)
        if found is not None:
            abroad = doc.tokens[index].lemma_ in _OFTEN_ABROAD
            owner = doc.tokens[found.end].tag_ == "POS" and found.node.type is NodeType.COUNTRY and not abroad
            fits = (found.form is MentionForm.DEMONYM and found.node.type in PLACES) or owner
            return (found, found.start) if fits and found.node.id != mention.node.id else None
        if doc.tokens[at].pos_ not in {"NOUN", "ADJ"} and doc.tokens[at].text != "-" and doc.tokens[at].tag_ != "POS":
            return None
    return None


def is_firm(noun: Token) -> bool:
    """Whether a noun is a word for firms."""
    return noun.lemma_ in name_words().firms or noun.lemma_.endswith("maker")


def _body(noun: Token) -> bool:
    return noun.lemma_ in _KIN or is_firm(noun)


def _one(noun: Token, name: Token) -> bool:
    """Whether the parser sees an apposition of the two."""
    return name.dep_ == "appos" or noun.dep_ == "appos" or any(item.dep_ == "appos" for item in name.kids)


def described_after(reading: Reading, mention: TokenMention) -> Iterator[Site]:
    """As in "X, the largest mine in Peru" and "Y, a port in Chile"."""
    doc = reading.annotated.doc
    beside = [noun for token in doc.tokens[mention.start : mention.end] for noun in children(token, "appos")]
    for noun in beside:
        if reading.mention_at(noun) is not None or noun.i < mention.end or child(noun, "det") is None:
            continue
        best = noun.tag_ == "JJS" or any(item.tag_ == "JJS" or item.lower_ == "only" for item in noun.kids)
        kind = name_words().heads.get(noun.lemma_)
        told = noun.lemma_ in name_words().settlements or kind is mention.node.type or _body(noun)
        if not best and not told:
            continue
        for prep in children(noun, "prep"):
            place = child(prep, "pobj")
            found = reading.mention_at(place) if place is not None and prep.lower_ == "in" else None
            if found is not None and found.node.type in PLACES and found.form is MentionForm.NAME:
                yield found, prep.i


def shared(reading: Reading, mention: TokenMention) -> Iterator[Site]:
    """As in "A and B, both in C": the place of every member of the list."""
    doc, top = reading.annotated.doc, reading.head_of(mention)
    while top.dep_ == "conj" and top.head is not top:
        top = top.head
    members = [found for found in map(reading.mention_at, conjuncts(top)) if found is not None]
    for last in members[1:] if mention in members else ():
        behind = [token.lower_ for token in doc.tokens[last.end : last.end + 3]]
        if behind[:1] == [","] and behind[1:] in (["both", "in"], ["all", "in"]) and mention.start <= last.start:
            found = reading.by_token.get(last.end + 3)
            if found is not None and found.node.type in PLACES:
                yield found, last.end + 2


def part_of(reading: Reading, preposition: int) -> TokenMention | None:
    """As in "in the south of Peru", "on India's west coast", "on an island off Chile"."""
    doc = reading.annotated.doc
    part = False
    for index in range(preposition + 1, min(len(doc), preposition + _FARTHEST)):
        found, word = reading.by_token.get(index), doc.tokens[index].lower_
        if found is not None:
            if found.node.type not in PLACES or found.form is MentionForm.DEMONYM:
                return None
            owner = found.end < len(doc) and doc.tokens[found.end].tag_ == "POS"
            return found if (owner and _side_follows(reading, found.end + 1)) or (part and not owner) else None
        part = part or word in _PARTS
        if word not in _SIDES | _PARTS | {"of", "off", "-"}:
            return None
    return None


def _side_follows(reading: Reading, index: int) -> bool:
    """As in "(India's) west coast"."""
    doc = reading.annotated.doc
    while index < len(doc) and doc.tokens[index].lower_ in _SIDES | _PARTS:
        if doc.tokens[index].lower_ in _PARTS and (index + 1 >= len(doc) or doc.tokens[index + 1].lower_ not in _PARTS):
            return True
        index += 1
    return False
