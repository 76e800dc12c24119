"""What a governing word does to the clause below it, and who is set aside from a list."""

import pytest
from claim_rows import rows

_STANCE = "Bolivia | SUPPORTS | Peruvian plan"
#: The middle of "Bolivia ... the Peruvian plan." and what follows about the support; nothing where it is empty.
GOVERNORS = {
    "pretended to support": "denied actual",
    "purported to support": "",
    "waited to support": "",
    "managed to support": "asserted actual",
    "chose to support": "asserted actual",
    "scrambled to support": "asserted possible",
    "conspired to support": "asserted planned",
    "mulled supporting": "asserted possible",
    "ruled out supporting": "denied actual",
    "held off supporting": "denied actual",
    "put off supporting": "",
    "did not delay supporting": "",
    "ended up supporting": "asserted actual",
    "gave up supporting": "denied actual ended",
    "stayed away from supporting": "denied actual",
    "thought better of supporting": "denied actual",
    "came close to supporting": "",
    "stopped short of supporting": "denied actual",
    "did not stop short of supporting": "",
    "was not far from supporting": "",
    "was banned from supporting": "denied actual",
    "was not banned from supporting": "",
    "was wrong to support": "asserted actual",
    "was foolish to support": "asserted actual",
    "was certain to support": "asserted planned",
    "was not certain to support": "",
    "was in no position to support": "denied possible",
    "was not on the verge of supporting": "denied planned",
    "was not late in supporting": "",
    "took steps to support": "asserted planned",
    "took no steps to support": "",
    "did not need to support": "",
    "opposed supporting": "",
    "suggested supporting": "asserted demanded",
    "was obliged to support": "asserted demanded",
    "did not hesitate to support": "asserted actual",
}

CASES: dict[str, list[str]] = {
    "All members but Slovakia support the oil embargo against Russia.": [],
    "No country but Iran supports the plan.": [],
    "Kenya but not Uganda supports the plan.": [
        "Kenya | SUPPORTS | plan | asserted actual",
        "Uganda | SUPPORTS | plan | denied actual",
    ],
    "Not Iran but Oman hosted the talks.": [
        "Iran | HOSTS | talks | denied actual",
        "Oman | HOSTS | talks | asserted actual",
    ],
    "Not only Iran but also Oman hosted the talks.": [
        "Iran | HOSTS | talks | asserted actual",
        "Oman | HOSTS | talks | asserted actual",
    ],
    "Sudan attacked not Chad but Libya.": [
        "Sudan | ATTACKS | Chad | denied actual",
        "Sudan | ATTACKS | Libya | asserted actual",
    ],
    "Chad bought gas not from Libya but from Algeria.": [
        "Algeria | SUPPLIES_GAS_TO | Chad | asserted actual",
        "Libya | SUPPLIES_GAS_TO | Chad | denied actual",
    ],
    "Oman hosted the talks, not Iran.": [],
    "Nor did Peru ask Mexico to leave.": ["Peru | DEMANDS | Mexico | denied actual"],
    "Nor has Kenya attacked Somalia.": ["Kenya | ATTACKS | Somalia | denied actual"],
    "Nor is Kenya a member of NATO.": ["Kenya | MEMBER_OF | NATO | denied actual"],
    "Peru did not attack Chile, nor did it threaten Bolivia.": [
        "Peru | ATTACKS | Chile | denied actual",
        "Peru | THREATENS | Bolivia | denied actual",
    ],
    "Hardly had Kenya attacked Chad when Niger left.": ["Kenya | ATTACKS | Chad | asserted actual"],
    "Kenya's parliament blamed Uganda for attacking Rwanda.": [
        "Kenya | ACCUSES | Uganda | asserted actual",
        "Uganda | ATTACKS | Rwanda | asserted actual by Kenya",
    ],
    "Chile praised Peru for hosting the summit.": ["Peru | HOSTS | summit | asserted actual"],
    "Chile stopped Peru from attacking Bolivia.": ["Peru | ATTACKS | Bolivia | denied actual"],
    "Uganda's oil is not shipped via Kenya.": ["oil supply of Uganda | TRANSITS_THROUGH | Kenya | denied actual"],
    "Shell abandoned its plan to buy Eni.": [],
    "Shell did not abandon its plan to buy Eni.": ["Shell | OWNS | Eni | asserted planned"],
    "Shell failed in its bid to buy Eni.": [],
    "Kenya's plan to attack Somalia was rejected.": [],
    "Kenya's decision to join BRICS was reversed.": [],
    "Iran's pledge to supply Chad with gas came to nothing.": [],
    "Tonga turned down an offer to host the summit.": ["Tonga | REJECTS | offer | asserted actual"],
    "Neither Jordan nor Egypt has agreed to host the refugees.": [],
    "Neither Kenya nor Uganda agreed with Tanzania on the border.": [
        "Kenya | AGREES_WITH | Tanzania | denied actual",
        "Uganda | AGREES_WITH | Tanzania | denied actual",
    ],
}


@pytest.mark.parametrize(("words", "follows"), sorted(GOVERNORS.items()))
def test_a_governor_decides_what_follows(words: str, follows: str) -> None:
    found = [item for item in rows(f"Bolivia {words} the Peruvian plan.") if item.startswith(_STANCE)]
    assert found == ([f"{_STANCE} | {follows}"] if follows else [])


@pytest.mark.parametrize(("text", "expected"), sorted(CASES.items()))
def test_who_is_set_aside_is_not_claimed(text: str, expected: list[str]) -> None:
    assert rows(text) == sorted(expected)


#: What stands around "Bolivia supports the Peruvian plan", and what follows about it.
CONTEXTS = {
    "Chile knows that Bolivia supports the Peruvian plan.": "asserted actual",
    "Chile does not regret that Bolivia supports the Peruvian plan.": "asserted actual",
    "It emerged that Bolivia supports the Peruvian plan.": "asserted actual",
    "Chile agrees that Bolivia supports the Peruvian plan.": "asserted actual by Chile",
    "It is hard to believe that Bolivia supports the Peruvian plan.": "",
    "It is wrong that Bolivia supports the Peruvian plan.": "",
    "There is no suggestion that Bolivia supports the Peruvian plan.": "",
    "There is little doubt that Bolivia supports the Peruvian plan.": "asserted actual",
    "There is little chance that Bolivia supports the Peruvian plan.": "denied possible",
    "Chile left the talks as if Bolivia supported the Peruvian plan.": "",
    "Chile left the talks whether or not Bolivia supported the Peruvian plan.": "",
    "Chile left the talks once Bolivia supported the Peruvian plan.": "asserted actual",
    "Bolivia, which once supported the Peruvian plan, left.": "denied actual ended",
    "Not until May did Bolivia support the Peruvian plan.": "asserted actual",
    "Were Bolivia to support the Peruvian plan, Chile would leave.": "asserted hypothetical",
    "Bolivia supposedly supports the Peruvian plan.": "asserted actual by unnamed:reports",
    "Bolivia hopefully supports the Peruvian plan.": "asserted possible",
    "Without Bolivia's support for the Peruvian plan, Chile will leave.": "",
    "Bolivia's support for the Peruvian plan is in doubt.": "",
    "Bolivia's support for the Peruvian plan has evaporated.": "denied actual ended",
    "Bolivia's offer to support the Peruvian plan surprised Chile.": "asserted planned",
}


@pytest.mark.parametrize(("text", "follows"), sorted(CONTEXTS.items()))
def test_the_context_decides_what_follows(text: str, follows: str) -> None:
    found = [item for item in rows(text) if item.startswith(_STANCE)]
    assert found == ([f"{_STANCE} | {follows}"] if follows else [])
