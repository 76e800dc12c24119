"""Names that people type lead to nodes, or to helpful suggestions."""

from dataclasses import replace
from itertools import pairwise

import pytest

from graphbuild.assemble import assemble
from graphbuild.extract import extract_batch
from graphbuild.graph import Graph
from graphbuild.ingest import read_text
from graphbuild.model import Node, NodeType
from graphbuild.resolve import close_names, find_node, listed

KENYA = Node(id="Q114", name="Kenya", type=NodeType.COUNTRY, aliases=("Republic of Kenya",), wikidata="Q114")
KIEV = Node(id="place.kyiv", name="Kyiv", type=NodeType.LOCATION, aliases=("Kiev",))
UKRAINE = Node(id="Q212", name="Ukraine", type=NodeType.COUNTRY, aliases=("the Ukraine",), wikidata="Q212")
TURKEY = Node(id="Q43", name="Turkey", type=NodeType.COUNTRY, aliases=("Türkiye",), wikidata="Q43")
OUATTARA = Node(id="person.alassane-ouattara", name="Alassane Ouattara", type=NodeType.PERSON)
DEDUCED = Node(id="person.mohamed-bazoum", name="Mohamed Bazoum", type=NodeType.PERSON)
CHAD = Node(id="Q657", name="Chad", type=NodeType.COUNTRY, wikidata="Q657")
CHAD_ORG = Node(id="org.chad", name="Chad", type=NodeType.ORGANIZATION)
NODES = (KENYA, KIEV, UKRAINE, TURKEY, OUATTARA, DEDUCED, CHAD_ORG, CHAD)


def test_id_name_alias_and_spelling_lead_to_the_node() -> None:
    assert find_node("Q114", NODES) == KENYA
    assert find_node("Kenya", NODES) == KENYA
    assert find_node("kenya", NODES) == KENYA
    assert find_node("republic of kenya", NODES) == KENYA
    assert find_node("Kiev", NODES) == KIEV
    assert find_node("Turkiye", NODES) == TURKEY
    assert find_node("Muhammad Bazoum", NODES) is None  # asked about, not guessed
    assert [item.node for item in close_names("Muhammad Bazoum", NODES)][:1] == [DEDUCED]


def test_unknown_names_lead_nowhere() -> None:
    assert find_node("Wakanda", NODES) is None
    assert find_node("", NODES) is None


def test_namesakes_are_told_in_a_fixed_order() -> None:
    assert find_node("Chad", NODES) == find_node("Chad", tuple(reversed(NODES))) == CHAD


def test_suggestions_are_close_and_best_first() -> None:
    found = close_names("Alasane Outtara", NODES)
    assert found[0].node == OUATTARA
    assert all(one.score >= two.score for one, two in pairwise(found))
    assert close_names("Ukrain", NODES)[0].node == UKRAINE
    assert close_names("zzzzzz", NODES) == ()


def test_suggestions_name_a_node_once_and_respect_the_limit() -> None:
    found = close_names("Kyev", NODES, limit=2)
    assert len(found) <= 2
    assert len({item.node.id for item in found}) == len(found)


def test_message() -> None:
    assert listed(close_names("Keny", NODES, limit=1)) == "did you mean Kenya?"
    assert listed(()) == ""


def graph_of(*texts: str) -> Graph:
    """The graph of some articles, as extracted."""
    return assemble(extract_batch([read_text(text) for text in texts]))


@pytest.mark.parametrize(
    ("texts", "name", "others"),
    [
        (
            ("President Mohamed Bashkiri visited Kenya.", "Muhammad Bashkiri met Emmanuel Macron in Nairobi."),
            "Mohamed Bashkiri",
            {"Muhammad Bashkiri"},
        ),
        (
            ("Kharkiv Glass Company sued Kenya Airways.", "Kharkov Glass Company Ltd opposes the tax."),
            "Kharkiv Glass Company",
            {"Kharkov Glass Company Ltd"},
        ),
        (("Volodymir Zelenskyj visited Kenya.", "Zelensky visited Ghana."), "Volodymyr Zelensky", set()),
    ],
)
def test_spellings_in_several_articles_are_one_node_in_any_order(
    texts: tuple[str, ...], name: str, others: set[str]
) -> None:
    graph = graph_of(*texts)
    assert graph == graph_of(*reversed(texts))
    found = [item for item in graph.nodes if name in (item.node.name, *item.node.aliases)]
    assert [item.articles for item in found] == [2]
    assert others <= {found[0].node.name, *found[0].node.aliases}


def test_namesakes_of_two_kinds_are_two_nodes() -> None:
    graph = graph_of("Voters in Georgia and Alabama met Joe Biden in Atlanta.", "Georgia borders Armenia.")
    assert len({item.node.id for item in graph.nodes if item.node.name.startswith("Georgia")}) == 2


def events(*texts: tuple[str, str]) -> list[tuple[str, int]]:
    """Names and numbers of articles of the events in articles of these days."""
    articles = [replace(read_text(text), published=day or None, outlet=day) for text, day in texts]
    graphs = [assemble(extract_batch(order)) for order in (articles, articles[::-1])]
    assert graphs[0] == graphs[1]
    return sorted((item.node.name, item.articles) for item in graphs[0].nodes if item.node.type is NodeType.EVENT)


@pytest.mark.parametrize(
    ("texts", "counts"),
    [
        (
            [
                ("Kenya will host a climate summit in Lisbon.", "2025-05-02"),
                ("Emmanuel Macron attended the Lisbon climate summit.", "2025-05-09"),
            ],
            [2],
        ),
        (
            [
                ("Kenya hosted a climate summit in Lisbon.", "2024-05-02"),
                ("Emmanuel Macron attended the Lisbon climate summit.", "2025-05-09"),
            ],
            [1, 1],
        ),
        (
            [
                ("Kenya hosted the peace summit on Mali.", "2025-05-02"),
                ("Emmanuel Macron attended the peace summit.", "2025-05-09"),
            ],
            [1, 1],
        ),
        (
            [
                ("Emmanuel Macron will attend Monday's conference.", "2025-05-02"),
                ("Olaf Scholz attended Monday's conference.", "2025-05-06"),
                ("Olaf Scholz had attended Monday's conference.", "2025-06-06"),
            ],
            [1, 2],
        ),
    ],
)
def test_events_are_one_where_place_kind_and_time_agree(texts: list[tuple[str, str]], counts: list[int]) -> None:
    assert sorted(number for _, number in events(*texts)) == counts
