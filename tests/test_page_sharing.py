"""What leaves the page: links, citations and files of what is visible; print."""

import csv
import datetime
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import igraph
import networkx as nx
import page_graphs
import pytest
from page_browser import Opened, OpenPage
from playwright.sync_api import expect

from graphbuild.export.attributes import verbs
from graphbuild.export.citing import cite
from graphbuild.graph import Graph
from graphbuild.model import Polarity
from graphbuild.records.decisions import Amendment, Decision, from_line, to_line

pytestmark = pytest.mark.browser
PNG_MAGIC = b"\x89PNG"


@pytest.fixture(scope="module")
def story() -> Graph:
    return page_graphs.story()


def saved(opened: Opened, choice: str, folder: Path) -> Path:
    opened.page.get_by_text("Save", exact=True).click()
    with opened.page.expect_download() as download:
        opened.page.get_by_role("button", name=choice).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_a_link_opens_the_same_view(story: Graph, open_page: OpenPage) -> None:
    first = open_page(story)
    first.choose("Russia")
    first.page.get_by_role("group", name="Neighbourhood").get_by_role("button", name="1", exact=True).click()
    first.page.locator("#filter-relation label", has_text="attacks").locator("input").uncheck()
    first.page.locator("#date-to").fill("2")
    first.page.get_by_role("button", name="Light / dark").click()
    first.page.wait_for_url("**to=2025-09-09**")
    second = open_page(story, first.page.url[first.page.url.index("#") :])
    for selector in ("#counts", "#panel h2", "#date-range"):
        assert second.text(selector) == first.text(selector)
    expect(second.page.locator("html")).to_have_attribute("data-theme", "dark")
    assert not second.page.locator("#filter-relation label", has_text="attacks").locator("input").is_checked()


def test_a_link_with_nonsense_opens_the_plain_view(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story, "#node=nobody&edge=%00&depth=-4&confidence=x&path=a~b&limit=-1&from=zzz")
    assert opened.text("#panel h2") == "Evidence"


CLIPBOARD = ["clipboard-read", "clipboard-write"]
LABELS = {"text": "text", "Markdown": "markdown", "JSON": "json"}


@pytest.mark.parametrize("button", list(LABELS))
@pytest.mark.parametrize("make", [page_graphs.story, page_graphs.hostile_but_storable])
def test_a_citation_is_that_of_the_command(make: Callable[[], Graph], open_page: OpenPage, button: str) -> None:
    graph = make()
    opened = open_page(graph, permissions=CLIPBOARD)
    for edge in graph.edges:
        opened.page.evaluate("(id) => { location.hash = `edge=${id}`; }", edge.rid)
        card = opened.page.locator(f"#panel [data-claim={edge.claims[0]}]")
        card.get_by_role("button", name=f"Copy citation: {button}").click()
        expect(opened.page.locator("#toast")).to_have_text("Citation copied")
        text = opened.page.evaluate("navigator.clipboard.readText()")
        assert text == cite(graph, edge.claims[0], form=LABELS[button], verbs=verbs())  # type: ignore[arg-type]


def flagged(opened: Opened, choice: str, **fields: str) -> str:
    opened.page.locator("#panel .claim").first.get_by_role("button", name="Flag").click()
    dialog = opened.page.get_by_role("dialog", name="Flag this claim")
    dialog.get_by_label(choice).check()
    for label, value in fields.items():
        field = dialog.get_by_label(label)
        if label in ("Why", "Who"):
            field.fill(value)
        else:
            field.select_option(value)
    dialog.get_by_role("button", name="Copy line").click()
    if dialog.is_visible():
        return opened.text("#flag-trouble")
    expect(opened.page.locator("#toast")).to_have_text("Line for the decisions file copied")
    return str(opened.page.evaluate("navigator.clipboard.readText()"))


def test_a_flag_is_a_line_of_the_decisions_file(story: Graph, open_page: OpenPage) -> None:
    claim = next(claim for claim in story.claims if claim.relation == "CONTROLS")
    edge = next(edge for edge in story.edges if claim.id in edge.claims)
    opened = open_page(story, f"#edge={edge.rid}", permissions=CLIPBOARD)
    line = flagged(opened, "wrong", Why='it says "runs", 🙂', Who="Ö. B.")
    found = from_line(line)
    assert isinstance(found, Decision)
    assert to_line(found) == line
    assert (found.action, found.claim, found.who, found.why) == ("reject", claim.id, "Ö. B.", 'it says "runs", 🙂')
    assert found.when == datetime.datetime.now().astimezone().date()
    amended = from_line(flagged(opened, "nearly", Relation="OWNS", Polarity="denied", Why="read on"))
    assert isinstance(amended, Decision)
    assert amended.set == Amendment(relation="OWNS", polarity=Polarity.DENIED)
    assert amended.who == "Ö. B."  # kept from the first one
    assert from_line(flagged(opened, "right")).action == "confirm"


@pytest.mark.parametrize(
    ("choice", "fields", "said"),
    [
        ("wrong", {"Why": "irony"}, "Give your name"),
        ("wrong", {"Who": "A"}, "Say why"),
        ("nearly", {"Who": "A", "Why": "b"}, "Change the relation"),
    ],
)
def test_a_flag_says_what_it_lacks(
    story: Graph, open_page: OpenPage, choice: str, fields: dict[str, str], said: str
) -> None:
    opened = open_page(story, "#node=Q7747", permissions=CLIPBOARD)
    assert said in flagged(opened, choice, **fields)


def test_a_closed_clipboard_offers_the_text(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story)
    opened.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('closed')); }")
    opened.page.get_by_role("button", name="Copy link").click()
    expect(opened.page.get_by_label("Text to copy")).to_have_value(opened.page.url)


def test_csv_of_what_is_visible(story: Graph, open_page: OpenPage, tmp_path: Path) -> None:
    opened = open_page(story)
    opened.page.locator("#filter-relation label", has_text="opposes").locator("input").uncheck()
    path = saved(opened, "Table (CSV)", tmp_path)
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    kept = [edge for edge in story.edges if edge.relation != "OPPOSES"]
    assert sorted(row["Evidence"] for row in rows) == sorted(edge.sentence for edge in kept)
    assert {row["Polarity"] for row in rows} == {"asserted", "denied"}


def test_csv_runs_no_formula(open_page: OpenPage, tmp_path: Path) -> None:
    opened = open_page(page_graphs.hostile(), "#view=table")
    text = saved(opened, "Table (CSV)", tmp_path).read_text(encoding="utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_graphml_of_what_is_visible(story: Graph, open_page: OpenPage, tmp_path: Path) -> None:
    path = saved(open_page(story), "GraphML", tmp_path)
    read = nx.read_graphml(path)
    assert {key for _, _, key in read.edges(keys=True)} == {edge.rid for edge in story.edges}
    labels = {data["label"] for _, _, data in read.edges(data=True)}
    assert {"opposes", "denied: opposes", "planned: hosts", "said by France: supports"} <= labels
    assert igraph.Graph.Read_GraphML(str(path)).ecount() == len(story.edges)


def test_graphml_holds_hostile_names(open_page: OpenPage, tmp_path: Path) -> None:
    graph = page_graphs.hostile()
    path = saved(open_page(graph), "GraphML", tmp_path)
    assert nx.read_graphml(path).number_of_edges() == len(graph.edges)


def test_json_of_what_is_visible(story: Graph, open_page: OpenPage, tmp_path: Path) -> None:
    data = json.loads(saved(open_page(story), "Data (JSON)", tmp_path).read_text(encoding="utf-8"))
    assert {edge["id"] for edge in data["edges"]} == {edge.rid for edge in story.edges}
    sentences = {claim["sentence"] for edge in data["edges"] for claim in edge["claims"]}
    assert sentences == {claim.evidence[0].text for claim in story.claims}


def test_svg_draws_every_node_and_line(story: Graph, open_page: OpenPage, tmp_path: Path) -> None:
    root = ET.parse(saved(open_page(story), "Drawing (SVG)", tmp_path)).getroot()  # noqa: S314 - our own file
    texts = [item.text for item in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {item.node.name for item in story.nodes} <= set(texts)
    assert {"✕ ⚠ denied: opposes", "⚠ opposes"} <= set(texts)
    lines = [item for item in root.iter("{http://www.w3.org/2000/svg}path") if "Q" in item.attrib["d"]]
    assert len(lines) == len(story.edges)
    assert sum(bool(item.attrib["stroke-dasharray"]) for item in lines) == sum(
        edge.kind == "CLAIMED" for edge in story.edges
    )


def test_png_is_a_picture_of_the_canvas(story: Graph, open_page: OpenPage, tmp_path: Path) -> None:
    content = saved(open_page(story), "Picture (PNG)", tmp_path).read_bytes()
    assert content.startswith(PNG_MAGIC)
    assert len(content) > 5_000


def test_print_is_the_list_of_relations(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story, viewport={"width": 720, "height": 1000})  # A4 without its margins
    opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    opened.page.emulate_media(media="print")
    expect(opened.page.locator("#relation-table tbody tr")).to_have_count(len(story.edges))
    expect(opened.page.locator("#relation-table")).to_be_visible()
    expect(opened.page.locator("#graph")).to_be_hidden()
    expect(opened.page.locator(".bar")).to_be_hidden()
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 720


def test_print_is_dark_on_light_from_the_dark_page_too(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story, "#view=conflicts", color_scheme="dark")
    mark = opened.page.locator(".conflict mark").first
    grounds = []
    for media in ("screen", "print"):
        opened.page.emulate_media(media=media)
        colour = mark.evaluate("(item) => getComputedStyle(item).backgroundColor")
        grounds.append(min(map(int, re.findall(r"\d+", colour)[:3])))
    assert grounds[0] < 100
    assert grounds[1] > 200
    expect(opened.page.locator(".conflict")).to_be_visible()
    expect(opened.page.locator("#table-view")).to_be_hidden()
