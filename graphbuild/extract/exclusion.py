"""Who is left out of what is said: "A but not B", "all but A", "not A but B", sources that the parser lists."""

from collections.abc import Sequence
from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.tree import gapped, is_verb

#: Words for all or none of a group.
_ALL: Final = frozenset(
    "all every each any no none nobody nothing everyone everybody everything anyone anybody".split()
)


def is_source(item: Token) -> bool:
    """As in "According to A, B and C talked", where the parser makes one list of A, B and C."""
    first, tokens = item.left_edge.i, item.doc.tokens
    if tokens[first].lower_ == "that" and item.pos_ == "PROPN" and first < item.i:
        return True  # "demanded that A attack B", where the parser makes one name of the clause
    return first >= 2 and tokens[first - 1].lower_ == "to" and tokens[first - 2].lower_ == "according"


def excepted(item: Token) -> bool:
    """As in "all members but A", "no country but A": what is said of the others is not said of A."""
    first, tokens = item.left_edge.i, item.doc.tokens
    if _if_not(tokens, first) or (item.dep_ == "pobj" and _if_not(tokens, item.head.i)):
        return True
    if first < 2 or tokens[first - 1].lower_ != "but":
        return False
    others = tokens[first - 2]
    words = (word for word in (others, *others.ancestors) if word.i < first and not is_verb(word))
    return any(part.lower_ in _ALL for word in words for part in (word, *word.kids) if part.i < first)


def _if_not(tokens: Sequence[Token], start: int) -> bool:
    """As in "attacked A, if not B": nothing is said of B."""
    return start > 1 and tokens[start - 1].lower_ == "not" and tokens[start - 2].lower_ == "if"


def excluded(item: Token) -> bool:
    """Whether a member of a list is left out, as in "A but not B": the conjunct B, and in "not A but B"."""
    if _contrasted(item, item.left_edge.i):
        return True
    if item.left_edge.i and item.doc.tokens[item.left_edge.i - 1].lower_ == "nor" and item.head.dep_ == "conj":
        return excluded(item.head)  # "but neither B nor C"
    for word in (*item.kids, *item.head.kids, *item.head.head.kids):
        if (
            word.lower_ in {"not", "neither"}
            and word.dep_ in {"neg", "advmod", "cc", "preconj"}
            and word.i in {item.i - 1, item.left_edge.i - 1, item.left_edge.i}
        ):
            return True
    return False


def set_aside(item: Token) -> bool:
    """As in "not A but B", "not from A but from B", "B, not A": "not" stands right before the phrase of A."""
    phrase = item.head if item.dep_ == "pobj" else item
    first = phrase.i if phrase is not item else item.left_edge.i
    word = item.doc.tokens[first] if item.left_edge.lower_ == "not" else item.doc.tokens[first - 1] if first else item
    if word.lower_ != "not" or word.dep_ != "neg" or is_verb(word.head):
        return False
    return word.nbor(1).lower_ not in {"a", "one", "all", "every", "even"}  # "not a single A": all is denied


def _contrasted(item: Token, start: int) -> bool:
    """As in "is not in A but in B" and "does not border A, but B": what follows "but" holds."""
    if start < 1 or item.doc.tokens[start - 1].lower_ != "but":
        return False
    above = next((word for word in item.ancestors if word.pos_ in {"VERB", "AUX"}), None)
    return above is not None and any(word.dep_ == "neg" and word.i < start for word in above.kids)


def excluded_phrase(item: Token) -> bool:
    """As in "to A but not to B": the preposition of B follows "not", with "but" or "though" or a comma before it."""
    prep = item.head
    amount = gapped(prep) if item.dep_ == "pobj" else None
    if amount is not None and amount.lower_ in {"none", "nothing"}:
        return True
    if item.dep_ != "pobj" or prep.i < 2:
        return False
    if prep.nbor(-1).lower_ != "not":
        return _contrasted(prep, prep.i)
    return prep.nbor(-2).lower_ in {"but", "though", "although", ",", "and"}
