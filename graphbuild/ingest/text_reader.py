"""Reads a text file as one article."""

from collections.abc import Iterator

from graphbuild.ingest.sources import Source, decode
from graphbuild.ingest.texts import read_text
from graphbuild.model import Article


def read_text_file(source: Source) -> Iterator[Article]:
    """Yield the one article of a ``.txt`` or ``.md`` file; its raw text is the whole decoded file.

    Raises:
        ArticleError: The file is empty, too large or not UTF-8.
        OSError: It cannot be read.
    """
    yield read_text(decode(source.read()), path=source.name)
