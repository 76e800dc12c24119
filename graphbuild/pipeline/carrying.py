"""Carries articles that come and go into the index of a folder: one transaction, at the cost of what they touch."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graphbuild.model import Article
from graphbuild.ontology import Ontology
from graphbuild.pipeline.deciding import affected
from graphbuild.pipeline.indexing import is_usable, seal, symmetric_relations
from graphbuild.pipeline.opening import verified_records
from graphbuild.pipeline.parts import NAME, Parts
from graphbuild.pipeline.touching import carry
from graphbuild.records import Corrections, RecordFile
from graphbuild.records.decision_file import parse_decisions, to_text
from graphbuild.records.decisions import AnyDecision
from graphbuild.records.keys import with_pairs
from graphbuild.store.base import DEFAULT_NAME
from graphbuild.store.journal import keep

#: So many articles are always carried into the graph one by one, whatever its size.
FEW = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """What a graph is made with.

    Attributes:
        ontology: Its relations.
        stamp: See ``pipeline.stamp``; the records were made under it.
    """

    ontology: Ontology
    stamp: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A change of a folder.

    Attributes:
        file: Its records.
        folder: The folder of its store.
        decisions: Those in force.
        refused: Gets a line per claim whose evidence fails.
    """

    file: RecordFile
    folder: Path
    made: Making
    decisions: Sequence[AnyDecision]
    refused: list[str]


def carried(task: Task, *, come: Collection[tuple[str, str]], gone: Collection[str]) -> bool:
    """Bring the index to these records and decisions, and write down what differs for the stores that follow it.

    Args:
        task: What is changed.
        come: Pairs of article id and key.
        gone: Ids of articles that leave.

    Returns:
        Whether that was possible: not without an index, nor where so much changes that all may be looked at as well.
    """
    if not is_usable(task.folder, task.made.ontology):
        return False
    path, symmetric = task.folder / NAME, symmetric_relations(task.made.ontology)
    with Parts(path, symmetric=symmetric) as parts, Parts(path, symmetric=symmetric) as earlier:
        parts.run("PRAGMA cache_spill = OFF")  # until it is committed, nothing of it may be in the file
        parts.run("BEGIN IMMEDIATE")
        wanted, left = _differing(parts, task.file, come, gone)
        again = parts.keys(_decided_anew(parts, task.decisions) - wanted.keys() - left.keys())
        articles = sum(number for (number,) in parts.rows("SELECT number FROM tally WHERE what = 'article'"))
        if len(wanted) + len(left) + len(again) > max(FEW, articles // 5):
            return False
        _carry(parts, earlier, task, {**wanted, **again}, left)
        parts.run("COMMIT")
    return True


def _differing(
    parts: Parts, file: RecordFile, come: Collection[tuple[str, str]], gone: Collection[str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the articles that come and those that leave, each with its key, as seen from the index."""
    wanted, left = dict(come), set(gone)
    if parts.meta("keys") != file.digest():
        # A process ended between index and records: what it changed is found by comparing all keys.
        wanted = {name: key for name, key in file.current() if name not in gone} | wanted
        left |= parts.keys().keys() - wanted.keys()
    known = parts.keys([*wanted, *left])
    new = {name: key for name, key in wanted.items() if known.get(name) != key}
    return new, {name: known[name] for name in left if name in known and name not in wanted}


def _decided_anew(parts: Parts, decisions: Sequence[AnyDecision]) -> set[str]:
    """Return the articles that decisions made since the index was written change."""
    before = parse_decisions(parts.meta("decisions"))
    return affected(parts, before, decisions) if before != tuple(decisions) else set()


def _carry(parts: Parts, earlier: Parts, task: Task, come: Mapping[str, str], gone: Mapping[str, str]) -> None:
    def texts(names: Collection[str]) -> Iterator[Article]:
        return (record.article for record in task.file.load(parts.keys(names).items()))

    before, old = parts.meta("state"), parts.keys(come)
    records = verified_records(task.file.load(come.items()), task.refused, Corrections(task.decisions))
    coming = [(record, come[record.article.id]) for record in records]
    changes = carry(parts, coming, gone, earlier=earlier, texts=texts, graph_name=DEFAULT_NAME)
    keys = with_pairs(parts.meta("keys"), come.items(), [*gone.items(), *old.items()])
    after = seal(parts, keys=keys, stamp=task.made.stamp, decisions=to_text(task.decisions))
    if after != before:
        keep(parts.db, before, after, changes)
