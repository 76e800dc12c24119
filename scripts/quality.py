"""Writes docs/quality.md: what the extraction reaches, by level, phenomenon and relation, and its known errors.

Usage: python scripts/quality.py GOLD_DIR   (the folder of gold files; its scorers are the referees)
"""

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from graphbuild.evaluate import GoldSet, Split, predict, report, write_predictions

ROOT = Path(__file__).resolve().parent.parent
BANK = ROOT / "tests" / "cases"
LEVELS = ("pair+type", "+polarity", "+modality", "+attribution")
SHOWN_ERRORS = 60


def figures(gold: Path, which: GoldSet, split: Split, referee: Path) -> dict[str, Any]:
    """Score one set, with the referee's list of errors."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "predictions.jsonl"
        write_predictions(predict(gold, which, split=split), file)
        text = report(gold, which, file, split=split, referee=referee, as_json=True, errors=True)
    result: dict[str, Any] = json.loads(text)
    return result


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Write a Markdown table."""
    titles = list(head)
    lines: list[list[object]] = [[*titles], ["---"] * len(titles), *(list(row) for row in rows)]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines) + "\n"


def level_rows(name: str, found: Mapping[str, Any]) -> Iterable[list[object]]:
    """One row per level of a set."""
    for level in LEVELS:
        row = found["relations"][level]
        yield [name, level, f"{row['precision']:.3f}", f"{row['recall']:.3f}", f"{row['f1']:.3f}"]


def relation_rows(found: Mapping[str, Any]) -> Iterable[list[object]]:
    """Missed and unexpected claims of the bank by relation."""
    missed, extra = Counter[str](), Counter[str]()
    for kind, _, claim in found["errors"]:
        names = claim["relation"] if isinstance(claim["relation"], list) else [claim["relation"]]
        (missed if kind == "missed" else extra)[names[0]] += 1
    wanted = Counter(
        claim["relation"]
        for line in (BANK / "challenge.jsonl").read_text("utf-8").split("\n")
        if line.strip()
        for claim in json.loads(line)["expected"]
        if not claim.get("optional")
    )
    for name in sorted(wanted):
        yield [name, wanted[name], wanted[name] - missed[name], extra[name]]


def main(gold: Path) -> None:
    """Score everything and write the document."""
    referee = gold / "score.py"
    articles = figures(gold, GoldSet.ARTICLES, Split.ALL, referee)
    challenge = figures(gold, GoldSet.CHALLENGE, Split.DEV, referee)
    bank = figures(BANK, GoldSet.CHALLENGE, Split.ALL, referee)
    sets = {"real articles": articles, "challenge (dev)": challenge, "sentence bank": bank}
    for folder in sorted(BANK.glob("fresh*")):
        name = f"{folder.name.removeprefix('fresh').removeprefix('_') or 'first'} paragraphs"
        sets[name] = figures(folder, GoldSet.CHALLENGE, Split.ALL, referee)
    texts = {
        item["id"]: item["text"]
        for line in (BANK / "challenge.jsonl").read_text("utf-8").split("\n")
        if line.strip()
        for item in [json.loads(line)]
    }
    parts = [
        "# Quality of the extraction\n",
        "Written by `python scripts/quality.py GOLD_DIR`; do not edit. The sentence bank is our own "
        "(`tests/cases`), written apart from the rules; the paragraphs were written after them, each set when the one "
        "before was used up. "
        "What these gave as they came, before any mending, stands in `tests/cases/README.md`.\n",
        table(
            ["set", "level", "precision", "recall", "F1"], [row for n, f in sets.items() for row in level_rows(n, f)]
        ),
        table(["set", "tempting false claims made"], [[n, f["must_not_violations"]] for n, f in sets.items()]),
        "## By phenomenon (sentence bank)\n",
        table(
            ["phenomenon", "items", "wholly right", "F1 pair+type", "F1 +attribution", "false claims"],
            [
                [n, row["items"], row["fully_right"], f"{row['f1_pair']:.3f}", f"{row['f1_full']:.3f}", row["must_not"]]
                for n, row in bank["phenomena"].items()
            ],
        ),
        "## By relation (sentence bank)\n",
        table(["relation", "claims", "found with all qualifiers", "unexpected"], relation_rows(bank)),
        f"## Known errors (sentence bank, the first {SHOWN_ERRORS} unexpected claims)\n",
        table(
            ["sentence", "claim made"],
            [
                [
                    texts[doc].replace("|", "/").replace("\n", " "),
                    f"{c['subject']} {c['relation']} {c['object']}, {c['polarity']} {c['modality']}",
                ]
                for kind, doc, c in bank["errors"]
                if kind == "unexpected"
            ][:SHOWN_ERRORS],
        ),
    ]
    (ROOT / "docs" / "quality.md").write_text("\n".join(parts), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
