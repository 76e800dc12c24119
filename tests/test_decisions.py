"""The line of a decision: what is written is read back, and a mistake is named."""

import datetime

import pytest

from graphbuild.errors import DataFileError
from graphbuild.model import Polarity
from graphbuild.records.decisions import FIELDS, Action, Amendment, Decision, from_line, to_line

CLAIM = "c-0123456789abcdef"


def decision(action: Action, **more: object) -> Decision:
    return Decision.model_validate(
        {"action": action, "claim": CLAIM, "who": "Ö. B.", "when": "2025-09-02", "why": 'she said "never"', **more}
    )


@pytest.mark.parametrize(
    "given",
    [
        decision(Action.REJECT),
        decision(Action.CONFIRM, why=""),
        decision(Action.AMEND, set=Amendment(polarity=Polarity.DENIED, relation="OPPOSES")),
    ],
)
def test_a_line_is_read_back(given: Decision) -> None:
    line = to_line(given)
    assert "\n" not in line
    assert from_line(line) == given


def test_fields_stand_in_one_order() -> None:
    assert to_line(decision(Action.AMEND, set=Amendment(polarity=Polarity.DENIED))) == (
        '{"action": "amend", "claim": "c-0123456789abcdef", "set": {"polarity": "denied"}, "who": "Ö. B.", '
        '"when": "2025-09-02", "why": "she said \\"never\\""}'
    )
    assert FIELDS == ("action", "claim", "set", "who", "when", "why")
    assert decision(Action.REJECT).when == datetime.date(2025, 9, 2)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "the line: Invalid JSON"),
        ('{"action": "burn"}', "action"),
        (f'{{"action": "confirm", "claim": "{CLAIM}", "who": "", "when": "2025-09-02"}}', "who"),
        (f'{{"action": "confirm", "claim": "{CLAIM}", "who": "A", "when": "yesterday"}}', "when"),
        (f'{{"action": "reject", "claim": "{CLAIM}", "who": "A", "when": "2025-09-02"}}', "needs a reason"),
        (f'{{"action": "amend", "claim": "{CLAIM}", "who": "A", "when": "2025-09-02", "why": "x"}}', "amend needs it"),
        ('{"action": "confirm", "claim": "claim 7", "who": "A", "when": "2025-09-02"}', "claim"),
    ],
)
def test_a_mistake_is_named_with_its_place(line: str, said: str) -> None:
    with pytest.raises(DataFileError, match=said) as caught:
        from_line(line, place="decisions.jsonl:4")
    assert str(caught.value).startswith("decisions.jsonl:4: ")
