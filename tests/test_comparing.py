"""What was known on a day, what changed between two states, and conflicts as commands tell them."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from click.testing import CliRunner

from graphbuild.cli.main import main
from graphbuild.pipeline.building import build
from graphbuild.pipeline.changing import add
from graphbuild.pipeline.opening import open_graph

FRONT = "---\ntitle: {0}\ndate: {0}\nsource: Example Daily\nurl: https://example.org/{0}\n---\n"
TEXTS = {
    "2025-01-10": "Norway supports the membership of Serbia in NATO. Chile opposes Peru. Chile borders Peru.",
    "2025-02-10": "Chile supports Peru. Norway met Sweden in Oslo.",
    "2025-03-10": "Chile does not border Peru. Norway met Sweden in Oslo.",
}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compared")
    (folder / "articles").mkdir()
    for day, text in TEXTS.items():
        (folder / "articles" / f"{day}.txt").write_text(FRONT.format(day) + text, "utf-8")
    build([folder / "articles"], folder / "out")
    return folder / "out"


def ran(*words: str, code: int = 0) -> str:
    done = CliRunner().invoke(main, list(words))
    assert done.exit_code == code, done.output
    return done.output


def changes(out: Path, before: str, after: str) -> set[tuple[str, str, str]]:
    rows: list[dict[str, Any]] = json.loads(ran("diff", before, after, "--graph", str(out), "--format", "json"))
    return {(row["change"], row["source"], row["now"]["says"]) for row in rows}


def test_a_day_knows_only_what_was_published_by_then(out: Path) -> None:
    assert len(open_graph(out, as_of="2025-01-10").articles) == 1
    assert open_graph(out, as_of="2025-01-09").claims == ()
    assert open_graph(out, as_of="2025-12-31") == open_graph(out)
    assert "write a day" in ran("conflicts", "--graph", str(out), "--as-of", "soon", code=2)


def test_changes_between_days(out: Path) -> None:
    assert changes(out, "2025-01-31", "2025-02-28") == {
        ("flipped", "Chile", "SUPPORTS asserted, actual"),
        ("new", "Norway", "MEETS asserted, actual"),
    }
    assert changes(out, "2025-02-28", "2025-03-31") == {("flipped", "Chile", "BORDERS denied, actual")}
    assert changes(out, "2025-03-31", str(out)) == set()
    assert {change for change, *_ in changes(out, "2025-02-28", "2025-01-31")} == {"gone"}
    assert "neither a folder" in ran("diff", "soon", "2025-01-01", "--graph", str(out), code=2)


def test_changes_between_days_of_ingestion(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, days = tmp_path / "out", ("2026-01-05", "2026-01-06", "2026-01-07")
    for day, (name, text) in zip(days, reversed(TEXTS.items()), strict=True):
        seconds = datetime.fromisoformat(f"{day}T12:00+00:00").timestamp()
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(seconds)))
        (tmp_path / f"{name}.txt").write_text(FRONT.format(name) + text, "utf-8")
        build([tmp_path], out) if day == days[0] else add([tmp_path / f"{name}.txt"], out)
    by = ("--graph", str(out), "--by", "ingested", "--format", "json")
    added = json.loads(ran("diff", days[0], days[1], *by))
    assert {(row["change"], row["now"]["says"]) for row in added} == {("new", "SUPPORTS asserted, actual")}
    assert ("flipped", "OPPOSES asserted, actual") in {
        (row["change"], row["now"]["says"]) for row in json.loads(ran("diff", days[1], days[2], *by))
    }, "the oldest article came last"
    assert json.loads(ran("diff", "2025-01-31", "2025-12-31", *by)) == []


def test_questions_can_be_asked_as_of_a_day(out: Path) -> None:
    words = ["query", "claims", "--relation", "SUPPORTS", "--graph", str(out), "--format", "jsonl"]
    now, then = (ran(*words, *more).splitlines() for more in ([], ["--as-of", "2025-01-31"]))
    assert (len(then), len(now)) == (1, 2)
    cypher = ["query", "--cypher", "MATCH (a:Article) RETURN count(a) AS n", "--graph", str(out), "--format", "csv"]
    assert ran(*cypher, "--as-of", "2025-02-28").split() == ["n", "2"]


def test_diff_as_a_page_escapes_what_articles_say(out: Path) -> None:
    page = ran("diff", "2025-01-31", "2025-02-28", "--graph", str(out), "--format", "html")
    assert "<td>flipped</td>" in page
    assert "<script" not in page


def test_conflicts_have_kinds_and_both_sentences(out: Path) -> None:
    rows = json.loads(ran("conflicts", "--graph", str(out), "--format", "json"))
    kinds = {(row["kind"], row["first"]["relation"], row["second"]["relation"]) for row in rows}
    assert ("changed", "OPPOSES", "SUPPORTS") in kinds
    assert "Chile opposes Peru." in ran("conflicts", "--graph", str(out), "--entity", "Peru")
    assert ran("conflicts", "--graph", str(out), "--as-of", "2025-01-31") == ""
    assert ran("conflicts", "--graph", str(out), "--entity", "Sweden") == ""


@pytest.mark.parametrize("form", ["html", "graphml", "gexf", "json", "jsonld"])
def test_exports_as_of_a_day_hold_nothing_later(out: Path, tmp_path: Path, form: str) -> None:
    ran("export", form, "-o", str(tmp_path / "now"), "--graph", str(out))
    ran("export", form, "-o", str(tmp_path / "then"), "--graph", str(out), "--as-of", "2025-01-31")
    now, then = ((tmp_path / name).read_text("utf-8") for name in ("now", "then"))
    assert "Chile supports Peru." in now
    assert "Chile opposes Peru." in then
    assert "Chile supports Peru." not in then
    assert "Chile does not border Peru." not in then


def test_a_page_opens_as_of_a_day(out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "true")
    ran("open", "-o", str(tmp_path / "page.html"), "--graph", str(out), "--as-of", "2025-01-31")
    page = (tmp_path / "page.html").read_text("utf-8")
    assert "Chile opposes Peru." in page
    assert "Chile supports Peru." not in page


def test_an_answer_as_a_graph_counts_no_later_claim(out: Path, tmp_path: Path) -> None:
    words = ["query", "neighbourhood", "--entity", "Sweden", "--graph", str(out), "--format", "graphml"]
    counts = []
    for more in ([], ["--as-of", "2025-02-28"]):
        (tmp_path / "answer.graphml").write_text(ran(*words, *more), "utf-8")
        edges = nx.read_graphml(tmp_path / "answer.graphml").edges(data=True)
        counts.append([data["n_evidence"] for *_, data in edges if data["relation"] == "MEETS"])
    assert counts == [[2], [1]]
