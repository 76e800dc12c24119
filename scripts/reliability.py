"""Writes docs/reliability.md: what hostile input does, measured now.

Usage: python scripts/reliability.py
"""

import sys
import tempfile
from collections import Counter
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from hostile_files import BAD, EITHER, ODD  # noqa: E402
from hostile_run import FILES, LIMITS, Run, inside, run_in  # noqa: E402

PAGE = ROOT / "docs" / "reliability.md"
VERDICTS = (BAD, ODD, EITHER)


def table(run: Run) -> str:
    """Return a row per group: how many files, and what became of them."""
    named = frozenset(item["input"] for item in run.report["skipped"])
    rows = [
        "| group | files | must be named | are named | must be read | are read | either, none lost |",
        "| --- |" + " --- |" * 6,
    ]
    for group in dict.fromkeys(file.group for file in FILES):
        files = [file for file in FILES if file.group == group]
        wanted = Counter(file.verdict for file in files)
        told = sum(inside(file, named) for file in files if file.verdict is BAD)
        read = sum(inside(file, run.articles) for file in files if file.verdict is ODD)
        kept = sum(inside(file, named | run.articles) for file in files if file.verdict is EITHER)
        cells = (group, len(files), wanted[BAD], told, wanted[ODD], read, f"{kept} of {wanted[EITHER]}")
        rows.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(rows)


def main() -> None:
    """Run and write."""
    with tempfile.TemporaryDirectory() as home:
        run = run_in(Path(home))
    text = (Path(__file__).parent / "reliability.md").read_text("utf-8")
    PAGE.write_text(
        text.format(
            files=len(FILES),
            table=table(run),
            seconds=f"{run.seconds:.0f}",
            memory=f"{run.memory / 1e6:.0f}",
            limits=", ".join(f"{name} {value:,}" for name, value in LIMITS.items()),
            traceback="none" if "Traceback" not in run.errors else "SOME",
            versions=", ".join(
                f"{name} {version(name)}" for name in ("trafilatura", "lxml", "pdfminer.six", "feedparser")
            ),
        ),
        "utf-8",
    )


if __name__ == "__main__":
    main()
