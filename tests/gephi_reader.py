"""Reads a file with the Gephi Toolkit, as Gephi's "Open" does; the jar comes once from Maven Central."""

import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from graphbuild.store.neo4j_jars import cache_folder

VERSION = "0.10.1"
_PROGRAM = Path(__file__).resolve().parent / "GephiRead.java"


@dataclass(frozen=True)
class GephiEdge:
    kind: str
    facts: tuple[str, str]
    days: str


@dataclass(frozen=True)
class GephiGraph:
    dynamic: bool
    nodes: dict[str, str]
    edges: dict[str, GephiEdge]


def read(path: Path) -> GephiGraph:
    """Return what Gephi holds after an import with default settings."""
    command = ["java", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8"]
    done = subprocess.run(
        [*command, "-cp", str(_jar()), str(_PROGRAM), str(path)],
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    return GephiGraph(
        dynamic="dynamic true" in done.stdout,
        nodes={row[1]: row[2] for row in rows if row[0] == "node"},
        edges={row[1]: GephiEdge(row[2], (row[4], row[5]), row[6]) for row in rows if row[0] == "edge"},
    )


@cache
def _jar() -> Path:
    if shutil.which("javac") is None:
        pytest.skip("Gephi needs Java 17 with its compiler")
    folder = cache_folder() / "gephi" / VERSION
    jar = folder / f"gephi-toolkit-{VERSION}-all.jar"
    if not jar.is_file():
        if shutil.which("mvn") is None:
            pytest.skip("Gephi needs Maven once")
        wanted = f"-Dartifact=org.gephi:gephi-toolkit:{VERSION}:jar:all"
        goal = ["mvn", "-B", "-q", "dependency:copy", wanted, f"-DoutputDirectory={folder}"]
        subprocess.run(goal, check=True, capture_output=True, timeout=600)
    return jar
