"""Evaluates the roles of a frame: from a trigger and a role's name to the words that stand there."""

from collections.abc import Callable
from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.bodies import site
from graphbuild.extract.examples import examples
from graphbuild.extract.lexicon import load_lexicon
from graphbuild.extract.names import designation
from graphbuild.extract.noun_roles import NOUN_ROLES, changed, one
from graphbuild.extract.reading import Reading
from graphbuild.extract.subjects import GIVING, deep_object, deep_subjects, support, surface_subject
from graphbuild.extract.tree import (
    child,
    children,
    clause_objects,
    is_verb,
    passive,
    prep_objects,
    remnants,
)

_NAMED: Final = frozenset(
    (
        "subj obj dobj iobj clause xcomp prt advmod oprd attr poss mod appos within wish carrier speaker main "
        "site must verdict self flow doer intj order that verb content examples"
    ).split()
)
#: Amounts: what counts is what they are of ("90,000 tonnes of wheat", "most of its power").
PARTS: Final = frozenset(
    (
        "third half quarter fifth sixth tenth part share rest most all bulk majority percent % tonne ton barrel amount "
        "volume batch cargo shipment consignment battery fleet lot plenty metre meter number dozen kilo kilogram litre "
        "load"
    ).split()
)
#: What others do about a deed: in "the attack on A was condemned by B" it is not B who attacked.
_ABOUT_DEEDS: Final = frozenset(
    (
        "condemn denounce decry deplore criticise criticize slam blast welcome praise applaud hail lament mourn "
        "protest question investigate probe examine monitor observe witness see fear expect report record "
        "describe discuss mention confirm document verify repel repulse foil thwart prevent avert stop halt end "
        "suspend block resist survive justify defend excuse oppose reject dismiss support back cheer endorse "
        "trigger provoke prompt follow precede overshadow mark commemorate remember film predict warn watch track "
        "detect"
    ).split()
)
#: As in "backed the call by A for a court", where the parser hangs the court on the verb.
_ASKED: Final = frozenset({"call", "demand", "appeal", "request", "plea", "bid"})
_STANCES: Final = frozenset(
    "accept back favour favor mind object oppose reject resist support tolerate welcome".split()
)


def is_preposition(name: str) -> bool:
    """Whether the first step of a role names prepositions: one of them must stand in the text."""
    return name not in _NAMED and name not in {"self", "speaker", "flow"}


def role(reading: Reading, trigger: Token, name: str, pos: str) -> list[Token]:
    """Return the words in a role of a trigger; a dotted name follows the first word's own role."""
    key = (trigger.i, name, pos)
    found = reading.roles.get(key)
    if found is None:
        found = reading.roles[key] = _role(reading, trigger, name, pos)
    return found


def _role(reading: Reading, trigger: Token, name: str, pos: str) -> list[Token]:
    if "." not in name:
        return _plain(reading, trigger, name, pos)
    first, *steps = name.split(".")
    found = _plain(reading, trigger, first, pos)
    for step in steps:
        found = [word for item in found for word in _plain(reading, item, step, _pos(item))]
    return found


def _pos(token: Token) -> str:
    return "v" if is_verb(token) else "n"


def _plain(reading: Reading, token: Token, name: str, pos: str) -> list[Token]:
    if name == "self":
        return [token]
    if name == "speaker":
        return _speaker(reading, token)
    if name == "flow":
        return []
    if name == "examples":
        return examples(reading, token)
    if name == "site":
        return one(site(reading, token))
    if name not in _NAMED:
        return _prepositional(token, name, pos)
    if pos == "r":
        return _of_adverb(token, name)
    if pos == "v":
        return _of_verb(token, name)
    return _of_noun(reading, token, name) if pos == "n" else _of_adjective(token, name)


def _prepositional(token: Token, name: str, pos: str) -> list[Token]:
    found = prep_objects(token, name)
    if pos == "v" and found and name in {"from", "to"}:
        found += [item for item in remnants(token, name) if item not in found]
    if pos == "v" and not found and token.dep_ == "relcl" and "in" in name.split("/"):
        where = any(item.lower_ == "where" for item in token.kids) and child(token, "xcomp") is None
        found = [token.head] if where else []  # "in Quito, where the bank is based"
    if pos == "n" and not found:
        carrier = support(token)
        told = carrier is not None and name == "by" and carrier.lemma_ in _ABOUT_DEEDS
        if carrier is not None and not told:
            found = [item for item in prep_objects(carrier, name) if item is not token]
    if pos == "n" and not found and name == "to" and changed(token):
        found = prep_objects(token.head, name)  # "halted gas deliveries to Poland", hung on the verb
    if pos == "n" and not found and name == "for" and token.dep_ == "dobj" and token.lemma_ in _ASKED:
        told = any(item.dep_ == "poss" or item.lower_ in {"by", "from"} for item in token.kids)
        preps = (item for item in token.head.kids if told and item.lower_ == "for" and item.i > token.i)
        found = [item for prep in preps for item in children(prep, "pobj")]
    if pos == "n" and not found and name != "to":
        shared = children(token, "conj")[:1]  # "the owner and founder of B"
        found = [item for other in shared if other.pos_ == "NOUN" for item in prep_objects(other, name)]
    if pos == "a" and not found and token.dep_ in {"acomp", "oprd"}:
        found = prep_objects(token.head, name)
    return [item for item in found if item is not token]


def _of_verb(verb: Token, name: str) -> list[Token]:
    found = _VERB_ROLES.get(name)
    return found(verb) if found is not None else children(verb, name)


def _object(verb: Token) -> list[Token]:
    """Return the object, or the clause that stands for it."""
    clauses = [] if passive(verb) else children(verb, "ccomp", "xcomp", "pcomp")
    return one(deep_object(verb)) or clauses


def _wished(clause: Token) -> bool:
    """A clause that says what should be: should, must, have to, a bare subjunctive, or an infinitive."""
    aux = {item.lower_ for item in children(clause, "aux", "auxpass")}
    return bool(aux & {"should", "must", "to"}) or (clause.tag_ == "VB" and not aux - {"be"})


def _indirect(verb: Token) -> list[Token]:
    own = [item for item in children(verb, "dative") if item.pos_ in {"NOUN", "PROPN", "PRON"}]
    if passive(verb) and child(verb, "dobj", "oprd") is not None:
        own += one(surface_subject(verb))
    return own or one(_receiver(verb))


def _receiver(verb: Token) -> Token | None:
    """As in "promised Pakistan six cargoes", where the parser makes one phrase of the two objects."""
    target = child(verb, "dobj")
    first = target.left_edge if target is not None and target.left_edge.i == verb.i + 1 else None
    if target is None or first is None or verb.lemma_ not in GIVING:
        return None
    after = first
    while after.i < target.i and after.pos_ == "PROPN":
        after = after.nbor(1)
    split = after is not first and after.i < target.i and after.dep_ in {"nummod", "det", "amod"}
    return after.nbor(-1) if split and after.head is target else None


def _of_noun(reading: Reading, noun: Token, name: str) -> list[Token]:
    if name == "poss":
        owners = (item for item in children(noun, "amod", "compound", "nmod") if reading.mention_at(item) is not None)
        return children(noun, "poss") or list(owners)
    found = NOUN_ROLES.get(name)
    return found(noun) if found is not None else children(noun, name)


def _speaker(reading: Reading, token: Token) -> list[Token]:
    """Who says the sentence: the subject of the say-verb above, or the speaker of the quotation.

    As in "A can accept this, but that is a step too far", it is A who judges, whoever reports it.
    """
    judge = _judge(token)
    if judge is not None:
        return [judge]
    for item in token.ancestors:
        says = item.lemma_ in reading.lexicon.say or (
            item.lemma_ == "make" and any(c.lower_ == "clear" for c in item.subtree)
        )
        if is_verb(item) and says:
            return one(surface_subject(item))
    return one(reading.quote_speaker.get(token.i))


def _judge(token: Token) -> Token | None:
    clause = next((item for item in (token, *token.ancestors) if item.dep_ == "conj" and is_verb(item)), None)
    first = clause.head if clause is not None else None
    if clause is None or first is None or first.lemma_ not in _STANCES or clause.lemma_ != "be":
        return None
    return surface_subject(first)


def _verdict(verb: Token) -> list[Token]:
    """The word that calls something false: "called the idea nonsense", "described it as a lie"."""
    words = load_lexicon().false_words | {"horror"}
    return [
        item
        for item in verb.subtree
        if item.i > verb.i and item.lower_ in words and item.dep_ not in {"amod", "advmod"}
    ]


def _must(verb: Token) -> bool:
    aux = {item.lower_ for item in children(verb, "aux")}
    return bool(aux & {"must", "should", "ought"}) or (verb.dep_ == "xcomp" and verb.head.lemma_ in {"have", "need"})


def _of_adjective(adjective: Token, name: str) -> list[Token]:
    if name == "subj":
        if adjective.dep_ in {"acomp", "oprd", "conj", "attr"} or (
            is_verb(adjective) and child(adjective, "nsubj", "nsubjpass") is not None
        ):
            head = adjective.head if not is_verb(adjective) else adjective
            return one(surface_subject(head)) if is_verb(head) else []
        if adjective.dep_ in {"amod", "acl", "relcl"}:
            return [adjective.head]
        if adjective.dep_ in {"advcl", "ROOT"} and is_verb(adjective):
            return one(surface_subject(adjective))
        return []
    if name == "clause":
        return clause_objects(adjective)
    return children(adjective, name)


def _of_adverb(adverb: Token, name: str) -> list[Token]:
    """As in "A and B built it together": who does what the verb says."""
    if not is_verb(adverb.head) or adverb.dep_ != "advmod":
        return []
    return deep_subjects(adverb.head) if name == "subj" else [adverb.head] if name == "verb" else []


_VERB_ROLES: Final[dict[str, Callable[[Token], list[Token]]]] = {
    "subj": deep_subjects,
    "obj": _object,
    "iobj": _indirect,
    "clause": lambda verb: [item for item in clause_objects(verb) if item.dep_ != "acl"],
    "verdict": _verdict,
    "must": lambda verb: [verb] if _must(verb) else [],
    "wish": lambda verb: [item for item in children(verb, "ccomp", "xcomp") if _wished(item)],
    "intj": lambda verb: [item for item in verb.doc[verb.i + 1 : verb.i + 2] if item.lower_ == "no"],
    "that": lambda verb: [c for c in children(verb, "ccomp") if child(c, "mark") is not None],
    "order": lambda verb: [c for c in children(verb, "ccomp") if _wished(c) and child(c, "nsubj", "nsubjpass")],
    "oprd": lambda verb: children(verb, "oprd", "acomp", "xcomp", "ccomp", "dobj"),
    "attr": lambda verb: children(verb, "attr", "acomp"),
}


def matches(token: Token, words: frozenset[str]) -> bool:
    """Whether a word satisfies a lexical demand; it may also stand in the noun phrase's compound ("gas contract")."""
    if "any" in words or token.lemma_ in words or token.lower_ in words:
        return True
    if "missile" in words and any(map(designation, (token, *token.kids))):
        return True
    part = next((c for c in children(token, "prep") if c.lower_ == "of"), None)
    if part is not None and (token.lemma_ in PARTS or token.pos_ in {"NUM", "PRON", "DET", "ADJ"}):
        whole = child(part, "pobj")
        return whole is not None and matches(whole, words)
    return any(item.lemma_ in words for item in token.kids if item.dep_ == "conj")
