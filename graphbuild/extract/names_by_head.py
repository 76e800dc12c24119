"""Names that a head noun or a title gives away: "the Kafue mine", "Port of Berbera", "Mr Okello"."""

from collections.abc import Iterator
from typing import Final

from graphbuild.annotate.parse import Doc, Token
from graphbuild.extract.names import LONGEST, PARTICLES, Name, capital, head_type, is_title, like_person, surname
from graphbuild.extract.namewords import name_words
from graphbuild.extract.sentences import sentence_of
from graphbuild.folding import fold
from graphbuild.model import NodeType

_FARTHEST: Final = 12  # tokens between the ends of a name; what is longer is a list or a line in capitals
_SMALL: Final = 2  # small words before the head of an event's name
_OF_LOWER: Final = frozenset({"port", "strait", "gulf", "bay", "isle"})
#: Ends of words for the members of a body: "Farmers' Union", "People's Alliance".
_MEMBERS: Final = (
    "ers",
    "ors",
    "ants",
    "ents",
    "ists",
    "ians",
    "people",
    "women",
    "men",
    "children",
    "nurses",
    "pilots",
)
_MEETINGS: Final = frozenset({"meeting", "summit"})

_CONTINENTS: Final = frozenset(
    "european african asian american latin arctic nordic baltic balkan caribbean pacific".split()
)


def names_by_head(doc: Doc) -> Iterator[Name]:
    """Yield the names that end or, before "of", begin with a noun that tells their type."""
    words = name_words()
    told = words.papers.union(words.heads)
    for token in doc.tokens:
        lower = token.lower_
        if lower not in told and (lower[-1:] != "." or (lower := lower.rstrip(".")) not in told):
            continue
        if lower in words.papers and capital(token):
            start = _left(doc, token, None)
            if start < token.i:
                yield Name(start=start, end=token.i + 1, type=NodeType.TOPIC, sure=True)
            continue
        kind = words.heads.get(lower)
        if kind is None or token.pos_ not in {"NOUN", "PROPN"}:
            continue
        if (
            token.i + 1 < len(doc)
            and capital(doc.tokens[token.i + 1])
            and doc.tokens[token.i + 1].lower_ in words.papers
        ):
            continue  # "Clean Water Act"
        yield from _with_of(doc, token, kind)
        if lower in _MEETINGS and _pair_before(doc, token):
            yield Name(start=token.i - 3, end=token.i + 1, type=NodeType.EVENT, sure=True)
        start = _left(doc, token, kind)
        if start < token.i and _says_more(doc, start, token) and not surname(doc, start, token.i + 1):
            yield Name(start=start, end=token.i + 1, type=kind, sure=True)


def names_by_title(doc: Doc) -> Iterator[Name]:
    """Yield the run of capitals after a title as a person: "President Amina Diallo", "Mr Okello"."""
    titles = name_words().strong_titles
    for token in doc[:-1]:
        lower, start = token.lower_, token.i + 1
        if lower not in titles and (lower[-1:] != "." or lower.rstrip(".") not in titles):
            continue
        if capital(doc.tokens[start]) and not is_title(doc.tokens[start]):
            end = _person_end(doc, start, sentence_of(token)[1])
            if end > start and head_type(doc, start, end) is None:
                yield Name(start=start, end=end, type=NodeType.PERSON, sure=True)


def names_by_given(doc: Doc) -> Iterator[Name]:
    """Yield runs of capitals that begin with a given name: "Ilir Hoxha spoke"."""
    given = name_words().given
    for token in doc.tokens:
        if token.pos_ != "PROPN" or not capital(token) or fold(token.text) not in given:
            continue
        if token.i > sentence_of(token)[0] and capital(token.nbor(-1)) and not is_title(token.nbor(-1)):
            continue
        end = _person_end(doc, token.i, sentence_of(token)[1])
        if like_person(doc, token.i, end) and head_type(doc, token.i, end) is None:
            yield Name(start=token.i, end=end, type=NodeType.PERSON)


def _person_end(doc: Doc, start: int, limit: int) -> int:
    """Return the end of a person's name that begins at ``start``: capitals with particles between."""
    index, last = start, start
    while index < min(limit, start + LONGEST):
        token = doc.tokens[index]
        if token.text == "-" and index > start and not token.whitespace_ and doc.tokens[index + 1].is_alpha:
            index += 1
            last = index + 1
        elif _person_word(token) and not (index > start and token.pos_ in {"VERB", "AUX"}):
            last = index + 1
        elif token.lower_ not in PARTICLES or index == start:
            break
        index += 1
    return last


def _person_word(token: Token) -> bool:
    initial = len(token.text) == 2 and token.text.endswith(".")
    return capital(token) and (token.is_alpha or initial or "'" in token.text[1:-1])


def _left(doc: Doc, head: Token, kind: NodeType | None) -> int:
    """Return where a name that ends with ``head`` begins; the head itself when no capitals stand before it."""
    index, first = head.i - 1, max(sentence_of(head)[0], head.i - _FARTHEST)
    if not capital(head):
        if kind is None or not _lower_head(head, kind):
            return head.i
        while index > first and _between(doc.tokens[index], head, kind) and not capital(doc.tokens[index]):
            index -= 1
    start = head.i
    while index >= first and _part(doc, index, first):
        if capital(doc.tokens[index]) or doc.tokens[index].text[:1].isdigit():
            start = index
        index -= 1
    if start - 2 >= first and doc.tokens[start - 1].text == "-" and doc.tokens[start - 2].lower_ in {"al", "el"}:
        start -= 2
    return start


def _between(token: Token, head: Token, kind: NodeType) -> bool:
    """Whether a small word may stand between a name and its head; before an event any noun: "Oslo fisheries forum"."""
    if token.lower_ in name_words().between or token.text == "-":
        return True
    return kind is NodeType.EVENT and token.pos_ in {"NOUN", "ADJ"} and head.i - token.i <= _SMALL


def _part(doc: Doc, index: int, first: int) -> bool:
    """Whether a token may belong to a name that goes on to its right."""
    token = doc.tokens[index]
    if token.tag_ == "POS" and index > first:
        return (
            capital(doc.tokens[index - 1])
            and doc.tokens[index - 1].lower_.endswith(_MEMBERS)
            and doc.tokens[index - 1].ent_type_ != "GPE"
        )
    if token.text[:1].isdigit():
        return index > first and (len(token.text) == 4 or capital(doc.tokens[index - 1]))
    if capital(token):
        return token.pos_ in {"PROPN", "ADJ", "NOUN", "NUM", "VERB"} and not (index == first and token.pos_ == "VERB")
    if token.lower_ == "for" and doc.tokens[index - 1].ent_type_ in {"GPE", "PERSON"}:
        return False  # "blames Kosovo for Bridge Blast"
    return token.lower_ in {"-", "of", "&", "de", "for"} and index > first and capital(doc.tokens[index - 1])


def _lower_head(head: Token, kind: NodeType) -> bool:
    """Whether a head without capital makes a name of the capitals before it."""
    words = name_words()
    if kind is NodeType.FACILITY:
        return head.lower_ not in words.weak or (head.lower_ == "farm" and head.nbor(-1).lower_ in words.between)
    return head.lower_ in words.lower_heads


def _with_of(doc: Doc, head: Token, kind: NodeType) -> Iterator[Name]:
    """Such as "Port of Berbera", "University of Dar es Salaam"; without capital only ports and waters."""
    index, limit = head.i + 1, sentence_of(head)[1]
    if (
        head.lower_ in name_words().industries
        or index + 1 >= limit
        or doc.tokens[index].lower_ != "of"
        or not (capital(head) or head.lower_ in _OF_LOWER)
    ):
        return
    begin = index + 2 if doc.tokens[index + 1].lower_ == "the" and index + 2 < limit else index + 1
    end = begin
    while (
        end < min(limit, begin + _FARTHEST)
        and capital(doc.tokens[end])
        and doc.tokens[end].pos_ in {"PROPN", "NOUN", "ADJ"}
    ):
        end += 1
    if end > begin:
        start = _left(doc, head, kind) if capital(head) else head.i
        yield Name(start=start, end=end, type=kind, sure=True)


def _says_more(doc: Doc, start: int, head: Token) -> bool:
    """Whether the words before the head name something: not "LNG plant", nor "Secretary of State"."""
    words = name_words()
    before = [doc.tokens[index] for index in range(start, head.i) if capital(doc.tokens[index])]
    office = any(token.lower_ in words.strong_titles for token in before)
    where = frozenset() if capital(head) else _CONTINENTS  # "its first European plant"
    place = words.heads.get(head.lower_) is NodeType.LOCATION and not capital(head)
    told = [token for token in before if not place or token.ent_type_ != "NORP"]  # not "the Saudi province"
    return not office and any(token.lower_ not in words.between | where for token in told)


def _pair_before(doc: Doc, head: Token) -> bool:
    """Such as "the Lula-Milei meeting": two names with a hyphen before a meeting."""
    index = head.i - 3
    return (
        index >= sentence_of(head)[0]
        and doc.tokens[index + 1].text == "-"
        and capital(doc.tokens[index])
        and capital(doc.tokens[index + 2])
    )
