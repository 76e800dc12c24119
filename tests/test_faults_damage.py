"""Files of the output folder that were cut, emptied or overwritten, and outputs that are full, are told in a line."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graphbuild.cli.main import main
from graphbuild.cli.shortening import LINE, WORD, shortened
from graphbuild.errors import StoreError
from graphbuild.pipeline.building import build
from graphbuild.pipeline.report import BuildReport
from graphbuild.query import run_cypher
from graphbuild.store import connect


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)])


def refused(done: Result, *words: str) -> None:
    assert done.exit_code == 2, (done.output, done.exception)
    assert isinstance(done.exception, SystemExit), done.exception
    (line,) = done.stderr.splitlines()
    assert all(word in line for word in words), line


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def overwritten(path: Path) -> None:
    path.write_bytes(b"something else" * 100)


def scratched(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 3 :: 97] = b"\x5a" * len(data[len(data) // 3 :: 97])
    path.write_bytes(data)


@pytest.fixture
def out(built: tuple[Path, BuildReport], tmp_path: Path) -> Path:
    return Path(shutil.copytree(built[0], tmp_path / "out"))


@pytest.mark.parametrize("harm", [emptied, cut, overwritten])
def test_a_damaged_record_file_is_named_by_what_reads_it(out: Path, harm: Callable[[Path], None]) -> None:
    harm(out / "records.sqlite")
    claims = (out / "claims.jsonl").read_bytes()
    before = (out / "records.sqlite").read_bytes()
    article = out.parent / "a.txt"
    article.write_text("Kenya met Uganda in Nairobi.", "utf-8")
    target = out.parent / "a.graphml"
    for command in (("conflicts",), ("export", "graphml", "-o", target), ("explain", "c-1"), ("add", article)):
        refused(run(*command, "--graph", out), str(out / "records.sqlite"), "graphbuild build` with all articles again")
    assert not target.exists()
    assert (out / "records.sqlite").read_bytes() == before
    assert (out / "claims.jsonl").read_bytes() == claims


def test_scratches_within_the_records_are_one_line_too(out: Path) -> None:
    scratched(out / "records.sqlite")
    done = run("conflicts", "--graph", out)
    assert done.exit_code in (1, 2)
    (line,) = done.stderr.splitlines()
    assert "damaged" in line
    assert "build" in line


def test_a_build_makes_an_emptied_record_file_anew_and_names_a_damaged_one(
    tmp_path: Path,
) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Kenya met Uganda in Nairobi.", "utf-8")
    small = tmp_path / "small"
    build([article], small)
    views = (small / "claims.jsonl").read_bytes()
    emptied(small / "records.sqlite")
    assert build([article], small).extracted == 1
    assert (small / "claims.jsonl").read_bytes() == views
    overwritten(small / "records.sqlite")
    refused(run("build", article, "-o", small), "records.sqlite", "damaged", "delete it")


@pytest.mark.parametrize(
    "content", ["junk", "[]", '{"sources": {"a.txt": 5}}', '{"sources": {"a.txt": {"key": "x"}}}', "[" * 9000, None]
)
def test_a_manifest_that_is_none_is_named(tmp_path: Path, content: str | None) -> None:
    article, out = tmp_path / "a.txt", tmp_path / "out"
    article.write_text("Kenya met Uganda in Nairobi.", "utf-8")
    assert build([article], out).notes == ()
    whole = (out / "manifest.json").read_bytes()
    if content is None:
        (out / "manifest.json").write_bytes(b"\xff\xfe")
    else:
        (out / "manifest.json").write_text(content, "utf-8")
    done = run("build", article, "-o", out, "--strict", "--report", tmp_path / "report.json", "--workers", "1")
    assert done.exit_code == 0, done.stderr
    assert f"note: {out / 'manifest.json'}: damaged" in done.stderr
    assert "manifest.json" in json.loads((tmp_path / "report.json").read_text("utf-8"))["notes"][0]
    assert (out / "manifest.json").read_bytes() == whole


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_standard_output_is_named(unbuffered: str) -> None:
    command = [sys.executable, "-m", "graphbuild", "--help"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, env={"PYTHONUNBUFFERED": unbuffered}
        )
    assert done.returncode == 2
    assert done.stderr == "Error: standard output: cannot be read or written: No space left on device\n"


LONG = "x" * 40_000


@pytest.mark.parametrize(
    "command",
    [
        ("explain", LONG), ("query", "stance", LONG, "NATO"), ("query", LONG), ("query", "--cypher", LONG),
        ("build", LONG), ("query", "--cypher", "MATCH (n) RETURN n.name AS " + "ab " * 15_000), (LONG,), (f"--{LONG}",),
        ("query", "articles", "--limit", LONG), ("conflicts", "--graph", LONG),
    ],
)  # fmt: skip
def test_what_is_very_long_is_not_repeated_in_full(built: tuple[Path, BuildReport], command: tuple[str, ...]) -> None:
    done = CliRunner(env={"GRAPHBUILD_GRAPH": str(built[0])}).invoke(main, [*command])
    assert done.exit_code == 2, done.exception
    assert len(done.stderr) < 3000
    assert "characters in all" in done.stderr


def test_messages_of_a_usual_length_stay_as_they_are() -> None:
    text = f"{'x' * WORD} is a name\n{'a b ' * (LINE // 4)}"
    assert shortened(text) == text
    assert shortened(f"{text}x").endswith("a b a x") is False
    assert "401 characters in all" in shortened("y" * 401)


def test_more_at_once_than_the_engine_allows_is_said_in_words_that_help(built: tuple[Path, BuildReport]) -> None:
    with connect(built[0] / "store") as store, pytest.raises(StoreError, match="ask for less, by a LIMIT"):
        run_cypher(store, "UNWIND range(1, 100000000) AS x RETURN sum(x) AS n")
