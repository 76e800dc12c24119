"""Splits lower-case words that lost markup has glued together ("consultedon"), and nothing else.

The vocabulary with its frequencies is that of the package pyspellchecker (MIT). Splitting of unknown strings
by word frequencies is an old method (Norvig, Natural Language Corpus Data, 2009), but it wrecks names; so
the gate is narrow: the string is lower case and unknown, and one of its two or three parts is a function
word.
"""

import re
from functools import cache
from itertools import combinations
from math import log
from typing import Final

from graphbuild.ingest.working_copy import WorkingCopy

MIN_LENGTH: Final = 7
#: Parts that carry meaning must be as frequent as this in the vocabulary; rarer ones are mostly fragments.
MIN_FREQUENCY: Final = 1000
#: Short words that also begin or end other words (a, or, her, can, more) are left out on purpose.
_FUNCTION_WORDS: Final = """
also and are as at because been before between but by could did does for from had has have in into is it its
never not of on only our should than that the their them then there these they this those to under until was
were what when where which while who will with within without would
"""
_FUNCTIONS: Final = frozenset(_FUNCTION_WORDS.split())
#: Function words that hardly begin or end an English word: safe beside any word.
_SAFE_FIRST: Final = _FUNCTIONS - {"as", "at", "and", "by", "for", "has", "in", "is", "it", "of", "on", "to", "under"}
_SAFE_LAST: Final = frozenset(("from", "that", "the", "their", "this", "which", "with"))
_CANDIDATE: Final = re.compile(r"(?<![\w'.@/-])[a-z]{5,40}(?![\w@/]|[.-]\w)")
_CAMEL: Final = re.compile(r"(?<![\w'.@/-])([a-z]{2,20})([A-Z][a-z]{2,20})(?![\w@/]|[.-]\w)")
_AFTER_APOSTROPHE: Final = re.compile(r"'(?:(?<=[A-Za-z]')s|(?<=[a-z]n')t)([a-z]{2,20})(?!\w)")
_AFTER_PREPOSITION: Final = re.compile(r"(?<![\w'.@/-])(by|from|in|on|of|since|than|to|until)(?=\d{2})")
#: Quick to find where one of the careful patterns above may match.
_DIGITS, _CAMEL_HINT = re.compile(r"[a-z]\d\d"), re.compile(r"[a-z][A-Z]")
_INFLECTED: Final = ("s", "ed", "ing", "ly")


def split_glued_words(copy: WorkingCopy) -> WorkingCopy:
    """Insert the lost spaces.

    A camel-cased word is split only where its first part is a function word or an inflected one: brand names
    such as easyJet begin with a bare stem.
    """
    text, places = copy.text, set[int]()
    if _DIGITS.search(text):
        places |= {found.end() for found in _AFTER_PREPOSITION.finditer(text)}
    if "'" in text:
        places |= {found.start(1) for found in _AFTER_APOSTROPHE.finditer(text) if found[1] in _vocabulary()}
    if _CAMEL_HINT.search(text):
        places |= {found.start(2) for found in _CAMEL.finditer(text) if _may_precede_name(found[1])}
    if not _vocabulary().keys() >= set(_CANDIDATE.findall(text)):
        for found in _CANDIDATE.finditer(text):
            places.update(found.start() + cut for cut in cuts_of(found[0]))
    return copy.insert(sorted(places), " ") if places else copy


def is_word(text: str) -> bool:
    """Whether the vocabulary holds the word, whatever its case."""
    return text.lower() in _vocabulary()


@cache
def cuts_of(word: str) -> tuple[int, ...]:
    """Return the places where a lower-case string is to be cut; none if it is a word or no cut is safe."""
    if word in _vocabulary():
        return ()
    best: tuple[float, tuple[int, ...]] = (0.0, ())
    for count in (1, 2):
        for cuts in combinations(range(2, len(word) - 1), count):
            parts = [word[start:end] for start, end in zip((0, *cuts), (*cuts, len(word)), strict=True)]
            if _is_safe(word, parts):
                best = max(best, (sum(_weight(part) for part in parts) / len(parts), cuts))
        if best[1]:
            return best[1]
    return ()


def _is_safe(word: str, parts: list[str]) -> bool:
    functions = [part in _FUNCTIONS for part in parts]
    if all(functions):
        return len(word) >= MIN_LENGTH or len(parts[-1]) > 2
    if len(word) < MIN_LENGTH or sum(functions) != len(parts) - 1:
        return False
    place = functions.index(False)
    if len(parts[place]) < 4 or _vocabulary().get(parts[place], 0) < MIN_FREQUENCY:
        return False
    first = place == 0 and (len(parts) > 2 or parts[1] in _SAFE_LAST or parts[0].endswith(_INFLECTED))
    return first or (place == len(parts) - 1 and parts[-2] in _SAFE_FIRST)


def _weight(part: str) -> float:
    return log(_vocabulary().get(part, 1))


def _may_precede_name(word: str) -> bool:
    return word in _FUNCTIONS or (len(word) > 3 and word.endswith(_INFLECTED) and word in _vocabulary())


@cache
def _vocabulary() -> dict[str, int]:
    # Imported here: reading the word list takes a tenth of a second that no command but `build` need pay.
    from spellchecker import SpellChecker  # noqa: PLC0415

    return dict(SpellChecker(language="en", distance=1).word_frequency.dictionary)
