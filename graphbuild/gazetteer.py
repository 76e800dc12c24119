"""Public names that everybody knows: ``data/gazetteer/*.toml`` as a lookup from words to entities.

A file holds tables by kind and key; the kind tells the type, kind and key together are the id::

    source = "hand"                       # of every row of the file that names no other
    [country.ru]
    name = "Russia"                       # canonical: full usual English name
    aliases = ["Russian Federation"]      # names and abbreviations
    demonyms = ["Russian", "Russians"]    # adjectives and people
    metonyms = ["Moscow", "the Kremlin"]  # seats that stand for it when they act
    [place.alaska]
    name = "Alaska"
    in = "country.us"

A row whose id another file has already given *adds* its names to it, so a folder of one's own may extend the
package's. A name that several entries claim must be declared in ``shared`` by all of them, or by all but the one
that is meant when nothing in the text speaks for another; ``cues`` are words that do.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graphbuild.assets import asset
from graphbuild.errors import DataFileError
from graphbuild.folding import fold
from graphbuild.model import MentionForm, Node, NodeType

KINDS: Mapping[str, NodeType] = {
    "country": NodeType.COUNTRY,
    "event": NodeType.EVENT,
    "facility": NodeType.FACILITY,
    "org": NodeType.ORGANIZATION,
    "person": NodeType.PERSON,
    "place": NodeType.LOCATION,
}
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")


class Row(BaseModel):
    """One ``[kind.key]`` table as people write it."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    name: str = ""
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    located_in: str = Field(default="", alias="in")
    by: str = ""
    against: str = ""
    since: str = ""
    wikidata: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A known entity and all the words for it.

    Attributes:
        id: Kind and key, such as ``country.ru``.
        shared: Names that other entries have too and that mean this one only in a fitting text.
        cues: Words of a text that speak for this entry where a name is shared.
        located_in: Id of the entry that it lies in (of a person or firm: belongs to), or empty.
        by: Of an invasion: id of the entry that began it, ``against`` of the one that it was begun against.
        since: Its first day.
        wikidata: Wikidata id, only where a source was seen.
        source: Where the row comes from.
        node: Its node in the graph; the id is the Wikidata id where there is one.
    """

    id: str
    name: str
    type: NodeType
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    located_in: str = ""
    by: str = ""
    against: str = ""
    since: str = ""
    wikidata: str = ""
    source: str = ""
    node: Node = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        node = Node(
            id=self.wikidata or self.id,
            name=self.name,
            type=self.type,
            aliases=self.aliases,
            wikidata=self.wikidata,
        )
        object.__setattr__(self, "node", node)

    def surfaces(self) -> Iterator[tuple[str, MentionForm]]:
        """Yield every word or phrase for the entity with the form of mention that it makes."""
        for text in (self.name, *self.aliases):
            yield text, MentionForm.NAME
        for text in self.demonyms:
            yield text, MentionForm.DEMONYM
        for text in self.metonyms:
            yield text, MentionForm.METONYM


@dataclass(frozen=True, slots=True, kw_only=True)
class Invasion:
    """Who invaded whom, as everybody knows: articles need not say it.

    Attributes:
        event: Node id of the event.
        since: Its first day.
    """

    event: str
    by: Node
    against: Node
    since: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Gazetteer:
    """All entries by id, in sorted order, the index from folded words to them, and what is known of invasions."""

    entries: Mapping[str, Entry]
    invasions: tuple[Invasion, ...]
    _index: Mapping[str, tuple[tuple[Entry, MentionForm], ...]] = field(repr=False)
    _ids: Mapping[str, str] = field(repr=False)

    @classmethod
    def load(cls, *folders: Path) -> "Gazetteer":
        """Read the gazetteer of the package, then ``*.toml`` of each folder; later rows add to earlier ones.

        Raises:
            DataFileError: One or more rows are wrong; every problem is listed with its file and key.
        """
        entries: dict[str, Entry] = {}
        problems: list[str] = []
        for file in _files(folders):
            for entry in _read(file, problems):
                known = entries.get(entry.id)
                entries[entry.id] = _merged(known, entry) if known else entry
        problems += _mistakes(entries)
        if problems:
            raise DataFileError("\n".join(problems))
        return cls.of(entries.values())

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Gazetteer":
        """Build a gazetteer from entries."""
        ordered = sorted(entries, key=lambda entry: entry.id)
        return cls(
            entries={entry.id: entry for entry in ordered},
            invasions=tuple(_invasions({entry.id: entry for entry in ordered})),
            _index=_indexed(ordered),
            _ids={entry.wikidata: entry.id for entry in ordered if entry.wikidata},
        )

    def lookup(self, surface: str) -> tuple[tuple[Entry, MentionForm], ...]:
        """Return the entries that a word or phrase may mean, the one meant by default first; case is ignored."""
        return self._index.get(fold(surface), ())

    def knows(self, node: str) -> bool:
        """Whether an entry has this id, its own or its Wikidata id."""
        return node in self.entries or node in self._ids

    def wholes(self, node: str) -> tuple[str, ...]:
        """Return the node ids of what a place lies in, the smallest first."""
        found: list[str] = []
        entry = self.entries.get(self._ids.get(node, node))
        while entry is not None and entry.located_in and len(found) < len(self.entries):
            entry = self.entries[entry.located_in]
            found.append(entry.node.id)
        return tuple(found)


def _invasions(entries: Mapping[str, Entry]) -> Iterator[Invasion]:
    for entry in entries.values():
        by, against = entries.get(entry.by), entries.get(entry.against)
        if by is not None and against is not None:
            yield Invasion(event=entry.node.id, by=by.node, against=against.node, since=entry.since)


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in (asset("data/gazetteer"), *folders):
        if not folder.is_dir():
            raise DataFileError(f"{folder}: no such folder of gazetteer files")
        yield from sorted(folder.glob("*.toml"))


def _read(file: Path, problems: list[str]) -> Iterator[Entry]:
    if not file.is_file():
        problems.append(f"{file.name}: not a regular file")  # reading a pipe would wait for ever
        return
    try:
        tables = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError, RecursionError) as error:
        problems.append(f"{file.name}: {error}")
        return
    source = str(tables.pop("source", file.stem))
    for kind, rows in tables.items():
        if kind not in KINDS or not isinstance(rows, dict):
            problems.append(f"{file.name}: {kind}: unknown kind; known: {', '.join(KINDS)}")
            continue
        for key, table in rows.items():
            try:
                yield _entry(f"{kind}.{key}", Row.model_validate(table), source)
            except ValidationError as error:
                for item in error.errors():
                    where = ".".join(str(part) for part in (kind, key, *item["loc"]))
                    problems.append(f"{file.name}: {where}: {item['msg']}")
            except ValueError as error:
                problems.append(f"{file.name}: {kind}.{key}: {error}")


def _entry(key: str, row: Row, source: str) -> Entry:
    kind, _, rest = key.partition(".")
    if not _KEY.fullmatch(rest):
        raise ValueError("the key must be a-z and 0-9, words joined by one hyphen")
    if row.wikidata and not _WIKIDATA.fullmatch(row.wikidata):
        raise ValueError(f"{row.wikidata!r} is no Wikidata id (Q and a number)")
    return Entry(
        id=key,
        name=row.name,
        type=KINDS[kind],
        aliases=row.aliases,
        demonyms=row.demonyms,
        metonyms=row.metonyms,
        shared=row.shared,
        cues=row.cues,
        located_in=row.located_in,
        by=row.by,
        against=row.against,
        since=row.since,
        wikidata=row.wikidata,
        source=row.source or source,
    )


def _merged(known: Entry, more: Entry) -> Entry:
    """Add the names of a later row; its single values win where it gives them."""
    return replace(
        known,
        name=more.name or known.name,
        aliases=_union(known.aliases, more.aliases),
        demonyms=_union(known.demonyms, more.demonyms),
        metonyms=_union(known.metonyms, more.metonyms),
        shared=_union(known.shared, more.shared),
        cues=_union(known.cues, more.cues),
        located_in=more.located_in or known.located_in,
        by=more.by or known.by,
        against=more.against or known.against,
        since=more.since or known.since,
        wikidata=more.wikidata or known.wikidata,
        source=" + ".join(_union((known.source,), (more.source,))),
    )


def _union(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _mistakes(entries: Mapping[str, Entry]) -> Iterator[str]:
    """Yield what is wrong with the rows as a whole."""
    for entry in entries.values():
        if not all(text.strip() for text, _ in entry.surfaces()):
            yield f"{entry.id}: a name is empty"
        names = {fold(text) for text, _ in entry.surfaces()}
        for text in entry.shared:
            if fold(text) not in names:
                yield f"{entry.id}: shared = {text!r} is none of its names"
        for field_name, named in (("in", entry.located_in), ("by", entry.by), ("against", entry.against)):
            if named and named not in entries:
                yield f"{entry.id}: {field_name} = {named!r} is no entry"
    for surface, claims in sorted(_claims(entries.values()).items()):
        owners = sorted({entry.id for entry, form, shared in claims if not shared and form is not MentionForm.METONYM})
        if len(owners) > 1:
            yield f"{' and '.join(owners)}: both claim {surface!r}; declare it in shared of all but the default"


def _claims(entries: Iterable[Entry]) -> dict[str, list[tuple[Entry, MentionForm, bool]]]:
    claims: dict[str, list[tuple[Entry, MentionForm, bool]]] = {}
    for entry in entries:
        shared = {fold(text) for text in entry.shared}
        for text, form in entry.surfaces():
            surface = fold(text)
            claims.setdefault(surface, []).append((entry, form, surface in shared))
    return claims


def _indexed(entries: Iterable[Entry]) -> dict[str, tuple[tuple[Entry, MentionForm], ...]]:
    index: dict[str, tuple[tuple[Entry, MentionForm], ...]] = {}
    for surface, claims in _claims(entries).items():
        ordered = sorted(claims, key=lambda claim: (claim[2], claim[1] is MentionForm.METONYM, claim[0].id))
        index[surface] = tuple(dict.fromkeys((entry, form) for entry, form, _ in ordered))
    return index
