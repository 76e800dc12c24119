"""Commands that hand the graph on: ``load`` into Neo4j and ``export`` to a file."""

from pathlib import Path

import click

from graphbuild.cli.options import graph_option, messages, server_options
from graphbuild.errors import InputError


@click.command()
@graph_option
@server_options
def load(graph: Path, uri: str | None, user: str, database: str) -> None:
    """Load the graph into a Neo4j server; loading it again changes nothing.

    The password comes from the environment: NEO4J_PASSWORD.
    """
    from graphbuild.pipeline.opening import open_graph
    from graphbuild.store import connect

    if uri is None:
        raise InputError("which server? give --uri, for example --uri neo4j://localhost:7687")
    found = open_graph(graph)
    with connect(uri, user=user, database=database) as store:
        store.load(found)
    messages().print(
        f"loaded {len(found.nodes)} nodes, {len(found.edges)} edges and {len(found.claims)} claims"
    )


@click.group()
def export() -> None:
    """Write the graph to a file for other tools."""


@export.command()
@graph_option
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="File to write."
)
def graphml(graph: Path, output: Path) -> None:
    """Write GraphML: for Gephi, Cytoscape, igraph, networkx."""
    from graphbuild.export.graphml import write_graphml
    from graphbuild.pipeline.opening import open_graph

    write_graphml(open_graph(graph), output)


@export.command()
@graph_option
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="File to write."
)
def html(graph: Path, output: Path) -> None:
    """Write the interactive page: one file that needs no network."""
    from graphbuild.export.html import write_html
    from graphbuild.pipeline.opening import open_graph

    write_html(open_graph(graph), output)
