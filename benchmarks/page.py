"""Measures the page against pyvis' own page of the same graph, both opened in a real Chromium without a network.

Usage: python benchmarks/page.py [--sizes 30/60,500/2000,5000/20000] [--rounds N] [--patience SECONDS] [--write FILE]

The page opens with the 100 most connected nodes of a big graph; "all shown" opens it with everything, as pyvis does.
Both pages say alike when they can be used: nodes are drawn and react. For pyvis that is the end of the stabilization
of its physics, before its loading bar fades. Dragging moves the empty ground for two seconds; its cost is the CPU time
of the renderer by the frames that were shown. A page that is not ready within the patience is given up. Our files hold
the sentences before and after each piece of evidence, pyvis' files the evidence alone.
"""

import argparse
import os
import platform
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright, TimeoutError, sync_playwright
from pyvis.network import Network

from graphbuild.export.html import write_html
from graphbuild.graph import Graph

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from page_seeded import seeded, told

#: When each page can be used; the global ``network`` is that of pyvis' template.
READY = {
    "graphbuild": "document.body?.dataset.ready",
    "graphbuild, all shown": "document.body?.dataset.ready",
    "pyvis": "typeof network === 'object' && network?.physics?.ready",
}
_WATCH = """
const watch = setInterval(() => {
  if (!(CONDITION)) return;
  clearInterval(watch);
  document.documentElement.dataset.readyAt = performance.now();
}, 10);
"""
_FRAMES = "window.shown = 0; (function next() { window.shown += 1; requestAnimationFrame(next); })()"
_DRAG = 2.0


@dataclass(frozen=True, kw_only=True)
class Result:
    """One opening of one page.

    Attributes:
        ready: Seconds from the start of loading until the page can be used; None when given up.
        cpu: CPU seconds of the renderer until then.
        fps: Frames per second while dragging.
        frame: CPU milliseconds of the renderer per frame while dragging.
    """

    ready: float | None
    cpu: float
    fps: float | None = None
    frame: float | None = None


def pyvis_page(graph: Graph, path: Path) -> None:
    """Write the graph as pyvis does by itself: labels, tooltips with the evidence, its physics in the page."""
    network = Network(directed=True, cdn_resources="in_line", height="100vh")
    for item in graph.nodes:
        network.add_node(item.node.id, label=item.node.name, title=str(item.node.type))
    for edge in graph.edges:
        network.add_edge(edge.source, edge.target, label=edge.relation, title=edge.sentence)
    network.write_html(str(path), open_browser=False, notebook=False)


WRITERS: dict[str, Callable[[Graph, Path], None]] = {
    "graphbuild": write_html,
    "graphbuild, all shown": write_html,
    "pyvis": pyvis_page,
}


def chromium(playwright: Playwright) -> Browser:
    """Start a Chromium of its own that can reach nothing."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    arguments = ["--host-resolver-rules=MAP * ~NOTFOUND", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    return playwright.chromium.launch(executable_path=found, args=arguments)


def cpu_seconds(browser: Browser) -> float:
    """Return what the renderer processes have used."""
    session = browser.new_browser_cdp_session()
    found = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return sum(float(item["cpuTime"]) for item in found if item["type"] == "renderer")


def opened(playwright: Playwright, path: Path, name: str, patience: float) -> Result:
    """Open a page in a fresh browser, wait until it can be used, drag it."""
    browser = chromium(playwright)
    try:
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.add_init_script(_WATCH.replace("CONDITION", READY[name]))
        before = cpu_seconds(browser)
        page.goto(f"{path.as_uri()}{'#limit=100000' if 'all' in name else ''}", wait_until="commit")
        try:
            root = page.locator("html[data-ready-at]")
            root.wait_for(timeout=patience * 1000)
            ready = float(root.get_attribute("data-ready-at") or 0) / 1000
        except TimeoutError:
            return Result(ready=None, cpu=cpu_seconds(browser) - before)
        used = cpu_seconds(browser) - before
        page.wait_for_timeout(500)
        page.evaluate("new Promise((done) => requestIdleCallback(done))")  # what comes after opening is no drag
        fps, frame = dragged(page, browser)
        return Result(ready=ready, cpu=used, fps=fps, frame=frame)
    finally:
        browser.close()


def dragged(page: Page, browser: Browser) -> tuple[float, float]:
    """Drag the ground in circles; return frames per second and CPU milliseconds per frame."""
    page.evaluate(_FRAMES)
    page.mouse.move(420, 160)
    page.mouse.down()
    cpu, start, shown = cpu_seconds(browser), time.perf_counter(), page.evaluate("window.shown")
    step = 0
    while time.perf_counter() - start < _DRAG:
        step += 1
        page.mouse.move(420 + 5 * (step % 40), 160 + 3 * (step % 30))
        page.wait_for_timeout(8)
    taken, frames = time.perf_counter() - start, page.evaluate("window.shown") - shown
    used = cpu_seconds(browser) - cpu
    page.mouse.up()
    return frames / taken, 1000 * used / max(1, frames)


def median(results: Sequence[Result]) -> Result:
    """Return the middle of each figure; one opening that was given up decides for all."""
    if any(result.ready is None for result in results):
        return next(result for result in results if result.ready is None)

    def middle(name: str) -> float:
        return statistics.median(getattr(result, name) for result in results)

    return Result(ready=middle("ready"), cpu=middle("cpu"), fps=middle("fps"), frame=middle("frame"))


def measured(graph: Graph, folder: Path, *, rounds: int, patience: float) -> dict[str, tuple[int, float, Result]]:
    """Return size in bytes, seconds to write and the opening of each page; the pages take turns."""
    sizes, times, found = {}, {}, {name: list[Result]() for name in WRITERS}
    for name, write in WRITERS.items():
        start = time.perf_counter()
        write(graph, folder / f"{name}.html")
        times[name], sizes[name] = time.perf_counter() - start, (folder / f"{name}.html").stat().st_size
    with sync_playwright() as playwright:
        for _ in range(rounds):
            for name in WRITERS:
                if not any(result.ready is None for result in found[name]):  # once is enough to give up
                    found[name].append(opened(playwright, folder / f"{name}.html", name, patience))
    return {name: (sizes[name], times[name], median(found[name])) for name in WRITERS}


def row(size: str, name: str, of: tuple[int, float, Result], patience: float) -> str:
    """Return a line of the table."""
    length, written, result = of
    ready = f"{result.ready:.2f} s" if result.ready is not None else f"not within {patience:.0f} s"
    drag = f"{result.fps:.0f} | {result.frame:.0f} ms" if result.fps is not None else "- | -"
    return f"| {size} | {name} | {length / 1000:,.0f} kB | {written:.2f} s | {ready} | {result.cpu:.2f} s | {drag} |"


def machine(browser_version: str) -> str:
    """Say what the figures were taken on."""
    model = next(
        (line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line),
        platform.processor(),
    )
    return (
        f"{os.cpu_count()} cores ({model}), {platform.system()} {platform.release()}, no GPU, load "
        f"{os.getloadavg()[0]:.1f} at the start; Python {platform.python_version()}, pyvis {version('pyvis')}, "
        f"igraph {version('igraph')}, Chromium {browser_version}, window 1400 x 900"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="30/60,500/2000,5000/20000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--patience", type=float, default=120.0)
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    with sync_playwright() as playwright:
        browser = chromium(playwright)
        where = machine(browser.version)
        browser.close()
    lines = ["| nodes/relations | page | file | written | ready | renderer CPU | drag fps | CPU per frame |"]
    lines += ["| --- | --- | --- | --- | --- | --- | --- | --- |"]
    for size in given.sizes.split(","):
        nodes, edges = map(int, size.split("/"))
        with tempfile.TemporaryDirectory(prefix="graphbuild-page-") as folder:
            found = measured(told(seeded(nodes, edges)), Path(folder), rounds=given.rounds, patience=given.patience)
        lines += [row(size, name, of, given.patience) for name, of in found.items()]
        sys.stderr.write(lines[-2] + "\n" + lines[-1] + "\n")
    text = "\n".join([*lines, "", f"Median of {given.rounds}. {where}."]) + "\n"
    sys.stdout.write(text)
    if given.write:
        given.write.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
