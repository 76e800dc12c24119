# ruff: noqa: E501 - a text of a table is easier to read on one line
"""Formats beyond plain text: tables, JSON documents, feeds, PDF, archives, side-cars, languages; and broken ones."""

import csv
import gzip
import io
import json
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_pdf import make_pdf

from graphbuild.errors import ArticleError, InputError
from graphbuild.ingest import ReadingOptions, Skipped, clean, iter_articles, page_of, parse_mapping, read_articles
from graphbuild.ingest.guard import guarded
from graphbuild.ingest.limits import Limits
from graphbuild.ingest.reading import READERS
from graphbuild.model import Article

ENTRIES = """
<item><title>Tonga &amp; Fiji sign</title><link>https://reef.example/1?utm_source=rss</link>
<pubDate>Tue, 06 Feb 2024 10:00:00 GMT</pubDate><description>A short teaser.</description>
<content:encoded><![CDATA[<figure><img src="x.jpg"><figcaption>A king. Photo: Reef</figcaption></figure>
<p>Tonga signed a treaty with <a href="https://reef.example/fiji">Fiji</a> on Tuesday.</p>
<ul><li>It is about fish.</li></ul><script>alert(1)</script>]]></content:encoded></item>
<item><title>No text here</title><link>https://reef.example/2</link></item>
<item><title>Samoa waits</title><link>https://reef.example/3</link><pubDate>2024-02-07</pubDate>
<description>Samoa has not signed it.</description></item>"""
FEED = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Reef Paper</title><link>https://reef.example/</link><language>en-nz</language>{ENTRIES}</channel></rss>"""
ATOM = """<?xml version="1.0" encoding="iso-8859-1"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Café Wire</title><id>urn:x</id><updated>2024-03-02T00:00:00Z</updated>
<entry><title>Chad left</title><id>urn:1</id><link href="https://wire.example/chad"/><author><name>A. Sow</name></author>
<published>2024-03-01T09:00:00Z</published><content type="text">Chad left the union, the café owner said.</content>
</entry></feed>"""


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def read(path: Path | str, **more: object) -> tuple[list[Article], list[str]]:
    found = read_articles([path], options=ReadingOptions(**more))  # type: ignore[arg-type]
    return list(found.articles), list(found.skipped)


def zipped(**members: str | bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_table_with_own_names(tmp_path: Path, delimiter: str) -> None:
    file = io.StringIO()
    rows = [
        ["body", "published_at", "who"],
        ['Mali "met"\nNiger; Chad, too.', "2024-05-03", "Sahel Sheet"],
        ["", "", ""],
    ]
    csv.writer(file, delimiter=delimiter).writerows([*rows, ["Chad left.", "", ""], ["", "2024-05-05", "x"]])
    path = write(tmp_path, "a.csv", "\ufeff" + file.getvalue())
    articles, skipped = read(path, mapping=parse_mapping("text=body, date=published_at,source=who"))
    assert [article.text for article in articles] == ['Mali "met"\nNiger; Chad, too.', "Chad left."]
    assert (articles[0].published, articles[0].outlet) == ("2024-05-03", "Sahel Sheet")
    assert [article.paths[0].rpartition(":")[2] for article in articles] == ["3", "5"]
    assert len(skipped) == 1
    assert "no field 'body'" in skipped[0]


def test_bad_row_costs_that_row(tmp_path: Path) -> None:
    rows = b"text,date\nMali left.,2024-05-03\na,b,c\nCaf\xe9 closed.,\nChad left.,\n"
    articles, skipped = read(write(tmp_path, "a.csv", rows))
    assert [article.text for article in articles] == ["Mali left.", "Chad left."]
    assert "3 cells under 2 names" in skipped[0]
    assert "not UTF-8" in skipped[1]


def test_mapping_reaches_inner_fields_and_is_checked(tmp_path: Path) -> None:
    document = {"total": 2, "hits": [{"doc": {"body": "Mali left.", "by": ["A", "B"]}, "when": 5}, {"doc": 3}, 7]}
    path = write(tmp_path, "a.json", json.dumps(document))
    articles, skipped = read(path, mapping=parse_mapping("text=doc.body,author=doc.by,date=when"))
    assert [(article.text, article.author, article.published) for article in articles] == [("Mali left.", "A, B", None)]
    assert "no field 'doc.body'" in skipped[0]
    assert "--map text=FIELD; found 'doc'" in skipped[0]
    assert "not a JSON object" in skipped[1]
    for bad in ("body", "body=text", "text="):
        with pytest.raises(InputError, match="--map"):
            parse_mapping(bad)


@pytest.mark.parametrize("document", [{"text": "Mali left.", "tags": [{"a": 1}]}, [{"text": "Mali left."}]])
def test_json_document(tmp_path: Path, document: object) -> None:
    articles, skipped = read(write(tmp_path, "a.json", json.dumps(document)))
    assert ([article.text for article in articles], skipped) == (["Mali left."], [])


@pytest.mark.parametrize("name", ["feed.rss", "feed.xml"])
def test_feed(tmp_path: Path, name: str) -> None:
    articles, skipped = read(write(tmp_path, name, FEED))
    first, second = articles
    assert first.text == "Tonga & Fiji sign\n\nTonga signed a treaty with Fiji on Tuesday.\n\nIt is about fish."
    assert (first.title, first.url, first.published) == ("Tonga & Fiji sign", "https://reef.example/1", "2024-02-06")
    assert (first.outlet, first.language) == ("Reef Paper", "en")
    assert (second.text, second.published) == ("Samoa waits\n\nSamoa has not signed it.", "2024-02-07")
    assert skipped == [
        f"{f'{tmp_path / name}:2'!r}: the entry carries no text: --fetch fetches the page that it links to"
    ]


def test_atom_in_another_encoding(tmp_path: Path) -> None:
    ((article,), skipped) = read(write(tmp_path, "feed.atom", ATOM.encode("iso-8859-1")))
    assert (article.outlet, article.author, article.published) == ("Café Wire", "A. Sow", "2024-03-01")
    assert "the café owner said" in article.text
    assert skipped == []


PAGES = [
    [
        "Energy Review 2024", "", "Norway will sell gas", "",
        "The ministry of energy in Oslo said on Tuesday that the state company of",
        "Norway would sell gas to Moldova (at once), although the parliament of Mol-",
        "dova has not voted. Ana Rusu opposes it.", "", "The next vote on it was held by the government and", "", "1",
    ],
    ["Energy Review 2024", "", "the opposition in spring.", "", "2"],
    ["Energy Review 2024", "", "Romania opposes the plan.", "", "3"],
]  # fmt: skip


def test_pdf_has_paragraphs_and_pages(tmp_path: Path) -> None:
    path = write(tmp_path, "a.pdf", make_pdf(PAGES, title="Norway will sell gas"))
    ((article,), skipped) = read(path)
    assert skipped == []
    assert article.title == "Norway will sell gas"
    assert "parliament of Moldova has not voted. Ana Rusu opposes it." in article.text
    assert "Energy Review" not in article.text
    texts = [block.text for block in clean(article).blocks]
    assert "The next vote on it was held by the government and the opposition in spring." in texts
    assert page_of(article.text, article.text.index("Ana Rusu")) == 1
    assert page_of(article.text, article.text.index("Romania")) == 3
    assert page_of("no pages", 3) is None


def test_title_of_a_word_processor_is_none(tmp_path: Path) -> None:
    ((article,), _) = read(write(tmp_path, "a.pdf", make_pdf(PAGES[1:], title="Microsoft Word - draft7.doc")))
    assert "Microsoft" not in article.title


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("cut.pdf", make_pdf(PAGES)[:700], "PDF"),
        ("locked.pdf", make_pdf(PAGES, encrypted=True), "encrypted"),
        ("scan.pdf", make_pdf([[]]), "holds no text"),
        ("text.pdf", b"no pdf at all", "not a PDF"),
        ("empty.pdf", b"", "empty file"),
        ("list.json", b"[1", "not JSON (Expecting ',' delimiter at line 1, column 3)"),
        ("deep.json", b"[" * 100_000, "too deep"),
        ("number.json", b"7", "neither a JSON object nor a list"),
        ("latin.json", b'{"text": "caf\xe9"}', "not UTF-8"),
        ("head.csv", b"text,date\n", "without a row"),
        ("blank.csv", b"\n\n", "empty file"),
        ("page.xml", b"<html><body>Hello</body></html>", "no RSS or Atom feed"),
        ("cut.rss", FEED[:120].encode(), "no RSS or Atom feed"),
        (
            "bomb.rss",
            b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]>' + FEED.encode(),
            "declares a document type",
        ),
        ("cut.zip", zipped(a="x")[:-10], "not a zip archive"),
        ("empty.zip", zipped(), "empty archive"),
        ("cut.txt.gz", gzip.compress(b"Mali left." * 100)[:-12], "cannot be unpacked"),
        ("no.txt.gz", b"Mali left.", "cannot be unpacked"),
        ("a.tar.gz", gzip.compress(b"Mali left."), "unknown kind of file '.tar'"),
    ],
)
def test_broken_files_end_in_a_named_error(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    bad, good = write(tmp_path, name, content), write(tmp_path, "z.txt", "Mali left.")
    found = read_articles([bad, good])
    assert [article.text for article in found.articles] == ["Mali left."]
    (line,) = found.skipped
    assert why in line
    assert name.removesuffix(".gz") in line


def test_archive_is_read_like_a_folder(tmp_path: Path) -> None:
    members: dict[str, str | bytes] = {
        "b/two.txt": "Chad left.", "a.jsonl": '{"text": "Mali left."}\n{"text": 3}', ".hidden.txt": "No.",
        "__MACOSX/a.txt": "No.", "table.dat": "No.", "c.csv": "text\nNiger left.\n", "in.zip": zipped(a="No."),
    }  # fmt: skip
    path = write(tmp_path, "a.zip", zipped(**members))
    articles, skipped = read(path)
    assert [article.text for article in articles] == ["Mali left.", "Chad left.", "Niger left."]
    assert [article.paths[0] for article in articles] == [f"{path}!a.jsonl:1", f"{path}!b/two.txt", f"{path}!c.csv:2"]
    assert [line.split("!")[1].split("'")[0] for line in skipped] == ["a.jsonl:2", "in.zip", "table.dat"]


def test_packed_file(tmp_path: Path) -> None:
    ((article,), skipped) = read(write(tmp_path, "a.jsonl.gz", gzip.compress(b'{"text": "Mali left."}\n')))
    assert (article.text, article.paths) == ("Mali left.", (f"{tmp_path / 'a.jsonl'}:1",))
    assert skipped == []


def test_bombs_are_cut_off(tmp_path: Path) -> None:
    bomb = b'{"text": "Mali left."}\n' + b"\n" * 10_000_000
    for path in (
        write(tmp_path, "a.jsonl.gz", gzip.compress(bomb)),
        write(tmp_path, "a.zip", zipped(**{"a.jsonl": bomb})),
    ):
        articles, skipped = read(path, limits=Limits(unpacked=100_000))
        assert len(articles) == 1
        assert "unpacks to more than" in skipped[0]
    text = gzip.compress(b"x" * 50_000)
    assert "larger than 1,000 bytes" in read(write(tmp_path, "b.txt.gz", text), limits=Limits(size=1000))[1][0]


def test_a_parser_that_hangs_costs_one_file() -> None:
    with pytest.raises(ArticleError, match=r"more than 0\.0001 seconds"):
        guarded("pdf", make_pdf(PAGES * 300), Limits(seconds=0.0001))
    assert "Norway" in guarded("pdf", make_pdf(PAGES))[0]["text"]


def test_patterns_and_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a/b/one.txt", "a/two.txt", "a/three.md"):
        write(tmp_path, name, f"{Path(name).stem.title()} left.")
    articles, skipped = read(f"{tmp_path}/**/*.txt")
    assert ([article.text for article in articles], skipped) == (["One left.", "Two left."], [])
    assert "no such file" in read(f"{tmp_path}/*.pdf")[1][0]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"text": "Mali left."}\n{"text": "Chad left."}\n')))
    assert [article.text for article in read("-", kind="jsonl")[0]] == ["Mali left.", "Chad left."]


MARKDOWN = """# Malta rejects ship

*By Joe Vella*

![The ship in the harbour](ship.jpg "A ship")

Malta's government **rejected** the ship on [Monday](/news?b=c). It said that [Italy][1] should take it.

> "We will not take it," Minister Rita Borg said.

Background
----------

* Italy had *refused* it twice, the list* says.
* France [now] (and then) supports `Malta`.

| a | b |
|---|---|
| 1 | 2 |

[1]: https://italy.example/
"""


def test_markdown(tmp_path: Path) -> None:
    ((article,), _) = read(write(tmp_path, "a.md", MARKDOWN))
    assert [block.text for block in clean(article).blocks] == [
        "Malta rejects ship",
        "Malta's government rejected the ship on Monday. It said that Italy should take it.",
        '"We will not take it," Minister Rita Borg said.',
        "Background",
        "* Italy had refused it twice, the list* says.",
        "* France [now] (and then) supports Malta.",
    ]
    block = clean(article).blocks[1]
    at = block.text.index("Monday")
    assert block.raw(at, at + 6).of(article.text) in ("Monday", "[Monday](/news?b=c)")


def test_archive_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(zipped(**{"a.txt": "Mali left."}))))
    ((article,), skipped) = read("-", kind="zip")
    assert (article.text, article.paths, skipped) == ("Mali left.", ("-!a.txt",), [])
    assert "unknown kind '.docx'" in read("-", kind="docx")[1][0]


SIDE_CAR = """
stray = 1
[default]
source = "Example Daily"
date = 2020-01-01
["talks-*.txt"]
date = 2024-02-06
author = "A. Sow"
dat = "x"
["a.jsonl"]
title = "All of them"
["absent.txt"]
date = 2024-02-07
"""


def test_side_car_fills_in_and_wins(tmp_path: Path) -> None:
    write(tmp_path, "articles.toml", SIDE_CAR)
    write(tmp_path, "talks-1.txt", "---\ndate: 1999-01-01\nsource: Its Own\n---\nTalks went on.")
    write(tmp_path, "other.txt", "Others did not.")
    write(tmp_path, "a.jsonl", '{"text": "Mali left.", "date": "2024-05-05"}')
    write(tmp_path, "inner/b.txt", "A folder below has a side-car of its own.")
    found = read_articles([tmp_path])
    known = {Path(article.paths[0]).name: article for article in found.articles}
    assert (known["talks-1.txt"].published, known["talks-1.txt"].outlet) == ("2024-02-06", "Its Own")
    assert known["talks-1.txt"].author == "A. Sow"
    assert (known["other.txt"].published, known["other.txt"].outlet) == ("2020-01-01", "Example Daily")
    assert (known["a.jsonl:1"].title, known["a.jsonl:1"].published) == ("All of them", "2024-05-05")
    assert (known["b.txt"].published, known["b.txt"].outlet) == (None, "")
    assert [line.split(": ", 1)[1][:32] for line in found.skipped] == [
        "'stray' stands outside of a sect", "section 'talks-*.txt': unknown f", "section 'absent.txt': there is n",
    ]  # fmt: skip


def test_broken_side_car_is_named_once(tmp_path: Path) -> None:
    write(tmp_path, "articles.toml", "[default")
    for name in ("a.txt", "b.txt"):
        write(tmp_path, name, f"{name} left.")
    found = read_articles([tmp_path])
    assert len(found.articles) == 2
    assert len(found.skipped) == 1
    assert "articles.toml': cannot be used" in found.skipped[0]


TEXTS = {
    "German": "Die Regierung in Wien lehnt den Vertrag ab. Der Minister sagte am Dienstag, das Parlament stimme nicht zu.",
    "French": "Le gouvernement a rejeté l'accord mardi. La ministre a déclaré que le Parlement ne voterait pas le texte.",
    "Ukrainian": "Уряд відхилив угоду у вівторок. Міністерка заявила, що парламент не голосуватиме за цей документ у Києві.",
    "Slovak": "Vláda v Bratislave dohodu v utorok odmietla. Ministerka povedala, že parlament o nej nebude hlasovať ani v lete.",
}


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_other_languages_are_skipped_with_the_reason(tmp_path: Path, language: str) -> None:
    path = write(tmp_path, "a.txt", f"---\nlanguage: en\n---\n{TEXTS[language]}")
    articles, (line,) = read(path)
    assert articles == []
    assert f"written in {language} (" in line
    assert "only English (en) is analysed" in line
    ((article,), skipped) = read(path, languages=frozenset())
    assert article.language not in ("en", "")
    assert skipped == []


def test_short_text_is_taken_as_declared(tmp_path: Path) -> None:
    assert read(write(tmp_path, "a.txt", "Mali left."))[0][0].language == ""
    assert "German" in read(write(tmp_path, "b.txt", "---\nlanguage: de-AT\n---\nMali ging."))[1][0]


@pytest.mark.shared
def test_no_english_article_is_taken_for_another(shared: Path, articles_folder: Path) -> None:
    found = read_articles([articles_folder, shared / "gold/articles"])
    assert found.skipped == ()
    assert {article.language for article in found.articles} == {"en"}


_BYTES = st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
_PARTS = st.lists(
    st.sampled_from(
        [b"%PDF-1.4\n", b"1 0 obj", b"<<", b">>", b"stream", b"PK\x03\x04", b"\x1f\x8b\x08", b"<rss>", b"<item>",
         b"<title>a</title>", b"text,", b'"', b"\n", b"\x00", b"{", b"[", b'"text": "a"', b"}", b"]", b"xref"],
    ),
    max_size=20,
).map(b"".join)  # fmt: skip


@pytest.mark.parametrize("suffix", sorted({*READERS, ".zip", ".gz", ".csv.gz"} - {".txt", ".md", ".html", ".htm"}))
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=_BYTES | _PARTS)
def test_no_bytes_break_a_reader(tmp_path: Path, suffix: str, data: bytes) -> None:
    path = write(tmp_path, f"any{suffix}", data)
    for item in iter_articles([path]):
        if isinstance(item, Skipped):
            assert item.reason
            assert "\n" not in str(item)
        else:
            item.text.encode()
