"""Measures the memory of a build with two workers, by the number of articles.

Usage: python -m benchmarks.memory [--articles N ...] [--length SENTENCES] [--write FILE]

Sampled is the proportional set size of the command and all its processes together. While articles are read and
analysed it has to be flat; the graph itself and its views are made in the memory of one process afterwards.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks.corpus import write_corpus
from benchmarks.machine import machine

#: Seconds between two looks: a look costs some hundredths of a second.
_EVERY = 1.0


@dataclass(slots=True)
class Peak:
    """The largest sizes seen, in megabytes.

    Attributes:
        analysis: All processes, while workers were there.
        graph: The one process, when they were gone.
        cpu: Seconds of processor time of all processes.
    """

    analysis: float = 0.0
    graph: float = 0.0
    cpu: float = 0.0


def watch(command: list[str]) -> Peak:
    """Run a command and watch its processes."""
    peak, had_workers = Peak(), False
    before = children_time()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)  # noqa: S603 - our own words
        while process.poll() is None:
            family = processes(process.pid)
            size = sum(map(proportional, family)) / 1e6
            workers = sum("spawn_main" in " ".join(words(item)) for item in family)
            had_workers = had_workers or workers > 1
            if workers or not had_workers:
                peak.analysis = max(peak.analysis, size)
            else:
                peak.graph = max(peak.graph, size)
            time.sleep(_EVERY)
        if process.returncode:
            said.seek(0)
            raise SystemExit(said.read().decode())
    peak.cpu = children_time() - before
    return peak


def children_time() -> float:
    """Return the processor time of all processes that ended."""
    times = psutil.Process().cpu_times()
    return float(times.children_user + times.children_system)


def processes(pid: int) -> list[psutil.Process]:
    """Return a process and all below it."""
    try:
        root = psutil.Process(pid)
        return [root, *root.children(recursive=True)]
    except psutil.Error:
        return []


def words(process: psutil.Process) -> list[str]:
    """Return the command line of a process."""
    try:
        return list(process.cmdline())
    except psutil.Error:
        return []


def proportional(process: psutil.Process) -> int:
    """Return the memory of a process; what several share counts in parts."""
    try:
        return int(process.memory_full_info().pss)
    except psutil.Error:
        return 0


def measure(number: int, length: int, workers: int = 2) -> tuple[int, Peak]:
    """Build so many articles in a folder of their own; return their words and the peak."""
    with tempfile.TemporaryDirectory(prefix="graphbuild-memory-") as name:
        source, out = Path(name) / "articles.jsonl", Path(name) / "out"
        count = write_corpus(source, number, length=length)
        build = [sys.executable, "-m", "graphbuild", "build", str(source), "-o", str(out), "--workers", str(workers)]
        return count, watch(build)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 5000, 20_000])
    parser.add_argument("--length", type=int, default=3)
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    lines = [
        "| articles | words | peak while analysing | peak while the graph is made | processor time |",
        "| ---: | ---: | ---: | ---: | ---: |",
    ]
    for number in given.articles:
        count, peak = measure(number, given.length)
        sizes = f"{peak.analysis:,.0f} MB | {peak.graph:,.0f} MB | {peak.cpu:,.0f} s"
        lines.append(f"| {number:,} | {count:,} | {sizes} |")
        sys.stderr.write(lines[-1] + "\n")
    text = "\n".join([*lines, "", f"{machine()}."]) + "\n"
    sys.stdout.write(text)
    if given.write:
        given.write.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
