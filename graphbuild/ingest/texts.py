"""Makes an article of a text and what is known about it."""

from collections.abc import Mapping
from dataclasses import replace

from graphbuild.ingest.agencies import agency_name, find_agency
from graphbuild.ingest.cleaning import BlockKind, clean
from graphbuild.ingest.fields import canonical_url, one_line, parse_date, printable
from graphbuild.ingest.front_matter import front_matter
from graphbuild.model import Article, article_id


def read_text(
    text: str,
    *,
    title: str = "",
    outlet: str = "",
    url: str = "",
    published: str | None = None,
    agency: str = "",
    author: str = "",
    language: str = "",
    path: str = "",
    defaults: Mapping[str, str] | None = None,
) -> Article:
    """Return the article of a text; front matter fills in what is not given.

    Args:
        text: The article, with or without front matter (title, date, source, url, agency, author, language).
        title: Headline; without one it is the headline that the text begins with.
        outlet: Who published it.
        url: Where it was published.
        published: Date in any unambiguous form; another form leaves the date unknown.
        agency: News agency; without one it is searched for in the credit lines.
        author: Who wrote it.
        language: Its language, as a code of ISO 639 (``en``).
        path: Where the text was read from.
        defaults: Fields, by the names of front matter, for what neither the caller nor the front matter says.
    """
    text = printable(text)
    head = front_matter(text)
    said = {name: value for name, value in head.fields.items() if value} if head else {}
    known = {**(defaults or {}), **said}
    body = text[head.end :] if head else text
    url = canonical_url(url or known.get("url"))
    outlet = one_line(outlet or known.get("source"))
    article = Article(
        id=article_id(url=url, outlet=outlet, text=text),
        title=one_line(title or known.get("title")),
        text=text,
        outlet=outlet,
        url=url,
        published=parse_date(published or known.get("date")),
        agency=agency_name(one_line(agency or known.get("agency"))) or find_agency(body),
        author=one_line(author or known.get("author")),
        language=one_line(language or known.get("language")).lower()[:3].rstrip("-_"),
        paths=(printable(path),) if path else (),
    )
    return article if article.title else replace(article, title=_headline(article))


def _headline(article: Article) -> str:
    blocks = clean(article).blocks
    return one_line(blocks[0].text) if blocks and blocks[0].kind is BlockKind.HEADLINE else ""
