"""Text from articles inside Markdown: it stays text, and a link leads to the web or is none."""

import re

#: Signs that Markdown or HTML in it could read as more than text.
_SIGNS = re.compile(r"[\\`*_\[\]<>|#~!&]")
_WEB = re.compile(r"https?://[^\x00-\x20]+", re.IGNORECASE)
#: Signs that would end the address of a link.
_BORDERS = {sign: f"%{ord(sign):02X}" for sign in "()<>\\"}
_SPACE = re.compile("[ \t\n\r\f\v\u00a0\u2028\u2029]+")


def one_line(text: str) -> str:
    """Return the text on one line, without space at its ends."""
    return _SPACE.sub(" ", text).strip(" ")


def escaped(text: str) -> str:
    """Return the text on one line, every sign with a meaning in Markdown behind a backslash."""
    return _SIGNS.sub(r"\\\g<0>", one_line(text))


def link(text: str, url: str) -> str:
    """Return a link where the address is one of the web, else the escaped text and address."""
    if not _WEB.fullmatch(url):
        return ", ".join(part for part in (escaped(text), escaped(url)) if part)
    safe = "".join(_BORDERS.get(sign, sign) for sign in url)
    return f"[{escaped(text) or safe}]({safe})"
