"""Events without a proper name: "the climate forum", "a summit in Lagos"."""

import re
from dataclasses import replace
from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.event_keys import event_id
from graphbuild.extract.lexicon import topic_words
from graphbuild.extract.phrases import canonical_phrase
from graphbuild.extract.reading import Arg, Reading
from graphbuild.extract.tree import children
from graphbuild.folding import slug
from graphbuild.model import MentionForm, Node, NodeType

#: Words that tell an event apart only on the day of the article.
_PASSING: Final = re.compile(
    r"^(?:(?:next|last|this) (?:year|month|week)'s|next|upcoming|forthcoming|previous) (?=\S+ (?:of|in|at|on) )"
)
#: "the summit of the Arab League in Cairo": the place is told by a claim of its own.
_PLACED: Final = re.compile(r"(?<= of )(.{3,}?) (?:in|at) \S.*$")


def event_of(reading: Reading, token: Token) -> Arg | None:
    """Return the event that a noun phrase names; a bare "talks" or "meeting" names none."""
    if token.lemma_ not in topic_words().events or token.pos_ not in {"NOUN", "PROPN"}:
        return None
    if token.lemma_ in topic_words().exchanges and any(
        c.lower_ in {"with", "between"} for c in children(token, "prep")
    ):
        return None  # an exchange between parties, told by its own frames
    if _bare(token):
        return _named_before(reading, token) or _of_article(reading, token)
    if not any(item.dep_ in {"compound", "amod", "nmod", "poss", "prep"} for item in token.kids):
        return None
    name = _PASSING.sub("", canonical_phrase(reading, token))
    if " of " in name:
        name = _PLACED.sub(r"\1", name)
    if not name:
        return None
    end = max(
        [
            token.i + 1,
            *(c.right_edge.i + 1 for c in children(token, "prep") if c.lower_ in {"of", "on", "for"}),
        ]
    )
    node = Node(id=event_id(reading, token), name=name, type=NodeType.EVENT)
    return Arg(node=node, start=token.left_edge.i, end=end, form=MentionForm.NOMINAL, confidence=0.8)


def _named_before(reading: Reading, token: Token) -> Arg | None:
    """As in "The Berlin conference opened. Ghana attended the conference": the one that was told apart just before."""
    if not reading.coreference:
        return None
    for sent in reading.window(token, 3):
        fuller = [item for item in reading.annotated.doc[sent.start : min(sent.end, token.i)] if _same(token, item)]
        found = [event for item in fuller if (event := event_of(reading, item)) is not None]
        if found:
            only = len({event.node.id for event in found}) == 1
            here = Arg(node=found[-1].node, start=token.left_edge.i, end=token.i + 1, form=MentionForm.NOMINAL)
            return replace(here, confidence=0.75) if only else None
    return None


def _same(token: Token, other: Token) -> bool:
    return other.lemma_ == token.lemma_ and not _bare(other)


def _bare(token: Token) -> bool:
    """As in "hosted the meeting": definite, and nothing tells which one."""
    return all(item.dep_ in {"det", "punct", "acl", "relcl"} for item in token.kids) and any(
        item.lower_ == "the" for item in token.kids
    )


def _of_article(reading: Reading, token: Token) -> Arg:
    """The meeting that this article is about: a node of its own, for another article's meeting is another one."""
    name = token.lower_
    node = Node(id=f"event.{slug(name)}.{reading.annotated.article.id[2:8]}", name=name, type=NodeType.EVENT)
    return Arg(node=node, start=token.left_edge.i, end=token.i + 1, form=MentionForm.NOMINAL, confidence=0.6)
