"""The form of a decision of a person: one line of JSON per decision.

A decisions file is read from the top; blank lines and lines that begin with ``#`` are comments. The page and the
commands that write lines take the names of fields and actions from here, and a reader checks them with ``from_line``::

    {"action": "reject", "claim": "c-0123456789abcdef", "who": "AB", "when": "2025-09-02", "why": "irony"}
    {"action": "amend", "claim": "c-0123456789abcdef", "set": {"polarity": "denied"}, "who": "AB", ...}
    {"action": "confirm", "claim": "c-0123456789abcdef", "who": "AB", "when": "2025-09-02", "why": ""}
    {"action": "add", "article": "a-0123456789abcdef", "quote": "...", "subject": {"id": ...}, ...}
    {"action": "merge", "node": "person.j-doe", "into": {"id": "person.jane-doe", ...}, ...}
    {"action": "split", "node": "place.georgia", "articles": ["a-0123456789abcdef"], "into": {"id": ...}, ...}
    {"action": "distinct", "node": "person.j-doe", "other": "person.john-doe", ...}
    {"action": "undo", "decision": "d-0123456789abcdef", ...}

The fields stand in this order, one space after each comma and colon, so that lines differ only where decisions do.
"""

import datetime
import json
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from graphbuild.errors import DataFileError
from graphbuild.model import Modality, NodeType, Phase, Polarity, digest

ClaimId = Annotated[str, Field(pattern=r"^c-[0-9a-f]{16}$")]
ArticleId = Annotated[str, Field(min_length=1)]
NodeId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.:-]+$")]
Relation = Annotated[str, Field(pattern=r"^[A-Z][A-Z_]*$")]
_SIGNED = ("who", "when", "why")


class Action(StrEnum):
    """What a person says about a claim, an entity or an earlier decision."""

    REJECT = "reject"
    AMEND = "amend"
    CONFIRM = "confirm"
    ADD = "add"
    MERGE = "merge"
    SPLIT = "split"
    DISTINCT = "distinct"
    UNDO = "undo"


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Amendment(_Form):
    """What an amended claim should say; what is not given stays, and a phase of null takes the phase away."""

    relation: Relation | None = None
    polarity: Polarity | None = None
    modality: Modality | None = None
    phase: Phase | None = None


class End(_Form):
    """A node as a decision names it, complete enough to stand in an article that did not know it."""

    id: NodeId
    name: Annotated[str, Field(min_length=1)]
    type: NodeType


class Signed(_Form):
    """Who decided.

    Attributes:
        who: Name or sign of the person; may not be empty.
        when: Day of the decision.
        why: Reason in the person's words; may be empty for ``confirm`` and ``undo`` only.
    """

    who: Annotated[str, Field(min_length=1)]
    when: datetime.date
    why: str = ""

    @model_validator(mode="after")
    def _reasoned(self) -> Self:
        action: Action | None = getattr(self, "action", None)
        if not self.why.strip() and action not in {Action.CONFIRM, Action.UNDO}:
            raise ValueError(f"{action} needs a reason in `why`")
        return self


class Decision(Signed):
    """A decision about one claim that the extractor found.

    Attributes:
        set: Only with ``amend``: what the claim should say.
    """

    action: Literal[Action.REJECT, Action.AMEND, Action.CONFIRM]
    claim: ClaimId
    set: Amendment | None = None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        changed = self.set is not None and bool(self.set.model_fields_set)
        if changed != (self.action is Action.AMEND):
            raise ValueError("`set` belongs to amend, and amend needs it")
        return self


class Addition(Signed):
    """A claim that the extractor missed.

    Attributes:
        quote: The exact characters of the article that say it.
        start: Where the quote starts, in code points; only needed where the article has it more than once.
        trigger: The words of the quote that name the relation; the whole quote when left out.
        speaker: Who says so; the author when left out.
    """

    action: Literal[Action.ADD]
    article: ArticleId
    quote: Annotated[str, Field(min_length=1)]
    start: int | None = None
    trigger: str | None = None
    subject: End
    relation: Relation
    object: End
    polarity: Polarity = Polarity.ASSERTED
    modality: Modality = Modality.ACTUAL
    phase: Phase | None = None
    speaker: End | None = None


class Merge(Signed):
    """Two nodes are one thing; the first goes, and its names become aliases of the second."""

    action: Literal[Action.MERGE]
    node: NodeId
    into: End


class Split(Signed):
    """In these articles a node is something else."""

    action: Literal[Action.SPLIT]
    node: NodeId
    articles: Annotated[tuple[ArticleId, ...], Field(min_length=1)]
    into: End


class Distinct(Signed):
    """Two nodes are not one thing, however close their names are: it is not proposed again."""

    action: Literal[Action.DISTINCT]
    node: NodeId
    other: NodeId


class Undo(Signed):
    """An earlier decision does not count any more."""

    action: Literal[Action.UNDO]
    decision: Annotated[str, Field(pattern=r"^d-[0-9a-f]{16}$")]


AnyDecision = Decision | Addition | Merge | Split | Distinct | Undo
_ADAPTER: TypeAdapter[AnyDecision] = TypeAdapter(Annotated[AnyDecision, Field(discriminator="action")])


def _ordered(names: list[str]) -> tuple[str, ...]:
    return (*(name for name in names if name not in _SIGNED), *_SIGNED)


#: Names of the fields of a decision about a claim, in the order of a line.
FIELDS: tuple[str, ...] = _ordered(list(Decision.model_fields))


def to_line(decision: AnyDecision) -> str:
    """Return the decision as a line without its end."""
    values: dict[str, Any] = decision.model_dump(mode="json", exclude_none=True)
    if isinstance(decision, Decision) and decision.set is not None:
        values["set"] = decision.set.model_dump(mode="json", exclude_unset=True)
    ordered = {name: values[name] for name in _ordered(list(type(decision).model_fields)) if name in values}
    return json.dumps(ordered, ensure_ascii=False)


def decision_id(decision: AnyDecision) -> str:
    """Return what ``undo`` calls the decision by: ``d-`` and 16 hex digits of its line."""
    return digest("d-", to_line(decision))


def from_line(line: str, *, place: str = "decision") -> AnyDecision:
    """Read one line.

    Args:
        line: The line.
        place: File and number of the line, for the message.

    Raises:
        DataFileError: The line is no decision; the message says which field is wrong.
    """
    try:
        return _ADAPTER.validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"] if part not in set(Action))
        raise DataFileError(f"{place}: {where or 'the line'}: {first['msg']}; correct or delete the line") from None
