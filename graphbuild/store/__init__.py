"""Graph stores: one interface for an embedded file (kglite) and a Neo4j server."""

from graphbuild.store.base import GraphStore, Rows
from graphbuild.store.connecting import connect

__all__ = ["GraphStore", "Rows", "connect"]
