"""Names that no gazetteer holds: what the language model marks, repaired, and what a head noun or a title gives away.

The model's small version finds few facilities and events, takes surnames for firms and capitals for people
(reference figures of spaCy: facilities F .34, events .39), so the head noun of a name outranks the model's label.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from graphbuild.extract.namewords import NameWords, name_words
from graphbuild.model import NodeType

_LABELS = {
    "PERSON": NodeType.PERSON,
    "ORG": NodeType.ORGANIZATION,
    "GPE": NodeType.LOCATION,
    "LOC": NodeType.LOCATION,
    "FAC": NodeType.FACILITY,
    "EVENT": NodeType.EVENT,
}
_JOINERS = frozenset(
    {
        "of",
        "de",
        "del",
        "della",
        "da",
        "do",
        "dos",
        "di",
        "du",
        "la",
        "le",
        "al",
        "el",
        "bin",
        "bint",
        "ibn",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "y",
        "e",
        "and",
        "&",
        "for",
        "the",
        "-",
        "/",
        ".",
    }
)
_PARTICLES = frozenset(
    {
        "al",
        "el",
        "de",
        "del",
        "da",
        "dos",
        "di",
        "du",
        "la",
        "le",
        "bin",
        "ibn",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ben",
        "bint",
        "abu",
        "ul",
        "y",
        "-",
    }
)
_POSSESSIVE = frozenset({"'s", "'"})
#: Lower-case heads of these kinds still make a name: "the Kafue mine", "Astana summit", "Kherson region".
_LOWER_HEADS = frozenset({NodeType.FACILITY, NodeType.EVENT, NodeType.LOCATION})
_LOWER_PLACES = frozenset(
    {
        "region",
        "province",
        "oblast",
        "river",
        "strait",
        "peninsula",
        "island",
        "islands",
        "valley",
        "desert",
        "basin",
        "governorate",
        "prefecture",
        "county",
        "corridor",
        "volcano",
        "plateau",
    }
)
_LOWER_EVENTS = frozenset(
    {"summit", "forum", "festival", "championship", "championships", "olympics", "cup", "expo", "tournament"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name in the text: tokens (half-open), its type, and what told it.

    Attributes:
        sure: A head noun or title told the type, not the model alone.
    """

    start: int
    end: int
    type: NodeType
    sure: bool = False


def names(doc: Doc) -> Iterator[Name]:
    """Yield names from the model, from head nouns and from titles; they may overlap."""
    words = name_words()
    for name in (*_by_title(doc, words), *_by_head(doc, words), *_by_model(doc, words)):
        if not (name.sure and name.type is not NodeType.PERSON and title_case(doc[name.start].sent)):
            yield name
        elif _repeated(doc, name):
            yield name


def title_case(sent: Span) -> bool:
    """Whether nearly all longer words of a sentence have capitals, so that a capital tells no name."""
    words = [token for token in sent if token.is_alpha and len(token) > 3]
    return len(words) > 3 and sum(capital(token) for token in words) > 0.75 * len(words)


def _repeated(doc: Doc, name: Name) -> bool:
    """Whether a name of a headline stands in running text too."""
    text = doc[name.start : name.end].text
    return any(text in sent.text and not title_case(sent) for sent in doc.sents)


def _by_model(doc: Doc, words: NameWords) -> Iterator[Name]:
    lower = {token.text for token in doc if token.text.islower()}
    for ent in doc.ents:
        if ent.label_ in _LABELS:
            for name in _repaired(doc, ent, words):
                if not _ordinary(doc, name, words, lower):
                    yield name


def _ordinary(doc: Doc, name: Name, words: NameWords, lower: set[str]) -> bool:
    """Whether the model took ordinary words for a name: a title, or a word that only begins its sentence."""
    tokens = doc[name.start : name.end]
    if all(token.lower_.rstrip(".") in words.titles for token in tokens):
        return True
    first = tokens[0]
    begins = first.i == first.sent.start or doc[first.i - 1].is_quote
    return (
        len(tokens) == 1
        and begins
        and (first.lower_ in lower or first.tag_ in {"NN", "NNS", "JJ", "RB", "VB", "VBN", "VBG"})
    )


def capital(token: Token) -> bool:
    """Whether the token is printed with a capital."""
    return token.text[:1].isupper()


def _repaired(doc: Doc, ent: Span, words: NameWords) -> Iterator[Name]:
    """Yield what is left of a span of the model without titles, articles, possessives and other words."""
    start, end = ent.start, ent.end
    for index in range(start, end):
        if doc[index].lower_ in _POSSESSIVE and index + 1 < end and doc[index + 1].lower_ != "of":
            yield from _trimmed(doc, start, index, ent.label_, words)
            start = index + 1
        elif doc[index].text in {",", ":", ";", "|", "(", ")", '"', "--", "–", "—"} or doc[index].is_space:
            yield from _trimmed(doc, start, index, ent.label_, words)
            start = index + 1
    yield from _trimmed(doc, start, end, ent.label_, words)


def _trimmed(doc: Doc, start: int, end: int, label: str, words: NameWords) -> Iterator[Name]:
    person = label == "PERSON"
    while start < end and (
        not capital(doc[start])
        or doc[start].lower_ in {"the", "a", "an"}
        or (person and _title(doc[start], words))
    ):
        if label in {"ORG", "EVENT", "FAC"} and doc[start].text[:1].isdigit() and start + 1 < end:
            break
        start += 1
    while end > start and not (
        capital(doc[end - 1]) or doc[end - 1].text[:1].isdigit() or doc[end - 1].lower_ in words.heads
    ):
        end -= 1
    if person:
        end = _before_verb(doc, start, end)
    if start >= end or not any(char.isalpha() for char in doc[start:end].text):
        return
    kind = head_type(doc, start, end, words)
    if kind is not None and end - start > 1:
        yield Name(start=start, end=end, type=kind, sure=True)
    else:
        yield Name(start=start, end=end, type=_LABELS[label])


def _title(token: Token, words: NameWords) -> bool:
    return token.lower_.rstrip(".") in words.titles


def _before_verb(doc: Doc, start: int, end: int) -> int:
    """Cut "Putin Meets Xi" before the verb that a headline prints with a capital."""
    for index in range(start + 1, end):
        if doc[index].pos_ in {"VERB", "AUX", "ADP"} and doc[index].lower_ not in _PARTICLES:
            return index
    return end


def head_type(doc: Doc, start: int, end: int, words: NameWords) -> NodeType | None:
    """Return the type that the head noun of a name tells: before "of", else the last word."""
    for index in range(start + 1, end):
        if doc[index].lower_ in {"of", "for"}:
            return words.heads.get(doc[index - 1].lower_)
    last = doc[end - 1]
    two = f"{doc[end - 2].lower_} {last.lower_}" if end - start > 1 else ""
    return words.heads.get(two) or words.heads.get(last.lower_.rstrip("."))


def _by_title(doc: Doc, words: NameWords) -> Iterator[Name]:
    """Yield the run of capitals after a title: "President Rosa Ibarra", "Mr Okello"."""
    for token in doc[:-1]:
        if token.lower_.rstrip(".") not in words.strong_titles or not capital(doc[token.i + 1]):
            continue
        start = token.i + 1
        end = _run(doc, start, token.sent.end)
        if end > start and head_type(doc, start, end, words) is None and not _title(doc[start], words):
            yield Name(start=start, end=end, type=NodeType.PERSON, sure=True)


def _run(doc: Doc, start: int, limit: int) -> int:
    """Return the end of a person's name that begins at ``start``: capitals with particles between, four at most."""
    index, last = start, start
    while index < limit and index - start < 7:
        token = doc[index]
        if capital(token) and token.is_alpha | ("." in token.text and len(token.text) == 2) | (
            "'" in token.text and len(token.text) > 2
        ):
            if token.pos_ in {"VERB", "AUX"} and index > start:
                break
            index += 1
            last = index
        elif index > start and token.lower_ in _PARTICLES and index + 1 < limit and capital(doc[index + 1]):
            index += 1
        else:
            break
    return last


def _by_head(doc: Doc, words: NameWords) -> Iterator[Name]:
    """Yield names that their head noun gives away: "Kafue mine", "Port of Berbera", "Lusaka Declaration Forum"."""
    for token in doc:
        kind = words.heads.get(token.lower_)
        if kind is None or token.pos_ not in {"NOUN", "PROPN"}:
            continue
        yield from _after_of(doc, token, kind, words)
        start = _left(doc, token, kind, words)
        if start < token.i:
            yield Name(start=start, end=token.i + 1, type=kind, sure=True)


def _left(doc: Doc, head: Token, kind: NodeType, words: NameWords) -> int:
    """Return where a name that ends with ``head`` begins; the head itself when no capitals stand before it."""
    index = head.i - 1
    if not capital(head):
        if not _lower_head(head, kind, words):
            return head.i
        while (
            index > head.sent.start and doc[index].lower_ in words.between | {"-"} and not capital(doc[index])
        ):
            index -= 1
    start = head.i
    while index >= head.sent.start and _part(doc, index, head.sent.start):
        if capital(doc[index]) or doc[index].text[:1].isdigit():
            start = index
        index -= 1
    return start


def _part(doc: Doc, index: int, first: int) -> bool:
    """Whether a token may belong to a name that goes on to its right."""
    token = doc[index]
    if token.text[:1].isdigit():
        return len(token.text) == 4 or capital(doc[index - 1]) if index > first else False
    if capital(token):
        return token.pos_ in {"PROPN", "ADJ", "NOUN", "NUM", "VERB"} and not (
            token.i == first and token.pos_ in {"VERB"}
        )
    return (
        token.lower_ in {"-", "of", "and", "&", "de", "for"}
        and index > first
        and capital(doc[index - 1])
        and token.lower_ != "and"
    )


def _lower_head(head: Token, kind: NodeType, words: NameWords) -> bool:
    if kind not in _LOWER_HEADS or head.lower_ in words.weak - {"plant", "base", "field", "station"}:
        return False
    if kind is NodeType.LOCATION:
        return head.lower_ in _LOWER_PLACES
    return kind is NodeType.FACILITY or head.lower_ in _LOWER_EVENTS


def _after_of(doc: Doc, head: Token, kind: NodeType, words: NameWords) -> Iterator[Name]:
    """ "Port of Berbera", "Gulf of Aden", "University of Dar es Salaam"; lower-case only for ports and straits."""
    index = head.i + 1
    if index + 1 >= head.sent.end or doc[index].lower_ != "of":
        return
    if not capital(head) and head.lower_ not in {"port", "strait", "gulf", "bay", "isle"}:
        return
    begin = (
        index + 2
        if doc[index + 1].lower_ == "the" and capital(doc[min(index + 2, len(doc) - 1)])
        else index + 1
    )
    end = begin
    while end < head.sent.end and capital(doc[end]) and doc[end].pos_ in {"PROPN", "NOUN", "ADJ"}:
        end += 1
    if end > begin:
        start = _left(doc, head, kind, words) if capital(head) else head.i
        yield Name(start=start, end=end, type=kind, sure=True)
