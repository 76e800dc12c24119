"""Drafts of claims: what each rule found, with the scope that the sentence puts on it, still in tokens."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.asides import never_was
from graphbuild.extract.clauses import Scope
from graphbuild.extract.described import described
from graphbuild.extract.ellipsis import Match
from graphbuild.extract.formerly import over
from graphbuild.extract.frame_index import FrameIndex
from graphbuild.extract.meeting_places import meeting_place
from graphbuild.extract.offices import offices
from graphbuild.extract.places import places
from graphbuild.extract.reading import Arg, Reading
from graphbuild.extract.scope import scope_of
from graphbuild.extract.sentences import sentence_span
from graphbuild.extract.sources import denier
from graphbuild.extract.subjects import followed, surface_subject
from graphbuild.extract.tree import children, is_verb
from graphbuild.extract.triggers import match
from graphbuild.model import CueKind, MentionForm, Modality, NodeType, Phase

_PERHAPS: Final = frozenset("possibly perhaps maybe probably potentially likely".split())
_SPEAKS: Final = frozenset({"speak", "say", "tell", "announce"})
#: Acts of speech: who calls an accusation false does not deny that it was made.
_UTTERED: Final = frozenset({"ACCUSES", "DEMANDS", "TELLS", "REJECTS", "CONSULTS_WITH"})
_INTENDED: Final = frozenset({"planned", "proposed", "projected", "envisaged", "future"})
_RAISING: Final = frozenset({"build", "construct", "erect", "open", "establish", "develop", "locate"})
_PROMISES: Final = frozenset("promise pledge vow undertake commit commitment swear".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A claim before it gets its id: everything still in tokens."""

    relation: str
    subject: Arg
    object: Arg
    trigger: tuple[int, int]
    scope: Scope
    rule: str
    flags: frozenset[str] = frozenset()
    attrs: tuple[tuple[str, str], ...] = ()


def office_drafts(reading: Reading) -> Iterator[Draft]:
    """Yield who holds which office; the persons then stand for those whom they speak for."""
    titles = list(offices(reading))
    for item in (*titles, *described(reading, titles)):
        scope = Scope(reading.lexicon)
        if item.ended is not None:
            scope.denied, scope.phase = True, Phase.ENDED
        elif item.planned:
            scope.modality = Modality.PLANNED
        scope.denied = scope.denied or item.denied
        yield Draft(
            relation=item.relation,
            subject=item.person,
            object=item.holder,
            trigger=item.trigger,
            scope=scope,
            rule=item.rule,
            attrs=(("office", item.office),),
        )


def place_drafts(reading: Reading) -> Iterator[Draft]:
    """Yield what lies where, told by the names alone."""
    for item in places(reading):
        yield Draft(
            relation="LOCATED_IN",
            subject=item.thing,
            object=item.place,
            trigger=item.trigger,
            scope=_of_plan(reading, item.thing),
            rule=item.rule,
        )


def _of_plan(reading: Reading, thing: Arg) -> Scope:
    """As in "plans to build the X plant in B": the plant is not there yet."""
    scope = Scope(reading.lexicon)
    if thing.node.type is not NodeType.FACILITY:
        return scope
    head = reading.annotated.doc[thing.start : thing.end].root
    planned = next((item for item in head.kids if item.lower_ in _INTENDED), None) or _once_built(head)
    if planned is not None:
        scope.weaken(Modality.PLANNED, planned)
    elif head.dep_ in {"dobj", "nsubjpass"} and head.head.lemma_ in _RAISING:
        scope.modality = scope_of(head.head, reading.lexicon).modality
    return scope


def _once_built(thing: Token) -> Token | None:
    """As in "If built, the X dam in B would", "The X dam, once completed, will"."""
    clauses = [*children(thing.head, "advcl"), *children(thing, "advcl", "acl", "relcl")]
    built = (item for item in clauses if item.tag_ == "VBN" and item.lemma_ in _RAISING | {"complete", "finish"})
    words = (c for item in built for c in item.kids if c.lower_ in {"if", "once", "when", "unless", "until"})
    return next((c for c in words if any(d.tag_ == "MD" for d in thing.head.kids)), None)


def frame_drafts(reading: Reading, index: FrameIndex) -> Iterator[Draft]:
    """Yield what the triggers of the ontology say, without what nothing follows about."""
    for item in match(reading, index):
        if item.frame.pos == "n" and item.object.start <= item.trigger.i < item.object.end and _is_event(item.object):
            continue  # in "A's full-scale invasion of B" the name of the war holds its deed: see ``unsaid``
        presupposed = "presupposed" in item.frame.flags or _named_holder(item) or _in_force(item.trigger)
        scope = Scope(reading.lexicon) if presupposed else scope_of(item.trigger, reading.lexicon, item.support)
        if item.of is not None:
            scope = _echoed(scope, item, item.of)
        elif _set_example(item):
            scope.modality, scope.denied = Modality.ACTUAL, False
        if scope.void or _at_home(reading, item) or (scope.denied and _left_out(item.trigger)):
            continue
        for flag in sorted(item.frame.flags - {"presupposed"}):
            _apply(scope, flag, item.trigger)
        once = over(item.frame.relation, item.trigger, item.support)
        if once is not None and not scope.denied:
            scope.end(once)
        if item.subject.negated != item.object.negated:
            scope.flip(item.trigger)
        for arg in (item.subject, item.object):
            _either(scope, reading, arg)
        draft = _stance(
            Draft(
                relation=item.frame.relation,
                subject=item.subject,
                object=item.object,
                trigger=(item.trigger.i, item.trigger.i + 1),
                scope=scope,
                rule=f"{item.frame.relation}.{item.frame.pos}.{item.trigger.lemma_}",
                flags=item.frame.flags,
                attrs=meeting_place(reading, item.frame.relation, item.trigger, item.support),
            ),
            item.support or item.trigger,
        )
        yield draft
        yield from _disputed(reading, draft, item.support or item.trigger)


def _in_force(noun: Token) -> bool:
    """As in "will sell gas to B under a contract until 2030": the contract is there already."""
    bound = noun.lemma_ == "contract" and noun.dep_ == "pobj" and noun.head.lower_ == "under"
    return bound and not any(item.lower_ in _INTENDED or item.lower_ in {"draft", "possible"} for item in noun.kids)


def _either(scope: Scope, reading: Reading, arg: Arg) -> None:
    """As in "A or B attacked C", "A and possibly B": of each it is only possible."""
    tokens = reading.annotated.doc.tokens
    before = tokens[arg.start - 1] if arg.start else tokens[0]
    after = tokens[arg.end] if arg.end < len(tokens) else before
    doubt = before.lower_ in _PERHAPS and before.nbor(-1).lower_ in {"and", "or", ","}
    if doubt or (not scope.denied and any(item.lower_ == "or" and item.dep_ == "cc" for item in (before, after))):
        scope.weaken(Modality.POSSIBLE, before)


def _at_home(reading: Reading, item: Match) -> bool:
    """As in "Peru's minister told reporters in Lima": no visit, nor where nobody knows whose minister it is."""
    if item.frame.relation != "VISITS" or item.trigger.lemma_ not in _SPEAKS:
        return False
    home = reading.holders.get(item.subject.node.id)
    return home is None or home.id in {item.object.node.id, *reading.wholes(item.object.node.id)}


def _left_out(trigger: Token) -> bool:
    """As in "A and B did not discuss the dam": they may have talked of other things."""
    return trigger.lemma_ == "discuss" and bool(children(trigger, "dobj"))


def _is_event(arg: Arg) -> bool:
    return arg.node.type is NodeType.EVENT and arg.form is MentionForm.NAME


def _set_example(item: Match) -> bool:
    """As in "A will follow B in banning C": B has banned it already."""
    above = item.trigger.head.head
    return followed(item.trigger) is not None and item.subject.start > above.i


def _named_holder(item: Match) -> bool:
    """As in "The firm's owner, X, was not invited": that X owns it holds whatever the sentence says of X."""
    trigger = item.trigger
    beside = any(name == "appos" for name, _ in item.frame.fills) and trigger.dep_ != "appos"
    return beside and all(c.lower_ not in {"former", "ex", "would-be", "future", "not"} for c in trigger.kids)


def _echoed(scope: Scope, item: Match, of: Match) -> Scope:
    """The scope of an ellipsis: that of its own clause and of the predicate that it takes up."""
    inner = scope_of(of.trigger, scope.lexicon, of.support)
    if item.echo == "same":
        return inner
    if item.echo == "denied":
        return _denial(scope, inner, item)
    mood = scope.lexicon.auxiliaries.get(item.trigger.lower_)
    if mood is not None:
        scope.weaken(mood, item.trigger)  # "A joined B; C will not"
    if inner.modality is not Modality.ACTUAL and item.trigger.lemma_ in {"do", "follow"}:
        scope.weaken(inner.modality, item.trigger)
    if item.echo == "after" and inner.denied:
        scope.flip(item.trigger)
    elif inner.denied and (of.support or of.trigger).dep_ in {"xcomp", "pcomp", "acl"}:
        scope.void = True  # "A refused to join; B did": what B did is not told
    return scope


def _denial(scope: Scope, inner: Scope, item: Match) -> Scope:
    """The scope of what "A denied it" takes up: the contrary, as A says."""
    scope.void = scope.void or scope.denied or inner.denied or inner.void or item.frame.relation in _UTTERED
    scope.modality = inner.modality
    scope.flip(item.trigger)
    scope.speakers.insert(0, (surface_subject(item.trigger), item.trigger))
    return scope


def _disputed(reading: Reading, draft: Draft, trigger: Token) -> Iterator[Draft]:
    """As in "A armed the rebels, which B denies", "A owns the port, a claim that B rejects"."""
    said = bool(draft.scope.speakers)
    if (said and draft.scope.denied) or not is_verb(trigger) or draft.relation in _UTTERED:
        return
    lex, sent = reading.lexicon, sentence_span(trigger)
    for word in trigger.doc[trigger.i + 1 : sent.end]:
        said_of = word.lower_ == "which" or (word.lemma_ in lex.say_nouns and word.dep_ != "nsubj")
        verb = denier(word, lex.denials, lex.false_words) if said_of else None
        if verb is None or trigger not in {word.head, *word.ancestors} or _turned_down(draft, verb):
            continue
        scope = replace(draft.scope, speakers=[], cues=list(draft.scope.cues))
        scope.flip(verb)
        scope.say(surface_subject(verb) or _name_before(reading, verb), verb)
        yield replace(draft, scope=scope)


def _turned_down(draft: Draft, verb: Token) -> bool:
    """As in "A accepts the ruling, which B rejected": it is the ruling that B rejects, not that A accepts it."""
    topic = draft.object.node.type is NodeType.TOPIC and verb.dep_ == "relcl" and verb.lemma_ != "deny"
    return topic and draft.object.start <= verb.head.i < draft.object.end


def _name_before(reading: Reading, verb: Token) -> Token | None:
    mention = reading.by_token.get(verb.i - 1)
    return reading.head_of(mention) if mention is not None else None


def _apply(scope: Scope, flag: str, trigger: Token) -> None:
    if flag == "denied":
        scope.flip(trigger)
    elif flag == "ended":
        if scope.denied or scope.modality is not Modality.ACTUAL:
            scope.denied = scope.denied and never_was(trigger) is not None  # "did not leave", "may leave": it holds
            scope.modality = Modality.ACTUAL
        else:
            scope.end(trigger)
    else:
        scope.weaken(Modality(flag), trigger)


def _stance(draft: Draft, verb: Token) -> Draft:
    """As in "would never accept X", which is OPPOSES X: a lasting stance, not a forecast."""
    if draft.rule.startswith("OPPOSES.a.") and any(item.lower_ in {"would", "'d"} for item in children(verb, "aux")):
        draft.scope.modality = Modality.ACTUAL
    if draft.rule == "DEMANDS.v.be" and draft.scope.modality is Modality.DEMANDED:
        draft.scope.modality = Modality.ACTUAL  # "X must be part of it" is the demand itself
    if draft.relation == "GUARANTEES_SECURITY_OF" and draft.scope.modality is Modality.PLANNED:
        hedges = {token.lemma_ for kind, token in draft.scope.cues if kind is CueKind.MODALITY}
        if hedges and hedges <= _PROMISES:
            draft.scope.modality = Modality.ACTUAL  # a promise to protect is the guarantee itself
    if draft.relation != "ACCEPTS" or not draft.scope.denied:
        return draft
    aux = {item.lower_ for item in children(verb, "aux")}
    if (
        "have" not in aux
        and any(item.lower_ == "never" for item in verb.kids)
        and aux
        & {
            "will",
            "would",
            "can",
            "could",
            "'ll",
            "'d",
        }
    ):
        draft.scope.denied, draft.scope.modality = False, Modality.ACTUAL
        return replace(draft, relation="OPPOSES", rule="OPPOSES.never-accept")
    return draft
