"""What adverbial clauses do to what they say: conditions, purposes, times, reasons."""

from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.clause_nouns import noun_governor
from graphbuild.extract.clauses import Mode, Scope, Step, conditional
from graphbuild.extract.governors import completes, governor, verb_of
from graphbuild.extract.nouns import is_negated
from graphbuild.extract.tree import child, children, is_verb
from graphbuild.model import Modality

_CAUSAL: Final = frozenset({"because", "although", "though", "that"})


def adverbial(scope: Scope, verb: Token, head: Token) -> Step | None:
    """Apply what an adverbial clause with this verb does to what it says; return where the walk goes on."""
    mark = child(verb, "mark")
    if mark is not None and mark.lower_ == "as" and mark.nbor(1).lower_ in {"if", "though"}:
        scope.void = True
        return None
    purpose = mark is None and any(c.lower_ == "to" for c in children(verb, "aux"))
    if purpose and head.lower_ == "were" and head.i <= head.left_edge.i:
        scope.weaken(Modality.HYPOTHETICAL, head)  # "were A to join"
        return None
    if is_verb(head) and completes(verb) and _governs(scope, head):
        return governor(scope, head, verb)
    if purpose and is_verb(head):
        before = verb.doc.tokens[verb.i - 2] if verb.i > 1 and verb.nbor(-1).lower_ == "to" else head
        if before.dep_ == "pobj" and before.head.head is head and before.lemma_ in scope.lexicon.noun_modality:
            return noun_governor(scope, before)  # "is in no position to"
        vowed = before.dep_ == "dobj" and before.lemma_ in scope.lexicon.content and child(before, "poss") is not None
        if vowed or is_negated(scope, head):
            scope.void = True  # "discussed A's vow to", "took no steps to", "did not wait to"
            return None
        scope.weaken(Modality.PLANNED, head if head.lemma_ in scope.lexicon.modality else verb)
        return Step(head, Mode.BARE)
    if conditional(verb, scope.lexicon):
        scope.weaken(Modality.HYPOTHETICAL, mark or verb)
        scope.void = scope.void or scope.denied  # a counterfactual "if A had not ..." says nothing of the kind
    _in_time(scope, verb, head)
    because = mark is not None and mark.lower_ in _CAUSAL
    if mark is not None and because and mark.i and mark.nbor(-1).lower_ == "not":
        scope.void = True  # "left not because A did it"
        return None
    return Step(head, Mode.ASIDE) if because and is_verb(head) else None


def _in_time(scope: Scope, verb: Token, head: Token) -> None:
    """As in "will leave when A joins", "left so that A may join"; "three years after it hosted them" is past."""
    mark = child(verb, "mark") or next((c for c in children(verb, "advmod") if c.tag_ == "WRB"), None)
    past = verb.tag_ == "VBD" and child(verb, "aux", "auxpass") is None
    if mark is None or past:
        return
    above = head.head if head.pos_ == "ADV" else head  # "as soon as"
    plain = verb.tag_ in {"VBZ", "VBP"} and child(verb, "aux") is None
    follows = plain and mark.i > 0 and mark.nbor(-1).text == ","  # "ended the deal, so that no gas flows"
    purpose = mark.lower_ == "so" and mark.nbor(1).lower_ == "that" and not follows
    if purpose or (mark.lower_ in scope.lexicon.temporal and _ahead(above)):
        long = head.lower_ == "long"
        scope.weaken(Modality.HYPOTHETICAL if long else Modality.PLANNED, mark)


def _governs(scope: Scope, head: Token) -> bool:
    lex, word = scope.lexicon, verb_of(scope, head)
    return word in lex.signature or word in lex.modality or word in lex.ended or word == "rule"


def _ahead(verb: Token) -> bool:
    """Whether a clause tells of the future, so that a temporal clause in it does too."""
    return any(item.lower_ in {"will", "shall", "'ll"} for item in children(verb, "aux"))
