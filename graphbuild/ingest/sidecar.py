"""The side-car ``articles.toml``: what the files of its folder do not say of themselves.

    [default]
    source = "Example Daily"

    ["talks-*.html"]
    date = 2025-03-14
    url = "https://news.example/talks"

A section of a file's name, or of a pattern that it matches, wins over what the file says; ``[default]`` only fills in
what is left open.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fnmatch import fnmatchcase
from pathlib import Path

from graphbuild.errors import ArticleError
from graphbuild.ingest.sources import SIDE_CAR, STANDARD_INPUT, Skipped, Source, decode

FIELDS = frozenset(("title", "date", "source", "url", "agency", "author", "language"))
DEFAULT = "default"
_MAX_BYTES = 5_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SideCar:
    """What is said of the files of a folder.

    Attributes:
        sections: File name or pattern to field to value, as written.
        problems: A line for each part that cannot be used.
    """

    sections: Mapping[str, Mapping[str, str]]
    problems: tuple[Skipped, ...] = ()

    def given(self, name: str) -> dict[str, str]:
        """Return what wins over the file; of several sections that fit, a later one over an earlier."""
        found: dict[str, str] = {}
        for pattern, fields in self.sections.items():
            if pattern != DEFAULT and fnmatchcase(name, pattern):
                found |= fields
        return found

    @property
    def defaults(self) -> Mapping[str, str]:
        """What fills in the rest."""
        return self.sections.get(DEFAULT, {})


class SideCars:
    """The side-cars of all folders that are read, each loaded once."""

    def __init__(self) -> None:
        self._known: dict[Path, SideCar] = {}
        self._told: set[Path] = set()

    def beside(self, source: Source) -> SideCar:
        """Return the side-car in the folder of a file."""
        if source.path == STANDARD_INPUT or "://" in source.path:
            return SideCar(sections={})
        folder = Path(source.path.partition("!")[0]).parent
        if folder not in self._known:
            self._known[folder] = load_side_car(folder / SIDE_CAR)
        return self._known[folder]

    def problems(self, source: Source) -> tuple[Skipped, ...]:
        """Return what cannot be used in the side-car of a file, once per folder."""
        folder = Path(source.path).parent
        found = () if folder in self._told else self.beside(source).problems
        self._told.add(folder)
        return found


def load_side_car(path: Path) -> SideCar:
    """Return what a side-car says; an absent one says nothing, a broken one is a problem."""
    try:
        if not path.is_file():
            return SideCar(sections={})
        with path.open("rb") as file:
            content = tomllib.loads(decode(file.read(_MAX_BYTES)))
    except (ArticleError, OSError, ValueError, RecursionError) as error:
        return SideCar(sections={}, problems=(Skipped(path=str(path), reason=f"cannot be used: {error}"),))
    problems = tuple(Skipped(path=str(path), reason=reason) for reason in _problems(content, path.parent))
    sections = {name: _fields(fields) for name, fields in content.items() if isinstance(fields, dict)}
    return SideCar(sections=sections, problems=problems)


def _problems(content: Mapping[str, object], folder: Path) -> Iterator[str]:
    for name, fields in content.items():
        if not isinstance(fields, dict):
            yield f"{name!r} stands outside of a section: write it under [default] or a file's name"
            continue
        if name != DEFAULT and not any(sign in name for sign in "*?[") and not (folder / name).exists():
            yield f"section {name!r}: there is no such file beside it"
        for key, value in fields.items():
            if key not in FIELDS:
                yield f"section {name!r}: unknown field {key!r}: known are {', '.join(sorted(FIELDS))}"
            elif not isinstance(value, str | date):
                yield f"section {name!r}: field {key!r} is neither text nor a date"


def _fields(fields: Mapping[str, object]) -> dict[str, str]:
    return {key: text for key, value in fields.items() if key in FIELDS and (text := _text(value))}


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else value if isinstance(value, str) else ""
