"""A graph does not fall to less than half unless that is asked for, and one process changes a folder at a time."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from graphbuild.cli.main import main
from graphbuild.errors import InputError
from graphbuild.export.files import whole_file
from graphbuild.pipeline.building import build
from graphbuild.pipeline.changing import retract
from graphbuild.pipeline.holding import held

TEXTS = ("France supports Mali.", "Chile opposes Peru.", "Norway supports Sweden. Norway opposes Chile.")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for number, text in enumerate(TEXTS):
        (folder / f"{number}.txt").write_text(text, "utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_fewer_than_half_of_the_articles_have_to_be_asked_for(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([news], out)
    before = contents(out)
    refused = CliRunner().invoke(main, ["build", str(news / "0.txt"), "-o", str(out)])
    assert refused.exit_code == 2
    assert "1 articles instead of 3; the earlier graph is kept" in refused.stderr
    assert "--force" in refused.stderr
    assert contents(out) == before
    (news / "1.txt").unlink()
    assert build([news], out).articles == 2
    assert CliRunner().invoke(main, ["build", str(news / "0.txt"), "-o", str(out), "--force"]).exit_code == 0
    assert build([news], out).articles == 2


def test_fewer_than_half_of_the_claims_have_to_be_asked_for(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([news], out)
    before = contents(out)
    for number, land in enumerate(("Chile", "Peru"), 1):
        (news / f"{number}.txt").write_text(f"The weather was fine in {land}.", "utf-8")
    with pytest.raises(InputError, match=r"would hold 1 claims instead of 4; .*--force"):
        build([news], out)
    after = contents(out)
    assert {name: after[name] for name in after if name != "records.sqlite"} == {
        name: before[name] for name in before if name != "records.sqlite"
    }
    report = build([news], out, force=True)
    assert (report.articles, report.extracted) == (3, 0), "what was analysed before the refusal is kept"


def test_what_is_taken_back_by_name_need_not_be_asked_for_twice(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([news], out)
    ids = sorted({json.loads(line)["article"] for line in (out / "claims.jsonl").read_text("utf-8").splitlines()})
    assert retract(ids[1:], out).articles == 1


def test_two_processes_do_not_change_a_folder_at_once(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([news], out)
    before = contents(out)
    ids = [json.loads(line)["article"] for line in (out / "claims.jsonl").read_text("utf-8").splitlines()]
    with held(out):
        for command in (
            ["build", str(news), "-o"],
            ["add", str(news / "0.txt"), "--graph"],
            ["retract", ids[0], "--graph"],
        ):
            busy = CliRunner().invoke(main, [*command, str(out)])
            assert busy.exit_code == 2
            assert "another graphbuild is changing this graph" in busy.stderr
        assert CliRunner().invoke(main, ["query", "articles", "--graph", str(out)]).exit_code == 0
    assert contents(out) == before
    assert build([news], out).extracted == 0


WRITER = """
import sys
from pathlib import Path
from graphbuild.export.files import whole_file
with whole_file(Path(sys.argv[1])) as file:
    file.write(b"half")
    file.flush()
    print("writing", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def writer(tmp_path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A process that has written a part of a file."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", WRITER, str(tmp_path / "graph.graphml")]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe) as child:
        assert child.stdout
        child.stdout.readline()
        yield child
        child.kill()


def test_an_export_clears_away_what_a_killed_one_left(tmp_path: Path, writer: "subprocess.Popen[bytes]") -> None:
    path = tmp_path / "graph.graphml"
    other = tmp_path / ".graph.graphml.mine"
    other.write_bytes(b"of someone else")
    with whole_file(path) as file:
        file.write(b"whole")
    assert len(list(tmp_path.iterdir())) == 3, "the other process is still writing"
    writer.kill()
    writer.wait()
    with whole_file(path) as file:
        file.write(b"whole again")
    assert path.read_bytes() == b"whole again"
    assert {item.name for item in tmp_path.iterdir()} == {path.name, other.name}
