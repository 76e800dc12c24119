"""Graph stores: one interface for an embedded file (kglite) and a Neo4j server."""

from graphbuild.store.answer import GRAPH_COLUMNS, Rows
from graphbuild.store.base import GraphStore
from graphbuild.store.connecting import connect

__all__ = ["GRAPH_COLUMNS", "GraphStore", "Rows", "connect"]
