"""A limit of processor time for the analysis of one article.

Processor time, not the clock: on a busy machine the same articles are analysed as on an idle one.
"""

import ctypes
import signal
import threading
import time
from collections.abc import Callable, Iterator
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
    """Stop what the block does after so many seconds of processor time.

    A signal does it in the main thread of Unix. Elsewhere another thread does: it waits until code of Python runs, as
    a signal does, too.

    Raises:
        OverdueError: The time was not enough.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        with _watched(seconds):
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


@contextmanager
def _watched(seconds: float) -> Iterator[None]:
    """The same by a thread that watches this one."""
    me, over = threading.get_ident(), threading.Event()
    watch = threading.Thread(target=_watch, args=(me, _clock(me), seconds, over), daemon=True)
    watch.start()
    try:
        yield
    finally:
        over.set()
        watch.join()
        _raise_in(me, None)  # what was on its way must not come later


def _watch(thread: int, clock: Callable[[], float], seconds: float, over: threading.Event) -> None:
    end = clock() + seconds
    while (left := end - clock()) > 0:
        # A thread can use no more time than passes, so nothing is missed by sleeping that long.
        if over.wait(left):
            return
    while not over.is_set():
        _raise_in(thread, OverdueError)
        over.wait(_AGAIN)


def _clock(thread: int) -> Callable[[], float]:
    """Return a clock of the thread's own processor time; where there is none, of that of the process."""
    if not hasattr(time, "pthread_getcpuclockid"):
        return process_time
    number = time.pthread_getcpuclockid(thread)
    return lambda: time.clock_gettime(number)


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), error and ctypes.py_object(error))


def end_after(seconds: float) -> None:
    """End this process, which others can replace, should it hang in code that hears no signal."""
    with suppress(ImportError, ValueError, OSError):  # no such limit on Windows, or a lower one is set already
        import resource  # noqa: PLC0415

        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(process_time() + seconds + _GRACE), most))
