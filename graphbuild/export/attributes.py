"""What GraphML and GEXF say about nodes and edges: one scalar type per attribute, every attribute on each element."""

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from graphbuild.assemble.networkx_graph import joined
from graphbuild.export.layout import Positions, lay_out
from graphbuild.export.standing import edge_label, standing
from graphbuild.export.theme import Theme, load_theme
from graphbuild.graph import Edge, Graph, GraphNode
from graphbuild.model import Polarity
from graphbuild.ontology import Ontology

Scalar = str | int | float | bool
Attributes = dict[str, Scalar]
#: What XML 1.0 forbids: control characters, surrogates and the two non-characters.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEWLINES = re.compile("\r\n?")
_LARGEST = 40


def xml_text(text: str) -> str:
    """Return the text without what XML cannot hold and with the newlines that a parser would give back."""
    return _NEWLINES.sub("\n", _ILLEGAL.sub("\ufffd", text))


def verbs(ontology: Ontology | None = None) -> dict[str, str]:
    """Return relation names with their wording, in the packaged ontology unless another is given."""
    return {name: relation.label for name, relation in (ontology or Ontology.load()).relations.items()}


def node_size(degree: int) -> int:
    """Return the radius of a node, in pixels: its area grows with its number of relations."""
    return min(_LARGEST, round(9 + 4 * math.sqrt(degree)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Describer:
    """Turns nodes and edges of one graph into attributes; computes the layout once."""

    positions: Positions
    degrees: Mapping[str, int]
    titles: Mapping[str, str]
    verbs: Mapping[str, str]
    theme: Theme = field(default_factory=load_theme)

    @classmethod
    def of(cls, graph: Graph, ontology: Ontology | None = None) -> "Describer":
        """Return the describer of a graph whose relations an ontology words."""
        articles = {article.id: article.title for article in graph.articles}
        return cls(
            positions=lay_out(graph),
            degrees=Counter(end for edge in graph.edges for end in (edge.source, edge.target)),
            titles={claim.id: articles.get(claim.article, "") for claim in graph.claims},
            verbs=verbs(ontology),
        )

    def node(self, item: GraphNode) -> Attributes:
        """Return label, facts, place, size and colour (red, green, blue from 0 to 255) of a node."""
        node, colour = item.node, self.theme.nodes[item.node.type].light
        x, y = self.positions[node.id]
        return {
            "label": node.name,
            "name": node.name,
            "type": str(node.type),
            "topic_kind": str(node.kind or ""),
            "aliases": joined(node.aliases),
            "n_aliases": len(node.aliases),
            "wikidata": node.wikidata,
            "about": joined(tuple(f"{about.role}: {about.entity}" for about in node.about)),
            "mentions": item.mentions,
            "articles": item.articles,
            "first_seen": item.first_seen or "",
            "last_seen": item.last_seen or "",
            "event_from": item.event_from or "",
            "event_to": item.event_to or "",
            "place": item.place or "",
            "x": x,
            "y": y,
            "size": float(node_size(self.degrees.get(node.id, 0))),
            "r": int(colour[1:3], 16),
            "g": int(colour[3:5], 16),
            "b": int(colour[5:7], 16),
        }

    def edge(self, edge: Edge) -> Attributes:
        """Return the facts of an edge; ``weight`` is the number of independent origins, not of copies."""
        return {
            "label": edge_label(edge, self.verbs),
            "interaction": edge.relation,
            "relation": edge.relation,
            "kind": edge.kind,
            "standing": str(standing(edge)),
            "polarity": str(edge.polarity),
            "polarity_sign": -1 if edge.polarity is Polarity.DENIED else 1,
            "modality": str(edge.modality),
            "phase": str(edge.phase or ""),
            "speakers": joined(edge.speakers),
            "by_author": edge.by_author,
            "disputed": edge.disputed,
            "weight": float(edge.origins),
            "articles": edge.articles,
            "outlets": edge.outlets,
            "origins": edge.origins,
            "confidence": float(edge.confidence),
            "date_start": edge.first_date or "",
            "date_end": edge.last_date or "",
            "evidence": edge.sentence,
            "source_title": self.titles.get(edge.claim, ""),
            "source_url": edge.url,
            "claims": joined(edge.claims),
            "n_evidence": len(edge.claims),
            "rel_id": edge.rid,
        }
