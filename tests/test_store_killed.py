"""A loader that is killed at any moment leaves a server that the next load completes."""

import os
import pickle
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from graphs import make_graph
from neo4j_server import Login, open_store, wipe

from graphbuild.model import Graph
from graphbuild.store import connect
from graphbuild.store.graph_rows import to_rows
from graphbuild.store.rows import hash_rows

KILLS = 20
LOADER = """
import pickle, sys
from graphbuild.store.neo4j_store import Neo4jStore
uri, user, password, database, path = sys.stdin.read().splitlines()
with open(path, "rb") as file:
    graph = pickle.load(file)
with Neo4jStore(uri, user=user, password=password, database=database, batch=25) as store:
    store.load(graph, progress=lambda done, total: print(done, total, flush=True))
"""
REWRITER = """
import pickle, sys
from graphbuild.store import connect
folder, path = sys.stdin.read().splitlines()
with open(path, "rb") as file:
    graphs = pickle.load(file)
with connect(folder) as store:
    for number in range(1_000_000):
        store.load(graphs[number % 2])
        print(number, flush=True)
"""


@pytest.fixture(scope="module")
def graph() -> Graph:
    return make_graph(seed=17, entities=40, topics=10, articles=30, claims=300)


def started(code: str, *lines: str) -> subprocess.Popen[str]:
    """A process of its own, told on its standard input what to do."""
    pipe = subprocess.PIPE
    child = subprocess.Popen([sys.executable, "-u", "-c", code], stdin=pipe, stdout=pipe, text=True)
    assert child.stdin
    child.stdin.write("\n".join(lines))
    child.stdin.close()
    return child


def killed(child: subprocess.Popen[str]) -> None:
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    assert child.stdout
    child.stdout.close()
    assert child.returncode == -signal.SIGKILL


@pytest.mark.neo4j
def test_a_killed_load_is_completed_by_the_next(empty_neo4j: Login, graph: Graph, tmp_path: Path) -> None:
    expected = hash_rows(to_rows(graph, graph_name="graphbuild"))
    (tmp_path / "graph.pickle").write_bytes(pickle.dumps(graph))
    login = (empty_neo4j.uri, empty_neo4j.user, empty_neo4j.password, empty_neo4j.database)
    with open_store(empty_neo4j) as store:
        for kill in range(KILLS):
            wipe(empty_neo4j)
            child = started(LOADER, *login, str(tmp_path / "graph.pickle"))
            assert child.stdout
            for line in child.stdout:
                done, total = map(int, line.split())
                if done >= total * kill / KILLS:
                    break
            killed(child)
            counted = sum(store.counts().values())
            assert 0 < counted <= total
            store.load(graph)
            assert store.graph_hash() == expected


def test_a_killed_rewrite_leaves_one_graph_or_the_other(graph: Graph, tmp_path: Path) -> None:
    other = make_graph(seed=18, entities=40, topics=10, articles=30, claims=300)
    hashes = {hash_rows(to_rows(item, graph_name="graphbuild")) for item in (graph, other)}
    (tmp_path / "graphs.pickle").write_bytes(pickle.dumps((graph, other)))
    for kill in range(5):
        child = started(REWRITER, str(tmp_path / "store"), str(tmp_path / "graphs.pickle"))
        assert child.stdout
        for _ in range(kill + 1):
            child.stdout.readline()
        killed(child)
        with connect(tmp_path / "store") as store:
            assert store.graph_hash() in hashes
