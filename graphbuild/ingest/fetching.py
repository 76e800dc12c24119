"""Fetches web addresses, politely and only when asked.

Robots rules are kept, requests to one host wait for each other, and time, size and redirections are bounded. Only
addresses of the public internet are connected to, at once or after a redirection (see ``proxies``).
"""

import time
from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from urllib.parse import urljoin, urlsplit

from graphbuild.errors import ArticleError
from graphbuild.ingest.limits import Limits
from graphbuild.ingest.proxies import connections
from graphbuild.ingest.sources import Source

AGENT = "graphbuild"
MAX_REDIRECTIONS = 5
#: Seconds between two requests to one host, unless its robots rules ask for more; and the most that is waited.
PAUSE, LONGEST_PAUSE = 1.0, 30.0
TIMEOUT = 30.0
_ROBOTS_LIMIT = 500_000
_KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/rdf+xml": ".rdf",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
    "text/csv": ".csv",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/zip": ".zip",
    "application/gzip": ".gz",
}


def is_address(path: str) -> bool:
    """Whether a path is a web address."""
    return path.lower().startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    status: int
    headers: dict[str, str]
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetcher:
    """Fetches what may be fetched.

    Attributes:
        private: Addresses of this machine and of private networks are allowed too.
        pause: Seconds between two requests to one host.
        timeout: Seconds for one address, redirections included.
    """

    private: bool = False
    pause: float = PAUSE
    timeout: float = TIMEOUT
    _robots: dict[str, Any] = field(default_factory=dict, repr=False)
    _last: dict[str, float] = field(default_factory=dict, repr=False)

    def fetch(self, address: str, *, limits: Limits) -> Source:
        """Return what stands behind an address; its path is the address that finally answered.

        Raises:
            ArticleError: It may not be fetched, does not answer in time, or is too large.
        """
        deadline = time.monotonic() + self.timeout
        for _ in range(MAX_REDIRECTIONS + 1):
            self._require_permission(address, deadline)
            answer = self._get(address, limit=limits.size, deadline=deadline)
            if answer.status not in (301, 302, 303, 307, 308):
                return _source(address, answer, limits)
            address = urljoin(address, answer.headers.get("location", ""))
            if not is_address(address):
                raise ArticleError("redirected to something that is no web address")
        raise ArticleError(f"more than {MAX_REDIRECTIONS} redirections: give the address that they lead to")

    def _require_permission(self, address: str, deadline: float) -> None:
        from protego import Protego  # noqa: PLC0415 - only fetching needs it

        try:
            parts = urlsplit(address)
            valid = bool(parts.hostname) and (parts.port is None or parts.port > 0)
        except ValueError:
            valid = False
        if not valid:
            raise ArticleError("not a valid address: check it")
        if parts.username is not None:
            raise ArticleError("an address with a password in it is not fetched")
        root = f"{parts.scheme}://{parts.netloc}"
        if root not in self._robots:
            answer = self._get(f"{root}/robots.txt", limit=_ROBOTS_LIMIT, deadline=deadline)
            if answer.status >= 500:
                raise ArticleError(f"its robots.txt cannot be read (HTTP {answer.status}): try again later")
            text = answer.content.decode("utf-8", "replace") if answer.status < 300 else ""
            self._robots[root] = Protego.parse(text)
        if not self._robots[root].can_fetch(address, AGENT):
            raise ArticleError("the robots.txt of the site does not allow it: save the page by hand")

    def _get(self, address: str, *, limit: int, deadline: float) -> _Answer:
        import httpcore  # noqa: PLC0415 - only fetching needs it

        self._wait(urlsplit(address))
        left = deadline - time.monotonic()
        if left <= 0:
            raise ArticleError(f"no answer within {self.timeout:g} seconds")
        headers = [("User-Agent", AGENT), ("Accept", "*/*"), ("Accept-Encoding", "identity")]
        times = dict.fromkeys(("connect", "read", "write", "pool"), left)
        try:
            with (
                connections(address, private=self.private) as pool,
                pool.stream("GET", address, headers=headers, extensions={"timeout": times}) as response,
            ):
                content = _read(response.iter_stream(), limit, deadline, self.timeout)
                named = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
                return _Answer(status=response.status, headers=named, content=content)
        except httpcore.TimeoutException:
            raise ArticleError(f"no answer within {self.timeout:g} seconds") from None
        except _failures() as error:
            raise ArticleError(f"cannot be fetched: {error or type(error).__name__}") from None
        except (ValueError, UnicodeError) as error:
            raise ArticleError(f"not a valid address: {error}") from None
        finally:
            self._last[urlsplit(address).netloc] = time.monotonic()

    def _wait(self, parts: Any) -> None:
        """Wait until the host may be asked again."""
        robots = self._robots.get(f"{parts.scheme}://{parts.netloc}")
        asked = (robots.crawl_delay(AGENT) or 0.0) if robots is not None else 0.0
        if parts.netloc in self._last:
            pause = min(LONGEST_PAUSE, max(self.pause, float(asked)))
            time.sleep(max(0.0, self._last[parts.netloc] + pause - time.monotonic()))


def _source(address: str, answer: _Answer, limits: Limits) -> Source:
    if not 200 <= answer.status < 300:
        raise ArticleError(f"the server answers HTTP {answer.status}")
    kind = _KINDS.get(answer.headers.get("content-type", "").partition(";")[0].strip().lower())
    if kind is None:
        raise ArticleError(f"of a kind that is not read: {answer.headers.get('content-type', 'unnamed')!r}")
    content = answer.content
    return Source(path=address, limits=limits, opener=lambda: nullcontext(BytesIO(content)), kind=kind)


def _read(parts: Iterable[bytes], limit: int, deadline: float, timeout: float) -> bytes:
    """Read to the end; what is too large or drips for too long is cut off."""
    content = bytearray()
    for part in parts:
        content += part
        if len(content) > limit:
            raise ArticleError(f"larger than {limit:,} bytes")
        if time.monotonic() > deadline:
            raise ArticleError(f"not complete within {timeout:g} seconds")
    return bytes(content)


def _failures() -> tuple[type[Exception], ...]:
    import httpcore  # noqa: PLC0415 - only fetching needs it

    return (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, httpcore.ProxyError, OSError)
