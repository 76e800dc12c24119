"""Makes the index of a folder, says whether it belongs to the current records, and counts what it holds."""

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path

from graphbuild.assemble.origins import near_copies, sketch
from graphbuild.graph import Graph
from graphbuild.model import NodeType, Polarity, Record
from graphbuild.ontology import Ontology
from graphbuild.pipeline.merging import words
from graphbuild.pipeline.parts import NAME, VERSION, Parts
from graphbuild.pipeline.relating import relate_all
from graphbuild.pipeline.report import BuildReport
from graphbuild.records.decision_file import to_text
from graphbuild.records.decisions import AnyDecision
from graphbuild.records.keys import NONE, with_pairs
from graphbuild.store.embedded import FILE
from graphbuild.store.journal import HELD


def symmetric_relations(ontology: Ontology) -> frozenset[str]:
    """Return the names of the relations without a direction: with others, the index is of no use."""
    return frozenset(name for name, relation in ontology.relations.items() if relation.symmetric)


def state_of(keys: str, symmetric: Collection[str], decisions: str) -> str:
    """Return a digest of the records and decisions that an index, or a store, is made of.

    Args:
        keys: Digest of the pairs of article id and key, see ``records.keys``.
        symmetric: Names of the relations without a direction.
        decisions: Decisions in force, as text.
    """
    content = hashlib.sha256(f"{_made_by(symmetric)}\n{keys}\n".encode())
    content.update(decisions.encode("utf-8", "surrogatepass"))
    return content.hexdigest()


def state_with(keys: Iterable[tuple[str, str]], ontology: Ontology, decisions: Iterable[AnyDecision]) -> str:
    """Return the state of these records under these decisions."""
    return state_of(with_pairs(NONE, keys), symmetric_relations(ontology), to_text(decisions))


@cache
def _release() -> str:
    return version("graphbuild")


def _made_by(symmetric: Collection[str]) -> str:
    return f"{VERSION}|{_release()}|{'|'.join(sorted(symmetric))}"


def write_index(
    folder: Path,
    records: Sequence[Record],
    graph: Graph,
    *,
    keys: Iterable[tuple[str, str]],
    ontology: Ontology,
    stamp: str = "",
    decisions: Iterable[AnyDecision] = (),
) -> None:
    """Write the index of a store's folder anew.

    Args:
        folder: The folder of the store.
        records: The verified records.
        graph: What they make.
        keys: Pairs of article id and key of the records.
        ontology: The relations that the graph was made with.
        stamp: See ``pipeline.stamp``; the records were made under it.
        decisions: Decisions in force, which the records show.
    """
    path = folder / NAME
    path.unlink(missing_ok=True)
    symmetric, known = symmetric_relations(ontology), dict(keys)
    with Parts(path, symmetric=symmetric) as parts:
        parts.run("BEGIN")
        with parts.filling():
            sketches = {record.article.id: sketch(record.article) for record in records}
            copies: dict[str, list[str]] = defaultdict(list)
            for one, other in near_copies(sketches[name] for name in sorted(sketches)):
                copies[other].append(one)
            for record in records:
                name = record.article.id
                parts.insert(record, known[name], sketches[name], copies[name], graph.origins)
            for node in graph.nodes:
                parts.set_node(node.node.id, node, words(node.node))
            relate_all(parts, graph)
            parts.set_edges((), ((edge.rid, edge.kind) for edge in graph.edges))
        seal(parts, keys=with_pairs(NONE, known.items()), stamp=stamp, decisions=to_text(decisions))
        parts.note(**{HELD: "0"})
        parts.run("COMMIT")


def seal(parts: Parts, *, keys: str, stamp: str, decisions: str) -> str:
    """Note what an index is made of, and return its state."""
    state = state_of(keys, parts.symmetric, decisions)
    parts.note(made=_made_by(parts.symmetric), keys=keys, state=state, stamp=stamp, decisions=decisions)
    return state


def count(parts: Parts, *, out: Path, extracted: int, skipped: Sequence[str], refused: Sequence[str]) -> BuildReport:
    """Return what the graph of an index holds, as it was counted while it was written."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for what, name, number in parts.rows("SELECT what, name, number FROM tally WHERE number > 0 ORDER BY what, name"):
        found[what][name] = number
    claims = {tuple(name.split("|")): number for name, number in found["claim"].items()}
    return BuildReport(
        out=out,
        articles=sum(found["article"].values()),
        extracted=extracted,
        undated=found["article"].get("undated", 0),
        skipped=tuple(skipped),
        refused=tuple(refused),
        claims={(relation, Polarity(polarity)): number for (relation, polarity), number in sorted(claims.items())},
        nodes={NodeType(kind): number for kind, number in found["node"].items()},
        edges=sum(found["edge"].values()),
        claimed=found["edge"].get("CLAIMED", 0),
    )


def is_current(folder: Path, keys: str, ontology: Ontology) -> bool:
    """Whether store and index are there and say that they belong to these records, whatever was decided since.

    Args:
        folder: The folder of the store.
        keys: Digest of the current records, see ``RecordFile.digest``.
        ontology: The relations that the graph is made with.
    """
    made = state_of(keys, symmetric_relations(ontology), _note(folder, "decisions"))
    return (folder / FILE).is_file() and _note(folder, "state") == made


def is_usable(folder: Path, ontology: Ontology) -> bool:
    """Whether store and index are there and made as this version makes them, of whatever records."""
    made = _made_by(symmetric_relations(ontology))
    return (folder / FILE).is_file() and _note(folder, "made") == made and bool(_note(folder, HELD))


def stamp_of(folder: Path) -> str:
    """Return the stamp under which the records of an index were made; empty when it is unknown."""
    return _note(folder, "stamp")


def _note(folder: Path, name: str) -> str:
    try:
        if (folder / NAME).is_file():
            with Parts(folder / NAME, symmetric=()) as parts:
                return parts.meta(name)
    except sqlite3.Error:
        pass  # damaged: it is made anew
    return ""
