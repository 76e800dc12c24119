"""Reads articles from a table: one per row, fields by the names in the first row."""

import csv
import io
from collections.abc import Iterator, Sequence

from graphbuild.errors import ArticleError
from graphbuild.ingest.drafts import Draft
from graphbuild.ingest.sources import Skipped, Source

_DELIMITERS = ",;\t|"
_SAMPLE = 65_536


def read_csv_file(source: Source) -> Iterator[Draft | Skipped]:
    """Yield the articles of a ``.csv`` or ``.tsv`` file, one by one; a bad row costs that row.

    The delimiter is the one of comma, semicolon, tabulator and bar that the first row holds most of.

    Raises:
        ArticleError: The file has no row, or a quoted field never ends.
        OSError: It cannot be read.
    """
    before = csv.field_size_limit(source.limits.size)  # one for the whole process
    with source.open() as binary:
        # Bytes that are not UTF-8 become surrogates here, so that they cost their row and not the file.
        file = io.TextIOWrapper(binary, encoding="utf-8-sig", errors="surrogateescape", newline="")
        try:
            yield from _rows(file, source)
        except csv.Error as error:
            raise ArticleError(f"not a table ({error}): check the quotes") from error
        finally:
            file.detach()
            csv.field_size_limit(before)


def _rows(file: io.TextIOWrapper, source: Source) -> Iterator[Draft | Skipped]:
    head = file.readline(_SAMPLE)
    if not head.strip():
        raise ArticleError("empty file")
    delimiter = max(_DELIMITERS, key=lambda sign: (head.count(sign), -_DELIMITERS.index(sign)))
    names = [name.strip() for name in next(csv.reader([head], delimiter=delimiter))]
    reader = csv.reader(_lines(file, source.limits.size), delimiter=delimiter)
    found = False
    for row in reader:
        if not any(cell.strip() for cell in row):
            continue
        found = True
        yield _draft(names, row, f"{source.name}:{reader.line_num + 1}")
    if not found:
        raise ArticleError("a table without a row: the first row holds the names of the fields")


def _lines(file: io.TextIOWrapper, longest: int) -> Iterator[str]:
    """The lines of a table, none of which fills the memory."""
    while line := file.readline(longest + 1):
        if len(line) > longest:
            raise ArticleError(f"a line larger than {longest:,} bytes: the rest is not read; raise --limit size")
        yield line


def _draft(names: Sequence[str], row: Sequence[str], name: str) -> Draft | Skipped:
    if len(row) > len(names):
        return Skipped(
            path=name, reason=f"{len(row)} cells under {len(names)} names: quote cells that hold the delimiter"
        )
    if any("\udc80" <= char <= "\udcff" for cell in row for char in cell):
        return Skipped(path=name, reason="not UTF-8: save the table as UTF-8")
    return Draft(path=name, fields=dict(zip(names, row, strict=False)))
