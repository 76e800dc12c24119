"""A line between driver and server on which things go wrong when a test says so; the server behind it is real."""

import socket
import struct
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from random import Random
from types import TracebackType
from urllib.parse import urlsplit

#: The message that ends a transaction, as Bolt frames it.
COMMIT = b"\x00\x02\xb0\x12\x00\x00"
_RESET = struct.pack("ii", 1, 0)


class Fault(Enum):
    """What happens on the line.

    CLOSE and RESET end it before the message goes out; LOSE passes the message on and ends the line before the answer
    comes; LATE holds every answer back for ``Line.delay`` seconds from then on; SILENT passes no answer on any more.
    """

    NONE = 0
    CLOSE = 1
    RESET = 2
    LOSE = 3
    LATE = 4
    SILENT = 5


class Line:
    """Passes bytes on between driver and server; use it as a context manager.

    Attributes:
        uri: Where the driver connects.
        target: Where the server is; may be changed while it is away.
        commits: Commits that the driver has sent.
        faults: Faults that happened.
        delay: Seconds by which an answer is late.
        away: Whether new connections are refused and old ones cut.
    """

    def __init__(self, uri: str, at_commit: Callable[[int], Fault] = lambda _: Fault.NONE) -> None:
        """Open the line.

        Args:
            uri: Of the server.
            at_commit: Says what happens at the n-th commit, from 1 on, counted over all connections.
        """
        self.target = _place(uri)
        self.commits, self.faults, self.delay = 0, 0, 0.0
        #: Bytes from the driver at which the next connections are reset.
        self.resets: list[int] = []
        self._at_commit, self._sent = at_commit, 0
        self._lock, self._sockets = threading.Lock(), list[socket.socket]()
        self._threads: list[threading.Thread] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._port = self._listener.getsockname()[1]
        self.uri = f"bolt://127.0.0.1:{self._port}"
        self._run(self._accept)

    def __enter__(self) -> "Line":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.leave()
        for thread in self._threads:
            thread.join(timeout=10)

    def leave(self) -> None:
        """Cut all connections and refuse new ones."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._lock:
            for item in self._sockets:
                _end(item)
            self._sockets.clear()

    def settle(self) -> None:
        """Wait until the server has done what it was told by drivers that are gone."""
        for thread in self._threads[1:]:
            thread.join(timeout=10)

    def come_back(self, uri: str) -> None:
        """Accept connections again, for a server that may have another address now."""
        self.target = _place(uri)
        self._listener = socket.create_server(("127.0.0.1", self._port))
        self._run(self._accept)

    def reset_at(self, number: int, within: int, draw: Random) -> None:
        """Reset the line so often, at bytes of the traffic that are drawn."""
        self.resets = sorted(draw.sample(range(within), number))

    def _run(self, target: Callable[..., None], *values: object) -> None:
        thread = threading.Thread(target=target, args=values, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        listener = self._listener
        with suppress(OSError):
            while True:
                client, _ = listener.accept()
                try:
                    server = socket.create_connection(self.target)
                except OSError:
                    client.close()
                    continue
                with self._lock:
                    self._sockets += [client, server]
                both = _Connection(self, client, server)
                self._run(both.answers)
                self._run(both.asks)

    def next_fault(self, data: bytes) -> Fault:
        """Say what happens to what the driver sends."""
        with self._lock:
            self._sent += len(data)
            fault = Fault.NONE
            if self.resets and self._sent > self.resets[0]:
                self.resets.pop(0)
                fault = Fault.RESET
            elif data.endswith(COMMIT):
                self.commits += 1
                fault = self._at_commit(self.commits)
            self.faults += fault is not Fault.NONE
            return fault


class _Connection:
    """One connection: two threads, one per direction."""

    def __init__(self, line: Line, client: socket.socket, server: socket.socket) -> None:
        self.line, self.client, self.server = line, client, server
        self.fault, self.answered = Fault.NONE, threading.Event()

    def asks(self) -> None:
        """Pass on what the driver sends."""
        with suppress(OSError):
            while data := self.client.recv(65536):
                fault = self.line.next_fault(data)
                if fault is not Fault.NONE:
                    self.fault = fault
                    self.answered.clear()
                if fault is Fault.RESET:
                    self.client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
                    self.client.close()
                if fault in (Fault.CLOSE, Fault.RESET):
                    break
                if fault is Fault.LOSE:
                    _end(self.client)  # first, so that the driver cannot see the answer
                self.server.sendall(data)
                if fault is Fault.LOSE:
                    self.answered.wait(30)
                    break
        _end(self.server)
        _end(self.client)

    def answers(self) -> None:
        """Pass on what the server sends."""
        with suppress(OSError):
            while data := self.server.recv(65536):
                self.answered.set()
                if self.fault is Fault.LATE:
                    time.sleep(self.line.delay)
                if self.fault is not Fault.SILENT:
                    self.client.sendall(data)
        self.answered.set()
        _end(self.client)


def _place(uri: str) -> tuple[str, int]:
    parts = urlsplit(uri)
    return parts.hostname or "", parts.port or 0


def _end(item: socket.socket) -> None:
    with suppress(OSError):
        item.shutdown(socket.SHUT_RDWR)
    item.close()
