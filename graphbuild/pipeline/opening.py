"""From the record file of a finished build to its graph."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from graphbuild.assemble import assemble
from graphbuild.assemble.diff import known_by
from graphbuild.model import Graph, Record
from graphbuild.ontology import Ontology
from graphbuild.records import Corrections, RecordFile, in_force, read_decisions, verified


def open_graph(folder: Path | str, *, ontology: Ontology | None = None, as_of: str | None = None) -> Graph:
    """Return the graph of a finished build, corrected as the decisions in its folder say.

    Args:
        folder: Folder of the build.
        ontology: The relations that it was built with.
        as_of: A day, YYYY-MM-DD: the graph of what was published by then.

    Raises:
        DataFileError: The decisions file has a mistake.
        InputError: The folder holds no graph.
        EvidenceError: A stored article was damaged.
    """
    with RecordFile.existing(Path(folder)) as file:
        corrections = Corrections(in_force(read_decisions(Path(folder))))
        records = verified_records(file.load(), [], corrections)
        return assemble(known_by(records, as_of) if as_of else records, ontology=ontology)


def verified_records(
    records: Iterable[Record], refused: list[str], corrections: Corrections | None = None
) -> Iterator[Record]:
    """Yield the corrected records without the claims whose evidence fails; ``refused`` gets a line for each."""
    for record in records:
        kept, problems = verified(corrections.apply(record) if corrections else record)
        refused += problems
        yield kept
