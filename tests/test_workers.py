"""Analysis in several processes: the same graph, whoever dies on the way."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuild.extract import ExtractConfig
from graphbuild.ingest import merge_copies
from graphbuild.model import Article, article_id
from graphbuild.pipeline.building import build
from graphbuild.pipeline.report import BuildReport
from graphbuild.scale.batches import ARTICLES, CHARACTERS, batches
from graphbuild.scale.limiting import OverdueError, within
from graphbuild.scale.pool import Pool
from graphbuild.scale.spool import Spool
from graphbuild.scale.work import work

VIEWS = ("claims.jsonl", "graph.graphml", "explorer.html")


def article(text: str, *, url: str = "", published: str | None = None) -> Article:
    return Article(id=article_id(url=url, outlet="", text=text), title="", text=text, url=url, published=published)


def content(folder: Path) -> list[tuple[str, ...]]:
    with sqlite3.connect(folder / "records.sqlite") as db:
        return list(db.execute("SELECT id, key, current, paths, record FROM article ORDER BY id, key"))


@settings(deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=60), max_size=20))
def test_batches_hold_every_article_once_and_like_lengths_together(texts: list[str]) -> None:
    articles = [article(text + " " * 900 * at) for at, text in enumerate(texts)]
    cut = list(batches(articles))
    assert sorted(item.id for batch in cut for item in batch) == sorted(item.id for item in articles)
    lengths = [len(item.text) for batch in cut for item in batch]
    assert lengths == sorted(lengths)
    assert all(len(batch) == 1 or sum(len(item.text) for item in batch) <= CHARACTERS for batch in cut)
    assert all(len(batch) <= ARTICLES for batch in cut)


def test_batches_are_cut_as_they_are_asked_for() -> None:
    given: list[int] = []

    def endless() -> Iterator[Article]:
        while True:
            given.append(1)
            yield article(f"{len(given)} is a number.")

    assert len(next(batches(endless()))) == ARTICLES
    assert len(given) < 1000


COPIES = st.builds(
    article,
    st.sampled_from(["Mali left.", "Chad stayed. \ud83d half a character", "Peru ☂ won."]),
    url=st.sampled_from(["", "https://example.org/a"]),
    published=st.sampled_from(["2024-01-02", "2025-02-03"]),
)


@settings(deadline=None)
@given(st.lists(COPIES, max_size=12))
def test_what_was_spooled_is_what_was_read_without_copies(articles: list[Article]) -> None:
    with Spool(articles) as spool:
        assert tuple(spool) == merge_copies(articles)
        assert len(spool) == len(merge_copies(articles))


def test_two_workers_give_the_bytes_of_one(
    built: tuple[Path, BuildReport], articles_folder: Path, tmp_path: Path
) -> None:
    build([articles_folder], tmp_path, engine=Pool(workers=2))
    assert content(tmp_path) == content(built[0])
    for view in VIEWS:
        assert (tmp_path / view).read_bytes() == (built[0] / view).read_bytes(), view


DEADLY = """
import os
from pathlib import Path

class Deadly:
    version = "1"

    def claims(self, article):
        once = Path(__file__).with_name("once")
        if "3 times" in article.text and not once.exists():
            once.touch()
            os._exit(1)
        if "5 times" in article.text:
            os._exit(1)
        return ()

def make(ontology):
    return Deadly()
"""


def install(folder: Path, name: str, code: str) -> None:
    """Put an extractor into a folder, as installing it does."""
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text(f"[graphbuild.extractors]\n{name} = {name}:make\n", "utf-8")
    (folder / f"{name}.py").write_text(code, "utf-8")


def test_a_process_that_dies_costs_only_the_article_that_ends_it_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, "deadly", DEADLY)
    monkeypatch.syspath_prepend(tmp_path)
    articles = [article(f"Chad opposes Mali. Peru met Chile {number} times.") for number in range(12)]
    config = ExtractConfig(extractors=("deadly",))
    done = list(Pool(workers=2)(((item,) for item in articles), config, 0))
    assert [line for item in done for line in item.failed] == [
        f"{articles[5].id}: cannot be analysed: the process that did it was ended"
    ]
    others = articles[:5] + articles[6:]
    expected = sorted(work(others, config).rows, key=lambda row: row.id)
    assert sorted((row for item in done for row in item.rows), key=lambda row: row.id) == expected


@pytest.mark.parametrize(("workers", "seconds", "sentences"), [(1, 0.15, 160), (2, 1.5, 900)])
def test_an_article_that_takes_too_long_costs_only_itself(workers: int, seconds: float, sentences: int) -> None:
    config = ExtractConfig()
    short = [article(f"Chad opposes Mali. Peru met Chile {number} times.") for number in range(3)]
    long = article(" ".join(f"Chad opposes the plan of Mali for road {number}." for number in range(sentences)))
    expected = work(short, config).rows
    done = list(Pool(workers=workers, seconds=seconds)(batches([*short, long]), config, 0))
    reason = f"its analysis takes more than {seconds:g} seconds: split it, or raise --limit analysis"
    assert [line for item in done for line in item.failed] == [f"{long.id!r}: {reason}"]
    assert sorted(row.id for item in done for row in item.rows) == sorted(row.id for row in expected)


def test_time_is_limited_only_while_it_is() -> None:
    def busy(seconds: float) -> None:
        until = time.process_time() + seconds
        while time.process_time() < until:
            pass

    with pytest.raises(OverdueError), within(0.05):
        busy(5)
    with within(0.2):
        busy(0.05)
    busy(0.3)


def test_time_is_limited_in_another_thread_and_where_there_are_no_signals(monkeypatch: pytest.MonkeyPatch) -> None:
    def limited() -> list[str]:
        said = []
        for seconds, needs in ((0.05, 3.0), (1.0, 0.02), (0.05, 3.0)):
            try:
                with within(seconds):
                    until = time.thread_time() + needs
                    while time.thread_time() < until:
                        pass
                said.append("done")
            except OverdueError:
                said.append("late")
        return said

    with ThreadPoolExecutor(1) as threads:
        assert threads.submit(limited).result(timeout=20) == ["late", "done", "late"]
    monkeypatch.delattr(signal, "setitimer")
    assert limited() == ["late", "done", "late"]
    before = time.perf_counter()
    with within(0.05):
        time.sleep(0.2)  # waiting is no work
    assert time.perf_counter() - before < 2


FLAT = """
import re
from pathlib import Path
from graphbuild.extract import ExtractConfig
from graphbuild.model import Article, article_id
from graphbuild.scale.batches import batches
from graphbuild.scale.work import here

def word(number):
    return "a".join("bcdfghklmnprstvz"[number >> shift & 15] for shift in (0, 4, 8, 12)).capitalize()

def articles(start, end):
    for at in range(start, end):
        names = f"{word(at)} {word(at + 7)}", word(at + 40_000)
        text = f"{names[0]} of Chad opposes the {names[1]} plan of Mali. The {names[1]} council met in Lima. " * 3
        yield Article(id=article_id(url="", outlet="", text=text), title="", text=text)

def peak():
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])

def analyse(start, end):
    rows = sum(len(done.rows) for done in here(batches(articles(start, end)), ExtractConfig(), 0))
    assert rows == end - start
    return peak()

few = analyse(0, 100)
print(analyse(100, 700) / few)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the peak is read where Linux tells it")
def test_memory_is_flat_while_articles_with_new_words_are_analysed() -> None:
    done = subprocess.run([sys.executable, "-c", FLAT], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 1.02  # with the words of each parse kept it is 1.026


def test_a_killed_build_ends_its_workers_and_is_resumed(articles_folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-m", "graphbuild", "build", str(articles_folder), "-o", str(out), "--workers", "2"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while not saved(out) and process.poll() is None and time.monotonic() < until:
        time.sleep(0.02)
    workers = psutil.Process(process.pid).children(recursive=True)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert len(workers) >= 2
    assert psutil.wait_procs(workers, timeout=20)[1] == []
    before = saved(out)
    report = build([articles_folder], out)
    assert 0 < before < report.articles
    assert report.extracted == report.articles - before


def saved(folder: Path) -> int:
    if not (folder / "records.sqlite").is_file():
        return 0
    with sqlite3.connect(folder / "records.sqlite", timeout=20) as db:
        try:
            return int(db.execute("SELECT count(*) FROM article").fetchone()[0])
        except sqlite3.OperationalError:
            return 0  # its table is not made yet
