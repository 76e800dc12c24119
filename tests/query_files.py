"""Writes made-up records as a build leaves them: what the oracle reads, without the store."""

from collections.abc import Sequence
from pathlib import Path

from graphbuild.assemble import write_claims
from graphbuild.graph import Graph
from graphbuild.model import Record
from graphbuild.records import RecordFile


def write_files(records: Sequence[Record], graph: Graph, folder: Path) -> Path:
    """Write ``records.sqlite`` and ``claims.jsonl`` of a graph that was assembled from these records."""
    with RecordFile(folder / "records.sqlite") as file:
        for record in records:
            file.save(record, "made")
        file.publish((record.article.id, "made") for record in records)
    write_claims(graph, folder / "claims.jsonl")
    return folder
