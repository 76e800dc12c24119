"""What a third reading of fresh paragraphs taught, by mechanism: each sentence with the claims that must come out."""

import pytest
from claim_rows import rows

CASES: dict[str, list[str]] = {
    "Two African diplomats said that Chad had sent rifles to Sudan.": [
        "Chad | SUPPLIES_TO | Sudan | asserted actual by unnamed:African diplomats"
    ],
    "Peru will skip the forum that Chile is hosting, its trade ministry said.": [
        "Chile | HOSTS | forum | asserted actual",
        "Peru | ATTENDS | forum | denied planned by Peru",
    ],
    "Rwandan troops shelled the town of Bururi, which Kigali denied.": [
        "Rwanda | ATTACKS | Bururi | asserted actual",
        "Rwanda | ATTACKS | Bururi | denied actual by Rwanda",
    ],
    "Iraq has supplied rockets to Yemen, officials said. Baghdad denied this.": [
        "Iraq | SUPPLIES_TO | Yemen | asserted actual by unnamed:officials",
        "Iraq | SUPPLIES_TO | Yemen | denied actual by Iraq",
    ],
    "Iraq has supplied rockets to Yemen, officials said. Jordan denied the report that its airspace had been used.": [
        "Iraq | SUPPLIES_TO | Yemen | asserted actual by unnamed:officials"
    ],
    "Indian and Pakistani troops exchanged fire along the border.": [
        "India | ATTACKS | Pakistan | asserted actual",
        "Pakistan | ATTACKS | India | asserted actual",
    ],
    "Armenia traded fire with Azerbaijan on Tuesday.": [
        "Armenia | ATTACKS | Azerbaijan | asserted actual",
        "Azerbaijan | ATTACKS | Armenia | asserted actual",
    ],
    "Indian and Pakistani officers exchanged gifts along the border.": [],
    "Norway followed Canada in imposing sanctions on Iran.": [
        "Canada | SANCTIONS | Iran | asserted actual",
        "Norway | SANCTIONS | Iran | asserted actual",
    ],
    "Norway will follow Canada in imposing sanctions on Iran.": [
        "Canada | SANCTIONS | Iran | asserted actual",
        "Norway | SANCTIONS | Iran | asserted planned",
    ],
    "Norway has not followed Canada in imposing sanctions on Iran.": ["Norway | SANCTIONS | Iran | denied actual"],
    "Shell sold its shares in Corrib Gas in 2019.": ["Shell | OWNS | Corrib Gas | denied actual ended"],
    "Halden Optics bought Brix Lens of Austria for 20 million euros.": [
        "Brix Lens | LOCATED_IN | Austria | asserted actual",
        "Halden Optics | OWNS | Brix Lens | asserted actual",
    ],
    "Bolivia's Vialta will build the road.": [
        "Vialta | BUILDS | road | asserted planned",
        "Vialta | LOCATED_IN | Bolivia | asserted actual",
    ],
    "The line was built by Vialta.": ["Vialta | BUILDS | line | asserted actual"],
    "The Burmese army shelled Loikaw and the rebels seized Demoso.": ["Myanmar | ATTACKS | Loikaw | asserted actual"],
    "Spain and Chile were among the strongest backers of the treaty.": [
        "Chile | SUPPORTS | treaty | asserted actual",
        "Spain | SUPPORTS | treaty | asserted actual",
    ],
    "Cuba was one of the plan's fiercest critics.": ["Cuba | OPPOSES | plan | asserted actual"],
    "Turkey is among the biggest buyers of Russian gas.": ["Russia | SUPPLIES_GAS_TO | Turkey | asserted actual"],
    "Chile's Senate approved the treaty with Bolivia.": [
        "Chile | ACCEPTS | treaty with Bolivia | asserted actual",
        "Chile | AGREES_WITH | Bolivia | asserted actual",
    ],
    "The cable will carry power from Egypt to Greece.": ["Egypt | SUPPLIES_TO | Greece | asserted planned"],
    "Senator Lina Haddad has left the ruling party, Free Homeland.": [
        "Lina Haddad | MEMBER_OF | Free Homeland | denied actual ended"
    ],
    "Senator Lina Haddad left the party early.": [],
    "Ford's head of design, Mia Laurent, resigned.": ["Mia Laurent | OFFICIAL_OF | Ford | asserted actual"],
    "Canada's head of state, Charles III, visited Samoa.": [
        "Charles III | HEAD_OF | Canada | asserted actual",
        "Charles III | VISITS | Samoa | asserted actual",
    ],
    "Kenya, whose troops shelled Kismayo, denied the report.": ["Kenya | ATTACKS | Kismayo | asserted actual"],
    "Cyprus and Jordan are close to a deal on gas.": ["Cyprus | AGREES_WITH | Jordan | asserted possible"],
    "Samsung is nearing an agreement with Sony.": ["Samsung | AGREES_WITH | Sony | asserted possible"],
    "Moldova has not given up its ambition of joining the European Union.": [
        "Moldova | SEEKS_MEMBERSHIP_IN | European Union | asserted actual"
    ],
    "Lena Ek received Aino Salo in Stockholm on Monday. They discussed fish and forests.": [
        "Lena Ek | CONSULTS_WITH | Aino Salo | asserted actual",
        "Lena Ek | HOSTS | Aino Salo | asserted actual",
    ],
    "Lena Ek met Aino Salo in Stockholm on Monday. The pair also talked about fish.": [
        "Lena Ek | CONSULTS_WITH | Aino Salo | asserted actual",
        "Lena Ek | MEETS | Aino Salo | asserted actual",
    ],
    "Lena Ek flew to Stockholm on Monday. They discussed fish and forests.": [
        "Lena Ek | VISITS | Stockholm | asserted actual"
    ],
    "The carmaker sued Renault. Its chairman, Nils Holm, said so.": [],
    "Samoa defended the decision on quotas.": ["Samoa | SUPPORTS | decision on quotas | asserted actual"],
    "Samoa defended its title.": [],
    "Malta will join the pact, Prime Minister Carmel Buttigieg announced in Valletta.": [
        "Carmel Buttigieg | HEAD_OF | Malta | asserted actual",
    ],
    "Belgium is weighing a levy, but Prime Minister Jan Vercauteren ruled out an embargo.": [
        "Jan Vercauteren | HEAD_OF | Belgium | asserted actual",
        "Jan Vercauteren | REJECTS | embargo | asserted actual",
    ],
    "Russia shelled the port on Sunday, Defence Minister Taras Hnatyuk said.": [],
    "Russia is ready to sell gas to Hungary, Foreign Minister Gabor Lantos said.": [
        "Russia | SUPPLIES_GAS_TO | Hungary | asserted planned by Gabor Lantos"
    ],
    "Mali said that Algeria had bombed the camp at Kidal, which Algiers called a lie.": [],
    "Oman attacked a tanker off Fujairah, which Iran condemned.": [],
    "Two diplomats spoke on condition of anonymity. They said Sweden would reject the plan.": [
        "Sweden | REJECTS | plan | asserted planned by unnamed:diplomats"
    ],
    "Bolivia sold gas to Argentina. It stopped supplying Argentina in 2024; its deliveries to Brazil are shrinking.": [
        "Bolivia | SUPPLIES_GAS_TO | Argentina | asserted actual",
        "Bolivia | SUPPLIES_GAS_TO | Argentina | denied actual ended",
        "Bolivia | SUPPLIES_GAS_TO | Brazil | asserted actual",
    ],
    "Algeria sells gas to Spain. It also supplies Italy.": [
        "Algeria | SUPPLIES_GAS_TO | Italy | asserted actual",
        "Algeria | SUPPLIES_GAS_TO | Spain | asserted actual",
    ],
    "Algeria sells carpets to Spain. It also supplies Italy.": [],
    "The ministers decided that France would host the summit.": ["France | HOSTS | summit | asserted planned"],
    "The cable will be laid by Nexans, a French firm.": [
        "Nexans | BUILDS | cable | asserted planned",
        "Nexans | LOCATED_IN | France | asserted actual",
    ],
    "Lena Ek, a former envoy to Chad, spoke first. Malta's tourism minister will travel to Rome.": [
        "Malta | VISITS | Rome | asserted planned"
    ],
    "The European Union's competition chief, Anneke Verhulst, spoke in Lisbon.": [
        "Anneke Verhulst | OFFICIAL_OF | European Union | asserted actual",
        "Anneke Verhulst | VISITS | Lisbon | asserted actual",
    ],
    "Renault chief Luc Arnaud met Nissan boss Ken Mori.": [
        "Ken Mori | HEAD_OF | Nissan | asserted actual",
        "Luc Arnaud | HEAD_OF | Renault | asserted actual",
        "Luc Arnaud | MEETS | Ken Mori | asserted actual",
    ],
    "Cairo has accused Ethiopia of arming them, an allegation it rejects.": [
        "Egypt | ACCUSES | Ethiopia | asserted actual",
        "Ethiopia | REJECTS | allegation | asserted actual",
    ],
    "Togo accused Benin of hiding the officers who fled in May, an accusation that Cotonou dismissed as invention.": [
        "Benin | REJECTS | accusation | asserted actual",
        "Togo | ACCUSES | Benin | asserted actual",
    ],
    "Belarus has been under EU sanctions since 2020.": ["European Union | SANCTIONS | Belarus | asserted actual"],
    "Egypt and Sudan resumed talks on the Nile dam in Kinshasa.": ["Egypt | CONSULTS_WITH | Sudan | asserted actual"],
    "Kosovo joined the Council of Europe despite Serbia's opposition.": [
        "Kosovo | MEMBER_OF | Council of Europe | asserted actual",
        "Serbia | OPPOSES | Council of Europe membership of Kosovo | asserted actual",
    ],
    "Pakistan's premier, Asif Durrani-Khan, and his Iranian counterpart, Mehdi Golestan, met in Islamabad.": [
        "Asif Durrani-Khan | HEAD_OF | Pakistan | asserted actual",
        "Asif Durrani-Khan | MEETS | Mehdi Golestan | asserted actual",
        "Mehdi Golestan | HEAD_OF | Iran | asserted actual",
    ],
    "Its neighbours, including Mali and Niger, oppose the plan.": [
        "Mali | OPPOSES | plan | asserted actual",
        "Niger | OPPOSES | plan | asserted actual",
    ],
    "The Greek coast guard accused Turkey of smuggling.": ["Greece | ACCUSES | Turkey | asserted actual"],
    "The court's verdict was final, and Oslo said it recognised the ruling.": [
        "Norway | ACCEPTS | ruling | asserted actual by Norway"
    ],
    "The cable will be laid by Nordkabel, the developer Sahara Power said.": [
        "Nordkabel | BUILDS | cable | asserted planned by Sahara Power"
    ],
    "Kenya will sell tea to Oman, its trade minister, Jane Mwangi-Otieno, said.": [
        "Jane Mwangi-Otieno | OFFICIAL_OF | Kenya | asserted actual",
        "Kenya | SUPPLIES_TO | Oman | asserted planned by Jane Mwangi-Otieno",
    ],
    "Tea is sold to Oman through a new port, the exporter's director, Jane Mwangi, said.": [],
    "Shell sold its stake in Renaissance Africa.": ["Shell | OWNS | Renaissance Africa | denied actual ended"],
    "The African Development Commission met in Abuja. Togo told the Commission that it would not pay.": [
        "Togo | TELLS | African Development Commission | asserted actual"
    ],
    "President Farid Kessab-Lund won. Laos invited Kessab-Lund to Vientiane.": [
        "Laos | HOSTS | Farid Kessab-Lund | asserted actual"
    ],
    "Vantiq has agreed to buy Oresund Sonar of Denmark.": [
        "Oresund Sonar | LOCATED_IN | Denmark | asserted actual",
        "Vantiq | OWNS | Oresund Sonar | asserted planned",
    ],
    "Zimbabwe opened talks with Airbus on Monday.": ["Zimbabwe | CONSULTS_WITH | Airbus | asserted actual"],
    "Rosatom plans to build the Bataan nuclear plant in the Philippines.": [
        "Bataan nuclear plant | LOCATED_IN | Philippines | asserted planned",
        "Rosatom | BUILDS | Bataan nuclear plant | asserted planned",
    ],
    "Samsung wants to open the Taylor plant in Texas.": ["Taylor plant | LOCATED_IN | Texas | asserted planned"],
    "Samsung opened the Taylor plant in Texas.": [],
    "Brazil and South Africa are founding members of BRICS.": [
        "Brazil | MEMBER_OF | BRICS | asserted actual",
        "South Africa | MEMBER_OF | BRICS | asserted actual",
    ],
    "Sweden and Finland will hold joint exercises with Estonia.": [
        "Finland | COOPERATES_WITH | Estonia | asserted planned",
        "Sweden | COOPERATES_WITH | Estonia | asserted planned",
        "Sweden | COOPERATES_WITH | Finland | asserted planned",
    ],
    "The bank lent money to Skoda's parent, Volkswagen.": ["Volkswagen | OWNS | Škoda Auto | asserted actual"],
    "Chile's Supreme Court has upheld a ban on the group. Its leader, Ilan Botnari, appealed.": [],
}


@pytest.mark.parametrize("text", CASES)
def test_claims(text: str) -> None:
    assert rows(text) == sorted(CASES[text])
