"""How much one input may cost; what is beyond is skipped, and named."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, fields

from graphbuild.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits of reading. News stays far below the defaults; a machine with 4 GB reads what is within them.

    Attributes:
        size: Bytes of a file, or of a line or row of a file of many articles (trafilatura's own cap on a page).
        characters: Length of an article; the analysis of the longest takes about a minute.
        records: Articles in one file.
        depth: Folders within folders.
        members: Files in an archive.
        unpacked: Bytes that an archive may unpack to, all its files together.
        seconds: Time of a parser (pages, PDF, feeds), and of unpacking, for one file.
        analysis: Processor time, in seconds, of the analysis of one article.
        memory: Bytes of memory of the process that parses and unpacks, all libraries included.
    """

    size: int = 20_000_000
    characters: int = 1_000_000
    records: int = 1_000_000
    depth: int = 50
    members: int = 100_000
    unpacked: int = 2_000_000_000
    seconds: float = 60.0
    analysis: float = 300.0
    memory: int = 3_000_000_000


DEFAULT = Limits()


def parse_limits(texts: Iterable[str]) -> Limits:
    """Return the limits that words such as ``size=50000000`` say.

    Raises:
        InputError: There is no such limit, or the number is none, or not above zero.
    """
    names = [item.name for item in fields(Limits)]
    found: dict[str, int | float] = {}
    for text in texts:
        name, _, value = text.partition("=")
        try:
            found[name] = float(value) if name in ("seconds", "analysis") else int(value)
            if name not in names or not 0 < found[name] < math.inf:
                raise ValueError(value)
        except ValueError:
            raise InputError(f"--limit {text!r}: write NAME=NUMBER, where NAME is one of {', '.join(names)}") from None
    return Limits(**found)  # type: ignore[arg-type]
