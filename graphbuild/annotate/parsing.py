"""Parses cleaned articles with spaCy.

Each block is parsed on its own, so a headline without a full stop never swallows the sentence after it; the
blocks of an article are then joined into one Doc, and every token knows its place in the raw text.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, islice, pairwise

import spacy
from spacy.language import Language
from spacy.strings import StringStore
from spacy.tokens import Doc as SpacyDoc

from graphbuild.annotate.headlines import sentence_case
from graphbuild.annotate.lists import mend_lists
from graphbuild.annotate.mending import mend
from graphbuild.annotate.parse import Doc, Token
from graphbuild.annotate.parse import Span as TokenSpan
from graphbuild.errors import ModelMissingError
from graphbuild.ingest.cleaning import Block, BlockKind, Cleaned
from graphbuild.model import Article, Span

BATCH_BLOCKS = 128
# spaCy's parser and tagger need about 1 GB per 100,000 characters (spaCy's own advice on Language.max_length).
MAX_BLOCK = 20_000
_STOP = " ."
_COLUMNS: list[int | str] = [*"ORTH LOWER LEMMA POS TAG DEP ENT_TYPE IDX SPACY HEAD SENT_START".split()]
_UNSIGNED = 2**64 - 1
#: Slips of spaCy's rule lemmatizer: "hopes" is not "hop".
_SLIPS = {
    "hop": "hope",
    "pip": "pipe",
    "rout": "route",
    "slat": "slate",
    "stag": "stage",
    "lambast": "lambaste",
    "retook": "retake",
}


class _Strings(dict[int, str]):
    """The strings of a model by their signed hash; each is asked of spaCy once."""

    def __init__(self, store: StringStore) -> None:
        super().__init__()
        self._store = store

    def __missing__(self, key: int) -> str:
        self[key] = text = self._read(key)
        return text

    def _read(self, key: int) -> str:
        return str(self._store[key & _UNSIGNED]) if key else ""


class _Lemmas(_Strings):
    """The lemmas, in lower case."""

    def _read(self, key: int) -> str:
        word = super()._read(key).lower()
        return _SLIPS.get(word, word)


class _Copier:
    """Copies blocks that spaCy parsed to the end of one Doc."""

    def __init__(self, store: StringStore) -> None:
        self.doc = Doc()
        self._strings, self._lemmas = _Strings(store), _Lemmas(store)

    def add(self, part: SpacyDoc) -> None:
        """Append the tokens, sentences and names of one block; a blank keeps it from the next."""
        doc, base = self.doc, len(self.doc.tokens)
        rows = part.to_array(_COLUMNS).astype("int64").tolist()
        starts = [index for index, row in enumerate(rows) if row[-1] == 1 or index == 0]
        spans = [TokenSpan(doc, base + a, base + b) for a, b in pairwise([*starts, len(rows)])]
        made = [token for span in spans for token in self._tokens(span, rows[span.start - base : span.end - base])]
        for index, (token, (*_, head, _)) in enumerate(zip(made, rows, strict=True)):
            if head:
                token.head = made[index + head]
                token.head.kids.append(token)
        doc.tokens += made
        doc.sents += spans
        doc.ents += [TokenSpan(doc, base + ent.start, base + ent.end, ent.label_) for ent in part.ents]
        doc.text += part.text if part[-1].whitespace_ else part.text + " "

    def _tokens(self, sent: TokenSpan, rows: list[list[int]]) -> Iterator[Token]:
        strings, lemmas, length = self._strings, self._lemmas, len(self.doc.text)
        for place, (text, lower, lemma, pos, tag, dep, ent, idx, spaced, *_) in enumerate(rows, sent.start):
            words = (
                strings[text],
                strings[lower],
                lemmas[lemma],
                strings[pos],
                strings[tag],
                strings[dep],
                strings[ent],
            )
            yield Token(sent, (place, length + idx), words, spaced)


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


def _opened(doc: SpacyDoc, block: Block) -> SpacyDoc:
    """Take the full stop of ``closed`` away again."""
    size = min(len(block.text), MAX_BLOCK)
    return doc if len(doc.text) <= size or len(doc) < 2 else doc[:-1].as_doc()


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
        (closed(sentence_case(block.text[:MAX_BLOCK], forms)) for _, article in cleaned for block in article.blocks),
        batch_size=BATCH_BLOCKS,
    )
    for article, content in cleaned:
        found = islice(parsed, len(content.blocks))
        docs = [_opened(doc, block) for doc, block in zip(found, content.blocks, strict=True)]
        kept = [(block, doc) for block, doc in zip(content.blocks, docs, strict=True) if len(doc)]
        starts = tuple(accumulate((len(doc) for _, doc in kept), initial=0))[:-1]
        yield Annotated(
            article=article,
            doc=joined([doc for _, doc in kept], forms),
            blocks=tuple(block for block, _ in kept),
            starts=starts,
        )


def joined(parts: Sequence[SpacyDoc], forms: frozenset[str] = frozenset()) -> Doc:
    """Copy what spaCy parsed block by block into one Doc; a blank keeps the blocks apart.

    Args:
        parts: Docs with tags, dependencies and names, in order.
        forms: Verb forms by which headlines are mended (see ``mending``).
    """
    if not parts:
        return Doc()
    copier = _Copier(parts[0].vocab.strings)
    for part in parts:
        copier.add(part)
    for sent in copier.doc.sents:
        mend(copier.doc.tokens[sent.start : sent.end], forms)
        mend_lists(copier.doc.tokens[sent.start : sent.end], forms)
    return copier.doc
