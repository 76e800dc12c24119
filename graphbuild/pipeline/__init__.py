"""The only place where all stages meet: articles in, a folder with the graph and its views out."""

from graphbuild.pipeline.building import build
from graphbuild.pipeline.reading import extract_records, open_graph, read_records
from graphbuild.pipeline.report import BuildReport

__all__ = ["BuildReport", "build", "extract_records", "open_graph", "read_records"]
