"""The assembled graph: what all articles say together, as stores, questions, exports and the page are given it."""

from dataclasses import dataclass, field

from graphbuild.model import Article, Claim, Modality, Node, Phase, Polarity


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the edges say of one node; see ``assemble.analysis``.

    Attributes:
        degree: Number of nodes that it is related to.
        centrality: Betweenness, 0 to 1: share of the shortest chains that lead through it.
        community: Number of its community; the biggest is 1.
        balanced: Number of signed threes that it is in and that are balanced.
        unbalanced: Number of those that are not.
    """

    id: str
    name: str
    degree: int
    centrality: float
    community: int
    balanced: int = 0
    unbalanced: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphNode:
    """A node of the assembled graph, merged over all articles.

    Attributes:
        figures: What an analysis found, for who looks at it; no part of the graph.
        event_from: Of a meeting that several claims tell of: its first day; ``event_to`` its last one, ``place`` where.
    """

    node: Node
    mentions: int = 0
    articles: int = 0
    first_seen: str | None = None
    last_seen: str | None = None
    event_from: str | None = None
    event_to: str | None = None
    place: str | None = None
    figures: Standing | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A view over claims that agree in both ends, relation, polarity, modality and phase.

    Attributes:
        rid: ``r-`` and 16 hex digits; unique in the graph.
        kind: The relation's name for a typed edge (asserted, actual, current, and voiced by the author or by the
            subject itself); ``CLAIMED`` for everything else.
        claims: Ids of the claims, sorted.
        speakers: Names of the speakers, sorted; ``author`` when the author says it.
        by_author: At least one claim is in the author's own voice.
        disputed: Some claim over the same ends and relation has the opposite polarity.
        claim: Id of the claim whose sentence is shown.
        derived: An edge of a meeting: its claims tell of the meeting and have edges of their own between who met.
    """

    rid: str
    source: str
    target: str
    kind: str
    relation: str
    polarity: Polarity
    modality: Modality
    phase: Phase | None
    claims: tuple[str, ...]
    speakers: tuple[str, ...]
    by_author: bool
    disputed: bool
    articles: int
    outlets: int
    origins: int
    confidence: float
    claim: str
    sentence: str
    url: str
    first_date: str | None = None
    last_date: str | None = None
    derived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A person acts for a country or an organization."""

    person: str
    holder: str
    office: str
    valid_from: str | None = None
    valid_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """The assembled graph: everything that stores and exports show, in sorted order.

    Attributes:
        nodes: By id.
        edges: By rid.
        claims: By id.
        articles: By id.
        origins: Claim id to origin id: claims of near-copies, of one agency, or of one speaker at one event share it.
        offices: ACTS_FOR edges.
        links: Claim pairs (smaller id first) with kind: dispute, self-contradiction, changed, author-against-speaker.
        rejected: Claims that a person rejected, by article and place; no edge, count or answer knows them.
    """

    nodes: tuple[GraphNode, ...]
    edges: tuple[Edge, ...]
    claims: tuple[Claim, ...]
    articles: tuple[Article, ...]
    origins: dict[str, str] = field(default_factory=dict)
    offices: tuple[Office, ...] = ()
    links: tuple[tuple[str, str, str], ...] = ()
    rejected: tuple[Claim, ...] = ()
