"""Extraction that survives a bad article."""

from collections.abc import Iterator, Sequence

from graphbuild.errors import InputError
from graphbuild.extract import ExtractConfig, extract_batch
from graphbuild.ingest import Skipped
from graphbuild.model import Article, Record
from graphbuild.scale.batches import ARTICLES


def extract_records(
    articles: Sequence[Article], *, config: ExtractConfig | None = None, failed: list[str] | None = None
) -> Iterator[Record]:
    """Yield the record of each article, in order.

    An article that breaks a rule or the language model costs itself only: its batch is tried again one by
    one, and ``failed`` gets a line for it. Without that list the first such article raises.

    Raises:
        InputError: The model, the ontology or the gazetteer cannot be loaded: no article would succeed.
    """
    chosen = config or ExtractConfig()
    for at in range(0, len(articles), ARTICLES):
        batch = articles[at : at + ARTICLES]
        try:
            yield from extract_batch(batch, chosen)
        except InputError:
            raise
        except Exception:
            if failed is None:
                raise
            yield from _one_by_one(batch, chosen, failed)


def _one_by_one(articles: Sequence[Article], config: ExtractConfig, failed: list[str]) -> Iterator[Record]:
    for article in articles:
        try:
            yield from extract_batch([article], config)
        except Exception as error:
            reason = f"cannot be analysed: {type(error).__name__}: {error}"
            failed.append(str(Skipped(path=named(article), reason=reason)))


def named(article: Article) -> str:
    """Return what a message calls an article: where it was read from."""
    return article.paths[0] if article.paths else article.id
