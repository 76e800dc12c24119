"""Adds, replaces and takes back articles of a finished build.

Only the articles named are analysed, only what they touch in the graph is looked at, and only rows that differ are
written, to the journal that the store follows when it is opened; records and store are then those of a build of all
remaining articles from scratch. The views that are one file each (claims, GraphML, page) stay as they are until the
next ``build`` or ``export``.
"""

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from graphbuild.assemble import assemble
from graphbuild.errors import InputError, SkippedError, UnknownNameError
from graphbuild.extract import ExtractConfig
from graphbuild.ingest import ReadingOptions, read_articles
from graphbuild.ontology import Ontology
from graphbuild.pipeline.building import Analysis, Progress, bring_up_to_date
from graphbuild.pipeline.carrying import Making, Task, carried
from graphbuild.pipeline.holding import held
from graphbuild.pipeline.indexing import count, stamp_of, state_with, write_index
from graphbuild.pipeline.opening import verified_records
from graphbuild.pipeline.parts import NAME, Parts
from graphbuild.pipeline.report import BuildReport
from graphbuild.pipeline.stamp import stamp
from graphbuild.pipeline.views import STORE
from graphbuild.records import Corrections, RecordFile, in_force, read_decisions
from graphbuild.scale.spool import Spool
from graphbuild.scale.work import Engine, here
from graphbuild.store import connect


def add(
    paths: Sequence[Path | str],
    folder: Path | str,
    *,
    replaced: Collection[str] = (),
    config: ExtractConfig | None = None,
    reading: ReadingOptions | None = None,
    progress: Progress | None = None,
    engine: Engine = here,
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
        engine: Where articles are analysed, see ``build``.

    Raises:
        InputError: No article can be read, or the folder holds no graph or cannot be written.
        UnknownNameError: An article to be replaced is not there.
    """
    chosen = config or ExtractConfig()
    read = read_articles(paths, options=reading)
    if not read.articles:
        raise SkippedError("no article could be read", read.skipped)
    skipped = list(read.skipped)
    with changing(Path(folder)) as file:
        _require(replaced, file)
        stamped = stamp(chosen)
        # Under the rules of before, only articles that come again have to be looked at; else all of them.
        same_rules = stamp_of(Path(folder) / STORE) == stamped
        coming = {article.id for article in read.articles}
        again = file.keys(coming) if same_rules else dict(file.current())
        kept = [pair for pair in again.items() if pair[0] not in replaced]
        with Spool(record.article for record in file.load(kept)) as spool:
            for article in read.articles:
                spool.add(article)
            strict = reading is not None and reading.strict
            analysis = Analysis(config=chosen, engine=engine, progress=progress, strict=strict)
            keys, extracted = bring_up_to_date(file, spool, analysis, failed=skipped)
            superseded = tuple(spool.superseded())
        gone = {*again, *replaced} - {name for name, _ in keys}
        made = Making(ontology=_ontology(chosen), stamp=stamped)
        report = change_records(file, Path(folder), made, come=keys, gone=gone, extracted=extracted, skipped=skipped)
        return replace(report, superseded=superseded)


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
    with changing(Path(folder)) as file:
        _require(articles, file)
        made = Making(ontology=_ontology(config or ExtractConfig()), stamp=stamp_of(Path(folder) / STORE))
        return change_records(file, Path(folder), made, gone=articles)


def change_records(
    file: RecordFile,
    folder: Path,
    made: Making,
    *,
    come: Collection[tuple[str, str]] = (),
    gone: Collection[str] = (),
    extracted: int = 0,
    skipped: Sequence[str] = (),
) -> BuildReport:
    """Make saved records current and others go, in the store and in the record file, and carry out what was decided.

    Where the folder has an index, only what the changed articles touch is looked at; else the whole graph is assembled
    and compared, and the index is made anew. The store is a view and comes first: a process that ends in between leaves
    the earlier records, and the next change brings the index, which knows its records, to its own.

    Args:
        file: The records of the folder.
        folder: Folder of the build.
        made: What the graph is made with.
        come: Pairs of article id and key.
        gone: Ids of articles that leave.
        extracted: For the report: articles that were analysed.
        skipped: For the report: what could not be used.
    """
    (folder / STORE).mkdir(exist_ok=True)
    task = Task(file=file, folder=folder / STORE, made=made, decisions=in_force(read_decisions(folder)), refused=[])
    if not carried(task, come=come, gone=gone):
        wanted = {name: key for name, key in file.current() if name not in gone} | dict(come)
        _assemble(task, sorted(wanted.items()))
    file.change(come, gone)
    with Parts(folder / STORE / NAME, symmetric=()) as parts:
        return count(parts, out=folder, extracted=extracted, skipped=skipped, refused=task.refused)


def _assemble(task: Task, keys: Sequence[tuple[str, str]]) -> None:
    folder, ontology, decisions = task.folder, task.made.ontology, task.decisions
    records = list(verified_records(task.file.load(keys), task.refused, Corrections(decisions)))
    graph = assemble(records, ontology=ontology)
    (folder / NAME).unlink(missing_ok=True)
    with connect(folder) as store:
        store.load(graph, state=state_with(keys, ontology, decisions))
    write_index(folder, records, graph, keys=keys, ontology=ontology, stamp=task.made.stamp, decisions=decisions)


def _ontology(config: ExtractConfig) -> Ontology:
    return Ontology.load(*map(Path, config.ontology_dirs))


def _require(wanted: Collection[str], file: RecordFile) -> None:
    known = file.keys(wanted)
    for name in wanted:
        if name not in known:
            raise UnknownNameError(f"no article {name!r} in this graph: `graphbuild query articles` lists their ids")


@contextmanager
def changing(folder: Path) -> Iterator[RecordFile]:
    """Open the records of a folder that is going to change, and say so where that fails."""
    try:
        with RecordFile.existing(folder) as file, held(folder):
            yield file
    except (OSError, sqlite3.Error) as error:
        raise InputError(f"{folder}: cannot be written, the earlier graph is kept: {error}") from error
