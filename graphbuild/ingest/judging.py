"""Judges the lines of an article in their company: headline, repetitions, links elsewhere, remains."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import Final

from graphbuild.ingest.furniture import furniture_front, furniture_kind
from graphbuild.ingest.lines import Line

_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SMALL_WORDS: Final = """
a about after against amid an and are as at be but by for from has have how if in into is it its no nor not of off
on or over than that the their this to up via vs was what when where who why will with
"""
_SMALL: Final = frozenset(_SMALL_WORDS.split())
_TRUNCATED: Final = re.compile(r"\s*(?:\.\.\.|…)\W*$")
#: The line below one of these says who wrote the article.
_BIOGRAPHY: Final = frozenset(("about the author", "about the writer"))
_BULLET: Final = re.compile(r"^[-–*•▪◦]\s")
#: A paragraph that lost its full stop is longer than any headline.
PARAGRAPH_WORDS: Final = 18
MAX_HEADLINE_WORDS: Final = 30
#: Shorter lines share too few words with the article to be judged by them: in Title Case, in sentence case.
LINK_WORDS: Final = (6, 8)
#: A line right after "Also read" is judged from this length on.
CUED_LINK_WORDS: Final = 4
#: A subheading in Title Case is hardly ever as long.
LONG_TITLE_WORDS: Final = 9
#: Longer unfinished lines are paragraphs that lost their stop.
MAX_LINK_WORDS: Final = 24


def judge(lines: Sequence[Line], title: str) -> tuple[Line, ...]:
    """Return the lines with headline and reasons set; fronts that belong to the page are lines of their own.

    Args:
        lines: All lines of the article, in order.
        title: Headline if known from metadata, else empty.
    """
    cut = tuple(chain.from_iterable(_cut_headline(line, title) for line in lines))
    cut = tuple(chain.from_iterable(_cut_front(line) for line in cut))
    cut = tuple(_mark_furniture(line, title) for line in cut)
    cut = _mark_headline(cut, title)
    cut = tuple(_mark_repeated(cut))
    return _mark_loose_ends(tuple(_mark_links(cut)))


@lru_cache(maxsize=1 << 12)
def key_of(text: str) -> str:
    """Return what two lines have in common when they differ in case, punctuation and spacing only."""
    return " ".join(_WORD.findall(text.casefold()))


def _cut_headline(line: Line, title: str) -> tuple[Line, ...]:
    """Cut a headline off that runs into the sentence after it without a stop."""
    if len(_WORD.findall(title)) < 4 or not line.text.startswith(title):
        return (line,)
    rest = line.text[len(title) :]
    if not re.match(r"\s*[\"'(A-Z]", rest) or title.endswith("."):
        return (line,)
    return line.split(len(title), "")


def _cut_front(line: Line) -> tuple[Line, ...]:
    at, kind = furniture_front(line.text)
    if line.reason or not at or furniture_kind(line.text) or len(_WORD.findall(line.text[at:])) < 3:
        return (line,)
    front, *rest = line.split(at, kind)
    return (front, *chain.from_iterable(_cut_front(replace(part, reason="")) for part in rest))


def _mark_furniture(line: Line, title: str) -> Line:
    if line.reason or (title and key_of(line.text) == key_of(title)):
        return line
    kind = furniture_kind(line.text)
    if not kind and line.tagged and _is_fragment(line):
        kind = "markup_residue"
    return line.drop(kind) if kind else line


def _is_fragment(line: Line) -> bool:
    """Whether the line is the torn end of a caption or a link: few words and half a pair of brackets."""
    halves = line.text.count("(") != line.text.count(")") or line.text.count("[") != line.text.count("]")
    return halves and not line.ends_sentence and len(line.text.split()) <= 6


def _mark_headline(lines: Sequence[Line], title: str) -> tuple[Line, ...]:
    place = _headline_place(lines, title)
    return tuple(replace(line, headline=number == place) for number, line in enumerate(lines))


def _headline_place(lines: Sequence[Line], title: str) -> int | None:
    """The line that equals the title, else the first line of text if it looks like a headline."""
    kept = [number for number, line in enumerate(lines) if not line.reason]
    if title:
        for number in kept:
            if key_of(lines[number].text) == key_of(title):
                return number
    keys = sorted(key_of(lines[number].text) for number in kept)
    for number in kept:
        if not _is_cut_short(lines[number], keys):
            text = lines[number].text
            return number if not lines[number].ends_sentence and len(text.split()) <= MAX_HEADLINE_WORDS else None
    return None


def _mark_repeated(lines: Sequence[Line]) -> Iterator[Line]:
    """Drop repetitions of the headline and of other lines, and lines cut short of a full one.

    Of a repeated line the first copy stays; of a teaser (a sentence repeated before the text has begun) the
    second, which is part of the text.
    """
    headline = next((key_of(line.text) for line in lines if line.headline), "")
    left = Counter(key_of(line.text) for line in lines if not line.reason)
    seen: set[str] = set()
    begun = False
    keys = sorted(left)
    for line in lines:
        key = key_of(line.text)
        if line.reason or line.headline:
            yield line
            continue
        left[key] -= 1
        cut_short = _is_cut_short(line, keys)
        if key == headline or (cut_short and headline.startswith(key)):
            yield line.drop("duplicate_headline")
        elif cut_short or (_is_long(key) and (key in seen or (left[key] and not begun))):
            yield line.drop("duplicate_teaser")
        else:
            begun = begun or line.ends_sentence
            seen.add(key)
            yield line


def _is_long(key: str) -> bool:
    return len(key.split()) > 3


def _is_cut_short(line: Line, keys: Sequence[str]) -> bool:
    """Whether the line ends in an ellipsis and a full copy of it is among the sorted keys of all lines."""
    key = key_of(line.text)
    if not _TRUNCATED.search(line.text) or not _is_long(key):
        return False
    after = bisect_right(keys, key)
    return after < len(keys) and keys[after].startswith(key)


def _mark_links(lines: Sequence[Line]) -> Iterator[Line]:
    """Drop headlines of other articles: unfinished lines that are not connected to this one.

    A subheading shares its words with the text; a link to another article is longer, often in Title Case, and
    shares few. The bar is higher right after a line such as "Also read". Unfinished lines below a comment form are
    comments.
    """
    prose = [line for line in lines if not line.reason and (line.ends_sentence or line.headline)]
    stems: set[str] | None = None
    cued = begun = comments = bio = False
    for line, after in zip(lines, (*lines[1:], None), strict=False):
        if line.reason:
            cued = cued or line.reason in ("navigation", "newsletter")
            comments = comments or (line.reason == "comment_form" and (begun or not prose))
            bio = key_of(line.text) in _BIOGRAPHY
            yield line
        elif bio:
            bio = False
            yield line.drop("byline")
        elif comments and not line.ends_sentence and not line.headline:
            yield line.drop("comment")
        elif line.ends_sentence or line.headline or not begun or _introduces(line, after):
            begun, cued, comments = begun or line.ends_sentence, False, False
            yield line
        elif not _long_as_link(line.text, cued=cued):
            yield line
        else:
            stems = stems or {_stem(word) for whole in prose for word in _WORD.findall(whole.text)}
            yield line.drop("related_link") if _is_link(line.text, stems, cued=cued) else line


def _introduces(line: Line, after: Line | None) -> bool:
    """Whether a line ends in a colon before the first item of a list."""
    return line.text.endswith(":") and after is not None and bool(_BULLET.match(after.text))


def _long_as_link(text: str, *, cued: bool) -> bool:
    shortest = CUED_LINK_WORDS if cued else LINK_WORDS[0 if _is_title_case(text) else 1]
    return shortest <= len(_WORD.findall(text)) <= MAX_LINK_WORDS


def _is_link(text: str, stems: set[str], *, cued: bool) -> bool:
    titled = _is_title_case(text)
    if titled and len(_WORD.findall(text)) >= LONG_TITLE_WORDS:
        return True
    words = [word for word in _WORD.findall(text) if word.casefold() not in _SMALL]
    shared = sum(_stem(word) in stems for word in words) / max(1, len(words))
    return shared < 0.25 + 0.25 * titled + 0.25 * cued


def _is_title_case(text: str) -> bool:
    words = [word for word in _WORD.findall(text) if word.casefold() not in _SMALL and word[0].isalpha()]
    return bool(words) and all(word[0].isupper() for word in words)


def _stem(word: str) -> str:
    return word.casefold().removesuffix("'s")[:5]


def _mark_loose_ends(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Drop what follows the last finished paragraph: a subheading without text under it is none."""
    last = max((number for number, line in enumerate(lines) if not line.reason and _is_prose(line)), default=None)
    if last is None:
        return tuple(lines)
    return tuple(
        line.drop("related_link" if len(line.text.split()) > 3 else "navigation")
        if number > last and not line.reason and not line.headline
        else line
        for number, line in enumerate(lines)
    )


def _is_prose(line: Line) -> bool:
    words = len(line.text.split())
    return line.ends_sentence or words >= PARAGRAPH_WORDS or (bool(_BULLET.match(line.text)) and words > 3)
