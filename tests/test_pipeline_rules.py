"""Changed rules: only articles that can meet them are read again, and the result is that of a build from scratch."""

import json
import random
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from graphbuild.assets import asset
from graphbuild.extract import ExtractConfig, article_rules, extract_batch
from graphbuild.ingest import merge_copies, read_articles, read_text
from graphbuild.model import Record
from graphbuild.pipeline.building import build
from graphbuild.records import RecordFile

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


def records(folder: Path) -> list[Record]:
    with RecordFile.existing(folder) as file:
        return [replace(record, article=replace(record.article, paths=())) for record in file.load()]


def test_every_step_equals_a_build_from_scratch(tmp_path: Path) -> None:
    news, relations = tmp_path / "news", set()
    news.mkdir()
    for name, text in TEXTS.items():
        (news / f"{name}.txt").write_text(text, "utf-8")
    articles = [replace(article, paths=()) for article in merge_copies(read_articles([news]).articles)]
    for number, (step, own, touched) in enumerate(STEPS):
        config = folder_of(tmp_path / f"own{number}", own)
        report = build([news], tmp_path / "out", config=config)
        assert report.extracted == len(touched), step
        assert records(tmp_path / "out") == extract_batch(articles, config), step
        relations |= {relation for relation, _ in report.claims}
    assert {"LEASES", "HONOURS", "OPPOSES"} <= relations
    build([news], tmp_path / "fresh", config=config)
    for view in ("claims.jsonl", "graph.graphml"):
        assert (tmp_path / "out" / view).read_bytes() == (tmp_path / "fresh" / view).read_bytes()
    with RecordFile.existing(tmp_path / "out") as one, RecordFile.existing(tmp_path / "fresh") as other:
        assert one.current() == other.current()


@pytest.mark.parametrize("seed", range(3))
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
