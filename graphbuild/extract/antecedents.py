"""Antecedents of single pronouns: the candidates before a word, and the one that grammar allows.

Strict by design (reference: the rules of Lappin & Leass 1994 reduced to subjecthood and recency): when two
candidates compete and grammar does not decide, there is no link and so no claim.
"""

from functools import lru_cache
from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.control import OBJECT_CONTROL
from graphbuild.extract.mentions import TokenMention
from graphbuild.extract.namewords import name_words
from graphbuild.extract.reading import Arg, Reading
from graphbuild.extract.sentences import sentence_span
from graphbuild.extract.subjects import surface_subject
from graphbuild.extract.tree import SUBJECTS, child, children, is_verb
from graphbuild.extract.unnamed import carries_on
from graphbuild.folding import fold
from graphbuild.model import MentionForm, NodeType

MALE, FEMALE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
THING: Final = frozenset({"it", "its", "itself"})
PLURAL: Final = frozenset({"they", "them", "their", "themselves", "both"})
WE: Final = frozenset({"we", "us", "our", "ours", "ourselves"})
SELF: Final = frozenset({"i", "me", "my", "mine", "myself"})
CONFIDENCE: Final = 0.75
THINGS: Final = frozenset({NodeType.ORGANIZATION, NodeType.COUNTRY, NodeType.FACILITY})
BODIES: Final = frozenset({NodeType.ORGANIZATION, NodeType.COUNTRY})
_CHARGES: Final = frozenset({"accusation", "allegation", "charge", "claim"})
_ACCUSING: Final = frozenset({"accuse", "blame", "charge", "suspect"})
#: Verbs done to events: "it" is the event.
_GATHERINGS: Final = frozenset(
    "attend host skip boycott miss join organise organize stage chair mediate convene open leave address".split()
)
#: Favours that one asks for: "its" is the asker.
_FAVOURS: Final = frozenset(
    "guarantee ensure safeguard protect defend support back recognise recognize respect endorse fund finance".split()
)


def singular(reading: Reading, token: Token, types: frozenset[NodeType] = frozenset(NodeType)) -> TokenMention | None:
    """Return what "he", "she" or "it" stands for."""
    accused = _accused(reading, token) if token.dep_ == "nsubj" and token.head.dep_ == "relcl" else None
    if accused is not None:
        return accused
    if token.lower_ in THING:
        return thing(reading, token, types)
    if token.lower_ in MALE or token.lower_ in FEMALE:
        return person(reading, token, "m" if token.lower_ in MALE else "f")
    return None


def _accused(reading: Reading, token: Token) -> TokenMention | None:
    """As in "A accused B of arming them, a charge it denies": B denies it."""
    if token.head.head.lemma_ not in _CHARGES:
        return None
    accuser = next((item for item in token.head.ancestors if item.lemma_ in _ACCUSING), None)
    named = child(accuser, "dobj") if accuser is not None else None
    return reading.mention_at(named) if named is not None else None


def link(mention: TokenMention, token: Token) -> Arg:
    """Return the pronoun as an argument that stands for a mention."""
    return Arg(node=mention.node, start=token.i, end=token.i + 1, form=MentionForm.PRONOUN, confidence=CONFIDENCE)


def before(reading: Reading, token: Token, types: frozenset[NodeType], sentences: int = 2) -> list[TokenMention]:
    """Mentions of these types before the token, nearest sentence first, in text order within a sentence."""
    found: list[TokenMention] = []
    for sent in reading.window(token, sentences):
        for mention in reading.mentions_in(sent.start, min(sent.end, token.i)):
            adjective = mention.form is MentionForm.DEMONYM and reading.head_of(mention).dep_ in {
                "amod",
                "compound",
            }
            if mention.node.type in types and not adjective and mention.end <= token.i:
                found.append(mention)
    return found


def _compatible(reading: Reading, mention: TokenMention, gender: str) -> bool:
    return (_known_gender(reading, mention) or gender) == gender


def _known_gender(reading: Reading, mention: TokenMention) -> str:
    return reading.gender.get(mention.node.id) or _by_given_name(mention.node.name)


@lru_cache(maxsize=1 << 12)
def _by_given_name(name: str) -> str:
    """Return ``f`` or ``m`` where the first of several words is a given name of women or of men; else nothing."""
    first, _, rest = fold(name).partition(" ")
    if not rest:
        return ""  # a surname
    return "f" if first in name_words().women else "m" if first in name_words().men else ""


def person(reading: Reading, token: Token, gender: str) -> TokenMention | None:
    """Return the person that "he" or "she" stands for."""
    persons = [m for m in before(reading, token, frozenset({NodeType.PERSON})) if _compatible(reading, m, gender)]
    speaker = reading.quote_node.get(token.i)
    if speaker is not None:  # in a quotation the speaker is "I"
        persons = [m for m in persons if m.node.id != speaker.id]
    women = [m for m in persons if gender == "f" and _known_gender(reading, m) == gender]
    persons = women or persons  # who is known to be one, before names that tell nothing
    clause_subject = subject_of_own_clause(reading, token)
    if token.dep_ == "nsubj" and carries_on(reading, token):
        return None
    if token.dep_ != "poss" and token.dep_ not in SUBJECTS:
        persons = [m for m in persons if clause_subject is None or m.node.id != clause_subject.node.id]
    if not persons:
        persons = before(reading, token, frozenset({NodeType.PERSON}), 5)
    found = choose(reading, token, persons) or _cataphora(reading, token, frozenset({NodeType.PERSON}))
    if found is not None:
        reading.gender.setdefault(found.node.id, gender)
    return found


def thing(reading: Reading, token: Token, types: frozenset[NodeType]) -> TokenMention | None:
    """Return the body, country, facility or event that "it" stands for."""
    wanted, types = types, THINGS & types
    things = before(reading, token, types, 1)
    listed = _owner_in_list(reading, token)
    if listed is not None:
        return listed
    own = subject_of_own_clause(reading, token)
    if token.dep_ == "poss" and own is not None and own.node.type in types:
        return _who_asks(reading, token) or own
    said = _subject_of_said(reading, token)
    if said is not None and said.node.type in types:
        return said
    if token.dep_ in {"dobj", "pobj", "dative"}:
        things = [m for m in things if own is None or m.node.id != own.node.id]
        things = [m for m in things if reading.head_of(m).dep_ not in {"compound", "nmod"}]  # "a NATO official"
    if token.dep_ in {"dobj", "pobj"}:
        things = _objects(reading, token, wanted, things)
        one = things[0] if len({m.node.id for m in things}) == 1 else None
        return None if one is not None and _nearer(reading, token, one) else one
    if token.dep_ in SUBJECTS:
        things = [m for m in things if m.node.type in BODIES] or things
    found = choose(reading, token, things)
    if found is not None and token.dep_ in SUBJECTS and _introduced(reading, found, types):
        return None
    return found or _cataphora(reading, token, types)


def _introduced(reading: Reading, found: TokenMention, types: frozenset[NodeType]) -> bool:
    """As in "A gave up a factory. It was bought by B": something new of a fitting kind stands behind the name."""
    sent = sentence_span(token := reading.head_of(found))
    return any(
        item.dep_ in {"dobj", "attr"}
        and item.tag_ == "NN"
        and reading.mention_at(item) is None
        and (reading.lexicon.nominals.get(item.lemma_) or name_words().heads.get(item.lemma_)) in types
        and any(word.lower_ in {"a", "an"} for word in children(item, "det"))
        for item in token.doc.tokens[found.end : sent.end]
    )


def _nearer(reading: Reading, token: Token, found: TokenMention) -> bool:
    """As in "... the port. A will send equipment if B asks for it": something without a name stands nearer."""
    sent = sentence_span(token)
    if found.start >= sent.start:
        return False
    return _spoken_of(reading, sent.start, found) or any(
        item.dep_ == "dobj" and item.tag_ == "NN" and reading.mention_at(item) is None
        for item in token.doc.tokens[sent.start : token.i]
    )


def _spoken_of(reading: Reading, start: int, found: TokenMention) -> bool:
    """As in "... the A mine. The port at B was closed. X toured it": what the sentence before is about has no name."""
    before_it = sentence_span(reading.annotated.doc.tokens[start - 1])
    subject = child(before_it.root, *SUBJECTS)
    if (
        subject is None
        or found.start >= before_it.start
        or subject.tag_ != "NN"
        or reading.mention_at(subject) is not None
    ):
        return False
    another = child(subject, "prep", "compound", "poss") is not None  # "the reactor" alone may be the one named
    return another and name_words().heads.get(subject.lemma_) is NodeType.FACILITY


def _subject_of_said(reading: Reading, token: Token) -> TokenMention | None:
    """As in "A will skip the talks that B hosts, its ministry said": what A does is said by A's ministry."""
    says = token.head.head
    if token.dep_ != "poss" or token.head.dep_ != "nsubj" or says.lemma_ not in reading.lexicon.say:
        return None
    before_it = child(says, "ccomp") or (says.head if says.dep_ == "parataxis" else None)
    subject = surface_subject(before_it) if before_it is not None and before_it.i < token.i else None
    return _named_or_state(reading, subject) if subject is not None and subject.i < token.i else None


def _objects(
    reading: Reading, token: Token, wanted: frozenset[NodeType], things: list[TokenMention]
) -> list[TokenMention]:
    """Candidates of an "it" that something is done to: a country only where nothing but an actor may stand."""
    if NodeType.EVENT in wanted and token.head.lemma_ in _GATHERINGS:
        return before(reading, token, frozenset({NodeType.EVENT}), 2)
    facilities = before(reading, token, wanted & {NodeType.FACILITY}, 3)
    if facilities or wanted & {NodeType.FACILITY, NodeType.EVENT, NodeType.TOPIC}:
        return facilities or [m for m in things if m.node.type is not NodeType.COUNTRY]
    return things


def _who_asks(reading: Reading, token: Token) -> TokenMention | None:
    """As in "A asked B to guarantee its security": what is good for A is A's, not B's."""
    verb = next((item for item in token.ancestors if is_verb(item)), None)
    if verb is None or verb.dep_ not in {"xcomp", "ccomp"} or verb.lemma_ not in _FAVOURS:
        return None
    asker = surface_subject(verb.head) if is_verb(verb.head) and verb.head.lemma_ in OBJECT_CONTROL else None
    return _named_or_state(reading, asker) if asker is not None else None


def _owner_before(reading: Reading, token: Token) -> TokenMention | None:
    """The possessor of a noun phrase before, with no verb between: wherever the parser hangs the second noun."""
    for item in reversed(list(token.doc[sentence_span(token).start : token.i])):
        if item.pos_ in {"VERB", "AUX"}:
            return None
        if item.tag_ == "POS":
            return reading.mention_at(item.head) if item.head.dep_ == "poss" else None
    return None


def _owner_in_list(reading: Reading, token: Token) -> TokenMention | None:
    """As in "Sweden's support for X and its rejection of Y": the possessor of the noun before."""
    noun = token.head
    if token.dep_ == "poss" and token.i > 1 and token.nbor(-1).lower_ in {"and", ","}:
        found = _owner_before(reading, token)
        if found is not None:
            return found
    if token.dep_ != "poss" or noun.dep_ != "conj":
        return None
    for item in noun.ancestors:
        owner = child(item, "poss")
        if owner is not None and reading.mention_at(owner) is not None:
            return reading.mention_at(owner)
        if item.dep_ != "conj":
            break
    return None


def choose(reading: Reading, token: Token, candidates: list[TokenMention]) -> TokenMention | None:
    """One candidate, else the governing speaker, else the subject of the nearest clause before."""
    speaker = _governing_subject(reading, token)
    quoted = reading.quote_node.get(token.i)
    if speaker is not None and quoted is not None and quoted.id == speaker.node.id:
        speaker = None
    if speaker is not None and token.dep_ in SUBJECTS and token.lower_ in THING and speaker.node.type in BODIES:
        return speaker
    ids = {mention.node.id for mention in candidates}
    if len(ids) <= 1:
        return candidates[0] if candidates else None
    if speaker is not None and speaker.node.id in ids:
        return speaker
    if token.dep_ == "poss" and any(m.node.type is NodeType.PERSON for m in candidates):
        return None
    for sent in reading.window(token, 3):
        subjects = [m for m in candidates if sent.start <= m.start < sent.end and _in_subject(reading, m)]
        if len({m.node.id for m in subjects}) == 1:
            return subjects[0]
        if subjects:
            main = [m for m in subjects if _top(reading, m).head is sent.root] if sent.end <= token.i else []
            return main[0] if len(main) == 1 else None  # of the main clause, not of "in which A holds a stake"
    return None


def _in_subject(reading: Reading, mention: TokenMention) -> bool:
    """Whether a mention is a subject or coordinated with one."""
    return _top(reading, mention).dep_ in SUBJECTS


def _top(reading: Reading, mention: TokenMention) -> Token:
    """The first word of the list that a mention is in."""
    head = reading.head_of(mention)
    while head.dep_ == "conj":
        head = head.head
    return head


def subject_of_own_clause(reading: Reading, token: Token) -> TokenMention | None:
    """Return who does what the clause of a word says, when it is named before the word."""
    for item in token.ancestors:
        if is_verb(item):
            subject = surface_subject(item)
            if subject is None or subject.i >= token.i:
                return None
            if subject.lower_ in THING and subject.dep_ in SUBJECTS:
                return thing(reading, subject, frozenset(NodeType))
            return _named_or_state(reading, subject)
    return None


def _governing_subject(reading: Reading, token: Token) -> TokenMention | None:
    """Subject of a say-verb above the token's clause ("A told B that he would resign")."""
    for item in token.ancestors:
        if is_verb(item) and item.dep_ in {"ccomp", "xcomp", "advcl"} and is_verb(item.head):
            subject = surface_subject(item.head)
            if subject is not None and subject.i < token.i:  # not "It has left, A believes"
                return _named_or_state(reading, subject)
    return None


def _named_or_state(reading: Reading, token: Token) -> TokenMention | None:
    """As in "Hungary's government said that it ...": the state behind the noun."""
    named = reading.mention_at(token)
    if named is not None or token.lemma_ not in reading.lexicon.state:
        return named
    behind = (reading.mention_at(item) for item in children(token, "poss", "amod", "compound"))
    return next((mention for mention in behind if mention is not None and mention.node.type in BODIES), None)


def _cataphora(reading: Reading, token: Token, types: frozenset[NodeType]) -> TokenMention | None:
    """As in "In his meeting with B, A said": a possessive before the main subject is that subject."""
    root = sentence_span(token).root
    subject = surface_subject(root) if is_verb(root) else None
    if token.dep_ != "poss" or subject is None or subject.i < token.i:
        return None
    mention = reading.mention_at(subject)
    return mention if mention is not None and mention.node.type in types else None
