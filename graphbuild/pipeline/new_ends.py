"""Ends of claims that a person adds: what the graph does not know yet, by the lists of names or by type and name."""

from graphbuild.folding import slug
from graphbuild.gazetteer import KINDS, Gazetteer
from graphbuild.model import NodeType
from graphbuild.records.decisions import End
from graphbuild.resolve.variants import variant_key

_KEYS = {kind: key for key, kind in KINDS.items()}
HINT = "write its type before the name of one that the graph does not know yet: 'PERSON:Anna Roux'"


def new_end(words: str) -> End | None:
    """Return the node that a name means outside of the graph; None where nothing tells.

    Args:
        words: A name that the gazetteer knows, or ``TYPE:NAME``. The id is the one that articles will give to the name.
    """
    kind, colon, name = (part.strip() for part in words.partition(":"))
    given = NodeType(kind.upper()) if colon and kind.upper() in set(NodeType) and name else None
    gazetteer = Gazetteer.load()
    for entry, _ in gazetteer.lookup(name if given else words):
        if given in (None, entry.type):
            return End(id=entry.node.id, name=entry.name, type=entry.type)
    if given is None:
        return None
    key = slug(name) if given is NodeType.TOPIC else variant_key(name, given, gazetteer)
    return End(id=f"{_KEYS.get(given, 'topic')}.{key}", name=name, type=given)
