"""What a reader judges by: the decisions of people, the list of conflicts, the marks of what is disputed."""

import datetime
from dataclasses import replace

import page_graphs
import pytest
from page_browser import Opened, OpenPage
from playwright.sync_api import expect

from graphbuild.export.choosing import Filters, choose, select
from graphbuild.graph import Graph
from graphbuild.model import Claim, Polarity
from graphbuild.records.decisions import Action, Amendment, Decision

pytestmark = pytest.mark.browser
DAY = datetime.date(2025, 9, 20)


@pytest.fixture(scope="module")
def story() -> Graph:
    return page_graphs.story()


def claim_of(graph: Graph, relation: str, polarity: str = "asserted") -> Claim:
    return next(claim for claim in graph.claims if claim.relation == relation and claim.polarity == polarity)


@pytest.fixture(scope="module")
def judged(story: Graph) -> Graph:
    """The story after three decisions: visits rejected, controls amended to owns, meets confirmed."""
    return page_graphs.story(
        decisions=[
            Decision(action=Action.REJECT, claim=claim_of(story, "VISITS").id, who="Ada", when=DAY, why="<b>irony</b>"),
            Decision(
                action=Action.AMEND,
                claim=claim_of(story, "CONTROLS").id,
                set=Amendment(relation="OWNS"),
                who="Bo",
                when=DAY,
                why="bought it",
            ),
            Decision(action=Action.CONFIRM, claim=claim_of(story, "MEETS").id, who="Cleo", when=DAY),
        ]
    )


def edge_of(graph: Graph, claim: Claim) -> str:
    return next(edge.rid for edge in graph.edges if claim.id in edge.claims)


def test_a_rejected_claim_stays_visible_as_such(judged: Graph, open_page: OpenPage) -> None:
    opened = open_page(judged)
    assert opened.counts()[1] == 10  # the line is gone
    assert "10 claims from 3 articles; 1 more rejected by hand" in opened.text("#filters")
    opened.choose("Beijing")
    opened.page.get_by_text("1 rejected claim", exact=True).click()
    card = opened.page.locator("#panel .rejected .claim")
    expect(card.locator(".badge", has_text="✗ rejected")).to_be_visible()
    expect(card.locator(".decision")).to_have_text("✗ rejected by Ada on 2025-09-20: <b>irony</b>")
    expect(card.locator(".sentence")).to_contain_text("Robert Fico travelled to Beijing")
    assert "line-through" in card.locator(".sentence").evaluate("(item) => getComputedStyle(item).textDecorationLine")
    expect(card.get_by_role("button", name="Flag")).to_have_count(0)


def test_an_amended_claim_says_what_it_was(judged: Graph, open_page: OpenPage) -> None:
    opened = open_page(judged, f"#edge={edge_of(judged, claim_of(judged, 'OWNS'))}")
    card = opened.page.locator("#panel .claim").first
    expect(card.locator(".badge", has_text="✎ amended")).to_be_visible()
    expect(card.locator(".decision")).to_have_text("✎ amended by Bo on 2025-09-20 (relation was controls): bought it")


def test_a_confirmed_claim_says_by_whom(judged: Graph, open_page: OpenPage) -> None:
    opened = open_page(judged, f"#edge={edge_of(judged, claim_of(judged, 'MEETS'))}")
    expect(opened.page.locator("#panel .decision")).to_have_text("✓ confirmed by Cleo on 2025-09-20")


def test_parts_of_a_graph_keep_what_was_rejected_in_them(judged: Graph) -> None:
    assert len(choose(judged, around="robert-fico").rejected) == 1
    assert choose(judged, around="Gazprom").rejected == ()
    assert select(judged, Filters(polarity="denied")).rejected == ()


def test_all_conflicts_are_listed_with_both_sentences(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story)
    opened.page.get_by_role("button", name="Conflicts (1)").click()
    view = opened.page.get_by_role("region", name="Conflicts")
    expect(view).to_contain_text("1 pair of claims that cannot both hold")
    expect(view.get_by_role("heading", level=2)).to_have_text("The author and a speaker disagree (1)")
    expect(view.locator(".note").first).to_have_text(
        "An article says in its own voice the opposite of what somebody is quoted with."
    )
    sides = view.locator(".side")
    expect(sides.nth(0)).to_contain_text("2025-09-02: Vladimir Putin says")
    expect(sides.nth(0)).to_contain_text("denied: Russia opposes EU membership of Ukraine")
    expect(sides.nth(0).locator(".sentence .cue-negation")).to_have_text("not")
    expect(sides.nth(1)).to_contain_text("2025-09-05: the author in Süd-Anzeiger says")
    expect(sides.nth(1).locator(".sentence")).to_contain_text("a columnist wrote")
    expect(opened.page.locator("#graph")).to_be_hidden()


def test_a_conflict_is_opened_by_keyboard_and_found_again_by_its_link(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story, "#view=conflicts")
    opened.page.get_by_role("region", name="Conflicts").focus()
    opened.page.keyboard.press("Tab")
    opened.page.keyboard.press("Enter")
    expect(opened.page.locator("#panel h2 .verb-denied")).to_have_text("opposes")
    expect(opened.page.locator(".conflict")).to_have_attribute("aria-current", "true")
    again = open_page(story, opened.page.url[opened.page.url.index("#") :])
    expect(again.page.locator(".conflict.chosen")).to_have_count(1)
    again.page.get_by_role("button", name="Graph", exact=True).click()
    again.page.locator("#panel .opposite").get_by_role("button", name="In the list of conflicts").click()
    expect(again.page.locator(".conflict.chosen")).to_be_in_viewport()


def test_filters_hide_conflicts_and_say_so(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story, "#view=conflicts&outlet=Harbour+Post")
    view = opened.page.get_by_role("region", name="Conflicts")
    expect(view).to_contain_text("1 conflict hidden by the filters")
    expect(view.locator(".conflict")).to_have_count(0)
    view.get_by_role("button", name="Show").click()
    expect(view.locator(".conflict")).to_have_count(1)


def test_without_conflicts_the_list_says_so(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(replace(story, links=()), "#view=conflicts")
    expect(opened.page.get_by_role("region", name="Conflicts")).to_have_text("No two claims contradict each other.")


def colours(opened: Opened) -> set[tuple[int, int, int]]:
    """The colours on the canvas."""
    found = opened.page.evaluate(
        """() => {
          const canvas = document.querySelector("#graph canvas");
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          const seen = new Set();
          for (let at = 0; at < data.length; at += 4)
            if (data[at + 3] === 255) seen.add(data.slice(at, at + 3).join(" "));
          return [...seen];
        }"""
    )
    return {(int(red), int(green), int(blue)) for red, green, blue in (item.split() for item in found)}


@pytest.mark.parametrize("disputed", [True, False])
def test_what_is_disputed_shows_at_a_glance(story: Graph, open_page: OpenPage, disputed: bool) -> None:
    edges = tuple(replace(edge, disputed=disputed and edge.disputed) for edge in story.edges)
    opened = open_page(replace(story, edges=edges))
    opened.page.wait_for_timeout(300)
    assert ((255, 209, 102) in colours(opened)) is disputed  # the tone of the theme
    expect(opened.page.locator("#disputed-count")).to_have_text("2" if disputed else "0")


def test_what_changed_is_not_called_disputed(story: Graph, open_page: OpenPage) -> None:
    links = tuple((first, second, "changed") for first, second, _ in story.links)
    edges = tuple(replace(edge, disputed=False) for edge in story.edges)
    claim = next(item for item in story.claims if item.relation == "OPPOSES" and item.polarity is Polarity.DENIED)
    opened = open_page(replace(story, links=links, edges=edges), f"#edge={edge_of(story, claim)}")
    expect(opened.page.locator("#panel .claim > .badges")).to_contain_text("↺ changed")
    expect(opened.page.locator("#panel")).not_to_contain_text("⚠ disputed")


def test_author_and_language_of_an_article_are_named(story: Graph, open_page: OpenPage) -> None:
    claim = claim_of(story, "CONTROLS")
    articles = tuple(
        replace(article, author="Ana <i>Lind</i>", language="de") if article.id == claim.article else article
        for article in story.articles
    )
    opened = open_page(replace(story, articles=articles), f"#edge={edge_of(story, claim)}")
    card = opened.page.locator("#panel .claim").first
    expect(card.locator(".source")).to_have_text("Süd-Anzeiger: Who runs the plant, by Ana <i>Lind</i> [de]")
    expect(card.locator(".sentence")).to_have_attribute("lang", "de")
