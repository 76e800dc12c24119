"""What the wording of a date stands for: from a match of ``datewords`` to a value after TIMEX3."""

import re
from typing import Final, Literal

from graphbuild.extract.timex import Direction, duration

Kind = Literal["point", "duration", "nth", "anchored"]

MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS: Final = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
NUMBERS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100, "a": 1, "an": 1, "the": 1, "a dozen": 12,
}  # fmt: skip
ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
}  # fmt: skip
DECADES: Final = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5,
    "sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9,
}  # fmt: skip

#: Value, kind, direction, count and unit, as in ``DateWords``.
Found = tuple[str, Kind, Direction | None, int, str]


def told(value: str, kind: Kind = "point", direction: Direction | None = None, count: int = 0, unit: str = "") -> Found:
    """Return what a wording stands for."""
    return value, kind, direction, count, unit


def _number(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS[text]


def _unit(match: re.Match[str]) -> str:
    return "century" if match["u"] == "centurie" else match["u"]


def ordinal(text: str) -> int:
    """Return the number of "third" or "3rd"."""
    return ORDINALS.get(text) or int(text[:-2])


def _month_number(match: re.Match[str]) -> int:
    return next(number for number, name in enumerate(MONTHS, 1) if name.startswith(match["m"][:3]))


def dated(match: re.Match[str]) -> Found | None:
    """Read a date with a month: year, day and end day may be missing."""
    groups = match.groupdict()
    prefix = f"{groups.get('y') or 'XXXX'}-{_month_number(match):02d}"
    days = [int(groups[name]) for name in ("d", "e") if groups.get(name)]
    if any(not 1 <= day <= 31 for day in days):
        return None
    return told("/".join(f"{prefix}-{day:02d}" for day in days) or prefix)


def numeric(match: re.Match[str]) -> Found | None:
    """``3/4/2024`` names different days in London and New York: only the unambiguous ones count."""
    first, second = int(match[1]), int(match[3])
    if match[2] == "." or first > 12 or first == second:
        day, month = first, second
    elif second > 12:
        day, month = second, first
    else:
        return None
    return told(f"{match[4]}-{month:02d}-{day:02d}") if 1 <= month <= 12 and 1 <= day <= 31 else None


def years(match: re.Match[str]) -> Found | None:
    """Read "2010-18": the first year and the last."""
    first, last = match["y"], match["z"]
    last = first[: 4 - len(last)] + last
    return told(f"{first}/{last}") if first < last else None


_WORD_DIRECTION: Final[dict[str, Direction]] = {"last": "past", "next": "future", "coming": "future"}


def near(match: re.Match[str]) -> Found:
    """Read "last year", "next Tuesday", "this summer"."""
    groups = match.groupdict()
    way = _WORD_DIRECTION.get(match["r"])
    name = "NEXT" if match["r"] == "coming" else match["r"].upper()
    if groups.get("m"):
        return told(f"XXXX-{_month_number(match):02d}", direction=way)
    if groups.get("w"):
        return told(weekday(match), direction=way)
    if groups.get("s"):
        return told(f"{name}_{match['s'].upper()}")
    if match["t"] == "weekend":
        return told("XXXX-WXX-WE", direction=way)
    if match["t"] == "night":
        return told("YESTERDAY" if name == "LAST" else "TODAY")
    return told("TODAY" if match["t"] in {"morning", "afternoon", "evening"} else f"{name}_{match['t'].upper()}")


def weekday(match: re.Match[str]) -> str:
    """Return the value of a day of the week."""
    return f"XXXX-WXX-{next(n for n, name in enumerate(WEEKDAYS, 1) if name.startswith(match['w'][:3]))}"


def length(match: re.Match[str]) -> Found:
    """Read "for three weeks"."""
    count = match.groupdict().get("n") or "one"
    return told(duration(_number(count), _unit(match)), "duration")


def anchored(match: re.Match[str]) -> Found:
    """Read "two years after": how far from something else."""
    count = _number(match["n"])
    return told("", "anchored", None, count if match["a"] == "after" else -count, _unit(match))


def nth(match: re.Match[str]) -> Found:
    """Read "in its fourth year"."""
    return told("", "nth", None, ordinal(match["o"]), "year")


def ago(match: re.Match[str]) -> Found:
    """Read "three weeks ago"."""
    return told(f"{length(match)[0]}_AGO")


def past(_: re.Match[str]) -> Found:
    """Read "years ago": before, no more is said."""
    return told("PAST_REF")


def half(match: re.Match[str]) -> Found | None:
    """Read "the first half of 2020", "Q3 2021"; nothing when there is no such part of a year."""
    part = match["q"]
    number = int(part[1]) if part[0] in "qh" and part[1:2].isdigit() else ORDINALS[part]
    half = part[0] == "h" or match.groupdict().get("p") == "half"
    return told(f"{match['y']}-{'H' if half else 'Q'}{number}") if number <= (2 if half else 4) else None
