"""What a reader finds in a file, and how it becomes an article."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graphbuild.errors import ArticleError
from graphbuild.ingest.texts import read_text
from graphbuild.model import Article

#: What is known of an article, and what else a file may call it.
NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("text",),
    "title": ("title",),
    "date": ("date", "published"),
    "source": ("source", "outlet"),
    "url": ("url",),
    "agency": ("agency",),
    "author": ("author",),
    "language": ("language",),
}
_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text with the fields that its file gives it, as they stand there.

    Attributes:
        path: Where it was found: ``file``, ``file:line``, ``archive!member``.
        fields: Field name to value; fields in fields are reached as ``outer.inner``.
        link: Address of the whole article, when the file holds a teaser only or no text at all.
    """

    path: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    link: str = ""

    def value(self, names: tuple[str, ...]) -> str:
        """Return the first of the fields that holds text; empty when none does."""
        return next((text for name in names if (text := _text(self._lookup(name)))), "")

    def _lookup(self, name: str) -> Any:
        if name in self.fields:
            return self.fields[name]
        found: Any = self.fields
        for part in name.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        return found


def to_article(
    draft: Draft, *, mapping: Mapping[str, str], given: Mapping[str, str], defaults: Mapping[str, str]
) -> Article:
    """Return the article of a draft.

    Args:
        draft: What the reader found.
        mapping: Our name to the file's own name of a field.
        given: What a side-car says of this file: it wins over the file.
        defaults: What a side-car says of all files: it fills in what the file leaves open.

    Raises:
        ArticleError: There is no text in it.
    """
    known = {ours: draft.value((mapping[ours],) if ours in mapping else names) for ours, names in NAMES.items()}
    text = known.pop("text")
    if not text.strip():
        wanted = mapping.get("text", "text")
        there = ", ".join(repr(name) for name in list(draft.fields)[:_SHOWN]) or "none"
        raise ArticleError(f"no field {wanted!r} with the article in it: name it with --map text=FIELD; found {there}")
    fields = known | {name: value for name, value in given.items() if value}
    return read_text(
        text,
        title=fields["title"],
        outlet=fields["source"],
        url=fields["url"],
        published=fields["date"],
        agency=fields["agency"],
        author=fields["author"],
        language=fields["language"],
        path=draft.path,
        defaults=defaults,
    )


def _text(value: Any) -> str:
    """A date or a number of digits is taken as it is written; anything else is no text."""
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    return ""
