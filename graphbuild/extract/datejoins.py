"""Joins wordings that are one date or one range: "Tuesday, 3 March", "from 2010 to 2018"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from graphbuild.annotate.parse import Span, Token
from graphbuild.extract.datewords import DateWords

#: Words that may stand between a preposition and a date.
FILLER: Final = r"(?:(?:the|at|early|late|mid|end|beginning|start|middle|turn|of|as|around|about|year)[\s-]+)*$"
_JOIN: Final = re.compile(rf"^\s*(to|through|until|till|and|[-–—])\s*{FILLER}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """Words of a date, their tokens, and the preposition before them.

    Attributes:
        within: Value of a week that a weekday is said to be in ("Tuesday last week"), or empty.
    """

    words: DateWords
    span: Span
    lead: str
    lead_token: Token | None
    joined: bool = False
    within: str = ""


def join(found: Sequence[Located], text: str) -> list[Located]:
    """Join neighbours that word one date or one range."""
    joined: list[Located] = []
    for item in found:
        both = _pair(joined[-1], item, text[joined[-1].words.end : item.words.start]) if joined else None
        if both is None:
            joined.append(item)
        else:
            joined[-1] = both
    return joined


def _pair(left: Located, right: Located, between: str) -> Located | None:
    if left.words.kind != "point" or right.words.kind != "point":
        return None
    both = replace(
        left,
        span=left.span.doc[left.span.start : right.span.end],
        words=replace(left.words, end=right.words.end),
    )
    if (found := _one_date(both, right, between)) is not None:
        return found
    value = _range_value(left, right, between.lower())
    return replace(both, words=replace(both.words, value=value), joined=True) if value else None


def _one_date(both: Located, right: Located, between: str) -> Located | None:
    """Read "Tuesday, 3 March", "Tuesday last week", "April last year"."""
    value, more = both.words.value, right.words.value
    if value.startswith("XXXX-WXX"):
        if re.fullmatch(r"(?:,? |, the | \()", between) and re.fullmatch(r".{4}-\d\d-\d\d", more):
            return replace(both, words=replace(both.words, value=more, direction=right.words.direction))
        return replace(both, within=more) if between in {" ", " of "} and more.endswith("_WEEK") else None
    if more.endswith("_YEAR") and between in {" ", ", ", " of "} and re.fullmatch(r"XXXX-\d\d(-\d\d)?", value):
        return replace(both, words=replace(both.words, value=value.replace("XXXX", more)))
    return None


def _range_value(left: Located, right: Located, between: str) -> str | None:
    match = _JOIN.match(between)
    first, last = left.words.value, right.words.value
    if match is None or "/" in first + last or not _same_shape(first, last):
        return None
    word = match[1]
    if word == "and" and left.lead != "between":
        return None
    if word in {"until", "till", "to"} and left.lead != "from" and first[:4].isdigit():
        return None  # "raised it in 2010 to 2018 units": without "from" a year may go with a number
    if first.startswith("XXXX-") and last[:4].isdigit():
        first = last[:4] + first[4:]
    return f"{first}/{last}" if not (first[:4].isdigit() and last[:4].isdigit() and first > last) else None


def _same_shape(first: str, last: str) -> bool:
    shape = [re.sub(r"\d{4}|XXXX", "Y", value) for value in (first, last)]
    kinds = [re.sub(r"\d", "9", value) for value in shape]
    return kinds[0] == kinds[1]
