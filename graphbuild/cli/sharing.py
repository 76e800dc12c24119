"""Commands that hand the graph on: ``load`` into Neo4j and ``export`` to a file."""

import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphbuild.cli.options import (
    Command,
    as_of_option,
    graph_option,
    messages,
    ontology_option,
    opened,
    part_of,
    part_options,
    server_options,
    server_settings,
)
from graphbuild.errors import InputError, ServerAwayError

if TYPE_CHECKING:
    from graphbuild.graph import Graph
    from graphbuild.ontology import Ontology
    from graphbuild.store.settings import Settings


_patience_option = click.option(
    "--patience",
    type=click.FloatRange(0, min_open=True),
    help="Seconds that a server which falls silent is waited for (default: 60).",
)


@click.command()
@graph_option
@server_options
@click.option("--batch", type=click.IntRange(1), help="Rows per transaction (default: 5000).")
@_patience_option
@click.option("--verify", is_flag=True, help="Compare everything, also where the server is said to be up to date.")
def load(graph: Path, batch: int | None, patience: float | None, verify: bool, **server: Any) -> None:
    """Load the graph into a Neo4j server; loading it again changes nothing.

    After `graphbuild add`, `replace` or `retract` only what they changed is sent. The password comes from the
    environment: NEO4J_PASSWORD. Everything written carries the name of the graph.
    """
    from rich.progress import Progress

    from graphbuild.pipeline.serving import serve

    settings = _server(server, batch=batch, patience=patience)
    console = messages()
    bar = Progress(console=console, transient=True, disable=not console.is_terminal)
    with _resumable(), settings.connect() as store, bar:
        task = bar.add_task("loading", total=None)
        written = 0

        def show(done: int, total: int) -> None:
            nonlocal written
            written = done
            bar.update(task, completed=done, total=total)

        whole = serve(graph, store, verify=verify, progress=show)
    how = "after a comparison with all that the server holds" if whole else "what changed since the last load"
    console.print(f"loaded: {written} nodes and relationships written, {how}")


@click.command()
@server_options
@_patience_option
def unload(patience: float | None, **server: Any) -> None:
    """Remove from a Neo4j server exactly what `graphbuild load` wrote there: nodes, relationships, indexes."""
    settings = _server(server, patience=patience)
    with _resumable(), settings.connect() as store:
        before = sum(store.counts().values())
        store.unload()
    messages().print(f"removed {before} nodes and relationships of graph {settings.name!r}", markup=False)


@contextmanager
def _resumable() -> Iterator[None]:
    try:
        yield
    except ServerAwayError as error:
        raise ServerAwayError(f"{error} What was done is kept: the same command goes on from there") from error


def _server(given: dict[str, Any], **more: Any) -> "Settings":
    settings = server_settings(given, **more)
    if not settings.uri:
        raise InputError("which server? give --uri, for example --uri neo4j://localhost:7687, or set NEO4J_URI")
    return settings


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@graph_option
@click.option("--name", default="graphbuild", show_default=True, help="Name that everything carries as property graph.")
def bulk(folder: Path, graph: Path, name: str) -> None:
    """Write FOLDER for neo4j-admin's importer: for more than about a million rows.

    The importer fills an empty database while the server is stopped; run schema.cypher afterwards.
    """
    from graphbuild.store.bulk import ARGUMENTS, SCHEMA, write_bulk

    rows = write_bulk(_opened(graph), folder, graph_name=name)
    click.echo(
        f"{rows} rows written. With the server stopped:\n"
        f"    cd {shlex.quote(str(folder))} && neo4j-admin database import full neo4j @{ARGUMENTS}\n"
        f"then start it and run {SCHEMA}"
    )


@click.group()
def export() -> None:
    """Write the graph to a file for other tools."""


def _output_option(command: Command) -> Command:
    kind = click.Path(path_type=Path, dir_okay=False)
    return click.option("-o", "--output", type=kind, required=True, help="File to write.")(command)


def _folder_option(command: Command) -> Command:
    kind = click.Path(path_type=Path, file_okay=False)
    return click.option("-o", "--output", type=kind, required=True, help="Folder to write.")(command)


def _export_options(command: Command) -> Command:
    return graph_option(ontology_option(as_of_option(part_options(command))))


@export.command()
@_output_option
@click.option("--flavor", type=click.Choice(["plain", "yed"]), default="plain", help="yed adds shapes for yEd.")
@click.option("--merge", is_flag=True, help="One edge per pair, for tools that cannot show parallel edges.")
@_export_options
def graphml(graph: Path, output: Path, flavor: Any, merge: bool, **part: Any) -> None:
    """Write GraphML: for Gephi, Cytoscape, yEd, igraph, networkx."""
    from graphbuild.export.graphml import write_graphml

    found, ontology = _chosen(graph, part)
    write_graphml(found, output, ontology=ontology, flavor=flavor, merge=merge)


@export.command()
@_output_option
@_export_options
def gexf(graph: Path, output: Path, **part: Any) -> None:
    """Write GEXF: for Gephi, with parallel relations and the time of each."""
    from graphbuild.export.gexf import write_gexf

    found, ontology = _chosen(graph, part)
    write_gexf(found, output, ontology=ontology)


@export.command("csv")
@_folder_option
@_export_options
def csv_(graph: Path, output: Path, **part: Any) -> None:
    """Write CSV: nodes, edges, claims and evidence, for spreadsheets, pandas and Gephi."""
    from graphbuild.export.csv_tables import write_csv

    found, ontology = _chosen(graph, part)
    write_csv(found, output, ontology=ontology)


@export.command()
@_folder_option
@_export_options
def parquet(graph: Path, output: Path, **part: Any) -> None:
    """Write Parquet: the same tables, for pandas, DuckDB, Spark and R; needs graphbuild[parquet]."""
    from graphbuild.export.parquet import write_parquet

    found, ontology = _chosen(graph, part)
    write_parquet(found, output, ontology=ontology)


@export.command("json")
@_output_option
@_export_options
def json_(graph: Path, output: Path, **part: Any) -> None:
    """Write node-link JSON: for networkx and D3, with claims and articles."""
    from graphbuild.export.node_link import write_node_link

    found, ontology = _chosen(graph, part)
    write_node_link(found, output, ontology=ontology)


@export.command()
@_output_option
@_export_options
def jsonld(graph: Path, output: Path, **part: Any) -> None:
    """Write JSON-LD: claims in the terms of schema.org and PROV-O, a named graph per article."""
    from graphbuild.export.jsonld import write_jsonld

    found, _ = _chosen(graph, part)
    write_jsonld(found, output)


@export.command()
@_output_option
@_export_options
def html(graph: Path, output: Path, **part: Any) -> None:
    """Write the interactive page: one file that needs no network."""
    from graphbuild.export.html import write_html

    found, ontology = _chosen(graph, part)
    write_html(found, output, ontology=ontology)


def _chosen(graph: Path, part: dict[str, Any]) -> "tuple[Graph, Ontology]":
    found, ontology = opened(graph, part.pop("ontology_dirs"), part.pop("as_of"))
    return part_of(found, part, ontology), ontology


def _opened(graph: Path) -> "Graph":
    from graphbuild.pipeline.opening import open_graph

    return open_graph(graph)
