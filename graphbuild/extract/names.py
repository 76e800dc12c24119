"""A name in the text, and what its letters and its head noun tell."""

import re
from dataclasses import dataclass
from typing import Final

from graphbuild.annotate.parse import Doc, Span, Token
from graphbuild.extract.namewords import name_words
from graphbuild.folding import fold
from graphbuild.model import NodeType

#: Lower-case words inside people's names.
PARTICLES: Final = frozenset("al el de del da dos di du la le bin ibn van von der den ter ben bint abu ul y -".split())

LONGEST: Final = 7  # tokens of a person's name with particles: "Abdulrahman bin Mohammed al Jaber"
_MODEL: Final = re.compile(r"(?!G-?\d)[A-Z][A-Za-z]{0,2}-\d{1,3}[A-Za-z]{0,2}s?")
_STOPS: Final = frozenset({".", "?", '"'})


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name in the text: tokens (half-open), its type, and what told it.

    Attributes:
        type: TOPIC for a treaty or law, which is no entity but keeps the words in it from being ones.
        sure: A head noun or title told the type, not the model alone.
    """

    start: int
    end: int
    type: NodeType
    sure: bool = False


def capital(token: Token) -> bool:
    """Whether the token is printed with a capital."""
    return token.text[:1].isupper()


def is_title(token: Token) -> bool:
    """Whether the token is a title or another word that stands before people's names."""
    return token.lower_.rstrip(".") in name_words().titles


def surname(doc: Doc, start: int, end: int) -> bool:
    """Whether the last word is rather the surname of somebody than what a firm makes: "Samantha Power"."""
    return (
        end - start == 2
        and doc.tokens[end - 1].lower_ in name_words().surnames
        and fold(doc.tokens[start].text) in name_words().given
    )


def like_person(doc: Doc, start: int, end: int) -> bool:
    """Whether a name reads like a person's: a given name first, or one word and a double surname."""
    if not 2 <= end - start <= LONGEST or _place(doc, start, end):
        return False
    first = doc.tokens[start].text
    if doc.tokens[start + 1].text == "-" and start + 2 < end:
        first += f"-{doc.tokens[start + 2].text}"
    if fold(first) in name_words().given or (fold(doc.tokens[start].text) in name_words().given and "-" not in first):
        return True
    words = [doc.tokens[index] for index in range(start, end) if doc.tokens[index].text != "-"]
    double = [token.text for token in doc[start:end]][1:] == [words[1].text, "-", words[-1].text]
    return double and all(capital(token) and token.is_alpha for token in words)


def _place(doc: Doc, start: int, end: int) -> bool:
    """Whether a preposition says that a name is a place: "in Mato Grosso", but "in Rosa Grossi's office"."""
    words = name_words()
    owner = end < len(doc) and doc.tokens[end].tag_ == "POS"
    return (
        start > 0
        and not owner
        and (doc.tokens[start - 1].lower_ in words.placed or doc.tokens[start - 1].lower_ in words.placed_one)
    )


def designation(token: Token) -> bool:
    """As in "F-16s", "MiG-29s", "S-400 systems": arms and aircraft are named by letters and figures."""
    return token.pos_ in {"PROPN", "NOUN"} and token.text[-2:-1].isdigit() and _MODEL.fullmatch(token.text) is not None


def title_case(sent: Span) -> bool:
    """Whether a sentence is a headline with a capital on each longer word, so that a capital tells no name."""
    words = 0
    for token in sent:
        if len(token.text) > 3 and token.is_alpha and token.pos_ not in {"ADP", "SCONJ"}:
            if not capital(token):
                return False
            words += 1
    return words > 2 and sent[-1].text not in _STOPS


def head_type(doc: Doc, start: int, end: int) -> NodeType | None:
    """Return the type that the head noun of a name tells: the word before "of" or "for", else the last one."""
    heads = name_words().heads
    for index in range(start + 1, end):
        if doc.tokens[index].lower_ in {"of", "for"}:
            return heads.get(doc.tokens[index - 1].lower_)
    last = doc.tokens[end - 1].lower_.rstrip(".")
    if surname(doc, start, end):
        return None
    two = f"{doc.tokens[end - 2].lower_} {last}" if end - start > 1 else ""
    return heads.get(two) or heads.get(last)
