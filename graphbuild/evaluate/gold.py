"""Reads the texts of a gold folder as articles."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from graphbuild.errors import InputError
from graphbuild.model import Article, article_id


class GoldSet(StrEnum):
    """The three sets that a gold folder may hold."""

    ARTICLES = "articles"
    CHALLENGE = "challenge"
    PLOVER = "plover"


class Split(StrEnum):
    """Which part of a set is measured; the articles are one part."""

    DEV = "dev"
    HELDOUT = "heldout"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldText:
    """A text to be judged.

    Attributes:
        doc: How the referee names it: a file name or the id of an item.
    """

    doc: str
    article: Article


_ITEMS = {GoldSet.CHALLENGE: "challenge.jsonl", GoldSet.PLOVER: "plover/plover_gsr.jsonl"}


def gold_texts(gold: Path, which: GoldSet, split: Split = Split.ALL) -> list[GoldText]:
    """Return the texts of a gold folder, sorted by name or in the order of the file.

    Publication dates stay unknown: the texts carry none, and nothing is guessed.

    Raises:
        InputError: The folder or its files are missing or malformed.
    """
    if not gold.is_dir():
        raise InputError(f"{gold}: no such gold folder")
    texts = list(_articles(gold) if which is GoldSet.ARTICLES else _items(gold / _ITEMS[which], split))
    if not texts:
        raise InputError(f"{gold}: no texts for --set {which} --split {split}")
    return texts


def _articles(gold: Path) -> Iterator[GoldText]:
    for path in sorted((gold / "articles").glob("*.txt")):
        try:
            with path.open(encoding="utf-8", newline="") as file:  # offsets count raw line ends
                text = file.read()
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{path}: cannot be read as UTF-8 text: {error}") from error
        yield GoldText(doc=path.name, article=_article(text, path.name))


def _items(path: Path, split: Split) -> Iterator[GoldText]:
    for row in rows(path):
        if not isinstance(row.get("id"), str) or not isinstance(row.get("text"), str):
            raise InputError(f"{path}: every line needs a text and an id")
        # The sets write held-out in two ways.
        if split is Split.ALL or str(row.get("split", split)).replace("-", "") == split:
            yield GoldText(doc=row["id"], article=_article(row["text"], row["id"]))


def _article(text: str, doc: str) -> Article:
    return Article(id=article_id(url="", outlet=doc, text=text), title="", text=text, paths=(doc,))


def rows(path: Path) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of a JSON lines file.

    Raises:
        InputError: The file is missing, or a line is not a JSON object.
    """
    try:
        lines = path.read_text("utf-8").split("\n")  # a string may hold U+2028, which splitlines would split at
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise InputError(f"{path}:{number}: not JSON: {error}") from error
        if not isinstance(row, dict):
            raise InputError(f"{path}:{number}: a line must hold one JSON object")
        yield row
