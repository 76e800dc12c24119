"""Measures what one more article costs: in a graph of N claims, against an empty one, and against a build from scratch.

Usage: python benchmarks/increment.py [--claims N ...] [--articles N]

The articles are generated and not analysed: what is measured begins with a record and ends with the store on the disk.
Of it, ``store`` is the engine's file, which is read and written as a whole; ``rest`` is everything else.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from graphbuild.model import Record
from graphbuild.pipeline import changing
from graphbuild.records import NAME, RecordFile
from graphbuild.store.difference import Difference
from graphbuild.store.embedded import EmbeddedStore

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from graphs import make_records

SPENT = {"store": 0.0, "rows": 0}


class Watched(EmbeddedStore):
    """Counts what the engine takes."""

    def apply(self, changes: Difference) -> None:
        """See ``EmbeddedStore.apply``."""
        start = time.perf_counter()
        super().apply(changes)
        SPENT["store"] += time.perf_counter() - start
        SPENT["rows"] += len(changes)


def publish(folder: Path, records: Sequence[Record], new: Sequence[Record]) -> float:
    """Save the new records, show all, and return the seconds that it took."""
    start = time.perf_counter()
    with RecordFile(folder / NAME) as file:
        for record in new:
            file.save(record, "hand")
        changing.show_records(file, [(record.article.id, "hand") for record in records], folder)
    return time.perf_counter() - start


def measure(claims: int, number: int) -> str:
    """Build a graph, add articles one by one, and describe what it took."""
    articles = max(1, claims // 20)
    records = make_records(
        seed=1, entities=max(60, claims // 25), topics=40, articles=articles + number, claims=claims + 20 * number
    )
    records.sort(key=lambda record: len(record.claims), reverse=True)
    middle = len(records) // 2
    added = records[middle : middle + number]
    held = [] if not claims else [record for record in records if record not in added]
    with tempfile.TemporaryDirectory(prefix="graphbuild-increment-") as name:
        folder = Path(name)
        built = publish(folder, held, held)
        times, engine, rows = [], [], []
        for record in added:
            SPENT.update(store=0.0, rows=0)
            held.append(record)
            times.append(publish(folder, held, [record]))
            engine.append(SPENT["store"])
            rows.append(SPENT["rows"])
    size = sum(len(record.claims) for record in held)
    one, store = statistics.median(times), statistics.median(engine)
    return f"{size:8} {built:10.2f} {one:10.3f} {store:10.3f} {one - store:10.3f} {statistics.median(rows):8.0f}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=[0, 20_000, 100_000])
    parser.add_argument("--articles", type=int, default=9)
    given = parser.parse_args()
    changing.connect = Watched  # type: ignore[assignment,misc]
    sys.stdout.write("  claims  scratch s  one more s    store s     rest s     rows\n")
    for claims in given.claims:
        sys.stdout.write(measure(claims, given.articles) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
