"""Questions shown with their parameters, their plans, and asked from Python."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from graphs import make_graph

import graphbuild as gb
from graphbuild.cli.main import main
from graphbuild.errors import TemplateError, UnknownNameError
from graphbuild.graph import Graph
from graphbuild.query import ConnectedGraph, Library, Template, bind, plan_cypher, run, with_parameters
from graphbuild.query.showing import literal
from graphbuild.store import GraphStore, connect

LIBRARY = Library.load()
VALUES = (
    None, True, False, 0, -3, 0.25, "", "Russia", "l'Oréal", "a\\b", "\\u0027 OR true //", "line\nbreak\ttab\0",
    "`ticks`", "$entity", "// not a comment", "\u2028\U0001f600\u202e", "'; MATCH (n) DETACH DELETE n //",
)  # fmt: skip


@pytest.fixture(scope="module")
def graph() -> Graph:
    return make_graph(seed=7, entities=30, topics=8, articles=20, claims=200)


@pytest.mark.neo4j
@pytest.mark.parametrize("value", VALUES, ids=range(len(VALUES)))
def test_literals_mean_their_values(server: GraphStore, value: str | float | bool | None) -> None:
    assert server.read(f"RETURN {literal(value)} AS value").rows == ((value,),)


@pytest.mark.neo4j
@pytest.mark.parametrize("template", list(LIBRARY), ids=lambda template: template.name)
def test_what_is_shown_is_what_is_run(server: GraphStore, template: Template) -> None:
    for arguments in template.examples:
        params = bind(server, template, arguments)
        text = with_parameters(template, params)
        if params:
            first, text = text.removeprefix(":params ").split(";\n\n", 1)
            assert server.read(f"RETURN {first} AS params").rows == ((dict(sorted(params.items())),),)
        assert text == template.cypher


@pytest.mark.neo4j
def test_plans_name_the_steps_in_the_words_of_the_engine(embedded: GraphStore, server: GraphStore) -> None:
    template = LIBRARY["stance"]
    params = bind(server, template, {"entity": "Russia", "topic": "NATO membership of Ukraine"})
    steps = [row["operator"].strip() for row in server.plan(template.cypher, params).dicts()]
    assert steps[0] == "ProduceResults"
    assert any(step.endswith("IndexSeek") for step in steps)
    answer = run(server, template, {"entity": "Russia", "topic": "NATO membership of Ukraine"})
    measured = list(server.plan(template.cypher, params, measured=True).dicts())
    assert measured[0]["rows"] == len(answer.rows)
    assert sum(row["db_hits"] for row in measured) > 0
    assert list(embedded.plan(template.cypher, params, measured=True).dicts())[-1]["rows"] == len(answer.rows)
    assert embedded.plan(template.cypher, params).columns == ("operator", "estimated_rows")


def test_plans_of_writes_are_refused(embedded: GraphStore) -> None:
    for measured in (False, True):
        with pytest.raises(TemplateError):
            plan_cypher(embedded, "MATCH (n) DETACH DELETE n", measured=measured)


def test_a_connected_graph_knows_the_questions(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "mine.cypher").write_text(
        "// title: Mine\n// description: One row.\n// group: own\n"
        "// returns: rows\n// param much: int = 1 -- How much\n"
        "RETURN $much AS much ORDER BY much\n"
    )
    with gb.connect(tmp_path / "store", queries=[tmp_path]) as store:
        assert isinstance(store, ConnectedGraph)
        store.load(graph)
        assert store.query("mine", much=3).rows == ((3,),)
        named = store.query("said-by", speaker="putin")
        assert named.rows
        assert named == store.query("said-by", speaker="Vladimir Putin")
        assert store.query("overview", limit=1).truncated
        assert store.cypher("MATCH (c:Claim) RETURN count(*) AS n").rows == ((len(graph.claims),),)
        with pytest.raises(TemplateError, match=r"only reading|may only read"):
            store.cypher("MATCH (n) DETACH DELETE n")
        with pytest.raises(
            UnknownNameError, match=r"no query 'stanse': did you mean stance.*\? `graphbuild query list`"
        ):
            store.query("stanse", entity="Russia")
        with pytest.raises(UnknownNameError, match="no query 'zzzz': `graphbuild query list` shows all"):
            store.query("zzzz")
        assert store.graph_hash() == store.store.graph_hash()
        with gb.connect(tmp_path, queries=[tmp_path]) as built:
            assert built.query("overview") == store.query("overview")
        store.unload()
    assert not list((tmp_path / "store").iterdir())


def test_the_command_shows_and_explains(graph: Graph, tmp_path: Path) -> None:
    with connect(tmp_path / "store") as store:
        store.load(graph)
    names = ["--entity", "Russia", "--topic", "NATO membership of Ukraine"]
    question = ["query", "stance", "--graph", str(tmp_path), *names]
    shown = CliRunner().invoke(main, [*question, "--show"])
    assert shown.output == (
        ":params {entity: 'country.ru', topic: 'topic.ua-nato', rollup: false};\n\n" + LIBRARY["stance"].cypher
    )
    for flag, column in (("--explain", "estimated_rows"), ("--profile", "rows")):
        done = CliRunner().invoke(main, [*question, flag, "--format", "csv"])
        assert done.exit_code == 0
        assert done.output.startswith(f"operator,{column}\n")
    free = ["query", "--graph", str(tmp_path), "--cypher", "MATCH (n:Person) RETURN n.id AS id", "--explain"]
    assert "Match :Person" in CliRunner().invoke(main, free).output


def test_help_names_every_parameter() -> None:
    done = CliRunner().invoke(main, ["query", "stance", "--help"])
    for words in ("--entity", "--topic", "--rollup", "--show", "--explain", "--profile", "Neo4j Browser"):
        assert words in done.output
