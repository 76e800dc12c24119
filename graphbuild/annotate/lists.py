"""Mends lists that the parser takes apart: "A, B and, in the end, C back it", "A to the north, B to the east"."""

from collections.abc import Sequence
from typing import Final

from graphbuild.annotate.mending import hang, stem
from graphbuild.annotate.parse import Token

_AND: Final = frozenset({"and", "or", "nor"})
_CONTRAST: Final = frozenset({"but", "though", "although"})
_NOT: Final = frozenset({"not", "neither"})
_LOOSE: Final = frozenset({"appos", "conj", "npadvmod", "dep"})
_TIMES: Final = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
        "september october november december"
    ).split()
)


def mend_lists(tokens: Sequence[Token], forms: frozenset[str]) -> None:
    """Give the members of a list, and the verb beside it, their places in the tree.

    Args:
        tokens: The words of one sentence.
        forms: Verb forms (see ``headlines.verb_forms``).
    """
    _plural_for_verb(tokens, forms)
    _verb_behind_aside(tokens, forms)
    for token in tokens:
        if token.tag_ == "POS":
            _two_owned(token)
        if token.pos_ in {"VERB", "AUX"}:
            _split_subject(token)
            _second_agent(token)
            _objects(token)
            _late_preposition(token)


def _two_owned(mark: Token) -> None:
    """As in "Norway's Equinor and Turkey's Botas", where Equinor and Turkey come out as one list before Botas."""
    owner = mark.head
    first = owner.head
    if owner.dep_ != "conj" or first.pos_ != "PROPN" or first.dep_ not in {"nmod", "compound"}:
        return
    last = first.head
    owned = any(item.dep_ == "poss" for item in first.kids)
    if not owned or last.pos_ != "PROPN" or last.i < mark.i or last.head is last:
        return
    hang(first, last.head, last.dep_)
    hang(last, first, "conj")
    hang(owner, last, "poss")


def _plural_for_verb(tokens: Sequence[Token], forms: frozenset[str]) -> None:
    """As in "Chad borders Niger", where the verb comes out as the plural of a noun with a name on either side."""
    root = next((item for item in tokens if item.head is item), None)
    if root is None or root.lower_ not in forms or not root.text.islower():
        return
    if root.tag_ not in {"NNS", "NNPS", "VBZ"} or any(item.dep_ == "nsubj" for item in root.kids):
        return
    before = [item for item in root.kids if item.i == root.i - 1 and item.dep_ in {"compound", "nmod"}]
    after = [item for item in root.kids if item.left_edge.i == root.i + 1 and item.dep_ in {"appos", "dobj"}]
    if not before or not after or after[0].pos_ != "PROPN":
        return
    root.pos_, root.tag_, root.lemma_ = "VERB", "VBZ", stem(root.lower_)
    before[0].dep_, after[0].dep_ = "nsubj", "dobj"
    for item in [item for item in root.kids if item.i < before[0].i and item.dep_ in {"det", "amod", "compound"}]:
        hang(item, before[0], item.dep_)


def _verb_behind_aside(tokens: Sequence[Token], forms: frozenset[str]) -> None:
    """As in "A and B, but not C, back the plan", where no word comes out as the verb."""
    root = next((item for item in tokens if item.head is item), None)
    if root is None or root.pos_ != "PROPN" or any(item.pos_ in {"VERB", "AUX"} for item in tokens):
        return
    for verb in tokens[3:]:
        bare = f"to {verb.lower_}" in forms or (verb.lower_ in forms and verb.lower_.endswith("s"))
        if not bare or verb.i < 1 or verb.doc[verb.i - 1].text != "," or not verb.text.islower():
            continue
        if not any(item.lower_ in _NOT for item in tokens[: verb.i - tokens[0].i]):
            continue
        thing = next((item for item in verb.kids if item.i > verb.i and item.pos_ in {"NOUN", "PROPN", "PRON"}), None)
        if thing is None:
            return
        hang(verb, verb, "ROOT")
        verb.pos_, verb.tag_ = "VERB", "VBZ" if verb.lower_ in forms else "VBP"
        verb.lemma_ = stem(verb.lower_) if verb.tag_ == "VBZ" else verb.lower_
        thing.dep_ = "dobj"
        hang(root, verb, "nsubj")
        return


def _split_subject(verb: Token) -> None:
    """As in "A, B and, in the end, C have backed it", where C alone comes out beside the verb."""
    subjects = [item for item in verb.kids if item.dep_ == "nsubj" and item.i < verb.i]
    if len(subjects) != 2 or subjects[0].pos_ != "PROPN":
        return
    first, last = subjects
    if last.doc[last.left_edge.i].lower_ == "not" or last.doc[last.left_edge.i - 1].lower_ == "not" or _aside(last):
        hang(last, first, "conj")  # "A, though not B, backs it"
        return
    members = [first, *(item for item in first.kids if item.dep_ in _LOOSE and item.pos_ == "PROPN")]
    words = [item for member in (verb, *members) for item in member.kids if item.dep_ == "cc"]
    cc = next((item for item in words if item.lower_ in _AND and first.i < item.i < last.left_edge.i), None)
    if cc is None or verb.doc[cc.i + 1].text != ",":
        return
    for item in members[1:]:
        item.dep_ = "conj"
    hang(last, first, "conj")


def _aside(last: Token) -> bool:
    """As in "(A,) though not B,": the excluded name comes out as a subject of its own."""
    return any(item.lower_ == "not" and item.i < last.i for item in last.kids)


def _second_agent(verb: Token) -> None:
    """As in "A is owned by B and C by D", where C comes out as a second owner of A."""
    agents = [item for item in verb.kids if item.dep_ in {"agent", "prep"} and item.lower_ == "by"]
    if len(agents) != 2:
        return
    first, second = agents
    for owner in first.kids:
        for name in [item for item in owner.kids if item.dep_ == "conj" and item.pos_ == "PROPN"]:
            if name.i == second.i - 1:
                hang(name, verb, "conj")
                hang(second, name, "prep")


def _objects(verb: Token) -> None:
    """Members of the list of objects that hang on the verb, or on the time or side that stands between them."""
    thing = next((item for item in verb.kids if item.dep_ == "dobj" and item.pos_ == "PROPN"), None)
    if thing is None:
        return
    preps = [item for item in (*thing.kids, *verb.kids) if item.dep_ == "prep" and item.i > thing.i]
    sides = [item for prep in preps for item in prep.kids if item.dep_ == "pobj"]
    loose = [item for item in verb.kids if item.dep_ in _LOOSE | {"dobj"} and item.i > thing.i]
    for member in [item for item in loose if item.pos_ == "PROPN"]:
        if _excluded(member) or (sides and _same_side(member, sides)):
            hang(member, thing, "conj")
    for side in sides:
        for member in [item for item in side.kids if item.dep_ == "conj" and item.pos_ == "PROPN"]:
            if member.lower_ not in _TIMES and _same_side(member, sides):
                hang(member, thing, "conj")


def _excluded(member: Token) -> bool:
    """As in "founded A, but not B" and "borders A, but neither B nor C"."""
    start = member.left_edge.i
    first = member.doc[start].lower_
    before = member.doc[start - 1].lower_ if start else ""
    verbal = any(item.dep_ in {"nsubj", "aux", "dobj"} for item in member.kids)
    return not verbal and ((first in _NOT and before in _CONTRAST) or (before in _NOT))


def _same_side(member: Token, sides: Sequence[Token]) -> bool:
    """As in "A on Tuesday and B on Wednesday": the preposition behind the member is that of the others."""
    end = member.i + 1
    if any(item.dep_ == "compound" and item.ent_type_ == "GPE" for item in member.kids):
        return False  # "and Bolivia Ecuador of fraud": two names
    if end >= len(member.doc) or member.doc[end].pos_ != "ADP":
        return False
    return any(side.head.lower_ == member.doc[end].lower_ and side.i < member.i for side in sides)


def _late_preposition(verb: Token) -> None:
    """As in "spoke to A and then to B, accused C": the second "to" comes out below the verb behind it."""
    for prep in [item for item in verb.kids if item.dep_ == "prep" and item.i < verb.i and verb.dep_ == "conj"]:
        before = prep.doc[prep.i - 1].lower_ if prep.i else ""
        same = [item for item in verb.head.kids if item.dep_ == "prep" and item.lower_ == prep.lower_]
        if before in {"then", "and", "later"} and same and same[-1].i < prep.i:
            hang(prep, same[-1], "conj")
