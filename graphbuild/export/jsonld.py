"""JSON-LD 1.1 in the terms of schema.org and PROV-O: a named graph per article holds what that article claims.

The default graph knows the nodes, the articles, and those relations that the graph draws as typed edges: a triple such
as ``<Q142> gb:HOSTS <e1>`` exists for what is plainly asserted only. Everything else can be found as a ``schema:Claim``
with its polarity, modality and speakers, and in no other form.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from graphbuild.assemble.edges import CLAIMED
from graphbuild.export.attributes import xml_text
from graphbuild.export.files import whole_file
from graphbuild.graph import Graph, GraphNode
from graphbuild.model import Article, Claim, Evidence, NodeType, Speaker

VOCABULARY = "urn:graphbuild:term:"
_CONTEXT: dict[str, Any] = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "gb": VOCABULARY,
    "schema:datePublished": {"@type": "xsd:date"},
    "gb:saidOn": {"@type": "xsd:date"},
    "gb:eventFrom": {"@type": "xsd:date"},
    "gb:eventTo": {"@type": "xsd:date"},
    "gb:validFrom": {"@type": "xsd:date"},
    "gb:validTo": {"@type": "xsd:date"},
}
_TYPES = {
    NodeType.PERSON: "schema:Person",
    NodeType.COUNTRY: "schema:Country",
    NodeType.ORGANIZATION: "schema:Organization",
    NodeType.FACILITY: "schema:CivicStructure",
    NodeType.LOCATION: "schema:Place",
    NodeType.EVENT: "schema:Event",
    NodeType.TOPIC: "gb:Topic",
}
Item = dict[str, Any]


def write_jsonld(graph: Graph, path: Path) -> None:
    """Write the graph as JSON-LD, an item per line; rows are written one by one.

    Raises:
        InputError: The file cannot be written.
    """
    with whole_file(path) as file:
        head = json.dumps(_CONTEXT, separators=(",", ":"))
        file.write(f'{{"@context": {head},\n"@graph": ['.encode())
        for number, item in enumerate(_items(graph)):
            known = {key: value for key, value in item.items() if value not in ("", None, []) or key == "schema:name"}
            text = json.dumps(_clean(known))
            file.write((",\n" if number else "\n").encode() + text.encode())
        file.write(b"]}\n")


def node_iri(name: str) -> str:
    """Return the name of a node in RDF: that of Wikidata where the id is one, else a name of ours."""
    wikidata = name[:1] == "Q" and name[1:].isdigit()
    return f"http://www.wikidata.org/entity/{name}" if wikidata else f"urn:graphbuild:node:{quote(name, safe=':.')}"


def article_iri(name: str) -> str:
    """Return the name of an article, which is also that of the graph of its claims."""
    return f"urn:graphbuild:article:{name}"


def _items(graph: Graph) -> Iterator[Item]:
    typed = defaultdict(list)
    for edge in graph.edges:
        if edge.kind != CLAIMED:
            typed[edge.source].append((edge.relation, edge.target))
    for item in sorted(graph.nodes, key=lambda item: item.node.id):
        yield _node(item, sorted(set(typed[item.node.id])))
    claims = defaultdict(list)
    for claim in graph.claims:
        claims[claim.article].append(claim)
    for article in graph.articles:
        yield _article(article)
        inside = [_claim(claim, graph.origins.get(claim.id, "")) for claim in claims[article.id]]
        yield {"@id": article_iri(article.id), "@graph": inside}


def _node(item: GraphNode, relations: list[tuple[str, str]]) -> Item:
    node = item.node
    found: Item = {
        "@id": node_iri(node.id),
        "@type": _TYPES[node.type],
        "schema:name": node.name,
        "schema:alternateName": list(node.aliases),
        "schema:identifier": node.id,
        "gb:topicKind": str(node.kind or ""),
        "schema:about": [{"@id": node_iri(about.entity)} for about in node.about],
        "schema:startDate": item.event_from,
        "schema:endDate": item.event_to,
        "schema:location": item.place,
    }
    for relation, target in relations:
        found.setdefault(f"gb:{relation}", []).append({"@id": node_iri(target)})
    return found


def _article(article: Article) -> Item:
    return {
        "@id": article_iri(article.id),
        "@type": ["schema:NewsArticle", "prov:Entity"],
        "schema:headline": article.title,
        "schema:url": {"@id": quote(article.url, safe=":/?&=%#~@!$'()*+,;[]")} if article.url else None,
        "schema:datePublished": article.published,
        "schema:publisher": {"@type": "schema:Organization", "schema:name": article.outlet} if article.outlet else None,
        "schema:author": article.author,
        "schema:inLanguage": article.language,
        "schema:sha256": article.sha256,
    }


def _claim(claim: Claim, origin: str) -> Item:
    found = {
        "@id": f"urn:graphbuild:claim:{claim.id}",
        "@type": ["schema:Claim", "prov:Entity"],
        "gb:subject": {"@id": node_iri(claim.subject.id)},
        "gb:relation": {"@id": f"gb:{claim.relation}"},
        "gb:object": {"@id": node_iri(claim.object.id)},
        "gb:polarity": str(claim.polarity),
        "gb:modality": str(claim.modality),
        "gb:phase": str(claim.phase or ""),
        "prov:wasAttributedTo": [_speaker(speaker) for speaker in claim.attribution],
        "prov:wasDerivedFrom": {"@id": article_iri(claim.article)},
        "schema:datePublished": claim.published,
        "gb:saidOn": claim.said_on,
        "gb:eventFrom": claim.event_from,
        "gb:eventTo": claim.event_to,
        "gb:validFrom": claim.valid_from,
        "gb:validTo": claim.valid_to,
        "gb:dateText": claim.date_text,
        "gb:origin": origin,
        "gb:rule": claim.rule,
        "gb:confidence": claim.confidence,
        "gb:evidence": [_evidence(item) for item in claim.evidence],
    }
    return {key: value for key, value in found.items() if value not in ("", None, [])}


def _speaker(speaker: Speaker) -> Item:
    kind = [_TYPES[speaker.type]] if speaker.type else []
    return {"@id": node_iri(speaker.id), "@type": ["prov:Agent", *kind], "schema:name": speaker.name}


def _evidence(item: Evidence) -> Item:
    return {
        "@type": "schema:Quotation",
        "schema:text": item.text,
        "gb:startChar": item.sentence.start,
        "gb:endChar": item.sentence.end,
    }


def _clean(value: Any) -> Any:
    """Replace what no form of RDF can hold: control characters and surrogates."""
    if isinstance(value, dict):
        return {key: _clean(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_clean(item) for item in value]
    return xml_text(value) if isinstance(value, str) else value
