"""The tables of the index; see ``parts``."""

PARTS = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE article (id TEXT PRIMARY KEY, outlet TEXT NOT NULL, head TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX article_outlet ON article (outlet);
CREATE TABLE band (band BLOB, article TEXT, PRIMARY KEY (band, article)) STRICT, WITHOUT ROWID;
CREATE INDEX band_article ON band (article);
CREATE TABLE copy (article TEXT, other TEXT, PRIMARY KEY (article, other)) STRICT, WITHOUT ROWID;
CREATE TABLE version (
    node TEXT, article TEXT, value TEXT, mentions INTEGER NOT NULL, published TEXT, PRIMARY KEY (node, article, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX version_article ON version (article);
CREATE TABLE about (entity TEXT, node TEXT, article TEXT, PRIMARY KEY (entity, node, article)) STRICT, WITHOUT ROWID;
CREATE INDEX about_article ON about (article);
CREATE TABLE node (id TEXT PRIMARY KEY, type TEXT NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE claim (
    id TEXT PRIMARY KEY, article TEXT NOT NULL, subject TEXT NOT NULL, relation TEXT NOT NULL, object TEXT NOT NULL,
    polarity TEXT NOT NULL, bundle TEXT NOT NULL, origin TEXT NOT NULL, value TEXT NOT NULL
) STRICT;
CREATE INDEX claim_article ON claim (article);
CREATE INDEX claim_bundle ON claim (bundle);
CREATE INDEX claim_origin ON claim (origin);
CREATE INDEX claim_subject ON claim (subject);
CREATE INDEX claim_object ON claim (object, relation);
CREATE INDEX claim_relation ON claim (relation, polarity);
CREATE TABLE rejected (id TEXT PRIMARY KEY, article TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX rejected_article ON rejected (article);
CREATE TABLE speaker (id TEXT, claim TEXT, place INTEGER, name TEXT NOT NULL, PRIMARY KEY (id, claim, place))
STRICT, WITHOUT ROWID;
CREATE INDEX speaker_claim ON speaker (claim);
CREATE TABLE journal (
    number INTEGER PRIMARY KEY, before TEXT NOT NULL, after TEXT NOT NULL, changes TEXT NOT NULL
) STRICT;
CREATE INDEX journal_before ON journal (before);
CREATE TABLE edge (rid TEXT PRIMARY KEY, kind TEXT NOT NULL) STRICT, WITHOUT ROWID;
"""
