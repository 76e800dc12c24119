"""Finds the quote of a proposal in its article, and the places in it that name something."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from graphbuild.annotate import Annotated
from graphbuild.extract.sentences import bounds
from graphbuild.folding import fold
from graphbuild.ingest.normalising import normalise
from graphbuild.ingest.working_copy import WorkingCopy
from graphbuild.model import MentionForm, Node, Record, Span

#: A longer quote would let almost any two names of a paragraph stand "in the quote".
MAX_SENTENCES: Final = 3
_TAKEN_UP: Final = {MentionForm.PRONOUN: 0.75, MentionForm.NOMINAL: 0.75}


class UnfitError(Exception):
    """Why a proposal is refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The whole sentences of one block that a quote gives: working text, its place in the block, its raw place."""

    text: str
    start: int
    block: int
    sentence: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Words of the passage that refer to a node."""

    span: Span
    words: str
    node: Node
    form: MentionForm
    confidence: float
    nested: bool


def find_passage(annotated: Annotated, quote: str) -> Passage:
    """Return where the quote stands: its first occurrence as whole sentences of one paragraph.

    What its sentences say beyond it might turn its meaning, so it must give all their words.

    Raises:
        UnfitError: It stands nowhere, or is only a part of its sentences, or is too long.
    """
    wanted = dict.fromkeys((quote.strip(), normalise(WorkingCopy.of(quote, 0, len(quote))).text))
    found = [place for text in wanted if _has_words(text) for place in _occurrences(annotated, text)]
    if not found:
        raise UnfitError(f"the quote does not stand in the article: {short(quote)}")
    whole = next((passage for passage in found if passage is not None), None)
    if whole is None:
        raise UnfitError(f"the quote is not one to {MAX_SENTENCES} whole sentences of the article: {short(quote)}")
    return whole


def _occurrences(annotated: Annotated, quote: str) -> Iterator[Passage | None]:
    """Yield for each occurrence its whole sentences, or None where the quote is only a part of them."""
    for index, block in enumerate(annotated.blocks):
        for match in re.finditer(re.escape(quote), block.text):
            yield _whole(annotated, index, *match.span())


def _whole(annotated: Annotated, index: int, start: int, end: int) -> Passage | None:
    doc, text = annotated.doc, annotated.blocks[index].text
    base = doc.tokens[annotated.starts[index]].idx
    tokens = doc.covering(base + start, base + end)
    if tokens is None or annotated.block_of(tokens.end - 1) != index:  # an overlong block is parsed in part
        return None
    ends = bounds(doc)[tokens.start : tokens.end]
    first, last = ends[0][0], ends[-1][1]
    begins, stops = doc.tokens[first].idx - base, doc.tokens[last - 1].idx + len(doc.tokens[last - 1]) - base
    if _has_words(text[begins:start]) or _has_words(text[end:stops]) or len(set(ends)) > MAX_SENTENCES:
        return None
    return Passage(text=text[begins:stops], start=begins, block=index, sentence=annotated.raw(first, last))


def _has_words(text: str) -> bool:
    return any(char.isalnum() for char in text)


def places_in(record: Record, sentence: Span) -> list[Place]:
    """Return what the rules found in the passage: mentions, and the topics and pronouns that their claims connect."""
    nodes, text = {node.id: node for node in record.nodes}, record.article.text
    spots = {(item.span, item.node, item.form): item.confidence for item in record.mentions}
    for claim in record.claims:
        for end in (claim.subject, claim.object):
            spots.setdefault((end.span, end.id, end.form), _TAKEN_UP.get(end.form, 1.0))
    inside = [spot for spot in spots if sentence.start <= spot[0].start and spot[0].end <= sentence.end]
    outer = {item.span for item in record.mentions}
    return [
        Place(
            span=span,
            words=span.of(text),
            node=nodes[node],
            form=form,
            confidence=spots[span, node, form],
            nested=any(o.start <= span.start and span.end <= o.end and o != span for o in outer),
        )
        for span, node, form in sorted(inside)
    ]


def place_of(slot: str, words: str, places: Sequence[Place], passage: Passage) -> Place:
    """Return the first place in the passage that words name.

    Raises:
        UnfitError: They name nothing there, or different things.
    """
    found = named(words, places)
    meant = {place.node.id: place.node.name for place in found}
    if len(meant) > 1:
        raise UnfitError(f"the {slot} {short(words)} may mean {' or '.join(sorted(meant.values()))}")
    if found:
        return found[0]
    if _in(words, passage.text):
        raise UnfitError(f"the {slot} {short(words)} names no entity or topic that was found in the quote")
    raise UnfitError(f"the {slot} {short(words)} is not in the quote")


def named(words: str, places: Sequence[Place]) -> list[Place]:
    """Return the places that words name, as they stand there or else by name or alias; not inside longer names."""
    key = fold(words)
    same = [place for place in places if fold(place.words) == key]
    found = same or [place for place in places if key in {fold(name) for name in _names(place.node)}]
    return [place for place in found if not place.nested] or found


def _names(node: Node) -> tuple[str, ...]:
    return (node.name, *node.aliases)


def _in(words: str, text: str) -> re.Match[str] | None:
    plain = normalise(WorkingCopy.of(words, 0, len(words))).text
    return re.search(rf"(?<!\w){re.escape(plain)}(?!\w)", text) if _has_words(plain) else None


def span_of(slot: str, words: str, annotated: Annotated, passage: Passage) -> Span:
    """Return the raw place of words of the passage.

    Raises:
        UnfitError: They are not in it.
    """
    found = _in(words, passage.text)
    if found is None:
        raise UnfitError(f"the {slot} {short(words)} is not in the quote")
    return annotated.blocks[passage.block].raw(passage.start + found.start(), passage.start + found.end())


def short(text: str) -> str:
    """Return words that somebody else wrote as they are shown in a message: quoted, cut, without control characters."""
    return repr(text if len(text) <= 80 else f"{text[:79]}…")
