"""Connections to the web: straight to an address that was checked, or through the proxy that the environment names."""

import ipaddress
import socket
import ssl
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from graphbuild.errors import ArticleError


def connections(address: str, *, private: bool) -> Any:
    """Return the pool of httpcore through which an address is asked.

    Without a proxy the connection goes to the very address that was checked. A proxy resolves names itself, so a
    name is refused when it is known here as a private one, and a name that only the proxy knows is left to it.

    Args:
        address: What will be asked.
        private: Addresses of this machine and of private networks are allowed too; a proxy may always be one.

    Raises:
        ArticleError: The address may not be asked, or the proxy is of an unknown kind.
    """
    import httpcore  # noqa: PLC0415 - only fetching needs it

    proxy = proxy_of(address)
    if not proxy:
        return httpcore.ConnectionPool(network_backend=_backend(private), ssl_context=_tls())
    parts = urlsplit(proxy)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ArticleError(f"a proxy of kind {parts.scheme!r} is not supported: name one with http:// or https://")
    _require_public_if_known(address, private=private)
    login = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
    place = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
    return httpcore.HTTPProxy(proxy_url=place, proxy_auth=login, ssl_context=_tls(), proxy_ssl_context=_tls_for(place))


def proxy_of(address: str) -> str:
    """Return the proxy for an address: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, without the hosts of NO_PROXY."""
    parts = urlsplit(address)
    known = getproxies()
    proxy = known.get(parts.scheme) or known.get("all", "")
    if not proxy or proxy_bypass(parts.netloc):
        return ""
    return proxy if "://" in proxy else f"http://{proxy}"


def _require_public_if_known(address: str, *, private: bool) -> None:
    host = urlsplit(address).hostname or ""
    try:
        socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError:
        return
    checked_address(host, 0, private=private)


def _tls_for(place: str) -> ssl.SSLContext | None:
    return _tls() if place.startswith("https:") else None


def _tls() -> ssl.SSLContext:
    import certifi  # noqa: PLC0415 - only fetching needs it

    return ssl.create_default_context(cafile=certifi.where())


def _backend(private: bool) -> Any:
    """Return the part of httpcore that opens connections: it checks the address that it connects to."""
    import httpcore  # noqa: PLC0415 - only fetching needs it

    class Checked(httpcore.SyncBackend):
        def connect_tcp(self, host: str, port: int, *args: Any, **more: Any) -> httpcore.NetworkStream:
            return super().connect_tcp(checked_address(host, port, private=private), port, *args, **more)

    return Checked()


def checked_address(
    host: str, port: int, *, private: bool, resolve: Callable[..., Iterable[Any]] = socket.getaddrinfo
) -> str:
    """Return the address of a host, if all its addresses are public.

    Raises:
        ArticleError: The name is unknown, or one of its addresses is not public.
    """
    try:
        found = [str(item[4][0]) for item in resolve(host, port, type=socket.SOCK_STREAM)]
    except OSError as error:
        raise ArticleError(f"the host {host!r} is not known: {error.strerror}") from None
    for text in found:
        address = ipaddress.ip_address(text.partition("%")[0])
        mapped = getattr(address, "ipv4_mapped", None) or address
        if not private and (not mapped.is_global or mapped.is_multicast):
            raise ArticleError(f"the host {host!r} is not on the public internet ({text}): it is not fetched")
    return found[0]
