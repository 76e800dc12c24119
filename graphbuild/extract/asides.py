"""What a sentence says around a deed without governing it: "let alone", "in the film", "C claims", "never was"."""

from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.clauses import Scope
from graphbuild.extract.sentences import sentence_span
from graphbuild.extract.tree import child, children, is_verb, prep_objects

_FICTION: Final = frozenset(
    "film movie novel play episode sitcom drama thriller comic trailer dream wargame simulation".split()
)
_LESS: Final = frozenset({"alone", "less"})
_MISTAKEN: Final = frozenset({"appos", "dobj", "conj"})


def let_alone(trigger: Token) -> bool:
    """As in "let alone attack B", "much less an attack on B"."""
    first = trigger.i if is_verb(trigger) else trigger.left_edge.i
    if first and trigger.nbor(-1).lower_ == "to":
        first -= 1
    word = trigger.doc.tokens[first - 1] if first > 1 else trigger
    return word.lower_ in _LESS and word.nbor(-1).lower_ in {"let", "much", "still", "even"}


def fictional(trigger: Token) -> bool:
    """As in "In the novel, A invades B"."""
    return any(item.lemma_ in _FICTION for word in (trigger, *trigger.ancestors) for item in prep_objects(word, "in"))


def closing_claim(scope: Scope, trigger: Token) -> None:
    """As in "A attacked B, C claims.", "A, C claims, attacked B", where the parser takes the verb for a noun."""
    sent, subject = sentence_span(trigger), child(trigger, "nsubj")
    last = trigger.doc.tokens[sent.end - 2] if sent.end - sent.start > 4 else trigger
    for word in (last, *(children(subject, "appos") if subject is not None else ())):
        if word.tag_ not in {"NNS", "VBZ"} or word.lemma_ not in scope.lexicon.say or word.dep_ not in _MISTAKEN:
            continue
        name = next((c for c in word.kids if c.dep_ == "compound" and c.pos_ == "PROPN"), None)
        if name is not None and name.i + 1 == word.i and name.left_edge.nbor(-1).text == "," and not scope.speakers:
            scope.say(name, word)


def never_was(verb: Token) -> Token | None:
    """Find the "never" in "did not leave the club, for it never was a member": it did not hold before."""
    sent = sentence_span(verb)
    for token in verb.doc[verb.i + 1 : sent.end]:
        proform = token.head.pos_ == "AUX" or token.head.lemma_ in {"be", "have", "do"}
        if token.lower_ != "never" or not proform:
            continue
        rest = [c for c in token.head.kids if c.dep_ in {"dobj", "xcomp", "acomp", "attr"}]
        if all(item.lemma_ in {"one", "member"} for item in rest):
            return token
    return None
