"""Imports a graph of any size with Neo4j's own offline importer, and counts what the server then holds.

Usage: python -m benchmarks.bulk [--claims N] [--write]

The graph is generated; ``graphbuild bulk`` writes the files, ``neo4j-admin database import full`` reads them, a server
is started on the result. ``--write`` puts the figures into docs/scale.md.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.corpus import ROOT
from benchmarks.machine import machine
from benchmarks.sections import put
from graphbuild.store import connect, devserver
from graphbuild.store.bulk import write_bulk
from graphbuild.store.neo4j_jars import fetch_jars, jars

sys.path.insert(0, str(ROOT / "tests"))
from graphs import make_graph


def imported(folder: Path, home: Path) -> float:
    """Run the importer into a new home and return its seconds."""
    (home / "conf").mkdir(parents=True)
    tool = ["java", "-Xmx1g", "-cp", f"{jars()}/*", "org.neo4j.cli.AdminTool", "database", "import", "full"]
    environment = os.environ | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    start = time.perf_counter()
    done = subprocess.run(  # noqa: S603 - our own words
        [*tool, "neo4j", "@import.args"], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(done.stdout[-2000:] + done.stderr[-2000:])
    return time.perf_counter() - start


def size(folder: Path) -> float:
    """Return the megabytes of all files below a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def run(claims: int) -> str:
    """Write, import, count, and describe it."""
    fetch_jars(lambda _: None)
    graph = make_graph(seed=1, entities=claims // 25, topics=2000, articles=claims // 20, claims=claims)
    with tempfile.TemporaryDirectory(prefix="graphbuild-bulk-") as name:
        bulk, home = Path(name) / "bulk", Path(name) / "home"
        start = time.process_time()
        rows = write_bulk(graph, bulk)
        writing = time.process_time() - start
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        expected, files = len(graph.claims), size(bulk)
        del graph
        importing = imported(bulk, home)
        stored = size(home / "data" / "databases")
        server = devserver.start(home)
        try:
            with connect(server.uri, user=server.user, password=server.password) as store:
                counts = store.counts()
        finally:
            devserver.stop(server)
    held = sum(counts.values())
    verdict = "all of them" if held == rows and counts.get("Claim") == expected else "NOT THE SAME"
    return (
        f"{expected:,} claims, {rows:,} rows: files written in {writing:.0f} s of processor time ({files:,.0f} MB, "
        f"peak {memory:.1f} GB with the graph), imported in {importing:.0f} s by the clock, "
        f"{rows / importing:,.0f} rows/s (store {stored:,.0f} MB); "
        f"the server then holds {held:,} rows: **{verdict}**.\n\n{machine('neo4j')}."
    )


def main() -> None:
    """Run, print, and write if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--write", action="store_true", help="put the result into docs/scale.md")
    given = parser.parse_args()
    text = run(given.claims)
    sys.stdout.write(text + "\n")
    if given.write:
        put("scale.md", "bulk", text)


if __name__ == "__main__":
    main()
