"""Pairs of claims that cannot both hold, by kind; what only looks like a conflict is left out.

A pair agrees in both ends, relation and modality and differs in polarity. It is *compatible*, hence no
pair, when

- the claims are hypothetical or demanded: a wish and its opposite may both be uttered;
- one tells only of an earlier state (phase ``past``);
- both name a time of their own and the times do not overlap: a meeting in May and none in June.

Stances for and against, or the European Union and NATO as topics, differ in relation or end and never pair.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import product

from graphbuild.assemble.ends import ends, when
from graphbuild.model import Article, Claim, Modality, Phase, Polarity

DISPUTE = "dispute"
SELF = "self-contradiction"
CHANGED = "changed"
AGAINST_AUTHOR = "author-against-speaker"
_COMPARABLE = frozenset({Modality.ACTUAL, Modality.PLANNED, Modality.POSSIBLE})


def find_conflicts(
    claims: Sequence[Claim], *, articles: Sequence[Article], symmetric: Collection[str]
) -> tuple[tuple[str, str, str], ...]:
    """Return (claim id, claim id, kind), smaller id first, sorted.

    One voice (speaker, or outlet when the author speaks) counts once per polarity and day, so repeats of a
    statement add no pairs.
    """
    outlets = {article.id: article.outlet or article.id for article in articles}
    groups: dict[tuple[str, ...], dict[tuple[str, ...], Claim]] = defaultdict(dict)
    for claim in claims:
        if claim.modality in _COMPARABLE and claim.phase is not Phase.PAST:
            group = groups[*ends(claim, symmetric), claim.relation, claim.modality]
            group.setdefault((claim.polarity, _voice(claim, outlets), when(claim) or ""), claim)
    links = {link for group in groups.values() for link in _links(list(group.values()), outlets)}
    return tuple(sorted(links))


def _links(claims: Sequence[Claim], outlets: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    asserted = [claim for claim in claims if claim.polarity is Polarity.ASSERTED]
    denied = [claim for claim in claims if claim.polarity is Polarity.DENIED]
    for yes, no in product(asserted, denied):
        if not _apart(yes, no):
            first, second = sorted((yes.id, no.id))
            yield first, second, _kind(yes, no, outlets)


def _kind(yes: Claim, no: Claim, outlets: dict[str, str]) -> str:
    same_time = not when(yes) or not when(no) or when(yes) == when(no)
    if no.phase is Phase.ENDED and not same_time:
        return CHANGED
    if _voice(yes, outlets) == _voice(no, outlets):
        return SELF if same_time else CHANGED
    return AGAINST_AUTHOR if bool(yes.attribution) != bool(no.attribution) else DISPUTE


def _voice(claim: Claim, outlets: dict[str, str]) -> str:
    return claim.attribution[0].id if claim.attribution else f"author:{outlets[claim.article]}"


def _apart(one: Claim, other: Claim) -> bool:
    """Whether both claims name times of what they tell, and these do not overlap."""
    first, second = _interval(one), _interval(other)
    return first is not None and second is not None and (first[1] < second[0] or second[1] < first[0])


def _interval(claim: Claim) -> tuple[str, str] | None:
    start = claim.event_from or claim.valid_from
    end = claim.event_to or claim.valid_to
    if start is None and end is None:
        return None
    return start or "0000", end or (claim.event_from or "9999")
