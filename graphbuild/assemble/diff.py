"""What became of the relations between two states of knowledge: new, gone, ended, flipped, newly disputed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from graphbuild.assemble.conflicts import STANCES
from graphbuild.graph import Edge, Graph
from graphbuild.model import Claim, Modality, Phase, Polarity, Record

#: Kinds of changes, in the order in which they are listed.
CHANGES = ("flipped", "newly disputed", "ended", "new", "gone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One relation that is not what it was.

    Attributes:
        change: One of ``CHANGES``.
        edge: The relation now, or before if it is gone.
        before: The relation that it replaces; only for what flipped or ended.
    """

    change: str
    source: str
    target: str
    edge: Edge
    before: Edge | None = None


def known_by(records: Iterable[Record], day: str, ingested: Mapping[str, str] | None = None) -> Iterator[Record]:
    """Yield the records as one could have read them on a day (YYYY-MM-DD), the articles of that day included.

    Articles without a date are left out. What is said to hold until an earlier day is over.

    Args:
        records: All records.
        day: The day.
        ingested: Days by article id that count instead of those of publication.
    """
    for record in records:
        known = record.article.published if ingested is None else ingested.get(record.article.id)
        if known and known <= day:
            yield replace(record, claims=tuple(_by(claim, day) for claim in record.claims))


def _by(claim: Claim, day: str) -> Claim:
    over = claim.valid_to is not None and claim.valid_to < day and claim.phase is None
    plain = claim.modality is Modality.ACTUAL and claim.polarity is Polarity.ASSERTED
    return replace(claim, phase=Phase.ENDED) if over and plain else claim


def diff(old: Graph, new: Graph) -> tuple[Change, ...]:
    """Return the changes from one graph to another, by kind, ends and rid.

    A relation that is denied where it was asserted, or a stance that took the other side, has flipped; the same
    relation is then not listed as new as well.
    """
    before, after = ({edge.rid: edge for edge in graph.edges} for graph in (old, new))
    names = {item.node.id: item.node.name for graph in (old, new) for item in graph.nodes}
    beside: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in before.values():
        beside[edge.source, edge.target].append(edge)
    found = [
        Change(change=kind, source=names[edge.source], target=names[edge.target], edge=edge, before=earlier)
        for kind, edge, earlier in _changes(before, after, beside)
    ]
    return tuple(sorted(found, key=lambda item: (CHANGES.index(item.change), item.source, item.target, item.edge.rid)))


def _changes(
    before: dict[str, Edge], after: dict[str, Edge], beside: dict[tuple[str, str], list[Edge]]
) -> Iterator[tuple[str, Edge, Edge | None]]:
    for rid, edge in after.items():
        known = before.get(rid)
        if edge.disputed and not (known and known.disputed):
            yield "newly disputed", edge, None
        if known is None:
            earlier = beside[edge.source, edge.target]
            flipped = next((item for item in earlier if _opposed(item, edge)), None)
            ended = next((item for item in earlier if edge.phase is Phase.ENDED and _went_on(item, edge)), None)
            kind = "flipped" if flipped else "ended" if ended else "new"
            yield kind, edge, flipped or ended
    for rid, edge in before.items():
        if rid not in after:
            yield "gone", edge, None


def _opposed(one: Edge, other: Edge) -> bool:
    if one.modality is not other.modality or one.phase or other.phase:
        return False
    if one.relation == other.relation:
        return one.polarity is not other.polarity
    plain = one.polarity is Polarity.ASSERTED and other.polarity is Polarity.ASSERTED
    return plain and STANCES.get(one.relation, 0) * STANCES.get(other.relation, 0) < 0


def _went_on(one: Edge, other: Edge) -> bool:
    return one.relation == other.relation and one.phase is None and one.polarity is Polarity.ASSERTED
