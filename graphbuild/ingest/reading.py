"""Reads articles from files, folders, archives, addresses and standard input; one bad item costs that item."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from graphbuild.errors import ArticleError
from graphbuild.ingest.archives import UNPACKERS
from graphbuild.ingest.csv_reader import read_csv_file
from graphbuild.ingest.drafts import Draft, to_article
from graphbuild.ingest.feed_reader import read_feed_file
from graphbuild.ingest.fetching import is_address
from graphbuild.ingest.fields import without_login
from graphbuild.ingest.following import followed
from graphbuild.ingest.html_reader import read_html_file
from graphbuild.ingest.json_reader import read_json_file, read_jsonl_file
from graphbuild.ingest.languages import require_language
from graphbuild.ingest.limits import Limits
from graphbuild.ingest.options import ReadingOptions
from graphbuild.ingest.pdf_reader import read_pdf_file
from graphbuild.ingest.sidecar import SideCars
from graphbuild.ingest.sources import STANDARD_INPUT, Search, Skipped, Source
from graphbuild.ingest.text_reader import read_text_file
from graphbuild.model import Article

#: A reader yields what it finds in a file; ArticleError or OSError mean that the rest of the file gives nothing.
Reader = Callable[[Source], Iterator[Draft | Skipped]]

#: One reader per format; a new one is one module and its lines here.
READERS: Mapping[str, Reader] = {
    ".txt": read_text_file,
    ".md": read_text_file,
    ".html": read_html_file,
    ".htm": read_html_file,
    ".pdf": read_pdf_file,
    ".jsonl": read_jsonl_file,
    ".ndjson": read_jsonl_file,
    ".json": read_json_file,
    ".csv": read_csv_file,
    ".tsv": read_csv_file,
    ".rss": read_feed_file,
    ".atom": read_feed_file,
    ".rdf": read_feed_file,
    ".xml": read_feed_file,
}
SUFFIXES = frozenset((*READERS, *UNPACKERS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Articles:
    """What was read.

    Attributes:
        articles: In the order of the paths.
        skipped: One line per input that gave no article: name, reason, what to do.
    """

    articles: tuple[Article, ...]
    skipped: tuple[str, ...]


def read_articles(paths: Sequence[str | Path], *, options: ReadingOptions | None = None) -> Articles:
    """Read all articles behind the paths; see ``iter_articles``."""
    items = [*iter_articles(paths, options=options)]
    return Articles(
        articles=tuple(item for item in items if isinstance(item, Article)),
        skipped=tuple(str(item) for item in items if isinstance(item, Skipped)),
    )


def iter_articles(paths: Sequence[str | Path], *, options: ReadingOptions | None = None) -> Iterator[Article | Skipped]:
    """Yield the articles behind the paths one by one, and what was skipped; no input raises an error.

    Args:
        paths: Files of the kinds in ``READERS`` and ``UNPACKERS`` (one that is named and of another kind is read as
            text), folders, read with all that is in them in sorted order, patterns such as ``news/**/*.html``,
            web addresses, or ``-`` for standard input.
        options: Sizes, names of fields, languages, fetching.
    """
    chosen = options or ReadingOptions()
    cars = SideCars()
    for source in iter_sources(paths, chosen):
        yield from (source,) if isinstance(source, Skipped) else read_source(source, chosen, cars)


def iter_sources(paths: Sequence[str | Path], options: ReadingOptions) -> Iterator[Source | Skipped]:
    """Yield the files behind the paths, unopened, and what is none."""
    for path in paths:
        yield from _sources(str(path), options)


def read_source(source: Source, options: ReadingOptions, cars: SideCars) -> Iterator[Article | Skipped]:
    """Yield the articles of one file, and what was skipped in it."""
    yield from cars.problems(source)
    given, defaults = said_beside(source, cars)
    for number, item in enumerate(_whole(_read(source), options)):
        if number == options.limits.records:
            yield Skipped(path=source.name, reason=f"the rest is not read: more than {number:,} articles in one file")
            return
        if isinstance(item, Skipped):
            yield item
            continue
        # What was fetched as one article came from its address, unless the page names a better one.
        address = {"url": source.path} if is_address(source.path) and item.path == source.name else {}
        try:
            _require_length(item, options)
            article = to_article(item, mapping=options.mapping, given=given, defaults={**address, **defaults})
            yield replace(article, language=require_language(article, options.languages))
        except ArticleError as error:
            yield Skipped(path=item.path, reason=str(error))


def _require_length(draft: Draft, options: ReadingOptions) -> None:
    length = len(draft.value((options.mapping.get("text", "text"),)))
    if length > options.limits.characters:
        raise ArticleError(f"an article of {length:,} characters: split it, or raise --limit characters")


def _whole(items: Iterator[Draft | Skipped], options: ReadingOptions) -> Iterator[Draft | Skipped]:
    """Fetch the articles of which a feed holds a teaser or nothing, if fetching was asked for."""
    for item in items:
        if isinstance(item, Skipped) or not item.link:
            yield item
        elif options.fetcher is not None:
            yield from followed(item, lambda address: _fetched(address, options), _read)
        elif item.fields.get("text"):
            yield item
        else:
            yield Skipped(path=item.path, reason="the entry carries no text: --fetch fetches the page that it links to")


def said_beside(source: Source, cars: SideCars) -> tuple[dict[str, str], dict[str, str]]:
    """Return what the side-car says of a file: what wins over the file, and what fills in the rest."""
    car = cars.beside(source)
    return car.given(Path(source.path.partition("!")[0]).name), dict(car.defaults)


def _sources(path: str, options: ReadingOptions) -> Iterator[Source | Skipped]:
    if is_address(path):
        yield _fetched(path, options)
    elif path == STANDARD_INPUT:
        yield _standard_input(f".{options.kind.lower().removeprefix('.')}", options.limits)
    else:
        yield from Search(limits=options.limits, suffixes=SUFFIXES, links=options.links).find(path)


def _standard_input(kind: str, limits: Limits) -> Source | Skipped:
    source = Source(path=STANDARD_INPUT, limits=limits, kind=kind)
    if kind not in SUFFIXES:
        return Skipped(path=STANDARD_INPUT, reason=f"unknown kind {kind!r}: known are {', '.join(sorted(SUFFIXES))}")
    if kind not in UNPACKERS:
        return source
    try:
        data = source.read()  # an archive is read from its end
    except ArticleError as error:
        return Skipped(path=STANDARD_INPUT, reason=str(error))
    return replace(source, opener=lambda: nullcontext(BytesIO(data)))


def _fetched(address: str, options: ReadingOptions) -> Source | Skipped:
    if options.fetcher is None:
        return Skipped(path=without_login(address), reason="a web address: give --fetch to fetch it")
    try:
        return options.fetcher.fetch(address, limits=options.limits)
    except ArticleError as error:
        return Skipped(path=without_login(address), reason=str(error))


def _read(source: Source) -> Iterator[Draft | Skipped]:
    try:
        if unpack := UNPACKERS.get(source.suffix):
            for inner in unpack(source):
                yield from (inner,) if isinstance(inner, Skipped) else _read_packed(inner)
        else:
            yield from READERS.get(source.suffix, read_text_file)(source)
    except ArticleError as error:
        yield Skipped(path=source.name, reason=str(error))
    except OSError as error:
        yield Skipped(path=source.name, reason=f"cannot be read: {error.strerror or error}")


def _read_packed(source: Source) -> Iterator[Draft | Skipped]:
    if source.suffix in READERS:
        yield from _read(source)
    else:
        known = ", ".join(sorted(READERS))
        yield Skipped(path=source.name, reason=f"unknown kind of file {source.suffix!r}: known are {known}")
