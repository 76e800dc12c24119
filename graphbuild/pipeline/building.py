"""The main job: reads articles, extracts what is new, assembles the graph and writes its views."""

import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from graphbuild.assemble import assemble
from graphbuild.collecting import rare_collections
from graphbuild.errors import InputError, SkippedError
from graphbuild.extract import ExtractConfig, article_rules
from graphbuild.ingest import ReadingOptions
from graphbuild.model import Article
from graphbuild.ontology import Ontology
from graphbuild.pipeline.holding import held
from graphbuild.pipeline.indexing import state_with, write_index
from graphbuild.pipeline.manifest import Reading, read_changed, write_manifest
from graphbuild.pipeline.opening import verified_records
from graphbuild.pipeline.report import BuildReport, report_of
from graphbuild.pipeline.shrinking import counts_of, require_half
from graphbuild.pipeline.stamp import mark_of, record_key, stamp
from graphbuild.pipeline.views import STORE, place_views, stage_views
from graphbuild.records import NAME, Corrections, RecordFile, in_force, read_decisions
from graphbuild.records.decisions import to_line
from graphbuild.scale.batches import batches
from graphbuild.scale.spool import Spool
from graphbuild.scale.work import Engine, here

#: Called with the number of articles done and of all articles.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """How articles are analysed: by which rules, where, and who is told."""

    config: ExtractConfig
    engine: Engine = here
    progress: Progress | None = None
    strict: bool = False


def require_all(analysis: Analysis, skipped: Sequence[str]) -> None:
    """Make sure that nothing was skipped where nothing may be.

    Raises:
        SkippedError: Something was.
    """
    if analysis.strict and skipped:
        raise SkippedError("--strict: the earlier graph is kept, because something was skipped", skipped)


def build(
    paths: Sequence[Path | str],
    out: Path | str = "out",
    *,
    config: ExtractConfig | None = None,
    reading: ReadingOptions | None = None,
    progress: Progress | None = None,
    force: bool = False,
    engine: Engine = here,
) -> BuildReport:
    """Build the graph of the given articles in a folder.

    Articles that an earlier build analysed under the same rules, data files and model are not analysed again;
    articles that are no longer given leave the graph. The folder keeps the earlier graph until the new one is
    complete.

    Args:
        paths: Files, folders, patterns and web addresses of articles; ``-`` is standard input.
        out: Folder to write; it is made when it is not there.
        config: Model, coreference, own relations and names.
        reading: Names of fields, languages, fetching.
        progress: Told how many articles are done.
        force: Replace the earlier graph also where it has more than twice as many articles or claims.
        engine: Where articles are analysed: ``scale.pool.Pool`` does it on several cores, ``scale.spark.Cluster`` on
            several machines; the graph is the same.

    Raises:
        InputError: No article can be read, the output folder cannot be written, or the graph would fall by more than
            half.
    """
    folder = Path(out)
    try:
        with Spool() as spool:
            read = read_changed(paths, folder, reading, spool)
            if not len(spool):
                raise SkippedError("no article could be read", read.skipped)
            folder.mkdir(parents=True, exist_ok=True)
            strict = reading is not None and reading.strict
            analysis = Analysis(config=config or ExtractConfig(), engine=engine, progress=progress, strict=strict)
            with held(folder), rare_collections():
                before = {} if force else counts_of(folder / STORE)
                return _build(read, spool, folder, analysis, before=before)
    except (OSError, sqlite3.Error) as error:
        raise InputError(f"{folder}: cannot be written, the earlier graph is kept: {error}") from error


def _build(read: Reading, spool: Spool, folder: Path, analysis: Analysis, *, before: Mapping[str, int]) -> BuildReport:
    refused: list[str] = []
    skipped, config = list(read.skipped), analysis.config
    require_half(before, {"articles": len(spool)}, folder)
    with RecordFile(folder / NAME) as file:
        keys, extracted = bring_up_to_date(file, spool, analysis, failed=skipped)
        ontology = Ontology.load(*map(Path, config.ontology_dirs))
        decisions = in_force(read_decisions(folder))
        corrections = Corrections(decisions)
        records = list(verified_records(file.load(keys), refused, corrections))
        graph = assemble(records, ontology=ontology)
        require_half(before, {"articles": len(graph.articles), "claims": len(graph.claims)}, folder)
        state = state_with(keys, ontology, decisions)
        staged = stage_views(graph, folder, ontology=ontology, state=state, left_out=skipped)
        made = stamp(config)
        write_index(staged / STORE, records, graph, keys=keys, ontology=ontology, stamp=made, decisions=decisions)
        file.publish(keys)
        place_views(staged, folder)
    write_manifest(read.sources, folder)
    report = report_of(graph, out=folder, extracted=extracted, skipped=skipped, refused=refused)
    superseded = tuple(spool.superseded())
    gone = tuple(map(to_line, corrections.gone()))
    return replace(report, unchanged=read.unchanged, superseded=superseded, gone=gone, notes=read.notes)


def bring_up_to_date(
    file: RecordFile, spool: Spool, analysis: Analysis, *, failed: list[str]
) -> tuple[list[tuple[str, str]], int]:
    """Store the records that are missing; return the keys of all usable ones and the number of new ones.

    Raises:
        SkippedError: Nothing could be analysed, or something was skipped where nothing may be.
    """
    config = analysis.config
    require_all(analysis, failed)
    marks = {article.id: mark_of(article) for article in spool}

    def key_of(article: Article, words: Collection[str]) -> str:
        return record_key(marks[article.id], article_rules(words, config), config)

    usable = file.recall(spool, key_of)
    missing = marks.keys() - usable.keys()
    size = sum(len(article.text) for article in spool if article.id in missing)
    todo = batches(article for article in spool if article.id in missing)
    problems: list[str] = []
    for done in analysis.engine(todo, config, size):
        new = {row.id: record_key(marks[row.id], row.rules_version, config) for row in done.rows}
        file.put((row, new[row.id]) for row in done.rows)
        usable |= new
        problems += done.failed
        if analysis.progress is not None:
            analysis.progress(len(usable), len(marks))
    failed += sorted(problems)
    if not usable:
        raise SkippedError("no article could be analysed", failed)
    require_all(analysis, failed)
    return sorted(usable.items()), len(missing)
