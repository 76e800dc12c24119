"""``analyse``: who stands where in the graph, for reading and for questions."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphbuild.cli.options import (
    as_of_option,
    chosen_store,
    graph_option,
    messages,
    ontology_option,
    opened,
    server_options,
    server_settings,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphbuild.assemble.analysis import Triad
    from graphbuild.graph import Graph, Standing
    from graphbuild.ontology import Ontology


@click.command()
@graph_option
@ontology_option
@as_of_option
@server_options
@click.option("--claimed", is_flag=True, help="Count what is denied, not actual or hearsay, too.")
@click.option("--between", nargs=2, metavar="A B", help="Show the shortest chains between two entities or topics.")
@click.option("--store/--no-store", "kept", default=True, show_default=True, help="Keep the figures in the store.")
@click.option("--top", type=click.IntRange(1), default=20, show_default=True, help="Nodes at most, in the table.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="Form."
)
def analyse(
    graph: Path,
    ontology_dirs: tuple[Path, ...],
    *,
    as_of: str | None,
    claimed: bool,
    between: tuple[str, str] | None,
    kept: bool,
    top: int,
    form: str,
    **server: Any,
) -> None:
    """Say who is central, which communities there are, and which threes are out of balance.

    Only what is plainly asserted counts. The figures are kept in the store as properties of entities - degree,
    centrality, community, balanced, unbalanced - for questions in Cypher, and on the page; the next build makes them
    anew. They are no part of the graph. With --as-of or --claimed nothing is kept.
    """
    from graphbuild.assemble.analysis import standings, triads
    from graphbuild.pipeline.figures import figure_rows

    found, ontology = opened(graph, ontology_dirs, as_of)
    if between:
        _show_chains(found, between, claimed=claimed, form=form)
        return
    nodes, threes = standings(found, claimed=claimed), triads(found, claimed=claimed)
    if kept and as_of is None and not claimed:
        with chosen_store(graph, server_settings(server)) as store:
            store.annotate(figure_rows(nodes))
        _show_on_page(found, nodes, graph, ontology)
        where = "in the store (n.centrality, n.community ...) and on the page"
        messages().print(f"figures of {len(nodes)} entities and topics are {where}")
    _show(nodes, threes, top=top, form=form)


def _show_on_page(found: "Graph", nodes: "Sequence[Standing]", folder: Path, ontology: "Ontology") -> None:
    from graphbuild.export.html import write_what_fits
    from graphbuild.pipeline.figures import keep_figures, with_figures
    from graphbuild.pipeline.views import PAGE

    keep_figures(found, nodes, folder)
    write_what_fits(with_figures(found, nodes), folder / PAGE, ontology=ontology)


def _show(nodes: "Sequence[Standing]", threes: "Sequence[Triad]", *, top: int, form: str) -> None:
    if form == "json":
        rows = [{**asdict(item), "balanced": item.balanced} for item in threes]
        click.echo(json.dumps({"nodes": [*map(asdict, nodes)], "triads": rows}, ensure_ascii=False, indent=2))
        return
    names = {item.id: item.name for item in nodes}
    for item in nodes[:top]:
        click.echo(f"{item.centrality:.4f}  {item.degree:4} related  community {item.community:3}  {item.name}")
    click.echo(f"{sum(item.balanced for item in threes)} of {len(threes)} signed threes are balanced")
    for three in threes:
        if not three.balanced:
            click.echo(f"  out of balance: {', '.join(names[name] for name in three.nodes)}")


def _show_chains(graph: "Graph", between: tuple[str, str], *, claimed: bool, form: str) -> None:
    from graphbuild.assemble.analysis import shortest_chains
    from graphbuild.errors import UnknownNameError
    from graphbuild.resolve import close_names, find_node, listed

    nodes = [item.node for item in graph.nodes]
    ends = []
    for name in between:
        node = find_node(name, nodes)
        if node is None:
            raise UnknownNameError(f"no entity or topic {name!r}; {listed(close_names(name, nodes))}")
        ends.append(node.id)
    names = {node.id: node.name for node in nodes}
    chains = [[names[name] for name in chain] for chain in shortest_chains(graph, *ends, claimed=claimed)]
    if form == "json":
        click.echo(json.dumps(chains, ensure_ascii=False, indent=2))
    elif not chains:
        click.echo(f"nothing joins {between[0]} and {between[1]}")
    for chain in chains if form == "table" else ():
        click.echo(" - ".join(chain))
