"""Asks every template on a large graph, on both engines, against the oracle of the tests, and measures the answers.

Usage: python benchmarks/templates.py [--claims N] [--entities N] [--rounds N] [--engine embedded|server ...]

Starts a server of its own in a temporary folder; the embedded store is opened again after it was loaded. Times are of
``query.run``: names are resolved, the query is run, all rows are fetched. Of each question the least of several rounds
counts, of each template the median of its questions; the summary has their median and p90.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from graphbuild.assemble import assemble
from graphbuild.graph import Graph
from graphbuild.query import Library, Template, bind, run
from graphbuild.store import GraphStore, connect, devserver

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from graphs import make_records
from query_files import write_files
from query_oracle import Oracle
from query_questions import is_cut, questions

LIMIT = 1_000_000
#: Milliseconds that nine of ten questions on the embedded store may take, by the clock.
BAR = 50


@contextmanager
def opened(engine: str) -> Iterator[GraphStore]:
    """Yield an empty store."""
    with tempfile.TemporaryDirectory(prefix="graphbuild-templates-") as name, ExitStack() as stack:
        if engine == "embedded":
            yield stack.enter_context(connect(name))
            return
        server = devserver.start(Path(name))
        stack.callback(devserver.stop, server)
        yield stack.enter_context(connect(server.uri, user=server.user, password=server.password))


def same(store: GraphStore, template: Template, arguments: dict[str, object], oracle: Oracle, engine: str) -> bool:
    """Whether an answer is that of the oracle."""
    rows = run(store, template, arguments, limit=LIMIT, timeout=300)  # type: ignore[arg-type]
    params = bind(store, template, arguments)  # type: ignore[arg-type]
    expected = oracle.answer(template.name, **params)
    if list(rows.dicts()) == [{name: row[name] for name in rows.columns} for row in expected]:
        return True
    if engine == "embedded" and is_cut(template, expected):
        rids, claimed = [row["rid"] for row in rows.dicts()], template.name == "chain-claimed"
        return oracle.is_shortest(rids, str(params["start"]), str(params["end"]), claimed=claimed)
    return False


def measure(engine: str, graph: Graph, oracle: Oracle, rounds: int) -> Iterator[str]:
    """Yield a line per template, then the summary."""
    with opened(engine) as store:
        start = time.perf_counter()
        store.load(graph)
        yield f"{engine}: loaded in {time.perf_counter() - start:.1f} s"
        if engine == "embedded":
            store.close()  # who asks opens the file: kglite scans a graph that was just made at half the speed
        medians, cpu, wrong = [], [], 0
        for template in Library.load():
            asked = questions(template, oracle)
            right = all(same(store, template, arguments, oracle, engine) for arguments in asked)
            wrong += not right
            times = [least(store, template, arguments, rounds) for arguments in asked]
            medians.append(statistics.median(clock for clock, _ in times))
            cpu.append(statistics.median(busy for _, busy in times))
            yield f"{engine:9} {template.name:18} {medians[-1]:9.1f} ms  {'=' if right else 'WRONG'}"
        yield f"{engine}: {len(medians)} templates, {wrong} wrong, {summary(medians)}; CPU: {summary(cpu)}"
        if engine == "embedded":
            yield f"{engine}: p90 below {BAR} ms {'holds' if p90(medians) < BAR else 'DOES NOT HOLD'}"


def least(store: GraphStore, template: Template, arguments: dict[str, object], rounds: int) -> tuple[float, float]:
    """Return the least time by the clock, and of the processor here, that a question takes, in milliseconds."""
    clock, busy = [], []
    for _ in range(rounds):
        start, before = time.perf_counter(), time.process_time()
        run(store, template, arguments, limit=1000)  # type: ignore[arg-type]
        clock.append(1000 * (time.perf_counter() - start))
        busy.append(1000 * (time.process_time() - before))
    return min(clock), min(busy)


def summary(times: list[float]) -> str:
    """Return median and p90 in words."""
    return f"median {statistics.median(times):.1f} ms, p90 {p90(times):.1f} ms"


def p90(times: list[float]) -> float:
    """Return the time that nine of ten do not exceed."""
    return statistics.quantiles(times, n=10)[-1]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=50_000)
    parser.add_argument("--entities", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--engine", choices=["embedded", "server"], nargs="+", default=["embedded", "server"])
    given = parser.parse_args()
    sizes = {"entities": given.entities, "topics": given.entities // 10, "articles": given.claims // 20}
    records = make_records(seed=2, claims=given.claims, **sizes)
    graph = assemble(records)
    with tempfile.TemporaryDirectory(prefix="graphbuild-files-") as folder:
        oracle = Oracle(write_files(records, graph, Path(folder)))
    for engine in given.engine:
        for line in measure(engine, graph, oracle, given.rounds):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
