"""What the articles say can never act: no script runs, no request leaves, and the file is the same each time."""

import hashlib
import json
import random
import re
from dataclasses import replace
from pathlib import Path

import page_graphs
import page_seeded
import pytest
import pyvis
from page_browser import OpenPage
from playwright.sync_api import Browser, expect

from graphbuild.errors import DataFileError, InputError, UnknownNameError
from graphbuild.export.html import LIMIT, render, vis_bundle, write_html
from graphbuild.export.theme import load_theme
from graphbuild.graph import Graph

#: The bundle that pyvis 0.3.2 carries: vis-network 9.1.2, read before it was trusted. The page leans on two of its
#: inner fields to draw the crosses, so another bundle has to be read first.
BUNDLE = "f3c1229464749a6f5a80c80867189edfdc0198be0d015c3d770aff196cb6c0a1"


@pytest.fixture(scope="module")
def story() -> Graph:
    return page_graphs.story()


@pytest.mark.browser
@pytest.mark.parametrize(
    "address", ["", "#node=Q159", "#view=table", "#view=conflicts", "#node=Q159&depth=2&theme=dark"]
)
def test_hostile_text_in_every_field_is_harmless(open_page: OpenPage, address: str) -> None:
    graph = page_graphs.hostile()
    opened = open_page(graph, address)
    title = opened.page.title()
    for edge in graph.edges[:6]:
        opened.page.evaluate("(id) => { location.hash = `edge=${id}`; }", edge.rid)
        expect(opened.page.locator("#panel .claim").first).to_be_visible()
    for words in ("script", "onerror", "egnirts", "long x"):
        opened.search(words)
        opened.page.keyboard.press("Enter")
    assert opened.page.title() == title != "owned"
    addresses = opened.page.locator("#panel a").evaluate_all("(all) => all.map((item) => item.protocol)")
    assert set(addresses) <= {"https:"}
    assert opened.page.locator("script").count() == 4  # data, the packed bundle, the page's own, the bundle unpacked
    assert opened.page.locator("img, iframe, object, #panel svg[onload]").count() == 0


@pytest.mark.browser
def test_names_are_shown_as_they_are_written(open_page: OpenPage) -> None:
    graph = page_graphs.hostile()
    bad = next(item.node for item in graph.nodes if item.node.name.startswith("<script>"))
    opened = open_page(graph, f"#node={bad.id}")
    expect(opened.page.locator("#panel h2")).to_have_text("<script>document.title='owned'</script>")


@pytest.mark.browser
def test_a_script_that_gets_in_is_refused(story: Graph, open_page: OpenPage) -> None:
    opened = open_page(story)
    opened.page.evaluate(
        "() => { const bad = document.createElement('script'); bad.textContent = 'document.title = 1';"
        " document.body.append(bad); }"
    )
    assert opened.page.title() == "Claims of 3 articles"
    assert any("script-src" in text for text in opened.page.evaluate("window.violations"))
    opened.complaints.clear()
    opened.page.evaluate("window.violations = []")


def test_the_policy_allows_two_scripts_and_nothing_else(story: Graph) -> None:
    page = render(story)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    rules = dict(rule.strip().split(" ", 1) for rule in policy.group(1).split(";"))
    assert rules["default-src"] == rules["connect-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert re.fullmatch(r"('sha256-[\w+/=]+' ?){2}", rules["script-src"])
    assert re.fullmatch(r"'sha256-[\w+/=]+'", rules["style-src"])
    assert "unsafe" not in policy.group(1)


def test_the_page_names_no_outside_file(story: Graph) -> None:
    markup = re.sub(r"<(script|style).*?</\1>", "", render(story), flags=re.DOTALL)
    assert not re.findall(r"(?:src|href|action)\s*=", markup)


def test_own_scripts_never_parse_markup() -> None:
    from graphbuild.assets import asset

    for module in sorted(asset("viz/js").glob("*.js")):
        code = module.read_text(encoding="utf-8")
        for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"):
            assert way not in code, module.name


def test_data_cannot_leave_its_element() -> None:
    page = render(page_graphs.hostile())
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, flags=re.DOTALL)
    assert data
    assert "<" not in data.group(1)
    assert not re.search("[\u2028\u2029\ud800-\udfff]", data.group(1))
    assert "</script><img" in str(json.loads(data.group(1))["nodes"]["columns"]["name"])


def test_the_bundle_is_the_one_we_know() -> None:
    assert hashlib.sha256(vis_bundle().encode()).hexdigest() == BUNDLE, pyvis.__name__


def test_same_graph_same_bytes_in_any_order(story: Graph, tmp_path: Path) -> None:
    shuffled = replace(
        story,
        nodes=tuple(random.Random(5).sample(story.nodes, len(story.nodes))),  # noqa: S311 - no secret
        edges=tuple(reversed(story.edges)),
    )
    for place, graph in enumerate((story, story, shuffled)):
        write_html(graph, tmp_path / f"{place}.html")
    contents = {(tmp_path / f"{place}.html").read_bytes() for place in range(3)}
    assert len(contents) == 1


def test_files_are_small(tmp_path: Path) -> None:
    """The limits of the specification, with the sentences around the evidence."""
    for graph, most in ((page_seeded.seeded(30, 60), 550_000), (page_seeded.seeded(500, 2000), 1_100_000)):
        write_html(page_seeded.told(graph), tmp_path / "page.html")
        assert (tmp_path / "page.html").stat().st_size < most


@pytest.mark.browser
def test_a_browser_that_is_too_old_is_told_so(story: Graph, browser: Browser, tmp_path: Path) -> None:
    write_html(story, tmp_path / "page.html")
    page = browser.new_context().new_page()
    page.add_init_script("delete window.DecompressionStream")
    page.goto((tmp_path / "page.html").as_uri())
    expect(page.get_by_text("This browser is too old for the page")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_hidden()
    page.context.close()


def test_too_many_relations_are_refused_with_the_remedy(tmp_path: Path) -> None:
    graph = page_seeded.seeded(50, 30)
    big = replace(graph, edges=graph.edges * (LIMIT // 30 + 1))
    with pytest.raises(InputError, match=r"20,010 relations .* --top NUMBER or --around ENTITY"):
        write_html(big, tmp_path / "big.html")
    assert not list(tmp_path.iterdir())
    write_html(big, tmp_path / "part.html", top=1)


def test_a_part_can_be_chosen(story: Graph, tmp_path: Path) -> None:
    def names(**choice: object) -> set[str]:
        path = tmp_path / "part.html"
        write_html(story, path, **choice)  # type: ignore[arg-type]
        data = re.search(r'id="data">(.*?)</script>', path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert data
        return set(json.loads(data.group(1))["nodes"]["columns"]["name"])

    assert names(around="gazprom") == {"Gazprom", "Slovakia"}
    assert names(around="Slovak Republic", depth=1) == {"Gazprom", "Slovakia", "Russia"}
    assert names(top=1) == {"Russia"}
    with pytest.raises(UnknownNameError, match="did you mean Slovakia"):
        names(around="Slovakya")
    with pytest.raises(InputError, match="at least 1"):
        names(around="Russia", depth=0)


def test_an_empty_graph_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "empty.html"
    write_html(Graph(nodes=(), edges=(), claims=(), articles=()), path)
    assert "0 claims from 0 articles" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "replacement", "said"),
    [
        ('shape = "dot"', 'shape = "heart"', "nodes.PERSON.shape"),
        ('light = "#0072b2"', 'light = "blue"', "nodes.PERSON.light"),
        ("dashes = [9, 6]", "dashes = []", "exactly edges.asserted may be solid"),
        ("[nodes.TOPIC]", "[nodes.TOPICS]", "nodes.TOPICS"),
        ("[disputed]", "[disputed", "cannot be read as TOML"),
    ],
)
def test_a_mistake_in_the_theme_is_named(tmp_path: Path, line: str, replacement: str, said: str) -> None:
    from graphbuild.assets import asset

    text = asset("viz/theme.toml").read_text(encoding="utf-8")
    assert line in text
    file = tmp_path / "theme.toml"
    file.write_text(text.replace(line, replacement, 1), encoding="utf-8")
    with pytest.raises(DataFileError, match=re.escape(said)) as caught:
        load_theme(file)
    assert str(file) in str(caught.value)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_colours_stand_out_from_their_ground() -> None:
    """WCAG 2.2, 1.4.11: graphics 3:1; labels of relations are written in the colour of the line, so 4.5:1 there."""
    theme = load_theme()
    for ground, tone in (("#ffffff", "light"), ("#12161c", "dark")):
        for style, least in [(item, 3.0) for item in theme.nodes.values()] + [
            (item, 4.5) for item in theme.edges.values()
        ]:
            high, low = sorted((_luminance(ground), _luminance(getattr(style, tone))), reverse=True)
            assert (high + 0.05) / (low + 0.05) >= least, (style.label, tone)
