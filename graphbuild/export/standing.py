"""How an edge stands: what a line, a label or a colour must say so that no edge passes for a plain assertion."""

from collections.abc import Mapping
from enum import StrEnum

from graphbuild.graph import Edge
from graphbuild.model import Modality, Polarity

#: Speaker name of claims in the author's own voice.
AUTHOR = "author"


class Standing(StrEnum):
    """The one aspect that is shown first; see ``standing`` for the order."""

    ASSERTED = "asserted"
    DENIED = "denied"
    PLANNED = "planned"
    POSSIBLE = "possible"
    HYPOTHETICAL = "hypothetical"
    DEMANDED = "demanded"
    ENDED = "ended"
    REPORTED = "reported"


def standing(edge: Edge) -> Standing:
    """Return the standing of an edge: denied before a modality, a modality before a phase, then hearsay.

    ``ASSERTED`` is left for typed edges, so it means what the kind of the edge means.
    """
    if edge.polarity is Polarity.DENIED:
        return Standing.DENIED
    if edge.modality is not Modality.ACTUAL:
        return Standing(edge.modality)
    if edge.phase is not None:
        return Standing.ENDED
    return Standing.ASSERTED if edge.kind == edge.relation else Standing.REPORTED


def edge_label(edge: Edge, verbs: Mapping[str, str], *, brief: bool = False) -> str:
    """Return what is written on an edge: ``hosts``, ``denied: opposes``, ``said by X: planned: hosts``.

    Args:
        edge: The edge.
        verbs: Relation name to its wording; the name in lower case where it is absent.
        brief: Leave the speakers out where another mark says already that this is no plain assertion.
    """
    parts = [verbs.get(edge.relation, edge.relation.lower().replace("_", " "))]
    marks: list[str] = [edge.polarity] if edge.polarity is Polarity.DENIED else []
    marks += [edge.modality] if edge.modality is not Modality.ACTUAL else []
    marks += [edge.phase] if edge.phase is not None else []
    if marks:
        parts.insert(0, ", ".join(marks))
    if edge.kind != edge.relation and not edge.by_author and not (brief and marks):
        parts.insert(0, f"said by {_speakers(edge)}")
    return ": ".join(parts)


def _speakers(edge: Edge) -> str:
    names = [name.removeprefix("unnamed:") for name in edge.speakers if name != AUTHOR]
    return " and ".join(names) if len(names) < 3 else f"{names[0]} and {len(names) - 1} others"
