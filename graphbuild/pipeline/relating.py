"""Conflicts and edges of the index: which of them some claims take part in, brought up to date claim by claim.

A conflict is between the claims that count on two sides of a group (``assemble.conflicts``), an edge is made of all
claims that agree in its key (``assemble.edges``). Of both the index keeps what they take from each claim. So when a
claim comes, goes or changes, only the sides that it is on are looked at, and of other claims only those that it is in
conflict with are read.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from operator import itemgetter
from typing import Any

from graphbuild.assemble.conflicts import CHANGED, conflict, stands
from graphbuild.assemble.edges import Member, edge_id, edge_key, make_edge, member
from graphbuild.assemble.graph import renamed
from graphbuild.assemble.meetings import tells
from graphbuild.assemble.voice import find_voices
from graphbuild.graph import Edge, Graph
from graphbuild.model import Article, Claim
from graphbuild.pipeline.meeting import graph_meetings, keep_meetings, keep_told
from graphbuild.pipeline.parts import Parts

Link = tuple[str, str, str]
#: Claims of which the rows are sorted together.
_AT_ONCE = 50_000
#: The primary key of a row of ``member``, which the rid of its edge comes before.
_member_id = itemgetter(1 + Member._fields.index("id"))
_DISPUTED = f"SELECT {{0}} FROM link WHERE kind <> '{CHANGED}' AND {{0}}"  # noqa: S608  (our own words)
_SLOT = "part = ? AND pro = ? AND voice = ? AND day = ?"


@dataclass(slots=True)
class Related:
    """What changed: conflicts that came, went or are of changed claims, and rids of edges to be looked at."""

    links: set[Link] = field(default_factory=set)
    rids: set[str] = field(default_factory=set)


def relate(parts: Parts, claims: Collection[str]) -> Related:
    """Bring conflicts and edges up to date for claims that came, went or changed; all else in the index is already."""
    now = parts.claims("id", claims)
    articles = parts.articles({claim.article for claim in now})
    found = Related()
    counting = _stand(parts, claims, now, articles)
    moved = _link(parts, counting, found, set(claims))
    found.rids |= _mark(parts, moved)
    found.rids |= parts.column("SELECT rid FROM member WHERE id", claims)
    _join(parts, claims, now, articles)
    found.rids |= parts.column("SELECT rid FROM member WHERE id", claims)
    return found


def _stand(parts: Parts, claims: Collection[str], now: Sequence[Claim], articles: dict[str, Article]) -> set[str]:
    """Put the claims on their sides; return those of the claims that count anew or no more, or count and changed."""
    rows = [
        (part, *side, claim.id)
        for claim in now
        for part, side in stands(claim, _outlet(articles[claim.article]), parts.symmetric)
    ]
    old = set(parts.each("SELECT part, pro, voice, day FROM stand WHERE claim", claims))
    slots = sorted(old | {row[:4] for row in rows})
    before = [_first(parts, slot) for slot in slots]
    parts.delete("stand", "claim", claims)
    parts.put("stand", rows)
    after = [_first(parts, slot) for slot in slots]
    changed = {name for pair in zip(before, after, strict=True) if pair[0] != pair[1] for name in pair if name}
    return changed | ({name for name in (*before, *after) if name} & set(claims))


def _first(parts: Parts, slot: Sequence[object]) -> str | None:
    """Return the claim that counts on a side."""
    name: str | None = parts.rows(f"SELECT min(claim) FROM stand WHERE {_SLOT}", *slot)[0][0]  # noqa: S608
    return name


def _link(parts: Parts, counting: Collection[str], found: Related, claims: Collection[str]) -> set[str]:
    """Bring the conflicts of these claims up to date; return the claims that have others now."""
    before = {
        link
        for end in ("one", "other")
        for link in parts.each(f"SELECT * FROM link WHERE {end}", counting)  # noqa: S608
    }
    after = set(_conflicts(parts, counting))
    for link in sorted(before - after):
        parts.rows("DELETE FROM link WHERE one = ? AND other = ? AND kind = ?", *link)
    parts.put("link", sorted(after - before))
    found.links |= before ^ after
    found.links |= {link for link in before | after if link[0] in claims or link[1] in claims}
    return {name for link in before ^ after for name in link[:2]}


def _conflicts(parts: Parts, counting: Collection[str]) -> Iterator[Link]:
    """Yield the conflicts of the claims that count on some side."""
    pairs: set[tuple[str, str]] = set()
    for part, pro, voice, day, name in sorted(
        parts.each("SELECT part, pro, voice, day, claim FROM stand WHERE claim", counting)
    ):
        if _first(parts, (part, pro, voice, day)) == name:
            others = parts.rows(
                "SELECT min(claim) FROM stand WHERE part = ? AND pro = ? GROUP BY voice, day", part, 1 - pro
            )
            pairs |= {(name, other) if pro else (other, name) for (other,) in others}
    known = {claim.id: claim for claim in parts.claims("id", {name for pair in pairs for name in pair})}
    articles = parts.articles({claim.article for claim in known.values()})
    outlets = {name: _outlet(article) for name, article in articles.items()}
    for yes, no in sorted(pairs):
        link = conflict(known[yes], known[no], outlets)
        if link is not None:
            yield link


def present(parts: Parts, links: Collection[Link]) -> tuple[Link, ...]:
    """Return those of the conflicts that the index has now, sorted."""
    question = "SELECT 1 FROM link WHERE one = ? AND other = ? AND kind = ?"
    return tuple(link for link in sorted(links) if parts.rows(question, *link))


def _mark(parts: Parts, claims: Collection[str]) -> set[str]:
    """Note which claims are disputed; return the edges of those that were not, or are no more."""
    rows = parts.each("SELECT id, disputed, rid FROM member WHERE id", claims)
    was = {name: (bool(flag), rid) for name, flag, rid in rows}
    now = {name: _disputed(parts, name) for name in was}
    changed = sorted(name for name in was if was[name][0] != now[name])
    for name in changed:
        parts.rows("UPDATE member SET disputed = ? WHERE id = ?", int(now[name]), name)
    return {was[name][1] for name in changed}


def _disputed(parts: Parts, name: str) -> bool:
    question = "SELECT 1 FROM link WHERE {} = ? AND kind <> ? LIMIT 1"
    return any(parts.rows(question.format(end), name, CHANGED) for end in ("one", "other"))


def _join(parts: Parts, claims: Collection[str], now: Sequence[Claim], articles: dict[str, Article]) -> None:
    """Put the claims into their edges."""
    speaking = {speaker.id for claim in now for speaker in claim.attribution}
    ends = {end.id for claim in now for end in (claim.subject, claim.object)}
    nodes, voices, origins = parts.nodes(speaking | ends), parts.voices(ends), parts.origins(claims)
    parts.delete("member", "id", claims)
    disputed = {name for end in ("one", "other") for name in parts.column(_DISPUTED.format(end), claims)}
    rows = []
    for claim in (renamed(item, nodes) for item in now):
        key = edge_key(claim, voices, parts.symmetric)
        if key is not None:
            one = member(claim, articles[claim.article], origin=origins[claim.id], disputed=claim.id in disputed)
            rows.append((edge_id(key), *one))
    parts.put("member", rows)


def relate_all(parts: Parts, graph: Graph) -> None:
    """Put all claims of a graph on their sides and into their edges, in an index that knows none yet."""
    articles = {article.id: article for article in graph.articles}
    voices = find_voices(graph.claims)
    disputed = {name for *ends, kind in graph.links if kind != CHANGED for name in ends}
    left = iter(graph.claims)
    while some := list(islice(left, _AT_ONCE)):
        stand: list[tuple[Any, ...]] = []
        members: list[tuple[Any, ...]] = []
        for claim in some:
            article = articles[claim.article]
            stand += [(part, *side, claim.id) for part, side in stands(claim, _outlet(article), parts.symmetric)]
            key = edge_key(claim, voices, parts.symmetric)
            if key is not None:
                one = member(claim, article, origin=graph.origins[claim.id], disputed=claim.id in disputed)
                members.append((edge_id(key), *one))
        # Their keys are hashes: in order, a row lies beside the one before.
        parts.put("stand", sorted(stand))
        parts.put("member", sorted(members, key=_member_id))
    parts.put("link", graph.links)
    keep_told(parts, (claim for claim in graph.claims if tells(claim, voices, parts.symmetric)))
    keep_meetings(parts, graph_meetings(graph))


def edges(parts: Parts, rids: Collection[str]) -> tuple[Edge, ...]:
    """Return the edges with these rids, as the index has them now, sorted; those that are not there are left out."""
    members: dict[str, list[Member]] = defaultdict(list)
    for rid, *row in parts.each(f"SELECT rid, {', '.join(Member._fields)} FROM member WHERE rid", rids):  # noqa: S608
        members[rid].append(Member(*row))
    bests = {claim.id: claim for claim in parts.claims("id", {min(found).id for found in members.values()})}
    voices = parts.voices({end.id for claim in bests.values() for end in (claim.subject, claim.object)})
    articles = parts.articles({claim.article for claim in bests.values()})
    made = []
    for _, found in sorted(members.items()):
        best = bests[min(found).id]
        key = edge_key(best, voices, parts.symmetric)
        if key is not None:
            made.append(make_edge(key, found, best=best, url=articles[best.article].url))
    return tuple(made)


def _outlet(article: Article) -> str:
    return article.outlet or article.id
