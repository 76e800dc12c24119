"""Reads articles from JSON: an object per line, or one document with a list of objects."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from graphbuild.errors import ArticleError
from graphbuild.ingest.drafts import Draft
from graphbuild.ingest.sources import Skipped, Source, decode

_PART = 1 << 20
_MARK = b"\xef\xbb\xbf"


def read_jsonl_file(source: Source) -> Iterator[Draft | Skipped]:
    """Yield the articles of a ``.jsonl`` file, one by one; a bad line costs that line.

    Lines end at line feeds only: other line separators stand in titles and texts.

    Raises:
        ArticleError: The file has no line.
        OSError: It cannot be read.
    """
    found = False
    with source.open() as file:
        number = 0
        while line := file.readline(source.limits.size + 1):
            number += 1
            name = f"{source.name}:{number}"
            if len(line) > source.limits.size:
                found = True
                yield Skipped(path=name, reason=f"line larger than {source.limits.size:,} bytes: raise --limit size")
                while line and not line.endswith(b"\n"):
                    line = file.readline(_PART)
            elif line.strip(_MARK + b" \t\r\n"):
                found = True
                yield _draft(line, name)
    if not found:
        raise ArticleError("empty file")


def read_json_file(source: Source) -> Iterator[Draft | Skipped]:
    """Yield the articles of a ``.json`` file: of its list of objects, or of the one object that it is.

    A list may stand in an object beside what is said of the whole, as many dumps have it.

    Raises:
        ArticleError: The file is empty, too large, or no such JSON.
        OSError: It cannot be read.
    """
    content = _parse(decode(source.read().removeprefix(_MARK)), "a list of objects is expected")
    rows = _rows(content)
    if rows is None:
        yield Draft(path=source.name, fields=content)
        return
    for number, row in enumerate(rows, 1):
        name = f"{source.name}:{number}"
        if isinstance(row, dict):
            yield Draft(path=name, fields=row)
        else:
            yield Skipped(path=name, reason="not a JSON object: a list of objects is expected")


def _rows(content: Any) -> list[Any] | None:
    """The list of objects; None when the content itself is the one object."""
    if isinstance(content, list):
        return content
    if not isinstance(content, dict):
        raise ArticleError("neither a JSON object nor a list of them")
    lists = [value for value in content.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
    texts = [value for value in content.values() if isinstance(value, str) and len(value) > 200]
    return lists[0] if len(lists) == 1 and not texts and "text" not in content else None


def _draft(line: bytes, name: str) -> Draft | Skipped:
    try:
        row = _parse(decode(line.removeprefix(_MARK)), "one object per line is expected")
    except ArticleError as error:
        return Skipped(path=name, reason=str(error))
    if isinstance(row, Mapping):
        return Draft(path=name, fields=row)
    return Skipped(path=name, reason="not a JSON object: one object per line is expected")


def _parse(text: str, hint: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        at = f"line {error.lineno}, column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        reason = f"{error.msg} at {at}" if isinstance(error, json.JSONDecodeError) else "too deep or too long"
        raise ArticleError(f"not JSON ({reason}): {hint}") from error
