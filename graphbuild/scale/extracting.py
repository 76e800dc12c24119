"""Extraction that survives a bad article."""

from collections.abc import Iterator, Sequence

from graphbuild.errors import InputError
from graphbuild.extract import ExtractConfig, extract_batch
from graphbuild.ingest import Skipped
from graphbuild.model import Article, Record
from graphbuild.scale.batches import ARTICLES
from graphbuild.scale.limiting import SECONDS, OverdueError, within


def extract_records(
    articles: Sequence[Article],
    *,
    config: ExtractConfig | None = None,
    failed: list[str] | None = None,
    seconds: float = SECONDS,
) -> Iterator[Record]:
    """Yield the record of each article, in order.

    An article that breaks a rule or the language model, or takes too long, costs itself only: its batch is tried again
    one by one, and ``failed`` gets a line for it. Without that list the first such article raises, and time is not
    limited.

    Args:
        articles: The articles.
        config: Settings.
        failed: Gets the lines.
        seconds: Processor time that one article may take; a batch, which is half a second of work, may take it, too.

    Raises:
        InputError: The model, the ontology or the gazetteer cannot be loaded: no article would succeed.
    """
    chosen = config or ExtractConfig()
    if articles:
        extract_batch((), chosen)  # what is loaded once is on nobody's account
    for at in range(0, len(articles), ARTICLES):
        batch = articles[at : at + ARTICLES]
        if failed is None:
            yield from extract_batch(batch, chosen)
            continue
        try:
            with within(seconds):
                records = extract_batch(batch, chosen)
        except InputError:
            raise
        except (Exception, OverdueError):
            records = _one_by_one(batch, chosen, failed, seconds)
        yield from records


def _one_by_one(articles: Sequence[Article], config: ExtractConfig, failed: list[str], seconds: float) -> list[Record]:
    records: list[Record] = []
    for article in articles:
        try:
            with within(seconds):
                records += extract_batch([article], config)
        except OverdueError:
            reason = f"its analysis takes more than {seconds:g} seconds: split it, or raise --limit analysis"
            failed.append(str(Skipped(path=named(article), reason=reason)))
        except Exception as error:
            reason = f"cannot be analysed: {type(error).__name__}: {error}"
            failed.append(str(Skipped(path=named(article), reason=reason)))
    return records


def named(article: Article) -> str:
    """Return what a message calls an article: where it was read from."""
    return article.paths[0] if article.paths else article.id
