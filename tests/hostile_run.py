"""Runs a build over the hostile files, as the tests and docs/reliability.md need it."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hostile_files
from hostile_files import Hostile

from graphbuild.records import RecordFile

FILES = hostile_files.all_files()
LIMITS = {"size": 1_000_000, "characters": 200_000, "members": 1000, "unpacked": 2_000_000, "seconds": 10, "depth": 50}
#: Seconds of processor time for the whole run, and bytes of memory of its largest process.
LONGEST, LARGEST = 120, 1_500_000_000


@dataclass(frozen=True, kw_only=True)
class Run:
    """What the run gave."""

    folder: Path
    code: int
    errors: str
    seconds: float
    memory: int
    report: dict[str, Any]
    articles: frozenset[str]
    good: tuple[str, ...]


def run_in(home: Path) -> Run:
    """Write all files into a folder and build a graph of them in a process of its own (POSIX only)."""
    folder = home / "news"
    for file in FILES:
        path = folder / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        file.make(path)
    (folder / "toml").mkdir()
    (folder / "toml" / "articles.toml").write_text("a = " + "[" * 5000, "utf-8")
    (folder / "toml" / "a.txt").write_text(hostile_files.TEXT, "utf-8")
    good = hostile_files.good_files(folder)
    limits = [part for name, value in LIMITS.items() for part in ("--limit", f"{name}={value}")]
    build = [sys.executable, "-P", "-m", "graphbuild", "build", "news", "-o", "out", "--workers", "1"]
    with (home / "errors").open("w+b") as errors:
        child = subprocess.Popen(
            [*build, "--report", "report.json", *limits], cwd=home, stderr=errors, stdout=subprocess.DEVNULL
        )
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        said = errors.read().decode("utf-8", "replace")
    with RecordFile.existing(home / "out") as records:
        paths = frozenset(path for article in records.articles() for path in article.paths)
    return Run(
        folder=home,
        code=child.returncode,
        errors=said,
        seconds=usage.ru_utime + usage.ru_stime,
        memory=usage.ru_maxrss * 1024,
        report=json.loads((home / "report.json").read_text("utf-8")),
        articles=paths,
        good=tuple(good),
    )


def inside(file: Hostile, paths: frozenset[str]) -> bool:
    """Whether a path is the file, or a line or member of it; of a folder that is too deep, the folder."""
    name = os.fsencode(f"news/{file.name}").decode("utf-8", "replace")
    own = {f"news/{file.name}", name, name.removesuffix(".gz")}
    if "/d/d/" in name:
        return any(path.startswith("news/nesting/d/d/") for path in paths)
    return any(
        path in own or path.startswith(tuple(f"{item}{sign}" for item in own for sign in "!:")) for path in paths
    )
