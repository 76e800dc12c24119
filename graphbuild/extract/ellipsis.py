"""Predicates that are left out: "B does not", "so does B", "neither has B", "B followed", "B refused to do so"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.arguments import entities
from graphbuild.extract.reading import Arg, Reading
from graphbuild.extract.sentences import sentence_span
from graphbuild.extract.subjects import surface_subject
from graphbuild.extract.tree import child
from graphbuild.model import MentionForm
from graphbuild.ontology import Frame

_LONGEST: Final = 60  # tokens from the sentence of the predicate to the word that stands for it
#: What a denial takes up: "denied it", "rejects the claim", "denies involvement".
_CLAIMED: Final = frozenset(
    "it this that claim accusation allegation charge report involvement wrongdoing assertion suggestion".split()
)
_COMPLEMENTS: Final = frozenset({"ccomp", "xcomp", "pcomp", "acl"})
_BARE: Final = frozenset({"nsubj", "neg", "punct", "cc", "advmod", "mark", "conj", "ccomp"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A frame that found both its ends.

    Attributes:
        support: Light or copular verb that carries a noun or adjective trigger.
        of: The match that an ellipsis takes up.
        echo: ``same`` when its scope holds too ("so does B"), ``after`` when its own is added ("B followed"),
            ``denied`` when the subject of the trigger denies it.
    """

    frame: Frame
    trigger: Token
    support: Token | None
    subject: Arg
    object: Arg
    of: "Match | None" = None
    echo: str = ""


def ellipsis(reading: Reading, token: Token) -> Iterator[Match]:
    """Yield the last match once more for the subject of a word that stands for its predicate."""
    last = reading.last_match
    if not isinstance(last, Match) or last.trigger.i >= token.i:
        return
    if token.lemma_ in reading.lexicon.denials:
        yield from _denied(reading, token, last)
        return
    subject, echo = _stands(token)
    if subject is None or token.i - sentence_span(last.trigger).start > _LONGEST:
        return
    if _of_other_clause(token, last):
        return
    above = set(_governors(token)) if not echo else set()
    between = (item for item in token.doc[last.trigger.i + 1 : token.i] if item.i not in above)
    if any(_predicate(reading, item) for item in between):
        return  # "A hosts the talks. B will attend; C will not": it stands for what was not understood
    swapped = dict(last.frame.fills).get("subj") == "O"  # "A buys gas from B; C does not"
    relation, same = reading.ontology.relations[last.frame.relation], last.subject if swapped else last.object
    types = relation.object if swapped else relation.subject
    if subject.lower_ in {"it", "he", "she"} and token.lemma_ != "be":  # "A denied that it had done so; B said it had"
        if token.lemma_ == "will" and last.trigger.dep_ == "relcl":
            return  # "A, which did not attend the talks, has not said whether it will": others, or something else
        yield from _again(last, token, subject, echo)
        return
    for arg in entities(reading, subject, types):
        if arg.node.type in types and arg.node.id not in {last.subject.node.id, last.object.node.id}:
            here = replace(same, start=token.i, end=token.i + 1)
            ends = (here, arg) if swapped else (arg, here)
            yield Match(
                frame=last.frame, trigger=token, support=None, subject=ends[0], object=ends[1], of=last, echo=echo
            )


def _of_other_clause(token: Token, last: Match) -> bool:
    """As in "A, which opposes B, was told of it, as was C": C was told, and opposes nothing."""
    verb = token.head
    if token.dep_ != "advcl" or token.i == 0 or token.doc.tokens[token.i - 1].lower_ != "as":
        return False
    return verb not in {last.trigger, last.support, last.trigger.head} or last.trigger.dep_ == "relcl"


def _denied(reading: Reading, verb: Token, last: Match) -> Iterator[Match]:
    """As in "A has armed B, they say. A denies it": what was told of A, denied by A; so may B."""
    who, what = surface_subject(verb), child(verb, "dobj")
    if who is None or what is None or what.lemma_ not in _CLAIMED or child(verb, "neg") is not None:
        return
    if any(item.i > what.i for item in what.kids):
        return  # "rejected the claim that ...": that is told there
    ends = {last.subject.node.id, last.object.node.id}
    told = sentence_span(last.trigger)
    near = told.end == sentence_span(verb).start or (verb.i < told.end and verb not in last.trigger.ancestors)
    if not near or not any(arg.node.id in ends for arg in entities(reading, who)):
        return
    here = [replace(arg, start=what.i, end=what.i + 1) for arg in (last.subject, last.object)]
    yield Match(frame=last.frame, trigger=verb, support=None, subject=here[0], object=here[1], of=last, echo="denied")


def _governors(token: Token) -> Iterator[int]:
    """The verbs that it completes ("denied that it had done so"); one that it limits is what it stands for."""
    while token.dep_ in _COMPLEMENTS and token.head is not token:
        token = token.head
        yield token.i


def _again(last: Match, token: Token, subject: Token, echo: str) -> Iterator[Match]:
    """Yield the last match once more with its own subject, which a pronoun takes up."""
    if dict(last.frame.fills).get("subj") == "O" or echo != "part":
        return
    who = replace(last.subject, start=subject.i, end=subject.i + 1, form=MentionForm.PRONOUN, confidence=0.75)
    here = replace(last.object, start=token.i, end=token.i + 1)
    yield Match(frame=last.frame, trigger=token, support=None, subject=who, object=here, of=last, echo=echo)


def _stands(token: Token) -> tuple[Token | None, str]:
    """Return the subject of a word that stands for a predicate, and how far that predicate's scope holds."""
    word, doc = token.lemma_, token.doc
    before = doc.tokens[token.i - 1].lower_ if token.i else ""
    if word in {"do", "have", "be", "will"} and before in {"so", "neither", "nor"}:
        return _inverted(token), "same"
    if word == "do" and token.i + 1 < len(doc) and doc.tokens[token.i + 1].lower_ == "so":
        return surface_subject(token), ""
    if word == "follow":
        thing = child(token, "dobj")
        alone = child(token, "ccomp", "xcomp", "prep", "agent") is None and (thing is None or thing.lower_ == "suit")
        return (child(token, "nsubj") if alone else None), "after"
    if word not in {"do", "have", "be", "will"} or token.dep_ in {"aux", "auxpass"}:
        return None, ""
    if any(c.lower_ == "than" for c in token.kids) and _denies_before(token):
        return None, ""  # "no more attacked B than C did"
    if any(c.dep_ not in _BARE or (c.dep_ in {"conj", "ccomp"} and c.i > token.i) for c in token.kids):
        return None, ""
    return child(token, "nsubj"), "part"


def _denies_before(token: Token) -> bool:
    return any(item.lower_ in {"no", "not", "n't"} for item in token.doc[sentence_span(token).start : token.i])


def _inverted(aux: Token) -> Token | None:
    """As in "so does Bolivia", "neither have the two banks": the noun behind the auxiliary."""
    end = min(aux.i + 7, sentence_span(aux).end)
    nouns = [item for item in aux.doc[aux.i + 1 : end] if item.pos_ in {"NOUN", "PROPN", "PRON"}]
    first = nouns[0] if nouns else None
    while (
        first is not None and first.dep_ in {"compound", "nmod", "poss"} and first.head.i < end and first.head.i > aux.i
    ):
        first = first.head
    return first


def _predicate(reading: Reading, token: Token) -> bool:
    """Whether a word is the verb of a main clause, and not one of saying."""
    return token.pos_ == "VERB" and token.dep_ in {"ROOT", "ccomp", "conj"} and token.lemma_ not in reading.lexicon.say
