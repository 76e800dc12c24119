"""Copies what spaCy parsed into plain tokens, block by block."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from spacy.strings import StringStore
from spacy.tokens import Doc as SpacyDoc

from graphbuild.annotate.parse import Doc, Kind, Span, Token, Word

_COLUMNS: Final[list[int | str]] = [*"ORTH LOWER LEMMA POS TAG DEP ENT_TYPE SPACY IDX HEAD ENT_IOB SENT_START".split()]
_NAME, _IDX, _HEAD, _PLACE = 6, 8, 9, 10
#: What spaCy writes for the first and for each further token of a name.
_BEGINS, _GOES_ON = 3, 1
_UNSIGNED: Final = 2**64 - 1
#: Slips of spaCy's rule lemmatizer: "hopes" is not "hop".
_SLIPS: Final = {
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


class Copier:
    """Turns the blocks of articles into Docs; strings that it has read it never asks of spaCy again."""

    def __init__(self, store: StringStore) -> None:
        self._strings, self._lemmas = _Strings(store), _Lemmas(store)
        self._words: dict[tuple[int, int, int], Word] = {}
        self._kinds: dict[tuple[int, int, int, int, int], Kind] = {}

    def copy(self, blocks: Sequence[tuple[SpacyDoc, str]]) -> Doc:
        """Copy blocks into one Doc.

        Args:
            blocks: What spaCy parsed, with the text to keep of it: tokens that begin behind its end are left out.
        """
        doc = Doc()
        for part, text in blocks:
            self._add(doc, part, text)
        return doc

    def _add(self, doc: Doc, part: SpacyDoc, text: str) -> None:
        """Append the tokens, sentences and names of one block; a blank keeps it from the next."""
        base, length = len(doc.tokens), len(doc.text)
        rows = part.to_array(_COLUMNS).astype("int64").tolist()
        while rows and rows[-1][_IDX] >= len(text):
            rows.pop()
        starts = [index for index, row in enumerate(rows) if row[-1] == 1 or index == 0]
        spans = [Span(doc, base + a, base + b) for a, b in pairwise([*starts, len(rows)])] if rows else []
        for span in spans:
            doc.tokens += self._tokens(span, rows[span.start - base : span.end - base], length)
        made = doc.tokens[base:]
        size = len(made)
        for index, (token, row) in enumerate(zip(made, rows, strict=True)):
            head = index + row[_HEAD]
            if head != index and head < size:
                token.head = made[head]
                token.head.kids.append(token)
        doc.sents += spans
        doc.ents += self._names(doc, base, rows)
        doc.text += text if text.endswith(" ") else text + " "

    def _tokens(self, sent: Span, rows: Sequence[Sequence[int]], length: int) -> Iterator[Token]:
        words, kinds = self._words, self._kinds
        for place, (text, lower, lemma, pos, tag, dep, ent, spaced, idx, _, _, _) in enumerate(rows, sent.start):
            word = words.get((text, lower, lemma))
            if word is None:
                word = words[text, lower, lemma] = self._strings[text], self._strings[lower], self._lemmas[lemma]
            kind = kinds.get((pos, tag, dep, ent, spaced))
            if kind is None:
                kind = kinds[pos, tag, dep, ent, spaced] = self._kind(pos, tag, dep, ent, spaced)
            yield Token(sent, place, length + idx, word, kind)

    def _names(self, doc: Doc, base: int, rows: Sequence[Sequence[int]]) -> Iterator[Span]:
        """Yield the names that the model found; ``Doc.ents`` makes a Span of spaCy's for each."""
        for start, row in enumerate(rows):
            if row[_PLACE] == _BEGINS:
                end = start + 1
                while end < len(rows) and rows[end][_PLACE] == _GOES_ON:
                    end += 1
                yield Span(doc, base + start, base + end, self._strings[row[_NAME]])

    def _kind(self, pos: int, tag: int, dep: int, ent: int, spaced: int) -> Kind:
        strings = self._strings
        return strings[pos], strings[tag], strings[dep], strings[ent], " " if spaced else ""
