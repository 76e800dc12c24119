"""When Python's collector of cycles looks: rarely, where many values are made that stay, or that go together."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: New objects between two looks: those of a few articles.
_YOUNG = 100_000


@contextmanager
def rare_collections() -> Iterator[None]:
    """Let the collector look less often within the block; values of the model have no cycles for it to find."""
    before = gc.get_threshold()
    if gc.isenabled() and before[0]:
        gc.set_threshold(max(before[0], _YOUNG), *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
