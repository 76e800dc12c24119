"""What is said, denied, doubted, demanded and supposed: rules of scope, with tempting sentences beside them."""

import pytest
from claim_rows import rows

CASES: dict[str, list[str]] = {
    "Lima wants the subsidies that Quito has cut.": ["Peru | DEMANDS | subsidies | asserted actual"],
    "Ankara wants Athens to return the marbles.": ["Turkey | DEMANDS | Greece returning marbles | asserted actual"],
    "Samoa wants to join the Pacific Alliance.": ["Samoa | SEEKS_MEMBERSHIP_IN | Pacific Alliance | asserted actual"],
    "Fiji has dismissed a call by Tonga for new elections.": [
        "Fiji | REJECTS | call by Tonga for new elections | asserted actual",
        "Tonga | DEMANDS | new elections | asserted actual",
    ],
    "The cabinet vetoed a demand by the WHO to close the airport.": [
        "World Health Organization | DEMANDS | Closing airport | asserted actual"
    ],
    "Georgia asked to be admitted to the Council of Europe.": [
        "Georgia | SEEKS_MEMBERSHIP_IN | Council of Europe | asserted actual"
    ],
    "Norbert Amsel said no to Boeing.": ["Norbert Amsel | REJECTS | Boeing | asserted actual"],
    "It is not the case that Peru opposes the ban.": ["Peru | OPPOSES | ban | denied actual"],
    "The fact that Peru supports the ban surprised Chile.": ["Peru | SUPPORTS | ban | asserted actual"],
    "It would be a mistake to think that Chad does not support the treaty.": [
        "Chad | SUPPORTS | treaty | asserted actual"
    ],
    "It would be wrong to say that Chad supports the treaty.": ["Chad | SUPPORTS | treaty | denied actual"],
    "Nobody doubts that Kenya owns the Kismayo bridge.": ["Kenya | OWNS | Kismayo bridge | asserted actual"],
    "Doctors doubt that Chad supports the ban.": [],
    "There is no doubt that Fiji backs the levy.": ["Fiji | SUPPORTS | levy | asserted actual"],
    "Minsk could not rule out that Latvia had attacked Riga.": ["Latvia | ATTACKS | Riga | asserted possible"],
    "Peru disputed the conclusion that Chile owns the port.": ["Chile | OWNS | port | denied actual by Peru"],
    "Nobody disputed the conclusion that Chile owns the port.": ["Chile | OWNS | port | asserted actual"],
    "Under no circumstances will Togo leave NATO.": ["Togo | MEMBER_OF | NATO | asserted actual"],
    "Not a single minister from Kenya supports the treaty.": ["Kenya | SUPPORTS | treaty | denied actual"],
    "Togo did not leave the African Union; it never was a member.": [
        "Togo | MEMBER_OF | African Union | denied actual"
    ],
    "Togo did not leave the African Union; it never funded the bank.": [
        "Togo | MEMBER_OF | African Union | asserted actual"
    ],
    "Anna Roux was never chairwoman of Airbus.": ["Anna Roux | HEAD_OF | Airbus | denied actual"],
    "Anna Roux is expected to become Airbus's new chief executive.": [
        "Anna Roux | HEAD_OF | Airbus | asserted planned"
    ],
    "Norbert Amsel resigned as prime minister of Malta.": ["Norbert Amsel | HEAD_OF | Malta | denied actual ended"],
    "Boeing's contract with Ryanair has lapsed.": ["Boeing | HOLDS_CONTRACT_WITH | Ryanair | denied actual ended"],
    "Mali would be glad to host the Sahel summit.": ["Mali | HOSTS | Sahel summit | asserted hypothetical"],
    "France undertook in 1921 to defend Poland.": ["France | GUARANTEES_SECURITY_OF | Poland | asserted actual"],
    "Peru dropped its tariffs on Chile in May.": ["Peru | SANCTIONS | Chile | denied actual ended"],
    "Peru has not dropped its tariffs on Chile.": ["Peru | SANCTIONS | Chile | asserted actual"],
    "Kenya supports the ban, as Uganda claims.": ["Kenya | SUPPORTS | ban | asserted actual by Uganda"],
    "Kenya does not support the ban, as Uganda claims.": ["Kenya | SUPPORTS | ban | denied actual"],
    "Rwanda attacked Burundi, which Kigali has denied.": [
        "Rwanda | ATTACKS | Burundi | asserted actual",
        "Rwanda | ATTACKS | Burundi | denied actual by Rwanda",
    ],
    "Rwanda attacked Burundi, which denies visas to Ugandans.": ["Rwanda | ATTACKS | Burundi | asserted actual"],
    "A few analysts say Kenya supports the ban.": ["Kenya | SUPPORTS | ban | asserted actual by unnamed:analysts"],
    "Dozens of diplomats said Kenya supports the ban.": [
        "Kenya | SUPPORTS | ban | asserted actual by unnamed:diplomats"
    ],
    "Few analysts say Kenya supports the ban.": [],
    "Pressed on whether Finland opposed the plan, Stubb said it did not.": [
        "Finland | OPPOSES | plan | denied actual by Alexander Stubb"
    ],
    "Tehran denied that it had sold drones to Moscow, but Washington said it had.": [
        "Iran | SUPPLIES_TO | Russia | asserted actual by United States",
        "Iran | SUPPLIES_TO | Russia | denied actual by Iran",
    ],
    "Pakistan accused India of spying, a charge New Delhi dismissed.": [
        "India | REJECTS | charge | asserted actual",
        "Pakistan | ACCUSES | India | asserted actual",
    ],
    "Ghana has joined BRICS, Togo might back the levy, and Mali opposes the ban.": [
        "Ghana | MEMBER_OF | BRICS | asserted actual",
        "Mali | OPPOSES | ban | asserted actual",
        "Togo | SUPPORTS | levy | asserted possible",
    ],
    "Slovenia, its president said on Friday, would host the Ohrid summit.": [
        "Slovenia | HOSTS | Ohrid summit | asserted planned by Slovenia"
    ],
    "Ida Berg would be prepared to meet Olaf Scholz.": ["Ida Berg | MEETS | Olaf Scholz | asserted hypothetical"],
    "Between 2010 and 2015 Norway supplied gas to Ukraine.": ["Norway | SUPPLIES_GAS_TO | Ukraine | asserted actual"],
    "The proposal met resistance from Denmark.": ["Denmark | OPPOSES | proposal | asserted actual"],
    "The proposal won the backing of Denmark.": ["Denmark | SUPPORTS | proposal | asserted actual"],
    "The proposal won the race.": [],
    "Kenya is neither a member of NATO nor a candidate.": ["Kenya | MEMBER_OF | NATO | denied actual"],
    "Kenya opposes the dam but not the canal.": [
        "Kenya | OPPOSES | canal | denied actual",
        "Kenya | OPPOSES | dam | asserted actual",
    ],
    "The minister refused to say whether Spain would back the plan.": [],
    "Seoul is far from supporting the plan.": ["South Korea | SUPPORTS | plan | denied actual"],
    "Tokyo stopped short of condemning Israel.": ["Japan | ACCUSES | Israel | denied actual"],
    "Ankara would never have agreed to the bid had Sweden not changed its law.": [
        "Turkey | ACCEPTS | bid | denied hypothetical"
    ],
    "The Times quoted a diplomat as saying that Oman would host the Muscat summit.": [
        "Oman | HOSTS | Muscat summit | asserted planned by unnamed:diplomat"
    ],
    '"We oppose the tax," said a spokeswoman for Airbus.': [
        "Airbus | OPPOSES | tax | asserted actual by unnamed:spokeswoman"
    ],
    "Scholz was asked if Germany would send tanks to Ukraine.": [],
    "Chad and Niger patrol the lake together.": ["Chad | COOPERATES_WITH | Niger | asserted actual"],
    "The sisters live together in Mali and Niger.": [],
}


@pytest.mark.parametrize("text", sorted(CASES))
def test_rule(text: str) -> None:
    assert rows(text) == sorted(CASES[text])
