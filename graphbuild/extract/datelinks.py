"""Which event a date belongs to, read off the parse; precision first.

A date belongs to the word that it is attached to, and to the words that say the same event with it: the noun
of a light verb ("held talks on Monday"), the predicate of a copula, the verb below "began" or "is expected
to", the noun whose term a verb gives ("a contract that runs through 2034"), coordinated verbs behind a date
that opens the sentence. It never crosses into another clause. Where two dates compete and the parse does not
decide, the event has none.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.datewords import word_set
from graphbuild.extract.timex import DateExpr, Direction
from graphbuild.extract.tree import LIGHT, passive

_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_VERBAL: Final = frozenset({"VERB", "AUX"})
#: Verbs that say of their subject when it is: "the talks begin on Monday", "the contract expires in 2030".
_TAKES_TIME: Final = word_set(
    "run last expire end lapse begin start open close continue happen occur date remain resume finish"
)
#: Verbs that say of their object when it is, in the active and in the passive.
_GIVES_TIME: Final = word_set(
    "hold stage stag host conduct organize organise schedule plan sign seal conclude reach strike make give "
    "pay have launch begin start stop end halt cease suspend resume open finish attend join chair "
    "convene complete found establish create do wage fight mount"
)
_ASPECT: Final = word_set("begin start stop continue cease resume end finish keep halt quit")
_PLANNED: Final = word_set("expect schedule set plan slate due likely tip bind project poise")
#: With these, "on Monday" behind an event may be the time of the event or of the verb.
_INTENT: Final = word_set(
    "oppose support back demand reject seek propose plan want urge expect announce accuse criticize "
    "criticise condemn welcome discuss threaten promise pledge offer request favour favor await prepare "
    "postpone cancel delay recall remember mark describe confirm deny accept approve order suggest "
    "recommend consider predict forecast boycott endorse protest"
)
_SCHEDULED: Final = word_set(
    "talk summit meeting election vote visit session hearing match conference ceremony referendum game "
    "poll trial strike rally negotiation trip tour drill exercise deadline ballot launch opening"
)
_SAME_EVENT: Final = word_set("of between by with in at to from during into through via near against among on over")
_NOT_SAME: Final = word_set("before after since until till about like despite")
_MANAGED: Final = word_set("manage begin start continue cease help fail refuse use")
_STARTS: Final = word_set("begin start open meet arrive visit travel leave hold host gather convene face resume")
_WILL: Final = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_HAVE: Final = word_set("have has had having 've ’ve did")
_MAY: Final = frozenset({"may", "might", "can", "could", "should", "must", "ca"})


def date_of(trigger: Token, dates: Sequence[DateExpr], near: int | None = None) -> DateExpr | None:
    """Return the date of the event that a word reports, or None.

    Args:
        trigger: The verb, noun or adjective that reports the event.
        dates: What ``find_dates`` found in the sentence.
        near: Token index of the event's object. It decides between the dates of a gapped list: in "visited
            Oslo on Monday and Bergen on Tuesday" each place has the date that follows it.
    """
    ranked = [(rank, item) for item in dates if (rank := _rank(trigger, item)) is not None]
    if not ranked:
        return None
    best = min(rank for rank, _ in ranked)
    nearest = [item for rank, item in ranked if rank == best]
    exact = [item for item in nearest if item.role != "duration" and item.text != "PAST_REF"] or nearest
    if len({item.text for item in exact}) > 1:
        listed = near is not None and all(item.role == "point" for item in exact)
        exact = [item for item in exact if near is not None and item.start > near][:1] if listed else []
    return exact[0] if exact else None


def direction(head: Token) -> Direction | None:
    """Return whether the clause of a word tells of the past or of the future."""
    for token in (head, *head.ancestors):
        if token.pos_ in _VERBAL:
            return _tense(token)
    return None


def _tense(verb: Token, depth: int = 0) -> Direction | None:
    """Tense of a verb with its auxiliaries, through infinitives, participles and coordination."""
    helpers = [item for item in verb.kids if item.dep_ in {"aux", "auxpass"}]
    words = {item.lower_ for item in helpers}
    if words & _WILL:
        return "future"
    if words & _HAVE and verb.tag_ != "VB":
        return "past"
    if words & _MAY:
        return "past" if "have" in words else "future"
    if any(item.tag_ == "VBD" for item in helpers):
        return None if verb.lemma_ in _PLANNED or "to" in words else "past"
    return "past" if verb.tag_ == "VBD" else _non_finite(verb, helpers, depth)


def _non_finite(verb: Token, helpers: Sequence[Token], depth: int) -> Direction | None:
    inherited = None
    if verb.head is not verb and verb.head.pos_ in _VERBAL and depth < 6:
        inherited = _tense(verb.head, depth + 1)
    if verb.tag_ == "VB":
        if verb.dep_ == "conj" or verb.head.lemma_ in _MANAGED:
            return inherited
        was = verb.head.lemma_ == "be" and verb.head.tag_ == "VBD"  # "was to meet" may have failed to
        return "future" if not was and any(item.lower_ == "to" for item in helpers) else None
    if verb.tag_ == "VBG":
        return "future" if helpers else inherited
    if verb.tag_ == "VBN":
        return "future" if verb.lemma_ in _PLANNED else None if helpers else "past"
    return "future" if verb.lemma_ in _STARTS else None


def _rank(trigger: Token, item: DateExpr) -> int | None:
    """Steps from the word that the date is attached to up to the trigger; None when it is another event."""
    frontier = [trigger.doc.tokens[item.head]]
    if item.start <= item.head < item.end:
        return None
    seen: set[int] = set()
    for steps in range(5):
        if any(token.i == trigger.i for token in frontier):
            return steps
        seen |= {token.i for token in frontier}
        frontier = [near for token in frontier for near in _same_event(token, item) if near.i not in seen]
    return None


def _same_event(token: Token, item: DateExpr) -> Iterator[Token]:
    """Yield the words next to ``token`` that tell of the same event, so that its date is theirs."""
    if token.pos_ in _NOMINAL:
        aside = token.i < item.start and token.doc.tokens[item.start - 1].text in {",", "("}
        yield from _above_noun(token, alone=aside or item.end <= token.i)
    if token.pos_ in _VERBAL or token.lemma_ in _PLANNED:
        yield from _below_verb(token, item)
        yield from _coordinated(token, item)


def _above_noun(noun: Token, *, alone: bool) -> Iterator[Token]:
    """Climb from a noun; ``alone``: the date stands before it or is an aside, and so dates only the noun."""
    head = noun.head
    if noun.dep_ in {"conj", "appos"} and head.pos_ in _NOMINAL:
        yield head
    elif noun.dep_ in {"dobj", "dative"} and head.pos_ in _VERBAL:
        if not _unsure(head, noun) and (not alone or head.lemma_ in _GIVES_TIME):
            yield head
    elif noun.dep_ == "pobj" and head.head is not head:
        word, governor = head.lower_, head.head
        if alone:
            if word in {"at", "during"} and governor.pos_ in _VERBAL:
                yield governor
        elif word not in _NOT_SAME and (noun.pos_ == "PROPN" or word in _SAME_EVENT):
            yield governor
    elif noun.dep_ in {"nsubj", "nsubjpass"} and head.lemma_ in _TAKES_TIME | _GIVES_TIME and not alone:
        yield head


def _below_verb(verb: Token, item: DateExpr) -> Iterator[Token]:
    lemma = verb.lemma_
    for child in verb.kids:
        nominal = child.pos_ in _NOMINAL
        if child.dep_ in {"attr", "acomp"}:
            same = lemma in {"be", "become", "remain"}
        elif child.dep_ == "xcomp":
            same = lemma in _ASPECT or (lemma in _PLANNED and item.start > verb.i)
        elif child.dep_ in {"dobj", "nsubjpass"}:
            same = nominal and lemma in _GIVES_TIME | LIGHT and not _unsure(verb, child)
        else:
            same = child.dep_ == "nsubj" and nominal and _takes_time(verb)
        if same:
            yield child
    given = lemma in _GIVES_TIME | _PLANNED and passive(verb)
    if verb.dep_ in {"acl", "relcl"} and (given or _takes_time(verb)):
        yield verb.head


def _takes_time(verb: Token) -> bool:
    """Whether the verb says of its subject when it is; transitive uses ("ended the war") do not."""
    things = [child.lower_ for child in verb.kids if child.dep_ == "dobj"]
    return (verb.lemma_ in _TAKES_TIME and not things) or things == ["place"]


def _unsure(verb: Token, noun: Token) -> bool:
    """Whether a date may be that of the verb or of its object: "announced talks on Monday"."""
    return verb.lemma_ in _INTENT and noun.lemma_ in _SCHEDULED


def _coordinated(verb: Token, item: DateExpr) -> Iterator[Token]:
    """A date that opens the sentence holds for all coordinated verbs."""
    first = verb
    while first.dep_ == "conj" and first.head.pos_ in _VERBAL and _subject(first) is None:
        first = first.head
    subject = _subject(first)
    if subject is not None and item.end <= subject.left_edge.i:
        yield from (child for child in verb.kids if child.dep_ == "conj" and child.pos_ in _VERBAL)
    elif first is not verb and item.start > verb.i:
        shared = any(child.dep_ == "dobj" for child in verb.kids)
        own = {"dobj", "prep", "ccomp", "xcomp"}
        if shared and not any(child.dep_ in own for child in verb.head.kids):
            yield verb.head  # "built and opened the dam in 1998"


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.kids if child.dep_ in {"nsubj", "nsubjpass"}), None)
