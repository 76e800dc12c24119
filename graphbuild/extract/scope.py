"""Polarity, modality, phase and speakers of a trigger: a walk from the trigger up to the root of its sentence.

Each governor on the way has an effect that ``data/lexicon/complements.toml`` states: it flips the polarity (fail,
deny), makes nothing follow (refuse in a negative context), weakens the modality (plan, could, if), or adds a speaker.
Relative and temporal clauses are presupposed, so the walk ends there and the author answers for them.
"""

from dataclasses import dataclass, field

from spacy.tokens import Token

from graphbuild.extract.lexicon import Lexicon
from graphbuild.extract.tree import child, children, is_verb, lemma, passive, surface_subject
from graphbuild.model import CueKind, Modality, Phase

_RANK = {
    Modality.ACTUAL: 0,
    Modality.PLANNED: 1,
    Modality.POSSIBLE: 2,
    Modality.DEMANDED: 3,
    Modality.HYPOTHETICAL: 4,
}
#: Verbs that only say that their subject exists or happens: their negation and tense are those of the noun.
EXISTENCE = frozenset(
    "be hold take happen occur materialise materialize exist come begin start resume continue proceed plan schedule "
    "expect cancel postpone arrange have possible collapse end stop cease suspend remain conduct stage organise organize "
    "convene go last follow sign conclude reach agree negotiate strike finalise finalize ink".split()
)
#: Light verbs that take away what their noun says ("lost control of", "withdrew its support").
_LOSS = frozenset("lose lift withdraw relinquish cede surrender forfeit drop end cut revoke abandon remove".split())
_WITHHOLD = frozenset("lack refuse withhold deny".split())
_AHEAD = frozenset("planned proposed upcoming future scheduled forthcoming expected next".split())
_CANCEL = frozenset({"cancel", "scrap", "abandon"})
_END = frozenset({"end", "stop", "cease", "suspend", "halt", "expire", "terminate", "lapse"})


@dataclass(slots=True)
class Scope:
    """What the words above a trigger do to it.

    Attributes:
        void: Nothing follows about the trigger, so no claim may be made.
        speakers: Subject tokens of say-verbs (None: a source without a subject), innermost first.
        verbs: The verbs passed on the way up; dates may attach to any of them.
    """

    lexicon: Lexicon
    denied: bool = False
    modality: Modality = Modality.ACTUAL
    phase: Phase | None = None
    void: bool = False
    speakers: list[tuple[Token | None, Token]] = field(default_factory=list)
    cues: list[tuple[CueKind, Token]] = field(default_factory=list)
    verbs: list[Token] = field(default_factory=list)
    presupposed: bool = False

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


def scope_of(trigger: Token, lexicon: Lexicon, support: Token | None = None) -> Scope:
    """Walk up from a trigger and return what holds of it.

    Args:
        trigger: The word that triggers the relation.
        lexicon: The word lists.
        support: The light or copular verb of a noun or adjective trigger.
    """
    scope = Scope(lexicon)
    start = trigger
    if not is_verb(trigger) or trigger.pos_ == "NOUN":
        climbed = _noun(scope, trigger, support if trigger.dep_ != "nsubjpass" else None)
        if climbed is None:
            return scope
        start = climbed
    if support is not None and trigger.dep_ != "nsubjpass":
        start = support
        if trigger.dep_ == "dobj" and lemma(support) in _LOSS | lexicon.ended:
            _ended(scope, support, bool(_negators(scope, support)))
            return scope
        if trigger.dep_ == "dobj" and lemma(support) in _WITHHOLD:
            scope.flip(support)
        elif trigger.dep_ == "dobj" and lemma(support) in lexicon.modality:
            scope.weaken(lexicon.modality[lemma(support)], support)
    _climb(scope, start)
    if trigger.sent.text.rstrip("\"' ").endswith("?"):
        scope.void = True
    return scope


def _negators(scope: Scope, verb: Token) -> list[Token]:
    """Words in the clause of a verb that reverse it."""
    lex = scope.lexicon
    found = [
        c
        for c in verb.children
        if c.dep_ != "cc"
        and (c.dep_ == "neg" or c.lower_ in lex.negative_adverbs or _not_once(c))
        and not (c.i > verb.i and c.i != verb.i + 1 and c.dep_ == "neg" and _belongs_to_list(c))
    ]
    found = [c for c in found if not _not_only(c)]
    for aux in children(verb, "aux", "auxpass"):
        found += [c for c in aux.children if c.dep_ == "neg"]
    for item in children(verb, "nsubj", "nsubjpass", "dobj", "attr"):
        if item.lower_ in lex.negative_pronouns:
            found.append(item)
        found += [
            c
            for c in item.children
            if c.dep_ in {"det", "neg", "preconj", "cc"} and c.lower_ in lex.negative_determiners
        ]
    found += [c for prep in children(verb, "prep") for c in prep.children if c.dep_ == "neg" and False]
    return found


def _not_once(token: Token) -> bool:
    """As in "not once has X supported"."""
    return token.dep_ in {"advmod", "npadvmod"} and any(c.dep_ == "neg" and c.i < token.i for c in token.children) and (
        token.lower_ in {"once", "even"}
    )


def _not_only(token: Token) -> bool:
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return after is not None and after.lower_ in {"only", "just", "merely", "alone"}


def _belongs_to_list(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).lower_ == "but"


def _local(scope: Scope, verb: Token, *, negation: bool = True) -> None:
    """Effects inside the clause of a verb: negation, auxiliaries, adverbs, conditions."""
    lex = scope.lexicon
    scope.verbs.append(verb)
    if negation:
        hits = _negators(scope, verb)
        if (
            len(hits) == 2
            and {h.lower_ for h in hits} & {"hardly", "never"}
            and any(h.lower_ == "ever" for h in hits)
        ):
            hits = hits[:1]
        for item in hits:
            scope.flip(item)
            if (
                item.lower_ == "no"
                and item.dep_ == "neg"
                or any(c.lower_ in {"longer", "more"} for c in (*item.children, *_next(item)))
            ):
                scope.phase = Phase.ENDED
        longer = next(
            (
                c
                for c in verb.children
                if c.lower_ in {"longer", "anymore"} and c.dep_ in {"advmod", "neg", "npadvmod"}
            ),
            None,
        )
        if longer is not None and (
            any(c.lower_ == "no" for c in longer.children) or longer.lower_ == "anymore"
        ):
            if not hits:
                scope.flip(longer)
            scope.phase = Phase.ENDED
        if longer is None and not hits and _no_longer_before(verb):
            scope.flip(verb.nbor(-1))
            scope.phase = Phase.ENDED
        without = next((c for c in verb.children if c.lower_ in {"yet"} and _have_yet(verb)), None)
        if without is not None and not hits and child(verb, "xcomp") is not None:
            scope.flip(without)
    _auxiliaries(scope, verb)
    for prep in children(verb, "prep", "dative"):
        target = child(prep, "pobj")
        if target is not None and target.lower_ in lex.negative_pronouns:
            scope.flip(target)
        elif target is not None and target.lower_ == "little":
            scope.void = True
    for item in verb.children:
        if item.dep_ == "advmod" and item.lower_ in {"reportedly", "allegedly", "purportedly"}:
            scope.say(None, item)
        elif item.dep_ == "advmod" and item.lower_ in {
            "possibly",
            "perhaps",
            "maybe",
            "potentially",
            "probably",
            "likely",
        }:
            scope.weaken(Modality.POSSIBLE, item)
        elif item.dep_ == "prep" and item.lower_ == "according":
            target = next((t for p in item.children for t in (p, *p.children) if t.dep_ == "pobj"), None)
            if target is not None:
                scope.say(target, item)
        elif item.dep_ == "advcl" and _condition(item, lex):
            scope.weaken(Modality.HYPOTHETICAL, child(item, "mark", "aux") or item)


def _no_longer_before(verb: Token) -> bool:
    """As in "A, having closed B, no longer sells C", where the parser hangs the adverb on B."""
    first = min([verb.i, *(item.i for item in children(verb, "aux", "auxpass"))])
    return first >= 2 and [verb.doc[first - 2].lower_, verb.doc[first - 1].lower_] == ["no", "longer"]


def _next(token: Token) -> list[Token]:
    return [token.nbor(1)] if token.i + 1 < len(token.doc) else []


def _have_yet(verb: Token) -> bool:
    return lemma(verb) in {"have", "be"}


def _auxiliaries(scope: Scope, verb: Token) -> None:
    lex = scope.lexicon
    for item in children(verb, "aux", "auxpass"):
        mood = lex.auxiliaries.get(item.lower_)
        if item.lower_ in {"would", "'d"} and _under_past_report(verb, lex):
            mood = Modality.PLANNED
        if item.lower_ == "should" and item.i < (verb.left_edge.i + 1) and child(verb, "nsubj") is not None:
            mood = Modality.HYPOTHETICAL
        if mood is not None:
            scope.weaken(mood, item)
        elif item.lower_ == "to" and (verb.dep_ == "ROOT" or (verb.dep_ in {"relcl", "acl"} and verb.head.pos_ == "PROPN")):
            scope.weaken(Modality.PLANNED, item)
    if (
        verb.tag_ == "VB"
        and not children(verb, "aux")
        and verb.dep_ == "ROOT"
        and child(verb, "nsubj") is None
    ):
        scope.void = True  # an imperative


def _under_past_report(verb: Token, lex: Lexicon) -> bool:
    head = verb.head
    while verb.dep_ == "conj" and is_verb(head):
        verb, head = head, head.head
    return (
        verb.dep_ in {"ccomp", "parataxis"}
        and lemma(head) in lex.say
        and head.tag_ in {"VBD", "VBN"}
        and not any(_condition(c, lex) for c in children(verb, "advcl"))
    )


def _condition(clause: Token, lex: Lexicon) -> bool:
    mark = child(clause, "mark")
    if mark is not None:
        return mark.lower_ in lex.conditional
    first = child(clause, "aux", "auxpass")
    subject = child(clause, "nsubj", "nsubjpass")
    if any(c.lower_ in lex.conditional for c in clause.children if c.dep_ in {"advmod", "prep", "aux"}):
        return True
    return (
        first is not None
        and subject is not None
        and first.i < subject.i
        and first.lower_ in {"had", "should", "were"}
    )


def _climb(scope: Scope, verb: Token) -> None:
    negation = True
    for _ in range(12):
        _local(scope, verb, negation=negation)
        above = _above(scope, verb)
        if above is None or scope.void:
            return
        verb, negation = above


def _above(scope: Scope, verb: Token) -> tuple[Token, bool] | None:
    """Apply the governor of a clause; return the next verb and whether its own negation still counts."""
    head, dep, lex = verb.head, verb.dep_, scope.lexicon
    if _semicolon(verb, head):
        return None  # two sentences in one: the parser hangs the first below the second
    if dep == "conj" and is_verb(head):
        return _coordination(scope, verb, head)
    if dep in {"ccomp", "xcomp", "parataxis"} or (
        dep == "dep" and lemma(head) in lex.say and child(verb, "mark") is None
    ):
        if is_verb(head):
            return _governor(scope, head, verb)
        if head.pos_ in {"ADJ", "ADV"}:
            return _adjective(scope, head)
        return _noun_governor(scope, head)
    if dep == "acl":
        infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
        if child(verb, "mark") is not None:
            return _that_clause(scope, head)
        return _noun_governor(scope, head) if infinitive else None
    if dep == "pcomp":
        return _gerund(scope, head)
    if dep == "relcl" and head.dep_ == "attr" and lemma(head.head) == "be":
        cleft = child(head.head, "nsubj", "expl")
        if cleft is not None and cleft.lower_ == "it":
            return head.head, True  # "it was not A who founded B"
    if dep == "advcl":
        purpose = child(verb, "mark") is None and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
        if purpose and is_verb(head):
            scope.weaken(Modality.PLANNED, verb)
            return head, False
        _adverbial(scope, verb)
        causal = child(verb, "mark")
        if (
            causal is not None
            and causal.lower_ in {"because", "although", "though", "that"}
            and is_verb(head)
        ):
            return _skip(scope, head)
    return None


def _semicolon(verb: Token, head: Token) -> bool:
    first, last = sorted((verb.i, head.i))
    return any(token.text == ";" for token in verb.doc[first:last])


def _skip(scope: Scope, verb: Token) -> tuple[Token, bool] | None:
    """Keep only the speakers above a verb."""
    return _above(scope, verb)


def _coordination(scope: Scope, verb: Token, head: Token) -> tuple[Token, bool] | None:
    own = any(c.dep_ in {"aux", "auxpass", "neg", "nsubj", "nsubjpass"} for c in verb.children)
    if own and any(c.lower_ == "nor" and c.i < verb.i for c in (*head.children, *verb.children)):
        scope.flip(next(c for c in (*head.children, *verb.children) if c.lower_ == "nor"))
    joined = next((c.lower_ for c in head.children if c.dep_ == "cc" and c.i < verb.i), "and")
    if not own and verb.tag_ in {"VB", "VBN", "VBG"} and head.tag_ == verb.tag_:
        _auxiliaries(scope, head)
        if joined in {"or", "nor"}:
            for item in _negators(scope, head):
                scope.flip(item)
    scope.verbs.append(head)
    return _above(scope, head)


def _governor(scope: Scope, head: Token, clause: Token) -> tuple[Token, bool] | None:
    lex, lem = scope.lexicon, lemma(head)
    negated = bool(_negators(scope, head))
    whether = child(clause, "mark")
    about = child(head, "nsubj", "nsubjpass")
    if about is not None and whether is not None and lemma(about) in lex.deny_nouns | lex.say_nouns:
        return _that_clause(scope, about)  # "hysteria is being whipped up that ..."
    if whether is not None and whether.lower_ == "whether":
        scope.weaken(Modality.POSSIBLE, whether)
        return _skip(scope, head)
    if lem in lex.deny or (lem in lex.deny_claims and clause.dep_ == "ccomp"):
        if negated or any(c.lower_ == "no" for c in children(head, "det")):
            return _skip(scope, head)
        scope.flip(head)
        scope.say(surface_subject(head), head)
        return _skip(scope, head)
    if lem == "be" and clause.dep_ in {"ccomp", "csubj"}:
        return _predicate(scope, head, negated)
    if lem in {"have", "be"} and any(c.lower_ == "yet" for c in (*head.children, *clause.children)):
        scope.flip(next(c for c in (*head.children, *clause.children) if c.lower_ == "yet"))
        return head, False
    if lem == "use" and head.tag_ == "VBD" and clause.dep_ == "xcomp":
        scope.end(head)
        return _skip(scope, head)
    if lem == "be" and clause.dep_ == "xcomp":
        scope.weaken(Modality.PLANNED, head)
        return head, True
    if lem in lex.ended and clause.dep_ == "xcomp":
        return _ended(scope, head, negated)
    if clause.dep_ == "xcomp" and lem in lex.signature:
        return _signature(scope, head, lex.signature[lem], negated)
    mood = lex.modality.get(lem)
    if lem in {"want", "like", "need", "wish", "prefer"} and child(clause, "nsubj", "nsubjpass") is not None:
        mood = Modality.DEMANDED
    demanded = (
        any(c.dep_ == "aux" and c.lower_ == "should" for c in clause.children)
        or clause.tag_ == "VB"
        and clause.dep_ == "ccomp"
        and not children(clause, "aux")
    )
    if (
        lem in lex.say
        and not (clause.dep_ == "xcomp" and mood is not None)
        and not (mood is Modality.DEMANDED and demanded)
    ):
        if negated:
            scope.void = True
            return None
        subject = None if passive(head) and child(head, "agent") is None else surface_subject(head)
        if subject is not None or head.tag_ != "VB":
            scope.say(subject, head)
        if lem == "insist" and demanded:
            scope.weaken(Modality.DEMANDED, head)
        return _skip(scope, head)
    if mood is not None:
        scope.weaken(mood, head)
        if negated:
            scope.flip(head)
        return head, False
    if clause.dep_ == "xcomp" or clause.dep_ == "parataxis":
        return head, True
    scope.void = True
    return None


def _predicate(scope: Scope, verb: Token, negated: bool) -> tuple[Token, bool] | None:
    """As in "it is false that", "it is not the case that", "it is no longer true that"."""
    words = children(verb, "acomp", "attr")
    lex = scope.lexicon
    if any(item.lower_ in lex.false_words for item in words):
        scope.flip(words[0])
    elif any(lemma(item) in lex.modality for item in words):
        scope.weaken(next(lex.modality[lemma(item)] for item in words if lemma(item) in lex.modality), words[0])
    elif not any(item.lower_ in {"true", "clear", "case", "fact", "certain", "evident", "obvious"} for item in words):
        scope.void = True
        return None
    no_longer = any(c.lower_ in {"longer", "anymore"} for c in verb.children)
    if negated or no_longer:
        scope.flip(verb)
    return _skip(scope, verb)


def _ended(scope: Scope, head: Token, negated: bool) -> tuple[Token, bool] | None:
    """As in "stopped supplying": ended. "will stop", "threatened to stop", "did not stop": it holds now."""
    probe = Scope(scope.lexicon)
    _climb(probe, head)
    scope.speakers += probe.speakers
    if negated or probe.denied or probe.modality is not Modality.ACTUAL:
        scope.cues.append((CueKind.PHASE, head))
        return None
    scope.end(head)
    return None


def _signature(scope: Scope, head: Token, signs: str, negated: bool) -> tuple[Token, bool] | None:
    sign = signs[1] if negated else signs[0]
    if sign == "o":
        scope.void = True
        return None
    if sign == "-":
        scope.flip(head)
    return head, False


def _adjective(scope: Scope, adjective: Token) -> tuple[Token, bool] | None:
    """As in "is ready to", "is unlikely to", "it is false that"."""
    lex = scope.lexicon
    head = adjective.head
    lem = lemma(adjective)
    if adjective.lower_ in lex.false_words:
        scope.flip(adjective)
    elif lem in {"unlikely", "unable", "unwilling", "reluctant"}:
        scope.flip(adjective)
        scope.weaken(Modality.POSSIBLE, adjective)
    elif lem in lex.modality:
        scope.weaken(lex.modality[lem], adjective)
    elif lem in {"clear", "true", "evident", "obvious", "certain", "sure", "confident"}:
        pass
    else:
        scope.void = True
        return None
    return (head, True) if is_verb(head) else None


def _noun_governor(scope: Scope, noun: Token) -> tuple[Token, bool] | None:
    """As in "plans to build", "its refusal to sign", "the claim that", "the possibility of"."""
    lex, lem = scope.lexicon, lemma(noun)
    negated = any(c.lower_ in lex.negative_determiners for c in children(noun, "det", "neg"))
    if lem in lex.deny_nouns:
        scope.flip(noun)
    elif lem in lex.signature:
        sign = lex.signature[lem][1 if negated else 0]
        if sign == "o":
            scope.void = True
            return None
        if sign == "-":
            scope.flip(noun)
    elif lem in lex.noun_modality:
        scope.weaken(lex.noun_modality[lem], noun)
        if negated:
            scope.flip(noun)
    elif lem in lex.say_nouns:
        return _claim_noun(scope, noun)
    else:
        scope.void = True
        return None
    if lem in lex.say_nouns:
        return _claim_noun(scope, noun)
    head = noun.head
    if noun.dep_ in {"dobj", "attr", "nsubjpass", "nsubj"} and is_verb(head):
        rejected = lemma(head) in lex.deny | lex.deny_claims
        if rejected:
            scope.flip(head)
            scope.say(surface_subject(head), head)
            return _skip(scope, head)
        return (
            (head, lemma(head) in EXISTENCE | {"have"} and not negated)
            if noun.dep_ != "nsubj"
            else _skip(scope, head)
        )
    return None


def _that_clause(scope: Scope, noun: Token) -> tuple[Token, bool] | None:
    """A noun with a that-clause: the idea, the claim, the myth that ..."""
    lem = lemma(noun)
    if lem in scope.lexicon.deny_nouns | scope.lexicon.false_words:
        scope.flip(noun)
        return _skip(scope, noun.head) if is_verb(noun.head) else None
    if lem in scope.lexicon.say_nouns:
        return _claim_noun(scope, noun)
    return _noun_governor(scope, noun)


def _claim_noun(scope: Scope, noun: Token) -> tuple[Token, bool] | None:
    """The claim that ... : rejected, false, or the owner's."""
    head = noun.head
    if is_verb(head) and _called_false(scope, head):
        scope.flip(head)
        scope.say(surface_subject(head), head)
        return _skip(scope, head)
    if is_verb(head) and lemma(head) in scope.lexicon.deny | scope.lexicon.deny_claims:
        scope.flip(head)
        scope.say(surface_subject(head), head)
        return _skip(scope, head)
    if is_verb(head) and any(
        c.lower_ in scope.lexicon.false_words for c in children(head, "acomp", "attr", "oprd")
    ):
        scope.flip(
            next(c for c in children(head, "acomp", "attr", "oprd") if c.lower_ in scope.lexicon.false_words)
        )
        return _skip(scope, head)
    holder = child(noun, "poss")
    scope.say(holder, noun)
    return _skip(scope, head) if is_verb(head) else None


def _called_false(scope: Scope, verb: Token) -> bool:
    """As in "called the idea ... nonsense", "described it as a lie"; the parser hangs the predicate in several ways."""
    if lemma(verb) not in {"call", "describe", "brand", "label", "term", "denounce", "deem", "consider"}:
        return False
    return any(
        item.lower_ in scope.lexicon.false_words and item.dep_ in {"oprd", "dobj", "acomp", "ccomp", "pobj", "xcomp", "attr", "npadvmod"}
        for item in verb.subtree
        if item.i > verb.i
    )


def _gerund(scope: Scope, prep: Token) -> tuple[Token, bool] | None:
    """A gerund after a preposition: without, from, of, to ..."""
    head = prep.head
    if prep.lower_ == "without" or (prep.lower_ == "of" and head.lower_ in {"instead", "short"}):
        scope.flip(prep)
        return None
    if is_verb(head):
        lem = lemma(head)
        if lem in scope.lexicon.ended and prep.lower_ != "by":
            return _ended(scope, head, bool(_negators(scope, head)))
        if (
            lem
            in {
                "stop",
                "prevent",
                "bar",
                "block",
                "ban",
                "keep",
                "deter",
                "dissuade",
                "prohibit",
                "discourage",
            }
            and prep.lower_ == "from"
        ):
            scope.flip(prep)
            return head, False
        if lem in scope.lexicon.signature:
            return _signature(scope, head, scope.lexicon.signature[lem], bool(_negators(scope, head)))
        if lem in {"accuse", "blame", "suspect", "criticise", "criticize", "condemn"}:
            scope.say(surface_subject(head), head)
            return _skip(scope, head)
        if prep.lower_ in {"after", "since", "by", "while", "when", "before", "upon", "on", "despite", "in"}:
            if prep.lower_ == "before":
                scope.void = scope.void or False
            return None
        mood = scope.lexicon.modality.get(lem)
        if mood is not None:
            scope.weaken(mood, head)
            return head, True
        scope.void = True
        return None
    if head.pos_ in {"NOUN", "PROPN"}:
        return _noun_governor(scope, head)
    if head.pos_ == "ADJ":
        return _adjective(scope, head)
    return None


def _adverbial(scope: Scope, verb: Token) -> None:
    mark = child(verb, "mark")
    if _condition(verb, scope.lexicon):
        scope.weaken(Modality.HYPOTHETICAL, mark or verb)
        scope.void = scope.void or scope.denied  # a counterfactual "if A had not ..." says nothing of the kind


def _noun(scope: Scope, noun: Token, support: Token | None) -> Token | None:
    """Effects on a noun trigger; returns the verb to go on from, or None at the end."""
    lex = scope.lexicon
    climbed = support if support is not None else _noun_above(scope, noun)
    for item in noun.children:
        if item.dep_ in {"det", "neg"} and item.lower_ in lex.negative_determiners and climbed is None:
            scope.flip(item)
        elif item.dep_ == "amod" and item.lower_ in _AHEAD:
            scope.weaken(Modality.PLANNED, item)
        elif item.dep_ == "amod" and item.lower_ in {"possible", "potential", "likely", "prospective"}:
            scope.weaken(Modality.POSSIBLE, item)
        elif item.dep_ == "amod" and item.lower_ in {"alleged", "reported", "supposed", "purported"}:
            scope.say(None, item)
        elif item.dep_ == "amod" and item.lower_ in {"former", "past", "previous"}:
            scope.phase = Phase.PAST
    return climbed


def _noun_above(scope: Scope, noun: Token) -> Token | None:
    head, lex = noun.head, scope.lexicon
    if noun.dep_ in {"dobj", "nsubjpass"} and is_verb(head) and lemma(head) in lex.ended | _LOSS:
        _ended(scope, head, bool(_negators(scope, head)))
        return None
    if child(noun, "poss") is not None and not (is_verb(head) and lemma(head) in EXISTENCE):
        return None  # a possessive presupposes what its noun says
    for _ in range(4):
        if noun.dep_ in {"nsubj", "nsubjpass", "dobj"} and is_verb(head):
            lem = lemma(head)
            if noun.dep_ == "dobj" and lem in lex.deny | lex.deny_claims:
                scope.flip(head)
                scope.say(surface_subject(head), head)
                _skipped(scope, head)
                return None
            if noun.dep_ == "dobj" and lem in lex.modality and lem not in lex.say:
                scope.weaken(lex.modality[lem], head)
                return head
            if noun.dep_ != "dobj" and (lem in _CANCEL or lem in _END) and (passive(head) or child(head, "dobj") is None):
                _ended(scope, head, bool(_negators(scope, head)))
                return None
            if lem == "be" and any(c.lower_ in lex.false_words for c in children(head, "acomp", "attr")):
                scope.flip(head)
                _skipped(scope, head)
                return None
            if lem in EXISTENCE and noun.dep_ != "dobj":
                if lem in lex.modality and passive(head):
                    scope.weaken(lex.modality[lem], head)
                return head
            _skipped(scope, head)
            return None
        if noun.dep_ == "attr" and is_verb(head):
            return head
        if noun.dep_ == "pobj" and head.dep_ == "prep":
            above = head.head
            if above.pos_ in {"NOUN", "PROPN"} and head.lower_ in {"of", "for", "to", "about", "on"}:
                lem = lemma(above)
                if lem in lex.deny_nouns:
                    scope.flip(above)
                elif lem in lex.signature and "-" in lex.signature[lem][0]:
                    scope.flip(above)
                elif lem in lex.noun_modality:
                    scope.weaken(lex.noun_modality[lem], above)
                noun, head = above, above.head
                continue
            if head.lower_ == "without":
                scope.flip(head)
                return None
            if is_verb(above):
                if lemma(above) in lex.modality and head.lower_ in {"for", "on"}:
                    scope.weaken(lex.modality[lemma(above)], above)
                _skipped(scope, above)
            return None
        if noun.dep_ == "conj":
            noun, head = head, head.head
            continue
        if noun.dep_ == "ROOT":
            return None
        return None
    return None


def _skipped(scope: Scope, verb: Token) -> None:
    """Collect only the speakers above a verb that does not touch the noun itself."""
    above = _above(scope, verb)
    for _ in range(8):
        if above is None:
            return
        above = _above(scope, above[0])
