"""What the page knows, as JSON texts that are safe inside script elements."""

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from pyvis.network import Network

from graphbuild.export.articles import article_facts
from graphbuild.export.network import OPENING, WHOLE
from graphbuild.export.packing import packed
from graphbuild.export.page_claims import MARKS, ClaimWriter, Texts
from graphbuild.export.page_table import table
from graphbuild.export.theme import Theme
from graphbuild.graph import Graph
from graphbuild.model import Claim
from graphbuild.ontology import Relation
from graphbuild.records.decisions import FIELDS

_SURROGATES = re.compile("[\ud800-\udfff]")
#: With more claims than this the sentences before and after the evidence are packed, or the file grows by half.
_PLAIN_LIMIT = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class PageData:
    """The content of the page.

    Attributes:
        json: Nodes, edges, claims, articles, sentences and theme, without ``<`` and line separators.
        context: The sentences around the evidence, as packed JSON; empty where ``json`` holds them.
    """

    json: str
    context: str = ""


def page_data(graph: Graph, network: Network, *, theme: Theme, relations: Mapping[str, Relation]) -> PageData:
    """Return what the page holds of a graph.

    Nodes and articles are named by their places in their tables. Claims come edge by edge, so that an edge only says
    how many are its own (those of meetings name the places of claims that others own); then those without an edge,
    then the rejected ones.
    """
    nodes = {node["id"]: place for place, node in enumerate(network.nodes)}
    claims = _ordered(graph, network)
    writer = ClaimWriter(
        texts=Texts(),
        nodes=nodes,
        articles={article.id: article for article in graph.articles},
        edges={claim: (edge.source, edge.target) for edge in graph.edges if not edge.derived for claim in edge.claims},
    )
    records, sentences = writer.records(claims), len(writer.texts.all)
    around = writer.around(claims)
    context = {"texts": writer.texts.all[sentences:], "around": around if any(around) else []}
    shown = {claim.id: place for place, claim in enumerate(claims)}
    data = {
        "nodes": table(map(_node, network.nodes)),
        "edges": table(_edge(edge, nodes, shown) for edge in network.edges),
        "claims": table(records),
        "rejected": len(graph.rejected),
        "articles": table(map(article_facts, graph.articles)),
        "texts": writer.texts.all[:sentences],
        "marks": MARKS,
        "links": [list(link) for link in graph.links],
        "offices": [
            [office.person, office.holder, office.office, office.valid_from, office.valid_to]
            for office in graph.offices
        ],
        "verbs": {name: relations[name].label for name in sorted(relations)},
        "opening": [WHOLE, OPENING],
        "decision": FIELDS,
        "theme": theme.model_dump(mode="json"),
    }
    if len(claims) > _PLAIN_LIMIT:
        return PageData(json=safe_json(data), context=packed(safe_json(context)))
    return PageData(json=safe_json(data | {"context": context}))


def safe_json(data: object) -> str:
    """Return compact JSON that can neither end a script element nor break a line of a script."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in ("<", "\u2028", "\u2029"):
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return _SURROGATES.sub("\ufffd", text)


def _ordered(graph: Graph, network: Network) -> list[Claim]:
    """Return the claims of each edge, then those without an edge, then the rejected ones.

    Where two claims share an id, as older builds had it, an edge takes the one between its ends.
    """
    left: dict[str, list[Claim]] = defaultdict(list)
    for claim in graph.claims:
        left[claim.id].append(claim)
    shown = []
    for edge in network.edges:
        for name in edge["claims"] if not edge["derived"] else ():
            found = next(
                claim for claim in left[name] if {claim.subject.id, claim.object.id} == {edge["from"], edge["to"]}
            )
            left[name].remove(found)
            shown.append(found)
    return [*shown, *chain.from_iterable(left.values()), *graph.rejected]


def _node(node: dict[str, Any]) -> dict[str, Any]:
    """Return a node of the network without what the theme says already; a label only where it is not the name."""
    kept = {name: value for name, value in node.items() if name not in ("color", "shape")}
    return {**kept, "label": "" if node["label"] == node["name"] else node["label"]}


def _edge(edge: dict[str, Any], nodes: Mapping[str, int], claims: Mapping[str, int]) -> dict[str, Any]:
    """Return an edge with the number of its claims; one of a meeting instead with the places of those behind it."""
    kept = {name: value for name, value in edge.items() if name != "derived"}
    behind = sorted(claims[name] for name in edge["claims"]) if edge["derived"] else []
    number = 0 if behind else len(edge["claims"])
    return {**kept, "from": nodes[edge["from"]], "to": nodes[edge["to"]], "claims": number, "behind": behind}
