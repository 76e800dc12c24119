"""The store on a Neo4j server, through the official driver.

Every batch is one transaction that can be run again, and is, until the server has been silent for too long: see
``patience``. The driver's own retries are switched off. They know no limit for a server that takes a question and never
answers, and leave out a connection that breaks while a commit is on its way: nobody can know whether it happened.
"""

import logging
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, TypeVar

import neo4j
from neo4j.exceptions import ConnectionAcquisitionTimeoutError, DriverError, IncompleteCommit, Neo4jError

from graphbuild.errors import GraphbuildError
from graphbuild.graph import Graph
from graphbuild.store import neighbours, statements
from graphbuild.store.answer import Rows
from graphbuild.store.base import DEFAULT_NAME, GraphStore, Progress
from graphbuild.store.difference import Difference
from graphbuild.store.graph_rows import to_rows
from graphbuild.store.loading import BATCH, batches, removals
from graphbuild.store.neo4j_errors import explained, public_address
from graphbuild.store.patience import PATIENCE, Clock, answered, pauses
from graphbuild.store.schema import NODES
from graphbuild.store.values import from_driver

# What goes wrong reaches the caller as an error; without a handler the driver's log would go to standard error too.
logging.getLogger("neo4j").addHandler(logging.NullHandler())
Result = TypeVar("Result")
CONNECT_SECONDS = 10.0


class Neo4jStore(GraphStore):
    """A graph in a database of a Neo4j server, 5.26 or later; one graph of ours per database."""

    def __init__(
        self,
        uri: str,
        *,
        user: str,
        password: str,
        database: str,
        graph_name: str = DEFAULT_NAME,
        batch: int = BATCH,
        patience: float = PATIENCE,
    ) -> None:
        """Connect; arguments as in ``connect``.

        Raises:
            StoreError: The server does not answer, refuses the login, or has no such database.
        """
        self.graph_name = graph_name
        self._database = database
        self._batch = batch
        self._patience = patience
        self._where = public_address(uri)
        self._user = user
        # On a cluster a reader may lag behind the writer: what was written here is waited for before it is read.
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()
        with self._explained():
            self._driver = neo4j.GraphDatabase.driver(
                uri,
                auth=(user, password),
                connection_timeout=CONNECT_SECONDS,
                connection_acquisition_timeout=CONNECT_SECONDS + 5,
                max_transaction_retry_time=0,
                notifications_min_severity="OFF",
                user_agent="graphbuild",
            )
        try:
            # Once: what never answered is a wrong address more often than a server that is about to come.
            with explained(self._where, user=user, database=database):
                answered(self._greet, Clock(CONNECT_SECONDS))
        except BaseException:
            self.close()
            raise

    def load(self, graph: Graph, *, state: str = "", progress: Progress | None = None) -> None:
        """See ``GraphStore.load``."""
        rows = to_rows(graph, graph_name=self.graph_name)
        neighbours.before_load(self, self._place())
        self.mark("")
        for statement in (*statements.constraints(), *statements.fulltext_indexes()):
            self._write(statement, {})
        self.apply(self._changes(rows), progress=progress)
        if state:
            self.mark(state)

    def apply(self, changes: Difference, *, progress: Progress | None = None) -> None:
        """See ``GraphStore.apply``."""
        done = 0
        for batch in batches(changes, graph_name=self.graph_name, size=self._batch):
            self._write(batch.statement, batch.params)
            done += batch.rows
            if progress is not None:
                progress(done, len(changes))

    def annotate(self, figures: Sequence[Mapping[str, Any]]) -> None:
        """See ``GraphStore.annotate``."""
        self._write(statements.forget_figures(), {"graph": self.graph_name})
        for at in range(0, len(figures), self._batch):
            rows = [dict(row) for row in figures[at : at + self._batch]]
            self._write(statements.write_figures(), {"graph": self.graph_name, "rows": rows})

    def read(
        self,
        cypher: str,
        params: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
        limit: int | None = None,
    ) -> Rows:
        """See ``GraphStore.read``; runs in read access mode, on a reader of a cluster."""
        clock = Clock(max(self._patience, (timeout or 0) + CONNECT_SECONDS))

        def work(tx: neo4j.ManagedTransaction) -> Rows:
            result = tx.run(cypher, dict(params or {}))
            rows: list[tuple[Any, ...]] = []
            truncated = False
            for record in result:
                clock.seen()
                if limit is not None and len(rows) == limit:
                    truncated = True
                    break
                rows.append(tuple(from_driver(value) for value in record.values()))
            return Rows(columns=tuple(result.keys()), rows=tuple(rows), truncated=truncated)

        with self._explained(timeout):
            return self._managed(neo4j.READ_ACCESS, neo4j.unit_of_work(timeout=timeout)(work), clock)

    def operators(self, cypher: str, params: Mapping[str, Any] | None = None) -> frozenset[str] | None:
        """See ``GraphStore.operators``; the names come without ``@`` and without what stands in brackets."""

        def work(tx: neo4j.ManagedTransaction) -> frozenset[str]:
            plan = tx.run(f"EXPLAIN {cypher}", dict(params or {})).consume().plan
            return frozenset(_names(plan)) if plan else frozenset()

        with self._explained():
            return self._managed(neo4j.READ_ACCESS, work)

    def plan(self, cypher: str, params: Mapping[str, Any] | None = None, *, measured: bool = False) -> Rows:
        """See ``GraphStore.plan``; a step is indented below the one that it feeds."""

        def work(tx: neo4j.ManagedTransaction) -> Rows:
            summary = tx.run(f"{'PROFILE' if measured else 'EXPLAIN'} {cypher}", dict(params or {})).consume()
            found = summary.profile if measured else summary.plan
            columns = ("operator", "details", "estimated_rows", *(("rows", "db_hits") if measured else ()))
            keys = ("Details", "EstimatedRows", *(("Rows", "DbHits") if measured else ()))
            return Rows(columns=columns, rows=tuple(_steps(found, keys)) if found else ())

        with self._explained():
            return self._managed(neo4j.READ_ACCESS, work)

    def unload(self) -> None:
        """See ``GraphStore.unload``; constraints and indexes of ours go too."""
        neighbours.before_unload(self, self._place())
        for schema in NODES:
            found = [name for (name,) in self._ours(statements.read_node_ids(schema.label)).rows]
            for batch in removals({schema.label: found}, graph_name=self.graph_name, size=self._batch):
                self._write(batch.statement, batch.params)
        self.mark("")
        for statement in statements.schema_removals():
            self._write(statement, {})

    def state(self) -> str:
        """See ``GraphStore.state``."""
        rows = self._ours(statements.read_state()).rows
        return str(rows[0][0] or "") if rows else ""

    def mark(self, state: str) -> None:
        """See ``GraphStore.mark``; a node beside the graph holds the note."""
        statement = statements.write_state() if state else statements.forget_state()
        self._write(statement, {"graph": self.graph_name, "state": state})

    def search(self, text: str, *, limit: int = 10) -> Rows:
        """See ``GraphStore.search``; words may be misspelled by a letter or two, the last one unfinished."""
        # Lower-case words hold nothing that the query language of the index knows.
        words = re.findall(r"\w+", text.lower())
        query = " AND ".join(f"({word} OR {word}* OR {word}~)" for word in words)
        params = {"text": query, "limit": limit, "graph": self.graph_name}
        try:
            return self.read(statements.search_names("Entity"), params) if words else super().search(text, limit=limit)
        except GraphbuildError:
            # The index is not there, or not filled yet.
            return super().search(text, limit=limit)

    def close(self) -> None:
        """Close the connections; one that waits for a silent server may take its time, and is not waited for."""
        closing = threading.Thread(target=self._driver.close, daemon=True)
        closing.start()
        closing.join(CONNECT_SECONDS / 2)

    def _place(self) -> str:
        return f"{self._where}, database {self._database!r}"

    def _greet(self) -> None:
        with self._session(neo4j.READ_ACCESS) as session:
            session.run("RETURN 1").consume()

    def _write(self, statement: str, params: Mapping[str, Any]) -> None:
        # The server gives up a batch when we do: one that nobody waits for must not hold locks against the next load.
        @neo4j.unit_of_work(timeout=self._patience)
        def work(tx: neo4j.ManagedTransaction) -> None:
            tx.run(statement, dict(params)).consume()

        with self._explained(writing=True):
            self._managed(neo4j.WRITE_ACCESS, work)

    def _managed(
        self, mode: str, work: Callable[[neo4j.ManagedTransaction], Result], clock: Clock | None = None
    ) -> Result:
        """Run a transaction that may be run again, until its commit is known to have happened."""
        watch = clock or Clock(self._patience)

        def once() -> Result:
            with self._session(mode) as session:
                run = session.execute_read if mode == neo4j.READ_ACCESS else session.execute_write
                return run(work)

        for pause in pauses():
            try:
                return answered(once, watch)
            except (DriverError, Neo4jError) as error:
                if not _passes(error) or watch.left() <= pause:
                    raise
                time.sleep(pause)
        raise AssertionError("pauses have no end")

    def _session(self, mode: str) -> neo4j.Session:
        return self._driver.session(database=self._database, default_access_mode=mode, bookmark_manager=self._bookmarks)

    def _explained(self, timeout: float | None = None, *, writing: bool = False) -> AbstractContextManager[None]:
        login = {"user": self._user, "database": self._database}
        return explained(self._where, **login, timeout=timeout, waited=self._patience, writing=writing)


def _passes(error: DriverError | Neo4jError) -> bool:
    """Whether the same transaction may succeed later: the line broke, the server is busy or away."""
    return error.is_retryable() or isinstance(error, IncompleteCommit | ConnectionAcquisitionTimeoutError)


def _names(plan: Mapping[str, Any]) -> Iterator[str]:
    """Yield the operators of a plan: ``Expand(All)@neo4j`` is ``Expand``."""
    for name, *_ in _steps(plan, ()):
        yield name.strip().split("(")[0]


def _steps(plan: Mapping[str, Any], keys: Sequence[str], depth: int = 0) -> Iterator[tuple[Any, ...]]:
    """Yield name and arguments of each step of a plan, the last step first."""
    yield "  " * depth + plan["operatorType"].split("@")[0], *(plan["args"].get(key) for key in keys)
    children: Sequence[Mapping[str, Any]] = plan.get("children", ())
    for child in children:
        yield from _steps(child, keys, depth + 1)
