"""From names that people type to ids: nodes by what the store knows of them, relations by the ontology."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from graphbuild.errors import UnknownNameError
from graphbuild.model import Node, NodeType
from graphbuild.query.templates import Type
from graphbuild.store import GraphStore

_COLUMNS = "n.id AS id, n.name AS name, n.kind AS kind, n.aliases AS aliases, n.wikidata AS wikidata ORDER BY id"
_NODES = f"MATCH (n:Entity) RETURN {_COLUMNS}"
#: What the indexes answer at once, in the order of ``resolve.names.find_node``.
_EXACT = tuple(f"MATCH (n:Entity {{{key}: $name}}) RETURN {_COLUMNS}" for key in ("id", "name"))
_WIKIDATA = re.compile(r"Q\d+")
_SUGGESTIONS = 5
_SIMILARITY = 60  # percent of rapidfuzz's WRatio
_WANTED = {Type.ENTITY: "entity", Type.TOPIC: "topic", Type.NODE: "entity or topic"}


def close(name: str, known: Iterable[str]) -> str:
    """Return the words that are spelled most like a word, as a list in words; empty when none is near."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  (needed only when something is misspelled)

    found = process.extract(name, sorted(known), scorer=fuzz.WRatio, limit=_SUGGESTIONS, score_cutoff=_SIMILARITY)
    return ", ".join(match for match, _, _ in found)


def find_relation(name: str, known: Collection[str] | None = None) -> str:
    """Return a relation of the ontology, whatever the case and the separators (``supplies gas to``).

    Raises:
        UnknownNameError: There is none; the message suggests close ones.
    """
    relations = _relations() if known is None else known
    wanted = "_".join(name.upper().replace("-", "_").split())
    if wanted in relations:
        return wanted
    hints = close(wanted, relations) or ", ".join(sorted(relations))
    raise UnknownNameError(f"unknown relation {name!r}: close ones are {hints}")


@cache
def _relations() -> tuple[str, ...]:
    """Return the relations of the package's ontology; to read them anew would take longer than most questions."""
    from graphbuild.ontology import Ontology  # noqa: PLC0415  (needed by few questions)

    return tuple(Ontology.load().relations)


@dataclass(slots=True)
class Names:
    """Names of the nodes of one store, read when the first is asked for."""

    store: GraphStore
    _nodes: list[Node] = field(default_factory=list)

    def find(self, name: str, wanted: Type) -> str:
        """Return the id of the node that a name means, see ``resolve.names.find_node``.

        Raises:
            UnknownNameError: There is no node of the wanted type; the message suggests close names.
        """
        if (exact := self._exact(name, wanted)) is not None:
            return exact
        from graphbuild.resolve.names import close_names, find_node  # noqa: PLC0415  (loads the gazetteer's tools)

        nodes = [node for node in self._read() if _fits(node, wanted)]
        if (found := find_node(name, nodes)) is not None:
            return found.id
        hints = ", ".join(item.node.name for item in close_names(name, nodes, limit=_SUGGESTIONS))
        advice = f"close names are {hints}" if hints else "no name comes close"
        raise UnknownNameError(f"the graph holds no {_WANTED[wanted]} {name!r}: {advice}")

    def _exact(self, name: str, wanted: Type) -> str | None:
        """Return what is called exactly so; reading the names of a large graph takes longer than most questions."""
        if _WIKIDATA.fullmatch(name):
            return None
        for question in _EXACT:
            for node in map(_node, self.store.read(question, {"name": name}).dicts()):
                if _fits(node, wanted):
                    return node.id
        return None

    def _read(self) -> list[Node]:
        if not self._nodes:
            self._nodes = [_node(row) for row in self.store.read(_NODES).dicts()]
        return self._nodes


def _node(row: Mapping[str, Any]) -> Node:
    return Node(
        id=row["id"],
        name=row["name"],
        type=NodeType(row["kind"].upper()),
        aliases=tuple(row["aliases"] or ()),
        wikidata=row["wikidata"] or "",
    )


def _fits(node: Node, wanted: Type) -> bool:
    return wanted is Type.NODE or (node.type is NodeType.TOPIC) == (wanted is Type.TOPIC)
