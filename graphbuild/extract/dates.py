"""Finds dates in a parsed sentence and says which event each belongs to.

``datewords`` knows the wording, ``timex`` the calendar, ``datelinks`` the parse. This module checks the words
against the sentence (is "May" a month, "2000" a year?), joins them ("from 2010 to 2018", "Tuesday, 3 March"),
reads the preposition ("since", "until", "by") and resolves against the publication date.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from graphbuild.annotate.parse import Doc, Span, Token
from graphbuild.extract.dateguards import is_date, is_record
from graphbuild.extract.datejoins import FILLER, Located, join
from graphbuild.extract.datelinks import date_of, direction
from graphbuild.extract.datewords import DateWords, find_words, word_set
from graphbuild.extract.timex import UNKNOWN, Bounds, DateExpr, Role, bounds, shift

__all__ = ["DateExpr", "date_of", "find_dates"]

_LEAD: Final = re.compile(
    r"\b(since|until|till|through|by|before|after|from|between|as of|starting|up to|prior to|to|and|in|on|at|"
    rf"during|for|of|around|about|over|than)\s+{FILLER}"
)
_OPEN_START: Final = frozenset({"until", "till", "through", "by", "up to", "before", "prior to"})
_OPEN_END: Final = frozenset({"since", "from", "after", "as of", "starting"})
_DAY_PARTS: Final = word_set("morning afternoon evening night noon midnight lunchtime")
_TIME_NOUNS: Final = _DAY_PARTS | {
    "day",
    "week",
    "month",
    "year",
    "end",
    "start",
    "beginning",
    "middle",
    "hours",
    "course",
}
_LEFT_OF_NOUN: Final = frozenset({"nummod", "compound", "poss", "amod", "nmod"})


def find_dates(sentence: Span, published: str | None) -> tuple[DateExpr, ...]:
    """Return the dates of a sentence, in text order.

    Args:
        sentence: A parsed sentence.
        published: ISO date of the article, or None: then only dates that stand in the text are resolved.
    """
    words = find_words(sentence.text)
    if not words:
        return ()
    found = join([_locate(sentence, item) for item in words], sentence.text)
    dates = [
        _expression(item, published) for item in found if item.words.kind in {"point", "duration"} and _stands(item)
    ]
    kept = [item for item in dates if item is not None]
    for item in found:
        if item.words.kind == "anchored":
            kept += _anchored(item, tuple(kept))
        elif item.words.kind == "nth" and published:
            kept += _nth(item, int(published[:4]))
    return tuple(sorted(kept, key=lambda item: (item.start, item.end)))


def _locate(sentence: Span, words: DateWords) -> Located:
    doc, base = sentence.doc, sentence.start_char
    span = _tokens(doc, base + words.start, base + words.end)
    if span.end < sentence.end and doc.tokens[span.end].lower_ in _DAY_PARTS and words.value.startswith("XXXX-WXX"):
        span = doc[span.start : span.end + 1]
    match = _LEAD.search(sentence.text[: words.start].lower())
    if match is None:
        return Located(words=words, span=span, lead="", lead_token=None)
    lead = _tokens(doc, base + match.start(1), base + match.end(1))[0]
    return Located(words=words, span=span, lead=match[1], lead_token=lead)


def _tokens(doc: Doc, start: int, end: int) -> Span:
    span = doc.covering(start, end)
    if span is None:  # spaCy: only for offsets outside the text, which a match never has
        raise IndexError(f"no tokens at {start}:{end}")
    return span


def _stands(item: Located) -> bool:
    if item.lead == "since" and item.lead_token is not None and is_record(item.lead_token):
        return False
    return item.joined or is_date(item.words.value, item.span, item.lead)


def _expression(item: Located, published: str | None) -> DateExpr | None:
    """Read preposition and tense, and resolve."""
    head, before = _head(item)
    way = item.words.direction or direction(head)
    value = item.words.value
    if value == "PAST_REF" and way == "future":
        return None
    lead = "" if before or item.joined else item.lead
    role: Role = "range" if "/" in value else "point"
    days = _within(item, published) if item.within else bounds(value, published, way)
    if item.words.kind == "duration":
        role = "duration"
    elif lead in _OPEN_START and role == "point":
        role, value = "until", f"../{value}"
        days = (None, _day_before(days[0]) if lead in {"before", "prior to"} else days[1])
    elif lead in _OPEN_END and role == "point" and (lead != "from" or head.pos_ in {"VERB", "AUX"}):
        role, value = "since", f"{value}/.."
        days = (_day_after(days[1]) if lead == "after" else days[0], None)
    start = item.lead_token.i if item.lead_token is not None and role != "point" and not before else item.span.start
    return DateExpr(
        start=min(start, item.span.start),
        end=item.span.end,
        text=value,
        from_=days[0],
        to=days[1],
        role=role,
        head=head.i,
    )


def _day_before(day: str | None) -> str | None:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat() if day else None


def _day_after(day: str | None) -> str | None:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat() if day else None


def _within(item: Located, published: str | None) -> Bounds:
    """The weekday in a week that is named."""
    first, _ = bounds(item.within, published, None)
    if first is None:
        return UNKNOWN
    day = (date.fromisoformat(first) + timedelta(days=int(item.words.value[-1]) - 1)).isoformat()
    return day, day


def _head(item: Located) -> tuple[Token, bool]:
    """Return the word that the date is attached to, and whether the date stands left of that noun."""
    root, lead = item.span.root, item.lead_token
    noun = root.head
    before = root.dep_ in _LEFT_OF_NOUN and noun.i >= item.span.end and noun.pos_ in {"NOUN", "PROPN"}
    if before and lead is not None and lead.i == item.span.start - 1 and noun.pos_ == "PROPN":
        before = False  # "In 1998 Renault merged": the parser takes the year for a part of the name
    if before and not item.joined:
        return noun, True
    return _climb(lead if lead is not None and _governs(lead, item.span) else root), False


def _governs(lead: Token, span: Span) -> bool:
    return lead.pos_ in {"ADP", "SCONJ", "ADV"} and lead.i < span.start


def _climb(token: Token) -> Token:
    """Leave the prepositions, adverbs and time nouns around a date."""
    head = token.head
    while head.head is not head and (head.pos_ in {"ADP", "SCONJ", "ADV", "NUM"} or _of_time(head)):
        head = head.head
    return head


def _of_time(token: Token) -> bool:
    """A noun of time; in "plan to end imports by 2027" it is a verb, whose date this is."""
    return token.lower_ in _TIME_NOUNS and token.pos_ != "VERB"


def _anchored(item: Located, dates: Sequence[DateExpr]) -> list[DateExpr]:
    """Read "three years after it joined": the date of one event follows from that of the other."""
    word = item.span[-1]
    if word.dep_ == "mark":
        event, main = word.head, word.head.head
    else:
        event = next((child for child in word.kids if child.dep_ in {"pobj", "pcomp"}), word)
        main = _climb(word)
    if event is word or event is main:
        return []
    own = [date for date in dates if date.start >= item.span.end and _belongs(date, event)]
    count = item.words.count
    if own:
        return _shifted(item, own[0], count, main)
    known = date_of(main, dates)
    return _shifted(item, known, -count, event) if known else []


def _belongs(date: DateExpr, event: Token) -> bool:
    head = event.doc.tokens[date.head]
    return head.i == event.i or event.is_ancestor(head)


def _shifted(item: Located, known: DateExpr, count: int, head: Token) -> list[DateExpr]:
    value = known.text
    if not value[:4].isdigit() and known.from_ and known.to and known.from_[:4] == known.to[:4]:
        value = known.from_[:4]
    moved = shift(value, count, item.words.unit) if known.role == "point" else None
    if moved is None:
        return []
    days = bounds(moved, None, None)
    start, end = item.span.start, item.span.end
    return [DateExpr(start=start, end=end, text=moved, from_=days[0], to=days[1], role="point", head=head.i)]


def _nth(item: Located, year: int) -> list[DateExpr]:
    """Read "the war, now in its fourth year": the year it began, counted back from the publication date."""
    doc, start = item.span.doc, item.span.start
    preposition = next(token for token in item.span if token.lower_ == "in")
    head = preposition.head
    if start > item.span.sent.start and doc.tokens[start - 1].text == ",":
        head = doc.tokens[start - 2]
        while head.pos_ == "PROPN" and head.dep_ in {"pobj", "compound", "conj"}:
            head = head.head.head if head.dep_ == "pobj" else head.head
    elif head.lemma_ == "be":
        head = next((child for child in head.kids if child.dep_ == "nsubj"), head)
    if head.pos_ != "NOUN":
        return []
    text = f"{year - item.words.count + 1}/.."
    return [DateExpr(start=start, end=item.span.end, text=text, from_=None, to=None, role="since", head=head.i)]
