"""Calls the scorers that lie in a gold folder, as programs."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from graphbuild.errors import InputError
from graphbuild.evaluate.gold import GoldSet, Split
from graphbuild.evaluate.prediction import predict
from graphbuild.extract import ExtractConfig

_NAMES = {GoldSet.ARTICLES: "seeds", GoldSet.CHALLENGE: "challenge"}


def score(
    gold: Path,
    which: GoldSet,
    *,
    split: Split = Split.ALL,
    config: ExtractConfig | None = None,
    predictions: Path | None = None,
    referee: Path | None = None,
) -> dict[str, Any]:
    """Extract, write the predictions, and return the referee's figures.

    Args:
        gold: The gold folder.
        which: The set that is scored.
        split: The part of it.
        config: Settings of the extraction.
        predictions: Where the predictions are kept; a temporary file without it.
        referee: The scoring program; without it the one in the gold folder.

    Raises:
        InputError: Gold folder or referee are missing or malformed.
    """
    with tempfile.TemporaryDirectory(prefix="graphbuild-score-") as folder:
        file = predictions or Path(folder) / "predictions.jsonl"
        write_predictions(predict(gold, which, split=split, config=config), file)
        text = report(gold, which, file, split=split, referee=referee, as_json=True)
    figures: dict[str, Any] = json.loads(text)
    return figures


def write_predictions(rows: Iterable[Mapping[str, Any]], file: Path) -> None:
    """Write prediction rows as JSON lines."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    except OSError as error:
        raise InputError(f"{file}: predictions cannot be written: {error}") from error


def report(
    gold: Path,
    which: GoldSet,
    predictions: Path,
    *,
    split: Split = Split.ALL,
    referee: Path | None = None,
    as_json: bool = False,
    errors: bool = False,
) -> str:
    """Return what the referee prints about a file of predictions.

    Args:
        gold: The gold folder.
        which: The set that the predictions are for.
        predictions: A file in the referee's format.
        split: The part of the set.
        referee: The scoring program; without it the one in the gold folder.
        as_json: JSON instead of a table.
        errors: Also every missed and unexpected relation (not for PLOVER).

    Raises:
        InputError: The referee is missing, or fails over the gold folder; its last words are in the message.
    """
    if which is GoldSet.PLOVER:
        program = referee or gold / "plover" / "score_plover.py"
        part = "held-out" if split is Split.HELDOUT else str(split)
        arguments = [str(gold / "plover" / "plover_gsr.jsonl"), str(predictions), "--split", part]
    else:
        program = referee or gold / "score.py"
        arguments = ["--gold", str(gold), "--pred", str(predictions), "--set", _NAMES[which]]
        arguments += ["--split", str(split), *(["--errors"] if errors else [])]
    if not program.is_file():
        raise InputError(f"{program}: no referee there; name the scoring program with --referee FILE")
    command = [sys.executable, str(program), *arguments, *(["--json"] if as_json else [])]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603  (the program is the user's choice)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise InputError(f"{program.name} cannot score {gold} ({last}): check the files of the gold folder")
    return done.stdout
