"""What a person should look at: nodes that may be one, and nodes that may be several, each with sentences."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graphbuild.assemble import assemble
from graphbuild.gazetteer import Gazetteer
from graphbuild.graph import Graph
from graphbuild.model import Node, NodeType, Record
from graphbuild.pipeline.opening import verified_records
from graphbuild.records import Corrections, RecordFile, in_force, read_decisions
from graphbuild.records.decisions import Distinct, Split
from graphbuild.resolve.candidates import SURE_ENOUGH, candidates

_SPLIT_SCORE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A merge or a split that a person may decide about.

    Attributes:
        action: merge or split.
        node: Id of the node that goes, or that is divided.
        into: Id of the node that stays; empty for a split.
        names: Their names.
        score: 0 to 1.
        why: What speaks for it.
        articles: Of a split: the articles that would go to the new node.
        sentences: One that names each.
    """

    action: str
    node: str
    into: str
    names: tuple[str, ...]
    score: float
    why: str
    articles: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()


def proposals(folder: Path | str, *, least: float = SURE_ENOUGH) -> tuple[Proposal, ...]:
    """Return what may be merged or split in a finished build, the likeliest first; what was decided is left out.

    Args:
        folder: Folder of the build.
        least: Smallest score of a merge.
    """
    decisions = in_force(read_decisions(Path(folder)))
    with RecordFile.existing(Path(folder)) as file:
        records = list(verified_records(file.load(), [], Corrections(decisions)))
    graph = assemble(records)
    apart = frozenset(frozenset({item.node, item.other}) for item in decisions if isinstance(item, Distinct))
    done = frozenset(item.node for item in decisions if isinstance(item, Split))
    said = _sentences(graph)
    return (*_merges(graph, apart, said, least), *_splits(records, graph, done, said))


def _merges(
    graph: Graph, apart: frozenset[frozenset[str]], said: Mapping[str, str], least: float
) -> Iterator[Proposal]:
    known = frozenset(entry.node.id for entry in Gazetteer.load().entries.values())
    seen = {node.node.id: node.mentions for node in graph.nodes}
    nodes = [item.node for item in graph.nodes if item.event_from is None]  # meetings are made of claims: see 23
    for pair in candidates(nodes, apart=apart, known=known, least=least):
        kept, gone = sorted((pair.one, pair.other), key=lambda node: (node.id not in known, -seen[node.id], node.id))
        yield Proposal(
            action="merge",
            node=gone.id,
            into=kept.id,
            names=(gone.name, kept.name),
            score=pair.score,
            why=f"{pair.names[0]} ~ {pair.names[1]}",
            sentences=tuple(said[node.id] for node in (gone, kept) if node.id in said),
        )


def _splits(
    records: Sequence[Record], graph: Graph, done: frozenset[str], said: Mapping[str, str]
) -> Iterator[Proposal]:
    """Yield nodes that articles take for things of different types, the rarer type as the part to split off."""
    types: dict[str, dict[NodeType, list[str]]] = defaultdict(lambda: defaultdict(list))
    for record in records:
        for node in record.nodes:
            types[node.id][node.type].append(record.article.id)
    nodes: dict[str, Node] = {item.node.id: item.node for item in graph.nodes}
    for name in sorted(name for name, found in types.items() if len(found) > 1 and name not in done):
        rest = {kind: articles for kind, articles in types[name].items() if kind is not nodes[name].type}
        yield Proposal(
            action="split",
            node=name,
            into="",
            names=(nodes[name].name,),
            score=_SPLIT_SCORE,
            why=f"{nodes[name].type} in most articles, {', '.join(sorted(rest))} in others",
            articles=tuple(sorted(article for articles in rest.values() for article in articles)),
            sentences=tuple(filter(None, [said.get(name)])),
        )


def _sentences(graph: Graph) -> dict[str, str]:
    found: dict[str, str] = {}
    for claim in graph.claims:
        for end in (claim.subject, claim.object):
            found.setdefault(end.id, claim.evidence[0].text)
    return found
