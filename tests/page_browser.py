"""A real Chromium for the tests of the page: every opened page must stay silent to its end."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright

from graphbuild.export.html import write_html
from graphbuild.graph import Graph

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_WATCH = """
window.violations = [];
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
  window.violations.push(`${violatedDirective} ${blockedURI}`));
window.drawn = {};
window.largest = 0;
const { fillText } = CanvasRenderingContext2D.prototype;
CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...rest) {
  const place = this.getTransform().transformPoint({ x, y });
  const size = Number.parseFloat(this.font.replace(/^[^0-9]*/, "")) * this.getTransform().a;
  window.largest = Math.max(window.largest, size / devicePixelRatio);
  window.drawn[text.trim()] = [place.x / devicePixelRatio, place.y / devicePixelRatio];
  return fillText.call(this, text, x, y, ...rest);
};
"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, headless."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if not found:
        message = "no Chromium found: install the package chromium, or name one in the variable CHROMIUM"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=arguments)
        yield running
        running.close()


@dataclass(kw_only=True)
class Opened:
    """A page that was opened from a file, with all that it asked for and complained about."""

    page: Page
    file: Path
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def text(self, selector: str) -> str:
        """What a reader sees in an element."""
        return self.page.locator(selector).inner_text()

    def search(self, words: str) -> None:
        """Type into the search box and wait for the list."""
        self.page.get_by_role("combobox", name="Search").fill(words)
        self.page.locator("#results li").first.wait_for()

    def choose(self, name: str) -> None:
        """Search a name and open the first result."""
        self.search(name)
        self.page.keyboard.press("Enter")
        self.page.locator("#panel header h2").wait_for()

    def drawn(self, text: str) -> tuple[float, float]:
        """Where a text was last drawn on the canvas, in pixels from its corner."""
        self.page.wait_for_timeout(600)  # moves of the view end, labels come
        x, y = self.page.evaluate("(text) => window.drawn[text] ?? [NaN, NaN]", text)
        return float(x), float(y)

    def canvas(self) -> tuple[float, float, float, float]:
        """Left, top, width and height of the canvas."""
        box = self.page.locator("#graph canvas").bounding_box()
        assert box is not None
        return box["x"], box["y"], box["width"], box["height"]

    def counts(self) -> tuple[int, int]:
        """Nodes and relations in view, as the page says."""
        words = self.text("#counts").replace(",", "").split()
        return int(words[0]), int(words[3])


class OpenPage(Protocol):
    """Writes a graph as a page and opens it."""

    def __call__(self, graph: Graph, address: str = "", **context: Any) -> Opened: ...


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[OpenPage]:
    """Opens pages; at the end none of them has asked the network, broken the policy or logged an error."""
    opened: list[Opened] = []

    def start(graph: Graph, address: str = "", **context: Any) -> Opened:
        file = tmp_path / f"page{len(opened)}.html"
        write_html(graph, file)
        page = browser.new_context(**{"viewport": {"width": 1400, "height": 900}, **context}).new_page()
        page.set_default_timeout(15_000)
        page.add_init_script(_WATCH)
        item = Opened(page=page, file=file)
        page.on("request", lambda request: item.requests.append(request.url))
        page.on("console", lambda message: item.complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: item.complaints.append(str(error)))
        page.goto(f"{file.as_uri()}{address}")
        try:
            page.locator("body[data-ready]").wait_for()
        except TimeoutError:
            pytest.fail(f"the page did not get ready: {item.complaints}")
        opened.append(item)
        return item

    yield start
    for item in opened:
        own = (item.file.as_uri(), "blob:", "data:")
        assert [url for url in item.requests if not url.startswith(own)] == []
        assert item.complaints == []
        assert item.page.evaluate("window.violations") == []
        item.page.context.close()
