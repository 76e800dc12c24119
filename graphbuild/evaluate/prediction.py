"""Runs the extraction over a gold set and words what it found as the referee reads it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graphbuild.evaluate.gold import GoldSet, Split, gold_texts
from graphbuild.evaluate.plover import Countries, plover_rows
from graphbuild.extract import ExtractConfig, extract_batch
from graphbuild.model import Claim, NodeType, Record

Row = dict[str, Any]


def predict(gold: Path, which: GoldSet, *, split: Split = Split.ALL, config: ExtractConfig | None = None) -> list[Row]:
    """Extract the texts of a gold folder and return the referee's rows.

    Args:
        gold: Folder with ``articles/*.txt``, ``challenge.jsonl`` or ``plover/plover_gsr.jsonl``.
        which: The set.
        split: The part of the set that is read.
        config: Settings of the extraction.

    Raises:
        InputError: The gold folder is missing or malformed.
    """
    texts = gold_texts(gold, which, split)
    records = extract_batch([item.article for item in texts], config)
    if which is GoldSet.PLOVER:
        countries = Countries.load(gold / "plover" / "countries.json")
        return plover_rows(texts, records, countries, config or ExtractConfig())
    return [row for item, record in zip(texts, records, strict=True) for row in record_rows(item.doc, record)]


def record_rows(doc: str, record: Record) -> Iterator[Row]:
    """Yield an entity row per mentioned node that is no topic, then a relation row per claim."""
    mentioned = {mention.node for mention in record.mentions}
    for node in record.nodes:
        if node.id in mentioned and node.type is not NodeType.TOPIC:
            yield {"doc": doc, "kind": "entity", "name": node.name, "type": str(node.type)}
    for claim in record.claims:
        yield {"doc": doc, "kind": "relation", **claim_row(claim)}


def claim_row(claim: Claim) -> Row:
    """Return the fields of a relation row; the evidence is the sentence, in raw offsets."""
    sentence = claim.evidence[0].sentence
    row: Row = {
        "subject": claim.subject.name,
        "relation": claim.relation,
        "object": claim.object.name,
        "polarity": str(claim.polarity),
        "modality": str(claim.modality),
        "attribution": [speaker.name for speaker in claim.attribution] or "author",
        "start": sentence.start,
        "end": sentence.end,
    }
    return row | ({"date": claim.date_text} if claim.date_text else {})
