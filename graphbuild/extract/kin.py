"""Offices told through somebody else: "his deputy, Y", "Meloni's finance minister Z"."""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.arguments import single
from graphbuild.extract.mentions import TokenMention
from graphbuild.extract.reading import Arg, Reading, person
from graphbuild.extract.sentences import sentence_of
from graphbuild.extract.titles import HOLDERS, OfficeFound, office, relation_of, strip_former
from graphbuild.model import NodeType

_OWNERS: Final = frozenset({"his", "her", "its", "their"})
_WORDS: Final = 5  # words between the possessive and the name: "her former deputy foreign minister"


def offices_through(reading: Reading) -> Iterator[OfficeFound]:
    """Yield the offices of people who are named as somebody's deputy or minister.

    Args:
        reading: The article, which knows by now for whom people speak.
    """
    for mention in reading.mentions:
        if mention.nested or not person(mention.node) or mention.node.id in reading.holders:
            continue
        for owner, words in (*_before(reading, mention), *_behind(reading, mention)):
            yield from _through(reading, mention, owner, words)


def _before(reading: Reading, mention: TokenMention) -> Iterator[tuple[Token, list[Token]]]:
    """As in "her former deputy(,) X": the possessor and the words behind it."""
    doc, first, index = (
        reading.annotated.doc,
        sentence_of(reading.annotated.doc.tokens[mention.start])[0],
        mention.start - 1,
    )
    if index > first and doc.tokens[index].text == ",":
        index -= 1
    words: list[Token] = []
    while index >= first and len(words) <= _WORDS:
        token = doc.tokens[index]
        if _possessor(token):
            if words and words[-1].pos_ in {"NOUN", "ADJ"} and index not in reading.by_token:
                yield (token if token.tag_ != "POS" else doc.tokens[index - 1]), words
            return
        if token.pos_ not in {"NOUN", "ADJ", "PROPN"} and token.text != "-":
            return
        words.insert(0, token)
        index -= 1


def _behind(reading: Reading, mention: TokenMention) -> Iterator[tuple[Token, list[Token]]]:
    """As in "X, her deputy," and "X, its former envoy to Peru"."""
    doc, limit, index = reading.annotated.doc, sentence_of(reading.annotated.doc.tokens[mention.start])[1], mention.end
    if index + 2 >= limit or doc.tokens[index].text != "," or doc.tokens[index + 1].lower_ not in _OWNERS:
        return
    words: list[Token] = []
    owner, index = doc.tokens[index + 1], index + 2
    while (
        index < limit
        and len(words) <= _WORDS
        and (doc.tokens[index].pos_ in {"NOUN", "ADJ"} or doc.tokens[index].text == "-")
    ):
        words.append(doc.tokens[index])
        index += 1
    if words and words[-1].pos_ == "NOUN" and _closes(doc.tokens[index:limit]):
        yield owner, words


def _closes(behind: Sequence[Token]) -> bool:
    """Whether a description ends here or behind "to B": not in "..., its envoy to B told them"."""
    if not behind or behind[0].text == "," or behind[0].lower_ not in {"to", "for"}:
        return bool(behind) and behind[0].text == ","
    inside = takewhile(lambda token: token.text not in {",", ";", "."}, behind)
    return all(token.tag_ not in {"VBD", "VBZ", "VBP", "MD"} for token in inside)


def body_before(reading: Reading, index: int) -> bool:
    """Return whether the sentence so far, or the one before, names another body that "its president" may lead."""
    bodies, kinds = {NodeType.ORGANIZATION, NodeType.FACILITY}, reading.lexicon.nominals
    for span in reading.window(reading.annotated.doc.tokens[index], 1):
        end = min(span.end, index)
        if any(mention.node.type in bodies for mention in reading.mentions_in(span.start, end)):
            return True
        if any(kinds.get(token.lemma_) in bodies for token in span.doc[span.start : end] if token.pos_ == "NOUN"):
            return True
    return False


def _possessor(token: Token) -> bool:
    return token.lower_ in _OWNERS or token.tag_ == "POS"


def _through(reading: Reading, mention: TokenMention, owner: Token, words: list[Token]) -> Iterator[OfficeFound]:
    place = next((reading.mention_at(word) for word in words if reading.mention_at(word) is not None), None)
    last, who = words[-1], reading.arg(mention)
    trigger = (last.i, last.i + 1)
    chief = next((arg for arg in single(reading, owner) if arg.node.id != mention.node.id), None)
    if chief is None:
        return
    if owner.lower_ == "its" and chief.node.type is NodeType.COUNTRY and body_before(reading, owner.i):
        return  # "A sued the court. Its prosecutor, B": the court's
    body = _served(reading, chief)
    former, text = strip_former(reading, " ".join(word.lower_ for word in words if word.text != "-"))
    relation = relation_of(reading, text, "") if place is None else None
    below = relation in {"OFFICIAL_OF", "SPOKESPERSON_OF"} or text.endswith(("prime minister", "premier"))
    if body is not None and relation is not None and (below or not person(chief.node)):
        yield office(relation, who, body, trigger=trigger, title=text, former=former)


def _served(reading: Reading, chief: Arg) -> Arg | None:
    """The body that the possessor is or speaks for."""
    if chief.node.type in HOLDERS:
        return chief
    node = reading.holders.get(chief.node.id)
    return Arg(node=node, start=chief.start, end=chief.end, form=chief.form, confidence=0.75) if node else None
