"""Adds, replaces and takes back articles of a finished build.

Only the articles named are analysed, only what they touch in the graph is looked at, and only rows that differ are
written to the store; records and store are then those of a build of all remaining articles from scratch. The views that
are one file each (claims, GraphML, page) stay as they are until the next ``build`` or ``export``.
"""

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graphbuild.assemble import assemble
from graphbuild.errors import InputError, UnknownNameError
from graphbuild.extract import ExtractConfig
from graphbuild.ingest import ReadingOptions, read_articles
from graphbuild.model import Article
from graphbuild.ontology import Ontology
from graphbuild.pipeline.building import Analysis, Progress, bring_up_to_date
from graphbuild.pipeline.deciding import affected
from graphbuild.pipeline.holding import held
from graphbuild.pipeline.indexing import count, is_current, stamp_of, state_of, symmetric_relations, write_index
from graphbuild.pipeline.journal import keep
from graphbuild.pipeline.opening import verified_records
from graphbuild.pipeline.parts import NAME, Parts
from graphbuild.pipeline.report import BuildReport
from graphbuild.pipeline.stamp import stamp
from graphbuild.pipeline.touching import carry
from graphbuild.pipeline.views import STORE
from graphbuild.records import Corrections, RecordFile, in_force, read_decisions
from graphbuild.records.decision_file import parse_decisions, to_text
from graphbuild.records.decisions import AnyDecision
from graphbuild.scale.spool import Spool
from graphbuild.store import connect

#: So many articles are always carried into the graph one by one, whatever its size.
_FEW = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Making:
    """What the graph is made with; ``refused`` gets a line per claim whose evidence fails."""

    ontology: Ontology
    stamp: str
    decisions: Sequence[AnyDecision]
    refused: list[str]


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
    with changing(Path(folder)) as file:
        current = file.current()
        _require(replaced, [name for name, _ in current])
        stamped = stamp(chosen)
        kept = [(name, key) for name, key in current if name not in replaced]
        # Under the rules of before, only articles that come again have to be looked at; else all of them.
        same_rules = stamp_of(Path(folder) / STORE) == stamped
        coming = {article.id for article in read.articles}
        again = [pair for pair in kept if not same_rules or pair[0] in coming]
        with Spool(record.article for record in file.load(again)) as spool:
            for article in read.articles:
                spool.add(article)
            analysis = Analysis(config=chosen, progress=progress)
            keys, extracted = bring_up_to_date(file, spool, analysis, failed=skipped)
        keys = sorted({*keys, *(set(kept) - set(again))})
        return _publish(file, keys, Path(folder), config=chosen, stamp=stamped, extracted=extracted, skipped=skipped)


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
        current = file.current()
        _require(articles, [name for name, _ in current])
        keys = [(name, key) for name, key in current if name not in articles]
        chosen = config or ExtractConfig()
        kept_stamp = stamp_of(Path(folder) / STORE)
        return _publish(file, keys, Path(folder), config=chosen, stamp=kept_stamp, extracted=0, skipped=[])


def show_records(
    file: RecordFile,
    keys: Sequence[tuple[str, str]],
    folder: Path,
    *,
    ontology: Ontology | None = None,
    stamp: str = "",
    extracted: int = 0,
    skipped: Sequence[str] = (),
) -> BuildReport:
    """Make these (article, key) rows current, in the store and in the record file.

    Where the index of the folder belongs to the current records, only what the changed articles touch is looked at;
    else the whole graph is assembled and compared, and the index is made anew. The store is a view and comes first: a
    process that ends in between leaves the earlier records, and the next change brings the store to its own.
    """
    relations = ontology or Ontology.load()
    refused: list[str] = []
    (folder / STORE).mkdir(exist_ok=True)
    current, decisions = file.current(), in_force(read_decisions(folder))
    again = _decided_anew(folder, decisions) if is_current(folder / STORE, current, relations) else None
    changed = len(set(keys) ^ set(current)) + len(again or ())
    made = _Making(ontology=relations, stamp=stamp, decisions=decisions, refused=refused)
    if again is not None and changed <= max(_FEW, len(current) // 5):
        _carry(file, keys, folder, made, again)
    else:
        _assemble(file, keys, folder, made)
    file.publish(keys)
    with Parts(folder / STORE / NAME, symmetric=symmetric_relations(relations)) as parts:
        return count(parts, out=folder, extracted=extracted, skipped=skipped, refused=refused)


def _decided_anew(folder: Path, decisions: Sequence[AnyDecision]) -> set[str]:
    """Return the articles that decisions made since the index was written change."""
    with Parts(folder / STORE / NAME, symmetric=()) as parts:
        before = parse_decisions(parts.meta("decisions"))
        return affected(parts, before, decisions) if before != tuple(decisions) else set()


def _assemble(file: RecordFile, keys: Sequence[tuple[str, str]], folder: Path, made: _Making) -> None:
    records = list(verified_records(file.load(keys), made.refused, Corrections(made.decisions)))
    graph = assemble(records, ontology=made.ontology)
    (folder / STORE / NAME).unlink(missing_ok=True)
    with connect(folder / STORE) as store:
        store.load(graph)
    write_index(
        folder / STORE,
        records,
        graph,
        keys=keys,
        ontology=made.ontology,
        stamp=made.stamp,
        decisions=made.decisions,
    )


def _carry(
    file: RecordFile, keys: Sequence[tuple[str, str]], folder: Path, made: _Making, again: Collection[str]
) -> None:
    """Write what differs. Until it is written the index says that it belongs to no state at all."""
    current = dict(file.current())
    wanted = (set(keys) - current.items()) | {pair for pair in keys if pair[0] in again}
    coming = list(verified_records(file.load(wanted), made.refused, Corrections(made.decisions)))
    gone = current.keys() - dict(keys).keys()
    symmetric = symmetric_relations(made.ontology)

    def texts(names: Collection[str]) -> Iterator[Article]:
        return (record.article for record in file.load([(name, current[name]) for name in names]))

    with Parts(folder / STORE / NAME, symmetric=symmetric) as parts, connect(folder / STORE) as store:
        noted = to_text(made.decisions)
        before, after = parts.meta("state"), state_of(keys, symmetric, noted)
        parts.note(state="", stamp="")
        parts.run("BEGIN IMMEDIATE")
        changes = carry(parts, coming, gone, texts=texts, graph_name=store.graph_name)
        store.apply(changes)
        if after != before:
            keep(parts.db, before, after, changes)
        parts.note(state=after, stamp=made.stamp, decisions=noted)
        parts.run("COMMIT")


def _publish(
    file: RecordFile,
    keys: Sequence[tuple[str, str]],
    folder: Path,
    *,
    config: ExtractConfig,
    stamp: str,
    extracted: int,
    skipped: Sequence[str],
) -> BuildReport:
    ontology = Ontology.load(*map(Path, config.ontology_dirs))
    return show_records(file, keys, folder, ontology=ontology, stamp=stamp, extracted=extracted, skipped=skipped)


def _require(wanted: Collection[str], known: Collection[str]) -> None:
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
