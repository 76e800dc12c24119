"""Whether two names of a type are names of one thing: what the gazetteer says, else how alike they are."""

from graphbuild.folding import fold
from graphbuild.gazetteer import Gazetteer
from graphbuild.model import MentionForm, NodeType
from graphbuild.resolve.candidates import SURE_ENOUGH, likeness
from graphbuild.resolve.variants import known_variant, variant_key


def certainly_same(one: str, other: str, kind: NodeType, gazetteer: Gazetteer) -> bool:
    """Return whether articles that use one name each are linked to one node without asking; see ``same_thing``."""
    first, second = (_linked(name, kind, gazetteer) for name in (one, other))
    return bool(first & second)


def _linked(name: str, kind: NodeType, gazetteer: Gazetteer) -> frozenset[str]:
    known = _nodes(name, kind, gazetteer)
    if known:
        return known
    spelt = known_variant(name, kind, gazetteer)
    return frozenset({spelt.id if spelt else variant_key(name, kind, gazetteer)})


def same_thing(one: str, other: str, kind: NodeType, gazetteer: Gazetteer) -> bool:
    """Return whether both names mean one node; two names that the gazetteer knows apart are two things.

    Args:
        one: A name as a text has it.
        other: Another name.
        kind: What both are; a capital that acts is its country.
        gazetteer: The names that everybody knows.
    """
    known, more = _nodes(one, kind, gazetteer), _nodes(other, kind, gazetteer)
    if known and more:
        return bool(known & more)
    return certainly_same(one, other, kind, gazetteer) or likeness(one, other, kind) >= SURE_ENOUGH


def _nodes(name: str, kind: NodeType, gazetteer: Gazetteer) -> frozenset[str]:
    """Return the nodes of this type that have the name; a metonym only where nothing has the name itself."""
    found = [(entry, form) for entry, form in gazetteer.lookup(fold(name)) if entry.type is kind]
    proper = [entry.node.id for entry, form in found if form is not MentionForm.METONYM]
    return frozenset(proper or [entry.node.id for entry, _ in found])
