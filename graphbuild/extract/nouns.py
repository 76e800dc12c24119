"""What nouns do: "the claim that", "plans to", "no talks were held", "lost control of", "reports of ... are false"."""

from graphbuild.annotate.parse import Token
from graphbuild.extract.clauses import Mode, Scope, Step, negators
from graphbuild.extract.lexicon import topic_words
from graphbuild.extract.subjects import surface_subject
from graphbuild.extract.tree import child, children, is_verb, kids, lemma, passive
from graphbuild.model import Modality, Phase

#: Verbs that only say that their subject exists or happens: their negation and tense are those of the noun.
_BRINGS = frozenset("launch relaunch revive renew reopen restart resume submit file lodge".split())
_EXISTENCE = frozenset(
    (
        "be hold take happen occur materialise materialize exist come begin start resume continue proceed plan "
        "schedule expect cancel postpone arrange have possible collapse end stop cease suspend remain conduct "
        "stage organise organize convene go last follow sign conclude reach agree negotiate strike finalise "
        "finalize ink"
    ).split()
)
#: Light verbs that take away what their noun says ("lost control of", "withdrew its support").
_LOSS = frozenset("lose lift withdraw relinquish cede surrender forfeit drop end cut revoke abandon remove".split())
_STAYS = frozenset(
    "visit trip stay tour journey discussion conversation call consultation encounter invasion attack".split()
)
_GATHER = frozenset("host hold stage arrange organise organize mediate broker attend resume begin start chair".split())
_WITHHOLD = frozenset({"lack", "refuse", "withhold", "deny"})
_PREVENTS = frozenset("prevent avert block veto thwart forestall foil avoid preclude ban bar prohibit".split())
_AGAINST = frozenset("oppose resist protest".split())
_FEARS = frozenset("fear dread await anticipate envisage envision contemplate".split())
_OVER = frozenset(
    ["cancel", "scrap", "abandon", "end", "stop", "cease", "suspend", "halt", "expire", "terminate", "lapse"]
)
_AHEAD = frozenset(["planned", "proposed", "upcoming", "future", "scheduled", "forthcoming", "expected", "next"])
_LIKELY = frozenset({"possible", "potential", "likely", "prospective"})
_SAID = frozenset({"alleged", "reported", "supposed", "purported"})
_GIVE_UP = frozenset(
    {("give", "up"), ("call", "off"), ("break", "off"), ("phase", "out"), ("shut", "down"), ("cut", "off")}
)
_GONE = frozenset({"former", "past", "previous"})
_CALLS = frozenset({"call", "describe", "brand", "label", "term", "denounce", "deem", "consider"})
_PREDICATES = frozenset({"oprd", "dobj", "acomp", "ccomp", "pobj", "xcomp", "attr", "npadvmod"})


def noun_step(scope: Scope, noun: Token, support: Token | None) -> Step | None:
    """Apply the modifiers of a noun or adjective trigger; return where the walk goes on.

    Args:
        scope: The state.
        noun: The trigger.
        support: The light or copular verb that carries it, if there is one.
    """
    step = _carried(scope, noun, support) if support is not None else _uncarried(scope, noun)
    for item in kids(noun):
        word = item.lower_
        if item.dep_ in {"det", "neg"} and word in scope.lexicon.negative_determiners:
            if step is None or step.mode is Mode.ASIDE:
                scope.flip(item)  # else the verb's own negators have it
        elif item.dep_ == "amod" and word in _AHEAD:
            scope.weaken(Modality.PLANNED, item)
        elif item.dep_ == "amod" and word in _LIKELY:
            scope.weaken(Modality.POSSIBLE, item)
        elif item.dep_ == "amod" and word in _SAID:
            scope.say(None, item)
        elif item.dep_ == "amod" and word in _GONE:
            scope.phase = Phase.PAST
    return step


def _carried(scope: Scope, noun: Token, support: Token) -> Step:
    lex, word = scope.lexicon, lemma(support)
    if noun.dep_ == "dobj" and (word in _LOSS | lex.ended or gives_up(support)):
        return Step(support, Mode.ENDED)
    if noun.dep_ == "dobj" and word in _WITHHOLD:
        scope.flip(support)
    elif noun.dep_ == "dobj" and word in lex.modality:
        scope.weaken(lex.modality[word], support)
    return Step(support)


def _uncarried(scope: Scope, noun: Token) -> Step | None:
    """Climb from a bare noun through nouns and prepositions to the verb that it belongs to."""
    head, lex = noun.head, scope.lexicon
    lost = is_verb(head) and (lemma(head) in lex.ended | _LOSS or gives_up(head))
    if noun.dep_ in {"dobj", "nsubjpass"} and lost:
        return Step(head, Mode.ENDED)
    if child(noun, "poss") is not None and not (is_verb(head) and lemma(head) in _EXISTENCE | _BRINGS | _OVER):
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
                return _circumstance(scope, head, above)
            _shade(scope, above)
            noun, head = above, above.head
        else:
            return None
    return None


def _argument(scope: Scope, noun: Token, verb: Token) -> Step:
    """The noun is subject or object of a verb."""
    lex, word, is_object = scope.lexicon, lemma(verb), noun.dep_ == "dobj"
    if is_object and word in lex.deny | lex.deny_claims:
        scope.flip(verb)
        scope.say(surface_subject(verb), verb)
        return Step(verb, Mode.SAID)
    if is_object or passive(verb):
        step = _unreal(scope, verb)
        if step is not None:
            return step
    happening = lemma(noun) in topic_words().events | _STAYS
    ends = word in _OVER and not (happening and word == "end") and (passive(verb) or child(verb, "dobj") is None)
    if not is_object and ends:  # a visit that "ended" took place
        return Step(verb, Mode.ENDED)
    hedge = next((c for c in children(verb, "acomp") if c.lower_ in _LIKELY | {"conceivable"}), None)
    if word == "be" and hedge is not None:
        scope.weaken(Modality.POSSIBLE, hedge)
        return Step(verb)
    if word == "be" and any(c.lower_ in lex.false_words for c in children(verb, "acomp", "attr")):
        scope.flip(verb)
        return Step(verb, Mode.ASIDE)
    if is_object and word in _GATHER:
        return Step(verb, Mode.BARE)  # "will host talks between A and B"
    if is_object and word in _BRINGS:
        return Step(verb)
    if not is_object and word in _EXISTENCE:
        if word in lex.modality and passive(verb):
            scope.weaken(lex.modality[word], verb)
        return Step(verb)
    return Step(verb, Mode.ASIDE)


def _unreal(scope: Scope, verb: Token) -> Step | None:
    """As in "prevented an attack", "opposes the takeover", "fears a war": the noun need not be a fact."""
    word = lemma(verb)
    if word in _PREVENTS:
        scope.flip(verb)
        return Step(verb)
    if word in _AGAINST:
        scope.void = True  # what is opposed may be a fact or a plan
    elif word in _FEARS:
        scope.weaken(Modality.POSSIBLE, verb)
        return Step(verb, Mode.ASIDE)
    elif word in scope.lexicon.modality and word not in scope.lexicon.say and not passive(verb):
        scope.weaken(scope.lexicon.modality[word], verb)
        return Step(verb)
    return None


def _circumstance(scope: Scope, prep: Token, above: Token) -> Step | None:
    if prep.lower_ == "without":
        scope.flip(prep)
        return None
    if not is_verb(above):
        return None
    if prep.lower_ in {"of", "about"} and lemma(above) == "warn":
        scope.weaken(Modality.POSSIBLE, above)
        scope.say(surface_subject(above), above)
        return Step(above, Mode.SAID)
    mood = scope.lexicon.modality.get(lemma(above))
    if mood is not None and prep.lower_ in {"for", "on"}:
        scope.weaken(mood, above)
    return Step(above, Mode.ASIDE)


def _shade(scope: Scope, noun: Token) -> None:
    """As in "denial of", "lack of", "possibility of" before the trigger."""
    lex, word = scope.lexicon, lemma(noun)
    if word in lex.deny_nouns or "-" in lex.signature.get(word, "+")[0]:
        scope.flip(noun)
    elif word in lex.noun_modality:
        scope.weaken(lex.noun_modality[word], noun)


def noun_governor(scope: Scope, noun: Token) -> Step | None:
    """As in "plans to build", "its refusal to sign", "the possibility of joining"."""
    lex, word = scope.lexicon, lemma(noun)
    negated = any(c.lower_ in lex.negative_determiners for c in children(noun, "det", "neg"))
    if word in lex.say_nouns:
        return _claim_noun(scope, noun)
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
    if noun.dep_ not in {"dobj", "attr", "nsubjpass", "nsubj"} or not is_verb(head):
        return None
    if lemma(head) in lex.deny | lex.deny_claims:
        scope.flip(head)
        scope.say(surface_subject(head), head)
        return Step(head, Mode.SAID)
    if noun.dep_ == "nsubj":
        return Step(head, Mode.ASIDE)
    return Step(head, Mode.CLAUSE if lemma(head) in _EXISTENCE and not negated else Mode.BARE)


def that_clause(scope: Scope, noun: Token) -> Step | None:
    """A noun with a that-clause: the idea, the claim, the myth that ..."""
    word = lemma(noun)
    if word in scope.lexicon.deny_nouns | scope.lexicon.false_words:
        scope.flip(noun)
        return Step(noun.head, Mode.ASIDE) if is_verb(noun.head) else None
    return noun_governor(scope, noun)


def _claim_noun(scope: Scope, noun: Token) -> Step | None:
    """The claim that ... : rejected, called false, false, or its owner's."""
    head, lex = noun.head, scope.lexicon
    if head.lower_ == "as":
        head = head.head  # "dismissed as baseless the claim that ..."
    if is_verb(head) and (_called_false(scope, head) or lemma(head) in lex.deny | lex.deny_claims):
        scope.flip(head)
        scope.say(surface_subject(head), head)
        return Step(head, Mode.SAID)
    predicates = [head, *children(head, "acomp", "attr", "oprd")] if is_verb(head) else []
    false = next((c for c in predicates if c.lower_ in lex.false_words), None)
    if false is not None:
        scope.flip(false)
        return Step(head, Mode.ASIDE)
    scope.say(child(noun, "poss"), noun)
    return Step(head, Mode.ASIDE) if is_verb(head) else None


def _called_false(scope: Scope, verb: Token) -> bool:
    """As in "called the idea ... nonsense"; the parser hangs the predicate in several ways."""
    if lemma(verb) not in _CALLS:
        return False
    words = (item for item in verb.subtree if item.i > verb.i and item.dep_ in _PREDICATES)
    return any(item.lower_ in scope.lexicon.false_words for item in words)


def gives_up(verb: Token) -> bool:
    """Particle verbs that end something: give up, call off, break off, phase out, shut down."""
    return any((lemma(verb), item.lower_) in _GIVE_UP for item in children(verb, "prt"))


def is_negated(scope: Scope, verb: Token) -> bool:
    """Whether the clause of a verb is negated."""
    return bool(negators(scope.lexicon, verb))
