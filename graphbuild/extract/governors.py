"""What verbs and adjectives do to the clauses they govern: say, deny, fail, plan, want, stop, be ready, be false."""

from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.clause_nouns import that_clause
from graphbuild.extract.clauses import Mode, Scope, Step
from graphbuild.extract.nouns import is_negated
from graphbuild.extract.subjects import deep_subjects, set_off, surface_subject
from graphbuild.extract.tree import child, children, is_cleft, passive
from graphbuild.extract.verdicts import doubted, judged_saying, predicate, ruled_out, verdict_before, wrong_to_say
from graphbuild.model import Modality

_DOUBTS: Final = frozenset({"doubt", "rule"})
_ASKS: Final = frozenset({"ask", "wonder", "question", "inquire", "enquire"})
#: Verdicts on a deed that was done: "was wrong to join".
JUDGED: Final = frozenset(
    "wrong right foolish wise unwise stupid mad crazy brave rash naive courageous mistaken".split()
)
#: These plan an infinitive, and state a clause: "swore to join", "swore that A had joined".
_SETTLES: Final = frozenset({"agree", "determine", "swear", "vow"})
_HAVING: Final = frozenset({"has", "have", "had", "did", "does"})
_FINITE: Final = frozenset({"VBZ", "VBP", "VBD"})
_WANT: Final = frozenset({"want", "like", "need", "wish", "prefer"})
_FALSELY: Final = frozenset("falsely wrongly unjustly unfairly mistakenly erroneously".split())
#: Active in headlines only: "A said to be buying B".
_HEARSAY: Final = frozenset({"say", "believe", "think", "report", "estimate"})
#: Verbs of saying that bid somebody do something when an infinitive follows: "told A to leave".
_BIDS: Final = frozenset({"tell", "warn", "remind", "caution", "signal"})
#: In the passive these report: "is understood to have attacked B".
_TAKEN: Final = frozenset("understand assume presume judge deem".split())


def governor(scope: Scope, head: Token, inner: Token) -> Step | None:
    """Apply the verb ``head`` to the clause of ``inner`` that completes it."""
    lex, word, whole = scope.lexicon, verb_of(scope, head), completes(inner)
    mark, about = child(inner, "mark"), child(head, "nsubj", "nsubjpass")
    if about is not None and mark is not None and about.lemma_ in lex.saying_nouns:
        return that_clause(scope, about)  # "hysteria is being whipped up that ..."
    if mark is not None and mark.lower_ in {"whether", "if"} and word in _ASKS:
        scope.void = True
        return None
    if mark is not None and mark.lower_ == "whether":
        scope.weaken(Modality.POSSIBLE, mark)
        return Step(head, Mode.SAID)
    if (word in lex.deny or word in _DOUBTS) or (
        word in lex.deny_claims and inner.dep_ == "ccomp" and inner.i > head.i
    ):
        return _denial(scope, head)
    if word in {"have", "be"}:
        decided = _have_or_be(scope, head, inner)
        if decided is not None or scope.void:
            return decided
    if word == "use" and head.tag_ == "VBD" and whole:
        scope.end(head)
        return Step(head, Mode.ASIDE)
    if word in lex.ended and whole:
        return Step(head, Mode.ENDED)
    signed = word in lex.signature and (whole or (lex.signature[word] == "++" and mark_of(inner) == "that"))
    if signed and not (
        (word in lex.say or word in _TAKEN) and passive(head)
    ):  # "is feared to have attacked B" reports it
        return by_signature(scope, head, inner)
    return _say_or_plan(scope, head, inner)


def completes(inner: Token) -> bool:
    """Whether an infinitive or gerund completes the verb above; right behind it the parser may call it adverbial."""
    if inner.dep_ != "advcl":
        return inner.dep_ == "xcomp"
    if inner.i == 0:
        return False
    first = inner.i - 1 if inner.tag_ == "VB" and inner.nbor(-1).lower_ == "to" else inner.i
    before = inner.doc.tokens[first - 1] if inner.tag_ == "VBG" or first < inner.i else inner
    return before is inner.head or (before.dep_ == "prt" and before.head is inner.head)


def verb_of(scope: Scope, head: Token) -> str:
    """Return the lemma of a verb, with its particle where the two have an effect of their own: "end_up", "hold_off"."""
    lex = scope.lexicon
    for item in head.kids:
        if item.i == head.i + 1 and item.dep_ in {"prt", "advmod"}:
            both = f"{head.lemma_}_{item.lower_}"
            return both if both in lex.signature or both in lex.ended else head.lemma_
    return head.lemma_


def _denial(scope: Scope, head: Token) -> Step | None:
    if head.lemma_ == "doubt":
        return doubted(scope, head)
    if head.lemma_ == "rule" and any(c.lower_ == "out" for c in children(head, "prt", "advmod")):
        return ruled_out(scope, head)
    if head.lemma_ == "rule":
        return _saying(scope, head)
    if is_negated(scope, head) or any(c.lower_ == "no" for c in children(head, "det")):
        return Step(head, Mode.ASIDE)  # "never denied that", "there is no denying that"
    scope.flip(head)
    scope.say(surface_subject(head), head)
    return Step(head, Mode.SAID)


def _have_or_be(scope: Scope, head: Token, inner: Token) -> Step | None:
    if head.lemma_ == "be" and inner.dep_ == "ccomp" and is_cleft(head):
        return Step(head)
    if head.lemma_ == "be" and inner.dep_ in {"ccomp", "csubj"}:
        return predicate(scope, head)
    late = {"yet", "still"} if head.lemma_ == "have" else {"yet"}
    yet = next((c for c in (*head.kids, *inner.kids) if c.lower_ in late), None)
    if yet is not None and infinitive(inner):
        scope.flip(yet)
        return Step(head, Mode.BARE)
    if head.lemma_ == "have" and inner.dep_ == "xcomp" and infinitive(inner) and _must(scope, head):
        return None if scope.void else Step(head, Mode.BARE)
    if head.lemma_ == "be" and inner.dep_ == "xcomp":
        if any(c.lower_ in JUDGED for c in children(head, "acomp")):
            return Step(head, Mode.ASIDE)
        scope.weaken(Modality.PLANNED, head)
        unmet = next((c for c in children(inner, "aux") if c.lower_ == "have"), None)
        if unmet is not None and head.tag_ == "VBD":
            scope.flip(unmet)  # "was to have bought it"
        return Step(head)
    return None


def _must(scope: Scope, have: Token) -> bool:
    """As in "has to join": a demand; "had to join" was done, "did not have to join" leaves it open."""
    if is_negated(scope, have):
        scope.void = True
        return True
    if have.tag_ in {"VBD", "VBN"}:
        return False
    scope.weaken(Modality.DEMANDED, have)
    return True


def by_signature(scope: Scope, head: Token, inner: Token) -> Step | None:
    """Apply the implicative signature (Nairn et al. 2006); see the data file."""
    lex, word, negated = scope.lexicon, verb_of(scope, head), is_negated(scope, head)
    if word == "go" and head.tag_ == "VBG" and infinitive(inner):
        scope.weaken(Modality.PLANNED, head)  # "is going to join"
        return Step(head)
    if word in lex.with_object and (passive(head) or child(head, "dobj") is not None) and inner.tag_ == "VB":
        scope.weaken(lex.with_object[word], head)  # "chose A to host it", "dared A to leave"
        if negated:
            scope.flip(head)
        return Step(head, Mode.BARE)
    sign = lex.signature[word][1 if negated else 0]
    if lex.signature[word] == "++" and negated and infinitive(inner):
        sign = "o"  # "is not known to have joined"
    if sign == "o":
        scope.void = True
        return None
    if sign == "-":
        scope.flip(head)
    return Step(head, Mode.BARE)


def _say_or_plan(scope: Scope, head: Token, inner: Token) -> Step | None:
    lex, word = scope.lexicon, head.lemma_
    mood = lex.modality.get(word)
    if word in _WANT and child(inner, "nsubj", "nsubjpass") is not None:
        mood = Modality.DEMANDED
        scope.void = word == "wish" and any(c.lower_ == "had" for c in inner.kids)  # "wishes A had done it"
    if word in _HEARSAY and completes(inner) and infinitive(inner) and not passive(head):
        scope.say(None, head)
        return Step(head, Mode.SAID)
    bare = inner.tag_ == "VB" and inner.dep_ == "ccomp" and child(inner, "aux") is None
    demanded = bare or any(c.lower_ == "should" for c in children(inner, "aux"))
    planned = completes(inner) and mood is not None
    if word in _BIDS and inner.tag_ == "VB" and [item.lower_ for item in children(inner, "aux")] == ["to"]:
        scope.weaken(Modality.DEMANDED, head)
        if is_negated(scope, head):
            scope.flip(head)
        return Step(head, Mode.BARE)
    settled = word in _SETTLES and mark_of(inner) == "that" and _told(inner)
    taken = word in _TAKEN and passive(head) and completes(inner)
    if settled or taken or (word in lex.say and not planned and not (mood is Modality.DEMANDED and demanded)):
        if mark_of(inner) == "that":
            verdict_before(scope, head)
        if word == "insist" and demanded:
            scope.weaken(Modality.DEMANDED, head)
        return _saying(scope, head)
    if mood is Modality.DEMANDED and _of_itself(inner, head):
        return None  # "I have begged A, I have begged B"
    if mood is not None:
        scope.weaken(mood, head)
        if is_negated(scope, head):
            scope.flip(head)
        if word == "suspect" and not passive(head) and _told(inner):
            scope.say(surface_subject(head), head)
        return Step(head, Mode.BARE)
    if inner.dep_ in {"xcomp", "parataxis"}:
        return _unlisted(scope, head, inner)
    if _of_itself(inner, head):
        return None  # "A joined B, C left it": a sentence of its own, which the parser hangs below the next
    scope.void = True
    return None


def _of_itself(inner: Token, head: Token) -> bool:
    """Whether a clause before the verb is a sentence of its own, which the parser hangs below the next."""
    return inner.i < head.i and child(inner, "nsubj", "nsubjpass") is not None and child(inner, "mark") is None


def _told(inner: Token) -> bool:
    """Whether a clause tells what is or was, not what will or should be: "that A joined", "that A has joined"."""
    aux = {c.lower_ for c in children(inner, "aux")}
    return aux <= _HAVING and (inner.tag_ in _FINITE or bool(aux))


def _unlisted(scope: Scope, head: Token, inner: Token) -> Step | None:
    """A verb without an entry: its infinitive may be meant ("fought to join B"), its gerund may be anything."""
    at_once = inner.i == head.i + 1 or (inner.i == head.i + 2 and inner.nbor(-1).dep_ == "prt")
    if inner.dep_ == "xcomp" and ((at_once and inner.tag_ == "VBG") or infinitive(inner)):
        scope.void = inner.tag_ != "VB" or is_negated(scope, head)
        scope.weaken(Modality.PLANNED, head)
        return None if scope.void else Step(head)
    return Step(head)


def infinitive(inner: Token) -> bool:
    """As in "to join", "to have joined"."""
    return any(c.lower_ == "to" for c in children(inner, "aux"))


def mark_of(inner: Token) -> str:
    """Return the subordinating word of a clause, or nothing."""
    mark = child(inner, "mark")
    return mark.lower_ if mark is not None else ""


def inserted_speech(scope: Scope, verb: Token) -> None:
    """As in "A will host the talks, S said, and has invited B": the parser hangs what is inserted below."""
    for says in children(verb, "parataxis"):
        if says.lemma_ in scope.lexicon.say and set_off(says) and not is_negated(scope, says):
            scope.say(child(says, "nsubj"), says)


def falsely(verb: Token) -> bool:
    """Whether an adverb says that a charge is false: "falsely accused"."""
    return any(c.lower_ in _FALSELY for c in children(verb, "advmod"))


def _saying(scope: Scope, head: Token) -> Step | None:
    if wrong_to_say(scope, head):
        return None
    judged = judged_saying(scope, head)
    if judged is not None or is_negated(scope, head):
        scope.void = scope.void or judged is None
        return judged
    subject = next(iter(deep_subjects(head)), None) if passive(head) else surface_subject(head)
    if subject is not None and any(c.lower_ in scope.lexicon.false_words for c in children(subject, "amod")):
        scope.void = True  # "a fake video shows that"
    if subject is not None or head.tag_ != "VB":
        scope.say(subject, head)
    return Step(head, Mode.SAID)
