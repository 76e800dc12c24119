"""Predictions in the referee's format, and the referee's own figures."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graphbuild.errors import InputError
from graphbuild.evaluate import GoldSet, Split, predict, report, score, write_predictions
from graphbuild.evaluate.gold import gold_texts
from graphbuild.evaluate.plover import Countries, plover_events
from graphbuild.evaluate.prediction import record_rows
from graphbuild.model import (
    About,
    Modality,
    NodeType,
    Polarity,
    Speaker,
    TopicKind,
)
from graphbuild.ontology import Ontology

Handmade = Any  # the fixture of conftest.py, which is no importable module
TEXT = "Norway has never opposed Iceland, envoys said. Iceland met Norway on Tuesday."


def folder(tmp_path: Path, text: str) -> Path:
    """A challenge set of one sentence."""
    item = {
        "id": "one", "phenomenon": "date", "tags": [], "split": "dev", "text": text,
        "must_not": [], "topics": {},
        "expected": [
            {"subject": "Iceland", "relation": "MEETS", "object": "Norway", "polarity": "asserted",
             "modality": "actual", "attribution": ["author"], "date": "XXXX-WXX-2"}
        ],
    }  # fmt: skip
    entities: list[dict[str, Any]] = [
        {"canonical": name, "type": "COUNTRY", "aliases": []} for name in ("Norway", "Iceland")
    ]
    relations = [{"name": name, "symmetric": name == "MEETS", "relaxed_group": None} for name in ("MEETS", "OPPOSES")]
    (tmp_path / "challenge.jsonl").write_text(json.dumps(item), "utf-8")
    (tmp_path / "challenge_entities.jsonl").write_text("\n".join(map(json.dumps, entities)), "utf-8")
    (tmp_path / "ontology.json").write_text(json.dumps({"relations": relations}), "utf-8")
    return tmp_path


def test_rows_carry_what_the_referee_compares(handmade: Handmade) -> None:
    norway, iceland = handmade.node("Norway"), handmade.node("Iceland")
    article = handmade.article(TEXT)
    envoys = Speaker(id="unnamed:envoys", name="unnamed:envoys", type=None)
    denied = handmade.claim(
        article, norway, "opposed", iceland, "OPPOSES", polarity=Polarity.DENIED, attribution=(envoys,)
    )
    met = handmade.claim(article, iceland, "met", norway, "MEETS", date_text="XXXX-WXX-2")
    rows = list(record_rows("one", handmade.record(article, [norway, iceland], denied, met)))
    assert [row for row in rows if row["kind"] == "entity"] == [
        {"doc": "one", "kind": "entity", "name": "Norway", "type": "COUNTRY"},
        {"doc": "one", "kind": "entity", "name": "Iceland", "type": "COUNTRY"},
    ]
    first, second = (row for row in rows if row["kind"] == "relation")
    assert (first["polarity"], first["attribution"], "date" in first) == ("denied", ["unnamed:envoys"], False)
    assert (second["attribution"], second["date"]) == ("author", "XXXX-WXX-2")
    assert TEXT[second["start"] : second["end"]] == "Iceland met Norway on Tuesday."


def test_topics_and_unmentioned_nodes_are_no_entity_rows(handmade: Handmade) -> None:
    norway, iceland = handmade.node("Norway"), handmade.node("Iceland")
    topic = handmade.node("EU membership of Iceland", NodeType.TOPIC, kind=TopicKind.MEMBERSHIP)
    article = handmade.article("Norway likes EU membership of Iceland.")
    claim = handmade.claim(article, norway, "likes", topic, "SUPPORTS")
    rows = list(record_rows("one", handmade.record(article, [norway, iceland, topic], claim)))
    assert [row["name"] for row in rows if row["kind"] == "entity"] == ["Norway"]


@pytest.mark.shared
def test_the_referee_scores_a_folder_of_our_own(shared: Path, tmp_path: Path, handmade: Handmade) -> None:
    gold = folder(tmp_path, TEXT)
    norway, iceland = handmade.node("Norway"), handmade.node("Iceland")
    article = handmade.article(TEXT)
    met = handmade.claim(article, iceland, "met", norway, "MEETS", date_text="XXXX-WXX-2")
    wrong = handmade.claim(article, norway, "opposed", iceland, "OPPOSES")
    file = tmp_path / "predictions.jsonl"
    write_predictions(record_rows("one", handmade.record(article, [norway, iceland], met, wrong)), file)
    text = report(gold, GoldSet.CHALLENGE, file, referee=shared / "gold" / "score.py", as_json=True, errors=True)
    figures = json.loads(text)
    assert figures["relations"]["+attribution"]["precision"] == 0.5
    assert figures["relations"]["+attribution"]["recall"] == 1.0
    assert figures["dates"] == {"right": 1, "of": 1}
    assert [kind for kind, _, _ in figures["errors"]] == ["unexpected"]


def test_predictions_come_from_the_extraction(tmp_path: Path) -> None:
    gold = folder(tmp_path, TEXT)
    found = [row for row in predict(gold, GoldSet.CHALLENGE) if row.get("relation") == "MEETS"]
    assert [(row["doc"], row["polarity"], row["date"]) for row in found] == [("one", "asserted", "XXXX-WXX-2")]
    assert TEXT[found[0]["start"] : found[0]["end"]] == "Iceland met Norway on Tuesday."


def test_plover_predictions_hold_claims_and_frames(tmp_path: Path) -> None:
    (tmp_path / "plover").mkdir()
    item = {"id": "p1", "split": "dev", "text": "Norway withdrew its troops from Mali after Norway met Mali."}
    (tmp_path / "plover" / "plover_gsr.jsonl").write_text(json.dumps(item), "utf-8")
    (tmp_path / "plover" / "countries.json").write_text('{"names": {"norway": "NOR", "mali": "MLI"}}', "utf-8")
    [row] = predict(tmp_path, GoldSet.PLOVER)
    assert {event["plover"] for event in row["events"]} == {"CONSULT", "RETREAT"}


@pytest.mark.shared
def test_figures_are_the_referees(shared: Path, tmp_path: Path) -> None:
    gold, file = folder(tmp_path, TEXT), tmp_path / "kept" / "predictions.jsonl"
    referee = shared / "gold" / "score.py"
    figures = score(gold, GoldSet.CHALLENGE, predictions=file, referee=referee)
    assert figures == json.loads(report(gold, GoldSet.CHALLENGE, file, referee=referee, as_json=True))
    assert figures["relations"]["pair+type"]["recall"] == 1.0


@pytest.mark.shared
@pytest.mark.parametrize("which", list(GoldSet))
def test_the_referees_accept_an_empty_prediction(shared: Path, tmp_path: Path, which: GoldSet) -> None:
    file = tmp_path / "predictions.jsonl"
    write_predictions([], file)
    figures = json.loads(report(shared / "gold", which, file, split=Split.DEV, as_json=True))
    recall = figures["dyad"]["r"] if which is GoldSet.PLOVER else figures["relations"]["pair+type"]["recall"]
    assert recall == 0.0
    assert report(shared / "gold", which, file).strip()


@pytest.mark.shared
@pytest.mark.parametrize("which", list(GoldSet))
def test_texts_are_named_as_the_referee_names_them(shared: Path, which: GoldSet) -> None:
    texts = gold_texts(shared / "gold", which, Split.DEV)
    assert len({item.doc for item in texts}) == len(texts) > 1
    for item in texts:
        assert item.article.published is None
        if which is GoldSet.ARTICLES:
            raw = (shared / "gold" / "articles" / item.doc).read_bytes()
            assert item.article.text.encode() == raw


def break_item(gold: Path) -> None:
    (gold / "challenge.jsonl").write_text('{"id": 1}', "utf-8")


def break_json(gold: Path) -> None:
    (gold / "challenge.jsonl").write_text("{", "utf-8")


def drop_items(gold: Path) -> None:
    (gold / "challenge.jsonl").unlink()


def other_split(gold: Path) -> None:
    item = json.loads((gold / "challenge.jsonl").read_text("utf-8"))
    (gold / "challenge.jsonl").write_text(json.dumps(item | {"split": "heldout"}), "utf-8")


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (break_item, "needs a text and an id"),
        (break_json, "challenge.jsonl:1: not JSON"),
        (drop_items, "cannot be read"),
        (other_split, "no texts for --set challenge --split dev"),
    ],
)
def test_a_malformed_gold_folder_is_an_input_error(
    tmp_path: Path, damage: Callable[[Path], None], message: str
) -> None:
    gold = folder(tmp_path, TEXT)
    damage(gold)
    with pytest.raises(InputError, match=message):
        gold_texts(gold, GoldSet.CHALLENGE, Split.DEV)


def test_missing_folder_and_referee_are_input_errors(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such gold folder"):
        gold_texts(tmp_path / "nowhere", GoldSet.ARTICLES)
    with pytest.raises(InputError, match="no referee there"):
        report(folder(tmp_path, TEXT), GoldSet.CHALLENGE, tmp_path / "predictions.jsonl")


@pytest.mark.shared
def test_what_the_referee_refuses_is_an_input_error(shared: Path, tmp_path: Path) -> None:
    gold = folder(tmp_path, TEXT)
    (gold / "ontology.json").unlink()
    write_predictions([], tmp_path / "predictions.jsonl")
    with pytest.raises(InputError, match=r"score\.py cannot score .*ontology\.json"):
        report(gold, GoldSet.CHALLENGE, tmp_path / "predictions.jsonl", referee=shared / "gold" / "score.py")


CODES = Countries(names={"norway": "NOR", "iceland": "ISL"})


def test_claims_become_events_of_their_class(handmade: Handmade, ontology: Ontology) -> None:
    norway, iceland = handmade.node("Norway"), handmade.node("Iceland")
    article = handmade.article("Norway will meet, refuses to meet and met Iceland.")
    planned = handmade.claim(article, norway, "meet", iceland, "MEETS", modality=Modality.PLANNED)
    met = handmade.claim(article, norway, "met", iceland, "MEETS")
    record = handmade.record(article, [norway, iceland], planned, met)
    ends: dict[str, Any] = {
        "source": [{"text": "Norway", "iso3": "NOR"}],
        "target": [{"text": "Iceland", "iso3": "ISL"}],
    }
    assert list(plover_events(record, ontology, CODES)) == [
        {**ends, "plover": "AGREE"},
        {**ends, "plover": "CONSULT"},
    ]


def test_a_topic_stands_for_those_it_is_about(handmade: Handmade, ontology: Ontology) -> None:
    norway, iceland = handmade.node("Norway"), handmade.node("Iceland")
    topic = handmade.node(
        "offer of Iceland",
        NodeType.TOPIC,
        kind=TopicKind.PROPOSAL,
        about=(About(role="of", entity="iceland"),),
    )
    article = handmade.article("Norway rejected offer of Iceland.")
    claim = handmade.claim(article, norway, "rejected", topic, "REJECTS")
    [event] = plover_events(handmade.record(article, [norway, iceland, topic], claim), ontology, CODES)
    assert event["target"] == [{"text": "Iceland", "iso3": "ISL"}]
