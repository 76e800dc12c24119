"""Places told of in "where", builders and operators of what was spoken of, verdicts, matches, and plans that failed."""

import pytest
from claim_rows import rows

CASES: dict[str, list[str]] = {
    "The Andean Bank met in Quito, where the bank is based.": ["Andean Bank | LOCATED_IN | Quito | asserted actual"],
    "Delegates gathered in Vaduz, where the Alpine League has its headquarters.": [
        "Alpine League | LOCATED_IN | Vaduz | asserted actual"
    ],
    "Ana Ruiz flew to Geneva, where the Alpine League was founded.": ["Ana Ruiz | VISITS | Geneva | asserted actual"],
    "Work on the Karvan gas pipeline was halted. The builder, Meridian Tube, said nobody was hurt.": [
        "Meridian Tube | BUILDS | Karvan gas pipeline | asserted actual"
    ],
    "The Kita mine was closed after the owner, Meridian Tube, went bankrupt.": [
        "Meridian Tube | OWNS | Kita mine | asserted actual"
    ],
    "The Kita mine and the Sohar terminal are closed. The operator, Meridian Tube, said so.": [],
    "Enel sued Peru. The owner, Meridian Tube, said so.": [],
    # of two firms, the one that the sentence before is about
    "Norvik, in which Elmar holds a stake, will build a mine. Its chief executive, Nils Berg, resigned.": [
        "Elmar | OWNS | Norvik | asserted actual",
        "Nils Berg | HEAD_OF | Norvik | asserted actual",
        "Norvik | BUILDS | mine | asserted planned",
    ],
    "Siemens and Enel have moved. Its chief executive, Nils Berg, resigned.": [],
    "Mali's military ruler, Assimi Diallo, resigned.": ["Assimi Diallo | HEAD_OF | Mali | asserted actual"],
    "Mali's military adviser, Assimi Diallo, resigned.": ["Assimi Diallo | OFFICIAL_OF | Mali | asserted actual"],
    "Heidi Brown, who was Chad's envoy to Laos until 2024, is silent.": [
        "Heidi Brown | OFFICIAL_OF | Chad | denied actual ended"
    ],
    # what is called a crime, and what is called for
    "Turkey's president called Israel's attack on Qatar a crime.": ["Israel | ATTACKS | Qatar | asserted actual"],
    "Kenya called on Qatar to pay.": ["Kenya | DEMANDS | Qatar | asserted actual"],
    # matches
    "Peru will meet Chile in the final on Sunday.": [],
    "Peru will meet Chile in Quito on Sunday.": ["Peru | MEETS | Chile | asserted planned"],
    # plans that came to nothing
    "Poland, which was to have bought submarines from Norway, will buy others.": [
        "Norway | SUPPLIES_TO | Poland | denied planned"
    ],
    "The Sines port was to have been run by Boskalis.": ["Boskalis | CONTROLS | Port of Sines | denied planned"],
    "The Sines port was to be run by Boskalis.": ["Boskalis | CONTROLS | Port of Sines | asserted planned"],
    # one of them is not all of them
    "A Chadian soldier who attacked a base in Sudan was arrested.": [],
    "Chadian soldiers attacked a base in Sudan.": ["Chad | ATTACKS | Sudan | asserted actual"],
    "Amnesty's report, which Chad rejected, accuses Chad of fraud.": [
        "Amnesty International | ACCUSES | Chad | asserted actual",
        "Chad | REJECTS | Amnesty International's report | asserted actual",
    ],
}


@pytest.mark.parametrize("text", CASES, ids=lambda text: text[:60])
def test_places_and_verdicts(text: str) -> None:
    """Each text gives these claims and no others."""
    assert rows(text) == sorted(CASES[text])
