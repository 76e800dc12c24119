"""Which node a name means."""

from graphbuild.resolve.names import Suggestion, close_names, find_node, listed

__all__ = ["Suggestion", "close_names", "find_node", "listed"]
