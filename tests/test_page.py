"""The page as a reader uses it, in a real Chromium: opening view, evidence, legend, theme."""

import re
from collections import Counter
from collections.abc import Callable

import page_graphs
import page_seeded
import pytest
from page_browser import Opened, OpenPage
from playwright.sync_api import expect

from graphbuild.export.standing import Standing, standing
from graphbuild.graph import Edge, Graph
from graphbuild.model import Modality, Polarity

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def story() -> Graph:
    return page_graphs.story()


def edge_id(graph: Graph, source: str, relation: str, *, polarity: str = "asserted") -> str:
    [found] = [
        edge.rid
        for edge in graph.edges
        if edge.relation == relation and edge.polarity == polarity and edge.source == source
    ]
    return found


def test_a_small_graph_opens_whole(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story)
    assert opened.counts() == (len(story.nodes), len(story.edges))
    assert not opened.page.locator("#banner").is_visible()
    assert f"{len(story.claims)} claims from 3 articles" in opened.text("#filters")


def test_the_canvas_does_not_grow(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story)
    opened.page.wait_for_timeout(1000)
    sizes = opened.page.evaluate(
        """() => [
            document.querySelector('#graph canvas').clientHeight,
            document.querySelector('#graph-view').clientHeight,
            document.documentElement.scrollHeight,
            innerHeight,
        ]"""
    )
    assert sizes[0] == sizes[1] <= 900
    assert sizes[2] == sizes[3] == 900


def test_a_denied_relation_shows_its_sentence_and_the_words_that_deny(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story, f"#edge={edge_id(story, 'Q159', 'OPPOSES', polarity='denied')}")
    card = opened.page.locator("#panel .claim").first
    expect(card.locator("> .sentence")).to_contain_text(
        "Russia, Vladimir Putin said, does not oppose EU membership of Ukraine."
    )
    marks = {
        name: card.locator(f"> .sentence .cue-{name}").all_inner_texts()
        for name in ("subject", "object", "trigger", "negation", "speaker")
    }
    assert marks == {
        "subject": ["Russia"],
        "object": ["EU membership of Ukraine"],
        "trigger": ["oppose"],
        "negation": ["not"],
        "speaker": ["Vladimir Putin"],
    }
    expect(opened.page.locator("#panel .standing")).to_contain_text("denied")
    expect(opened.page.locator("#panel .note").first).to_have_text(
        "Not a plain fact of the graph: Denied: Russia opposes EU membership of Ukraine"
    )
    expect(card.locator("> .speakers")).to_have_text("said by Vladimir Putin")
    expect(card.locator("> .source").first).to_have_text("Harbour Post: Gas and guests")
    expect(card.get_by_role("link", name="Gas and guests")).to_have_attribute("href", "https://harbour.example/gas")
    expect(card).to_contain_text("published 2025-09-02")


def test_contradicting_claims_stand_side_by_side(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story, f"#edge={edge_id(story, 'Q159', 'OPPOSES')}")
    sides = opened.page.locator("#panel .opposite .side")
    expect(sides).to_have_count(2)
    expect(sides.nth(0)).to_contain_text("Russia opposes EU membership of Ukraine, a columnist wrote.")
    expect(sides.nth(1)).to_contain_text("does not oppose")
    assert sides.nth(0).bounding_box()["y"] == sides.nth(1).bounding_box()["y"]  # type: ignore[index]
    expect(opened.page.locator("#panel .opposite h4")).to_contain_text("the author and the speaker disagree")


def test_offsets_hold_after_signs_outside_the_basic_plane(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story, f"#edge={edge_id(story, 'Q159', 'OPPOSES', polarity='denied')}")
    expect(opened.page.locator("#panel .around").first).to_contain_text("six ministers 🙂 on board.")
    opened.choose("Beijing")
    expect(opened.page.locator("#panel .sentence .cue-object")).to_have_text("Beijing")


def test_confidence_opens_to_its_factors_and_the_rule(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story, f"#edge={edge_id(story, 'Q159', 'CONTROLS')}")
    opened.page.get_by_text("confidence 80 %").click()
    details = opened.page.locator("#panel .confidence")
    expect(details).to_contain_text("rule: +0.7")
    expect(details).to_contain_text("named ends: +0.1")
    expect(details.locator("code")).to_have_text("CONTROLS.v.controls")


def test_a_click_on_a_node_shows_what_is_known(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story)
    opened.choose("Robert Fico")
    opened.page.wait_for_timeout(500)  # the view moves to the node
    opened.page.get_by_role("button", name="Close", exact=True).click()
    assert "Choose a node or a line" in opened.text("#panel")
    box = opened.page.locator("#graph canvas").bounding_box()
    assert box is not None
    opened.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(opened.page.locator("#panel h2")).to_have_text("Robert Fico")
    expect(opened.page.locator("#panel .facts")).to_contain_text("Also called")
    expect(opened.page.locator("#panel")).to_contain_text("Claims about it (3)")


def click_the_line(opened: Opened) -> None:
    """Click down the middle between two nodes until the line is met."""
    opened.page.wait_for_timeout(300)
    box = opened.page.locator("#graph canvas").bounding_box()
    assert box is not None
    for aside in range(-60, 61, 4):
        opened.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 + aside)
        if opened.text("#panel h2") != "Evidence":
            return
    pytest.fail("no line between the two nodes")


def test_a_click_on_a_line_shows_its_evidence(open_page: OpenPage) -> None:
    graph = page_seeded.seeded(2, 1)
    opened = open_page(graph)
    click_the_line(opened)
    expect(opened.page.locator("#panel .sentence").first).to_contain_text(graph.claims[0].evidence[0].text)


def test_a_thick_line_opens_the_list_of_its_relations(open_page: OpenPage) -> None:
    graph = page_seeded.seeded(2, 6)
    opened = open_page(graph)
    click_the_line(opened)
    expect(opened.page.locator("#panel .note").first).to_have_text("6 relations")
    expect(opened.page.locator("#panel .plain li")).to_have_count(6)
    opened.page.locator("#panel .plain button").first.click()
    expect(opened.page.locator("#panel .sentence").first).to_be_visible()


def test_claims_by_a_speaker_are_listed_at_the_speaker(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story, "#node=Q142")
    expect(opened.page.locator("#panel")).to_contain_text("Claims by it (1)")
    expect(opened.page.locator("#panel")).to_contain_text("Robert Fico supports Russia, France said.")
    expect(opened.page.locator("#panel")).to_contain_text("only said by others")


def test_a_topic_says_what_it_is_about_and_leads_there(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story, "#node=topic:eu-ukraine")
    expect(opened.page.locator("#panel .facts")).to_contain_text("Ukraine (candidate)")
    opened.page.locator("#panel .facts").get_by_role("button", name="Ukraine").click()
    expect(opened.page.locator("#panel h2")).to_have_text("Ukraine")
    expect(opened.page.get_by_role("link", name="Q212")).to_have_attribute("href", "https://www.wikidata.org/wiki/Q212")


def test_the_legend_counts_and_filters(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story)
    relations = Counter(edge.relation for edge in story.edges)
    row = opened.page.locator("#filter-relation label", has_text="opposes")
    expect(row.locator(".count")).to_have_text(str(relations["OPPOSES"]))
    row.locator("input").uncheck()
    assert opened.counts()[1] == len(story.edges) - relations["OPPOSES"]
    opened.page.get_by_role("button", name="Reset all").click()
    assert opened.counts()[1] == len(story.edges)


@pytest.mark.parametrize(
    ("box", "name", "is_out"),
    [
        ("#filter-polarity", "denied", lambda edge: edge.polarity is Polarity.DENIED),
        ("#filter-modality", "planned", lambda edge: edge.modality is Modality.PLANNED),
        ("#filter-standing", "only said by others", lambda edge: standing(edge) is Standing.REPORTED),
    ],
)
def test_each_way_of_standing_can_be_left_out(
    story: Graph, open_page: OpenPage, box: str, name: str, is_out: Callable[[Edge], bool]
) -> None:
    opened = open_page(story)
    opened.page.get_by_text("Polarity and modality").click()
    opened.page.locator(f"{box} label", has_text=name).locator("input").uncheck()
    kept = [edge for edge in story.edges if not is_out(edge)]
    assert 0 < len(kept) < len(story.edges)
    assert opened.counts()[1] == len(kept)


def test_a_big_graph_opens_with_its_most_connected_nodes(open_page: OpenPage) -> None:
    graph = page_seeded.seeded(400, 900)
    connected = {end for edge in graph.edges for end in (edge.source, edge.target)}
    opened = open_page(graph)
    expect(opened.page.locator("#banner")).to_contain_text(
        f"The 100 most connected of {len(connected)} nodes with relations are shown"
    )
    first = opened.counts()
    assert first[0] <= 100
    opened.page.get_by_role("button", name="Show 100 more").click()
    assert opened.counts() > first
    opened.page.get_by_role("button", name="Show all").click()
    assert opened.counts()[1] == 900
    assert not opened.page.locator("#banner").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_follows_the_system_and_can_be_changed(story: Graph, open_page: OpenPage, scheme: str) -> None:
    opened = open_page(story, color_scheme=scheme)
    root = opened.page.locator("html")
    expect(root).to_have_attribute("data-theme", scheme)
    opened.page.get_by_role("button", name="Light / dark").click()
    other = "dark" if scheme == "light" else "light"
    expect(root).to_have_attribute("data-theme", other)
    assert f"theme={other}" in opened.page.url


def test_a_phone_shows_graph_and_evidence_below(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story, viewport={"width": 390, "height": 844}, has_touch=True)
    opened.choose("Gazprom")
    stage, panel = (opened.page.locator(name).bounding_box() for name in ("#stage", "#panel"))
    assert stage is not None
    assert panel is not None
    assert panel["y"] >= stage["y"] + stage["height"] - 1
    assert stage["height"] == pytest.approx(0.6 * 844, abs=2)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 390
    opened.page.get_by_role("button", name="Filters").click()
    expect(opened.page.locator("#filters")).to_be_visible()


def test_without_javascript_the_relations_are_a_table(story: Graph, open_page: OpenPage) -> None:
    text = open_page(story).file.read_text(encoding="utf-8")
    plain = re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
    assert "denied: opposes" in plain
    assert plain.count("<tr>") == len(story.edges) + 1
