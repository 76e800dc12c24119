"""Articles in, an honest graph of who stands where out.

    import graphbuild as gb

    records = gb.extract_records(gb.read_articles(["data/articles"]).articles)
    graph = gb.assemble_records(records)
    gb.write_html(graph, "explorer.html")

All names load on first use: importing graphbuild loads no language model, driver or drawing library.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphbuild.assemble import assemble as assemble_records
    from graphbuild.assemble import to_networkx
    from graphbuild.errors import GraphbuildError
    from graphbuild.export.choosing import Filters, select
    from graphbuild.export.csv_tables import write_csv
    from graphbuild.export.gexf import write_gexf
    from graphbuild.export.graphml import write_graphml
    from graphbuild.export.html import write_html
    from graphbuild.export.jsonld import write_jsonld
    from graphbuild.export.node_link import write_node_link
    from graphbuild.export.parquet import write_parquet
    from graphbuild.extract import ExtractConfig
    from graphbuild.graph import Graph
    from graphbuild.ingest import ReadingOptions, read_articles
    from graphbuild.model import Article, Claim, Record
    from graphbuild.pipeline.building import build
    from graphbuild.pipeline.opening import open_graph
    from graphbuild.pipeline.report import BuildReport
    from graphbuild.query import connect
    from graphbuild.scale.extracting import extract_records

_HOMES = {
    "Article": "model",
    "BuildReport": "pipeline.report",
    "Claim": "model",
    "ExtractConfig": "extract",
    "Filters": "export.choosing",
    "Graph": "graph",
    "GraphbuildError": "errors",
    "ReadingOptions": "ingest",
    "Record": "model",
    "assemble_records": "assemble",
    "build": "pipeline.building",
    "connect": "query",
    "extract_records": "scale.extracting",
    "open_graph": "pipeline.opening",
    "read_articles": "ingest",
    "select": "export.choosing",
    "to_networkx": "assemble",
    "write_csv": "export.csv_tables",
    "write_gexf": "export.gexf",
    "write_graphml": "export.graphml",
    "write_html": "export.html",
    "write_jsonld": "export.jsonld",
    "write_node_link": "export.node_link",
    "write_parquet": "export.parquet",
}

__all__ = [
    "Article",
    "BuildReport",
    "Claim",
    "ExtractConfig",
    "Filters",
    "Graph",
    "GraphbuildError",
    "ReadingOptions",
    "Record",
    "assemble_records",
    "build",
    "connect",
    "extract_records",
    "open_graph",
    "read_articles",
    "select",
    "to_networkx",
    "write_csv",
    "write_gexf",
    "write_graphml",
    "write_html",
    "write_jsonld",
    "write_node_link",
    "write_parquet",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'graphbuild' has no attribute {name!r}")
    return getattr(import_module(f"graphbuild.{_HOMES[name]}"), "assemble" if name == "assemble_records" else name)


def __dir__() -> list[str]:
    return sorted(__all__)
