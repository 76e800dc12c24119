"""Lists, contrasts and gaps: one claim for each member, and none for what is only near the list."""

import pytest
from test_rules import rows

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
    "Mali met Chad but not Niger.": [
        "Mali | MEETS | Chad | asserted actual",
        "Mali | MEETS | Niger | denied actual",
    ],
}


@pytest.mark.parametrize("text", CASES)
def test_claims_of_a_list(text: str) -> None:
    assert rows(text) == sorted(CASES[text])
