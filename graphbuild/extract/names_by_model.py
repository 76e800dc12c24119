"""Names that the language model marks, repaired.

Its small version takes surnames for firms, capitals for people and the first words of sentences for names, and
finds few facilities and events (spaCy's own figures: facilities F .34, events .39); a head noun outranks its label.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from graphbuild.annotate.parse import Doc, Span, Token
from graphbuild.extract.names import PARTICLES, Name, capital, designation, head_type, is_title, like_person
from graphbuild.extract.names_beside import by_deed
from graphbuild.extract.names_in_trade import firm_in_trade, share_held
from graphbuild.extract.namewords import name_words
from graphbuild.extract.sentences import sentence_of
from graphbuild.folding import fold
from graphbuild.model import NodeType

_LABELS: Final = {
    "PERSON": NodeType.PERSON,
    "ORG": NodeType.ORGANIZATION,
    "GPE": NodeType.LOCATION,
    "LOC": NodeType.LOCATION,
    "FAC": NodeType.FACILITY,
    "EVENT": NodeType.EVENT,
}
_POSSESSIVE: Final = frozenset({"'s", "'"})
_BREAKS: Final = frozenset({",", ":", ";", "|", "(", ")", '"', "--", "–", "—", "/"})
_HAS_LETTER: Final = re.compile(r"[^\W\d_]").search
#: What firms have and people do not.
_OF_FIRMS: Final = frozenset(
    "chairman chairwoman chairperson shareholder subsidiary executive profit revenue share".split()
)
_STORMS: Final = frozenset({"hurricane", "typhoon", "cyclone", "storm"})
_ORDINARY: Final = frozenset({"NN", "NNS", "JJ", "RB", "VB", "VBN", "VBG"})


def names_by_model(doc: Doc) -> Iterator[Name]:
    """Yield the model's people, firms, places, facilities and events without titles, articles and other words."""
    printed = Counter(token.text for token in doc.tokens)
    for ent in doc.ents:
        if ent.label_ in _LABELS:
            for name in _repaired(doc, ent):
                if not _ordinary(doc, name, printed):
                    yield name


def _repaired(doc: Doc, ent: Span) -> Iterator[Name]:
    """Yield the parts of a span between possessives, commas and line ends."""
    start = ent.start
    for index in range(ent.start, ent.end):
        token = doc.tokens[index]
        possessive = token.lower_ in _POSSESSIVE and index + 1 < ent.end and doc.tokens[index + 1].lower_ != "of"
        if possessive or token.text in _BREAKS or token.is_space:
            yield from _trimmed(doc, start, index, ent.label_)
            start = index + 1
    yield from _trimmed(doc, start, ent.end, ent.label_)


def _trimmed(doc: Doc, start: int, end: int, label: str) -> Iterator[Name]:
    person = label == "PERSON"
    while start < end and _before_name(doc, start, end, person):
        start += 1
    while end > start and not _may_end(doc, end - 1):
        end -= 1
    end = _before_seat(doc, start, end)
    if person:
        end = _over_hyphen(doc, _before_verb(doc, start, end))
        start, end = _whole_name(doc, start, end)
    if start >= end or not any(map(_HAS_LETTER, (token.text for token in doc.tokens[start:end]))):
        return
    kind = head_type(doc, start, end) if end - start > 1 else None
    if kind is None and like_person(doc, start, end):
        kind = NodeType.PERSON
    yield Name(
        start=start,
        end=end,
        type=kind or _by_words(doc[start:end], _LABELS[label]),
        sure=kind not in {None, NodeType.PERSON},
    )


def _before_seat(doc: Doc, start: int, end: int) -> int:
    """Cut "Dalby Robotics of Denmark" before "of": the country is where the firm sits, not its name."""
    for index in range(start + 2, end):
        if doc.tokens[index].lower_ == "of":
            before, heads = doc.tokens[index - 1].lower_, name_words().heads
            seat = doc.tokens[end - 1].ent_type_ == "GPE" or before not in heads
            return index if before in name_words().industries or (seat and before not in heads) else end
    return end


def _by_words(span: Span, kind: NodeType) -> NodeType:
    """Return the type that the words around a name tell where the model sees a person, a firm or a place."""
    words, root = name_words(), span.root
    if len(span) < 3 and (kind is NodeType.LOCATION or kind is NodeType.PERSON) and share_held(root):
        return NodeType.ORGANIZATION
    if span.text.isupper() or kind not in {NodeType.PERSON, NodeType.ORGANIZATION, NodeType.LOCATION}:
        return kind
    before = span.doc.tokens[span.start - 1] if span.start else None
    if before is not None and before.lemma_.lower() in words.firms and sentence_of(before) == sentence_of(root):
        return NodeType.ORGANIZATION
    if len(span) < 3 and kind is NodeType.PERSON and by_deed(root) is NodeType.ORGANIZATION:
        return NodeType.ORGANIZATION
    if kind is NodeType.PERSON and len(span) < 3 and _as_firm(span):
        return NodeType.ORGANIZATION
    if kind is NodeType.LOCATION and len(span) == 1 and _owned_beside_firm(span):
        return NodeType.ORGANIZATION
    if kind is NodeType.LOCATION and firm_in_trade(root):
        return NodeType.ORGANIZATION
    verb = root.head.lemma_.lower() if root.dep_ == "dobj" else ""
    if verb in words.people or (len(span) > 1 and _has_title(root)):
        return NodeType.PERSON
    entered = len(span) == 1 and verb in words.entering
    return NodeType.LOCATION if entered or _placed(span) else kind


def _as_firm(span: Span) -> bool:
    """Whether a name that no given name begins is a firm's: "X's chairwoman", "X has sold its plant"."""
    root = span.root
    if like_person(span.doc, span.start, span.end) or (span.start and is_title(span.doc.tokens[span.start - 1])):
        return False
    if root.dep_ == "poss":
        return root.head.lemma_ in _OF_FIRMS and root.i < root.head.i
    if root.dep_ != "nsubj" or root.i > root.head.i:
        return False
    for token in span.doc[root.head.i + 1 : root.sent.end]:
        if token.lower_ == "its":
            return token.dep_ == "poss"
        if token.dep_ in {"nsubj", "nsubjpass"} or token.ent_type_ in _LABELS:
            return False
    return False


def _owned_beside_firm(span: Span) -> bool:
    """As in "Norway's Equinor and Turkey's Botas"."""
    root = span.root
    owned = span.start > 1 and span.doc.tokens[span.start - 1].tag_ == "POS"
    return owned and root.dep_ == "conj" and root.head.ent_type_ == "ORG"


def _placed(span: Span) -> bool:
    """Whether a preposition says that the name is a place: "near Preah Vihear", "flows through Novorossiysk"."""
    words, root = name_words(), span.root
    if root.dep_ != "pobj":
        return False
    preposition, governor = root.head.lower_, root.head.head.lemma_.lower()
    if preposition in words.placed or (len(span) == 1 and preposition in words.through and governor in words.moving):
        return True
    return preposition in words.placed_one and len(span) < 3 and governor not in words.inward


def _has_title(root: Token) -> bool:
    """Whether a title stands in apposition, on either side: "the envoy, Ramtane Lamamra"."""
    titles = name_words().strong_titles
    beside = [child for child in root.kids if child.dep_ == "appos"]
    if root.dep_ == "appos":
        beside.append(root.head)
    return any(token.lemma_.lower() in titles for token in beside)


def _before_name(doc: Doc, index: int, end: int, person: bool) -> bool:
    """Whether a token at the begin of a span belongs to no name."""
    token = doc.tokens[index]
    if token.text[:1].isdigit() and not person and index + 1 < end:
        return False
    return not capital(token) or token.lower_ in {"the", "a", "an"} or (person and is_title(token))


def _may_end(doc: Doc, index: int) -> bool:
    token = doc.tokens[index]
    return capital(token) or token.text[:1].isdigit() or token.lower_ in name_words().heads


def _before_verb(doc: Doc, start: int, end: int) -> int:
    """Cut "Putin Meets Xi" before the verb that a headline prints with a capital."""
    for index in range(start + 1, end):
        if doc.tokens[index].pos_ in {"VERB", "AUX", "ADP"} and doc.tokens[index].lower_ not in PARTICLES:
            return index
    return end


def _over_hyphen(doc: Doc, end: int) -> int:
    """Take in the second half of a given name: "Lin Chia-lung", where the model stops at the hyphen."""
    while (
        0 < end < len(doc) - 1
        and doc.tokens[end].text == "-"
        and not (doc.tokens[end].whitespace_ or doc.tokens[end - 1].whitespace_)
    ):
        if not doc.tokens[end + 1].is_alpha or doc.tokens[end + 1].pos_ not in {"PROPN", "NOUN", "X"}:
            break
        end += 2
        if end < len(doc) and doc.tokens[end].pos_ == "PROPN" and doc.tokens[end].text.istitle():
            end += 1  # "Ji-won Baek"
    return end


def _whole_name(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Take in the words that the parser, not the model, counts to a name: "Habou Lawali Zakara"."""
    tokens, first = doc.tokens, sentence_of(doc.tokens[start])[0] if start < end else 0
    if start >= end:
        return start, end
    last = tokens[end - 1]
    if last.dep_ == "compound" and last.head.i == end and _loose_word(tokens[end]):
        end += 1
    while start > first and tokens[start - 1].dep_ == "compound" and start <= tokens[start - 1].head.i < end:
        word = tokens[start - 1]
        inside = start - 1 > first and word.lower_ not in _STORMS and not is_title(word)
        if not _loose_word(word) or not (inside or fold(word.text) in name_words().given):
            break
        start -= 1
    return start, end


def _loose_word(token: Token) -> bool:
    """Whether a word in capitals is in no name yet."""
    return token.pos_ == "PROPN" and token.is_alpha and not token.ent_type_ and token.text.istitle()


def _department(doc: Doc, name: Name) -> bool:
    """As in "Commerce Secretary X": what the secretary is in charge of."""
    after = doc.tokens[name.end].text if name.end < len(doc) else ""
    return (
        after in {"Secretary", "Minister"}
        and name.type is NodeType.ORGANIZATION
        and not doc.tokens[name.start].text.isupper()
    )


def _ordinary(doc: Doc, name: Name, printed: Counter[str]) -> bool:
    """Whether the model took ordinary words for a name: a title, or a word that only begins its sentence."""
    tokens = doc[name.start : name.end]
    if all(is_title(token) for token in tokens) or tokens.text.lower() in name_words().ordinary:
        return True
    first = tokens[0]
    if len(tokens) == 1 and (designation(first) or _department(doc, name)):
        return True
    after = doc.tokens[name.end].lower_ if name.end < len(doc) else ""
    if len(tokens) == 1 and first.tag_ in {"NNS", "NNPS"} and first.is_sent_start and after in {"of", "from"}:
        return name.type is NodeType.ORGANIZATION  # "Delegates of the front"
    if len(tokens) > 1 or not (first.i == sentence_of(first)[0] or doc.tokens[first.i - 1].is_quote):
        return False
    if name.type is NodeType.LOCATION:
        return printed[first.text] == 1
    return first.lower_ in printed or first.tag_ in _ORDINARY
