"""Claims in the background of a sentence: appositions, relative clauses, offices whose state stands a sentence away."""

import pytest
from claim_rows import rows

CASES: dict[str, list[str]] = {
    # a title set off by commas: the state that acts in the sentence before, where it is the only one
    "Peru summoned the Chilean ambassador on Monday. The foreign minister, Ana Rojas, said the talks were over.": [
        "Ana Rojas | OFFICIAL_OF | Peru | asserted actual"
    ],
    "Kenya closed the border. The interior minister, Jane Odhiambo, blamed the rain.": [
        "Jane Odhiambo | OFFICIAL_OF | Kenya | asserted actual"
    ],
    "Kenya closed the border. The interior minister, Jane Odhiambo, called the closure an outrage.": [
        "Jane Odhiambo | OPPOSES | closure | asserted actual"
    ],
    "Ghana met Togo in Accra. The trade minister, Ama Boateng, said so.": ["Ghana | MEETS | Togo | asserted actual"],
    "Chile threatened Peru. The defence minister, Ana Rojas, said Chile would close the road.": [
        "Ana Rojas | OFFICIAL_OF | Chile | asserted actual",
        "Chile | THREATENS | Peru | asserted actual",
    ],
    "Chile threatened Peru. The defence minister, Ana Rojas, said the road was closed.": [
        "Chile | THREATENS | Peru | asserted actual"
    ],
    "Total closed the well. The president, Awa Kone, told reporters that it would open.": [],
    # what a name is in its apposition
    "China, a member state of the African Union, left.": ["China | MEMBER_OF | African Union | asserted actual"],
    "Gabon is a member state of the African Union.": ["Gabon | MEMBER_OF | African Union | asserted actual"],
    "Tuvalu, the host of the summit, did not come.": ["Tuvalu | HOSTS | summit | asserted actual"],
    "Slovenia's biggest supplier of gas, Sonatrach, said no.": [
        "Sonatrach | SUPPLIES_GAS_TO | Slovenia | asserted actual"
    ],
    "Slovenia's biggest gas supplier, Sonatrach, said no.": [
        "Sonatrach | SUPPLIES_GAS_TO | Slovenia | asserted actual"
    ],
    "Crimea, a province of Ukraine, was calm.": ["Crimea | LOCATED_IN | Ukraine | asserted actual"],
    "Kurdistan is a region of Iraq.": ["Kurdistan | LOCATED_IN | Iraq | asserted actual"],
    # who asks to be let in again
    "Kiribati asked to be readmitted to the African Union.": [
        "Kiribati | SEEKS_MEMBERSHIP_IN | African Union | asserted actual"
    ],
    # two who signed what stands between them
    "Turkey sells drones to Sudan under an agreement that the two signed in March.": [
        "Turkey | AGREES_WITH | Sudan | asserted actual",
        "Turkey | SUPPLIES_TO | Sudan | asserted actual",
    ],
    "Ghana met Togo to discuss a treaty that the two countries had signed.": [
        "Ghana | AGREES_WITH | Togo | asserted actual",
        "Ghana | MEETS | Togo | asserted actual",
    ],
    "Ghana sued Togo over a port in Mali under a treaty that the two countries had signed.": [],
    # a ruling that one accepts and another turns down; whom a closed border threatens
    "Chile said it would accept the ruling, which Peru has rejected.": [
        "Chile | ACCEPTS | ruling | asserted planned by Chile",
        "Peru | REJECTS | ruling | asserted actual",
    ],
    "Pakistan threatened to close its airspace to India.": ["Pakistan | THREATENS | India | asserted actual"],
    # who has left, and who stood elsewhere before
    "Glencore said on Monday that its chairman, Juan Paz, had stepped down.": [
        "Juan Paz | HEAD_OF | Glencore | denied actual ended"
    ],
    "Juan Paz, the chairman of Glencore, has resigned.": ["Juan Paz | HEAD_OF | Glencore | denied actual ended"],
    "Glencore's chairman, Juan Paz, has not resigned.": ["Juan Paz | HEAD_OF | Glencore | asserted actual"],
    "Glencore's chairman, Juan Paz, has quit the party.": ["Juan Paz | HEAD_OF | Glencore | asserted actual"],
    "Glencore's chairman, Juan Paz, has resigned from another board.": [
        "Juan Paz | HEAD_OF | Glencore | asserted actual"
    ],
    "If Glencore's chairman, Juan Paz, had resigned, the row would be over.": [
        "Juan Paz | HEAD_OF | Glencore | asserted actual"
    ],
    "Hungary, which had opposed the pact, now backs it.": [
        "Hungary | OPPOSES | pact | denied actual ended",
        "Hungary | SUPPORTS | pact | asserted actual",
    ],
    # the bulk of a place
    "Hezbollah, whose fighters hold most of Aleppo, said no.": ["Hezbollah | CONTROLS | Aleppo | asserted actual"],
    # verdicts
    "Iran said the deal was a mistake.": ["Iran | OPPOSES | deal | asserted actual by Iran"],
    "Iran said the deal was not a mistake.": ["Iran | OPPOSES | deal | denied actual by Iran"],
    "Hezbollah called the law a humiliation.": ["Hezbollah | OPPOSES | law | asserted actual"],
    "Ana Rojas called the offer an insult.": [],
}


@pytest.mark.parametrize("text", CASES)
def test_claims(text: str) -> None:
    assert rows(text) == sorted(CASES[text])
