"""Articles on the disk between reading and analysis: a corpus may be larger than the memory."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import fields
from types import TracebackType

from graphbuild.ingest import Superseded, merge_copies
from graphbuild.ingest.copies import why_kept
from graphbuild.model import Article

_VERSION = """
CREATE TABLE version (
    id TEXT, sha256 TEXT, published TEXT, length INTEGER, path TEXT, PRIMARY KEY (id, path, sha256)
) STRICT, WITHOUT ROWID
"""
_FIELDS = tuple(field.name for field in fields(Article))


class Spool:
    """Articles, each once, by id; copies are merged as they come. Use it as a context manager.

    It is a temporary database of SQLite, which has no name: nothing is left of it, even of a process that is killed.
    """

    def __init__(self, articles: Iterable[Article] = ()) -> None:
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.execute("PRAGMA journal_mode = OFF")
        self._db.execute("CREATE TABLE article (id TEXT PRIMARY KEY, fields TEXT NOT NULL) STRICT, WITHOUT ROWID")
        self._db.execute(_VERSION)
        for article in articles:
            self.add(article)

    def __enter__(self) -> "Spool":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def add(self, article: Article) -> None:
        """Add an article, or merge it with its copy."""
        known = self._db.execute("SELECT fields FROM article WHERE id = ?", (article.id,)).fetchone()
        version = (article.id, article.sha256, article.published, len(article.text))
        paths = article.paths or ("",)
        self._db.executemany(
            "INSERT OR IGNORE INTO version VALUES (?, ?, ?, ?, ?)", ((*version, path) for path in paths)
        )
        whole = merge_copies((_article(known[0]), article))[0] if known else article
        # Escaped, so that a text with half a character, which no database takes, is refused later, with its name.
        text = json.dumps([getattr(whole, name) for name in _FIELDS], ensure_ascii=True)
        self._db.execute("INSERT OR REPLACE INTO article VALUES (?, ?)", (whole.id, text))

    def __iter__(self) -> Iterator[Article]:
        for (text,) in self._db.execute("SELECT fields FROM article ORDER BY id"):
            yield _article(text)

    def superseded(self) -> Iterator[Superseded]:
        """Yield the versions that gave way to another one under the same address, in order."""
        several = self._db.execute("SELECT id FROM version GROUP BY id HAVING count(DISTINCT sha256) > 1 ORDER BY id")
        for (name,) in several.fetchall():
            row = self._db.execute("SELECT fields FROM article WHERE id = ?", (name,)).fetchone()
            kept, versions = _article(row[0]), self._versions(name)
            stays = versions.pop((kept.sha256, kept.published, len(kept.text)))
            for (_, published, length), paths in versions.items():
                why = why_kept(kept.published, len(kept.text), published, length)
                yield Superseded(url=kept.url, kept=stays, left=paths, why=why)

    def _versions(self, name: str) -> dict[tuple[str, str | None, int], tuple[str, ...]]:
        rows = self._db.execute("SELECT sha256, published, length, path FROM version WHERE id = ?", (name,)).fetchall()
        found: dict[tuple[str, str | None, int], tuple[str, ...]] = {}
        for sha256, published, length, path in sorted(rows, key=lambda row: (row[1] or "", *row)):
            key = (sha256, published, length)
            found[key] = (*found.get(key, ()), path)
        return found

    def __len__(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM article").fetchone()[0])


def _article(text: str) -> Article:
    values = dict(zip(_FIELDS, json.loads(text), strict=True))
    return Article(**{**values, "paths": tuple(values["paths"])})
