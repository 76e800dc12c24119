"""Grammatical roles over spaCy's English dependency parse (the CLEAR label set).

Roles are *deep*: the object of an active verb, the subject of its passive, the noun before a reduced passive
("the plant seized by ...") and the gap of a relative clause ("the deal that A struck") are all ``obj``.
"""

from collections.abc import Iterator

from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
CLAUSES = frozenset({"ccomp", "xcomp", "pcomp", "acl", "relcl", "advcl"})
RELATIVE = frozenset({"that", "which", "who", "whom"})
#: Verbs whose object, not subject, does what the infinitive says ("urged A to leave").
OBJECT_CONTROL = frozenset(
    "urge ask tell order force push press allow want invite expect help call persuade convince encourage require "
    "permit enable compel spur prompt motivate send instruct lead let make get beg advise warn authorize authorise challenge oblige see hear watch".split()
)
#: Verbs that lend only grammar to their object noun ("raise objections", "take part").
LIGHT = frozenset(
    "make raise have give lend hold take express voice enter reach strike sign issue launch offer show declare pose "
    "put play conduct carry pay provide mount seal ink clinch conclude voice announce stage begin start resume file "
    "submit withdraw drop extend deliver receive face register reiterate repeat lay send level utter impose maintain "
    "establish forge build find come sound state confirm pledge renew continue do agree ".split()
)


_LEMMAS = {"hop": "hope", "pip": "pipe", "rout": "route", "slat": "slate", "stag": "stage", "lambast": "lambaste"}


_COMMENTS = frozenset("call say add describe insist warn accuse argue note claim vow".split())
#: Verbs that hedge or end what their object noun says ("is weighing sanctions", "cancelled its contract").
CARRIERS = LIGHT | frozenset(
    "consider weigh mull plan seek want demand propose lose lift withdraw cancel end stop cease suspend halt abandon "
    "scrap need avoid relinquish cede surrender lack withhold promise pledge prepare discuss win secure land award "
    "enjoy cement strengthen deepen boost expand schedule arrange negotiate retain keep gain assume wield exercise "
    "throw crown wage wear terminate cut revoke deny refuse sense".split()
)


def child(token: Token, *deps: str) -> Token | None:
    """Return the first child with one of the labels."""
    return next((item for item in token.children if item.dep_ in deps), None)


def children(token: Token, *deps: str) -> list[Token]:
    """Return all children with one of the labels, in text order."""
    return [item for item in token.children if item.dep_ in deps]


def lemma(token: Token) -> str:
    """Return the lower-case lemma, with the slips of spaCy's rule lemmatizer mended ("hopes" is not "hop")."""
    word = token.lemma_.lower()
    return _LEMMAS.get(word, word)


def is_verb(token: Token) -> bool:
    """Whether the token heads a clause; in headlines the tagger takes verbs for plural nouns."""
    if token.pos_ in {"VERB", "AUX"}:
        return True
    return token.tag_ == "NNS" and child(token, "dobj") is not None


def conjuncts(token: Token) -> list[Token]:
    """Return the token and everything coordinated below it, in text order."""
    found = [token]
    for item in token.children:
        if item.dep_ == "conj":
            found += conjuncts(item)
        elif item.dep_ == "appos" and _headline_list(token, item):
            found += conjuncts(item)
        elif item.dep_ == "appos" and any(c.dep_ == "conj" for c in item.children) and token.pos_ == "PROPN":
            # "Canada, Mexico and the United States": the parser takes the second name for an apposition.
            if item.pos_ == "PROPN" and not children(item, "det"):
                found += conjuncts(item)
    return sorted(set(found), key=lambda item: item.i)


def _headline_list(token: Token, other: Token) -> bool:
    """As in "Trudeau, Lula meet": a plural verb shows that the second name is no apposition."""
    return token.dep_ == "nsubj" and token.head.tag_ == "VBP" and token.pos_ == "PROPN" == other.pos_


def passive(verb: Token) -> bool:
    """Whether the verb is passive, reduced passives included."""
    if any(item.dep_ in {"auxpass", "nsubjpass"} for item in verb.children):
        return True
    if verb.tag_ != "VBN" or any(item.dep_ in {"aux", "nsubj"} for item in verb.children):
        return False
    if verb.dep_ == "acl":
        return True
    if child(verb, "agent") is not None:
        return True
    if verb.dep_ == "conj" and is_verb(verb.head):
        return passive(verb.head)
    return verb.dep_ == "advcl" and child(verb, "dobj") is None and child(verb, "mark") is None


def antecedent(token: Token) -> Token:
    """Return what a relative pronoun stands for, else the token itself."""
    if token.lower_ not in RELATIVE or token.tag_ not in {"WDT", "WP", "IN"}:
        return token
    for item in token.ancestors:
        if item.dep_ == "relcl":
            return item.head
    return token


def surface_subject(verb: Token, depth: int = 0) -> Token | None:
    """Return the grammatical subject, inherited through coordination, control, raising and participles."""
    own = child(verb, *SUBJECTS)
    if own is not None:
        return antecedent(own)
    if depth > 6 or child(verb, "expl") is not None:
        return None
    if verb.tag_ == "NNS":
        return next((item for item in children(verb, "compound", "nmod") if item.pos_ == "PROPN"), None)
    head = verb.head
    if verb.dep_ == "conj" and is_verb(head):
        return surface_subject(head, depth + 1)
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and lemma(verb) in _COMMENTS and child(verb, "mark") is None:
        # "dismissed claims that A could attack B, calling them ...": the parser hangs the comment too low.
        while head.dep_ in {"ccomp", "acl", "relcl", "xcomp"} and head.head != head:
            head = head.head
        if not is_verb(head) and is_verb(head.head):
            head = head.head
    finite = verb.tag_ in {"VBZ", "VBP", "MD"} or any(c.tag_ == "MD" for c in verb.children)
    if verb.dep_ == "xcomp" or (verb.dep_ in {"ccomp", "advcl"} and child(verb, "mark") is None and not finite):
        if verb.dep_ == "xcomp" and lemma(head) in OBJECT_CONTROL and is_verb(head):
            target = child(head, "dobj", "nsubjpass", "dative")
            if target is not None:
                return antecedent(target)
        if head.pos_ == "ADJ" and not is_verb(head):
            head = head.head
        return surface_subject(head, depth + 1) if is_verb(head) else None
    if verb.dep_ == "relcl":
        return (
            head
            if not any(i.lower_ in RELATIVE and i.dep_ in {"dobj", "pobj"} for i in verb.subtree)
            else None
        )
    if verb.dep_ == "acl":
        return _subject_of_acl(verb, head, depth)
    if verb.dep_ == "pcomp" or (verb.dep_ == "prep" and is_verb(verb)):
        governor = head.head if verb.dep_ == "pcomp" else head
        return _subject_through_noun(governor, depth)
    return None


def _subject_of_acl(verb: Token, head: Token, depth: int) -> Token | None:
    """As in "its refusal to engage": the holder of the noun; "a country bordering X": the noun."""
    if verb.tag_ in {"VB", "TO"} or child(verb, "aux") is not None:
        return _subject_through_noun(head, depth)
    return head


def _subject_through_noun(governor: Token, depth: int) -> Token | None:
    if is_verb(governor):
        return surface_subject(governor, depth + 1)
    owner = child(governor, "poss")
    if owner is not None:
        return owner
    if governor.dep_ in {"dobj", "pobj"}:
        verb = governor.head if governor.dep_ != "pobj" else governor.head.head
        return surface_subject(verb, depth + 1) if is_verb(verb) else None
    return None


def _prep_object(prep: Token) -> Token | None:
    return child(prep, "pobj", "pcomp")


def deep_subjects(verb: Token) -> list[Token]:
    """Return who does it: the subject, or the by-phrases of a passive."""
    if passive(verb):
        found = [_prep_object(item) for item in prepositions(verb) if item.lower_ == "by"]
        return [item for item in found if item is not None and item.pos_ in {"NOUN", "PROPN", "PRON"}]
    subject = surface_subject(verb)
    return [subject] if subject is not None else []


def deep_object(verb: Token) -> Token | None:
    """Return what it is done to."""
    if passive(verb):
        if verb.dep_ == "acl":
            return verb.head
        return surface_subject(verb)
    own = child(verb, "dobj", "oprd")
    if own is not None:
        return antecedent(own)
    if verb.dep_ == "relcl" and child(verb, *SUBJECTS) is not None:
        subject = child(verb, *SUBJECTS)
        if subject is not None and subject.lower_ not in RELATIVE and child(verb, "ccomp", "xcomp") is None:
            return verb.head
    if (
        verb.dep_ == "conj"
        and is_verb(verb.head)
        and child(verb, "prep", "ccomp", "xcomp", "attr", "acomp") is None
    ):
        shared = [c for c in verb.children if c.dep_ == "dobj"]
        if not shared and verb.head.i < verb.i and child(verb.head, "dobj") is None:
            return None
    later = next((c for c in verb.children if c.dep_ == "conj" and is_verb(c)), None)
    if later is not None and child(later, "dobj") is not None and child(later, *SUBJECTS) is None:
        if child(verb, "prep", "ccomp", "xcomp", "dative", "agent") is None:
            return child(later, "dobj")  # "built and runs the dam"
    return None


def prepositions(token: Token, depth: int = 0) -> Iterator[Token]:
    """Yield the prepositions that attach to a word, to its object, or to each other ("via A through B")."""
    for item in token.children:
        if item.dep_ in {"prep", "dative", "agent"} and item.pos_ in {"ADP", "SCONJ", "ADV", "VERB", "ADJ"}:
            yield item
            yield from (other for other in item.children if other.dep_ == "conj" and other.pos_ == "ADP")
            target = _prep_object(item)
            if depth < 2 and target is not None and target.pos_ in {"NOUN", "PROPN", "PRON"}:
                yield from _nested(target, depth)
            for inner in item.children:
                if inner.dep_ == "prep":
                    yield inner
        elif item.dep_ in {"dobj", "attr"} and depth == 0 and item.pos_ in {"NOUN", "PROPN", "PRON"}:
            yield from _nested(item, depth)
        elif item.dep_ == "advmod" and depth == 0:
            yield from (inner for inner in item.children if inner.dep_ == "prep")


def _nested(noun: Token, depth: int) -> Iterator[Token]:
    for inner in prepositions(noun, depth + 1):
        if inner.lower_ not in {"of"}:
            yield inner


def prep_objects(token: Token, name: str) -> list[Token]:
    """Return the objects of one preposition of a word; ``name`` may list several, joined by ``/``.

    "in" and "at" must hang on the word itself: further down they place something else.
    """
    names = name.split("/")
    found = [
        _prep_object(item)
        for item in prepositions(token)
        if item.lower_ in names and (item.lower_ not in {"in", "at"} or item.head == token or item.dep_ == "conj")
    ]
    return [antecedent(item) for item in found if item is not None]


def clause_objects(token: Token) -> list[Token]:
    """Return the clauses that complete a word: that-clauses, infinitives, gerunds."""
    found = children(token, "ccomp", "xcomp", "acl", "pcomp")
    for prep in children(token, "prep"):
        found += children(prep, "pcomp")
    return [item for item in found if is_verb(item) or item.pos_ in {"ADJ", "NOUN"}]


def support(noun: Token) -> Token | None:
    """Return the light or copular verb that carries a noun or adjective, if there is one."""
    head = noun.head
    relative = child(noun, "relcl")
    if relative is not None and noun.pos_ == "NOUN" and deep_object(relative) == noun and lemma(relative) in LIGHT:
        return relative
    if noun.dep_ in {"attr", "acomp", "oprd", "xcomp"} and is_verb(head):
        return head
    if noun.dep_ == "dobj" and is_verb(head):
        return head if lemma(head) in CARRIERS else None
    if noun.dep_ in {"nsubjpass", "nsubj"} and is_verb(head) and noun.dep_ == "nsubjpass":
        return head
    if noun.dep_ == "pobj" and head.dep_ in {"prep", "dative"} and is_verb(head.head) and head.lower_ != "as":
        carried = lemma(head.head) in CARRIERS | {"be", "engage", "go"}
        return head.head if carried and head.lower_ in {"in", "into", "to", "under", "at", "on"} else None
    if noun.dep_ == "conj" and noun.head.pos_ == noun.pos_:
        return support(noun.head)
    if noun.dep_ in {"relcl"} and any(c.dep_ == "cop" for c in noun.children):
        return noun
    return None


def phrase(token: Token) -> tuple[int, int]:
    """Return the token range of the phrase below a word, without trailing clauses and conjuncts."""
    left, right = token.left_edge.i, token.i
    for item in token.children:
        if item.i > token.i and item.dep_ in {"prep", "case", "compound", "nmod", "poss", "nummod"}:
            right = max(right, item.right_edge.i)
    return left, right + 1
