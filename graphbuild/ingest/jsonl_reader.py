"""Reads a file of JSON lines: one article per line."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from graphbuild.errors import ArticleError
from graphbuild.ingest.sources import Skipped, Source, decode
from graphbuild.ingest.texts import read_text
from graphbuild.model import Article


def read_jsonl_file(source: Source) -> Iterator[Article | Skipped]:
    """Yield the articles of a ``.jsonl`` file, one by one; a bad line costs that line.

    A line is an object with ``text`` and optionally ``title``, ``date`` (or ``published``), ``source`` (or
    ``outlet``), ``url`` and ``agency``. The raw text is the field ``text``. Lines end at line feeds only:
    other line separators stand in titles and texts.

    Raises:
        ArticleError: The file has no line.
        OSError: It cannot be read.
    """
    found = False
    with source.open() as file:
        number = 0
        while line := file.readline(source.limit + 1):
            number += 1
            name = f"{source.name}:{number}"
            if len(line) > source.limit:
                yield Skipped(path=name, reason=f"line larger than {source.limit:,} bytes: the rest is not read")
                return
            if line.strip(b"\xef\xbb\xbf \t\r\n"):
                found = True
                yield _article(line, name)
    if not found:
        raise ArticleError("empty file")


def _article(line: bytes, name: str) -> Article | Skipped:
    try:
        return _from_fields(_parse(decode(line.removeprefix(b"\xef\xbb\xbf"))), name)
    except ArticleError as error:
        return Skipped(path=name, reason=str(error))


def _parse(line: str) -> Mapping[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = (
            f"{error.msg} at column {error.colno}"
            if isinstance(error, json.JSONDecodeError)
            else "too deep or too long"
        )
        raise ArticleError(f"not JSON ({reason}): one object per line is expected") from error
    if not isinstance(row, dict):
        raise ArticleError("not a JSON object: one object per line is expected")
    return row


def _from_fields(row: Mapping[str, Any], name: str) -> Article:
    text = _field(row, "text")
    if not text.strip():
        raise ArticleError("no field 'text' with the article in it")
    return read_text(
        text,
        title=_field(row, "title"),
        outlet=_field(row, "source", "outlet"),
        url=_field(row, "url"),
        published=_field(row, "date", "published"),
        agency=_field(row, "agency"),
        path=name,
    )


def _field(row: Mapping[str, Any], *names: str) -> str:
    """The first of the fields that holds text."""
    return next((row[name] for name in names if isinstance(row.get(name), str) and row[name]), "")
