"""Parses what may be hostile in a process of its own: a parser that hangs, swells or crashes costs one file.

The process is started at the first need, serves all files that follow, and is replaced when it had to be ended.
"""

import atexit
import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from graphbuild.errors import ArticleError
from graphbuild.ingest.limits import DEFAULT, Limits

_HOME = str(Path(__file__).resolve().parents[2])
_START = "import sys; sys.path.append(sys.argv[1]); import graphbuild.ingest.worker as w; w.main(int(sys.argv[2]))"


class _Worker:
    """The process, and the one conversation that is held with it."""

    def __init__(self, memory: int) -> None:
        self.memory = memory
        # With -P the current folder, which may hold what somebody else wrote, is no place to import from.
        command = [sys.executable, "-P", "-c", _START, _HOME, str(memory)]
        # Its error output is dropped: libraries grumble there about every odd page.
        self._process = subprocess.Popen(  # noqa: S603 - fixed words
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    def ask(self, kind: str, data: bytes, seconds: float) -> Any:
        """Return the answer to one file; None when the process died or was ended for taking too long."""
        timer = threading.Timer(seconds, self._process.kill)
        timer.start()
        try:
            assert self._process.stdin is not None  # noqa: S101
            assert self._process.stdout is not None  # noqa: S101
            self._process.stdin.write(f"{kind} {len(data)} {seconds}\n".encode() + data)
            self._process.stdin.flush()
            line = self._process.stdout.readline()
            return json.loads(line) if line.endswith(b"\n") else None
        except OSError:
            return None
        finally:
            timer.cancel()

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                _close_quietly(stream)


def _close_quietly(stream: Any) -> None:
    try:
        stream.close()
    except OSError:
        return


_workers: list[_Worker] = []


def guarded(kind: str, data: bytes, limits: Limits = DEFAULT) -> list[dict[str, str]]:
    """Return the articles that a parser finds in the data, as fields.

    Args:
        kind: Name of the parser, see ``worker.PARSERS``.
        data: Content of the file.
        limits: Time and memory that it may take.

    Raises:
        ArticleError: The parser refused the file, or had to be ended.
    """
    if _workers and _workers[0].memory != limits.memory:
        end_worker()
    if not _workers:
        _workers.append(_Worker(limits.memory))
    answer = _workers[0].ask(kind, data, limits.seconds)
    if answer is None:
        end_worker()
        raise ArticleError(
            f"the parser was ended: it needed more than {limits.seconds:g} seconds or too much memory, or it crashed"
        )
    if isinstance(answer, str):
        raise ArticleError(answer)
    return list(answer)


def end_worker() -> None:
    """End the process, which holds some hundred megabytes; the next need starts another."""
    while _workers:
        _workers.pop().close()


atexit.register(end_worker)
