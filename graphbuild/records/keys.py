"""A digest of a set of (article, key) pairs that can be brought up to date pair by pair.

It is the sum of the pairs' own digests: adding and taking away need nothing but the pair, in any order.
"""

import hashlib
from collections.abc import Iterable

_SIZE = 32
_WHOLE = 1 << (8 * _SIZE)
#: Digest of no pairs at all.
NONE = "0" * (2 * _SIZE)


def with_pairs(digest: str, come: Iterable[tuple[str, str]], gone: Iterable[tuple[str, str]] = ()) -> str:
    """Return the digest of a set after pairs came and others, which were in it, went."""
    total = int(digest, 16) + sum(map(_number, come)) - sum(map(_number, gone))
    return f"{total % _WHOLE:0{2 * _SIZE}x}"


def _number(pair: tuple[str, str]) -> int:
    article, key = pair
    return int.from_bytes(hashlib.sha256(f"{article} {key}".encode()).digest())
