"""The analysis on Spark, on two cores of this machine: the bytes of one process."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graphbuild.extract import ExtractConfig
from graphbuild.pipeline.building import build
from graphbuild.records import RecordFile

OWN_NAME = '[org.harbour-league]\nname = "Harbour League"\n'
TEXTS = (
    "Norway opposes the pipeline project of Sweden. The Harbour League supports Norway.",
    "Chile does not support Peru. Chile borders Peru.",
    "Mali met Chad in Bamako on Tuesday. Mali may leave the Harbour League.",
    "Kenya said that Ghana had signed an agreement with Togo.",
)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A few articles, and a name of one's own in them."""
    (tmp_path / "names").mkdir()
    (tmp_path / "names" / "own.toml").write_text(OWN_NAME, "utf-8")
    lines = [json.dumps({"text": text, "date": "2025-03-14", "source": "Example Daily"}) for text in TEXTS]
    # The copies of an article, and so of its claims, are merged before anything is sent.
    (tmp_path / "articles.jsonl").write_text("\n".join([*lines, lines[0], lines[2]]), "utf-8")
    return tmp_path


def spark(folder: Path, out: str, *more: str) -> subprocess.CompletedProcess[str]:
    given = ["build", "articles.jsonl", "-o", out, "--engine", "spark", "--master", "local[2]", "--gazetteer", "names"]
    command = [sys.executable, "-m", "graphbuild", *given, *more]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_spark_gives_the_bytes_of_one_process(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyspark")
    if not shutil.which("java"):
        pytest.skip("Spark needs Java")
    done = spark(articles, "cluster")
    assert done.returncode == 0, done.stderr
    monkeypatch.chdir(articles)
    report = build(["articles.jsonl"], "alone", config=ExtractConfig(gazetteer_dirs=("names",)))
    assert report.articles == len(TEXTS)
    written = (articles / "cluster" / "claims.jsonl").read_bytes()
    assert written == (articles / "alone" / "claims.jsonl").read_bytes()
    assert b"org.harbour-league" in written
    ids = [json.loads(line)["id"] for line in written.splitlines()]
    assert len(ids) == len(set(ids)) > len(TEXTS)
    with RecordFile.existing(articles / "cluster") as file:
        found = {article.text: article.paths for article in file.articles()}
    assert found[TEXTS[0]] == ("articles.jsonl:1", "articles.jsonl:5")
    again = spark(articles, "cluster")
    assert (again.returncode, "0 of them analysed now" in again.stdout) == (0, True), again.stderr
