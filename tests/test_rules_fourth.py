"""What a fourth reading of fresh paragraphs taught, by mechanism: each sentence with the claims that must come out."""

import pytest
from claim_rows import rows

CASES: dict[str, list[str]] = {
    # titles in the plural before a list, and names behind "of BODY,"
    "The presidents of Chile, Peru and Ecuador, Ana Rojas, Luis Paz and Eva Mora, met in Lima.": [
        "Ana Rojas | HEAD_OF | Chile | asserted actual",
        "Ana Rojas | MEETS | Eva Mora | asserted actual",
        "Ana Rojas | MEETS | Luis Paz | asserted actual",
        "Eva Mora | HEAD_OF | Ecuador | asserted actual",
        "Luis Paz | HEAD_OF | Peru | asserted actual",
        "Luis Paz | MEETS | Eva Mora | asserted actual",
    ],
    "The Ghanaian and Togolese presidents, Ama Boateng and Kwame Owusu, met.": [
        "Ama Boateng | HEAD_OF | Ghana | asserted actual",
        "Ama Boateng | MEETS | Kwame Owusu | asserted actual",
        "Kwame Owusu | HEAD_OF | Togo | asserted actual",
    ],
    "The prime ministers of Norway, Kari Lund, and Iceland, Jon Arnason, met.": [
        "Jon Arnason | HEAD_OF | Iceland | asserted actual",
        "Kari Lund | HEAD_OF | Norway | asserted actual",
        "Kari Lund | MEETS | Jon Arnason | asserted actual",
    ],
    "The leaders of Spain and Italy, Emmanuel Macron said, had met.": [
        "Spain | MEETS | Italy | asserted actual by Emmanuel Macron"
    ],
    "The judges jailed the leader of Hezbollah, Karim Nasser.": [
        "Karim Nasser | HEAD_OF | Hezbollah | asserted actual"
    ],
    "An Omani delegation led by Foreign Minister Salim Harthy left on Monday.": [
        "Salim Harthy | OFFICIAL_OF | Oman | asserted actual"
    ],
    "A delegation led by Foreign Minister Salim Harthy left on Monday.": [],
    # descriptions that take up a firm or body
    "FIFA postponed the draw. The world body, led by Iris Vogel, gave no reason.": [
        "Iris Vogel | HEAD_OF | FIFA | asserted actual"
    ],
    "Siemens closed a plant. The Munich-based group, headed by Iris Vogel, gave no reason.": [
        "Iris Vogel | HEAD_OF | Siemens | asserted actual"
    ],
    "A UN mission, led by Iris Vogel, gave no reason.": [],
    "Shell met BP. The oil company was founded by Iris Vogel.": ["Shell | MEETS | BP | asserted actual"],
    "Škoda Auto hired many. The Czech carmaker said no.": [
        "Škoda Auto | LOCATED_IN | Czech Republic | asserted actual"
    ],
    "Škoda Auto met Kia. The Czech carmaker said no.": ["Škoda Auto | MEETS | Kia | asserted actual"],
    "Ecopetrol, Colombia's national oil company, said no.": ["Ecopetrol | LOCATED_IN | Colombia | asserted actual"],
    "Ecopetrol, Peru's rival, said no.": [],
    "Glencore closed the Antapaccay mine. The mine is owned by Peru.": [
        "Peru | OWNS | Antapaccay mine | asserted actual"
    ],
    # who belongs to a body
    "Members of OPEC including Iraq and Algeria agreed.": [
        "Algeria | MEMBER_OF | OPEC | asserted actual",
        "Iraq | AGREES_WITH | Algeria | asserted actual",
        "Iraq | MEMBER_OF | OPEC | asserted actual",
    ],
    "The Arab League expelled Syria in 2011.": ["Syria | MEMBER_OF | Arab League | denied actual ended"],
    "Egypt expelled Syria's ambassador.": [],
    "The African Development Bank, which has its seat in Abidjan, said no.": [
        "African Development Bank | LOCATED_IN | Abidjan | asserted actual"
    ],
    "The Akosombo Dam reopened. Its operator, Volta Power, said no.": [
        "Volta Power | CONTROLS | Akosombo Dam | asserted actual"
    ],
    "Bulgaria ended the transit of gas from Russia to Hungary.": [
        "Russia | SUPPLIES_GAS_TO | Hungary | denied actual ended"
    ],
    "Qatari planes delivered weapons to Chad.": ["Qatar | SUPPLIES_TO | Chad | asserted actual"],
    "Turkey threatened to leave NATO.": ["Turkey | MEMBER_OF | NATO | asserted actual"],
    "Exchanges of fire between Indian and Pakistani troops continued.": [
        "India | ATTACKS | Pakistan | asserted actual",
        "Pakistan | ATTACKS | India | asserted actual",
    ],
}


@pytest.mark.parametrize("text", CASES)
def test_claims(text: str) -> None:
    assert rows(text) == sorted(CASES[text])
