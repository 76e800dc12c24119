"""The canonical data: a verified record per article, in one SQLite file; all else is a view of it."""

from graphbuild.records.codec import from_json, to_json
from graphbuild.records.correcting import Corrections
from graphbuild.records.decision_file import DECISIONS, in_force, read_decisions
from graphbuild.records.evidence import verified
from graphbuild.records.file import NAME, RecordFile, Row, row_of

__all__ = [
    "DECISIONS",
    "NAME",
    "Corrections",
    "RecordFile",
    "Row",
    "from_json",
    "in_force",
    "read_decisions",
    "row_of",
    "to_json",
    "verified",
]
