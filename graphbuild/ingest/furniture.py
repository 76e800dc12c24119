# ruff: noqa: E501 - a pattern is easier to judge on one line
"""Tells the furniture of a news page from article text: whole lines, and what is glued to a line's front."""

import re
from collections.abc import Sequence
from typing import Final

from graphbuild.ingest.agencies import DATELINE
from graphbuild.ingest.furniture_patterns import (
    BYLINE,
    FULL_LINE,
    PICTURE_AGENCY,
    PICTURE_AGENCY_WORDS,
    UNFINISHED_LINE,
)


def _any_of(patterns: Sequence[str], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), flags)


_WHOLE: Final = tuple((kind, _any_of(patterns, re.IGNORECASE)) for kind, patterns in FULL_LINE)
_UNFINISHED: Final = tuple((kind, _any_of(patterns, re.IGNORECASE)) for kind, patterns in UNFINISHED_LINE)
_BYLINE: Final = _any_of(BYLINE)
_PICTURE_AGENCY: Final = re.compile(PICTURE_AGENCY, re.IGNORECASE)

_ACTION: Final = (
    r"(?:[Jj]ump|[Ss]kip) to (?:main )?(?:navigation|content|menu)|H(?:omepage|ome|OME)|MENU|Menu|S(?:hare|HARE)|T(?:weet|WEET)"
    r"|S(?:ubscribe|UBSCRIBE)|Search|SEARCH|Sign [Ii]n|Log ?[Ii]n|Print|Email|E-mail|Facebook|Twitter|WhatsApp|Telegram"
    r"|LinkedIn|Reddit|Pinterest|Copy [Ll]ink|Bookmark|Newsletters?|Listen|Follow [Uu]s|Comments?|Login|Register"
)
_SECTION: Final = (
    r"(?:News|World|Politics|Business|Economy|Sports?|Opinion|Culture|Technology|Tech|Science|Health|Climate|Videos?"
    r"|Lifestyle|Travel|Entertainment|Local|National|International|Markets|Energy|Weather|Latest|Live|Podcasts?"
    r"|Europe|Africa|Asia|Americas|Middle East|Photos|Magazine|Features|Environment|Education|Finance)"
)
#: A section word before one of these belongs to a name or an office: World Bank, Energy Minister.
_NO_NAME_AFTER: Final = (
    r"(?! (?:Bank|Cup|Health|Trade|Economic|Food|Court|War|Council|Union|Agency|Organi[sz]ation|Commission|Parliament"
    r"|Ministers?|Ministry|Secretary|Commissioner|Chief|Department|Editor|Forum|Fund|Corp|Group|Assembly|Day)\b)"
)
_SEPARATOR: Final = r"(?:\s*[|/>»›·•,-]\s*|\s+)"
_ITEM: Final = rf"(?:(?:{_ACTION}|{_SECTION})\b{_NO_NAME_AFTER}|\d+)"
_MENU: Final = re.compile(rf"(?:{_ITEM}{_SEPARATOR})*{_ITEM}\W*")
_MENU_FRONT: Final = re.compile(rf"(?=.{{0,40}}?\b(?:{_ACTION})\b)(?:{_ITEM}{_SEPARATOR}){{2,}}(?=[\"'(A-Z])")
_STAMP_FRONT: Final = re.compile(
    r"(?:(?:Updated|Published|Posted|UPDATED)(?: at)?:? )?(?:\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: ?\(?(?:GMT|BST|UTC|CES?T|E[SD]?T|IST|MSK|local time)\)?)?"
    r"|\d{1,2} (?:min(?:ute)?s?|hours?|hrs?|h|m) ago)(?: ?[-–—:|·])? +(?=[\"'A-Z])"
)
_LABEL_FRONT: Final = re.compile(
    r"(?:BREAKING(?: NEWS)?|EXCLUSIVE|LIVE|WATCH|UPDATE ?\d?|ANALYSIS|EXPLAINER|Breaking|Exclusive|Watch|Live)"
    r" ?[-–—:|] ?(?=[\"'A-Z])"
)
_BYLINE_FRONT: Final = re.compile(r"(?:From|By) our (?:own )?correspondent(?: in [A-Z]\w+)?[.:,]? ?(?=[\"'A-Z])")
_READING_TIME_FRONT: Final = re.compile(
    rf"\d{{1,2}}[- ]min(?:ute)?s? read(?: ?[|·•-] ?{_SECTION}\b)?[ |·•-]*(?=[\"'A-Z])"
)
_AD_FRONT: Final = re.compile(r"(?:ADVERTISEMENT|Advertisement|ARTICLE AD BOX|Sponsored)\b[ :|-]*(?=[\"'A-Z])")
_AGENCIES: Final = (
    "Reuters|AFP|AP|dpa|DPA|Xinhua|TASS|Interfax|ANI|PTI|EFE|ANSA|Kyodo|Yonhap|Anadolu|AA|Bloomberg|IANS|UPI"
)
_FRONTS: Final = (
    ("navigation", _MENU_FRONT),
    ("advertisement", _AD_FRONT),
    ("timestamp", _STAMP_FRONT),
    ("timestamp", _READING_TIME_FRONT),
    ("byline", _BYLINE_FRONT),
    ("label", _LABEL_FRONT),
    ("dateline", DATELINE),
)
MAX_FURNITURE: Final = 700
#: The front of a report ends in a dash, a bracket or a slash, and before its 150th character.
_DATELINE_END: Final = re.compile(r"[-–—()/]")
_DATELINE_LENGTH: Final = 150


def furniture_kind(text: str) -> str:
    """Return what a whole line is beside the article; empty when it may be article text."""
    if len(text) > MAX_FURNITURE:
        return ""
    if _BYLINE.fullmatch(text):
        return "byline"
    unfinished = text.rstrip(" :>»*-–—")
    for kind, pattern in _WHOLE if text.endswith((".", '."')) else (*_WHOLE, *_UNFINISHED):
        if pattern.fullmatch(text) or (unfinished != text and pattern.fullmatch(unfinished)):
            return kind
    if _is_picture_credit(text):
        return "image_caption"
    if _MENU.fullmatch(text):
        return "navigation"
    return "" if any(char.isalnum() for char in text) else "markup_residue"


def _is_picture_credit(text: str) -> bool:
    lower = text.lower()
    if not any(word in lower for word in PICTURE_AGENCY_WORDS):
        return False
    return bool(_PICTURE_AGENCY.fullmatch(text) or _PICTURE_AGENCY.fullmatch(text.rstrip(" :>»*-–—")))


def furniture_front(text: str) -> tuple[int, str]:
    """Return length and kind of what is glued to the front of a line; 0 when nothing is."""
    dated = _DATELINE_END.search(text, 0, _DATELINE_LENGTH)
    for kind, pattern in _FRONTS:
        if (dated or pattern is not DATELINE) and (found := pattern.match(text)):
            return found.end(), kind
    segment, bar, _ = text.partition(" | ")
    kind = furniture_kind(segment) if bar else ""
    return (len(segment) + len(bar), kind) if kind else (0, "")
