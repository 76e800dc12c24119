"""From a name that a person typed to the node it means, or to close names when there is none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from graphbuild.folding import fold
from graphbuild.model import Node

_CLOSE = 70.0  # percent of rapidfuzz's WRatio; below it suggestions are noise


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A node whose name is close to the one asked for; ``score`` is 0 to 100."""

    node: Node
    name: str
    score: float


def find_node(name: str, nodes: Iterable[Node]) -> Node | None:
    """Return the node with this id, name or alias; a misspelt name is asked about (``close_names``), never guessed.

    The steps are tried in this order over all nodes, so an exact name never loses to an alias: id, name, alias,
    folded name or alias (case, accents, articles). When a step finds several nodes,
    the one with the smallest id is returned.
    """
    ordered = sorted(nodes, key=lambda node: node.id)
    folded = fold(name)
    steps = (
        lambda node: node.id == name or (bool(node.wikidata) and node.wikidata == name),
        lambda node: node.name == name,
        lambda node: name in node.aliases,
        lambda node: fold(node.name) == folded,
        lambda node: any(fold(alias) == folded for alias in node.aliases),
    )
    for step in steps:
        found = next((node for node in ordered if step(node)), None)
        if found is not None:
            return found
    return None


def close_names(name: str, nodes: Iterable[Node], limit: int = 5) -> tuple[Suggestion, ...]:
    """Return the nodes with the closest names or aliases, best first, for the message about an unknown name."""
    owners: dict[str, Node] = {}
    shown: dict[str, str] = {}
    for node in sorted(nodes, key=lambda item: item.id):
        for text in (node.name, *node.aliases):
            owners.setdefault(fold(text), node)
            shown.setdefault(fold(text), text)
    hits = process.extract(fold(name), owners.keys(), scorer=fuzz.WRatio, score_cutoff=_CLOSE, limit=limit * 4)
    best: dict[str, Suggestion] = {}
    for text, score, _ in hits:
        node = owners[text]
        kept = best.get(node.id)
        if kept is None or score > kept.score:
            best[node.id] = Suggestion(node=node, name=shown[text], score=round(score, 1))
    ranked = sorted(best.values(), key=lambda item: (-item.score, item.node.id))
    return tuple(ranked[:limit])


def listed(suggestions: Sequence[Suggestion]) -> str:
    """Return suggestions as the end of a message: ``did you mean Russia, Prussia?``; empty when there are none."""
    names = ", ".join(item.node.name for item in suggestions)
    return f"did you mean {names}?" if names else ""
