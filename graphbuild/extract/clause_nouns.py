"""What nouns do to the clause that completes them: "the claim that", "plans to", "no doubt that", "its refusal to"."""

from typing import Final

from graphbuild.annotate import Token
from graphbuild.extract.clauses import Mode, Scope, Step
from graphbuild.extract.nouns import EXISTENCE, LOSS, gives_up, is_negated
from graphbuild.extract.subjects import deep_subjects, surface_subject
from graphbuild.extract.tree import child, children, is_verb, passive
from graphbuild.model import Modality

_DOUBTS: Final = frozenset({"doubt", "question", "secret"})
_FACTS: Final = frozenset({"case", "fact", "truth"}) | _DOUBTS
_CALLS: Final = frozenset({"call", "describe", "brand", "label", "term", "denounce", "deem", "consider"})
_FAILS: Final = frozenset("fail collapse founder flop backfire lapse unravel".split())
_FOILED: Final = frozenset(
    "block foil thwart veto reverse shelve overturn quash defeat rebuff scupper derail cancel".split()
)
_NOTHING: Final = frozenset({"nothing", "naught"})
_PREDICATES: Final = frozenset({"oprd", "dobj", "acomp", "ccomp", "pobj", "xcomp", "attr", "npadvmod"})


def noun_governor(scope: Scope, noun: Token) -> Step | None:
    """As in "plans to build", "its refusal to sign", "the possibility of joining"."""
    lex, word = scope.lexicon, noun.lemma_
    negated = any(c.lower_ in lex.negative_determiners for c in children(noun, "det", "neg")) or _scant(noun)
    if word in lex.say_nouns:
        return _claim_noun(scope, noun)
    if word == "need":  # "no need to meet" is silent on whether they do
        scope.void = negated
        scope.weaken(Modality.DEMANDED, noun)
        return None if scope.void else _above_noun(scope, noun, negated=negated)
    if word in lex.deny_nouns:
        scope.flip(noun)
    elif word in lex.signature:
        sign = lex.signature[word][1 if negated else 0]
        scope.void = sign == "o"
        if sign == "-":
            scope.flip(noun)
    elif word in lex.noun_modality:
        scope.weaken(lex.noun_modality[word], noun)
        if negated:
            scope.flip(noun)
    else:
        scope.void = True
    return None if scope.void else _above_noun(scope, noun, negated=negated)


def _above_noun(scope: Scope, noun: Token, *, negated: bool) -> Step | None:
    head, lex = noun.head, scope.lexicon
    if came_to_nothing(scope, noun):
        scope.void = True
        return None
    if noun.dep_ == "pobj" and head.lower_ in {"in", "on"} and head.head.lemma_ == "be":
        head = head.head  # "is in a position to", "on the brink of"
    elif noun.dep_ not in {"dobj", "attr", "nsubjpass", "nsubj"} or not is_verb(head):
        return None
    if head.lemma_ in lex.denials:
        scope.flip(head)
        scope.void = scope.void or noun.dep_ == "nsubjpass"  # "a bid to ... was denied": refused, or not there
        scope.say(surface_subject(head), head)
        return Step(head, Mode.SAID)
    if noun.dep_ == "nsubj":
        return Step(head, Mode.ASIDE)
    return Step(head, Mode.CLAUSE if head.lemma_ in EXISTENCE and not negated else Mode.BARE)


def came_to_nothing(scope: Scope, noun: Token) -> bool:
    """Whether a plan is over: "abandoned its plan to", "its bid to ... failed", "an attempt to ... was foiled"."""
    verb, dep = noun.head, noun.dep_
    if verb.dep_ == "auxpass":
        verb, dep = verb.head, "nsubjpass"  # as the parser sometimes hangs it
    if dep == "pobj":
        return (verb.head.lemma_ in _FAILS or verb.head.lemma_ == "withdraw") and not is_negated(scope, verb.head)
    dropped = (verb.lemma_ in LOSS or verb.lemma_ in scope.lexicon.ended or verb.lemma_ in _FOILED) or gives_up(verb)
    if dep == "dobj":
        down = verb.lemma_ == "turn" and any(c.lower_ == "down" for c in children(verb, "prt"))
        gone = (dropped and verb.lemma_ not in scope.lexicon.deny_claims) or down
    elif dep == "nsubjpass":
        gone = dropped or verb.lemma_ in scope.lexicon.deny_claims
    else:
        through = verb.lemma_ == "fall" and any(c.lower_ == "through" for c in verb.kids)
        nothing = any(child(c, "pobj") is not None and c.nbor(1).lower_ in _NOTHING for c in children(verb, "prep"))
        gone = dep == "nsubj" and (verb.lemma_ in _FAILS or through or nothing)
    return gone and not is_negated(scope, verb)


def that_clause(scope: Scope, noun: Token) -> Step | None:
    """A noun with a that-clause: the idea, the claim, the myth that ..."""
    word = noun.lemma_
    if word == "fact" and noun.dep_ != "attr":
        return Step(noun.head, Mode.ASIDE) if is_verb(noun.head) else None
    if word in _FACTS and noun.dep_ in {"attr", "dobj"} and is_verb(noun.head):
        no = any(c.lower_ == "no" for c in children(noun, "det")) or _scant(noun) or is_negated(scope, noun.head)
        if no != (word in _DOUBTS):
            scope.flip(noun)  # "it is not the case that"; "there is doubt that" leaves it open
            scope.void = scope.void or word in _DOUBTS
        return Step(noun.head, Mode.ASIDE)
    if word in scope.lexicon.deny_nouns or word in scope.lexicon.false_words:
        scope.flip(noun)
        denied = is_verb(noun.head) and noun.head.lemma_ in scope.lexicon.denials
        scope.void = denied or any(c.lower_ == "no" for c in children(noun, "det"))  # "there is no denial that"
        return Step(noun.head, Mode.ASIDE) if is_verb(noun.head) else None
    return noun_governor(scope, noun)


def _claim_noun(scope: Scope, noun: Token) -> Step | None:
    """The claim that ... : rejected, called false, false, or its owner's."""
    head, lex = noun.head, scope.lexicon
    if any(c.lower_ == "no" for c in children(noun, "det")) or _scant(noun):
        scope.void = True  # "there is no suggestion that"
        return None
    if head.lower_ == "as":
        head = head.head  # "dismissed as baseless the claim that ..."
    if is_verb(head) and (_called_false(scope, head) or head.lemma_ in lex.denials):
        if is_negated(scope, head):
            return Step(head, Mode.ASIDE)  # "nobody disputed the finding that"
        scope.flip(head)
        scope.say(next(iter(deep_subjects(head)), None) if passive(head) else surface_subject(head), head)
        return Step(head, Mode.SAID)
    predicates = [head, *children(head, "acomp", "attr", "oprd")] if is_verb(head) else []
    false = next((c for c in predicates if c.lower_ in lex.false_words), None)
    if false is not None:
        scope.flip(false)
        return Step(head, Mode.ASIDE)
    scope.say(child(noun, "poss"), noun)
    return Step(head, Mode.ASIDE) if is_verb(head) else None


def _scant(noun: Token) -> bool:
    return any(c.lower_ in {"little", "scant"} for c in children(noun, "amod"))


def _called_false(scope: Scope, verb: Token) -> bool:
    """As in "called the idea ... nonsense"; the parser hangs the predicate in several ways."""
    if verb.lemma_ not in _CALLS:
        return False
    words = (item for item in verb.subtree if item.i > verb.i and item.dep_ in _PREDICATES)
    return any(item.lower_ in scope.lexicon.false_words for item in words)
