"""The main job, on real articles with the real model."""

import json
import resource
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from graphbuild.errors import InputError
from graphbuild.model import Polarity
from graphbuild.pipeline.building import build
from graphbuild.pipeline.opening import open_graph
from graphbuild.pipeline.report import BuildReport

VIEWS = ("claims.jsonl", "graph.graphml", "explorer.html")

FRONT = "---\ntitle: {title}\ndate: 2025-03-14\nsource: Example Daily\n---\n"


def write(folder: Path, **articles: str) -> Path:
    """Write small articles with front matter."""
    folder.mkdir(exist_ok=True)
    for name, text in articles.items():
        (folder / f"{name}.txt").write_text(FRONT.format(title=name) + text, "utf-8")
    return folder


def claims(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "claims.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write(
        tmp_path / "articles",
        norway="Norway opposes the pipeline project of Sweden. Norway met Finland in Oslo on Tuesday.",
        chile="Chile does not support Peru. Chile borders Peru.",
    )


def test_sample_articles_build_in_full(built: tuple[Path, BuildReport]) -> None:
    folder, report = built
    assert report.articles >= 12
    assert report.skipped == ()
    assert report.refused == ()
    assert sum(report.claims.values()) == len(claims(folder)) > 50
    assert any(polarity is Polarity.DENIED for _, polarity in report.claims)
    assert {child.name for child in folder.iterdir()} == {*VIEWS, "records.sqlite", "manifest.json", "store"}


def test_every_quoted_place_holds_what_it_says(built: tuple[Path, BuildReport]) -> None:
    graph = open_graph(built[0])
    texts = {article.id: article.text for article in graph.articles}
    for claim in graph.claims:
        for evidence in claim.evidence:
            assert evidence.sentence.of(texts[claim.article]) == evidence.text


def test_order_of_input_never_matters(built: tuple[Path, BuildReport], articles_folder: Path, tmp_path: Path) -> None:
    files = [file for file in articles_folder.iterdir() if not file.name.startswith(".")]
    files.sort(key=lambda file: file.name[::-1])
    build(files, tmp_path / "out")
    for view in VIEWS:
        assert (tmp_path / "out" / view).read_bytes() == (built[0] / view).read_bytes(), view


def test_what_did_not_change_is_not_analysed_again(small: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert build([small], out).extracted == 2
    before = [(out / view).read_bytes() for view in VIEWS]
    assert build([small], out).extracted == 0
    assert [(out / view).read_bytes() for view in VIEWS] == before
    write(small, peru="Peru supports Chile.")
    assert build([small], out).extracted == 1
    (small / "peru.txt").unlink()
    report = build([small], out)
    assert (report.extracted, report.articles) == (0, 2)
    assert [(out / view).read_bytes() for view in VIEWS] == before


def test_moved_files_are_not_analysed_again(small: Path, tmp_path: Path) -> None:
    build([small], tmp_path / "out")
    shutil.move(small, tmp_path / "moved")
    assert build([tmp_path / "moved"], tmp_path / "out").extracted == 0
    paths = [path for article in open_graph(tmp_path / "out").articles for path in article.paths]
    assert all("moved" in path for path in paths)


def test_a_bad_article_costs_itself_only(small: Path, tmp_path: Path) -> None:
    (small / "broken.txt").write_bytes(b"\xff\xfe\x00 not text")
    (small / "empty.txt").write_bytes(b"")
    report = build([small], tmp_path / "out")
    assert report.articles == 2
    assert len(report.skipped) == 2
    assert any("broken.txt" in line for line in report.skipped)
    assert any("empty.txt" in line for line in report.skipped)


def test_nothing_readable_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="no article"):
        build([tmp_path / "empty"], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def run_limited(arguments: Sequence[str], size: int) -> subprocess.CompletedProcess[str]:
    """Run the command line with a limit on the size of every file it writes: a disk that is full."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    command = [sys.executable, "-m", "graphbuild", *arguments]
    return subprocess.run(command, capture_output=True, text=True, preexec_fn=limit, check=False)


def test_a_failed_build_keeps_the_earlier_graph(small: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([small], out)
    before = {view: (out / view).read_bytes() for view in VIEWS}
    graph = open_graph(out)
    write(small, peru="Peru supports Chile. Peru met Brazil in Lima on Monday.")
    failed = run_limited(["build", str(small), "-o", str(out)], size=(out / "explorer.html").stat().st_size // 2)
    assert failed.returncode == 2
    assert "Traceback" not in failed.stderr
    assert "cannot be written" in failed.stderr
    assert {view: (out / view).read_bytes() for view in VIEWS} == before
    assert open_graph(out) == graph
    assert build([small], out).articles == 3
    assert {child.name for child in out.iterdir()} == {*VIEWS, "records.sqlite", "manifest.json", "store"}
