"""A process that is killed while it writes the embedded store leaves one graph or the other; see test_faults_kills."""

import os
import pickle
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from graphs import make_graph

from graphbuild.graph import Graph
from graphbuild.store import connect
from graphbuild.store.graph_rows import to_rows
from graphbuild.store.rows import hash_rows

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
