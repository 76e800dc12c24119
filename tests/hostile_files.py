# ruff: noqa: E501 - a list of files is easier to read with one file on a line
"""Files that break readers, by group, and good ones to stand among them.

A file is BAD when it must be named and gives nothing, ODD when it must be read although it looks strange, and EITHER
when both are right as long as one of them happens.
"""

import gzip
import io
import json
import os
import random
import socket
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from made_pdf import make_pdf

TEXT = "Norway met Finland in Oslo."
LONG = "The ministry of energy said that Norway would sell gas to Moldova in the spring of the year. "
SHAPE = 1500


class Verdict(Enum):
    """What must become of a file."""

    BAD = "named"
    ODD = "read"
    EITHER = "named or read"


BAD, ODD, EITHER = Verdict.BAD, Verdict.ODD, Verdict.EITHER


@dataclass(frozen=True, kw_only=True)
class Hostile:
    """A hostile file.

    Attributes:
        name: Path in the folder.
        make: Writes it; None when it is made already.
    """

    group: str
    name: str
    verdict: Verdict
    make: Callable[[Path], object]


def all_files() -> list[Hostile]:
    """Return all hostile files, by group."""
    return [
        *size(),
        *encoding(),
        *nesting(),
        *archives(),
        *names(),
        *jsons(),
        *pages(),
        *feeds(),
        *pdfs(),
        *shapes(),
        *copies(),
        *dates(),
    ]


def put(group: str, name: str, content: str | bytes, verdict: Verdict = BAD) -> Hostile:
    """A file with a content; text is written as UTF-8, half characters and all."""
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    return Hostile(group=group, name=f"{group}/{name}", verdict=verdict, make=lambda path: path.write_bytes(data))


def size() -> Iterator[Hostile]:
    yield put("size", "empty.txt", "")
    yield put("size", "empty.html", "")
    yield put("size", "empty.pdf", "")
    yield put("size", "empty.csv", "")
    yield put("size", "empty.jsonl", "")
    yield put("size", "empty.json", "")
    yield put("size", "empty.rss", "")
    yield put("size", "empty.zip", "")
    yield put("size", "blank.txt", " \n\t\r\n" * 100)
    yield put("size", "large.txt", LONG * 12_000)
    yield put("size", "large.html", f"<p>{LONG * 12_000}</p>")
    yield put("size", "large.json", json.dumps({"text": LONG * 12_000}))
    yield put("size", "large.jsonl", json.dumps({"text": LONG * 12_000}))
    yield put("size", "large.csv", f"text\n{LONG * 12_000}\n")
    yield put("size", "large.pdf", b"%PDF-1.4\n" + b"x" * 1_100_000)
    yield put("size", "long-article.txt", LONG * 3000)
    yield put("size", "many-rows.csv", "text\n" + "a\n" * 200, EITHER)
    yield Hostile(group="size", name="size/sparse.txt", verdict=BAD, make=lambda path: _sparse(path, 5_000_000_000))


def _noise(seed: int, length: int) -> bytes:
    return random.Random(seed).randbytes(length)  # noqa: S311  (no secret)


def _sparse(path: Path, length: int) -> None:
    with path.open("wb") as file:
        file.truncate(length)


def encoding() -> Iterator[Hostile]:
    raw = {
        "latin.txt": "Café closed.".encode("latin-1"), "utf16le.txt": b"\xff\xfe" + TEXT.encode("utf-16-le"),
        "utf16be.txt": b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf32.txt": "é".encode("utf-32"),
        "sjis.txt": "日本語の文".encode("shift-jis"), "cut.txt": "Café".encode()[:-1], "overlong.txt": b"A\xc0\x80B",
        "half.txt": b"A \xed\xa0\x80 B", "beyond.txt": b"A \xf4\x90\x80\x80 B", "alone.txt": b"A \x80 B",
        "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "program.md": b"\x7fELF\x02\x01" + bytes(range(200)),
        "noise.txt": _noise(1, 5000), "latin.json": '{"text": "café"}'.encode("latin-1"),
        "utf16.json": json.dumps({"text": TEXT}).encode("utf-16"), "latin.jsonl": '{"text": "café"}'.encode("latin-1"),
        "latin.csv": "text\ncafé\n".encode("latin-1"), "klingon.html": b"<meta charset=klingon><p>x",
        "said-utf16.html": b"<meta charset=utf-16><p>x</p>\x00", "gbk.html": "<meta charset=utf-8><p>中文</p>".encode("gbk"),
        "noise.html": b"\xff\xfe\x00\x01" * 500, "noise.rss": _noise(2, 5000),
    }  # fmt: skip
    yield from (put("encoding", name, data) for name, data in raw.items())
    yield put("encoding", "mark.txt", "\ufeff" + TEXT, ODD)
    yield put("encoding", "nul.txt", "Norway\0 met Finland in Oslo.", ODD)
    yield put("encoding", "controls.txt", "".join(map(chr, range(1, 32))) + TEXT, ODD)
    yield put("encoding", "noncharacters.txt", "\ufffe\uffff\U0010ffff " + TEXT, ODD)
    yield put("encoding", "bare-utf16.txt", TEXT.encode("utf-16-le"))
    yield put("encoding", "ebcdic.txt", TEXT.encode("cp500"))
    for name in ("punycode", "idna", "unicode_escape", "utf-7", "hex", "rot13", "x/../.."):
        head = f"<meta charset={name}><article><p>{LONG * 6}"
        yield put("encoding", f"{name.replace('/', '-')}.html", f"{head}{'a' * 90_000}-{'zz9' * 50_000}")
    yield put("encoding", "tags.txt", TEXT + "".join(map(chr, range(0xE0000, 0xE0080))), ODD)
    yield put("encoding", "expanding.txt", "\ufdfa\ufb1d\u0390" * 500 + TEXT, ODD)
    yield put("encoding", "fullwidth.txt", f"{TEXT} Ｎｏｒｗａｙ ｍｅｔ Ｆｉｎｌａｎｄ.", ODD)


def nesting() -> Iterator[Hostile]:
    yield put("nesting", "arrays.json", "[" * 100_000)
    yield put("nesting", "closed.json", "[" * 100_000 + "]" * 100_000)
    yield put("nesting", "objects.json", '{"a":' * 50_000)
    yield put("nesting", "arrays.jsonl", "[" * 100_000 + "\n")
    for tag in ("div", "b", "table", "ul", "span", "font"):
        yield put("nesting", f"{tag}.html", f"<{tag}>" * 20_000 + LONG, EITHER)
    yield put("nesting", "tags.rss", "<rss><channel>" + "<a>" * 20_000)
    yield put("nesting", "closed.atom", "<feed>" + "<a>" * 20_000 + "</a>" * 20_000 + "</feed>")
    yield put("nesting", "arrays.pdf", b"%PDF-1.4\n1 0 obj\n" + b"[" * 50_000 + b"\nendobj\ntrailer << /Root 1 0 R >>")
    yield put("nesting", "quotes.csv", 'text\n"' + '""' * 1000, EITHER)
    yield put("nesting", "markdown.md", ">" * SHAPE + " " + TEXT, EITHER)
    yield put("nesting", "brackets.md", "[" * SHAPE + TEXT + "]" * SHAPE, EITHER)
    yield put("nesting", "inner.json", '{"a":' * 900 + json.dumps({"text": TEXT}) + "}" * 900)
    yield put("nesting", "beside.json", f'{{"text": "{TEXT}", "more": ' + '{"a":' * 900 + "1" + "}" * 901, ODD)
    yield put("nesting", "head.md", f"---\ntitle: {'[' * 10_000}\n---\n{TEXT}", ODD)
    yield put("nesting", "svg.html", "<svg><g>" * 8000 + LONG)
    deep = "nesting/" + "d/" * 60
    yield Hostile(group="nesting", name=f"{deep}a.txt", verdict=BAD, make=lambda path: path.write_text(TEXT))


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def _overlapping(number: int) -> bytes:
    """An archive of so many files that are all the same packed bytes."""
    text = b" " * 900_000
    packed, name = zlib.compress(text, 9)[2:-4], b"a.txt"
    sizes = struct.pack("<3L2H", zlib.crc32(text), len(packed), len(text), len(name), 0)
    front = b"PK\x03\x04" + struct.pack("<5H", 20, 0, 8, 0, 0) + sizes + name + packed
    entry = b"PK\x01\x02" + struct.pack("<6H", 20, 20, 0, 8, 0, 0) + sizes + struct.pack("<3H2L", 0, 0, 0, 0, 0) + name
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, number, number, len(entry) * number, len(front), 0)
    return front + entry * number + end


def archives() -> Iterator[Hostile]:
    plain = zipped({"a.txt": TEXT.encode() * 50})
    head = plain.index(b"PK\x01\x02")
    yield put("archives", "cut.zip", plain[:-10])
    yield put("archives", "headless.zip", plain[40:])
    yield put("archives", "none.zip", zipped({}))
    yield put("archives", "folders.zip", zipped({"a/": b""}))
    yield put("archives", "text.zip", TEXT)
    yield put(
        "archives", "sum.zip", plain[:14] + b"\0\0\0\0" + plain[18 : head + 16] + b"\0\0\0\0" + plain[head + 20 :]
    )
    yield put("archives", "locked.zip", plain[: head + 8] + b"\x01\x00" + plain[head + 10 :])
    yield put("archives", "method.zip", plain[: head + 10] + b"\x63\x00" + plain[head + 12 :])
    yield put("archives", "lzma.zip", zipped({"a.txt": b"x"}, zipfile.ZIP_LZMA))
    yield put("archives", "far.zip", plain[: head + 42] + b"\xf0\xff\xff\x7f" + plain[head + 46 :])
    yield put("archives", "stream.zip", plain[:40] + b"\xff" * 20 + plain[60:])
    yield put("archives", "in.zip", zipped({"b.zip": plain}))
    yield put("archives", "bomb.zip", zipped({"a.txt": b" " * 30_000_000}))
    yield put("archives", "rows.zip", zipped({"a.jsonl": b"\n" * 30_000_000}))
    yield put("archives", "many.zip", zipped({f"{n}.txt": b"" for n in range(2000)}))
    yield put(
        "archives", "end.zip", b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 65535, 65535, 2**32 - 1, 2**32 - 1, 0)
    )
    yield put(
        "archives",
        "slip.zip",
        zipped({"../../../../slipped.txt": TEXT.encode(), "/abs/slipped.txt": TEXT.encode()}),
        ODD,
    )
    yield put("archives", "names.zip", zipped({"a\x1b[2J\n.txt": b"", "\u202e.txt": b""}))
    yield put("archives", "cut.txt.gz", gzip.compress(TEXT.encode() * 100)[:-12])
    yield put("archives", "sum.txt.gz", gzip.compress(TEXT.encode() * 100)[:-8] + b"\0" * 8)
    yield put("archives", "none.txt.gz", TEXT)
    yield put("archives", "bomb.txt.gz", gzip.compress(b" " * 30_000_000))
    yield put("archives", "bomb.jsonl.gz", gzip.compress(b"\n" * 30_000_000))
    yield put("archives", "in.zip.gz", gzip.compress(plain))
    for name in ("a.tar", "a.7z", "a.rar", "a.docx", "a.exe"):
        yield put("archives", name, plain)
    yield put("archives", "smaller.zip", plain[: head + 24] + struct.pack("<L", 10) + plain[head + 28 :])
    yield put("archives", "overlap.zip", _overlapping(500))
    yield put("archives", "ends.zip", plain[:-2] + struct.pack("<H", len(plain)) + plain, ODD)
    yield put("archives", "before.zip", b"MZ" + b"x" * 3000 + plain, ODD)
    yield put("archives", "behind.zip", plain + b"x" * 70_000)
    yield put("archives", "behind.txt.gz", gzip.compress(TEXT.encode()) + b"junk")
    yield put("archives", "nothings.txt.gz", gzip.compress(b"") * 2000 + gzip.compress(TEXT.encode()), ODD)
    yield put("archives", "name.txt.gz", b"\x1f\x8b\x08\x08" + b"\0" * 5 + b"\xff" + b"n" * 900_000)
    yield put("archives", "gz.zip", zipped({"a.txt.gz": gzip.compress(TEXT.encode())}))
    named = {"C:\\x.txt": TEXT.encode(), "x" * 60_000 + ".txt": b"", "..": b"x", "/": b"x"}
    yield put("archives", "odd.zip", zipped(named), EITHER)


def names() -> Iterator[Hostile]:
    bad = ["new\nline.txt", "escape\x1b[2J.txt", "-rf.txt", "$(touch ran).txt", "; touch ran;.txt", "'quote\".txt",
           "\u202etxt.exe.txt", "x" * 240 + ".txt", "🙂.txt", "[red]markup[/].txt", "%s%n.txt", "{0}.txt", "a:1.txt", "a!b.txt"]  # fmt: skip
    yield from (put("names", name, "") for name in bad)
    yield put("names", "=1+1.txt", TEXT, ODD)
    for name in ("\x1b]8;;http:\x1b\\a.txt", "a\u2028b.txt", "a\r.txt", "\x7f.txt", "[a]*.txt", "e\u0301.txt", "é.txt"):
        yield put("names", name, f"{TEXT} It is called {name!a}.", ODD)
    yield put("names", "<script>alert(1)<%2fscript>.txt", TEXT, ODD)
    yield put("names", "no suffix", TEXT)
    half = os.fsdecode(b"half\xff.txt")
    yield Hostile(group="names", name=f"names/{half}", verdict=BAD, make=lambda path: path.write_bytes(b""))
    links = {"loop": ".", "broken.txt": "nowhere.txt", "self.txt": "self.txt", "passwd.txt": "/etc/passwd"}
    yield from (_link(name, target) for name, target in (links | {"up": "../..", "zero.txt": "/dev/zero"}).items())
    yield Hostile(group="names", name="names/pipe.txt", verdict=BAD, make=os.mkfifo)
    yield Hostile(group="names", name="names/socket.txt", verdict=BAD, make=_socket)


def _link(name: str, target: str) -> Hostile:
    return Hostile(group="names", name=f"names/{name}", verdict=BAD, make=lambda path: path.symlink_to(target))


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's address has 108 characters at most
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def jsons() -> Iterator[Hostile]:
    bad = {
        "cut.json": '{"text": "a', "comma.json": '[{"text": "a"},]', "quotes.json": "{'text': 'a'}", "nan.json": "NaN",
        "number.json": "7", "string.json": '"a"', "null.json": "null", "object.json": "{}", "numbers.json": "[1, 2]",
        "digits.json": '{"text": ' + "9" * 5000 + "}", "list.json": '{"text": [[["a"]]]}', "inner.json": '{"text": {"text": "a"}}',
        "comment.json": '// hello\n{"text": "a"}', "two.json": '{"text": "a"}{"text": "b"}', "mark.json": "\ufeff\ufeff{}",
        "page.json": "<html></html>", "keys.json": json.dumps({f"k{n}": n for n in range(5000)}), "lines.jsonl": '{"text": "a\n"}\n',
        "mixed.jsonl": '[1]\n7\n"a"\nnull\n{}\n{"text": 5}\n{"text": " "}\n', "returns.jsonl": '{"title": "a"}\r{"title": "b"}\r',
        "floats.json": '{"text": 1e99999}', "deep.jsonl": '{"a":' * 2000 + "1" + "}" * 2000, "control.json": '{"text": "a\x01"}',
    }  # fmt: skip
    yield from (put("json", name, text) for name, text in bad.items())
    yield put("json", "half.json", '{"text": "Norway met \\ud800 Finland in Oslo."}', ODD)
    odd = {
        "url": '"http://x.example/?a=\\ud800"', "urls": f'"http://x.example/?{"&a=1" * 20_000}"', "port": '"http://x.example:99999999/"',
        "bracket": '"http://[::1"', "day": "1e999", "days": '{"a": 1}', "second": "253402300800", "author": '[["a", {"b": ["c"]}]]',
        "title": '{"rendered": 1}', "titles": f'"{"T" * 100_000}"', "\\ud800": "-Infinity", "digits": "1" * 4000,
    }  # fmt: skip
    keys = {
        "urls": "url",
        "port": "url",
        "bracket": "url",
        "day": "date",
        "days": "date",
        "second": "date",
        "titles": "title",
    }
    for number, (key, value) in enumerate(odd.items()):
        yield put("json", f"odd{number}.json", f'{{"text": "{TEXT} {number}.", "{keys.get(key, key)}": {value}}}', ODD)
    yield put("json", "nul.json", '{"text": "Norway met Finland\\u0000 in Oslo."}', ODD)
    yield put("json", "separator.jsonl", json.dumps({"text": f"A.\u2028{TEXT}\x85\x0b"}, ensure_ascii=False), ODD)
    yield put("json", "twice.json", f'{{"text": "a", "text": "{TEXT}"}}', ODD)
    yield put("json", "proto.json", f'{{"__proto__": {{}}, "constructor": 1, "text": "{TEXT}"}}', ODD)


def pages() -> Iterator[Hostile]:
    bad: dict[str, str | bytes] = {
        "body.html": "<html><body></body></html>", "script.html": f"<script>{LONG}</script>", "comment.html": f"<!-- {LONG} -->",
        "open.html": "<" * 50_000, "tags.html": "<a " * 20_000, "svg.html": "<svg><text>" + "a" * 200, "frames.html": "<frameset><frame src=x></frameset>",
        "style.html": f"<style>{LONG * 20}</style>", "options.html": "<select>" + "<option>a" * 5000, "doctype.html": "<!DOCTYPE html>",
        "entities.html": "&amp;" * 20_000, "refs.html": "&#99999999999;" * 1000, "nul.html": "\0" * 1000, "jpeg.html": b"\xff\xd8\xff\xe0" * 100,
    }  # fmt: skip
    yield from (put("pages", name, text) for name, text in bad.items())
    dtd = (
        '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">'
        + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
        + "]>"
    )
    either = {
        "laughs.html": f"{dtd}<html><body><p>&a8;</p></body></html>", "attribute.html": f'<p title="{"x" * 300_000}">{LONG * 4}',
        "paragraphs.html": "<article>" + "<p>word" * 3000, "unclosed.html": f"<html><body><article><p>{LONG * 5}<div><p>{LONG}",
        "data.html": f'<img src="data:image/png;base64,{"A" * 300_000}"><p>{LONG * 4}', "refresh.html": '<meta http-equiv=refresh content="0;url=x">' * 500,
        "links.html": "<a href=x>word</a> " * 10_000, "title.html": f"<title>{'T' * 100_000}</title><article><p>{LONG * 5}</p></article>",
        "meta.html": '<meta name="date" content="0000-99-99"><article><p>' + LONG * 6, "base.html": f'<base href="file:///etc/"><link rel=canonical href="javascript:1"><article><p>{LONG * 6}',
        "script-in-text.html": f"<article><p>&lt;script&gt;alert(1)&lt;/script&gt; {LONG * 6}</p></article>",
    }  # fmt: skip
    yield from (put("pages", name, text, EITHER) for name, text in either.items())
    heads = {
        "ld": '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": {"a": [1]}, "author": [[[]]]}</script>',
        "ld-deep": f'<script type="application/ld+json">{"[" * 20_000}</script>', "far": '<meta property="article:published_time" content="99999-01-01">',
        "terminal": "<title>&#x1b;]0;a&#7;</title>", "slow": f'<meta property="article:published_time" content="{"1-" * 50_000}">',
        "authors": f'<meta name="author" content="{"By A and " * 10_000}">',
    }  # fmt: skip
    for name, head in heads.items():
        yield put(
            "pages", f"head-{name}.html", f"<head>{head}</head><article><p>{LONG * 6} {name}.</p></article>", EITHER
        )
    yield put("pages", "pdf.html", make_pdf([[TEXT]]))


def feeds() -> Iterator[Hostile]:
    body = f"<rss><channel><title>R</title><item><title>T</title><description>&e;{TEXT}</description></item></channel></rss>"
    laughs = '<!ENTITY e "eeeeeeeeee">' + "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1 or str()};" * 10}">' for n in range(1, 9)
    )
    declared = {
        "laughs.rss": f"<!DOCTYPE r [{laughs}]>{body}", "quadratic.xml": f'<!DOCTYPE r [<!ENTITY e "{"e" * 100_000}">]>{body.replace("&e;", "&e;" * 500)}',
        "file.rss": f'<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]>{body}', "remote.rss": f'<!DOCTYPE r SYSTEM "http://127.0.0.1:9/x.dtd">{body}',
        "parameter.rss": f'<!DOCTYPE r [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>{body}', "late.xml": f"<?xml version='1.0'?>\n<!-- <a> -->\n<!DOCTYPE r []>{body}",
    }  # fmt: skip
    yield from (put("feeds", name, text) for name, text in declared.items())
    yield put("feeds", "utf16.rss", declared["file.rss"].encode("utf-16"))
    bad = {
        "none.rss": "<rss><channel></channel></rss>", "page.xml": "<html><body>Hello</body></html>", "cut.atom": "<feed><entry><title>a",
        "text.rss": TEXT, "bare.rss": "<rss><channel><item></item></channel></rss>", "wrong.atom": '<feed xmlns="urn:x"><a/></feed>',
        "sitemap.xml": "<urlset><url><loc>http://x.example/</loc></url></urlset>", "teaser.rss": "<rss><channel><item><title>T</title><link>http://x.example/</link></item></channel></rss>",
        "pi.xml": "<?a b?>" * 5000, "cdata.xml": "<a><![CDATA[" + "x" * 1000, "include.xml": '<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/passwd"/></a>',
    }  # fmt: skip
    yield from (put("feeds", name, text) for name, text in bad.items())
    yield put("feeds", "script.rss", body.replace("&e;", "&lt;script&gt;alert(1)&lt;/script&gt;"), EITHER)
    plain = body.replace("&e;", "")
    yield put("feeds", "klingon.rss", f'<?xml version="1.0" encoding="klingon"?>{plain}', EITHER)
    yield put("feeds", "style.xml", f'<?xml-stylesheet type="text/xsl" href="file:///etc/passwd"?>{plain}', ODD)
    yield put("feeds", "refs.rss", body.replace("&e;", "&#0;&#xFFFE;&#xD800;&#x110000;"))
    yield put("feeds", "control.rss", body.replace("&e;", "\x01\x02"), EITHER)
    for number, day in enumerate(("31 Dec 9999 23:59:59 -2359", "01 Jan 0001 00:00:00 +2359")):
        yield put("feeds", f"zone{number}.rss", plain.replace("<item>", f"<item><pubDate>Mon, {day}</pubDate>"), ODD)
    src = '<entry><title>T</title><content type="text/html" src="file:///etc/passwd"/></entry>'
    yield put("feeds", "src.atom", f'<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title>{src}</feed>')
    yield put(
        "feeds",
        "dates.rss",
        body.replace("&e;", "").replace("<item>", "<item><pubDate>99 Foo 99999 99:99:99 XYZ</pubDate>"),
        ODD,
    )
    yield put(
        "feeds",
        "attributes.rss",
        body.replace("&e;", "").replace("<item>", "<item " + " ".join(f'a{n}="1"' for n in range(5000)) + ">"),
        EITHER,
    )


def pdfs() -> Iterator[Hostile]:
    good = make_pdf([[TEXT, "", LONG]])
    yield put("pdf", "cut.pdf", good[: len(good) // 2])
    yield put("pdf", "locked.pdf", make_pdf([[TEXT]], encrypted=True))
    yield put("pdf", "scan.pdf", make_pdf([[]]))
    yield put("pdf", "text.pdf", TEXT)
    yield put("pdf", "head.pdf", b"%PDF-1.4\n")
    yield put("pdf", "noise.pdf", b"%PDF-1.7\n" + _noise(3, 20_000))
    yield put("pdf", "loop.pdf", good.replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"), EITHER)
    yield put("pdf", "root.pdf", good.replace(b"/Root 1 0 R", b"/Root 9 0 R"), EITHER)
    yield put("pdf", "stream.pdf", good.replace(b"BT", b"\xff\xfe"), EITHER)
    yield put("pdf", "count.pdf", good.replace(b"/Count 1", b"/Count 999999999"), EITHER)
    yield put("pdf", "length.pdf", good.replace(b"/Length ", b"/Length -"), EITHER)
    yield put("pdf", "font.pdf", good.replace(b"/BaseFont /Helvetica", b"/BaseFont /../../x"), EITHER)
    yield put("pdf", "prev.pdf", good.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev 9"), EITHER)
    again = b"/Root 1 0 R /Prev %d" % good.index(b"xref\n")
    yield put("pdf", "again.pdf", good.replace(b"/Root 1 0 R", again), EITHER)
    yield put(
        "pdf", "filters.pdf", good.replace(b"<< /Length", b"<< /Filter [" + b"/FlateDecode " * 500 + b"] /Length")
    )
    packed = b"<< /Filter [/ASCII85Decode /LZWDecode /RunLengthDecode] /Length"
    yield put("pdf", "packed.pdf", good.replace(b"<< /Length", packed))
    yield put("pdf", "sizes.pdf", good.replace(b"/F1 11 Tf", b"/F1 1e300 Tf").replace(b"612", b"-1e308"), EITHER)
    yield put("pdf", "self.pdf", b"%PDF-1.4\n1 0 obj\n1 0 R\nendobj\ntrailer << /Root 1 0 R >>")
    yield put("pdf", "page.pdf", f"<html><p>{LONG * 5}")
    bomb = zlib.compress(b"(a) Tj " * 3_000_000, 9)
    flate = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
    flate += b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>\nendobj\n4 0 obj\n"
    flate += (
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(bomb)
        + bomb
        + b"\nendstream\nendobj\ntrailer << /Root 1 0 R >>"
    )
    yield put("pdf", "bomb.pdf", flate)


#: Shapes of text that are slow for careless patterns and parsers.
_SHAPES = {
    "letters": "a", "stops": ".", "brackets": "(", "quotes": '"', "entities": "&amp;", "tags": "<a ", "comments": "<!--",
    "stars": "**a ", "ticks": "`", "links": "[a](", "addresses": "http://", "dashes": "-", "hyphens": "a-", "initials": "A. ",
    "spaces": " ", "lines": "\n", "accents": "a\u0301", "joiners": "\u200b", "emoji": "🙂\u200d", "capitals": "ABC ",
    "digits": "1", "dates": "1 May 2024, ", "agencies": "(Reuters) - ", "pipes": "|", "titles": "Word Word\n",
    "commas": "Mali, ", "conjunctions": "and ", "said": "he said that ", "broken": "trans-\n", "curly": "“a ”",
    "possessives": "Mali's ", "rows": "| a | b |\n", "right": "\u202e\u0627", "negations": "not ", "names": "Norway ",
}  # fmt: skip


def shapes() -> Iterator[Hostile]:
    for name, part in _SHAPES.items():
        yield put(
            "shapes",
            f"{name}.txt",
            f"{TEXT}\n\n{(part * SHAPE)[:SHAPE]}\n\n{TEXT}\n",
            EITHER if name in {"right", "accents"} else ODD,
        )

    for number, part in enumerate(("the president of ", "Norway said that ", "and the man who saw the ")):
        yield put("shapes", f"deep{number}.txt", f"{TEXT}\n\n{part * 250}Sweden.\n\n{TEXT} {number}.", ODD)
    # Words without an end: to a tokenizer every sign of them may be a word of its own.
    for number, sign in enumerate(("[", "$", "<", "🙂", "a-")):
        yield put("shapes", f"unbroken{number}.txt", f"{TEXT}\n\n{(sign * 9000)[:9000]}\n\n{TEXT} {number}.", ODD)


def copies() -> Iterator[Hostile]:
    for name in ("a.txt", "A.txt", "b.md", "c.txt"):
        yield put("copies", name, f"{TEXT} {LONG}", ODD)
    for day in ("2024-01-01", "2024-01-02"):
        yield put("copies", f"{day}.txt", f"---\nurl: https://x.example/1\ndate: {day}\n---\n{TEXT} It was {day}.", ODD)
    yield put("copies", "rows.jsonl", f'{{"text": "{TEXT}"}}\n' * 200, ODD)


def dates() -> Iterator[Hostile]:
    odd = [
        "9999-99-99",
        "0000-00-00",
        "tomorrow",
        "1e400",
        "-1",
        "31.02.2024",
        "10000-01-01",
        "٢٠٢٤-٠١-٠١",
        "1" * 300,
        "\u202e2024",
        "2024-W99",
        "NaN",
        "{{7*7}}",
    ]
    for number, day in enumerate(odd):
        yield put(
            "dates", f"{number}.txt", f"---\ndate: {day}\n---\n{TEXT} It was on 99 May 99999999, the 32nd of Nil.", ODD
        )
    far = {
        "9999-12-31": "Norway will meet Finland tomorrow, next week, in two months, next year and in 3 years.",
        "0001-01-01": "Norway met Finland yesterday, last Monday, last month, last year and three years ago.",
        "2024-02-29": "Norway met Finland a year ago, on February 30, 2023, on 0 May, in 0 BC and on 9/11/9999999.",
        "2024-05-05": "Norway met Finland 1,000,000,000 years ago. It will meet Mali in 999999999999 weeks, in the 0th century.",
        "²⁰²⁴-05-05": "Norway met Finland from 2030 to 1999, between 31 December 9999 and 1 January 0001, since 24:61 on Q9.",
        "2024-05-06": f"Norway met Finland in {'May ' * 400} and on {'1 ' * 400}, ٣ May ٢٠٢٤ and 3 Ⅴ ²⁰²⁴.",
    }
    for day, text in far.items():
        yield put("dates", f"far-{day[:10]}.txt", f"---\ndate: {day}\n---\n{text}", ODD)


def good_files(folder: Path) -> list[str]:
    """Write ten good articles of ten kinds, each with a claim of its own, and return their names."""
    countries = "Chile Peru Kenya Ghana Malta Chad Mali Niger Fiji Tonga".split()
    texts = [f"{country} opposes the pipeline project of Sweden. {LONG * 3}" for country in countries]
    page = f"<html lang=en><head><title>News</title></head><body><article><p>{texts[2]}</p></article></body></html>"
    item = f"<item><title>News</title><description>{texts[7]}</description></item>"
    files: dict[str, bytes] = {
        "a.txt": texts[0].encode(), "b.md": texts[1].encode(), "c.html": page.encode(), "d.pdf": make_pdf([[texts[3][:49], LONG]]),
        "e.jsonl": json.dumps({"text": texts[4]}).encode(), "f.json": json.dumps([{"text": texts[5]}]).encode(),
        "g.csv": f'text\n"{texts[6]}"\n'.encode(), "h.rss": f"<rss><channel><title>R</title>{item}</channel></rss>".encode(),
        "i.zip": zipped({"i.txt": texts[8].encode()}), "j.txt.gz": gzip.compress(texts[9].encode()),
    }  # fmt: skip
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return countries
