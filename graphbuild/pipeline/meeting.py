"""Meetings of the index: which of them a change concerns, put together anew from all claims of their groups.

The index knows in which blocks the claims lie that tell of a meeting (``assemble.meetings``). From those that changed
the group is found by going from block to claim to block; all its meetings are made again, so a claim that binds two
groups may come or go.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from graphbuild.assemble.edges import Member
from graphbuild.assemble.graph import renamed
from graphbuild.assemble.meeting_events import Around, Meeting, make_meetings
from graphbuild.assemble.meetings import blocks, place_of_telling, tells
from graphbuild.graph import Edge, Graph
from graphbuild.model import Claim
from graphbuild.pipeline.merging import words
from graphbuild.pipeline.parts import Parts, from_text


def follow_meetings(parts: Parts, claims: Collection[str], rids: Collection[str]) -> set[str]:
    """Bring the meetings up to date; return the ids of those that came, went or may have changed.

    Args:
        parts: The index, in which everything else is up to date.
        claims: Claims that came, went or changed.
        rids: Edges that changed, with whatever their claims say of them.
    """
    moved = set(claims) | parts.column("SELECT id FROM member WHERE rid", rids)
    before = parts.column("SELECT block FROM told WHERE claim", moved)
    parts.delete("told", "claim", claims)
    _note_told(parts, parts.claims("id", claims))
    after = parts.column("SELECT block FROM told WHERE claim", moved)
    group = _group(parts, before | after)
    gone = parts.column("SELECT meeting FROM met WHERE claim", moved | group)
    for name in gone:
        parts.set_node(name, None)
    for table in ("met", "meeting"):
        parts.delete(table, "meeting", gone)
    made = _made(parts, group)
    keep_meetings(parts, made)
    return gone | {item.node.node.id for item in made}


def _note_told(parts: Parts, claims: Iterable[Claim]) -> None:
    known = list(claims)
    voices = parts.voices({end.id for claim in known for end in (claim.subject, claim.object)})
    keep_told(parts, (claim for claim in known if tells(claim, voices, parts.symmetric)))


def keep_told(parts: Parts, claims: Iterable[Claim]) -> None:
    """Keep in which blocks claims lie that tell of a meeting."""
    parts.put("told", [(claim.id, key) for claim in claims for key in (place_of_telling(claim), *blocks(claim))])


def keep_meetings(parts: Parts, meetings: Iterable[Meeting]) -> None:
    """Keep meetings with their edges, and which claims tell of them."""
    for item in meetings:
        name = item.node.node.id
        parts.set_node(name, item.node, words(item.node.node))
        parts.put("meeting", [(name, edge.rid, parts.to_text(edge)) for edge in item.edges])
        parts.put("met", [(claim, name) for claim in item.claims])


def _group(parts: Parts, keys: Collection[str]) -> set[str]:
    """Return the claims that are in some of the blocks, directly or through others."""
    seen, border, found = set(keys), set(keys), set[str]()
    while border:
        new = parts.column("SELECT claim FROM told WHERE block", border) - found
        found |= new
        border = parts.column("SELECT block FROM told WHERE claim", new) - seen
        seen |= border
    return found


def _made(parts: Parts, group: Collection[str]) -> tuple[Meeting, ...]:
    claims = parts.claims("id", group)
    ends = {end.id for claim in claims for end in (claim.subject, claim.object)}
    nodes = parts.nodes(ends | {speaker.id for claim in claims for speaker in claim.attribution})
    articles = parts.articles({claim.article for claim in claims})
    columns = ", ".join(Member._fields)
    rows = parts.each(f"SELECT {columns} FROM member WHERE id", group)  # noqa: S608  (our own names)
    around = Around(
        members={row[4]: Member(*row) for row in rows},
        urls={name: article.url for name, article in articles.items()},
        voices=parts.voices(ends),
        symmetric=parts.symmetric,
    )
    return make_meetings([renamed(claim, nodes) for claim in claims], around)


def graph_meetings(graph: Graph) -> Iterator[Meeting]:
    """Yield the meetings of a graph as they were made."""
    edges: dict[str, list[Edge]] = defaultdict(list)
    for edge in graph.edges:
        if edge.derived:
            edges[edge.source if edge.relation == "LOCATED_IN" else edge.target].append(edge)
    for item in graph.nodes:
        found = edges.get(item.node.id, [])
        if found:
            claims = {claim for edge in found for claim in edge.claims}
            yield Meeting(node=item, edges=tuple(found), claims=tuple(sorted(claims)))


def meeting_edges(parts: Parts, meetings: Collection[str]) -> tuple[Edge, ...]:
    """Return the edges of meetings, as the index has them now, sorted; meetings that are not there have none."""
    rows = parts.each("SELECT value FROM meeting WHERE meeting", meetings)
    return tuple(sorted((from_text(Edge, value) for (value,) in rows), key=lambda edge: edge.rid))
