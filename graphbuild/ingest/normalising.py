"""Repairs of a line: characters, lost markup and lost or surplus spaces. Every step keeps the offset map."""

import html
import re
import unicodedata
from collections.abc import Callable
from itertools import cycle
from typing import Final

from graphbuild.ingest.glued_words import is_word, split_glued_words
from graphbuild.ingest.working_copy import WorkingCopy

_TAG: Final = re.compile(r"</?[A-Za-z][^<>]{0,2000}>|<!--(?:(?!<!--).)*?-->")
_MARKDOWN: Final = re.compile(r"^\s*(?:#{1,6}\s+|(?:>\s?)+)(?=\S)|\*\*|(?<!\w)__(?=\w)|(?<=\w)__(?!\w)")
_MARKDOWN_IMAGE: Final = re.compile(r"!\[[^\[\]]{0,300}\]\([^\s()]{1,500}(?: \"[^\"()]{0,200}\")?\)")
#: ``[words](target)`` and ``[words][name]``; a bracket with a space between is one of the article.
_MARKDOWN_LINK: Final = re.compile(r"\[([^\[\]]{1,300})\](?:\([^\s()]{1,500}\)|\[[^\[\]]{0,60}\])")
#: ``*words*`` and ```words```; a single asterisk is a footnote's or a bullet.
_MARKDOWN_MARKS: Final = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*]{1,200})(?<=[^\s*])\*(?![\w*])|(?<!`)`([^`]{1,100})`(?!`)"
)
_ENTITY: Final = re.compile(r"&(?:amp;)?(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
#: Soft hyphen, zero-width and direction characters, controls.
_INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
_SPACES: Final = re.compile(r"\s{2,}|[^\S ]")
_LIGATURE: Final = re.compile("[\ufb00-\ufb06]")
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
_DECOMPOSED: Final = re.compile(".[\u0300-\u036f]+", re.DOTALL)
#: The parser loses the negation of "didn’t"; each typographic quote has a plain one of equal length.
_PLAIN: Final = str.maketrans("‘’‚‛′´‹›“”„‟″«»", "''''''''\"\"\"\"\"\"\"")
#: Pointed quotes count only beside a word; between spaces they separate the steps of a breadcrumb.
_TYPOGRAPHIC: Final = re.compile(r"[‘’‚‛′´“”„‟″]|(?<=\S)[‹›«»]|[‹›«»](?=\S)")

_QUOTE: Final = re.compile('"')

_Step = Callable[[WorkingCopy], WorkingCopy]
_LOST_SPACE: Final = re.compile(
    # "security.As": a sentence end, not a domain or a file name
    r"(?<=[a-z0-9)%\]\"'][.!?])(?=(?!(?:Com|Org|Net|Io|Js|Gov)\b)[A-Z][a-z]+\b)|(?<=[a-z][.!?][\"'])(?=[A-Z])"
    # "known,adding", `tariff",Kofi`, "said:We"
    r"|(?<=[A-Za-z\"')][,;])(?=[A-Za-z])|(?<=[a-z]{2}:)(?=[A-Z\"])"
    # "Osei(Ghana)met", not "person(s)"
    r"|(?<=[A-Za-z]{2})(?=\([A-Z][^()]*\)|\([a-z]{3,}[^()]* [^()]*\))"
    r"|(?<=[A-Za-z]{2}\))(?=[A-Za-z]{2})(?<!\([a-z]{2}\))"
    # curly quotes tell opening from closing
    r"|(?<=[\w,.;:!?])(?=“\w)|(?<=”)(?=\w)"
)
#: Quick to find: the characters beside which a space can be lost; the careful pattern above is slow.
_SUSPECT: Final = re.compile(r"[.!?,;:\"'”)(“](?=[\w\"“])")
_SURPLUS_SPACE: Final = re.compile(
    r"(?<=\w) +(?=[.;:!?]{1,3}(?:[\s\"'”’)]|$)|,|[;:][A-Z]|['’]s\b)"  # "Talks in Chad ."
    r"|(?<=[(\[“]) +| +(?=[)\]”])"
)
#: Quick to find, as above.
_SUSPECT_SPACE: Final = re.compile(r" [.;:!?,)\]”'’]|[(\[“] ")
_HYPHEN_AT_END: Final = re.compile(r"-\s")
_MARKED: Final = re.compile(r"[*#_>]")
#: "Mon-" and "day" on two lines; not "short- and long-term".
_BROKEN_WORD: Final = re.compile(r"(?<![\w-])([A-Za-z]+)-\s+(?!(?:and|or|to|nor|but)\b)([a-z]+)")
#: A hyphen used as a dash: "the regulator -the ERSE- says".
_DASH_BEFORE: Final = re.compile(r"\s-\w")
_MEDIA_MARK: Final = re.compile(r" ?\[(?:video|audio|photos?|gallery|watch|listen)\]", re.IGNORECASE)


def normalise(copy: WorkingCopy) -> WorkingCopy:
    """Return the working copy of a line as the parser should see it."""
    for step in _STEPS:
        copy = step(copy)
    return copy


def _drop_markup(copy: WorkingCopy) -> WorkingCopy:
    """Drop tags and resolve entities (tags may themselves have been escaped), then marks of Markdown."""
    if "<" in copy.text:
        copy = copy.sub(_TAG, "")
    if "&" in copy.text:
        copy = copy.sub(_ENTITY, lambda found: html.unescape(html.unescape(found[0]))).sub(_TAG, "")
    if "[" in copy.text:
        copy = copy.sub(_MARKDOWN_IMAGE, "").sub(_MARKDOWN_LINK, lambda found: found[1]).sub(_MEDIA_MARK, "")
    if _MARKED.search(copy.text):
        copy = copy.sub(_MARKDOWN, "")
    if "*" in copy.text or "`" in copy.text:
        copy = copy.sub(_MARKDOWN_MARKS, lambda found: found[1] or found[2])
    return copy


def _plain_characters(copy: WorkingCopy) -> WorkingCopy:
    if copy.text.isascii() and copy.text.isprintable():
        return copy
    copy = copy.sub(_INVISIBLE, "")
    if copy.text.isascii():
        return copy
    copy = copy.sub(_SURROGATE, "\ufffd")
    copy = copy.sub(_LIGATURE, lambda found: unicodedata.normalize("NFKC", found[0]))
    return copy if unicodedata.is_normalized("NFC", copy.text) else _compose(copy)


def _compose(copy: WorkingCopy) -> WorkingCopy:
    copy = copy.sub(_DECOMPOSED, lambda found: unicodedata.normalize("NFC", found[0]))
    single = {char for char in copy.text if not unicodedata.is_normalized("NFC", char)}
    if not single:
        return copy
    chars = re.compile("[" + "".join(map(re.escape, sorted(single))) + "]")
    return copy.sub(chars, lambda found: unicodedata.normalize("NFC", found[0]))


def _repair_spaces(copy: WorkingCopy) -> WorkingCopy:
    if "  " in copy.text or not copy.text.isprintable():  # of all white space only the blank is printable
        copy = copy.sub(_SPACES, " ")
    copy = copy.sub(_SURPLUS_SPACE, "") if _SUSPECT_SPACE.search(copy.text) else copy
    return copy.insert(_lost_spaces(copy.text), " ")


def _lost_spaces(text: str) -> list[int]:
    """Where a space was lost, rising: before or after a suspicious character."""
    places: dict[int, None] = {}
    for found in _SUSPECT.finditer(text):
        for at in found.span():
            if _LOST_SPACE.match(text, at):
                places[at] = None
    return [*places]


def _plain_quotes(copy: WorkingCopy) -> WorkingCopy:
    """Straighten quotes; what stood glued to them shows only now."""
    straight = copy
    if not copy.text.isascii():
        straight = copy.sub(_TYPOGRAPHIC, lambda found: found[0].translate(_PLAIN))
    plain = _free_quotes(straight)
    return plain if plain is copy else _repair_spaces(plain)


def _free_quotes(copy: WorkingCopy) -> WorkingCopy:
    """Insert the spaces lost outside of straight quotes, if quotes are paired and their side is known."""
    places = [found.start() for found in _QUOTE.finditer(copy.text)]
    if not places or len(places) % 2:
        return copy
    edits: list[tuple[int, int, str]] = []
    for at, opens in zip(places, cycle((True, False)), strict=False):
        before, after = copy.text[at - 1 : at] if at else " ", copy.text[at + 1 : at + 2]
        outside, inside = (before, after) if opens else (after, before)
        inner = (at + 1, at + 2, "") if opens else (at - 1, at, "")
        edits += [inner] if inside == " " else []
        if outside.isalnum() or (outside and outside in (",.;:!?" if opens else "(")):
            edits.append((at, at, " ") if opens else (at + 1, at + 1, " "))
    return copy.edited(sorted(edits))


def _join_broken_words(copy: WorkingCopy) -> WorkingCopy:
    """Join words that were hyphenated at the end of a line; a compound of two words keeps its hyphen."""
    dash = _DASH_BEFORE.search(copy.text)

    def joined(found: re.Match[str]) -> str:
        first, last = found[1], found[2]
        if dash is not None and dash.end() <= found.start():
            return found[0]
        if is_word(first + last) or not is_word(first) or len(first) < 3:
            return first + last
        return f"{first}-{last}" if first.islower() or is_word(last) else first + last

    return copy.sub(_BROKEN_WORD, joined) if _HYPHEN_AT_END.search(copy.text) else copy


_STEPS: Final[tuple[_Step, ...]] = (
    _drop_markup,
    _plain_characters,
    _join_broken_words,
    _repair_spaces,
    _plain_quotes,
    split_glued_words,
    WorkingCopy.strip,
)
