"""Measures how fast a graph is loaded into either store, against a bare loop that sends the same rows to its engine.

Usage: python benchmarks/load.py [--claims N] [--rounds N] [--engine embedded|server ...]

The server is one of its own in a temporary folder. Both ways are measured in turn on an empty store, after a round that
warms the engine up; the least of each counts, for what else the machine does only adds. The ratio is the bare loop's
time by the store's time. The rows of the bare loop are ready before; the store makes them of the graph, and compares
what is there when it loads again.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import kglite
import neo4j

from graphbuild.graph import Graph
from graphbuild.store import GraphStore, connect, devserver, statements
from graphbuild.store.difference import difference
from graphbuild.store.graph_rows import to_rows
from graphbuild.store.loading import Batch, batches

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from graphs import make_graph

Way = Callable[[], None]


def bare_loop(driver: neo4j.Driver, ready: Sequence[Batch]) -> None:
    """Send batches that are ready, and do nothing else."""
    with driver.session(database="neo4j") as session:
        for statement in statements.constraints():
            session.run(statement).consume()
        for batch in ready:
            session.execute_write(send, batch)


def send(tx: neo4j.ManagedTransaction, batch: Batch) -> None:
    """Run one batch in a transaction."""
    tx.run(batch.statement, dict(batch.params)).consume()


def empty(driver: neo4j.Driver) -> None:
    """Delete everything."""
    with driver.session(database="neo4j") as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()


def seconds(way: Way) -> float:
    """Return how long a way takes."""
    start = time.perf_counter()
    way()
    return time.perf_counter() - start


def bare_file(path: Path, ready: Sequence[Batch]) -> None:
    """Give kglite batches that are ready, and save its file."""
    graph = kglite.KnowledgeGraph()
    for statement in statements.constraints():
        graph.cypher(statement)
    for batch in ready:
        graph.cypher(batch.statement, params=dict(batch.params))
    graph.save(str(path))


def measure(bare: Way, store: GraphStore, graph: Graph, clear: Way, rounds: int) -> dict[str, float]:
    """Return the least time of each way, and of loading again what is there."""
    ways: dict[str, Way] = {"bare": bare, "store": lambda: store.load(graph)}
    found: dict[str, list[float]] = {"bare": [], "store": [], "again": []}
    for number in range(rounds + 1):
        for name, way in ways.items():
            clear()
            taken = seconds(way)
            if number:
                found[name].append(taken)
        if number:
            found["again"].append(seconds(ways["store"]))
    return {name: min(times) for name, times in found.items()}


def embedded(graph: Graph, ready: Sequence[Batch], rounds: int) -> dict[str, float]:
    """Measure the embedded store."""
    with tempfile.TemporaryDirectory(prefix="graphbuild-load-") as home, connect(home) as store:
        path = Path(home) / "bare.kgl"
        return measure(lambda: bare_file(path, ready), store, graph, store.unload, rounds)


def server(graph: Graph, ready: Sequence[Batch], rounds: int) -> dict[str, float]:
    """Measure a server of its own."""
    with tempfile.TemporaryDirectory(prefix="graphbuild-load-") as home:
        found = devserver.start(Path(home))
        try:
            login: dict[str, Any] = {"user": found.user, "password": found.password}
            with (
                neo4j.GraphDatabase.driver(found.uri, auth=(found.user, found.password)) as driver,
                connect(found.uri, **login) as store,
            ):
                return measure(lambda: bare_loop(driver, ready), store, graph, lambda: empty(driver), rounds)
        finally:
            devserver.stop(found)


ENGINES = {"embedded": embedded, "server": server}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--engine", choices=[*ENGINES], nargs="+", default=[*ENGINES])
    given = parser.parse_args()
    graph = make_graph(seed=1, entities=given.claims // 25, articles=given.claims // 20, claims=given.claims)
    rows = to_rows(graph, graph_name="graphbuild")
    ready = list(batches(difference((), (), rows), graph_name="graphbuild"))
    sys.stdout.write(f"{given.claims} claims, {len(rows)} rows, least of {given.rounds}\n")
    for engine in given.engine:
        found = ENGINES[engine](graph, ready, given.rounds)
        for name, taken in found.items():
            sys.stdout.write(f"{engine:8} {name:6} {taken:8.2f} s {len(rows) / taken:10.0f} rows/s\n")
        sys.stdout.write(f"{engine:8} ratio  {found['bare'] / found['store']:8.2f}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
