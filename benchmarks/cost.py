"""Measures what the extraction costs beyond spaCy: cleaning, copying the parse, names, rules and records.

Usage: python benchmarks/cost.py [--rounds N] FOLDER…

The bare parse (``nlp.pipe`` over the cleaned texts) and the extraction of the same articles from parses that are
ready are timed in turn in one process; the least processor time of each counts, because every disturbance only adds.
To take the difference of two whole runs instead would measure the noise of the parser.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

from graphbuild.annotate import load_model
from graphbuild.annotate.headlines import sentence_case
from graphbuild.annotate.parsing import BATCH_BLOCKS, closed
from graphbuild.extract import ExtractConfig, batch, extract_batch
from graphbuild.ingest import clean, read_articles

Step = Callable[[], object]


class Ready:
    """A model that parsed everything before; it gives the parses out in the order in which it is asked."""

    def __init__(self, nlp: Any) -> None:
        self.vocab, self.meta, self._nlp = nlp.vocab, nlp.meta, nlp
        self._known: dict[str, Any] = {}

    def memory_zone(self) -> AbstractContextManager[None]:
        """Everything that is ready stays."""
        return nullcontext()

    def pipe(self, texts: Iterable[tuple[str, int]], **_: object) -> Iterator[tuple[Any, int]]:
        """Yield the parse of each text, and what came with it."""
        for text, context in texts:
            if text not in self._known:
                self._known[text] = self._nlp(text)
            yield self._known[text], context


def steps(folders: list[str]) -> dict[str, Step]:
    """Return the ways to measure, by name."""
    nlp = load_model(ExtractConfig().model)
    articles = read_articles(folders).articles
    forms = batch._verb_forms(ExtractConfig())
    blocks = [block for article in articles for block in clean(article).blocks]
    texts = [closed(sentence_case(block.text, forms)) for block in blocks]
    ready = Ready(nlp)
    return {
        "bare": lambda: list(nlp.pipe(texts, batch_size=BATCH_BLOCKS)),
        "cleaning": lambda: [clean(article) for article in articles],
        "own": lambda: extract_batch(articles, nlp=ready),  # type: ignore[arg-type]
    }


def measure(ways: dict[str, Step], rounds: int) -> dict[str, float]:
    """Return the least processor time of each way, in seconds."""
    best = dict.fromkeys(ways, float("inf"))
    for _ in range(rounds):
        for name, way in ways.items():
            start = time.process_time()
            way()
            best[name] = min(best[name], time.process_time() - start)
    return best


def main() -> None:
    """Print the shares."""
    parser = argparse.ArgumentParser(description="Cost of the extraction beyond the bare parse of the same text.")
    parser.add_argument("folders", nargs="*", default=["data/articles"], help="articles to read")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", action="store_true", help="print the seconds and whether the rules are compiled")
    options = parser.parse_args()
    ways = steps(options.folders)
    ways["own"]()  # loads what is read once
    best = measure(ways, options.rounds)
    compiled = Path(batch.__file__).suffix != ".py"
    if options.json:
        sys.stdout.write(json.dumps({**best, "compiled": compiled}) + "\n")
        return
    bare = best["bare"]
    lines = (
        f"rules                           {'compiled' if compiled else 'from source'}",
        f"bare nlp.pipe                   {bare:.3f} s",
        f"cleaning                        {best['cleaning'] / bare:.1%} of it",
        f"copying, names, rules, records  {(best['own'] - best['cleaning']) / bare:.1%}",
        f"everything but spaCy            {best['own'] / bare:.1%}",
    )
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
