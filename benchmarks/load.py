"""Measures how fast a graph is loaded into a real Neo4j, against a bare loop over the driver that sends the same rows.

Usage: python benchmarks/load.py [--claims N] [--rounds N]

Starts a server of its own in a temporary folder. Both ways are measured in turn on an emptied database, after a round
that warms the server up; the median of each counts. The ratio is the bare loop's time by the store's time.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

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


def measure(driver: neo4j.Driver, store: GraphStore, graph: Graph, rounds: int) -> dict[str, float]:
    """Return the median time of each way, and of loading again what is there."""
    ready = list(batches(difference((), (), to_rows(graph, graph_name="graphbuild")), graph_name="graphbuild"))
    ways: dict[str, Way] = {"bare": lambda: bare_loop(driver, ready), "store": lambda: store.load(graph)}
    found: dict[str, list[float]] = {"bare": [], "store": [], "again": []}
    for number in range(rounds + 1):
        for name, way in ways.items():
            empty(driver)
            taken = seconds(way)
            if number:
                found[name].append(taken)
        if number:
            found["again"].append(seconds(ways["store"]))
    return {name: statistics.median(times) for name, times in found.items()}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    graph = make_graph(seed=1, entities=given.claims // 25, articles=given.claims // 20, claims=given.claims)
    rows = len(to_rows(graph, graph_name="graphbuild"))
    with tempfile.TemporaryDirectory(prefix="graphbuild-load-") as home:
        server = devserver.start(Path(home))
        try:
            login: dict[str, Any] = {"user": server.user, "password": server.password}
            with (
                neo4j.GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver,
                connect(server.uri, **login) as store,
            ):
                found = measure(driver, store, graph, given.rounds)
        finally:
            devserver.stop(server)
    lines = [f"{given.claims} claims, {rows} rows, median of {given.rounds}"]
    lines += [f"{name:6} {taken:8.2f} s {rows / taken:10.0f} rows/s" for name, taken in found.items()]
    lines.append(f"ratio  {found['bare'] / found['store']:8.2f}")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
