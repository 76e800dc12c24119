"""Judges whether words that look like a date are one in this sentence.

"May" may be a verb or a person, "2000" a number of soldiers, "Wednesday" a football club. Each guard names
the reading that it keeps out; what is not clearly a date is none.
"""

import re
from typing import Final

from graphbuild.annotate.parse import Span, Token
from graphbuild.extract.datewords import word_set

_NAMES: Final = frozenset({"ORG", "WORK_OF_ART", "PERSON", "FAC", "PRODUCT", "LAW"})
_TIME_WORDS: Final = word_set("in since until till by during from through before after between to and as of")
_PERSON_WORDS: Final = frozenset({"by", "of", "from", "to", "for", "and", "with"})
_YEAR_WORDS: Final = _TIME_WORDS | {"for", "prior to", "up to", "as of", "starting", "around", "about"}
_NEAR: Final = word_set("early late mid mid- last this next until year fiscal")
_NAME_MONTHS: Final = frozenset({"may", "march", "april", "june", "august"})
_FEAST: Final = word_set("black bloody good ash palm easter holy super cyber ruby sheffield giving every each")
_PAPER: Final = word_set("times telegraph mirror mail express herald post agreement club")
_AMOUNT: Final = word_set("than nearly almost some approximately roughly least most over under exactly")
_MEASURE: Final = word_set(
    "km kilometre kilometer mile metre meter foot ton tonne kg kilogram mw megawatt gw volt percent "
    "dollar euro pound rouble ruble yuan barrel hour minute gmt utc point seat vote job"
)
_MEASURE_TEXT: Final = word_set("% gmt utc hours local million billion thousand")
_GROUP: Final = word_set(
    "crowd force group army total number staff team garrison fine maximum minimum sum workforce "
    "population contingent loss gain profit average"
)
_CHANGE: Final = word_set("rise fall cut increase decrease grow drop reduce jump shrink climb gain lose expand")
#: Plural nouns that a bare year can date ("the 2014 protests"); before others it counts them ("2000 troops").
_EVENTS: Final = word_set(
    "election protest talk game olympic championship attack sanction accord negotiation flood fire riot "
    "bombing killing hearing final agreement reform strike event clash meeting demonstration poll blast "
    "revolution"
)


def is_date(value: str, span: Span, lead: str) -> bool:
    """Whether the words of ``span`` are a date here; ``lead`` is the preposition before them, or empty."""
    if re.fullmatch(r"\d{4}", value):
        return _is_year(span, lead)
    if re.fullmatch(r"XXXX-\d\d", value):
        return _is_month(span, lead)
    if re.fullmatch(r"XXXX-WXX-\d", value):
        return _is_weekday(span)
    if value.startswith("P") and value != "PAST_REF":
        return not is_record(span[0]) if value[-1].isalpha() and "_" not in value else True
    if value in {"TODAY", "YESTERDAY", "TOMORROW"}:
        return span.root.ent_type_ not in _NAMES and not _ends_name(span)
    return True


def is_record(word: Token) -> bool:
    """Whether "since 2014" measures a record ("the first visit since 2014"), not the time of the event."""
    for token in reversed(list(word.sent[: word.i - word.sent.start])):
        if (token.tag_ in {"VBD", "VBZ", "VBP"} and token.pos_ == "VERB") or word.i - token.i > 8:
            return False
        if token.tag_ in {"JJS", "RBS"} or token.lower_ in {"first", "only", "time", "times", "last", "once"}:
            return True
    return False


def _ends_name(span: Span) -> bool:
    """Whether the word ends a name: "Russia Today"."""
    return span.text[:1].isupper() and span.start > span.sent.start and span.doc.tokens[span.start - 1].pos_ == "PROPN"


def _previous(span: Span) -> str:
    return span.doc.tokens[span.start - 1].lower_ if span.start > span.sent.start else ""


def _next(span: Span) -> Token | None:
    return span.doc.tokens[span.end] if span.end < span.sent.end else None


def _is_weekday(span: Span) -> bool:
    token = next(item for item in span if item.text[:1].isupper() or item.i == span.end - 1)
    after = _next(span)
    if not token.text[:1].isupper() or token.ent_type_ in _NAMES or _previous(span) in _FEAST:
        return False
    return after is None or after.lower_ not in _PAPER or not after.text[:1].isupper()


def _is_month(span: Span, lead: str) -> bool:
    """A bare month needs a sign that it is one: a preposition, "last", or a noun that it dates."""
    token = span[-1]
    if not token.text[:1].isupper() or token.tag_ == "MD":
        return False
    if len(span) > 1:  # "last March": the wording said it
        return True
    ambiguous = token.lower_ in _NAME_MONTHS
    if lead in _TIME_WORDS:
        after = _next(span)
        named = token.ent_type_ == "PERSON" or (after is not None and after.pos_ == "PROPN" and token.head == after)
        return not (ambiguous and named and lead in _PERSON_WORDS)
    if token.ent_type_ == "PERSON" or (_previous(span) in {"the", ""} and ambiguous and token.head.pos_ == "PROPN"):
        return False
    return _previous(span) in _NEAR or _dates_noun(token, ambiguous=ambiguous)


def _dates_noun(token: Token, *, ambiguous: bool) -> bool:
    head = token.head
    if token.dep_ not in {"compound", "nmod", "poss", "npadvmod"} or token.ent_type_ in _NAMES:
        return False
    if token.dep_ == "npadvmod":
        return not ambiguous
    return head.pos_ == "NOUN" and head.i > token.i


def _is_year(span: Span, lead: str) -> bool:
    token, after, before = span.root, _next(span), _previous(span)
    year = int(token.text[-4:]) if token.text[-4:].isdigit() else 0
    if before in _AMOUNT or (after is not None and after.lower_ in _MEASURE_TEXT | _MEASURE):
        return False
    if span.start > span.sent.start:
        left = span.doc.tokens[span.start - 1]
        if (
            (left.pos_ in {"NOUN", "PROPN", "SYM"} and left.lower_ != "year")
            or left.is_currency
            or left.lower_ == "no."
        ):
            return False
    if _counts(token, lead):
        return False
    if lead in {"by", "to", "from"} and year % 100 == 0 and token.sent.root.lemma_ in _CHANGE:
        return False
    if lead == "of" and any(item.lemma_ in _GROUP for item in list(token.ancestors)[:2]):
        return False
    return lead in _YEAR_WORDS or before in _NEAR | {"("} or _left_of_noun(token)


def _left_of_noun(token: Token) -> bool:
    return token.dep_ in {"nummod", "compound", "nmod", "amod", "poss"} and token.head.i > token.i


def _counts(token: Token, lead: str) -> bool:
    """Whether the number counts the noun behind it."""
    head = token.head
    if not _left_of_noun(token) or head.pos_ not in {"NOUN", "PROPN"}:
        return False
    if head.lemma_.lower() in _MEASURE:
        return True
    if head.pos_ == "PROPN":
        return False
    return head.tag_ == "NNS" and head.lemma_.lower() not in _EVENTS and lead not in {"in", "since"}
