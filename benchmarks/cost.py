"""Measures what the extraction costs beyond spaCy: cleaning, names, rules and records against bare ``nlp.pipe``.

Usage: python benchmarks/cost.py [--rounds N] FOLDER…

Both run on the same articles in one process, in turn; the least processor time of each counts, because every
disturbance only adds. What is printed is the time of each step as a share of the bare parse of the same text.
"""

import argparse
import sys
import time
from collections.abc import Callable

from graphbuild.annotate import annotate, load_model
from graphbuild.extract import ExtractConfig, extract_batch
from graphbuild.ingest import clean, read_articles

Step = Callable[[], object]


def steps(folders: list[str]) -> dict[str, Step]:
    """Return the ways to measure, by name."""
    nlp = load_model(ExtractConfig().model)
    articles = read_articles(folders).articles
    cleaned = [(article, clean(article)) for article in articles]
    texts = [block.text for _, content in cleaned for block in content.blocks]
    return {
        "bare": lambda: list(nlp.pipe(texts, batch_size=128)),
        "cleaning": lambda: [clean(article) for article in articles],
        "parse": lambda: list(annotate(cleaned, nlp)),
        "whole": lambda: extract_batch(articles),
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
    options = parser.parse_args()
    ways = steps(options.folders)
    ways["whole"]()  # loads what is read once
    best = measure(ways, options.rounds)
    bare = best["bare"]
    rules = best["whole"] - best["parse"] - best["cleaning"]
    lines = (
        f"bare nlp.pipe            {bare:.3f} s",
        f"cleaning                 {best['cleaning'] / bare:.1%} of it",
        f"copying the parse        {(best['parse'] - bare) / bare:.1%}",
        f"names, rules, records    {rules / bare:.1%}",
        f"everything but spaCy     {(best['whole'] - bare) / bare:.1%}",
    )
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
