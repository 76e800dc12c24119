"""Finding things on the page: search, filters, dates, neighbourhood, path, table."""

from dataclasses import replace

import page_graphs
import page_seeded
import pytest
from page_browser import OpenPage
from playwright.sync_api import expect

from graphbuild.assemble.analysis import standings
from graphbuild.export.answers import spanned
from graphbuild.graph import Graph
from graphbuild.pipeline.figures import with_figures

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def story() -> Graph:
    return page_graphs.story()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("fico", "Robert Fico"),
        ("SLOVAK REPUBLIC", "Slovakia"),
        ("zaporizzja", "Zaporizhzhia NPP"),
        ("  gazprom ", "Gazprom"),
    ],
)
def test_search_finds_names_and_aliases_without_accents(
    story: Graph, open_page: OpenPage, words: str, found: str
) -> None:
    opened = open_page(story)
    opened.choose(words)
    expect(opened.page.locator("#panel h2")).to_have_text(found)


@pytest.mark.parametrize(("name", "words"), [("Lech Wałęsa", "walesa"), ("Gießen", "giessen"), ("Ærø", "aero")])
def test_search_reads_letters_with_a_stroke_as_plain_ones(
    story: Graph, open_page: OpenPage, name: str, words: str
) -> None:
    first = replace(story.nodes[0], node=replace(story.nodes[0].node, name=name))
    opened = open_page(replace(story, nodes=(first, *story.nodes[1:])))
    opened.choose(words)
    expect(opened.page.locator("#panel h2")).to_have_text(name)


def test_search_reads_the_evidence_too(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story)
    opened.search("own engineers")
    expect(opened.page.locator("#results li")).to_contain_text(["Russia controls Zaporizhzhia NPP"])
    opened.page.keyboard.press("Enter")
    expect(opened.page.locator("#panel .sentence").first).to_contain_text("with its own engineers")


def test_arrow_keys_choose_among_the_results(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story)
    opened.page.keyboard.press("/")
    opened.search("uk")
    box = opened.page.get_by_role("combobox", name="Search")
    rows = opened.page.locator("#results li")
    names = rows.all_inner_texts()
    assert len(names) > 1
    opened.page.keyboard.press("ArrowDown")
    expect(rows.nth(1)).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "result-1")
    opened.page.keyboard.press("ArrowUp")
    opened.page.keyboard.press("Enter")
    assert opened.text("#panel h2") in names[0]
    expect(opened.page.locator("#results")).to_be_hidden()


def test_nothing_found_is_said(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story)
    opened.search("qqqq")
    expect(opened.page.locator("#results")).to_have_text("Nothing found")
    opened.page.keyboard.press("Enter")
    expect(opened.page.locator("#panel h2")).to_have_text("Evidence")


def test_filters_by_speaker_outlet_confidence_and_dispute(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story)
    opened.page.get_by_text("Source and confidence").click()
    opened.page.get_by_label("Speaker").select_option("Vladimir Putin")
    assert opened.counts() == (2, 1)
    opened.page.get_by_label("Speaker").select_option("")
    opened.page.get_by_label("Outlet").select_option("Süd-Anzeiger")
    assert opened.counts()[1] == 3
    opened.page.get_by_label("Outlet").select_option("")
    opened.page.get_by_label("only disputed relations").check()
    assert opened.counts() == (2, 2)
    opened.page.get_by_label("only disputed relations").uncheck()
    opened.page.locator("#filter-confidence").fill("0.9")
    expect(opened.page.locator("#empty")).to_be_visible()
    expect(opened.page.locator("#confidence-value")).to_have_text("90 %")


def test_origins_can_be_demanded(open_page: OpenPage) -> None:
    graph = page_seeded.seeded(30, 60)
    edges = tuple(replace(edge, origins=3 if place < 5 else 1) for place, edge in enumerate(graph.edges))
    opened = open_page(replace(graph, edges=edges))
    opened.page.get_by_text("Source and confidence").click()
    opened.page.locator("#filter-origins").fill("2")
    expect(opened.page.locator("#counts")).to_contain_text("and 5 relations")


def test_the_panel_says_what_the_filters_hide(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story, "#node=Q159&outlet=Harbour+Post")
    expect(opened.page.locator("#panel")).to_contain_text("6 claims hidden by the filters")
    before = opened.page.locator("#panel .claim").count()
    opened.page.locator("#panel .claims .note button").click()
    assert opened.page.locator("#panel .claim").count() == before + 6


def test_a_range_of_days_leaves_the_claims_of_those_days(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story)
    expect(opened.page.locator("#date-range")).to_have_text("2025-09-02 to 2025-10-12")
    expect(opened.page.locator("#histogram rect")).to_have_count(4)
    opened.page.locator("#date-to").fill("0")
    expect(opened.page.locator("#date-range")).to_have_text("2025-09-02")
    expect(opened.page.locator("#counts")).to_contain_text("and 4 relations")
    opened.page.locator("#date-to").fill("3")
    opened.page.locator("#date-from").fill("3")
    expect(opened.page.locator("#date-range")).to_have_text("2025-10-12")
    expect(opened.page.locator("#counts")).to_contain_text("2 nodes and 1 relation ")
    expect(opened.page.locator("#histogram rect.in")).to_have_count(1)


def test_handles_cannot_cross(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story)
    opened.page.locator("#date-to").fill("1")
    opened.page.locator("#date-from").fill("2")
    assert opened.page.locator("#date-to").input_value() == "2"


def test_play_lets_the_graph_grow_day_by_day(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story)
    opened.page.get_by_role("button", name="Play").click()
    expect(opened.page.locator("#date-range")).to_have_text("2025-09-02")
    expect(opened.page.locator("#counts")).to_contain_text("and 4 relations")
    expect(opened.page.get_by_role("button", name="Play")).to_be_visible(timeout=10_000)
    expect(opened.page.locator("#counts")).to_contain_text(f"and {len(story.edges)} relations")


def test_what_a_topic_is_about_is_a_line_without_claims(story: Graph, open_page: OpenPage) -> None:
    answer = spanned(
        story,
        ["ABOUT:topic:eu-ukraine|Q212|candidate", *(edge.rid for edge in story.edges if edge.relation == "OPPOSES")],
    )
    opened = open_page(answer, "#view=table")
    assert opened.counts() == (3, 3)
    opened.page.get_by_role("button", name="Evidence: EU membership of Ukraine about Ukraine").click()
    expect(opened.page.locator("#panel")).to_contain_text("Part of what the node is, not a claim of its own")
    opened.page.get_by_text("Source and confidence").click()
    opened.page.get_by_label("Outlet").select_option("Harbour Post")
    assert opened.counts() == (2, 1)  # a filter on sources leaves only what a source says


def test_neighbourhood_by_depth(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story)
    opened.choose("Gazprom")
    group = opened.page.get_by_role("group", name="Neighbourhood")
    group.get_by_role("button", name="1", exact=True).click()
    assert opened.counts() == (2, 1)
    group.get_by_role("button", name="2", exact=True).click()
    assert opened.counts() == (3, 2)
    group.get_by_role("button", name="3", exact=True).click()
    assert opened.counts()[0] == 7
    group.get_by_role("button", name="all").click()
    assert opened.counts()[1] == len(story.edges)


def test_the_shortest_path_is_told_as_sentences(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story)
    opened.choose("Gazprom")
    opened.page.get_by_role("button", name="Path from here").click()
    opened.page.get_by_label("To", exact=True).fill("beijing")
    opened.page.get_by_role("button", name="Find path").click()
    assert opened.page.locator("#path-story li button").all_inner_texts() == [
        "Gazprom supplies gas to Slovakia.",
        "Possible: Russia attacks Slovakia.",
        "According to France: Robert Fico supports Russia.",
        "Robert Fico visits Beijing.",
    ]
    opened.page.locator("#filter-standing label", has_text="only said by others").locator("input").uncheck()
    expect(opened.page.locator("#path-story")).to_contain_text("No chain of visible relations")
    opened.page.get_by_label("To", exact=True).fill("Atlantis")
    opened.page.get_by_role("button", name="Find path").click()
    expect(opened.page.locator("#path-trouble")).to_have_text("Not in this graph: Atlantis")


def test_the_table_sorts_pages_and_opens_evidence(open_page: OpenPage) -> None:
    numbers = page_seeded.seeded(40, 500)
    opened = open_page(numbers)
    opened.page.get_by_role("button", name="Table").click()
    table = opened.page.get_by_role("table")
    expect(table.locator("caption")).to_have_text("500 relations in view")
    expect(table.locator("tbody tr")).to_have_count(200)
    table.get_by_role("button", name="Confidence").click()
    table.get_by_role("button", name="Confidence").click()
    expect(table.locator("th", has_text="Confidence")).to_have_attribute("aria-sort", "descending")
    values = [float(text) for text in table.locator("tbody .cell-confidence").all_inner_texts()]
    assert values == sorted(values, reverse=True)
    assert values[0] == max(edge.confidence for edge in numbers.edges)
    opened.page.get_by_role("button", name="Show 200 more of 500").click()
    expect(table.locator("tbody tr")).to_have_count(400)
    table.locator("tbody tr").first.get_by_role("button").click()
    expect(opened.page.locator("#panel .sentence").first).to_be_visible()
    opened.page.get_by_role("button", name="Graph").click()
    expect(opened.page.locator("#graph")).to_be_visible()


def test_a_denied_row_of_the_table_says_not(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story, "#view=table")
    row = opened.page.locator("#relation-table tbody tr", has_text="does not oppose")
    expect(row).to_contain_text("denied, disputed")
    content = row.locator(".verb-denied button").evaluate("(item) => getComputedStyle(item, '::before').content")
    assert "not:" in content


def test_figures_of_an_analysis_are_shown_and_drawn(story: Graph, open_page: OpenPage) -> None:
    plain = open_page(story)
    expect(plain.page.locator("#drawing")).to_be_hidden()
    opened = open_page(with_figures(story, standings(story)))
    opened.choose("Robert Fico")
    expect(opened.page.locator("#panel .facts")).to_contain_text("Centrality")
    expect(opened.page.locator("#panel .facts")).to_contain_text("Community")
    opened.page.keyboard.press("Escape")
    pictures = [opened.page.locator("#graph canvas").screenshot()]
    for field, value in (("#size-by", "centrality"), ("#colour-by", "community")):
        opened.page.locator(field).select_option(value)
        opened.page.wait_for_timeout(150)
        pictures.append(opened.page.locator("#graph canvas").screenshot())
    assert len(set(pictures)) == 3
    expect(opened.page.locator("#communities li").first).to_be_visible()
    assert "size=centrality" in opened.page.url
    assert "colour=community" in opened.page.url
