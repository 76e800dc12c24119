"""The store without a server: a kglite file that any build can make again.

A file is written beside the old one and renamed, so readers see one graph or the other. It is a view of the record
file: kglite is young, and its format may change between versions that the dependency allows.

The engine can write its file as a whole only. So a change of a few articles leaves it alone and adds a step to the
journal beside it (see ``journal``); who opens the store brings the file up to date, or, where nothing can be written,
what was read of it.
"""

import os
import sqlite3
import tempfile
import warnings
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphbuild.errors import GraphbuildError, StoreError, TemplateError
from graphbuild.graph import Graph
from graphbuild.store import statements
from graphbuild.store.answer import Rows
from graphbuild.store.base import DEFAULT_NAME, GraphStore, Progress
from graphbuild.store.difference import Difference, difference
from graphbuild.store.graph_rows import to_rows
from graphbuild.store.journal import OtherGraphError, Way, holding, way_beside
from graphbuild.store.loading import batches
from graphbuild.store.schema import NODES
from graphbuild.store.values import row_from_kglite

if TYPE_CHECKING:
    from kglite import FrozenGraph, KnowledgeGraph

FILE = "graph.kgl"


class EmbeddedStore(GraphStore):
    """A graph in one file; reads go through a frozen copy, which refuses writes."""

    def __init__(self, path: Path, *, graph_name: str = DEFAULT_NAME) -> None:
        """Use a file that ends in ``.kgl``, or ``graph.kgl`` in a folder; it is read when it is first asked."""
        self.path = path if path.suffix == ".kgl" else path / FILE
        self.graph_name = graph_name
        self._frozen: FrozenGraph | None = None
        self._state = ""

    def load(self, graph: Graph, *, state: str = "", progress: Progress | None = None) -> None:
        """See ``GraphStore.load``; the old file stays until the new one is complete.

        What changed is written into a copy of the file; into an empty graph where most of it changed, or where the file
        is damaged or holds another graph.
        """
        rows = to_rows(graph, graph_name=self.graph_name)
        changes = self._changes(rows) if self._is_ours() else None
        if changes is None or len(changes) > len(rows) // 2:
            changes, found = difference((), (), rows), _new()
        elif len(changes) or state != self._state:
            found, _ = self._copy()
        else:
            return
        self._write(found, changes, progress)
        self._keep(found, state)

    def apply(self, changes: Difference, *, progress: Progress | None = None) -> None:
        """See ``GraphStore.apply``; the file is read and written as a whole, which no format of the engine avoids."""
        if len(changes):
            state = self.state()
            found, _ = self._copy()
            self._write(found, changes, progress)
            self._keep(found, state)

    def _write(self, found: "KnowledgeGraph", changes: Difference, progress: Progress | None) -> None:
        done = 0
        for batch in batches(changes, graph_name=self.graph_name):
            found.cypher(batch.statement, params=dict(batch.params), timeout_ms=0)
            done += batch.rows
            if progress is not None:
                progress(done, len(changes))

    def _keep(self, found: "KnowledgeGraph", state: str, placed: AbstractContextManager[None] | None = None) -> None:
        """Write the file, and answer from now on as it says."""
        self._save(found, state, placed or nullcontext())
        self._frozen, self._state = found.freeze(), state

    def annotate(self, figures: Sequence[Mapping[str, Any]]) -> None:
        """See ``GraphStore.annotate``; they last until the file is made anew."""
        state = self.state()
        found, _ = self._copy()
        found.cypher(statements.forget_figures(), params={"graph": self.graph_name})
        rows = [dict(row) for row in figures]
        found.cypher(statements.write_figures(), params={"graph": self.graph_name, "rows": rows}, timeout_ms=0)
        self._keep(found, state)

    def read(
        self,
        cypher: str,
        params: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
        limit: int | None = None,
    ) -> Rows:
        """See ``GraphStore.read``."""
        result = self._run(cypher, params, timeout=timeout, row_limit=None if limit is None else limit + 1)
        if isinstance(result, str):
            raise TemplateError("the query is wrong: FORMAT is not supported here; choose the format of the output")
        columns = tuple(result.columns)  # each look at them makes a new list
        rows = tuple(row_from_kglite(tuple(row.values())) for row in result.to_list())  # in the order of the columns
        kept = rows if limit is None else rows[:limit]
        return Rows(columns=columns, rows=kept, truncated=len(kept) < len(rows))

    def operators(self, cypher: str, params: Mapping[str, Any] | None = None) -> frozenset[str] | None:
        """None: kglite's plans do not name every operation."""
        return None

    def plan(self, cypher: str, params: Mapping[str, Any] | None = None, *, measured: bool = False) -> Rows:
        """See ``GraphStore.plan``; passes of the optimizer are left out."""
        result = self._run(f"{'PROFILE' if measured else 'EXPLAIN'} {cypher}", params)
        if measured:
            steps = [(step["clause"], step["rows_out"]) for step in result.profile or ()]
            return Rows(columns=("operator", "rows"), rows=tuple(steps))
        rows = [(row["operation"], row["estimated_rows"]) for row in result.to_list()]
        found = tuple(row for row in rows if not row[0].startswith("OptimizerPass"))
        return Rows(columns=("operator", "estimated_rows"), rows=found)

    def state(self) -> str:
        """See ``GraphStore.state``."""
        self._opened()
        return self._state

    def mark(self, state: str) -> None:
        """See ``GraphStore.mark``; the file is written as a whole."""
        if state != self.state():
            found, _ = self._copy()
            self._keep(found, state)

    def unload(self) -> None:
        """Delete the file."""
        self._frozen = None
        self.path.unlink(missing_ok=True)

    def close(self) -> None:
        """Forget what was read."""
        self._frozen = None

    def _run(
        self,
        cypher: str,
        params: Mapping[str, Any] | None,
        *,
        timeout: float | None = None,
        row_limit: int | None = None,
    ) -> Any:
        kglite = _engine()
        try:
            return self._opened().cypher(
                cypher,
                params=dict(params or {}),
                timeout_ms=0 if timeout is None else max(1, round(timeout * 1000)),
                row_limit=row_limit,
            )
        except kglite.CypherTimeoutError as error:
            raise StoreError(f"the query was given up after {timeout:g} s: ask for less") from error
        except (kglite.KgError, ValueError, TypeError) as error:
            raise _refusal(" ".join(str(error).split())) from error

    def _is_ours(self) -> bool:
        """Whether the file can be read and holds nothing but this graph."""
        try:
            return not any(self._ours(statements.count_foreign(node.label)).rows[0][0] for node in NODES)
        except StoreError:
            return False

    def _copy(self) -> "tuple[KnowledgeGraph, str]":
        """Return the graph of the file, and the state that is noted in it."""
        kglite = _engine()
        if not self.path.is_file():
            raise StoreError(f"no graph at {self.path}: make one with `graphbuild build`")
        try:
            found: KnowledgeGraph = kglite.load(str(self.path))
        except (kglite.KgError, OSError, ValueError) as error:
            raise StoreError(f"{self.path}: not a readable graph ({error}): build it again") from error
        result: Any = found.cypher(statements.read_state(), params={"graph": DEFAULT_NAME})
        noted = result.to_list()
        _forget_state(found)
        return found, noted[0]["state"] if noted else ""

    def _opened(self) -> "FrozenGraph":
        if self._frozen is None:
            try:
                self._follow()
            except OtherGraphError:
                self._follow()  # a build that put both files in their places was met between the two
        assert self._frozen is not None  # noqa: S101  (for the type checker: ``_follow`` sets or raises)
        return self._frozen

    def _follow(self) -> None:
        """Read the file, and bring it and what was read to the state of the index beside it."""
        found, state = self._copy()
        taken = way_beside(self.path.parent, state) if self.path.name == FILE else None
        if taken is not None and taken.changes is not None:
            self._write(found, taken.changes, None)
            self._try_to_keep(found, taken)
            state = taken.state
        self._frozen, self._state = found.freeze(), state

    def _try_to_keep(self, found: "KnowledgeGraph", taken: Way) -> None:
        """Write the file; where that is not possible, or another process is doing it, the answers are no worse."""
        try:
            self._save(found, taken.state, holding(self.path.parent, taken))
        except (StoreError, sqlite3.Error):
            _forget_state(found)

    def _save(self, found: "KnowledgeGraph", state: str, placed: AbstractContextManager[None]) -> None:
        """Write the file beside the old one, and put it in its place inside of ``placed``."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            handle, beside = tempfile.mkstemp(prefix=f".{self.path.stem}-", suffix=".kgl", dir=self.path.parent)
            os.close(handle)
            try:
                self._save_as(found, state, beside)
                with placed:
                    Path(beside).replace(self.path)
            finally:
                Path(beside).unlink(missing_ok=True)
        except (OSError, _engine().KgError) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            raise StoreError(f"{self.path}: cannot be written: {reason or error}") from error

    def _save_as(self, found: "KnowledgeGraph", state: str, path: str) -> None:
        """Save the graph with a note of its state, which is no part of what is asked."""
        if state:
            found.cypher(statements.write_state(), params={"graph": DEFAULT_NAME, "state": state})
        with warnings.catch_warnings():
            # Whether a file could be mapped into memory is of no interest: it is read as a whole.
            warnings.simplefilter("ignore")
            found.save(path)
        _forget_state(found)


def _refusal(reason: str) -> GraphbuildError:
    """Return the error to raise for what the engine says, whose advice is for those who call it."""
    if "exceeding the" in reason and "safety" in reason:
        what = "the query holds more rows or items at once than the engine allows"
        return StoreError(f"{what}: ask for less, by a LIMIT or by naming what is matched")
    return TemplateError(f"the query is wrong: {reason}")


def _new() -> "KnowledgeGraph":
    found: KnowledgeGraph = _engine().KnowledgeGraph()
    for statement in statements.constraints():
        found.cypher(statement)
    return found


def _forget_state(found: "KnowledgeGraph") -> None:
    found.cypher(statements.forget_state(), params={"graph": DEFAULT_NAME})


def _engine() -> Any:
    import kglite  # noqa: PLC0415  (39 MB that a command without a store need not load)

    # Unknown labels and properties give empty results on both engines; kglite would also print a line.
    kglite.set_query_warning_policy("silent")
    return kglite
