"""Envoys between states: whose "the ambassador, X" is, and who speaks after an envoy was recalled."""

from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.mentions import TokenMention
from graphbuild.extract.reading import Arg, Reading
from graphbuild.extract.sentences import sentence_span
from graphbuild.extract.tree import child, children
from graphbuild.model import MentionForm, NodeType

#: Who is sent to a country or body serves another one.
SENT: Final = frozenset("ambassador commissioner consul envoy diplomat emissary delegate representative".split())
_MISSION: Final = SENT | frozenset({"embassy", "consulate", "mission", "attache", "attaché", "spy"})
_RECALLING: Final = frozenset({"recall", "summon", "expel", "withdraw"})


def recalls(the: Token) -> str:
    """Return how the sentence before a title has a state recall or summon an envoy, which its own people explain."""
    if sentence_span(the).start == 0:
        return ""
    verb = sentence_span(the.doc.tokens[sentence_span(the).start - 1]).root
    target = child(verb, "dobj")
    return verb.lemma_ if verb.lemma_ in _RECALLING and target is not None and target.lemma_ in _MISSION else ""


def sender(reading: Reading, mention: TokenMention, start: int) -> Arg | None:
    """Return the state of "the ambassador, X" where the sentence before tells whose envoys are meant.

    Args:
        reading: The article.
        mention: The envoy.
        start: The first token of the title.
    """
    first = sentence_span(reading.annotated.doc.tokens[start]).start
    if first == 0 or start > first + 1:
        return None
    before = sentence_span(reading.annotated.doc.tokens[first - 1])
    for token in reading.annotated.doc.tokens[before.start : before.end]:
        if token.lemma_ in _MISSION and token.dep_ in {"dobj", "nsubjpass"}:
            owners = [reading.mention_at(item) for item in children(token, "amod", "poss", "compound")]
            states = [item for item in owners if item is not None and item.node.type is NodeType.COUNTRY]
            if len(states) == 1 and states[0].form is not MentionForm.METONYM:
                return reading.arg(states[0])
    return None
