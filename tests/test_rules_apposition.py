"""Names, firms and offices that an apposition or a word beside them gives away: what must come out, and what must not.

Rows as in ``test_rules``: ``subject | relation | object | polarity modality [phase] [by speaker]``; the
claims must be exactly these.
"""

import pytest
from claim_rows import rows

from graphbuild.extract import extract_batch
from graphbuild.ingest import read_text
from graphbuild.model import NodeType

CASES: dict[str, list[str]] = {
    "Dromus, an Estonian maker of ferries, supports the levy.": [
        "Dromus | SUPPORTS | levy | asserted actual",
        "Dromus | LOCATED_IN | Estonia | asserted actual",
    ],
    "Its contract with Chad has lapsed, said Heron Dairy of Wales.": [
        "Heron Dairy | LOCATED_IN | Wales | asserted actual",
        "Heron Dairy | HOLDS_CONTRACT_WITH | Chad | denied actual ended by Heron Dairy",
    ],
    "Anna Berg has been appointed ambassador of South Korea to Chad.": [
        "Anna Berg | OFFICIAL_OF | South Korea | asserted actual"
    ],
    "The Danish wind turbine maker Skagen Power and Nokia met Peru.": [
        "Skagen Power | LOCATED_IN | Denmark | asserted actual",
        "Skagen Power | MEETS | Peru | asserted actual",
        "Nokia | MEETS | Peru | asserted actual",
    ],
    "The Danish wind turbine maker Skagen Power and its Greek rival, Ionia Energy, are merging.": [
        "Ionia Energy | LOCATED_IN | Greece | asserted actual",
        "Skagen Power | LOCATED_IN | Denmark | asserted actual",
    ],
    "Tern Looms, based in the Danish city of Aarhus, and Heron Dairy are closing.": [
        "Aarhus | LOCATED_IN | Denmark | asserted actual",
        "Tern Looms | LOCATED_IN | Aarhus | asserted actual",
    ],
    "The Keban dam, in the east of Turkey, is full.": ["Keban dam | LOCATED_IN | Turkey | asserted actual"],
    "The Kandla port on India's west coast reopened.": ["Port of Kandla | LOCATED_IN | India | asserted actual"],
    "Durban and Soweto, both in South Africa, are growing.": [
        "Durban | LOCATED_IN | South Africa | asserted actual",
        "Soweto | LOCATED_IN | South Africa | asserted actual",
    ],
    "The Antamina mine, the largest in Peru, is shut.": ["Antamina mine | LOCATED_IN | Peru | asserted actual"],
    "Greenpeace, a friend of miners in Chad, spoke.": [],
    "Turkish drones damaged Heron Dairy.": [],
    "Nora Quist, the Estonian owner of Heron Dairy, spoke.": ["Nora Quist | OWNS | Heron Dairy | asserted actual"],
    "Chilean historian Ana Rojas and Luc Morel, a French lawyer, met Peru's trade minister, Rosa Quispe.": [
        "Ana Rojas | MEETS | Rosa Quispe | asserted actual",
        "Luc Morel | MEETS | Rosa Quispe | asserted actual",
        "Rosa Quispe | OFFICIAL_OF | Peru | asserted actual",
    ],
    "Ana Rojas, a lawyer from Beirut, resigned.": [],
    "Ana Rojas, ambassador to Peru, resigned.": [],
    "Spain's ambassador to Peru, Ana Rojas, resigned.": ["Ana Rojas | OFFICIAL_OF | Spain | asserted actual"],
    "Ana Rojas, an economist at Barclays, resigned.": ["Ana Rojas | OFFICIAL_OF | Barclays | asserted actual"],
    "President-elect Ali Otieno of Malawi slept.": ["Ali Otieno | HEAD_OF | Malawi | asserted planned"],
    "President Ali Otieno of Malawi praised his interior minister, Rosa Quispe.": [
        "Ali Otieno | HEAD_OF | Malawi | asserted actual",
        "Rosa Quispe | OFFICIAL_OF | Malawi | asserted actual",
    ],
    "Prime Minister Luc Morel of Belgium and his Danish counterpart, Ana Rojas, were late.": [
        "Luc Morel | HEAD_OF | Belgium | asserted actual",
        "Ana Rojas | HEAD_OF | Denmark | asserted actual",
    ],
    "Anna Berg, chief executive of Saab, thanked her brother, Ulf Berg.": [
        "Anna Berg | HEAD_OF | Saab | asserted actual"
    ],
    "Ali Otieno and Sara Diop, the trade ministers of Togo and Gabon, missed the train.": [
        "Ali Otieno | OFFICIAL_OF | Togo | asserted actual",
        "Sara Diop | OFFICIAL_OF | Gabon | asserted actual",
    ],
    "The Zambian opposition leader Ali Otieno was jailed.": [],
    "Lucia Ferri, mayor of Palermo until 2019, resigned.": ["Lucia Ferri | HEAD_OF | Palermo | denied actual ended"],
    "Ali Otieno joined Saab as chief executive.": ["Ali Otieno | HEAD_OF | Saab | asserted actual"],
    "Ana Rojas joined Saab as chief financial officer.": ["Ana Rojas | OFFICIAL_OF | Saab | asserted actual"],
    "Oslo-based Norsk Tang praised Chelsea owner Todd Boehly.": [
        "Norsk Tang | LOCATED_IN | Oslo | asserted actual",
        "Todd Boehly | OWNS | Chelsea | asserted actual",
    ],
    "Ukraine's biggest lender, Prombank, is shut.": ["Prombank | LOCATED_IN | Ukraine | asserted actual"],
    "Ukraine's rival Saab is shut.": [],
    "NATO member Iceland supports Kosovo.": [
        "Iceland | MEMBER_OF | NATO | asserted actual",
        "Iceland | SUPPORTS | Kosovo | asserted actual",
    ],
    "Tern Biotech met Ghana.": ["Tern Biotech | MEETS | Ghana | asserted actual"],
}
NAMES: dict[str, dict[str, NodeType]] = {
    "Ilze Kalnina spoke.": {"Ilze Kalnina": NodeType.PERSON},
    "The bridge was opened by Kwabena Darko-Mills.": {"Kwabena Darko-Mills": NodeType.PERSON},
    "Samantha Power spoke in Mato Grosso.": {"Samantha Power": NodeType.PERSON, "Mato Grosso": NodeType.LOCATION},
    "The loan went to Heron Dairy and to Tern Looms.": {
        "Heron Dairy": NodeType.ORGANIZATION,
        "Tern Looms": NodeType.ORGANIZATION,
    },
    "Dromus, an Estonian maker of ferries, is closing.": {"Dromus": NodeType.ORGANIZATION},
    "A strike hit the Scottish brewer Gannox.": {"Gannox": NodeType.ORGANIZATION},
    "Brandur and Yrsa, the two novelists, spoke.": {"Brandur": NodeType.PERSON, "Yrsa": NodeType.PERSON},
    "They sold Loftus Robotics of Norway.": {"Loftus Robotics": NodeType.ORGANIZATION, "Norway": NodeType.COUNTRY},
    "The Northern Weavers' Guild voted no.": {"Northern Weavers' Guild": NodeType.ORGANIZATION},
    "They met at the Turku energy forum.": {"Turku energy forum": NodeType.EVENT},
}


@pytest.mark.parametrize("text", CASES)
def test_claims_of_an_apposition(text: str) -> None:
    assert rows(text) == sorted(CASES[text])


@pytest.mark.parametrize("text", NAMES)
def test_names_are_told_by_what_stands_beside_them(text: str) -> None:
    record = extract_batch([read_text(text)])[0]
    named = {node.name: node.type for node in record.nodes}
    assert {name: named.get(name) for name in NAMES[text]} == NAMES[text]
