"""Measures two workers against one on the same articles.

Usage: python -m benchmarks.workers [--articles N]

Two figures: seconds of the clock, which mean something on idle cores only, and processor seconds. From the latter comes
what idle cores would give: all that one process used, by what the busiest of the three processes used.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import psutil

from benchmarks.corpus import corpus
from benchmarks.machine import machine
from graphbuild.extract import ExtractConfig
from graphbuild.model import Article, article_id
from graphbuild.records.file import Row
from graphbuild.scale.batches import batches
from graphbuild.scale.pool import Pool
from graphbuild.scale.work import Done, here


@dataclass(frozen=True, kw_only=True)
class Ratio:
    """Two workers against one.

    Attributes:
        words: Words of the articles.
        clock: Seconds of one by seconds of two.
        processor: Processor seconds of one by those of the busiest process of two.
        loaded: The same without what a worker needs to start and to load the model.
        same: Whether both gave the same rows.
        rate: Words per processor second of one.
    """

    words: int
    clock: float
    processor: float
    loaded: float
    same: bool
    rate: float


def articles(number: int) -> list[Article]:
    """Return generated articles."""
    texts = [item["text"] for item in corpus(number)]
    return [Article(id=article_id(url="", outlet="", text=text), title="", text=text) for text in texts]


def busiest(done: Iterator[Done]) -> tuple[list[Done], float]:
    """Return what an engine gives, and the processor seconds of its busiest process."""
    start, used, found = time.process_time(), dict[int, float](), []
    for item in done:
        found.append(item)
        for child in psutil.Process().children():
            times = child.cpu_times()
            used[child.pid] = times.user + times.system
    return found, max(time.process_time() - start, *used.values(), 0.0)


@dataclass(frozen=True, kw_only=True)
class _Run:
    """Rows of one run, and its seconds by the clock and of the busiest process."""

    rows: tuple[Row, ...]
    clock: float
    processor: float


def alone(done: Iterator[Done]) -> tuple[list[Done], float]:
    """Return what an engine gives that works in this process, and the processor seconds of it."""
    start = time.process_time()
    return list(done), time.process_time() - start


def timed(engine: Callable[[], Iterator[Done]], used: Callable[[Iterator[Done]], tuple[list[Done], float]]) -> _Run:
    """Run an engine once."""
    start = time.perf_counter()
    done, processor = used(engine())
    clock = time.perf_counter() - start
    rows = sorted((row for item in done for row in item.rows), key=lambda row: row.id)
    return _Run(rows=tuple(rows), clock=clock, processor=processor)


def measure(number: int, rounds: int = 3) -> Ratio:
    """Analyse the articles by one process, model loaded, and by two, model loaded by each of them, in turn.

    The least of the rounds counts for each figure, because every disturbance only adds.
    """
    given, config = articles(number), ExtractConfig()
    list(here(batches(given[:2]), config, 0))  # loads what is loaded once
    ways: dict[str, Callable[[], Iterator[Done]]] = {
        "start": lambda: Pool(workers=2)(((article,) for article in given[:2]), config, 0),
        "one": lambda: here(batches(given), config, 0),
        "two": lambda: Pool(workers=2)(batches(given), config, 0),
    }
    used = {"start": busiest, "one": alone, "two": busiest}
    runs = [{name: timed(way, used[name]) for name, way in ways.items()} for _ in range(rounds)]
    clock = {name: min(run[name].clock for run in runs) for name in ways}
    processor = {name: min(run[name].processor for run in runs) for name in ways}
    words = sum(len(article.text.split()) for article in given)
    return Ratio(
        words=words,
        clock=clock["one"] / clock["two"],
        processor=processor["one"] / processor["two"],
        loaded=processor["one"] / (processor["two"] - processor["start"]),
        same=all(run["one"].rows == run["two"].rows for run in runs),
        rate=words / processor["one"],
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    load = os.getloadavg()[0]
    found = measure(parser.parse_args().articles)
    sys.stdout.write(
        f"{found.words:,} words, {found.rate:,.0f} words per processor second; rows are {'' if found.same else 'NOT '}"
        f"the same\n2 workers against 1: {found.clock:.2f} by the clock (load {load:.1f} at the start), "
        f"{found.processor:.2f} by processor time, {found.loaded:.2f} without their start\n{machine()}\n"
    )


if __name__ == "__main__":
    main()
