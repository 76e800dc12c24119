"""Articles about meetings, made by hand: who met whom, on which days, where, and what that lies in."""

from itertools import count
from typing import TYPE_CHECKING, Any

from graphbuild.model import NodeType, Record

if TYPE_CHECKING:
    from conftest import Handmade

PLACES = {"Zenda": "Ruritania", "Strelsau": "Ruritania", "Duckburg": "Calisota"}


class Reporter:
    """Writes one article per telling."""

    def __init__(self, handmade: "Handmade") -> None:
        self._hand, self._number = handmade, count(1)

    def tells(
        self, one: str, other: str, days: str = "", place: str = "", *, relation: str = "MEETS", **more: Any
    ) -> Record:
        """Return a record of "ONE met OTHER".

        Args:
            one: Name of a person.
            other: Name of another.
            days: A day, or the first and the last one with a slash between.
            place: A key or value of ``PLACES``.
            relation: The relation.
            more: Fields of the claim.
        """
        first, _, last = days.partition("/")
        nodes = [self._hand.node(name, NodeType.PERSON) for name in (one, other)]
        facts: dict[str, str] = {}
        if place:
            nodes.append(self._hand.node(place, NodeType.LOCATION))
            facts = {"place": place, "place_id": nodes[-1].id}
            facts |= {"place_in": self._hand.node(PLACES[place]).id} if place in PLACES else {}
        number = next(self._number)
        text = f"Report {number}. {one} met {other}."
        article = self._hand.article(text, outlet=f"Outlet {number}", published="2024-05-09")
        fields = {"event_from": first or None, "event_to": last or first or None, "attrs": tuple(sorted(facts.items()))}
        claim = self._hand.claim(article, nodes[0], "met", nodes[1], relation, **{**fields, **more})
        return self._hand.record(article, nodes, claim)


def various(handmade: "Handmade") -> list[Record]:
    """Tellings of few meetings that bind each other, leave each other open, or change each other's place and days."""
    tell = Reporter(handmade).tells
    anna, bela, cora = "Anna", "Bela", "Cora"
    rows = [
        tell(anna, bela, "2024-05-03", "Zenda"),
        tell(bela, anna, "2024-05-03", "Ruritania"),
        tell(anna, bela, "2024-05-01/2024-05-31"),
        tell(anna, bela, "2024-05-20", "Duckburg"),
        tell(anna, cora, "2024-05-03"),
        tell(bela, cora, "2024-05-03", "Zenda", relation="HOSTS"),
        tell(anna, bela, "2024-04-29/2024-05-05", "Strelsau"),
        tell(anna, bela, "2024-05-03", attribution=(handmade.speaker(handmade.node(cora, NodeType.PERSON)),)),
    ]
    heads = handmade.node(cora, NodeType.PERSON)
    text = "Report 99. Cora heads Anna."
    article = handmade.article(text, outlet="Outlet 99", published="2024-05-09")
    anna_node = handmade.node(anna, NodeType.PERSON)
    rows.append(
        handmade.record(article, [heads, anna_node], handmade.claim(article, heads, "heads", anna_node, "HEAD_OF"))
    )
    return rows
