"""Seeded generator of graphs of any size, made of records with true offsets and assembled by the product itself.

Facts are drawn from a pool, so that they recur: with other speakers, polarity, modality and dates, in copies, and over
the same ends as other facts. Sizes are parameters; the same seed gives the same graph.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from graphbuild.assemble import assemble
from graphbuild.graph import Graph
from graphbuild.model import (
    About,
    Argument,
    Article,
    Claim,
    Evidence,
    Factor,
    Mention,
    MentionForm,
    Modality,
    Node,
    NodeType,
    Phase,
    Polarity,
    Record,
    Span,
    Speaker,
    TopicKind,
    article_id,
    claim_id,
)
from graphbuild.ontology import Ontology, Relation

SYLLABLES = ("ka", "lo", "ri", "mé", "su", "ten", "zhu", "ör", "дин", "va", "no", "pel")
OUTLETS = ("Morning Ledger", "The Harbour Post", "Süd-Anzeiger", "Wire Nine", "")
AGENCIES = ("", "", "", "Northern Press Agency")
UNNAMED = ("unnamed:diplomats", "unnamed:officials", "unnamed:a-trader")
TYPES = {
    NodeType.COUNTRY: 0.2,
    NodeType.PERSON: 0.35,
    NodeType.ORGANIZATION: 0.2,
    NodeType.FACILITY: 0.08,
    NodeType.LOCATION: 0.1,
    NodeType.EVENT: 0.07,
}
ROLES = ("candidate", "organization", "supplier", "customer")
#: Names that the templates' examples use, so that the examples have answers; what is said of them here is made up.
FIXED = (
    Node(id="country.ru", name="Russia", type=NodeType.COUNTRY, aliases=("Russian Federation",)),
    Node(id="country.ua", name="Ukraine", type=NodeType.COUNTRY),
    Node(id="country.sk", name="Slovakia", type=NodeType.COUNTRY),
    Node(id="country.fr", name="France", type=NodeType.COUNTRY),
    Node(id="org.nato", name="NATO", type=NodeType.ORGANIZATION),
    Node(id="org.gazprom", name="Gazprom", type=NodeType.ORGANIZATION),
    Node(id="person.putin", name="Vladimir Putin", type=NodeType.PERSON, aliases=("Putin",)),
    Node(id="facility.znpp", name="Zaporizhzhia Nuclear Power Plant", type=NodeType.FACILITY),
)
FIXED_TOPICS = (
    Node(
        id="topic.ua-nato",
        name="NATO membership of Ukraine",
        type=NodeType.TOPIC,
        kind=TopicKind.MEMBERSHIP,
        about=(About(role="candidate", entity="country.ua"), About(role="organization", entity="org.nato")),
    ),
    Node(
        id="topic.ua-eu",
        name="EU membership of Ukraine",
        type=NodeType.TOPIC,
        kind=TopicKind.MEMBERSHIP,
        about=(About(role="candidate", entity="country.ua"),),
    ),
    Node(
        id="topic.gas-sk",
        name="Gas supply of Gazprom to Slovakia",
        type=NodeType.TOPIC,
        kind=TopicKind.SUPPLY,
        about=(About(role="supplier", entity="org.gazprom"), About(role="customer", entity="country.sk")),
    ),
    Node(
        id="topic.znpp",
        name="Return of the Zaporizhzhia plant",
        type=NodeType.TOPIC,
        kind=TopicKind.PROPOSAL,
        about=(About(role="object", entity="facility.znpp"),),
    ),
)
FIXED_FACTS = (
    ("country.ru", "OPPOSES", "topic.ua-nato"),
    ("country.ru", "SUPPORTS", "topic.ua-nato"),
    ("person.putin", "REJECTS", "topic.ua-nato"),
    ("country.sk", "SUPPORTS", "topic.ua-eu"),
    ("person.putin", "HEAD_OF", "country.ru"),
    ("org.gazprom", "SUPPLIES_GAS_TO", "country.sk"),
    ("topic.gas-sk", "TRANSITS_THROUGH", "country.ua"),
    ("country.ru", "CONTROLS", "facility.znpp"),
    ("country.ua", "DEMANDS", "topic.znpp"),
    ("country.fr", "HOSTS", "country.ua"),
    ("country.ru", "ATTACKS", "country.ua"),
    ("country.ua", "SEEKS_MEMBERSHIP_IN", "org.nato"),
    ("country.ua", "MEETS", "country.fr"),
)


@dataclass
class Writer:
    """An article under construction: sentences are appended, spans point into the text so far."""

    text: str = ""
    claims: list[Claim] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def put(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))


@dataclass(frozen=True)
class World:
    """What articles tell of; nodes by id, with their places in the order of all."""

    facts: Sequence[tuple[Node, Relation, Node]]
    actors: Sequence[Node]
    nodes: dict[str, tuple[int, Node]]

    def known(self, mentions: Sequence[Mention]) -> tuple[Node, ...]:
        """The nodes that are mentioned, and what they are about, in their order."""
        used = {mention.node for mention in mentions if mention.node in self.nodes}
        used |= {item.entity for name in used for item in self.nodes[name][1].about}
        return tuple(node for _, node in sorted((self.nodes[name] for name in used), key=lambda pair: pair[0]))


def make_graph(*, seed: int = 1, entities: int = 60, topics: int = 15, articles: int = 80, claims: int = 800) -> Graph:
    """Return a graph with about these numbers of nodes, articles and exactly this number of claims."""
    return assemble(make_records(seed=seed, entities=entities, topics=topics, articles=articles, claims=claims))


def make_records(*, seed: int, entities: int, topics: int, articles: int, claims: int) -> list[Record]:
    """Return one record per article."""
    return list(each_record(seed=seed, entities=entities, topics=topics, articles=articles, claims=claims))


def each_record(*, seed: int, entities: int, topics: int, articles: int, claims: int) -> Iterator[Record]:
    """Yield one record per article."""
    draw = Random(seed)  # noqa: S311  (repeatable on purpose)
    nodes = _nodes(draw, entities=entities, topics=topics)
    facts = _facts(draw, nodes, number=max(30, claims // 3))
    dealt = Counter(draw.randrange(articles) for _ in range(claims))
    world = World(facts=facts, actors=_actors(nodes), nodes={node.id: (at, node) for at, node in enumerate(nodes)})
    written = 0
    for number in range(articles):
        record = _record(draw, number, world, claims=dealt[number])
        written += len(record.claims)
        yield record
    if written != claims:
        raise AssertionError("the generator lost a claim")


def _nodes(draw: Random, *, entities: int, topics: int) -> list[Node]:
    types = draw.choices(list(TYPES), weights=list(TYPES.values()), k=entities)
    # The first few are fixed so that each type has members even in the smallest graph.
    types[: len(TYPES)] = list(TYPES)
    found = list(FIXED)
    for number, type_ in enumerate(types):
        name = "".join(draw.choices(SYLLABLES, k=3)).capitalize() + f" {number}"
        aliases = tuple(sorted({f"Alias {number}", f"{name} the {draw.choice('ABC')}"})) if draw.random() < 0.5 else ()
        found.append(Node(id=f"{type_.lower()}.n{number}", name=name, type=type_, aliases=aliases))
    found += FIXED_TOPICS
    for number in range(topics):
        about = [
            About(role=role, entity=node.id)
            for role, node in zip(ROLES, draw.sample(found[: len(FIXED) + entities], 2), strict=False)
        ]
        kind = draw.choice(list(TopicKind))
        name = f"{kind.replace('_', ' ').lower()} question {number}"
        found.append(Node(id=f"topic.t{number}", name=name, type=NodeType.TOPIC, kind=kind, about=tuple(about)))
    return found


def _facts(draw: Random, nodes: Sequence[Node], *, number: int) -> list[tuple[Node, Relation, Node]]:
    relations = list(Ontology.load().relations.values())
    by_type: dict[NodeType, list[Node]] = {type_: [] for type_ in NodeType}
    for node in nodes:
        by_type[node.type].append(node)
    by_id, by_name = {node.id: node for node in nodes}, {relation.name: relation for relation in relations}
    facts = [(by_id[subject], by_name[name], by_id[object_]) for subject, name, object_ in FIXED_FACTS]
    ends = {
        relation.name: tuple(
            [node for type_ in sorted(types) for node in by_type[type_]]
            for types in (relation.subject, relation.object)
        )
        for relation in relations
    }
    while len(facts) < number:
        relation = relations[len(facts) % len(relations)]
        subject, object_ = (draw.choice(nodes_) for nodes_ in ends[relation.name])
        if subject.id != object_.id or draw.random() < 0.1:
            facts.append((subject, relation, object_))
    return facts


def _record(
    draw: Random,
    number: int,
    world: World,
    *,
    claims: int,
) -> Record:
    outlet, agency = draw.choice(OUTLETS), draw.choice(AGENCIES)
    published = _day(draw) if draw.random() < 0.85 else None
    url = f"https://news.example/{number}" if draw.random() < 0.8 else ""
    writer = Writer(text=f"Report {number}\n\n")
    draft_id = article_id(url=url or f"draft-{number}", outlet=outlet, text="")
    for _ in range(claims):
        # Squaring the draw makes some facts frequent.
        fact = world.facts[int(len(world.facts) * draw.random() ** 2)]
        _write(draw, writer, fact, world.actors, article=draft_id, published=published)
    article = Article(
        id=draft_id,
        title=f"Report {number}" if draw.random() < 0.9 else "",
        text=writer.text,
        outlet=outlet,
        url=url,
        published=published,
        agency=agency,
    )
    return Record(
        article=article,
        nodes=world.known(writer.mentions),
        mentions=tuple(writer.mentions),
        claims=tuple(writer.claims),
        rules_version="generated",
        model_version="none",
    )


def _write(
    draw: Random,
    writer: Writer,
    fact: tuple[Node, Relation, Node],
    actors: Sequence[Node],
    *,
    article: str,
    published: str | None,
) -> None:
    subject, relation, object_ = fact
    polarity = Polarity.DENIED if draw.random() < 0.25 else Polarity.ASSERTED
    modality = draw.choice(list(Modality)) if draw.random() < 0.35 else Modality.ACTUAL
    start = len(writer.text)
    spans = [writer.put(subject.name)]
    writer.put(" ")
    trigger = writer.put(relation.label if polarity is Polarity.ASSERTED else f"not {relation.label}")
    writer.put(" ")
    spans.append(writer.put(object_.name))
    speakers = _speakers(draw, subject, actors)
    if speakers:
        writer.put(f", {speakers[0].name} said")
    writer.put(".")
    sentence = Span(start, len(writer.text))
    writer.put(" ")
    for node, span in zip((subject, object_), spans, strict=True):
        writer.mentions.append(Mention(span=span, text=node.name, type=node.type, form=MentionForm.NAME, node=node.id))
    for speaker in speakers:
        if speaker.type is not None:
            writer.mentions.append(
                Mention(
                    span=spans[0],
                    text=speaker.name,
                    type=speaker.type,
                    form=MentionForm.NAME,
                    node=speaker.id,
                )
            )
    event = _day(draw) if draw.random() < 0.3 else None
    writer.claims.append(
        Claim(
            id=claim_id(
                article=article,
                relation=relation.name,
                trigger=trigger,
                subject=spans[0],
                object_=spans[1],
                polarity=polarity,
                modality=modality,
                speaker=speakers[0].name if speakers else "author",
            ),
            article=article,
            subject=Argument(id=subject.id, name=subject.name, type=subject.type, span=spans[0]),
            relation=relation.name,
            object=Argument(id=object_.id, name=object_.name, type=object_.type, span=spans[1]),
            polarity=polarity,
            modality=modality,
            phase=_phase(draw, polarity),
            attribution=speakers,
            published=published,
            said_on=published if speakers and draw.random() < 0.5 else None,
            event_from=event,
            event_to=event if event and draw.random() < 0.5 else None,
            valid_from=_day(draw) if draw.random() < 0.1 else None,
            valid_to=_day(draw) if draw.random() < 0.05 else None,
            date_text=draw.choice((None, "XXXX-WXX-2", "../2034", "PAST_REF")),
            rule=f"{relation.name}.v.generated",
            evidence=(
                Evidence(
                    sentence=sentence,
                    text=sentence.of(writer.text),
                    trigger=trigger,
                    subject=spans[0],
                    object=spans[1],
                ),
            ),
            factors=(Factor(name="rule", value=draw.choice((0.4, 0.65, 0.8, 1.0))),),
            attrs=_attrs(draw, relation.name),
        )
    )


def _actors(nodes: Sequence[Node]) -> list[Node]:
    """Those who speak: a quarter of the nodes that can, so that some speak often."""
    found = [node for node in nodes if node.type in (NodeType.PERSON, NodeType.ORGANIZATION, NodeType.COUNTRY)]
    return found[: max(4, len(found) // 4)]


def _speakers(draw: Random, subject: Node, actors: Sequence[Node]) -> tuple[Speaker, ...]:
    chance = draw.random()
    if chance < 0.4:
        return ()
    if chance < 0.5:
        name = draw.choice(UNNAMED)
        return (Speaker(id=name, name=name, type=None),)
    if chance < 0.65:
        chosen = [subject] if subject.type is not NodeType.TOPIC else [FIXED[0]]
    else:
        chosen = draw.sample(actors, draw.choice((1, 1, 2)))
    return tuple(Speaker(id=node.id, name=node.name, type=node.type, quoted=draw.random() < 0.5) for node in chosen)


def _phase(draw: Random, polarity: Polarity) -> Phase | None:
    if draw.random() > 0.1:
        return None
    return Phase.ENDED if polarity is Polarity.DENIED else Phase.PAST


def _attrs(draw: Random, relation: str) -> tuple[tuple[str, str], ...]:
    if relation in ("HEAD_OF", "OFFICIAL_OF", "SPOKESPERSON_OF"):
        return (("office", draw.choice(("president", "minister", "speaker of the house"))),)
    if relation == "SUPPLIES_TO":
        return (("commodity", draw.choice(("oil", "grain"))),)
    if relation in ("HOSTS", "MEETS", "CONSULTS_WITH", "COOPERATES_WITH") and draw.random() < 0.6:
        return (("place", draw.choice(("Portview", "Öland"))),)
    return ()


def _day(draw: Random) -> str:
    return f"20{draw.randrange(24, 27)}-{draw.randrange(1, 13):02}-{draw.randrange(1, 29):02}"
