"""Reads a saved web page as one article: trafilatura finds the main text among the page's furniture."""

import codecs
import re
from collections.abc import Iterator
from typing import Any

from graphbuild.errors import ArticleError
from graphbuild.ingest.drafts import Draft
from graphbuild.ingest.fields import one_line
from graphbuild.ingest.guard import guarded
from graphbuild.ingest.sources import Source, decode

_CHARSET = re.compile(
    rb"<(?:meta[^>]{1,200}?charset|\?xml[^>]{1,100}?encoding)\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE
)
#: Encodings of Python that no page may name: not of the web, slow (punycode takes minutes), or a way to hide markup.
_NOT_OF_THE_WEB = frozenset("idna punycode undefined unicode-escape raw-unicode-escape utf-7".split())
_LANGUAGE = re.compile(r"<html[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z]{2,3})\b", re.IGNORECASE)
_CHARSET_WINDOW = 4096
_SITE = re.compile(r"(\S+(?: \S+){2,}?)\s*(?:\||::|») [\w.'&-]+(?: [\w.'&-]+){0,3}")
#: Dates come from the page's metadata only, the first publication first: no date is better than a guess. The
#: bound in the future replaces the library's default, the current day, which would differ between runs.
_DATES = {
    "extensive_search": False,
    "original_date": True,
    "min_date": "1800-01-01",
    "max_date": "2199-12-31",
}


def read_html_file(source: Source) -> Iterator[Draft]:
    """Yield the one article of a saved page.

    The raw text is the headline and, below an empty line, the main text that was found; title, author, date,
    canonical URL and site name come from the page's metadata.

    Raises:
        ArticleError: The file is empty, too large, wrongly encoded, or holds no article.
        OSError: It cannot be read.
    """
    (fields,) = guarded("html", source.read(), source.limits)
    yield Draft(path=source.name, fields=fields)


def parse_page(data: bytes) -> list[dict[str, str]]:
    """Return the one article of a page as fields; runs in the worker process.

    Raises:
        ArticleError: It is wrongly encoded, cannot be parsed or holds no article.
    """
    content = _decode_page(data)
    page = _extract(content)
    if page is None or not (page.text or "").strip():
        raise ArticleError("no article text found in the page")
    outlet = one_line(page.sitename)
    text = page.text.strip()
    title = _without_site(one_line(page.title), outlet)
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    declared = _LANGUAGE.search(content[:_CHARSET_WINDOW])
    return [
        {
            "text": text,
            "title": title,
            "source": outlet,
            "url": page.url or "",
            "date": page.date or "",
            "author": one_line(page.author),
            "language": declared[1].lower() if declared else "",
        }
    ]


def _extract(page: str) -> Any:
    # Imported here: trafilatura takes half a second to load, and only pages need it.
    from trafilatura import bare_extraction  # noqa: PLC0415

    return bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=dict(_DATES),
    )


def _decode_page(data: bytes) -> str:
    """Decode as the page says, else as UTF-8, strictly."""
    declared = _CHARSET.search(data[:_CHARSET_WINDOW])
    if data.startswith(codecs.BOM_UTF8) or not declared:
        return decode(data)
    name = declared[1].decode("ascii", "replace")
    try:
        codec = codecs.lookup(name).name.replace("_", "-")
        if codec in _NOT_OF_THE_WEB:
            raise LookupError(name)
        return data.decode(codec)
    except (LookupError, UnicodeError) as error:
        raise ArticleError(f"not in the encoding {name!r} that the page declares: save it as UTF-8") from error


def _without_site(title: str, outlet: str) -> str:
    """Drop the site's name behind the headline: a known one, or a few words behind a sign that no headline has."""
    if outlet:
        return re.sub(rf"\s*(?:::|[|–—»·-])\s*{re.escape(outlet)}$", "", title)
    found = _SITE.fullmatch(title)
    return found[1] if found else title
