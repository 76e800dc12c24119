"""What moves on the page: labels at their lines, jumps, the neighbourhood, nodes that are let loose, big graphs."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import page_graphs
import page_seeded
import pytest
from page_browser import Opened, OpenPage
from playwright.sync_api import Browser, expect

from graphbuild.export.choosing import choose, ranked
from graphbuild.export.html import write_html
from graphbuild.graph import Graph

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def story() -> Graph:
    return page_graphs.story()


@pytest.mark.parametrize("turned", [False, True])
def test_the_label_of_a_level_line_stands_at_its_line(open_page: OpenPage, turned: bool) -> None:
    graph = page_seeded.seeded(2, 1)
    edge = graph.edges[0]
    if turned:
        graph = replace(graph, edges=(replace(edge, source=edge.target, target=edge.source),))
    opened = open_page(graph)
    names = [opened.drawn(item.node.name) for item in graph.nodes]
    assert names[0][1] == pytest.approx(names[1][1], abs=1)  # a level line is what this is about
    label = opened.page.evaluate("Object.keys(window.drawn).find((text) => !text.startsWith('Entity') && text)")
    x, y = opened.drawn(label)
    assert x == pytest.approx((names[0][0] + names[1][0]) / 2, abs=60)
    # above the line, whose arrow stays to be seen: the names stand 14 px and a radius below it
    assert names[0][1] - 60 < y < names[0][1] - 30


def test_a_jump_to_a_node_out_of_view_brings_it_into_view(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story)
    opened.choose("Robert Fico")
    left, top, width, height = opened.canvas()
    opened.page.mouse.move(left + width / 2, top + height / 2)
    for _ in range(18):
        opened.page.mouse.wheel(0, -120)
    opened.page.locator("#panel .headline").get_by_role("button", name="Beijing").first.click()
    x, y = opened.drawn("Beijing")
    assert 0 < x < width
    assert 0 < y < height


def test_a_linked_node_stands_in_the_middle_at_once(open_page: OpenPage) -> None:
    graph = page_seeded.seeded(80, 100)
    opened = open_page(graph, f"#node={ranked(graph)[0].node.id}", viewport={"width": 390, "height": 844})
    opened.page.wait_for_timeout(700)
    assert 10 < opened.page.evaluate("window.largest") < 30  # in pixels: no name was blown up on the way


def test_a_neighbourhood_is_shown_whole(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story, "#node=Q159&depth=2")
    _, _, width, height = opened.canvas()
    for item in choose(story, around="Q159", depth=2).nodes:
        x, y = opened.drawn(item.node.name)
        assert 0 < x < width, item.node.name
        assert 0 < y < height, item.node.name


def places(opened: Opened, folder: Path) -> dict[str, tuple[float, float]]:
    opened.page.get_by_text("Save", exact=True).click()
    with opened.page.expect_download() as download:
        opened.page.get_by_role("button", name="Drawing (SVG)").click()
    download.value.save_as(folder / "graph.svg")
    texts = ET.parse(folder / "graph.svg").iter("{http://www.w3.org/2000/svg}text")  # noqa: S314 - our own file
    return {str(item.text): (float(item.attrib["x"]), float(item.attrib["y"])) for item in texts}


def test_nodes_move_only_while_they_are_let_loose(story: Graph, open_page: OpenPage, tmp_path: Path) -> None:
    opened = open_page(story)
    first = places(opened, tmp_path)
    opened.page.wait_for_timeout(500)
    assert places(opened, tmp_path) == first
    opened.page.get_by_role("button", name="Loosen").click()
    opened.page.wait_for_timeout(1500)
    opened.page.get_by_role("button", name="Hold").click()
    held = places(opened, tmp_path)
    moved = [name for name in first if abs(held[name][0] - first[name][0]) > 3]
    assert len(moved) > len(first) / 2
    opened.page.wait_for_timeout(500)
    opened.choose("Gazprom")  # drawing anew takes nothing back
    assert places(opened, tmp_path) == held


def test_a_pinned_node_stays_while_the_others_move(story: Graph, open_page: OpenPage, tmp_path: Path) -> None:
    opened = open_page(story, "#node=Q159")
    pin = opened.page.get_by_role("button", name="Pin", exact=True)
    expect(pin).to_have_attribute("aria-pressed", "false")
    pin.focus()
    opened.page.keyboard.press("Enter")
    expect(opened.page.get_by_role("button", name="Unpin")).to_be_focused()
    expect(opened.page.locator("#status")).to_have_text("Russia is pinned")
    first = places(opened, tmp_path)
    opened.page.get_by_role("button", name="Loosen").click()
    opened.page.wait_for_timeout(1500)
    opened.page.get_by_role("button", name="Hold").click()
    held = places(opened, tmp_path)
    assert held["Russia"] == first["Russia"]
    assert max(abs(held[name][0] - first[name][0]) for name in first) > 3
    left, top, width, height = opened.canvas()  # the view stands over the chosen node
    opened.page.mouse.move(left + width / 2, top + height / 2)  # a hand moves it nevertheless
    opened.page.mouse.down()
    opened.page.mouse.move(left + width / 2 + 60, top + height / 2 + 60, steps=3)
    opened.page.mouse.up()
    assert places(opened, tmp_path)["Russia"][0] > held["Russia"][0] + 20


def test_only_small_graphs_can_be_let_loose(open_page: OpenPage) -> None:
    opened = open_page(page_seeded.seeded(500, 800))
    expect(opened.page.get_by_role("button", name="Loosen")).to_be_visible()  # the first hundred
    opened.page.get_by_role("button", name="Show all").click()
    expect(opened.page.get_by_role("button", name="Loosen")).to_be_hidden()


def test_lines_that_are_no_plain_assertion_differ_in_big_drawings_too(open_page: OpenPage) -> None:
    graph = page_seeded.seeded(300, 1500)
    opened = open_page(graph)
    opened.page.get_by_role("button", name="Show all").click()
    opened.page.evaluate(
        """() => {
          window.dashed = 0;
          const { setLineDash } = CanvasRenderingContext2D.prototype;
          CanvasRenderingContext2D.prototype.setLineDash = function (dashes) {
            if (dashes.length) window.dashed += 1;
            setLineDash.call(this, dashes);
          };
        }"""
    )
    opened.page.get_by_role("button", name="Light / dark").click()
    opened.page.wait_for_timeout(500)
    assert opened.page.evaluate("window.dashed") > 300


def test_arrow_keys_and_plus_move_the_graph(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story)
    before = opened.drawn("Russia")
    opened.page.get_by_role("application").focus()
    opened.page.keyboard.down("ArrowRight")
    opened.page.wait_for_timeout(300)
    opened.page.keyboard.up("ArrowRight")
    after = opened.drawn("Russia")
    assert abs(after[0] - before[0]) > 20
    assert after[1] == pytest.approx(before[1], abs=1)


def test_five_thousand_nodes_open_and_can_be_dragged(open_page: OpenPage) -> None:
    opened = open_page(page_seeded.told(page_seeded.seeded(5000, 20_000)))
    assert opened.file.stat().st_size < 6_000_000
    opened.choose("Entity 0 of")
    around = opened.page.locator("#panel .claim").first.locator(".around")
    assert len(" ".join(around.all_inner_texts()).split()) >= 20  # a sentence before and one after
    opened.page.keyboard.press("Escape")
    expect(opened.page.locator("#banner")).to_contain_text("The 100 most connected of")
    opened.page.set_default_timeout(60_000)  # on a busy machine
    opened.page.get_by_role("button", name="Show all").click()
    assert opened.counts()[1] == 20_000
    left, top, *_ = opened.canvas()
    opened.page.evaluate(
        """() => {
          window.lines = 0;
          const { stroke } = CanvasRenderingContext2D.prototype;
          CanvasRenderingContext2D.prototype.stroke = function (...rest) {
            window.lines += 1;
            stroke.apply(this, rest);
          };
        }"""
    )
    opened.page.mouse.move(left + 5, top + 5)
    opened.page.mouse.down()
    opened.page.mouse.move(left + 60, top + 40, steps=2)
    opened.page.wait_for_timeout(300)
    opened.page.evaluate("window.lines = 0")
    before = opened.page.evaluate("window.drawn")
    opened.page.mouse.move(left + 160, top + 90)
    opened.page.wait_for_timeout(300)
    lines, after = opened.page.evaluate("[window.lines, window.drawn]")
    opened.page.mouse.up()
    shifts = {text: after[text][0] - x for text, (x, _) in before.items() if text in after and after[text][0] != x}
    assert shifts
    assert sorted(shifts.values())[len(shifts) // 2] == pytest.approx(100, abs=1)
    assert lines < 2 * 5000 + 1000  # nodes are outlined, the 20,000 lines are not drawn


def test_without_javascript_there_is_the_table_alone(story: Graph, browser: Browser, tmp_path: Path) -> None:
    write_html(story, tmp_path / "page.html")
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((tmp_path / "page.html").as_uri())
    expect(page.get_by_role("row")).to_have_count(len(story.edges) + 1)
    expect(page.get_by_role("searchbox")).to_be_hidden()
    expect(page.locator("#graph")).to_be_hidden()
    page.get_by_role("row").last.scroll_into_view_if_needed()
    expect(page.get_by_role("row").last).to_be_in_viewport()
    page.context.close()
