"""How long a server is waited for: until it has been silent for so long, whatever the driver would do."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures import wait as wait_for
from typing import TypeVar

Result = TypeVar("Result")
#: Seconds that are enough for a server to be started again on a slow machine.
PATIENCE = 60.0
_LONGEST_PAUSE = 4.0


class Silence(Exception):
    """The server gave no sign of life for as long as it was waited for."""


class Clock:
    """Counts the time since a server gave the last sign of life.

    Attributes:
        patience: Seconds after which it is given up.
    """

    def __init__(self, patience: float) -> None:
        self.patience = patience
        self._last = time.monotonic()

    def seen(self) -> None:
        """Begin to count again."""
        self._last = time.monotonic()

    def left(self) -> float:
        """Return the seconds that are left."""
        return self._last + self.patience - time.monotonic()


def answered(call: Callable[[], Result], clock: Clock) -> Result:
    """Return what a call to a server returns, or raises.

    The driver waits for an answer for as long as the connection seems to live, and cannot be told to stop. The call is
    therefore made in a thread, which is left alone when time is over; it ends when the connection is closed, or with
    the process.

    Raises:
        Silence: The clock ran down.
    """
    done: Future[Result] = Future()

    def run() -> None:
        try:
            done.set_result(call())
        except BaseException as error:  # it is raised again where it is waited for
            done.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    while not done.done():
        if clock.left() <= 0:
            raise Silence
        wait_for([done], timeout=clock.left())
    return done.result()


def pauses() -> Iterator[float]:
    """Yield the seconds between attempts: soon at first, then ever later."""
    pause = 0.25
    while True:
        pause = min(2 * pause, _LONGEST_PAUSE)
        yield pause
