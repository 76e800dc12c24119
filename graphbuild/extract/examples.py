"""Members of a group that are named beside it: "its allies, including A", "countries, A and B among them"."""

from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.mentions import TokenMention
from graphbuild.extract.reading import Reading
from graphbuild.extract.tree import child, children, conjuncts, prep_objects

_BETWEEN: Final = frozenset({",", "and", "the", "both", "or"})
_SOME: Final = frozenset({"some", "several", "many", "most", "few", "all"})
_LONGEST: Final = 7  # tokens of "of the African Union" and the comma
_BEFORE: Final = frozenset({"including", "like"})


def examples(reading: Reading, noun: Token) -> list[Token]:
    """Return the heads of the names that stand for some of a group."""
    if noun.pos_ == "NUM" or noun.lower_ in _SOME:
        noun = next(iter(prep_objects(noun, "of")), noun)  # "five of its members, among them A"
    if noun.tag_ != "NNS":
        return []
    preps = (prep for prep in children(noun, "prep") if prep.lower_ in _BEFORE or _such_as(prep))
    found = [item for prep in preps if (target := child(prep, "pobj")) is not None for item in conjuncts(target)]
    return found or [reading.head_of(mention) for mention in _among_them(reading, noun)]


def _among_them(reading: Reading, noun: Token) -> list[TokenMention]:
    """As in "donors, among them A and B," and "thirty countries, A and B among them,"."""
    tokens, at = noun.doc.tokens, noun.i + 1
    if at < len(tokens) and tokens[at].lower_ == "of":
        at = next((item.i for item in noun.doc[at : at + _LONGEST] if item.text == ","), at)
    if at + 2 >= len(tokens) or tokens[at].text != ",":
        return []
    if _them(noun, at + 1):
        return reading.names_from(at + 3, _BETWEEN)[0]
    found, end = reading.names_from(at + 1, _BETWEEN)
    return found if found and _them(noun, end) else []


def _such_as(prep: Token) -> bool:
    return prep.lower_ == "as" and prep.i > 0 and prep.nbor(-1).lower_ == "such"


def _them(noun: Token, at: int) -> bool:
    tokens = noun.doc.tokens
    return at + 1 < len(tokens) and tokens[at].lower_ == "among" and tokens[at + 1].lower_ == "them"
