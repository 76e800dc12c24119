"""Mends clauses that hang in the wrong place: who tells behind a comma, "which A built and B runs", "after X met Y"."""

from typing import Final

from graphbuild.annotate.mending import hang
from graphbuild.annotate.parse import Token

_TELLS: Final = frozenset("tell say announce write add confirm warn insist explain".split())
_TAKES: Final = frozenset("threaten vow promise agree plan decide refuse offer pledge hope seek ask intend".split())
_WHEN: Final = frozenset({"after", "before", "since", "until"})


def mend_clause(verb: Token) -> None:
    """Give a verb that came out coordinated, adverbial or as a participle its place, where the reason is known.

    Args:
        verb: A verb.
    """
    dep, tag = verb.dep_, verb.tag_
    if dep == "acl":
        if tag == "VBN":
            _told_of_name(verb)
        return
    if dep not in {"conj", "advcl"}:
        return
    if tag == "VBN":
        _second_participle(verb)
    elif dep == "conj" and tag in {"VBZ", "VBD"} and verb.head.head is verb.head:
        _in_relative(verb)
    elif tag == "VB" and dep == "advcl":
        _completing(verb)
    if tag == "VBD" and verb.i > 1 and verb.nbor(-1).text == ",":
        _named_before(verb)
    elif tag == "VBD" and dep == "advcl":
        _after_which(verb)


def _second_participle(verb: Token) -> None:
    """As in "under a plan backed by A but opposed by B": the second verb goes with the first, not with the main one."""
    above = verb.head
    if not any(item.dep_ == "agent" for item in verb.kids) or not any(item.dep_ == "auxpass" for item in above.kids):
        return
    joint = next((item for item in above.kids if item.dep_ == "cc" and item.i + 1 == verb.left_edge.i), None)
    near = [item for item in above.subtree if item.dep_ == "acl" and item.tag_ == "VBN" and item.i > above.i]
    first = next((item for item in near if joint is not None and item.right_edge.i + 1 == joint.i), None)
    if joint is not None and first is not None and any(item.dep_ == "agent" for item in first.kids):
        hang(verb, first, "conj")
        hang(joint, first, "cc")


def _named_before(verb: Token) -> None:
    """As in "A will leave B, its president, X, told C" and "A called for an inquiry, and X, a judge, blamed B".

    The one who speaks or acts comes out beside the last noun of the clause before, with A for who tells C.
    """
    name, main = verb.nbor(-2), verb.head
    early = (item.dep_ for item in verb.kids if item.i < verb.i)
    if main.pos_ != "VERB" or not {"nsubj", "nsubjpass", "cc", "mark"}.isdisjoint(early):
        return
    if name.dep_ != "appos":
        return
    noun = name.head
    opened = noun.left_edge.i > main.i + 1 and noun.i < name.i and noun.left_edge.nbor(-1)
    if not opened:
        return
    if noun.dep_ == "appos" and noun.tag_ == "NN" and name.pos_ == "PROPN" and opened.text == ",":
        if verb.lemma_ in _TELLS and main.head is main:
            hang(verb, verb, "ROOT")
            hang(main, verb, "ccomp")
            hang(noun, verb, "nsubj")
    elif _new_clause(noun) and name.tag_ == "NN":
        hang(opened, main, "cc")
        hang(noun, verb, "nsubj")


def _new_clause(noun: Token) -> bool:
    """As in "called for an inquiry, and X": a name, with a comma before "and", beside what is no name."""
    joint = noun.left_edge.nbor(-1)
    listed = noun.dep_ == "conj" and noun.pos_ == "PROPN" and noun.head.pos_ == "NOUN"
    return listed and joint.lower_ == "and" and joint.nbor(-1).text == ","


def _after_which(verb: Token) -> None:
    """As in "A freed B after an envoy of C met D", where the envoy comes out behind "after" and A as who met D."""
    if any(item.dep_ in {"nsubj", "nsubjpass", "mark", "expl"} for item in verb.kids):
        return
    preps = [item for item in verb.head.kids if item.dep_ == "prep" and item.lower_ in _WHEN and item.i < verb.i]
    for prep in preps[-1:]:
        target = next((item for item in prep.kids if item.dep_ == "pobj"), None)
        if target is not None and target.right_edge.i + 1 == verb.left_edge.i:
            hang(target, verb, "nsubj")
            hang(prep, verb, "mark")


def _in_relative(verb: Token) -> None:
    """As in "over the terminal, which A built and B runs", where B's verb comes out beside the main one."""
    subject = next((item for item in verb.kids if item.dep_ == "nsubj"), None)
    if subject is None or subject.left_edge.i < 3 or subject.left_edge.nbor(-1).lower_ != "and":
        return
    first = subject.left_edge.nbor(-2)
    gap = any(item.dep_ == "dobj" and item.lower_ in {"which", "that"} for item in first.kids)
    if verb in first.ancestors:
        return
    if first.dep_ == "relcl" and gap and not any(item.dep_ in {"dobj", "ccomp", "xcomp"} for item in verb.kids):
        hang(verb, first, "conj")


def _completing(verb: Token) -> None:
    """As in "threatened on Sunday to close the port": what was threatened, not what for."""
    above = verb.head
    if above.lemma_ not in _TAKES or verb.i < above.i or all(item.lower_ != "to" for item in verb.kids[:1]):
        return
    if all(item.dep_ not in {"dobj", "ccomp", "xcomp", "auxpass"} for item in above.kids):
        verb.dep_ = "xcomp"


def _told_of_name(verb: Token) -> None:
    """As in "B's president, X, named Y as minister", where no word comes out as the verb of the sentence."""
    name = verb.head
    noun = name.head
    if (
        noun.head is not noun
        or noun.pos_ != "NOUN"
        or name.dep_ != "appos"
        or verb.i <= name.i
        or verb.nbor(-1).text != ","
    ):
        return
    deps = {item.dep_ for item in verb.kids}
    if name.pos_ != "PROPN" or "agent" in deps or deps.isdisjoint({"dobj", "oprd", "ccomp", "xcomp", "dative"}):
        return
    hang(verb, verb, "ROOT")
    hang(noun, verb, "nsubj")
    verb.tag_ = "VBD"
    for item in [item for item in verb.kids if item.dep_ == "oprd" and item.pos_ == "PROPN"]:
        item.dep_ = "dobj"
