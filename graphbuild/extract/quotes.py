"""Quotations and who speaks them, also over several sentences and blocks."""

from collections.abc import Iterator
from typing import Final

from graphbuild.annotate import Annotated
from graphbuild.annotate.parse import Token
from graphbuild.extract.lexicon import Lexicon
from graphbuild.extract.sentences import sentence_span
from graphbuild.extract.subjects import surface_subject
from graphbuild.extract.tree import is_verb

_MARKS: Final = frozenset({'"', "``", "''", "“", "”"})


def quotations(annotated: Annotated) -> Iterator[tuple[int, int]]:
    """Yield the token ranges inside quotation marks, block by block; an unclosed quote ends with its block."""
    total = len(annotated.doc)
    for index, start in enumerate(annotated.starts):
        end = annotated.starts[index + 1] if index + 1 < len(annotated.starts) else total
        opened: int | None = None
        for token in annotated.doc[start:end]:
            if token.text in _MARKS:
                if opened is None:
                    opened = token.i + 1
                else:
                    yield opened, token.i
                    opened = None
        if opened is not None and opened < end:
            yield opened, end


def speakers(annotated: Annotated, lexicon: Lexicon) -> Iterator[tuple[int, int, Token | None, Token | None]]:
    """Yield each quotation with the subject of its say-verb and the verb; both None when nobody is named.

    A quotation without a say-verb of its own, in the same block as one that has it or opening the next block,
    carries on the speaker of the one before.
    """
    before: tuple[Token, Token] | None = None
    last_block = -2
    for start, end in quotations(annotated):
        block = annotated.block_of(start)
        found = _beside(annotated, lexicon, start, end)
        whole = _whole_sentence(annotated, start, end)
        if found is None and before is not None and whole and block - last_block <= 1:
            found = before
        if found is not None:
            before, last_block = found, block
        elif whole:
            before = None
        yield start, end, found[0] if found else None, found[1] if found else None


def _whole_sentence(annotated: Annotated, start: int, end: int) -> bool:
    return any(is_verb(token) for token in annotated.doc[start:end]) and end - start > 2


def _beside(annotated: Annotated, lexicon: Lexicon, start: int, end: int) -> tuple[Token, Token] | None:
    """Find the say-verb outside the quotation, in the sentences that it touches, nearest first."""
    doc = annotated.doc
    first, last = sentence_span(doc.tokens[start]), sentence_span(doc.tokens[end - 1])
    right = last.end
    if right < len(doc) and annotated.block_of(right) == annotated.block_of(start) and right <= end + 1:
        right = (
            sentence_span(doc.tokens[right]).end
            if doc.tokens[min(end, len(doc) - 1)].i >= last.end - 1 and _short_tag(annotated, lexicon, right)
            else right
        )
    options: list[tuple[int, Token, Token]] = []
    for token in doc[first.start : right]:
        if start <= token.i < end or not (is_verb(token) and token.lemma_ in lexicon.say):
            continue
        subject = surface_subject(token)
        if subject is not None and not start <= subject.i < end:
            options.append((min(abs(token.i - start), abs(token.i - end)), subject, token))
    if not options:
        return None
    _, subject, verb = min(options, key=lambda option: (option[0], option[2].i))
    return subject, verb


def _short_tag(annotated: Annotated, lexicon: Lexicon, index: int) -> bool:
    """A tag such as "the minister said." that the parser took for a sentence of its own."""
    sent = sentence_span(annotated.doc.tokens[index])
    return (
        len(sent) <= 14
        and any(token.lemma_ in lexicon.say for token in sent if is_verb(token))
        and not any(token.text in _MARKS for token in sent)
    )
