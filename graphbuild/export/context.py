"""The sentence before and after a piece of evidence, so that a reader can judge it without the article."""

import re

_END = re.compile(r"""(?<=[.!?…])["'”’»)]*\s+|\n\s*\n""")
_REACH = 400


def sentence_before(text: str, start: int) -> str:
    """Return the last sentence of ``text`` that ends before offset ``start``, on one line; at most 400 characters."""
    begin = max(0, start - _REACH)
    parts = [part for part in _END.split(text[begin:start]) if part.strip()]
    if not parts:
        return ""
    cut = "…" if len(parts) == 1 and begin else ""
    return cut + " ".join(parts[-1].split())


def sentence_after(text: str, end: int) -> str:
    """Return the first sentence of ``text`` after offset ``end``, on one line; at most 400 characters."""
    parts = [part for part in _END.split(text[end : end + _REACH]) if part.strip(" \t\n\"'”’»)")]
    if not parts:
        return ""
    cut = "…" if len(parts) == 1 and end + _REACH < len(text) else ""
    return " ".join(parts[0].split()) + cut
