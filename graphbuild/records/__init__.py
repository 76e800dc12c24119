"""The canonical data: a verified record per article, in one SQLite file; all else is a view of it."""

from graphbuild.records.codec import from_json, to_json
from graphbuild.records.evidence import verified
from graphbuild.records.file import NAME, RecordFile

__all__ = ["NAME", "RecordFile", "from_json", "to_json", "verified"]
