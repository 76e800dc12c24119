"""Date values as text: what a sentence permits, and the calendar days that it stands for.

A value is a string after TimeML's TIMEX3 (Pustejovsky et al. 2003, "TimeML: Robust Specification of Event and
Temporal Expressions in Text"): ``2024-03-03``, ``2022-03``, ``XXXX-08-15`` (a year not given), ``XXXX-WXX-2``
(a Tuesday), ``199X``, ``2023-Q2``, ``P5Y``; words stand for relative time: ``LAST_YEAR``, ``TODAY``,
``LAST_YEAR-04``, ``P3Y_AGO``, ``PAST_REF``. ``A/B`` is a range, ``../B`` and ``A/..`` are open at one side.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

Direction = Literal["past", "future"]
Days = tuple[date, date]
Bounds = tuple[str | None, str | None]
Role = Literal["point", "range", "until", "since", "duration"]

UNKNOWN: Final[Bounds] = (None, None)
_UNIT_OF: Final = {"day": "D", "week": "W", "month": "M", "year": "Y", "decade": "Y", "century": "Y"}
_TIMES: Final = {"decade": 10, "century": 100}
_SHIFT: Final = {"LAST": -1, "THIS": 0, "NEXT": 1, "YESTERDAY": -1, "TODAY": 0, "TOMORROW": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class DateExpr:
    """A date as a sentence words it.

    Attributes:
        start: First token, index in the Doc.
        end: Token after the last.
        text: The value that the text alone permits (see the module's docstring).
        from_: First day (ISO, inclusive) when the text or the publication date tells, else None.
        to: Last day, likewise.
        head: Token that the date is about: the verb or the noun that it is attached to.
    """

    start: int
    end: int
    text: str
    from_: str | None
    to: str | None
    role: Role
    head: int


def bounds(value: str, published: str | None, direction: Direction | None) -> Bounds:
    """Return the first and the last day that a value stands for, both inclusive.

    Args:
        value: A date value as described in the module's docstring.
        published: ISO date that relative values count from, or None.
        direction: Whether a value without a year lies before or after publication; None when not known.

    Returns:
        ISO dates; None for an open or an unknown end. Nothing is guessed: seasons differ between the
        hemispheres, and durations say no date, so both stay unknown.
    """
    today = date.fromisoformat(published[:10]) if published else None
    if "/" not in value:
        days = _days(value, today, direction)
        return (days[0].isoformat(), days[1].isoformat()) if days else UNKNOWN
    first, last = value.split("/")
    start, end = _days(first, today, direction), _days(last, today, direction)
    if start and end and start[0] > end[1]:
        return UNKNOWN
    return start[0].isoformat() if start else None, end[1].isoformat() if end else None


def duration(count: int, unit: str, prefix: str = "P") -> str:
    """Return the value of a length of time: ``duration(2, "decade")`` is ``P20Y``."""
    return f"{prefix}{count * _TIMES.get(unit, 1)}{_UNIT_OF[unit]}"


def shift(value: str, count: int, unit: str) -> str | None:
    """Return the value that lies ``count`` units later, as coarse as the unit; None when it cannot be told.

    ``shift("2025-09", -3, "year")`` is ``2022``: "three years before September 2025" names no month.
    """
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value)
    if not match:
        return None
    year, month, day = match.groups()
    if _UNIT_OF[unit] == "Y":
        return f"{int(year) + count * _TIMES.get(unit, 1):04d}"
    if unit == "month" and month:
        return _months_later(date(int(year), int(month), 1), count).isoformat()[:7]
    if day and unit in {"day", "week"}:
        length = timedelta(days=count * (7 if unit == "week" else 1))
        return (date(int(year), int(month), int(day)) + length).isoformat()
    return None


def _days(value: str, today: date | None, direction: Direction | None) -> Days | None:
    for pattern, days in _ABSOLUTE:
        if match := pattern.fullmatch(value):
            try:
                return days(match)
            except ValueError:  # 31 June: the text has a slip, and no day is meant for certain
                return None
    if today is None:
        return None
    for pattern, relative in _RELATIVE:
        if match := pattern.fullmatch(value):
            try:
                return relative(match, today, direction)
            except (ValueError, OverflowError):
                return None
    return None


def _one_day(day: date) -> Days:
    return day, day


def _years(first: int, count: int) -> Days:
    return date(first, 1, 1), date(first + count - 1, 12, 31)


def _months(year: int, month: int, count: int) -> Days:
    last = _months_later(date(year, month, 1), count - 1)
    return date(year, month, 1), last.replace(day=monthrange(last.year, last.month)[1])


def _months_later(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


_ABSOLUTE: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Days]], ...]] = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)"), lambda m: _one_day(date(int(m[1]), int(m[2]), int(m[3])))),
    (re.compile(r"(\d{4})-(\d\d)"), lambda m: _months(int(m[1]), int(m[2]), 1)),
    (re.compile(r"(\d{4})"), lambda m: _years(int(m[1]), 1)),
    (re.compile(r"(\d{3})X"), lambda m: _years(int(m[1]) * 10, 10)),
    (re.compile(r"(\d\d)XX"), lambda m: _years(int(m[1]) * 100, 100)),
    (re.compile(r"(\d{4})-Q([1-4])"), lambda m: _months(int(m[1]), int(m[2]) * 3 - 2, 3)),
    (re.compile(r"(\d{4})-H([12])"), lambda m: _months(int(m[1]), int(m[2]) * 6 - 5, 6)),
)


def _weekday(match: re.Match[str], today: date, direction: Direction | None) -> Days | None:
    """The nearest such day in the direction; on the day of publication both point to that day."""
    ahead = (int(match[1]) - today.isoweekday()) % 7
    if direction is None and ahead:
        return None
    return _one_day(today + timedelta(days=ahead - 7 if direction == "past" and ahead else ahead))


def _weekend(_: re.Match[str], today: date, direction: Direction | None) -> Days | None:
    saturday = today + timedelta(days=6 - today.isoweekday())
    if direction is None:
        return None
    if direction == "past" and saturday > today:
        saturday -= timedelta(days=7)
    return saturday, saturday + timedelta(days=1)


def _yearless(match: re.Match[str], today: date, direction: Direction | None) -> Days | None:
    if direction is None:
        return None
    month, day = int(match[1]), int(match[2] or 0)

    def in_year(year: int) -> Days:
        return _one_day(date(year, month, day)) if day else _months(year, month, 1)

    found = in_year(today.year)
    if direction == "past" and found[0] > today:
        return in_year(today.year - 1)
    if direction == "future" and found[1] < today:
        return in_year(today.year + 1)
    return found


def _in_year(match: re.Match[str], today: date, _: Direction | None) -> Days:
    year, month = today.year + _SHIFT[match[1]], int(match[2])
    return _one_day(date(year, month, int(match[3]))) if match[3] else _months(year, month, 1)


def _named(match: re.Match[str], today: date, _: Direction | None) -> Days:
    step, unit = _SHIFT[match[1]], match[2]
    if unit == "WEEK":
        monday = today + timedelta(days=7 * step + 1 - today.isoweekday())
        return monday, monday + timedelta(days=6)
    if unit == "MONTH":
        first = _months_later(today.replace(day=1), step)
        return _months(first.year, first.month, 1)
    if unit == "QUARTER":
        first = _months_later(date(today.year, (today.month - 1) // 3 * 3 + 1, 1), 3 * step)
        return _months(first.year, first.month, 3)
    return _years(today.year + step, 1)


def _day_word(match: re.Match[str], today: date, _: Direction | None) -> Days:
    return _one_day(today + timedelta(days=_SHIFT[match[1]]))


def _counted(match: re.Match[str], today: date, _: Direction | None) -> Days:
    """``P3Y_AGO``: as coarse as its unit, because people round."""
    count = int(match[1]) * (-1 if match[3] == "AGO" else 1)
    if match[2] == "Y":
        return _years(today.year + count, 1)
    if match[2] == "M":
        first = _months_later(today.replace(day=1), count)
        return _months(first.year, first.month, 1)
    if match[2] == "W":
        monday = today + timedelta(days=7 * count + 1 - today.isoweekday())
        return monday, monday + timedelta(days=6)
    return _one_day(today + timedelta(days=count))


_RELATIVE: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date, Direction | None], Days | None]], ...]] = (
    (re.compile(r"XXXX-WXX-([1-7])"), _weekday),
    (re.compile(r"XXXX-WXX-(WE)"), _weekend),
    (re.compile(r"XXXX-(\d\d)(?:-(\d\d))?"), _yearless),
    (re.compile(r"(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR)"), _named),
    (re.compile(r"(LAST|THIS|NEXT)_YEAR-(\d\d)(?:-(\d\d))?"), _in_year),
    (re.compile(r"(YESTERDAY|TODAY|TOMORROW)"), _day_word),
    (re.compile(r"P(\d+)([DWMY])_(AGO|AHEAD)"), _counted),
)
