"""Names that the words beside them give away: "the importer Velda", "Orbo, a maker of lamps", "Anna, a nurse"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from graphbuild.annotate.parse import Doc, Token
from graphbuild.extract.names import PARTICLES, Name, capital, head_type, is_title, like_person
from graphbuild.extract.names_in_trade import firm_in_trade, letters_of_firm
from graphbuild.extract.namewords import name_words
from graphbuild.extract.sentences import sentence_of
from graphbuild.model import NodeType

_LONGEST: Final = 5  # words of a firm's name
#: What towns suffer, and firms do and suffer.
_TAKEN: Final = frozenset(
    "capture seize shell retake recapture occupy besiege liberate overrun encircle bomb bombard pound".split()
)
_TRADES: Final = frozenset(
    "build rebuild lay operate manufacture produce export import refine drill assemble insure distribute lease".split()
)
#: Who does this is a body, when capitals alone name it.
_STANDS: Final = frozenset(
    "reject oppose support back welcome condemn denounce endorse accuse deny demand urge sue".split()
)
_OFFICES: Final = frozenset("ceo cfo coo mp mps pm vp mep meps ngo ngos mayor gdp covid".split())
_FEWEST, _MOST = 3, 6  # letters
_BOUGHT: Final = frozenset({"acquire", "buy", "purchase"})
_CAMPS: Final = frozenset({"camp", "base", "airfield", "barrack", "plant", "mine", "port"})
_COPULAS: Final = frozenset({"be", "become", "remain"})


def names_beside(doc: Doc) -> Iterator[Name]:
    """Yield the runs of capitals whose kind a common noun tells: directly before, in apposition, or after "is"."""
    for noun in doc.tokens:
        if noun.lower_ == "based" and noun.i > 1 and noun.nbor(-1).text == "-":
            yield from _behind(doc, noun)
        if noun.pos_ == "PROPN" and not noun.ent_type_:
            yield from _by_deed(doc, noun)
        if noun.pos_ != "NOUN" or capital(noun):
            continue
        kind = _told_by(noun)
        if kind is NodeType.ORGANIZATION:
            yield from _behind(doc, noun)
        if kind is NodeType.LOCATION:
            yield from _town(doc, noun)
        if kind is NodeType.PERSON and noun.tag_ == "NN":
            yield from _of_office(doc, noun)
        if kind is not None:
            for named in _described(noun):
                yield from _named(doc, named, kind)


def _by_deed(doc: Doc, token: Token) -> Iterator[Name]:
    """Yield capitals that the model leaves out and whose kind a deed or a preposition tells: "shelled Loikaw"."""
    kind = by_deed(token) if capital(token) else None
    if kind is None and capital(token) and (firm_in_trade(token) or letters_of_firm(token)):
        kind = NodeType.ORGANIZATION
    if kind is not None:
        yield from (replace(name, sure=False) for name in _named(doc, token, kind))


def by_deed(token: Token) -> NodeType | None:
    """Tell what does or suffers what the verb says: firms lay cables and are bought, towns are shelled."""
    dep, head = token.dep_, token.head
    if dep == "conj" and head.ent_type_ == "ORG" and head.head.dep_ != "conj":
        return NodeType.ORGANIZATION
    if dep == "nsubj":
        named = head.lemma_ in _TRADES or (head.lemma_ in _STANDS and _letters(token))
        return NodeType.ORGANIZATION if named else None
    if dep == "dobj":
        return NodeType.LOCATION if head.lemma_ in _TAKEN else NodeType.ORGANIZATION if head.lemma_ in _BOUGHT else None
    if dep != "pobj":
        return None
    if head.dep_ == "agent":
        return NodeType.ORGANIZATION if (head.head.lemma_ in _TRADES or head.head.lemma_ in _BOUGHT) else None
    camp = head.lower_ == "at" and token.doc.tokens[head.i - 1].lemma_ in _CAMPS
    return NodeType.LOCATION if camp or head.lower_ in name_words().placed else None


def _letters(token: Token) -> bool:
    """As in "PULO rejected the plan": letters that stand for a body, and not for an office or a thing."""
    word = token.text
    return _FEWEST <= len(word) <= _MOST and word.isalpha() and word.isupper() and token.lower_ not in _OFFICES


def _told_by(noun: Token) -> NodeType | None:
    """Return what a common noun says of the name that it describes."""
    words, lemma = name_words(), noun.lemma_.lower()
    if lemma in words.callings:
        return NodeType.PERSON
    if lemma in words.firms or lemma.endswith("maker"):
        return NodeType.ORGANIZATION
    if lemma in words.settlements:
        return NodeType.LOCATION
    return NodeType.FACILITY if words.heads.get(lemma) is NodeType.FACILITY else None


def _behind(doc: Doc, noun: Token) -> Iterator[Name]:
    """As in "the Polish importer Velda" and "Oslo-based Norsk Tang": the capitals behind a word, in one phrase."""
    start, limit = noun.i + 1, min(sentence_of(noun)[1], noun.i + 1 + _LONGEST)
    end = start
    while end < limit and (_word(doc.tokens[end]) or (doc.tokens[end].text == "&" and end > start)):
        end += 1
    if end == start or doc.tokens[end - 1].text == "&" or is_title(doc.tokens[start]):
        return
    within = noun.dep_ == "compound" and any(item.i < noun.i for item in _before(noun.head))
    if not any(_before(noun)) and noun.lower_ != "based" and not within:
        return
    head = doc[start:end].root
    one = noun.head in doc.tokens[start:end] or head.head is noun or head.head is noun.head
    if (one or head.dep_ == "appos") and not like_person(doc, start, end):
        kind = head_type(doc, start, end) if end - start > 1 else None
        yield Name(start=start, end=end, type=kind or NodeType.ORGANIZATION, sure=True)


def _town(doc: Doc, noun: Token) -> Iterator[Name]:
    """As in "the Danish city of Aarhus"."""
    for of in noun.kids:
        if of.lower_ == "of" and of.i == noun.i + 1:
            for named in of.kids:
                if named.dep_ == "pobj":
                    yield from _named(doc, named, NodeType.LOCATION)


def _of_office(doc: Doc, noun: Token) -> Iterator[Name]:
    """As in "the governor of North Kivu, Jean Mbuyi, said": the capitals between commas, wherever they are hung."""
    at, limit = noun.i + 1, sentence_of(noun)[1]
    if at >= limit or doc.tokens[at].lower_ != "of":
        return
    at += 1
    while at < limit and (_word(doc.tokens[at]) or doc.tokens[at].lower_ == "the"):
        at += 1
    start = end = at + 1
    if at == noun.i + 2 or at >= limit or doc.tokens[at].text != ",":
        return
    while end < limit and (_word(doc.tokens[end]) or doc.tokens[end].text == "-"):
        end += 1
    closed = end < limit and doc.tokens[end].text in {",", "."}
    if closed and 2 <= end - start <= _LONGEST and head_type(doc, start, end) is None and not _known(doc, start, end):
        yield Name(start=start, end=end, type=NodeType.PERSON)


def _known(doc: Doc, start: int, end: int) -> bool:
    """Whether the model sees something other than a person there."""
    return any(token.ent_type_ in {"GPE", "ORG", "LOC", "FAC", "NORP"} for token in doc[start:end])


def _before(noun: Token) -> Iterator[Token]:
    return (item for item in noun.kids if item.i < noun.i and item.dep_ in {"det", "amod", "poss", "compound", "nmod"})


def _described(noun: Token) -> Iterator[Token]:
    """Yield the words that an apposition, on either side, or a predicate describes; all of a list before a plural."""
    named = noun.head
    if any(_before(noun)) and _told_by(noun) is NodeType.ORGANIZATION:
        yield from (item for item in noun.kids if item.dep_ == "appos" and item.i > noun.i and item.pos_ == "PROPN")
    if noun.dep_ == "attr" and named.lemma_.lower() in _COPULAS:
        subject = next((item for item in named.kids if item.dep_ == "nsubj"), None)
        if subject is not None:
            yield from [item for item in subject.kids if item.dep_ == "appos"] or [subject]
        return
    if noun.dep_ != "appos" or not any(_before(noun)) or named.i > noun.i:
        return
    if noun.tag_ != "NNS":
        yield named
        return
    while named.dep_ == "conj":
        named = named.head
    while True:
        yield named
        following = next((item for item in named.kids if item.dep_ == "conj" and item.i < noun.i), None)
        if following is None:
            return
        named = following


def _named(doc: Doc, head: Token, kind: NodeType) -> Iterator[Name]:
    """Yield the run of capitals that ends with a word."""
    start, first = head.i, max(sentence_of(head)[0], head.i - _LONGEST)
    while (
        start > first
        and (_word(doc.tokens[start - 1]) or doc.tokens[start - 1].text in {"-", "&"})
        and not is_title(doc.tokens[start - 1])
    ):
        start -= 1
    while start < head.i and not _word(doc.tokens[start]):
        start += 1
    if not _word(head) or (start and doc.tokens[start - 1].lower_ in PARTICLES):
        return
    told = head_type(doc, start, head.i + 1) if head.i > start else None
    if told is not None and told is not kind:
        return
    person = like_person(doc, start, head.i + 1)
    yield Name(start=start, end=head.i + 1, type=NodeType.PERSON if person else kind, sure=True)


def _word(token: Token) -> bool:
    return capital(token) and token.pos_ in {"PROPN", "NOUN", "ADJ", "X"} and len(token.text) > 1
