"""Writes the views of a graph beside the old ones, then puts them in place."""

import shutil
from pathlib import Path

from graphbuild.assemble import write_claims
from graphbuild.export.graphml import write_graphml
from graphbuild.export.html import write_what_fits
from graphbuild.model import Graph
from graphbuild.ontology import Ontology
from graphbuild.store import connect

CLAIMS = "claims.jsonl"
GRAPHML = "graph.graphml"
PAGE = "explorer.html"
STORE = "store"
_STAGED = ".next"
_REPLACED = ".old"


def stage_views(graph: Graph, out: Path, *, ontology: Ontology, left_out: list[str]) -> Path:
    """Write all views into a folder inside ``out`` and return it; what is left of a failure is removed.

    ``left_out`` gets a line for what is too much for a view.
    """
    for left in (_STAGED, _REPLACED):
        shutil.rmtree(out / left, ignore_errors=True)
    staged = out / _STAGED
    staged.mkdir()
    try:
        write_claims(graph, staged / CLAIMS)
        write_graphml(graph, staged / GRAPHML, ontology=ontology)
        left_out += filter(None, [write_what_fits(graph, staged / PAGE, ontology=ontology)])
        with connect(staged / STORE) as store:
            store.load(graph)
    except BaseException:
        shutil.rmtree(staged)
        raise
    return staged


def place_views(staged: Path, out: Path) -> None:
    """Move the staged views to their places; the old ones stay until the new ones are there."""
    old = out / _REPLACED
    old.mkdir()
    for view in sorted(staged.iterdir()):
        place = out / view.name
        if place.is_dir():
            place.rename(old / view.name)  # a folder cannot be replaced in one step
        view.replace(place)
    staged.rmdir()
    shutil.rmtree(old)
