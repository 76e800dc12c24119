"""Chains where there are more of equal length than the embedded store looks at."""

from pathlib import Path

import pytest
from neo4j_server import Login, open_store, wipe

from graphbuild.graph import Edge, Graph, GraphNode
from graphbuild.model import Modality, Node, NodeType, Polarity
from graphbuild.query import Library, run
from graphbuild.store import GraphStore, Rows, connect

CHAINS = (255, 256, 257, 700)


def fan(middles: int) -> Graph:
    """Two countries that meet so many others, and no country more."""
    names = ["first", "last", *(f"middle {number:03}" for number in range(middles))]
    nodes = tuple(GraphNode(node=Node(id=name, name=name, type=NodeType.COUNTRY)) for name in sorted(names))
    edges = (edge(source, target) for source in names[:2] for target in names[2:])
    return Graph(nodes=nodes, edges=tuple(sorted(edges, key=lambda item: item.rid)), claims=(), articles=())


def edge(source: str, target: str) -> Edge:
    return Edge(
        rid=f"r-{target}-{source}",
        source=source,
        target=target,
        kind="MEETS",
        relation="MEETS",
        polarity=Polarity.ASSERTED,
        modality=Modality.ACTUAL,
        phase=None,
        claims=("c-1",),
        speakers=("author",),
        by_author=True,
        disputed=False,
        articles=1,
        outlets=1,
        origins=1,
        confidence=0.5,
        claim="c-1",
        sentence=f"{source} met {target}.",
        url="",
    )


def ask(store: GraphStore, middles: int) -> Rows:
    store.load(fan(middles))
    return run(store, Library.load()["chain"], {"start": "first", "end": "last"})


@pytest.mark.parametrize("middles", CHAINS)
def test_the_embedded_store_says_that_there_are_more(tmp_path: Path, middles: int) -> None:
    with connect(tmp_path) as store:
        steps = list(ask(store, middles).dicts())
    assert [(step["here"], step["there"]) for step in steps] == [
        ("first", steps[0]["there"]),
        (steps[1]["here"], "last"),
    ]
    assert steps[0]["there"] == steps[1]["here"]
    assert {step["chains"] for step in steps} == {min(middles, 256)}
    if middles < 256:
        assert steps[0]["there"] == "middle 000"


@pytest.mark.neo4j
def test_a_server_looks_at_all(neo4j_login: Login) -> None:
    wipe(neo4j_login)
    with open_store(neo4j_login) as store:
        steps = list(ask(store, 700).dicts())
    wipe(neo4j_login)
    assert [(step["there"], step["chains"]) for step in steps] == [("middle 000", 256), ("last", 256)]
