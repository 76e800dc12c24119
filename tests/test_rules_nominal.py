"""Nominalisations, light verbs, passives and headlines: sentences with the claims that must come out."""

import pytest
from claim_rows import rows

CASES: dict[str, list[str]] = {
    "Chad rejects plan": ["Chad | REJECTS | plan | asserted actual"],
    "Peru, Ecuador seal deal on border market": ["Peru | AGREES_WITH | Ecuador | asserted actual"],
    "Macron, Scholz talk trade by phone": ["Emmanuel Macron | CONSULTS_WITH | Olaf Scholz | asserted actual"],
    "Iran sanctions plan": [],
    "Egypt gas exports deal": [],
    "Oman rejects Yemen call for talks": [
        "Yemen | DEMANDS | talks | asserted actual",
        "Oman | REJECTS | Yemen call for talks | asserted actual",
    ],
    "Oman said Yemen wanted talks": ["Yemen | DEMANDS | talks | asserted actual by Oman"],
    "Lula to meet Modi in Lisbon": ["Luiz Inácio Lula da Silva | MEETS | Narendra Modi | asserted planned"],
    "Iran, Oman sign gas pact": ["Iran | AGREES_WITH | Oman | asserted actual"],
    "Togo denies attack on Benin": ["Togo | ATTACKS | Benin | denied actual by Togo"],
    "Togo rejected a demand by Benin for an apology.": [
        "Benin | DEMANDS | apology | asserted actual",
        "Togo | REJECTS | demand by Benin for an apology | asserted actual",
    ],
    "The forum hosted by Chile was boycotted by Peru.": [
        "Chile | HOSTS | forum | asserted actual",
        "Peru | ATTENDS | forum | denied actual",
    ],
    "Kenya put pressure on Uganda to open the border.": ["Kenya | DEMANDS | Uganda | asserted actual"],
    "Mali severed ties with France.": ["Mali | COOPERATES_WITH | France | denied actual ended"],
    "Gabon's withdrawal from OPEC surprised nobody.": ["Gabon | MEMBER_OF | OPEC | denied actual ended"],
    "Lula, in Rome, pledges to back Kenya": ["Luiz Inácio Lula da Silva | SUPPORTS | Kenya | asserted planned"],
    "Bolivia insists on say over budget": ["Bolivia | DEMANDS | say | asserted actual"],
    "Boeing names Kelly Ortberg chief executive": ["Kelly Ortberg | HEAD_OF | Boeing | asserted actual"],
    "Nokia to be sold to Ericsson, sources say": ["Ericsson | OWNS | Nokia | asserted planned by unnamed:sources"],
    "Emmanuel Macron was refused a visa by Belarus.": [],
    "Chile's raid on Peru, its attack on Ecuador and its ban were condemned by Brazil.": [
        "Chile | ATTACKS | Peru | asserted actual",
        "Chile | ATTACKS | Ecuador | asserted actual",
        "Brazil | ACCUSES | Chile | asserted actual",
    ],
    "The decision by Georgia to join BRICS was opposed by Armenia.": [
        "Georgia | MEMBER_OF | BRICS | asserted planned",
        "Armenia | OPPOSES | decision | asserted actual",
    ],
    "Since its accession to the WTO, Laos has sold rice to Nepal.": [
        "Laos | MEMBER_OF | World Trade Organization | asserted actual",
        "Laos | SUPPLIES_TO | Nepal | asserted actual",
    ],
    "Albania's entry into NATO took six years.": ["Albania | MEMBER_OF | NATO | asserted actual"],
    "Georgia's entry into NATO was discussed in Tirana.": [],
    "Under a deal signed by Peru and Chile, the port will close.": ["Peru | AGREES_WITH | Chile | asserted actual"],
    "The refusal of Slovakia to accept the quota annoyed nobody.": ["Slovakia | ACCEPTS | quota | denied actual"],
    "Mali's support for Niger and its rejection of the French terms were noted.": [
        "Mali | SUPPORTS | Niger | asserted actual",
        "Mali | REJECTS | French terms | asserted actual",
    ],
    "Since the arrival of Emmanuel Macron in Kazakhstan the talks have gone on.": [
        "Emmanuel Macron | VISITS | Kazakhstan | asserted actual"
    ],
    "Greece lodged a complaint against Turkey.": ["Greece | ACCUSES | Turkey | asserted actual"],
    "Kenyan and Ugandan officers had a short conversation, with no outcome.": [
        "Kenya | CONSULTS_WITH | Uganda | asserted actual"
    ],
    "Kenya and Uganda held talks with Rwanda.": [
        "Kenya | CONSULTS_WITH | Rwanda | asserted actual",
        "Uganda | CONSULTS_WITH | Rwanda | asserted actual",
    ],
    "Norway is in the process of signing a deal with Brazil.": ["Norway | AGREES_WITH | Brazil | asserted planned"],
    "Norway is on the verge of signing a deal with Brazil.": ["Norway | AGREES_WITH | Brazil | asserted planned"],
    "Qatar has extended an invitation to Emmanuel Macron.": ["Qatar | HOSTS | Emmanuel Macron | asserted actual"],
    "Bolivia took issue with the tariff.": ["Bolivia | OPPOSES | tariff | asserted actual"],
    "Bolivia gave short shrift to the offer.": ["Bolivia | REJECTS | offer | asserted actual"],
    "Iceland has won the backing of Norway.": ["Norway | SUPPORTS | Iceland | asserted actual"],
    "Iceland has yet to win the backing of Norway.": ["Norway | SUPPORTS | Iceland | denied actual"],
    "An application by Albania for a seat in the African Union was turned down.": [
        "Albania | SEEKS_MEMBERSHIP_IN | African Union | asserted actual"
    ],
    "A deal signed by Peru and Chile ends the row.": ["Peru | AGREES_WITH | Chile | asserted actual"],
    "No deal signed by Peru and Chile exists.": ["Peru | AGREES_WITH | Chile | denied actual"],
    "The election of Emmanuel Macron as president of France was announced.": [
        "Emmanuel Macron | HEAD_OF | France | asserted actual"
    ],
    "Emmanuel Macron's resignation as president of France was announced.": [
        "Emmanuel Macron | HEAD_OF | France | denied actual ended"
    ],
    "The takeover of Siemens by Alstom is off.": ["Alstom | OWNS | Siemens | denied actual"],
    "Bolivia insists on a say over the canal.": ["Bolivia | DEMANDS | say | asserted actual"],
}


@pytest.mark.parametrize("text", sorted(CASES))
def test_nominal_rule(text: str) -> None:
    assert rows(text) == sorted(CASES[text])
