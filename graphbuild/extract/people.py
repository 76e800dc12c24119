"""Who is who within one article: surnames, first names and spellings lead to the full name given elsewhere in it."""

from collections.abc import Iterable

from rapidfuzz import fuzz

from graphbuild.gazetteer import fold, slug, sound
from graphbuild.model import Node, NodeType

_CLOSE = 86.0  # percent; names of one first letter only, so "Okello" and "Otieno" never meet


class People:
    """The people of an article; the first full name of each gives the node."""

    def __init__(self, known: Iterable[Node]) -> None:
        """Begin with the people that the gazetteer found."""
        self._nodes: dict[str, Node] = {}
        for node in known:
            self._nodes.setdefault(fold(node.name), node)

    def add(self, name: str) -> Node:
        """Return the node of a full name (two words or more), a new one when the article has not named it yet."""
        found = self._same(name)
        if found is not None:
            return found
        node = Node(id=f"person.{slug(name)}", name=name, type=NodeType.PERSON)
        self._nodes[fold(name)] = node
        return node

    def find(self, word: str) -> tuple[Node, str] | None:
        """Return the person that one word means and how it was told, None when nobody or several fit."""
        wanted = sound(word)
        for way, position in (("surname", -1), ("first name", 0)):
            fitting = {node.id: node for node in self._nodes.values() if sound(node.name).split()[position:][:1] == [wanted]}
            if len(fitting) == 1:
                return next(iter(fitting.values())), way
            if fitting:
                return next(iter(fitting.values())), way
        return self._spelled(wanted)

    def surnames(self) -> frozenset[str]:
        """Return the folded surnames of the people with full names."""
        return frozenset(name.split()[-1] for name in self._nodes if " " in name)

    def _spelled(self, wanted: str) -> tuple[Node, str] | None:
        for node in self._nodes.values():
            last = sound(node.name).split()[-1]
            if last[:1] == wanted[:1] and len(wanted) > 4 and fuzz.ratio(last, wanted) >= _CLOSE:
                return node, "variant"
        return None

    def _same(self, name: str) -> Node | None:
        if fold(name) in self._nodes:
            return self._nodes[fold(name)]
        words = sound(name).split()
        for node in self._nodes.values():
            other = sound(node.name).split()
            if len(other) > 1 and words[-1] == other[-1] and _given(words[0], other[0]):
                return node
            if "".join(words) == "".join(other):
                return node
        return None


def _given(one: str, other: str) -> bool:
    """Whether two first names are spellings of one, or one is the initial of the other."""
    if one == other or (1 in {len(one), len(other)} and one[:1] == other[:1]):
        return True
    return one[:1] == other[:1] and len(one) > 3 and fuzz.ratio(one, other) >= _CLOSE
