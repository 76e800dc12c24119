"""The ends of a claim as the graph stores them."""

from collections.abc import Collection

from graphbuild.model import Claim


def ends(claim: Claim, symmetric: Collection[str]) -> tuple[str, str]:
    """Return source and target; a symmetric relation is stored once, the smaller id first."""
    source, target = claim.subject.id, claim.object.id
    if claim.relation in symmetric and target < source:
        return target, source
    return source, target
