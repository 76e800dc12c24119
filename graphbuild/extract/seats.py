"""Whether a capital or seat of government stands for its state.

It is the state when it does what governments do (speaks, refuses, is accused, has a stance), and a city when people
are in it or go to it. The test is: can "the government of" be put before it?
"""

from collections.abc import Callable
from typing import Final

from graphbuild.annotate.parse import Doc, Token
from graphbuild.extract.namewords import name_words

_BETWEEN: Final = frozenset({"between", "among"})
_CHAIN: Final = 30  # members of a list; longer ones are tables
_LIKE: Final = frozenset({"like", "unlike", "alongside", "besides"})
_TOWARDS: Final = frozenset({"from", "to", "on", "for", "towards", "toward", "upon", "by"})
_NO_SUBJECT: Final = frozenset({"conj", "appos", "dobj", "compound", "nmod", "npadvmod", "dep", "ROOT"})
#: Who governs in a capital governs the state.
RULERS: Final = frozenset("government junta regime authority ruler leadership administration".split())
_REPORTED: Final = frozenset({"say", "report", "believe", "think", "rumour", "rumor", "expect", "know"})
_STAGING: Final = frozenset({"host", "stage", "hold", "welcome"})
_COPULAS: Final = frozenset({"be", "remain", "become", "feel"})
_NAMES: Final = frozenset({"FAC", "EVENT", "ORG"})  # "Copenhagen's Maersk" lies there


def is_state(doc: Doc, start: int, end: int, *, seat: bool) -> bool:
    """Tell whether a capital or seat of government stands for its state.

    Args:
        doc: The article.
        start: First token of the name.
        end: Token after the name.
        seat: The name is a seat and no city ("the Kremlin"): the state unless people are at it.
    """
    head = doc[start:end].root
    if _beside_country(doc, end):
        return False
    if end + 1 < len(doc) and doc.tokens[end].text == "-" and doc.tokens[end + 1].text.islower():
        return doc.tokens[end + 1].lower_ not in name_words().seat_suffixes
    decided = _before_verb(doc, head, end)
    if decided is None:
        decided = _aside(doc, head, end)
    if decided is None:
        decided = _decide(head, set())
    if seat:
        return decided is not False if head.dep_ != "pobj" else bool(decided)
    return bool(decided)


def _before_verb(doc: Doc, head: Token, end: int) -> bool | None:
    """Judge by the finite verb behind the name where the parser has made no subject of it.

    "Ottawa expelled six diplomats and New Delhi retaliated" is parsed as if New Delhi were expelled.
    """
    if end >= len(doc) or head.dep_ not in _NO_SUBJECT or doc.tokens[end].tag_ not in {"VBD", "VBZ", "MD"}:
        return None
    verb = doc.tokens[end].head if doc.tokens[end].tag_ == "MD" else doc.tokens[end]
    if any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.kids):
        return None
    return verb.lemma_.lower() not in name_words().place_verbs


def _aside(doc: Doc, head: Token, end: int) -> bool | None:
    """As in "Cairo, for its part, threatens" and "Rabat, which left the bloc, asked", whose verbs the parser loses."""
    if end + 2 >= len(doc) or doc.tokens[end].text != ",":
        return None
    if [token.lower_ for token in doc[end + 1 : end + 4]] == ["for", "its", "part"]:
        return True
    verb = doc.tokens[end + 2]
    if (
        head.dep_ != "ROOT"
        or doc.tokens[end + 1].lower_ != "which"
        or verb.tag_ not in {"VBD", "VBZ"}
        or verb.pos_ == "AUX"
    ):
        return None
    return verb.lemma_.lower() not in name_words().place_verbs


def _decide(head: Token, seen: set[int]) -> bool | None:
    """Return True for the state, False for the place, None when the syntax does not tell."""
    if head.i in seen or len(seen) > _CHAIN:
        return None
    seen.add(head.i)
    if head.dep_ in {"conj", "appos"}:
        return _decide(head.head, seen)
    rule = _RULES.get(head.dep_)
    return rule(head) if rule is not None else None


def _as_object(head: Token) -> bool:
    return head.head.lemma_.lower() in name_words().objects


def _as_subject(head: Token) -> bool | None:
    words, verb = name_words(), head.head
    lemma = verb.lemma_.lower()
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    if head.dep_ == "nsubjpass":
        return lemma in words.objects or (lemma in _REPORTED and _does(verb))
    if lemma in _COPULAS:
        said = [child for child in verb.kids if child.dep_ in {"acomp", "attr", "oprd", "prep"}]
        far = any(child.lower_ == "far" for child in verb.kids)  # "Seoul is far from supporting"
        return far or any(child.lemma_.lower() in words.attitudes or _at_odds(child) for child in said)
    if lemma == "host":
        return any(child.dep_ == "dobj" and child.ent_type_ != "EVENT" for child in verb.kids)
    if lemma == "see" and any(child.lower_ == "as" for child in verb.kids):
        return True
    if lemma in {"have", "see", "look", "stand"}:
        return any(child.dep_ in {"xcomp", "ccomp"} for child in verb.kids) or _owned_by_state(verb)
    return lemma not in words.place_verbs


def _does(verb: Token) -> bool:
    """As in "Niamey was said to be negotiating a sale": what is reported is no movement of people."""
    deeds = (child.lemma_.lower() for child in verb.kids if child.dep_ == "xcomp")
    return any(deed not in name_words().place_verbs and deed not in _STAGING for deed in deeds)


def _at_odds(prep: Token) -> bool:
    return prep.lower_ == "at" and any(child.lower_ in {"odds", "loggerheads", "war", "peace"} for child in prep.kids)


def _owned_by_state(verb: Token) -> bool:
    return any(child.dep_ == "dobj" and child.lemma_.lower() in name_words().state_of for child in verb.kids)


def _as_owner(head: Token) -> bool:
    noun = head.head
    return noun.lemma_.lower() not in name_words().place_of and noun.ent_type_ not in _NAMES


def _as_modifier(head: Token) -> bool | None:
    """Such as "Moscow officials", "the Minsk truce", and "a plan Kyiv rejects", parsed as a plural noun."""
    words, noun = name_words(), head.head
    while noun.dep_ in {"compound", "nmod"} and noun.head is not noun:
        noun = noun.head
    lemma = noun.lemma_.lower()
    if lemma in words.place_of or lemma in words.named_after:
        return False
    return True if lemma in words.state_of or lemma in words.acting else None


def _after_preposition(head: Token) -> bool | None:
    words, prep = name_words(), head.head
    word, governor = prep.lower_, _governor(prep)
    lemma = governor.lemma_.lower()
    if word == "in" and prep.i and prep.nbor(-1).lemma_ in RULERS:
        return True  # "the junta in Niamey", wherever the parser hangs it
    if word in words.inside:
        return word == "at" and lemma in words.aimed
    if prep.dep_ == "agent" or word in {"with", "against"}:
        return True
    if word in _LIKE:
        return True if governor.pos_ == "VERB" else _decide(governor, {head.i})
    if word in _BETWEEN:
        return lemma not in words.motion
    if governor.pos_ == "NOUN" and lemma in words.state_of:
        return word != "of" or lemma in words.held
    if lemma in words.motion or word not in _TOWARDS:
        return False if lemma in words.motion else None
    thing = next((child.lemma_.lower() for child in governor.kids if child.dep_ in {"dobj", "nsubjpass"}), "")
    return lemma in words.objects or lemma in words.leaning or thing in words.state_of


def _governor(prep: Token) -> Token:
    """Return what a preposition depends on, over coordinated prepositions ("on Berlin, not on Budapest")."""
    governor = prep.head
    while governor.dep_ in {"conj", "prep"} and governor.pos_ in {"ADP", "PART"} and governor.head is not governor:
        governor = governor.head
    return governor


def _beside_country(doc: Doc, end: int) -> bool:
    """Such as "Moscow, Russia": a city before the name of a country is the city."""
    if end + 1 >= len(doc) or doc.tokens[end].text != ",":
        return False
    return doc.tokens[end + 1].ent_type_ == "GPE" and doc.tokens[end + 1].dep_ == "appos"


_RULES: Final[dict[str, Callable[[Token], bool | None]]] = {
    "nsubj": _as_subject,
    "nsubjpass": _as_subject,
    "csubj": _as_subject,
    "poss": _as_owner,
    "pobj": _after_preposition,
    "dobj": _as_object,
    "dative": _as_object,
    "compound": _as_modifier,
    "nmod": _as_modifier,
    "amod": _as_modifier,
}
