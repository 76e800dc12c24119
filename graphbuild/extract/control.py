"""Who does what an infinitive or gerund says: the object of the verb above ("hired A to build it"), or its subject."""

from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.tree import child, children

#: Verbs whose object, not subject, does what the infinitive says ("urged A to leave", "believes A to have left").
OBJECT_CONTROL: Final = frozenset(
    (
        "urge ask tell order force push press allow want invite expect help call persuade convince encourage "
        "require permit enable compel spur prompt motivate send instruct lead let make get beg advise warn "
        "authorize authorise challenge oblige see hear watch command direct assign task hire commission contract "
        "nudge prod goad provoke cajole coax pressure pressurise lobby inspire tempt drive entitle empower mandate "
        "implore beseech exhort request recruit train dare incite induce entice lure bribe coerce summon trust "
        "forbid believe know consider declare allege assume presume report rumour rumor think understand prove"
    ).split()
)
#: The same where the object is a name: "needs A to host it", but "needs money to host it".
_OF_NAMES: Final = frozenset(
    "need choose select elect pick favour favor tip pay schedule nominate designate name".split()
)
#: The same for the object of a preposition: "called on A to leave".
_BEHIND: Final = {
    "on": frozenset("call rely count depend bank prevail".split()),
    "upon": frozenset("call rely count depend prevail".split()),
    "to": frozenset("appeal look".split()),
    "for": frozenset("wait call push press pray hope".split()),
    "with": frozenset("plead".split()),
}
#: Verbs whose object does what the gerund right behind it says ("caught A stealing").
_WITNESSED: Final = frozenset("catch spot see hear watch film keep leave find send get have stop".split())


def controlled(verb: Token, head: Token) -> Token | None:
    """Return who a verb without a subject is about when that is not the subject of the verb above.

    Args:
        verb: An infinitive or gerund.
        head: The verb above.
    """
    if verb.dep_ not in {"xcomp", "advcl"}:
        return None
    word = head.lemma_
    if verb.tag_ == "VBG":
        beside = child(head, "dobj")
        at_once = beside is not None and beside.i < verb.i and beside.right_edge.i == verb.i - 1
        return beside if at_once and word in _WITNESSED else None
    if verb.dep_ == "advcl" and not any(item.lower_ == "to" for item in children(verb, "aux")):
        return None
    target = child(head, "dobj", "nsubjpass", "dative")
    if target is not None:
        named = word in _OF_NAMES and target.pos_ == "PROPN" and target.dep_ == "dobj"
        return target if named or word in OBJECT_CONTROL else None
    for prep in children(head, "prep"):
        if word in _BEHIND.get(prep.lower_, ()):
            return child(prep, "pobj")
    return None
