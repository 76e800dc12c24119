"""Changed rules: only articles that can meet them are read again, and the result is that of a build from scratch."""

import json
import random
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest

from graphbuild.assets import asset
from graphbuild.extract import ExtractConfig, article_rules, extract_batch
from graphbuild.ingest import merge_copies, read_text
from graphbuild.model import Article, Record
from graphbuild.pipeline.building import Analysis, bring_up_to_date
from graphbuild.records import NAME, RecordFile
from graphbuild.scale.spool import Spool

TEXTS = {
    "lease": "Kenya leased the port of Lamu to Egypt in March. Egypt welcomed the deal.",
    "met": "Norway met Finland in Oslo. Sweden did not.",
    "oppose": "Chile opposes the pipeline project of Peru. Bolivia supports it.",
    "border": "Malta rejects ship\n\nItaly borders France. Spain borders Portugal.",
    "title": "Ghana Decorates Togo Premier In Accra\n\nThe ceremony lasted an hour, an official said.",
    "member": "Albania is a member of NATO. Serbia is not.",
}
HEAD = """
[relation.{name}]
label = "{label}"
definition = "Said of two states."
subject = ["actor"]
object = {object}
example = "A and B."
frames = {frames}
"""
#: Steps from one set of own relations to the next, and the articles that each has to read again.
STEPS: list[tuple[str, list[tuple[str, str, str, str]], set[str]]] = [
    ("none", [], set(TEXTS)),
    ("a new verb", [("LEASES", "leases to", '["actor", "FACILITY"]', '["v:lease obj:port to=O"]')], {"lease"}),
    ("another label", [("LEASES", "lets to", '["actor", "FACILITY"]', '["v:lease obj:port to=O"]')], set()),
    ("other ends", [("LEASES", "lets to", '["actor"]', '["v:lease obj:port to=O"]')], {"lease"}),
    (
        "a demand that no text meets",
        [("LEASES", "lets to", '["actor"]', '["v:lease obj:port to=O", "v:meet obj:dragon with=O"]')],
        set(),
    ),
    ("a verb in capitals", [("HONOURS", "honours", '["actor"]', '["v:decorate obj=O"]')], {"lease", "title"}),
    ("a packaged relation, narrowed", [("OPPOSES", "opposes", '["TOPIC"]', '["v:object to=O"]')], {"oppose", "title"}),
    ("none again", [], {"oppose"}),
]


def folder_of(place: Path, relations: list[tuple[str, str, str, str]]) -> ExtractConfig:
    place.mkdir()
    tables = [
        HEAD.format(name=name, label=label, object=ends, frames=frames) for name, label, ends, frames in relations
    ]
    (place / "own.toml").write_text("".join(tables), "utf-8")
    return ExtractConfig(ontology_dirs=(str(place),))


def brought(folder: Path, articles: Sequence[Article], config: ExtractConfig) -> tuple[int, list[Record], list[str]]:
    """Bring the records of a folder up to date; return how many were read, the records, and their keys."""
    folder.mkdir(exist_ok=True)
    with RecordFile(folder / NAME) as file, Spool(articles) as spool:
        keys, extracted = bring_up_to_date(file, spool, Analysis(config=config), failed=[])
        file.publish(keys)
        return extracted, list(file.load()), [key for _, key in file.current()]


def test_every_step_equals_a_build_from_scratch(tmp_path: Path) -> None:
    articles = merge_copies(read_text(text) for text in TEXTS.values())
    relations = set()
    for number, (step, own, touched) in enumerate(STEPS):
        config = folder_of(tmp_path / f"own{number}", own)
        extracted, records, keys = brought(tmp_path / "out", articles, config)
        assert extracted == len(touched), step
        assert (records, keys) == brought(tmp_path / f"fresh{number}", articles, config)[1:], step
        relations |= {claim.relation for record in records for claim in record.claims}
    assert {"LEASES", "HONOURS", "OPPOSES"} <= relations


@pytest.mark.parametrize("seed", range(2))
def test_same_digest_of_rules_means_the_same_record(seed: int, tmp_path: Path, articles_folder: Path) -> None:
    """Relations lose single frames by lot; articles whose digest stays are read as before, claim by claim."""
    lot = random.Random(seed)  # noqa: S311  (no secret)
    tables = tomllib.loads(asset("data/ontology.toml").read_text("utf-8"))["relation"]
    lines = []
    for name in lot.sample(sorted(name for name, table in tables.items() if table["frames"]), 5):
        table = dict(tables[name])
        table["frames"] = lot.sample(table["frames"], len(table["frames"]) - 1)
        lines += [f"[relation.{name}]", *(f"{key} = {json.dumps(value)}" for key, value in table.items())]
    (tmp_path / "own.toml").write_text("\n".join(lines), "utf-8")
    config = ExtractConfig(ontology_dirs=(str(tmp_path),))
    files = sorted(articles_folder.glob("*.txt"))[seed::3]
    articles = [read_text(file.read_text("utf-8")) for file in files] + [read_text(text) for text in TEXTS.values()]
    before, after = extract_batch(articles), extract_batch(articles, config)
    same = [one == other for one, other in zip(before, after, strict=True) if one.rules_version == other.rules_version]
    assert all(same)
    assert 0 < len(same) < len(articles)
    assert all(article_rules(record.words, config) == record.rules_version for record in after)
