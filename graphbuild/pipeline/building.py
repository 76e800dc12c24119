"""The main job: reads articles, extracts what is new, assembles the graph and writes its views."""

import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from graphbuild.assemble import assemble
from graphbuild.errors import ArticleError, InputError
from graphbuild.extract import ExtractConfig, article_rules
from graphbuild.ingest import ReadingOptions, merge_copies
from graphbuild.model import Article
from graphbuild.ontology import Ontology
from graphbuild.pipeline.extracting import extract_records
from graphbuild.pipeline.holding import held
from graphbuild.pipeline.indexing import write_index
from graphbuild.pipeline.manifest import Reading, read_changed, write_manifest
from graphbuild.pipeline.opening import verified_records
from graphbuild.pipeline.report import BuildReport, report_of
from graphbuild.pipeline.shrinking import counts_of, require_half
from graphbuild.pipeline.stamp import mark_of, record_key, stamp
from graphbuild.pipeline.views import STORE, place_views, stage_views
from graphbuild.records import NAME, Corrections, RecordFile, in_force, read_decisions
from graphbuild.records.decisions import to_line

#: Called with the number of articles done and of all articles.
Progress = Callable[[int, int], None]


def build(
    paths: Sequence[Path | str],
    out: Path | str = "out",
    *,
    config: ExtractConfig | None = None,
    reading: ReadingOptions | None = None,
    progress: Progress | None = None,
    force: bool = False,
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

    Raises:
        InputError: No article can be read, the output folder cannot be written, or the graph would fall by more than
            half.
    """
    folder = Path(out)
    try:
        read = read_changed(paths, folder, reading)
        if not read.found.articles:
            raise InputError("\n".join(["no article could be read", *read.found.skipped]))
        folder.mkdir(parents=True, exist_ok=True)
        with held(folder):
            before = {} if force else counts_of(folder / STORE)
            return _build(read, folder, config=config or ExtractConfig(), progress=progress, before=before)
    except (OSError, sqlite3.Error) as error:
        raise InputError(f"{folder}: cannot be written, the earlier graph is kept: {error}") from error


def _build(
    read: Reading, folder: Path, *, config: ExtractConfig, progress: Progress | None, before: Mapping[str, int]
) -> BuildReport:
    refused: list[str] = []
    skipped, articles = list(read.found.skipped), merge_copies(read.found.articles)
    require_half(before, {"articles": len(articles)}, folder)
    with RecordFile(folder / NAME) as file:
        keys, extracted = bring_up_to_date(file, articles, config=config, failed=skipped, progress=progress)
        ontology = Ontology.load(*map(Path, config.ontology_dirs))
        decisions = in_force(read_decisions(folder))
        corrections = Corrections(decisions)
        records = list(verified_records(file.load(keys), refused, corrections))
        graph = assemble(records, ontology=ontology)
        require_half(before, {"articles": len(graph.articles), "claims": len(graph.claims)}, folder)
        staged = stage_views(graph, folder, ontology=ontology, left_out=skipped)
        made = stamp(config)
        write_index(staged / STORE, records, graph, keys=keys, ontology=ontology, stamp=made, decisions=decisions)
        file.publish(keys)
        place_views(staged, folder)
    write_manifest(read.sources, folder)
    report = report_of(graph, out=folder, extracted=extracted, skipped=skipped, refused=refused)
    return replace(report, unchanged=read.unchanged, gone=tuple(map(to_line, corrections.gone())))


def bring_up_to_date(
    file: RecordFile,
    articles: Sequence[Article],
    *,
    config: ExtractConfig,
    failed: list[str],
    progress: Progress | None,
) -> tuple[list[tuple[str, str]], int]:
    """Store the records that are missing; return the keys of all usable ones and the number of new ones."""
    marks = {article.id: mark_of(article) for article in articles}

    def key_of(article: Article, words: Collection[str]) -> str:
        return record_key(marks[article.id], article_rules(words, config), config)

    usable = file.recall(articles, key_of)
    missing = [article for article in articles if article.id not in usable]
    for record in extract_records(missing, config=config, failed=failed):
        try:
            key = record_key(marks[record.article.id], record.rules_version, config)
            file.save(record, key)
            usable[record.article.id] = key
        except ArticleError as error:
            failed.append(str(error))
        if progress is not None:
            progress(len(usable), len(articles))
    if not usable:
        raise InputError("\n".join(["no article could be analysed", *failed]))
    return sorted(usable.items()), len(missing)
