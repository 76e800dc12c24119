"""Which places lie in which, as far as conflicts need it: ``data/wholes.toml``."""

import tomllib
from collections.abc import Mapping
from functools import cache

from graphbuild.assets import asset

#: Deeds that were done to a whole when they were done to its part; a stance on a whole says nothing of its parts.
DEEDS = frozenset({"ATTACKS", "SANCTIONS", "SUPPLIES_GAS_TO", "SUPPLIES_TO", "THREATENS", "VISITS"})


@cache
def parts_of() -> Mapping[str, tuple[str, ...]]:
    """Return the ids of the parts of each whole."""
    table = tomllib.loads(asset("data/wholes.toml").read_text("utf-8"))
    return {whole: tuple(parts) for whole, parts in table.items()}


@cache
def wholes_of() -> Mapping[str, tuple[str, ...]]:
    """Return the ids of the wholes that each part lies in."""
    found: dict[str, list[str]] = {}
    for whole, parts in sorted(parts_of().items()):
        for part in parts:
            found.setdefault(part, []).append(whole)
    return {part: tuple(wholes) for part, wholes in found.items()}
