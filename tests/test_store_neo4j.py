"""The Neo4j store against a real server: loading, neighbours, refusals."""

import logging
import os
import re
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest
from graphs import make_graph
from neo4j_server import Login, open_store

from graphbuild.errors import StoreError, TemplateError
from graphbuild.graph import Graph
from graphbuild.model import NodeType
from graphbuild.store import connect
from graphbuild.store.graph_rows import to_rows
from graphbuild.store.rows import hash_rows

pytestmark = pytest.mark.neo4j


@pytest.fixture(scope="module")
def graph() -> Graph:
    return make_graph(seed=5, entities=30, topics=8, articles=20, claims=150)


def expected(graph: Graph) -> str:
    return hash_rows(to_rows(graph, graph_name="graphbuild"))


def test_load_twice_changes_nothing(empty_neo4j: Login, graph: Graph) -> None:
    with open_store(empty_neo4j) as store:
        store.load(graph)
        assert store.graph_hash() == expected(graph)
        counts = store.counts()
        store.load(graph)
        assert store.graph_hash() == expected(graph)
        assert store.counts() == counts


def test_load_brings_the_server_to_the_state_of_the_graph(empty_neo4j: Login, graph: Graph) -> None:
    other = make_graph(seed=6, entities=35, topics=8, articles=25, claims=120)
    with open_store(empty_neo4j) as store:
        for target in (graph, other, graph):
            store.load(target)
            assert store.graph_hash() == expected(target)


def test_a_node_that_changes_its_type_has_the_new_label_only(empty_neo4j: Login, graph: Graph) -> None:
    node = next(item for item in graph.nodes if item.node.type is NodeType.ORGANIZATION)
    changed = replace(node, node=replace(node.node, type=NodeType.EVENT, wikidata="Q1"))
    nodes = tuple(changed if item is node else item for item in graph.nodes)
    with open_store(empty_neo4j) as store:
        store.load(graph)
        store.load(replace(graph, nodes=nodes))
        store.load(graph)
        store.load(replace(graph, nodes=nodes))
        found = store.read("MATCH (n:Entity {id: $id}) RETURN n AS node", {"id": node.node.id}).rows[0][0]
    assert found["labels"] == ["Entity", "Event"]
    assert found["properties"]["wikidata"] == "Q1"


def test_a_load_that_was_cut_is_completed_by_the_next(empty_neo4j: Login, graph: Graph) -> None:
    def cut_after(share: float) -> Callable[[int, int], None]:
        def progress(done: int, total: int) -> None:
            if done > share * total:
                raise KeyboardInterrupt

        return progress

    with open_store(empty_neo4j) as store:
        for share in (0.1, 0.5, 0.9):
            with pytest.raises(KeyboardInterrupt):
                store.load(graph, progress=cut_after(share))
        store.load(graph)
        assert store.graph_hash() == expected(graph)


def run_as_stranger(login: Login, statement: str) -> list[list[object]]:
    import neo4j

    with (
        neo4j.GraphDatabase.driver(login.uri, auth=(login.user, login.password)) as driver,
        driver.session(database=login.database) as session,
    ):
        return [record.values() for record in session.run(statement)]


def test_foreign_nodes_with_our_labels_stop_the_load(empty_neo4j: Login, graph: Graph) -> None:
    run_as_stranger(empty_neo4j, "CREATE (:Article {id: 'theirs'})")
    with open_store(empty_neo4j) as store, pytest.raises(StoreError, match="1 nodes labelled Article"):
        store.load(graph)
    assert run_as_stranger(empty_neo4j, "MATCH (n) RETURN count(n)") == [[1]]


def test_two_graphs_do_not_mix(empty_neo4j: Login, graph: Graph) -> None:
    with open_store(empty_neo4j, graph_name="first") as store:
        store.load(graph)
    with (
        open_store(empty_neo4j, graph_name="second") as store,
        pytest.raises(StoreError, match=r"not of graph 'second' but of 'first'.* two graphs cannot share one"),
    ):
        store.load(graph)
    with open_store(empty_neo4j, graph_name="first") as store:
        assert store.graph_hash() == hash_rows(to_rows(graph, graph_name="first"))
        store.unload()
    with open_store(empty_neo4j, graph_name="second") as store:
        store.load(graph)
        assert store.graph_hash() == hash_rows(to_rows(graph, graph_name="second"))
        assert store.read("MATCH (n) WHERE n.graph <> 'second' RETURN count(n) AS n").rows == ((0,),)
        assert store.read("MATCH ()-[r]->() WHERE r.graph <> 'second' RETURN count(r) AS n").rows == ((0,),)
        store.unload()


def test_unload_removes_only_what_is_ours(empty_neo4j: Login, graph: Graph) -> None:
    run_as_stranger(empty_neo4j, "CREATE (:Ship {id: 'theirs'})-[:SAILS_TO]->(:Port {id: 'theirs too'})")
    with open_store(empty_neo4j) as store:
        store.load(graph)
        store.unload()
        assert not any(store.counts().values())
        left = store.read("SHOW INDEXES YIELD name, labelsOrTypes AS labels RETURN name, labels").rows
        assert [row for row in left if row[0].startswith("graphbuild") or "Entity" in (row[1] or ())] == []
    assert run_as_stranger(empty_neo4j, "MATCH (n) RETURN n.id ORDER BY n.id") == [["theirs"], ["theirs too"]]


def test_unload_stops_where_others_hang_on(empty_neo4j: Login, graph: Graph) -> None:
    with open_store(empty_neo4j) as store:
        store.load(graph)
        run_as_stranger(empty_neo4j, "MATCH (c:Claim) WITH c LIMIT 1 CREATE (:Note {id: 'theirs'})-[:ON]->(c)")
        with pytest.raises(StoreError, match="1 relationships of others hang on our Claim nodes"):
            store.unload()
        assert store.graph_hash() == expected(graph)
        run_as_stranger(empty_neo4j, "MATCH (:Note)-[r:ON]->() DELETE r")
        store.unload()
    assert run_as_stranger(empty_neo4j, "MATCH (n) RETURN n.id") == [["theirs"]]


@pytest.mark.parametrize(
    ("make", "message", "drop"),
    [
        (
            "CREATE INDEX theirs FOR (n:Entity) ON (n.id)",
            r"the index 'theirs' on \(:Entity \{id\}\) is not ours.*DROP INDEX `theirs`",
            "DROP INDEX theirs",
        ),
        (
            "CREATE CONSTRAINT theirs FOR (n:Claim) REQUIRE n.sentence IS UNIQUE",
            r"the constraint 'theirs' on \(:Claim \{sentence\}\) is not ours.*DROP CONSTRAINT `theirs`",
            "DROP CONSTRAINT theirs",
        ),
        (
            "CREATE CONSTRAINT graphbuild_entity_id FOR (n:Ship) REQUIRE n.id IS UNIQUE",
            r"the constraint 'graphbuild_entity_id' on \(:Ship \{id\}\) is not ours",
            "DROP CONSTRAINT graphbuild_entity_id",
        ),
    ],
)
def test_constraints_of_others_stop_the_load_before_it_writes(
    empty_neo4j: Login, graph: Graph, make: str, message: str, drop: str
) -> None:
    with open_store(empty_neo4j) as store:
        store.unload()
        run_as_stranger(empty_neo4j, make)
        try:
            with pytest.raises(StoreError, match=message):
                store.load(graph)
            assert run_as_stranger(empty_neo4j, "MATCH (n) RETURN count(n)") == [[0]]
        finally:
            run_as_stranger(empty_neo4j, drop)
        store.load(graph)
        assert store.graph_hash() == expected(graph)


def test_names_are_searched_by_the_full_text_index(empty_neo4j: Login, graph: Graph) -> None:
    with open_store(empty_neo4j) as store:
        store.load(graph)
        run_as_stranger(empty_neo4j, "CALL db.awaitIndexes(30)")
        for text in ("zaporizhia nuclear", "Zaporizhzhia", "plant zapor"):
            assert [row.id for row in store.search(text)][:2].count("facility.znpp") == 1, text
        assert next(iter(store.search("russian federation"))).id == "country.ru"
        for hostile in ("", "*", "a AND", 'name:"x" OR *:*', "((", "\\", "~", "AND OR NOT"):
            assert len(store.search(hostile, limit=3)) <= 3
        plan = run_as_stranger(empty_neo4j, "SHOW FULLTEXT INDEXES YIELD name, properties, state")
        assert plan == [["graphbuild_entity_text", ["name", "aliases"], "ONLINE"]]
        run_as_stranger(empty_neo4j, "DROP INDEX graphbuild_entity_text")
        assert [row.id for row in store.search("zhzhia nucl")] == ["facility.znpp"]


def test_reads_go_to_readers_and_wait_for_what_was_written(
    empty_neo4j: Login, graph: Graph, caplog: pytest.LogCaptureFixture
) -> None:
    with open_store(empty_neo4j) as store, caplog.at_level(logging.DEBUG, logger="neo4j"):
        store.load(graph)
        caplog.clear()
        store.read("MATCH (n:Entity) RETURN count(n) AS n")
        begins = [record.getMessage() for record in caplog.records if "BEGIN" in record.getMessage()]
        assert len(begins) == 1
        assert "'mode': 'r'" in begins[0]
        assert re.search(r"'bookmarks': \['[^']+", begins[0])


def test_no_log_holds_the_password(empty_neo4j: Login, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="neo4j"):
        with open_store(empty_neo4j) as store:
            store.read("RETURN 1 AS one")
        with pytest.raises(StoreError):
            open_store(replace(empty_neo4j, password="xyzzy-plugh"))  # noqa: S106
    assert "HELLO" in caplog.text
    assert empty_neo4j.password not in caplog.text
    assert "xyzzy" not in caplog.text


def test_reads_cannot_write(empty_neo4j: Login, graph: Graph) -> None:
    with open_store(empty_neo4j) as store:
        store.load(graph)
        for statement in ("CREATE (:Entity {id: 'x'})", "MATCH (n) DETACH DELETE n"):
            with pytest.raises((TemplateError, StoreError)):
                store.read(statement)
        assert store.graph_hash() == expected(graph)


def test_ids_are_unique_on_the_server(empty_neo4j: Login, graph: Graph) -> None:
    import neo4j

    with open_store(empty_neo4j) as store:
        store.load(graph)
    with pytest.raises(neo4j.exceptions.ConstraintError):
        run_as_stranger(empty_neo4j, f"CREATE (:Claim {{id: '{graph.claims[0].id}'}})")


def test_wrong_password_and_wrong_database_are_one_line(neo4j_login: Login) -> None:
    with pytest.raises(StoreError, match="refuses the login of user") as login:
        open_store(replace(neo4j_login, password="open sesame"))  # noqa: S106
    with pytest.raises(StoreError, match="has no database 'elsewhere'") as database:
        open_store(replace(neo4j_login, database="elsewhere"))
    with pytest.raises(StoreError, match="no Neo4j server answers") as down:
        open_store(replace(neo4j_login, uri="neo4j://127.0.0.1:1"))
    for error in (login, database, down):
        assert "\n" not in str(error.value)
        assert "sesame" not in str(error.value)
        assert neo4j_login.password not in str(error.value)


def test_routing_addresses_work_like_direct_ones(empty_neo4j: Login, graph: Graph) -> None:
    with open_store(replace(empty_neo4j, uri=empty_neo4j.uri.replace("bolt://", "neo4j://"))) as store:
        store.load(graph)
        assert store.graph_hash() == expected(graph)


@pytest.mark.parametrize("scheme", ["bolt+ssc", "neo4j+ssc"])
def test_encrypted_addresses_work_like_plain_ones(empty_neo4j: Login, graph: Graph, scheme: str) -> None:
    ours(empty_neo4j)
    with open_store(replace(empty_neo4j, uri=empty_neo4j.uri.replace("bolt", scheme, 1))) as store:
        store.load(graph, state="noted")
        assert store.graph_hash() == expected(graph)
        assert store.state() == "noted"


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_a_certificate_that_nobody_vouches_for_is_refused_in_one_line(neo4j_login: Login, scheme: str) -> None:
    ours(neo4j_login)
    uri = neo4j_login.uri.replace("bolt", scheme, 1)
    message = f"the certificate of {re.escape(uri)} .* {re.escape(scheme)}sc:// accepts it"
    with pytest.raises(StoreError, match=message) as caught:
        open_store(replace(neo4j_login, uri=uri))
    assert "\n" not in str(caught.value)
    assert neo4j_login.password not in str(caught.value)


def test_encryption_where_the_server_has_none_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        uri = f"bolt+s://127.0.0.1:{listener.getsockname()[1]}"
        threading.Thread(target=_answer_plainly, args=(listener,), daemon=True).start()
        with pytest.raises(StoreError, match="does not answer encrypted"):
            connect(uri, password="none")  # noqa: S106


def _answer_plainly(listener: socket.socket) -> None:
    """What a server without TLS makes of the first bytes of a handshake."""
    with suppress(OSError):  # the test that is done closes the listener
        while True:
            peer, _ = listener.accept()
            with peer:
                peer.recv(4096)
                peer.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


def ours(login: Login) -> None:
    """Only the server that the tests start has a certificate that is known to be nobody's."""
    if os.environ.get("NEO4J_URI"):
        pytest.skip("the server is not ours")
