"""Reads RSS and Atom feeds: an article per entry, as far as the feed itself carries its text."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from graphbuild.errors import ArticleError
from graphbuild.ingest.drafts import Draft
from graphbuild.ingest.guard import guarded
from graphbuild.ingest.sources import Source

#: Marks of byte order, blanks, instructions and comments.
_BEFORE_ROOT = re.compile(rb"(?:[\s\xef\xbb\xbf\xff\xfe]+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_BLOCKS = frozenset("p div br li ul ol h1 h2 h3 h4 h5 h6 tr table blockquote section article hr pre dd dt".split())
_LEFT_OUT = ("script", "style", "figure", "iframe", "noscript", "form", "aside", "nav", "button", "video", "audio")


def read_feed_file(source: Source) -> Iterator[Draft]:
    """Yield the entries of a feed, in its order; those that are no whole article with the link to it.

    Raises:
        ArticleError: The file is empty, too large, no feed, or declares a document type.
        OSError: It cannot be read.
    """
    data = source.read()
    _refuse_declarations(data)
    for number, entry in enumerate(guarded("feed", data, source.limits), 1):
        link = "" if entry.pop("whole") else entry["url"]
        yield Draft(path=f"{source.name}:{number}", fields=entry, link=link)


def parse_feed(data: bytes) -> list[dict[str, str]]:
    """Return the entries of a feed as fields; runs in the worker process.

    Raises:
        ArticleError: It is no feed.
    """
    import feedparser  # noqa: PLC0415 - heavy, and only feeds need it

    feed = feedparser.parse(data, sanitize_html=True, resolve_relative_uris=False)
    if not feed.entries:
        raise ArticleError("no RSS or Atom feed with entries in it")
    return [_fields(entry, feed.feed) for entry in feed.entries]


def _fields(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> dict[str, str]:
    parts = [part for part in entry.get("content", []) if part.get("value")] or [entry.get("summary_detail") or {}]
    best = max(parts, key=lambda part: len(part.get("value") or ""))
    text, title = str(best.get("value") or ""), str(entry.get("title") or "")
    body = _plain(text) if "<" in text or "html" in str(best.get("type")) else text.strip()
    headline = _plain(title) if "<" in title or "&" in title else title
    return {
        "text": f"{headline}\n\n{body}" if body and headline and not body.startswith(headline) else body,
        "title": headline,
        "date": str(entry.get("published") or entry.get("updated") or ""),
        "source": str(feed.get("title") or ""),
        "url": str(entry.get("link") or ""),
        "author": str(entry.get("author") or ""),
        "language": str(feed.get("language") or ""),
        "whole": "yes" if entry.get("content") else "",
    }


def _plain(fragment: str) -> str:
    """The text of a piece of HTML, a paragraph per block, without what is no text of the article."""
    from lxml import html  # noqa: PLC0415 - heavy

    tree = html.fragment_fromstring(fragment, create_parent="div")
    for element in [*tree.iter(*_LEFT_OUT)]:
        element.drop_tree()
    pieces: list[str] = []
    for event, element in _walk(tree):
        if element.tag in _BLOCKS:
            pieces.append("\n\n")
        pieces.append((element.text if event == "start" else element.tail) or "")
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n\n"))
    return "\n\n".join(line for line in lines if line)


def _walk(tree: Any) -> Iterator[tuple[str, Any]]:
    from lxml import etree  # noqa: PLC0415 - heavy

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start" or element is not tree:
            yield event, element


def _refuse_declarations(data: bytes) -> None:
    """A document type may declare entities that grow without bound; no feed needs one."""
    plain = data.replace(b"\0", b"")
    before = _BEFORE_ROOT.match(plain)
    if before is not None and plain.startswith(b"<!", before.end()):
        raise ArticleError("the feed declares a document type, which is refused: remove the <!DOCTYPE ...> line")
