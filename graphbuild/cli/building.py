"""Commands that analyse text: ``build`` and ``extract``."""

import json
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphbuild.cli.options import (
    analysis_options,
    extraction_config,
    messages,
    pop_reading,
    reading_options,
    workers_option,
)
from graphbuild.cli.telling import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from graphbuild.model import Claim
    from graphbuild.pipeline.building import Progress
    from graphbuild.pipeline.report import BuildReport
    from graphbuild.scale.work import Engine


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLES...")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("out"),
    show_default=True,
    help="Folder to write; articles in it that did not change are not analysed again.",
)
@click.option("--force", is_flag=True, help="Replace a graph of more than twice as many articles or claims, too.")
@workers_option
@click.option("--engine", type=click.Choice(["local", "spark"]), default="local", help="spark: analyse on a cluster.")
@click.option("--master", default="local[*]", show_default=True, help="Address of the cluster: spark://HOST:7077.")
@reading_options
@analysis_options
def build(
    articles: tuple[str, ...],
    out: Path,
    *,
    force: bool,
    workers: int | None,
    engine: str,
    master: str,
    report_file: Path | None,
    **analysis: Any,
) -> None:
    """Build the graph of ARTICLES: files, folders, patterns, web addresses, or - for standard input.

    Files are text, Markdown, saved web pages, PDF, JSON, JSON lines, CSV and feeds, also in .zip and .gz. A file
    articles.toml beside them may give dates and sources.
    """
    from graphbuild.pipeline.building import build as run

    reading, config = pop_reading(analysis), extraction_config(analysis)
    chosen = _engine(engine, workers, master, reading.limits.analysis)

    def work() -> "BuildReport":
        with progress_bar(messages()) as show:
            return run(articles, out, config=config, reading=reading, progress=show, force=force, engine=chosen)

    _summary(told(work, report_file))


@click.command()
@click.option("--text", required=True, help="The text to analyse, or - to read it from standard input.")
@click.option("--published", help="Publication date, YYYY-MM-DD: relative dates are reckoned from it.")
@click.option("--json", "as_json", is_flag=True, help="One claim per line, as in claims.jsonl.")
@analysis_options
def extract(text: str, published: str | None, as_json: bool, **analysis: Any) -> None:
    """Show the claims that a text makes, without building a graph."""
    from graphbuild.assemble import assemble, claim_rows
    from graphbuild.ingest import read_text
    from graphbuild.scale.extracting import extract_records

    article = read_text(sys.stdin.read() if text == "-" else text, published=published)
    graph = assemble(extract_records([article], config=extraction_config(analysis)))
    for claim, row in zip(graph.claims, claim_rows(graph), strict=True):
        click.echo(json.dumps(row, ensure_ascii=False) if as_json else _line(claim))
    if not graph.claims:
        messages().print("no claim found")


def _engine(name: str, workers: int | None, master: str, seconds: float) -> "Engine":
    if name == "spark":
        from graphbuild.scale.spark import Cluster

        return Cluster(master=master, seconds=seconds)
    from graphbuild.scale.pool import Pool

    return Pool(workers=workers, seconds=seconds)


@contextmanager
def progress_bar(console: "Console") -> "Iterator[Progress]":
    """Show how many articles are done, how many it is in a second, and how long the rest will take."""
    from rich import progress as rich

    rate, left = rich.TextColumn("{task.fields[rate]}"), rich.TimeRemainingColumn(elapsed_when_finished=True)
    columns = (rich.TextColumn("analysing articles"), rich.BarColumn(), rich.MofNCompleteColumn(), rate, left)
    with rich.Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("articles", total=None, rate="")

        def show(done: int, total: int) -> None:
            speed = bar.tasks[task].speed
            bar.update(task, completed=done, total=total, rate=f"{speed:.1f}/s" if speed else "")

        yield show


def _line(claim: "Claim") -> str:
    from graphbuild.assemble.explanation import qualifiers, speakers

    ends = f"{claim.subject.name} -[{claim.relation}]-> {claim.object.name}"
    dates = f"; {claim.date_text}" if claim.date_text else ""
    return f"{ends} ({qualifiers(claim)}; said by {speakers(claim)}{dates}) {claim.rule}"


def _summary(report: "BuildReport") -> None:
    from rich.console import Console
    from rich.table import Table

    from graphbuild.model import Polarity

    claims = Table("relation", "asserted", "denied", title="Claims")
    for relation in sorted({relation for relation, _ in report.claims}):
        counts = [report.claims.get((relation, polarity), 0) for polarity in Polarity]
        claims.add_row(relation, *(str(count or "") for count in counts))
    nodes = Table("type", "nodes", title="Entities and topics")
    for kind, count in report.nodes.items():
        nodes.add_row(kind, str(count))
    console = Console(highlight=False, soft_wrap=True)
    console.print(claims, nodes)
    console.print(
        f"{report.articles} articles ({report.undated} undated), {report.extracted} of them analysed now; "
        f"{report.unchanged} files unchanged; {len(report.skipped)} skipped\n"
        f"{sum(report.claims.values())} claims, {report.edges} edges, {report.claimed} of them only CLAIMED\n"
        f"written to {report.out}: records.sqlite claims.jsonl graph.graphml explorer.html manifest.json store"
    )
