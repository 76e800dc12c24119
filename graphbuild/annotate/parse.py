"""A parsed article in plain Python objects: what the rules walk over.

spaCy's tokens are views that look every attribute up again, and the rules ask each token hundreds of times; a
copy made once, from one array per block, costs less than a tenth of that. The names are spaCy's, so its manual
explains them: https://spacy.io/api/token, https://spacy.io/api/doc, https://spacy.io/api/span.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, overload

#: Text, the same in lower case, and lemma; part of speech, tag, dependency, kind of name, and the blank behind it.
Word = tuple[str, str, str]
Kind = tuple[str, str, str, str, str]

_QUOTES: Final = frozenset("\"'`«»‘’‚‛“”„‟‹›❮❯") | {"''", "``"}


class Token:
    """A word and its place in the dependency tree; two tokens are equal only when they are one.

    Attributes:
        i: Index in the Doc.
        idx: Index of its first character in the text of the Doc.
        head: The word that it hangs on; the root of a sentence is its own head.
        kids: The words that hang on it, in text order.
        sent: Its sentence.
        whitespace_: The blank behind it, or nothing.
    """

    __slots__ = (
        "_left",
        "_right",
        "dep_",
        "doc",
        "ent_type_",
        "head",
        "i",
        "idx",
        "kids",
        "lemma_",
        "lower_",
        "pos_",
        "sent",
        "tag_",
        "text",
        "whitespace_",
    )
    __deletable__ = ("head",)  # what mypyc asks for where release() deletes
    doc: Doc
    sent: Span
    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    whitespace_: str
    head: Token
    kids: list[Token]
    _left: Token | None
    _right: Token | None

    def __init__(self, sent: Span, i: int, idx: int, word: Word, kind: Kind) -> None:
        """Make a token that hangs on nothing yet.

        Args:
            sent: Its sentence.
            i: Its index.
            idx: Index of its first character.
            word: Text, lower-case text and lemma.
            kind: Part of speech, tag, dependency, kind of name, and the blank behind it.
        """
        self.doc, self.sent = sent.doc, sent
        self.i, self.idx = i, idx
        self.text, self.lower_, self.lemma_ = word
        self.pos_, self.tag_, self.dep_, self.ent_type_, self.whitespace_ = kind
        self.head = self
        self.kids = []
        self._left = None
        self._right = None

    def __len__(self) -> int:
        """Length in characters."""
        return len(self.text)

    def __repr__(self) -> str:
        """Show the word and its place."""
        return f"Token({self.text!r}, {self.i})"

    @property
    def text_with_ws(self) -> str:
        """The word with the blank behind it."""
        return self.text + self.whitespace_

    @property
    def left_edge(self) -> Token:
        """The first token of what hangs on it, itself included."""
        if self._left is None:
            self._find_edges()
        return self if self._left is None else self._left

    @property
    def right_edge(self) -> Token:
        """The last token of what hangs on it, itself included."""
        if self._right is None:
            self._find_edges()
        return self if self._right is None else self._right

    def forget_edges(self) -> None:
        """Forget the edges of a word and of all that it hangs on, because something hangs elsewhere now."""
        item = self
        while item._right is not None:
            item._left = item._right = None
            item = item.head

    def _find_edges(self) -> None:
        """Find both edges, bottom up and not by recursion: in a long row of prepositions words hang a thousand deep."""
        below, at = [self], 0
        while at < len(below):
            below += [kid for kid in below[at].kids if kid._right is None]
            at += 1
        for item in reversed(below):
            left = right = item
            for kid in item.kids:
                first, last = kid.left_edge, kid.right_edge
                left = first if first.i < left.i else left
                right = last if last.i > right.i else right
            item._left, item._right = left, right

    @property
    def ancestors(self) -> Iterator[Token]:
        """The head, the head's head and so on."""
        item = self
        while item.head is not item:
            item = item.head
            yield item

    @property
    def subtree(self) -> Iterator[Token]:
        """The token and all that hangs on it, in text order."""
        waiting: list[tuple[Token, bool]] = [(self, False)]
        while waiting:
            item, done = waiting.pop()
            if done or not item.kids:
                yield item
                continue
            waiting += [(kid, False) for kid in reversed(item.kids) if kid.i > item.i]
            waiting.append((item, True))
            waiting += [(kid, False) for kid in reversed(item.kids) if kid.i < item.i]

    @property
    def is_sent_start(self) -> bool:
        """Whether it begins a sentence."""
        return self.i == self.sent.start

    @property
    def is_punct(self) -> bool:
        """Whether it is punctuation."""
        return all(unicodedata.category(char)[0] == "P" for char in self.text)

    @property
    def is_currency(self) -> bool:
        """Whether it is a sign of a currency."""
        return all(unicodedata.category(char) == "Sc" for char in self.text)

    @property
    def is_alpha(self) -> bool:
        """Whether it has letters only."""
        return self.text.isalpha()

    @property
    def is_space(self) -> bool:
        """Whether it is blank."""
        return self.text.isspace()

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation mark."""
        return self.text in _QUOTES

    def nbor(self, distance: int = 1) -> Token:
        """Return the token ``distance`` places further on; at the edge of the text, where none stands, itself."""
        place, tokens = self.i + distance, self.doc.tokens
        return tokens[place] if 0 <= place < len(tokens) else self

    def is_ancestor(self, other: Token) -> bool:
        """Whether the other token hangs on it, directly or further down."""
        return any(item is self for item in other.ancestors)


class Span:
    """Tokens ``start`` to ``end`` (half-open) of a Doc; ``label_`` is the kind of a name that the model found."""

    __slots__ = ("doc", "end", "label_", "start")
    doc: Doc
    start: int
    end: int
    label_: str

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label

    def __len__(self) -> int:
        """Length in tokens."""
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        """Yield the tokens in order."""
        return iter(self.doc.tokens[self.start : self.end])

    def __contains__(self, token: object) -> bool:
        """Whether a token is one of these."""
        return token in self.doc.tokens[self.start : self.end]

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> Span: ...
    def __getitem__(self, index: int | slice) -> Token | Span:
        """Return a token or a shorter span, counted from the start of this one."""
        if isinstance(index, int):
            return self.doc.tokens[(self.start if index >= 0 else self.end) + index]
        first, last, _ = index.indices(len(self))
        return Span(self.doc, self.start + first, self.start + max(first, last))

    @property
    def text(self) -> str:
        """The characters, without the blank behind the last token."""
        if self.end - self.start == 1:
            return self.doc.tokens[self.start].text
        return self.doc.text[self.start_char : self.end_char]

    @property
    def start_char(self) -> int:
        """Index of the first character in the text of the Doc."""
        tokens = self.doc.tokens
        return tokens[self.start].idx if self.start < len(tokens) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """Index after the last character."""
        if self.end == self.start:
            return self.start_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def sent(self) -> Span:
        """The sentence of its first token."""
        return self.doc.tokens[self.start].sent

    @property
    def root(self) -> Token:
        """The token nearest to the root of the sentence; of several, the first."""
        tokens = self.doc.tokens[self.start : self.end]
        if len(tokens) == 1:
            return tokens[0]
        outer = [item for item in tokens if item.head is item or not self.start <= item.head.i < self.end]
        return outer[0] if len(outer) == 1 else min(outer, key=lambda item: sum(1 for _ in item.ancestors))


@dataclass(slots=True, eq=False)
class Doc:
    """All tokens of an article, its sentences and the names that the model found in it.

    Attributes:
        prepositions: Kept by the rules: the prepositions that attach to a token, by its index.
    """

    text: str = ""
    tokens: list[Token] = field(default_factory=list)
    sents: list[Span] = field(default_factory=list)
    ents: list[Span] = field(default_factory=list)
    prepositions: dict[int, list[Token]] = field(default_factory=dict)

    def __len__(self) -> int:
        """Length in tokens."""
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        """Yield the tokens in order."""
        return iter(self.tokens)

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> Span: ...
    def __getitem__(self, index: int | slice) -> Token | Span:
        """Return a token or a span."""
        if isinstance(index, slice):
            first, last, _ = index.indices(len(self.tokens))
            return Span(self, first, last if last > first else first)
        return self.tokens[index]

    def release(self) -> None:
        """Cut the ties between the tokens of a Doc that nobody needs any more.

        Each token is tied to its head and back; memory would stay until Python looks for such cycles, which costs
        more than to cut them.
        """
        for token in self.tokens:
            del token.head
            token.kids.clear()
            token._left = token._right = None
        for kept in (self.tokens, self.sents, self.ents):
            kept.clear()
        self.prepositions.clear()

    def covering(self, start: int, end: int) -> Span | None:
        """Return the shortest span of whole tokens that holds the characters (half-open); None outside the text."""
        tokens: Sequence[Token] = self.tokens
        first = max(0, bisect_right(tokens, start, key=lambda item: item.idx) - 1)
        last = bisect_left(tokens, end, key=lambda item: item.idx)
        return Span(self, first, last) if 0 <= start < end <= len(self.text) and first < last else None
