"""From the record file of a finished build to its graph."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from graphbuild.assemble import assemble
from graphbuild.model import Graph, Record
from graphbuild.ontology import Ontology
from graphbuild.records import RecordFile, verified


def open_graph(folder: Path | str, *, ontology: Ontology | None = None) -> Graph:
    """Return the graph of a finished build.

    Raises:
        InputError: The folder holds no graph.
        EvidenceError: A stored article was damaged.
    """
    with RecordFile.existing(Path(folder)) as file:
        return assemble(verified_records(file.load(), []), ontology=ontology)


def verified_records(records: Iterable[Record], refused: list[str]) -> Iterator[Record]:
    """Yield the records without the claims whose evidence fails; ``refused`` gets a line for each."""
    for record in records:
        kept, problems = verified(record)
        refused += problems
        yield kept
