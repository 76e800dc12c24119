"""Measures the stages of one build beside each other: the same articles go through all, each stage on its own.

Usage: python -m benchmarks.stages [--articles N] [--rounds N]

Processor time, the least of several rounds, without what is loaded once. The rules' own share is what remains of the
extraction from parses that are ready when cleaning, copying and names are taken off; all others are timed themselves.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.corpus import write_corpus
from benchmarks.cost import Ready
from graphbuild.annotate import annotate, load_model
from graphbuild.annotate.headlines import sentence_case
from graphbuild.annotate.parsing import BATCH_BLOCKS, closed
from graphbuild.assemble import assemble, write_claims
from graphbuild.collecting import rare_collections
from graphbuild.export.graphml import write_graphml
from graphbuild.export.html import write_html
from graphbuild.extract import ExtractConfig, extract_batch
from graphbuild.extract.batch import _resources, _verb_forms
from graphbuild.extract.mentions import find_mentions
from graphbuild.graph import Graph
from graphbuild.ingest import clean, read_articles
from graphbuild.model import Article
from graphbuild.ontology import Ontology
from graphbuild.pipeline.building import build
from graphbuild.pipeline.indexing import write_index
from graphbuild.records import NAME, RecordFile, verified
from graphbuild.store import connect

WHOLE = "a whole build"
_RULES = "extract: rules, records"
#: Extraction from ready parses, of which the rules are what remains.
_FROM_PARSES = "from ready parses"
#: What that consists of besides.
_WITHIN = ("clean and segment", "annotate: copy, mend", "resolve: names")
Stage = Callable[[], object]


def text_stages(source: Path, articles: list[Article]) -> dict[str, Stage]:
    """Return the stages from files to records."""
    config = ExtractConfig()
    nlp, forms, gazetteer = load_model(config.model), _verb_forms(config), _resources(config)[0]
    cleaned = [(article, clean(article)) for article in articles]
    texts = [closed(sentence_case(block.text, forms)) for _, found in cleaned for block in found.blocks]
    ready: Any = Ready(nlp)
    docs = [item.doc for item in annotate(cleaned, ready, forms)]
    return {
        "read": lambda: read_articles([source]),
        "clean and segment": lambda: [clean(article) for article in articles],
        "spaCy": lambda: list(nlp.pipe(sorted(texts, key=len), batch_size=BATCH_BLOCKS)),
        "annotate: copy, mend": lambda: list(annotate(cleaned, ready, forms)),
        "resolve: names": lambda: [find_mentions(doc, gazetteer) for doc in docs if len(doc)],
        _FROM_PARSES: lambda: extract_batch(articles, config, nlp=ready),
    }


def graph_stages(articles: list[Article], folder: Path) -> dict[str, Stage]:
    """Return the stages from records to views, as a build writes them."""
    ontology, records = Ontology.load(), extract_batch(articles)
    keys = [(record.article.id, "k") for record in records]
    graph: Graph = assemble(records, ontology=ontology)
    (folder / NAME).unlink(missing_ok=True)

    def save() -> None:
        (folder / NAME).unlink(missing_ok=True)
        with RecordFile(folder / NAME) as file:
            for record in records:
                file.save(record, "k")
            file.publish(keys)

    def recall() -> None:
        with RecordFile(folder / NAME) as file:
            for record in file.load(keys):
                verified(record)

    def load() -> None:
        with connect(folder / "store") as store:
            store.unload()
            store.load(graph)

    return {
        "records: save": save,
        "records: load, verify evidence": recall,
        "merge": lambda: assemble(records, ontology=ontology),
        "load the embedded store": load,
        "index for changes": lambda: write_index(folder / "store", records, graph, keys=keys, ontology=ontology),
        "page": lambda: write_html(graph, folder / "page.html", ontology=ontology),
        "export claims.jsonl": lambda: write_claims(graph, folder / "claims.jsonl"),
        "export GraphML": lambda: write_graphml(graph, folder / "graph.graphml", ontology=ontology),
    }


def seconds(stage: Stage) -> float:
    """Return the processor time of a stage, run as builds do."""
    start = time.process_time()
    with rare_collections():
        stage()
    return time.process_time() - start


def measure(number: int, rounds: int) -> Mapping[str, float]:
    """Return the least processor seconds of each stage, in their order, and of a whole build of the same articles."""
    with tempfile.TemporaryDirectory(prefix="graphbuild-stages-") as name:
        folder, source = Path(name), Path(name) / "articles.jsonl"
        write_corpus(source, number, length=12)
        articles = list(read_articles([source]).articles)
        stages = text_stages(source, articles) | graph_stages(articles, folder)
        best: dict[str, float] = {}
        for at in range(rounds):
            stages[WHOLE] = lambda at=at: build([source], folder / f"out{at}")  # type: ignore[misc]
            for what, stage in stages.items():
                best[what] = min(best.get(what, float("inf")), seconds(stage))
    return {_RULES if what == _FROM_PARSES else what: _alone(what, best) for what in best}


def _alone(what: str, best: Mapping[str, float]) -> float:
    """Return the time of a stage without those that it contains."""
    return best[what] - sum(best[part] for part in _WITHIN) if what == _FROM_PARSES else best[what]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    found = dict(measure(given.articles, given.rounds))
    whole = found.pop(WHOLE)
    total = sum(found.values())
    for what, taken in found.items():
        sys.stdout.write(f"{what:32} {taken:7.3f} s {taken / total:7.1%}\n")
    sys.stdout.write(f"{'together':32} {total:7.3f} s; {WHOLE} {whole:.3f} s\n")


if __name__ == "__main__":
    main()
