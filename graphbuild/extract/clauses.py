"""What stands inside a clause: negation, auxiliaries, adverbs, conditions; and the state that the walk collects."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.lexicon import Lexicon
from graphbuild.extract.negation import negators
from graphbuild.extract.sentences import sentence_span
from graphbuild.extract.sources import as_said, source_named
from graphbuild.extract.tree import child, children, is_verb
from graphbuild.model import CueKind, Modality, Phase

_RANK: Final = {
    Modality.ACTUAL: 0,
    Modality.PLANNED: 1,
    Modality.POSSIBLE: 2,
    Modality.DEMANDED: 3,
    Modality.HYPOTHETICAL: 4,
}
_REPORTED: Final = frozenset({"reportedly", "allegedly", "purportedly"})
#: So says somebody, unless the sentence is about such a tale ("it is claimed that A supposedly did B").
_SUPPOSED: Final = frozenset({"supposedly", "ostensibly"})
_RANKS: Final = frozenset({"first", "last", "only", "next", "second", "third", "latest"})
#: Words before a clause that is a condition, which the parser takes for prepositions.
PROVIDED: Final = frozenset({"provided", "providing", "assuming", "supposing"})
_NEARLY: Final = frozenset({"virtually", "practically", "barely"})
_BUT: Final = frozenset({"all", "not", "n't", "help", "nothing", "anything", "cannot"})
_UNSURE: Final = frozenset(
    (
        "apparently seemingly possibly perhaps maybe potentially probably likely hopefully theoretically conceivably "
        "presumably"
    ).split()
)


class Mode(Enum):
    """How the walk goes on from a verb.

    CLAUSE: the whole clause counts. BARE: all but its negation, which a governor has used up. SAID: the trigger was
    said, and what is above decides whether it really was. ASIDE: only speakers are collected. ENDED: the verb ends
    what was so before, unless it is itself denied or not yet real.
    """

    CLAUSE = "clause"
    BARE = "bare"
    SAID = "said"
    ASIDE = "aside"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Step:
    """The next verb of the walk."""

    verb: Token
    mode: Mode = Mode.CLAUSE


@dataclass(slots=True)
class Scope:
    """What the words above a trigger do to it.

    Attributes:
        void: Nothing follows about the trigger, so no claim may be made.
        prevented: Somebody keeps the deed from being done; who only tries or wants to settles nothing.
        speakers: Subject tokens of say-verbs (None: a source without a subject), innermost first.
    """

    lexicon: Lexicon
    denied: bool = False
    modality: Modality = Modality.ACTUAL
    phase: Phase | None = None
    void: bool = False
    prevented: bool = False
    speakers: list[tuple[Token | None, Token]] = field(default_factory=list)
    cues: list[tuple[CueKind, Token]] = field(default_factory=list)

    def flip(self, cue: Token) -> None:
        """Reverse the polarity."""
        self.denied = not self.denied
        self.cues.append((CueKind.NEGATION, cue))

    def weaken(self, modality: Modality, cue: Token) -> None:
        """Keep the strongest hedge: hypothetical > demanded > possible > planned > actual."""
        if _RANK[modality] > _RANK[self.modality]:
            self.modality = modality
        self.cues.append((CueKind.MODALITY, cue))

    def end(self, cue: Token) -> None:
        """The relation held before and no longer does."""
        self.denied, self.phase = True, Phase.ENDED
        self.cues.append((CueKind.PHASE, cue))

    def say(self, subject: Token | None, verb: Token) -> None:
        """Add a speaker."""
        self.speakers.append((subject, verb))
        self.cues.append((CueKind.SPEAKER, verb))


def clause(scope: Scope, verb: Token, *, negation: bool) -> None:
    """Apply what stands inside the clause of a verb."""
    if negation:
        _negation(scope, verb)
    auxiliaries(scope, verb)
    _in_case(scope, verb)
    _objects(scope, verb)
    for item in verb.kids:
        supposed = item.lower_ in _SUPPOSED and verb.dep_ == "ROOT"
        if item.dep_ == "advmod" and (supposed or item.lower_ in _REPORTED):
            scope.say(None, item)
        elif item.dep_ == "advmod" and item.lower_ in _UNSURE:
            scope.weaken(Modality.POSSIBLE, item)
        elif item.dep_ == "prep" and item.lower_ == "according":
            target = source_named(item)
            if target is not None:
                scope.say(target, item)
        elif item.dep_ == "advcl" and as_said(scope.lexicon, item):
            if not scope.denied and not _denied_above(scope, verb):  # "is not in B, as C claimed": the contrary
                scope.say(child(item, "nsubj"), item)
        elif item.dep_ == "prep" and item.lower_ in PROVIDED and _open(verb):
            scope.weaken(Modality.HYPOTHETICAL, item)
        elif item.dep_ == "advcl" and conditional(item, scope.lexicon):
            scope.weaken(Modality.HYPOTHETICAL, child(item, "mark", "aux") or item)


def _denied_above(scope: Scope, verb: Token) -> bool:
    """As in "A denied that it had attacked B, as C reported": C reported the attack, not the denial."""
    return verb.dep_ == "ccomp" and verb.head.lemma_ in scope.lexicon.deny


def _in_case(scope: Scope, verb: Token) -> None:
    """As in "left in case A did it", which the parser takes for anything but a condition."""
    subject = next((c for c in verb.kids if c.dep_ == "nsubj"), None)
    before = subject.left_edge.i - 1 if subject is not None else 0
    if before > 0 and verb.doc.tokens[before].lower_ == "case" and verb.doc.tokens[before - 1].lower_ == "in":
        scope.weaken(Modality.HYPOTHETICAL, verb.doc.tokens[before])


def _open(verb: Token) -> bool:
    return any(c.tag_ == "MD" for c in children(verb, "aux"))  # what has happened hangs on nothing


def _negation(scope: Scope, verb: Token) -> None:
    hits = negators(scope.lexicon, verb)
    scope.void = scope.void or almost(verb) or _no_more_than(verb)
    scope.void = scope.void or (bool(hits) and _reason(verb))
    if len(hits) == 2 and any(hit.lower_ == "ever" for hit in hits):
        hits = hits[:1]  # "hardly ever"
    for item in hits:
        scope.flip(item)
    ended = _no_longer(verb)
    if ended is not None:
        if not hits:
            scope.flip(ended)
        scope.phase = Phase.ENDED
    yet = next((c for c in verb.kids if c.lower_ == "yet" and verb.lemma_ in {"have", "be"}), None)
    if yet is not None and not hits and child(verb, "xcomp") is not None:
        scope.flip(yet)


def _no_more_than(verb: Token) -> bool:
    """As in "no more attacked B than C did": neither did."""
    more = next((c for c in verb.kids if c.lower_ == "more" and c.i and c.nbor(-1).lower_ in {"no", "any"}), None)
    return more is not None and any(token.lower_ == "than" for token in verb.doc[more.i : verb.sent.end])


def almost(verb: Token) -> bool:
    """As in "all but attacked", "virtually joined", "barely met", "cannot but meet": neither it did nor it did not."""
    first = min((c.i for c in children(verb, "aux", "auxpass", "advmod") if c.i < verb.i), default=verb.i)
    if first == 0 and verb.i == first:
        return False
    words = [token.lower_ for token in verb.doc[max(verb.sent.start, first - 2) : verb.i]]
    if any(word in _NEARLY for word in words[-2:]):
        return True
    return words[-1:] == ["but"] and len(words) > 1 and words[-2] in _BUT


def _reason(verb: Token) -> bool:
    """As in "did not build it to harm them": what is denied may be the purpose or reason alone."""
    for item in children(verb, "advcl"):
        purpose = any(c.lower_ == "to" for c in children(item, "aux")) and child(item, "mark") is None
        because = any(c.lower_ == "because" for c in children(item, "mark"))
        if item.i > verb.i and (purpose or because):
            return True
    return False


def _no_longer(verb: Token) -> Token | None:
    """Find "no longer", "not any longer", "anymore"; also right before a verb that the parser gave it away from.

    As in "A, having closed B, no longer sells C", where the adverb hangs on B.
    """
    for item in children(verb, "advmod", "neg", "npadvmod"):
        if item.lower_ == "anymore" or (item.lower_ == "longer" and any(c.lower_ == "no" for c in item.kids)):
            return item
        if item.lower_ in {"longer", "more"} and any(c.lower_ == "any" for c in item.kids) and child(verb, "neg"):
            return item
        if item.lower_ == "no" and item.i + 1 < len(verb.doc) and item.nbor(1).lower_ in {"longer", "more"}:
            return item
    first = min([verb.i, *(item.i for item in children(verb, "aux", "auxpass"))])
    if first >= 2 and [verb.doc.tokens[first - 2].lower_, verb.doc.tokens[first - 1].lower_] == ["no", "longer"]:
        return verb.doc.tokens[first - 1]
    return None


def _objects(scope: Scope, verb: Token) -> None:
    """As in "sells power to nobody", "agree on little"."""
    for prep in children(verb, "prep", "dative"):
        target = child(prep, "pobj")
        if target is None:
            continue
        if target.lower_ in scope.lexicon.negative_pronouns:
            scope.flip(target)
        scope.void = scope.void or target.lower_ == "little"


def auxiliaries(scope: Scope, verb: Token) -> None:
    """Apply will, would, may, must ...; an imperative says nothing."""
    lex = scope.lexicon
    for item in children(verb, "aux", "auxpass"):
        mood = lex.auxiliaries.get(item.lower_)
        if item.lower_ in {"would", "'d"} and _under_past_report(verb, lex):
            mood = Modality.PLANNED
        if item.lower_ == "should" and item.i <= verb.left_edge.i and child(verb, "nsubj") is not None:
            mood = Modality.HYPOTHETICAL
        reported = (
            verb.dep_ == "ccomp" and verb.head.lemma_ in lex.say and child(verb, "nsubj", "nsubjpass") is not None
        )
        headline = reported or verb.dep_ == "ROOT" or (verb.dep_ in {"relcl", "acl"} and _added(verb, item))
        if mood is not None:
            scope.weaken(mood, item)
        elif item.lower_ == "need":
            scope.void = True  # "need not join", "need not have joined"
        elif item.lower_ == "to" and headline and all(c.lower_ != "have" for c in children(verb, "aux")):
            scope.weaken(Modality.PLANNED, item)
            if verb.dep_ in {"relcl", "acl"} and item.nbor(-1).lower_ == "yet":
                scope.flip(item.nbor(-1))
    if verb.tag_ == "VB" and verb.dep_ == "ROOT" and _no_sentence(verb):
        scope.void = True


def _added(verb: Token, to: Token) -> bool:
    """As in "A, soon to be bought by B,": not "the first to buy it"."""
    before = to.nbor(-1)
    if any(c.dep_ == "auxpass" for c in verb.kids) and all(c.lower_ not in _RANKS for c in verb.head.kids):
        return True  # "the dam to be built by A"
    return verb.head.pos_ == "PROPN" or before.text == "," or (before.pos_ == "ADV" and before.nbor(-1).text == ",")


def _no_sentence(verb: Token) -> bool:
    """An imperative; or "A did not authorise B to attack C", where the parser took the main verb for another word."""
    subject = child(verb, "nsubj")
    if subject is None:
        return child(verb, "aux") is None
    to = next((c for c in children(verb, "aux") if c.lower_ == "to"), None)
    before = verb.doc[sentence_span(verb).start : subject.i] if to is not None else ()
    return any(item.lower_ in {"did", "does", "do", "not", "n't"} for item in before)


def _under_past_report(verb: Token, lex: Lexicon) -> bool:
    """Under "said", "would" is the future of the past, unless a condition goes with it."""
    head = verb.head
    while verb.dep_ == "conj" and is_verb(head):
        verb, head = head, head.head
    tags = {head.tag_}
    if head.tag_ == "VBG":  # "..., adding that", "was quoted as saying that"
        tags |= {head.head.tag_, head.head.head.tag_}
    told = (
        head.lemma_ in lex.say or head.lemma_ in lex.deny or lex.modality.get(head.lemma_) is Modality.PLANNED
    )  # "decided that A would"
    reported = verb.dep_ in {"ccomp", "parataxis"} and told and bool(tags & {"VBD", "VBN"})
    return reported and not any(conditional(c, lex) for c in children(verb, "advcl"))


def conditional(verb: Token, lex: Lexicon) -> bool:
    """Whether a clause is a condition: if, unless, provided that; had A, should A, were A."""
    mark = child(verb, "mark")
    if mark is not None:
        return mark.lower_ in lex.conditional
    if any(c.lower_ in lex.conditional for c in children(verb, "advmod", "prep", "aux")):
        return True
    first, subject = child(verb, "aux", "auxpass"), child(verb, "nsubj", "nsubjpass")
    if first is None or subject is None:
        return False
    return first.i < subject.i and first.lower_ in {"had", "should", "were"}
