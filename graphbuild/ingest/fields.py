"""Brings the fields of an article into one form: dates, URLs, names, text."""

import re
from datetime import date, datetime
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

_TIME = re.compile(r"[T\s,]+(?:at\s+)?\d{1,2}[:.]\d{2}.*$", re.IGNORECASE)
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.IGNORECASE)
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_FORMATS = ("%Y-%m-%d", "%Y%m%d", "%Y/%m/%d", "%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%d.%m.%Y")
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_[ce]id|cmpid)$")
_UNPRINTABLE = re.compile("[\x00\ud800-\udfff]")
_LOGIN = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*://)[^/?#]*@")
MAX_NAME = 500


def parse_date(text: str | None) -> str | None:
    """Return a date as ``YYYY-MM-DD``, or None when it is missing, incomplete or open to two readings.

    The date is the one that is written: a time zone does not shift it.
    """
    if not text or len(text) > 60:
        return None
    plain = _ORDINAL.sub("", _WEEKDAY.sub("", _TIME.sub("", text.strip())))
    plain = re.sub(r"\bSept\b", "Sep", " ".join(re.sub(r"(?<=[A-Za-z])\.|,", " ", plain).split()))
    for form in _FORMATS:
        try:
            return datetime.strptime(plain, form).date().isoformat()
        except ValueError:
            continue
    return _numeric_date(plain)


def _numeric_date(text: str) -> str | None:
    """A date with slashes, if only one order of day and month is possible."""
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text)
    if not found:
        return None
    first, second, year = (int(part) for part in found.groups())
    if (first > 12) == (second > 12) and first != second:
        return None
    try:
        return date(year, min(first, second), max(first, second)).isoformat()
    except ValueError:
        return None


def canonical_url(text: str | None) -> str:
    """Return a web address without login, fragment and tracking parameters; empty when it is none."""
    try:
        parts = urlsplit(without_login(printable(text or "").strip()))  # half a character cannot be written as %XX
        host = parts.netloc.lower()
        if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
            return ""
    except ValueError:
        return ""
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode([pair for pair in pairs if not _TRACKING.match(pair[0])])
    address = urlunsplit((parts.scheme.lower(), host, parts.path or "/", query, ""))
    # What turns the direction of text or drives a terminal would go wherever the address is shown.
    return "".join(char if char.isprintable() else quote(char) for char in address)


def without_login(address: str) -> str:
    """Return a web address without the name and the password of who asks: it is going to be shown and kept."""
    return _LOGIN.sub(r"\1", address)


def one_line(text: str | None) -> str:
    """Return a name or title as one printable line."""
    plain = "".join(char for char in (text or "") if char.isprintable() or char.isspace())
    return " ".join(plain.split())[:MAX_NAME]


def printable(text: str) -> str:
    """Replace NUL and lone surrogates, which no store takes, by U+FFFD; the length stays the same."""
    return _UNPRINTABLE.sub("\ufffd", text)
