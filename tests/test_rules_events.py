"""What verbs, nouns and contexts do to a deed: who does it, whether it was done, meant, feared or called off."""

import pytest
from claim_rows import rows

#: The middle of "Sudan ... Kenya." and what follows about the attack; nothing where it is empty.
GOVERNORS = {
    "longed to attack": "asserted possible",
    "fought to attack": "asserted possible",
    "voted to attack": "asserted planned",
    "voted not to attack": "denied planned",
    "did not act to attack": "",
    "feared to attack": "",
    "rejected attacking": "",
    "renounced attacking": "",
    "favoured attacking": "",
    "regretted attacking": "asserted actual",
    "did not mention attacking": "asserted actual",
    "finished attacking": "asserted actual",
    "was allowed to attack": "asserted possible",
    "was not allowed to attack": "denied possible",
    "was hired to attack": "asserted planned",
    "was not known to attack": "",
    "was seen attacking": "asserted actual",
    "was not seen attacking": "",
    "was told to attack": "asserted demanded",
    "was warned not to attack": "denied demanded",
    "was chosen to attack": "asserted planned",
    "was dared to attack": "asserted demanded",
    "has to attack": "asserted demanded",
    "had to attack": "asserted actual",
    "did not have to attack": "",
    "need not attack": "",
    "has still to attack": "denied actual",
    "is understood to have attacked": "asserted actual by unnamed:reports",
    "was not accused of attacking": "",
    "was accused of attacking": "asserted actual by unnamed:reports",
}
#: Who does it: never the one who believes, hires, calls or catches.
DOERS: dict[str, list[str]] = {
    "Peru believes Sudan to have attacked Kenya.": ["Sudan | ATTACKS | Kenya | asserted actual by Peru"],
    "Peru called on Sudan to attack Kenya.": ["Sudan | ATTACKS | Kenya | asserted demanded"],
    "Peru is relying on Siemens to build the Itaipu Dam.": ["Siemens | BUILDS | Itaipu Dam | asserted planned"],
    "Peru hired Siemens to build the Itaipu Dam.": ["Siemens | BUILDS | Itaipu Dam | asserted planned"],
    "Peru caught Sudan attacking Kenya.": ["Sudan | ATTACKS | Kenya | asserted actual"],
    "Peru did not accuse Sudan of attacking Kenya.": [],
    "Peru did not authorise Sudan to attack Kenya.": [],
    "Peru chose Oman to host the summit.": ["Oman | HOSTS | summit | asserted planned"],
    "Peru needs Oman to host the summit.": ["Oman | HOSTS | summit | asserted demanded"],
}
_STANCES = {"REJECTS", "OPPOSES", "SUPPORTS", "ACCEPTS"}
_DEEDS = (" | ATTACKS | ", " | BUILDS | ", " | HOSTS | ")


@pytest.mark.parametrize(("words", "follows"), sorted(GOVERNORS.items()))
def test_a_governor_decides_about_a_deed(words: str, follows: str) -> None:
    found = [item for item in rows(f"Sudan {words} Kenya.") if " | ATTACKS | " in item]
    assert found == ([f"Sudan | ATTACKS | Kenya | {follows}"] if follows else [])


@pytest.mark.parametrize(("text", "expected"), sorted(DOERS.items()))
def test_the_doer_is_who_is_asked_or_seen(text: str, expected: list[str]) -> None:
    assert [item for item in rows(text) if any(deed in item for deed in _DEEDS)] == expected


#: What stands around "Peru hosted the summit", and what follows about it.
CONTEXTS = {
    "On no occasion did Peru host the summit.": "denied actual",
    "In no case will Peru host the summit.": "denied planned",
    "Never again will Peru host the summit.": "denied planned",
    "Not once did Peru host the summit.": "denied actual",
    "Not only did Peru host the summit, it paid for it.": "asserted actual",
    "Only then did Peru host the summit.": "asserted actual",
    "Not until Chile agreed did Peru host the summit.": "asserted actual",
    "Only if Chile agrees will Peru host the summit.": "asserted hypothetical",
    "Peru all but hosted the summit.": "",
    "Peru virtually hosted the summit.": "",
    "Peru apparently hosted the summit.": "asserted possible",
    "Chile will leave when Peru hosts the summit.": "asserted planned",
    "Chile will leave as soon as Peru hosts the summit.": "asserted planned",
    "Chile stayed so that Peru hosts the summit.": "asserted planned",
    "Chile left not because Peru hosted the summit.": "",
    "Chile left the talks in case Peru hosted the summit.": "asserted hypothetical",
    "Chile will leave in the event that Peru hosts the summit.": "asserted hypothetical",
    "Peru will not attend, let alone host the summit.": "",
    "There is no danger that Peru hosted the summit.": "",
    "There is no chance of Peru hosting the summit.": "denied possible",
    "There is no denial that Peru hosted the summit.": "",
    "Chile dismissed talk that Peru hosted the summit.": "",
    "Chile discussed Peru's vow to host the summit.": "asserted planned",
    "Peru's bid to host the summit was denied.": "",
}


@pytest.mark.parametrize(("text", "follows"), sorted(CONTEXTS.items()))
def test_the_context_decides_about_a_deed(text: str, follows: str) -> None:
    found = [item for item in rows(text) if " | HOSTS | summit" in item]
    assert found == ([f"Peru | HOSTS | summit | {follows}"] if follows else [])


#: What is said of deeds that nouns name, and what follows; nothing where it is empty.
NOMINAL = {
    "A meeting between Peru and Chile was ruled out.": "Peru | MEETS | Chile | denied actual",
    "A meeting between Peru and Chile fell through.": "Peru | MEETS | Chile | denied actual",
    "A meeting between Peru and Chile collapsed before it began.": "Peru | MEETS | Chile | denied actual",
    "A meeting between Peru and Chile was postponed.": "Peru | MEETS | Chile | asserted planned",
    "A meeting between Peru and Chile is unlikely.": "Peru | MEETS | Chile | denied possible",
    "A meeting between Peru and Chile is out of the question.": "Peru | MEETS | Chile | denied actual",
    "A meeting between Peru and Chile is on the table.": "Peru | MEETS | Chile | asserted possible",
    "A meeting between Peru and Chile is at risk.": "",
    "A meeting between Peru and Chile is long overdue.": "Peru | MEETS | Chile | asserted demanded",
    "A meeting between Peru and Chile would anger Bolivia.": "Peru | MEETS | Chile | asserted hypothetical",
    "A meeting between Peru and Chile angered Bolivia.": "Peru | MEETS | Chile | asserted actual",
    "The cancellation of a meeting between Peru and Chile angered Bolivia.": "",
    "Fears of a meeting between Peru and Chile grew.": "Peru | MEETS | Chile | asserted possible",
    "Rumours of a meeting between Peru and Chile grew.": "Peru | MEETS | Chile | asserted actual by unnamed:reports",
    "Bolivia did not rule out a meeting between Peru and Chile.": "Peru | MEETS | Chile | asserted possible",
    "Bolivia tried to prevent a meeting between Peru and Chile.": "",
    "Bolivia failed to prevent a meeting between Peru and Chile.": "Peru | MEETS | Chile | asserted actual",
    "Bolivia invented a meeting between Peru and Chile.": "",
    "Lula's visit to Kenya was blocked.": "Luiz Inácio Lula da Silva | VISITS | Kenya | denied actual",
    "Lula's visit to Kenya was delayed.": "Luiz Inácio Lula da Silva | VISITS | Kenya | asserted planned",
    "Lula's visit to Kenya could anger Chile.": "Luiz Inácio Lula da Silva | VISITS | Kenya | asserted possible",
    "Plans for Lula's visit to Kenya worried Chile.": "Luiz Inácio Lula da Silva | VISITS | Kenya | asserted planned",
    "Lula's visit to Kenya worried Chile.": "Luiz Inácio Lula da Silva | VISITS | Kenya | asserted actual",
    "Doubts about Sudan's attack on Kenya grew.": "Sudan | ATTACKS | Kenya | asserted actual",
    "Shell's takeover of Eni collapsed.": "Shell | OWNS | Eni | denied actual",
    "Regulators approved Shell's takeover of Eni.": "Shell | OWNS | Eni | asserted planned",
    "Italy opposes Shell's takeover of Eni.": "",
    "Italy would welcome Shell's takeover of Eni.": "Shell | OWNS | Eni | asserted hypothetical",
    "Italy welcomed Shell's takeover of Eni.": "Shell | OWNS | Eni | asserted actual",
    "Lula's visit to Kenya is being discussed.": "Luiz Inácio Lula da Silva | VISITS | Kenya | asserted possible",
    "Chile is praying for a meeting between Peru and Ecuador.": "Peru | MEETS | Ecuador | asserted possible",
    "Chile spoke of a meeting between Peru and Ecuador.": "",
    "Chile cancelled a visit by Lula to Kenya.": "Luiz Inácio Lula da Silva | VISITS | Kenya | denied actual ended",
    "Shell's failed takeover of Eni cost billions.": "Shell | OWNS | Eni | denied actual",
    "A failed attack by Sudan on Kenya was filmed.": "Sudan | ATTACKS | Kenya | asserted actual",
    "A foiled attack by Sudan on Kenya was filmed.": "Sudan | ATTACKS | Kenya | denied actual",
    "A simulated attack by Sudan on Kenya was filmed.": "",
    "Shell's would-be takeover of Eni was criticised.": "Shell | OWNS | Eni | asserted possible",
    "A postponed meeting between Peru and Chile cost millions.": "Peru | MEETS | Chile | asserted planned",
    "The non-existent alliance between Peru and Chile was criticised.": (
        "Peru | COOPERATES_WITH | Chile | denied actual"
    ),
    "Chile, hardly an ally of Peru, left.": "Chile | COOPERATES_WITH | Peru | denied actual",
    "Chile is nearly an ally of Peru.": "",
    "Chile opposes lifting sanctions on Peru.": "",
    "Shell denied it would buy Eni.": "Shell | OWNS | Eni | denied planned by Shell",
    "Cooperation between Peru and Chile is at risk.": "Peru | COOPERATES_WITH | Chile | asserted actual",
}


@pytest.mark.parametrize(("text", "follows"), sorted(NOMINAL.items()))
def test_what_is_said_of_a_deed_decides_about_it(text: str, follows: str) -> None:
    assert [item for item in rows(text) if item.split(" | ")[1] not in _STANCES] == ([follows] if follows else [])


#: Sentences whose claims said more, or the opposite.
SHAPES: dict[str, list[str]] = {
    "Kenya no more attacked Sudan than Chad did.": [],
    "Kenya is no more a member of NATO than Chad is.": [],
    "Chad suspects that Sudan attacked Kenya.": ["Sudan | ATTACKS | Kenya | asserted possible by Chad"],
    "Chad determined that Sudan had attacked Kenya.": ["Sudan | ATTACKS | Kenya | asserted actual by Chad"],
    "Chad swore that Sudan would attack Kenya.": ["Sudan | ATTACKS | Kenya | asserted planned"],
    "Chad laments that Sudan attacked Kenya.": ["Sudan | ATTACKS | Kenya | asserted actual"],
    "Chad concealed that Sudan attacked Kenya.": ["Sudan | ATTACKS | Kenya | asserted actual"],
    "Chad is angry that Sudan attacked Kenya.": ["Sudan | ATTACKS | Kenya | asserted actual"],
    "Chad is not aware that Sudan attacked Kenya.": ["Sudan | ATTACKS | Kenya | asserted actual"],
    "Chad is sure that Sudan will attack Kenya.": ["Sudan | ATTACKS | Kenya | asserted planned by Chad"],
    "Chad is not sure that Sudan attacked Kenya.": [],
    "Chad wishes Sudan had attacked Kenya.": [],
    "Sudan was falsely accused of attacking Kenya.": [],
    "Lula will speak during his visit to Kenya.": ["Luiz Inácio Lula da Silva | VISITS | Kenya | asserted planned"],
    "Lula spoke during his visit to Kenya.": ["Luiz Inácio Lula da Silva | VISITS | Kenya | asserted actual"],
    "NATO invited Sudan to join.": [],
    "The self-styled president of Brazil, Hugo Prado, left.": [],
    "The defeated candidate for president of Brazil, Hugo Prado, left.": [],
    "Lula cut short a visit to Kenya.": ["Luiz Inácio Lula da Silva | VISITS | Kenya | asserted actual"],
    "The dam to be built in Kenya by Siemens was criticised.": ["Siemens | BUILDS | dam | asserted planned"],
    "If built, the Kosi Dam in Kenya would flood Sudan.": ["Kosi Dam | LOCATED_IN | Kenya | asserted planned"],
    "Peru's claim to control Aden is disputed.": ["Peru | CONTROLS | Aden | denied actual by unnamed:reports"],
    "Sudan attacked Kenya, Chad claims.": ["Sudan | ATTACKS | Kenya | asserted actual by Chad"],
    "Sudan, Chad claims, attacked Kenya.": ["Sudan | ATTACKS | Kenya | asserted actual by Chad"],
    "That Sudan attacked Kenya is a lie.": ["Sudan | ATTACKS | Kenya | denied actual"],
    "A fake video shows Sudan attacking Kenya.": [],
    "Sudan is going to attack Kenya.": ["Sudan | ATTACKS | Kenya | asserted planned"],
    "Sudan is to blame for attacking Kenya.": [],
    "Sudan could attack Kenya, but it will not.": [
        "Sudan | ATTACKS | Kenya | asserted possible",
        "Sudan | ATTACKS | Kenya | denied planned",
    ],
    "Either Sudan or Chad attacked Kenya.": [
        "Chad | ATTACKS | Kenya | asserted possible",
        "Sudan | ATTACKS | Kenya | asserted possible",
    ],
    "Sudan did not attack Kenya or Chad.": [
        "Sudan | ATTACKS | Chad | denied actual",
        "Sudan | ATTACKS | Kenya | denied actual",
    ],
    "Sudan and possibly Chad attacked Kenya.": [
        "Chad | ATTACKS | Kenya | asserted possible",
        "Sudan | ATTACKS | Kenya | asserted actual",
    ],
    "Were Kenya attacked by Sudan, Chad would leave.": ["Sudan | ATTACKS | Kenya | asserted hypothetical"],
    "Should Kenya be attacked by Sudan, Chad would leave.": ["Sudan | ATTACKS | Kenya | asserted hypothetical"],
    "Kenya risks being attacked by Sudan.": ["Sudan | ATTACKS | Kenya | asserted possible"],
    "Eni, soon to be bought by Shell, cut jobs.": ["Shell | OWNS | Eni | asserted planned"],
    "Eni, yet to be bought by Shell, cut jobs.": ["Shell | OWNS | Eni | denied planned"],
    "Sudan attack on Kenya foiled": ["Sudan | ATTACKS | Kenya | denied actual"],
    "Sudan attack on Kenya feared": ["Sudan | ATTACKS | Kenya | asserted possible"],
    "Shell said to be buying Eni": ["Shell | OWNS | Eni | asserted actual by unnamed:reports"],
    "Kenyan President William Ruto told reporters in Nairobi that Chad left.": [
        "William Ruto | HEAD_OF | Kenya | asserted actual"
    ],
    "Kenyan President William Ruto told reporters in Kampala that Chad left.": [
        "William Ruto | HEAD_OF | Kenya | asserted actual",
        "William Ruto | VISITS | Kampala | asserted actual",
    ],
}


@pytest.mark.parametrize(("text", "expected"), sorted(SHAPES.items()))
def test_no_more_is_claimed_than_said(text: str, expected: list[str]) -> None:
    assert rows(text) == expected


#: A word that the rules look behind or before stands at the edge of the text.
EDGES = (
    "Once supplied with gas by Sudan, Kenya left",
    "Attack Kenya, Sudan said",
    "Sudan attacked Kenya not",
    "Sudan attacked Kenya hardly",
    "Sudan did attack Kenya once",
    "Kenya was not",
    "To attack Kenya, Sudan left",
    "More supplies of gas to Kenya from Sudan than",
)


@pytest.mark.parametrize("text", EDGES)
def test_the_edge_of_the_text_stops_nothing(text: str) -> None:
    assert isinstance(rows(text), list)
