"""An index of the records beside the store: what has to be looked at again when an article comes or goes.

It is a view of the record file, and is made anew whenever it does not say that it belongs to the current records. What
is derived from several articles - merged nodes, origins, edges, conflicts - is found through it from the articles that
share the node or the text, and from what edges and conflicts take from their claims (see ``relating``).
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import TypeAdapter

from graphbuild.assemble.origins import Sketch, make_cluster, origin_of
from graphbuild.assemble.voice import OFFICES, VOICES, stated
from graphbuild.graph import GraphNode, Office
from graphbuild.model import Article, Claim, Record
from graphbuild.pipeline.parts_tables import PARTS
from graphbuild.store.journal import FILE as NAME

__all__ = ["NAME", "VERSION", "Parts", "from_text"]
#: Changes with the tables and with what is derived: an index of another version is made anew.
VERSION = "9"
#: A reader that brings the embedded file up to date, or another change, is waited for.
_WAIT_SECONDS = 60.0
#: What a change of a few articles touches stays in memory until it is committed.
_CACHE_KIB = 65536
#: Values of one question, and questions that are kept prepared.
_AT_ONCE, _PREPARED = 512, 512
_ADAPTERS: dict[type, TypeAdapter[Any]] = {}
_TABLES = ("article", "band", "version", "about", "claim", "office", "rejected")
#: The one index that writing nodes asks.
_NEEDED = "called_node"
_OFFICE = ("person", "holder", "office", "valid_from", "valid_to")
Value = TypeVar("Value")


class Parts:
    """The index of one folder; use it as a context manager, which closes it.

    Attributes:
        symmetric: Names of the relations without a direction.
        db: The connection.
    """

    def __init__(self, path: Path, *, symmetric: Collection[str]) -> None:
        """Open the index, or make an empty one.

        Args:
            path: Its file.
            symmetric: Names of the relations without a direction.

        Raises:
            sqlite3.Error: The file is damaged.
        """
        self.symmetric = frozenset(symmetric)
        self.db = sqlite3.connect(path, isolation_level=None, timeout=_WAIT_SECONDS, cached_statements=_PREPARED)
        self.db.execute("PRAGMA recursive_triggers = ON")  # what is replaced is counted as gone
        self.db.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        self.db.execute("PRAGMA mmap_size = 1073741824")
        if not self.db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            self.db.executescript(f"BEGIN; {PARTS} COMMIT;")

    def __enter__(self) -> "Parts":
        return self

    def __exit__(self, *_: object) -> None:
        self.db.close()

    def run(self, statement: str) -> None:
        """Run a statement of transactions, such as BEGIN IMMEDIATE and COMMIT, or a PRAGMA."""
        self.db.execute(statement)

    @contextmanager
    def filling(self) -> Iterator[None]:
        """Within a transaction that writes a whole index: what only answers need is made at its end, in one go each.

        An index over ids, which are hashes, grows at a random place with each row; made at once it is sorted first.
        """
        found = (
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND name <> ? ORDER BY name"
        )
        later = self.rows(found, _NEEDED)
        for name, _ in later:
            self.db.execute(f"DROP INDEX {name}")
        yield
        for _, statement in later:
            self.db.execute(statement)

    def meta(self, name: str) -> str:
        """Return a note about the whole; empty when there is none."""
        found = self.db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else ""

    def note(self, **values: str) -> None:
        """Keep notes about the whole."""
        self.db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values.items())

    def insert(
        self,
        record: Record,
        key: str,
        sketch: Sketch,
        copies: Iterable[str],
        origins: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Add an article; what is derived from it and others is brought up to date by ``merge`` and ``set_origins``.

        Args:
            record: The article and what it says.
            key: Key of the record.
            sketch: Of its text.
            copies: Articles whose texts are like its text.
            origins: Origins of its claims by claim id, where they are known already.
        """
        article = record.article
        self.put("article", [(article.id, key, article.outlet, _text(replace(article, text="", paths=())))])
        self.put("band", [(band, article.id) for band in sketch.bands])
        self.put("copy", [pair for other in copies for pair in ((article.id, other), (other, article.id))])
        mentions = Counter(mention.node for mention in record.mentions)
        nodes = sorted(set(record.nodes), key=lambda node: node.id)
        versions = [(node.id, article.id, _text(node), mentions.pop(node.id, 0), article.published) for node in nodes]
        # A node may be mentioned where only another article says what it is.
        versions += [(name, article.id, "", number, None) for name, number in sorted(mentions.items())]
        self.put("version", versions)
        self.put("about", [(about.entity, node.id, article.id) for node in nodes for about in node.about])
        self.put("claim", [_claim_row(claim, origins.get(claim.id, "")) for claim in record.claims])
        self.put("office", [_office(claim) for claim in record.claims if claim.relation in OFFICES and stated(claim)])
        self.put("rejected", [(claim.id, article.id) for claim in record.rejected])
        voices = [
            (item.id, claim.id, at, item.name) for claim in record.claims for at, item in enumerate(claim.attribution)
        ]
        self.put("speaker", voices)

    def remove(self, article: str) -> None:
        """Take an article out."""
        self.db.execute("DELETE FROM speaker WHERE claim IN (SELECT id FROM claim WHERE article = ?)", (article,))
        self.db.execute("DELETE FROM copy WHERE article = ? OR other = ?", (article, article))
        for table in _TABLES:
            column = "id" if table == "article" else "article"
            self.db.execute(f"DELETE FROM {table} WHERE {column} = ?", (article,))  # noqa: S608  (our own names)

    def set_node(self, name: str, node: GraphNode | None, words: Collection[str] = ()) -> None:
        """Keep a merged node and the words that it is found by, or forget it; what stays the same is not written."""
        kind = None if node is None else str(node.node.type)
        known = self.rows("SELECT type FROM node WHERE id = ?", name)
        if known and (kind,) != known[0]:
            self.db.execute("DELETE FROM node WHERE id = ?", (name,))
        elif known and node is not None:
            self.db.execute("UPDATE node SET value = ? WHERE id = ?", (_text(node), name))
        if node is not None and known != [(kind,)]:
            self.put("node", [(name, kind, _text(node))])
        before = {word for (word,) in self.rows("SELECT word FROM called WHERE node = ?", name)}
        gone = [(word, name) for word in sorted(before - set(words))]
        self.db.executemany("DELETE FROM called WHERE word = ? AND node = ?", gone)
        self.put("called", [(word, name) for word in sorted(set(words) - before)])

    def set_origins(self, origins: Iterable[tuple[str, str]]) -> None:
        """Keep origins, as pairs of claim id and origin id."""
        self.db.executemany(
            "UPDATE claim SET origin = ?1 WHERE id = ?2 AND origin <> ?1",
            ((origin, claim) for claim, origin in origins),
        )

    def derive_origins(self, articles: Collection[str]) -> None:
        """Find and keep the origins of the claims of whole clusters of articles."""
        known = self.articles(articles)
        clusters = {name: make_cluster([known[item] for item in self.family([name])]) for name in known}
        claims = self.claims("article", articles)
        self.set_origins((claim.id, origin_of(claim, clusters[claim.article])) for claim in claims)

    def set_edges(self, gone: Iterable[str], edges: Iterable[tuple[str, str]]) -> None:
        """Keep pairs of rid and kind, after others went."""
        self.db.executemany("DELETE FROM edge WHERE rid = ?", ((rid,) for rid in gone))
        self.put("edge", list(edges))

    def family(self, articles: Iterable[str]) -> set[str]:
        """Return these articles and all copies of their texts, and copies of these."""
        seen = set(articles)
        border = list(seen)
        while border:
            new = [other for (other,) in self.each("SELECT other FROM copy WHERE article", border) if other not in seen]
            seen.update(new)
            border = list(set(new))
        return seen

    def sharing(self, bands: Collection[bytes]) -> set[str]:
        """Return the articles that may be copies of a text."""
        return {article for (article,) in self.each("SELECT article FROM band WHERE band", bands)}

    def articles(self, names: Collection[str]) -> dict[str, Article]:
        """Return articles by id, without their texts and paths."""
        rows = self.each("SELECT id, head FROM article WHERE id", names)
        return {name: from_text(Article, head) for name, head in rows}

    def nodes(self, names: Collection[str]) -> dict[str, GraphNode]:
        """Return merged nodes by id; those that are not there are left out."""
        rows = self.each("SELECT id, value FROM node WHERE id", names)
        return {name: from_text(GraphNode, value) for name, value in rows}

    def nodes_of(self, articles: Collection[str]) -> set[str]:
        """Return the ids of the nodes that articles know."""
        return self.column("SELECT node FROM version WHERE article", articles)

    def topics_about(self, entities: Collection[str]) -> set[str]:
        """Return the ids of the nodes that are about these in some article."""
        return self.column("SELECT node FROM about WHERE entity", entities)

    def claims(self, column: str, values: Collection[str]) -> list[Claim]:
        """Return the claims, as extracted, with these values of ``id``, ``article``, ``bundle`` or ``object``."""
        rows = self.each(f"SELECT value FROM claim WHERE {column}", values)  # noqa: S608  (our own names)
        return [from_text(Claim, value) for (value,) in rows]

    def voices(self, holders: Collection[str]) -> dict[str, frozenset[str]]:
        """Return for these the ids of their heads and spokespersons, as stated plainly."""
        found: dict[str, set[str]] = defaultdict(set)
        for relation in sorted(VOICES):
            question = f"SELECT DISTINCT holder, person FROM office WHERE relation = '{relation}' AND holder"  # noqa: S608
            for holder, person in self.each(question, holders):
                found[holder].add(person)
        return {holder: frozenset(persons) for holder, persons in found.items()}

    def offices(self, pairs: Iterable[tuple[str, str]]) -> tuple[Office, ...]:
        """Return the offices, as stated plainly, of pairs of person and holder, sorted."""
        question = (
            "SELECT person, holder, office, min(valid_from), max(valid_to) FROM office WHERE person = ? AND holder = ? "
            "GROUP BY office ORDER BY office"
        )
        rows = [row for pair in sorted(set(pairs)) for row in self.rows(question, *pair)]
        return tuple(Office(**dict(zip(_OFFICE, row, strict=True))) for row in rows)

    def keys(self, articles: Collection[str] | None = None) -> dict[str, str]:
        """Return the keys of the records of these articles, or of all; those that are not there are left out."""
        if articles is None:
            return dict(self.rows("SELECT id, key FROM article"))
        return dict(self.each("SELECT id, key FROM article WHERE id", articles))

    def origins(self, claims: Collection[str]) -> dict[str, str]:
        """Return the origins of claims, by claim id."""
        return dict(self.each("SELECT id, origin FROM claim WHERE id", claims))

    def to_text(self, value: Any) -> str:
        """Return a value of the model as text, which ``from_text`` reads."""
        return _text(value)

    def column(self, question: str, values: Collection[str]) -> set[str]:
        """Return the first column of what a question, which ends in a column's name, finds for any of the values."""
        return {row[0] for row in self.each(question, values)}

    def rows(self, question: str, *values: Any) -> list[tuple[Any, ...]]:
        """Return the rows of a question."""
        return self.db.execute(question, values).fetchall()

    def any(self, question: str, value: str) -> bool:
        """Whether a question, which ends in a column's name, finds anything for a value."""
        return self.db.execute(f"{question} = ? LIMIT 1", (value,)).fetchone() is not None

    def each(self, question: str, values: Collection[Any]) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a question, which ends in a column's name, for all of the values."""
        ordered = sorted(set(values))
        for at in range(0, len(ordered), _AT_ONCE):
            part = ordered[at : at + _AT_ONCE]
            # The last value fills up to a power of two: few statements, which need not be prepared again and again.
            part += part[-1:] * ((1 << (len(part) - 1).bit_length()) - len(part))
            yield from self.db.execute(f"{question} IN ({', '.join('?' * len(part))})", part)

    def delete(self, table: str, column: str, values: Collection[str]) -> None:
        """Delete the rows of a table that have one of the values in a column."""
        question = f"DELETE FROM {table} WHERE {column} = ?"  # noqa: S608  (our own names)
        self.db.executemany(question, ((value,) for value in values))

    def put(self, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """Write rows into a table."""
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            self.db.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", rows)  # noqa: S608


def _claim_row(claim: Claim, origin: str) -> tuple[str, ...]:
    facts = (claim.subject.id, claim.relation, claim.object.id, str(claim.polarity))
    return (claim.id, claim.article, *facts, origin, _text(claim))


def _office(claim: Claim) -> tuple[str | None, ...]:
    office = dict(claim.attrs).get("office") or OFFICES[claim.relation]
    dates = (claim.valid_from or None, claim.valid_to or None)
    return (claim.id, claim.article, claim.subject.id, claim.relation, claim.object.id, office, *dates)


def from_text(kind: type[Value], text: str) -> Value:
    """Return a value of the model that is kept as text."""
    found: Value = _parsed(kind, text)  # type: ignore[arg-type]  # a type can be hashed
    return found


@lru_cache(maxsize=4096)
def _parsed(kind: type, text: str) -> Any:
    """A change looks at the same few values several times; they cannot be changed."""
    return _adapter(kind).validate_json(text, strict=True)


def _adapter(kind: type) -> TypeAdapter[Any]:
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def _text(value: Any) -> str:
    text: str = _adapter(type(value)).dump_json(value).decode()
    return text
