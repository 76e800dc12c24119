"""Mends relative clauses that the parser takes for the main clause: "Spain, whose minister, A, visited B, has left"."""

from collections.abc import Sequence

from graphbuild.annotate.mending import hang
from graphbuild.annotate.parse import Token


def mend_relatives(tokens: Sequence[Token]) -> None:
    """Give "whose" clauses their subject back.

    Args:
        tokens: The words of one sentence.
    """
    for token in tokens:
        if token.lower_ == "whose" and token.dep_ == "poss":
            _whose(token.head)


def _whose(noun: Token) -> None:
    """As in "Spain, whose minister, A, visited B, has left": the first verb is the noun's, the second Spain's."""
    owner = noun.head
    verb = owner.head
    if noun.dep_ == "nsubj" and noun.head.dep_ == "relcl" and noun.head.head.head is noun.head.head:
        _behind_name(noun.head)
    if noun.dep_ != "appos" or owner.dep_ != "nsubj" or verb.i < noun.i or verb.pos_ not in {"VERB", "AUX"}:
        return
    main = _second(verb)
    if main is None:
        return
    above, dep = (verb.head, verb.dep_) if verb.head is not verb else (main, "ROOT")
    hang(main, above, dep)
    hang(owner, main, "nsubj")
    hang(noun, verb, "nsubj")
    hang(verb, owner, "relcl")


def _behind_name(clause: Token) -> None:
    """As in "Turkey, whose president met A, opposes B", where the name comes out as all that the sentence says."""
    name, main = clause.head, _second(clause)
    if main is None or name.pos_ != "PROPN":
        return
    hang(main, main, "ROOT")
    hang(name, main, "nsubj")


def _second(verb: Token) -> Token | None:
    """The one verb that is coordinated behind a comma, without "and"."""
    later = [item for item in verb.kids if item.dep_ == "conj" and item.i > verb.i and item.pos_ in {"VERB", "AUX"}]
    if len(later) != 1 or any(item.dep_ == "cc" for item in verb.kids):
        return None
    return later[0] if later[0].left_edge.nbor(-1).text == "," else None
