"""Reads a PDF as one article: paragraphs in reading order, a form feed before each new page."""

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from graphbuild.errors import ArticleError
from graphbuild.ingest.drafts import Draft
from graphbuild.ingest.guard import guarded
from graphbuild.ingest.sources import Source

#: Stands between pages, so that the page of every character can be told (``page_of``).
PAGE_BREAK = "\f"
_MAX_PAGES = 2000
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\W*(?:page|p\.)?\s*\d+(?:\s*(?:/|of)\s*\d+)?\W*", re.IGNORECASE)
_ENDS = re.compile(r"[.!?…:][\"'”’)\]]*$")


def read_pdf_file(source: Source) -> Iterator[Draft]:
    """Yield the one article of a PDF; a date stands in it only as text, so a side-car has to give it.

    Raises:
        ArticleError: The file is empty, too large, encrypted, broken, or holds pictures of text only.
        OSError: It cannot be read.
    """
    data = source.read()
    if b"%PDF-" not in data[:1024]:
        raise ArticleError("not a PDF: it does not begin as one")
    (fields,) = guarded("pdf", data, source.limits)
    yield Draft(path=source.name, fields=fields)


def page_of(text: str, offset: int) -> int | None:
    """Return the page, from 1, on which a character of an article's text stands; None when it has no pages."""
    return text.count(PAGE_BREAK, 0, offset) + 1 if PAGE_BREAK in text else None


def parse_pdf(data: bytes) -> list[dict[str, str]]:
    """Return the one article of a PDF as fields; runs in the worker process.

    Raises:
        ArticleError: It is encrypted, too long, or holds no text.
    """
    # Imported here: heavy, and only PDFs need it.
    from pdfminer.pdfdocument import PDFPasswordIncorrect, PDFTextExtractionNotAllowed  # noqa: PLC0415

    try:
        title, pages = _content(data)
    except (PDFPasswordIncorrect, PDFTextExtractionNotAllowed) as error:
        raise ArticleError("the PDF is encrypted: save it without a password") from error
    text = PAGE_BREAK.join(["\n\n".join(page) for page in _without_running_lines(pages)])
    if not text.strip():
        raise ArticleError("the PDF holds no text (a scan?): run text recognition on it first")
    # A title that does not stand on the page is a template's or a word processor's.
    return [{"text": text, "title": title if title and title in " ".join(text.split()) else ""}]


def _content(data: bytes) -> tuple[str, list[list[str]]]:
    from pdfminer.converter import PDFPageAggregator  # noqa: PLC0415
    from pdfminer.layout import LAParams  # noqa: PLC0415
    from pdfminer.pdfdocument import PDFDocument  # noqa: PLC0415
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager  # noqa: PLC0415
    from pdfminer.pdfpage import PDFPage  # noqa: PLC0415
    from pdfminer.pdfparser import PDFParser  # noqa: PLC0415
    from pdfminer.utils import decode_text  # noqa: PLC0415

    document = PDFDocument(PDFParser(io.BytesIO(data)))
    raw = document.info[0].get("Title") if document.info else None
    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, laparams=LAParams())
    interpreter = PDFPageInterpreter(manager, device)
    pages = []
    for number, page in enumerate(PDFPage.create_pages(document)):
        if number == _MAX_PAGES:
            raise ArticleError(f"more than {_MAX_PAGES:,} pages: split it")
        interpreter.process_page(page)
        pages.append([*_paragraphs(device.get_result())])
    return (decode_text(raw).strip() if isinstance(raw, bytes) else ""), pages


def _paragraphs(layout: object) -> Iterator[str]:
    """The boxes of a page as paragraphs, one line each."""
    from pdfminer.layout import LTTextContainer  # noqa: PLC0415

    for box in layout:  # type: ignore[attr-defined]  # a page iterates over its boxes, in reading order
        if isinstance(box, LTTextContainer):
            lines = [" ".join(line.replace(PAGE_BREAK, " ").split()) for line in box.get_text().splitlines()]
            yield from _joined([line for line in lines if line])


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """Join the lines of a box; a short line that ends a sentence ends a paragraph."""
    longest = max(map(len, lines), default=0)
    part = ""
    for line in lines:
        part = f"{part[:-1]}{line}" if _breaks_word(part, line) else f"{part} {line}".strip()
        if len(line) < 0.75 * longest and _ENDS.search(line):
            yield part
            part = ""
    if part:
        yield part


def _breaks_word(part: str, line: str) -> bool:
    return part.endswith("-") and part[-2:-1].islower() and line[:1].islower()


def _without_running_lines(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Drop page numbers and what stands first or last on most pages, whatever the number in it."""
    ends = Counter(key for page in pages for key in {_DIGITS.sub("#", line) for line in (*page[:2], *page[-2:])})
    running = {key for key, count in ends.items() if len(pages) > 2 and count > len(pages) / 2 and len(key) < 120}
    return [
        [line for line in page if not _NUMBER.fullmatch(line) and _DIGITS.sub("#", line) not in running]
        for page in pages
    ]
