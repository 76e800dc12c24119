"""Who does it and to whom: through control, coordination, passives, inserted speech and light verbs."""

from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.control import controlled
from graphbuild.extract.displaced import behind_date, displaced, first_of_two, of_own_clause
from graphbuild.extract.tree import (
    CARRIERS,
    LIGHT,
    RELATIVE,
    SUBJECTS,
    antecedent,
    child,
    children,
    is_verb,
    passive,
    prep_object,
    prepositions,
)

#: Verbs whose object does what the gerund behind the preposition says.
DOER_BEFORE: Final = {
    "of": frozenset("accuse suspect convict acquit clear absolve".split()),
    "for": frozenset(
        "blame criticise criticize condemn thank praise punish fault rebuke fine arrest sanction denounce chide scold "
        "berate slam lambaste reprimand censure commend congratulate forgive reward admonish jail hail".split()
    ),
    "from": frozenset("stop prevent bar block ban keep deter dissuade prohibit discourage restrain hinder".split()),
    "against": frozenset({"warn", "caution", "advise"}),
    "with": frozenset({"charge"}),
    "into": frozenset("force coerce trick pressure goad provoke push bully lure talk coax".split()),
}
_DEEPEST: Final = 6  # levels of inheritance; deeper ones are parser loops or legal prose
_LONGEST_ASIDE: Final = 9  # tokens from "said" to its comma: "said in Lagos on Monday,"
_STRETCHES: Final = frozenset("hour day week month year minute round series session set string flurry weekend".split())
#: Verbs that give somebody something: their passive keeps the thing ("A was awarded a contract by B").
GIVING: Final = frozenset(
    (
        "award give hand grant promise pledge offer guarantee send lend loan sell accord allot assign cede deny refuse "
        "owe pay"
    ).split()
)
_ONE: Final = frozenset("one two three four some many several part".split())
_FOLLOWING: Final = frozenset({"follow", "join", "emulate", "imitate", "copy"})
_SHARES: Final = frozenset({"cent", "percent", "%", "half", "partly", "majority"})
_COMMENTS: Final = frozenset(
    ["call", "say", "add", "describe", "insist", "warn", "accuse", "argue", "note", "claim", "vow"]
)


def surface_subject(verb: Token, depth: int = 0) -> Token | None:
    """Return the grammatical subject, inherited through coordination, control, raising and participles."""
    own = children(verb, *SUBJECTS)
    if own:
        return antecedent(own[-1])  # of two ("IAEA chief Rafael Grossi visited"), the one beside the verb
    if depth > _DEEPEST or child(verb, "expl") is not None:
        return None
    if verb.tag_ == "NNS":
        return next((item for item in children(verb, "compound", "nmod") if item.pos_ == "PROPN"), None)
    return displaced(verb) or behind_date(verb) or of_own_clause(verb) or _inherited(verb, depth)


def _inherited(verb: Token, depth: int) -> Token | None:
    """Subject of a verb without one of its own: from the verb that it is coordinated with or completes."""
    head, dep = verb.head, verb.dep_
    if dep == "conj" and is_verb(head):
        return surface_subject(coordinated_with(verb), depth + 1)
    if dep in {"acomp", "oprd"} and is_verb(head):
        return surface_subject(head, depth + 1)  # "would be prepared to meet"
    if dep in {"xcomp", "ccomp", "advcl"}:
        return first_of_two(verb, head) or _subject_above(verb, depth)
    if dep == "relcl" and head.dep_ == "pobj" and head.head.lower_ == "in" and head.head.head.lemma_ == "be":
        return _subject_of_acl(verb, head, depth)  # "is in a position to"
    if dep == "relcl":
        gap = any(item.lower_ in RELATIVE and item.dep_ in {"dobj", "pobj"} for item in verb.subtree)
        return None if gap else head
    if dep == "acl":
        return _subject_of_acl(verb, head, depth)
    if dep == "pcomp":
        return _blamed(head) or _subject_through_noun(head.head, depth)
    if dep == "prep" and is_verb(verb):
        return _subject_through_noun(head, depth)
    return None


def _blamed(prep: Token) -> Token | None:
    """Return B in "A accused B of doing it", "thanked B for doing it", "barred B from doing it": B is who does it."""
    verb = prep.head
    if prep.lower_ == "as" and verb.lemma_ in {"quote", "cite"}:
        return deep_object(verb)  # "quoted A as saying"
    target = child(verb, "dobj") if verb.lemma_ in DOER_BEFORE.get(prep.lower_, ()) else None
    return target if target is not None and target.i < prep.i and not passive(verb) else None


def coordinated_with(verb: Token) -> Token:
    """Return the verb that a coordinated verb goes on from: its head, but for an inserted "S said" the right one.

    The parser takes S for who plans in "A attacked B, S said, and plans to leave", or A for who demands in "A attacks
    B, S said, and demanded". What goes on from S has the form of the say-verb.
    """
    head = verb.head
    same_form = child(verb, "aux", "auxpass", *SUBJECTS) is None and verb.tag_ != head.tag_
    for says in children(head, "parataxis"):
        if head.i < says.i < verb.i and verb.tag_ == says.tag_ and same_form and set_off(says):
            return says
    main = head.head if head.dep_ == "parataxis" else child(head, "ccomp")
    subject = child(head, "nsubj")
    if main is None or subject is None or not main.i < subject.i < head.i or child(verb, *SUBJECTS) is not None:
        return head
    goes_on = verb.tag_ == head.tag_ and child(verb, "aux", "auxpass") is None
    return main if set_off(head) and not goes_on else head


def set_off(says: Token) -> bool:
    """Whether "S said" stands between commas."""
    subject = child(says, "nsubj")
    if subject is None or subject.left_edge.i == 0 or says.doc.tokens[subject.left_edge.i - 1].text != ",":
        return False
    behind = says.doc[says.i + 1 : says.i + _LONGEST_ASIDE]
    closing = next((item for item in behind if item.text in {",", "and", "but", "."}), None)
    return closing is not None and closing.text == ","


def _subject_above(verb: Token, depth: int) -> Token | None:
    """Subject of an infinitive, gerund or participle: that of the verb above, or the object that it controls."""
    head = verb.head
    target = controlled(verb, head) if is_verb(head) else None
    if target is not None:
        return antecedent(target)
    if verb.dep_ != "xcomp":
        finite = verb.tag_ in {"VBZ", "VBP", "MD"} or any(item.tag_ == "MD" for item in verb.kids)
        if finite or child(verb, "mark") is not None:
            return None
        if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.lemma_ in _COMMENTS:
            head = _commented(head)
    if head.pos_ == "ADJ" and not is_verb(head):
        head = head.head
    return surface_subject(head, depth + 1) if is_verb(head) else None


def _commented(head: Token) -> Token:
    """As in "dismissed claims that A could attack B, calling them ...": the parser hangs the comment too low."""
    while head.dep_ in {"ccomp", "acl", "relcl", "xcomp"} and head.head != head:
        head = head.head
    return head.head if not is_verb(head) and is_verb(head.head) else head


def _subject_of_acl(verb: Token, head: Token, depth: int) -> Token | None:
    """As in "its refusal to engage": the holder of the noun; "a country bordering X": the noun."""
    if verb.tag_ in {"VB", "TO"} or child(verb, "aux") is not None:
        return _subject_through_noun(head, depth)
    return _described(verb)


def _described(verb: Token) -> Token:
    """Return what a participle describes; in "A is 20 per cent owned by B" that is A."""
    noun = verb.head
    if noun.dep_ == "attr" and noun.lemma_ in _SHARES and noun.head.lemma_ == "be":
        return child(noun.head, *SUBJECTS) or noun
    return noun


def _subject_through_noun(governor: Token, depth: int) -> Token | None:
    if governor.pos_ in {"ADV", "ADJ"} and is_verb(governor.head):
        governor = governor.head  # "stopped short of doing", "is far from doing"
    if is_verb(governor):
        return surface_subject(governor, depth + 1)
    owner = child(governor, "poss")
    if owner is not None:
        return owner
    held = next((item for item in children(governor, "prep") if item.lower_ in {"of", "by"}), None)
    named = child(held, "pobj") if held is not None else None
    if named is not None and named.pos_ == "PROPN":
        return named  # "the refusal of A to sign"
    if governor.dep_ in {"dobj", "pobj"}:
        verb = governor.head if governor.dep_ != "pobj" else governor.head.head
        return surface_subject(verb, depth + 1) if is_verb(verb) else None
    return None


def deep_subjects(verb: Token) -> list[Token]:
    """Return who does it: the subject, or the by-phrases of a passive."""
    if passive(verb):
        found = [prep_object(item) for item in prepositions(verb) if item.lower_ == "by"] or _shared_agent(verb)
        return [item for item in found if item is not None and item.pos_ in {"NOUN", "PROPN", "PRON"}]
    subject = surface_subject(verb)
    model = followed(verb)
    return [item for item in (subject, model) if item is not None]


def _shared_agent(verb: Token) -> list[Token | None]:
    """As in "is owned and run by A": the one "by" belongs to both."""
    other = next((item for item in verb.kids if item.dep_ == "conj" and item.tag_ == "VBN"), None)
    if other is None or other.i > verb.i + 3 or any(item.lower_ != "and" for item in verb.doc[verb.i + 1 : other.i]):
        return []
    return [prep_object(item) for item in prepositions(other) if item.lower_ == "by"]


def followed(verb: Token) -> Token | None:
    """Return B in "A followed B in banning C": B banned C too."""
    prep = verb.head
    if verb.dep_ != "pcomp" or prep.lower_ != "in" or prep.head.lemma_ not in _FOLLOWING:
        return None
    return child(prep.head, "dobj") if child(prep.head, "neg") is None else None


def deep_object(verb: Token) -> Token | None:
    """Return what it is done to: object, subject of a passive, gap of a relative clause."""
    if passive(verb):
        kept = child(verb, "dobj") if verb.lemma_ in GIVING else None
        return kept or (_described(verb) if verb.dep_ == "acl" else surface_subject(verb))
    own = child(verb, "dobj") or (child(verb, "oprd") if verb.dep_ != "relcl" else None)
    if own is not None:
        return antecedent(own)
    subject = next(reversed(children(verb, *SUBJECTS)), None)  # the parser takes "whom" for one, too
    if any(item.tag_ == "WRB" for item in children(verb, "advmod")):
        return _shared_object(verb)  # "the talks, when the two met": nothing is left out
    if verb.dep_ == "relcl" and subject is not None and subject.lower_ not in RELATIVE:
        return verb.head if child(verb, "ccomp", "xcomp") is None else None
    if verb.dep_ == "xcomp" and verb.head.dep_ == "relcl":
        return _gap_above(verb.head)
    return _shared_object(verb)


def _gap_above(clause: Token) -> Token | None:
    """As in "the union, which A has applied to join": what the relative clause is about."""
    subject = next(reversed(children(clause, *SUBJECTS)), None)
    full = any(item.dep_ in {"dobj", "ccomp"} and item.lower_ not in RELATIVE for item in clause.kids)
    return clause.head if subject is not None and subject.lower_ not in RELATIVE and not full else None


def _shared_object(verb: Token) -> Token | None:
    """As in "built and runs the dam": with the last of the verbs; "the dam, which A built and B runs": before both."""
    if verb.dep_ == "conj" and verb.head.dep_ == "relcl" and child(verb, "ccomp", "xcomp", "dobj") is None:
        gap = child(verb.head, "dobj")
        return verb.head.head if gap is not None and gap.lower_ in RELATIVE else None
    later = next((item for item in children(verb, "conj") if is_verb(item)), None)
    if later is None or child(later, *SUBJECTS) is not None:
        return None
    return child(later, "dobj") if child(verb, "prep", "ccomp", "xcomp", "dative", "agent") is None else None


def _done(noun: Token) -> Token | None:
    """As in "a deal signed by A and B"."""
    return next((item for item in children(noun, "acl") if item.tag_ == "VBN" and child(item, "agent")), None)


def _one_of(noun: Token) -> Token | None:
    """The verb of "is among the backers of B" and "is one of the critics of B"."""
    head = noun.head
    if noun.dep_ != "pobj":
        return None
    if head.lower_ == "among" and head.head.lemma_ == "be":
        return head.head
    one = head.lower_ == "of" and head.head.lower_ in _ONE and head.head.dep_ == "attr"
    return head.head.head if one else None


def support(noun: Token) -> Token | None:
    """Return the light or copular verb that carries a noun or adjective, if there is one."""
    head = noun.head
    relative = child(noun, "relcl") or _done(noun)
    if relative is not None and noun.pos_ == "NOUN" and deep_object(relative) == noun and relative.lemma_ in LIGHT:
        return relative
    if noun.dep_ in {"attr", "acomp", "oprd", "xcomp"} and is_verb(head):
        return head
    if noun.dep_ == "dobj" and is_verb(head):
        return head if head.lemma_ in CARRIERS else None
    if noun.dep_ == "nsubjpass" and is_verb(head):
        return head
    if noun.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_ in _STRETCHES:
        return support(head.head)  # "held five hours of talks"
    if noun.dep_ == "pobj" and head.dep_ in {"prep", "dative"} and is_verb(head.head) and head.lower_ != "as":
        carried = head.head.lemma_ in CARRIERS or head.head.lemma_ in {"be", "engage", "go"}
        if head.lower_ in {"in", "into", "to", "under", "at", "on"}:
            return head.head if carried else None
    if noun.dep_ == "conj" and noun.head.pos_ == noun.pos_:
        return support(noun.head)
    return _one_of(noun)
