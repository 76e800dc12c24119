"""Finds the gazetteer's names in a Doc: longest match first, in linear time.

Tokens are compared folded (no case, accents, full stops, hyphens); the letters' case is checked afterwards, because
"US" is not "us" and "WHO" is not "who", while "Black sea", "NATO" and "RUSSIA" are only other ways to print a name.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from graphbuild.annotate.parse import Doc, Token
from graphbuild.folding import fold
from graphbuild.gazetteer import Entry, Gazetteer
from graphbuild.model import MentionForm

#: Lower-case article that a name keeps in the data because the name needs it ("the West", "the Congo").
_ARTICLE: Final = "the"
_FREQUENT: Final = "etaoin"
#: The keys of words met so far; begun anew when there are too many.
_KEYS: Final[dict[str, str]] = {}
_MOST_KEYS: Final = 1 << 16
_ABBREVIATION: Final = 5  # letters; longer all-capital names may be printed in other ways ("UNICEF", "Unicef")
_SPLIT: Final = re.compile(r"(?<=[^\W\d])-(?=[^\W\d])|(?='s\b)|\s+|(?=[,+/])|(?<=[,/])")


#: The keys of tokens by their index.
_Keys = Mapping[int, str] | Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Match:
    """A name of the gazetteer in the text: tokens (half-open) and what it may mean, the default first.

    Compared by identity: to hash every meaning of every name cost more than to find them.
    """

    start: int
    end: int
    meanings: tuple[tuple[Entry, MentionForm], ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Form:
    """One way to print a name; compared by identity, because it is a key of what was looked up before.

    Attributes:
        keys: Its words, folded.
        words: Its words as the data print them.
        article: "the" must stand before it.
        hyphen: The text may have hyphens between the words.
    """

    keys: tuple[str, ...]
    words: tuple[str, ...]
    article: bool
    hyphen: bool
    entry: Entry
    form: MentionForm


class Matcher:
    """All names of a gazetteer by their first word, longest first."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._by_first: dict[str, list[_Form]] = {}
        for entry in gazetteer.entries.values():
            for surface, form in entry.surfaces():
                item = _form(surface, entry, form)
                if item.keys:
                    self._by_first.setdefault(item.keys[0], []).append(item)
        for forms in self._by_first.values():
            forms.sort(key=lambda item: -len(item.keys))
        self._gazetteer = gazetteer
        self._known: dict[tuple[_Form, ...], tuple[tuple[Entry, MentionForm], ...]] = {}

    def find(self, doc: Doc) -> Iterator[Match]:
        """Yield the longest matches from left to right; they never overlap and never cross a sentence."""
        tokens = doc.tokens
        keys = [_plain(token.text) for token in tokens]
        loud, known, done = _loud(doc), self._by_first, 0
        for index, key in enumerate(keys):
            if index < done or not (key in known or "-" in tokens[index].text):
                continue
            match = self._at(doc, keys, index, index in loud, tokens[index].sent.end)
            if match is not None:
                yield match
                done = match.end

    def inside(self, doc: Doc, match: Match) -> Iterator[Match]:
        """Yield the names inside a longer name: "Ukraine" in "Russian invasion of Ukraine"."""
        keys = {index: _plain(doc.tokens[index].text) for index in range(match.start, match.end)}
        index = match.start
        while index < match.end:
            limit = match.end - 1 if index == match.start else match.end
            found = self._at(doc, keys, index, False, limit, without=match.meanings[0][0].id) if keys[index] else None
            if found is not None:
                yield found
            index = found.end if found is not None else index + 1

    def _at(self, doc: Doc, keys: _Keys, start: int, loud: bool, limit: int, *, without: str = "") -> Match | None:
        best: list[_Form] = []
        best_end = start
        forms = self._by_first.get(keys[start], ())
        for item in forms:
            if best and len(item.keys) < len(best[0].keys):
                break
            if item.entry.id == without:
                continue
            end = _end(keys, start, limit, item)
            if end is not None and (not item.article or (start > 0 and doc.tokens[start - 1].lower_ == _ARTICLE)):
                texts = tuple([doc.tokens[i].text for i in range(start, end) if keys[i]])
                if _printed(item.words, texts, loud):
                    best.append(item)
                    best_end = end
        if not best:
            return _prefixed(self._by_first, doc.tokens[start])
        return Match(start=start, end=best_end, meanings=self._ordered(tuple(best)))

    def _ordered(self, forms: tuple[_Form, ...]) -> tuple[tuple[Entry, MentionForm], ...]:
        """Order the meanings as the gazetteer does; each set of forms once."""
        if forms not in self._known:
            self._known[forms] = self._meanings(forms)
        return self._known[forms]

    def _meanings(self, forms: tuple[_Form, ...]) -> tuple[tuple[Entry, MentionForm], ...]:
        found = {(item.entry.id, item.form): item.entry for item in forms}
        ranked: list[tuple[Entry, MentionForm]] = []
        for surface in {" ".join(item.words) for item in forms}:
            ranked += [pair for pair in self._gazetteer.lookup(surface) if (pair[0].id, pair[1]) in found]
        ranked += [(entry, form) for (_, form), entry in found.items()]
        return tuple(dict.fromkeys(ranked))


@lru_cache(maxsize=4)
def matcher(gazetteer: Gazetteer) -> Matcher:
    """Return the matcher of a gazetteer, built once."""
    return Matcher(gazetteer)


def _form(surface: str, entry: Entry, form: MentionForm) -> _Form:
    printed = surface.removeprefix(f"{_ARTICLE} ").replace("’", "'")
    words = [word for word in _SPLIT.split(printed) if word and _plain(word)]
    return _Form(
        keys=tuple(_plain(word) for word in words),
        words=tuple(words),
        article=surface.startswith(f"{_ARTICLE} "),
        hyphen="-" in printed or "–" in printed or words[:1] == ["Al"],
        entry=entry,
        form=form,
    )


def _plain(text: str) -> str:
    """Return the key of one word; empty for a hyphen, which names may have or lack."""
    key = _KEYS.get(text)
    if key is None:
        if len(_KEYS) >= _MOST_KEYS:
            _KEYS.clear()
        key = _KEYS[text] = _key(text)
    return key


def _key(text: str) -> str:
    if text in {"'s", "'", "’s", "’"}:
        return "'s"
    if text.lower() == _ARTICLE:
        return _ARTICLE
    return fold(text).replace("'", "").replace("-", "")


def _end(keys: _Keys, start: int, limit: int, item: _Form) -> int | None:
    """Return the end of a match at ``start``; a hyphen may stand only where the name has one, or be lacking."""
    index = start
    for key in item.keys:
        if item.hyphen and index > start:
            while index < limit and not keys[index]:
                index += 1
        if index >= limit or keys[index] != key:
            return None
        index += 1
    return index


def _loud(doc: Doc) -> frozenset[int]:
    """Return the tokens of sentences printed in capitals, where case tells nothing."""
    found: set[int] = set()
    for sent in doc.sents:
        text = sent.text
        if 5 * sum(map(text.count, _FREQUENT)) > len(text):
            continue  # the cheap look: these alone are more than a fifth of it
        letters = sum(map(str.isalpha, text))
        if letters > 12 and sum(map(str.isupper, text)) > 0.8 * letters:
            found.update(range(sent.start, sent.end))
    return frozenset(found)


@lru_cache(maxsize=1 << 14)
def _printed(words: tuple[str, ...], texts: tuple[str, ...], loud: bool) -> bool:
    """Whether the text prints the name's words in a case that the name allows."""
    pairs = zip(words, texts, strict=True)
    return all(_word_printed(word, text, index == 0, loud) for index, (word, text) in enumerate(pairs))


def _word_printed(word: str, text: str, first: bool, loud: bool) -> bool:
    letters = word.replace(".", "").replace("-", "")
    if word[0].islower():
        return not first or text[0].islower() or loud or len(letters) > 3
    if letters.isupper() and 1 < len(letters) <= _ABBREVIATION:
        return text.replace(".", "").isupper() or (len(letters) >= 4 and text == word.capitalize())
    if text[0].islower():
        return not first
    return not text.isupper() or len(text) > 3 or loud or letters.isupper() or len(text) == 1


def _prefixed(forms: dict[str, list[_Form]], token: Token) -> Match | None:
    """Match "U.S." in "U.S.-led", which the tokenizer keeps in one piece."""
    before, hyphen, after = token.text.partition("-")
    if not hyphen or not after[:1].islower():
        return None
    found = [
        item for item in forms.get(_plain(before), ()) if len(item.keys) == 1 and _printed(item.words, (before,), False)
    ]
    if not found:
        return None
    return Match(start=token.i, end=token.i + 1, meanings=((found[0].entry, found[0].form),))
