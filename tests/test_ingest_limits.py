"""What one input may cost, what is told of it, and which of two versions stays."""

import csv
import io
import json
import os
import struct
import subprocess
import sys
import zipfile
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuild.errors import ArticleError, InputError
from graphbuild.ingest import Limits, ReadingOptions, Skipped, clean, parse_limits, read_articles, read_text
from graphbuild.ingest.cleaning import MAX_BLOCK
from graphbuild.ingest.sources import Source
from graphbuild.pipeline.building import build
from graphbuild.scale.spool import Spool

SENTENCE = 'The ministry of energy said that "Norway would sell gas" to Moldova at once. '
PAGE = f"<html><head><title>Gas for Moldova</title></head><body><article><p>{SENTENCE * 8}</p></article></body></html>"


def run(*arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-m", "graphbuild", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)


def read(path: Path | str, *, links: bool = False, **limits: float) -> tuple[list[str], list[str]]:
    options = ReadingOptions(limits=Limits(**limits), links=links)  # type: ignore[arg-type]
    found = read_articles([path], options=options)
    return [article.text for article in found.articles], list(found.skipped)


def test_each_limit_costs_what_is_beyond_it(tmp_path: Path) -> None:
    rows = [json.dumps({"text": f"Mali left {number}."}) for number in range(3)]
    lines = tmp_path / "a.jsonl"
    lines.write_text("\n".join([rows[0], json.dumps({"text": "x" * 300}), *rows[1:]]), "utf-8")
    texts, (line,) = read(lines, size=100)
    assert texts == [f"Mali left {number}." for number in range(3)]
    assert ":2'" in line
    assert "larger than 100 bytes" in line
    texts, (line,) = read(lines, characters=200)
    assert len(texts) == 3
    assert "an article of 300 characters" in line
    texts, (line,) = read(lines, records=2)
    assert len(texts) == 2
    assert "more than 2 articles in one file" in line
    table = tmp_path / "a.csv"
    table.write_text(f"text,date\nMali left.,\n{'x' * 300},\n", "utf-8")
    assert "a line larger than 100 bytes" in read(table, size=100)[1][0]


def test_folders_have_a_floor(tmp_path: Path) -> None:
    inner = tmp_path
    for _ in range(60):
        inner = inner / "d"
    inner.mkdir(parents=True)
    (inner / "deep.txt").write_text("Mali left.", "utf-8")
    (tmp_path / "a.txt").write_text("Chad left.", "utf-8")
    texts, (line,) = read(tmp_path)
    assert texts == ["Chad left."]
    assert "more than 50 folders deep" in line
    assert read(tmp_path, depth=70)[0] == ["Chad left.", "Mali left."]


def test_links_are_followed_when_asked_and_loops_end(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "a.txt").write_text("Mali left.", "utf-8")
    news = tmp_path / "news"
    news.mkdir()
    (news / "loop").symlink_to(news)
    for name in ("one", "two"):
        (news / name).symlink_to(tmp_path / "far")
    (news / "file.txt").symlink_to(tmp_path / "far" / "a.txt")
    (news / "broken.txt").symlink_to(tmp_path / "nowhere.txt")
    assert read(news)[0] == []
    assert len(read(news)[1]) == 5
    texts, skipped = read(news, links=True)
    assert set(texts) == {"Mali left."}
    assert len(texts) <= 3
    assert any("broken.txt" in line and "no such file" in line for line in skipped)
    assert all("symbolic link" in line for line in read(f"{news}/*.txt")[1])


def test_an_archive_has_one_budget_for_all_its_files(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(20):
            archive.writestr(f"{number:02}.txt", "Mali left. " * 1000)
    texts, skipped = read(path, unpacked=50_000)
    assert 3 <= len(texts) <= 5
    assert "unpacks to more than" in skipped[-1]
    assert "more than 5 files" in read(path, members=5)[1][0]
    assert len(read(path)[0]) == 20


def test_methods_that_ask_for_gigabytes_are_not_unpacked(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "Mali left.", zipfile.ZIP_LZMA)
        archive.writestr("b.txt", "Chad left.", zipfile.ZIP_STORED)
    (tmp_path / "a.zip").write_bytes(file.getvalue())
    texts, (line,) = read(tmp_path / "a.zip")
    assert texts == ["Chad left."]
    assert "packed by a method" in line


def test_a_file_that_became_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(ArticleError, match="not a regular file"):
        Source(path=str(tmp_path / "a.txt")).read()


def test_closed_standard_input_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert read_articles(["-"]).skipped == ("'-': standard input is closed: give a file",)


def test_long_lines_are_cut_at_sentences_and_none_is_lost() -> None:
    text = SENTENCE * 700 + "no end " * 3000 + "x" * 25_000
    blocks = clean(read_text(text)).blocks
    assert max(len(block.text) for block in blocks) <= MAX_BLOCK
    assert all(block.text.endswith("at once.") for block in blocks[:5])
    kept = "".join(block.text for block in blocks)
    assert kept.replace(" ", "") == text.replace(" ", "")
    for block in blocks:
        assert block.raw(0, len(block.text)).of(text) == block.text


@pytest.mark.parametrize("large", [False, True])
def test_a_list_of_files_that_fills_the_memory_is_not_read(tmp_path: Path, large: bool) -> None:
    path, size = tmp_path / "a.zip", 2**31
    with path.open("wb") as file:
        file.truncate(size)  # nothing of it lies on the disk
        file.seek(size)
        if large:
            file.write(struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 9, 9, size, 0))
            file.write(struct.pack("<4sLQL", b"PK\x06\x07", 0, size, 1))
        file.write(struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 9, 9, 2**32 - 1 if large else size, 0, 0))
    assert "a list of files of 2,147,483,648 bytes" in read(path)[1][0]


def test_limits_are_given_by_name() -> None:
    assert parse_limits(["size=5", "seconds=0.5", "analysis=2.5"]) == Limits(size=5, seconds=0.5, analysis=2.5)
    for bad in ("size", "size=", "size=x", "size=-1", "size=0", "seconds=nan", "seconds=inf", "colour=5", "depth=1.5"):
        with pytest.raises(InputError, match="--limit"):
            parse_limits([bad])


@given(path=st.text(), reason=st.text())
def test_a_line_of_what_was_skipped_can_be_read_back(path: str, reason: str) -> None:
    line = str(Skipped(path=path, reason=reason))
    assert line.isprintable()
    assert str(Skipped.parse(line)) == line
    assert Skipped.parse(line).path == path


def test_strict_changes_nothing_and_the_report_tells_why(tmp_path: Path) -> None:
    news, out, report = tmp_path / "news", tmp_path / "out", tmp_path / "report.json"
    news.mkdir()
    (news / "a.txt").write_text("Norway met Finland in Oslo.", "utf-8")
    (news / "b\x1b[2J.txt").write_bytes(b"caf\xe9")
    strict = run("build", news, "-o", out, "--strict", "--report", report, folder=tmp_path)
    assert strict.returncode == 2
    assert "--strict" in strict.stderr
    assert "\x1b" not in strict.stderr
    assert not (out / "claims.jsonl").exists()
    told = json.loads(report.read_text("utf-8"))
    assert told["done"] is False
    assert [item["input"] for item in told["skipped"]] == [str(news / "b\x1b[2J.txt")]
    done = run("build", news, "-o", out, "--report", report, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    told = json.loads(report.read_text("utf-8"))
    assert (told["done"], told["articles"], len(told["skipped"])) == (True, 1, 1)
    assert "not UTF-8" in told["skipped"][0]["reason"]


def test_nothing_is_imported_from_the_current_folder(tmp_path: Path) -> None:
    """A folder of saved pages may hold a module: the process of the parsers must not run it."""
    for name in ("trafilatura", "lxml", "json"):
        (tmp_path / f"{name}.py").write_text("open('ran', 'w').close()\nraise SystemExit\n", "utf-8")
    (tmp_path / "a.html").write_text(PAGE, "utf-8")
    done = run("build", "a.html", "-o", "out", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "ran").exists()


VERSIONS = [
    ("old.txt", "2024-01-01", "Tonga may sign the treaty."),
    ("new.txt", "2024-01-02", "Tonga signed."),
    ("long.txt", "2024-01-01", "Tonga may sign the treaty of the islands."),
    ("copy.txt", "2024-01-02", "Tonga signed."),
    ("bare.txt", None, "Tonga will sign the treaty on Monday, or so it is said."),
]


def test_which_version_stays_is_told_in_any_order() -> None:
    articles = [
        read_text(text, url="https://example.org/t", published=published, path=path)
        for path, published, text in VERSIONS
    ]
    told = set()
    for order in permutations(articles):
        with Spool(order) as spool:
            told.add(tuple(map(str, spool.superseded())))
    (lines,) = told
    kept = "superseded by 'copy.txt', 'new.txt' under 'https://example.org/t': published 2024-01-02"
    assert lines == (
        f"'bare.txt': {kept}, the other has no date",
        f"'long.txt': {kept}, not 2024-01-01",
        f"'old.txt': {kept}, not 2024-01-01",
    )


def test_a_build_names_the_versions_that_gave_way(tmp_path: Path) -> None:
    news, out, report = tmp_path / "news", tmp_path / "out", tmp_path / "report.json"
    news.mkdir()
    for path, published, text in VERSIONS[:2]:
        head = f"---\nurl: https://example.org/t\ndate: {published}\n---\n"
        (news / path).write_text(head + text.replace("Tonga", "Norway met Finland; it"), "utf-8")
    for _ in range(2):
        (version,) = build([news], out).superseded
        assert (version.kept, version.left) == ((str(news / "new.txt"),), (str(news / "old.txt"),))
        assert version.why == "published 2024-01-02, not 2024-01-01"
    later = tmp_path / "later.txt"
    later.write_text("---\nurl: https://example.org/t\ndate: 2024-01-05\n---\nNorway met Finland again.", "utf-8")
    added = run("add", later, "--graph", out, "--report", report, folder=tmp_path)
    assert "published 2024-01-05, not 2024-01-02" in added.stderr
    (told,) = json.loads(report.read_text("utf-8"))["superseded"]
    assert told["kept"] == [str(later)]


def test_the_limit_of_a_table_is_not_left_to_others(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("text\nKenya met Uganda.\n")
    before = csv.field_size_limit()
    read(table, size=100)
    assert csv.field_size_limit() == before
