"""Writes the views of a graph beside the old ones, then puts them in place."""

import ctypes
import os
import shutil
import sys
from pathlib import Path

from graphbuild.assemble import write_claims
from graphbuild.export.graphml import write_graphml
from graphbuild.export.html import write_what_fits
from graphbuild.graph import Graph
from graphbuild.ontology import Ontology
from graphbuild.pipeline.figures import figure_rows, figures_again, keep_figures, with_figures
from graphbuild.store import connect

CLAIMS = "claims.jsonl"
GRAPHML = "graph.graphml"
PAGE = "explorer.html"
STORE = "store"
STAGED = ".next"
REPLACED = ".old"
#: AT_FDCWD and RENAME_EXCHANGE of Linux.
_HERE, _SWAP = -100, 2


def stage_views(graph: Graph, out: Path, *, ontology: Ontology, state: str, left_out: list[str]) -> Path:
    """Write all views into a folder inside ``out`` and return it; when it fails, nothing of it is left.

    The store notes ``state``; ``left_out`` gets a line for what is too much for a view. Where the earlier graph was
    analysed, so is this one.
    """
    found = figures_again(graph, out)
    staged = out / STAGED
    staged.mkdir()
    try:
        write_claims(graph, staged / CLAIMS)
        write_graphml(graph, staged / GRAPHML, ontology=ontology)
        shown = with_figures(graph, found)
        left_out += filter(None, [write_what_fits(shown, staged / PAGE, ontology=ontology)])
        with connect(staged / STORE) as store:
            store.load(graph, state=state)
            if found:
                store.annotate(figure_rows(found))
                keep_figures(graph, found, staged)
    except BaseException:
        shutil.rmtree(staged)
        raise
    return staged


def place_views(staged: Path, out: Path) -> None:
    """Move the staged views to their places, each in one step: whoever reads meanwhile finds the old one or the new."""
    for view in sorted(staged.iterdir()):
        place = out / view.name
        if place.is_dir():
            _exchange(view, place, out / REPLACED)
        else:
            view.replace(place)
    shutil.rmtree(staged)


def _exchange(new: Path, place: Path, aside: Path) -> None:
    """Put a folder in the place of another, which goes to where the new one was, or aside.

    Linux swaps two folders in one step; elsewhere there is a moment without either.
    """
    swap = getattr(ctypes.CDLL(None), "renameat2", None) if sys.platform == "linux" else None
    if swap is None or swap(_HERE, os.fsencode(new.absolute()), _HERE, os.fsencode(place.absolute()), _SWAP):
        place.rename(aside)
        new.rename(place)
        shutil.rmtree(aside)
