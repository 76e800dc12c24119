"""The page without a mouse, without sight, without motion."""

from collections.abc import Iterator
from typing import Any

import page_graphs
import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from page_browser import Opened, OpenPage
from playwright.sync_api import expect

from graphbuild.graph import Graph

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def story() -> Graph:
    return page_graphs.story()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "address", ["", "#node=Q159", "#view=table", "#view=conflicts", "#node=Q7747&depth=1&path=Q159~beijing"]
)
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


def focus(opened: Opened) -> str:
    return str(opened.page.evaluate("document.activeElement.textContent"))


def test_the_keyboard_keeps_its_place(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story, "#view=table")
    opened.page.get_by_role("button", name="Evidence: Gazprom supplies gas to Slovakia").focus()
    opened.page.keyboard.press("Enter")
    assert opened.text("#panel h2") == "Gazprom supplies gas to Slovakia"
    assert focus(opened) == "supplies gas to"  # still in the table
    opened.page.locator("#panel h2").get_by_role("button", name="Gazprom").focus()
    opened.page.keyboard.press("Enter")
    assert focus(opened) == "Gazprom"
    assert opened.page.evaluate("document.activeElement.tagName") == "H2"
    opened.page.get_by_role("group", name="Neighbourhood").get_by_role("button", name="2").focus()
    opened.page.keyboard.press("Enter")
    assert focus(opened) == "2"
    opened.page.get_by_role("button", name="Conflicts").press("Enter")
    opened.page.locator(".conflict h3 button").focus()
    opened.page.keyboard.press("Enter")
    assert focus(opened) == "Russia – EU membership of Ukraine"
    opened.page.get_by_role("button", name="Close", exact=True).press("Enter")
    assert opened.page.evaluate("document.activeElement.id") == "conflicts-view"


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


def spoken(opened: Opened) -> list[str]:
    """What Chromium tells a screen reader, in reading order: role, name, description and states of each node."""
    nodes = opened.page.context.new_cdp_session(opened.page).send("Accessibility.getFullAXTree")["nodes"]
    known = {node["nodeId"]: node for node in nodes}

    def walk(node: dict[str, Any]) -> Iterator[str]:
        role = node["role"]["value"]
        if not node["ignored"] and role not in ("none", "generic", "InlineTextBox"):
            words = [
                role,
                *(node[part]["value"] for part in ("name", "description") if node.get(part, {}).get("value")),
            ]
            states = {item["name"]: item["value"].get("value") for item in node.get("properties", ())}
            words += [name for name in ("pressed", "checked", "expanded") if states.get(name) in (True, "true")]
            yield " | ".join(words)
        for name in node.get("childIds", ()):
            if name in known:
                yield from walk(known[name])

    return list(walk(nodes[0]))


def test_a_screen_reader_meets_names_in_reading_order(story: Graph, open_page: OpenPage) -> None:
    said = spoken(open_page(story))
    order = [
        "button | Skip to the evidence",
        "heading | Who stands where",
        "combobox | Search names and evidence",
        "button | Graph | pressed",
        "complementary | Legend and filters",
        "checkbox | Country 4 | checked",
        "checkbox | only disputed relations 2",
        "region | Graph",
        "region | Timeline",
        "slider | First day",
        "complementary | Evidence",
    ]
    places = [said.index(words) for words in order]
    assert places == sorted(places)
    assert any(words.startswith("application | Graph with 11 nodes and 11 relations in view.") for words in said)
    controls = ("button", "checkbox", "link", "slider", "combobox", "heading", "application", "DisclosureTriangle")
    assert [words for words in said if words in controls] == []  # none is without a name


def test_a_screen_reader_hears_what_is_denied_and_why(story: Graph, open_page: OpenPage) -> None:
    claim = next(item for item in story.claims if item.polarity == "denied" and item.attribution)
    edge = next(edge for edge in story.edges if claim.id in edge.claims)
    said = spoken(open_page(story, f"#edge={edge.rid}"))
    assert "heading | Russia ✕ not: opposes EU membership of Ukraine" in said
    assert "article | Claim: denied: Russia opposes EU membership of Ukraine" in said
    negation = said.index("mark | negation")
    assert said[negation + 1] == "StaticText | not"
    assert any(words.startswith("DisclosureTriangle") and words.endswith("confidence 80 %") for words in said)


@pytest.mark.parametrize(
    ("address", "heard"),
    [
        ("#view=table", "button | Evidence: Denied: Russia opposes EU membership of Ukraine"),
        ("#view=table", "columnheader | Relation"),
        ("#view=conflicts", "heading | The author and a speaker disagree (1)"),
        ("#view=conflicts", "article | Russia – EU membership of Ukraine"),
        ("#node=Q7747&path=Q159~beijing", "button | Path from here"),
        ("#path=Q159~beijing", "button | According to France: Robert Fico supports Russia."),
    ],
)
def test_a_screen_reader_hears_every_view(story: Graph, open_page: OpenPage, address: str, heard: str) -> None:
    assert heard in spoken(open_page(story, address))
