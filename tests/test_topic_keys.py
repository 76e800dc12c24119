"""Different wordings of one proposition meet in one topic, across articles; what only looks alike stays apart."""

from pathlib import Path

import pytest

from graphbuild.extract import extract_batch
from graphbuild.ingest import read_text
from graphbuild.model import NodeType
from graphbuild.pipeline.building import build
from graphbuild.pipeline.opening import open_graph

ONE = [
    (
        "Kenya opposes the levy on cut flowers.",
        "Uganda supports the proposed tax on cut flowers.",
        "Chad backs the cut-flower tax.",
    ),
    (
        "Chile opposes Peru's ban on plastic bags.",
        "Mali supports the Peruvian prohibition on plastic bags.",
        "Mali opposes a ban on plastic bags in Peru.",
    ),
    ("Fiji supports the treaty on plastic waste.", "Togo backs a plastic-waste treaty."),
]
OTHERS = [
    ("Chile opposes the plan.", "Mali opposes the plan."),
    ("Chile opposes the trade deal.", "Mali opposes the trade deal."),
    ("Mali opposes the attack on Chad.", "Mali opposes Chad's attack."),
    ("Fiji opposes the levy on cut flowers.", "Mali opposes the levy on cut timber."),
    ("Mali supports Benin's 2030 climate target.", "Mali supports Benin's 2050 climate target."),
    ("Latvia opposes the merger of the two ports.", "Mali opposes the merger of the two ports."),
    ("Fiji opposes the police raid on student clubs.", "Mali opposes the student raid on police clubs."),
]


def topics(text: str) -> set[str]:
    record = extract_batch([read_text(text)])[0]
    return {claim.object.id for claim in record.claims if claim.object.type is NodeType.TOPIC}


@pytest.mark.parametrize("texts", ONE)
def test_one_topic(texts: tuple[str, ...]) -> None:
    found = [topics(text) for text in texts]
    assert len(found[0]) == 1
    assert all(item == found[0] for item in found)


@pytest.mark.parametrize("texts", OTHERS)
def test_topics_of_their_own(texts: tuple[str, str]) -> None:
    first, second = map(topics, texts)
    assert first
    assert second
    assert not first & second


def test_articles_meet_in_a_topic(tmp_path: Path) -> None:
    for number, text in enumerate(ONE[0]):
        (tmp_path / f"{number}.txt").write_text(f"---\nsource: Outlet {number}\n---\n{text}", "utf-8")
    build(sorted(tmp_path.glob("*.txt")), tmp_path / "out")
    graph = open_graph(tmp_path / "out")
    [topic] = [item for item in graph.nodes if item.node.type is NodeType.TOPIC]
    assert topic.articles == 3
    assert {edge.source for edge in graph.edges if edge.target == topic.node.id} == {"Q114", "Q1036", "Q657"}
    assert {topic.node.name, *topic.node.aliases} == {
        "levy on cut flowers",
        "proposed tax on cut flowers",
        "cut-flower tax",
    }
