"""Edges: views over the claims that agree in ends, relation, polarity, modality, phase and kind."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from graphbuild.assemble.confidence import independent, relation_factors, summed
from graphbuild.assemble.ends import ends, when
from graphbuild.assemble.voice import reservations
from graphbuild.model import Article, Claim, Edge, digest

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
    groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        source, target = ends(claim, symmetric)
        if source != target:
            reserved = reservations(claim, voices, symmetric=claim.relation in symmetric)
            kind = CLAIMED if reserved else claim.relation
            key = (source, target, kind, claim.relation, claim.polarity, claim.modality, claim.phase or "")
            groups[key].append(claim)
    known = {article.id: article for article in articles}
    disputed = {claim for first, second, kind in links if kind != "changed" for claim in (first, second)}
    edges = [_edge(key, found, articles=known, origins=origins, disputed=disputed) for key, found in groups.items()]
    return tuple(sorted(edges, key=lambda edge: edge.rid))


def narrowed(
    edge: Edge, claims: Sequence[Claim], *, articles: Mapping[str, Article], origins: Mapping[str, str]
) -> Edge:
    """Return the edge as some of its claims make it; whether it is disputed does not change."""
    key = (edge.source, edge.target, edge.kind, edge.relation, edge.polarity, edge.modality, edge.phase or "")
    disputed = edge.claims if edge.disputed else ()
    return _edge(key, claims, articles=articles, origins=origins, disputed=disputed)


def _edge(
    key: tuple[str, ...],
    claims: Sequence[Claim],
    *,
    articles: Mapping[str, Article],
    origins: Mapping[str, str],
    disputed: Collection[str],
) -> Edge:
    best, challenged = min(claims, key=_rank), any(claim.id in disputed for claim in claims)
    dates = sorted(date for claim in claims if (date := when(claim)))
    return Edge(
        rid=digest("r-", *key),
        source=key[0],
        target=key[1],
        kind=key[2],
        relation=best.relation,
        polarity=best.polarity,
        modality=best.modality,
        phase=best.phase,
        claims=tuple(sorted(claim.id for claim in claims)),
        speakers=tuple(sorted({speaker_name(claim) for claim in claims})),
        by_author=any(not claim.attribution for claim in claims),
        disputed=challenged,
        articles=len({claim.article for claim in claims}),
        outlets=len({articles[claim.article].outlet for claim in claims} - {""}),
        origins=independent(claims, origins),
        confidence=summed(relation_factors(claims, best, origins, disputed=challenged)),
        claim=best.id,
        sentence=best.evidence[0].text,
        url=articles[best.article].url,
        first_date=dates[0] if dates else None,
        last_date=dates[-1] if dates else None,
    )


def speaker_name(claim: Claim) -> str:
    """Return the innermost speaker's name, or ``author``."""
    return claim.attribution[0].name if claim.attribution else AUTHOR


def _rank(claim: Claim) -> tuple[float, bool, int, str, str]:
    """Order for the sentence to show: surest, in the author's voice, short, early; the id breaks ties."""
    return (
        -claim.confidence,
        bool(claim.attribution),
        len(claim.evidence[0].text),
        claim.published or "9",
        claim.id,
    )
