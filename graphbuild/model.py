"""The records that flow between the stages: frozen values, nothing else.

All offsets are code points, half-open, into the *raw* text of the article (``Article.text``).
Dates are ISO strings (``YYYY-MM-DD``) or None; unknown is allowed and never guessed.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Polarity(StrEnum):
    """Whether the relation holds according to the source."""

    ASSERTED = "asserted"
    DENIED = "denied"


class Modality(StrEnum):
    """How real the relation is said to be."""

    ACTUAL = "actual"
    PLANNED = "planned"
    POSSIBLE = "possible"
    HYPOTHETICAL = "hypothetical"
    DEMANDED = "demanded"


class Phase(StrEnum):
    """Marks relations that do not hold now."""

    ENDED = "ended"
    PAST = "past"


class NodeType(StrEnum):
    """Types of the nodes that claims connect."""

    PERSON = "PERSON"
    COUNTRY = "COUNTRY"
    ORGANIZATION = "ORGANIZATION"
    FACILITY = "FACILITY"
    LOCATION = "LOCATION"
    EVENT = "EVENT"
    TOPIC = "TOPIC"


class MentionForm(StrEnum):
    """How a text refers to an entity."""

    NAME = "name"
    METONYM = "metonym"
    DEMONYM = "demonym"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class TopicKind(StrEnum):
    """Kinds of propositions that people take stances on."""

    MEMBERSHIP = "MEMBERSHIP"
    ENLARGEMENT = "ENLARGEMENT"
    SUPPLY = "SUPPLY"
    DEPLOYMENT = "DEPLOYMENT"
    SECURITY_GUARANTEES = "SECURITY_GUARANTEES"
    NEGOTIATION = "NEGOTIATION"
    SANCTION = "SANCTION"
    PROPOSAL = "PROPOSAL"
    POLICY = "POLICY"
    PROJECT = "PROJECT"
    CLAIM = "CLAIM"
    POSITION = "POSITION"


#: ``json.dumps`` would make a new encoder for each call that is not plain ASCII.
_encode = json.JSONEncoder(ensure_ascii=False).encode


def digest(prefix: str, *parts: object) -> str:
    """Return a short stable id: the prefix and 16 hex digits of a SHA-256 over the parts."""
    text = _encode([str(part) for part in parts])
    return f"{prefix}{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points of the raw text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as read.

    Attributes:
        id: ``a-`` and 16 hex digits: of the canonical URL, else of outlet and text (see ``article_id``).
        title: Headline, from metadata or the first line; may be empty.
        outlet: Who published it (front matter ``source``); empty when unknown.
        url: Canonical URL; empty when unknown.
        published: Publication date or None.
        agency: News agency in a credit line; empty when none was found.
        author: Who wrote it, as its metadata says; empty when unknown.
        language: Code of ISO 639 as identified or declared (``en``); empty when unknown.
        text: The raw text that all offsets point into: the decoded file, or the extracted field.
        paths: Every place it was read from, sorted.
    """

    id: str
    title: str
    text: str
    outlet: str = ""
    url: str = ""
    published: str | None = None
    agency: str = ""
    author: str = ""
    language: str = ""
    paths: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """Hash of the raw text: evidence is valid only for exactly this text."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


def article_id(*, url: str, outlet: str, text: str) -> str:
    """Return the lasting id of an article: by canonical URL, else by outlet and text."""
    return digest("a-", "url", url) if url else digest("a-", "text", outlet, text)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """A topic concerns an entity, in a role (candidate, organization, supplier, customer ...)."""

    role: str
    entity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An entity or a topic: what claims connect.

    Attributes:
        id: Wikidata id where a source was seen, else gazetteer key, else slug; characters ``[A-Za-z0-9_.:-]``.
        kind: Kind of a topic, else None.
        about: What a topic is about; empty for entities.
    """

    id: str
    name: str
    type: NodeType
    aliases: tuple[str, ...] = ()
    wikidata: str = ""
    kind: TopicKind | None = None
    about: tuple[About, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place in the text that refers to an entity.

    Attributes:
        node: Id of the entity it was linked to.
        way: How it was linked (gazetteer, alias, surname, abbreviation, metonym, slug ...).
        confidence: 0 to 1, of the linking.
    """

    span: Span
    text: str
    type: NodeType
    form: MentionForm
    node: str
    way: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """One end of a claim: the node and the characters that name it here."""

    id: str
    name: str
    type: NodeType
    span: Span
    form: MentionForm = MentionForm.NAME


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One link of an attribution chain.

    Attributes:
        id: Node id; for sources without a name ``unnamed:<noun>`` (a speaker of its own kind).
        name: Name, or ``unnamed:diplomats``.
        type: Node type, None for unnamed sources.
        quoted: The words are quoted, not paraphrased.
    """

    id: str
    name: str
    type: NodeType | None
    quoted: bool = False
    span: Span | None = None


class CueKind(StrEnum):
    """What a marked piece of the evidence does."""

    NEGATION = "negation"
    MODALITY = "modality"
    PHASE = "phase"
    SPEAKER = "speaker"
    DATE = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that decided polarity, modality, phase, speaker or date."""

    kind: CueKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The exact characters that say it."""

    sentence: Span
    text: str
    trigger: Span
    subject: Span
    object: Span
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """One named summand of the confidence."""

    name: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a person decided about a claim.

    Attributes:
        action: reject, amend, confirm or add.
        was: What the claim said before, as pairs of field and value; only for amend.
    """

    action: str
    who: str
    when: str
    why: str = ""
    was: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A relation between two nodes as one article states it.

    Attributes:
        attribution: Speakers, innermost first; empty when the author says it in his own voice.
        date_text: Date as the text alone permits, TIMEX style (``XXXX-WXX-2``, ``../2034``), or None.
        rule: Id of the rule that fired, e.g. ``OPPOSES.v.oppose``.
        factors: Confidence is their sum, clipped to 0..1.
        attrs: Further facts as sorted pairs: office, commodity, place, manner.
        verdicts: What people decided about it, in order; empty for most.
    """

    id: str
    article: str
    subject: Argument
    relation: str
    object: Argument
    polarity: Polarity
    modality: Modality
    rule: str
    evidence: tuple[Evidence, ...]
    phase: Phase | None = None
    attribution: tuple[Speaker, ...] = ()
    published: str | None = None
    said_on: str | None = None
    event_from: str | None = None
    event_to: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    date_text: str | None = None
    factors: tuple[Factor, ...] = ()
    attrs: tuple[tuple[str, str], ...] = ()
    verdicts: tuple[Verdict, ...] = ()

    @property
    def confidence(self) -> float:
        """Sum of the factors, clipped to 0..1 and rounded to 3 digits."""
        return round(min(1.0, max(0.0, sum(factor.value for factor in self.factors))), 3)


def claim_id(
    *,
    article: str,
    relation: str,
    trigger: Span,
    subject: Span,
    object_: Span,
    polarity: Polarity,
    modality: Modality,
    speaker: str,
) -> str:
    """Return the lasting id of a claim.

    Entity ids are not part of it, so a merge or a correction never changes it. ``speaker`` is the
    innermost speaker's words as extracted, or ``author``.
    """
    spans = [f"{span.start}-{span.end}" for span in (trigger, subject, object_)]
    return digest("c-", article, relation, *spans, polarity, modality, speaker)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything that one article gave: the canonical data, one per article.

    Attributes:
        words: All that rules compare of the text, in lower case, sorted: tells which changed rules concern it.
        rules_version: Digest of the code, the word lists and those relations that these words can meet.
        rejected: Claims that a person rejected; always empty in the record file, which keeps what was extracted.
    """

    article: Article
    mentions: tuple[Mention, ...] = ()
    nodes: tuple[Node, ...] = ()
    claims: tuple[Claim, ...] = ()
    rules_version: str = ""
    model_version: str = ""
    words: tuple[str, ...] = ()
    rejected: tuple[Claim, ...] = ()


def sort_claims(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims in the one order that every view uses: article, place in it, id."""
    return tuple(sorted(claims, key=lambda claim: (claim.article, claim.evidence[0].sentence, claim.id)))
