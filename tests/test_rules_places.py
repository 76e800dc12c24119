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
    "Benin, where the talks were to be held, withdrew.": [],
    # whom and that
    "Chad freed Ali Musa, whom Libya holds responsible for a fire.": ["Libya | ACCUSES | Ali Musa | asserted actual"],
    "The jets would replace F-16s that Norway and Denmark gave to Ukraine in 2023.": [
        "Denmark | SUPPLIES_TO | Ukraine | asserted actual",
        "Norway | SUPPLIES_TO | Ukraine | asserted actual",
    ],
    "Togo arrested two Ghanaian sailors whom it accused of spying.": [],
    "Togo accused Ghanaian guards of theft.": ["Togo | ACCUSES | Ghana | asserted actual"],
    "Commerce Secretary Ana Ruiz flew to Chad.": ["Ana Ruiz | VISITS | Chad | asserted actual"],
    "Peru's foreign ministry called the remark an unacceptable interference.": [
        "Peru | OPPOSES | remark | asserted actual"
    ],
    "During a visit to Oslo, Ghana's president spoke of peace.": ["Ghana | VISITS | Oslo | asserted actual"],
    "During a visit to Oslo by a delegation, Ghana spoke of peace.": [],
    "Burundian troops fight alongside Congo's army.": [
        "Burundi | COOPERATES_WITH | Democratic Republic of the Congo | asserted actual"
    ],
    "The Lakes Front claimed responsibility for an attack on Goma airport.": [
        "Lakes Front | ATTACKS | Goma airport | asserted actual"
    ],
    "The Lakes Front denied responsibility for the attack on Goma airport.": [],
    "Nobody claimed responsibility for the attack on Goma airport.": [],
    "Eni signed an accord on a line to Sardinia, which Eni will run.": [],
    "Hamas was born in Gaza, which it still runs.": ["Hamas | CONTROLS | Gaza Strip | asserted actual"],
    "Sonatrach and Eni signed an accord. Rome welcomed it.": ["Sonatrach | AGREES_WITH | Eni | asserted actual"],
    "NATO's secretary-general, Pieter Blom, resigned.": ["Pieter Blom | HEAD_OF | NATO | asserted actual"],
    "The European Union, which Georgia has applied to join, is silent.": [
        "Georgia | SEEKS_MEMBERSHIP_IN | European Union | asserted actual"
    ],
    "The Kita mine, which Zijin plans to buy, is closed.": ["Zijin | OWNS | Kita mine | asserted planned"],
    "Interpol denied a request by Iran for help.": ["Iran | DEMANDS | help | asserted actual"],
    "Interpol refused Iran's request for help.": [
        "Interpol | REJECTS | Iran's request for help | asserted actual",
        "Iran | DEMANDS | help | asserted actual",
    ],
    "Human Rights Watch criticised Chad. Japan has never imposed sanctions on the company.": [
        "Human Rights Watch | ACCUSES | Chad | asserted actual"
    ],
    "The consulate in Basra attacked by Hezbollah belongs to Turkey.": [],
    "The plant supplies electricity to the neighbouring Saudi province.": [],
    "The quay's director, Nadia Berg, met Hugo Paz. Peru's transport minister said that he opposes the plan.": [
        "Nadia Berg | MEETS | Hugo Paz | asserted actual"
    ],
    "Hugo Paz flew to Oslo. The minister said that he opposes the plan.": [
        "Hugo Paz | OPPOSES | plan | asserted actual by Hugo Paz",
        "Hugo Paz | VISITS | Oslo | asserted actual",
    ],
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
