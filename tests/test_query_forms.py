"""Answers as data frames, networks, GraphML and pages; completion of names in the shell."""

import io
import json
import os
import shlex
import shutil
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner
from graphs import make_graph, make_records

import graphbuild as gb
from graphbuild.cli.main import main
from graphbuild.errors import InputError
from graphbuild.graph import Graph
from graphbuild.query import Library
from graphbuild.records import NAME, RecordFile
from graphbuild.store import Rows, connect

SIZES = {"seed": 7, "entities": 30, "topics": 8, "articles": 20, "claims": 200}
ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def graph() -> Graph:
    return make_graph(**SIZES)


@pytest.fixture(scope="module")
def folder(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder like that of a build: records and store."""
    found = tmp_path_factory.mktemp("made")
    with RecordFile(found / NAME) as file:
        for record in make_records(**SIZES):
            file.save(record, "hand")
        file.publish((article.id, "hand") for article in graph.articles)
    with connect(found / "store") as store:
        store.load(graph)
    return found


def test_rows_have_names_and_types(folder: Path) -> None:
    with gb.connect(folder / "store") as store:
        rows = store.query("neighbourhood", entity="Russia")
    assert len(rows) == len(list(rows)) == len(rows.rows) > 3
    for row, values in zip(rows, rows.dicts(), strict=True):
        assert (row.kind, row.origins, row.by_author) == (values["kind"], values["origins"], values["by_author"])
        assert isinstance(row.origins, int)
        assert isinstance(row.by_author, bool)


def test_a_data_frame_keeps_columns_and_types(folder: Path) -> None:
    with gb.connect(folder / "store") as store:
        rows = store.query("speakers")
    frame = rows.to_pandas()
    assert list(frame.columns) == list(rows.columns)
    assert frame["claims"].sum() == sum(row.claims for row in rows)
    assert len(Rows(columns=("a", "b"), rows=()).to_pandas().columns) == 2


@pytest.mark.parametrize("name", [template.name for template in Library.load() if template.returns == "graph"])
def test_graph_templates_become_networks(folder: Path, graph: Graph, name: str) -> None:
    template = Library.load()[name]
    whole = gb.to_networkx(graph)
    with gb.connect(folder / "store") as store:
        questions = [dict[str, Any](example) for example in template.examples] or [{}]
        found = [store.query(name, **question).to_networkx() for question in questions]
    assert any(len(item.edges) for item in found)
    for item in found:
        for source, target, rid in item.edges(keys=True):
            assert whole.has_edge(source, target, rid) or rid.split(":")[0] in ("ABOUT", "ACTS_FOR")
        for node, data in item.nodes(data=True):
            assert data["name"] == whole.nodes[node]["name"]


def test_rows_that_are_no_graph_say_so(folder: Path) -> None:
    with gb.connect(folder / "store") as store, pytest.raises(InputError, match="no column rid, source, target"):
        store.query("speakers").to_networkx()


def ask(folder: Path, *words: str) -> str:
    done = CliRunner().invoke(main, ["query", *words, "--graph", str(folder)])
    assert done.exit_code == 0, done.output
    return done.output


def test_graphml_holds_the_edges_of_the_answer(folder: Path) -> None:
    for words in (("neighbourhood", "--entity", "Russia"), ("chain-claimed", "--start", "Russia", "--end", "France")):
        rids = [row["rid"] for row in json.loads(ask(folder, *words, "--format", "json"))]
        network = nx.parse_graphml(ask(folder, *words, "--format", "graphml"))
        assert rids
        assert sorted(data["rel_id"] for _, _, data in network.edges(data=True)) == sorted(rids)


def test_a_page_holds_the_evidence_of_the_answer_only(folder: Path, graph: Graph) -> None:
    page = ask(folder, "neighbourhood", "--entity", "Russia", "--format", "html")
    rows = json.loads(ask(folder, "neighbourhood", "--entity", "Russia", "--format", "json"))
    shown = {claim for edge in graph.edges if edge.rid in {row["rid"] for row in rows} for claim in edge.claims}
    assert page.startswith("<!doctype html>") or page.lower().startswith("<!doctype html>")
    assert {claim.id for claim in graph.claims if claim.id in page} == shown


def test_other_answers_are_no_pages(folder: Path) -> None:
    done = CliRunner().invoke(main, ["query", "speakers", "--format", "html", "--graph", str(folder)])
    assert (done.exit_code, "this answer is no graph" in done.output) == (2, True)


def complete(folder: Path, *words: str) -> list[str]:
    """What the shell would offer for the last word."""
    shell = ShellComplete(main, {}, "graphbuild", "_GRAPHBUILD_COMPLETE")
    return [item.value for item in shell.get_completions(list(words[:-1]), words[-1])]


def test_the_shell_completes_questions_and_names(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHBUILD_GRAPH", str(folder))
    assert complete(folder, "query", "sta") == ["stance"]
    assert complete(folder, "query", "stance", "--entity", "russ") == ["Russia"]
    assert complete(folder, "query", "stance", "--topic", "nato") == ["NATO membership of Ukraine"]
    assert set(complete(folder, "query", "neighbourhood", "--entity", "ukraine")) >= {
        "Ukraine",
        "NATO membership of Ukraine",
    }
    assert complete(folder, "query", "claims", "--relation", "supplies") == ["SUPPLIES_GAS_TO", "SUPPLIES_TO"]
    assert complete(folder / "absent", "query", "stance", "--graph", str(folder / "absent"), "--entity", "r") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_call_the_command(shell: str) -> None:
    done = CliRunner().invoke(main, ["completion", shell])
    assert done.exit_code == 0
    assert f"_GRAPHBUILD_COMPLETE={shell}_complete" in done.output


@pytest.mark.parametrize("typed", ["NATO", "NATO\\ mem"])
def test_bash_inserts_a_name_as_one_word(folder: Path, typed: str) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash on this machine")
    words = shlex.join(["graphbuild", "query", "stance", "--topic", typed])
    script = (
        f'eval "$(graphbuild completion bash)"; COMP_WORDS=({words}); COMP_CWORD=4; _graphbuild_completion graphbuild'
    )
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [bash, "-c", f'{script}; printf "%s\\n" "${{COMPREPLY[@]}}"'],
        env={**os.environ, "PATH": path, "GRAPHBUILD_GRAPH": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "NATO\\ membership\\ of\\ Ukraine\n"


def test_names_are_found_by_parts(folder: Path) -> None:
    done = CliRunner().invoke(main, ["find", "membership", "--graph", str(folder), "--format", "jsonl"])
    names = [json.loads(line)["name"] for line in done.output.splitlines()]
    assert {"NATO membership of Ukraine", "EU membership of Ukraine"} <= set(names)
    federation = CliRunner().invoke(main, ["find", "RUSSIAN FED", "--graph", str(folder), "--format", "csv"])
    assert "country.ru" in federation.output


def test_the_notebook_runs(built: tuple[Path, object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHBUILD_GRAPH", str(built[0]))
    cells = json.loads((ROOT / "docs" / "notebook.ipynb").read_text("utf-8"))["cells"]
    names: dict[str, object] = {}
    shown = io.StringIO()
    for cell in cells:
        if cell["cell_type"] == "code":
            with redirect_stdout(shown):
                exec(compile("".join(cell["source"]), "docs/notebook.ipynb", "exec"), names)  # noqa: S102
    assert sum(cell["cell_type"] == "code" for cell in cells) >= 5
    assert "NATO membership of Ukraine" in shown.getvalue()
