"""The work on one batch: what every engine runs, wherever it runs it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from graphbuild.errors import ArticleError
from graphbuild.extract import ExtractConfig
from graphbuild.model import Article
from graphbuild.records import Row, row_of
from graphbuild.scale.batches import Batch
from graphbuild.scale.extracting import extract_records
from graphbuild.scale.limiting import SECONDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a batch gave.

    Attributes:
        rows: One per article that was analysed.
        failed: One line per article that was not.
    """

    rows: tuple[Row, ...] = ()
    failed: tuple[str, ...] = ()


#: Analyses batches, in any order. It is told how many characters there are in all.
Engine = Callable[[Iterator[Batch], ExtractConfig, int], Iterator[Done]]


def work(articles: Sequence[Article], config: ExtractConfig, seconds: float = SECONDS) -> Done:
    """Analyse a batch; an article that fails, or takes more than so many seconds, costs itself only.

    Raises:
        InputError: The model, the ontology or the gazetteer cannot be loaded: no article would succeed.
    """
    failed: list[str] = []
    rows: list[Row] = []
    for record in extract_records(articles, config=config, failed=failed, seconds=seconds):
        try:
            rows.append(row_of(record))
        except ArticleError as error:
            failed.append(str(error))
    return Done(rows=tuple(rows), failed=tuple(failed))


def here(batches: Iterator[Batch], config: ExtractConfig, characters: int, seconds: float = SECONDS) -> Iterator[Done]:
    """Analyse the batches in this process."""
    del characters
    return (work(batch, config, seconds) for batch in batches)
