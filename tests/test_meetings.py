"""Meetings told by verbs are events: one from all articles that agree on who, when and where."""

from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from meeting_records import Reporter, various

from graphbuild.assemble import assemble
from graphbuild.graph import Graph, GraphNode
from graphbuild.model import Modality, NodeType, Polarity, Record
from graphbuild.pipeline.building import build
from graphbuild.pipeline.opening import open_graph

if TYPE_CHECKING:
    from conftest import Handmade

A, B, C = "Anna", "Bela", "Cora"
DAY, MONTH = "2024-05-03", "2024-05-01/2024-05-31"


@pytest.fixture
def reporter(handmade: "Handmade") -> Reporter:
    return Reporter(handmade)


def events(graph: Graph) -> list[GraphNode]:
    return [item for item in graph.nodes if item.node.type is NodeType.EVENT]


def named(*records: Record) -> list[str]:
    return [item.node.name for item in events(assemble(records))]


def test_articles_that_agree_make_one_event(reporter: Reporter) -> None:
    """Who names the town and who the country, who the day and who the month, means one meeting."""
    tell = reporter.tells
    graph = assemble([tell(A, B, DAY, "Zenda"), tell(B, A, DAY, "Ruritania"), tell(A, B, MONTH)])
    (event,) = events(graph)
    assert event.node.name == "Meeting of Anna and Bela, Zenda, 2024-05-03"
    assert (event.event_from, event.event_to, event.place, event.articles) == (DAY, DAY, "Zenda", 3)
    rows = {(edge.source, edge.kind, edge.target): edge for edge in graph.edges if edge.derived}
    name = event.node.id
    assert set(rows) == {("anna", "ATTENDS", name), ("bela", "ATTENDS", name), (name, "LOCATED_IN", "zenda")}
    assert rows["anna", "ATTENDS", name].origins == 3
    assert {edge.relation for edge in graph.edges if not edge.derived} == {"MEETS"}


def test_other_days_and_places_are_other_events(reporter: Reporter) -> None:
    tell = reporter.tells
    assert len(named(tell(A, B, DAY), tell(A, B, "2024-05-04"))) == 2
    assert len(named(tell(A, B, DAY, "Zenda"), tell(A, B, DAY, "Duckburg"))) == 2
    assert len(named(tell(A, B, DAY), tell(A, C, DAY))) == 2


def test_what_fits_several_meetings_is_left_out(reporter: Reporter) -> None:
    tell = reporter.tells
    two = [tell(A, B, DAY), tell(A, B, "2024-05-20")]
    graph = assemble([*two, tell(A, B, MONTH)])
    assert [item.articles for item in events(graph)] == [1, 1]


def test_several_take_part(reporter: Reporter, handmade: "Handmade") -> None:
    """A host with two guests, told by one verb, meets both at one event."""
    text = "Anna hosted Bela and Cora."
    nodes = [handmade.node(name, NodeType.PERSON) for name in (A, B, C)]
    article = handmade.article(text, outlet="Outlet", published="2024-05-09")
    when = {"event_from": DAY, "event_to": DAY}
    claims = [handmade.claim(article, nodes[0], "hosted", guest, "HOSTS", **when) for guest in nodes[1:]]
    graph = assemble([handmade.record(article, nodes, *claims), reporter.tells(B, A, DAY)])
    (event,) = events(graph)
    rows = sorted((edge.source, edge.kind) for edge in graph.edges if edge.target == event.node.id)
    assert rows == [("anna", "ATTENDS"), ("anna", "HOSTS"), ("bela", "ATTENDS"), ("cora", "ATTENDS")]
    assert event.node.name == "Meeting of Anna, Bela and Cora, 2024-05-03"


@pytest.mark.parametrize(
    "more",
    [
        {"polarity": Polarity.DENIED},
        {"modality": Modality.POSSIBLE},
        {"relation": "CONSULTS_WITH", "rule": "CONSULTS_WITH.v.phone"},
        {"relation": "HOSTS", "rule": "HOSTS.v.invite"},
        {"event_from": "2024-01-01", "event_to": "2024-12-31"},
        {"event_from": None, "event_to": None},
    ],
)
def test_what_tells_of_no_meeting(reporter: Reporter, more: dict[str, Any]) -> None:
    assert named(reporter.tells(A, B, DAY, **more)) == []


def test_hearsay_makes_no_event_and_a_plan_a_claimed_one(reporter: Reporter, handmade: "Handmade") -> None:
    said = (handmade.speaker(handmade.node(C, NodeType.PERSON)),)
    assert named(reporter.tells(A, B, DAY, attribution=said)) == []
    own = (handmade.speaker(handmade.node(A, NodeType.PERSON)),)
    assert len(named(reporter.tells(A, B, DAY, attribution=own))) == 1
    graph = assemble([reporter.tells(A, B, DAY, modality=Modality.PLANNED)])
    assert {(edge.kind, edge.modality) for edge in graph.edges} == {("CLAIMED", "planned")}
    assert len(events(graph)) == 1


def test_order_is_of_no_matter(handmade: "Handmade") -> None:
    records = various(handmade)[:5]
    graphs = [assemble(order) for order in permutations(records)]
    assert all((graph.nodes, graph.edges) == (graphs[0].nodes, graphs[0].edges) for graph in graphs)


def test_articles_in_words(tmp_path: Path) -> None:
    """From texts: another outlet, the country for the town, the month for the day."""
    texts = (
        "William Ruto met Samia Suluhu Hassan in Vienna on 3 May 2024.",
        "Kenya's leader spoke on Sunday. William Ruto held talks with Samia Suluhu Hassan in Austria in May 2024.",
        "William Ruto telephoned Samia Suluhu Hassan on 3 May 2024.",
    )
    for number, text in enumerate(texts):
        head = f"---\nsource: Outlet {number}\ndate: 2024-05-0{number + 7}\n---\n"
        (tmp_path / f"{number}.txt").write_text(head + text, "utf-8")
    build(sorted(tmp_path.glob("*.txt")), tmp_path / "out")
    (event,) = events(open_graph(tmp_path / "out"))
    assert event.node.name == "Meeting of Samia Suluhu Hassan and William Ruto, Vienna, 2024-05-03"
    assert event.articles == 2
