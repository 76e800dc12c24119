"""Graphs for the tests of the exports: a small story, and the story with hostile text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graphbuild.assemble import assemble
from graphbuild.graph import Graph, GraphNode
from graphbuild.model import (
    About,
    Argument,
    Article,
    Claim,
    Cue,
    CueKind,
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
    Verdict,
    article_id,
    claim_id,
)
from graphbuild.ontology import Ontology
from graphbuild.records import Corrections
from graphbuild.records.decisions import AnyDecision


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One sentence and what it says; ``cues`` are pairs of kind and words of the sentence."""

    sentence: str
    subject: str
    trigger: str
    object: str
    relation: str
    polarity: Polarity = Polarity.ASSERTED
    modality: Modality = Modality.ACTUAL
    phase: Phase | None = None
    speaker: str = ""
    cues: tuple[tuple[CueKind, str], ...] = ()
    when: str | None = None


NODES = {
    node.name: node
    for node in (
        Node(id="Q159", name="Russia", type=NodeType.COUNTRY, aliases=("Russian Federation",), wikidata="Q159"),
        Node(id="Q212", name="Ukraine", type=NodeType.COUNTRY, wikidata="Q212"),
        Node(id="Q214", name="Slovakia", type=NodeType.COUNTRY, aliases=("Slovak Republic",), wikidata="Q214"),
        Node(id="Q142", name="France", type=NodeType.COUNTRY, wikidata="Q142"),
        Node(id="Q7747", name="Vladimir Putin", type=NodeType.PERSON, wikidata="Q7747"),
        Node(id="robert-fico", name="Robert Fico", type=NodeType.PERSON, aliases=("Fico",)),
        Node(id="Q102673", name="Gazprom", type=NodeType.ORGANIZATION),
        Node(id="zaporizhzhia-npp", name="Zaporizhzhia NPP", type=NodeType.FACILITY, aliases=("Zaporižžja plant",)),
        Node(id="paris-summit", name="Paris summit", type=NodeType.EVENT),
        Node(id="beijing", name="Beijing", type=NodeType.LOCATION),
        Node(
            id="topic:eu-ukraine",
            name="EU membership of Ukraine",
            type=NodeType.TOPIC,
            kind=TopicKind.MEMBERSHIP,
            about=(About(role="candidate", entity="Q212"),),
        ),
    )
}
DENIED, NEGATION = Polarity.DENIED, CueKind.NEGATION
STORY: tuple[tuple[dict[str, str], tuple[Fact, ...]], ...] = (
    (
        {
            "outlet": "Harbour Post",
            "url": "https://harbour.example/gas",
            "published": "2025-09-02",
            "title": "Gas and guests",
        },
        (
            Fact(
                sentence="Vladimir Putin met Robert Fico in the Chinese capital.",
                subject="Vladimir Putin",
                trigger="met",
                object="Robert Fico",
                relation="MEETS",
                when="2025-09-02",
            ),
            Fact(
                sentence="Gazprom supplies gas to Slovakia through the southern line.",
                subject="Gazprom",
                trigger="supplies",
                object="Slovakia",
                relation="SUPPLIES_GAS_TO",
            ),
            Fact(
                sentence="Robert Fico travelled to Beijing with six ministers 🙂 on board.",
                subject="Robert Fico",
                trigger="travelled",
                object="Beijing",
                relation="VISITS",
            ),
            Fact(
                sentence="Russia, Vladimir Putin said, does not oppose EU membership of Ukraine.",
                subject="Russia",
                trigger="oppose",
                object="EU membership of Ukraine",
                relation="OPPOSES",
                polarity=DENIED,
                speaker="Vladimir Putin",
                cues=((NEGATION, "not"), (CueKind.SPEAKER, "Vladimir Putin")),
            ),
        ),
    ),
    (
        {
            "outlet": "Süd-Anzeiger",
            "url": "https://sued.example/plant",
            "published": "2025-09-05",
            "title": "Who runs the plant",
        },
        (
            Fact(
                sentence="Russia controls Zaporizhzhia NPP with its own engineers.",
                subject="Russia",
                trigger="controls",
                object="Zaporizhzhia NPP",
                relation="CONTROLS",
            ),
            Fact(
                sentence="France will host the Paris summit in autumn.",
                subject="France",
                trigger="host",
                object="Paris summit",
                relation="HOSTS",
                modality=Modality.PLANNED,
                cues=((CueKind.MODALITY, "will"), (CueKind.DATE, "in autumn")),
                when="2025-10-12",
            ),
            Fact(
                sentence="Russia opposes EU membership of Ukraine, a columnist wrote.",
                subject="Russia",
                trigger="opposes",
                object="EU membership of Ukraine",
                relation="OPPOSES",
            ),
        ),
    ),
    (
        {"outlet": "Morning Ledger", "url": "", "published": "2025-09-09", "title": ""},
        (
            Fact(
                sentence="Russia might attack Slovakia, Ukraine warned.",
                subject="Russia",
                trigger="attack",
                object="Slovakia",
                relation="ATTACKS",
                modality=Modality.POSSIBLE,
                speaker="Ukraine",
                cues=((CueKind.MODALITY, "might"),),
            ),
            Fact(
                sentence="Ukraine accuses Russia of shelling Zaporizhzhia NPP.",
                subject="Ukraine",
                trigger="accuses",
                object="Russia",
                relation="ACCUSES",
            ),
            Fact(
                sentence="Robert Fico supports Russia, France said.",
                subject="Robert Fico",
                trigger="supports",
                object="Russia",
                relation="SUPPORTS",
                speaker="France",
                cues=((CueKind.SPEAKER, "France"),),
            ),
            Fact(
                sentence="Russia no longer supplies gas to Ukraine.",
                subject="Russia",
                trigger="supplies",
                object="Ukraine",
                relation="SUPPLIES_GAS_TO",
                polarity=DENIED,
                phase=Phase.ENDED,
                cues=((NEGATION, "no longer"),),
            ),
        ),
    ),
)


def story(*, ontology: Ontology | None = None, decisions: Sequence[AnyDecision] = ()) -> Graph:
    """Return the story: every standing of an edge, a dispute, aliases, a topic, an article without address."""
    corrections = Corrections(decisions)
    return assemble([corrections.apply(_record(meta, facts)) for meta, facts in STORY], ontology=ontology)


def _record(meta: dict[str, str], facts: Sequence[Fact]) -> Record:
    text = " ".join(fact.sentence for fact in facts)
    article = Article(
        id=article_id(url=meta["url"], outlet=meta["outlet"], text=text),
        title=meta["title"],
        text=text,
        outlet=meta["outlet"],
        url=meta["url"],
        published=meta["published"],
    )
    claims = tuple(_claim(article, fact) for fact in facts)
    mentions = tuple(
        Mention(span=end.span, text=end.name, type=end.type, form=MentionForm.NAME, node=end.id)
        for claim in claims
        for end in (claim.subject, claim.object)
    )
    names = {fact.subject for fact in facts} | {fact.object for fact in facts} | {"Ukraine"}
    return Record(article=article, mentions=mentions, claims=claims, nodes=tuple(NODES[name] for name in sorted(names)))


def _claim(article: Article, fact: Fact) -> Claim:
    start = article.text.index(fact.sentence)

    def find(words: str) -> Span:
        at = start + fact.sentence.index(words)
        return Span(at, at + len(words))

    trigger, subject, object_ = find(fact.trigger), find(fact.subject), find(fact.object)
    speaker = NODES.get(fact.speaker)
    return Claim(
        id=claim_id(
            article=article.id,
            relation=fact.relation,
            trigger=trigger,
            subject=subject,
            object_=object_,
            polarity=fact.polarity,
            modality=fact.modality,
            speaker=fact.speaker or "author",
        ),
        article=article.id,
        subject=_end(fact.subject, subject),
        relation=fact.relation,
        object=_end(fact.object, object_),
        polarity=fact.polarity,
        modality=fact.modality,
        phase=fact.phase,
        rule=f"{fact.relation}.v.{fact.trigger}",
        attribution=(Speaker(id=speaker.id, name=speaker.name, type=speaker.type),) if speaker else (),
        evidence=(
            Evidence(
                sentence=Span(start, start + len(fact.sentence)),
                text=fact.sentence,
                trigger=trigger,
                subject=subject,
                object=object_,
                cues=tuple(Cue(kind=kind, span=find(words)) for kind, words in fact.cues),
            ),
        ),
        published=article.published,
        event_from=fact.when,
        factors=(Factor(name="rule", value=0.7), Factor(name="named ends", value=0.1)),
    )


def _end(name: str, span: Span) -> Argument:
    node = NODES[name]
    return Argument(id=node.id, name=node.name, type=node.type, span=span)


HOSTILE = (
    "<script>document.title='owned'</script>",
    "</script><img src=x onerror=document.title='owned'>",
    "\"><svg onload=document.title='owned'>",
    "' onmouseover='document.title=1",
    "javascript:document.title='owned'",
    "{{ 7 * 7 }} ${document.title='owned'} <!-- --> ]]>",
    "\u202egnirts desrever\u202c \u200b\u200d\ufeff zero\u2028width",
    "nul \x00 bell \x07 lone \ud800 newline \n tab \t",
    '=HYPERLINK("http://evil.example")',
    "long " + "x" * 10_000,
)


def hostile(payloads: Sequence[str] = HOSTILE) -> Graph:
    """Return the story with a payload in every text field that an article can fill."""
    graph = story()
    texts = [payloads[place % len(payloads)] for place in range(max(len(graph.nodes), len(payloads)))]
    nodes = tuple(_poisoned(item, text) for item, text in zip(graph.nodes, texts, strict=False))
    names = {item.node.id: item.node.name for item in nodes}
    return replace(
        graph,
        nodes=nodes,
        edges=tuple(
            replace(edge, speakers=tuple(payloads), sentence=payloads[0], url=payloads[4]) for edge in graph.edges
        ),
        claims=tuple(
            replace(
                claim,
                subject=replace(claim.subject, name=names[claim.subject.id]),
                object=replace(claim.object, name=names[claim.object.id]),
                attribution=(Speaker(id="unnamed:x", name=payloads[place % len(payloads)], type=None),),
                rule=payloads[place % len(payloads)],
                verdicts=(_verdict("confirm", payloads[place % len(payloads)]),),
                date_text=payloads[(place + 1) % len(payloads)],
                factors=(Factor(name=payloads[place % len(payloads)], value=0.5),),
                attrs=(("place", payloads[place % len(payloads)]),),
                evidence=tuple(replace(item, text=payloads[place % len(payloads)]) for item in claim.evidence),
            )
            for place, claim in enumerate(graph.claims)
        ),
        articles=tuple(
            replace(
                article,
                author=payloads[place % len(payloads)],
                language=payloads[(place + 1) % len(payloads)],
                title=payloads[place],
                outlet=payloads[place + 1],
                url="javascript:document.title='owned'",
                agency=payloads[2],
            )
            for place, article in enumerate(graph.articles)
        ),
    )


def hostile_but_storable() -> Graph:
    """Return the hostile graph as records can hold it: without lone surrogates and NUL, and with real addresses too."""
    graph = hostile([text.replace("\ud800", "").replace("\x00", "") for text in HOSTILE])
    address = "https://news.example/a_(b)?c=<d>&e=*f*"
    return replace(graph, articles=(replace(graph.articles[0], url=address), *graph.articles[1:]))


def _verdict(action: str, text: str) -> Verdict:
    return Verdict(action=action, who=text, when=text, why=text, was=(("relation", text),))


def _poisoned(item: GraphNode, text: str) -> GraphNode:
    node = replace(item.node, name=text, aliases=(text, f"also {text}"), wikidata=text[:60])
    return replace(item, node=node)
