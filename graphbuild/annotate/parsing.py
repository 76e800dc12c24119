"""Parses cleaned articles with spaCy.

Each block is parsed on its own, so a headline without a full stop never swallows the sentence after it; the
blocks of an article are then joined into one Doc, and every token knows its place in the raw text.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from graphbuild.annotate.headlines import sentence_case
from graphbuild.errors import ModelMissingError
from graphbuild.ingest.cleaning import Block, BlockKind, Cleaned
from graphbuild.model import Article, Span

BATCH_BLOCKS = 128
# spaCy's parser and tagger need about 1 GB per 100,000 characters (spaCy's own advice on Language.max_length).
MAX_BLOCK = 20_000


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
        base = self.doc[self.starts[index]].idx
        last = self.doc[end - 1]
        return self.blocks[index].raw(self.doc[start].idx - base, last.idx + len(last) - base)


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


def annotate(
    cleaned: Sequence[tuple[Article, Cleaned]], nlp: Language, forms: frozenset[str] = frozenset()
) -> Iterator[Annotated]:
    """Parse cleaned articles, in order; blocks of several articles share a batch.

    Args:
        cleaned: Articles with their blocks.
        nlp: The language model.
        forms: Verb forms that are written small in Title Case lines (see ``headlines``).
    """
    parsed = nlp.pipe(
        (sentence_case(block.text[:MAX_BLOCK], forms) for _, article in cleaned for block in article.blocks),
        batch_size=BATCH_BLOCKS,
    )
    for article, content in cleaned:
        docs = list(islice(parsed, len(content.blocks)))
        kept = [(block, doc) for block, doc in zip(content.blocks, docs, strict=True) if len(doc)]
        starts, total = [], 0
        for _, doc in kept:
            starts.append(total)
            total += len(doc)
        joined = Doc.from_docs([doc for _, doc in kept], ensure_whitespace=True) if kept else None
        yield Annotated(
            article=article,
            doc=joined if joined is not None else Doc(nlp.vocab),
            blocks=tuple(block for block, _ in kept),
            starts=tuple(starts),
        )
