"""A disk that is full, folders that may not be written, clocks that are wrong: one clear line, and nothing is lost."""

import ast
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

import click
import pytest
from click.testing import CliRunner
from fault_forker import Ended, Forker
from fault_kills import contents, write_news

import graphbuild
from graphbuild.cli.main import Root
from graphbuild.errors import InputError
from graphbuild.ingest import languages
from graphbuild.pipeline.building import build


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the tests start from.

    Attributes:
        forker: Runs commands.
        news: Two folders of articles: what was built, and what comes.
        base: A finished build of the first; it is copied.
        whole: What a build of both makes.
    """

    forker: Forker
    news: Path
    base: Path
    whole: dict[str, str]

    def copy(self, out: Path) -> Path:
        """Return a copy of the finished build."""
        return Path(shutil.copytree(self.base, out))

    def run(self, *command: str | Path, limit: int = 0, plain: bool = False) -> Ended:
        """Run a command."""
        return self.forker.run(*command, limit=limit, plain=plain)


@pytest.fixture(scope="module")
def given(forker: Forker, tmp_path_factory: pytest.TempPathFactory) -> Given:
    root = tmp_path_factory.mktemp("disk")
    draw = Random(4)  # noqa: S311  (repeatable on purpose)
    write_news(root / "before", range(4), draw, 100)
    write_news(root / "added", range(4, 7), draw, 100)
    build([root / "before"], root / "base")
    build([root / "before", root / "added"], root / "whole")
    return Given(forker=forker, news=root, base=root / "base", whole=contents(root / "whole"))


def building(news: Path, out: Path) -> tuple[str | Path, ...]:
    return ("build", news / "before", news / "added", "-o", out)


def adding(news: Path, out: Path) -> tuple[str | Path, ...]:
    return ("add", news / "added", "--graph", out)


def refused(ended: Ended, *words: str) -> None:
    """One line that says what is wrong, and the exit code of bad input or of a store."""
    assert ended.code in (2, 3), ended
    assert "Traceback" not in ended.said
    lines = ended.said.strip().splitlines()
    assert len(lines) == 1, ended.said
    assert lines[0].startswith("Error: ")
    assert all(word in lines[0] for word in words), lines[0]


def graph_files(folder: Path) -> dict[str, str]:
    """What people and other programs read; the record file may have saved articles for the next run."""
    return {
        name: value for name, value in contents(folder).items() if name not in ("records.sqlite", "store/parts.sqlite")
    }


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[bool]:
    """A file system of this size at the folder, where that is allowed here."""
    folder.mkdir()
    options = ["-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    mounted = (
        os.geteuid() == 0 and subprocess.run(["mount", *options], capture_output=True, check=False).returncode == 0
    )
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize(("command", "share"), [(building, 0.1), (adding, 0.7)])
def test_no_file_may_grow_beyond_a_limit(
    given: Given,
    tmp_path: Path,
    command: Callable[[Path, Path], tuple[str | Path, ...]],
    share: float,
) -> None:
    out = tmp_path / "out"
    given.copy(out)
    before = graph_files(out)
    largest = max(path.stat().st_size for path in out.rglob("*") if command is building or path.suffix != ".html")
    refused(given.run(*command(given.news, out), limit=int(share * largest)), str(out), "cannot be written")
    assert graph_files(out) == before
    assert given.run(*building(given.news, out)).code == 0
    assert contents(out) == given.whole


def test_a_full_disk(given: Given, tmp_path: Path) -> None:
    size = sum(path.stat().st_size for path in given.base.rglob("*")) // 1024
    disk = tmp_path / "disk"
    with small_disk(disk, 3 * size + 2000) as mounted:
        out = disk / "out"
        given.copy(out)
        before = graph_files(out)
        if mounted:
            fill(disk, 24)
            refused(given.run(*building(given.news, out)), str(out), "cannot be written")
            assert graph_files(out) == before
            if given.run(*adding(given.news, out)).code:
                assert graph_files(out) == before
            (disk / "filler").unlink()
        assert given.run(*building(given.news, out)).code == 0
        assert contents(out) == given.whole


def fill(disk: Path, left: int) -> None:
    """Take all room but this many kilobytes."""
    free = shutil.disk_usage(disk).free - left * 1024
    (disk / "filler").write_bytes(b"x" * free)
    assert shutil.disk_usage(disk).free <= left * 1024


@pytest.mark.parametrize(("command", "place"), [(building, "."), (adding, "store"), (adding, "records.sqlite")])
def test_what_may_not_be_written_stays_as_it_is(
    given: Given,
    tmp_path: Path,
    command: Callable[[Path, Path], tuple[str | Path, ...]],
    place: str,
) -> None:
    out = tmp_path / "out"
    given.copy(out)
    before = contents(out)
    mode = (out / place).stat().st_mode
    (out / place).chmod(0o555 if (out / place).is_dir() else 0o444)
    try:
        ended = given.run(*command(given.news, out), plain=True)
        refused(ended, str(out))
        assert graph_files(out) == {name: before[name] for name in graph_files(out)}
        assert given.run("query", "articles", "--graph", out, plain=True).code == 0
    finally:
        (out / place).chmod(mode)


def test_a_folder_that_cannot_be_made_is_named(given: Given, tmp_path: Path) -> None:
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o555)
    ended = given.run(*building(given.news, shut / "out"), plain=True)
    refused(ended, str(shut / "out"), "cannot be written", "Permission denied")
    assert list(shut.iterdir()) == []
    (tmp_path / "file").write_text("a file, not a folder", "utf-8")
    refused(given.run(*building(given.news, tmp_path / "file" / "out")), "cannot be written")


def test_an_article_that_may_not_be_read_costs_itself(given: Given, tmp_path: Path) -> None:
    articles = tmp_path / "news"
    shutil.copytree(given.news / "before", articles)
    shut = sorted(articles.iterdir())[0]
    shut.chmod(0)
    ended = given.run("build", articles, "-o", tmp_path / "out", plain=True)
    assert ended.code == 0
    assert f"skipped: {str(shut)!r}: cannot be read: Permission denied" in ended.said
    assert "3 articles" in ended.said


def test_exports_keep_the_earlier_file(given: Given, tmp_path: Path) -> None:
    target = tmp_path / "graph.gexf"
    assert given.run("export", "gexf", "--graph", given.base, "-o", target).code == 0
    before = target.read_bytes()
    refused(
        given.run("export", "gexf", "--graph", given.base, "-o", target, limit=5000), str(target), "cannot be written"
    )
    assert (target.read_bytes(), list(tmp_path.iterdir())) == (before, [target])
    tmp_path.chmod(0o555)
    ended = given.run("export", "gexf", "--graph", given.base, "-o", target, plain=True)
    tmp_path.chmod(0o755)
    refused(ended, str(target), "Permission denied")


def test_a_decision_is_written_as_a_whole_or_not_at_all(given: Given, tmp_path: Path) -> None:
    out = tmp_path / "out"
    given.copy(out)
    claims = [json.loads(line)["id"] for line in (out / "claims.jsonl").read_text("utf-8").splitlines()]
    (out / "decisions.jsonl").write_text("# " + "a line of a person " * 5000 + "\n", "utf-8")
    size = (out / "decisions.jsonl").stat().st_size
    ended = given.run("reject", claims[0], "--why", "a long reason", "--graph", out, limit=size + 20)
    refused(ended, "decisions.jsonl", "cannot be written")
    assert (out / "decisions.jsonl").stat().st_size == size
    assert given.run("reject", claims[0], "--why", "a long reason", "--graph", out).code == 0


def test_no_room_for_temporary_files_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    languages._identifier.cache_clear()
    article = tmp_path / "a.txt"
    article.write_text("France supports Mali and opposes the plan of Chile for the port of Peru. " * 5, "utf-8")
    with pytest.raises(InputError, match=r"gone: the languages cannot be unpacked here .*TMPDIR"):
        build([article], tmp_path / "out")


def test_what_nobody_foresaw_is_one_line_too(tmp_path: Path) -> None:
    @click.group(cls=Root)
    def commands() -> None: ...

    @commands.command()
    def look() -> None:
        (tmp_path / "gone").read_text("utf-8")

    done = CliRunner().invoke(commands, ["look"])
    assert done.exit_code == 2
    assert done.stderr == f"Error: {tmp_path / 'gone'}: cannot be read or written: No such file or directory\n"


def test_times_of_files_decide_nothing(given: Given, tmp_path: Path) -> None:
    articles, out = tmp_path / "news", tmp_path / "out"
    shutil.copytree(given.news / "before", articles)
    build([articles], out)
    first = contents(out)
    for day in (1, 4_000_000_000):
        for path in (*articles.iterdir(), *out.rglob("*")):
            os.utime(path, (day, day))
        report = build([articles], out)
        assert (report.extracted, report.unchanged) == (0, 4)
        assert contents(out) == first
    changed = sorted(articles.iterdir())[0]
    changed.write_text(changed.read_text("utf-8") + " Chile borders Peru.", "utf-8")
    os.utime(changed, (1, 1))
    assert build([articles], out).extracted == 1


def test_no_code_asks_for_the_time_of_a_file_or_compares_clocks() -> None:
    """The clock that only goes forward is fine; the other one only dates what a person decides and what is saved."""
    allowed = {("correcting.py", "today"), ("file.py", "now")}
    found = set()
    for path in Path(graphbuild.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in CLOCKS and not _monotonic(node):
                found.add((path.name, node.attr))
    assert found <= allowed


CLOCKS = {"st_mtime", "st_mtime_ns", "st_ctime", "getmtime", "time", "time_ns", "now", "today", "utcnow"}


def _monotonic(node: ast.Attribute) -> bool:
    """Whether ``time`` is not that of the module of this name."""
    return node.attr in ("time", "time_ns") and not (isinstance(node.value, ast.Name) and node.value.id == "time")
