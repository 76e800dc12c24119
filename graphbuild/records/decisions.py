"""The form of a decision of a person about a claim: one line of JSON per decision.

A decisions file is read from the top; blank lines and lines that begin with ``#`` are comments. The page and the
commands that write lines take the names of fields and actions from here, and a reader checks them with ``from_line``::

    {"action": "reject", "claim": "c-0123456789abcdef", "who": "AB", "when": "2025-09-02", "why": "irony"}
    {"action": "amend", "claim": "c-0123456789abcdef", "set": {"polarity": "denied"}, "who": "AB", ...}
    {"action": "confirm", "claim": "c-0123456789abcdef", "who": "AB", "when": "2025-09-02", "why": ""}

The fields stand in this order, one space after each comma and colon, so that lines differ only where decisions do.
"""

import datetime
import json
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from graphbuild.errors import DataFileError
from graphbuild.model import Modality, Phase, Polarity


class Action(StrEnum):
    """What a person says about a claim."""

    REJECT = "reject"
    AMEND = "amend"
    CONFIRM = "confirm"


class Amendment(BaseModel):
    """What an amended claim should say; what is not given stays."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    relation: Annotated[str, Field(pattern=r"^[A-Z][A-Z_]*$")] | None = None
    polarity: Polarity | None = None
    modality: Modality | None = None
    phase: Phase | None = None


class Decision(BaseModel):
    """A decision about one claim.

    Attributes:
        set: Only with ``amend``: what the claim should say.
        who: Name or sign of the person; may not be empty.
        when: Day of the decision.
        why: Reason in the person's words; may be empty for ``confirm`` only.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    action: Action
    claim: Annotated[str, Field(pattern=r"^c-[0-9a-f]{16}$")]
    set: Amendment | None = None
    who: Annotated[str, Field(min_length=1)]
    when: datetime.date
    why: str = ""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        changed = self.set is not None and bool(self.set.model_fields_set)
        if changed != (self.action is Action.AMEND):
            raise ValueError("`set` belongs to amend, and amend needs it")
        if not self.why.strip() and self.action is not Action.CONFIRM:
            raise ValueError(f"{self.action} needs a reason in `why`")
        return self


#: Names of the fields in the order of a line.
FIELDS: tuple[str, ...] = tuple(Decision.model_fields)


def to_line(decision: Decision) -> str:
    """Return the decision as a line without its end."""
    return json.dumps(decision.model_dump(mode="json", exclude_none=True), ensure_ascii=False)


def from_line(line: str, *, place: str = "decision") -> Decision:
    """Read one line.

    Args:
        line: The line.
        place: File and number of the line, for the message.

    Raises:
        DataFileError: The line is no decision; the message says which field is wrong.
    """
    try:
        return Decision.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise DataFileError(f"{place}: {where or 'the line'}: {first['msg']}; correct or delete the line") from None
