"""Reads a text file as one article."""

from collections.abc import Iterator

from graphbuild.ingest.drafts import Draft
from graphbuild.ingest.sources import Source, decode


def read_text_file(source: Source) -> Iterator[Draft]:
    """Yield the one article of a ``.txt`` or ``.md`` file; its raw text is the whole decoded file.

    Raises:
        ArticleError: The file is empty, too large or not UTF-8.
        OSError: It cannot be read.
    """
    yield Draft(path=source.name, fields={"text": decode(source.read())})
