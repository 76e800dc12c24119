"""What stands around a piece of evidence: sentences of the article, never its furniture."""

import pytest

from graphbuild.export.context import Surroundings
from graphbuild.model import Article, Span

TEXT = """---
title: Ministers at the lake
source: Harbour Post
---
Ministers at the lake
Share Tweet Print

The U.S. envoy came late. Mr. Berg met J. Lind in Oslo. They spoke of gas.

Talks go on in May.
"""


def around(sentence: str, text: str = TEXT) -> tuple[str, str]:
    start = text.index(sentence)
    return Surroundings(Article(id="a-1", title="", text=text)).around(Span(start, start + len(sentence)))


@pytest.mark.parametrize(
    ("sentence", "before", "after"),
    [
        ("Mr. Berg met J. Lind in Oslo.", "The U.S. envoy came late.", "They spoke of gas."),
        ("The U.S. envoy came late.", "Ministers at the lake", "Mr. Berg met J. Lind in Oslo."),
        ("They spoke of gas.", "Mr. Berg met J. Lind in Oslo.", "Talks go on in May."),
        ("Talks go on in May.", "They spoke of gas.", ""),
    ],
)
def test_sentences_before_and_after(sentence: str, before: str, after: str) -> None:
    assert around(sentence) == (before, after)


def test_a_long_sentence_is_cut_on_the_far_side() -> None:
    text = "Who " + "x" * 500 + " knows. Chile borders Peru. So " + "y" * 500 + " it is."
    before, after = around("Chile borders Peru.", text)
    assert before.startswith("…x")
    assert before.endswith("x knows.")
    assert after.endswith("y…")
    assert len(before) == len(after) == 400
