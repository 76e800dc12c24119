"""Reads articles from files, folders and standard input; one bad item costs that item."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graphbuild.errors import ArticleError
from graphbuild.ingest.html_reader import read_html_file
from graphbuild.ingest.jsonl_reader import read_jsonl_file
from graphbuild.ingest.sources import STANDARD_INPUT, Skipped, Source, find_sources
from graphbuild.ingest.text_reader import read_text_file
from graphbuild.model import Article

#: Largest file, and largest line of a file of many articles, in bytes (trafilatura's own cap on a page).
MAX_BYTES = 20_000_000

#: A reader yields the articles of a file; ArticleError or OSError mean that the whole file gives none.
Reader = Callable[[Source], Iterator[Article | Skipped]]

READERS: Mapping[str, Reader] = {
    ".txt": read_text_file,
    ".md": read_text_file,
    ".html": read_html_file,
    ".htm": read_html_file,
    ".jsonl": read_jsonl_file,
    ".ndjson": read_jsonl_file,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Articles:
    """What was read.

    Attributes:
        articles: In the order of the paths.
        skipped: One line per input that gave no article: name, reason, what to do.
    """

    articles: tuple[Article, ...]
    skipped: tuple[str, ...]


def read_articles(paths: Sequence[str | Path], *, max_bytes: int = MAX_BYTES) -> Articles:
    """Read all articles behind the paths; see ``iter_articles``."""
    items = [*iter_articles(paths, max_bytes=max_bytes)]
    return Articles(
        articles=tuple(item for item in items if isinstance(item, Article)),
        skipped=tuple(str(item) for item in items if isinstance(item, Skipped)),
    )


def iter_articles(paths: Sequence[str | Path], *, max_bytes: int = MAX_BYTES) -> Iterator[Article | Skipped]:
    """Yield the articles behind the paths one by one, and what was skipped; no input raises an error.

    Args:
        paths: Files (``.txt``, ``.md``, ``.html``, ``.htm``, ``.jsonl``, ``.ndjson``; others are read as
            text), folders, read with all that is in them in sorted order, or ``-`` for standard input (text).
        max_bytes: Largest file, or line of a file of many articles.
    """
    for path in paths:
        for source in find_sources(str(path), max_bytes, suffixes=frozenset(READERS)):
            if isinstance(source, Skipped):
                yield source
            else:
                yield from _read(source)


def _read(source: Source) -> Iterator[Article | Skipped]:
    suffix = Path(source.path).suffix.lower() if source.path != STANDARD_INPUT else ".txt"
    try:
        yield from READERS.get(suffix, read_text_file)(source)
    except ArticleError as error:
        yield Skipped(path=source.name, reason=str(error))
    except OSError as error:
        yield Skipped(path=source.name, reason=f"cannot be read: {error.strerror}")
