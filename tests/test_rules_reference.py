"""Who is meant: pronouns, definite descriptions, offices without a name, and "we" in quotations."""

import pytest
from claim_rows import rows

CASES: dict[str, list[str]] = {
    "Oslo remains opposed to the quota, and Lagos remains hot.": ["Norway | OPPOSES | quota | asserted actual"],
    "Accra sees the canal as a threat.": ["Ghana | OPPOSES | canal | asserted actual"],
    "Ottawa, for its part, accused Delhi of spying.": ["Canada | ACCUSES | India | asserted actual"],
    "Malta asked NATO to protect its sovereignty.": [
        "Malta | DEMANDS | NATO | asserted actual",
        "NATO | GUARANTEES_SECURITY_OF | Malta | asserted demanded",
    ],
    "Should Mali keep its soldiers there, Niger would cooperate with it.": [
        "Niger | COOPERATES_WITH | Mali | asserted hypothetical"
    ],
    "The Lima summit opened on Monday. Emmanuel Macron attended it.": [
        "Emmanuel Macron | ATTENDS | Lima summit | asserted actual"
    ],
    "Airbus and Boeing published reports. The company, founded in 1916, opposes the tax.": [],
    "Airbus published its report. The company, founded in 1970, opposes the tax.": [
        "Airbus | OPPOSES | tax | asserted actual"
    ],
    "Anna Roux spoke first. The chairwoman of Airbus opposes the tax.": [
        "Anna Roux | HEAD_OF | Airbus | asserted actual",
        "Anna Roux | OPPOSES | tax | asserted actual",
    ],
    "Anna Roux met Olaf Scholz. The chairwoman of Airbus, Ida Berg, opposes the tax.": [
        "Anna Roux | MEETS | Olaf Scholz | asserted actual",
        "Ida Berg | HEAD_OF | Airbus | asserted actual",
        "Ida Berg | OPPOSES | tax | asserted actual",
    ],
    "Slovak Prime Minister Robert Fico arrived late. The Slovak prime minister opposes the ban.": [
        "Robert Fico | HEAD_OF | Slovakia | asserted actual",
        "Robert Fico | OPPOSES | ban | asserted actual",
    ],
    "Chilean foreign minister Ana Soto met her Peruvian counterpart, Luis Vega.": [
        "Ana Soto | MEETS | Luis Vega | asserted actual",
        "Ana Soto | OFFICIAL_OF | Chile | asserted actual",
        "Luis Vega | OFFICIAL_OF | Peru | asserted actual",
    ],
    '"Egypt threatens us," said Sara Desta, who heads Ethiopia\'s water agency.': [
        "Egypt | THREATENS | Ethiopia | asserted actual by Sara Desta",
    ],
    '"We own the port," said Ida Berg, the chief executive of Airbus, after a rival had claimed it.': [
        "Airbus | OWNS | port | asserted actual by Ida Berg",
        "Ida Berg | HEAD_OF | Airbus | asserted actual",
    ],
    "Chile opposes the levy, and so does Bolivia.": [
        "Bolivia | OPPOSES | levy | asserted actual",
        "Chile | OPPOSES | levy | asserted actual",
    ],
    "Peru does not back the canal, and neither does Chile.": [
        "Chile | SUPPORTS | canal | denied actual",
        "Peru | SUPPORTS | canal | denied actual",
    ],
    "Estonia joined NATO in 2004, and Latvia followed.": [
        "Estonia | MEMBER_OF | NATO | asserted actual",
        "Latvia | MEMBER_OF | NATO | asserted actual",
    ],
    "Botswana wants to host the Olympic Games, and Namibia does too.": [
        "Botswana | HOSTS | Olympic Games | asserted planned",
        "Namibia | HOSTS | Olympic Games | asserted planned",
    ],
    "Peru has joined BRICS; Chile hopes to do so.": [
        "Chile | MEMBER_OF | BRICS | asserted possible",
        "Peru | MEMBER_OF | BRICS | asserted actual",
    ],
    "Peru has joined BRICS. The police followed a car to Mali.": ["Peru | MEMBER_OF | BRICS | asserted actual"],
    "Nokia sold its towers. The Finnish firm also owns Alcatel.": [
        "Nokia | LOCATED_IN | Finland | asserted actual",
        "Nokia | OWNS | Alcatel | asserted actual",
    ],
    "Luis Soto bought her company.": [],
    '"Nobody threatened Ida Berg," said Luis Soto, "but she has threatened Boeing."': [
        "Ida Berg | THREATENS | Boeing | asserted actual by Luis Soto"
    ],
    "Ukraine's ally Poland wants it to join NATO.": ["Poland | DEMANDS | NATO membership | asserted actual"],
    "The Berlin conference opened on Monday. Ghana will attend the conference.": [
        "Ghana | ATTENDS | Berlin conference | asserted planned"
    ],
    "Ghana will attend the conference.": ["Ghana | ATTENDS | conference | asserted planned"],
    "Ida Berg left the Green Party, which she had joined as a student.": [
        "Ida Berg | MEMBER_OF | Green Party | asserted actual",
    ],
    "Ida Berg declined to name the guests.": [],
}


@pytest.mark.parametrize("text", sorted(CASES))
def test_rule(text: str) -> None:
    assert rows(text) == sorted(CASES[text])
