"""Kills build, add and load at a hundred moments and runs each again: what was left is done, and nothing differs.

Usage: python benchmarks/kills.py [--kills N] [--seed N] [--write]

A real Neo4j is started for it. ``--write`` writes docs/reliability-kills.md. The exit code is 1 when anything differs.
"""

import argparse
import platform
import sys
import tempfile
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from fault_forker import Forker
from fault_kills import Kill, Kills, Served, table
from neo4j_server import Login

from graphbuild.store import devserver

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


def report(found: list[Kill]) -> str:
    """Return the page."""
    killed = [kill for kill in found if kill.killed]
    wrong = [kill for kill in found if kill.problems]
    loads = [kill for kill in killed if kill.work.startswith("load")]
    summary = (
        f"{len(found)} runs, {len(killed)} killed before their end ({len(loads)} loads); {len(wrong)} where anything "
        f"differed. Python {platform.python_version()}, {platform.system()}."
    )
    return f"{INTRODUCTION}\n{summary}\n\n{table(found)}\n"


def main() -> None:
    """Kill, print, and write where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    found = run(given.kills, given.seed)
    text = report(found)
    sys.stdout.write(text)
    if given.write:
        DOCS.write_text(text, "utf-8")
    sys.exit(any(kill.problems for kill in found))


if __name__ == "__main__":
    main()
