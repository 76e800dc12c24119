"""Who is who within one article: surnames, first names and spellings lead to the full name given elsewhere in it."""

from dataclasses import dataclass, field
from typing import Final

from rapidfuzz import fuzz

from graphbuild.folding import fold, sound
from graphbuild.gazetteer import Gazetteer
from graphbuild.model import Node, NodeType
from graphbuild.resolve.variants import known_variant, variant_key

_CLOSE: Final = 86.0  # percent; only names with one first letter are compared, so "Okello" and "Otieno" never meet


@dataclass(slots=True, kw_only=True)
class _Person:
    node: Node
    words: tuple[str, ...]
    places: list[int] = field(default_factory=list)


class People:
    """The people of an article; the first full name of each gives the node."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._people: dict[str, _Person] = {}
        self._full: set[str] = set()
        self._by_word: dict[str, list[_Person]] = {}

    def know(self, node: Node, place: int, *, full: bool) -> None:
        """Take in a person of the gazetteer who is named at a token, by the full name or by a part of it."""
        self._entered(node).places.append(place)
        if full:
            self._full.add(node.id)

    def add(self, name: str, place: int) -> Node:
        """Return the node of a full name at a token, a new one when the article has not named the person yet."""
        person = self._same(name)
        if person is None:
            person = self._entered(self._named(name))
        person.places.append(place)
        self._full.add(person.node.id)
        return person.node

    def _named(self, name: str) -> Node:
        """Return the known person whose name is spelt in another way here, else a new one."""
        known = known_variant(name, NodeType.PERSON, self._gazetteer)
        key = variant_key(name, NodeType.PERSON, self._gazetteer)
        return known or Node(id=f"person.{key}", name=name, type=NodeType.PERSON)

    def has_full_name(self, node: str) -> bool:
        """Whether the article gives the full name of a person."""
        return node in self._full

    def find(self, word: str, place: int) -> tuple[Node, str] | None:
        """Return the person that one word means and how it was told: the one named last before this place.

        Ways are ``surname``, ``first name`` and ``variant`` (another spelling of a surname).
        """
        wanted = sound(word)
        fitting = self._by_word.get(wanted, [])
        for way, index in (("surname", -1), ("first name", 0)):
            named = [person for person in fitting if person.words[index] == wanted and person.node.id in self._full]
            if named:
                return max(named, key=lambda person: _nearness(person.places, place)).node, way
        return self._spelled(wanted)

    def _entered(self, node: Node) -> _Person:
        if node.id not in self._people:
            person = _Person(node=node, words=tuple(sound(node.name).split()) or (fold(node.name),))
            self._people[node.id] = person
            for word in dict.fromkeys((person.words[0], person.words[-1])):
                self._by_word.setdefault(word, []).append(person)
        return self._people[node.id]

    def _spelled(self, wanted: str) -> tuple[Node, str] | None:
        for person in self._people.values():
            last = person.words[-1]
            if last[:1] == wanted[:1] and len(wanted) > 4 and fuzz.ratio(last, wanted) >= _CLOSE:
                return person.node, "variant"
        return None

    def _same(self, name: str) -> _Person | None:
        """Return the person of whom a full name is another form: spelling, initial, middle name, surname of words."""
        words = tuple(sound(name).split())
        for person in self._by_word.get(words[-1], []) if words else []:
            other = person.words
            if words == other or words == other[-len(words) :] or (len(other) > 1 and _given(words[0], other[0])):
                return person
        return next((one for one in self._people.values() if "".join(one.words) == "".join(words)), None)


def _nearness(places: list[int], place: int) -> int:
    """Return the last place at or before one, or a negative number when all are behind it."""
    return max((at for at in places if at <= place), default=-1 - min(places, default=0))


def _given(one: str, other: str) -> bool:
    """Whether two first names are spellings of one, or one is the initial of the other."""
    if one == other or (1 in {len(one), len(other)} and one[:1] == other[:1]):
        return True
    same_ending = one.endswith("a") == other.endswith("a")  # Ivan and Ivana are two people
    return one[:1] == other[:1] and len(one) > 3 and same_ending and fuzz.ratio(one, other) >= _CLOSE
