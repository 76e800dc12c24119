"""What verbs, predicates and other nouns do to a noun of a deed: "ruled out a visit", "fears of an attack"."""

from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.clauses import Mode, Scope, Step
from graphbuild.extract.lexicon import topic_words
from graphbuild.extract.negation import negators
from graphbuild.extract.tree import child, children, passive
from graphbuild.model import Modality

COPULAS: Final = frozenset("be seem look appear remain become hang stay sound".split())
_MAY: Final = {
    "would": Modality.HYPOTHETICAL,
    "could": Modality.POSSIBLE,
    "might": Modality.POSSIBLE,
    "may": Modality.POSSIBLE,
}
_AT_WHICH: Final = frozenset({"during", "on", "at", "in", "before", "after", "following"})
_LOOSE: Final = frozenset({"a", "an", "any"})
_STARTS: Final = frozenset({"begin", "start", "commence"})
_ENDS: Final = frozenset({"end", "stop", "cease"})
_FAILS: Final = frozenset("fail collapse founder unravel falter stall".split())
_TRADES: Final = frozenset("takeover acquisition purchase sale buyout merger".split())
#: A trade that somebody has approved or looks into is not done yet.
_CLEARS: Final = frozenset(
    "approve clear greenlight okay back support endorse agree accept review examine probe".split()
)
_FAILED: Final = frozenset({"failed", "collapsed"})
_ALMOST: Final = frozenset({"almost", "nearly", "virtually", "practically"})
_PACTS: Final = frozenset("deal agreement treaty pact accord ceasefire truce".split())
#: Deeds of force are mostly done when they are spoken of with an owner; the others are often only planned.
_FORCE: Final = frozenset(
    (
        "invasion attack strike airstrike raid offensive assault bombing bombardment shelling war seizure capture "
        "annexation expulsion intervention"
    ).split()
)
_AGAINST: Final = frozenset({"oppose", "resist", "reject", "dismiss"})
_BEING: Final = frozenset("discuss consider negotiate explore prepare arrange finalise finalize".split())
_TALKED_OF: Final = frozenset({"call", "discuss", "consider", "negotiate", "recommend", "support", "explore"})
_ONLY_OF: Final = frozenset({"opposition", "doubt", "evidence", "talk", "objection", "resistance", "thought"})


def is_deed(scope: Scope, noun: Token) -> bool:
    """Whether a noun names something that happens once, not what lasts ("visit", not "cooperation")."""
    return noun.lemma_ in scope.lexicon.deeds or noun.lemma_ in topic_words().events


def of_object(scope: Scope, noun: Token, verb: Token) -> Step | None:
    """Apply the verb that a deed is the object of, or whose passive has it as its subject."""
    word, sign = keyed(verb, scope.lexicon.deed_verbs)
    if noun.lemma_ in _TRADES and word in _CLEARS:
        sign = "planned"
    if sign is None:
        return None
    negated = bool(negators(scope.lexicon, verb))
    if sign == "-" and negated and word == "rule_out":
        scope.weaken(Modality.POSSIBLE, verb)
        return Step(verb, Mode.ASIDE)
    if sign == "planned" and negated:
        return Step(verb, Mode.ASIDE)  # "was not delayed"
    effect(scope, sign, verb)
    scope.prevented = scope.prevented or sign == "-"
    return Step(verb, Mode.ASIDE if sign == "possible" else Mode.CLAUSE)


def of_subject(scope: Scope, noun: Token, verb: Token) -> Step | None:
    """Apply the verb of which a deed is the subject: "fell through", "is unlikely", "would anger B"."""
    lex = scope.lexicon
    _, sign = keyed(verb, lex.deed_subjects)
    if (
        sign is None
        and verb.tag_ in {"VBD", "VBN"}
        and child(verb, "dobj", "ccomp", "xcomp", "auxpass", "agent") is None
    ):
        sign = keyed(verb, lex.deed_verbs)[1]  # "Attack on A foiled"
    if sign is not None or any(_not_begun(c) for c in children(verb, "advcl")):
        effect(scope, sign or "-", verb)  # "collapsed before they began"
        return Step(verb)
    if verb.lemma_ in _FAILS and not passive(verb) and not negators(lex, verb):
        if noun.lemma_ in _TRADES:
            scope.flip(verb)
            return Step(verb)
        if noun.lemma_ in _PACTS and verb.lemma_ in {"collapse", "unravel", "fail"}:
            return Step(verb, Mode.ENDED)
    said = _predicate(scope, noun, verb) if verb.lemma_ in COPULAS else None
    if said is not None:
        return said
    if passive(verb) and verb.lemma_ in lex.denials:
        scope.void = verb.lemma_ in lex.deny_claims or bool(negators(lex, verb))
        effect(scope, "-", verb)
        scope.say(None, verb)
        return Step(verb, Mode.SAID)
    modal = next((c for c in children(verb, "aux") if c.tag_ == "MD"), None)
    if modal is not None and verb.lemma_ in _ENDS and is_deed(scope, noun):
        return Step(verb, Mode.ASIDE)  # "the attack must stop"
    return None


def _not_begun(clause: Token) -> bool:
    """As in "collapsed before they began"."""
    it = child(clause, "nsubj", "nsubjpass")
    own = it is None or it.lower_ in {"it", "they"}
    return own and clause.lemma_ in _STARTS and any(m.lower_ == "before" for m in children(clause, "mark"))


def supposed(scope: Scope, noun: Token, verb: Token) -> None:
    """As in "a visit by A would anger B", "A would welcome a visit by B": nobody says that it is done."""
    modal = next((c for c in children(verb, "aux") if c.lower_ in _MAY), None)
    if modal is None or not is_deed(scope, noun):
        return
    if noun.dep_ != "dobj" or any(c.lower_ in _LOOSE or c.dep_ == "poss" for c in children(noun, "det", "poss")):
        scope.weaken(_MAY[modal.lower_], modal)


def _predicate(scope: Scope, noun: Token, verb: Token) -> Step | None:
    table = scope.lexicon.deed_predicates
    for word in children(verb, "acomp", "attr", "oprd", "advmod"):
        sign = table.get(word.lower_)
        if sign is not None:
            negated = bool(negators(scope.lexicon, verb))
            scope.void = scope.void or (negated and sign in {"o", "demanded", "planned"})
            effect(scope, sign, word)
            return Step(verb, Mode.CLAUSE if sign == "possible" else Mode.BARE)
    for prep in children(verb, "prep"):
        inner = child(prep, "prep")
        target = child(inner or prep, "pobj")
        sign = table.get(f"{prep.lower_}_{target.lower_}") if target is not None else None
        if sign is not None and (sign != "o" or is_deed(scope, noun) or target is None or target.lower_ == "doubt"):
            effect(scope, sign, prep)
            return Step(verb, Mode.CLAUSE)
    return None


def above(scope: Scope, noun: Token) -> None:
    """Apply a noun that has the deed behind its preposition: "the cancellation of", "fears of", "reports of"."""
    lex, word = scope.lexicon, noun.lemma_
    sign = lex.deed_nouns.get(word)
    if sign is not None:
        effect(scope, sign, noun)
    elif word in lex.deny_nouns or lex.signature.get(word, "+")[0] == "-":
        effect(scope, "-", noun)
    elif word in lex.noun_modality:
        scope.weaken(lex.noun_modality[word], noun)
    elif word in lex.say_nouns and all(c.lower_ not in lex.false_words for c in noun.head.kids):
        scope.say(child(noun, "poss"), noun)


def described(scope: Scope, noun: Token, adjective: Token) -> None:
    """Apply an adjective of the deed: "a foiled attack", "the proposed sale", "A's failed takeover of B"."""
    word = adjective.lower_
    if word not in _FAILED or noun.lemma_ in _TRADES:
        effect(scope, scope.lexicon.deed_adjectives[word], adjective)


def graded(scope: Scope, adverb: Token, *, carried: bool) -> None:
    """As in "hardly an ally", "nearly a member"; what a verb carries has its negation there."""
    if adverb.lower_ in _ALMOST:
        scope.void = True
    elif adverb.lower_ in scope.lexicon.negative_adverbs and not carried:
        scope.flip(adverb)


def ahead(scope: Scope, noun: Token) -> None:
    """As in "will raise it during her visit to B": the visit is still to come."""
    prep, verb = noun.head, noun.head.head
    if noun.dep_ != "pobj" or prep.lower_ not in _AT_WHICH or noun.lemma_ in _FORCE or not is_deed(scope, noun):
        return
    modal = next((c for c in children(verb, "aux") if c.lower_ in {"will", "would", "shall", "'ll"}), None)
    if modal is not None:
        scope.weaken(Modality.PLANNED, modal)


def decides(scope: Scope, noun: Token, verb: Token) -> bool:
    """Whether a verb settles if a deed with an owner was done: "blocked A's visit", "A's visit could anger B"."""
    lex, word, deed = scope.lexicon, verb.lemma_, is_deed(scope, noun)
    if word in COPULAS or keyed(verb, lex.deed_subjects)[1] is not None:
        return True
    if deed and noun.lemma_ not in _FORCE and (word in _AGAINST or _in_hand(verb)):
        return True
    if deed and any(c.lower_ in _MAY for c in children(verb, "aux")):
        return True
    if noun.dep_ == "nsubj":
        return word in _FAILS
    if word in _CLEARS and noun.lemma_ in _TRADES:
        return True
    if keyed(verb, lex.deed_verbs)[1] is not None or (word in lex.deny and noun.dep_ == "nsubjpass"):
        return True
    return deed and word in lex.modality and word not in lex.say and word not in _TALKED_OF


def _in_hand(verb: Token) -> bool:
    """As in "A's visit is being discussed"."""
    return verb.lemma_ in _BEING and any(c.lower_ == "being" for c in children(verb, "auxpass", "aux"))


def decides_noun(scope: Scope, noun: Token) -> bool:
    """Whether a noun settles if the deed with an owner behind its preposition was done: "fears of A's attack"."""
    lex, word = scope.lexicon, noun.lemma_
    if word in _ONLY_OF:
        return False
    return word in lex.deed_nouns or word in lex.noun_modality or word in lex.say_nouns or word in lex.deny_nouns


def behind(scope: Scope, noun: Token, prep: Token, verb: Token) -> Step | None:
    """Apply a verb that has a deed behind its preposition: "called for", "objected to", "a halt to"."""
    halted = child(verb, "dobj")
    if halted is not None and halted.i + 1 == prep.i and halted.lemma_ in scope.lexicon.deed_nouns:
        above(scope, halted)
        return Step(verb, Mode.ASIDE)
    sign = scope.lexicon.deed_verbs.get(f"{verb.lemma_}_{prep.lower_}")
    if sign is None or (sign == "o" and child(noun, "poss") is not None):
        return None
    effect(scope, sign, verb)
    return Step(verb, Mode.ASIDE)


def effect(scope: Scope, sign: str, cue: Token) -> None:
    """Apply a sign of the tables: "-" not done, "-possible" hardly, "o" nothing follows, else a modality."""
    if sign.startswith("-"):
        scope.flip(cue)
    if sign == "o":
        scope.void = True
    elif sign != "-":
        scope.weaken(Modality(sign.removeprefix("-")), cue)


def keyed(verb: Token, table: dict[str, str]) -> tuple[str, str | None]:
    """Look a verb up with its particle, else alone."""
    for item in verb.kids:
        if item.i == verb.i + 1 and item.dep_ in {"prt", "advmod", "prep"}:
            both = f"{verb.lemma_}_{item.lower_}"
            if both in table:
                return both, table[both]
    return verb.lemma_, table.get(verb.lemma_)
