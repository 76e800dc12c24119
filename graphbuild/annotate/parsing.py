"""Parses cleaned articles with spaCy.

Each block is parsed on its own, so a headline without a full stop never swallows the sentence after it; the
blocks of an article are then joined into one Doc, and every token knows its place in the raw text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, islice
from typing import Final

import spacy
from spacy.language import Language
from spacy.tokens import Doc as SpacyDoc

from graphbuild.annotate.copying import Copier
from graphbuild.annotate.headlines import sentence_case
from graphbuild.annotate.lists import mend_lists
from graphbuild.annotate.mending import mend
from graphbuild.annotate.parse import Doc
from graphbuild.annotate.slips import mend_slips
from graphbuild.errors import ModelMissingError
from graphbuild.ingest.cleaning import Block, BlockKind, Cleaned
from graphbuild.model import Article, Span

BATCH_BLOCKS: Final = 128
#: Articles that are parsed together: more gain nothing and cost memory.
AT_ONCE: Final = 64
# spaCy's parser and tagger need about 1 GB per 100,000 characters (spaCy's own advice on Language.max_length).
MAX_BLOCK: Final = 20_000
_STOP: Final = " ."
#: For each sign that spaCy's tokenizer takes off a word it looks at all that is left: 10,000 brackets took ten seconds.
_UNBROKEN: Final = re.compile(r"(?<!\S)\S{400,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A parsed article.

    Attributes:
        doc: All blocks as one Doc; no sentence crosses a block.
        blocks: The cleaned blocks, in order.
        starts: Index of the first token of each block.
        spans: Kept by ``raw``: the same few names are asked for again and again.
    """

    article: Article
    doc: Doc
    blocks: tuple[Block, ...]
    starts: tuple[int, ...]
    spans: dict[tuple[int, int], Span] = field(default_factory=dict, compare=False, repr=False)

    def block_of(self, token: int) -> int:
        """Return the index of the block that holds a token."""
        return bisect_right(self.starts, token) - 1

    def kind_of(self, token: int) -> BlockKind:
        """Return the kind of the block that holds a token."""
        return self.blocks[self.block_of(token)].kind

    def raw(self, start: int, end: int) -> Span:
        """Return the raw characters of the tokens ``start`` to ``end`` (half-open, within one block)."""
        found = self.spans.get((start, end))
        if found is None:
            found = self.spans[start, end] = self._raw(start, end)
        return found

    def _raw(self, start: int, end: int) -> Span:
        index = self.block_of(start)
        tokens = self.doc.tokens
        base, last = tokens[self.starts[index]].idx, tokens[end - 1]
        return self.blocks[index].raw(tokens[start].idx - base, last.idx + len(last.text) - base)


@lru_cache(maxsize=2)
def load_model(name: str) -> Language:
    """Load a spaCy model once per process.

    Raises:
        ModelMissingError: No such model is installed.
    """
    try:
        return spacy.load(name)
    except OSError as error:
        package = name.replace("_", "-")
        raise ModelMissingError(
            f"language model {name!r} is not installed: run `pip install {package}` or choose another with --model"
        ) from error


def closed(text: str) -> str:
    """End a line that has no full stop with one: the parser reads "Chad rejects plan ." better than without."""
    return text if text.rstrip("\"')]* ").endswith((".", "!", "?", ":", ";", "…")) or not text else text + _STOP


def annotate(
    cleaned: Sequence[tuple[Article, Cleaned]], nlp: Language, forms: frozenset[str] = frozenset()
) -> Iterator[Annotated]:
    """Parse cleaned articles, in order; blocks of several articles share a batch.

    Args:
        cleaned: Articles with their blocks.
        nlp: The language model.
        forms: Verb forms that are written small in Title Case lines (see ``headlines``).
    """
    for at in range(0, len(cleaned), AT_ONCE):
        yield from _annotated(cleaned[at : at + AT_ONCE], nlp, forms)


def _annotated(cleaned: Sequence[tuple[Article, Cleaned]], nlp: Language, forms: frozenset[str]) -> Sequence[Annotated]:
    """Parse a few articles; of what spaCy learns from them nothing stays, so that a worker never grows."""
    texts = [
        _broken(sentence_case(block.text[:MAX_BLOCK], forms)) for _, article in cleaned for block in article.blocks
    ]
    found: list[Annotated] = []
    with nlp.memory_zone():
        parsed, copier = iter(_parsed(texts, nlp)), Copier(nlp.vocab.strings)
        for article, content in cleaned:
            parts = zip(content.blocks, islice(parsed, len(content.blocks)), strict=True)
            kept = [(block, part) for block, part in parts if len(part[0])]
            starts = tuple(accumulate((_size(*part) for _, part in kept), initial=0))[:-1]
            doc = _mended(copier.copy([part for _, part in kept]), forms)
            found.append(Annotated(article=article, doc=doc, blocks=tuple(block for block, _ in kept), starts=starts))
    return found


def _broken(text: str) -> str:
    """Return a text of the same length with one sign in the place of what is no word of a language."""
    return _UNBROKEN.sub(lambda found: "-" * len(found[0]), text)


def _parsed(texts: Sequence[str], nlp: Language) -> list[tuple[SpacyDoc, str]]:
    """Parse texts; those of like length share a batch, which the parser walks through in step."""
    order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
    parsed = nlp.pipe(((closed(texts[place]), place) for place in order), as_tuples=True, batch_size=BATCH_BLOCKS)
    docs = {place: doc for doc, place in parsed}
    return [(docs[place], text) for place, text in enumerate(texts)]


def _size(part: SpacyDoc, text: str) -> int:
    """Tokens of a block without the full stop of ``closed``."""
    return len(part) - (part[-1].idx >= len(text))


def _mended(doc: Doc, forms: frozenset[str]) -> Doc:
    for sent in doc.sents:
        mend(doc.tokens[sent.start : sent.end], forms)
        mend_lists(doc.tokens[sent.start : sent.end], forms)
        mend_slips(doc.tokens[sent.start : sent.end], forms)
    return doc


def joined(parts: Sequence[SpacyDoc], forms: frozenset[str] = frozenset()) -> Doc:
    """Copy what spaCy parsed block by block into one Doc.

    Args:
        parts: Docs with tags, dependencies and names, in order.
        forms: Verb forms by which headlines are mended (see ``mending``).
    """
    if not parts:
        return Doc()
    return _mended(Copier(parts[0].vocab.strings).copy([(part, part.text) for part in parts]), forms)
