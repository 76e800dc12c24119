"""CSV: nodes, edges, claims and evidence, one file each, for spreadsheets, pandas and Gephi's import."""

import csv
import io
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from graphbuild.assemble.networkx_graph import joined
from graphbuild.export.attributes import xml_text
from graphbuild.export.files import make_folder, whole_file
from graphbuild.export.tables import tables
from graphbuild.graph import Graph
from graphbuild.ontology import Ontology

#: A cell that begins so is run as a formula by spreadsheets, also with spaces before it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(graph: Graph, folder: Path, *, ontology: Ontology | None = None) -> None:
    """Write ``nodes.csv``, ``edges.csv``, ``claims.csv`` and ``evidence.csv``: UTF-8, commas, a row of names first.

    Lists are joined by `` | ``. Text that a spreadsheet would run as a formula gets an apostrophe before it. The files
    are put in place when all are complete; rows are written one by one.

    Raises:
        InputError: The folder cannot be made or written.
    """
    make_folder(folder)
    with ExitStack() as files:
        for table in tables(graph, ontology):
            binary = files.enter_context(whole_file(folder / f"{table.name}.csv"))
            file = io.TextIOWrapper(binary, encoding="utf-8", newline="", write_through=True)
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(table.columns)
            writer.writerows([_cell(row[name]) for name in table.columns] for row in table.rows())
            file.detach()


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        value = joined(tuple(map(str, value)))
    return neutral(xml_text(value)) if isinstance(value, str) else value


def neutral(text: str) -> str:
    """Return the text with an apostrophe before it if a spreadsheet would take it for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
