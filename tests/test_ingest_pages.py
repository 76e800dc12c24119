"""How much of saved pages is kept and left out, in characters: twenty pages of many habits, with their article text."""

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from graphbuild.ingest import clean, read_articles

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))


def words(text: str) -> list[str]:
    return text.replace("“", '"').replace("”", '"').replace("’", "'").split()


def counts(page: Path) -> Counter[str]:
    """Characters of words that are kept rightly, kept though they are no article text, and lost."""
    found = read_articles([page])
    kept = [word for item in found.articles for block in clean(item).blocks for word in words(block.text)]
    wanted = words(page.with_suffix(".txt").read_text("utf-8"))
    matched = [*_matched(wanted, kept)]
    size = {name: sum(map(len, part)) for name, part in (("kept", kept), ("wanted", wanted), ("right", matched))}
    return Counter(right=size["right"], surplus=size["kept"] - size["right"], lost=size["wanted"] - size["right"])


def _matched(wanted: list[str], kept: list[str]) -> Iterator[str]:
    for start, _, size in SequenceMatcher(None, wanted, kept, autojunk=False).get_matching_blocks():
        yield from wanted[start : start + size]


def test_there_are_twenty_pages() -> None:
    assert len(PAGES) == 20


def test_precision_and_recall_of_kept_characters() -> None:
    total: Counter[str] = sum((counts(page) for page in PAGES), Counter())
    assert total["right"] / (total["right"] + total["surplus"]) >= 0.98
    assert total["right"] / (total["right"] + total["lost"]) >= 0.98


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_page_is_far_off(page: Path) -> None:
    found = counts(page)
    assert found["right"] / (found["right"] + found["surplus"]) >= 0.9, found
    assert found["right"] / (found["right"] + found["lost"]) >= 0.9, found
