"""Measures how often the rules are right, and how far the confidence of claims can be believed.

Usage: python scripts/calibrate.py GOLD_DIR   (the folder of gold files; its scorer is the referee)

The sentence bank gives data/precision.toml, the first factor of every confidence; the dev part of the gold files and
the paragraphs that were written before any output was read give the reliability table, docs/calibration.md.
"""

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from graphbuild.evaluate import GoldSet, Split, report, write_predictions
from graphbuild.evaluate.gold import gold_texts
from graphbuild.evaluate.prediction import claim_row, record_rows
from graphbuild.extract import extract_batch
from graphbuild.extract.precision import measured
from graphbuild.model import Claim

ROOT = Path(__file__).resolve().parent.parent
BANK = ROOT / "tests" / "cases"
#: So many claims of the wider class are added to those of a rule: few sentences say little.
PRIOR = 8
BINS = (0.0, 0.75, 0.8, 0.85, 0.9, 0.95, 1.01)


def judged(gold: Path, which: GoldSet, split: Split, referee: Path) -> Iterator[tuple[Claim, bool]]:
    """Yield each claim of a set, and whether the referee finds it right at every level."""
    texts = gold_texts(gold, which, split)
    records = extract_batch([item.article for item in texts])
    pairs = list(zip((item.doc for item in texts), records, strict=True))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "predictions.jsonl"
        write_predictions([row for doc, record in pairs for row in record_rows(doc, record)], file)
        found = json.loads(report(gold, which, file, split=split, referee=referee, as_json=True, errors=True))
    wrong = Counter(_key(doc, row) for kind, doc, row in found["errors"] if kind == "unexpected")
    for doc, record in pairs:
        for claim in record.claims:
            yield claim, not wrong[_key(doc, claim_row(claim))]


def _key(doc: str, row: dict[str, Any]) -> str:
    names = ("subject", "relation", "object", "polarity", "modality")
    return json.dumps([doc, *(row[name] for name in names)])


def precision(found: list[tuple[Claim, bool]]) -> str:
    """Return the data file: per relation and kind of trigger, drawn towards the kind, and the kind towards all."""
    counts: dict[str, list[bool]] = {}
    for claim, right in found:
        relation, kind = claim.rule.split(".")[:2]
        for name in (f"{relation}.{kind}", kind, "all"):
            counts.setdefault(name, []).append(right)
    overall = sum(counts["all"]) / len(counts["all"])
    kinds = {name: _drawn(hits, overall) for name, hits in counts.items() if "." not in name and name != "all"}
    rows = [("all", overall, counts["all"])]
    rows += [(name, kinds[name], counts[name]) for name in sorted(kinds)]
    rules = sorted(name for name in counts if "." in name)
    rows += [(name, _drawn(counts[name], kinds[name.split(".")[1]]), counts[name]) for name in rules]
    lines = [f'"{name}" = {value:.3f}  # {sum(hits)} of {len(hits)}' for name, value, hits in rows]
    head = "# How often rules are right on the sentence bank. Written by scripts/calibrate.py; do not edit.\n"
    return head + "\n".join(lines) + "\n"


def _drawn(hits: list[bool], towards: float) -> float:
    return (sum(hits) + PRIOR * towards) / (len(hits) + PRIOR)


def table(found: list[tuple[Claim, bool]]) -> Iterator[str]:
    """Yield the rows of the reliability table."""
    yield "| confidence | claims | mean confidence | right |"
    yield "| --- | --- | --- | --- |"
    for low, high in pairwise(BINS):
        inside = [(claim.confidence, right) for claim, right in found if low <= claim.confidence < high]
        if inside:
            mean = sum(value for value, _ in inside) / len(inside)
            share = sum(right for _, right in inside) / len(inside)
            yield f"| {low:.2f} to {min(high, 1):.2f} | {len(inside)} | {mean:.3f} | {share:.3f} |"
    error = sum(abs(value - right) for value, right in _means(found)) if found else 0.0
    yield f"\nExpected calibration error: {error:.3f} over {len(found)} claims."


def _means(found: list[tuple[Claim, bool]]) -> Iterator[tuple[float, float]]:
    """Yield mean confidence and share of right claims of each bin, weighted with its size."""
    for low, high in pairwise(BINS):
        inside = [(claim.confidence, right) for claim, right in found if low <= claim.confidence < high]
        weight = 1 / len(found)
        yield sum(value for value, _ in inside) * weight, sum(right for _, right in inside) * weight


TEXT = """\
# How far confidence can be believed

Written by `python scripts/calibrate.py GOLD_DIR`; do not edit.

The confidence of a claim is a sum of named factors, which `graphbuild explain` prints: how often its rule is right on
the sentence bank (`data/precision.toml`: per relation and kind of trigger), how surely its names were linked, a hedge,
a source without a name. A relation of several claims has the confidence of its best one, and more for every further
independent origin of what is asserted; copies are one origin, and denials add nothing. A dispute takes away.

The tables compare confidence with the share of claims that are right (subject, relation, object, polarity, modality) on
sentences that were not used to measure the rules.

"""


def main(gold: Path) -> None:
    """Measure, write the data file, measure again with it and write the document."""
    referee = gold / "score.py"
    bank = list(judged(BANK, GoldSet.CHALLENGE, Split.ALL, referee))
    (ROOT / "data" / "precision.toml").write_text(precision(bank), "utf-8")
    measured.cache_clear()
    dev = [*judged(gold, GoldSet.CHALLENGE, Split.DEV, referee), *judged(gold, GoldSet.ARTICLES, Split.ALL, referee)]
    fresh = [
        pair for folder in sorted(BANK.glob("fresh*")) for pair in judged(folder, GoldSet.CHALLENGE, Split.ALL, referee)
    ]
    parts = ["## Gold files, dev part", *table(dev), "", "## News paragraphs written before any output", *table(fresh)]
    (ROOT / "docs" / "calibration.md").write_text(TEXT + "\n".join(parts) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
