"""Seeded graphs of any size for the tests of the exports: hubs, parallel edges, one claim per edge."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from random import Random

from graphbuild.assets import asset
from graphbuild.graph import Edge, Graph, GraphNode
from graphbuild.model import (
    Argument,
    Article,
    Claim,
    Evidence,
    Factor,
    Modality,
    Node,
    NodeType,
    Polarity,
    Span,
    digest,
)


def seeded(nodes: int, edges: int, *, seed: int = 1) -> Graph:
    """Return a graph of about that size: hubs, parallel edges, all types and standings; one claim per edge."""
    random = Random(seed)  # noqa: S311 - no secret
    types, relations = list(NodeType), ["OPPOSES", "SUPPORTS", "MEETS", "SUPPLIES_GAS_TO", "ACCUSES", "VISITS"]
    entities = tuple(
        Node(id=f"n{place:05}", name=f"Entity {place} of the {random.choice(types).lower()}", type=random.choice(types))
        for place in range(nodes)
    )
    articles = tuple(
        Article(
            id=f"a-{place:04}",
            title=f"Title {place}",
            text="-",
            outlet=f"Outlet {place % 7}",
            url=f"https://news.example/{place}",
            published=f"2025-{place % 12 + 1:02}-{place % 28 + 1:02}",
        )
        for place in range(max(1, edges // 20))
    )
    made = [_random_edge(random, place, entities, relations, articles) for place in range(edges)]
    return Graph(
        nodes=tuple(GraphNode(node=node, mentions=3, articles=1) for node in entities),
        edges=tuple(sorted((edge for edge, _ in made), key=lambda edge: edge.rid)),
        claims=tuple(claim for _, claim in made),
        articles=articles,
        origins={claim.id: f"o-{claim.id}" for _, claim in made},
    )


def _random_edge(
    random: Random, place: int, entities: Sequence[Node], relations: Sequence[str], articles: Sequence[Article]
) -> tuple[Edge, Claim]:
    hub = int(len(entities) * random.random() ** 2.5)
    near = min(len(entities) - 1, hub + 1 + int(random.expovariate(1 / 20)))
    source, target = entities[hub], entities[near if near != hub else hub - 1]
    relation, article = random.choice(relations), articles[place % len(articles)]
    polarity = Polarity.DENIED if random.random() < 0.15 else Polarity.ASSERTED
    modality = random.choice(list(Modality)) if random.random() < 0.3 else Modality.ACTUAL
    plain = polarity is Polarity.ASSERTED and modality is Modality.ACTUAL
    sentence = f"In report {place}, {source.name} stands towards {target.name} as told here by several of them."
    at = sentence.index(source.name), sentence.index(target.name)
    ends = [
        Argument(id=node.id, name=node.name, type=node.type, span=Span(begin, begin + len(node.name)))
        for node, begin in zip((source, target), at, strict=True)
    ]
    claim = Claim(
        id=f"c-{place:06}",
        article=article.id,
        subject=ends[0],
        relation=relation,
        object=ends[1],
        polarity=polarity,
        modality=modality,
        rule="seeded",
        evidence=(
            Evidence(
                sentence=Span(0, len(sentence)),
                text=sentence,
                trigger=Span(at[1] - 8, at[1] - 1),
                subject=ends[0].span,
                object=ends[1].span,
            ),
        ),
        published=article.published,
        factors=(Factor(name="rule", value=0.6 + 0.01 * (place % 30)),),
    )
    edge = Edge(
        rid=digest("r-", place),
        source=source.id,
        target=target.id,
        kind=relation if plain else "CLAIMED",
        relation=relation,
        polarity=polarity,
        modality=modality,
        phase=None,
        claims=(claim.id,),
        speakers=("author",),
        by_author=True,
        disputed=random.random() < 0.03,
        articles=1,
        outlets=1,
        origins=1,
        confidence=claim.confidence,
        claim=claim.id,
        sentence=sentence,
        url=article.url,
        first_date=article.published,
        last_date=article.published,
    )
    return edge, claim


def told(graph: Graph, *, seed: int = 2) -> Graph:
    """Return a seeded graph whose articles have texts: between the sentences of the evidence stand others.

    Their words are drawn from the sample articles, as often as they occur there, so that they pack like news do.
    """
    random = Random(seed)  # noqa: S311 - no secret
    samples = [file.read_text(encoding="utf-8") for file in sorted(asset("data/articles").glob("*.txt"))]
    words = [word.lower() for text in samples for word in re.findall(r"[A-Za-z]+", text)]
    texts: dict[str, str] = defaultdict(str)
    claims = []
    for claim in graph.claims:
        texts[claim.article] += f"{' '.join(random.choices(words, k=random.randint(10, 24))).capitalize()}. "
        [item] = claim.evidence
        claims.append(replace(claim, evidence=(_moved(item, len(texts[claim.article])),)))
        texts[claim.article] += f"{item.text} "
    articles = tuple(replace(article, text=texts[article.id]) for article in graph.articles)
    return replace(graph, claims=tuple(claims), articles=articles)


def _moved(item: Evidence, by: int) -> Evidence:
    def shift(span: Span) -> Span:
        return Span(span.start + by, span.end + by)

    return replace(
        item,
        sentence=shift(item.sentence),
        trigger=shift(item.trigger),
        subject=shift(item.subject),
        object=shift(item.object),
    )
