"""The record file: ``records.sqlite`` in the output folder.

A row per article and key, where the key stands for everything that the record depends on (content, rules,
data files, model). Saving a row is the checkpoint of a build; ``publish`` then makes the saved rows current
in one transaction. Until that moment readers see the rows of the last finished build, so a build that fails
or is killed changes nothing and the next one resumes where it stopped.
"""

import json
import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from types import TracebackType

from graphbuild.errors import EvidenceError, InputError
from graphbuild.model import Article, Record
from graphbuild.records.codec import article_from_json, from_json, to_json
from graphbuild.records.damage import damage, nothing_in
from graphbuild.records.keys import NONE, with_pairs

NAME = "records.sqlite"
SCHEMA_VERSION = 1
#: Marks the file as ours (SQLite's application_id; "grbd").
APPLICATION_ID = 0x67726264
_SCHEMA = """
CREATE TABLE article (
    id TEXT NOT NULL,
    key TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    rules_version TEXT NOT NULL,
    model_version TEXT NOT NULL,
    current INTEGER NOT NULL DEFAULT 0,
    paths TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (id, key)
) STRICT;
"""
#: What later versions added; it is made at the first change. No view shows when an article was ingested: builds of the
#: same articles on two days are the same.
_ADDED = """
CREATE INDEX IF NOT EXISTS article_current ON article (id, key) WHERE current;
CREATE INDEX IF NOT EXISTS article_saved ON article (id, key) WHERE NOT current;
CREATE TABLE IF NOT EXISTS note (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS ingested (article TEXT PRIMARY KEY, day TEXT NOT NULL) STRICT;
"""
_SAVE = """
INSERT INTO article (id, key, sha256, rules_version, model_version, paths, record)
VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id, key) DO UPDATE SET paths = excluded.paths, record = excluded.record
"""
_READ = "SELECT id, sha256, paths, record FROM article"
_WORDS = "SELECT key, json_extract(record, '$.words') FROM article WHERE id = ? AND json_valid(record)"
_MOVE = "UPDATE article SET paths = ? WHERE id = ? AND key = ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A record as the file holds it: flat, and small enough to travel."""

    id: str
    sha256: str
    rules_version: str
    model_version: str
    paths: str
    record: str


def row_of(record: Record) -> Row:
    """Return a record as a row.

    Raises:
        ArticleError: Its text cannot be stored.
    """
    article = record.article
    return Row(
        id=article.id,
        sha256=article.sha256,
        rules_version=record.rules_version,
        model_version=record.model_version,
        paths=json.dumps(article.paths),
        record=to_json(replace(record, article=replace(article, paths=()))),
    )


class RecordFile:
    """The records of one output folder; use it as a context manager.

    SQLite's rollback journal is kept on purpose (no WAL): after closing, one file remains.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._db = sqlite3.connect(path, isolation_level=None)
            self._prepare()
        except sqlite3.Error as error:
            raise damage(path, error) or InputError(f"{path}: cannot be used as a record file: {error}") from error

    @classmethod
    def existing(cls, folder: Path) -> "RecordFile":
        """Open the record file of a finished build.

        Raises:
            InputError: The folder holds none, or one without a finished build; the message says how to make it.
        """
        path = folder / NAME
        if not path.is_file():
            raise InputError(
                f"no graph in {str(folder)!r}: run `graphbuild build ARTICLES -o DIR`, or give --graph DIR"
            )
        if not path.stat().st_size:  # opening it would make a record file of it
            raise nothing_in(path)
        file = cls(path)
        if not file.is_published():
            file.close()
            raise nothing_in(path)
        return file

    def __enter__(self) -> "RecordFile":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        if (found := damage(self._path, error)) is not None:
            raise found from error

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def is_published(self) -> bool:
        """Whether a build has ended, also one after which every article was taken out."""
        if self._db.execute("SELECT 1 FROM article WHERE current LIMIT 1").fetchone():
            return True
        return bool(self._db.execute("SELECT 1 FROM sqlite_master WHERE name = 'note'").fetchone())

    def recall(self, articles: Iterable[Article], key_of: Callable[[Article, Collection[str]], str]) -> dict[str, str]:
        """Return article id and key of the articles whose record is saved, and note where they lie now.

        Args:
            articles: What is asked for.
            key_of: Makes the key of an article and the words that a saved record of it holds.
        """
        found = {}
        with _transaction(self._db):
            for article in articles:
                for key, words in self._db.execute(_WORDS, (article.id,)).fetchall():
                    if key == key_of(article, json.loads(words or "[]")):
                        self._db.execute(_MOVE, (json.dumps(article.paths), article.id, key))
                        found[article.id] = key
        return found

    def save(self, record: Record, key: str) -> None:
        """Store one record under its key, in a transaction of its own; not current until ``publish``."""
        self.put([(row_of(record), key)])

    def put(self, rows: Iterable[tuple[Row, str]]) -> None:
        """Store some rows, each under its key, as ``save`` does with one; all in one transaction."""
        with _transaction(self._db):
            for row, key in rows:
                versions = (row.rules_version, row.model_version)
                self._db.execute(_SAVE, (row.id, key, row.sha256, *versions, row.paths, row.record))

    def publish(self, keys: Iterable[tuple[str, str]]) -> None:
        """Make exactly these (article, key) rows current and drop all others, in one transaction."""
        wanted = frozenset(keys)
        self.change(wanted, {name for name, _ in self.current()} - {name for name, _ in wanted})

    def change(self, come: Collection[tuple[str, str]], gone: Collection[str]) -> None:
        """Make saved (article, key) rows current and others of these articles go, in one transaction.

        Args:
            come: Pairs that are to be current; they take the place of those of the same articles.
            gone: Ids of articles that leave. What was saved and is not current goes, too.
        """
        with _transaction(self._db):
            for statement in _ADDED.strip().splitlines():
                self._db.execute(statement)
            before = self.keys([*gone, *(name for name, _ in come)])
            new = [pair for pair in come if before.get(pair[0]) != pair[1]]
            names = {*gone, *(name for name, _ in new)} - {name for name, key in come if before.get(name) == key}
            left = [(name, before[name]) for name in names if name in before]
            digest = with_pairs(self.digest(), new, left)
            # Rows hold whole texts: those that stay as they are must not be written again.
            self._db.executemany("DELETE FROM article WHERE id = ? AND key = ?", left)
            self._db.executemany("UPDATE article SET current = 1 WHERE id = ? AND key = ?", new)
            self._db.execute("DELETE FROM article WHERE NOT current")
            self._db.execute("INSERT OR REPLACE INTO note VALUES ('current', ?)", (digest,))
            came, day = {name for name, _ in come}, _today()
            self._db.executemany("DELETE FROM ingested WHERE article = ?", ((name,) for name in {*gone} - came))
            self._db.executemany("INSERT OR IGNORE INTO ingested VALUES (?, ?)", ((name, day) for name in sorted(came)))

    def current(self) -> list[tuple[str, str]]:
        """Return the (article, key) pairs of the current records, by article id."""
        return list(self._db.execute("SELECT id, key FROM article WHERE current ORDER BY id"))

    def keys(self, articles: Iterable[str]) -> dict[str, str]:
        """Return the keys of the current records of these articles; those that have none are left out."""
        found = (
            self._db.execute("SELECT id, key FROM article WHERE id = ? AND current", (name,)).fetchone()
            for name in articles
        )
        return dict(row for row in found if row)

    def digest(self) -> str:
        """Return a digest of the pairs that ``current`` returns."""
        if self._db.execute("SELECT 1 FROM sqlite_master WHERE name = 'note'").fetchone():
            found = self._db.execute("SELECT value FROM note WHERE name = 'current'").fetchone()
            if found:
                return str(found[0])
        return with_pairs(NONE, self.current())

    def ingested(self) -> dict[str, str]:
        """Return the day (YYYY-MM-DD, UTC) on which each article first became current, by article id."""
        known = self._db.execute("SELECT 1 FROM sqlite_master WHERE name = 'ingested'").fetchone()
        return dict(self._db.execute("SELECT article, day FROM ingested")) if known else {}

    def articles(self) -> Iterator[Article]:
        """Yield the articles of the current records, by id; claims and mentions are not read.

        Raises:
            EvidenceError: A record is damaged.
        """
        rows = self._db.execute(
            "SELECT json_extract(record, '$.article'), paths FROM article WHERE current ORDER BY id"
        )
        for text, paths in rows:
            yield replace(article_from_json(text), paths=tuple(json.loads(paths)))

    def load(self, keys: Collection[tuple[str, str]] | None = None) -> Iterator[Record]:
        """Yield the current records by article id, or those of the given (article, key) pairs.

        Raises:
            EvidenceError: A stored text no longer has the hash it was stored with, or a record is damaged.
        """
        if keys is None:
            rows: Iterable[tuple[str, ...]] = self._db.execute(f"{_READ} WHERE current ORDER BY id, key")
        else:
            one_by_one = (self._db.execute(f"{_READ} WHERE id = ? AND key = ?", pair) for pair in sorted(set(keys)))
            rows = chain.from_iterable(one_by_one)
        for article, sha256, paths, text in rows:
            record = from_json(text)
            if record.article.sha256 != sha256:
                raise EvidenceError(
                    f"{self._path}: the text of article {article} is not the text that was read: build the graph again"
                )
            yield replace(record, article=replace(record.article, paths=tuple(json.loads(paths))))

    def _prepare(self) -> None:
        tables = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if not tables:
            with _transaction(self._db):
                self._db.execute(_SCHEMA)
                self._db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                self._db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        ours = self._db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        if not ours or version != SCHEMA_VERSION:
            self._db.close()
            raise InputError(
                f"{self._path}: not a record file of this version (found {version}, need {SCHEMA_VERSION}):"
                " build into another folder"
            )


def _today() -> str:
    """Return the day in UTC, or the one that reproducible builds set (SOURCE_DATE_EPOCH, seconds)."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(given), UTC) if given.isdecimal() else datetime.now(UTC)
    return now.date().isoformat()


@contextmanager
def _transaction(db: sqlite3.Connection) -> Iterator[None]:
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")
