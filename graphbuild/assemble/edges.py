"""Edges: views over the claims that agree in ends, relation, polarity, modality, phase and kind."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from graphbuild.assemble.confidence import relation_factors, summed
from graphbuild.assemble.ends import ends, when
from graphbuild.assemble.voice import reservations
from graphbuild.graph import Edge
from graphbuild.model import Article, Claim, digest

#: Kind of every edge that is denied, not actual, over, or only said by a third party.
CLAIMED = "CLAIMED"
AUTHOR = "author"


def make_edges(
    claims: Sequence[Claim],
    *,
    articles: Sequence[Article],
    origins: Mapping[str, str],
    links: Sequence[tuple[str, str, str]],
    voices: Mapping[str, Collection[str]],
    symmetric: Collection[str],
) -> tuple[Edge, ...]:
    """Return the edges by rid.

    An edge has the relation's name as its kind only for what is plainly asserted and voiced by the author
    or by the subject itself; all else is ``CLAIMED``, so that the shortest Cypher query cannot state
    hearsay. A relation of a node to itself says nothing that a graph can show; it stays a claim only.
    """
    known = {article.id: article for article in articles}
    by_id = {claim.id: claim for claim in claims}
    members = members_of(claims, articles=articles, origins=origins, links=links)
    groups: dict[tuple[str, ...], list[Member]] = defaultdict(list)
    for claim in claims:
        key = edge_key(claim, voices, symmetric)
        if key is not None:
            groups[key].append(members[claim.id])
    edges = []
    for key, found in groups.items():
        best = by_id[min(found).id]
        edges.append(make_edge(key, found, best=best, url=known[best.article].url))
    return tuple(sorted(edges, key=lambda edge: edge.rid))


def members_of(
    claims: Sequence[Claim],
    *,
    articles: Sequence[Article],
    origins: Mapping[str, str],
    links: Sequence[tuple[str, str, str]],
) -> dict[str, "Member"]:
    """Return what edges take from each claim, by claim id."""
    known = {article.id: article for article in articles}
    disputed = {claim for first, second, kind in links if kind != "changed" for claim in (first, second)}
    return {
        claim.id: member(claim, known[claim.article], origin=origins[claim.id], disputed=claim.id in disputed)
        for claim in claims
    }


class Member(NamedTuple):
    """What an edge takes from one of its claims. The first fields are the order for the sentence to show.

    That is: surest, in the author's voice, short, early; the id breaks ties.
    """

    doubt: float
    reported: bool
    length: int
    published: str
    id: str
    speaker: str
    disputed: bool
    article: str
    outlet: str
    origin: str
    day: str


def edge_key(claim: Claim, voices: Mapping[str, Collection[str]], symmetric: Collection[str]) -> tuple[str, ...] | None:
    """Return what the claims of an edge agree in; None for a claim that makes none.

    Source, target, kind, relation, polarity, modality and phase.
    """
    source, target = ends(claim, symmetric)
    if source == target:
        return None
    kind = claim_kind(claim, claim.relation, voices, symmetric)
    return source, target, kind, claim.relation, claim.polarity, claim.modality, claim.phase or ""


def claim_kind(claim: Claim, relation: str, voices: Mapping[str, Collection[str]], symmetric: Collection[str]) -> str:
    """Return the kind of an edge of this relation that a claim is behind."""
    return CLAIMED if reservations(claim, voices, symmetric=claim.relation in symmetric) else relation


def edge_id(key: tuple[str, ...]) -> str:
    """Return the rid of the edge of a key."""
    return digest("r-", *key)


def member(claim: Claim, article: Article, *, origin: str, disputed: bool) -> Member:
    """Return what an edge takes from a claim of an article."""
    return Member(
        doubt=-claim.confidence,
        reported=bool(claim.attribution),
        length=len(claim.evidence[0].text),
        published=claim.published or "9",
        id=claim.id,
        speaker=speaker_name(claim),
        disputed=disputed,
        article=claim.article,
        outlet=article.outlet,
        origin=origin,
        day=when(claim) or "",
    )


def make_edge(key: tuple[str, ...], members: Sequence[Member], *, best: Claim, url: str) -> Edge:
    """Return the edge of these members.

    Args:
        key: See ``edge_key``.
        members: At least one.
        best: The claim of the smallest member.
        url: Of the article of that claim.
    """
    days = sorted(item.day for item in members if item.day)
    origins, disputed = len({item.origin for item in members}), any(item.disputed for item in members)
    return Edge(
        rid=edge_id(key),
        source=key[0],
        target=key[1],
        kind=key[2],
        relation=key[3],
        polarity=best.polarity,
        modality=best.modality,
        phase=best.phase,
        claims=tuple(sorted(item.id for item in members)),
        speakers=tuple(sorted({item.speaker for item in members})),
        by_author=any(not item.reported for item in members),
        disputed=disputed,
        articles=len({item.article for item in members}),
        outlets=len({item.outlet for item in members} - {""}),
        origins=origins,
        confidence=summed(relation_factors(best, origins=origins, disputed=disputed)),
        claim=best.id,
        sentence=best.evidence[0].text,
        url=url,
        first_date=days[0] if days else None,
        last_date=days[-1] if days else None,
    )


def narrowed(
    edge: Edge, claims: Sequence[Claim], *, articles: Mapping[str, Article], origins: Mapping[str, str]
) -> Edge:
    """Return the edge as some of its claims make it; whether it is disputed does not change."""
    key = (edge.source, edge.target, edge.kind, edge.relation, edge.polarity, edge.modality, edge.phase or "")
    members = [member(item, articles[item.article], origin=origins[item.id], disputed=edge.disputed) for item in claims]
    best = min(zip(members, claims, strict=True))[1]
    return replace(make_edge(key, members, best=best, url=articles[best.article].url), derived=edge.derived)


def speaker_name(claim: Claim) -> str:
    """Return the innermost speaker's name, or ``author``."""
    return claim.attribution[0].name if claim.attribution else AUTHOR
