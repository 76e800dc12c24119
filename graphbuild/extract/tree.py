"""Grammatical roles over spaCy's English dependency parse (the CLEAR label set).

Roles are *deep*: the object of an active verb, the subject of its passive, the noun before a reduced passive
("the plant seized by ...") and the gap of a relative clause ("the deal that A struck") are all ``obj``.
"""

from collections.abc import Iterator
from typing import Final

from graphbuild.annotate.parse import Token

SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
CLAUSES: Final = frozenset({"ccomp", "xcomp", "pcomp", "acl", "relcl", "advcl"})
RELATIVE: Final = frozenset({"that", "which", "who", "whom"})
#: Verbs that lend only grammar to their object noun ("raise objections", "take part").
LIGHT: Final = frozenset(
    (
        "make raise have give lend hold take express voice enter reach strike sign issue launch offer show declare "
        "pose put play conduct carry pay provide mount seal ink clinch open conclude voice announce stage begin start "
        "resume file submit withdraw drop extend deliver receive face register reiterate repeat lay send level "
        "utter impose lodge bring press maintain establish forge build find come sound state confirm pledge renew "
        "continue do agree"
    ).split()
)
#: What leads "to" somewhere by itself: "spoke of a visit to A" is not said to A.
TRIPS: Final = frozenset({"visit", "trip", "tour", "journey"})
_ASIDES: Final = frozenset("since after before during despite amid following until upon besides".split())
_AMOUNTS: Final = frozenset(
    "some rest remainder none nothing most part half third quarter more much little others".split()
)
#: Verbs that hedge or end what their object noun says ("is weighing sanctions", "cancelled its contract").
CARRIERS: Final = LIGHT | frozenset(
    (
        "consider weigh mull plan seek want demand propose lose lift withdraw cancel end stop cease suspend halt "
        "abandon scrap need avoid relinquish cede surrender lack withhold promise pledge prepare discuss win "
        "secure land award enjoy cement strengthen deepen boost expand schedule arrange negotiate retain keep gain "
        "assume wield exercise throw crown wage wear terminate cut revoke deny refuse sense complete finalise finalize "
        "break sell offload divest approve clear contemplate ponder plot"
    ).split()
)


def child(token: Token, *deps: str) -> Token | None:
    """Return the first child with one of the labels."""
    for item in token.kids:
        if item.dep_ in deps:
            return item
    return None


def children(token: Token, *deps: str) -> list[Token]:
    """Return all children with one of the labels, in text order."""
    kids = token.kids
    return [item for item in kids if item.dep_ in deps] if kids else []


def is_verb(token: Token) -> bool:
    """Whether the token heads a clause; the tagger takes verbs of headlines for plural nouns, and "to host" for one."""
    if token.pos_ in {"VERB", "AUX"}:
        return True
    infinitive = token.i > 0 and token.nbor(-1).lower_ == "to" and token.nbor(-1).head == token
    return child(token, "dobj") is not None and (token.tag_ == "NNS" or (infinitive and token.nbor(-1).dep_ == "aux"))


def conjuncts(token: Token) -> list[Token]:
    """Return the token and everything coordinated below it, in text order."""
    found, at = [token], 0
    while at < len(found):  # no recursion: a list may go on for hundreds of names
        head = found[at]
        for item in head.kids:
            if item.dep_ == "conj" or (
                item.dep_ == "appos" and (_headline_list(head, item) or _mistaken_list(head, item))
            ):
                found.append(item)
        at += 1
    return sorted(found, key=lambda item: item.i) if len(found) > 1 else found


def _mistaken_list(token: Token, other: Token) -> bool:
    """As in "Canada, Mexico and the United States": the parser takes the second name for an apposition."""
    names = token.pos_ == "PROPN" == other.pos_ and not children(other, "det")
    return names and child(other, "conj") is not None


def _headline_list(token: Token, other: Token) -> bool:
    """As in "Trudeau, Lula meet": a plural verb shows that the second name is no apposition."""
    return token.dep_ == "nsubj" and token.head.tag_ == "VBP" and token.pos_ == "PROPN" == other.pos_


def passive(verb: Token) -> bool:
    """Whether the verb is passive, reduced passives included."""
    while True:
        for item in verb.kids:
            if item.dep_ == "auxpass" or item.dep_ == "nsubjpass":  # noqa: PLR1714 (asked of every verb again and again)
                return True
        if verb.tag_ != "VBN" or any(item.dep_ in {"aux", "nsubj"} for item in verb.kids):
            return False
        if verb.dep_ == "acl" or child(verb, "agent") is not None:
            return True
        if verb.dep_ != "conj" or not is_verb(verb.head):
            return verb.dep_ == "advcl" and child(verb, "dobj") is None and child(verb, "mark") is None
        verb = verb.head  # of a list of verbs as the first one; no recursion, since lists may be long


def antecedent(token: Token) -> Token:
    """Return what a relative pronoun stands for, else the token itself."""
    if token.lower_ not in RELATIVE or token.tag_ not in {"WDT", "WP", "IN"}:
        return token
    for item in token.ancestors:
        if item.dep_ == "relcl":
            return _listed(item) or item.head
        if item.dep_ == "ccomp" and is_cleft(item.head):
            return child(item.head, "attr") or token
    return token


def _listed(clause: Token) -> Token | None:
    """As in "A and B, which buy gas": the plural verb shows that the clause is about all of a list of names."""
    last = clause.head
    plural = clause.tag_ == "VBP" or any(item.tag_ == "VBP" for item in children(clause, "aux", "auxpass"))
    if not plural or last.dep_ != "conj" or last.tag_ != "NNP":
        return None
    while last.dep_ == "conj" and last.head.pos_ == "PROPN":
        last = last.head
    return last if last is not clause.head else None


def is_cleft(verb: Token) -> bool:
    """As in "it was not A that attacked B"."""
    it, named = child(verb, "nsubj", "expl"), child(verb, "attr")
    return it is not None and it.lower_ == "it" and named is not None and named.pos_ == "PROPN"


def prep_object(prep: Token) -> Token | None:
    """Return what a preposition governs: a noun or a gerund."""
    return child(prep, "pobj", "pcomp")


def prepositions(token: Token, depth: int = 0) -> Iterator[Token]:
    """Yield the prepositions that attach to a word, to its object, or to each other ("via A through B")."""
    for item in token.kids:
        if item.dep_ in {"prep", "dative", "agent"} and item.pos_ in {"ADP", "SCONJ", "ADV", "VERB", "ADJ"}:
            yield item
            yield from (other for other in item.kids if other.dep_ == "conj" and other.pos_ == "ADP")
            target = prep_object(item)
            inside = depth < 2 and item.lower_ not in _ASIDES  # "since its entry into A, B sold oil to C": not to A
            if (
                inside
                and target is not None
                and target.pos_ in {"NOUN", "PROPN", "PRON"}
                and target.lemma_ not in TRIPS
            ):
                yield from _nested(target, depth)
            for inner in item.kids:
                if inner.dep_ == "prep":
                    yield inner
        elif item.dep_ in {"dobj", "attr"} and depth == 0 and item.pos_ in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"}:
            yield from _nested(item, depth)
        elif item.dep_ == "advmod" and depth == 0:
            yield from (inner for inner in item.kids if inner.dep_ == "prep")


def _nested(noun: Token, depth: int) -> Iterator[Token]:
    for inner in prepositions(noun, depth + 1):
        if inner.lower_ not in {"of"}:
            yield inner


def prep_objects(token: Token, name: str) -> list[Token]:
    """Return the objects of one preposition of a word; ``name`` may list several, joined by ``/``.

    "in" and "at" must hang on the word itself: further down they place something else.
    """
    memo = token.doc.prepositions
    if token.i not in memo:
        memo[token.i] = list(prepositions(token))
    if not memo[token.i]:
        return []
    names = name.split("/")
    found = [
        prep_object(item)
        for item in memo[token.i]
        if item.lower_ in names and (item.lower_ not in {"in", "at"} or _near(item, token))
    ]
    return [antecedent(item) for item in found if item is not None]


def _near(prep: Token, word: Token) -> bool:
    """Whether "in" or "at" places the word itself; a person that it hangs on takes no place ("arrival of A in B")."""
    return prep.head == word or prep.dep_ == "conj" or (prep.head.ent_type_ == "PERSON" and word.pos_ == "NOUN")


def remnants(verb: Token, name: str) -> list[Token]:
    """Return the objects of a preposition that follow a bare amount: "buys most from A, some from B, none from C"."""
    return [
        target
        for item in verb.subtree
        if item.i > verb.i and item.lower_ == name and (amount := gapped(item)) is not None
        if next((above for above in amount.ancestors if is_verb(above)), None) is verb
        if (target := prep_object(item)) is not None
    ]


def gapped(prep: Token) -> Token | None:
    """Return the amount that stands for a whole clause before a preposition ("and the rest as LNG from B")."""
    amount = prep.head
    if amount.dep_ == "pobj" and amount.head.lower_ == "as":
        amount = amount.head.head
    if amount.lower_ not in _AMOUNTS or amount.dep_ not in {"dobj", "conj", "appos", "npadvmod"}:
        return None
    return None if amount.dep_ == "dobj" and child(amount.head, "dobj") is amount else amount


def clause_objects(token: Token) -> list[Token]:
    """Return the clauses that complete a word: that-clauses, infinitives, gerunds."""
    found = children(token, "ccomp", "xcomp", "acl", "pcomp")
    for prep in children(token, "prep"):
        found += children(prep, "pcomp")
    return [item for item in found if is_verb(item) or item.pos_ in {"ADJ", "NOUN"}]


def content_behind(noun: Token) -> list[Token]:
    """As in "a myth is being spread that A ...": the that-clause of a subject stands behind its verb."""
    if noun.dep_ not in SUBJECTS:
        return []
    return [c for c in children(noun.head, "ccomp") if any(m.lower_ == "that" for m in children(c, "mark"))]


def phrase(token: Token) -> tuple[int, int]:
    """Return the token range of the phrase below a word, without trailing clauses and conjuncts."""
    left, right = token.left_edge.i, token.i
    for item in token.kids:
        if item.i > token.i and item.dep_ in {"prep", "case", "compound", "nmod", "poss", "nummod"}:
            right = max(right, item.right_edge.i)
    return left, right + 1
