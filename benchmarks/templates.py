"""Asks every template on a large graph, on both engines, against the oracle of the tests, and measures the answers.

Usage: python benchmarks/templates.py [--claims N] [--entities N] [--rounds N] [--engine embedded|server ...]

Starts a server of its own in a temporary folder. Times are of ``query.run``: names are resolved, the query is run, all
rows are fetched. Per template the median over rounds and questions counts; the summary has their median and p90.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from graphbuild.model import Graph
from graphbuild.query import Library, Template, bind, run
from graphbuild.store import GraphStore, connect, devserver

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from graphs import make_graph
from query_oracle import Oracle
from test_query_conformance import MOST_CHAINS, RENAMED, questions

LIMIT = 1_000_000


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
    expected = oracle.answer(RENAMED.get(template.name, template.name), **params)
    if list(rows.dicts()) == [{name: row[name] for name in rows.columns} for row in expected]:
        return True
    if engine == "embedded" and template.name.startswith("chain"):
        every = oracle.chains(str(params["start"]), str(params["end"]), claimed=template.name == "chain-claimed")
        return len(every) > MOST_CHAINS and [row["rid"] for row in rows.dicts()] in every
    return False


def measure(engine: str, graph: Graph, oracle: Oracle, rounds: int) -> Iterator[str]:
    """Yield a line per template, then the summary."""
    with opened(engine) as store:
        start = time.perf_counter()
        store.load(graph)
        yield f"{engine}: loaded in {time.perf_counter() - start:.1f} s"
        medians, wrong = [], 0
        for template in Library.load():
            asked = questions(template, graph)
            right = all(same(store, template, arguments, oracle, engine) for arguments in asked)
            wrong += not right
            times = []
            for _ in range(rounds):
                for arguments in asked:
                    start = time.perf_counter()
                    run(store, template, arguments, limit=1000)
                    times.append(1000 * (time.perf_counter() - start))
            medians.append(statistics.median(times))
            yield f"{engine:9} {template.name:18} {medians[-1]:9.1f} ms  {'=' if right else 'WRONG'}"
        p90 = statistics.quantiles(medians, n=10)[-1]
        middle = statistics.median(medians)
        yield f"{engine}: {len(medians)} templates, {wrong} wrong, median {middle:.1f} ms, p90 {p90:.1f} ms"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=50_000)
    parser.add_argument("--entities", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--engine", choices=["embedded", "server"], nargs="+", default=["embedded", "server"])
    given = parser.parse_args()
    sizes = {"entities": given.entities, "topics": given.entities // 10, "articles": given.claims // 20}
    graph = make_graph(seed=2, claims=given.claims, **sizes)
    oracle = Oracle(graph)
    for engine in given.engine:
        for line in measure(engine, graph, oracle, given.rounds):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
