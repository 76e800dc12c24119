"""Template files, the library, names and parameters, and the forms of answers."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from graphs import make_graph

from graphbuild.errors import InputError, TemplateError, UnknownNameError
from graphbuild.query import FORMATS, Library, format_rows, run
from graphbuild.query.running import bind
from graphbuild.query.templates import read_template
from graphbuild.store import GraphStore, Rows, connect

HEAD = "// title: T\n// description: D\n// group: g\n// returns: rows\n"
TAIL = "MATCH (n:Entity {id: $x}) RETURN n.id AS id ORDER BY id\n"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    with connect(tmp_path_factory.mktemp("store")) as found:
        found.load(make_graph(entities=30, topics=5, articles=40, claims=300))
        yield found


def write(folder: Path, text: str) -> Path:
    path = folder / "mine.cypher"
    path.write_text(text, "utf-8")
    return path


def test_a_template_is_read(tmp_path: Path) -> None:
    text = (
        "// title: T\n// description: One\n//   and two.\n// group: g\n// returns: rows\n"
        "// param x: entity -- Who\n// param since: date = 2025-01-01 -- When\n// param n: int = 3 -- How many\n"
        "// param k: enum(a, b-c) = b-c -- Which\n// param flag: bool = true -- Whether\n// param f: float = 0.5 -- F\n"
        '// param s: str = null -- S\n// example: x="Two words" n=4\n'
        "MATCH (n) // $comment\nWHERE n.a = '$string' AND n.`$name` = $x RETURN $since, $n, $k, $flag, $f, $s\n"
    )
    template = read_template(write(tmp_path, text))
    assert template.description == "One and two."
    assert [parameter.default for parameter in template.parameters] == [None, "2025-01-01", 3, "b-c", True, 0.5, None]
    assert [parameter.required for parameter in template.parameters] == [True, *[False] * 6]
    assert template.examples == ({"x": "Two words", "n": "4"},)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (TAIL.replace("$x", "1"), "missing in the comments at the top: title, description, group, returns"),
        (HEAD + "// colour: red\n" + TAIL, r"mine\.cypher:5: '// colour: red' is not"),
        (HEAD + "// title: again\n" + TAIL, r":5: title is given twice"),
        (HEAD + TAIL, r"\$x is used but not declared"),
        (HEAD + "// param x: entity -- X\n// param y: int -- Y\n" + TAIL, "y is declared but not used"),
        (HEAD + "// param x: entity -- X\n// param x: int -- Y\n" + TAIL, "declared twice"),
        (HEAD + "// param x: colour -- X\n" + TAIL, "unknown type 'colour'"),
        (HEAD + "// param x: enum -- X\n" + TAIL, "enum needs its values"),
        (HEAD + "// param x: int(1) -- X\n" + TAIL, "enum needs its values"),
        (HEAD + "// param x: int = many -- X\n" + TAIL, "x must be a whole number, not 'many'"),
        (HEAD + "// param x: date = 2025-13-01 -- X\n" + TAIL, "x must be a date like 2025-09-02"),
        (HEAD + "// param x: entity -- X\n// example: y=1\n" + TAIL, "gives y, which is no parameter"),
        (HEAD + "// param x: int -- X\n// example: x=one\n" + TAIL, "x must be a whole number"),
        (HEAD + '// param x: int -- X\n// example: x="1\n' + TAIL, ":6: an example is"),
        (HEAD.replace("rows", "pictures") + TAIL, "returns must be rows or graph"),
        (HEAD + "// param x: str -- X\nRETURN $x AS x, 'open\n", "line 6: ' is not closed"),
    ],
)
def test_mistakes_are_named_with_their_place(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(TemplateError, match=message) as caught:
        read_template(write(tmp_path, text))
    assert "mine.cypher" in str(caught.value) or "line 6" in str(caught.value)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("MATCH (n) RETURN n.id AS id\n", "needs ORDER BY"),
        ("MATCH (n) RETURN n.name AS name, n.kind AS kind ORDER BY name\n", "a column that is unique"),
        (
            "MATCH (n) RETURN n.kind AS kind, n.name AS x, count(*) AS k ORDER BY k DESC, kind\n",
            "column that is unique",
        ),
        ("MATCH (n) RETURN n.id AS id, n.name AS name ORDER BY name LIMIT 3\n", "a column that is unique"),
        ("MATCH (n)-[*]->(m) RETURN n.id AS id ORDER BY id\n", "needs bounds"),
        ("MATCH (n)-[:A*2..]->(m) RETURN n.id AS id ORDER BY id\n", "needs bounds"),
        ("MATCH (n)-[r:A|B *]->(m) RETURN n.id AS id ORDER BY id\n", "needs bounds"),
        ("MATCH (n) SET n.x = 1 RETURN n.id AS id ORDER BY id\n", "SET changes the graph"),
        ("MATCH (n) RETURN id(n) AS id ORDER BY id\n", "same result on both engines"),
        ("MATCH (n) RETURN elementId(n) AS id ORDER BY id\n", "same result on both engines"),
        ("MATCH (n) RETURN apoc.x.y(n) AS id ORDER BY id\n", "not built in"),
        ("MATCH (n) /* x */ RETURN n.id AS id ORDER BY id\n", "reads no comments"),
        ("RETURN 1 AS one ORDER BY one; RETURN 2 AS two ORDER BY two\n", "only one statement"),
    ],
)
def test_lint(tmp_path: Path, body: str, message: str) -> None:
    write(tmp_path, HEAD + body)
    with pytest.raises(TemplateError, match=message):
        Library.load(tmp_path)


@pytest.mark.parametrize(
    "body",
    [
        "MATCH (n) RETURN n.name AS name, n.kind AS kind ORDER BY kind DESC, name\n",
        "MATCH (n) RETURN n.kind AS kind, count(*) AS k ORDER BY k DESC, kind\n",
        "MATCH (n) RETURN n.name AS name ORDER BY coalesce(n.name, ''), n.id\n",
        "MATCH (n) RETURN n.name AS name, n.id AS node ORDER BY name, node LIMIT 3\n",
    ],
)
def test_orders_that_hold(tmp_path: Path, body: str) -> None:
    write(tmp_path, HEAD + body)
    assert "mine" in Library.load(tmp_path).templates


def test_templates_have_limits_of_their_own(store: GraphStore, tmp_path: Path) -> None:
    body = "// limit: 3\n// timeout: 7\nMATCH (c:Claim) RETURN c.id AS id ORDER BY id\n"
    write(tmp_path, HEAD + body)
    template = Library.load(tmp_path)["mine"]
    assert (template.limit, template.timeout) == (3, 7.0)
    assert len(run(store, template)) == 3
    assert len(run(store, template, limit=5)) == 5
    write(tmp_path, HEAD + body.replace("3", "none"))
    with pytest.raises(TemplateError, match="limit must be a number of at least 1, not 'none'"):
        Library.load(tmp_path)


def test_bounded_paths_pass(tmp_path: Path) -> None:
    for length in ("*1..3", "*..4", "*2", "*0..1 {a: 1}"):
        write(tmp_path, HEAD + f"MATCH (n)-[:A{length}]->(m) RETURN [x IN [1] | x * 2] AS id ORDER BY id\n")
        assert "mine" in Library.load(tmp_path).templates


def test_a_graph_needs_the_rids_of_its_edges(tmp_path: Path) -> None:
    write(tmp_path, HEAD.replace("rows", "graph") + "MATCH (n) RETURN n.id AS id ORDER BY id\n")
    with pytest.raises(TemplateError, match="must have a column rid"):
        Library.load(tmp_path)


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    (tmp_path / "one.cypher").write_text("RETURN 1\n")
    (tmp_path / "two.cypher").write_text(HEAD + "RETURN 1 AS one\n")
    with pytest.raises(TemplateError) as caught:
        Library.load(tmp_path)
    assert "one.cypher" in str(caught.value)
    assert "two.cypher" in str(caught.value)


def test_own_templates_replace_those_of_the_package(tmp_path: Path) -> None:
    (tmp_path / "stance.cypher").write_text(HEAD + "RETURN 1 AS one ORDER BY one\n")
    assert Library.load(tmp_path)["stance"].title == "T"
    with pytest.raises(TemplateError, match="no such folder"):
        Library.load(tmp_path / "absent")


def test_unknown_queries_are_refused_with_close_names() -> None:
    with pytest.raises(UnknownNameError, match=r"did you mean stance"):
        Library.load()["stanse"]


def test_names_are_resolved_before_the_query_runs(store: GraphStore) -> None:
    template = Library.load()["stance"]
    topic = "NATO membership of Ukraine"
    for name in ("Russia", "RUSSIA", "the Russian Federation", "country.ru"):
        assert bind(store, template, {"entity": name, "topic": topic})["entity"] == "country.ru"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"entity": "Slovakistan", "topic": "NATO membership of Ukraine"}, "no entity .*close names are .*Slovakia"),
        ({"entity": "Russia", "topic": "Nato membership of Ukrain"}, "no topic .*close names are NATO membership"),
        ({"entity": "NATO membership of Ukraine", "topic": "Russia"}, "no entity 'NATO membership of Ukraine'"),
        ({"entity": "@@@", "topic": "x"}, "no name comes close"),
    ],
)
def test_unknown_names_come_with_close_ones(store: GraphStore, arguments: dict[str, str], message: str) -> None:
    with pytest.raises(UnknownNameError, match=message):
        run(store, Library.load()["stance"], arguments)


def test_relations_are_found_as_people_write_them(store: GraphStore) -> None:
    template = Library.load()["claims"]
    assert bind(store, template, {"relation": "supplies gas to"})["relation"] == "SUPPLIES_GAS_TO"
    with pytest.raises(UnknownNameError, match=r"unknown relation 'opose': close ones are .*OPPOSES"):
        bind(store, template, {"relation": "opose"})


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"entity": "Russia"}, "stance needs a value for topic"),
        ({"entity": "Russia", "topic": "x", "colour": "red"}, "no parameter 'colour'; it has entity, topic, rollup"),
        (
            {"entity": "Russia", "topic": "NATO membership of Ukraine", "rollup": "perhaps"},
            "rollup must be true or false",
        ),
    ],
)
def test_wrong_arguments(store: GraphStore, arguments: dict[str, str], message: str) -> None:
    with pytest.raises(TemplateError, match=message):
        run(store, Library.load()["stance"], arguments)


def test_values_never_become_cypher(store: GraphStore) -> None:
    template = Library.load()["entities"]
    before = store.graph_hash()
    for text in ("') DETACH DELETE n //", "\\u0027", "$kind", "`", "*"):
        assert run(store, template, {"text": text}).rows == ()
    assert store.graph_hash() == before


ROWS = Rows(
    columns=("name", "count", "list", "nothing", "yes"),
    rows=(("=1+1|x", 2, ["a", "b"], None, True), ("line\nbreak\x1b[31m", -1, [], None, False)),
    truncated=True,
)


def test_json_and_jsonl_can_be_read_back() -> None:
    first = {"name": "=1+1|x", "count": 2, "list": ["a", "b"], "nothing": None, "yes": True}
    assert json.loads(format_rows(ROWS, "json"))[0] == first
    lines = format_rows(ROWS, "jsonl").split("\n")
    assert json.loads(lines[0]) == first
    assert json.loads(lines[1])["name"] == "line\nbreak\x1b[31m"


def test_csv_holds_no_live_formula() -> None:
    cells = list(csv.reader(io.StringIO(format_rows(ROWS, "csv"))))
    assert cells[0] == list(ROWS.columns)
    assert cells[1] == ["'=1+1|x", "2", "a, b", "", "True"]
    assert cells[2][:2] == ["line\nbreak\x1b[31m", "-1"]


def test_tables_show_no_control_characters() -> None:
    table = format_rows(ROWS, "table")
    assert "\x1b" not in table
    assert "line break [31m" in table
    assert table.endswith("(2 rows, there are more)\n")
    assert "=1+1\\|x" in format_rows(ROWS, "markdown")


def test_every_format_takes_an_empty_answer() -> None:
    for name in FORMATS:
        assert format_rows(Rows(columns=("a",), rows=()), name).endswith("\n") == (name != "jsonl")
    with pytest.raises(InputError, match="unknown format"):
        format_rows(ROWS, "xml")
