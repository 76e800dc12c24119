"""Which articles have to be looked at again when the decisions of a folder changed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import takewhile

from graphbuild.pipeline.parts import Parts
from graphbuild.records.decisions import Addition, AnyDecision, Decision, Merge, Split, to_line


def affected(parts: Parts, before: Sequence[AnyDecision], after: Sequence[AnyDecision]) -> set[str]:
    """Return the ids of the articles that other decisions change.

    Args:
        parts: The index, made under the decisions of before.
        before: Decisions in force then.
        after: Decisions in force now.
    """
    claims = _changed_claims(before, after)
    found = parts.column("SELECT article FROM claim WHERE id", claims)
    found |= parts.column("SELECT article FROM rejected WHERE id", claims)
    found |= {item.article for item in {*before} ^ {*after} if isinstance(item, Addition)}
    nodes = _changed_nodes(_moves(before), _moves(after))
    found |= parts.column("SELECT article FROM version WHERE node", nodes)
    speaking = parts.column("SELECT claim FROM speaker WHERE id", nodes)
    return found | parts.column("SELECT article FROM claim WHERE id", speaking)


def _changed_claims(before: Iterable[AnyDecision], after: Iterable[AnyDecision]) -> set[str]:
    old, new = _by_claim(before), _by_claim(after)
    return {claim for claim in {*old, *new} if old.get(claim) != new.get(claim)}


def _by_claim(decisions: Iterable[AnyDecision]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for decision in decisions:
        if isinstance(decision, Decision):
            found[decision.claim].append(to_line(decision))
    return found


def _moves(decisions: Iterable[AnyDecision]) -> list[Merge | Split]:
    return [decision for decision in decisions if isinstance(decision, Merge | Split)]


def _changed_nodes(before: Sequence[Merge | Split], after: Sequence[Merge | Split]) -> set[str]:
    """Return the nodes of all decisions from the first that differs on, and those that these are linked to."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
    found = {name for move in (*before[same:], *after[same:]) for name in (move.node, move.into.id)}
    pairs = [{move.node, move.into.id} for move in (*before, *after)]
    while any(pair & found and not pair <= found for pair in pairs):
        found |= {name for pair in pairs if pair & found for name in pair}
    return found
