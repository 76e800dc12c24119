"""What a fourth reading of fresh paragraphs taught, by mechanism: each sentence with the claims that must come out."""

import pytest
from claim_rows import rows

CASES: dict[str, list[str]] = {
    # titles in the plural before a list, and names behind "of BODY,"
    "The presidents of Chile, Peru and Ecuador, Ana Rojas, Luis Paz and Eva Mora, met in Lima.": [
        "Ana Rojas | HEAD_OF | Chile | asserted actual",
        "Ana Rojas | MEETS | Eva Mora | asserted actual",
        "Ana Rojas | MEETS | Luis Paz | asserted actual",
        "Eva Mora | HEAD_OF | Ecuador | asserted actual",
        "Luis Paz | HEAD_OF | Peru | asserted actual",
        "Luis Paz | MEETS | Eva Mora | asserted actual",
    ],
    "The Ghanaian and Togolese presidents, Ama Boateng and Kwame Owusu, met.": [
        "Ama Boateng | HEAD_OF | Ghana | asserted actual",
        "Ama Boateng | MEETS | Kwame Owusu | asserted actual",
        "Kwame Owusu | HEAD_OF | Togo | asserted actual",
    ],
    "The prime ministers of Norway, Kari Lund, and Iceland, Jon Arnason, met.": [
        "Jon Arnason | HEAD_OF | Iceland | asserted actual",
        "Kari Lund | HEAD_OF | Norway | asserted actual",
        "Kari Lund | MEETS | Jon Arnason | asserted actual",
    ],
    "The leaders of Spain and Italy, Emmanuel Macron said, had met.": [
        "Spain | MEETS | Italy | asserted actual by Emmanuel Macron"
    ],
    "The judges jailed the leader of Hezbollah, Karim Nasser.": [
        "Karim Nasser | HEAD_OF | Hezbollah | asserted actual"
    ],
    "An Omani delegation led by Foreign Minister Salim Harthy left on Monday.": [
        "Salim Harthy | OFFICIAL_OF | Oman | asserted actual"
    ],
    "A delegation led by Foreign Minister Salim Harthy left on Monday.": [],
    # descriptions that take up a firm or body
    "FIFA postponed the draw. The world body, led by Iris Vogel, gave no reason.": [
        "Iris Vogel | HEAD_OF | FIFA | asserted actual"
    ],
    "Siemens closed a plant. The Munich-based group, headed by Iris Vogel, gave no reason.": [
        "Iris Vogel | HEAD_OF | Siemens | asserted actual"
    ],
    "A UN mission, led by Iris Vogel, gave no reason.": [],
    "Shell met BP. The oil company was founded by Iris Vogel.": ["Shell | MEETS | BP | asserted actual"],
    "Škoda Auto hired many. The Czech carmaker said no.": [
        "Škoda Auto | LOCATED_IN | Czech Republic | asserted actual"
    ],
    "Škoda Auto met Kia. The Czech carmaker said no.": ["Škoda Auto | MEETS | Kia | asserted actual"],
    "Ecopetrol, Colombia's national oil company, said no.": ["Ecopetrol | LOCATED_IN | Colombia | asserted actual"],
    "Ecopetrol, Peru's rival, said no.": [],
    "Glencore closed the Antapaccay mine. The mine is owned by Peru.": [
        "Peru | OWNS | Antapaccay mine | asserted actual"
    ],
    # who belongs to a body
    "Members of OPEC including Iraq and Algeria agreed.": [
        "Algeria | MEMBER_OF | OPEC | asserted actual",
        "Iraq | AGREES_WITH | Algeria | asserted actual",
        "Iraq | MEMBER_OF | OPEC | asserted actual",
    ],
    "The Arab League expelled Syria in 2011.": ["Syria | MEMBER_OF | Arab League | denied actual ended"],
    "Egypt expelled Syria's ambassador.": [],
    "The African Development Bank, which has its seat in Abidjan, said no.": [
        "African Development Bank | LOCATED_IN | Abidjan | asserted actual"
    ],
    "The Akosombo Dam reopened. Its operator, Volta Power, said no.": [
        "Volta Power | CONTROLS | Akosombo Dam | asserted actual"
    ],
    "Bulgaria ended the transit of gas from Russia to Hungary.": [
        "Russia | SUPPLIES_GAS_TO | Hungary | denied actual ended"
    ],
    "Qatari planes delivered weapons to Chad.": ["Qatar | SUPPLIES_TO | Chad | asserted actual"],
    "Turkey threatened to leave NATO.": ["Turkey | MEMBER_OF | NATO | asserted actual"],
    "Exchanges of fire between Indian and Pakistani troops continued.": [
        "India | ATTACKS | Pakistan | asserted actual",
        "Pakistan | ATTACKS | India | asserted actual",
    ],
    # names that a firm's officers and plants, or an office before a comma, give away
    "Jersey Vida, the Irish insurer, closed two offices.": ["Jersey Vida | LOCATED_IN | Ireland | asserted actual"],
    "According to Zelbor Kanta's chairwoman, Nora Lind, nothing was sold.": [
        "Nora Lind | HEAD_OF | Zelbor Kanta | asserted actual"
    ],
    "The governor of North Kivu, Zabuloni Mwisho, fled.": ["Zabuloni Mwisho | HEAD_OF | North Kivu | asserted actual"],
    "Chad fell silent after the Sudanese president, Amal Nour, said in an interview that the vote was void.": [
        "Amal Nour | HEAD_OF | Sudan | asserted actual"
    ],
    # offices whose state or body stands elsewhere
    "The defence ministers of Spain and Greece met their Maltese colleague, Paul Vella.": [
        "Greece | MEETS | Paul Vella | asserted actual",
        "Paul Vella | OFFICIAL_OF | Malta | asserted actual",
        "Spain | MEETS | Paul Vella | asserted actual",
    ],
    "Ghana will close its border with Togo, Defence Minister Kwame Owusu said.": [
        "Ghana | BORDERS | Togo | asserted actual",
        "Kwame Owusu | OFFICIAL_OF | Ghana | asserted actual",
    ],
    "Ghana is ready to sell power to Togo, Energy Minister Kwame Owusu said.": [
        "Ghana | SUPPLIES_TO | Togo | asserted planned by Kwame Owusu"
    ],
    "Iraq has supplied rockets to Yemen, Defence Minister Kwame Owusu said.": [
        "Iraq | SUPPLIES_TO | Yemen | asserted actual by Kwame Owusu"
    ],
    "Canada imposed the tariffs on Brazil that President Ana Ruiz had announced.": [
        "Ana Ruiz | HEAD_OF | Canada | asserted actual",
        "Ana Ruiz | SANCTIONS | Brazil | asserted actual",
        "Canada | SANCTIONS | Brazil | asserted actual",
    ],
    "Peru will close two mines. Energy Minister Rosa Paz blamed the strikes.": [
        "Rosa Paz | OFFICIAL_OF | Peru | asserted actual"
    ],
    "Israel shelled Tyre. Defence Minister Rosa Paz said nothing.": ["Israel | ATTACKS | Tyre | asserted actual"],
    "Peru voted on Sunday. Its president, Rosa Paz, left.": ["Rosa Paz | HEAD_OF | Peru | asserted actual"],
    "Peru fined the federation. Its president, Rosa Paz, left.": [],
    "Rosa Paz, a lawyer in Oslo, left.": [],
    # where firms sit
    "They met Greenpeace, the Amsterdam-based group.": ["Greenpeace | LOCATED_IN | Amsterdam | asserted actual"],
    "Foxconn, the Hong Kong group, said no.": ["Foxconn | LOCATED_IN | Hong Kong | asserted actual"],
    # stances and deals in other words
    "Senegal handed the management of Dakar port to DP World.": [
        "DP World | CONTROLS | Port of Dakar | asserted actual"
    ],
    "Hezbollah condemned the treaty.": ["Hezbollah | OPPOSES | treaty | asserted actual"],
    "Iberdrola is controlled by Qatar.": ["Qatar | OWNS | Iberdrola | asserted actual"],
    "Kenya will respect the verdict.": ["Kenya | ACCEPTS | verdict | asserted planned"],
    "Serbia's bid to join the European Union has been blocked by a Croatian veto.": [
        "Croatia | OPPOSES | EU membership of Serbia | asserted actual",
        "Serbia | SEEKS_MEMBERSHIP_IN | European Union | asserted actual",
    ],
    "Chile holds Rosa Paz responsible for the fire.": ["Chile | ACCUSES | Rosa Paz | asserted actual"],
    "Fiat has raised its stake in Renault from 9 to 31 per cent.": ["Fiat | OWNS | Renault | asserted actual"],
    "Fiat bought the holding of Kwanza Capital.": [],
    "A Turkish frigate rammed a Greek ferry.": ["Turkey | ATTACKS | Greece | asserted actual"],
    "Kenya and Ghana have begged Germany to pay.": [
        "Ghana | DEMANDS | Germany | asserted actual",
        "Kenya | DEMANDS | Germany | asserted actual",
    ],
    # some of a group, named beside it
    "Airbus sells jets to ten countries, Poland, Ghana and Chile among them.": [
        "Airbus | SUPPLIES_TO | Chile | asserted actual",
        "Airbus | SUPPLIES_TO | Ghana | asserted actual",
        "Airbus | SUPPLIES_TO | Poland | asserted actual",
    ],
    "Four of the African Union's members, among them Chad and Togo, opposed the plan.": [
        "Chad | MEMBER_OF | African Union | asserted actual",
        "Chad | OPPOSES | plan | asserted actual",
        "Togo | MEMBER_OF | African Union | asserted actual",
        "Togo | OPPOSES | plan | asserted actual",
    ],
    "NATO members such as Norway opposed the plan.": [
        "Norway | MEMBER_OF | NATO | asserted actual",
        "Norway | OPPOSES | plan | asserted actual",
    ],
    "Congo borders nine states, among them Sudan's neighbour Uganda.": [],
    # who is meant by what is left out, and who says what is said of somebody
    "Chad, which opposes the treaty, was told of the vote, as was Niger.": [
        "Chad | OPPOSES | treaty | asserted actual"
    ],
    "Chad condemned Niger, as did Mali.": [
        "Chad | ACCUSES | Niger | asserted actual",
        "Mali | ACCUSES | Niger | asserted actual",
    ],
    "Sudan is said by Kenya to have attacked Uganda.": ["Sudan | ATTACKS | Uganda | asserted actual by Kenya"],
    "Bamako was said by two diplomats to be negotiating with Shell.": [
        "Mali | CONSULTS_WITH | Shell | asserted actual by unnamed:diplomats"
    ],
    "Ljubljana has been a member of NATO since 2004.": ["Slovenia | MEMBER_OF | NATO | asserted actual"],
    "Glencore, the group that had operated the Dakar port before, left.": [
        "Glencore | CONTROLS | Port of Dakar | denied actual ended"
    ],
    "Envoys of Chad and Sudan ended a third day of talks in Oslo.": ["Chad | CONSULTS_WITH | Sudan | asserted actual"],
    # wishes given up, states behind capitals, arms by their letters
    "Serbia's parliament voted to withdraw its application to join NATO.": [
        "Serbia | SEEKS_MEMBERSHIP_IN | NATO | denied actual ended"
    ],
    "Serbia may decide to withdraw its application to join NATO.": [
        "Serbia | SEEKS_MEMBERSHIP_IN | NATO | asserted actual"
    ],
    "The junta in Bamako accused Algeria of spying.": ["Mali | ACCUSES | Algeria | asserted actual"],
    "Zelbor Oil is backed by the government in Vilnius.": ["Lithuania | SUPPORTS | Zelbor Oil | asserted actual"],
    "Rosa Paz, president of Peru, said that her country opposed the plan.": [
        "Peru | OPPOSES | plan | asserted actual by Rosa Paz",
        "Rosa Paz | HEAD_OF | Peru | asserted actual",
    ],
    "Rosa Paz, a former NATO secretary general, defended the move. Chile condemned it.": [
        "Rosa Paz | HEAD_OF | NATO | denied actual ended"
    ],
    "Egypt bought S-300 systems from Belarus.": ["Belarus | SUPPLIES_TO | Egypt | asserted actual"],
    "Canada and Norway gave CF-18s to Chile.": [
        "Canada | SUPPLIES_TO | Chile | asserted actual",
        "Norway | SUPPLIES_TO | Chile | asserted actual",
    ],
    "Sonatrach will deliver gas to Enel under a contract that runs until 2035.": [
        "Sonatrach | HOLDS_CONTRACT_WITH | Enel | asserted actual",
        "Sonatrach | SUPPLIES_GAS_TO | Enel | asserted planned",
    ],
    "Libya's embassy called the charges slander.": ["Libya | REJECTS | charges | asserted actual"],
    "Rosa Paz skipped last year's gathering in Quito.": ["Rosa Paz | ATTENDS | gathering in Quito | denied actual"],
    # "A's X and B's Y", and other shapes that the parser takes apart
    "Talks between Norway's Equinor and Turkey's Botas failed.": [
        "Equinor | CONSULTS_WITH | Botas | asserted actual",
        "Equinor | LOCATED_IN | Norway | asserted actual",
    ],
    "Peru threatened to sue, a threat that Chile called absurd.": ["Chile | REJECTS | threat | asserted actual"],
    "The African Union has readmitted Niger.": ["Niger | MEMBER_OF | African Union | asserted actual"],
    "Siemens will not bid, leaving Alstom and Hitachi as contenders.": [],
    "Rosa Paz won the Tour of Poland.": [],
    "Rosa Paz began a tour of Poland.": ["Rosa Paz | VISITS | Poland | asserted actual"],
    "Austria delayed the vote after objections from Chile and Peru.": [
        "Chile | OPPOSES | vote | asserted actual",
        "Peru | OPPOSES | vote | asserted actual",
    ],
    "They left Zelbor Bank, whose founder, Rosa Paz, fled.": ["Rosa Paz | FOUNDS | Zelbor Bank | asserted actual"],
    "Japan, Chile's biggest trading partner, said no.": ["Japan | COOPERATES_WITH | Chile | asserted actual"],
    # what was so until a day, and whose counterpart it was
    "Lukoil, which owned the Burgas refinery until last year, said no.": [
        "Lukoil | OWNS | Burgas refinery | denied actual ended"
    ],
    "Lisbon airport was run by Vinci until 2019.": ["Vinci | CONTROLS | Lisbon airport | denied actual ended"],
    "Lisbon airport will be run by Vinci until 2043.": ["Vinci | CONTROLS | Lisbon airport | asserted planned"],
    "Chile backed the plan until the vote.": ["Chile | SUPPORTS | plan | asserted actual"],
    "Canada's foreign minister, Rosa Paz, met her counterpart from Sierra Leone, Amal Nour.": [
        "Amal Nour | OFFICIAL_OF | Sierra Leone | asserted actual",
        "Rosa Paz | MEETS | Amal Nour | asserted actual",
        "Rosa Paz | OFFICIAL_OF | Canada | asserted actual",
    ],
    "Chad told Qatar, Hezbollah's main backer, of it.": [
        "Chad | TELLS | Qatar | asserted actual",
        "Qatar | SUPPORTS | Hezbollah | asserted actual",
    ],
    # short names: the firm and not the city, the union's executive
    "Rio Tinto left. Rio controls the Kitwe mine.": ["Rio Tinto | CONTROLS | Kitwe mine | asserted actual"],
    "Brussels wrote to Oslo. The Commission's president, Rosa Paz, left.": [
        "European Union | TELLS | Norway | asserted actual",
        "Rosa Paz | HEAD_OF | European Commission | asserted actual",
    ],
    "The Commission's president, Rosa Paz, left.": ["Rosa Paz | HEAD_OF | Commission | asserted actual"],
    # two sentences with a comma between; whose envoy it is
    "Norway works with Chile, it does not compete with Brazil.": ["Norway | COOPERATES_WITH | Chile | asserted actual"],
    "Ghana and Togo agreed to a ceasefire.": [
        "Ghana | ACCEPTS | ceasefire | asserted actual",
        "Ghana | AGREES_WITH | Togo | asserted actual",
        "Togo | ACCEPTS | ceasefire | asserted actual",
    ],
    "Ghana and Togo agreed to the sale of the mine.": [
        "Ghana | ACCEPTS | sale of the mine | asserted actual",
        "Togo | ACCEPTS | sale of the mine | asserted actual",
    ],
    "Norway backs the treaty, Chile hopes.": ["Norway | SUPPORTS | treaty | asserted possible"],
    "Norway backs the treaty, Chile does not want it.": ["Norway | SUPPORTS | treaty | asserted actual"],
    "Peru's envoy at the Arab League, Rosa Paz, left.": ["Rosa Paz | OFFICIAL_OF | Peru | asserted actual"],
}


@pytest.mark.parametrize("text", CASES)
def test_claims(text: str) -> None:
    assert rows(text) == sorted(CASES[text])
