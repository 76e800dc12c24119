"""The optional head of a text file: ``key: value`` lines between two ``---`` lines."""

import re
from dataclasses import dataclass
from typing import Final

from graphbuild.model import Span

_FENCE: Final = re.compile(r"\ufeff?---[ \t]*\r?\n")
_ENTRY: Final = re.compile(r"([A-Za-z][\w-]*)[ \t]*:[ \t]*([^\r\n]*?)[ \t]*(?:\r?\n|$)")
#: A fence that is not closed within this many lines is a rule drawn in the text, not a head.
MAX_ENTRIES: Final = 40
_KEYS: Final = frozenset(("title", "date", "source", "url", "agency", "author", "language"))


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """Front matter of a text.

    Attributes:
        fields: Values by lower-case key, without quotes round them.
        spans: Raw characters of each value.
        end: Offset at which the article begins.
    """

    fields: dict[str, str]
    spans: dict[str, Span]
    end: int


def front_matter(text: str) -> FrontMatter | None:
    """Return the front matter of a text; None when it has none.

    Text between two rules counts only when each line is an entry and one key is known: title, date, source,
    url, agency, author or language. Offsets are those of ``text``: the front matter is part of the raw text.
    """
    opened = _FENCE.match(text)
    if not opened:
        return None
    spans: dict[str, Span] = {}
    at = opened.end()
    for _ in range(MAX_ENTRIES):
        if closed := re.compile(r"---[ \t]*(?:\r?\n|$)").match(text, at):
            if _KEYS.isdisjoint(spans):
                return None
            fields = {key: span.of(text) for key, span in spans.items()}
            return FrontMatter(fields=fields, spans=spans, end=closed.end())
        entry = _ENTRY.match(text, at)
        if not entry:
            return None
        spans.setdefault(entry[1].lower(), _unquoted(text, Span(*entry.span(2))))
        at = entry.end()
    return None


def _unquoted(text: str, span: Span) -> Span:
    value = span.of(text)
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return Span(span.start + 1, span.end - 1) if quoted else span
