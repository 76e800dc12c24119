"""What nouns do: "the claim that", "plans to", "no talks were held", "lost control of", "reports of ... are false"."""

from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract import deeds
from graphbuild.extract.clauses import Mode, Scope, Step
from graphbuild.extract.lexicon import topic_words
from graphbuild.extract.negation import negators
from graphbuild.extract.subjects import surface_subject
from graphbuild.extract.tree import child, children, is_verb, passive
from graphbuild.model import Modality, Phase

#: Verbs that only say that their subject exists or happens: their negation and tense are those of the noun.
_BRINGS: Final = frozenset("launch relaunch revive renew reopen restart resume submit file lodge".split())
EXISTENCE: Final = frozenset(
    (
        "be hold take happen occur materialise materialize exist come begin start resume continue proceed plan "
        "schedule expect cancel postpone arrange have possible collapse end stop cease suspend remain conduct "
        "stage organise organize convene go last follow sign conclude reach agree negotiate strike finalise "
        "finalize ink"
    ).split()
)
#: Light verbs that take away what their noun says ("lost control of", "withdrew its support").
LOSS: Final = frozenset(
    (
        "sell offload divest lose lift withdraw relinquish cede surrender forfeit drop end cut revoke abandon remove"
    ).split()
)
_ACTS: Final = frozenset(
    (
        "demand call request appeal application bid offer invitation proposal plea complaint accusation criticism "
        "objection opposition threat ultimatum support backing endorsement rejection refusal"
    ).split()
)
#: Passives of these say that their subject is not there yet ("guarantees are being drafted").
_DRAFTED: Final = frozenset(
    "discuss consider weigh mull contemplate explore ponder seek demand prepare draft envisage".split()
)
_STAYS: Final = frozenset(
    "visit trip stay tour journey discussion conversation call consultation encounter invasion attack".split()
)
_GATHER: Final = frozenset(
    "host hold stage arrange organise organize mediate broker attend resume begin start chair".split()
)
_WITHHOLD: Final = frozenset({"lack", "refuse", "withhold", "deny"})
_PREVENTS: Final = frozenset("prevent avert block veto thwart forestall foil avoid preclude ban bar prohibit".split())
#: Light verbs of which the noun need not be a fact.
_AS_OBJECT: Final = frozenset({"need", "avoid", "contemplate", "clear", "approve"})
_AGAINST: Final = frozenset("oppose resist protest".split())
_OVER: Final = frozenset(
    "cancel scrap abandon end stop cease suspend halt expire terminate lapse evaporate vanish disappear crumble".split()
)
#: As in "was stripped of its contract with B".
_ROBS: Final = frozenset({"strip", "deprive", "rob"})
#: What stands behind these took place, whoever speaks of it: "said it would appeal against the seizure of B by C".
_KNOWN: Final = frozenset({"against", "over", "after", "since", "following", "despite"})
_HANDED: Final = frozenset("send deliver ship supply sell export provide donate transfer hand give".split())
_SAID: Final = frozenset({"alleged", "reported", "supposed", "purported", "rumoured", "rumored"})
_GIVE_UP: Final = frozenset(
    {
        ("give", "up"),
        ("call", "off"),
        ("break", "off"),
        ("phase", "out"),
        ("shut", "down"),
        ("cut", "off"),
        ("tear", "up"),
        ("rip", "up"),
    }
)
_GONE: Final = frozenset({"former", "past", "previous"})


def noun_step(scope: Scope, noun: Token, support: Token | None) -> Step | None:
    """Apply the modifiers of a noun or adjective trigger; return where the walk goes on.

    Args:
        scope: The state.
        noun: The trigger.
        support: The light or copular verb that carries it, if there is one.
    """
    step = _carried(scope, noun, support) if support is not None else _uncarried(scope, noun)
    for item in noun.kids:
        word = item.lower_
        if item.dep_ in {"det", "neg"} and word in scope.lexicon.negative_determiners:
            if step is None or step.mode is Mode.ASIDE or (support is not None and support.head is noun):
                scope.flip(item)  # else the verb's own negators have it
        elif item.dep_ == "advmod" and item.i < noun.i:
            deeds.graded(scope, item, carried=support is not None)
        elif item.dep_ == "amod" and word in scope.lexicon.deed_adjectives:
            deeds.described(scope, noun, item)
        elif item.dep_ == "amod" and word in _SAID:
            scope.say(None, item)
        elif item.dep_ == "amod" and word in _GONE:
            scope.phase = Phase.PAST
    return step


def _carried(scope: Scope, noun: Token, support: Token) -> Step:
    lex, word = scope.lexicon, support.lemma_
    if noun.dep_ == "dobj" and word in _WITHHOLD and lex.noun_modality.get(noun.lemma_) is Modality.DEMANDED:
        return Step(support, Mode.ASIDE)  # a request that was refused was made
    if noun.dep_ == "dobj" and ((word in LOSS or word in lex.ended) or gives_up(support)) and not _shortened(support):
        return Step(support, Mode.ENDED)
    if noun.dep_ == "dobj" and word in _WITHHOLD:
        scope.flip(support)
        if word in lex.deny and child(noun, "poss") is None:
            scope.say(surface_subject(support), support)  # "denied an attack on B"
    elif noun.dep_ == "dobj" and word in lex.modality and word not in {"agree", "open"}:
        scope.weaken(lex.modality[word], support)
    elif noun.dep_ == "dobj" and word in _AS_OBJECT and (step := deeds.of_object(scope, noun, support)) is not None:
        return step
    return Step(support)


def _uncarried(scope: Scope, noun: Token) -> Step | None:
    """Climb from a bare noun through nouns and prepositions to the verb that it belongs to."""
    head, lex = noun.head, scope.lexicon
    lost = is_verb(head) and (head.lemma_ in lex.ended or head.lemma_ in LOSS or gives_up(head))
    lost = lost and not _shortened(head)
    if noun.dep_ in {"dobj", "nsubjpass"} and lost:
        return Step(head, Mode.ENDED)
    if noun.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_ in _ROBS:
        return Step(head.head, Mode.ENDED)
    if noun.dep_ == "pobj" and head.lower_ == "without" and _depends(noun, head.head):
        scope.void = True
        return None
    if child(noun, "poss") is not None and not _open(scope, noun):
        deeds.ahead(scope, noun)
        return None  # a possessive presupposes what its noun says
    for _ in range(4):
        if noun.dep_ in {"nsubj", "nsubjpass", "dobj"} and is_verb(head):
            return _argument(scope, noun, head)
        if noun.dep_ == "attr" and is_verb(head):
            return Step(head)
        if noun.dep_ == "conj":
            noun, head = head, head.head
        elif noun.dep_ == "pobj" and head.dep_ == "prep":
            above = head.head
            if above.pos_ not in {"NOUN", "PROPN"} or head.lower_ not in {"of", "for", "to", "about", "on"}:
                step = deeds.behind(scope, noun, head, above) if is_verb(above) else None
                return step if step is not None else _circumstance(scope, head, above)
            deeds.above(scope, above)
            noun, head = above, above.head
        else:
            return None
    return None


def _open(scope: Scope, noun: Token) -> bool:
    """As in "A's visit was cancelled", "plans for A's visit": whether it was done is for the words around to say."""
    head = noun.head
    if noun.dep_ == "pobj" and head.dep_ == "prep" and head.head.pos_ == "NOUN":
        return head.lower_ in {"of", "for", "to"} and deeds.decides_noun(scope, head.head)
    if noun.dep_ == "pobj" and is_verb(head.head):
        warned = head.head.lemma_ == "warn" and head.lower_ in {"of", "about", "against"}
        return warned or f"{head.head.lemma_}_{head.lower_}" in scope.lexicon.deed_verbs
    if noun.dep_ not in {"nsubj", "nsubjpass", "dobj"} or not is_verb(head):
        return False
    if head.lemma_ in EXISTENCE or head.lemma_ in _BRINGS or head.lemma_ in _OVER:
        return True
    return noun.lemma_ not in _ACTS and deeds.decides(scope, noun, head)


def _depends(noun: Token, verb: Token) -> bool:
    """As in "without A's support B will leave", "cannot live without gas from A": what is spoken of is there now."""
    return child(noun, "poss") is not None or any(c.tag_ == "MD" for c in children(verb, "aux"))


def _argument(scope: Scope, noun: Token, verb: Token) -> Step:
    """The noun is subject or object of a verb."""
    lex, word, is_object = scope.lexicon, verb.lemma_, noun.dep_ == "dobj"
    step = _rejected(scope, noun, verb) if is_object else None
    if step is None and (is_object or passive(verb)):
        step = _unreal(scope, noun, verb)
    if step is None and not is_object:
        step = deeds.of_subject(scope, noun, verb)
    if step is not None:
        return step
    happening = noun.lemma_ in topic_words().events or noun.lemma_ in _STAYS
    ends = word in _OVER and not (happening and word == "end") and (passive(verb) or child(verb, "dobj") is None)
    if not is_object and ends:  # a visit that "ended" took place
        return Step(verb, Mode.ENDED)
    verdict = _said_of(scope, verb) if word == "be" else None
    if verdict is not None:
        return verdict
    if is_object and word in _GATHER:
        return Step(verb, Mode.BARE)  # "will host talks between A and B"
    if is_object and word in _BRINGS:
        return Step(verb)
    if not is_object and word in _HANDED and passive(verb) and noun.lemma_ not in _ACTS:
        return Step(verb)  # "Swedish jets will be sent to B"
    if not is_object and word in EXISTENCE:
        if word in lex.modality and passive(verb):
            scope.weaken(lex.modality[word], verb)
        return Step(verb)
    deeds.supposed(scope, noun, verb)
    return Step(verb, Mode.ASIDE)


def _rejected(scope: Scope, noun: Token, verb: Token) -> Step | None:
    lex, word = scope.lexicon, verb.lemma_
    asked = lex.noun_modality.get(noun.lemma_) is Modality.DEMANDED
    if asked and (word in lex.denials or word in _PREVENTS):
        return Step(verb, Mode.ASIDE)  # who rejects a request does not deny that it was made
    return _refused(scope, noun, verb) if word in lex.denials else None


def _said_of(scope: Scope, verb: Token) -> Step | None:
    """As in "talks of an attack are nonsense", "the meeting is off"."""
    false = any(c.lower_ in scope.lexicon.false_words for c in children(verb, "acomp", "attr"))
    if false or any(c.lower_ in {"off", "dead"} for c in children(verb, "advmod", "acomp", "prt")):
        scope.flip(verb)
        return Step(verb, Mode.ASIDE)
    return None


def _refused(scope: Scope, noun: Token, verb: Token) -> Step:
    if verb.lemma_ in scope.lexicon.deny_claims and noun.lemma_ in _ACTS:
        return Step(verb, Mode.ASIDE)  # a demand that was rejected was made
    scope.flip(verb)
    scope.say(surface_subject(verb), verb)
    return Step(verb, Mode.SAID)


def _unreal(scope: Scope, noun: Token, verb: Token) -> Step | None:
    """As in "prevented an attack", "opposes the takeover", "fears a war": the noun need not be a fact."""
    word, lex = verb.lemma_, scope.lexicon
    step = deeds.of_object(scope, noun, verb)
    if step is not None:
        return step
    if word in _AGAINST:
        scope.void = True  # what is opposed may be a fact or a plan
    elif passive(verb) and word in _DRAFTED:
        scope.weaken(lex.modality.get(word, Modality.PLANNED), verb)
        return Step(verb)
    elif word in lex.modality and word not in lex.say and word not in {"agree", "open", "call"}:
        if passive(verb) and word in EXISTENCE:
            return None
        scope.weaken(lex.modality[word], verb)
        return Step(verb)
    return None


def _circumstance(scope: Scope, prep: Token, above: Token) -> Step | None:
    if prep.lower_ == "without":
        scope.flip(prep)
        return None
    if not is_verb(above):
        return None
    if prep.lower_ in {"of", "about", "against"} and above.lemma_ == "warn":
        scope.weaken(Modality.POSSIBLE, above)
        scope.say(surface_subject(above), above)
        return Step(above, Mode.SAID)
    known = prep.lower_ in _KNOWN and child(prep, "pobj")
    if known and known.pos_ == "NOUN" and any(item.lower_ == "the" for item in children(known, "det")):
        return None
    mood = scope.lexicon.modality.get(above.lemma_)
    if mood is not None and prep.lower_ in {"for", "on"}:
        scope.weaken(mood, above)
    return Step(above, Mode.ASIDE)


def _shortened(verb: Token) -> bool:
    """As in "cut short a visit": it took place."""
    return any(c.lower_ == "short" for c in verb.kids)


def gives_up(verb: Token) -> bool:
    """Particle verbs that end something: give up, call off, break off, phase out, shut down."""
    return any((verb.lemma_, item.lower_) in _GIVE_UP for item in children(verb, "prt"))


def is_negated(scope: Scope, verb: Token) -> bool:
    """Whether the clause of a verb is negated."""
    return bool(negators(scope.lexicon, verb))
