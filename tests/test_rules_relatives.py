"""Relative clauses about a list or behind "whose", bodies that a description does not mean, and dates inside a plan."""

import pytest
from claim_rows import rows

CASES: dict[str, list[str]] = {
    "Peru, whose trade minister, Rosa Quispe, visited Quito in May, has stayed out of the row.": [
        "Rosa Quispe | OFFICIAL_OF | Peru | asserted actual",
        "Rosa Quispe | VISITS | Quito | asserted actual",
    ],
    "Kenya, whose president met Paul Kagame in Arusha, opposes the tax on tea.": [
        "Kenya | MEETS | Paul Kagame | asserted actual",
        "Kenya | OPPOSES | tax on tea | asserted actual",
    ],
    "Ghana and Togo, which are building a dam, were silent.": [
        "Ghana | BUILDS | dam | asserted actual",
        "Togo | BUILDS | dam | asserted actual",
    ],
    "The European Commission praised the bloc's sanctions on Belarus.": [],
    "MOL is silent. The European Commission praised the bloc's sanctions on Belarus.": [],
    "The EU met in Riga. The European Commission praised the bloc's sanctions on Belarus.": [
        "European Union | SANCTIONS | Belarus | asserted actual"
    ],
    "A court told Peru to pay BCPX 105 million. Peru accused BCPX of fraud. BCPX rejects the accusation.": [
        "BCPX | REJECTS | accusation | asserted actual",
        "Peru | ACCUSES | BCPX | asserted actual",
    ],
    "A World Bank panel told Chile to pay Banco Sur, the Spanish bank said.": [],
    "The Kano Electricity Board sued Ghana. KEB accused Ghana of fraud.": [
        "Kano Electricity Board | ACCUSES | Ghana | asserted actual"
    ],
    "Qatar's Polar Icebreaker Fund is in talks. PIF owns Everton.": [
        "Polar Icebreaker Fund | LOCATED_IN | Qatar | asserted actual",
        "Polar Icebreaker Fund | OWNS | Everton | asserted actual",
    ],
    "Mali bought shells from Iran. It has bought rifles from Belarus too, French intelligence believes.": [
        "Belarus | SUPPLIES_TO | Mali | asserted actual by France",
        "Iran | SUPPLIES_TO | Mali | asserted actual",
    ],
    "Iran fired a missile into the Arabian Sea.": [],
    "An Eritrean strike on Monday killed six people in Mekelle.": ["Eritrea | ATTACKS | Mekelle | asserted actual"],
    "Chad's shelling damaged a mosque in Kousseri.": ["Chad | ATTACKS | Kousseri | asserted actual"],
    "A Danish strike hit commuters in Aarhus.": [],
    "Angola ships crude to Ghana.": ["Angola | SUPPLIES_TO | Ghana | asserted actual"],
    "The line may be linked to the Peruvian grid under a plan backed by Chile but opposed by Greenpeace.": [
        "Chile | SUPPORTS | plan | asserted actual",
        "Greenpeace | OPPOSES | plan | asserted actual",
    ],
    "Had Chile arrested Luis Paz, its ambassador to Ghana told judges, Togo would have left.": [],
    "The International Criminal Court sat in May. Ghana has sued the court and accused the court of bias.": [
        "Ghana | ACCUSES | International Criminal Court | asserted actual"
    ],
    "Togo rejected its demand.": [],
    "Ghana cancelled a contract under which Siemens was to build the Tema line.": [],
    "A deal under which Siemens was to own the Tema line was scrapped.": [],
    "Ghana tore up a deal by which Siemens was to own the Tema line.": [],
    "Ghana called off a summit at which Togo was to meet Benin.": [],
    "Ghana signed a contract under which Siemens will build the Tema line.": [
        "Siemens | BUILDS | Tema line | asserted planned"
    ],
    "Ghana did not cancel the contract under which Siemens is to build the Tema line.": [
        "Siemens | BUILDS | Tema line | asserted planned"
    ],
    "Anton Berg, on a visit to Bergen, spoke of peace.": ["Anton Berg | VISITS | Bergen | asserted actual"],
    "On a trip to Ankara, Anton Berg said the plan was dead.": ["Anton Berg | VISITS | Ankara | asserted actual"],
    "Anton Berg spoke of a visit to Ankara.": [],
    "Gas from Angola's Quiluma field is flowing to Ghana.": [
        "Angola | SUPPLIES_GAS_TO | Ghana | asserted actual",
        "Quiluma field | LOCATED_IN | Angola | asserted actual",
    ],
    "Canada put Rosneft on its blacklist in 2024.": ["Canada | SANCTIONS | Rosneft | asserted actual"],
    "Ghana refused to join Western sanctions against Mali.": ["Ghana | SANCTIONS | Mali | denied actual"],
    "Karl Lund, who used to be Norway's consul in Bergen, left.": [
        "Karl Lund | OFFICIAL_OF | Norway | denied actual ended"
    ],
    "Ghana's finance minister, Kofi Mensa, disputed the report.": [
        "Kofi Mensa | OFFICIAL_OF | Ghana | asserted actual",
        "Kofi Mensa | REJECTS | report | asserted actual",
    ],
    "ZAPU rejected the offer outright. MPs oppose the tax.": ["ZAPU | REJECTS | offer | asserted actual"],
    "The Fédération Internationale de Tir met. The federation's president, Ana Rojas, opposes the plan.": [
        "Ana Rojas | HEAD_OF | Fédération Internationale de Tir | asserted actual",
        "Ana Rojas | OPPOSES | plan | asserted actual",
    ],
    "Ghana gave up a mine in Tarkwa. Orbis Metals closed a factory in Turin. It was bought by Velda Steel.": [],
    "Peru let its oil contract with Petronas expire in May.": [
        "Peru | HOLDS_CONTRACT_WITH | Petronas | denied actual ended"
    ],
    "Togo closed the line, so that no Ghanaian gas now reaches Benin.": [
        "Ghana | SUPPLIES_GAS_TO | Benin | denied actual"
    ],
    "Ana Quispe told reporters in Lima that talks would go on.": [],
    "Coal went through the Port of Lobito. Ghana will send equipment if Luanda asks for it.": [],
    "Ghana has asked the court to drop the case. Its prosecutor, Karl Lund, opposes the request.": [
        "Karl Lund | OPPOSES | request | asserted actual",
    ],
    "'No offer,' said Josu Zabal. Peru has asked President Petra Rojas to end the strike; she opposes the idea.": [
        "Peru | DEMANDS | Petra Rojas | asserted actual",
        "Petra Rojas | OPPOSES | idea | asserted actual",
    ],
    "Togo rejected Mali's demand.": ["Togo | REJECTS | Mali's demand | asserted actual"],
    "Luis Paz met Claudia Rojas in Cusco. She later visited Oslo.": [
        "Claudia Rojas | VISITS | Oslo | asserted actual",
        "Luis Paz | MEETS | Claudia Rojas | asserted actual",
    ],
    "Kim Dae Sung met Petra Holm. He later visited Oslo.": [
        "Kim Dae Sung | MEETS | Petra Holm | asserted actual",
        "Kim Dae Sung | VISITS | Oslo | asserted actual",
    ],
    "Oslo extended the ban. 'We did not want this,' said Iceland.": [],
}


@pytest.mark.parametrize("text", CASES)
def test_who_the_clause_is_about(text: str) -> None:
    assert [row for row in rows(text) if "TELLS" not in row] == CASES[text]
