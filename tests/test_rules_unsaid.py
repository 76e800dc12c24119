"""What readers understand without being told: who invaded whom, and for whom guarantees are; and what they do not."""

import pytest
from claim_rows import rows

from graphbuild.extract import extract_batch
from graphbuild.ingest import read_text

INVASION = "Russia | ATTACKS | Ukraine | asserted actual"
CASES: dict[str, list[str]] = {
    "Grain prices rose after the invasion of Ukraine.": [INVASION],
    "Russia's full-scale invasion of Ukraine shocked Peru.": [INVASION],
    "Sanctions followed Russia's invasion. Ukraine was silent.": [INVASION],
    "Sanctions followed Russia's invasion. Mali was silent.": [],
    "Peru feared an invasion of Ukraine.": [],
    "A Russian invasion of Ukraine was possible.": [],
    "The invasion of Kuwait began on a Thursday.": ["Iraq | ATTACKS | Kuwait | asserted actual"],
    "Iraq's invasion of Kuwait began on a Thursday.": ["Iraq | ATTACKS | Kuwait | asserted actual"],
    "The invasion of Samoa began on a Thursday.": [],
    "Ghana said security guarantees for Peru are needed. Togo will not sign without security guarantees from Chile.": [
        "Chile | GUARANTEES_SECURITY_OF | Peru | asserted demanded"
    ],
    "Togo will not sign without security guarantees from Chile.": [],
    "Peru wants security guarantees for Togo. Chile and Ghana are drafting them now.": [
        "Chile | GUARANTEES_SECURITY_OF | Togo | asserted planned",
        "Ghana | GUARANTEES_SECURITY_OF | Togo | asserted planned",
        "Peru | DEMANDS | Security guarantees for Togo | asserted actual",
    ],
    "Peru wants security guarantees for Togo. It wants new rules, too. Chile is drafting them now.": [
        "Peru | DEMANDS | Security guarantees for Togo | asserted actual",
        "Peru | DEMANDS | new rules | asserted actual",
    ],
    "Norway has a court of appeal. Iceland said it supported its establishment.": [],
    "Lesotho rejected the levy and demanded its repeal.": ["Lesotho | REJECTS | levy | asserted actual"],
    "Iceland supported the establishment of the court.": [
        "Iceland | SUPPORTS | establishment of the court | asserted actual"
    ],
    "Chad gave up its plan, provided that Mali supports the ban.": [
        "Mali | SUPPORTS | ban | asserted hypothetical",
    ],
    "Fiji has given up its bid to join BRICS, provided that Samoa supports the ban, William Ruto said on Sunday.": [
        "Fiji | SEEKS_MEMBERSHIP_IN | BRICS | denied actual ended by William Ruto",
    ],
    "Kenya and Uganda did not discuss the dam.": [],
    "Kenya did not discuss the dam with Uganda.": [],
    "Kenya discussed the dam with Uganda.": ["Kenya | CONSULTS_WITH | Uganda | asserted actual"],
    "The attack on Mali was condemned by Chad.": [],
    "The raid on Mali was denounced by Chad.": [],
    "The attack on Mali was carried out by Chad.": ["Chad | ATTACKS | Mali | asserted actual"],
}


@pytest.mark.parametrize("text", CASES)
def test_what_is_understood(text: str) -> None:
    assert rows(text) == CASES[text]


def test_an_invasion_that_is_to_come_is_none() -> None:
    """Before its first day "the invasion of Ukraine" is not the one that everybody knows."""
    article = read_text("---\ndate: 2021-05-04\n---\nThey spoke of the invasion of Ukraine.")
    assert article.published == "2021-05-04"
    assert extract_batch([article])[0].claims == ()
