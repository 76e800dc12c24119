"""The roles of nouns: whose deed a noun tells, what it is in apposition to, what it stands beside."""

from collections.abc import Callable
from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.subjects import deep_object, deep_subjects, support, surface_subject
from graphbuild.extract.tree import (
    TRIPS,
    child,
    children,
    clause_objects,
    content_behind,
    is_verb,
    passive,
    prep_objects,
)

#: Verbs that start, stop or change a flow of goods; their subject is who sends them.
_CHANGES: Final = frozenset(
    (
        "halt stop suspend cut reduce increase raise boost restart resume expand double end cease curtail slash step "
        "begin start continue"
    ).split()
)
_STOPPED: Final = frozenset("postpone delay drop shelve scrap cancel withdraw abandon suspend halt reverse".split())
_WITHIN: Final = frozenset({"during", "in", "at", "after", "following", "for", "to", "from"})
#: After these, talks took place; who "came for talks" has them to come.
_DONE: Final = frozenset({"during", "after", "following"})


def one(token: Token | None) -> list[Token]:
    """Return a list of the word, if there is one."""
    return [token] if token is not None else []


def _holder(noun: Token) -> list[Token]:
    """Who is, has or makes what the noun names."""
    carrier = support(noun)
    if carrier is None:
        return _traveller(noun) if noun.lemma_ in TRIPS else []
    among = noun.dep_ == "pobj" and noun.head.lower_ in {"among", "of"}
    if carrier.lemma_ in {"be", "become", "remain"} and (among or noun.dep_ in {"attr", "conj"}):
        return one(surface_subject(carrier))
    if noun.dep_ == "nsubjpass":
        agent = child(carrier, "agent")
        return one(child(agent, "pobj")) if agent is not None else []
    if passive(carrier):
        return deep_subjects(carrier) if noun.dep_ != "pobj" or carrier.head is noun else one(surface_subject(carrier))
    return one(surface_subject(carrier))


def _traveller(trip: Token) -> list[Token]:
    """As in "A, on a visit to B, said" and "on a visit to B, A said"."""
    on = trip.head
    if trip.dep_ != "pobj" or on.lower_ not in {"on", "during"} or on.head is on:
        return []
    if on.lower_ == "during" and (not is_verb(on.head) or any(item.lower_ == "by" for item in trip.kids)):
        return []
    return one(surface_subject(on.head)) if is_verb(on.head) else [on.head]


def changed(noun: Token) -> bool:
    """As in "halted deliveries"."""
    return noun.dep_ == "dobj" and is_verb(noun.head) and noun.head.lemma_ in _CHANGES


def _apposed(noun: Token) -> list[Token]:
    """As in "A, a neighbour of B": the name that the noun describes, on either side."""
    if noun.dep_ == "appos":
        return [noun.head]
    if noun.dep_ == "conj" and noun.head.dep_ == "appos" and noun.head.pos_ == "NOUN":
        return [noun.head.head]  # "X, a former mayor of A and a critic of B"
    if noun.dep_ in {"compound", "nmod"} and noun.head.pos_ == "PROPN" and noun.text.islower():
        return [noun.head]  # "NATO member Montenegro", "Chelsea owner Todd Boehly"
    return children(noun, "appos") or _behind_goods(noun)


def _behind_goods(noun: Token) -> list[Token]:
    """As in "A's supplier of gas, B": the name between commas, though the parser hangs it on the goods."""
    goods = [item for item in prep_objects(noun, "of") if item.tag_ == "NN"] if noun.tag_ == "NN" and noun.kids else []
    named = [item for thing in goods for item in children(thing, "appos") if item.pos_ == "PROPN"]
    return [item for item in named if item.doc.tokens[item.left_edge.i - 1].text == ","]


def _main(noun: Token) -> list[Token]:
    """As in "construction of the dam has begun despite Kenya's objection": what the main clause is about."""
    prep = noun.head
    if noun.dep_ != "pobj" or not is_verb(prep.head) or not _stands_against(prep):
        return []
    if prep.head.lemma_ in {"join", "accede", "enter"}:
        return [prep.head]  # "A joined B despite C's opposition": to its membership
    about = deep_object(prep.head) or surface_subject(prep.head)
    inner = prep_objects(about, "of") if about is not None and about.pos_ == "NOUN" else []
    return inner or one(about)


def _stands_against(prep: Token) -> bool:
    """As in "went ahead despite objections" and "postponed the vote after objections"."""
    late = prep.lower_ in {"after", "following"} and prep.head.lemma_ in _STOPPED
    return late or prep.lower_ in {"despite", "amid", "over"}


def _within(noun: Token) -> list[Token]:
    """As in "said ... during a meeting with B": the subject of the clause that the noun is a circumstance of."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.lower_ not in (_WITHIN if noun.lemma_ == "meeting" else _DONE):
        return []
    verb = prep.head
    if verb.pos_ == "NOUN" and verb.dep_ == "pobj":
        verb = verb.head.head
    return one(surface_subject(verb)) if is_verb(verb) else []


#: By the name of the role.
NOUN_ROLES: Final[dict[str, Callable[[Token], list[Token]]]] = {
    "subj": _holder,
    "appos": _apposed,
    "mod": lambda noun: [c for c in children(noun, "amod", "compound", "nmod", "poss", "nummod") if c.pos_ != "PRON"],
    "clause": clause_objects,
    "content": lambda noun: [*clause_objects(noun), *content_behind(noun)],
    "carrier": lambda noun: one(support(noun)),
    "within": _within,
    "main": _main,
    "doer": lambda noun: one(surface_subject(noun.head)) if changed(noun) else [],
    "obj": lambda noun: [],
}
