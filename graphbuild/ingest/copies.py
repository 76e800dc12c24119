"""Merges what was read twice."""

from collections.abc import Iterable
from dataclasses import replace

from graphbuild.model import Article


def merge_copies(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Return each article once, by id, with the paths of all its copies.

    Copies share their id: one URL, or one outlet and text. Where they differ, the version with the latest
    date stays, then the longest; so the result does not depend on the order.
    """
    found: dict[str, Article] = {}
    for article in articles:
        other = found.get(article.id, article)
        paths = tuple(sorted({*article.paths, *other.paths}))
        found[article.id] = replace(max(article, other, key=_preference), paths=paths)
    return tuple(article for _, article in sorted(found.items()))


def _preference(article: Article) -> tuple[str, int, str, str, str]:
    return (article.published or "", len(article.text), article.text, article.title, article.outlet)
