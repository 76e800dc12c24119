"""The claim rules, each with sentences of its own: what must come out, and with which qualifiers.

A row is a text and its claims as ``subject | relation | object | polarity modality [phase] [by speaker]``;
``*`` at the end of a row lets further claims pass, otherwise the claims must be exactly these.
"""

from collections.abc import Iterable

import pytest
from claim_rows import rows

from graphbuild.extract import extract_batch
from graphbuild.ingest import read_text

CASES: dict[str, list[str]] = {
    "Latvia opposes the merger of the two ports.": ["Latvia | OPPOSES | merger of the two ports | asserted actual"],
    "Latvia does not oppose the levy.": ["Latvia | OPPOSES | levy | denied actual"],
    "Latvia has never opposed Moldova joining the EU.": ["Latvia | OPPOSES | EU membership of Moldova | denied actual"],
    "Nobody in Oslo denied that Norway opposes the ban.": ["Norway | OPPOSES | ban | asserted actual"],
    "Senegal refused to say that it supports the tax.": [],
    "Fiji failed to back the resolution.": ["Fiji | SUPPORTS | resolution | denied actual"],
    "Samoa did not fail to back the resolution.": ["Samoa | SUPPORTS | resolution | asserted actual"],
    "Mali denied that it had attacked Niger.": ["Mali | ATTACKS | Niger | denied actual by Mali"],
    "Iraq used to supply gas to Jordan.": ["Iraq | SUPPLIES_GAS_TO | Jordan | denied actual ended"],
    "Iraq has stopped selling gas to Jordan.": ["Iraq | SUPPLIES_GAS_TO | Jordan | denied actual ended"],
    "Iraq may stop selling gas to Jordan.": ["Iraq | SUPPLIES_GAS_TO | Jordan | asserted actual"],
    "Qatar no longer exports gas to Japan.": ["Qatar | SUPPLIES_GAS_TO | Japan | denied actual ended"],
    "Chile supports the treaty; Peru does not.": [
        "Chile | SUPPORTS | treaty | asserted actual",
        "Peru | SUPPORTS | treaty | denied actual",
    ],
    "Gabon sells oil to Spain but not to Italy.": [
        "Gabon | SUPPLIES_TO | Spain | asserted actual",
        "Gabon | SUPPLIES_TO | Italy | denied actual",
    ],
    "Panama will host the next regatta.": ["Panama | HOSTS | next regatta | asserted planned"],
    "Panama could host the sailing regatta.": ["Panama | HOSTS | sailing regatta | asserted possible"],
    "If the port is ready, Panama will host the sailing regatta.": [
        "Panama | HOSTS | sailing regatta | asserted hypothetical"
    ],
    "Togo demanded that Benin withdraw the tariff.": ["Togo | DEMANDS | Benin withdrawing tariff | asserted actual"],
    "Zambia plans to build the Batoka dam.": ["Zambia | BUILDS | Batoka dam | asserted planned"],
    "Does Kenya support the ban?": [],
    "Ghana said Kenya supports the ban.": ["Kenya | SUPPORTS | ban | asserted actual by Ghana"],
    "Kenya supports the ban, according to Ghana.": ["Kenya | SUPPORTS | ban | asserted actual by Ghana"],
    "Diplomats say Kenya supports the ban.": ["Kenya | SUPPORTS | ban | asserted actual by unnamed:Diplomats"],
    '"We oppose the levy," Emmanuel Macron of France said.': [
        "Emmanuel Macron | OPPOSES | levy | asserted actual by Emmanuel Macron"
    ],
    "The levy was opposed by Austria and supported by Croatia.": [
        "Austria | OPPOSES | levy | asserted actual",
        "Croatia | SUPPORTS | levy | asserted actual",
    ],
    "Estonia's opposition to the pipeline surprised nobody.": ["Estonia | OPPOSES | pipeline | asserted actual"],
    "Talks between Sudan and Chad were held in May.": ["Sudan | CONSULTS_WITH | Chad | asserted actual"],
    "No talks were held between Sudan and Chad.": ["Sudan | CONSULTS_WITH | Chad | denied actual"],
    "Kenyan troops seized the Kismayo bridge.": ["Kenya | CONTROLS | Kismayo bridge | asserted actual"],
    "India is expected to sign a deal with Oman.": ["India | AGREES_WITH | Oman | asserted planned"],
    "Turkey criticised a deal with Armenia.": [],
    "The Philippines applied to join BRICS.": ["Philippines | SEEKS_MEMBERSHIP_IN | BRICS | asserted actual"],
    "Serbia may revive its bid to join BRICS.": ["Serbia | SEEKS_MEMBERSHIP_IN | BRICS | asserted possible"],
    "Serbia launched its bid to join BRICS.": ["Serbia | SEEKS_MEMBERSHIP_IN | BRICS | asserted actual"],
    "Serbia has not filed its application to join BRICS.": ["Serbia | SEEKS_MEMBERSHIP_IN | BRICS | denied actual"],
    "Chile has attacked Peru, Bolivia said on Friday, and plans to invade Ecuador.": [
        "Chile | ATTACKS | Peru | asserted actual by Bolivia",
        "Chile | ATTACKS | Ecuador | asserted planned by Bolivia",
    ],
    "Ghana attacks Togo, Benin said, and demanded an apology.": [
        "Ghana | ATTACKS | Togo | asserted actual by Benin",
        "Benin | DEMANDS | apology | asserted actual",
    ],
    "Norway, Sweden says, supports Denmark and will visit Finland.": [
        "Norway | SUPPORTS | Denmark | asserted actual by Sweden",
        "Norway | VISITS | Finland | asserted planned by Sweden",
    ],
    "Airbus named Anna Berg as head of its space unit.": [],
    "Airbus has named Anna Berg as its new chief executive.": ["Anna Berg | HEAD_OF | Airbus | asserted actual"],
    "The Netherlands has named Tobias Renqvist as its new ambassador.": [
        "Tobias Renqvist | OFFICIAL_OF | Netherlands | asserted actual"
    ],
    "Tunisia opposes the takeover of Siemens by Alstom.": ["Tunisia | OPPOSES | takeover of Siemens | asserted actual"],
    "Poland fears an attack by Niger on Chad.": ["Niger | ATTACKS | Chad | asserted possible"],
    "Oman prevented an attack by Niger on Chad.": ["Niger | ATTACKS | Chad | denied actual"],
    "Spain warned of an attack by Niger on Chad.": ["Niger | ATTACKS | Chad | asserted possible by Spain"],
    "The takeover of Siemens by Alstom was vetoed.": ["Alstom | OWNS | Siemens | denied actual"],
    "Greece blocked Albania's bid to join OPEC.": [
        "Greece | REJECTS | OPEC membership of Albania | asserted actual",
        "Albania | SEEKS_MEMBERSHIP_IN | OPEC | asserted actual",
    ],
    "Jordan hopes to deepen ties with Oman.": ["Jordan | COOPERATES_WITH | Oman | asserted possible"],
    "Estonia does not buy gas from Equinor any more.": ["Equinor | SUPPLIES_GAS_TO | Estonia | denied actual ended"],
    "Equinor halted gas deliveries to Latvia.": ["Equinor | SUPPLIES_GAS_TO | Latvia | denied actual ended"],
    "Algeria has not cut gas supplies to Italy.": ["Algeria | SUPPLIES_GAS_TO | Italy | asserted actual"],
    "Moldova halted Azerbaijani gas deliveries to Romania.": [
        "Azerbaijan | SUPPLIES_GAS_TO | Romania | denied actual ended"
    ],
    "Brazil will boost grain exports to Egypt.": ["Brazil | SUPPLIES_TO | Egypt | asserted planned"],
    "Turkey offered to host talks between Oman and Yemen.": ["Oman | CONSULTS_WITH | Yemen | asserted planned"],
    "Austria gets its gas from Algeria via TransMed.": [
        "Algeria | SUPPLIES_GAS_TO | Austria | asserted actual",
        "gas supply of Algeria to Austria | TRANSITS_THROUGH | Trans-Mediterranean Pipeline | asserted actual",
    ],
    "Few in Panama believe that Chile will attack Peru.": [],
    "Hardly anyone thinks Cuba supplies oil to Haiti.": [],
    "A few analysts believe that Ghana will join BRICS.": [
        "Ghana | MEMBER_OF | BRICS | asserted planned by unnamed:analysts"
    ],
    "Few analysts believe that Ghana will join BRICS.": [],
    "Reports that Oman had sold gas to Japan were fabricated.": ["Oman | SUPPLIES_GAS_TO | Japan | denied actual"],
    "Chile almost signed a deal with Norway.": ["Chile | AGREES_WITH | Norway | denied actual"],
    "The minister joked that Luxembourg would invade Belgium.": [],
    "Peru shares a border with Chile.": ["Peru | BORDERS | Chile | asserted actual"],
    "Laos and Myanmar do not share a border.": ["Laos | BORDERS | Myanmar | denied actual"],
    "Peru rejected claims that it would attack Chile, calling such reports baseless.": [
        "Peru | REJECTS | Claim that Peru would attack Chile | asserted actual",
        "Peru | ATTACKS | Chile | denied hypothetical by Peru",
    ],
    "Marta Kos called the idea that Chile threatens Peru complete nonsense.": [
        "Marta Kos | REJECTS | Claim that Chile threatens Peru | asserted actual",
    ],
    "Samoa opposes the levy. Tonga will attend; Fiji will not.": ["Samoa | OPPOSES | levy | asserted actual"],
    "Samoa opposes the levy; Fiji does not.": [
        "Samoa | OPPOSES | levy | asserted actual",
        "Fiji | OPPOSES | levy | denied actual",
    ],
    "Iceland neither supports nor opposes the levy.": [
        "Iceland | SUPPORTS | levy | denied actual",
        "Iceland | OPPOSES | levy | denied actual",
    ],
    "It is untrue, Mirela Pop said, that Kenya does not support Malawi.": [
        "Kenya | SUPPORTS | Malawi | asserted actual by Mirela Pop"
    ],
    "It is false, Finland says, that Latvia attacked Estonia.": [
        "Latvia | ATTACKS | Estonia | denied actual by Finland"
    ],
    "Oman rejected the claim, made in Doha on Monday, that it had attacked Yemen.": [
        "Oman | ATTACKS | Yemen | denied actual by Oman"
    ],
    "Nokia denies that it owns Ericsson, that it supports Huawei, or that it attacked Samsung.": [
        "Nokia | OWNS | Ericsson | denied actual by Nokia",
        "Nokia | SUPPORTS | Huawei | denied actual by Nokia",
        "Nokia | ATTACKS | Samsung | denied actual by Nokia",
    ],
    "In the novel, Norway invades Iceland and occupies Greenland.": [],
    "Serbia aims to become a full member of BRICS by 2030.": ["Serbia | SEEKS_MEMBERSHIP_IN | BRICS | asserted actual"],
    "Peru opposes the NATO membership of Tbilisi.": ["Peru | OPPOSES | NATO membership of Georgia | asserted actual"],
    "Albania dropped its bid to join BRICS.": ["Albania | SEEKS_MEMBERSHIP_IN | BRICS | denied actual ended"],
    "Slovenia rejects the idea that Hungary plans to attack Austria.": [
        "Slovenia | REJECTS | Claim that Hungary would attack Austria | asserted actual",
        "Hungary | ATTACKS | Austria | denied planned by Slovenia",
    ],
    "It was not Peru that attacked Ecuador.": ["Peru | ATTACKS | Ecuador | denied actual"],
    "Cuba refused to stop supporting Bolivia.": ["Cuba | SUPPORTS | Bolivia | asserted actual"],
    "Ethiopia borders Kenya.": ["Ethiopia | BORDERS | Kenya | asserted actual"],
    "Rwanda neither visited nor attacked Burundi.": [
        "Rwanda | VISITS | Burundi | denied actual",
        "Rwanda | ATTACKS | Burundi | denied actual",
    ],
    "Norway backs Peru. Hungary's government said on Monday that it opposes the levy.": [
        "Norway | SUPPORTS | Peru | asserted actual",
        "Hungary | OPPOSES | levy | asserted actual by Hungary",
    ],
    "Turkey will host talks between Chad and Sudan.": ["Chad | CONSULTS_WITH | Sudan | asserted planned"],
    "Zambia, having closed its mines, no longer exports copper to India.": [
        "Zambia | SUPPLIES_TO | India | denied actual ended"
    ],
    "It is untrue that Cuba attacked Haiti.": ["Cuba | ATTACKS | Haiti | denied actual"],
    "Reports of a meeting between Ecuador and Chile are false.": ["Ecuador | MEETS | Chile | denied actual"],
    "There is no denying that Egypt met Sudan.": ["Egypt | MEETS | Sudan | asserted actual"],
    "At no point did Iceland support the ban.": ["Iceland | SUPPORTS | ban | denied actual"],
    "Serbia is unlikely to join NATO.": ["Serbia | MEMBER_OF | NATO | denied possible"],
    "Serbia does not object to Montenegro joining the EU.": [
        "Serbia | OPPOSES | EU membership of Montenegro | denied actual"
    ],
    "Ghana was accused by Togo of blocking the road.": ["Togo | ACCUSES | Ghana | asserted actual"],
    "Brazil and Argentina signed an accord on water.": ["Brazil | AGREES_WITH | Argentina | asserted actual"],
    "According to Kenya, Uganda and Rwanda met in Kigali.": ["Uganda | MEETS | Rwanda | asserted actual by Kenya"],
    "Angola put it bluntly: Zambia owns the Kariba dam.": ["Zambia | OWNS | Kariba Dam | asserted actual by Angola"],
    "Chile would never accept the canal.": ["Chile | OPPOSES | canal | asserted actual"],
    "Mexico withdrew its support for the plan.": ["Mexico | SUPPORTS | plan | denied actual ended"],
    "Malta lost control of the Gozo bridge.": ["Malta | CONTROLS | Gozo bridge | denied actual ended"],
    "Spain wants Portugal to build the Minho bridge.": [
        "Portugal | BUILDS | Minho bridge | asserted demanded",
        "Spain | DEMANDS | Portugal building Minho bridge | asserted actual",
    ],
    "Kenya to Host Climate Summit": ["Kenya | HOSTS | Climate Summit | asserted planned"],
    "A source close to the talks said Iran met Iraq.": ["Iran | MEETS | Iraq | asserted actual by unnamed:source"],
    "Nigeria buys most of its wheat from Canada.": ["Canada | SUPPLIES_TO | Nigeria | asserted actual"],
    "The gas that Algeria sells to Spain crosses Morocco.": [
        "Algeria | SUPPLIES_GAS_TO | Spain | asserted actual",
        "gas supply of Algeria to Spain | TRANSITS_THROUGH | Morocco | asserted actual",
    ],
    "A boxer from Cuba attacked the body and beat a Canadian.": [],
    "The Kenyan shilling fell against the dollar.": [],
    "Fans of Brazil sang in Qatar before the final against France.": [],
}


@pytest.mark.parametrize("text", sorted(CASES))
def test_rule(text: str) -> None:
    assert rows(text) == sorted(CASES[text])


def overlapping(spans: Iterable[tuple[int, int]], length: int) -> bool:
    """Whether all spans lie inside a text."""
    return all(0 <= start < end <= length for start, end in spans)


def test_offsets_point_at_the_words() -> None:
    raw = "\n\n“Peru didn’t oppose  the canal,” Kenya’s president said.\n"
    claims = extract_batch([read_text(raw)])[0].claims
    claim = next(item for item in claims if item.relation == "OPPOSES")
    evidence = claim.evidence[0]
    assert evidence.trigger.of(raw) == "oppose"
    assert evidence.subject.of(raw) == "Peru"
    assert evidence.object.of(raw).endswith("canal")
    assert evidence.sentence.of(raw) == evidence.text
    assert {cue.span.of(raw) for cue in evidence.cues if str(cue.kind) == "negation"} == {"n’t"}


def test_a_claim_keeps_its_id_when_names_are_resolved_differently() -> None:
    text = "Kenya opposes the ban."
    first, second = (extract_batch([read_text(text)])[0].claims for _ in range(2))
    assert [claim.id for claim in first] == [claim.id for claim in second]


def test_one_statement_twice_is_one_claim_with_two_sentences() -> None:
    claims = extract_batch([read_text("Kenya opposes the ban.\n\nOn Monday Kenya opposed the ban again.")])[0].claims
    assert [len(claim.evidence) for claim in claims if claim.relation == "OPPOSES"] == [2]


def test_the_order_of_articles_does_not_matter() -> None:
    texts = ["Kenya opposes the ban.", "Peru met Chile in Lima.", "France will host the trade summit."]
    forward = extract_batch([read_text(text) for text in texts])
    backward = extract_batch([read_text(text) for text in reversed(texts)])
    assert forward == backward[::-1]
