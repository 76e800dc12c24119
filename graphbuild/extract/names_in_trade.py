"""Names that what is done with them shows to be firms: "a majority in Velmo", "Italy's Portmar runs", "a unit of X"."""

from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.namewords import name_words
from graphbuild.model import NodeType

_SHARES: Final = frozenset(
    "cent percent % stake majority minority share shareholding holding interest half third".split()
)
_STAKES: Final = frozenset({"stake", "share", "holding", "shareholding"})
_PARTS: Final = _SHARES | frozenset("unit subsidiary arm division affiliate quarter shareholder board".split())
#: Who does this and belongs to a state is a firm of that state.
_DOES: Final = frozenset(
    (
        "run operate build own buy sell acquire supply deliver make produce sign win bid deny say announce invest "
        "manage plan offer complete rebuild lay insure drill mine lead export import ship hold"
    ).split()
)
_DONE: Final = frozenset("own buy acquire found sue fine sanction blacklist".split())
_GIVES: Final = frozenset({"sell", "offload", "transfer"})
_THINGS: Final = _SHARES | frozenset(
    {"unit", "subsidiary", "business", "firm", "company", "licence", "license", "rights"}
)
_NO_FIRMS: Final = frozenset(
    "gdp lng lpg gps dna hiv aids tv dvd suv gmt utc usd eur gbp vat gnp nato covid oled".split()
)
_FEWEST, _MOST = 3, 7  # letters


def firm_in_trade(root: Token) -> bool:
    """Whether a name is a firm's by the trade that it is part of; ``root`` is its head."""
    dep, head = root.dep_, root.head
    if dep == "conj" and head.pos_ == "VERB" and head.i < root.i and _owned(root):
        return any(item.lemma_ in _DOES for item in root.doc.tokens[root.i + 1 : root.i + 3])
    if dep == "nsubj" and head.pos_ == "VERB" and head.i > root.i:
        return _holds_share(head) or (_owned(root) and head.lemma_ in _DOES)
    if dep != "pobj":
        return False
    above = head.head
    if head.dep_ == "agent":
        return above.lemma_ in _DOES and (_owned(root) or _seated(root))
    if head.lower_ == "in":
        return above.lemma_ in _STAKES or (above.lemma_ in _SHARES and above.dep_ == "dobj")
    if head.lower_ == "of":
        return above.lemma_ in _PARTS and any(item.dep_ in {"nummod", "det", "poss", "amod"} for item in above.kids)
    return head.lower_ == "to" and above.lemma_ in _GIVES and _sells_firm(above)


def share_held(root: Token) -> bool:
    """Whether somebody holds a share in a name, or it holds one: "Velmo, in which X holds 40 percent"."""
    if root.dep_ == "nsubj" and root.head.pos_ == "VERB" and root.head.i > root.i:
        return root.text.isupper() and _holds_share(root.head)
    for verb in root.kids:
        if verb.dep_ == "relcl" and _holds_share(verb):
            return any(item.lower_ == "in" and item.dep_ == "prep" and item.i < verb.i for item in verb.kids)
    return False


def letters_of_firm(token: Token) -> bool:
    """Whether letters that no model knows stand for a body by their place: "NHPC sells", "its operator, NHPC,"."""
    word, dep, head = token.text, token.dep_, token.head
    if not (_FEWEST <= len(word) <= _MOST and word.isalpha() and word.isupper()) or token.lower_ in _NO_FIRMS:
        return False
    if dep == "nsubj":
        return head.lemma_ in _DOES and head.i > token.i
    return (dep == "appos" and head.tag_ == "NN") or (dep == "nsubjpass" and head.lemma_ in _DONE)


def _owned(root: Token) -> bool:
    """As in "Italy's Portmar": the name behind the possessive of a state."""
    return any(item.dep_ == "poss" and item.ent_type_ == "GPE" for item in root.kids) and len(root.text) > 1


def _seated(root: Token) -> bool:
    """As in "owned by Alphamin of Canada"."""
    of = (item for item in root.kids if item.lower_ == "of" and item.i == root.i + 1)
    return any(place.ent_type_ == "GPE" for prep in of for place in prep.kids)


def _holds_share(verb: Token) -> bool:
    """As in "X holds 40 percent in Y"."""
    things = (item for item in verb.kids if item.dep_ == "dobj")
    return verb.lemma_ in {"hold", "own", "buy", "acquire"} and any(item.lemma_ in _SHARES for item in things)


def _sells_firm(verb: Token) -> bool:
    """As in "sold the mine to X": who buys such a thing is no town."""
    things = [item for item in verb.kids if item.dep_ in {"dobj", "nsubjpass"}]
    if verb.dep_ in {"relcl", "acl"}:
        things.append(verb.head)
    heads, kinds = name_words().heads, {NodeType.FACILITY, NodeType.ORGANIZATION}
    return any(item.lemma_ in _THINGS or heads.get(item.lemma_) in kinds for item in things)
