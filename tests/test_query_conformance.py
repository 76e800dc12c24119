"""Every template gives the same rows on the embedded store, on a real Neo4j, and in plain Python over the files.

The plain Python (``query_oracle``) reads what a build writes, with nothing of the product.
"""

import re
from pathlib import Path
from typing import Any

import pytest
from graphs import make_records
from query_files import write_files
from query_oracle import MOST_CHAINS, Oracle
from query_questions import is_cut, questions

from graphbuild.assemble import assemble
from graphbuild.graph import Graph
from graphbuild.pipeline.opening import open_graph
from graphbuild.pipeline.report import BuildReport
from graphbuild.query import Library, Template, run
from graphbuild.query.running import bind, capped
from graphbuild.query.safety import READING
from graphbuild.store import GraphStore, Rows
from graphbuild.store.embedded import EmbeddedStore

LIBRARY = Library.load()
CLAIMS = 5000


@pytest.fixture(scope="module", params=["generated", "samples"])
def corpus(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Graph, Oracle]:
    """A name, the graph, and the oracle over its files: made-up claims, or a build of the sample articles."""
    if request.param == "samples":
        built: tuple[Path, BuildReport] = request.getfixturevalue("built")
        return "samples", open_graph(built[0]), Oracle(built[0])
    records = make_records(seed=11, entities=250, topics=40, articles=300, claims=CLAIMS)
    graph = assemble(records)
    return "generated", graph, Oracle(write_files(records, graph, tmp_path_factory.mktemp("files")))


@pytest.fixture(scope="module")
def graph(corpus: tuple[str, Graph, Oracle]) -> Graph:
    return corpus[1]


@pytest.fixture(scope="module")
def oracle(corpus: tuple[str, Graph, Oracle]) -> Oracle:
    return corpus[2]


@pytest.fixture(scope="module", params=["embedded", pytest.param("server", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest, graph: Graph) -> GraphStore:
    found: GraphStore = request.getfixturevalue(request.param)
    return found


def as_dicts(rows: Rows) -> list[dict[str, Any]]:
    return list(rows.dicts())


@pytest.mark.parametrize("template", list(LIBRARY), ids=lambda template: template.name)
def test_rows_are_those_of_the_oracle(
    store: GraphStore, template: Template, corpus: tuple[str, Graph, Oracle], oracle: Oracle
) -> None:
    answered = 0
    for arguments in questions(template, oracle):
        rows = run(store, template, arguments, limit=100_000)
        params = bind(store, template, arguments)
        expected = oracle.answer(template.name, **params)
        if isinstance(store, EmbeddedStore) and is_cut(template, expected):
            found, claimed = as_dicts(rows), template.name == "chain-claimed"
            rids = [row["rid"] for row in found]
            assert oracle.is_shortest(rids, str(params["start"]), str(params["end"]), claimed=claimed)
            assert {row["chains"] for row in found} == {MOST_CHAINS}
            answered += 1
            continue
        assert as_dicts(rows) == [{name: row[name] for name in rows.columns} for row in expected], arguments
        answered += bool(expected)
    assert answered or corpus[0] == "samples", "no question has an answer: the test would show nothing"


@pytest.mark.neo4j
@pytest.mark.parametrize("template", list(LIBRARY), ids=lambda template: template.name)
def test_plans_visit_only_what_they_need(server: GraphStore, template: Template, oracle: Oracle) -> None:
    for arguments in questions(template, oracle):
        text = capped(template.cypher, template.limit)
        operators = server.operators(text, bind(server, template, arguments))
        assert operators
        assert operators <= READING
        assert not operators & {"AllNodesScan", "CartesianProduct"}


def test_no_two_claims_have_one_id(oracle: Oracle) -> None:
    assert len(oracle.by_id) == len(oracle.all_claims)


@pytest.mark.neo4j
def test_both_stores_hold_the_same_graph(embedded: GraphStore, server: GraphStore) -> None:
    assert embedded.counts() == server.counts()
    assert embedded.graph_hash() == server.graph_hash()


FREE = (
    "MATCH (n:Entity {id: 'country.ru'}) RETURN n",
    "MATCH (:Entity {id: 'country.ru'})-[r]->(m:Entity) RETURN r, m ORDER BY r.rid",
    "MATCH p = (c:Claim)-[:SUBJECT]->(:Entity {id: 'country.ru'}) RETURN p ORDER BY c.id LIMIT 5",
    "MATCH (c:Claim) WITH c ORDER BY c.id LIMIT 3 RETURN collect(c.id) AS ids, {n: count(*), list: [1, null]} AS map",
    "RETURN date('2025-09-02') AS day, null AS nothing, true AS yes, 1 AS one, 0.5 AS half, 'ä' AS text",
    "MATCH (n:Nothing) RETURN n.id AS id",
    "MATCH (n:Entity) WHERE n.nothing IS NOT NULL RETURN n.id AS id",
    "MATCH (a:Article) CALL { WITH a MATCH (c)-[:IN]->(a) RETURN count(c) AS n } RETURN a.id AS id, n ORDER BY id",
)


@pytest.mark.neo4j
@pytest.mark.parametrize("cypher", FREE)
def test_values_have_one_form(embedded: GraphStore, server: GraphStore, cypher: str) -> None:
    assert embedded.read(cypher) == server.read(cypher)


def test_the_library_covers_what_analysts_ask() -> None:
    assert len(LIBRARY) >= 30
    assert {template.group for template in LIBRARY} == {
        "entity", "stance", "contact", "energy and facilities", "claims and sources", "time", "contradictions", "paths",
        "overview",
    }  # fmt: skip


def test_chains_know_every_relation(embedded: GraphStore) -> None:
    from graphbuild.ontology import Ontology

    for name, more in (("chain", set()), ("chain-claimed", {"CLAIMED"})):
        text = LIBRARY[name].cypher
        listed = text[text.index("[:") + 2 : text.index("*..")].replace("\n", "").replace(" ", "").split("|")
        assert sorted(listed) == sorted({*Ontology.load().relations, "ACTS_FOR", "ABOUT", *more})


def test_relations_without_a_direction_are_those_of_the_ontology() -> None:
    from graphbuild.ontology import Ontology

    text = LIBRARY["first-claimed"].cypher
    listed = text[text.index("c.relation IN [") :].split("]")[0]
    symmetric = {name for name, relation in Ontology.load().relations.items() if relation.symmetric}
    assert set(re.findall(r"'(\w+)'", listed)) == symmetric


def test_pages_of_files(tmp_path: Path) -> None:
    (tmp_path / "mine.cypher").write_text(
        "// title: Mine\n// description: One row.\n// group: own\n// returns: rows\nRETURN 1 AS one ORDER BY one\n"
    )
    assert len(Library.load(tmp_path)) == len(LIBRARY) + 1
