"""Measures everything, prints the ratios and writes them to docs/benchmarks.md.

Usage: python -m benchmarks [--only NAME ...] [--no-write]

Each part runs in a process of its own, one after the other. Two figures of one ratio come from one run.
"""

import argparse
import json
import subprocess
import sys
from dataclasses import asdict

from benchmarks.corpus import ROOT
from benchmarks.lines import SECTIONS, WHOLE, Line, output_of
from benchmarks.machine import machine
from benchmarks.sections import put


def measured(name: str) -> list[Line]:
    """Measure a part in a process of its own."""
    command = [sys.executable, "-m", "benchmarks", "--lines", name]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603 - our own words
    return [Line(**values) for values in json.loads(done.stdout.splitlines()[-1])]


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", choices=[*SECTIONS, *WHOLE], default=[*SECTIONS, *WHOLE])
    parser.add_argument("--no-write", action="store_true")
    parser.add_argument("--lines", choices=[*SECTIONS], help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.lines:
        sys.stdout.write(json.dumps([asdict(line) for line in SECTIONS[given.lines]()]) + "\n")
        return
    where = machine()
    for name in given.only:
        if name in SECTIONS:
            rows = [line.row() for line in measured(name)]
            text = "\n".join(["| ratio | figure | bar | | |", "| --- | ---: | --- | --- | --- |", *rows])
        else:
            text = f"```\n{output_of(name)}```"
        sys.stdout.write(f"{name}\n{text}\n\n")
        sys.stdout.flush()
        if not given.no_write:
            put("benchmarks.md", name, f"{text}\n\n{where}.")


if __name__ == "__main__":
    main()
