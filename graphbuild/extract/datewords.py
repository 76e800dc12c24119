"""The wording of dates: regular expressions over the text of one sentence, each with the value it stands for.

Only the wording is judged here. Whether "May" is a month and "2000" a year in this very sentence, and which
event a date belongs to, is decided over the parse (``dates``, ``datelinks``).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from graphbuild.extract.datevalues import (
    DECADES,
    MONTHS,
    NUMBERS,
    ORDINALS,
    SEASONS,
    WEEKDAYS,
    Found,
    Kind,
    ago,
    anchored,
    dated,
    half,
    length,
    near,
    nth,
    numeric,
    ordinal,
    past,
    told,
    weekday,
    years,
)
from graphbuild.extract.timex import Direction


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """Characters of a sentence that word a date.

    Attributes:
        start: First character, relative to the sentence.
        end: Character after the last.
        value: Value after TIMEX3; for ``nth`` and ``anchored`` the count and unit decide.
        kind: ``nth`` is "in its fourth year"; ``anchored`` is "three years after ...".
        direction: Set where the words themselves say past or future ("last March").
        count: Signed number of units, 0 where there is none.
    """

    start: int
    end: int
    value: str
    kind: Kind = "point"
    direction: Direction | None = None
    count: int = 0
    unit: str = ""


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


def _any(words: Iterable[str]) -> str:
    return "|".join(words)


_MONTH: Final = rf"(?P<m>{_any(MONTHS)}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)(?!\w)"
_DAY: Final = r"(?P<d>[0-3]?\d)(?:st|nd|rd|th)?"
_TO_DAY: Final = r"(?:\s?[-–]\s?|\s(?:to|through|and)\s)(?P<e>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<y>[12]\d{3})(?![\d%]|,\d|\.\d|[-–]?s\b)"
_WEEKDAY: Final = rf"(?P<w>(?:{_any(WEEKDAYS)})\b|(?:tues|thurs)\b\.?)"
_NUMBER: Final = rf"(?P<n>a dozen|\d{{1,3}}|{_any(word for word in NUMBERS if word not in {'the', 'a dozen'})})"
_UNITS: Final = r"(?:day|week|month|year|decade|century|centurie)"
_UNIT: Final = r"(?P<u>day|week|month|year|decade|century|centurie)"
_ORDINAL: Final = rf"(?P<o>\d{{1,2}}(?:st|nd|rd|th)|{_any(ORDINALS)})"
_SEASON: Final = rf"(?P<s>{_any(SEASONS)})\b"
_VAGUE: Final = r"(?:several|many|some|few|a few|a couple of|a number of|countless|recent)"
_ABOUT: Final = r"(?:(?:at least|more than|less than|about|around|nearly|almost|up to|another|some) )?"
_PARTS: Final = r"(?:start|beginning|outset|height|end|(?:early|first|opening) (?:days|weeks|stages))"
#: Stretches of history in which "early in the war" is a past time without a date.
_EPOCH: Final = (
    r"(?:the|its|his|her|their) (?:\w+ )?(?:war|conflict|invasion|crisis|campaign|fighting|uprising|pandemic|"
    r"occupation|reign|rule|presidency|term|career|siege|revolution|insurgency|offensive|tenure)\b"
)


#: What stands for four digits in a row, as in a year, and for the end of "'80s".
_DIGITS, _TENS = frozenset({"0000"}), frozenset({"0s"})
_IN_MONTH: Final = frozenset(MONTHS) | word_set("jan feb mar apr jun jul aug sep sept oct nov dec")
_ON_WEEKDAY: Final = frozenset(WEEKDAYS) | word_set("tues thurs")
_NEARNESS: Final = word_set("last past this next coming")
_AGO: Final = word_set("ago")
_LENGTHS: Final = word_set("day week month year decade century days weeks months years decades centuries")
#: Words one of which must stand in the sentence, pattern, value. In order of priority: what an earlier line takes, a
#: later line cannot take again. Most sentences have the words of two or three lines.
_WORDINGS: Final[tuple[tuple[frozenset[str], str, Callable[[re.Match[str]], Found | None]], ...]] = (
    (_DIGITS, r"(?<![\d-])\d{4}-\d\d-\d\d(?![\d-])", lambda m: told(m[0])),
    (_DIGITS, r"(?<![\d./])(\d{1,2})([./])(\d{1,2})\2(\d{4})(?!\d)", numeric),
    (_IN_MONTH, rf"\b(?:the )?(?<![\d,.]){_DAY}(?:{_TO_DAY})?(?: of)? {_MONTH}(?:,? {_YEAR})?", dated),
    (_IN_MONTH, rf"\b{_MONTH} (?:the )?{_DAY}(?:{_TO_DAY})?\b(?![\d%]|[.,]\d)(?:,? {_YEAR})?", dated),
    (_IN_MONTH, rf"\b{_MONTH}(?:,| of)? {_YEAR}", dated),
    (_NEARNESS, rf"(?<!the )\b(?P<r>last|this|next|coming) (?:{_MONTH}|{_WEEKDAY}|{_SEASON})", near),
    (
        _NEARNESS,
        r"(?<!the )\b(?P<r>last|this|next|coming) "
        r"(?P<t>week|weekend|month|quarter|year|night|morning|afternoon|evening)\b(?! (?:after|before|ago))",
        near,
    ),
    (word_set("today yesterday tomorrow"), r"\b(?:today|yesterday|tomorrow)\b", lambda m: told(m[0].upper())),
    (word_set("tonight"), r"\btonight\b", lambda _: told("TODAY")),
    (_AGO, rf"\b{_NUMBER} {_UNIT}s? ago\b", ago),
    (_AGO, rf"\b(?:{_VAGUE} )?{_UNITS}s ago\b|\blong ago\b", past),
    (_LENGTHS, rf"\b(?:in|over|during) (?:the )?{_VAGUE} (?:past )?{_UNITS}s\b", past),
    (_LENGTHS, rf"\b(?:{_NUMBER[:-1]}|the)) {_UNIT}s? (?P<a>after|before)\b", anchored),
    (
        _NEARNESS,
        rf"\b(?:for|over|during|in|within) (?:the )?(?:last|past|next|coming)(?: {_NUMBER})? {_UNIT}s?\b",
        length,
    ),
    (
        _LENGTHS,
        rf"\b(?:for|within|in|over|during) {_ABOUT}{_NUMBER} (?:more )?{_UNIT}s?(?:['’]? time)?\b"
        r"(?! (?:ago|old|later|earlier|of age))",
        length,
    ),
    (_LENGTHS, rf"\b{_NUMBER}-{_UNIT}(?:-long)?(?= \w)(?! old)", length),
    (word_set("early late later earlier"), rf"\b(?:early|late|later|earlier)(?: on)? (?:in|into) {_EPOCH}", past),
    (
        word_set("start beginning outset height end days weeks stages"),
        rf"\b(?:at|in) the (?:very )?{_PARTS} of {_EPOCH}",
        past,
    ),
    (word_set("year"), rf"\b(?:now )?in (?:its|their|his|her|the) {_ORDINAL} year\b", nth),
    (_DIGITS, rf"\b(?:the )?(?P<q>first|second|third|fourth) (?P<p>quarter|half) of {_YEAR}", half),
    (_DIGITS, rf"\b(?P<q>[qh][1-4])(?: of)? {_YEAR}", half),
    (_DIGITS, rf"\b{_SEASON}(?: of|,)? {_YEAR}", lambda m: told(f"{m['y']}-{SEASONS[m['s']]}")),
    (_DIGITS, r"\b(?:the )?(?P<y>1\d\d|20\d)0['’]?s\b", lambda m: told(f"{m['y']}X")),
    (_TENS, r"(?<!\w)['’](?P<z>[3-9])0s\b", lambda m: told(f"19{m['z']}X")),
    (
        frozenset(DECADES),
        rf"\bthe (?:early |late |mid-)?(?P<z>{_any(DECADES)})\b",
        lambda m: told(f"19{DECADES[m['z']]}X"),
    ),
    (word_set("century"), rf"\b{_ORDINAL}[- ]century\b", lambda m: told(f"{ordinal(m['o']) - 1:02d}XX")),
    (_DIGITS, r"(?<![\d-])(?P<y>1[5-9]\d\d|20\d\d)\s?[-–/]\s?(?P<z>\d{4}|\d\d)(?![\d-])", years),
    (_DIGITS, rf"\bmid-?{_YEAR}", lambda m: told(m["y"])),
    (_DIGITS, rf"(?<![\d.,$€£–-]){_YEAR}(?![-–/]\d)", lambda m: told(m["y"])),
    (_ON_WEEKDAY, rf"\b{_WEEKDAY}", lambda m: told(weekday(m))),
    (_IN_MONTH, rf"\b{_MONTH}", dated),
)
_PATTERNS: Final = tuple((asks, re.compile(pattern), value) for asks, pattern, value in _WORDINGS)
_LETTERS: Final = re.compile(r"[a-z]+")
_FOUR_DIGITS: Final = re.compile(r"\d{4}")


def find_words(text: str) -> list[DateWords]:
    """Return everything in a sentence that can word a date, in text order, without overlaps."""
    lower = text.lower()
    if len(lower) != len(text):  # a few letters grow when lowered: offsets would slip
        return []
    words = set(_LETTERS.findall(lower))
    if _FOUR_DIGITS.search(lower):
        words |= _DIGITS
    if "0s" in lower:
        words |= _TENS
    taken = bytearray(len(text))
    found: list[DateWords] = []
    for asks, pattern, value in _PATTERNS:
        if not asks.isdisjoint(words):
            found += _matches(pattern, value, lower, taken)
    return sorted(found, key=lambda words: words.start)


def _matches(
    pattern: re.Pattern[str], value: Callable[[re.Match[str]], Found | None], text: str, taken: bytearray
) -> Iterator[DateWords]:
    for match in pattern.finditer(text):
        start, end = match.span()
        if any(taken[start:end]):
            continue
        taken[start:end] = b"\1" * (end - start)
        if found := value(match):
            word, kind, direction, count, unit = found
            yield DateWords(start=start, end=end, value=word, kind=kind, direction=direction, count=count, unit=unit)
