"""Merges what was read twice."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Superseded:
    """A version of an article that gave way to another one under the same address.

    Attributes:
        url: The address of both.
        kept: Where the version that stays was read.
        left: Where this version was read.
        why: Why the other one stays.
    """

    url: str
    kept: tuple[str, ...]
    left: tuple[str, ...]
    why: str

    def __str__(self) -> str:
        """One line."""
        kept, left = (", ".join(map(repr, paths)) for paths in (self.kept, self.left))
        return f"{left}: superseded by {kept} under {self.url!r}: {self.why}"


def why_kept(published: str | None, length: int, other: str | None, other_length: int) -> str:
    """Say why ``merge_copies`` keeps a version and not another one, from their dates and lengths."""
    if published != other:
        return f"published {published}, not {other}" if other else f"published {published}, the other has no date"
    same = f"both published {published}" if published else "both without a date"
    if length != other_length:
        return f"{same}, {length:,} characters, not {other_length:,}"
    return f"{same} and equally long: the text that sorts last"
