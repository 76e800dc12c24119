"""Every template gives the same rows on the embedded store, on a real Neo4j, and in plain Python."""

import re
from pathlib import Path
from typing import Any

import pytest
from graphs import make_graph
from query_oracle import Oracle

from graphbuild.model import Graph, NodeType
from graphbuild.query import Library, Template, run
from graphbuild.query.running import bind
from graphbuild.query.safety import READING
from graphbuild.store import GraphStore, Rows
from graphbuild.store.embedded import EmbeddedStore

LIBRARY = Library.load()
#: Methods of the oracle whose plain names are taken by its data.
RENAMED = {"claims": "claims_", "articles": "articles_"}
CLAIMS = 5000
#: kglite gives no more paths from allShortestPaths; the first of them all may be another one then.
MOST_CHAINS = 256


@pytest.fixture(scope="module")
def graph() -> Graph:
    return make_graph(seed=11, entities=250, topics=40, articles=300, claims=CLAIMS)


@pytest.fixture(scope="module")
def oracle(graph: Graph) -> Oracle:
    return Oracle(graph)


@pytest.fixture(scope="module", params=["embedded", pytest.param("server", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest) -> GraphStore:
    found: GraphStore = request.getfixturevalue(request.param)
    return found


def busiest(graph: Graph, *, topics: bool, number: int) -> list[str]:
    """Names of the nodes with most claims."""
    counts: dict[str, int] = {}
    for claim in graph.claims:
        for end in (claim.subject, claim.object):
            if (end.type is NodeType.TOPIC) == topics:
                counts[end.name] = counts.get(end.name, 0) + 1
    return sorted(counts, key=lambda name: (-counts[name], name))[:number]


def questions(template: Template, graph: Graph) -> list[dict[str, Any]]:
    """The examples, the defaults where nothing is required, and arguments from the middle of the graph."""
    found: list[dict[str, Any]] = [dict(example) for example in template.examples]
    required = [parameter for parameter in template.parameters if parameter.required]
    if not required:
        found.append({})
    frequent = {"entity": busiest(graph, topics=False, number=6), "topic": busiest(graph, topics=True, number=6)}
    frequent["node"] = [frequent["entity"][1], frequent["topic"][0], *frequent["entity"][2:]]
    ends = {"subject", "relation", "object"}
    if ends <= {parameter.name for parameter in required}:
        fact = max(graph.edges, key=lambda edge: (edge.origins, edge.rid))
        found.append({"subject": fact.source, "relation": fact.relation, "object": fact.target})
        met = max((edge for edge in graph.edges if edge.relation == "MEETS"), key=lambda edge: (edge.origins, edge.rid))
        found.append({"subject": met.target, "relation": "MEETS", "object": met.source})
    elif required and all(parameter.type in frequent for parameter in required):
        for shift in range(3):
            pools = {kind: list(names[shift:]) for kind, names in frequent.items()}
            found.append({parameter.name: pools[parameter.type].pop(0) for parameter in required})
    return found


def as_dicts(rows: Rows) -> list[dict[str, Any]]:
    return list(rows.dicts())


@pytest.mark.parametrize("template", list(LIBRARY), ids=lambda template: template.name)
def test_rows_are_those_of_the_oracle(store: GraphStore, template: Template, graph: Graph, oracle: Oracle) -> None:
    answered = 0
    for arguments in questions(template, graph):
        rows = run(store, template, arguments, limit=100_000)
        params = bind(store, template, arguments)
        expected = oracle.answer(RENAMED.get(template.name, template.name), **params)
        if template.name.startswith("chain") and isinstance(store, EmbeddedStore) and rows.rows:
            every = oracle.chains(str(params["start"]), str(params["end"]), claimed=template.name == "chain-claimed")
            if len(every) > MOST_CHAINS:
                assert [row["rid"] for row in rows.dicts()] in every
                answered += 1
                continue
        assert as_dicts(rows) == [{name: row[name] for name in rows.columns} for row in expected], arguments
        answered += bool(expected)
    assert answered, "no question of this template has an answer: the test would show nothing"


@pytest.mark.neo4j
@pytest.mark.parametrize("template", list(LIBRARY), ids=lambda template: template.name)
def test_plans_visit_only_what_they_need(server: GraphStore, template: Template, graph: Graph) -> None:
    for arguments in questions(template, graph):
        operators = server.operators(template.cypher, bind(server, template, arguments))
        assert operators
        assert operators <= READING
        assert not operators & {"AllNodesScan", "CartesianProduct"}


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
