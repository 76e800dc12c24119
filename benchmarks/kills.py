"""Kills build, add and load at a hundred moments and runs each again: what was left is done, and nothing differs.

Usage: python benchmarks/kills.py [--kills N] [--servers N] [--seed N] [--write]

A real Neo4j is started for it. With ``--servers`` it is the server that is killed during a load, and started again.
``--write`` writes docs/reliability-kills.md. The exit code is 1 when anything differs.
"""

import argparse
import os
import platform
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from fault_forker import Forker
from fault_kills import Kill, Kills, Served, table
from fault_proxy import Fault, Line
from graphs import make_graph
from neo4j_server import Login

from graphbuild.store import connect, devserver
from graphbuild.store.graph_rows import to_rows
from graphbuild.store.rows import hash_rows

#: Every other one is a build; loads need a server and are the slowest.
WORK = ("build", "add", "build", "load")
DOCS = Path(__file__).resolve().parent.parent / "docs" / "reliability-kills.md"
INTRODUCTION = """# Killed at any moment

Written by `python benchmarks/kills.py --write`; `tests/test_faults_kills.py` does ten in every run of the tests.

Each line is a process that was ended by SIGKILL and a second one with the same command. Half of the builds and
additions die at a change of their folder (before a file is opened for writing, renamed or removed), the others at a
point in time; loads die at a commit, before it reaches the server or while it is on its way. Then it is checked that
the earlier graph still answers; that the second run analyses exactly the articles that were not saved, or writes
exactly the rows that the server lacks; that `claims.jsonl`, GraphML, page, records, index, store and the graph on the
server are those of a run that nobody killed; and that no other file is left in the folder.
"""

SERVERS = """## The server killed during a load

The server itself was ended by SIGKILL at a commit and started again; the load went on by itself, in the time that
`--patience` gives it.

| killed at commit | seconds of the load, with the start of the server | graph as loaded without a kill |
| --: | --: | --- |"""


def run(number: int, seed: int) -> list[Kill]:
    """Kill so often."""
    with tempfile.TemporaryDirectory(prefix="graphbuild-kills-") as name, Forker() as forker:
        server = devserver.start(Path(name) / "neo4j")
        try:
            login = Login(uri=server.uri, user=server.user, password=server.password, database="neo4j")
            kills = Kills(Path(name), forker, characters=2500, asking=True, server=Served(login))
            kills.prepare()
            found = []
            for at in range(number):
                draw = Random(seed * 1000 + at)  # noqa: S311  (repeatable on purpose)
                found.append(kills.kill(WORK[at % len(WORK)], draw))
                sys.stderr.write(f"{at + 1}: {found[-1]}\n")
            return found
        finally:
            devserver.stop(server)


def run_servers(number: int, seed: int) -> list[str]:
    """Kill the server itself so often while it is loaded, start it again, and say how the load ended."""
    graph = make_graph(seed=seed, entities=60, topics=15, articles=80, claims=800)
    rows = to_rows(graph, graph_name="graphbuild")
    lines = []
    with tempfile.TemporaryDirectory(prefix="graphbuild-kills-") as name:
        server = devserver.start(Path(name))
        try:
            for at in range(number):
                crash = 60 + Random(seed * 1000 + at).randrange(80)  # noqa: S311  (repeatable on purpose)
                line = _crashing(server, crash)
                login = {"user": server.user, "password": server.password, "batch": 50}
                start = time.monotonic()
                with line, connect(line.uri, **login, patience=600) as store:  # type: ignore[arg-type]
                    store.unload()
                    store.load(graph)
                    right = store.graph_hash() == hash_rows(rows)
                taken = time.monotonic() - start
                server = devserver.running(Path(name)) or server
                lines.append(f"| {crash} | {taken:.0f} | {'yes' if right and line.faults else 'NO'} |")
                sys.stderr.write(f"{lines[-1]}\n")
        finally:
            devserver.stop(server)
    return lines


def _crashing(server: devserver.Server, crash: int) -> Line:
    """Return a line behind which the server is killed at a commit, and started again."""

    def start_again() -> None:
        line.leave()
        while devserver.running(Path(server.home)):  # it takes a moment to die
            time.sleep(0.1)
        line.come_back(devserver.start(Path(server.home)).uri)

    def at_commit(number: int) -> Fault:
        if number != crash:
            return Fault.NONE
        os.kill(server.pid, signal.SIGKILL)
        threading.Thread(target=start_again).start()
        return Fault.CLOSE

    line = Line(server.uri, at_commit)
    return line


def report(found: list[Kill], crashes: list[str]) -> str:
    """Return the page."""
    killed = [kill for kill in found if kill.killed]
    wrong = [kill for kill in found if kill.problems]
    loads = [kill for kill in killed if kill.work.startswith("load")]
    summary = (
        f"{len(found)} runs, {len(killed)} killed before their end ({len(loads)} loads); {len(wrong)} where anything "
        f"differed. Python {platform.python_version()}, {platform.system()}."
    )
    servers = "\n".join([SERVERS, *crashes])
    return f"{INTRODUCTION}\n{summary}\n\n{table(found)}\n\n{servers}\n"


def main() -> None:
    """Kill, print, and write where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--servers", type=int, default=3)
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    found = run(given.kills, given.seed) if given.kills else []
    crashes = run_servers(given.servers, given.seed) if given.servers else []
    text = report(found, crashes)
    sys.stdout.write(text)
    if given.write:
        DOCS.write_text(text, "utf-8")
    sys.exit(any(kill.problems for kill in found) or any("NO" in line for line in crashes))


if __name__ == "__main__":
    main()
