"""What the exports say of an article: its facts without its text."""

from typing import Any

from graphbuild.model import Article

_FACTS = ("id", "title", "outlet", "url", "published", "agency", "author", "language", "sha256")


def article_facts(article: Article) -> dict[str, Any]:
    """Return id, metadata and the hash of the text; an unknown date is None, anything else unknown is empty."""
    return {name: getattr(article, name) for name in _FACTS}
