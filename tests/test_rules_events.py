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
_DEEDS = (" | ATTACKS | ", " | BUILDS | ", " | HOSTS | ")


@pytest.mark.parametrize(("words", "follows"), sorted(GOVERNORS.items()))
def test_a_governor_decides_about_a_deed(words: str, follows: str) -> None:
    found = [item for item in rows(f"Sudan {words} Kenya.") if " | ATTACKS | " in item]
    assert found == ([f"Sudan | ATTACKS | Kenya | {follows}"] if follows else [])


@pytest.mark.parametrize(("text", "expected"), sorted(DOERS.items()))
def test_the_doer_is_who_is_asked_or_seen(text: str, expected: list[str]) -> None:
    assert [item for item in rows(text) if any(deed in item for deed in _DEEDS)] == expected
