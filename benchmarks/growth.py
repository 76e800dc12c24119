"""Measures how each stage grows: the input is doubled three times, the exponent is that of the line through the times.

Usage: python -m benchmarks.growth [--claims N] [--articles N] [--rounds N]

An exponent of 1 means that twice as much takes twice as long, 2 that a step looks at everything for everything.
"""

import argparse
import gc
import json
import math
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.corpus import ROOT, corpus
from graphbuild.assemble import assemble, write_claims
from graphbuild.collecting import rare_collections
from graphbuild.export.gexf import write_gexf
from graphbuild.export.graphml import write_graphml
from graphbuild.export.html import write_html
from graphbuild.extract import ExtractConfig
from graphbuild.graph import Graph
from graphbuild.ingest import read_articles
from graphbuild.ontology import Ontology
from graphbuild.pipeline.indexing import write_index
from graphbuild.records import NAME, RecordFile, verified
from graphbuild.scale.batches import batches
from graphbuild.scale.spool import Spool
from graphbuild.scale.work import here
from graphbuild.store import connect
from graphbuild.store.bulk import write_bulk

sys.path.insert(0, str(ROOT / "tests"))
from graphs import make_records

Stage = Callable[[], object]
DOUBLINGS = 3


def text_stages(articles: int, folder: Path) -> Iterator[tuple[str, Stage]]:
    """Yield the stages from files to records, over so many articles."""
    source = folder / "articles.jsonl"
    source.write_text("".join(json.dumps(item) + "\n" for item in corpus(articles)), "utf-8")
    spool = Spool(read_articles([source]).articles)
    yield "reading", lambda: read_articles([source])
    yield "waiting on the disk", lambda: list(Spool(spool))
    yield "analysis", lambda: list(here(batches(spool), ExtractConfig(), 0))


def graph_stages(claims: int, folder: Path) -> Iterator[tuple[str, Stage]]:
    """Yield the stages from records to views, over so many claims; each is given what the earlier ones made.

    There are more nodes than the layouts for small graphs take, so that one layout is compared with itself.
    """
    ontology = Ontology.load()
    records = make_records(seed=1, entities=claims // 5, topics=claims // 50, articles=claims // 20, claims=claims)
    keys = [(record.article.id, "hand") for record in records]
    graphs: list[Graph] = []

    def save() -> None:
        with RecordFile(folder / NAME) as file:
            for record in records:
                file.save(record, "hand")
            file.publish(keys)

    def load() -> None:
        # As a build does, one record after the other; what is looked at again and again would stay in the cache of the
        # processor as long as it is small, and seem to grow faster than it does.
        for _ in range(3):
            with RecordFile(folder / NAME) as file:
                for record in file.load(keys):
                    verified(record)

    def store() -> None:
        with connect(folder / "store") as found:
            found.load(graphs[0])

    yield "saving records", save
    yield "loading and verifying records", load
    yield "assembling", lambda: graphs.append(assemble(records, ontology=ontology))
    yield "claims.jsonl", lambda: write_claims(graphs[0], folder / "claims.jsonl")
    yield "GraphML", lambda: write_graphml(graphs[0], folder / "graph.graphml", ontology=ontology)
    yield "GEXF", lambda: write_gexf(graphs[0], folder / "graph.gexf", ontology=ontology)
    yield "page", lambda: write_html(graphs[0], folder / "page.html", ontology=ontology)
    yield "embedded store", store
    yield "index", lambda: write_index(folder / "store", records, graphs[0], keys=keys, ontology=ontology)
    yield "files for the importer", lambda: write_bulk(graphs[0], folder / "bulk")


def timed(stages: Iterator[tuple[str, Stage]]) -> dict[str, float]:
    """Return the processor seconds of each stage."""
    found = {}
    for name, stage in stages:
        gc.freeze()  # what earlier stages made is not looked through again and again during this one
        start = time.process_time()
        with rare_collections():  # as builds do
            stage()
        found[name] = time.process_time() - start
    gc.unfreeze()
    return found


def exponent(times: list[float]) -> float:
    """Return the slope of the logarithms of times, each over twice the input of the one before."""
    middle = (len(times) - 1) / 2
    logs = [math.log2(max(value, 1e-6)) for value in times]
    return sum((at - middle) * value for at, value in enumerate(logs)) / sum(
        (at - middle) ** 2 for at in range(len(logs))
    )


def once(claims: int, articles: int) -> dict[str, float]:
    """Return the seconds of all stages for so much input."""
    found: dict[str, float] = {}
    for make, size in ((text_stages, articles), (graph_stages, claims)):
        with tempfile.TemporaryDirectory(prefix="graphbuild-growth-") as name:
            found |= timed(make(size, Path(name)))
        gc.collect()
    return found


def measure(claims: int, articles: int, rounds: int = 3) -> dict[str, list[float]]:
    """Return the least times of several rounds of each stage, for the input and its doublings."""
    once(claims, articles)  # the first time everything is loaded, which is no growth
    least: dict[str, list[float]] = {}
    for _ in range(rounds):
        found = [once(claims << doubling, articles << doubling) for doubling in range(DOUBLINGS + 1)]
        for stage in found[0]:
            times = [size[stage] for size in found]
            least[stage] = list(map(min, least.get(stage, times), times))
    return least


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=2000)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    for stage, times in measure(given.claims, given.articles, given.rounds).items():
        sys.stdout.write(f"{stage:24} {' '.join(f'{value:8.2f}' for value in times)}  {exponent(times):5.2f}\n")


if __name__ == "__main__":
    main()
