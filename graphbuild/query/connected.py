"""A store that can be asked by the name of a question: what ``graphbuild.connect`` returns."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from graphbuild.graph import Graph
from graphbuild.query.library import Library
from graphbuild.query.running import run, run_cypher
from graphbuild.query.templates import LIMIT, TIMEOUT, Value
from graphbuild.store import GraphStore, Rows
from graphbuild.store import connect as open_store
from graphbuild.store.base import Progress
from graphbuild.store.difference import Difference
from graphbuild.store.embedded import FILE

#: Folder of the store in the output of a build.
STORE = "store"


class ConnectedGraph(GraphStore):
    """A store with the library of questions; everything else is the store's."""

    def __init__(self, store: GraphStore, library: Library) -> None:
        """Ask ``store`` the questions of ``library``."""
        self.store = store
        self.library = library
        self.graph_name = store.graph_name

    def query(
        self, name: str, /, *, timeout: float | None = None, limit: int | None = None, **arguments: Value
    ) -> Rows:
        """Ask the question of that name; see ``query.run`` for arguments and errors.

        Raises:
            UnknownNameError: There is no such question; the message suggests close names.
        """
        return run(self.store, self.library[name], arguments, timeout=timeout, limit=limit)

    def cypher(
        self, text: str, params: Mapping[str, Any] | None = None, *, timeout: float = TIMEOUT, limit: int = LIMIT
    ) -> Rows:
        """Ask in free Cypher that may only read; see ``query.run_cypher``."""
        return run_cypher(self.store, text, params, timeout=timeout, limit=limit)

    def load(self, graph: Graph, *, state: str = "", progress: Progress | None = None) -> None:
        """See ``GraphStore.load``."""
        self.store.load(graph, state=state, progress=progress)

    def apply(self, changes: Difference, *, progress: Progress | None = None) -> None:
        """See ``GraphStore.apply``."""
        self.store.apply(changes, progress=progress)

    def annotate(self, figures: Sequence[Mapping[str, Any]]) -> None:
        """See ``GraphStore.annotate``."""
        self.store.annotate(figures)

    def read(
        self,
        cypher: str,
        params: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
        limit: int | None = None,
    ) -> Rows:
        """See ``GraphStore.read``."""
        return self.store.read(cypher, params, timeout=timeout, limit=limit)

    def operators(self, cypher: str, params: Mapping[str, Any] | None = None) -> frozenset[str] | None:
        """See ``GraphStore.operators``."""
        return self.store.operators(cypher, params)

    def plan(self, cypher: str, params: Mapping[str, Any] | None = None, *, measured: bool = False) -> Rows:
        """See ``GraphStore.plan``."""
        return self.store.plan(cypher, params, measured=measured)

    def state(self) -> str:
        """See ``GraphStore.state``."""
        return self.store.state()

    def mark(self, state: str) -> None:
        """See ``GraphStore.mark``."""
        self.store.mark(state)

    def search(self, text: str, *, limit: int = 10) -> Rows:
        """See ``GraphStore.search``."""
        return self.store.search(text, limit=limit)

    def unload(self) -> None:
        """See ``GraphStore.unload``."""
        self.store.unload()

    def close(self) -> None:
        """See ``GraphStore.close``."""
        self.store.close()


def connect(address: str | Path, *, queries: Iterable[Path | str] = (), **options: Any) -> ConnectedGraph:
    """Open a graph store that can be asked.

    Args:
        address: A Neo4j URI, else the folder that a build wrote, or the one in it that holds the store.
        queries: Folders of own templates.
        options: ``user``, ``password``, ``database`` and ``graph_name``, see ``store.connect``.

    Raises:
        StoreError: The server does not answer or refuses.
        TemplateError: A template is wrong.
    """
    inner = Path(address) / STORE
    found = inner if (inner / FILE).is_file() else address
    return ConnectedGraph(open_store(found, **options), Library.load(*queries))
