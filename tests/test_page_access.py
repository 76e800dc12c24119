"""The page without a mouse, without sight, without motion."""

import page_graphs
import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from page_browser import OpenPage
from playwright.sync_api import expect

from graphbuild.model import Graph

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def story() -> Graph:
    return page_graphs.story()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["", "#node=Q159", "#view=table", "#node=Q7747&depth=1&path=Q159~beijing"])
def test_axe_finds_no_serious_violation(story: Graph, open_page: OpenPage, address: str, scheme: str) -> None:
    opened = open_page(story, address, color_scheme=scheme, bypass_csp=True)
    found = Axe().run(opened.page).response["violations"]
    serious = [
        (item["id"], [node["html"] for node in item["nodes"]][:3])
        for item in found
        if item["impact"] in ("serious", "critical")
    ]
    assert serious == []


def test_axe_finds_none_in_the_dialogs(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story, "#node=Q159", bypass_csp=True)
    opened.page.locator("#panel").get_by_role("button", name="Flag").first.click()
    opened.page.get_by_label("nearly").check()
    opened.page.get_by_role("button", name="Copy line").click()
    expect(opened.page.get_by_role("alert")).to_have_text("Give your name or sign.")
    found = Axe().run(opened.page).response["violations"]
    assert [item["id"] for item in found if item["impact"] in ("serious", "critical")] == []
    opened.page.keyboard.press("Escape")
    expect(opened.page.get_by_role("dialog")).to_be_hidden()
    assert opened.text("#panel h2") == "Russia"


def test_axe_finds_none_with_hostile_text_either(open_page: OpenPage) -> None:
    graph = page_graphs.hostile()
    opened = open_page(graph, f"#edge={graph.edges[0].rid}", bypass_csp=True)
    found = Axe().run(opened.page).response["violations"]
    assert [item["id"] for item in found if item["impact"] in ("serious", "critical")] == []


def test_tab_reaches_everything_in_order(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story)
    reached = []
    for _ in range(60):
        opened.page.keyboard.press("Tab")
        reached.append(
            opened.page.evaluate(
                "document.activeElement.id || document.activeElement.className || document.activeElement.tagName"
            )
        )
    for name in ("skip", "search", "view", "copy-link", "reset", "vis-network", "play", "date-from", "date-to"):
        assert any(name in item for item in reached), (name, reached)


def test_brackets_walk_through_the_nodes_and_escape_lets_go(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story)
    opened.page.keyboard.press("]")
    first = opened.text("#panel h2")
    assert first == "Russia"
    opened.page.keyboard.press("]")
    assert opened.text("#panel h2") not in (first, "Evidence")
    opened.page.keyboard.press("[")
    assert opened.text("#panel h2") == first
    opened.page.keyboard.press("Escape")
    assert opened.text("#panel h2") == "Evidence"


def test_changes_are_announced(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story)
    status = opened.page.locator("#status")
    expect(status).to_have_attribute("role", "status")
    opened.choose("Gazprom")
    expect(status).to_have_text("Evidence of Gazprom")
    opened.page.locator("#filter-relation label", has_text="attacks").locator("input").uncheck()
    expect(status).to_have_text("11 nodes and 10 relations in view")


def test_the_graph_has_a_role_and_a_name(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story)
    drawing = opened.page.get_by_role("application")
    name = drawing.get_attribute("aria-label") or ""
    assert name.startswith("Graph with 11 nodes and 11 relations in view. Arrow keys move")


def test_the_skip_button_leads_to_the_evidence(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story)
    opened.page.keyboard.press("Tab")
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate("document.activeElement.id") == "panel"


def test_reduced_motion_moves_at_once(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story, reduced_motion="reduce")
    opened.choose("Robert Fico")
    opened.page.keyboard.press("Escape")
    box = opened.page.locator("#graph canvas").bounding_box()
    assert box is not None
    opened.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(opened.page.locator("#panel h2")).to_have_text("Robert Fico")
