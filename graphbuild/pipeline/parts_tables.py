"""The tables of the index; see ``parts``.

What a question would have to count over many rows is counted as they come and go: ``tally`` holds the numbers of the
report, ``face`` in how many articles a node looks the same, ``called`` the words by which a node is found. What an edge
or a conflict takes from its claims is in ``member`` and ``stand``, so that the other claims need not be read. ``told``
says which claims may tell of one meeting, ``met`` which do, ``meeting`` holds the edges of meetings.
"""

from graphbuild.store.journal import TABLES

_PARTS = """
CREATE TABLE article (id TEXT PRIMARY KEY, key TEXT NOT NULL, outlet TEXT NOT NULL, head TEXT NOT NULL)
STRICT, WITHOUT ROWID;
CREATE INDEX article_outlet ON article (outlet);
CREATE TABLE band (band BLOB, article TEXT, PRIMARY KEY (band, article)) STRICT, WITHOUT ROWID;
CREATE INDEX band_article ON band (article);
CREATE TABLE copy (article TEXT, other TEXT, PRIMARY KEY (article, other)) STRICT, WITHOUT ROWID;
CREATE INDEX copy_other ON copy (other);
CREATE TABLE version (
    node TEXT, article TEXT, value TEXT, mentions INTEGER NOT NULL, published TEXT, PRIMARY KEY (node, article, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX version_article ON version (article);
CREATE INDEX version_published ON version (node, published);
CREATE TABLE face (
    node TEXT, value TEXT, articles INTEGER NOT NULL, mentions INTEGER NOT NULL, PRIMARY KEY (node, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE about (entity TEXT, node TEXT, article TEXT, PRIMARY KEY (entity, node, article)) STRICT, WITHOUT ROWID;
CREATE INDEX about_article ON about (article);
CREATE TABLE node (id TEXT PRIMARY KEY, type TEXT NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE called (word TEXT, node TEXT, PRIMARY KEY (word, node)) STRICT, WITHOUT ROWID;
CREATE INDEX called_node ON called (node);
CREATE TABLE claim (
    id TEXT PRIMARY KEY, article TEXT NOT NULL, subject TEXT NOT NULL, relation TEXT NOT NULL, object TEXT NOT NULL,
    polarity TEXT NOT NULL, origin TEXT NOT NULL, value TEXT NOT NULL
) STRICT;
CREATE INDEX claim_article ON claim (article);
CREATE INDEX claim_origin ON claim (origin);
CREATE INDEX claim_subject ON claim (subject);
CREATE INDEX claim_object ON claim (object);
CREATE TABLE office (
    claim TEXT PRIMARY KEY, article TEXT NOT NULL, person TEXT NOT NULL, relation TEXT NOT NULL, holder TEXT NOT NULL,
    office TEXT NOT NULL, valid_from TEXT, valid_to TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX office_article ON office (article);
CREATE INDEX office_person ON office (person, holder);
CREATE INDEX office_holder ON office (holder, relation, person);
CREATE TABLE stand (
    part TEXT, pro INTEGER, voice TEXT, day TEXT, claim TEXT, PRIMARY KEY (part, pro, voice, day, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX stand_claim ON stand (claim);
CREATE TABLE link (one TEXT, other TEXT, kind TEXT, PRIMARY KEY (one, other, kind)) STRICT, WITHOUT ROWID;
CREATE INDEX link_other ON link (other);
CREATE TABLE member (
    rid TEXT NOT NULL, doubt REAL NOT NULL, reported INTEGER NOT NULL, length INTEGER NOT NULL, published TEXT NOT NULL,
    id TEXT NOT NULL PRIMARY KEY, speaker TEXT NOT NULL, disputed INTEGER NOT NULL, article TEXT NOT NULL,
    outlet TEXT NOT NULL, origin TEXT NOT NULL, day TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX member_rid ON member (rid);
CREATE TABLE told (claim TEXT, block TEXT, PRIMARY KEY (claim, block)) STRICT, WITHOUT ROWID;
CREATE INDEX told_block ON told (block);
CREATE TABLE met (claim TEXT, meeting TEXT, PRIMARY KEY (claim, meeting)) STRICT, WITHOUT ROWID;
CREATE INDEX met_meeting ON met (meeting);
CREATE TABLE meeting (meeting TEXT, rid TEXT, value TEXT NOT NULL, PRIMARY KEY (meeting, rid)) STRICT, WITHOUT ROWID;
CREATE TABLE rejected (id TEXT PRIMARY KEY, article TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX rejected_article ON rejected (article);
CREATE TABLE speaker (id TEXT, claim TEXT, place INTEGER, name TEXT NOT NULL, PRIMARY KEY (id, claim, place))
STRICT, WITHOUT ROWID;
CREATE INDEX speaker_claim ON speaker (claim);
CREATE INDEX speaker_name ON speaker (id, name);
CREATE TABLE edge (rid TEXT PRIMARY KEY, kind TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE tally (what TEXT, name TEXT, number INTEGER NOT NULL, PRIMARY KEY (what, name)) STRICT, WITHOUT ROWID;
"""
_COUNTED = """
CREATE TRIGGER {table}_comes AFTER INSERT ON {table} BEGIN
    INSERT INTO tally SELECT '{table}', {new}, 0
    WHERE NOT EXISTS (SELECT 1 FROM tally WHERE what = '{table}' AND name = {new});
    UPDATE tally SET number = number + 1 WHERE what = '{table}' AND name = {new};
END;
CREATE TRIGGER {table}_goes AFTER DELETE ON {table} BEGIN
    UPDATE tally SET number = number - 1 WHERE what = '{table}' AND name = {old};
END;
"""
_FACES = """
CREATE TRIGGER version_comes AFTER INSERT ON version BEGIN
    INSERT INTO face SELECT new.node, new.value, 0, 0
    WHERE NOT EXISTS (SELECT 1 FROM face WHERE node = new.node AND value = new.value);
    UPDATE face SET articles = articles + 1, mentions = mentions + new.mentions
    WHERE node = new.node AND value = new.value;
END;
CREATE TRIGGER version_goes AFTER DELETE ON version BEGIN
    UPDATE face SET articles = articles - 1, mentions = mentions - old.mentions
    WHERE node = old.node AND value = old.value;
    DELETE FROM face WHERE node = old.node AND value = old.value AND articles = 0;
END;
"""
#: What a row of a table is counted as.
_NAMES = {
    "article": "iif(json_extract(ROW.head, '$.published') IS NULL, 'undated', 'dated')",
    "claim": "ROW.relation || '|' || ROW.polarity",
    "node": "ROW.type",
    "edge": "ROW.kind",
}


def _counters() -> str:
    return "".join(
        _COUNTED.format(table=table, new=name.replace("ROW", "new"), old=name.replace("ROW", "old"))
        for table, name in _NAMES.items()
    )


PARTS = TABLES + _PARTS + _FACES + _counters()
