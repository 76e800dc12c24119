"""The process in which files are parsed: reads ``KIND SIZE SECONDS`` and the file, answers with a line of JSON."""

import contextlib
import json
import math
import signal
import sys
from collections.abc import Callable, Mapping
from typing import IO, Any

from graphbuild.errors import ArticleError
from graphbuild.ingest.feed_reader import parse_feed
from graphbuild.ingest.html_reader import parse_page
from graphbuild.ingest.pdf_reader import parse_pdf

PARSERS: Mapping[str, Callable[[bytes], list[dict[str, str]]]] = {
    "feed": parse_feed,
    "html": parse_page,
    "pdf": parse_pdf,
}


def answer(kind: str, data: bytes) -> Any:
    """Return the articles as fields, or the reason why there are none."""
    try:
        return PARSERS[kind](data)
    except ArticleError as error:
        return str(error)
    except MemoryError:
        return "too large for the parser: it needs more memory than a file may take"
    except Exception as error:  # a broken file may break a parser in any way
        return f"cannot be parsed as {kind.upper()} ({type(error).__name__}): is it whole?"


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer until the requests end."""
    while head := requests.readline():
        kind, size, seconds = head.decode().split()
        data = requests.read(int(size))
        _end_after(float(seconds))
        answers.write(json.dumps(answer(kind, data)).encode() + b"\n")
        answers.flush()
        _end_after(math.inf)


def _end_after(seconds: float) -> None:
    """End this process some time later, should it hang when nobody is there any more to end it."""
    if hasattr(signal, "alarm"):
        signal.alarm(0 if math.isinf(seconds) else math.ceil(seconds) + 10)


def main(memory: int) -> None:
    """Serve on standard input and output with so many bytes of memory; what libraries print goes elsewhere."""
    with contextlib.suppress(ImportError, ValueError, OSError):  # no such limit on Windows
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    answers, sys.stdout = sys.stdout.buffer, sys.stderr
    sys.setrecursionlimit(3000)
    with contextlib.suppress(KeyboardInterrupt):
        serve(sys.stdin.buffer, answers)
