r"""The schema of the stored graph, as data: the loader, the checks and the printed reference all read it.

Every node and relationship also carries ``graph``, the name of the graph that it belongs to, so that ours can be told
from what else a server holds. No property is called ``type``, ``title``, ``label``, ``start`` or ``end``: kglite gives
these names meanings of its own. Names go into Cypher text, and escaping does not make that safe (Neo4j decodes
``\u0060`` inside backticks); they therefore come from this file or match ``RELATION_NAME``.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from graphbuild.errors import StoreError
from graphbuild.model import NodeType

RELATION_NAME = re.compile(r"[A-Z][A-Z_]*", re.ASCII)
CLAIMED = "CLAIMED"


class PropertyType(StrEnum):
    """Types of property values, as Neo4j names them; dates are ISO strings."""

    STRING = "STRING"
    INTEGER = "INTEGER"
    FLOAT = "FLOAT"
    BOOLEAN = "BOOLEAN"
    STRINGS = "LIST<STRING>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """A property of a node or relationship; an unknown value is absent (null), never an empty string or list."""

    name: str
    type: PropertyType
    help: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeSchema:
    """Nodes with one label and a unique ``id``.

    Attributes:
        label: The label whose ``id`` is unique.
        kinds: Second labels, one of which each node has; empty when there are none.
        indexes: Further properties that templates look nodes up by.
        fulltext: Properties that one full-text index covers, where the engine has such indexes.
    """

    label: str
    help: str
    properties: tuple[Property, ...]
    kinds: tuple[str, ...] = ()
    indexes: tuple[str, ...] = ()
    fulltext: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationshipSchema:
    """Relationships of one type.

    Attributes:
        type: The type; ``*`` for the relations of the ontology and ``CLAIMED``, which share their properties.
        ends: Pairs of labels that it connects.
    """

    type: str
    help: str
    ends: tuple[tuple[str, str], ...]
    properties: tuple[Property, ...]


def _properties(table: str) -> tuple[Property, ...]:
    """Read lines of name, type and meaning."""
    rows = [line.split(maxsplit=2) for line in table.splitlines() if line.strip()]
    return tuple(Property(name=name, type=PropertyType[kind.upper()], help=text) for name, kind, text in rows)


_NODE = """
id string Unique among the nodes of its label
graph string Name of the graph
name string What people call it
"""
_RELATIONSHIP = """
rid string Unique among the relationships
graph string Name of the graph
"""

#: Second labels of entities by node type.
KIND_LABELS = {kind: kind.value.capitalize() for kind in NodeType}

ENTITY = NodeSchema(
    label="Entity",
    help="What claims connect: entities, and topics, on which people take stances",
    kinds=tuple(KIND_LABELS.values()),
    indexes=("name",),
    fulltext=("name", "aliases"),
    properties=_properties(
        _NODE
        + """
        kind string Person, Country, Organization, Facility, Location, Event or Topic, as the second label
        aliases strings Other names
        wikidata string Wikidata id
        topic_kind string Kind of a topic: MEMBERSHIP, SUPPLY, NEGOTIATION and others
        mentions integer Places in the articles that name it
        articles integer Articles that name it
        first_seen string Earliest publication date of these
        last_seen string Latest publication date of these
        event_from string First day of a meeting that claims tell of
        event_to string Last day of such a meeting
        place string Where such a meeting is
        """
    ),
)
ARTICLE = NodeSchema(
    label="Article",
    help="An article as read; its text stays in the record file",
    properties=_properties(
        _NODE
        + """
        url string Canonical URL
        outlet string Who published it
        agency string News agency in its credit line
        author string Who wrote it, as its metadata says
        language string Its language, as a code of ISO 639
        published string Publication date
        sha256 string Hash of the text that all offsets point into
        """
    ),
)
OUTLET = NodeSchema(label="Outlet", help="Who publishes articles", properties=_properties(_NODE))
ORIGIN = NodeSchema(
    label="Origin",
    help="Where claims come from: claims of one origin do not confirm each other",
    properties=_properties(_NODE),
)
SPEAKER = NodeSchema(
    label="Speaker",
    help="A source that is no entity of the graph, such as diplomats without a name",
    properties=_properties(_NODE),
)
CLAIM = NodeSchema(
    label="Claim",
    help="A relation between two nodes as one article states it; ends, speaker and article also as properties, which "
    "answers most questions without a step to other nodes",
    indexes=("relation", "polarity", "subject_id", "object_id", "position"),
    properties=_properties(
        _NODE
        + """
        subject string Name of its first end
        subject_id string Id of its first end
        relation string Name of the relation
        object string Name of its second end
        object_id string Id of its second end
        polarity string asserted or denied
        modality string actual, planned, possible, hypothetical or demanded
        phase string ended or past, for what does not hold now
        position string The same for dated claims of one voice on one matter between the same ends
        speaker string Name of the innermost speaker, or author
        speaker_id string Id of the innermost speaker; absent when the author speaks
        date string When: event_from, else valid_from, said_on or published
        published string Publication date of its article
        said_on string Day on which the speaker said it
        event_from string First day of the event
        event_to string Last day of the event
        valid_from string First day on which the state holds
        valid_to string Last day on which the state holds
        date_text string The date as the text gives it, TIMEX style
        confidence float 0 to 1
        sentence string The sentence that says it
        start_char integer Where that sentence starts in the text, in code points
        end_char integer Where it ends
        article string Id of its article
        outlet string Outlet of its article
        url string URL of its article
        rule string Rule that found it
        decision string confirm, amend or add: what a person decided about it last; `explain` says who and why
        office string Office that makes the subject act for the object
        commodity string What is supplied
        place string Where it happens
        manner string How it happens
        """
    ),
)
NODES = (ENTITY, ARTICLE, OUTLET, ORIGIN, SPEAKER, CLAIM)

RELATION = RelationshipSchema(
    type="*",
    help="A relation between entities: its own type when it holds plainly, voiced by the author or by its subject; "
    "CLAIMED when it is denied, not actual, over, or only said by others",
    ends=(("Entity", "Entity"),),
    properties=_properties(
        _RELATIONSHIP
        + """
        relation string Name of the relation, also on CLAIMED
        polarity string asserted or denied
        modality string actual, planned, possible, hypothetical or demanded
        phase string ended or past
        claims strings Ids of the claims behind it
        speakers strings Names of the speakers; author for the articles' own voice
        by_author boolean Some article says it in its own voice
        disputed boolean Some claim says the opposite
        articles integer Number of articles
        outlets integer Number of outlets
        origins integer Number of independent origins
        confidence float 0 to 1: of the claim that is shown, more for further origins, less if disputed
        claim string Id of the claim that is shown
        sentence string Its sentence
        url string URL of its article
        first_date string Date of the earliest claim
        last_date string Date of the latest claim
        """
    ),
)


def _plain(name: str, text: str, *ends: tuple[str, str], table: str = "") -> RelationshipSchema:
    return RelationshipSchema(type=name, help=text, ends=ends, properties=_properties(_RELATIONSHIP + table))


ABOUT = _plain(
    "ABOUT",
    "What a topic is about",
    ("Entity", "Entity"),
    table="role string candidate, organization, supplier ...",
)
ACTS_FOR = _plain(
    "ACTS_FOR",
    "A person acts for a country or organization",
    ("Entity", "Entity"),
    table="""
    office string Name of the office
    valid_from string First day in office
    valid_to string Last day in office
    """,
)
SUBJECT = _plain("SUBJECT", "First end of a claim", ("Claim", "Entity"))
OBJECT = _plain("OBJECT", "Second end of a claim", ("Claim", "Entity"))
SAID_BY = _plain(
    "SAID_BY",
    "Who says so; a claim without it is in the author's own voice",
    ("Claim", "Entity"),
    ("Claim", "Speaker"),
    table="""
    order integer 0 for the innermost speaker
    quoted boolean The words are quoted
    """,
)
IN = _plain("IN", "Article that makes a claim", ("Claim", "Article"))
FROM_ORIGIN = _plain("FROM_ORIGIN", "Where a claim comes from", ("Claim", "Origin"))
PUBLISHED_BY = _plain("PUBLISHED_BY", "Outlet of an article", ("Article", "Outlet"))
CONTRADICTS = _plain(
    "CONTRADICTS",
    "Two claims that cannot both hold",
    ("Claim", "Claim"),
    table="kind string dispute, self-contradiction or author-against-speaker",
)
SUPERSEDES = _plain(
    "SUPERSEDES",
    "A later claim that replaces an earlier one",
    ("Claim", "Claim"),
    table="kind string changed",
)
RELATIONSHIPS = (
    RELATION,
    ABOUT,
    ACTS_FOR,
    SUBJECT,
    OBJECT,
    SAID_BY,
    IN,
    FROM_ORIGIN,
    PUBLISHED_BY,
    CONTRADICTS,
    SUPERSEDES,
)
_BY_TYPE = {schema.type: schema for schema in RELATIONSHIPS}
_BY_LABEL = {schema.label: schema for schema in NODES}


def label_pairs() -> list[tuple[str, str]]:
    """Return the pairs of labels that relationships connect, sorted."""
    return sorted({pair for schema in RELATIONSHIPS for pair in schema.ends})


def between(start: str, end: str) -> list[RelationshipSchema]:
    """Return the schemas of the relationships between two labels."""
    return [schema for schema in RELATIONSHIPS if (start, end) in schema.ends]


def node_schema(label: str) -> NodeSchema:
    """Return the schema of nodes with this label."""
    return _BY_LABEL[label]


def relationship_schema(type_: str) -> RelationshipSchema:
    """Return the schema of a relationship type; types that are not declared are relations of the ontology.

    Raises:
        StoreError: The name is no relation name, so it must not go into Cypher text.
    """
    if type_ in _BY_TYPE and type_ != "*":
        return _BY_TYPE[type_]
    if not RELATION_NAME.fullmatch(type_):
        raise StoreError(f"{type_!r} cannot be a relationship type: only A-Z and _ are allowed in relation names")
    return RELATION
