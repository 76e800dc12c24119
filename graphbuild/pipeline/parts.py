"""An index of the records beside the store: what has to be looked at again when an article comes or goes.

It is a view of the record file, and is made anew whenever it does not say that it belongs to the current records. What
is derived from several articles - merged nodes, origins, edges - is found through it from the articles that share the
node, the text, or the *bundle*: all claims over the same two ends with one relation, of which edges and conflicts are
made.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter

from graphbuild.assemble.ends import ends
from graphbuild.assemble.origins import Sketch, make_cluster, origin_of
from graphbuild.assemble.voice import VOICES, stated
from graphbuild.model import Article, Claim, GraphNode, Record
from graphbuild.pipeline.parts_tables import PARTS
from graphbuild.store.journal import FILE as NAME

__all__ = ["NAME", "VERSION", "Parts", "bundle_key", "bundle_of", "from_text"]
#: Changes with the tables and with what is derived: an index of another version is made anew.
VERSION = "6"
#: A reader that brings the embedded file up to date, or another change, is waited for.
_WAIT_SECONDS = 60.0
_ADAPTERS: dict[type, TypeAdapter[Any]] = {}
_TABLES = ("article", "band", "version", "about", "claim", "voice", "rejected")
Value = TypeVar("Value")


def bundle_of(claim: Claim, symmetric: Collection[str]) -> str:
    """Return the key of the claims that make edges and conflicts together with this one."""
    return bundle_key(*ends(claim, symmetric), claim.relation)


def bundle_key(source: str, target: str, relation: str) -> str:
    """Return the key of a bundle; source and target as the edges have them."""
    return f"{source}|{relation}|{target}"


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
        self.db = sqlite3.connect(path, isolation_level=None, timeout=_WAIT_SECONDS)
        self.db.execute("PRAGMA recursive_triggers = ON")  # what is replaced is counted as gone
        if not self.db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            self.db.executescript(f"BEGIN; {PARTS} COMMIT;")

    def __enter__(self) -> "Parts":
        return self

    def __exit__(self, *_: object) -> None:
        self.db.close()

    def run(self, statement: str) -> None:
        """Run a statement of transactions: BEGIN IMMEDIATE, SAVEPOINT trial, ROLLBACK TO trial, COMMIT."""
        self.db.execute(statement)

    def meta(self, name: str) -> str:
        """Return a note about the whole; empty when there is none."""
        found = self.db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else ""

    def note(self, **values: str) -> None:
        """Keep notes about the whole."""
        self.db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values.items())

    def insert(self, record: Record, key: str, sketch: Sketch, copies: Iterable[str]) -> None:
        """Add an article; what is derived from it and others is brought up to date by ``merge`` and ``set_origins``."""
        article = record.article
        self._many("article", [(article.id, key, article.outlet, _text(replace(article, text="", paths=())))])
        self._many("band", [(band, article.id) for band in sketch.bands])
        self._many("copy", [pair for other in copies for pair in ((article.id, other), (other, article.id))])
        mentions = Counter(mention.node for mention in record.mentions)
        nodes = sorted(set(record.nodes), key=lambda node: node.id)
        versions = [(node.id, article.id, _text(node), mentions.pop(node.id, 0), article.published) for node in nodes]
        # A node may be mentioned where only another article says what it is.
        versions += [(name, article.id, "", number, None) for name, number in sorted(mentions.items())]
        self._many("version", versions)
        self._many("about", [(about.entity, node.id, article.id) for node in nodes for about in node.about])
        self._many("claim", [self._claim_row(claim) for claim in record.claims])
        heads = [claim for claim in record.claims if claim.relation in VOICES and stated(claim)]
        self._many("voice", [(claim.object.id, claim.subject.id, claim.id, article.id) for claim in heads])
        self._many("rejected", [(claim.id, article.id) for claim in record.rejected])
        voices = [
            (item.id, claim.id, at, item.name) for claim in record.claims for at, item in enumerate(claim.attribution)
        ]
        self._many("speaker", voices)

    def _claim_row(self, claim: Claim) -> tuple[str, ...]:
        key = bundle_of(claim, self.symmetric)
        facts = (claim.subject.id, claim.relation, claim.object.id, str(claim.polarity))
        return (claim.id, claim.article, *facts, key, "", _text(claim))

    def remove(self, article: str) -> None:
        """Take an article out."""
        self.db.execute("DELETE FROM speaker WHERE claim IN (SELECT id FROM claim WHERE article = ?)", (article,))
        self.db.execute("DELETE FROM copy WHERE article = ? OR other = ?", (article, article))
        for table in _TABLES:
            column = "id" if table == "article" else "article"
            self.db.execute(f"DELETE FROM {table} WHERE {column} = ?", (article,))  # noqa: S608  (our own names)

    def drop_node(self, name: str) -> None:
        """Forget a merged node."""
        self.db.execute("DELETE FROM node WHERE id = ?", (name,))
        self.db.execute("DELETE FROM called WHERE node = ?", (name,))

    def set_nodes(self, nodes: Iterable[GraphNode]) -> None:
        """Keep merged nodes."""
        self._many("node", [(item.node.id, str(item.node.type), _text(item)) for item in nodes])

    def set_words(self, words: Iterable[tuple[str, str]]) -> None:
        """Keep pairs of a word and the id of a node that is found by it."""
        self._many("called", list(words))

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
        self._many("edge", list(edges))

    def family(self, articles: Iterable[str]) -> set[str]:
        """Return these articles and all copies of their texts, and copies of these."""
        seen = set(articles)
        border = list(seen)
        while border:
            new = [other for (other,) in self._in("SELECT other FROM copy WHERE article", border) if other not in seen]
            seen.update(new)
            border = list(set(new))
        return seen

    def sharing(self, bands: Collection[bytes]) -> set[str]:
        """Return the articles that may be copies of a text."""
        return {article for (article,) in self._in("SELECT article FROM band WHERE band", bands)}

    def articles(self, names: Collection[str]) -> dict[str, Article]:
        """Return articles by id, without their texts and paths."""
        rows = self._in("SELECT id, head FROM article WHERE id", names)
        return {name: from_text(Article, head) for name, head in rows}

    def nodes(self, names: Collection[str]) -> dict[str, GraphNode]:
        """Return merged nodes by id; those that are not there are left out."""
        rows = self._in("SELECT id, value FROM node WHERE id", names)
        return {name: from_text(GraphNode, value) for name, value in rows}

    def nodes_of(self, articles: Collection[str]) -> set[str]:
        """Return the ids of the nodes that articles know."""
        return self.column("SELECT node FROM version WHERE article", articles)

    def topics_about(self, entities: Collection[str]) -> set[str]:
        """Return the ids of the nodes that are about these in some article."""
        return self.column("SELECT node FROM about WHERE entity", entities)

    def claims(self, column: str, values: Collection[str]) -> list[Claim]:
        """Return the claims, as extracted, with these values of ``id``, ``article``, ``bundle`` or ``object``."""
        rows = self._in(f"SELECT value FROM claim WHERE {column}", values)  # noqa: S608  (our own names)
        return [from_text(Claim, value) for (value,) in rows]

    def voices(self, holders: Collection[str]) -> dict[str, frozenset[str]]:
        """Return for these the ids of their heads and spokespersons, as stated plainly."""
        found: dict[str, set[str]] = defaultdict(set)
        for holder, person in self._in("SELECT DISTINCT holder, person FROM voice WHERE holder", holders):
            found[holder].add(person)
        return {holder: frozenset(persons) for holder, persons in found.items()}

    def keys(self, articles: Collection[str] | None = None) -> dict[str, str]:
        """Return the keys of the records of these articles, or of all; those that are not there are left out."""
        if articles is None:
            return dict(self.rows("SELECT id, key FROM article"))
        return dict(self._in("SELECT id, key FROM article WHERE id", articles))

    def origins(self, bundles: Collection[str]) -> dict[str, str]:
        """Return the origins of the claims of bundles, by claim id."""
        return dict(self._in("SELECT id, origin FROM claim WHERE bundle", bundles))

    def column(self, question: str, values: Collection[str]) -> set[str]:
        """Return the first column of what a question, which ends in a column's name, finds for any of the values."""
        return {row[0] for row in self._in(question, values)}

    def rows(self, question: str, *values: Any) -> list[tuple[Any, ...]]:
        """Return the rows of a question."""
        return self.db.execute(question, values).fetchall()

    def any(self, question: str, value: str) -> bool:
        """Whether a question, which ends in a column's name, finds anything for a value."""
        return self.db.execute(f"{question} = ? LIMIT 1", (value,)).fetchone() is not None

    def _in(self, question: str, values: Collection[Any]) -> Iterator[tuple[Any, ...]]:
        ordered = sorted(set(values))
        for at in range(0, len(ordered), 500):
            part = ordered[at : at + 500]
            yield from self.db.execute(f"{question} IN ({', '.join('?' * len(part))})", part)

    def _many(self, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            self.db.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", rows)  # noqa: S608


def from_text(kind: type[Value], text: str) -> Value:
    """Return a value of the model that is kept as text."""
    found: Value = _adapter(kind).validate_json(text, strict=True)
    return found


def _adapter(kind: type) -> TypeAdapter[Any]:
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def _text(value: Any) -> str:
    text: str = _adapter(type(value)).dump_json(value).decode()
    return text
