"""Makes the index of a folder, says whether it belongs to the current records, and counts what it holds."""

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

from graphbuild.assemble.origins import near_copies, sketch
from graphbuild.model import Graph, NodeType, Polarity, Record
from graphbuild.ontology import Ontology
from graphbuild.pipeline.parts import NAME, VERSION, Parts
from graphbuild.pipeline.report import BuildReport
from graphbuild.records.decision_file import to_text
from graphbuild.records.decisions import AnyDecision
from graphbuild.store.embedded import FILE


def symmetric_relations(ontology: Ontology) -> frozenset[str]:
    """Return the names of the relations without a direction: with others, the index is of no use."""
    return frozenset(name for name, relation in ontology.relations.items() if relation.symmetric)


def state_of(keys: Iterable[tuple[str, str]], symmetric: Collection[str], decisions: str) -> str:
    """Return a digest of the records and decisions that an index, or a store, is made of."""
    made_by = f"{VERSION}|{version('graphbuild')}|{'|'.join(sorted(symmetric))}\n"
    content = hashlib.sha256(made_by.encode())
    for article, key in sorted(keys):
        content.update(f"{article} {key}\n".encode())
    content.update(decisions.encode("utf-8", "surrogatepass"))
    return content.hexdigest()


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
    symmetric = symmetric_relations(ontology)
    with Parts(path, symmetric=symmetric) as parts:
        parts.run("BEGIN")
        sketches = {record.article.id: sketch(record.article) for record in records}
        copies: dict[str, list[str]] = defaultdict(list)
        for one, other in near_copies(sketches[name] for name in sorted(sketches)):
            copies[other].append(one)
        for record in records:
            parts.insert(record, sketches[record.article.id], copies[record.article.id])
        parts.set_nodes(graph.nodes)
        parts.set_origins(graph.origins.items())
        parts.set_edges((), ((edge.rid, edge.kind) for edge in graph.edges))
        noted = to_text(decisions)
        parts.note(state=state_of(keys, symmetric, noted), stamp=stamp, decisions=noted)
        parts.run("COMMIT")


def count(parts: Parts, *, out: Path, extracted: int, skipped: Sequence[str], refused: Sequence[str]) -> BuildReport:
    """Count what the graph of an index holds."""
    claims = parts.rows("SELECT relation, polarity, count(*) FROM claim GROUP BY relation, polarity")
    nodes = parts.rows("SELECT type, count(*) FROM node GROUP BY type")
    edges = parts.rows("SELECT count(*), coalesce(sum(kind = 'CLAIMED'), 0) FROM edge")[0]
    undated = "coalesce(sum(json_extract(head, '$.published') IS NULL), 0)"
    articles = parts.rows(f"SELECT count(*), {undated} FROM article")[0]  # noqa: S608  (our own words)
    return BuildReport(
        out=out,
        articles=articles[0],
        extracted=extracted,
        undated=articles[1],
        skipped=tuple(skipped),
        refused=tuple(refused),
        claims={(relation, Polarity(polarity)): number for relation, polarity, number in sorted(claims)},
        nodes={NodeType(kind): number for kind, number in sorted(nodes)},
        edges=edges[0],
        claimed=edges[1],
    )


def is_current(folder: Path, keys: Iterable[tuple[str, str]], ontology: Ontology) -> bool:
    """Whether store and index are there and say that they belong to these records, whatever was decided since."""
    symmetric = symmetric_relations(ontology)
    made = state_of(keys, symmetric, _note(folder, "decisions"))
    return (folder / FILE).is_file() and _note(folder, "state") == made


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
