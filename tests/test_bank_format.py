"""The sentence bank is well formed, complete in its names, and nobody else's wording."""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

CASES = Path(__file__).parent / "cases"
Row = dict[str, Any]
ENTITY_TYPES = {"PERSON", "COUNTRY", "ORGANIZATION", "FACILITY", "LOCATION", "EVENT"}
MODALITIES = {"actual", "planned", "possible", "hypothetical", "demanded"}
POLARITIES = {"asserted", "denied"}
PHENOMENA = set(
    re.findall(
        r"\w+",
        """negation double_negation denial passive apposition_titles conjunction coreference metonymy demonyms
        modality conditional reported_speech quoted_speech nominalisation light_verb supply facility date
        symmetric distractor headline dirty_text spelling_variant paragraph""",
    )
)


def rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


ONTOLOGY = json.loads((CASES / "ontology.json").read_text(encoding="utf-8"))["relations"]
RELATIONS = {row["name"] for row in ONTOLOGY}
SYMMETRIC = {row["name"] for row in ONTOLOGY if row["symmetric"]}


class Bank:
    """One folder in the format of the referee."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.items = rows(folder / "challenge.jsonl")
        self.entities = {row["canonical"]: row for row in rows(folder / "challenge_entities.jsonl")}


SENTENCES, PARAGRAPHS, LATER = Bank(CASES), Bank(CASES / "fresh"), Bank(CASES / "fresh_later")
THIRD, FOURTH, FIFTH, SIXTH, SEVENTH = (
    Bank(CASES / f"fresh_{name}") for name in ("third", "fourth", "fifth", "sixth", "seventh")
)
every_bank = pytest.mark.parametrize(
    "bank",
    [SENTENCES, PARAGRAPHS, LATER, THIRD, FOURTH, FIFTH, SIXTH, SEVENTH],
    ids=["sentences", "paragraphs", "later paragraphs", "third", "fourth", "fifth", "sixth", "seventh"],
)

FIELDS = ("subject", "relation", "object", "polarity", "modality")


def values(claim: Row, field: str) -> list[str]:
    """The value of a field and the alternatives to it."""
    first = claim[field] if isinstance(claim[field], list) else [claim[field]]
    return [*first, *claim.get("alt", {}).get(field, [])]


def accepted(claim: Row) -> Iterator[tuple[str, ...]]:
    """Every combination of values that counts as right: field by field, then the other whole readings."""
    base = {field: values(claim, field) for field in FIELDS}
    for reading in [base, *({**base, **other} for other in claim.get("readings", []))]:
        yield from product(*(reading[field] for field in FIELDS))


def forbidden(row: tuple[str, ...], claim: Row) -> bool:
    """Whether a right answer is listed as a false one (whoever says it)."""
    subject, relation, object_, polarity, modality = row
    if (relation, polarity) != (claim["relation"], claim["polarity"]) or claim["attribution"] != "any":
        return False
    ends = [(subject, object_), (object_, subject)] if relation in SYMMETRIC else [(subject, object_)]
    return (claim["subject"], claim["object"]) in ends and (claim["modality"] == "any" or modality in claim["modality"])


def required(item: Row) -> set[str]:
    """The relations that an extractor must find in the item."""
    return {claim["relation"] for claim in item["expected"] if not claim.get("optional")}


def nodes(item: Row) -> Iterator[str]:
    for claim in item["expected"] + item["must_not"]:
        yield from values(claim, "subject") + values(claim, "object")
        for who in values(claim, "attribution"):
            if who not in ("author", "any") and not who.startswith("unnamed:"):
                yield who
    for topic in item["topics"].values():
        yield from topic["about"]


def grams(text: str, size: int = 8) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + size]) for i in range(max(len(words) - size + 1, 0))} | {tuple(words)}


def perfect(bank: Bank) -> list[Row]:
    """The expected claims as predictions."""
    fields = ("subject", "relation", "object", "polarity", "modality", "attribution")
    return [{"doc": item["id"], **{f: claim[f] for f in fields}} for item in bank.items for claim in item["expected"]]


def judged(gold: Path, bank: Bank, predictions: list[Row], folder: Path, *options: str) -> Row:
    """What the referee says of predictions, in its own process."""
    path = folder / "predictions.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in predictions), encoding="utf-8")
    command = [sys.executable, str(gold / "score.py"), "--gold", str(bank.folder), "--set", "challenge", "--json"]
    done = subprocess.run([*command, "--pred", str(path), *options], capture_output=True, text=True, check=True)
    result: Row = json.loads(done.stdout)
    return result


def faults(bank: Bank, item: Row) -> Iterator[str]:
    """What is wrong with an item: a value outside the closed sets, a name without an entity."""
    if item["phenomenon"] not in PHENOMENA or item["split"] != "dev":
        yield "phenomenon or split"
    if not item["expected"] and not item["must_not"]:
        yield "nothing to judge"
    for claim in item["expected"]:
        for _, relation, _, polarity, modality in accepted(claim):
            if relation not in RELATIONS or polarity not in POLARITIES or modality not in MODALITIES:
                yield f"{relation} {polarity} {modality}"
        yield from (
            f"{row} is forbidden" for row in accepted(claim) if any(forbidden(row, wrong) for wrong in item["must_not"])
        )
    for claim in item["must_not"]:
        modalities = MODALITIES if claim["modality"] == "any" else set(claim["modality"])
        if claim["relation"] not in RELATIONS or not modalities <= MODALITIES:
            yield f"{claim['relation']} {claim['modality']}"
    yield from set(nodes(item)) - set(bank.entities) - set(item["topics"])
    yield from (name for name, topic in item["topics"].items() if not topic["keywords"])


@every_bank
def test_ids_and_texts_are_unique(bank: Bank) -> None:
    for field in ("id", "text"):
        twice = [value for value, count in Counter(item[field] for item in bank.items).items() if count > 1]
        assert not twice, twice


@every_bank
def test_items_use_closed_values_and_known_names(bank: Bank) -> None:
    assert [(item["id"], fault) for item in bank.items for fault in faults(bank, item)] == []


@every_bank
def test_entities_are_typed_and_used(bank: Bank) -> None:
    assert {row["type"] for row in bank.entities.values()} <= ENTITY_TYPES
    assert set(bank.entities) <= {name for item in bank.items for name in nodes(item)}


def test_every_relation_and_phenomenon_is_covered() -> None:
    positive, tempting = Counter[str](), Counter[str]()
    for item in SENTENCES.items:
        positive.update(required(item))
        if not item["expected"]:
            tempting.update({claim["relation"] for claim in item["must_not"]})
    assert {name for name in RELATIONS if positive[name] < 8} == set()
    assert {name for name in RELATIONS if tempting[name] < 4} == set()
    assert {item["phenomenon"] for item in SENTENCES.items} == PHENOMENA - {"paragraph"}
    assert sum(bool(required(item)) for item in SENTENCES.items) >= 600
    assert sum(not item["expected"] for item in SENTENCES.items) >= 300
    assert min(len(PARAGRAPHS.items), len(LATER.items)) >= 30


@every_bank
@pytest.mark.shared
def test_no_wording_and_no_invented_person_of_the_gold(bank: Bank, shared: Path) -> None:
    gold = shared / "gold"
    texts = [row["text"] for row in rows(gold / "challenge.jsonl")]
    texts += [path.read_text(encoding="utf-8") for path in sorted((gold / "articles").glob("*.txt"))]
    theirs = {gram for text in texts for gram in grams(text)}
    assert [item["id"] for item in bank.items if grams(item["text"]) & theirs] == []
    people = {row["canonical"] for row in rows(gold / "challenge_entities.jsonl") if row["type"] == "PERSON"}
    public = {"Volodymyr Zelensky"}
    assert (people & set(bank.entities)) - public == set()


@every_bank
@pytest.mark.shared
def test_referee_gives_full_marks_to_the_right_answers(bank: Bank, shared: Path, tmp_path: Path) -> None:
    result = judged(shared / "gold", bank, perfect(bank), tmp_path, "--exact-names")
    assert [level["f1"] for level in result["relations"].values()] == [1.0] * 4
    assert result["must_not_violations"] == 0, result["violations"][:5]
    qualifiers = {"polarity": "asserted", "modality": "actual", "attribution": "author"}
    blind = judged(shared / "gold", bank, [{**row, **qualifiers} for row in perfect(bank)], tmp_path, "--exact-names")
    assert blind["relations"]["+attribution"]["f1"] < 0.9
    assert blind["must_not_violations"] > 0
