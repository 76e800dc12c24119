"""The result of a query, and the forms in which Python programs go on with it."""

from collections import namedtuple
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphbuild.errors import InputError

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

#: Columns of an answer that is a graph: the id of a relationship and of its ends.
GRAPH_COLUMNS = ("rid", "source", "target")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The result of a query.

    Values are None, bool, int, float, str, lists and dicts of these. A node is ``{labels, properties}``, a
    relationship ``{type, properties}``, a path ``{nodes, relationships}``, a date its ISO string. Iterating gives named
    tuples: ``for row in rows: print(row.subject, row.polarity)``.

    Attributes:
        columns: Names, in the order of the query.
        rows: A tuple of values per row.
        truncated: There were more rows than the limit.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool = False

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Any]:
        row = namedtuple("Row", self.columns, rename=True)  # type: ignore[misc]
        return (row(*values) for values in self.rows)

    def dicts(self) -> Iterator[dict[str, Any]]:
        """Yield each row by column name."""
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))

    def to_pandas(self) -> "pd.DataFrame":
        """Return a data frame, a column per column.

        Raises:
            InputError: pandas is not installed.
        """
        try:
            import pandas as pd  # noqa: PLC0415  (optional, and heavy)
        except ImportError as error:
            raise InputError("to_pandas() needs pandas: pip install pandas") from error
        return pd.DataFrame(list(self.rows), columns=list(self.columns))

    def to_networkx(self) -> "nx.MultiDiGraph[str]":
        """Return the graph of an answer that names relationships: nodes by id, edges by ``rid``.

        All columns but the ids are attributes of the edges; what is unknown is left out.

        Raises:
            InputError: The answer has no columns ``rid``, ``source`` and ``target``.
        """
        import networkx as nx  # noqa: PLC0415  (needed by few callers)

        if missing := [name for name in GRAPH_COLUMNS if name not in self.columns]:
            raise InputError(
                f"this answer is no graph, it has no column {', '.join(missing)}: ask a question that returns a graph "
                "(`graphbuild query list` marks them)"
            )
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for row in self.dicts():
            names = _ends(row)
            rid, source, target = (row.pop(name) for name in GRAPH_COLUMNS)
            for node, name in zip((source, target), names, strict=True):
                graph.add_node(node, **({"name": name} if name else {}))
            graph.add_edge(source, target, key=rid, **{key: value for key, value in row.items() if value is not None})
        return graph


def _ends(row: dict[str, Any]) -> tuple[str | None, str | None]:
    """Return the names of source and target; a step of a chain may be walked against its direction."""
    if "here" in row:
        ends = row["here"], row.get("there")
        return ends if row.get("forward", True) else (ends[1], ends[0])
    return row.get("subject"), row.get("object")
