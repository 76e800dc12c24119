"""Conservative coreference: pronouns and definite descriptions with one good antecedent.

Strict by design (reference: the rules of Lappin & Leass 1994 reduced to subjecthood and recency): when two
candidates compete and grammar does not decide, there is no link and so no claim.
"""

from dataclasses import replace
from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.antecedents import (
    CONFIDENCE,
    FEMALE,
    MALE,
    PLURAL,
    SELF,
    THING,
    WE,
    before,
    choose,
    link,
    singular,
    subject_of_own_clause,
)
from graphbuild.extract.groups import pair
from graphbuild.extract.mentions import TokenMention
from graphbuild.extract.reading import Arg, Reading
from graphbuild.extract.sentences import sentence_span
from graphbuild.extract.tree import SUBJECTS, child, children
from graphbuild.folding import fold
from graphbuild.model import MentionForm, NodeType

_LEAGUES: Final = frozenset({"alliance", "bloc", "union", "organisation", "organization"})
_OF_THEIR_KIND: Final = frozenset(
    (
        "regulator ministry university commission federation institute militia confederation authority foundation "
        "movement coalition tribunal committee agency court"
    ).split()
)
_NO_PARTIES: Final = frozenset(
    "union nations bank court council commission organization organisation alliance agency group ministry".split()
)
#: These take up firms alone: "the company" is no campaign, ministry or front.
_FIRMS: Final = frozenset({"company", "firm", "carrier", "airline", "manufacturer", "carmaker", "automaker"})
_NO_FIRMS: Final = frozenset(
    (
        "rights watch amnesty nations front party ministry commission court army movement greenpeace parliament senate "
        "congress committee council federation confederation nato opec police navy cross unesco unicef fifa uefa"
    ).split()
)
_NARROWING: Final = frozenset({"relcl", "acl", "prep", "poss"})


def pronoun(reading: Reading, token: Token, types: frozenset[NodeType] = frozenset(NodeType)) -> list[Arg]:
    """Resolve a personal pronoun to one entity of the given types (several for "they" after a list)."""
    if not reading.coreference and (token.lower_ not in WE and token.lower_ not in SELF):
        return []
    word = token.lower_
    described = _described_before(reading, token) if word in THING else None
    if described is not None:
        return [replace(arg, start=token.i, end=token.i + 1, form=MentionForm.PRONOUN) for arg in described]
    if word in MALE or word in FEMALE or word in THING:
        found = singular(reading, token, types)
        return [link(found, token)] if found else []
    if word in PLURAL:
        return pair(reading, token, need=2) or _plural_name(reading, token)
    if word in WE or word in SELF:
        return _speaker(reading, token, body=word in WE)
    return []


def _described_before(reading: Reading, token: Token) -> list[Arg] | None:
    """As in "The carmaker sued A. Its chief ...": whoever the subject before is, found or not; else None."""
    sent = sentence_span(token)
    if sent.start == 0 or (token.i > sent.start + 1 and token.dep_ != "dobj"):
        return None
    root = sentence_span(reading.annotated.doc.tokens[sent.start - 1]).root
    subject = child(root, *SUBJECTS)
    if subject is None or subject.tag_ != "NN" or reading.mention_at(subject) is not None:
        return None
    body = reading.lexicon.nominals.get(subject.lemma_) is NodeType.ORGANIZATION
    the = any(item.lower_ == "the" for item in children(subject, "det"))
    return nominal(reading, subject) if body and the and child(subject, "appos") is None else None


def _plural_name(reading: Reading, token: Token) -> list[Arg]:
    """As in "the Games ... host them": the one name in the plural before, which "it" could not take up."""
    if token.lower_ != "them":
        return []
    named = before(reading, token, frozenset({NodeType.EVENT, NodeType.LOCATION, NodeType.ORGANIZATION}), 0)
    plural = [mention for mention in named if reading.head_of(mention).tag_ == "NNPS"]
    return [link(plural[0], token)] if len({mention.node.id for mention in plural}) == 1 else []


def _speaker(reading: Reading, token: Token, *, body: bool) -> list[Arg]:
    """As in "we", "our": the body that the speaker leads or speaks for; "I": the speaker."""
    node = reading.quote_node.get(token.i)
    if node is None:
        return []
    if body and node.type is NodeType.PERSON:
        node = reading.holders.get(node.id, node)
    return [Arg(node=node, start=token.i, end=token.i + 1, form=MentionForm.PRONOUN, confidence=CONFIDENCE)]


def _demonym_here(reading: Reading, token: Token, kind: NodeType) -> TokenMention | None:
    """As in "a strong Kenyan army would protect the country": the only country named in the sentence so far."""
    if kind is not NodeType.COUNTRY:
        return None
    here = [m for m in reading.mentions_in(sentence_span(token).start, token.i) if m.node.type is NodeType.COUNTRY]
    demonyms = [m for m in here if m.form is MentionForm.DEMONYM]
    return demonyms[0] if demonyms and len({m.node.id for m in here}) == 1 else None


def _led_by_subject(reading: Reading, token: Token) -> Arg | None:
    """As in "Its chief, A, said that B may attack the alliance": the body that the one who speaks stands for."""
    if token.lemma_ not in _LEAGUES:
        return None
    here = reading.mentions_in(sentence_span(token).start, token.i)
    led = {m.node.id: reading.holders[m.node.id] for m in here if m.node.id in reading.holders}
    if any(m.node.type is NodeType.ORGANIZATION for m in here) or len(led) != 1:
        return None
    node = next(iter(led.values()))
    if node.type is not NodeType.ORGANIZATION:
        return None
    return Arg(node=node, start=token.i, end=token.i + 1, form=MentionForm.NOMINAL, confidence=CONFIDENCE)


def _called(reading: Reading, mention: TokenMention, noun: Token) -> bool:
    return fold(noun.text) in fold(mention.node.name).split() or _so_called(reading, mention, noun)


def _so_called(reading: Reading, mention: TokenMention, noun: Token) -> bool:
    """As in "the ruling party, Free Home": later "the party" is that one."""
    head = reading.head_of(mention)
    beside = [*children(head, "appos", "compound"), *([head.head] if head.dep_ in {"appos", "compound"} else [])]
    return any(item.lemma_ == noun.lemma_ and item.pos_ == "NOUN" for item in beside)


def _attribute(reading: Reading, mention: TokenMention) -> bool:
    """As in "a World Bank tribunal": the name only tells whose the noun is."""
    head = reading.head_of(mention)
    return head.dep_ in {"compound", "nmod", "amod"} and head.i < head.head.i


def _set_off(noun: Token, clause: Token) -> bool:
    """As in "The company, based in Oslo, ...": a comment does not narrow down which one is meant."""
    return clause.dep_ in {"relcl", "acl"} and clause.i > noun.i and noun.nbor(1).text == ","


def _narrows(reading: Reading, noun: Token, word: Token, kind: NodeType) -> bool:
    """Whether a word tells which of several is meant; "the gas firm" only says of a firm what it does."""
    if word.dep_ == "compound":
        return kind is not NodeType.ORGANIZATION or reading.mention_at(word) is not None
    return word.dep_ in _NARROWING and not _set_off(noun, word)


def _of_its_kind(reading: Reading, noun: Token, candidates: list[TokenMention]) -> list[TokenMention]:
    """Those that the noun can be another word for: "the bloc" for no commission and no firm."""
    if noun.lemma_ in _OF_THEIR_KIND:
        return []  # no other body is "the regulator"
    if noun.lemma_ in {"bloc", "alliance"}:
        names, words = reading.lexicon.leagues, reading.lexicon.league_words
        return [m for m in candidates if m.node.name in names or words & set(m.node.name.lower().split())]
    if noun.lemma_ in _FIRMS:
        return [item for item in candidates if _NO_FIRMS.isdisjoint(item.node.name.lower().split())]
    if noun.lemma_ == "party":
        return [item for item in candidates if item.node.name.split()[-1].lower() not in _NO_PARTIES]
    return candidates


def nominal(reading: Reading, token: Token) -> list[Arg]:
    """Resolve a definite description ("the country", "the alliance", "the former") to its antecedent."""
    if not reading.coreference:
        return []
    if token.lower_ in {"former", "latter"}:
        members = pair(reading, token)
        return [members[0] if token.lower_ == "former" else members[-1]] if len(members) == 2 else []
    det = child(token, "det", "poss")
    kind = reading.lexicon.nominals.get(token.lemma_)
    if kind is None or det is None or det.lower_ not in {"the", "this", "that"} or token.tag_ in {"NNS", "NNPS"}:
        return []
    if any(_narrows(reading, token, c, kind) for c in token.kids):
        return []
    national = any(c.dep_ == "amod" and reading.mention_at(c) is not None for c in token.kids)
    if national and (kind is not NodeType.ORGANIZATION or token.dep_ not in SUBJECTS):
        return []  # "the Kenyan minister" is no other minister's name; "The Finnish firm" goes on from "Nokia"
    candidates = before(reading, token, frozenset({kind}), 3)
    named = [item for item in candidates if _called(reading, item, token)]  # "the agency": the ... Agency
    others = {item.node.id for item in candidates} - {item.node.id for item in named}
    if named and (others or national) and all(_attribute(reading, item) for item in named):
        return []  # "a World Bank tribunal ... Banca Sella ... the bank": rather the other one
    led = _led_by_subject(reading, token) if not named else None
    if led is not None:
        return [replace(led, start=token.left_edge.i)]
    candidates = _of_its_kind(reading, token, candidates)
    if child(token, "compound") is not None and len({item.node.id for item in named or candidates}) != 1:
        return []  # "the gas firm" may be any of two firms
    found = _demonym_here(reading, token, kind) or choose(reading, token, named or candidates)
    return [_described(found, token)] if found is not None and not _does_it(reading, token, found) else []


def _does_it(reading: Reading, token: Token, found: TokenMention) -> bool:
    own = subject_of_own_clause(reading, token)
    return own is not None and own.node.id == found.node.id


def _described(found: TokenMention, noun: Token) -> Arg:
    return Arg(
        node=found.node,
        start=noun.left_edge.i,
        end=noun.i + 1,
        form=MentionForm.NOMINAL,
        confidence=CONFIDENCE,
    )
