"""Meetings that verbs tell of, as events: one from all articles that agree on who, when and where.

"A met B in Vienna on 3 May", "A and B held talks on 3 May" and "A hosted B and C in Austria in May" stay relations of A
and B; besides, they tell of one event, with who took part, its days and its place. What differs only in how exactly it
is told agrees: Vienna lies in Austria, 3 May in May. Where a telling fits several meetings ("in May", when there were
two) it is left out, never guessed.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from graphbuild.assemble.voice import reservations
from graphbuild.model import Claim, Modality, NodeType, Polarity

HOSTING = "HOSTS"
_MEETINGS = frozenset({"MEETS", "CONSULTS_WITH", HOSTING})
#: An exchange of words that may have been by telephone is no meeting; talks are, and so is their kind.
_TALKS = frozenset({"talk", "hold", "negotiation", "meeting", "consultation", "dialogue", "summit", "due"})
#: To invite somebody is to host nobody yet.
_INVITING = frozenset({"invite", "invitation"})
_ACTORS = frozenset({NodeType.PERSON, NodeType.COUNTRY, NodeType.ORGANIZATION})
#: A time that is told less exactly than by its month tells of no one meeting.
_LONGEST = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one or several articles say of a meeting.

    Attributes:
        first: First day that it may have been on; ``last`` the last one.
        place: Node id of the place, or its name where no node is known; empty when it is not told.
        called: Name of the place.
        wholes: Ids of what the place lies in.
    """

    claims: tuple[Claim, ...]
    people: frozenset[str]
    hosts: frozenset[str]
    first: str
    last: str
    place: str = ""
    called: str = ""
    wholes: frozenset[str] = frozenset()


def tells(claim: Claim, voices: Mapping[str, Collection[str]], symmetric: Collection[str]) -> bool:
    """Whether a claim tells of a meeting that took place or is planned, in the voice of the author or of one there."""
    if claim.relation not in _MEETINGS or claim.polarity is not Polarity.ASSERTED or claim.phase is not None:
        return False
    word = claim.rule.rpartition(".")[2]
    if (claim.relation == "CONSULTS_WITH" and word not in _TALKS) or word in _INVITING:
        return False
    if {claim.subject.type, claim.object.type} - _ACTORS or claim.subject.id == claim.object.id or not _dated(claim):
        return False
    actual = replace(claim, modality=Modality.ACTUAL) if claim.modality is Modality.PLANNED else claim
    return not reservations(actual, voices, symmetric=claim.relation in symmetric)


def _dated(claim: Claim) -> bool:
    if not claim.event_from or not claim.event_to:
        return False
    days = date.fromisoformat(claim.event_to) - date.fromisoformat(claim.event_from)
    return 0 <= days.days < _LONGEST


def blocks(claim: Claim) -> Iterator[str]:
    """Yield the keys of a claim that tells of a meeting: two tellings of one meeting share one of them."""
    first, second = sorted((claim.subject.id, claim.object.id))
    for month in sorted({(claim.event_from or "")[:7], (claim.event_to or "")[:7]}):
        yield f"{first}|{second}|{month}"


def place_of_telling(claim: Claim) -> str:
    """Return what the claims of one telling share: article, words that tell it, and how real it is."""
    return f"{claim.article}|{claim.evidence[0].trigger.start}|{claim.modality}|{claim.event_from}|{claim.event_to}"


def groups_of(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Return the claims in groups that share a block or a telling, directly or through others of them."""
    above: dict[str, str] = {}

    def top(key: str) -> str:
        while above.setdefault(key, key) != key:
            above[key] = above[above[key]]
            key = above[key]
        return key

    ordered = sorted(claims, key=lambda item: item.id)
    for claim in ordered:
        first, *others = (place_of_telling(claim), *blocks(claim))
        for other in others:
            above[top(other)] = top(first)
    found: dict[str, list[Claim]] = {}
    for claim in ordered:
        found.setdefault(top(place_of_telling(claim)), []).append(claim)
    return list(found.values())


def meetings_told(claims: Iterable[Claim]) -> list[Telling]:
    """Return the meetings that the claims of a group tell of together; their order is of no matter."""
    found: list[Telling] = []
    for telling in sorted(_tellings(claims), key=_exactness):
        fitting = [item for item in found if _agree(item, telling)]
        if len(fitting) <= 1:
            found = [item for item in found if item not in fitting]
            found.append(_together(fitting[0], telling) if fitting else telling)
    return found


def _tellings(claims: Iterable[Claim]) -> Iterator[Telling]:
    groups: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda item: item.id):
        groups.setdefault(place_of_telling(claim), []).append(claim)
    for group in groups.values():
        attrs = dict(next((item.attrs for item in group if "place" in dict(item.attrs)), ()))
        yield Telling(
            claims=tuple(group),
            people=frozenset(end.id for claim in group for end in (claim.subject, claim.object)),
            hosts=frozenset(claim.subject.id for claim in group if claim.relation == HOSTING),
            first=group[0].event_from or "",
            last=group[0].event_to or "",
            place=attrs.get("place_id") or attrs.get("place", ""),
            called=attrs.get("place", ""),
            wholes=frozenset(attrs.get("place_in", "").split()),
        )


def _exactness(telling: Telling) -> tuple[object, ...]:
    """The order in which tellings are put together: exact days, many people and exact places first."""
    vague = (telling.first != telling.last, -len(telling.people), not telling.place, not telling.wholes)
    return (*vague, telling.first, telling.last, sorted(telling.people), telling.place, telling.claims[0].id)


def _agree(one: Telling, other: Telling) -> bool:
    same_time = one.first <= other.last and other.first <= one.last
    return same_time and len(one.people & other.people) > 1 and _same_place(one, other)


def _same_place(one: Telling, other: Telling) -> bool:
    if not one.place or not other.place or one.place == other.place:
        return True
    return one.place in other.wholes or other.place in one.wholes


def _together(one: Telling, other: Telling) -> Telling:
    """The exacter place and the shorter time of two tellings, and all who are named."""
    finer = max((one, other), key=lambda item: (bool(item.place), len(item.wholes), item is one))
    return Telling(
        claims=(*one.claims, *other.claims),
        people=one.people | other.people,
        hosts=one.hosts | other.hosts,
        first=max(one.first, other.first),
        last=min(one.last, other.last),
        place=finer.place,
        called=finer.called,
        wholes=finer.wholes,
    )
