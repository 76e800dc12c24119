"""What two articles say together: relations that both support are one, conflicts have their kind, the rest has none."""

import json
from pathlib import Path
from typing import Any

import pytest

from graphbuild.assemble.conflicts import AGAINST_AUTHOR, DISPUTE
from graphbuild.graph import Graph
from graphbuild.model import Claim, Node, NodeType
from graphbuild.pipeline.building import build
from graphbuild.pipeline.opening import open_graph


def rows(file: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def named(name: str, graph: Graph, topics: list[dict[str, Any]]) -> set[str]:
    """Ids of the nodes that a name of the gold files means; a topic by what it is about and one of its words."""
    nodes = [item.node for item in graph.nodes]
    found = {node.id for node in nodes if name in (node.name, *node.aliases)}
    topic = next((row for row in topics if row["canonical"] == name), None)
    return found | ({node.id for node in nodes if _is_topic(node, topic, nodes)} if topic else set())


def _is_topic(node: Node, topic: dict[str, Any], nodes: list[Node]) -> bool:
    about = {known.name.casefold() for known in nodes for item in node.about if known.id == item.entity}
    wanted = {item["entity"] for item in topic["about"]}
    words = set(node.name.casefold().split())
    return node.type is NodeType.TOPIC and wanted <= about and bool(words & set(topic["keywords"]))


def supports(row: dict[str, Any], graph: Graph, topics: list[dict[str, Any]]) -> dict[tuple[str, str], set[str]]:
    """The articles that support the relation of a row, by its ends."""
    subjects, objects = (named(row[end], graph, topics) for end in ("subject_name", "object_name"))
    found: dict[tuple[str, str], set[str]] = {}
    for edge in graph.edges:
        if (edge.relation, edge.polarity) != (row["relation"], row["polarity"]):
            continue
        straight = edge.source in subjects and edge.target in objects
        if straight or (row["relation"] == "MEETS" and edge.source in objects and edge.target in subjects):
            articles = {claim.article for claim in graph.claims if claim.id in edge.claims}
            found.setdefault((edge.source, edge.target), set()).update(articles)
    return found


@pytest.mark.shared
def test_what_two_articles_say_together(shared: Path, tmp_path: Path) -> None:
    gold = shared / "gold"
    cross = json.loads((gold / "crossdoc.json").read_text("utf-8"))
    topics, relations = rows(gold / "topics.jsonl"), {row["id"]: row for row in rows(gold / "relations.jsonl")}
    build([gold / "articles"], tmp_path / "out")
    graph = open_graph(tmp_path / "out")
    lost = {
        row["id"]
        for row in cross["corroborated"]
        if not any(len(found) >= len(row["docs"]) for found in supports(row, graph, topics).values())
    }
    assert lost == set()
    claims = {claim.id: claim for claim in graph.claims}
    links = [(claims[one], claims[other], kind) for one, other, kind in graph.links]
    for conflict in cross["conflicts"]:
        sides = [[relations[name] for name in conflict[side]] for side in ("left", "right")]
        kinds = {kind for *pair, kind in links if _fits(pair, sides) or _fits(pair[::-1], sides)}
        assert kinds == ({DISPUTE} if conflict["kind"] == "contradiction" else set()), conflict["id"]
    assert AGAINST_AUTHOR not in {kind for *_, kind in links}


def _fits(pair: list[Claim], sides: list[list[dict[str, Any]]]) -> bool:
    """Whether each claim is one of the rows of its side."""
    return all(
        any(
            (claim.subject.name, claim.relation, claim.object.name, claim.polarity)
            == (row["subject_name"], row["relation"], row["object_name"], row["polarity"])
            for row in side
        )
        for claim, side in zip(pair, sides, strict=True)
    )
