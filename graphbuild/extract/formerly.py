"""States that are over although no verb says so: "once owned", "had run the port before", "voted to drop its bid"."""

from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.tree import child

_STATES: Final = frozenset(
    (
        "SUPPLIES_GAS_TO SUPPLIES_TO TRANSITS_THROUGH CONTROLS OWNS MEMBER_OF HEAD_OF OFFICIAL_OF SPOKESPERSON_OF "
        "COOPERATES_WITH SUPPORTS OPPOSES"
    ).split()
)
_DEEDS: Final = frozenset("buy acquire purchase seize capture join appoint elect name vote send take".split())
_BOUGHT: Final = frozenset("buy acquire purchase take inherit".split())
_FORMERLY: Final = frozenset({"once", "formerly", "previously"})
_TIMES: Final = frozenset("year month week spring summer autumn winter takeover sale war coup merger".split())
_EARLIER: Final = frozenset({"before", "previously", "earlier", "hitherto"})
#: A wish ends with the decision to give it up, a contract or a membership only when it is given up.
_WISHES: Final = frozenset({"SEEKS_MEMBERSHIP_IN", "SUPPORTS", "OPPOSES", "DEMANDS"})
_DECIDED: Final = frozenset({"vote", "decide", "agree", "resolve", "choose", "move"})
_GIVEN_UP: Final = frozenset({"withdraw", "drop", "abandon", "scrap", "end", "cancel", "retract", "relinquish"})


def over(relation: str, trigger: Token, support: Token | None) -> Token | None:
    """Return the word that tells that a state is over, or None."""
    return _once(relation, trigger, support) or (_given_up(support) if relation in _WISHES else None)


def _given_up(support: Token | None) -> Token | None:
    """As in "voted to withdraw its application to join B"."""
    if support is None or support.lemma_ not in _GIVEN_UP or support.dep_ != "xcomp":
        return None
    decides = support.head
    open_ = any(item.dep_ in {"neg", "mark"} or item.tag_ == "MD" for item in decides.kids)
    return support if decides.lemma_ in _DECIDED and decides.tag_ in {"VBD", "VBN"} and not open_ else None


def _once(relation: str, trigger: Token, support: Token | None) -> Token | None:
    """As in "which once exported gas to B": a lasting state that is over; a deed ("once visited B") stays done.

    Also "B, once the biggest buyer of A's gas".
    """
    word = support or trigger
    over = word.tag_ in {"VBD", "VBN"} or (support is None and word.dep_ == "appos")
    if relation not in _STATES or not over or word.lemma_ in _DEEDS:
        return None
    words = (item for item in word.kids if item.lower_ in _FORMERLY and item.dep_ != "mark" and item.i < trigger.i)
    found = next((item for item in words if not item.kids and item.nbor(-1).lower_ not in {"not", "than"}), None)
    return found or _before_then(word) or _until(word)


def _until(verb: Token) -> Token | None:
    """As in "which owned the refinery until last year", "was run by A until 2019"."""
    past = verb.tag_ == "VBD" or any(item.lower_ in {"was", "were"} for item in verb.kids if item.dep_ == "auxpass")
    if not past or any(item.dep_ == "neg" for item in verb.kids):
        return None
    words = (item for item in verb.kids if item.lower_ in {"until", "till"} and item.dep_ == "prep" and item.i > verb.i)
    word = next(words, None)
    when = child(word, "pobj") if word is not None else None
    dated = when is not None and (when.ent_type_ == "DATE" or when.lemma_ in _TIMES or when.text.isdigit())
    return word if dated else None


def _before_then(verb: Token) -> Token | None:
    """As in "the firm that had run the port before"."""
    if verb.tag_ != "VBN" or all(item.lower_ != "had" for item in verb.kids):
        return None
    if verb.dep_ == "relcl" and verb.head.dep_ == "pobj" and verb.head.head.lower_ == "from":
        return verb if verb.head.head.head.lemma_ in _BOUGHT else None  # "bought it from A, which had run it"
    now = next((item for item in verb.head.head.kids if item.lower_ == "now"), None) if verb.dep_ == "relcl" else None
    if now is None and verb.dep_ == "advcl":
        now = next((item for item in verb.head.kids if item.lower_ == "now"), None)
    if now is not None:
        return now  # "A, which had opposed the plan, now backs it"
    return next((c for c in verb.kids if c.lower_ in _EARLIER and c.dep_ == "advmod" and not c.kids), None)
