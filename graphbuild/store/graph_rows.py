"""Turns a graph into the rows that are stored; every property of the schema is there, None when unknown."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from graphbuild.errors import StoreError
from graphbuild.graph import Edge, Graph, GraphNode
from graphbuild.model import Article, Claim, NodeType, Phase
from graphbuild.store.positions import position
from graphbuild.store.rows import GraphRows, Properties, RelationshipRow, Value, group_nodes, group_relationships
from graphbuild.store.schema import KIND_LABELS

#: Kind of a link between claims that is a change over time, not a contradiction.
CHANGED = "changed"
AUTHOR = "author"
_NODE_FACTS = ("mentions", "articles", "first_seen", "last_seen", "event_from", "event_to", "place")
_ATTRS = ("office", "commodity", "place", "manner")
_DATES = ("published", "said_on", "event_from", "event_to", "valid_from", "valid_to", "date_text")


def to_rows(graph: Graph, *, graph_name: str) -> GraphRows:
    """Return the rows of a graph.

    Raises:
        StoreError: Something points to a node that the graph lacks.
    """
    entities = {node.node.id for node in graph.nodes}
    speakers, articles = speaker_names(graph.claims), {article.id: article for article in graph.articles}
    rows = part_rows(graph, graph_name=graph_name, entities=entities, speakers=speakers, articles=articles)
    known = {(group.label, row["id"]) for group in rows.nodes for row in group.rows}
    for group in rows.relationships:
        for row in group.rows:
            for label, name in ((group.start, row.source), (group.end, row.target)):
                if (label, name) not in known:
                    raise StoreError(
                        f"the graph is inconsistent: {group.type} points to {label} {name!r}, which it lacks"
                    )
    return rows


def speaker_names(claims: Iterable[Claim]) -> dict[str, str]:
    """Return a name for each speaker by id: the first in the alphabet where claims differ."""
    found: dict[str, str] = {}
    for claim in claims:
        for speaker in claim.attribution:
            found[speaker.id] = min(speaker.name, found.get(speaker.id, speaker.name))
    return found


def part_rows(
    graph: Graph,
    *,
    graph_name: str,
    entities: Collection[str],
    speakers: Mapping[str, str],
    articles: Mapping[str, Article],
    linked: Iterable[Claim] = (),
) -> GraphRows:
    """Return the rows of a part of a graph; relationships may point to nodes outside it.

    Args:
        graph: The part.
        graph_name: Name that every row carries.
        entities: Ids of the nodes of the whole graph; at least those that speak in this part.
        speakers: Names of those who speak in this part, as ``speaker_names`` of the whole graph gives them.
        articles: By id: those that the claims of this part come from; their texts are not needed.
        linked: Claims outside of the part that are in conflict with claims in it.
    """
    voices = {name: speakers[name] for name in sorted(speakers) if name not in entities}
    nodes = ((label, kind, _sealed(row, graph_name)) for label, kind, row in _nodes(graph, voices, articles))
    links = (
        (type_, start, end, RelationshipRow(row.source, row.target, _sealed(row.properties, graph_name)))
        for type_, start, end, row in _relationships(graph, entities, linked)
    )
    return GraphRows(nodes=group_nodes(nodes), relationships=group_relationships(links))


def _sealed(row: Properties, graph_name: str) -> Properties:
    """Add the graph's name and replace what no store can encode."""
    return {name: _encodable(value) for name, value in row.items()} | {"graph": graph_name}


def _encodable(value: Value) -> Value:
    if isinstance(value, str):
        return _text(value)
    return [_text(item) for item in value] if isinstance(value, list) else value


def _text(value: str) -> str:
    """Return a text without half characters: the same one, where it has none, for a copy of each fills the memory."""
    if value.isascii():
        return value
    whole = value.encode("utf-8", "replace").decode()
    return value if whole == value else whole


def _nodes(
    graph: Graph, voices: Mapping[str, str], articles: Mapping[str, Article]
) -> Iterator[tuple[str, str, Properties]]:
    for node in graph.nodes:
        yield "Entity", KIND_LABELS[node.node.type], _entity(node)
    for article in graph.articles:
        yield (
            "Article",
            "",
            {
                "id": article.id,
                "name": article.title or article.id,
                "url": article.url or None,
                "outlet": article.outlet or None,
                "agency": article.agency or None,
                "author": article.author or None,
                "language": article.language or None,
                "published": article.published,
                "sha256": article.sha256,
            },
        )
    for outlet in sorted({article.outlet for article in graph.articles} - {""}):
        yield "Outlet", "", {"id": outlet, "name": outlet}
    for origin in sorted(set(graph.origins.values())):
        yield "Origin", "", {"id": origin, "name": origin}
    for name, called in voices.items():
        yield "Speaker", "", {"id": name, "name": called}
    for claim in graph.claims:
        yield "Claim", "", _claim(claim, articles[claim.article])


def _entity(node: GraphNode) -> Properties:
    return {
        "id": node.node.id,
        "name": node.node.name,
        "kind": KIND_LABELS[node.node.type],
        "aliases": list(node.node.aliases) or None,
        "wikidata": node.node.wikidata or None,
        "topic_kind": node.node.kind and node.node.kind.value,
        **{name: getattr(node, name) for name in _NODE_FACTS},
    }


def _claim(claim: Claim, article: Article) -> Properties:
    evidence, attrs = claim.evidence[0], dict(claim.attrs)
    speaker = claim.attribution[0] if claim.attribution else None
    date = _date(claim)
    return {
        "id": claim.id,
        "name": _claim_name(claim),
        "subject": claim.subject.name,
        "subject_id": claim.subject.id,
        "relation": claim.relation,
        "object": claim.object.name,
        "object_id": claim.object.id,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "phase": claim.phase and claim.phase.value,
        "speaker": speaker.name if speaker else AUTHOR,
        "speaker_id": speaker.id if speaker else None,
        "date": date,
        "position": position(claim, article) if date else None,
        **{name: getattr(claim, name) for name in _DATES},
        "confidence": float(claim.confidence),
        "sentence": evidence.text,
        "start_char": evidence.sentence.start,
        "end_char": evidence.sentence.end,
        "article": article.id,
        "outlet": article.outlet or None,
        "url": article.url or None,
        "rule": claim.rule,
        "decision": claim.verdicts[-1].action if claim.verdicts else None,
        **{name: attrs.get(name) for name in _ATTRS},
    }


def _date(claim: Claim) -> str | None:
    return claim.event_from or claim.valid_from or claim.said_on or claim.published


def _claim_name(claim: Claim) -> str:
    """One line for pictures: whoever sees only this must see that it is denied, or only planned."""
    qualifiers = [claim.polarity, claim.modality, *([claim.phase] if claim.phase else [])]
    speaker = f", says {claim.attribution[0].name}" if claim.attribution else ""
    return f"{claim.subject.name} {claim.relation} {claim.object.name} ({', '.join(qualifiers)}{speaker})"


def _relationships(
    graph: Graph, entities: Collection[str], linked: Iterable[Claim]
) -> Iterator[tuple[str, str, str, RelationshipRow]]:
    for edge in graph.edges:
        yield edge.kind, "Entity", "Entity", RelationshipRow(edge.source, edge.target, _edge(edge))
    for node in graph.nodes:
        for about in node.node.about if node.node.type is NodeType.TOPIC else ():
            yield _link("ABOUT", ("Entity", node.node.id), ("Entity", about.entity), {"role": about.role})
    for office in graph.offices:
        terms = {"office": office.office, "valid_from": office.valid_from, "valid_to": office.valid_to}
        yield _link("ACTS_FOR", ("Entity", office.person), ("Entity", office.holder), terms, key="office")
    for article in graph.articles:
        if article.outlet:
            yield _link("PUBLISHED_BY", ("Article", article.id), ("Outlet", article.outlet))
    for claim in graph.claims:
        yield from _of_claim(claim, origin=graph.origins.get(claim.id), entities=entities)
    claims = {claim.id: claim for claim in (*linked, *graph.claims)}
    for first, second, kind in graph.links:
        yield _conflict(claims[first], claims[second], kind)


def _of_claim(
    claim: Claim, *, origin: str | None, entities: Collection[str]
) -> Iterator[tuple[str, str, str, RelationshipRow]]:
    yield _link("SUBJECT", ("Claim", claim.id), ("Entity", claim.subject.id))
    yield _link("OBJECT", ("Claim", claim.id), ("Entity", claim.object.id))
    yield _link("IN", ("Claim", claim.id), ("Article", claim.article))
    if origin:
        yield _link("FROM_ORIGIN", ("Claim", claim.id), ("Origin", origin))
    for order, speaker in enumerate(claim.attribution):
        label = "Entity" if speaker.id in entities else "Speaker"
        more: Mapping[str, Value] = {"order": order, "quoted": speaker.quoted}
        yield _link("SAID_BY", ("Claim", claim.id), (label, speaker.id), more, key="order")


def _conflict(first: Claim, second: Claim, kind: str) -> tuple[str, str, str, RelationshipRow]:
    """Between two claims: the smaller id first, or, for a change, the later claim first."""
    if kind != CHANGED:
        return _link("CONTRADICTS", ("Claim", first.id), ("Claim", second.id), {"kind": kind})
    old, new = sorted((first, second), key=lambda claim: (_date(claim) or "", claim.phase is Phase.ENDED, claim.id))
    return _link("SUPERSEDES", ("Claim", new.id), ("Claim", old.id), {"kind": kind})


def _link(
    type_: str,
    start: tuple[str, str],
    end: tuple[str, str],
    more: Mapping[str, Value] | None = None,
    *,
    key: str = "",
) -> tuple[str, str, str, RelationshipRow]:
    """A relationship without a record of its own; its rid is made of what tells it from others of its type.

    Ends are pairs of label and id. The target is part of the rid: when an entity is merged into another one, the
    relationship is a new one.
    """
    (first, source), (second, target) = start, end
    properties = dict(more or {})
    distinct = [source, target, *(str(properties[name]) for name in ([key] if key else sorted(properties)))]
    row = RelationshipRow(source, target, {"rid": f"{type_}:{'|'.join(distinct)}", **properties})
    return type_, first, second, row


def _edge(edge: Edge) -> Properties:
    return {
        "rid": edge.rid,
        "relation": edge.relation,
        "polarity": edge.polarity.value,
        "modality": edge.modality.value,
        "phase": edge.phase and edge.phase.value,
        "claims": list(edge.claims),
        "speakers": list(edge.speakers),
        "by_author": edge.by_author,
        "disputed": edge.disputed,
        "articles": edge.articles,
        "outlets": edge.outlets,
        "origins": edge.origins,
        "confidence": float(edge.confidence),
        "claim": edge.claim,
        "sentence": edge.sentence,
        "url": edge.url or None,
        "first_date": edge.first_date,
        "last_date": edge.last_date,
    }
