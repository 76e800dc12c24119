"""The wording of dates: regular expressions over the text of one sentence, each with the value it stands for.

Only the wording is judged here. Whether "May" is a month and "2000" a year in this very sentence, and which
event a date belongs to, is decided over the parse (``dates``, ``datelinks``).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from graphbuild.extract.timex import Direction, duration

Kind = Literal["point", "duration", "nth", "anchored"]


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


Found = tuple[str, Kind, Direction | None, int, str]


def _of(value: str, kind: Kind = "point", direction: Direction | None = None, count: int = 0, unit: str = "") -> Found:
    return value, kind, direction, count, unit


_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100, "a": 1, "an": 1, "the": 1, "a dozen": 12,
}  # fmt: skip
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
}  # fmt: skip
_DECADES = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5,
    "sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9,
}  # fmt: skip


def _any(words: Iterable[str]) -> str:
    return "|".join(words)


_MONTH = rf"(?P<m>{_any(_MONTHS)}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)(?!\w)"
_DAY = r"(?P<d>[0-3]?\d)(?:st|nd|rd|th)?"
_TO_DAY = r"(?:\s?[-–]\s?|\s(?:to|through|and)\s)(?P<e>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<y>[12]\d{3})(?![\d%]|,\d|\.\d|[-–]?s\b)"
_WEEKDAY = rf"(?P<w>(?:{_any(_WEEKDAYS)})\b|(?:tues|thurs)\b\.?)"
_NUMBER = rf"(?P<n>a dozen|\d{{1,3}}|{_any(word for word in _NUMBERS if word not in {'the', 'a dozen'})})"
_UNITS = r"(?:day|week|month|year|decade|century|centurie)"
_UNIT = r"(?P<u>day|week|month|year|decade|century|centurie)"
_ORDINAL = rf"(?P<o>\d{{1,2}}(?:st|nd|rd|th)|{_any(_ORDINALS)})"
_SEASON = rf"(?P<s>{_any(_SEASONS)})\b"
_VAGUE = r"(?:several|many|some|few|a few|a couple of|a number of|countless|recent)"
_ABOUT = r"(?:(?:at least|more than|less than|about|around|nearly|almost|up to|another|some) )?"
_PARTS = r"(?:start|beginning|outset|height|end|(?:early|first|opening) (?:days|weeks|stages))"
#: Stretches of history in which "early in the war" is a past time without a date.
_EPOCH = (
    r"(?:the|its|his|her|their) (?:\w+ )?(?:war|conflict|invasion|crisis|campaign|fighting|uprising|pandemic|"
    r"occupation|reign|rule|presidency|term|career|siege|revolution|insurgency|offensive|tenure)\b"
)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS[text]


def _unit(match: re.Match[str]) -> str:
    return "century" if match["u"] == "centurie" else match["u"]


def _ordinal(text: str) -> int:
    return _ORDINALS.get(text) or int(text[:-2])


def _month_number(match: re.Match[str]) -> int:
    return next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(match["m"][:3]))


def _date(match: re.Match[str]) -> Found | None:
    """A date with a month: year, day and end day may be missing."""
    groups = match.groupdict()
    prefix = f"{groups.get('y') or 'XXXX'}-{_month_number(match):02d}"
    days = [int(groups[name]) for name in ("d", "e") if groups.get(name)]
    if any(not 1 <= day <= 31 for day in days):
        return None
    return _of("/".join(f"{prefix}-{day:02d}" for day in days) or prefix)


def _numeric(match: re.Match[str]) -> Found | None:
    """``3/4/2024`` names different days in London and New York: only the unambiguous ones count."""
    first, second = int(match[1]), int(match[3])
    if match[2] == "." or first > 12 or first == second:
        day, month = first, second
    elif second > 12:
        day, month = second, first
    else:
        return None
    return _of(f"{match[4]}-{month:02d}-{day:02d}") if 1 <= month <= 12 and 1 <= day <= 31 else None


def _years(match: re.Match[str]) -> Found | None:
    first, last = match["y"], match["z"]
    last = first[: 4 - len(last)] + last
    return _of(f"{first}/{last}") if first < last else None


_WORD_DIRECTION: dict[str, Direction] = {"last": "past", "next": "future", "coming": "future"}


def _near(match: re.Match[str]) -> Found:
    """Read "last year", "next Tuesday", "this summer"."""
    groups = match.groupdict()
    way = _WORD_DIRECTION.get(match["r"])
    name = "NEXT" if match["r"] == "coming" else match["r"].upper()
    if groups.get("m"):
        return _of(f"XXXX-{_month_number(match):02d}", direction=way)
    if groups.get("w"):
        return _of(_weekday(match), direction=way)
    if groups.get("s"):
        return _of(f"{name}_{match['s'].upper()}")
    if match["t"] == "weekend":
        return _of("XXXX-WXX-WE", direction=way)
    if match["t"] == "night":
        return _of("YESTERDAY" if name == "LAST" else "TODAY")
    return _of("TODAY" if match["t"] in {"morning", "afternoon", "evening"} else f"{name}_{match['t'].upper()}")


def _weekday(match: re.Match[str]) -> str:
    return f"XXXX-WXX-{next(n for n, name in enumerate(_WEEKDAYS, 1) if name.startswith(match['w'][:3]))}"


def _length(match: re.Match[str]) -> Found:
    count = match.groupdict().get("n") or "one"
    return _of(duration(_number(count), _unit(match)), "duration")


def _anchored(match: re.Match[str]) -> Found:
    count = _number(match["n"])
    return _of("", "anchored", None, count if match["a"] == "after" else -count, _unit(match))


def _nth(match: re.Match[str]) -> Found:
    return _of("", "nth", None, _ordinal(match["o"]), "year")


def _ago(match: re.Match[str]) -> Found:
    return _of(f"{_length(match)[0]}_AGO")


def _past(_: re.Match[str]) -> Found:
    return _of("PAST_REF")


def _half(match: re.Match[str]) -> Found | None:
    part = match["q"]
    number = int(part[1]) if part[0] in "qh" and part[1:2].isdigit() else _ORDINALS[part]
    half = part[0] == "h" or match.groupdict().get("p") == "half"
    return _of(f"{match['y']}-{'H' if half else 'Q'}{number}") if number <= (2 if half else 4) else None


#: What stands for four digits in a row, as in a year, and for the end of "'80s".
_DIGITS, _TENS = frozenset({"0000"}), frozenset({"0s"})
_IN_MONTH = frozenset(_MONTHS) | word_set("jan feb mar apr jun jul aug sep sept oct nov dec")
_ON_WEEKDAY = frozenset(_WEEKDAYS) | word_set("tues thurs")
_NEARNESS = word_set("last past this next coming")
_AGO = word_set("ago")
_LENGTHS = word_set("day week month year decade century days weeks months years decades centuries")
#: Words one of which must stand in the sentence, pattern, value. In order of priority: what an earlier line takes, a
#: later line cannot take again. Most sentences have the words of two or three lines.
_WORDINGS: tuple[tuple[frozenset[str], str, Callable[[re.Match[str]], Found | None]], ...] = (
    (_DIGITS, r"(?<![\d-])\d{4}-\d\d-\d\d(?![\d-])", lambda m: _of(m[0])),
    (_DIGITS, r"(?<![\d./])(\d{1,2})([./])(\d{1,2})\2(\d{4})(?!\d)", _numeric),
    (_IN_MONTH, rf"\b(?:the )?(?<![\d,.]){_DAY}(?:{_TO_DAY})?(?: of)? {_MONTH}(?:,? {_YEAR})?", _date),
    (_IN_MONTH, rf"\b{_MONTH} (?:the )?{_DAY}(?:{_TO_DAY})?\b(?![\d%]|[.,]\d)(?:,? {_YEAR})?", _date),
    (_IN_MONTH, rf"\b{_MONTH}(?:,| of)? {_YEAR}", _date),
    (_NEARNESS, rf"(?<!the )\b(?P<r>last|this|next|coming) (?:{_MONTH}|{_WEEKDAY}|{_SEASON})", _near),
    (
        _NEARNESS,
        r"(?<!the )\b(?P<r>last|this|next|coming) "
        r"(?P<t>week|weekend|month|quarter|year|night|morning|afternoon|evening)\b(?! (?:after|before|ago))",
        _near,
    ),
    (word_set("today yesterday tomorrow"), r"\b(?:today|yesterday|tomorrow)\b", lambda m: _of(m[0].upper())),
    (word_set("tonight"), r"\btonight\b", lambda _: _of("TODAY")),
    (_AGO, rf"\b{_NUMBER} {_UNIT}s? ago\b", _ago),
    (_AGO, rf"\b(?:{_VAGUE} )?{_UNITS}s ago\b|\blong ago\b", _past),
    (_LENGTHS, rf"\b(?:in|over|during) (?:the )?{_VAGUE} (?:past )?{_UNITS}s\b", _past),
    (_LENGTHS, rf"\b(?:{_NUMBER[:-1]}|the)) {_UNIT}s? (?P<a>after|before)\b", _anchored),
    (
        _NEARNESS,
        rf"\b(?:for|over|during|in|within) (?:the )?(?:last|past|next|coming)(?: {_NUMBER})? {_UNIT}s?\b",
        _length,
    ),
    (
        _LENGTHS,
        rf"\b(?:for|within|in|over|during) {_ABOUT}{_NUMBER} (?:more )?{_UNIT}s?(?:['’]? time)?\b"
        r"(?! (?:ago|old|later|earlier|of age))",
        _length,
    ),
    (_LENGTHS, rf"\b{_NUMBER}-{_UNIT}(?:-long)?(?= \w)(?! old)", _length),
    (word_set("early late later earlier"), rf"\b(?:early|late|later|earlier)(?: on)? (?:in|into) {_EPOCH}", _past),
    (
        word_set("start beginning outset height end days weeks stages"),
        rf"\b(?:at|in) the (?:very )?{_PARTS} of {_EPOCH}",
        _past,
    ),
    (word_set("year"), rf"\b(?:now )?in (?:its|their|his|her|the) {_ORDINAL} year\b", _nth),
    (_DIGITS, rf"\b(?:the )?(?P<q>first|second|third|fourth) (?P<p>quarter|half) of {_YEAR}", _half),
    (_DIGITS, rf"\b(?P<q>[qh][1-4])(?: of)? {_YEAR}", _half),
    (_DIGITS, rf"\b{_SEASON}(?: of|,)? {_YEAR}", lambda m: _of(f"{m['y']}-{_SEASONS[m['s']]}")),
    (_DIGITS, r"\b(?:the )?(?P<y>1\d\d|20\d)0['’]?s\b", lambda m: _of(f"{m['y']}X")),
    (_TENS, r"(?<!\w)['’](?P<z>[3-9])0s\b", lambda m: _of(f"19{m['z']}X")),
    (
        frozenset(_DECADES),
        rf"\bthe (?:early |late |mid-)?(?P<z>{_any(_DECADES)})\b",
        lambda m: _of(f"19{_DECADES[m['z']]}X"),
    ),
    (word_set("century"), rf"\b{_ORDINAL}[- ]century\b", lambda m: _of(f"{_ordinal(m['o']) - 1:02d}XX")),
    (_DIGITS, r"(?<![\d-])(?P<y>1[5-9]\d\d|20\d\d)\s?[-–/]\s?(?P<z>\d{4}|\d\d)(?![\d-])", _years),
    (_DIGITS, rf"\bmid-?{_YEAR}", lambda m: _of(m["y"])),
    (_DIGITS, rf"(?<![\d.,$€£–-]){_YEAR}(?![-–/]\d)", lambda m: _of(m["y"])),
    (_ON_WEEKDAY, rf"\b{_WEEKDAY}", lambda m: _of(_weekday(m))),
    (_IN_MONTH, rf"\b{_MONTH}", _date),
)
_PATTERNS = tuple((asks, re.compile(pattern), value) for asks, pattern, value in _WORDINGS)
_LETTERS = re.compile(r"[a-z]+")
_FOUR_DIGITS = re.compile(r"\d{4}")


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
