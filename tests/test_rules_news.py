"""What reading fresh news sentences taught: each with the claims that must come out."""

import pytest
from claim_rows import rows

CASES: dict[str, list[str]] = {
    "Ministers from Ghana, Togo and Benin met in Accra.": [
        "Ghana | MEETS | Togo | asserted actual",
        "Ghana | MEETS | Benin | asserted actual",
        "Togo | MEETS | Benin | asserted actual",
    ],
    "Envoys of Finland and Estonia held talks on Friday.": ["Finland | CONSULTS_WITH | Estonia | asserted actual"],
    "Lawyers from Finland and Estonia met on Friday.": [],
    "Delegations from Fiji and Samoa will attend the Lima forum.": [
        "Fiji | ATTENDS | Lima forum | asserted planned",
        "Samoa | ATTENDS | Lima forum | asserted planned",
    ],
    "Malawi said it would not sign unless Zambia dropped its demand for water rights.": [
        "Zambia | DEMANDS | water rights | asserted actual"
    ],
    "Zambia has dropped its demand for water rights.": ["Zambia | DEMANDS | water rights | denied actual ended"],
    "Latvia gets most of its gas from Norway via the Baltic Pipe.": [
        "Norway | SUPPLIES_GAS_TO | Latvia | asserted actual",
        "gas supply of Norway to Latvia | TRANSITS_THROUGH | Baltic Pipe | asserted actual",
    ],
    "Algeria ships gas to Spain through the Medgaz pipeline.": [
        "Algeria | SUPPLIES_GAS_TO | Spain | asserted actual",
        "gas supply of Algeria to Spain | TRANSITS_THROUGH | Medgaz | asserted actual",
    ],
    "Subrahmanyam Jaishankar is due in Nairobi on Monday for talks with William Ruto.": [
        "Subrahmanyam Jaishankar | VISITS | Nairobi | asserted planned",
        "Subrahmanyam Jaishankar | CONSULTS_WITH | William Ruto | asserted planned",
    ],
    "The payment is due in Nairobi on Monday.": [],
    "Latvia, once a buyer of Russian oil, closed the port.": ["Russia | SUPPLIES_TO | Latvia | denied actual ended"],
    "Albania was once a member of the Warsaw Pact.": ["Albania | MEMBER_OF | Warsaw Pact | denied actual ended"],
    "Fiji and Samoa blamed each other for the spill.": [
        "Fiji | ACCUSES | Samoa | asserted actual",
        "Samoa | ACCUSES | Fiji | asserted actual",
    ],
    "Fiji and Samoa did not consult one another.": ["Fiji | CONSULTS_WITH | Samoa | denied actual"],
    "Chile's chess federation backed the plan.": [],
    "Finnish Minister of Defence Antti Hakkanen met US Secretary of State Marco Rubio.": [
        "Antti Hakkanen | MEETS | Marco Rubio | asserted actual",
        "Antti Hakkanen | OFFICIAL_OF | Finland | asserted actual",
        "Marco Rubio | OFFICIAL_OF | United States | asserted actual",
    ],
    "Slovenia's parliament ratified Albania's accession to NATO.": [
        "Slovenia | ACCEPTS | NATO membership of Albania | asserted actual"
    ],
    "Amara Diop founded the news site Baobab in 2019.": ["Amara Diop | FOUNDS | Baobab | asserted actual"],
    "Chile's central bank chief Rosanna Costa met EU foreign policy chief Kaja Kallas.": [
        "Kaja Kallas | OFFICIAL_OF | European Union | asserted actual",
        "Rosanna Costa | MEETS | Kaja Kallas | asserted actual",
        "Rosanna Costa | OFFICIAL_OF | Chile | asserted actual",
    ],
    "Renault will open its first African plant in Morocco.": [],
    "Oslo saw no reason for Jonas Gahr Store to meet Sergei Lavrov.": [],
    "It is time for Fiji to join BRICS.": [],
    "Zambia called for Malawi to supply gas to Tanzania.": ["Malawi | SUPPLIES_GAS_TO | Tanzania | asserted demanded"],
    "Zambia is waiting for Malawi to join the African Union.": [],
    "There is no need for Zambia to meet Malawi.": [],
    "Estonia shut its border with Russia.": ["Estonia | BORDERS | Russia | asserted actual"],
    "Troops massed on the frontier between Oman and Yemen.": ["Oman | BORDERS | Yemen | asserted actual"],
    "Fiji has no border with Samoa.": ["Fiji | BORDERS | Samoa | denied actual"],
    "Sonatrach pumps gas to Italy through the Transmed pipeline.": [
        "Sonatrach | SUPPLIES_GAS_TO | Italy | asserted actual",
        "gas supply of Sonatrach to Italy | TRANSITS_THROUGH | Trans-Mediterranean Pipeline | asserted actual",
    ],
    "Niger exports oil to Benin through the Niger-Benin pipeline.": ["Niger | SUPPLIES_TO | Benin | asserted actual"],
    "The brewer's owner, Amara Diop, was not fined. Ghana fined Diageo. Its chief executive, Debra Crew, appealed.": [],
    "Bolivian minister to visit Lima\n\nPresident Rosa Quispe spoke on Monday.": [
        "Bolivia | VISITS | Lima | asserted actual"
    ],
    "Safaricom's founder, Michael Joseph, did not speak.": ["Michael Joseph | FOUNDS | Safaricom | asserted actual"],
    "The African Development Bank lent Chad money, the Daily Nation said. Togo is not a member of the bank.": [
        "Togo | MEMBER_OF | African Development Bank | denied actual"
    ],
    "Luis Abinader is due in Bogota on Friday. Canada said it would lend money unless Japan did so first.": [
        "Luis Abinader | VISITS | Bogotá | asserted planned"
    ],
    "Kenyan Communications Minister Eliud Owalo visited Lusaka.": [
        "Eliud Owalo | OFFICIAL_OF | Kenya | asserted actual",
        "Eliud Owalo | VISITS | Lusaka | asserted actual",
    ],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_claims(text: str, expected: list[str]) -> None:
    assert rows(text) == sorted(expected)
