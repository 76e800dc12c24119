"""A limit of processor time for the analysis of one article.

Processor time, not the clock: on a busy machine the same articles are analysed as on an idle one.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import process_time

#: Processor seconds that the analysis of one article may take; that of the longest takes about one minute.
SECONDS = 300.0
#: What was to be stopped may have swallowed the signal (in a destructor, say): it comes again.
_AGAIN = 0.5
#: An analysis that hangs where no signal is heard ends with its process, so much later.
_GRACE = 10.0


class OverdueError(BaseException):
    """The limit is reached; no ``except Exception`` on the way may take it for a failure of its own."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Stop what the block does after so many seconds of processor time, where the system can: in a main thread of Unix.

    Raises:
        OverdueError: The time was not enough.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _stop(*_: object) -> None:
    raise OverdueError


def end_after(seconds: float) -> None:
    """End this process, which others can replace, should it hang in code that hears no signal."""
    with suppress(ImportError, ValueError, OSError):  # no such limit on Windows, or a lower one is set already
        import resource  # noqa: PLC0415

        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(process_time() + seconds + _GRACE), most))
