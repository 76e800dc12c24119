"""The record file: nothing is lost, nothing unverified gets in, a failed build changes nothing."""

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuild.errors import ArticleError, EvidenceError, InputError
from graphbuild.model import Article, Claim, Cue, CueKind, Record, Span
from graphbuild.records import RecordFile, from_json, to_json, verified

if TYPE_CHECKING:
    from conftest import Handmade

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


st.register_type_strategy(str, TEXT)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
RECORDS = st.builds(Record, claims=st.lists(st.builds(Claim), max_size=3).map(tuple))


@given(RECORDS)
def test_json_round_trip_is_exact(record: Record) -> None:
    assert from_json(to_json(record)) == record


def test_lone_surrogate_is_refused_with_the_article_named() -> None:
    with pytest.raises(ArticleError, match="a-1"):
        to_json(Record(article=Article(id="a-1", title="", text="\ud800")))


@pytest.fixture
def record(handmade: "Handmade") -> Record:
    article = handmade.article("Chile borders Peru. Rain fell.", outlet="The Andean")
    chile, peru = handmade.node("Chile"), handmade.node("Peru")
    return handmade.record(article, [chile, peru], handmade.claim(article, chile, "borders", peru, "BORDERS"))


def test_good_evidence_passes(record: Record) -> None:
    assert verified(record) == (record, ())


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda e: replace(e, text="Chile borders Perú."), "not what stands"),
        (lambda e: replace(e, sentence=Span(0, 400)), "outside the text"),
        (lambda e: replace(e, trigger=Span(20, 24)), "outside its sentence"),
        (lambda e: replace(e, subject=Span(5, 5)), "subject"),
        (lambda e: replace(e, object=Span(-4, 3)), "object"),
        (lambda e: replace(e, cues=(Cue(kind=CueKind.NEGATION, span=Span(29, 31)),)), "negation"),
    ],
)
def test_evidence_that_does_not_hold_is_refused(record: Record, change: Any, reason: str) -> None:
    claim = record.claims[0]
    bad = replace(record, claims=(replace(claim, evidence=(change(claim.evidence[0]),)),))
    kept, refused = verified(bad)
    assert kept.claims == ()
    assert len(refused) == 1
    assert reason in refused[0]
    assert claim.id in refused[0]


def test_claims_of_other_articles_or_unknown_nodes_are_refused(record: Record) -> None:
    claim = record.claims[0]
    strange = replace(claim, article="a-other")
    lost = replace(claim, object=replace(claim.object, id="atlantis"))
    bare = replace(claim, evidence=())
    kept, refused = verified(replace(record, claims=(strange, claim, lost, bare)))
    assert kept.claims == (claim,)
    assert len(refused) == 3


def test_records_are_current_only_once_published(tmp_path: Path, record: Record) -> None:
    path = tmp_path / "records.sqlite"
    with RecordFile(path) as file:
        file.save(record, "k1")
        assert file.recall([record.article], lambda *_: "k1") == {record.article.id: "k1"}
        assert file.recall([record.article], lambda *_: "k2") == {}
        assert list(file.load()) == []
        file.publish([(record.article.id, "k1")])
        assert list(file.load()) == [record]
    newer = replace(record, rules_version="2")
    with RecordFile(path) as file:
        file.save(newer, "k2")
        assert list(file.load()) == [record]
        assert list(file.load([(record.article.id, "k2")])) == [newer]
    with RecordFile(path) as file:
        file.publish([(record.article.id, "k2")])
        assert list(file.load()) == [newer]
        assert file.recall([record.article], lambda *_: "k1") == {}
    assert [child.name for child in tmp_path.iterdir()] == ["records.sqlite"]


def test_a_moved_article_keeps_its_record_and_gets_its_new_paths(tmp_path: Path, record: Record) -> None:
    moved = replace(record.article, paths=("b.txt", "c.txt"))
    with RecordFile(tmp_path / "records.sqlite") as file:
        file.save(replace(record, article=replace(record.article, paths=("a.txt",))), "k")
        assert file.recall([moved], lambda *_: "k") == {moved.id: "k"}
        assert list(file.load([(moved.id, "k")])) == [replace(record, article=moved)]


def test_a_saved_record_is_recalled_by_its_words(tmp_path: Path, record: Record) -> None:
    with RecordFile(tmp_path / "records.sqlite") as file:
        file.save(replace(record, words=("met", "norway")), "met norway")
        assert file.recall([record.article], lambda _, words: " ".join(words)) == {record.article.id: "met norway"}
        assert file.recall([replace(record.article, id="a-other")], lambda _, words: " ".join(words)) == {}


def test_tampered_text_is_noticed(tmp_path: Path, record: Record) -> None:
    path = tmp_path / "records.sqlite"
    with RecordFile(path) as file:
        file.save(record, "k")
        file.publish([(record.article.id, "k")])
    db = sqlite3.connect(path)
    with db:
        db.execute("UPDATE article SET record = replace(record, 'Rain', 'Snow')")
    db.close()
    with RecordFile(path) as file, pytest.raises(EvidenceError, match=record.article.id):
        list(file.load())


@pytest.mark.parametrize("content", [b"no database at all, just words\n" * 50, None])
def test_foreign_files_are_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "records.sqlite"
    if content is None:
        db = sqlite3.connect(path)
        with db:
            db.execute("CREATE TABLE other (x)")
        db.close()
    else:
        path.write_bytes(content)
    with pytest.raises(InputError, match="record file"):
        RecordFile(path)


def test_damaged_json_names_the_place() -> None:
    with pytest.raises(EvidenceError, match="article"):
        from_json('{"article": 3}')


def test_missing_graph_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="graphbuild build"):
        RecordFile.existing(tmp_path)
