"""Lists, contrasts and gaps: one claim for each member, and none for what is only near the list."""

import pytest
from claim_rows import rows

CASES: dict[str, list[str]] = {
    "Oman does not border Egypt but Yemen.": [
        "Oman | BORDERS | Egypt | denied actual",
        "Oman | BORDERS | Yemen | asserted actual",
    ],
    "The Doha observatory is not in Oman but in Qatar.": [
        "Doha observatory | LOCATED_IN | Oman | denied actual",
        "Doha observatory | LOCATED_IN | Qatar | asserted actual",
    ],
    "Ilir Hoxha and Nino Dolidze speak for Saab and the World Bank respectively.": [
        "Ilir Hoxha | SPOKESPERSON_OF | Saab | asserted actual",
        "Nino Dolidze | SPOKESPERSON_OF | World Bank | asserted actual",
    ],
    "Peru and Chile supply Spain and Italy respectively with copper.": [
        "Peru | SUPPLIES_TO | Spain | asserted actual",
        "Chile | SUPPLIES_TO | Italy | asserted actual",
    ],
    "Ilir Hoxha and Sara Diop spoke on Monday.": [],
    "Chad borders Libya, Sudan and Niger, but neither Egypt nor Mali.": [
        "Chad | BORDERS | Libya | asserted actual",
        "Chad | BORDERS | Sudan | asserted actual",
        "Chad | BORDERS | Niger | asserted actual",
        "Chad | BORDERS | Egypt | denied actual",
        "Chad | BORDERS | Mali | denied actual",
    ],
    "Kenya and Togo, but not Ghana, back the levy.": [
        "Kenya | SUPPORTS | levy | asserted actual",
        "Togo | SUPPORTS | levy | asserted actual",
        "Ghana | SUPPORTS | levy | denied actual",
    ],
    "France, though not Germany, backs the levy.": [
        "France | SUPPORTS | levy | asserted actual",
        "Germany | SUPPORTS | levy | denied actual",
    ],
    "Peru, Chile and, after some delay, Bolivia have opposed the levy.": [
        "Peru | OPPOSES | levy | asserted actual",
        "Chile | OPPOSES | levy | asserted actual",
        "Bolivia | OPPOSES | levy | asserted actual",
    ],
    "Neither Peru nor Chile supports the levy.": [
        "Peru | SUPPORTS | levy | denied actual",
        "Chile | SUPPORTS | levy | denied actual",
    ],
    "Siemens acquired Heron Wind, but not Tern Rail.": [
        "Siemens | OWNS | Heron Wind | asserted actual",
        "Siemens | OWNS | Tern Rail | denied actual",
    ],
    "Emmanuel Macron met Joe Biden in Paris on Monday and Olaf Scholz in Berlin on Tuesday.": [
        "Emmanuel Macron | MEETS | Joe Biden | asserted actual",
        "Emmanuel Macron | MEETS | Olaf Scholz | asserted actual",
    ],
    "Oman spoke to Iran and then to Iraq, accused Israel of spying and left.": [
        "Oman | CONSULTS_WITH | Iran | asserted actual",
        "Oman | CONSULTS_WITH | Iraq | asserted actual",
        "Oman | ACCUSES | Israel | asserted actual",
    ],
    "Heron Wind is owned by Saab and Tern Rail by Nokia.": [
        "Saab | OWNS | Heron Wind | asserted actual",
        "Nokia | OWNS | Tern Rail | asserted actual",
    ],
    "Bali hosted the Oslo forum and Jakarta the Lagos forum.": [
        "Bali | HOSTS | Oslo forum | asserted actual",
        "Jakarta | HOSTS | Lagos forum | asserted actual",
    ],
    "Lesotho is bordered by South Africa, and Andorra by Spain and France.": [
        "South Africa | BORDERS | Lesotho | asserted actual",
        "Spain | BORDERS | Andorra | asserted actual",
        "France | BORDERS | Andorra | asserted actual",
    ],
    "Peru accused Chile of theft, and Bolivia Ecuador of fraud.": ["Peru | ACCUSES | Chile | asserted actual"],
    "Mali met Chad but not Niger.": [
        "Mali | MEETS | Chad | asserted actual",
        "Mali | MEETS | Niger | denied actual",
    ],
}


@pytest.mark.parametrize("text", CASES)
def test_claims_of_a_list(text: str) -> None:
    assert rows(text) == sorted(CASES[text])
