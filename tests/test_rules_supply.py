"""Supply, transit, contracts, takeovers, sanctions and attacks: sentences with the claims that must come out."""

import pytest
from claim_rows import rows

CASES: dict[str, list[str]] = {
    "Nokia was awarded a radio contract by Telefonica.": ["Telefónica | HOLDS_CONTRACT_WITH | Nokia | asserted actual"],
    "Iceland was promised protection by Norway and Denmark.": [
        "Norway | GUARANTEES_SECURITY_OF | Iceland | asserted actual",
        "Denmark | GUARANTEES_SECURITY_OF | Iceland | asserted actual",
    ],
    "Peru was told the truth by Chile.": ["Chile | TELLS | Peru | asserted actual"],
    "Jordan was sent four cargoes of wheat by Romania.": ["Romania | SUPPLIES_TO | Jordan | asserted actual"],
    "Japan's imports of coal from Mongolia rose in May.": ["Mongolia | SUPPLIES_TO | Japan | asserted actual"],
    "Gas from Algeria will heat homes in Slovenia.": ["Algeria | SUPPLIES_GAS_TO | Slovenia | asserted planned"],
    "Kenya sold Uganda forty tonnes of maize.": ["Kenya | SUPPLIES_TO | Uganda | asserted actual"],
    "Tunisia, which once sold oil to Malta, closed its refinery.": [
        "Tunisia | SUPPLIES_TO | Malta | denied actual ended"
    ],
    "Tunisia once visited Malta.": ["Tunisia | VISITS | Malta | asserted actual"],
    "Latvia no longer buys Russian gas, but Hungary still does.": [
        "Russia | SUPPLIES_GAS_TO | Latvia | denied actual ended",
        "Russia | SUPPLIES_GAS_TO | Hungary | asserted actual",
    ],
    "Jordan stopped the transit of Iraqi oil in May.": [
        "oil supply of Iraq | TRANSITS_THROUGH | Jordan | denied actual ended"
    ],
    "A line carrying Iraqi oil to Turkey crosses Syria.": ["Iraq | SUPPLIES_TO | Turkey | asserted actual"],
    "Nippon Steel plans to buy US Steel.": ["Nippon Steel | OWNS | U.S. Steel | asserted planned"],
    "Qantas sold its stake in Fiji Airways.": ["Qantas | OWNS | Fiji Airways | denied actual ended"],
    "Brazil retaliated with tariffs on Canada.": ["Brazil | SANCTIONS | Canada | asserted actual"],
    "Ethiopia bombed the airport in Asmara.": ["Ethiopia | ATTACKS | Asmara | asserted actual"],
    "Ethiopia struck a chord in Asmara.": [],
    "Norway ended cooperation with Russia on fisheries.": ["Norway | COOPERATES_WITH | Russia | denied actual ended"],
    "Canada, a big exporter of wheat to Peru, kept its prices.": ["Canada | SUPPLIES_TO | Peru | asserted actual"],
    "Libyan crude destined for Malta passes through Tunisia.": [
        "oil supply of Libya to Malta | TRANSITS_THROUGH | Tunisia | asserted actual"
    ],
    "Nokia attacked Ericsson over its fees.": ["Nokia | ACCUSES | Ericsson | asserted actual"],
    "Iraq attacked Kuwait over the weekend.": ["Iraq | ATTACKS | Kuwait | asserted actual"],
    "Norway handed Finland a battery of missiles.": ["Norway | SUPPLIES_TO | Finland | asserted actual"],
    "Spain is committed to the defence of Malta.": ["Spain | GUARANTEES_SECURITY_OF | Malta | asserted actual"],
    "Eni agreed to sell its stake in TransMed to Petronas.": [
        "Eni | OWNS | Trans-Mediterranean Pipeline | asserted actual",
        "Petronas | OWNS | Trans-Mediterranean Pipeline | asserted planned",
    ],
    "Security guarantees for Ukraine from the United States are being discussed.": [
        "United States | GUARANTEES_SECURITY_OF | Ukraine | asserted possible"
    ],
    "Italy and Spain are drafting security guarantees for Moldova.": [
        "Italy | GUARANTEES_SECURITY_OF | Moldova | asserted planned",
        "Spain | GUARANTEES_SECURITY_OF | Moldova | asserted planned",
    ],
    "Italy discussed security guarantees for Moldova.": [],
    "The embargo imposed by Japan on Fiji has been lifted.": ["Japan | SANCTIONS | Fiji | denied actual ended"],
    "The embargo imposed by Japan on Fiji hurts trade.": ["Japan | SANCTIONS | Fiji | asserted actual"],
    "Chad promised Sudan six cargoes of maize.": ["Chad | SUPPLIES_TO | Sudan | asserted planned"],
    "Angola buys most of its rice from Thailand, some from Vietnam and none from India.": [
        "Thailand | SUPPLIES_TO | Angola | asserted actual",
        "Vietnam | SUPPLIES_TO | Angola | asserted actual",
        "India | SUPPLIES_TO | Angola | denied actual",
    ],
    "Half of the oil that Iraq sells to Jordan passes through Syria.": [
        "Iraq | SUPPLIES_TO | Jordan | asserted actual",
        "oil supply of Iraq to Jordan | TRANSITS_THROUGH | Syria | asserted actual",
    ],
    "Airbus and Boeing are under contract to each other.": ["Airbus | HOLDS_CONTRACT_WITH | Boeing | asserted actual"],
    "Airbus is bound by a contract to Qantas.": ["Airbus | HOLDS_CONTRACT_WITH | Qantas | asserted actual"],
    "Boeing awarded Ryanair a prize.": [],
    "The satellite was built jointly by Japan and India.": ["Japan | COOPERATES_WITH | India | asserted actual"],
    "Norway and Chile are testing the vaccine together.": ["Norway | COOPERATES_WITH | Chile | asserted actual"],
    "Norway and Chile lost together.": [],
    "Eritrea fired rockets at Ethiopian positions.": ["Eritrea | ATTACKS | Ethiopia | asserted actual"],
    "Sudan opened fire on a Kenyan patrol.": ["Sudan | ATTACKS | Kenya | asserted actual"],
    "Libya came under fire from Chad.": ["Chad | ATTACKS | Libya | asserted actual"],
    "Chad carried out three air strikes on a camp in Darfur.": ["Chad | ATTACKS | Darfur | asserted actual"],
    "Arsenal attacked the Chelsea goal all evening.": [],
    "Liverpool pounded the Everton defence.": [],
    "Qantas is 20 per cent owned by Lufthansa.": ["Lufthansa | OWNS | Qantas | asserted actual"],
    "Toyota holds a 30 percent stake in Subaru.": ["Toyota | OWNS | Subaru | asserted actual"],
    "Toyota does not own a single share in Subaru.": ["Toyota | OWNS | Subaru | denied actual"],
    "Belgium will penalise Rwanda with sanctions.": ["Belgium | SANCTIONS | Rwanda | asserted planned"],
    "Canada extended sanctions against Belarus.": ["Canada | SANCTIONS | Belarus | asserted actual"],
    "Sanctions against Belarus were lifted by Canada.": ["Canada | SANCTIONS | Belarus | denied actual ended"],
}


@pytest.mark.parametrize("text", sorted(CASES))
def test_supply_rule(text: str) -> None:
    assert rows(text) == sorted(CASES[text])
