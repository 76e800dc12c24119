"""Fetching through a proxy that the environment names, against a proxy on loopback."""

import base64
import select
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from graphbuild.ingest import Fetcher, ReadingOptions, read_articles
from graphbuild.ingest.proxies import proxy_of

TEXT = b"Peru opened a dam in the valley of the river on Monday, after eleven years of work and many delays."


@dataclass
class Proxy:
    """What the proxy was asked, and the password that it wants."""

    port: int = 0
    asked: list[tuple[str, str]] = field(default_factory=list)
    login: str = ""


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        proxy: Proxy = self.server.proxy  # type: ignore[attr-defined]
        proxy.asked.append(("GET", self.path))
        if proxy.login and self.headers["Proxy-Authorization"] != proxy.login:
            self.send_error(407)
        elif self.path.endswith("robots.txt"):
            self.send_error(404)
        else:
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.send_header("Content-Length", str(len(TEXT)))
            self.end_headers()
            self.wfile.write(TEXT)

    def do_CONNECT(self) -> None:
        """Pass everything on, as a proxy does for TLS; the far end is closed at once here."""
        proxy: Proxy = self.server.proxy  # type: ignore[attr-defined]
        proxy.asked.append(("CONNECT", self.path))
        self.send_response(200)
        self.end_headers()
        select.select([self.connection], [], [], 5)
        self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.proxy = proxy = Proxy(port=server.server_port)  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield proxy
    server.shutdown()
    thread.join()
    server.server_close()


def fetch(address: str, *, private: bool = False) -> tuple[list[str], list[str]]:
    found = read_articles([address], options=ReadingOptions(fetcher=Fetcher(private=private, pause=0.0, timeout=5.0)))
    return [article.text for article in found.articles], list(found.skipped)


def test_a_name_that_only_the_proxy_knows_is_asked_there(proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.port}")
    texts, skipped = fetch("http://news.invalid/dam")
    assert (texts, skipped) == ([TEXT.decode()], [])
    assert proxy.asked == [("GET", "http://news.invalid/robots.txt"), ("GET", "http://news.invalid/dam")]


def test_tls_goes_through_a_tunnel(proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"127.0.0.1:{proxy.port}")
    _, (line,) = fetch("https://news.invalid/dam")
    assert "cannot be fetched" in line
    assert proxy.asked == [("CONNECT", "news.invalid:443")]


def test_hosts_of_no_proxy_are_asked_directly(proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    texts, _ = fetch(f"http://127.0.0.1:{proxy.port}/dam", private=True)
    assert texts == [TEXT.decode()]
    assert proxy.asked[-1] == ("GET", "/dam")


def test_private_addresses_are_refused_behind_a_proxy_too(proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", f"http://127.0.0.1:{proxy.port}")
    for host in ("127.0.0.1", "localhost", "169.254.169.254", "10.0.0.1"):
        _, (line,) = fetch(f"http://{host}/dam")
        assert "not on the public internet" in line
    assert proxy.asked == []


def test_the_login_is_sent_and_never_shown(proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    proxy.login = f"Basic {base64.b64encode(b'ann:open sesame').decode()}"
    monkeypatch.setenv("HTTP_PROXY", f"http://ann:open%20sesame@127.0.0.1:{proxy.port}")
    assert fetch("http://news.invalid/dam")[0] == [TEXT.decode()]
    proxy.login = "Basic other"
    monkeypatch.setenv("HTTP_PROXY", f"http://ann:open%20sesame@127.0.0.1:{proxy.port}")
    _, (line,) = fetch("http://news.invalid/dam")
    assert "HTTP 407" in line
    assert "sesame" not in line


def test_a_proxy_that_is_away_or_unknown_is_a_named_error(proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        monkeypatch.setenv("HTTP_PROXY", f"http://ann:sesame@127.0.0.1:{free.getsockname()[1]}")
    _, (line,) = fetch("http://news.invalid/dam")
    assert "cannot be fetched" in line
    assert "sesame" not in line
    monkeypatch.setenv("HTTP_PROXY", "socks5://127.0.0.1:1080")
    assert "kind 'socks5' is not supported" in fetch("http://news.invalid/dam")[1][0]
    assert proxy_of("https://news.invalid/") == ""
