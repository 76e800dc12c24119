"""The ontology and its frames: read, checked, overridden, and true to their examples."""

import os
from pathlib import Path

import pytest

from graphbuild.errors import DataFileError
from graphbuild.extract import ExtractConfig, extract_batch
from graphbuild.gazetteer import Gazetteer
from graphbuild.ingest import read_text
from graphbuild.model import NodeType
from graphbuild.ontology import Ontology, parse_frame

ONTOLOGY = Ontology.load()

ROOT = Path(__file__).resolve().parent.parent
#: The table that the document shows, so that the document is true.
TRADES = "\n" + (ROOT / "docs" / "add-a-relation.md").read_text("utf-8").split("```toml\n")[1].split("```")[0]


def test_all_relations_are_there() -> None:
    assert len(ONTOLOGY.relations) == 33
    assert all(relation.frames or name in {"OFFICIAL_OF"} for name, relation in ONTOLOGY.relations.items())


@pytest.mark.parametrize("name", sorted(ONTOLOGY.relations))
def test_every_example_is_found_by_its_relation(name: str) -> None:
    record = extract_batch([read_text(ONTOLOGY.relations[name].example)])[0]
    assert name in {claim.relation for claim in record.claims}, record.claims


def test_a_frame_names_its_roles() -> None:
    frame = parse_frame("v:supply|sell obj:gas to=O with!oil S~COUNTRY !from +planned", "SUPPLIES_GAS_TO")
    assert frame.id == "SUPPLIES_GAS_TO.v.sell"
    assert dict(frame.fills) == {"subj": "S", "to": "O"}
    assert dict(frame.needs) == {"obj": frozenset({"gas"})}
    assert dict(frame.bans) == {"with": frozenset({"oil"})}
    assert frame.absent == ("from",)
    assert frame.flags == {"planned"}
    assert dict(frame.only) == {"S": frozenset({NodeType.COUNTRY})}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("x:supply to=O", "must begin with"),
        ("v:supply to=Q", "is not role=S"),
        ("v:supply +maybe to=O", "is not role=S"),
        ("n:supply", "must fill both"),
    ],
)
def test_a_wrong_frame_is_told(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        parse_frame(text, "SUPPLIES_GAS_TO")


def test_a_user_adds_a_relation_without_touching_the_package(tmp_path: Path) -> None:
    (tmp_path / "trade.toml").write_text(TRADES, "utf-8")
    config = ExtractConfig(ontology_dirs=(str(tmp_path),))
    text = "Malta trades with Tunisia. Trade between Peru and Chile has grown. Norway does not trade with Samoa."
    claims = extract_batch([read_text(text)], config)[0].claims
    found = {(c.subject.name, c.object.name, str(c.polarity)) for c in claims if c.relation == "TRADES_WITH"}
    assert found == {("Malta", "Tunisia", "asserted"), ("Peru", "Chile", "asserted"), ("Norway", "Samoa", "denied")}


def test_a_user_overrides_a_relation(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(TRADES.replace("TRADES_WITH", "BORDERS"), "utf-8")
    assert Ontology.load(tmp_path).relations["BORDERS"].label == "trades with"


def test_all_mistakes_are_listed_at_once(tmp_path: Path) -> None:
    bad = TRADES.replace('label = "trades with"\n', "") + TRADES.replace("TRADES_WITH", "lower").replace("v:", "q:")
    (tmp_path / "bad.toml").write_text(bad + TRADES.replace("TRADES_WITH", "OTHER").replace('["COUNTRY"]', '["STATE"]'))
    with pytest.raises(DataFileError) as error:
        Ontology.load(tmp_path)
    assert len(str(error.value).splitlines()) == 3
    assert "bad.toml: relation.TRADES_WITH.label" in str(error.value)


@pytest.mark.parametrize("text", ["a = " + "[" * 50_000, "words = 7", "relation = [1]", "\0", None])
def test_hostile_files_are_named(tmp_path: Path, text: str | None) -> None:
    file = tmp_path / "bad.toml"
    if text is None:
        os.mkfifo(file)
    else:
        file.write_text(text, "utf-8")
    with pytest.raises(DataFileError, match=r"bad\.toml: "):
        Ontology.load(tmp_path)
    with pytest.raises(DataFileError, match=r"bad\.toml: "):
        Gazetteer.load(tmp_path)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="no such folder"):
        Ontology.load(tmp_path / "nowhere")
