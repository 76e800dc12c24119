"""Offices told of several at once: "the presidents of A and B, X and Y,", "Kenyan and Ugandan ministers X and Y"."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.mentions import TokenMention
from graphbuild.extract.reading import Reading, person
from graphbuild.extract.titles import HOLDERS, OfficeFound, office, relation_of

_BETWEEN: Final = frozenset({",", "and", "the", "&"})
_LEAST: Final = 2
_Pairs = list[tuple[TokenMention, TokenMention]]


def titled_lists(reading: Reading) -> Iterator[OfficeFound]:
    """Yield the offices of a list of people, in turn, and note whom the title stands for."""
    titles = reading.lexicon.offices
    for token in reading.annotated.doc.tokens:
        if token.tag_ != "NNS" or token.lemma_ not in titles:
            continue
        words = f"{_before(reading, token)} {token.lemma_}".strip()
        relation = relation_of(reading, words, "")
        pairs, meant = _pairs(reading, token) if relation is not None else ([], [])
        if relation is None or not pairs:
            continue
        reading.titled[token.i] = [reading.arg(mention) for mention in meant]
        for mention, body in pairs:
            former = "former" in words.split()
            trigger = (token.i, token.i + 1)
            yield office(relation, reading.arg(mention), reading.arg(body), trigger=trigger, title=words, former=former)


def _before(reading: Reading, title: Token) -> str:
    words = [item for item in title.kids if item.i < title.i and item.dep_ in {"compound", "amod", "nmod"}]
    return " ".join(item.lower_ for item in words if reading.mention_at(item) is None)


def _pairs(reading: Reading, title: Token) -> tuple[_Pairs, list[TokenMention]]:
    """Who holds the office in which body, and everybody whom the title stands for."""
    doc, start = reading.annotated.doc, title.i + 1
    if start >= len(doc) or doc.tokens[start].lower_ != "of":
        people = reading.names_from(start, _BETWEEN)[0]
        return _in_turn(_owners(reading, title), people), people
    named = reading.names_from(start + 1, _BETWEEN)[0]
    bodies = [item for item in named if item.node.type in HOLDERS]
    in_turn = _in_turn(bodies, named[len(bodies) :])
    if in_turn:
        return in_turn, named[len(bodies) :]
    beside = [(item, body) for body, item in pairwise(named) if person(item.node) and body.node.type in HOLDERS]
    first = bool(beside) and beside[0][1] is named[0]
    if not first or len(beside) + len(bodies) != len(named) or not len(beside) <= len(bodies) <= len(beside) + 1:
        return [], []  # "of A and B, X said,"
    return beside, [item for item in named if item not in {body for _, body in beside}]


def _in_turn(bodies: list[TokenMention], people: list[TokenMention]) -> _Pairs:
    """As in "of A and B, X and Y"; also several people of one body."""
    if len(people) < _LEAST or not all(person(item.node) for item in people):
        return []
    if len(bodies) == 1:
        bodies = bodies * len(people)
    return list(zip(people, bodies, strict=True)) if len(bodies) == len(people) else []


def _owners(reading: Reading, title: Token) -> list[TokenMention]:
    """As in "the Kenyan and Ugandan presidents", "the two Korean leaders"."""
    found: list[TokenMention] = []
    tokens, index = reading.annotated.doc.tokens, title.i - 1
    while index >= 0 and (tokens[index].lower_ in _BETWEEN or tokens[index].pos_ in {"ADJ", "NOUN", "PROPN"}):
        mention = reading.by_token.get(index)
        if mention is not None and mention.node.type in HOLDERS:
            found.insert(0, mention)
            index = mention.start
        elif mention is not None:
            break
        index -= 1
    return found
