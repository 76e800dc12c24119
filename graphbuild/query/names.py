"""From names that people type to ids: nodes by what the store knows of them, relations by the ontology."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from graphbuild.errors import UnknownNameError
from graphbuild.gazetteer import fold
from graphbuild.ontology import Ontology
from graphbuild.query.templates import Type
from graphbuild.store import GraphStore

_NODES = "MATCH (n:Entity) RETURN n.id AS id, n.name AS name, n.kind AS kind, n.aliases AS aliases ORDER BY n.id"
_SUGGESTIONS = 5
_SIMILARITY = 60
_WANTED = {Type.ENTITY: "entity", Type.TOPIC: "topic", Type.NODE: "entity or topic"}


def close(name: str, known: Iterable[str]) -> str:
    """Return the known names that are spelled most like a name, as a list in words; empty when none is near."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  (needed only when something is misspelled)

    found = process.extract(
        fold(name),
        sorted(known),
        scorer=fuzz.WRatio,
        processor=fold,
        limit=_SUGGESTIONS,
        score_cutoff=_SIMILARITY,
    )
    return ", ".join(match for match, _, _ in found)


def find_relation(name: str, known: Collection[str] | None = None) -> str:
    """Return a relation of the ontology, whatever the case and the separators (``supplies gas to``).

    Raises:
        UnknownNameError: There is none; the message suggests close ones.
    """
    relations = Ontology.load().relations if known is None else known
    wanted = "_".join(name.upper().replace("-", "_").split())
    if wanted in relations:
        return wanted
    hints = close(wanted, relations) or ", ".join(sorted(relations))
    raise UnknownNameError(f"unknown relation {name!r}: close ones are {hints}")


@dataclass(slots=True)
class Names:
    """Names of the nodes of one store, read once."""

    store: GraphStore
    _ids: dict[str, str] = field(default_factory=dict)
    _named: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _aliases: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _labels: dict[str, str] = field(default_factory=dict)

    def find(self, name: str, wanted: Type) -> str:
        """Return the id of a node by id, name or alias, in this order.

        Raises:
            UnknownNameError: No node of the wanted type, or several; the message names them or close ones.
        """
        self._read()
        if name in self._ids and self._fits(name, wanted):
            return name
        for table in (self._named, self._aliases):
            found = sorted(node for node in table.get(fold(name), ()) if self._fits(node, wanted))
            if len(found) == 1:
                return found[0]
            if found:
                raise UnknownNameError(f"{name!r} names several: give one of the ids {', '.join(found)}")
        known = {label for node, label in self._labels.items() if self._fits(node, wanted)}
        hints = close(name, known)
        advice = f"close names are {hints}" if hints else "no name comes close"
        raise UnknownNameError(f"the graph holds no {_WANTED[wanted]} {name!r}: {advice}")

    def _fits(self, node: str, wanted: Type) -> bool:
        return wanted is Type.NODE or (self._ids[node] == "Topic") == (wanted is Type.TOPIC)

    def _read(self) -> None:
        if self._ids:
            return
        for row in self.store.read(_NODES).dicts():
            self._ids[row["id"]] = row["kind"]
            self._labels[row["id"]] = row["name"]
            self._named[fold(row["name"])].add(row["id"])
            for alias in row["aliases"] or ():
                self._aliases[fold(alias)].add(row["id"])
