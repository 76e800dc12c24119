"""What every graph store can do; the engines differ in nothing that a caller sees."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any, Self

from graphbuild.errors import StoreError
from graphbuild.graph import Graph
from graphbuild.store import statements
from graphbuild.store.answer import Rows
from graphbuild.store.difference import Difference, difference
from graphbuild.store.rows import (
    GraphRows,
    Properties,
    RelationshipRow,
    group_nodes,
    group_relationships,
    hash_rows,
)
from graphbuild.store.schema import NODES, label_pairs, relationship_schema

#: Called with the number of rows done and of all rows.
Progress = Callable[[int, int], None]
DEFAULT_NAME = "graphbuild"


class GraphStore(ABC):
    """A stored graph; use it as a context manager.

    Attributes:
        graph_name: Name that everything of ours carries in the store.
    """

    graph_name: str

    @abstractmethod
    def load(self, graph: Graph, *, state: str = "", progress: Progress | None = None) -> None:
        """Bring the store to the state of the graph: add, change, and remove what is ours but gone.

        Loading a graph again changes nothing; a load that was cut is completed by loading again.

        Args:
            graph: What the store shall hold.
            state: Noted at the end as by ``mark``.
            progress: Told how many rows are written.

        Raises:
            StoreError: The store does not answer, or holds other data under our labels.
        """

    @abstractmethod
    def apply(self, changes: Difference, *, progress: Progress | None = None) -> None:
        """Write a difference to what is stored, for callers that know the state of the store; may be run again.

        Raises:
            StoreError: The store does not answer, or cannot be written.
        """

    def annotate(self, figures: Sequence[Mapping[str, Any]]) -> None:
        """Give entities the figures of an analysis in the place of earlier ones; the graph and its hash stay the same.

        Args:
            figures: Maps with ``id`` and the names in ``statements.FIGURES``.

        Raises:
            StoreError: The store does not answer, or cannot hold figures.
        """
        raise StoreError(f"{type(self).__name__} cannot hold the figures of an analysis: give --no-store")

    @abstractmethod
    def read(
        self,
        cypher: str,
        params: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
        limit: int | None = None,
    ) -> Rows:
        """Run a query that cannot write.

        The text is trusted not to read files or call procedures: text from strangers goes through
        ``graphbuild.query.safety`` first.

        Args:
            cypher: The query.
            params: Values of its parameters.
            timeout: Seconds after which it is given up.
            limit: Number of rows to return at most.

        Raises:
            TemplateError: The query is wrong, or tries to write.
            StoreError: The store does not answer, or not in time.
        """

    @abstractmethod
    def operators(self, cypher: str, params: Mapping[str, Any] | None = None) -> frozenset[str] | None:
        """Return the names of the operators in the plan of a query without running it.

        None where the engine names none.
        """

    @abstractmethod
    def plan(self, cypher: str, params: Mapping[str, Any] | None = None, *, measured: bool = False) -> Rows:
        """Return how a query would be run, a row per step, in the words of the engine.

        Args:
            cypher: The query; trusted as in ``read``.
            params: Values of its parameters.
            measured: Run it, and add the rows that each step gave.

        Raises:
            TemplateError: The query is wrong, or tries to write.
            StoreError: The store does not answer.
        """

    @abstractmethod
    def unload(self) -> None:
        """Remove exactly what is ours.

        Raises:
            StoreError: Others attached relationships to our nodes, which could not stay; nothing is removed.
        """

    @abstractmethod
    def close(self) -> None:
        """Free the connection."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def search(self, text: str, *, limit: int = 10) -> Rows:
        """Return entities and topics whose names or aliases hold the text, the best first.

        A server ranks by its full-text index and finds misspelled words; elsewhere the text must be contained as it is,
        upper or lower case.

        Returns:
            Columns ``id``, ``name``, ``kind``, ``aliases`` and ``mentions``.
        """
        params = {"text": text.strip().lower(), "limit": limit, "graph": self.graph_name}
        return self.read(statements.contain_names("Entity"), params)

    @abstractmethod
    def state(self) -> str:
        """Return what ``mark`` noted; empty when nothing is known, or a load was cut."""

    @abstractmethod
    def mark(self, state: str) -> None:
        """Note which records the store holds, for the next load; an empty state means that nobody knows."""

    def counts(self) -> dict[str, int]:
        """Return the numbers of our nodes by label and of our relationships by type."""
        found: Counter[str] = Counter()
        for node in NODES:
            found[node.label] = self._ours(statements.count_nodes(node.label)).rows[0][0]
        for start, end in label_pairs():
            for type_, number in self._ours(statements.count_relationships(start, end)).rows:
                found[type_] += number
        return dict(sorted(found.items()))

    def graph_hash(self) -> str:
        """Return the hash of all that is ours; it equals that of any store which holds the same graph."""
        return hash_rows(self.stored_rows())

    def stored_rows(self) -> GraphRows:
        """Read back everything that is ours."""
        return GraphRows(
            nodes=group_nodes(self._stored_nodes()),
            relationships=group_relationships(self._stored_relationships()),
        )

    def _changes(self, rows: GraphRows) -> Difference:
        """Return what has to be written so that these rows are stored, and no others of ours."""
        return difference(self._stored_nodes(), self._stored_relationships(), rows)

    def _stored_nodes(self) -> Iterator[tuple[str, str, Properties]]:
        for schema in NODES:
            for row in self._ours(statements.read_nodes(schema)).dicts():
                kinds = sorted(set(row.pop("labels")) & set(schema.kinds))
                yield schema.label, "+".join(kinds), row

    def _stored_relationships(self) -> Iterator[tuple[str, str, str, RelationshipRow]]:
        for start, end in label_pairs():
            for row in self._ours(statements.read_relationships(start, end)).dicts():
                schema = relationship_schema(row["type"])
                properties = {item.name: row[item.name] for item in schema.properties}
                yield row["type"], start, end, RelationshipRow(row["source"], row["target"], properties)

    def _ours(self, cypher: str) -> Rows:
        return self.read(cypher, {"graph": self.graph_name})
