"""Subjects that the parser gives away: to a date before them, to an insertion, to the quotation that they end."""

from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.tree import child, children

_SAYS: Final = frozenset(
    "say tell add write argue warn insist explain note recall claim reply declare announce admit".split()
)
_ASTRAY: Final = frozenset({"pobj", "conj", "nmod", "compound", "appos", "npadvmod", "dobj", "dep", "nummod"})


def displaced(verb: Token) -> Token | None:
    """Subject that the parser gave away: '" said Ann Lee, whose ...', "A would decline, B, its envoy, told C"."""
    doc, i = verb.doc, verb.i
    if verb.tag_ not in {"VBD", "VBZ"} or verb.lemma_ not in _SAYS or not 0 < i < len(doc) - 1:
        return None
    if doc.tokens[i - 1].text in {'"', "''", "”", ","} and doc.tokens[i + 1].pos_ == "PROPN":
        end = i + 1
        while end + 1 < len(doc) and doc.tokens[end + 1].pos_ == "PROPN":
            end += 1
        if child(verb, "dobj") is None:
            return doc.tokens[end]
    return _named_before(verb)


def of_own_clause(verb: Token) -> Token | None:
    """As in "A shelled B and the rebels seized C": the parser makes one list of B and the rebels."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBD" or verb.i == 0 or child(verb, "mark", "aux", "advmod") is not None:
        return None
    before = verb.nbor(-1)
    return (
        before if before.dep_ == "conj" and before.pos_ in {"NOUN", "PROPN"} and before.head.i > verb.head.i else None
    )


def _named_before(verb: Token) -> Token | None:
    doc, i = verb.doc, verb.i
    beside = doc.tokens[i - 2] if doc.tokens[i - 1].text == "," and i > 1 else None
    while beside is not None and beside.dep_ != "appos" and beside.head.i < i and beside.head != beside:
        beside = beside.head
    named = beside is not None and beside.dep_ == "appos" and beside.head.pos_ == "PROPN"
    if named and beside is not None and verb.dep_ == "ROOT":
        return beside.head
    return _at_end(verb)


def _at_end(verb: Token) -> Token | None:
    """As in "C will be built by A, the developer B said" and "... through A, its director, B, said"."""
    told = child(verb, "ccomp")
    if verb.dep_ != "ROOT" or told is None or told.i > verb.i:
        return None
    last = verb.nbor(-2) if verb.nbor(-1).text == "," and verb.i > 1 else verb.nbor(-1)
    fits = last.pos_ in {"PROPN", "NOUN"} and last.dep_ in {"appos", "conj", "dobj", "pobj", "attr", "npadvmod"}
    return last if fits and any(item.text == "," for item in verb.doc[told.i : last.left_edge.i]) else None


def behind_date(verb: Token) -> Token | None:
    """As in "Between 2010 and 2015 Norway supplied": the parser takes the name for a part of the date."""
    doc, first = verb.doc, verb.i
    if verb.tag_ not in {"VBD", "VBZ", "VBP"} or first < 2:
        return None
    while first > 0 and doc.tokens[first - 1].pos_ == "PROPN" and doc.tokens[first - 1].ent_type_ != "DATE":
        first -= 1
    dated = 0 < first < verb.i and doc.tokens[first - 1].text[-1:].isdigit() and doc.tokens[first - 1].text.isdigit()
    return doc.tokens[verb.i - 1] if dated and doc.tokens[verb.i - 1].dep_ in _ASTRAY else None


def first_of_two(verb: Token, says: Token) -> Token | None:
    """As in "A, its president said, would join": the parser gives the inserted verb both subjects."""
    subjects = [c for c in children(says, "nsubj", "nsubjpass", "npadvmod") if c.i < says.i]
    if verb.dep_ != "ccomp" or len(subjects) != 2 or not subjects[1].i < says.i < verb.i:
        return None
    return subjects[0] if verb.doc.tokens[subjects[0].i + 1].text == "," else None
