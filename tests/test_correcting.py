"""Corrections: what people decide about claims and entities lasts, is shown, and can be taken back to the byte."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from graphbuild.cli.main import main
from graphbuild.graph import Graph
from graphbuild.model import Claim, NodeType, Polarity
from graphbuild.pipeline.building import build
from graphbuild.pipeline.opening import open_graph
from graphbuild.records import DECISIONS
from graphbuild.store import connect

FRONT = "---\ntitle: {title}\ndate: 2025-03-14\nsource: Example Daily\nurl: https://example.org/{title}\n---\n"
TEXTS = {
    "chile": "Chile opposes Peru. Chile borders Peru. The two sides are at one over fish, Chile's envoy told Brazil. "
    "Jan Hagenes praised Brazil.",
    "norway": "Norway supports Sweden. Jan Hagenes met Finland's president in Oslo on Tuesday.",
    "peru": "Peru denies that it attacked Chile. Yan Hagenes visited Brazil.",
}
VIEWS = ("claims.jsonl", "graph.graphml", "explorer.html")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(FRONT.format(title=name) + text, "utf-8")
    return folder


@pytest.fixture
def out(articles: Path, tmp_path: Path) -> Path:
    build([articles], tmp_path / "out")
    return tmp_path / "out"


def run(out: Path, *words: str, why: str = "read it again", code: int = 0) -> str:
    options = ["--graph", str(out), *(["--who", "Ö. B.", "--when", "2025-09-02", "--why", why] if why else [])]
    done = CliRunner().invoke(main, [*words, *options])
    assert done.exit_code == code, done.output
    return done.output


def claim(graph: Graph, relation: str, **fields: Any) -> Claim:
    found = [
        item
        for item in (*graph.claims, *graph.rejected)
        if item.relation == relation and all(getattr(item, name) == value for name, value in fields.items())
    ]
    assert found, [(item.relation, item.subject.name, item.object.name) for item in graph.claims]
    return found[0]


def snapshot(out: Path) -> tuple[str, tuple[bytes, ...]]:
    with connect(out / "store") as store:
        return store.graph_hash(), tuple((out / name).read_bytes() for name in VIEWS)


def in_store(out: Path, question: str) -> list[tuple[Any, ...]]:
    with connect(out / "store") as store:
        return [tuple(row) for row in store.read(question).rows]


def test_a_rejected_claim_leaves_edges_and_answers_but_stays_explained(out: Path, articles: Path) -> None:
    wrong = claim(open_graph(out), "OPPOSES")
    run(out, "reject", wrong.id, why="irony")
    graph = open_graph(out)
    assert wrong.id not in {item.id for item in graph.claims}
    assert not any(wrong.id in edge.claims for edge in graph.edges)
    assert in_store(out, "MATCH (c:Claim) WHERE c.relation = 'OPPOSES' RETURN c.id AS id") == []
    told = run(out, "explain", wrong.id, why="")
    assert "REJECTED by Ö. B. on 2025-09-02: irony" in told
    assert "Chile opposes Peru." in told
    build([articles], out)
    assert wrong.id in {item.id for item in open_graph(out).rejected}
    assert wrong.id not in (out / "claims.jsonl").read_text("utf-8")


def test_an_amended_claim_keeps_its_id_and_says_what_it_was(out: Path, articles: Path) -> None:
    wrong = claim(open_graph(out), "OPPOSES")
    run(out, "amend", wrong.id, "--relation", "SUPPORTS", "--polarity", "denied", "--modality", "planned")
    for _ in range(2):
        [now] = [item for item in open_graph(out).claims if item.id == wrong.id]
        assert (now.relation, now.polarity, now.modality) == ("SUPPORTS", Polarity.DENIED, "planned")
        build([articles], out)
    assert (
        "AMENDED by Ö. B. on 2025-09-02 (relation was OPPOSES, polarity was asserted, modality was actual): "
        "read it again" in run(out, "explain", wrong.id, why="")
    )
    assert in_store(out, "MATCH (c:Claim) WHERE c.decision = 'amend' RETURN c.id AS id") == [(wrong.id,)]
    rows = map(json.loads, (out / "claims.jsonl").read_text("utf-8").splitlines())
    row = next(row for row in rows if row["id"] == wrong.id)
    assert row["decisions"][0]["was"] == {"relation": "OPPOSES", "polarity": "asserted", "modality": "actual"}


def test_a_rejected_claim_is_cited_as_such(out: Path) -> None:
    found = claim(open_graph(out), "OPPOSES")
    assert "Read as: rejected" not in run(out, "cite", found.id, "--format", "text", why="")
    run(out, "reject", found.id)
    assert "Read as: rejected: " in run(out, "cite", found.id, "--format", "text", why="")
    run(out, "confirm", found.id)
    assert "Read as: rejected" not in run(out, "cite", found.id, "--format", "text", why="")


def test_a_confirmed_claim_is_surer_and_takes_a_rejection_back(out: Path) -> None:
    found = claim(open_graph(out), "OPPOSES")
    run(out, "reject", found.id)
    run(out, "confirm", found.id)
    [now] = [item for item in open_graph(out).claims if item.id == found.id]
    assert now.confidence == 0.98 > found.confidence
    assert [verdict.action for verdict in now.verdicts] == ["reject", "confirm"]


def test_a_claim_can_be_added_with_its_quote(out: Path, articles: Path) -> None:
    article = next(item for item in open_graph(out).articles if item.title == "chile")
    quote = "The two sides are at one over fish"
    words = ["add-claim", article.id, "--subject", "Chile", "--object", "Peru", "--relation", "AGREES_WITH"]
    run(out, *words, "--quote", quote, "--trigger", "at one")
    build([articles], out)
    new = claim(open_graph(out), "AGREES_WITH", rule="by-hand")
    assert new.evidence[0].sentence.of(article.text) == quote
    assert new.evidence[0].trigger.of(article.text) == "at one"
    assert "ADDED by Ö. B." in run(out, "explain", new.id, why="")
    assert any(new.id in edge.claims for edge in open_graph(out).edges)
    assert "not in its text" in run(out, *words, "--quote", "The two sides quarrel", code=2)
    assert "no entity or topic 'Chle'" in run(
        out, *words[:2], "--subject", "Chle", *words[4:], "--quote", quote, code=2
    )
    assert "does not go from" in run(out, *words[:-1], "HEAD_OF", "--quote", quote, code=2)


def test_a_claim_is_added_in_the_words_of_people(out: Path, articles: Path) -> None:
    """The article by its address, the relation as one says it, the quote as one copies it, an end that nobody found."""
    text = FRONT.format(title="fish") + "Chile\u2019s fleet sank\nnear the reefs of Ada Brisk."
    (articles / "fish.txt").write_text(text, "utf-8")
    build([articles], out)
    before = snapshot(out)
    article = next(item for item in open_graph(out).articles if item.title == "fish")
    words = ["add-claim", article.url or article.title, "--object", "PERSON:Ada Brisk", "--relation", "talks with"]
    made = run(out, *words, "--subject", "Peru", "--quote", "Chile's  fleet sank near the reefs")
    new = claim(open_graph(out), "CONSULTS_WITH", rule="by-hand")
    assert made.split()[1:3] == ["add", new.id]
    assert new.evidence[0].text == "Chile\u2019s fleet sank\nnear the reefs"
    assert (new.object.id, new.object.type) == ("person.ada-brisk", "PERSON")
    assert in_store(out, "MATCH (n:Person {id: 'person.ada-brisk'}) RETURN n.name AS name") == [("Ada Brisk",)]
    assert "too short" in run(out, *words, "--subject", "Peru", "--quote", "fleet", code=2)
    others = (*words[2:], "--subject", "Peru", "--quote", "fleet sank")
    assert "no article is called" in run(out, "add-claim", "fishes", *others, code=2)
    assert "write its type" in run(out, *words, "--subject", "Bo Brisk", "--quote", "fleet sank", code=2)
    run(out, "undo", made.split()[0], why="")
    build([articles], out)
    assert snapshot(out) == before


def test_merged_people_are_one_node_in_later_articles_too(out: Path, articles: Path) -> None:
    run(out, "merge", "Yan Hagenes", "--into", "Jan Hagenes")
    (articles / "late.txt").write_text(FRONT.format(title="late") + "Yan Hagenes visited Chile on Monday.", "utf-8")
    done = CliRunner().invoke(main, ["add", str(articles / "late.txt"), "--graph", str(out)])
    assert done.exit_code == 0, done.output
    people = [node.node for node in open_graph(out).nodes if node.node.name.endswith("Hagenes")]
    assert [node.name for node in people] == ["Jan Hagenes"]
    assert "Yan Hagenes" in people[0].aliases
    assert in_store(out, "MATCH (n:Entity) WHERE n.name ENDS WITH 'Hagenes' RETURN n.id AS id") == [(people[0].id,)]


def test_a_split_gives_some_articles_a_node_of_their_own(out: Path) -> None:
    article = next(item for item in open_graph(out).articles if item.title == "chile")
    run(out, "split", "Jan Hagenes", "--article", article.id, "--into", "Jan Hagenes the younger")
    people = (node for node in open_graph(out).nodes if node.node.type is NodeType.PERSON)
    names = {node.node.name: node.articles for node in people if "Hagenes" in node.node.name}
    assert names == {"Jan Hagenes": 1, "Yan Hagenes": 1, "Jan Hagenes the younger": 1}
    norway = next(item for item in open_graph(out).articles if item.title == "norway")
    meeting = next(item.node.id for item in open_graph(out).nodes if item.event_from)
    assert "put together from claims" in run(out, "merge", meeting, "--into", "Jan Hagenes", code=2)
    assert "nothing to split" in run(out, "split", "Yan Hagenes", "--article", norway.id, "--into", "X", code=2)


def test_undo_restores_every_byte(out: Path, articles: Path) -> None:
    build([articles], out)
    before = snapshot(out)
    graph = open_graph(out)
    article = next(item for item in graph.articles if item.title == "chile")
    made = [
        run(out, "reject", claim(graph, "OPPOSES").id),
        run(out, "amend", claim(graph, "SUPPORTS").id, "--polarity", "denied"),
        run(out, "confirm", claim(graph, "BORDERS").id),
        run(out, "merge", "Yan Hagenes", "--into", "Jan Hagenes"),
        run(out, "split", "Jan Hagenes", "--article", article.id, "--into", "Another"),
        run(
            *(out, "add-claim", article.id, "--quote", "Jan Hagenes praised Brazil", "--subject", "Another"),
            *("--relation", "SUPPORTS", "--object", "Brazil"),
        ),
    ]
    build([articles], out)
    assert snapshot(out) != before
    with connect(out / "store") as store:
        assert store.graph_hash() != before[0]
    run(out, "undo", *(line.split()[0] for line in made), why="")
    assert snapshot(out)[0] == before[0], "the store follows at once"
    build([articles], out)
    assert snapshot(out) == before
    assert run(out, "decisions", why="") == ""
    assert "no decision" in run(out, "undo", "d-0123456789abcdef", code=2)


def test_decisions_whose_claim_is_gone_are_listed(out: Path, articles: Path) -> None:
    graph = open_graph(out)
    gone, kept = claim(graph, "OPPOSES"), claim(graph, "SUPPORTS")
    run(out, "reject", gone.id)
    run(out, "confirm", kept.id)
    (articles / "chile.txt").unlink()
    done = CliRunner().invoke(main, ["build", str(articles), "-o", str(out)])
    assert f'decision about what is gone: {{"action": "reject", "claim": "{gone.id}"' in done.output
    listed = run(out, "decisions", why="").splitlines()
    assert [line.split()[1] for line in listed] == ["gone", "in"]
    assert gone.id in run(out, "decisions", "--gone", why="")
    assert kept.id not in run(out, "decisions", "--gone", why="")


def test_decisions_typed_by_hand_count_at_the_next_change(out: Path, articles: Path) -> None:
    found = claim(open_graph(out), "OPPOSES")
    line = {"action": "reject", "claim": found.id, "who": "A", "when": "2025-01-01", "why": "x"}
    (out / DECISIONS).write_text(f"# ours\n\n{json.dumps(line)}", "utf-8")
    run(out, "confirm", claim(open_graph(out), "SUPPORTS").id)
    assert in_store(out, "MATCH (c:Claim) WHERE c.relation = 'OPPOSES' RETURN c.id AS id") == []
    (out / DECISIONS).write_text('{"action": "reject"}\n', "utf-8")
    assert f"{DECISIONS}:1: who: Field required" in run(out, "explain", found.id, why="", code=2)


@pytest.mark.parametrize(
    ("words", "why", "said"),
    [
        (["reject", "c-0123456789abcdef"], "x", "no claim 'c-0123456789abcdef'"),
        (["merge", "Chile", "--into", "Chile"], "x", "one node already"),
        (["merge", "Chile", "--into", "Atlantis"], "x", "no entity or topic 'Atlantis'"),
    ],
)
def test_refusals_write_nothing(out: Path, words: list[str], why: str, said: str) -> None:
    assert said in run(out, *words, why=why, code=2)
    assert not (out / DECISIONS).exists()


def test_a_reason_is_needed(out: Path) -> None:
    found = claim(open_graph(out), "OPPOSES")
    done = CliRunner().invoke(main, ["reject", found.id, "--graph", str(out), "--who", "A"])
    assert done.exit_code == 2
    assert "reject needs a reason" in done.output
