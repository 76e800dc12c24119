"""All names of an article that no gazetteer needs to know."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from graphbuild.annotate.parse import Doc, Token
from graphbuild.extract.names import Name, capital, is_title, title_case
from graphbuild.extract.names_beside import names_beside
from graphbuild.extract.names_by_head import names_by_given, names_by_head, names_by_title
from graphbuild.extract.names_by_model import names_by_model
from graphbuild.extract.namewords import name_words
from graphbuild.model import NodeType

#: Ends of firms' names that say only what kind of firm the law sees in them.
LEGAL: Final = frozenset(
    "corp corporation inc incorporated ltd limited plc llc co company ag gmbh sa spa nv asa oyj se ab".split()
)


_SHORT: Final = 2  # letters; "US" and "PM" are no firms
#: "Hurricane Rosa" and "Operation Anna" are nobody.
_STORMS: Final = frozenset({"hurricane", "cyclone", "typhoon", "storm", "superstorm", "operation"})


def find_names(doc: Doc, people: Iterable[tuple[int, int]] = ()) -> list[Name]:
    """Return names told by titles, head nouns and the model, and every other place where the same words stand.

    ``people`` are the tokens of full names of people known otherwise; their surnames are looked for too.

    They may overlap. In a headline where each word has a capital a head noun tells a name only when running text
    repeats it.
    """
    found: list[Name] = []
    headlines = {sent.start for sent in doc.sents if title_case(sent)}
    running = "\n".join(sent.text for sent in doc.sents if sent.start not in headlines)
    finders = (names_by_title, names_by_head, names_beside, names_by_given, names_by_model)
    for name in (name for finder in finders for name in finder(doc)):
        if _part_of_title(doc, name) or (name.start > 0 and doc.tokens[name.start - 1].lower_ in _STORMS):
            continue
        by_capitals = name.sure and name.type is not NodeType.PERSON and doc.tokens[name.start].sent.start in headlines
        if not by_capitals or doc[name.start : name.end].text in running:
            found.append(name)
    found = _people_by_surname(doc, found)
    spans = [*people, *((name.start, name.end) for name in found if name.type is NodeType.PERSON)]
    return list(dict.fromkeys((*found, *_again(doc, found), *_surnames(doc, spans))))


def _people_by_surname(doc: Doc, found: Iterable[Name]) -> list[Name]:
    """Make people of the model's other names that end with a surname which a title tells: "Mr Ngata"."""
    titled = {doc.tokens[name.start].text for name in found if name.sure and name.type is NodeType.PERSON}
    return [
        replace(name, type=NodeType.PERSON) if not name.sure and doc.tokens[name.end - 1].text in titled else name
        for name in found
    ]


def _surnames(doc: Doc, people: Iterable[tuple[int, int]]) -> Iterator[Name]:
    """Yield the other places of the last words of people's names."""
    last = {doc.tokens[end - 1].text for _, end in people}
    for token in doc.tokens:
        if token.text in last and (token.pos_ == "PROPN" or not token.is_sent_start):
            yield Name(start=_hyphened(doc, token), end=token.i + 1, type=NodeType.PERSON)


def _hyphened(doc: Doc, token: Token) -> int:
    """Return where a double surname begins that ends with a word: "Berg-Lund"."""
    start = token.i
    while start > 1 and doc.tokens[start - 1].text == "-" and capital(doc.tokens[start - 2]):
        if doc.tokens[start - 2].whitespace_ or doc.tokens[start - 1].whitespace_:
            break
        start -= 2
    return start


def _part_of_title(doc: Doc, name: Name) -> bool:
    """Whether a title goes on behind the name: "Bulgarian Energy" Minister; only a state has ministers."""
    if name.type is NodeType.PERSON or name.end >= len(doc):
        return False
    after = doc.tokens[name.end]
    titled = after.lower_ == "minister" or is_title(doc.tokens[name.end - 1])
    return capital(after) and after.lower_ in name_words().strong_titles and titled


def _initials(word: str, name: Name) -> bool:
    """As in "BBVA": letters that stand for one body wherever they stand."""
    body = name.type is NodeType.ORGANIZATION and name.end - name.start == 1
    return body and len(word) > _SHORT and word.isalpha() and word.isupper()


def _again(doc: Doc, found: Iterable[Name]) -> Iterator[Name]:
    """Yield the places where names of several words stand again, with or without the legal form."""
    known: dict[tuple[str, ...], Name] = {}
    lengths: dict[str, set[int]] = {}
    for name in found:
        words = tuple(token.text for token in doc.tokens[name.start : name.end])
        short = words[:-1] if words[-1].lower().rstrip(".") in LEGAL else words
        if (len(short) > 1 and name.type is not NodeType.TOPIC) or _initials(short[0], name):
            known.setdefault(short, name)
            lengths.setdefault(short[0], set()).add(len(short))
    texts = [token.text for token in doc.tokens]
    for start in (place for place, text in enumerate(texts) if text in lengths):
        for length in sorted(lengths[texts[start]]):
            again = known.get(tuple(texts[start : start + length]))
            if again is not None:
                yield Name(start=start, end=start + length, type=again.type, sure=again.sure)
