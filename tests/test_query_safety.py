"""The read-only guard: hostile strings on both engines, harmless ones that must pass, and each wall by itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from graphs import make_graph
from neo4j_server import Login, open_store, wipe

from graphbuild.errors import StoreError, TemplateError
from graphbuild.query import run_cypher
from graphbuild.query.safety import READING, refusals
from graphbuild.store import GraphStore, connect

CANARY = "the canary sings"
HOSTILE = [
    line.replace("\\n", "\n").replace("\\r", "\r")
    for line in Path(__file__).with_name("hostile.cypher").read_text("utf-8").splitlines()
    if line
]
#: Written so that the words of writing clauses stand where they do nothing, or nothing is wrong at all.
HARMLESS = (
    "MATCH (n:Entity) RETURN count(n) AS n",
    "MATCH (n:Entity) WHERE n.name = 'CREATE; DELETE // LOAD CSV' RETURN n.id AS id",
    "MATCH (n:Entity) // CREATE (:Evil)\nRETURN count(*) AS n;",
    "MATCH (n:`CREATE`) RETURN n.id AS id",
    "MATCH (n:Entity) RETURN n.set AS a, n.delete AS b LIMIT 1",
    "MATCH (n:Entity) CALL { WITH n MATCH (n)-[r]-() RETURN count(r) AS k } RETURN sum(k) AS k",
    "MATCH (n:Entity) CALL (n) { MATCH (n)-[r]-() RETURN count(r) AS k } RETURN sum(k) AS k",
    "MATCH (n:Entity) WHERE EXISTS { MATCH (n)-[:MEETS]-() } RETURN count(n) AS n",
    "RETURN date('2025-01-01') AS day, duration.between(date('2025-01-01'), date('2025-01-03')).days AS days",
    "MATCH (a:Entity {id: $id}) OPTIONAL MATCH (a)-[r]->(b) RETURN a.id AS id, count(b) AS n ORDER BY id",
    "UNWIND [1, 2] AS x WITH x WHERE x > 1 RETURN x UNION ALL RETURN 3 AS x",
)


@pytest.fixture(scope="module")
def canary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("canary") / "secret.csv"
    file.write_text(f"{CANARY}\n")
    return file


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    with connect(tmp_path_factory.mktemp("embedded")) as store:
        store.load(make_graph(entities=20, topics=5, articles=10, claims=80))
        yield store


@pytest.fixture(scope="module")
def server(neo4j_login: Login) -> Iterator[GraphStore]:
    wipe(neo4j_login)
    with open_store(neo4j_login) as store:
        store.load(make_graph(entities=20, topics=5, articles=10, claims=80))
        yield store
    wipe(neo4j_login)


@pytest.fixture(scope="module", params=["embedded", pytest.param("server", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest) -> GraphStore:
    found: GraphStore = request.getfixturevalue(request.param)
    return found


def test_there_are_enough_hostile_strings() -> None:
    assert len(set(HOSTILE)) == len(HOSTILE) >= 80


def test_hostile_strings_are_refused_without_effect(store: GraphStore, canary: Path) -> None:
    before, counts = store.graph_hash(), store.counts()
    for text in HOSTILE:
        with pytest.raises(TemplateError) as refusal:
            run_cypher(store, text.replace("{canary}", str(canary)), timeout=5)
        assert CANARY not in str(refusal.value)
        assert "\n" not in str(refusal.value)
    assert store.graph_hash() == before
    assert store.counts() == counts
    assert (
        store.read("MATCH (n) RETURN count(n) AS n").rows
        == store.read("MATCH (n) WHERE n.graph = 'graphbuild' RETURN count(n) AS n").rows
    )


def test_every_refusal_says_why() -> None:
    for text in HOSTILE:
        assert refusals(text), text


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_queries_run(store: GraphStore, text: str) -> None:
    assert run_cypher(store, text, {"id": "country.ru"}).columns


@pytest.mark.neo4j
def test_the_plan_alone_stops_what_the_scan_would_miss(server: GraphStore, canary: Path) -> None:
    """The second wall without the first: whatever compiles has an operator that does more than read."""
    missed, compiled = [], 0
    for text in HOSTILE:
        try:
            operators = server.operators(text.replace("{canary}", str(canary)))
        except (TemplateError, StoreError):
            continue  # not Cypher of this version, or refused by the access mode
        compiled += 1
        if operators is not None and operators <= READING and CANARY in str(_answer(server, text, canary)):
            missed.append(text)
    assert compiled > 20
    assert not missed


def _answer(store: GraphStore, text: str, canary: Path) -> object:
    try:
        return store.read(text.replace("{canary}", str(canary)), timeout=5, limit=10)
    except (TemplateError, StoreError) as error:
        return error


def test_endless_queries_end(store: GraphStore) -> None:
    nodes = ", ".join(f"({name}:Claim)" for name in "abcdef")
    query = f"MATCH {nodes} WHERE a.id + b.id + c.id + d.id + e.id + f.id = 'x' RETURN count(*) AS n"
    with pytest.raises(StoreError, match=r"given up after 0\.5 s"):
        run_cypher(store, query, timeout=0.5)


def test_more_rows_than_wanted_are_not_fetched(store: GraphStore) -> None:
    rows = run_cypher(store, "MATCH (a:Claim), (b:Claim) RETURN a.id AS x, b.id AS y", limit=7)
    assert len(rows.rows) == 7
    assert rows.truncated
