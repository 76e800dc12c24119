"""From the record file of a finished build to its graph."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from graphbuild.assemble import assemble
from graphbuild.assemble.diff import known_by
from graphbuild.collecting import rare_collections
from graphbuild.graph import Graph
from graphbuild.model import Mention, Record
from graphbuild.ontology import Ontology
from graphbuild.pipeline.figures import with_kept_figures
from graphbuild.records import Corrections, RecordFile, in_force, read_decisions, verified

PUBLISHED, INGESTED = "published", "ingested"


def open_graph(
    folder: Path | str, *, ontology: Ontology | None = None, as_of: str | None = None, by: str = PUBLISHED
) -> Graph:
    """Return the graph of a finished build, corrected as the decisions in its folder say.

    Args:
        folder: Folder of the build.
        ontology: The relations that it was built with.
        as_of: A day, YYYY-MM-DD: the graph of what was known by then.
        by: What "known" means: ``published`` by then, or ``ingested`` (added to this folder, in UTC) by then.

    Raises:
        DataFileError: The decisions file has a mistake.
        InputError: The folder holds no graph.
        EvidenceError: A stored article was damaged.
    """
    with RecordFile.existing(Path(folder)) as file, rare_collections():
        corrections = Corrections(in_force(read_decisions(Path(folder))))
        records = verified_records(file.load(), [], corrections)
        days = file.ingested() if by == INGESTED else None
        if as_of:
            return assemble(known_by(records, as_of, days), ontology=ontology)
        return with_kept_figures(assemble(records, ontology=ontology), Path(folder))


def mentions_beside(folder: Path | str, claim: str) -> tuple[Mention, ...]:
    """Return the mentions of the article that a claim is from, linked as the decisions in the folder say."""
    with RecordFile.existing(Path(folder)) as file:
        corrections = Corrections(in_force(read_decisions(Path(folder))))
        for record in file.load():
            if any(item.id == claim for item in (*record.claims, *record.rejected)):
                return corrections.apply(record).mentions
    return ()


def verified_records(
    records: Iterable[Record], refused: list[str], corrections: Corrections | None = None
) -> Iterator[Record]:
    """Yield the corrected records without the claims whose evidence fails; ``refused`` gets a line for each."""
    for record in records:
        kept, problems = verified(corrections.apply(record) if corrections else record)
        refused += problems
        yield kept
