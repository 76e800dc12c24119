"""What has been read: unchanged files are not read again, and nothing is missed that did change."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graphbuild.ingest import ReadingOptions
from graphbuild.ingest.reading import read_source
from graphbuild.ingest.sources import Source
from graphbuild.pipeline import manifest as manifest_module
from graphbuild.pipeline.building import build
from graphbuild.pipeline.report import BuildReport


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read, as they are read."""
    names: list[str] = []
    really = read_source

    def watched(source: Source, *more: Any) -> Iterator[Any]:
        names.append(Path(source.path).name)
        return really(source, *more)

    monkeypatch.setattr(manifest_module, "read_source", watched)
    return names


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "news"
    found.mkdir()
    (found / "a.txt").write_text("France will host the summit.", "utf-8")
    (found / "b.csv").write_text("text,date\nChile borders Peru.,2024-05-03\n,\n", "utf-8")
    (found / "latin.txt").write_bytes(b"caf\xe9")
    return found


def state(report: BuildReport) -> tuple[int, int, int, int]:
    return report.articles, report.extracted, report.unchanged, len(report.skipped)


def test_second_run_reads_only_what_changed(tmp_path: Path, folder: Path, read: list[str]) -> None:
    out = tmp_path / "out"
    assert state(build([folder], out)) == (2, 2, 0, 1)
    first = {name: (out / name).read_bytes() for name in ("claims.jsonl", "graph.graphml", "manifest.json")}
    assert read == ["a.txt", "b.csv", "latin.txt"]
    read.clear()
    assert state(build([folder], out)) == (2, 0, 3, 1)
    assert read == []
    assert {name: (out / name).read_bytes() for name in first} == first
    (folder / "b.csv").write_text("text,date\nChile borders Peru.,2024-05-04\n", "utf-8")
    (folder / "c.txt").write_text("France supports Mali.", "utf-8")
    assert state(build([folder], out)) == (3, 2, 2, 1)
    assert read == ["b.csv", "c.txt"]
    dates = {json.loads(line)["published"] for line in (out / "claims.jsonl").read_text("utf-8").splitlines()}
    assert "2024-05-04" in dates
    assert "2024-05-03" not in dates


def test_side_car_options_and_other_readers_count_as_changes(
    tmp_path: Path, folder: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    build([folder], out)
    (folder / "articles.toml").write_text('["a.txt"]\ndate = 2024-06-07\n', "utf-8")
    read.clear()
    build([folder], out)
    assert read == ["a.txt"]
    read.clear()
    build([folder], out, reading=ReadingOptions(languages=frozenset()))
    assert len(read) == 3
    monkeypatch.setattr(manifest_module, "_version", lambda name: "99")
    assert state(build([folder], out))[2] == 0


def test_of_two_copies_the_other_one_is_read_when_one_leaves(tmp_path: Path, folder: Path, read: list[str]) -> None:
    head = "---\nurl: https://news.example/1\ndate: {}\n---\nFrance supports Mali."
    (folder / "x.txt").write_text(head.format("2024-01-01"), "utf-8")
    (folder / "y.txt").write_text(head.format("2024-01-02"), "utf-8")
    out = tmp_path / "out"
    assert build([folder], out).articles == 3
    read.clear()
    again = build([folder], out)
    assert (again.extracted, read) == (0, ["x.txt"])
    (folder / "y.txt").unlink()
    build([folder], out)
    claims = [json.loads(line) for line in (out / "claims.jsonl").read_text("utf-8").splitlines()]
    assert {claim["published"] for claim in claims if claim["url"]} == {"2024-01-01"}


@pytest.mark.parametrize("content", ["", "{", '{"sources": 3}', '{"sources": {"a.txt": {}}}'])
def test_a_damaged_manifest_costs_nothing_but_time(tmp_path: Path, folder: Path, content: str) -> None:
    out = tmp_path / "out"
    build([folder], out)
    (out / "manifest.json").write_text(content, "utf-8")
    assert state(build([folder], out)) == (2, 0, 0, 1)
