"""The embedded store, and what both stores share: rows, hash, schema."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from graphs import make_graph

from graphbuild.assemble.conflicts import STANCES
from graphbuild.errors import StoreError, TemplateError
from graphbuild.graph import Graph
from graphbuild.ontology import Ontology
from graphbuild.store import connect
from graphbuild.store.graph_rows import to_rows
from graphbuild.store.rows import hash_rows
from graphbuild.store.schema import NODES, RELATIONSHIPS, relationship_schema
from graphbuild.store.values import from_kglite


@pytest.fixture(scope="module")
def graph() -> Graph:
    return make_graph(seed=3, entities=40, topics=10, articles=30, claims=250)


def test_the_generator_repeats_itself(graph: Graph) -> None:
    assert make_graph(seed=3, entities=40, topics=10, articles=30, claims=250) == graph
    assert make_graph(seed=4, entities=40, topics=10, articles=30, claims=250) != graph


def test_every_property_is_declared_and_always_there(graph: Graph) -> None:
    rows = to_rows(graph, graph_name="g")
    declared = {schema.label: {item.name for item in schema.properties} for schema in NODES}
    assert {group.label for group in rows.nodes} == set(declared)
    for group in rows.nodes:
        for node in group.rows:
            assert set(node) == declared[group.label]
            assert node["name"]
    for links in rows.relationships:
        expected = {item.name for item in relationship_schema(links.type).properties}
        assert all(set(row.properties) == expected for row in links.rows)


def test_claims_share_a_position_where_one_may_take_the_other_back(graph: Graph) -> None:
    outlets = {article.id: article.outlet or article.id for article in graph.articles}
    keys, dated = {}, {}
    for claim in graph.claims:
        voice = ("speaker", claim.attribution[0].name) if claim.attribution else ("author", outlets[claim.article])
        matter = "stance" if claim.relation in STANCES else claim.relation
        keys[claim.id] = (claim.subject.id, claim.object.id, claim.modality, matter, voice)
        dated[claim.id] = any((claim.event_from, claim.valid_from, claim.said_on, claim.published))
    rows = [row for group in to_rows(graph, graph_name="g").nodes if group.label == "Claim" for row in group.rows]
    assert {row["id"] for row in rows if row["position"]} == {name for name, known in dated.items() if known}
    pairs = {(keys[str(row["id"])], row["position"]) for row in rows if row["position"]}
    assert len(pairs) == len(dict(pairs)) == len({position for _, position in pairs}) < sum(dated.values())


def test_no_name_has_a_second_meaning_in_an_engine() -> None:
    schemas = (*NODES, *RELATIONSHIPS)
    names = {item.name for schema in schemas for item in schema.properties}
    assert not names & {"type", "title", "label", "start", "end"}
    assert all("graph" in {item.name for item in schema.properties} for schema in schemas)


def test_ids_are_unique(graph: Graph) -> None:
    rows = to_rows(graph, graph_name="g")
    for label in {group.label for group in rows.nodes}:
        ids = [row["id"] for group in rows.nodes if group.label == label for row in group.rows]
        assert len(ids) == len(set(ids))
    rids = [row.properties["rid"] for links in rows.relationships for row in links.rows]
    assert len(rids) == len(set(rids))


def test_relation_names_are_the_only_names_let_into_cypher() -> None:
    for name in Ontology.load().relations:
        assert relationship_schema(name).type == "*"
    for hostile in ("", "*", "supports", "A`]->() DELETE n //", "A\\u0060", "Ä", "A\n", "1A"):
        with pytest.raises(StoreError, match="cannot be a relationship type"):
            relationship_schema(hostile)


def test_what_is_not_plain_is_only_claimed(graph: Graph, tmp_path: Path) -> None:
    with connect(tmp_path) as store:
        store.load(graph)
        typed = store.read(
            "MATCH (a:Entity)-[r]->(b:Entity) WHERE r.relation IS NOT NULL AND type(r) <> 'CLAIMED' "
            "RETURN DISTINCT r.polarity AS polarity, r.modality AS modality, r.phase AS phase"
        )
        assert typed.rows == (("asserted", "actual", None),)


def test_load_is_idempotent_and_the_file_is_reproducible(graph: Graph, tmp_path: Path) -> None:
    expected = hash_rows(to_rows(graph, graph_name="graphbuild"))
    with connect(tmp_path / "a") as store:
        store.load(graph)
        first = (tmp_path / "a" / "graph.kgl").read_bytes()
        assert store.graph_hash() == expected
        counts = store.counts()
        store.load(graph)
        assert store.counts() == counts
    with connect(str(tmp_path / "a")) as again:
        assert again.graph_hash() == expected
    assert (tmp_path / "a" / "graph.kgl").read_bytes() == first
    assert [file.name for file in (tmp_path / "a").iterdir()] == ["graph.kgl"]


def test_counts_are_those_of_the_graph(graph: Graph, tmp_path: Path) -> None:
    with connect(tmp_path / "graph.kgl") as store:
        store.load(graph)
        counts = store.counts()
    assert counts["Entity"] == len(graph.nodes)
    assert counts["Claim"] == counts["SUBJECT"] == counts["OBJECT"] == counts["IN"] == len(graph.claims)
    assert counts["CLAIMED"] == sum(edge.kind == "CLAIMED" for edge in graph.edges)
    assert counts["CONTRADICTS"] + counts["SUPERSEDES"] == len(graph.links)


def test_the_hash_notices_every_kind_of_change(graph: Graph) -> None:
    base = hash_rows(to_rows(graph, graph_name="g"))
    assert hash_rows(to_rows(graph, graph_name="h")) != base
    assert hash_rows(to_rows(replace(graph, links=graph.links[1:]), graph_name="g")) != base
    claims = (replace(graph.claims[0], rule="other"), *graph.claims[1:])
    assert hash_rows(to_rows(replace(graph, claims=claims), graph_name="g")) != base


def test_progress_reaches_the_end(graph: Graph, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    with connect(tmp_path) as store:
        store.load(graph, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1][0] == seen[-1][1] == len(to_rows(graph, graph_name="g"))
    assert seen == sorted(seen)


def test_a_graph_with_a_loose_end_is_refused(graph: Graph, tmp_path: Path) -> None:
    broken = replace(graph, nodes=graph.nodes[1:])
    with pytest.raises(StoreError, match="inconsistent"), connect(tmp_path) as store:
        store.load(broken)
    assert not list(tmp_path.iterdir())


def test_characters_that_cannot_be_encoded_are_replaced(graph: Graph, tmp_path: Path) -> None:
    node = graph.nodes[0]
    odd = replace(node, node=replace(node.node, name="bad\ud800name\x00"))
    changed = replace(graph, nodes=(odd, *graph.nodes[1:]))
    with connect(tmp_path) as store:
        store.load(changed)
        rows = store.read("MATCH (n:Entity {id: $id}) RETURN n.name AS name", {"id": node.node.id}).rows
    assert rows == (("bad?name\x00",),)


def test_reads_cannot_write(graph: Graph, tmp_path: Path) -> None:
    with connect(tmp_path) as store:
        store.load(graph)
        before = store.graph_hash()
        for statement in (
            "CREATE (:Entity {id: 'x'})",
            "MATCH (n:Entity) SET n.name = 'x'",
            "MATCH (n) DETACH DELETE n",
        ):
            with pytest.raises(TemplateError, match="the query is wrong"):
                store.read(statement)
        assert store.graph_hash() == before


def test_limit_and_timeout(graph: Graph, tmp_path: Path) -> None:
    with connect(tmp_path) as store:
        store.load(graph)
        query = "MATCH (c:Claim) RETURN c.id AS id ORDER BY id"
        cut, full = store.read(query, limit=5), store.read(query, limit=250)
        assert cut.rows == full.rows[:5]
        assert cut.truncated
        assert not full.truncated
        with pytest.raises(StoreError, match=r"given up after 0\.2 s"):
            store.read("MATCH (a:Claim), (b:Claim), (c:Claim), (d:Claim) RETURN count(*) AS n", timeout=0.2)


def test_missing_and_damaged_files_are_one_line(tmp_path: Path) -> None:
    with connect(tmp_path / "nothing") as store, pytest.raises(StoreError, match=r"no graph at .*graphbuild build"):
        store.read("RETURN 1 AS one")
    (tmp_path / "graph.kgl").write_bytes(b"not a graph")
    with connect(tmp_path) as store, pytest.raises(StoreError, match=r"build it again") as caught:
        store.read("RETURN 1 AS one")
    assert "\n" not in str(caught.value)


def test_unload_removes_the_file(graph: Graph, tmp_path: Path) -> None:
    with connect(tmp_path) as store:
        store.load(graph)
        store.unload()
        assert not list(tmp_path.iterdir())


def test_addresses() -> None:
    with pytest.raises(StoreError, match=re.escape("http:// is no graph store")):
        connect("http://localhost:7474")
    with pytest.raises(StoreError, match="must not hold") as caught:
        connect("neo4j://somebody:sesame@localhost")
    assert "sesame" not in str(caught.value)


def test_values_lose_what_only_kglite_has() -> None:
    node = {
        "id": 7,
        "labels": ["Entity", "Country"],
        "properties": {"title": "x", "type": "Entity", "name": "x", "a": None},
    }
    assert from_kglite(node) == {"labels": ["Country", "Entity"], "properties": {"name": "x"}}
    relationship = {"id": 1, "start": 7, "end": 8, "type": "MEETS", "properties": {"rid": "r"}}
    assert from_kglite([relationship]) == [{"type": "MEETS", "properties": {"rid": "r"}}]
