"""Fetching, against a server on loopback: robots, redirections, limits, and addresses that are never asked."""

import io
import socket
import ssl
import threading
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import certifi
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from graphbuild.errors import ArticleError
from graphbuild.ingest import Fetcher, ReadingOptions, read_articles
from graphbuild.ingest.limits import Limits
from graphbuild.ingest.proxies import checked_address

PAGE = b"""<html lang="en"><head><title>Peru opens a dam</title></head><body><article><h1>Peru opens a dam</h1>
<p>Peru opened a dam in the valley of the river on Monday, after eleven years of work and many delays.</p>
<p>Residents of three villages oppose the dam, because the lake has covered the fields of their families.</p>
</article></body></html>"""
FEED = b"""<rss version="2.0"><channel><title>Reef</title><item><title>Samoa waits</title>
<description>Samoa has not signed it.</description></item></channel></rss>"""


@dataclass
class Site:
    """What the server answers, and what it was asked."""

    address: str = ""
    robots: tuple[int, bytes] = (404, b"")
    asked: list[tuple[float, str, str]] = field(default_factory=list)

    def paths(self) -> list[str]:
        return [path for _, path, _ in self.asked]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        site: Site = self.server.site  # type: ignore[attr-defined]
        site.asked.append((time.monotonic(), self.path, self.headers["User-Agent"]))
        hops = self.path.removeprefix("/hop/")
        if self.path == "/robots.txt":
            self.answer(site.robots[0], site.robots[1], "text/plain")
        elif hops.isdigit():
            self.answer(302, b"", "text/html", Location=f"/hop/{int(hops) - 1}" if hops != "1" else "/page")
        elif self.path.startswith("/to/"):
            self.answer(301, b"", "text/html", Location=self.path.removeprefix("/to/"))
        elif self.path == "/page":
            self.answer(200, PAGE, "text/html; charset=utf-8")
        elif self.path == "/feed":
            self.answer(200, FEED, "application/rss+xml")
        elif self.path == "/pack.zip":
            file = io.BytesIO()
            with zipfile.ZipFile(file, "w") as archive:
                archive.writestr("a.txt", "Mali left.")
            self.answer(200, file.getvalue(), "application/zip")
        elif self.path == "/endless":
            self.drip(b"x" * 65_536, 0.0)
        elif self.path == "/drip":
            self.drip(b"x", 0.05)
        elif self.path == "/picture":
            self.answer(200, b"GIF89a", "image/gif")
        else:
            self.answer(404, b"", "text/plain")

    def answer(self, status: int, content: bytes, kind: str, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(content)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def drip(self, part: bytes, pause: float) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Connection", "close")
        self.end_headers()
        try:
            for _ in range(400):
                self.wfile.write(part)
                self.wfile.flush()
                time.sleep(pause)
        except OSError:
            self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "*")


@pytest.fixture
def site() -> Iterator[Site]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.site = site = Site(address=f"http://127.0.0.1:{server.server_port}")  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield site
    server.shutdown()
    thread.join()
    server.server_close()


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for the name localhost, signed by itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    today = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(subject_name=name, issuer_name=name, public_key=key.public_key())
        .serial_number(1)
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    paths = folder / "certificate.pem", folder / "key.pem"
    paths[0].write_bytes(made.public_bytes(Encoding.PEM))
    paths[1].write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return paths


@pytest.fixture
def secure(tmp_path: Path) -> Iterator[tuple[Site, Path]]:
    """A site behind TLS, and the certificate to trust."""
    trusted, key = certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(trusted, key)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.site = site = Site(address=f"https://localhost:{server.server_port}")  # type: ignore[attr-defined]
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # refused handshakes are the point
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield site, trusted
    server.shutdown()
    thread.join()
    server.server_close()


def read(address: str, fetcher: Fetcher | None = None, max_bytes: int = 1_000_000) -> Any:
    chosen = fetcher or Fetcher(private=True, pause=0.0)
    return read_articles([address], options=ReadingOptions(fetcher=chosen, limits=Limits(size=max_bytes)))


def reason(address: str, fetcher: Fetcher | None = None, max_bytes: int = 1_000_000) -> str:
    found = read(address, fetcher, max_bytes)
    assert found.articles == ()
    (line,) = found.skipped
    return str(line)


def test_nothing_is_fetched_unasked(site: Site) -> None:
    found = read_articles([f"{site.address}/page"])
    assert "give --fetch" in found.skipped[0]
    assert site.asked == []


def test_page_and_feed(site: Site) -> None:
    (page,) = read(f"{site.address}/page").articles
    assert page.title == "Peru opens a dam"
    assert page.paths == (f"{site.address}/page",)
    (entry,) = read(f"{site.address}/feed").articles
    assert (entry.outlet, entry.title) == ("Reef", "Samoa waits")
    (packed,) = read(f"{site.address}/pack.zip").articles
    assert (packed.text, packed.url) == ("Mali left.", "")
    assert {agent for _, _, agent in site.asked} == {"graphbuild"}


def test_certificates_are_checked_against_the_name(secure: tuple[Site, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    site, trusted = secure
    assert "cannot be fetched" in reason(f"{site.address}/page")
    monkeypatch.setattr(certifi, "where", lambda: str(trusted))
    assert read(f"{site.address}/page").articles[0].title == "Peru opens a dam"
    by_number = site.address.replace("localhost", "127.0.0.1")
    assert "cannot be fetched" in reason(f"{by_number}/page")
    assert set(site.paths()) == {"/robots.txt", "/page"}


def test_entries_that_are_teasers_are_fetched_whole(site: Site, tmp_path: Path) -> None:
    entries = [
        ("Dam opened", "/page", "Peru opened a dam, says the teaser."),
        ("No page", "/absent", "Samoa has not signed it."),
        ("Nothing", "/absent", ""),
    ]
    items = "".join(
        f"<item><title>{title}</title><link>{site.address}{path}</link><pubDate>2024-02-07</pubDate>"
        f"<description>{text}</description></item>"
        for title, path, text in entries
    )
    feed = tmp_path / "feed.rss"
    feed.write_text(f'<rss version="2.0"><channel><title>Reef</title>{items}</channel></rss>', "utf-8")
    found = read(str(feed))
    whole, teaser = found.articles
    assert "Residents of three villages oppose the dam" in whole.text
    assert (whole.outlet, whole.published, whole.url) == ("Reef", "2024-02-07", f"{site.address}/page")
    assert teaser.text == "No page\n\nSamoa has not signed it."
    assert len(found.skipped) == 2
    assert all("HTTP 404" in line for line in found.skipped)
    assert read_articles([feed]).articles[0].text == "Dam opened\n\nPeru opened a dam, says the teaser."


def test_a_page_without_an_address_of_its_own_gets_the_one_that_answered(site: Site) -> None:
    (page,) = read(f"{site.address}/hop/2").articles
    assert page.url == f"{site.address}/page"


def test_robots_are_kept(site: Site) -> None:
    site.robots = (200, b"User-agent: *\nDisallow: /page\nDisallow: /hop/*\nAllow: /to/\n")
    assert "robots.txt of the site does not allow it" in reason(f"{site.address}/page")
    assert "does not allow it" in reason(f"{site.address}/to//page")
    assert site.paths() == ["/robots.txt", "/robots.txt", "/to//page"]
    site.robots = (503, b"")
    assert "robots.txt cannot be read (HTTP 503)" in reason(f"{site.address}/feed")


def test_requests_to_one_host_wait(site: Site) -> None:
    site.robots = (200, b"User-agent: *\nCrawl-delay: 0.3\n")
    read(f"{site.address}/hop/1", Fetcher(private=True, pause=0.1))
    times = [when for when, _, _ in site.asked]
    assert site.paths() == ["/robots.txt", "/hop/1", "/page"]
    assert times[1] - times[0] >= 0.29
    assert times[2] - times[1] >= 0.29


def test_limits(site: Site) -> None:
    assert len(read(f"{site.address}/hop/5").articles) == 1
    assert "more than 5 redirections" in reason(f"{site.address}/hop/6")
    assert "larger than 100,000 bytes" in reason(f"{site.address}/endless", max_bytes=100_000)
    started = time.monotonic()
    assert "within 0.5 seconds" in reason(f"{site.address}/drip", Fetcher(private=True, pause=0.0, timeout=0.5))
    assert time.monotonic() - started < 5
    assert "HTTP 404" in reason(f"{site.address}/absent")
    assert "'image/gif'" in reason(f"{site.address}/picture")


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("file:///etc/passwd", "no web address"),
        ("ftp://x.example/", "no web address"),
        ("http://a:b@127.0.0.1/", "password"),
    ],
)
def test_redirections_lead_nowhere_else(site: Site, target: str, why: str) -> None:
    assert why in reason(f"{site.address}/to/{target}")


def test_private_addresses_are_never_asked(site: Site) -> None:
    port = site.address.rpartition(":")[2]
    for host in ("127.0.0.1", "localhost", "[::1]", "0.0.0.0", "[::ffff:127.0.0.1]", "2130706433"):  # noqa: S104
        assert "not on the public internet" in reason(f"http://{host}:{port}/page", Fetcher(pause=0.0))
    assert site.asked == []


@pytest.mark.parametrize(
    "address",
    ["10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "::1", "fd00::1",
     "fe80::1%eth0", "::ffff:10.0.0.1"],
)  # fmt: skip
def test_a_name_that_resolves_to_a_private_address_is_refused(address: str) -> None:
    def resolve(*_: Any, **__: Any) -> list[Any]:
        public = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 80))
        return [public, (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80))]

    with pytest.raises(ArticleError, match="not on the public internet"):
        checked_address("news.example", 80, private=False, resolve=resolve)
    assert checked_address("news.example", 80, private=True, resolve=resolve) == "93.184.216.34"


def test_no_server_is_a_named_error(site: Site) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "cannot be fetched" in reason(f"http://127.0.0.1:{port}/")
    assert reason("http://") != ""
    assert "not" in reason("http://[bad/")
