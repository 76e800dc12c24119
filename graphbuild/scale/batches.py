"""Cuts a stream of articles into batches of like lengths."""

from collections.abc import Iterable, Iterator
from itertools import islice

from graphbuild.model import Article

Batch = tuple[Article, ...]

#: Articles that are sorted by length at a time. Sorting all of them would put the long ones at the end, and the
#: remaining time could not be told from the time that was needed so far.
WINDOW = 512
#: Characters of a batch (half a second of work: a checkpoint is never far away), and its articles.
CHARACTERS = 10_000
ARTICLES = 64


def batches(articles: Iterable[Article]) -> Iterator[Batch]:
    """Yield all articles; which of them share a batch depends on the articles only, never on who works."""
    rest = iter(articles)
    while window := sorted(islice(rest, WINDOW), key=lambda article: (len(article.text), article.id)):
        yield from _cut(window)


def _cut(articles: Iterable[Article]) -> Iterator[Batch]:
    batch: list[Article] = []
    size = 0
    for article in articles:
        if batch and (size + len(article.text) > CHARACTERS or len(batch) == ARTICLES):
            yield tuple(batch)
            batch, size = [], 0
        batch.append(article)
        size += len(article.text)
    if batch:
        yield tuple(batch)
