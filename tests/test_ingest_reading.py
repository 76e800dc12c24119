"""Reading: formats, fields, agencies, copies, and inputs that are no articles."""

import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphbuild.ingest import ReadingOptions, Skipped, clean, iter_articles, merge_copies, read_articles, read_text
from graphbuild.ingest.agencies import find_agency
from graphbuild.ingest.fields import canonical_url, parse_date
from graphbuild.ingest.limits import Limits
from graphbuild.model import Article

HEAD = "---\ntitle: Tonga signs\ndate: 2024-01-02\nsource: Reef Paper\nurl: https://example.org/t#top\n---\n"
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="{charset}"><title>Peru opens a dam | Lima Page</title>
<link rel="canonical" href="https://example.com/peru-dam"><meta property="og:site_name" content="Lima Page">
<meta property="og:title" content="Peru opens a dam">
<meta property="article:published_time" content="2024-05-06T10:00:00Z">
</head><body><div class="cookie-banner"><p>We use cookies.</p></div>
<nav><a href="/">Home</a><a href="/w">World</a></nav>
<article><h1>Peru opens a dam</h1>
<p>Peru opened a dam in the valley of the Rímac on Monday, after eleven years of work and many delays.</p>
<p>Ecuador’s ambassador attended the ceremony. He said that his country wants to buy power from the dam.</p>
<p>Residents of three villages oppose the dam, because the lake has covered the fields of their families.</p>
</article><footer>© Lima Page</footer></body></html>"""


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def only(path: Path) -> Article:
    read = read_articles([path])
    assert read.skipped == ()
    (article,) = read.articles
    return article


def reason(path: Path | str, **options: Any) -> str:
    read = read_articles([path], options=ReadingOptions(**options))
    assert read.articles == ()
    (line,) = read.skipped
    assert line.startswith(repr(str(path)))
    assert "\n" not in line
    return line


def test_text_with_front_matter(tmp_path: Path) -> None:
    raw = HEAD + "Tonga signs\r\n\r\nTonga’s king signed it.\r\n"
    article = only(write(tmp_path, "a.txt", raw))
    assert article.text == raw
    assert (article.title, article.outlet, article.published) == ("Tonga signs", "Reef Paper", "2024-01-02")
    assert article.url == "https://example.org/t"
    assert article.paths == (str(tmp_path / "a.txt"),)
    body = clean(article).blocks[-1]
    assert body.raw(0, 12).of(raw) == "Tonga’s king"


def test_text_without_front_matter(tmp_path: Path) -> None:
    article = only(write(tmp_path, "a.txt", "Homepage News\n\nTonga signs a treaty\n\nIt is about fish.\n"))
    assert article.title == "Tonga signs a treaty"
    assert (article.outlet, article.url, article.published, article.agency) == ("", "", None, "")


def test_rules_in_the_text_are_no_front_matter() -> None:
    raw = "---\nNote: this is a poem\n---\nIt ends.\n"
    assert [block.text for block in clean(read_text(raw)).blocks] == ["Note: this is a poem", "It ends."]


def test_byte_order_mark_counts_as_in_the_file(tmp_path: Path) -> None:
    article = only(write(tmp_path, "a.txt", b"\xef\xbb\xbf" + (HEAD + "Tonga signed it.").encode()))
    assert article.published == "2024-01-02"
    assert article.text[0] == "\ufeff"
    block = clean(article).blocks[-1]
    assert block.raw(0, 5).of(article.text) == "Tonga"


def test_characters_that_no_store_takes_keep_their_place() -> None:
    article = read_text("A\x00b \ud800 met.")
    assert article.text == "A\ufffdb \ufffd met."


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_saved_page(tmp_path: Path, charset: str) -> None:
    page = PAGE.format(charset=charset).replace("’", "’" if charset != "iso-8859-1" else "'")
    article = only(write(tmp_path, "p.html", page.encode(charset)))
    assert (article.title, article.outlet) == ("Peru opens a dam", "Lima Page")
    assert (article.url, article.published) == ("https://example.com/peru-dam", "2024-05-06")
    assert "valley of the Rímac" in article.text
    assert "cookies" not in article.text
    blocks = clean(article).blocks
    assert [block.kind for block in blocks] == ["headline", "paragraph", "paragraph", "paragraph"]


def test_page_without_a_date_has_none(tmp_path: Path) -> None:
    page = PAGE.format(charset="utf-8").replace("2024-05-06T10:00:00Z", "").replace("©", "© 2021")
    page = page.replace("on Monday", "on 6 May 2024, ten years after 12 June 2014")
    assert only(write(tmp_path, "p.htm", page)).published is None


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Peru opens a dam | Lima Page", "Peru opens a dam"),
        ("Peru opens a dam :: Lima Page", "Peru opens a dam"),
    ],
)
def test_the_site_is_no_part_of_the_headline(tmp_path: Path, title: str, wanted: str) -> None:
    body = PAGE.format(charset="utf-8").partition("</h1>")[2]
    page = f"<html><head><meta charset=utf-8><title>{title}</title></head><body><article>{body}"
    assert only(write(tmp_path, "p.html", page)).title == wanted


def test_json_lines(tmp_path: Path) -> None:
    rows = [
        {"text": "Mali met\u2028Niger.", "title": "One", "published": "3 May 2024", "outlet": "Sahel Sheet", "url": ""},
        {"text": "Chad met Niger.", "date": "2024-05-04", "source": "Sahel Sheet", "agency": "AFP", "n": 1},
    ]
    lines = "\ufeff" + "\n\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n"
    read = read_articles([write(tmp_path, "a.jsonl", lines)])
    first, second = read.articles
    assert (first.text, first.title, first.published) == ("Mali met\u2028Niger.", "One", "2024-05-03")
    assert (second.outlet, second.published, second.agency) == ("Sahel Sheet", "2024-05-04", "Agence France-Presse")
    assert [path.rsplit(":", 1)[1] for article in read.articles for path in article.paths] == ["1", "3"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"text": "a"', "not JSON"),
        ("[1]", "not a JSON object"),
        ('{"title": "x"}', "no field 'text'"),
        ('{"text": 5}', "no field 'text'"),
        ('{"text": " "}', "no field 'text'"),
        ("[" * 100_000, "not JSON"),
        ('{"text": ' + "9" * 5000 + "}", "not JSON"),
        (b'{"text": "\xff"}', "not UTF-8"),
    ],
)
def test_bad_json_line_costs_that_line(tmp_path: Path, line: str | bytes, why: str) -> None:
    bad = line if isinstance(line, bytes) else line.encode()
    path = write(tmp_path, "a.jsonl", b'{"text": "Mali left."}\n' + bad + b'\n{"text": "Chad left."}\n')
    read = read_articles([path])
    assert [article.text for article in read.articles] == ["Mali left.", "Chad left."]
    (line_said,) = read.skipped
    assert line_said.startswith(repr(f"{path}:2"))
    assert why in line_said


def test_files_that_are_no_articles(tmp_path: Path) -> None:
    fifo = tmp_path / "pipe.txt"
    os.mkfifo(fifo)
    assert "no such file" in reason(tmp_path / "missing.txt")
    assert "empty file" in reason(write(tmp_path, "empty.txt", ""))
    assert "empty file" in reason(write(tmp_path, "blank.jsonl", "\n \n"))
    assert "not UTF-8 (byte 0xe9 at 3)" in reason(write(tmp_path, "latin.txt", b"caf\xe9"))
    assert "not a regular file" in reason(fifo)
    assert "larger than 10 bytes" in reason(write(tmp_path, "large.txt", "x" * 11), limits=Limits(size=10))
    assert "no article text" in reason(write(tmp_path, "empty.html", "<html><body></body></html>"))
    assert "encoding 'klingon'" in reason(write(tmp_path, "odd.html", PAGE.format(charset="klingon")))
    assert "not a valid path" in reason("a\x00b")


def test_names_cannot_reach_the_terminal() -> None:
    assert str(Skipped(path="a\x1b[2J\n.txt", reason="empty file")) == "'a\\x1b[2J\\n.txt': empty file"


def test_folder(tmp_path: Path) -> None:
    (tmp_path / "b" / "c").mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    for name in ("z.txt", "b/c/y.md", "a.txt", ".git/no.txt", "table.dat"):
        write(tmp_path, name, f"{name} left.")
    (tmp_path / "b" / "link.txt").symlink_to(tmp_path / "z.txt")
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    read = read_articles([tmp_path])
    assert [article.text for article in read.articles] == ["a.txt left.", "b/c/y.md left.", "z.txt left."]
    assert [line.rsplit("/", 1)[1].split(":")[0] for line in read.skipped] == ["link.txt'", "loop'", "table.dat'"]
    assert "unknown kind of file '.dat'" in read.skipped[2]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{HEAD}Tonga signed.\n".encode())))
    (article,) = read_articles(["-"]).articles
    assert (article.outlet, article.paths) == ("Reef Paper", ("-",))


def test_iteration_is_lazy(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", '{"text": "Mali left."}\n' * 3)
    assert isinstance(next(iter_articles([path, "missing"])), Article)


def test_copies_become_one_article(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        write(tmp_path, name, "Tonga signed it.\n")
    write(tmp_path, "c.txt", "Tonga did not sign it.\n")
    articles = read_articles([tmp_path]).articles
    merged = merge_copies(articles)
    assert merged == merge_copies(reversed(articles))
    assert len(merged) == 2
    assert {article.paths for article in merged} == {
        (str(tmp_path / "a.txt"), str(tmp_path / "b.txt")),
        (str(tmp_path / "c.txt"),),
    }


def test_of_two_versions_under_one_address_the_later_stays() -> None:
    old = read_text("Tonga may sign.", url="https://example.org/t", published="2024-01-01")
    new = read_text("Tonga signed.", url="https://EXAMPLE.org/t?utm_source=x#top", published="2024-01-02")
    assert old.id == new.id
    assert merge_copies([new, old])[0].text == merge_copies([old, new])[0].text == "Tonga signed."


def test_same_text_in_two_outlets_stays_two_articles() -> None:
    copies = [read_text("Tonga signed.", outlet=outlet) for outlet in ("Reef Paper", "Lagoon Daily")]
    assert len(merge_copies(copies)) == 2


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025-09-02", "2025-09-02"),
        ("2025-09-02T23:30:00-05:00", "2025-09-02"),
        ("2 September 2025", "2025-09-02"),
        ("Tuesday, September 2, 2025", "2025-09-02"),
        ("Sept. 2nd, 2025 at 5:04 pm", "2025-09-02"),
        ("Tue, 02 Sep 2025 10:00:00 +0000", "2025-09-02"),
        ("20250902", "2025-09-02"),
        ("2025/09/02", "2025-09-02"),
        ("13/09/2025", "2025-09-13"),
        ("09/13/2025", "2025-09-13"),
        ("02.09.2025", "2025-09-02"),
        ("03/03/2025", "2025-03-03"),
        ("02/09/2025", None),
        ("13/13/2025", None),
        ("31 February 2025", None),
        ("September 2025", None),
        ("yesterday", None),
        ("", None),
        (None, None),
        ("9" * 5000, None),
    ],
)
def test_dates(text: str | None, date: str | None) -> None:
    assert parse_date(text) == date


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://Example.ORG/a?b=1&utm_medium=x&fbclid=2#c", "https://example.org/a?b=1"),
        ("http://example.org", "http://example.org/"),
        ("javascript:alert(1)", ""),
        ("http://[bad", ""),
        ("https://e.org/\u202ea\x1b[2J", "https://e.org/%E2%80%AEa%1B[2J"),
        ("https://e\u202e.org/", "https://e%E2%80%AE.org/"),
        ("example.org/a", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_addresses(url: str | None, canonical: str) -> None:
    assert canonical_url(url) == canonical


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Headline\n\nLAGOS, Nov 3 (Reuters) - Nigeria signed.", "Reuters"),
        ("LAGOS (AFP) — Nigeria signed.", "Agence France-Presse"),
        ("(AP) - Nigeria signed.", "Associated Press"),
        ("MINSK, November 3. /TASS/. Belarus signed.", "TASS"),
        ("Lagos, 3 Nov (Nova Wire) - Nigeria signed.", "Nova Wire"),
        ("Nigeria signed.\n\nSource: Xinhua", "Xinhua"),
        ("Nigeria signed, the minister told Reuters.", ""),
        ("The Associated Press (AP) reported it.", ""),
        ("ABUJA, Nov 3 - Nigeria signed.", ""),
        ("Nigeria signed.", ""),
    ],
)
def test_agencies(text: str, agency: str) -> None:
    assert find_agency(text) == agency
    assert read_text(f"---\ntitle: x\n---\n{text}").agency == agency


def test_agency_of_the_front_matter() -> None:
    assert read_text("---\nagency: AFP\n---\nNigeria signed.").agency == "Agence France-Presse"


_BYTES = st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["text", "url", "date", "x"]), inner),
    max_leaves=6,
).map(lambda value: json.dumps(value).encode())
_PAGES = st.lists(
    st.sampled_from(
        ["<html>", "<p>", "</p>", "<article>", "<h1>", "<meta charset=utf-16>", "<!--", "&#0;", "\x00", "word "]
    ),
    max_size=30,
).map(lambda parts: "".join(parts).encode())


@pytest.mark.parametrize("suffix", [".txt", ".jsonl", ".html"])
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=_BYTES | _JSON | _PAGES)
def test_no_bytes_break_the_reader(tmp_path: Path, suffix: str, data: bytes) -> None:
    path = write(tmp_path, f"any{suffix}", data)
    for item in iter_articles([path]):
        if isinstance(item, Skipped):
            assert item.reason
        else:
            item.text.encode()
            assert "\x00" not in item.text
            assert all(block.raw(0, len(block.text)).of(item.text) for block in clean(item).blocks)


def test_sample_articles(articles_folder: Path) -> None:
    read = read_articles([articles_folder])
    assert read.skipped == ()
    assert len(read.articles) == len(merge_copies(read.articles)) >= 14
    assert sum(article.published is None for article in read.articles) == 1
    assert all(article.title and article.outlet for article in read.articles if not article.paths[0].endswith(":1"))
    copied = [article for article in read.articles if article.agency]
    assert len({article.outlet for article in copied}) == 2
    for article in read.articles:
        words = sum(len(block.text.split()) for block in clean(article).blocks)
        assert 120 <= words <= 350, article.paths


def test_no_furniture_survives_in_the_sample_articles(articles_folder: Path) -> None:
    kept = "\n".join(
        block.text for article in read_articles([articles_folder]).articles for block in clean(article).blocks
    )
    furniture = "cookie|Subscribe|Advertisement|Also read|Photo|newsletter|Globewire|Holidaymakers|Copper|Museum"
    for word in (*furniture.split("|"), "Correction", "©", "werenever", "Editor's note", "Read more"):
        assert word.lower() not in kept.lower(), word
