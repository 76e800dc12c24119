"""The sentence bank is well formed, complete in its names, and nobody else's wording."""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CASES = Path(__file__).parent / "cases"
Row = dict[str, Any]
ENTITY_TYPES = {"PERSON", "COUNTRY", "ORGANIZATION", "FACILITY", "LOCATION", "EVENT"}
MODALITIES = {"actual", "planned", "possible", "hypothetical", "demanded"}
CLOSED = {"polarity": {"asserted", "denied"}, "modality": MODALITIES}
PHENOMENA = set(
    re.findall(
        r"\w+",
        """negation double_negation denial passive apposition_titles conjunction coreference metonymy demonyms
        modality conditional reported_speech quoted_speech nominalisation light_verb supply facility date
        symmetric distractor headline dirty_text spelling_variant""",
    )
)


def rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


ITEMS = rows(CASES / "challenge.jsonl")
ENTITIES = {row["canonical"]: row for row in rows(CASES / "challenge_entities.jsonl")}
RELATIONS = {row["name"] for row in json.loads((CASES / "ontology.json").read_text())["relations"]}


def readings(claim: Row, field: str) -> list[str]:
    first = claim[field] if isinstance(claim[field], list) else [claim[field]]
    return [*first, *claim.get("alt", {}).get(field, [])]


def required(item: Row) -> set[str]:
    """The relations that an extractor must find in the item."""
    return {claim["relation"] for claim in item["expected"] if not claim.get("optional")}


def nodes(item: Row) -> Iterator[str]:
    for claim in item["expected"] + item["must_not"]:
        yield from readings(claim, "subject") + readings(claim, "object")
        for who in readings(claim, "attribution"):
            if who not in ("author", "any") and not who.startswith("unnamed:"):
                yield who
    for topic in item["topics"].values():
        yield from topic["about"]


def grams(text: str, size: int = 8) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + size]) for i in range(max(len(words) - size + 1, 0))} | {tuple(words)}


def perfect() -> list[Row]:
    """The expected claims as predictions."""
    fields = ("subject", "relation", "object", "polarity", "modality", "attribution")
    return [
        {"doc": item["id"], **{f: claim[f] for f in fields}} for item in ITEMS for claim in item["expected"]
    ]


def judged(gold: Path, predictions: list[Row], folder: Path, *options: str) -> Row:
    """What the referee says of predictions, in its own process."""
    path = folder / "predictions.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in predictions), encoding="utf-8")
    command = [sys.executable, str(gold / "score.py"), "--gold", str(CASES), "--set", "challenge", "--json"]
    done = subprocess.run(
        [*command, "--pred", str(path), *options], capture_output=True, text=True, check=True
    )
    result: Row = json.loads(done.stdout)
    return result


def test_ids_and_texts_are_unique() -> None:
    for field in ("id", "text"):
        twice = [value for value, count in Counter(item[field] for item in ITEMS).items() if count > 1]
        assert not twice, twice


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: str(item["id"]))
def test_item_uses_closed_values_and_known_names(item: Row) -> None:
    assert item["phenomenon"] in PHENOMENA
    assert item["split"] == "dev"
    assert item["expected"] or item["must_not"]
    for claim in item["expected"]:
        assert set(readings(claim, "relation")) <= RELATIONS
        assert all(set(readings(claim, field)) <= allowed for field, allowed in CLOSED.items())
    for claim in item["must_not"]:
        assert claim["relation"] in RELATIONS
        modality = claim["modality"]
        assert modality == "any" or set(modality) <= MODALITIES
    unknown = set(nodes(item)) - set(ENTITIES) - set(item["topics"])
    assert not unknown
    assert all(topic["keywords"] for topic in item["topics"].values())


def test_entities_are_typed_and_used() -> None:
    assert {row["type"] for row in ENTITIES.values()} <= ENTITY_TYPES
    assert set(ENTITIES) <= {name for item in ITEMS for name in nodes(item)}


def test_every_relation_and_phenomenon_is_covered() -> None:
    positive, tempting = Counter[str](), Counter[str]()
    for item in ITEMS:
        positive.update(required(item))
        if not item["expected"]:
            tempting.update({claim["relation"] for claim in item["must_not"]})
    assert {name for name in RELATIONS if positive[name] < 8} == set()
    assert {name for name in RELATIONS if tempting[name] < 4} == set()
    assert {item["phenomenon"] for item in ITEMS} == PHENOMENA
    assert sum(bool(required(item)) for item in ITEMS) >= 600
    assert sum(not item["expected"] for item in ITEMS) >= 300


@pytest.mark.shared
def test_no_wording_and_no_invented_person_of_the_gold(shared: Path) -> None:
    gold = shared / "gold"
    texts = [row["text"] for row in rows(gold / "challenge.jsonl")]
    texts += [path.read_text(encoding="utf-8") for path in sorted((gold / "articles").glob("*.txt"))]
    theirs = {gram for text in texts for gram in grams(text)}
    assert [item["id"] for item in ITEMS if grams(item["text"]) & theirs] == []
    people = {row["canonical"] for row in rows(gold / "challenge_entities.jsonl") if row["type"] == "PERSON"}
    public = {"Volodymyr Zelensky"}
    assert (people & set(ENTITIES)) - public == set()


@pytest.mark.shared
def test_referee_gives_full_marks_to_the_right_answers(shared: Path, tmp_path: Path) -> None:
    result = judged(shared / "gold", perfect(), tmp_path, "--exact-names")
    assert [level["f1"] for level in result["relations"].values()] == [1.0] * 4
    assert result["must_not_violations"] == 0, result["violations"][:5]
    plain = [
        {**row, "polarity": "asserted", "modality": "actual", "attribution": "author"} for row in perfect()
    ]
    blind = judged(shared / "gold", plain, tmp_path)
    assert blind["relations"]["+attribution"]["f1"] < 0.9
    assert blind["must_not_violations"] > 0
