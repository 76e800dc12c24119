"""How articles are read, as the caller wishes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graphbuild.errors import InputError
from graphbuild.ingest.drafts import NAMES
from graphbuild.ingest.fetching import Fetcher
from graphbuild.ingest.languages import ANALYSED
from graphbuild.ingest.limits import Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOptions:
    """How articles are read.

    Attributes:
        limits: How much one input may cost.
        mapping: Our name of a field (text, title, date, source, url, agency, author, language) to the file's.
        kind: Kind of file, as a suffix without its dot, that standard input is.
        languages: Codes of the languages that are taken; all when empty.
        fetcher: Fetches web addresses; without one they are skipped.
        links: Symbolic links in folders are followed.
        strict: An input that must be skipped ends the build.
    """

    limits: Limits = field(default_factory=Limits)
    mapping: Mapping[str, str] = field(default_factory=dict)
    kind: str = "txt"
    languages: frozenset[str] = ANALYSED
    fetcher: Fetcher | None = None
    links: bool = False
    strict: bool = False


def parse_mapping(text: str) -> dict[str, str]:
    """Return the mapping that ``text=body,date=published_at`` says.

    Raises:
        InputError: It is no such list, or names a field that articles do not have.
    """
    found: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        ours, sign, theirs = (word.strip() for word in part.partition("="))
        if not sign or not theirs or ours not in NAMES:
            raise InputError(f"--map {part!r}: write OURS=THEIRS, where OURS is one of {', '.join(NAMES)}")
        found[ours] = theirs
    return found
