"""Commands that change a finished build article by article: ``add``, ``replace`` and ``retract``."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphbuild.cli.options import (
    analysis_options,
    extraction_config,
    graph_option,
    messages,
    pop_reading,
    reading_options,
    workers_option,
)
from graphbuild.cli.telling import told

if TYPE_CHECKING:
    from graphbuild.pipeline.report import BuildReport


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLES...")
@graph_option
@workers_option
@reading_options
@analysis_options
def add(articles: tuple[str, ...], graph: Path, report_file: Path | None, **analysis: Any) -> None:
    """Add ARTICLES to the graph; only they are analysed."""
    _add(articles, graph, report_file, analysis)


@click.command()
@click.argument("article_id")
@click.argument("article")
@graph_option
@workers_option
@reading_options
@analysis_options
def replace(article_id: str, article: str, graph: Path, report_file: Path | None, **analysis: Any) -> None:
    """Put ARTICLE in the place of the one with ARTICLE_ID."""
    _add([article], graph, report_file, analysis, replaced=[article_id])


def _add(
    articles: Sequence[str],
    graph: Path,
    report_file: Path | None,
    analysis: dict[str, Any],
    replaced: Sequence[str] = (),
) -> None:
    from graphbuild.cli.building import progress_bar
    from graphbuild.pipeline.changing import add as run
    from graphbuild.scale.pool import Pool

    workers, reading = analysis.pop("workers"), pop_reading(analysis)
    config, engine = extraction_config(analysis), Pool(workers=workers, seconds=reading.limits.analysis)

    def work() -> "BuildReport":
        with progress_bar(messages()) as show:
            return run(articles, graph, replaced=replaced, reading=reading, config=config, progress=show, engine=engine)

    _say(told(work, report_file))


@click.command()
@click.argument("article_ids", nargs=-1, required=True)
@graph_option
@click.option("--ontology", "ontology_dirs", multiple=True, help="Folder of own relations.")
def retract(article_ids: tuple[str, ...], graph: Path, **analysis: Any) -> None:
    """Take the articles with ARTICLE_IDS out of the graph (`graphbuild query articles` lists them)."""
    from graphbuild.pipeline.changing import retract as run

    config = extraction_config(analysis)
    _say(told(lambda: run(article_ids, graph, config=config), None))


def _say(report: "BuildReport") -> None:
    click.echo(
        f"{report.articles} articles, {report.extracted} of them analysed now; {sum(report.claims.values())} claims, "
        f"{report.edges} edges\nrecords and store are up to date; claims.jsonl, graph.graphml and explorer.html are "
        "those of the last build: `graphbuild build` or `graphbuild export` writes them anew"
    )
