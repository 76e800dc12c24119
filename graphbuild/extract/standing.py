"""Who does not stand for the state beside them: former and would-be holders, and leaders of a part of the people."""

from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.lexicon import load_lexicon

_NOT_YET: Final = frozenset(
    (
        "next future incoming elect presumptive putative aspiring shadow exiled toppled overthrown dethroned "
        "disgraced self-styled self-proclaimed self-declared wannabe"
    ).split()
)
#: One of these acts for nobody: "a Chadian soldier who attacked a base".
_ONES: Final = frozenset("soldier officer guard fighter marine commando ranger spy gunner politician".split())
#: So are some of them not all: "several Iraqi lawmakers".
_SOME: Final = frozenset({"some", "several", "many", "few"})
_LEADERS: Final = frozenset({"leader", "chief", "head", "boss", "king", "chairman", "chairwoman", "president"})
#: Who leads these leads no state: "the Chadian opposition leader".
FACTIONS: Final = frozenset(
    (
        "opposition party union rebel protest religious spiritual community majority minority faction tribal student "
        "labour labor separatist independence militia gang cult civic group guerrilla insurgent clan house senate "
        "floor strike squad faith church"
    ).split()
)
_OF_A_PART: Final = FACTIONS | frozenset(
    (
        "business industry catholic muslim christian jewish orthodox protestant evangelical islamic islamist kurdish "
        "indigenous village secessionist feminist liberal conservative socialist communist nationalist youth"
    ).split()
)


def stands_for_none(noun: Token) -> bool:
    """Whether an office beside a state is not the state acting.

    As in "Kenya's opposition leader", "some Iraqi lawmakers", "a former Chadian minister", "Peru's would-be president",
    "its vice-premier".

    Args:
        noun: The word for an office or body.
    """
    if noun.i and noun.nbor(-1).lower_ == "be" and noun.i > 1 and noun.nbor(-2).text == "-":
        return True
    if noun.i + 2 < len(noun.doc) and noun.nbor(1).text == "-" and noun.nbor(2).lower_ in {"in", "elect"}:
        return True
    if noun.lemma_ in _ONES and noun.tag_ == "NN" and any(item.lower_ in {"a", "an"} for item in noun.kids):
        return True
    if noun.tag_ == "NNS" and any(item.lower_ in _SOME for item in noun.kids if item.i < noun.i):
        return True
    before = {item.lower_ for item in noun.kids if item.i < noun.i and item.dep_ in {"amod", "compound", "nmod"}}
    if not before:
        return False
    if noun.lemma_ in _LEADERS and not _OF_A_PART.isdisjoint(before):
        return True
    return not (_NOT_YET.isdisjoint(before) and load_lexicon().former.isdisjoint(before))
