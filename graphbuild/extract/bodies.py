"""Bodies of a state that are named again without it: "Mali's army shelled B. The army ...", "The government ..."."""

from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.mentions import TokenMention
from graphbuild.extract.reading import Reading
from graphbuild.extract.tree import SUBJECTS, child
from graphbuild.model import NodeType

_ALONE: Final = frozenset({"government", "army", "military", "junta", "cabinet"})
BODIES: Final = _ALONE | frozenset({"navy", "ministry", "parliament", "presidency", "regime", "embassy"})
_OWNERS: Final = frozenset({NodeType.COUNTRY, NodeType.LOCATION})
_MARKS: Final = frozenset({"poss", "amod", "compound", "nmod"})
_SENTENCES: Final = 3


def state_of_body(reading: Reading, noun: Token) -> TokenMention | None:
    """Return the state whose body "the army" is: that of the army before, else the only state spoken of, which acts.

    Args:
        reading: The article.
        noun: One of ``BODIES``.
    """
    if noun.tag_ != "NN" or not _bare(noun):
        return None
    for sent in reading.window(noun, _SENTENCES):
        for token in noun.doc.tokens[sent.start : min(sent.end, noun.i)]:
            if token.lemma_ == noun.lemma_:
                owner = _owner(reading, token)
                if owner is not None:
                    return owner
    return _only_state(reading, noun) if noun.lemma_ in _ALONE else None


def _bare(noun: Token) -> bool:
    """As in "the army", "the army, which": no other word tells whose it is."""
    the = any(item.dep_ == "det" and item.lower_ == "the" for item in noun.kids)
    return the and not any(item.dep_ in _MARKS or item.dep_ in {"prep", "acl"} for item in noun.kids)


def _owner(reading: Reading, noun: Token) -> TokenMention | None:
    for item in noun.kids:
        if item.dep_ in _MARKS:
            found = reading.mention_at(item)
            if found is not None and found.node.type in _OWNERS:
                return found
    return None


def _only_state(reading: Reading, noun: Token) -> TokenMention | None:
    """The state that is, or has, the subject of the sentence before, where no other state is named so far."""
    spans = list(reading.window(noun, _SENTENCES))
    named = [m for span in spans for m in reading.mentions_in(span.start, min(span.end, noun.i))]
    states = [m for m in named if m.node.type is NodeType.COUNTRY]
    if len(spans) < 2 or len({m.node.id for m in states}) != 1:
        return None
    subject = child(spans[1].root, *SUBJECTS)
    if subject is None:
        return None
    acting = reading.mention_at(subject) or _owner(reading, subject)
    return acting if acting is not None and acting.node.type is NodeType.COUNTRY else None


def site(reading: Reading, noun: Token) -> Token | None:
    """Return the one plant, line or field spoken of before "the operator", of which no other word tells the thing.

    Args:
        reading: The article.
        noun: "operator", "builder" or the like.
    """
    the = any(item.dep_ == "det" and item.lower_ == "the" for item in noun.kids)
    if not the or any(item.dep_ in {"prep", "poss", "compound", "nmod"} for item in noun.kids):
        return None
    spans = list(reading.window(noun, 1))
    named = [m for span in spans for m in reading.mentions_in(span.start, min(span.end, noun.i))]
    things = [m for m in named if m.node.type is NodeType.FACILITY]
    return reading.head_of(things[0]) if len({m.node.id for m in things}) == 1 else None
