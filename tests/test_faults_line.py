"""A real Neo4j behind a line that breaks: nothing is lost or doubled, and a load that was given up goes on later."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from fault_proxy import Fault, Line
from graphs import make_graph
from neo4j_server import Login, open_store

from graphbuild.errors import ServerAwayError
from graphbuild.graph import Graph
from graphbuild.pipeline.report import BuildReport
from graphbuild.store import GraphStore, neo4j_store
from graphbuild.store.graph_rows import to_rows
from graphbuild.store.rows import hash_rows

pytestmark = pytest.mark.neo4j
BATCH = 40


@pytest.fixture(scope="module")
def graph() -> Graph:
    return make_graph(seed=5, entities=30, topics=8, articles=20, claims=150)


@pytest.fixture(scope="module")
def expected(graph: Graph) -> str:
    return hash_rows(to_rows(graph, graph_name="graphbuild"))


@pytest.fixture
def direct(empty_neo4j: Login) -> Iterator[GraphStore]:
    """The store without the line, to look at what is there."""
    with open_store(empty_neo4j) as store:
        yield store


def behind(line: Line, login: Login, *, patience: float = 60.0) -> GraphStore:
    return open_store(replace(login, uri=line.uri), batch=BATCH, patience=patience)


def test_faults_at_commits_lose_and_double_nothing(
    empty_neo4j: Login, direct: GraphStore, graph: Graph, expected: str
) -> None:
    faults = [Fault.RESET, Fault.LOSE, Fault.CLOSE, Fault.LOSE, Fault.LATE, Fault.LOSE]
    at = dict(zip(sorted(Random(2).sample(range(2, 90), len(faults))), faults, strict=True))  # noqa: S311
    with Line(empty_neo4j.uri, lambda number: at.get(number, Fault.NONE)) as line:
        line.delay = 0.05
        with behind(line, empty_neo4j) as store:
            store.load(graph)
        assert line.faults == len(faults)
    assert direct.graph_hash() == expected


def test_resets_at_any_byte_lose_and_double_nothing(
    empty_neo4j: Login, direct: GraphStore, graph: Graph, expected: str
) -> None:
    with Line(empty_neo4j.uri) as line, behind(line, empty_neo4j) as store:
        line.reset_at(8, 320_000, Random(3))  # noqa: S311
        store.load(graph)
        assert (line.faults, line.resets) == (8, [])
    assert direct.graph_hash() == expected


@pytest.mark.parametrize("fault", [Fault.SILENT, Fault.LOSE])
def test_a_server_that_stays_away_is_given_up_in_time_and_the_load_goes_on_later(
    empty_neo4j: Login, direct: GraphStore, graph: Graph, expected: str, fault: Fault
) -> None:
    written: list[int] = []
    half = len(to_rows(graph, graph_name="graphbuild")) // 2
    with Line(empty_neo4j.uri, lambda _: fault if written and written[-1] > half else Fault.NONE) as line:
        with behind(line, empty_neo4j, patience=2) as store:
            start = time.monotonic()
            with pytest.raises(ServerAwayError, match=r"no Neo4j server answers at bolt://.* \(waited 2 s\)"):
                store.load(graph, progress=lambda done, _: written.append(done))
            assert time.monotonic() - start < 30, "half a load, two seconds of patience, and a slow machine"
        line.settle()
    with open_store(empty_neo4j, batch=BATCH) as store:
        left = len(store._changes(to_rows(graph, graph_name="graphbuild")))
        assert left <= 2 * half + 1 - written[-1]
        again: list[int] = []
        store.load(graph, progress=lambda done, _: again.append(done))
        assert again[-1] == left
    assert direct.graph_hash() == expected


def test_a_server_that_comes_back_in_time_is_waited_for(
    empty_neo4j: Login, direct: GraphStore, graph: Graph, expected: str
) -> None:
    gone: list[threading.Thread] = []

    def vanish(number: int) -> Fault:
        if number not in (8, 15):
            return Fault.NONE
        gone.append(threading.Thread(target=away))
        gone[-1].start()
        return Fault.LOSE

    def away() -> None:
        line.leave()
        time.sleep(1.5)
        line.come_back(empty_neo4j.uri)

    with Line(empty_neo4j.uri, vanish) as line:
        with behind(line, empty_neo4j) as store:
            store.load(graph)
        assert len(gone) == 2
        for thread in gone:
            thread.join()
    assert direct.graph_hash() == expected


def test_questions_are_asked_again_and_given_up_in_time(empty_neo4j: Login, monkeypatch: pytest.MonkeyPatch) -> None:
    question, wanted = "UNWIND range(1, 3) AS n RETURN n", ((1,), (2,), (3,))
    faults = [Fault.RESET, Fault.LOSE]
    with Line(empty_neo4j.uri, lambda number: faults.pop(0) if faults and number > 1 else Fault.NONE) as line:
        with behind(line, empty_neo4j) as store:
            assert [store.read(question).rows for _ in range(3)] == [wanted] * 3
        assert (faults, line.faults) == ([], 2)
    monkeypatch.setattr(neo4j_store, "CONNECT_SECONDS", 1.0)
    silent = Line(empty_neo4j.uri, lambda number: Fault.SILENT if number > 1 else Fault.NONE)
    with silent as line, behind(line, empty_neo4j, patience=1) as store:
        assert store.read(question).rows == wanted
        start = time.monotonic()
        with pytest.raises(ServerAwayError, match="no Neo4j server answers at bolt://"):
            store.read(question, timeout=0.5)
        assert time.monotonic() - start < 20, "two seconds of patience, and a slow machine"


def test_the_command_says_it_in_one_line(empty_neo4j: Login, built: tuple[Path, BuildReport]) -> None:
    with Line(empty_neo4j.uri, lambda number: Fault.SILENT if number > 5 else Fault.NONE) as line:
        command = [sys.executable, "-m", "graphbuild", "load", "--graph", str(built[0]), "--patience", "1.5"]
        env = {"NEO4J_URI": line.uri, "NEO4J_PASSWORD": empty_neo4j.password, "NEO4J_DATABASE": empty_neo4j.database}
        done = subprocess.run(command, capture_output=True, text=True, env=os.environ | env, check=False)
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert "(waited 1.5 s)" in done.stderr
    assert "What was done is kept: the same command goes on from there" in done.stderr
