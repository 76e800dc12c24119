"""Pairs of claims that cannot both hold, by kind; what only looks like a conflict is left out.

A pair agrees in both ends, relation and modality and differs in polarity, or it gives one subject opposed stances on
one object, both plainly asserted: it supports and it opposes. Planned and possible count as one: whoever denies plans
contradicts whoever thinks it possible. A pair is *compatible*, hence no pair, when

- the claims are hypothetical or demanded: a wish and its opposite may both be uttered;
- one tells only of an earlier state (phase ``past``);
- both name a time of their own and the times do not overlap: a meeting in May and none in June.

What is over now and was so before is a change, not a contradiction, on one day only within one article.

A deed that is denied against a whole and told of its part is a conflict, too: who plans no attack on Europe plans none
on Estonia. A deed denied against the part and told of the whole is none.

Stances of two subjects for and against are no contradiction, nor is not opposing support. The European Union and NATO
as topics differ in an end and never pair.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import product

from graphbuild.assemble.ends import ends, when
from graphbuild.assemble.wholes import DEEDS, parts_of, wholes_of
from graphbuild.model import Article, Claim, Modality, Phase, Polarity

DISPUTE = "dispute"
SELF = "self-contradiction"
CHANGED = "changed"
AGAINST_AUTHOR = "author-against-speaker"
#: Side that a stance takes; stances on different sides cannot be held at one time.
STANCES = {"SUPPORTS": 1, "ACCEPTS": 1, "OPPOSES": -1, "REJECTS": -1}
_COMPARABLE = {Modality.ACTUAL: "actual", Modality.PLANNED: "open", Modality.POSSIBLE: "open"}
#: For (True) or against, voice, day.
Side = tuple[bool, str, str]


def find_conflicts(
    claims: Sequence[Claim], *, articles: Sequence[Article], symmetric: Collection[str]
) -> tuple[tuple[str, str, str], ...]:
    """Return (claim id, claim id, kind), smaller id first, sorted.

    One voice (speaker, or outlet when the author speaks) counts once per polarity and day, so repeats of a
    statement add no pairs.
    """
    outlets = {article.id: article.outlet or article.id for article in articles}
    groups: dict[str, dict[Side, Claim]] = defaultdict(dict)
    for claim in sorted(claims, key=lambda item: item.id):
        for group, side in stands(claim, outlets[claim.article], symmetric):
            groups[group].setdefault(side, claim)
    return tuple(sorted({link for group in groups.values() for link in _links(group, outlets)}))


def stands(claim: Claim, outlet: str, symmetric: Collection[str]) -> Iterator[tuple[str, Side]]:
    """Yield where a claim takes a side: the key of those that it may be in conflict with, and the side.

    Of the claims of one side in one group only the one with the smallest id counts. It conflicts with those that count
    on the sides of the other sign, as ``conflict`` says.

    Args:
        claim: The claim.
        outlet: Who speaks where the author does: the outlet of its article, or the article.
        symmetric: Names of the relations without a direction.
    """
    if claim.modality in _COMPARABLE and claim.phase is not Phase.PAST:
        voice, day, both = _voice(claim, outlet), when(claim) or "", ends(claim, symmetric)
        asserted = claim.polarity is Polarity.ASSERTED
        for source, target in _places(claim, both):
            yield f"{source}|{target}|{claim.relation}|{_COMPARABLE[claim.modality]}", (asserted, voice, day)
        if _holds(claim):
            yield "|".join(both), (STANCES[claim.relation] > 0, voice, day)


def _places(claim: Claim, both: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the ends that a claim speaks of: its own, and the wholes that the object of a deed is a part of."""
    yield both
    if claim.relation in DEEDS and claim.polarity is Polarity.ASSERTED:
        yield from ((both[0], f"in {whole}") for whole in wholes_of().get(both[1], ()))
    elif claim.relation in DEEDS and both[1] in parts_of():
        yield both[0], f"in {both[1]}"


def _holds(claim: Claim) -> bool:
    """Whether the claim gives its subject a stance now."""
    plain = claim.polarity is Polarity.ASSERTED and claim.modality is Modality.ACTUAL and claim.phase is None
    return plain and claim.relation in STANCES


def _links(group: Mapping[Side, Claim], outlets: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    pros = [claim for (pro, *_), claim in group.items() if pro]
    cons = [claim for (pro, *_), claim in group.items() if not pro]
    for yes, no in product(pros, cons):
        found = conflict(yes, no, outlets)
        if found is not None:
            yield found


def conflict(yes: Claim, no: Claim, outlets: Mapping[str, str]) -> tuple[str, str, str] | None:
    """Return the conflict of two claims that stand on different sides of a group; None where their times are apart."""
    if _apart(yes, no):
        return None
    first, second = sorted((yes.id, no.id))
    return first, second, _kind(yes, no, outlets)


def _kind(yes: Claim, no: Claim, outlets: Mapping[str, str]) -> str:
    same_time = not when(yes) or not when(no) or when(yes) == when(no)
    # Who tells what is over, and what was so before, contradicts nobody: one article may do both.
    if no.phase is Phase.ENDED and (not same_time or yes.article == no.article):
        return CHANGED
    if _voice(yes, outlets[yes.article]) == _voice(no, outlets[no.article]):
        return SELF if same_time else CHANGED
    # Two reports of a stance, in the voice of their authors or of its holder: the later one tells of a change.
    if yes.relation != no.relation and not same_time and _own(yes) and _own(no):
        return CHANGED
    return AGAINST_AUTHOR if bool(yes.attribution) != bool(no.attribution) else DISPUTE


def _own(claim: Claim) -> bool:
    return not claim.attribution or claim.attribution[0].id == claim.subject.id


def _voice(claim: Claim, outlet: str) -> str:
    return claim.attribution[0].id if claim.attribution else f"author:{outlet}"


def _apart(one: Claim, other: Claim) -> bool:
    """Whether both claims name times of what they tell, and these do not overlap; a stance lasts until another one."""
    if one.relation != other.relation:
        return False
    first, second = _interval(one), _interval(other)
    return first is not None and second is not None and (first[1] < second[0] or second[1] < first[0])


def _interval(claim: Claim) -> tuple[str, str] | None:
    start = claim.event_from or claim.valid_from
    end = claim.event_to or claim.valid_to
    if start is None and end is None:
        return None
    return start or "0000", end or (claim.event_from or "9999")
