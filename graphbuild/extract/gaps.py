"""Clauses without their verb: "A is owned by B, and C by D", "A supplied B with cement, B C with cattle"."""

from collections.abc import Iterator
from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.roles import matches
from graphbuild.extract.tree import child, passive, prep_object
from graphbuild.ontology import Frame

_LOOSE: Final = frozenset({"conj", "npadvmod", "dep", "appos"})


def gapped(verb: Token, frame: Frame) -> Iterator[dict[str, Token]]:
    """Yield the words that fill the slots of a verb's frame in each clause that leaves the verb out."""
    for item in _second_halves(verb):
        roles = _roles(verb, item)
        if all(_fits(roles, name, words) for name, words in frame.needs):
            filled = {slot: _word(roles, name) for name, slot in frame.fills}
            words = {slot: word for slot, word in filled.items() if word is not None}
            if len(words) == len(filled) > 1:
                yield words


def _second_halves(verb: Token) -> Iterator[Token]:
    """Names that stand for a clause: coordinated with the verb, or with its object before a second object."""
    thing = child(verb, "dobj")
    for item in verb.kids:
        before = verb.doc.tokens[item.left_edge.i - 1].lower_ if item.left_edge.i else ""
        if item.i > verb.i and item.dep_ in _LOOSE and item.pos_ == "PROPN" and before in {"and", ",", "while"}:
            yield item
    for item in thing.kids if thing is not None else ():
        behind = verb.doc.tokens[item.i + 1] if item.i + 1 < len(verb.doc) else item
        if item.dep_ == "conj" and item.pos_ == "PROPN" and behind.dep_ == "det" and child(item, "appos") is not None:
            yield item


def _roles(verb: Token, item: Token) -> dict[str, Token]:
    """The words of a clause without a verb by the roles that they have in the full one."""
    roles = {"obj" if passive(verb) else "subj": item}
    for word in item.kids:
        if word.i < item.i:
            continue
        if word.dep_ == "appos" and not passive(verb) and verb.doc.tokens[item.i + 1].text != ",":
            roles["obj"] = word
        target = prep_object(word) if word.pos_ == "ADP" else None
        if target is not None:
            roles["subj" if passive(verb) and word.lower_ == "by" else word.lower_] = target
    return roles


def _word(roles: dict[str, Token], name: str) -> Token | None:
    return next((roles[part] for part in name.split("/") if part in roles), None)


def _fits(roles: dict[str, Token], name: str, words: frozenset[str]) -> bool:
    word = _word(roles, name)
    return word is not None and matches(word, words)
