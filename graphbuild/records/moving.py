"""Gives what a record says of one node to another node."""

from dataclasses import replace

from graphbuild.model import About, Argument, Claim, Node, Record, Speaker
from graphbuild.records.decisions import End


def moved(record: Record, node: str, into: End) -> Record:
    """Return the record with ``into`` in the place of the node; the record itself where it does not know the node."""
    if node == into.id or not _knows(record, node):
        return record
    return replace(
        record,
        nodes=_nodes(record.nodes, node, into),
        mentions=tuple(
            replace(item, node=into.id, type=into.type) if item.node == node else item for item in record.mentions
        ),
        claims=tuple(_claim(claim, node, into) for claim in record.claims),
    )


def _knows(record: Record, node: str) -> bool:
    speaking = (speaker.id for claim in record.claims for speaker in claim.attribution)
    return any(item.id == node for item in record.nodes) or node in speaking


def _nodes(nodes: tuple[Node, ...], node: str, into: End) -> tuple[Node, ...]:
    gone = [item for item in nodes if item.id == node]
    others = [_about(item, node, into.id) for item in nodes if item.id != node]
    names = {name for item in gone for name in (item.name, *item.aliases)}
    kept = next((item for item in others if item.id == into.id), None)
    if kept is None and gone:
        kept = replace(_about(gone[0], node, into.id), id=into.id, name=into.name, type=into.type, wikidata="")
    if kept is None:
        return tuple(others)
    aliases = tuple(sorted({*kept.aliases, *names} - {kept.name}))
    return (*(item for item in others if item.id != into.id), replace(kept, aliases=aliases))


def _about(item: Node, node: str, into: str) -> Node:
    if not any(about.entity == node for about in item.about):
        return item
    pairs = {(about.role, into if about.entity == node else about.entity) for about in item.about}
    return replace(item, about=tuple(About(role=role, entity=entity) for role, entity in sorted(pairs)))


def _claim(claim: Claim, node: str, into: End) -> Claim:
    places = (value for name, value in claim.attrs if name in {"place_id", "place_in"})
    known = {name for value in places for name in value.split()}
    if node not in {claim.subject.id, claim.object.id, *(speaker.id for speaker in claim.attribution)} | known:
        return claim
    return replace(
        claim,
        subject=_end(claim.subject, node, into),
        object=_end(claim.object, node, into),
        attribution=tuple(_speaker(speaker, node, into) for speaker in claim.attribution),
        attrs=_place(claim, node, into),
    )


def _place(claim: Claim, node: str, into: End) -> tuple[tuple[str, str], ...]:
    """The facts of a claim, with its place by the new name and id where that is the node."""
    attrs = dict(claim.attrs)
    if attrs.get("place_id") == node:
        attrs |= {"place": into.name, "place_id": into.id}
    if "place_in" in attrs:
        attrs["place_in"] = " ".join(into.id if whole == node else whole for whole in attrs["place_in"].split())
    return tuple(sorted(attrs.items()))


def _end(end: Argument, node: str, into: End) -> Argument:
    return replace(end, id=into.id, name=into.name, type=into.type) if end.id == node else end


def _speaker(speaker: Speaker, node: str, into: End) -> Speaker:
    return replace(speaker, id=into.id, name=into.name, type=into.type) if speaker.id == node else speaker
