"""Who acts for a state and who does not, who tells behind a comma, whole names, firms that the trade shows."""

import pytest
from claim_rows import rows

CASES: dict[str, list[str]] = {
    # former, would-be and partial leaders are not the state
    "Kenya's opposition leader accused Uganda of meddling.": [],
    "A former Chadian minister accused Libya of theft.": [],
    "The ex-president of Chad, Ali Musa, met Ana Ruiz.": [
        "Ali Musa | HEAD_OF | Chad | denied actual ended",
        "Ali Musa | MEETS | Ana Ruiz | asserted actual",
    ],
    "Kenya's ex-president visited Rome.": [],
    "Togo's business leaders support the pact.": [],
    "Peru's would-be president accused Chile of fraud.": [],
    "Togo's government-in-exile opposes the dam.": [],
    "Kenya's acting president visited Rome.": ["Kenya | VISITS | Rome | asserted actual"],
    "Kenya's army chief visited Rome.": ["Kenya | VISITS | Rome | asserted actual"],
    "Malta's opposition leader said Chad had attacked Libya.": [
        "Chad | ATTACKS | Libya | asserted actual by unnamed:opposition leader"
    ],
    "Adjoa Mensah, vice-president of Chad, resigned.": ["Adjoa Mensah | OFFICIAL_OF | Chad | asserted actual"],
    "Adjoa Mensah, the World Bank's vice-president for Africa, spoke.": [
        "Adjoa Mensah | OFFICIAL_OF | World Bank | asserted actual"
    ],
    "The envoy for Libya, Ana Ruiz, resigned.": [],
    # who tells or acts behind a comma
    "Novartis will close its plant in Ghana, its chief executive, Nils Hallgren, told Reuters.": [
        "Nils Hallgren | TELLS | Reuters | asserted actual",
        "Nils Hallgren | HEAD_OF | Novartis | asserted actual",
    ],
    "In Lome, the Senate of Togo called for an inquiry, and Dieudonne Kabongo, a deputy, blamed Benin for the fire.": [
        "Dieudonne Kabongo | ACCUSES | Benin | asserted actual",
        "Senate of Togo | DEMANDS | inquiry | asserted actual",
    ],
    "Sudan attacked Kenya, Chad suspects.": ["Sudan | ATTACKS | Kenya | asserted possible by Chad"],
    "Ghana shelled Togo, Benin claims.": ["Ghana | ATTACKS | Togo | asserted actual by Benin"],
    "Peru's deputy leader said that Ana Ruiz would sue, and he urged Chile to wait.": [],
    # what nothing is said about, and what is over
    "Kenya attacked Chad, if not Sudan.": ["Kenya | ATTACKS | Chad | asserted actual"],
    "The talks will be hosted by Kenya if not by Chad.": ["Kenya | HOSTS | talks | asserted planned"],
    "Acme Energy was stripped of its contract with Ghana.": [
        "Acme Energy | HOLDS_CONTRACT_WITH | Ghana | denied actual ended"
    ],
    "Acme Energy said it would sue over the seizure of its Kita mine by Zambia.": [
        "Zambia | CONTROLS | Kita mine | asserted actual"
    ],
    "The government in Brussels rejected the plan.": ["Belgium | REJECTS | plan | asserted actual"],
    "Brussels rejected the plan.": ["European Union | REJECTS | plan | asserted actual"],
    # whole names, and firms that their trade shows
    "Niger is led by its prime minister, Habou Lawali Zakara.": [
        "Habou Lawali Zakara | HEAD_OF | Niger | asserted actual"
    ],
    "The fund Cadeau holds a majority in Velmo, which owns the Riga terminal.": [
        "Cadeau | OWNS | Velmo | asserted actual",
        "Velmo | OWNS | Riga terminal | asserted actual",
    ],
    "EDF owns 40 per cent of NHPC.": ["EDF | OWNS | NHPC | asserted actual"],
    "Rakuva Steel, a unit of Japan's Hoshino, has closed.": [
        "Hoshino | LOCATED_IN | Japan | asserted actual",
        "Hoshino | OWNS | Rakuva Steel | asserted actual",
    ],
    "The mine, which Glencore sold to Zijin, has closed.": ["Zijin | OWNS | mine | asserted actual"],
    "Chad sold oil to Lagos.": ["Chad | SUPPLIES_TO | Lagos | asserted actual"],
    "A majority in Basra voted for the plan.": [],
    "Talks with Siemens of Germany and General Electric of the United States failed.": [
        "General Electric | LOCATED_IN | United States | asserted actual",
        "Siemens | LOCATED_IN | Germany | asserted actual",
    ],
    "The Peruvian weekly Caretas was bought.": ["Caretas | LOCATED_IN | Peru | asserted actual"],
    # shared agents and objects
    "The Kano refinery is owned and run by Petrostal.": [
        "Petrostal | CONTROLS | Kano refinery | asserted actual",
        "Petrostal | OWNS | Kano refinery | asserted actual",
    ],
    "The Kano refinery was founded in 1990 and bought by Petrostal.": [
        "Petrostal | OWNS | Kano refinery | asserted actual"
    ],
    "The Sohar terminal, which Oman built and Iran now runs, is closed.": [
        "Iran | CONTROLS | Sohar terminal | asserted actual",
        "Oman | BUILDS | Sohar terminal | asserted actual",
    ],
    # some of them are not all; who acts on both sides is neither
    "Several Peruvian lawmakers accused Chile of fraud.": [],
    "Peruvian lawmakers accused Chile of fraud.": ["Peru | ACCUSES | Chile | asserted actual"],
    "Malta and Cyprus urged both sides to stop fighting.": [
        "Cyprus | DEMANDS | sides | asserted actual",
        "Malta | DEMANDS | sides | asserted actual",
    ],
    "Malta and Cyprus signed a pact. Interpol urged both sides to keep it.": [
        "Interpol | DEMANDS | Cyprus | asserted actual",
        "Interpol | DEMANDS | Malta | asserted actual",
        "Malta | AGREES_WITH | Cyprus | asserted actual",
    ],
    # what a paper reports of a denied deed is the deed
    "Ghana denied that it had signed an accord with Glencore, as Le Monde reported on Sunday.": [
        "Ghana | AGREES_WITH | Glencore | denied actual by Ghana"
    ],
    # what is not called off is to come
    "Hugo Paz is not expected to cancel his trip to Oslo next month.": ["Hugo Paz | VISITS | Oslo | asserted planned"],
    "Hugo Paz cancelled his trip to Oslo.": ["Hugo Paz | VISITS | Oslo | denied actual ended"],
}


@pytest.mark.parametrize("text", CASES, ids=lambda text: text[:60])
def test_standing(text: str) -> None:
    """Each text gives these claims and no others."""
    assert rows(text) == sorted(CASES[text])
