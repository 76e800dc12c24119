"""What the graph takes from a claim: its ends as they are stored, and its time."""

from collections.abc import Collection

from graphbuild.model import Claim


def ends(claim: Claim, symmetric: Collection[str]) -> tuple[str, str]:
    """Return source and target; a symmetric relation is stored once, the smaller id first."""
    source, target = claim.subject.id, claim.object.id
    if claim.relation in symmetric and target < source:
        return target, source
    return source, target


def when(claim: Claim) -> str | None:
    """Return the day that a claim is about, else the day it was said or published."""
    return claim.event_from or claim.valid_from or claim.said_on or claim.published
