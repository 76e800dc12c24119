"""Makes articles in any number: sentences of the sample articles in another order and about other countries.

Each article holds a word that no other has, as real ones do: what remembers every word that it saw grows.
"""

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from graphbuild.gazetteer import Gazetteer
from graphbuild.ingest import clean, read_articles

ROOT = Path(__file__).resolve().parent.parent
_LETTERS = "bcdfghklmnprstvz"


def sentences() -> list[str]:
    """Return the sentences of the sample articles."""
    articles = read_articles([ROOT / "data" / "articles"]).articles
    blocks = [block.text for article in articles for block in clean(article).blocks]
    return [text for block in blocks for text in re.split(r"(?<=[.!?])\s+", block) if 40 < len(text) < 250]


def corpus(number: int, *, length: int = 3, seed: int = 1) -> Iterator[dict[str, str]]:
    """Yield so many articles of so many sentences, as the objects of JSON lines."""
    chance = random.Random(seed)  # noqa: S311 - no secret is made of it
    known = sentences()
    names = [entry.name for entry in Gazetteer.load().entries.values() if entry.id.startswith("country.")]
    country = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(names, key=len, reverse=True)))
    for at in range(number):
        chosen = [country.sub(lambda _: chance.choice(names), chance.choice(known)) for _ in range(length)]
        day = f"20{chance.randint(20, 25)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        text = " ".join([*chosen, f"The {word(at)} file was closed."])
        yield {"title": f"Report {at}", "date": day, "source": f"Outlet {at % 40}", "text": text}


def word(number: int) -> str:
    """Return a word of its own for each number."""
    letters = [_LETTERS[number >> shift & 15] for shift in (0, 4, 8, 12, 16)]
    return "a".join(letters).capitalize()


def write_corpus(path: Path, number: int, *, length: int = 3, seed: int = 1) -> int:
    """Write articles as JSON lines and return the number of their words."""
    words = 0
    with path.open("w", encoding="utf-8") as file:
        for article in corpus(number, length=length, seed=seed):
            words += len(article["text"].split())
            file.write(json.dumps(article, ensure_ascii=False) + "\n")
    return words
