"""One run over a folder of hostile files: the good ones are read, every bad one is named, nothing hangs or swells."""

import json
import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hostile_files
import pytest
from hostile_files import BAD, ODD, Hostile

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


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    home = tmp_path_factory.mktemp("hostile")
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


def test_there_are_enough_of_each_group() -> None:
    groups = Counter(file.group for file in FILES)
    assert sum(groups.values()) >= 150
    assert len(groups) == 12
    assert min(groups.values()) >= 7


def test_good_ones_are_extracted_in_the_same_run(run: Run) -> None:
    assert run.code == 0, run.errors[-2000:]
    claims = [json.loads(line) for line in (run.folder / "out" / "claims.jsonl").read_text("utf-8").splitlines()]
    opposing = {claim["subject"]["name"] for claim in claims if claim["relation"] == "OPPOSES"}
    assert set(run.good) <= opposing
    met = {claim["subject"]["name"] for claim in claims if claim["relation"] == "MEETS"}
    assert met


def test_every_bad_file_is_named_and_every_odd_one_read(run: Run) -> None:
    named = frozenset(item["input"] for item in run.report["skipped"])
    assert [file.name for file in FILES if file.verdict is BAD and not inside(file, named)] == []
    assert [file.name for file in FILES if file.verdict is BAD and inside(file, run.articles)] == []
    assert [file.name for file in FILES if file.verdict is ODD and not inside(file, run.articles)] == []
    assert [file.name for file in FILES if not inside(file, named | run.articles)] == []
    assert all(item["reason"] for item in run.report["skipped"])
    assert "news/toml/articles.toml" in named


def test_no_traceback_no_hang_and_bounded_memory(run: Run) -> None:
    assert "Traceback" not in run.errors
    assert "\x1b" not in run.errors
    assert all(line.isprintable() for line in run.errors.splitlines())
    assert run.seconds < LONGEST
    assert run.memory < LARGEST


def test_nothing_is_written_or_run_elsewhere(run: Run) -> None:
    assert {path.name for path in run.folder.iterdir()} == {"news", "out", "report.json", "errors"}
    assert not list(run.folder.parent.rglob("slipped.txt"))
    assert not list(run.folder.rglob("ran"))
    texts = (run.folder / "out" / "claims.jsonl").read_text("utf-8")
    assert "root:" not in texts
