"""Bringing a store from one graph to another writes only what differs, and the result is that of a fresh load."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from graphs import make_records
from neo4j_server import Login, open_store

from graphbuild.assemble import assemble
from graphbuild.graph import Graph, GraphNode
from graphbuild.model import Record
from graphbuild.store import GraphStore, connect
from graphbuild.store.graph_rows import to_rows
from graphbuild.store.rows import hash_rows

RECORDS = make_records(seed=21, entities=25, topics=6, articles=16, claims=130)


def expected(graph: Graph) -> str:
    return hash_rows(to_rows(graph, graph_name="graphbuild"))


def writes(store: GraphStore, graph: Graph) -> int:
    """Number of rows that bringing the store to the graph writes or deletes."""
    seen = [0]
    store.load(graph, progress=lambda done, _: seen.append(done))
    return seen[-1]


def walk(store: GraphStore, *, seed: int, steps: int) -> None:
    """Add and take away articles at random; after each step the store is that of a fresh load."""
    draw = Random(seed)  # noqa: S311  (repeatable on purpose)
    held: dict[str, Record] = {}
    for _ in range(steps):
        record = draw.choice(RECORDS)
        if record.article.id in held and len(held) > 1:
            del held[record.article.id]
        else:
            held[record.article.id] = record
        if draw.random() < 0.3:
            held |= {item.article.id: item for item in draw.sample(RECORDS, 3)}
        graph = assemble(held.values())
        store.load(graph)
        assert store.graph_hash() == expected(graph)


@pytest.mark.parametrize("seed", range(6))
def test_random_changes_on_the_embedded_store(tmp_path: Path, seed: int) -> None:
    with connect(tmp_path) as store:
        walk(store, seed=seed, steps=12)
    with connect(tmp_path) as again:
        assert again.counts()


@pytest.mark.neo4j
def test_random_changes_on_a_server(empty_neo4j: Login) -> None:
    with open_store(empty_neo4j) as store:
        walk(store, seed=99, steps=12)


@pytest.mark.parametrize("engine", ["embedded", pytest.param("server", marks=pytest.mark.neo4j)])
def test_only_what_differs_is_written(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    whole, without = assemble(RECORDS), assemble(RECORDS[1:])
    store = connect(tmp_path) if engine == "embedded" else open_store(request.getfixturevalue("empty_neo4j"))
    with store:
        assert writes(store, whole) == len(to_rows(whole, graph_name="graphbuild"))
        assert writes(store, whole) == 0
        own = len(RECORDS[0].claims)
        assert own
        assert own <= writes(store, without) < len(to_rows(whole, graph_name="graphbuild")) // 2
        renamed = replace(without, nodes=(_renamed(without), *without.nodes[1:]))
        assert writes(store, renamed) == 1
        assert store.graph_hash() == expected(renamed)


def _renamed(graph: Graph) -> GraphNode:
    node = graph.nodes[0]
    return replace(node, node=replace(node.node, wikidata="Q999"))


def test_a_file_of_another_graph_is_written_anew(tmp_path: Path) -> None:
    with connect(tmp_path, graph_name="other") as other:
        other.load(assemble(RECORDS[:3]))
    graph = assemble(RECORDS[3:6])
    with connect(tmp_path) as store:
        store.load(graph)
        assert store.graph_hash() == expected(graph)
        assert store.read("MATCH (n) WHERE n.graph <> 'graphbuild' RETURN count(*) AS n").rows == ((0,),)
