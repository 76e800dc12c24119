"""The command line as a user meets it: results on standard output, one line per error, exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner

from graphbuild.cli.main import main
from graphbuild.pipeline.report import BuildReport
from graphbuild.store.schema import NODES, RELATIONSHIPS
from graphbuild.store.statements import constraints, fulltext_indexes

ROOT = Path(__file__).resolve().parent.parent
MARKER = "xyzzy-plugh"  # stands for a password and may be shown nowhere


def run(*arguments: str, cwd: Path | None = None, stdin: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "graphbuild", *arguments],
        capture_output=True, text=True, encoding="utf-8", cwd=cwd, input=stdin, check=False, timeout=300,
        env={name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")} | env,
    )  # fmt: skip


@pytest.fixture(scope="session")
def out(built: tuple[Path, BuildReport]) -> str:
    return str(built[0])


def first_claim(out: str) -> dict[str, str]:
    found: dict[str, str] = json.loads((Path(out) / "claims.jsonl").read_text("utf-8").splitlines()[0])
    return found


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["build", "missing.txt", "-o", "new"], 2, "missing.txt"),
        (["build", "empty.txt", "-o", "new"], 2, "empty.txt"),
        (["build", "latin.txt", "-o", "new"], 2, "latin.txt"),
        (["build", "good.txt", "-o", "new", "--model", "no_such_model"], 2, "pip install no-such-model"),
        (["explain", "c-0000000000000000", "--graph", "OUT"], 2, "no claim 'c-0000000000000000'"),
        (["explain", "c-0000000000000000", "--graph", "nowhere"], 2, "graphbuild build"),
        (["export", "html", "--graph", "nowhere", "-o", "x.html"], 2, "graphbuild build"),
        (["query", "neighbourhood", "--entity", "Russsia", "--graph", "OUT"], 2, "Russia"),
        (["query", "no-such-question", "--graph", "OUT"], 2, "no-such-question"),
        (["query", "--cypher", "MATCH (n) DETACH DELETE n", "--graph", "OUT"], 2, ""),
        (["load", "--graph", "OUT"], 2, "--uri"),
        (["load", "--graph", "OUT", "--uri", "neo4j://127.0.0.1:9"], 3, "127.0.0.1:9"),
        (["score", "nowhere", "--set", "articles"], 2, "nowhere"),
    ],
)
def test_errors_are_one_line_with_a_code(tmp_path: Path, out: str, arguments: list[str], code: int, words: str) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "latin.txt").write_bytes("Das Abkommen über Öl".encode("latin-1"))
    (tmp_path / "good.txt").write_text("Chile borders Peru.", "utf-8")
    done = run(*(out if word == "OUT" else word for word in arguments), cwd=tmp_path, NEO4J_PASSWORD=MARKER)
    assert done.returncode == code, done.stderr
    assert len(done.stderr.splitlines()) == 1 or "no article" in done.stderr, done.stderr
    assert words in done.stderr
    assert MARKER not in done.stderr
    assert done.stdout == ""


def test_explain_prints_the_marked_sentence(out: str) -> None:
    claim = first_claim(out)
    done = run("explain", claim["id"], "--graph", out)
    assert done.returncode == 0, done.stderr
    assert claim["relation"] in done.stdout
    assert claim["rule"] in done.stdout
    assert "^" in done.stdout


def test_graph_is_found_in_three_ways(out: str, tmp_path: Path) -> None:
    claim = first_claim(out)["id"]
    (tmp_path / "out").symlink_to(out)
    assert run("explain", claim, cwd=Path(out)).returncode == 0
    assert run("explain", claim, cwd=tmp_path).returncode == 0
    assert run("explain", claim, GRAPHBUILD_GRAPH=out).returncode == 0


def test_values_may_stand_bare_and_queries_anywhere(out: str, tmp_path: Path) -> None:
    (tmp_path / "mine.cypher").write_text((ROOT / "queries" / "stance.cypher").read_text("utf-8"), "utf-8")
    runner, topic, own = CliRunner(), "NATO membership of Ukraine", str(tmp_path)
    named = runner.invoke(main, ["query", "stance", "--entity", "Russia", "--topic", topic, "--graph", out])
    assert "OPPOSES" in named.stdout
    for words in (
        ["stance", "Russia", topic],
        ["stance", topic, "--entity", "Russia"],
        ["mine", "Russia", topic, "--queries", own],
        [f"--queries={own}", "mine", "Russia", topic],
    ):
        assert runner.invoke(main, ["query", *words, "--graph", out]).stdout == named.stdout, words
    for words, problem in (
        (
            ["stance", "Russia"],
            "a value for topic is missing; this question takes, in this order: entity, topic; "
            f"for example: graphbuild query stance Russia '{topic}'",
        ),
        (["stance", "Russia", topic, "Chad"], "too many values: 'Chad'; this question takes entity, topic"),
        (["claims", "MEETS", "x"], "Invalid value for '--polarity'"),
    ):
        done = runner.invoke(main, ["query", *words, "--graph", out])
        assert (done.exit_code, problem in done.stderr) == (2, True), done.stderr


def test_build_reads_standard_input_and_reports_on_standard_output(tmp_path: Path) -> None:
    done = run("build", "-", "-o", "new", cwd=tmp_path, stdin="Chile does not support Peru. Chile borders Peru.")
    assert done.returncode == 0, done.stderr
    assert "BORDERS" in done.stdout
    assert "1 undated" in done.stdout
    assert (tmp_path / "new" / "claims.jsonl").is_file()


def test_extract_shows_the_claims_of_a_text() -> None:
    done = run("extract", "--text", "Chile does not support Peru.", "--json")
    [row] = [json.loads(line) for line in done.stdout.splitlines()]
    assert (row["subject"]["name"], row["relation"], row["object"]["name"]) == ("Chile", "SUPPORTS", "Peru")
    assert (row["polarity"], row["kind"]) == ("denied", "CLAIMED")
    assert (
        "Chile -[SUPPORTS]-> Peru (denied, actual; said by the author)"
        in run("extract", "--text", "-", stdin="Chile does not support Peru.").stdout
    )


@pytest.mark.parametrize("kind", ["graphml", "html"])
def test_exports_equal_the_views_of_the_build(out: str, tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"x.{kind}"
    assert run("export", kind, "--graph", out, "-o", str(file)).returncode == 0
    view = Path(out) / {"graphml": "graph.graphml", "html": "explorer.html"}[kind]
    assert file.read_bytes() == view.read_bytes()


def test_gexf_holds_every_node_of_the_graph(out: str, tmp_path: Path) -> None:
    file = tmp_path / "x.gexf"
    assert run("export", "gexf", "--graph", out, "-o", str(file)).returncode == 0
    assert set(nx.read_gexf(file)) == set(nx.read_graphml(Path(out) / "graph.graphml"))


def test_an_extractor_that_is_not_installed_is_named_with_those_that_are(tmp_path: Path) -> None:
    failed = run("build", "data/articles", "-o", str(tmp_path / "g"), "--extractor", "htpt")
    assert failed.returncode == 2
    assert "htpt" in failed.stderr
    assert "http" in failed.stderr


def test_check_passes_on_what_we_ship_and_lists_all_problems_at_once(tmp_path: Path) -> None:
    good = run("check")
    assert good.returncode == 0, good.stdout
    (tmp_path / "bad.toml").write_text("[relation.lower]\nlabel = 3\n[country.x]\nnam = 1\n", "utf-8")
    bad = run("check", "--ontology", str(tmp_path), "--gazetteer", str(tmp_path), "--model", "no_such_model")
    assert bad.returncode == 2
    for part in ("ontology", "gazetteer", "model"):
        assert any(line.startswith(part) and "ok" not in line for line in bad.stdout.splitlines())
    assert "bad.toml" in bad.stdout
    assert "no_such_model" in bad.stdout


def test_schema_lists_the_relations() -> None:
    found = json.loads(run("schema", "--format", "json").stdout)
    assert "symmetric" in found["relations"]["BORDERS"]
    assert "TOPIC" in found["relations"]["OPPOSES"].split("→")[1]
    assert {node["label"] for node in found["nodes"]} == {schema.label for schema in NODES}
    table, cypher = run("schema").stdout, run("schema", "--format", "cypher").stdout
    assert "(:Claim)-[:SAID_BY]->(:Entity), (:Claim)-[:SAID_BY]->(:Speaker)" in table
    for schema in (*NODES, *RELATIONSHIPS):
        assert all(f" {item.name} " in table and item.help in table for item in schema.properties)
    assert cypher.splitlines() == [f"{line};" for line in (*constraints(), *fulltext_indexes())]


def test_the_document_of_the_schema_is_up_to_date() -> None:
    assert run("schema", "--format", "markdown").stdout == (ROOT / "docs" / "schema.md").read_text("utf-8")


def test_results_go_through_a_closed_pipe_quietly(out: str) -> None:
    command = f"{sys.executable} -m graphbuild schema | head -1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
