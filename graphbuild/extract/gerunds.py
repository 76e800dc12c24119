"""What adjectives and prepositions do to the clause behind them: "is ready to", "far from", "accused of doing"."""

from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.clause_nouns import noun_governor
from graphbuild.extract.clauses import Mode, Scope, Step
from graphbuild.extract.governors import JUDGED, by_signature, falsely, verb_of
from graphbuild.extract.nouns import is_negated
from graphbuild.extract.subjects import DOER_BEFORE, deep_subjects, surface_subject
from graphbuild.extract.tree import child, children, is_verb
from graphbuild.extract.verdicts import TRUE
from graphbuild.model import Modality

_UNLIKELY: Final = frozenset({"unlikely", "unable", "unwilling", "reluctant"})
_BLAME: Final = frozenset({"accuse", "blame", "suspect", "criticise", "criticize", "condemn"})
_NEARLY: Final = frozenset({"close", "near"})
_PRAISE: Final = frozenset("thank praise congratulate commend hail reward forgive applaud".split())
_TIME: Final = frozenset({"after", "since", "while", "when", "before", "upon", "on", "despite"})
#: Who is sure of something tells an opinion.
_OPINIONS: Final = frozenset({"sure", "certain", "confident", "adamant", "positive"})


def adjective(scope: Scope, word: Token, inner: Token | None = None) -> Step | None:
    """As in "is ready to", "is unlikely to", "it is false that"; ``inner`` is the verb of an infinitive."""
    lex, lem = scope.lexicon, word.lemma_
    if inner is not None and any(c.lower_ == "to" for c in children(inner, "aux")):
        if lem in JUDGED:
            return Step(word.head, Mode.ASIDE) if is_verb(word.head) else None
        if lem in TRUE:
            scope.weaken(Modality.PLANNED, word)
            scope.void = is_verb(word.head) and is_negated(scope, word.head)
            return Step(word.head, Mode.BARE) if is_verb(word.head) else None
    elif inner is not None and inner.dep_ == "ccomp" and is_verb(word.head):
        told = _felt(scope, word)
        if told is not None or scope.void:
            return told
    if word.lower_ in lex.false_words:
        scope.flip(word)
    elif lem in _UNLIKELY:
        scope.flip(word)
        scope.weaken(Modality.POSSIBLE, word)
    elif lem in lex.modality:
        scope.weaken(lex.modality[lem], word)
    elif lem not in TRUE:
        scope.void = True
        return None
    return Step(word.head) if is_verb(word.head) else None


def _felt(scope: Scope, word: Token) -> Step | None:
    """As in "is angry that A did it", which A did, and "is sure that A did it", which is an opinion."""
    verb, who = word.head, child(word.head, "nsubj")
    if word.lemma_ in scope.lexicon.factive:
        return Step(verb, Mode.ASIDE)
    if word.lemma_ not in _OPINIONS or who is None or who.lower_ in {"it", "there"}:
        return None
    scope.void = is_negated(scope, verb)
    scope.say(surface_subject(verb), word)
    return Step(verb, Mode.SAID)


def gerund(scope: Scope, prep: Token) -> Step | None:
    """A gerund after a preposition: without, from, of, to ..."""
    head = prep.head
    if prep.lower_ == "without" or (prep.lower_ == "of" and head.lower_ in {"instead", "short"}):
        scope.flip(prep)
        scope.void = head.lower_ == "short" and is_negated(scope, head.head)
        return None
    if prep.lower_ == "to" and head.lower_ in _NEARLY and head.head.lemma_ == "come":
        scope.void = True  # "came close to joining": it did not, or not yet
        return None
    if prep.lower_ == "from" and head.lower_ == "far":
        scope.flip(prep)
        scope.void = is_verb(head.head) and is_negated(scope, head.head)  # "is not far from": nearly
        return Step(head.head) if is_verb(head.head) else None
    if is_verb(head):
        return _gerund_of_verb(scope, prep, head)
    if head.dep_ == "advmod" and verb_of(scope, head.head) in scope.lexicon.signature:
        return _gerund_of_verb(scope, prep, head.head)  # "stayed away from joining"
    if head.pos_ in {"NOUN", "PROPN"}:
        return noun_governor(scope, head)
    return adjective(scope, head) if head.pos_ == "ADJ" else None


def _gerund_of_verb(scope: Scope, prep: Token, head: Token) -> Step | None:
    lex, word = scope.lexicon, verb_of(scope, head)
    if prep.lower_ == "from" and word in DOER_BEFORE["from"]:
        scope.flip(prep)
        scope.void = is_negated(scope, head)
        return Step(head, Mode.BARE)
    if word in lex.ended and prep.lower_ != "by":
        return Step(head, Mode.ENDED)
    if word in lex.signature:
        return by_signature(scope, head, head)
    if word in _BLAME:
        nobody = child(head, "dobj", "nsubjpass") is None and head.tag_ == "VB"  # "is to blame for doing it"
        scope.void = nobody or is_negated(scope, head) or falsely(head)
        blamers = deep_subjects(head)
        scope.say(blamers[0] if blamers else None, head)
        return Step(head, Mode.SAID)
    if (prep.lower_ == "as" and word in {"quote", "cite"}) or (prep.lower_ == "for" and word in _PRAISE):
        return Step(head, Mode.ASIDE)  # "was quoted as saying", "thanked B for joining"
    if prep.lower_ in _TIME:
        return None
    if word == "be" and is_negated(scope, head):
        scope.void = True  # "was not late in joining"
        return None
    if prep.lower_ not in {"in", "by"}:
        if word not in lex.modality:
            scope.void = True
            return None
        scope.weaken(lex.modality[word], head)
    return Step(head)
