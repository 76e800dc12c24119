"""Parses cleaned articles with spaCy.

Each block is parsed on its own, so a headline without a full stop never swallows the sentence after it; the
blocks of an article are then joined into one Doc, and every token knows its place in the raw text.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, islice

import spacy
from spacy.language import Language
from spacy.tokens import Doc as SpacyDoc

from graphbuild.annotate.copying import Copier
from graphbuild.annotate.headlines import sentence_case
from graphbuild.annotate.lists import mend_lists
from graphbuild.annotate.mending import mend
from graphbuild.annotate.parse import Doc
from graphbuild.errors import ModelMissingError
from graphbuild.ingest.cleaning import Block, BlockKind, Cleaned
from graphbuild.model import Article, Span

BATCH_BLOCKS = 128
# spaCy's parser and tagger need about 1 GB per 100,000 characters (spaCy's own advice on Language.max_length).
MAX_BLOCK = 20_000
_STOP = " ."


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A parsed article.

    Attributes:
        doc: All blocks as one Doc; no sentence crosses a block.
        blocks: The cleaned blocks, in order.
        starts: Index of the first token of each block.
    """

    article: Article
    doc: Doc
    blocks: tuple[Block, ...]
    starts: tuple[int, ...]

    def block_of(self, token: int) -> int:
        """Return the index of the block that holds a token."""
        return bisect_right(self.starts, token) - 1

    def kind_of(self, token: int) -> BlockKind:
        """Return the kind of the block that holds a token."""
        return self.blocks[self.block_of(token)].kind

    def raw(self, start: int, end: int) -> Span:
        """Return the raw characters of the tokens ``start`` to ``end`` (half-open, within one block)."""
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
    texts = (sentence_case(block.text[:MAX_BLOCK], forms) for _, article in cleaned for block in article.blocks)
    parsed = nlp.pipe(((closed(text), text) for text in texts), as_tuples=True, batch_size=BATCH_BLOCKS)
    copier = Copier(nlp.vocab.strings)
    for article, content in cleaned:
        found = zip(content.blocks, islice(parsed, len(content.blocks)), strict=True)
        kept = [(block, part) for block, part in found if len(part[0])]
        starts = tuple(accumulate((_size(*part) for _, part in kept), initial=0))[:-1]
        yield Annotated(
            article=article,
            doc=_mended(copier.copy([part for _, part in kept]), forms),
            blocks=tuple(block for block, _ in kept),
            starts=starts,
        )


def _size(part: SpacyDoc, text: str) -> int:
    """Tokens of a block without the full stop of ``closed``."""
    return len(part) - (part[-1].idx >= len(text))


def _mended(doc: Doc, forms: frozenset[str]) -> Doc:
    for sent in doc.sents:
        mend(doc.tokens[sent.start : sent.end], forms)
        mend_lists(doc.tokens[sent.start : sent.end], forms)
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
