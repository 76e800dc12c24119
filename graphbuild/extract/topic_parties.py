"""One topic for each member of a list: "EU membership of A and B" is two propositions, taken up one by one."""

from dataclasses import replace
from typing import Final

from graphbuild.extract.exclusion import excluded
from graphbuild.extract.reading import Arg, Reading
from graphbuild.extract.tree import conjuncts
from graphbuild.folding import slug
from graphbuild.model import About, Node, NodeType, TopicKind

#: The party that a topic's name ends in, by the kind of the topic.
_PARTY: Final = {
    TopicKind.MEMBERSHIP: "candidate",
    TopicKind.SECURITY_GUARANTEES: "beneficiary",
    TopicKind.SUPPLY: "customer",
}
_STATES: Final = frozenset({NodeType.COUNTRY, NodeType.LOCATION, NodeType.ORGANIZATION})


def per_party(reading: Reading, topic: Arg) -> list[Arg]:
    """Return the topic, and its likes for those that the text lists with its party."""
    role = _PARTY.get(topic.node.kind) if topic.node.kind else None
    party = next((about.entity for about in topic.node.about if about.role == role), None)
    mention = next((m for m in reading.mentions_in(topic.start, topic.end) if m.node.id == party), None)
    if mention is None or not topic.node.name.endswith(f" {mention.node.name}"):
        return [topic]
    listed = [(item, reading.mention_at(item)) for item in conjuncts(reading.head_of(mention))]
    others = {m.node.id: (item, m.node) for item, m in listed if m is not None and m.node.type in _STATES}
    return [topic] + [
        replace(topic, node=_about(topic.node, mention.node, node), negated=excluded(item))
        for name, (item, node) in others.items()
        if name != party
    ]


def _about(topic: Node, party: Node, other: Node) -> Node:
    name = topic.name.removesuffix(party.name) + other.name
    about = {About(role=item.role, entity=other.id if item.entity == party.id else item.entity) for item in topic.about}
    return replace(
        topic,
        id=f"topic.{slug(name)}",
        name=name,
        about=tuple(sorted(about, key=lambda item: (item.role, item.entity))),
    )
