"""Processes on the cores of this machine.

A process that dies (of memory, of a bug in a library, by a signal) takes the standard library's pool with it. The
batches that were under way are then analysed again, article by article; one that ends its process again costs itself
only, and the pool is started anew for the rest.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing.connection import wait as wait_for

from graphbuild.errors import InputError
from graphbuild.extract import ExtractConfig
from graphbuild.model import Article
from graphbuild.scale.batches import Batch
from graphbuild.scale.extracting import named
from graphbuild.scale.limiting import SECONDS, end_after
from graphbuild.scale.work import Done, here, work

Task = Callable[[Batch], Done]
#: Batches under way per process: one that is analysed, one that is ready when it is done.
_AHEAD = 2
#: A process needs two seconds to load the model: so many characters keep it busy for five times as long.
_WORTH = 50_000
#: Each process works on one core: what these libraries would start threads for is faster without.
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """Analyses batches in processes of this machine.

    Attributes:
        workers: Number of processes, 1 being the process that asks; None for as many as there are cores and work.
        seconds: Processor time that one article may take.
    """

    workers: int | None = None
    seconds: float = SECONDS

    def __call__(self, batches: Iterator[Batch], config: ExtractConfig, characters: int) -> Iterator[Done]:
        """Yield what each batch gave, in the order in which they are done."""
        workers = self.workers or min(cores(), 1 + characters // _WORTH)
        if workers == 1:
            return here(batches, config, characters, self.seconds)
        return _in_pool(batches, partial(_work, config=config, seconds=self.seconds), workers)


def cores() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _work(batch: Batch, *, config: ExtractConfig, seconds: float) -> Done:
    # The time is for the batch, then for each article of it: should that be too long, they get a process each.
    end_after(2 * seconds)
    return work(batch, config, seconds)


def _in_pool(batches: Iterator[Batch], task: Task, workers: int) -> Iterator[Done]:
    suspects: list[Batch] | None = []
    while suspects is not None:
        yield from _one_by_one((article for batch in suspects for article in batch), task)
        suspects = yield from _until_broken(batches, task, workers)


def _until_broken(batches: Iterator[Batch], task: Task, workers: int) -> Generator[Done, None, list[Batch] | None]:
    """Yield what batches give; return those that were under way when a process died, or None at the end."""
    waiting: dict[Future[Done], Batch] = {}
    with _executor(workers) as pool:
        while True:
            for batch in islice(batches, _AHEAD * workers - len(waiting)):
                try:
                    waiting[pool.submit(task, batch)] = batch
                except BrokenProcessPool:
                    return [batch, *waiting.values()]
            if not waiting:
                return None
            for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                try:
                    done = future.result()
                except BrokenProcessPool:
                    return list(waiting.values())
                del waiting[future]
                yield done


def _one_by_one(articles: Iterable[Article], task: Task) -> Iterator[Done]:
    left = deque(articles)
    while left:
        with _executor(1) as pool:
            while left:
                article = left.popleft()
                try:
                    yield pool.submit(task, (article,)).result()
                except BrokenProcessPool:
                    yield Done(failed=(f"{named(article)}: cannot be analysed: the process that did it was ended",))
                    break


@contextmanager
def _executor(workers: int) -> Iterator[ProcessPoolExecutor]:
    # Started anew, not forked: a copy of a process with threads may hang.
    context = multiprocessing.get_context("spawn")
    with _one_thread_each():
        pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start)
        try:
            yield pool
        finally:
            pool.shutdown(cancel_futures=True)


@contextmanager
def _one_thread_each() -> Iterator[None]:
    unset = [name for name in THREADS if name not in os.environ]
    os.environ.update(dict.fromkeys(unset, "1"))
    try:
        yield
    finally:
        for name in unset:
            os.environ.pop(name, None)


def _start() -> None:
    """Set a process up: Ctrl-C is for the one that asks, and without it there is nothing to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is None:
        raise InputError("a worker without a process that asks: call build() instead")
    threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(parent: int) -> None:
    wait_for([parent])
    os._exit(1)
