"""What two articles have to word alike to meet in one relation: one topic per member of a list, claims by content."""

import pytest
from claim_rows import rows

CASES: dict[str, list[str]] = {
    "Kenya backs security guarantees for Chad and Niger.": [
        "Kenya | SUPPORTS | Security guarantees for Chad | asserted actual",
        "Kenya | SUPPORTS | Security guarantees for Niger | asserted actual",
    ],
    "Hungary supports EU membership of Serbia and Albania.": [
        "Hungary | SUPPORTS | EU membership of Serbia | asserted actual",
        "Hungary | SUPPORTS | EU membership of Albania | asserted actual",
    ],
    "Alexander Lukashenko dismissed claims that Belarus could attack Latvia.": [
        "Alexander Lukashenko | REJECTS | Claim that Belarus would attack Latvia | asserted actual",
        "Belarus | ATTACKS | Latvia | denied possible by Alexander Lukashenko",
    ],
    "Alexander Lukashenko rejected the claim that Belarus is planning to attack Latvia.": [
        "Alexander Lukashenko | REJECTS | Claim that Belarus would attack Latvia | asserted actual",
        "Belarus | ATTACKS | Latvia | denied planned by Alexander Lukashenko",
    ],
    "Alexander Lukashenko rejected the claim that Belarus shelled Latvia.": [
        "Alexander Lukashenko | REJECTS | Claim that Belarus shells Latvia | asserted actual",
        "Belarus | ATTACKS | Latvia | denied actual by Alexander Lukashenko",
    ],
    "Alexander Lukashenko rejected the claim that Belarus had not sold tanks to Latvia.": [
        "Alexander Lukashenko | REJECTS | Claim that Belarus had not sold tanks to Latvia | asserted actual",
        "Belarus | SUPPLIES_TO | Latvia | asserted actual by Alexander Lukashenko",
    ],
    "“A myth is being spread that Belarus is preparing to attack Latvia,” Alexander Lukashenko said.": [
        "Alexander Lukashenko | REJECTS | Claim that Belarus would attack Latvia | asserted actual by "
        "Alexander Lukashenko",
        "Belarus | ATTACKS | Latvia | denied planned by Alexander Lukashenko",
    ],
    "A myth is a story that people tell, Alexander Lukashenko said.": [],
    "Narendra Modi made it clear: India can accept Nepal in ASEAN, but joining NATO is a step too far.": [
        "India | ACCEPTS | ASEAN membership of Nepal | asserted possible by Narendra Modi",
        "India | OPPOSES | NATO membership of Nepal | asserted actual by Narendra Modi",
    ],
    "China is contemplating an attack on Taiwan, Antony Blinken warned.": [
        "China | ATTACKS | Taiwan | asserted possible by Antony Blinken"
    ],
    "Azerbaijan is preparing an invasion of Armenia.": ["Azerbaijan | ATTACKS | Armenia | asserted planned"],
    "Azerbaijan has never planned an attack on Armenia.": ["Azerbaijan | ATTACKS | Armenia | denied planned"],
    "Kaja Kallas suggested that Belarus may be in a position to consider an attack on Estonia.": [
        "Belarus | ATTACKS | Estonia | asserted possible by Kaja Kallas"
    ],
    "Belarus is in no position to attack Estonia.": ["Belarus | ATTACKS | Estonia | denied possible"],
    "Belarus is in a position that Estonia attacked.": [],
    "Alexander Lukashenko dismissed claims that Belarus could attack Latvia, calling such reports a lie.": [
        "Alexander Lukashenko | REJECTS | Claim that Belarus would attack Latvia | asserted actual",
        "Belarus | ATTACKS | Latvia | denied possible by Alexander Lukashenko",
    ],
    "Alexander Lukashenko calls Polish worries hysteria.": [
        "Alexander Lukashenko | REJECTS | Polish worries | asserted actual"
    ],
    "OPEC chief Haitham Al Ghais spoke in Lima. Haitham Al Ghais warned that Chad may be planning an attack on the "
    "organisation.": [
        "Haitham Al Ghais | HEAD_OF | OPEC | asserted actual",
        "Haitham Al Ghais | VISITS | Lima | asserted actual",
        "Chad | ATTACKS | OPEC | asserted possible by Haitham Al Ghais",
    ],
    "Alexander Lukashenko denied opposing the plan and calls Polish worries “hysteria”": [
        "Alexander Lukashenko | OPPOSES | plan | denied actual by Alexander Lukashenko",
        "Alexander Lukashenko | REJECTS | Polish worries | asserted actual",
    ],
    "Azerbaijan considers the attack on Armenia a crime.": [],
    "“The talks were useful,” Lula said. “I see a chance,” adding that it came up in discussions with Javier Milei "
    "when the two leaders met in Rio.": [
        "Luiz Inácio Lula da Silva | MEETS | Javier Milei | asserted actual",
    ],
}


@pytest.mark.parametrize("text", sorted(CASES))
def test_agreement_rule(text: str) -> None:
    assert rows(text) == sorted(CASES[text])
