"""Nodes and edges of the events that are put together from tellings of meetings (see ``meetings``)."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from graphbuild.assemble.edges import Member, claim_kind, make_edge
from graphbuild.assemble.meetings import HOSTING, Telling, groups_of, meetings_told
from graphbuild.graph import Edge, GraphNode
from graphbuild.model import Claim, Node, NodeType, Polarity

_SHOWN = 3  # names of those who met, in the name of the event


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """An event with its edges: who attends and hosts it, and where it is.

    Attributes:
        claims: Ids of the claims that tell of it.
    """

    node: GraphNode
    edges: tuple[Edge, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What edges need to know beside their claims.

    Attributes:
        members: What edges take from each claim, by claim id.
        urls: Addresses of articles, by article id.
        voices: See ``voice.find_voices``.
        symmetric: Names of the relations without a direction.
    """

    members: Mapping[str, Member]
    urls: Mapping[str, str]
    voices: Mapping[str, Collection[str]]
    symmetric: Collection[str]


def make_meetings(claims: Iterable[Claim], around: Around) -> tuple[Meeting, ...]:
    """Return the events that claims tell of, by id; whole groups (``meetings.groups_of``) have to be given."""
    found = [meeting for group in groups_of(claims) for meeting in _of_group(group, around)]
    return tuple(sorted(found, key=lambda item: item.node.node.id))


def _of_group(claims: Iterable[Claim], around: Around) -> Iterator[Meeting]:
    """Yield the events of a group; ids of different groups differ, for a pair and month belong to one group."""
    used: Counter[str] = Counter()
    for telling in sorted(
        meetings_told(claims), key=lambda item: (item.first, item.last, item.place, item.claims[0].id)
    ):
        name = _id(telling)
        used[name] += 1
        yield _meeting(name if used[name] == 1 else f"{name}.{used[name]}", telling, around)


def _id(telling: Telling) -> str:
    """The first pair of those who met, and the day, or the month where no day is known."""
    when = telling.first if telling.first == telling.last else telling.first[:7]
    pair = min(sorted((claim.subject.id, claim.object.id)) for claim in telling.claims)
    return ".".join(["event.meeting", when, *map(_key, pair)])


def _key(name: str) -> str:
    return "".join(char if char.isascii() and (char.isalnum() or char in "_:-") else "-" for char in name)


def _meeting(name: str, telling: Telling, around: Around) -> Meeting:
    claims = telling.claims
    days = sorted(claim.published for claim in claims if claim.published)
    node = GraphNode(
        node=Node(id=name, name=_called(telling), type=NodeType.EVENT),
        mentions=sum(len(claim.evidence) for claim in claims),
        articles=len({claim.article for claim in claims}),
        first_seen=days[0] if days else None,
        last_seen=days[-1] if days else None,
        event_from=telling.first,
        event_to=telling.last,
        place=telling.called or None,
    )
    return Meeting(
        node=node, edges=tuple(_edges(name, telling, around)), claims=tuple(sorted(claim.id for claim in claims))
    )


def _called(telling: Telling) -> str:
    names = {end.id: end.name for claim in telling.claims for end in (claim.subject, claim.object)}
    shown = sorted(names.values())
    if len(shown) > _SHOWN:
        shown = [*shown[: _SHOWN - 1], f"{len(shown) - _SHOWN + 1} others"]
    who = f"{', '.join(shown[:-1])} and {shown[-1]}"
    when = telling.first if telling.first == telling.last else _period(telling.first, telling.last)
    return ", ".join(filter(None, [f"Meeting of {who}", telling.called, when]))


def _period(first: str, last: str) -> str:
    month = first[:7]
    whole = first.endswith("-01") and last[:7] == month and int(last[8:]) >= 28
    return month if whole else f"{first}/{last}"


def _edges(name: str, telling: Telling, around: Around) -> Iterator[Edge]:
    groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in telling.claims:
        for key in _keys(name, telling, claim, around):
            groups[key].append(claim)
    for key, claims in sorted(groups.items()):
        by_member = sorted((around.members[claim.id], claim) for claim in claims)
        best = by_member[0][1]
        edge = make_edge(key, [item for item, _ in by_member], best=best, url=around.urls[best.article])
        yield replace(edge, derived=True)


def _keys(name: str, telling: Telling, claim: Claim, around: Around) -> Iterator[tuple[str, ...]]:
    """Yield the edges that a claim is behind: of both its ends to the event, and of the event to its place."""
    said = (str(Polarity.ASSERTED), str(claim.modality), "")
    place = dict(claim.attrs).get("place_id", "")
    rows = [
        (claim.subject.id, name, HOSTING if claim.relation == HOSTING else "ATTENDS"),
        (claim.object.id, name, "ATTENDS"),
        *([(name, place, "LOCATED_IN")] if place and place == telling.place else []),
    ]
    for source, target, relation in rows:
        yield source, target, claim_kind(claim, relation, around.voices, around.symmetric), relation, *said
