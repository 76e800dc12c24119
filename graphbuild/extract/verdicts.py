"""What is said of a statement: that it is true, false, wrong to say, doubted, ruled out."""

from typing import Final

from graphbuild.annotate import Token
from graphbuild.extract.clause_nouns import that_clause
from graphbuild.extract.clauses import Mode, Scope, Step
from graphbuild.extract.nouns import is_negated
from graphbuild.extract.sentences import sentence_span
from graphbuild.extract.subjects import surface_subject
from graphbuild.extract.tree import child, children
from graphbuild.model import Modality

TRUE: Final = frozenset({"true", "clear", "case", "fact", "certain", "evident", "obvious", "sure", "confident"})
_MISTAKES: Final = frozenset({"mistake", "error", "mistaken", "misleading", "inaccurate", "simplistic", "fallacy"})
_BLAMED: Final = frozenset({"wrong", "absurd", "ridiculous"})
#: "It is fair to say that" says it; any other such judgement leaves it open ("hard to believe").
_FAIR: Final = frozenset({"fair", "safe", "correct", "accurate", "important", "worth"})
_ASTRAY: Final = frozenset({"ROOT", "conj", "advcl", "relcl"})


def predicate(scope: Scope, verb: Token) -> Step | None:
    """As in "it is false that", "it is not the case that", "it is no longer true that"."""
    words, lex = children(verb, "acomp", "attr"), scope.lexicon
    hedge = next((item for item in words if item.lemma_ in lex.modality), None)
    if any(item.lower_ in _BLAMED for item in words):
        scope.void = True  # "it is wrong that A did it": of a deed or of a tale
        return None
    if any(item.lower_ in lex.false_words for item in words):
        scope.flip(words[0])
    elif hedge is not None:
        scope.weaken(lex.modality[hedge.lemma_], hedge)
    elif not any(item.lower_ in TRUE for item in words):
        scope.void = True
        return None
    if is_negated(scope, verb) or any(c.lower_ in {"longer", "anymore"} for c in verb.kids):
        scope.flip(verb)
    return Step(verb, Mode.ASIDE)


def ruled_out(scope: Scope, head: Token) -> Step:
    """What cannot be ruled out is possible; what somebody rules out is not."""
    if is_negated(scope, head):
        scope.weaken(Modality.POSSIBLE, head)
        return Step(head, Mode.ASIDE)
    scope.flip(head)
    return Step(head, Mode.BARE)


def wrong_to_say(scope: Scope, says: Token) -> bool:
    """As in "it would be wrong to say that", "it is a mistake to think that": the author's verdict."""
    above = says.head
    words = [above, *children(above, "acomp", "attr")] if says.dep_ in {"xcomp", "ccomp", "advcl", "acl"} else []
    wrong = next(
        (item for item in words if (item.lemma_ in scope.lexicon.false_words or item.lemma_ in _MISTAKES)), None
    )
    if wrong is None or (wrong.pos_ == "NOUN" and wrong.dep_ not in {"attr", "dobj"}):
        return False
    scope.flip(wrong)
    return True


def judged_saying(scope: Scope, says: Token) -> Step | None:
    """As in "it is hard to believe that", "it is fair to say that"; None when nobody judges."""
    above, subject = says.head, child(says.head, "nsubj", "expl")
    impersonal = above.lemma_ == "be" and subject is not None and subject.lower_ == "it"
    judgement = child(above, "acomp")
    if says.tag_ != "VB" or says.dep_ not in {"xcomp", "ccomp"} or not impersonal or judgement is None:
        return None
    scope.void = judgement.lower_ not in _FAIR
    return Step(above, Mode.ASIDE)


def verdict_before(scope: Scope, says: Token) -> None:
    """As in "It is untrue, A said, that B ...": the parser gives the that-clause to the inserted "said"."""
    first = sentence_span(says)[0]
    opening = [token.lower_ for token in says.doc[first.i : min(first.i + 7, says.i)]]
    if opening[:1] != ["it"] or not {"is", "was"} & set(opening[1:2]):
        return
    false = bool(set(opening) & scope.lexicon.false_words)
    negated = bool({"not", "n't"} & set(opening)) or ("no" in opening and "longer" in opening)
    if false != negated and (false or set(opening) & TRUE):
        scope.flip(says.doc.tokens[first.i + 1])


def interrupted(scope: Scope, verb: Token) -> Step | None:
    """As in "It is untrue, A said, that B ...": what governs a that-clause stands before an insertion between commas.

    The parser then makes the clause a sentence of its own or hangs it on a word of the insertion.
    """
    doc, mark = verb.doc, child(verb, "mark")
    if mark is None or mark.lower_ != "that" or verb.dep_ not in _ASTRAY or doc.tokens[mark.i - 1].text != ",":
        return None
    opening = next((i for i in range(mark.i - 2, sentence_span(verb).start, -1) if doc.tokens[i].text == ","), None)
    if opening is None:
        return None
    word, lex = doc.tokens[opening - 1], scope.lexicon
    verdict = word.dep_ in {"acomp", "attr"} and (word.lower_ in lex.false_words or word.lower_ in TRUE)
    if not verdict and word.lemma_ not in lex.saying_nouns:
        return None
    speech = next((item for item in doc[opening + 1 : mark.i - 1] if item.lemma_ in lex.say), None)
    if speech is not None:
        first = next((t for t in doc[opening + 1 : speech.i] if t.pos_ in {"NOUN", "PROPN"}), None)
        if surface_subject(speech) is None and first is None:
            scope.void = True
        scope.say(surface_subject(speech) or first, speech)
    return predicate(scope, word.head) if verdict else that_clause(scope, word)


def doubted(scope: Scope, head: Token) -> Step | None:
    """What nobody doubts is so; what somebody doubts is open."""
    scope.void = not is_negated(scope, head)
    return None if scope.void else Step(head, Mode.ASIDE)
