"""Figures of an analysis beside the graph of a folder: kept for its page, made anew by the next build."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from graphbuild.errors import InputError
from graphbuild.export.files import write_whole
from graphbuild.graph import Graph, Standing

NAME = "figures.json"


def is_analysed(folder: Path) -> bool:
    """Whether the figures of the graph in a folder are wanted: somebody ran ``analyse`` on it."""
    return (folder / NAME).is_file()


def figure_rows(found: Iterable[Standing]) -> list[dict[str, object]]:
    """Return figures as stores take them."""
    return [{key: value for key, value in asdict(item).items() if key != "name"} for item in found]


def with_figures(graph: Graph, found: Iterable[Standing]) -> Graph:
    """Return the graph whose nodes carry these figures, for views that show them."""
    known = {item.id: item for item in found}
    return replace(graph, nodes=tuple(replace(item, figures=known.get(item.node.id)) for item in graph.nodes))


def figures_again(graph: Graph, folder: Path) -> tuple[Standing, ...]:
    """Return the figures of a new graph of a folder; none where nobody asked for any."""
    if not is_analysed(folder):
        return ()
    from graphbuild.assemble.analysis import standings  # noqa: PLC0415  (who opens a graph needs no networkx)

    return standings(graph)


def keep_figures(graph: Graph, found: Sequence[Standing], folder: Path) -> None:
    """Write the figures of a graph into a folder."""
    content = {"edges": _edges(graph), "nodes": [asdict(item) for item in found]}
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    write_whole(folder / NAME, text.encode("utf-8", "replace"))


def with_kept_figures(graph: Graph, folder: Path) -> Graph:
    """Return the graph with the figures that a folder keeps of it; without them where they are of an earlier graph.

    Raises:
        InputError: The file cannot be read.
    """
    if not is_analysed(folder):
        return graph
    try:
        content = json.loads((folder / NAME).read_text("utf-8"))
        fits = content["edges"] == _edges(graph)
        return with_figures(graph, [Standing(**row) for row in content["nodes"]]) if fits else graph
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"{folder / NAME}: cannot be read ({error}): delete it, or run `graphbuild analyse`"
        ) from error


def _edges(graph: Graph) -> str:
    """A digest of what figures are made of."""
    lines = "\n".join(sorted(f"{edge.source}|{edge.kind}|{edge.target}" for edge in graph.edges))
    return hashlib.sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()
