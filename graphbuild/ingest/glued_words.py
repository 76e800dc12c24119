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

from graphbuild.ingest.working_copy import WorkingCopy

MIN_LENGTH = 7
#: Parts that carry meaning must be as frequent as this in the vocabulary; rarer ones are mostly fragments.
MIN_FREQUENCY = 100
_FUNCTION_WORDS = """
a about after against all also an and any are as at be because been before between but by can could did do
does for from had has have he her his how if in into is it its may more most must never no nor not of off on
only or our out over she should so some such than that the their them then there these they this those through
to under until up was we were what when where which while who will with within without would you your
"""
_FUNCTIONS = frozenset(_FUNCTION_WORDS.split())
#: Function words that also build words (onshoring, breakin): as outer parts they count in plain company only.
_PARTICLES = {"about", "after", "all", "by", "in", "off", "on", "out", "over", "through", "under", "up"}
_CANDIDATE = re.compile(r"(?<![\w'.@/-])[a-z]{5,40}(?![\w@/]|[.-]\w)")
_CAMEL = re.compile(r"(?<![\w'.@/-])([a-z]{2,20})([A-Z][a-z]{2,20})(?![\w@/]|[.-]\w)")
_AFTER_APOSTROPHE = re.compile(r"(?<=[A-Za-z]'s)[a-z]{2,20}(?!\w)|(?<=[a-z]n't)[a-z]{2,20}(?!\w)")
_AFTER_PREPOSITION = re.compile(r"(?<![\w'.@/-])(by|from|in|on|of|since|than|to|until)(?=\d{2})")
_INFLECTED = ("s", "ed", "ing", "ly")


def split_glued_words(copy: WorkingCopy) -> WorkingCopy:
    """Insert the lost spaces.

    A camel-cased word is split only where its first part is a function word or an inflected one: brand names
    such as easyJet begin with a bare stem.
    """
    places = {found.end() for found in _AFTER_PREPOSITION.finditer(copy.text)}
    places |= {found.start() for found in _AFTER_APOSTROPHE.finditer(copy.text) if found[0] in _vocabulary()}
    places |= {found.start(2) for found in _CAMEL.finditer(copy.text) if _may_precede_name(found[1])}
    for found in _CANDIDATE.finditer(copy.text):
        places |= {found.start() + cut for cut in cuts_of(found[0])}
    return copy.insert(sorted(places), " ")


@cache
def cuts_of(word: str) -> tuple[int, ...]:
    """Return the places where a lower-case string is to be cut; none when it is a word or no cut is safe."""
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
    if len(word) < MIN_LENGTH and not (all(functions) and len(parts[-1]) > 2):
        return False
    if not any(functions) or (not all(functions) and _may_be_derived(parts)):
        return False
    return all(
        function or (len(part) > 3 and _vocabulary().get(part, 0) >= MIN_FREQUENCY)
        for part, function in zip(parts, functions, strict=True)
    )


def _may_be_derived(parts: list[str]) -> bool:
    """Whether the string may be one word with a particle in front (onshoring) or behind (breakin)."""
    behind = parts[-1] in _PARTICLES and not parts[-2].endswith(_INFLECTED)
    return parts[0] in _PARTICLES or behind


def _weight(part: str) -> float:
    return log(_vocabulary().get(part, 1))


def _may_precede_name(word: str) -> bool:
    return word in _FUNCTIONS or (len(word) > 3 and word.endswith(_INFLECTED) and word in _vocabulary())


@cache
def _vocabulary() -> dict[str, int]:
    # Imported here: reading the word list takes a tenth of a second that no command but `build` need pay.
    from spellchecker import SpellChecker  # noqa: PLC0415

    return dict(SpellChecker(language="en", distance=1).word_frequency.dictionary)
