"""Commands about agreement and change: ``conflicts`` and ``diff``."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphbuild.cli.options import as_of_option, graph_option, ontology_option, opened

if TYPE_CHECKING:
    from graphbuild.assemble.diff import Change
    from graphbuild.graph import Edge, Graph
    from graphbuild.model import Claim


@click.command()
@graph_option
@ontology_option
@as_of_option
@click.option("--entity", help="Only with this entity or topic at either end (name, alias or id).")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="Form."
)
def conflicts(graph: Path, ontology_dirs: tuple[Path, ...], as_of: str | None, entity: str | None, form: str) -> None:
    """List claims that cannot both hold, by kind, with both sentences.

    dispute: two speakers; self-contradiction: one speaker; author-against-speaker; changed: the later supersedes.
    """
    from graphbuild.errors import UnknownNameError
    from graphbuild.resolve import close_names, find_node, listed

    found, _ = opened(graph, ontology_dirs, as_of)
    wanted = None
    if entity is not None:
        nodes = [item.node for item in found.nodes]
        node = find_node(entity, nodes)
        if node is None:
            raise UnknownNameError(f"no entity or topic {entity!r}; {listed(close_names(entity, nodes))}")
        wanted = node.id
    rows = [row for row in _rows(found) if wanted in (None, row["subject"]["id"], row["object"]["id"])]
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    for row in rows if form == "table" else ():
        click.echo(f"{row['kind']}: {row['subject']['name']} / {row['object']['name']}")
        for side in (row["first"], row["second"]):
            click.echo(f"  {side['date'] or 'undated':10}  {side['says']}\n              {side['sentence']}")


def _rows(graph: "Graph") -> list[dict[str, Any]]:
    """Return the pairs with the earlier claim first, by kind and ids."""
    from graphbuild.assemble.ends import when

    claims = {claim.id: claim for claim in graph.claims}
    found = []
    for first, second, kind in sorted(graph.links, key=lambda link: (link[2], link[:2])):
        both = (claims[first], claims[second])
        pair = sorted(both, key=lambda claim: (when(claim) or "", claim.phase is not None, claim.id))
        ends = {
            name: {"id": end.id, "name": end.name}
            for name, end in (("subject", pair[0].subject), ("object", pair[0].object))
        }
        found.append({"kind": kind, **ends, "first": _side(pair[0]), "second": _side(pair[1])})
    return found


def _side(claim: "Claim") -> dict[str, Any]:
    from graphbuild.assemble.ends import when
    from graphbuild.assemble.explanation import qualifiers, speakers

    return {
        "claim": claim.id,
        "relation": claim.relation,
        "polarity": str(claim.polarity),
        "modality": str(claim.modality),
        "speaker": claim.attribution[0].name if claim.attribution else "author",
        "date": when(claim),
        "says": f"{claim.relation} {qualifiers(claim)}; said by {speakers(claim)}",
        "sentence": claim.evidence[0].text,
        "article": claim.article,
    }


@click.command()
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@graph_option
@ontology_option
@click.option(
    "--by",
    type=click.Choice(["published", "ingested"]),
    default="published",
    show_default=True,
    help="What a day counts: when articles were published, or added to this folder (UTC).",
)
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "html"]), default="table", show_default=True, help="Form."
)
def diff(before: str, after: str, graph: Path, ontology_dirs: tuple[Path, ...], *, by: str, form: str) -> None:
    """Say what became of the relations from A to B: days (YYYY-MM-DD) of the graph, or folders of two builds.

    flipped, newly disputed, ended, new, gone.
    """
    from graphbuild.assemble.diff import diff as compare

    old, new = (_state(name, graph, ontology_dirs, by) for name in (before, after))
    rows = [_change(item) for item in compare(old, new)]
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif form == "html":
        click.echo(_page(rows, f"{before} to {after}"))
    for row in rows if form == "table" else ():
        earlier = f"  (before: {row['before']['says']})" if row["before"] else ""
        click.echo(f"{row['change']:14}  {row['source']} / {row['target']}: {row['now']['says']}{earlier}")


def _state(name: str, graph: Path, ontology_dirs: tuple[Path, ...], by: str) -> "Graph":
    from graphbuild.errors import InputError
    from graphbuild.ingest.fields import parse_date

    if Path(name).is_dir():
        return opened(Path(name), ontology_dirs)[0]
    day = parse_date(name)
    if day is None:
        raise InputError(f"{name!r} is neither a folder of a build nor a day (YYYY-MM-DD)")
    return opened(graph, ontology_dirs, day, by)[0]


def _change(item: "Change") -> dict[str, Any]:
    ends = {"change": item.change, "source": item.source, "target": item.target}
    return {**ends, "now": _edge(item.edge), "before": _edge(item.before) if item.before else None}


def _edge(edge: "Edge") -> dict[str, Any]:
    words = [edge.relation, edge.polarity, edge.modality, *([edge.phase] if edge.phase else [])]
    return {
        "says": " ".join([words[0], ", ".join(words[1:])]),
        "kind": edge.kind,
        "speakers": list(edge.speakers),
        "origins": edge.origins,
        "last_date": edge.last_date,
        "sentence": edge.sentence,
        "url": edge.url,
        "claims": list(edge.claims),
    }


_COLOURS = {"flipped": "#f5d0fe", "newly disputed": "#fed7aa", "ended": "#e5e7eb", "new": "#bbf7d0", "gone": "#fecaca"}


def _page(rows: list[dict[str, Any]], title: str) -> str:
    """Return the changes as a page without scripts; every word of an article is escaped."""
    from html import escape

    body = "\n".join(
        f'<tr style="background:{_COLOURS[row["change"]]}">'
        + "".join(
            f"<td>{escape(text)}</td>"
            for text in (
                *(row["change"], row["source"], row["target"], row["now"]["says"]),
                *(row["before"]["says"] if row["before"] else "", row["now"]["sentence"]),
            )
        )
        + "</tr>"
        for row in rows
    )
    head = "".join(f"<th>{name}</th>" for name in ("change", "from", "to", "now", "before", "sentence"))
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<body><h1>{escape(title)}</h1><table><tr>{head}</tr>\n{body}\n</table></body></html>"
    )
