"""Measures what one article and one decision cost in a graph of N claims, against an empty graph.

Usage: python benchmarks/increment.py [--claims N ...] [--articles N] [--open N] [--stores DIR]

Every generated article is analysed (its text, with the model loaded), then its record is added to an empty graph and to
the large one, until all is committed to the disk. The ratio is the median of the ratios of these pairs, in seconds of
the processor, with the analysis and from the record on, and of the clock. Then a claim of each is rejected, and each is
taken back again.
The large graph is written by the writer of the index itself, article by article, not by a build. ``open`` is what the
first question after a change costs: the embedded file is read, brought up to date and written as a whole. It is left
out above ``--open`` claims, where the generator would take long to write that file.
"""

import argparse
import hashlib
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from graphbuild.assemble.origins import Sketch, make_cluster, origin_of
from graphbuild.extract import ExtractConfig, extract_batch
from graphbuild.model import Record
from graphbuild.ontology import Ontology
from graphbuild.pipeline.carrying import Making
from graphbuild.pipeline.changing import change_records
from graphbuild.pipeline.indexing import seal, symmetric_relations
from graphbuild.pipeline.meeting import follow_meetings
from graphbuild.pipeline.merging import merge
from graphbuild.pipeline.opening import open_graph
from graphbuild.pipeline.parts import NAME as INDEX
from graphbuild.pipeline.parts import Parts
from graphbuild.pipeline.relating import relate
from graphbuild.pipeline.views import STORE
from graphbuild.records import NAME, RecordFile, to_json
from graphbuild.records.decision_file import append
from graphbuild.records.decisions import from_line
from graphbuild.records.keys import NONE, with_pairs
from graphbuild.store import connect
from graphbuild.store.embedded import FILE
from graphbuild.store.journal import HELD

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from graphs import each_record

Item = TypeVar("Item")
KEY = "hand"
LATER = """
'article_outlet', 'band_article', 'copy_other', 'version_article', 'version_published', 'about_article',
'claim_article', 'claim_origin', 'claim_subject', 'claim_object', 'office_article', 'speaker_claim', 'speaker_name'
"""
BANDS, BAND = 20, 25
PER_ARTICLE = 20
CONFIG = ExtractConfig()
MADE = Making(ontology=Ontology.load())
#: Seconds of the processor and of the clock.
Taken = tuple[float, float]


def generated(claims: int, added: int) -> Iterator[Record]:
    """Yield the records of a graph of so many claims, after those of the articles that will be added."""
    return each_record(
        seed=1,
        entities=max(60, claims // 25),
        topics=max(40, claims // 100),
        articles=claims // PER_ARTICLE + added,
        claims=claims + PER_ARTICLE * added,
    )


def write_store(folder: Path, records: Iterator[Record], *, openable: bool) -> None:
    """Write records and index of a folder, and its embedded file if it shall be opened."""
    (folder / STORE).mkdir(parents=True)
    path, symmetric = folder / STORE / INDEX, symmetric_relations(MADE.ontology)
    with RecordFile(folder / NAME) as file, Parts(path, symmetric=symmetric) as parts:
        parts.run("PRAGMA synchronous = OFF")
        parts.run("PRAGMA cache_size = -2000000")
        parts.run("BEGIN")
        # Indexes that writing does not need are made at the end, in one go each.
        later = parts.rows(f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND name IN ({LATER})")  # noqa: S608
        for name, _ in later:
            parts.run(f"DROP INDEX {name}")
        pairs = [pair for part in batched(records, 200) for pair in write_articles(parts, folder, part)]
        merge(parts, sorted(name for (name,) in parts.rows("SELECT DISTINCT node FROM face")))
        claims = [name for (name,) in parts.rows("SELECT id FROM claim ORDER BY subject, object, id")]
        for part in batched(claims, 500):
            relate(parts, part)
        # Only the report knows kinds of edges from here; what is added has its own.
        parts.run("INSERT OR IGNORE INTO edge SELECT rid, 'CLAIMED' FROM member")
        for _, question in later:
            parts.run(question)
        for part in batched(claims, 500):
            follow_meetings(parts, part, ())
        state = seal(parts, keys=with_pairs(NONE, pairs), stamp="", decisions="")
        parts.note(**{HELD: "0"})
        parts.run("COMMIT")
        file.change(pairs, ())
    if openable:
        with connect(folder / STORE) as store:
            (folder / STORE / INDEX).rename(folder / INDEX)
            store.load(open_graph(folder), state=state)
            (folder / INDEX).rename(folder / STORE / INDEX)
    else:
        (folder / STORE / FILE).touch()


def batched(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Yield the items in lists."""
    left = iter(items)
    while part := list(islice(left, size)):
        yield part


def write_articles(parts: Parts, folder: Path, records: Sequence[Record]) -> Iterator[tuple[str, str]]:
    """Write articles that are no copies of each other into records and index, and yield their keys."""
    save(folder, records)
    for record in records:
        parts.insert(record, KEY, Sketch(record.article.id, frozenset(), bands(record.article.id)), ())
        cluster = make_cluster([record.article])
        parts.set_origins((claim.id, origin_of(claim, cluster)) for claim in record.claims)
        yield record.article.id, KEY


def bands(name: str) -> tuple[bytes, ...]:
    """Return bands as a text has them that no other text is like, without looking for them in the text."""
    return tuple(hashlib.blake2b(f"{name} {at}".encode()).digest()[:BAND] for at in range(BANDS))


def save(folder: Path, records: Sequence[Record]) -> None:
    """Save records in one transaction, as ``RecordFile.save`` does one by one."""
    question = (
        "INSERT INTO article (id, key, sha256, rules_version, model_version, paths, record) VALUES (?,?,?,?,?,?,?)"
    )
    with sqlite3.connect(folder / NAME) as db:
        db.execute("PRAGMA synchronous = OFF")
        db.executemany(
            question, [(item.article.id, KEY, item.article.sha256, "", "", "[]", to_json(item)) for item in records]
        )
    db.close()


def taken(work: Callable[[], object]) -> Taken:
    """Return what some work takes."""
    processor, clock = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - processor, time.perf_counter() - clock


def add(folder: Path, record: Record) -> None:
    """Save a record and show it."""
    with RecordFile(folder / NAME) as file:
        file.save(record, KEY)
        change_records(file, folder, MADE, come=[(record.article.id, KEY)])


def retract(folder: Path, record: Record) -> None:
    """Take an article back."""
    with RecordFile(folder / NAME) as file:
        change_records(file, folder, MADE, gone=[record.article.id])


def reject(folder: Path, record: Record) -> None:
    """Reject a claim of an article."""
    line = f'{{"action": "reject", "claim": "{record.claims[0].id}", "who": "A", "when": "2025-01-01", "why": "seen"}}'
    append(folder, from_line(line))
    with RecordFile(folder / NAME) as file:
        change_records(file, folder, MADE)


def ask(folder: Path) -> None:
    """Ask the first question."""
    with connect(folder / STORE) as store:
        store.read("RETURN 1 AS one")


WORK: dict[str, Callable[[Path, Record], None]] = {"add": add, "reject": reject, "retract": retract}


def each_taken(folders: Sequence[Path], records: Sequence[Record]) -> dict[str, list[Taken]]:
    """Return what each kind of work takes for each article, in its folder."""
    return {
        name: [taken(lambda: work(folder, record)) for folder, record in zip(folders, records, strict=True)]  # noqa: B023
        for name, work in WORK.items()
    }


def measure(claims: int, number: int, *, most: int, stores: Path | None) -> list[str]:
    """Return the cells of a line: sizes, seconds of adding, ratios, seconds of opening."""
    records = generated(claims, number + 1)
    warm, *added = (next(records) for _ in range(number + 1))
    with tempfile.TemporaryDirectory(prefix="graphbuild-increment-") as name:
        home = Path(name)
        large = (stores or home) / str(claims)
        if not (large / NAME).is_file():
            write_store(large, records, openable=claims <= most)
        empty = [home / f"empty{at}" for at in range(number + 1)]
        for folder in empty:
            write_store(folder, iter(()), openable=False)
        each_taken([empty.pop()], [warm])
        analysis = [taken(lambda: extract_batch([record.article], CONFIG)) for record in [warm, *added]][1:]  # noqa: B023
        small, large_ones = each_taken(empty, added), each_taken([large] * number, added)
        opened = f"{taken(lambda: ask(large))[1]:.2f}" if claims <= most else ""
    cells = [f"{claims:,}", *(f"{median(found, 0):.3f}" for found in (analysis, small["add"], large_ones["add"]))]
    whole = [
        [(one[0] + more[0], 0.0) for one, more in zip(found["add"], analysis, strict=True)]
        for found in (large_ones, small)
    ]
    cells.append(f"{ratio(*whole, 0):.2f}")
    cells += [f"{ratio(large_ones[work], small[work], at):.2f}" for work in WORK for at in (0, 1)]
    return [*cells, opened]


def median(found: Sequence[Taken], at: int) -> float:
    """Return the median of one kind of seconds."""
    return statistics.median(item[at] for item in found)


def ratio(large: Sequence[Taken], small: Sequence[Taken], at: int) -> float:
    """Return the median of the ratios of pairs."""
    return statistics.median(one[at] / other[at] for one, other in zip(large, small, strict=True))


HEADS = ["claims", "analysis, CPU s", "add to empty, CPU s", "add, CPU s", "add ratio with analysis, CPU"]
HEADS += list(chain.from_iterable((f"{work} ratio, CPU", f"{work} ratio, clock") for work in WORK))
HEADS.append("open s")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=[100, 10_000, 100_000, 1_000_000])
    parser.add_argument("--articles", type=int, default=15)
    parser.add_argument("--open", type=int, default=100_000)
    parser.add_argument("--stores", type=Path, help="folder to keep the graphs in, or that has them already")
    given = parser.parse_args()
    for cells in (HEADS, ["--:"] * len(HEADS)):
        sys.stdout.write(f"| {' | '.join(cells)} |\n")
    for claims in given.claims:
        sys.stdout.write(f"| {' | '.join(measure(claims, given.articles, most=given.open, stores=given.stores))} |\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
