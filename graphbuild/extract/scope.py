"""Polarity, modality, phase and speakers of a trigger: a walk from the trigger up to the root of its sentence.

Each governor on the way has an effect that ``data/lexicon/complements.toml`` states: it flips the polarity (fail,
deny), makes nothing follow (refuse in a negative context), weakens the modality (plan, could, if), or adds a speaker.
Relative and temporal clauses are presupposed, so the walk ends there and the author answers for them.
"""

from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.adverbials import adverbial
from graphbuild.extract.asides import closing_claim, fictional, let_alone, never_was
from graphbuild.extract.clause_nouns import came_to_nothing, noun_governor, that_clause
from graphbuild.extract.clauses import PROVIDED, Mode, Scope, Step, auxiliaries, clause, conditional
from graphbuild.extract.gerunds import adjective, gerund
from graphbuild.extract.governors import governor, inserted_speech
from graphbuild.extract.lexicon import Lexicon
from graphbuild.extract.negation import inverted, negators
from graphbuild.extract.nouns import LOSS, noun_step
from graphbuild.extract.sentences import sentence_span
from graphbuild.extract.subjects import coordinated_with
from graphbuild.extract.tree import TRIPS, child, children, is_verb
from graphbuild.extract.verdicts import interrupted, predicate
from graphbuild.model import CueKind, Modality

_MEASURES: Final = frozenset("sanction embargo tariff duty ban boycott restriction blockade contract".split())
_GAPS: Final = frozenset({"dobj", "nsubj", "nsubjpass", "attr"})
_LONGEST_WALK: Final = 12
#: What is called off was to come; where it is not called off, it still is.
_CALLED_OFF: Final = frozenset({"cancel", "scrap", "drop", "abandon"})
_TO_COME: Final = TRIPS | {"meeting", "summit", "talk"}
#: What stands behind these completes a verb.
_TOWARDS: Final = frozenset({"with", "against", "for", "to", "from"})


def scope_of(trigger: Token, lexicon: Lexicon, support: Token | None = None) -> Scope:
    """Walk up from a trigger and return what holds of it.

    Args:
        trigger: The word that triggers the relation.
        lexicon: The word lists.
        support: The light or copular verb of a noun or adjective trigger.
    """
    scope = Scope(lexicon)
    if support is not None and trigger.dep_ == "nsubjpass":
        support = None  # "talks were held": the verb's own clause says it
    if is_verb(trigger) and trigger.pos_ != "NOUN":
        step: Step | None = Step(support or trigger)
    else:
        step = noun_step(scope, trigger, support)
    _climb(scope, step)
    closing_claim(scope, trigger)
    scope.void = scope.void or (scope.prevented and scope.modality is not Modality.ACTUAL)
    if let_alone(trigger):
        scope.void = True
        return scope
    if sentence_span(trigger).text.rstrip("\"' ").endswith("?") or fictional(trigger):
        scope.void = True
    return scope


def _climb(scope: Scope, step: Step | None) -> None:
    for _ in range(_LONGEST_WALK):
        if step is None or scope.void:
            return
        if step.mode in {Mode.SAID, Mode.ASIDE}:
            _outer(scope, step)
            return
        if step.mode is Mode.ENDED:
            _ended(scope, step.verb)
            return
        clause(scope, step.verb, negation=step.mode is Mode.CLAUSE)
        inserted_speech(scope, step.verb)
        step = _above(scope, step.verb)


def _outer(scope: Scope, step: Step) -> None:
    """Collect the speakers above; "refused to say that", "may have said that" also touch what was said."""
    outer = Scope(scope.lexicon)
    _climb(outer, _above(outer, step.verb))
    scope.speakers += outer.speakers
    scope.cues += [cue for cue in outer.cues if cue[0] is CueKind.SPEAKER]
    if step.mode is Mode.SAID:
        scope.void = scope.void or outer.void or outer.denied
        if outer.modality is not Modality.ACTUAL:
            scope.weaken(outer.modality, step.verb)


def _ended(scope: Scope, verb: Token) -> None:
    """As in "stopped supplying": ended. "will stop", "threatened to stop", "did not stop": it holds now."""
    if verb.dep_ == "ccomp" and verb.head.lemma_ == "let":
        verb = verb.head  # "let the contract expire"
    probe = Scope(scope.lexicon)
    _climb(probe, Step(verb))
    scope.speakers += probe.speakers
    scope.void = scope.void or probe.void  # "opposes lifting the sanctions"
    done = verb.tag_ in {"VBD", "VBN"} and not any(c.tag_ == "MD" for c in children(verb, "aux"))
    inside = verb.dep_ == "advcl" and conditional(verb, scope.lexicon)  # "unless A dropped its demand"
    conditioned = probe.modality is Modality.HYPOTHETICAL and done and not inside  # "gave up its bid, provided that"
    if probe.denied and (never := never_was(verb)) is not None:
        scope.flip(never)
    elif probe.denied or (probe.modality is not Modality.ACTUAL and not conditioned):
        scope.cues.append((CueKind.PHASE, verb))
        thing = child(verb, "dobj")
        if verb.lemma_ in _CALLED_OFF and thing is not None and thing.lemma_ in _TO_COME:
            scope.weaken(Modality.PLANNED, verb)  # "will not cancel her visit": it is still to come
    else:
        scope.end(verb)


def _above(scope: Scope, verb: Token) -> Step | None:
    """Apply what governs the clause of a verb; return where the walk goes on."""
    if any(token.text == ";" for token in verb.doc[min(verb.i, verb.head.i) : max(verb.i, verb.head.i)]):
        return None  # two sentences in one: the parser hangs the first below the second
    asked = next((c for c in children(verb, "mark") if c.lower_ == "whether"), None)
    if asked is not None and (verb.dep_ != "ccomp" or asked.nbor(1).lower_ == "or"):
        scope.void = True  # "pressed on whether A did", "whether or not A did"
        return None
    away = interrupted(scope, verb)
    if away is not None or scope.void:
        return away
    listed = verb.dep_ == "advcl" and _listed(verb, verb.head)
    return _above(scope, verb.head) if listed else _governing(scope, verb)


def _governing(scope: Scope, verb: Token) -> Step | None:
    head, dep = verb.head, verb.dep_
    if dep == "conj" and is_verb(head):
        return _coordination(scope, verb, coordinated_with(verb))
    if _for_infinitive(verb):
        return _wished(scope, verb, head)
    loose = dep == "dep" or (dep == "advcl" and verb.i < head.i and child(verb, "nsubj", "nsubjpass") is not None)
    said = loose and head.lemma_ in scope.lexicon.say and child(verb, "mark") is None
    said = said and all(c.tag_ != "WRB" for c in children(verb, "advmod"))
    if dep in {"acomp", "oprd"} and is_verb(head):
        return Step(head)  # "would be prepared to meet"
    if dep == "ccomp" and _asunder(scope, verb, head):
        return None
    if dep in {"ccomp", "xcomp", "parataxis"} or said:
        aside = dep == "ccomp" and _spliced(scope, verb, head)
        return Step(head, Mode.ASIDE) if aside else _complement(scope, verb, head)
    ability = dep == "relcl" and head.lemma_ in scope.lexicon.noun_modality and child(verb, "nsubj", "mark") is None
    if dep == "acl" or (ability and any(c.lower_ == "to" for c in children(verb, "aux"))):
        return _noun_clause(scope, verb, head)
    if dep in {"pcomp", "pobj"}:
        return _behind(scope, head)
    if dep in {"relcl", "csubj"}:
        return _relative(scope, verb, head)
    return adverbial(scope, verb, head) if dep == "advcl" else None


def _listed(verb: Token, head: Token) -> bool:
    """As in "denies that A did B, that C did D": the second clause comes out below the first."""
    marks = [child(item, "mark") for item in (verb, head)]
    return all(mark is not None and mark.lower_ == "that" for mark in marks)


def _behind(scope: Scope, prep: Token) -> Step | None:
    """As in "gave up its bid, provided that A backs it", where "provided" is taken for a preposition; else a gerund."""
    if prep.lower_ not in PROVIDED or not is_verb(prep.head):
        return gerund(scope, prep)
    scope.weaken(Modality.HYPOTHETICAL, prep)
    return Step(prep.head, Mode.ASIDE)


def _relative(scope: Scope, verb: Token, noun: Token) -> Step | None:
    """A relative clause is presupposed; but the parser takes a that-clause of a noun, or a cleft, for one."""
    if verb.dep_ == "csubj":
        that = noun.lemma_ == "be" and any(c.lower_ == "that" for c in children(verb, "mark"))
        return predicate(scope, noun) if that else None  # "That A attacked B is a lie"
    if _eventuality(noun):
        scope.weaken(Modality.HYPOTHETICAL, noun)
        return None
    if _no_gap(scope, verb, noun):
        return that_clause(scope, noun)
    if any(c.lower_ == "that" for c in children(verb, "mark")):
        return _content(scope, verb, noun)
    if _arranged(verb) and came_to_nothing(scope, noun):
        scope.void = True
        return None
    if noun.dep_ == "attr" and noun.head.lemma_ == "be":
        cleft = child(noun.head, "nsubj", "expl")
        return Step(noun.head) if cleft is not None and cleft.lower_ == "it" else None  # "it was not A who ..."
    return None


def _arranged(verb: Token) -> bool:
    """As in "cancelled a contract under which A was to build B": what the noun arranges, over when the noun is."""
    targets = (child(prep, "pobj") for prep in children(verb, "prep") if prep.i < verb.i)
    return any(item is not None and item.lower_ == "which" for item in targets)


def _asunder(scope: Scope, verb: Token, head: Token) -> bool:
    """As in "Only if A agrees will B leave", "Were A to leave, B would": neither clause completes the other."""
    if head.i < verb.i and inverted(verb) is not None:
        if conditional(head, scope.lexicon):
            scope.weaken(Modality.HYPOTHETICAL, head)
        return True
    said = head.lemma_ in scope.lexicon.say
    if verb.i < head.i and not said and child(verb, "mark") is None and conditional(verb, scope.lexicon):
        scope.weaken(Modality.HYPOTHETICAL, verb)
        return True
    return False


def _spliced(scope: Scope, verb: Token, head: Token) -> bool:
    """As in "A works with B, it does not compete with C": two sentences with a comma between, neither in the other."""
    lex, subject = scope.lexicon, child(head, "nsubj", "nsubjpass")
    if verb.i > head.i or subject is None or subject.i < verb.i or child(verb, "mark") is not None:
        return False
    if head.lemma_ in lex.say or head.lemma_ in lex.deny:
        return False
    full = any(c.dep_ == "dobj" or (c.dep_ == "prep" and c.lower_ in _TOWARDS) for c in head.kids)
    if not full and (head.lemma_ in lex.modality or head.lemma_ in lex.signature):
        return False
    start = subject.left_edge.i
    return child(verb, "nsubj", "nsubjpass") is not None and head.doc.tokens[start - 1].text in {",", ";"}


def _noun_clause(scope: Scope, verb: Token, noun: Token) -> Step | None:
    """As in "the claim that A did B", "plans to do B"; "the dam built by A" is a plain participle."""
    if _eventuality(noun):
        scope.weaken(Modality.HYPOTHETICAL, noun)
        return None
    if child(verb, "mark") is not None:
        return that_clause(scope, noun)
    if noun.tag_ == "NNS" and noun.dep_ == "ROOT" and noun.lemma_ in scope.lexicon.modality:
        return governor(scope, noun, verb)  # "A risks being attacked", where the verb is taken for a noun
    above = noun.head
    gone = noun.lemma_ in _MEASURES and is_verb(above) and (above.lemma_ in scope.lexicon.ended or above.lemma_ in LOSS)
    if gone and noun.dep_ in {"dobj", "nsubjpass"} and verb.tag_ == "VBN":
        return Step(above, Mode.ENDED)  # "lifted the embargo imposed on A"
    return noun_governor(scope, noun) if any(c.lower_ == "to" for c in children(verb, "aux")) else None


def _eventuality(noun: Token) -> bool:
    """As in "in the event that A leaves"."""
    return noun.lower_ in {"event", "case"} and noun.dep_ == "pobj" and noun.head.lower_ == "in"


def _no_gap(scope: Scope, verb: Token, noun: Token) -> bool:
    """As in "no danger that A attacks B", with a "that" that stands for nothing in the clause."""
    if noun.lemma_ not in scope.lexicon.content or child(verb, "nsubj", "nsubjpass") is None:
        return False
    that = next((c for c in verb.kids if c.lower_ == "that"), None)
    return that is not None and that.i == noun.i + 1 and that.dep_ not in _GAPS


def _for_infinitive(verb: Token) -> bool:
    """As in "for A to meet B"."""
    marked = any(item.lower_ == "for" for item in children(verb, "mark"))
    return marked and any(item.lower_ == "to" for item in children(verb, "aux"))


def _wished(scope: Scope, verb: Token, head: Token) -> Step | None:
    """As in "called for A to meet B", "no reason for A to meet B": never a fact, and a wish only below such a word."""
    if not is_verb(head) or head.lemma_ == "be":
        return adjective(scope, head) if head.pos_ in {"ADJ", "ADV"} else noun_governor(scope, head)
    if head.lemma_ in scope.lexicon.modality:
        return governor(scope, head, verb)
    scope.void = True
    return None


def _content(scope: Scope, verb: Token, noun: Token) -> Step | None:
    """As in "denied on the radio that A did B": a that-clause which the parser hung on the last noun."""
    lex = scope.lexicon
    if noun.lemma_ in lex.told_nouns:
        return that_clause(scope, noun)
    if noun.tag_ == "NNS" and noun.dep_ == "ROOT" and (noun.lemma_ in lex.modality or noun.lemma_ in lex.say):
        return governor(scope, noun, verb)  # "A suspects that B did", where the verb is taken for a noun
    above = next((item for item in noun.ancestors if is_verb(item)), None)
    return (
        governor(scope, above, verb)
        if above is not None and (above.lemma_ in lex.say or above.lemma_ in lex.deny)
        else None
    )


def _complement(scope: Scope, verb: Token, head: Token) -> Step | None:
    if is_verb(head):
        return governor(scope, head, verb)
    if head.pos_ in {"ADJ", "ADV"}:
        return adjective(scope, head, verb)
    return noun_governor(scope, head)


def _coordination(scope: Scope, verb: Token, head: Token) -> Step | None:
    """A coordinated verb shares what stands above the first, and its auxiliaries when it has none."""
    if head != verb.head and head.dep_ == "parataxis":
        return None  # what S does beside saying it: "A attacks B, S said, and demanded"
    own = child(verb, "aux", "auxpass", "neg", "nsubj", "nsubjpass") is not None
    joint = max(
        (c for c in (*children(head, "cc"), *children(verb, "cc", "preconj")) if c.i < verb.i),
        default=None,
        key=lambda c: c.i,
    )
    nor = joint is not None and joint.lower_ == "nor"
    if joint is not None and nor and (own or verb.tag_ in {"VBD", "VBZ", "VBP"}):
        scope.flip(joint)
    if not own and verb.tag_ in {"VB", "VBN", "VBG"} and head.tag_ == verb.tag_:
        auxiliaries(scope, head)
        if nor or any(c.lower_ == "or" and c.i < verb.i for c in children(head, "cc")):
            for item in negators(scope.lexicon, head):
                scope.flip(item)
    inserted_speech(scope, head)
    return _above(scope, head)
