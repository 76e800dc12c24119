"""Adds, replaces and takes back articles of a finished build.

Only the articles named are analysed, and only rows that differ are written to the store; records and store are then
those of a build of all remaining articles from scratch. The views that are one file each (claims, GraphML, page) stay
as they are until the next ``build`` or ``export``.
"""

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from graphbuild.assemble import assemble
from graphbuild.errors import InputError, UnknownNameError
from graphbuild.extract import ExtractConfig
from graphbuild.ingest import ReadingOptions, merge_copies, read_articles
from graphbuild.model import Graph
from graphbuild.ontology import Ontology
from graphbuild.pipeline.building import Progress, bring_up_to_date
from graphbuild.pipeline.opening import verified_records
from graphbuild.pipeline.report import BuildReport, report_of
from graphbuild.pipeline.views import STORE
from graphbuild.records import RecordFile
from graphbuild.store import connect


def add(
    paths: Sequence[Path | str],
    folder: Path | str,
    *,
    replaced: Collection[str] = (),
    config: ExtractConfig | None = None,
    reading: ReadingOptions | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Add articles to a finished build.

    An article that is there already, by URL or by outlet and text, is merged with the new one as in a build.

    Args:
        paths: Files and folders of articles; ``-`` is standard input.
        folder: Folder of the build.
        replaced: Ids of articles that leave in the same step.
        config: As the build was given; with other rules, articles are analysed again.
        reading: Names of fields, languages, fetching.
        progress: Told how many articles are done.

    Raises:
        InputError: No article can be read, or the folder holds no graph or cannot be written.
        UnknownNameError: An article to be replaced is not there.
    """
    chosen = config or ExtractConfig()
    read = read_articles(paths, options=reading)
    if not read.articles:
        raise InputError("\n".join(["no article could be read", *read.skipped]))
    skipped = list(read.skipped)
    with _changing(Path(folder)) as file:
        _require(replaced, [name for name, _ in file.current()])
        kept = [record.article for record in file.load() if record.article.id not in replaced]
        articles = merge_copies([*kept, *read.articles])
        keys, extracted = bring_up_to_date(file, articles, config=chosen, failed=skipped, progress=progress)
        return _publish(file, keys, Path(folder), config=chosen, extracted=extracted, skipped=skipped)


def retract(articles: Collection[str], folder: Path | str, *, config: ExtractConfig | None = None) -> BuildReport:
    """Take articles out of a finished build; the others keep the records that they have.

    Args:
        articles: Ids of the articles.
        folder: Folder of the build.
        config: As the build was given; only its own relations matter here.

    Raises:
        InputError: The folder holds no graph or cannot be written.
        UnknownNameError: There is no such article.
    """
    with _changing(Path(folder)) as file:
        current = file.current()
        _require(articles, [name for name, _ in current])
        keys = [(name, key) for name, key in current if name not in articles]
        return _publish(file, keys, Path(folder), config=config or ExtractConfig(), extracted=0, skipped=[])


def show_records(
    file: RecordFile, keys: Sequence[tuple[str, str]], folder: Path, *, ontology: Ontology | None = None
) -> tuple[Graph, list[str]]:
    """Make these (article, key) rows current, in the store and in the record file.

    The store is a view and comes first: a process that ends in between leaves the earlier records, and the next change
    brings the store to its own.

    Returns:
        The graph, and a line for each claim whose evidence fails.
    """
    refused: list[str] = []
    graph = assemble(verified_records(file.load(keys), refused), ontology=ontology)
    with connect(folder / STORE) as store:
        store.load(graph)
    file.publish(keys)
    return graph, refused


def _publish(
    file: RecordFile,
    keys: Sequence[tuple[str, str]],
    folder: Path,
    *,
    config: ExtractConfig,
    extracted: int,
    skipped: Sequence[str],
) -> BuildReport:
    ontology = Ontology.load(*map(Path, config.ontology_dirs))
    graph, refused = show_records(file, keys, folder, ontology=ontology)
    return report_of(graph, out=folder, extracted=extracted, skipped=skipped, refused=refused)


def _require(wanted: Collection[str], known: Collection[str]) -> None:
    for name in wanted:
        if name not in known:
            raise UnknownNameError(f"no article {name!r} in this graph: `graphbuild query articles` lists their ids")


@contextmanager
def _changing(folder: Path) -> Iterator[RecordFile]:
    try:
        with RecordFile.existing(folder) as file:
            yield file
    except (OSError, sqlite3.Error) as error:
        raise InputError(f"{folder}: cannot be written, the earlier graph is kept: {error}") from error
