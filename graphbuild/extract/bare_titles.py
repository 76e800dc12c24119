"""Offices of a state that is named only as who acts: "Malta will join, Prime Minister X announced"."""

from collections.abc import Iterator

from graphbuild.annotate.parse import Token
from graphbuild.extract.arguments import state_behind
from graphbuild.extract.mentions import TokenMention
from graphbuild.extract.reading import Arg, Reading, person
from graphbuild.extract.sentences import sentence_of
from graphbuild.extract.subjects import surface_subject
from graphbuild.extract.titles import OfficeFound, office, relation_of, title_tokens
from graphbuild.extract.tree import child
from graphbuild.model import NodeType

_STATE = frozenset({"minister", "president", "premier", "chancellor", "king", "queen", "secretary"})
#: What a state does to others is often told by their ministers: "Russia shelled Kharkiv, Defence Minister X said".
_ENMITY = frozenset(
    "attack invade shell bomb strike hit threaten accuse blame violate seize occupy kill fire launch block".split()
)


def bare_titles(reading: Reading) -> Iterator[OfficeFound]:
    """Yield the offices of people with a title of state and no state beside it, where one state alone acts."""
    for mention in reading.mentions:
        if mention.nested or not person(mention.node) or mention.node.id in reading.holders:
            continue
        title = title_tokens(reading, mention.start)
        if not title or title[-1].lower_ not in _STATE:
            continue
        words = " ".join(token.lower_ for token in title)
        relation = relation_of(reading, words, "")
        state = _acting_state(reading, mention, title[0].i) if relation is not None else None
        if relation is not None and state is not None:
            yield office(
                relation,
                reading.arg(mention),
                state,
                trigger=(title[0].i, mention.start),
                title=words,
                former=any(word in reading.lexicon.former for word in words.split()),
            )


def _acting_state(reading: Reading, mention: TokenMention, start: int) -> Arg | None:
    head = reading.head_of(mention)
    verb = head.head
    if head.dep_ != "nsubj" or start == sentence_of(head)[0]:
        return None
    deed = child(verb, "ccomp") if verb.lemma_ in reading.lexicon.say else None
    goes_on = verb.dep_ == "conj" and verb.head.i < start
    deed = verb.head if goes_on else deed
    if deed is None or deed.i > start or deed.lemma_ in _ENMITY:
        return None
    first, last = sentence_of(head)
    named = reading.mentions_in(first, start if goes_on else last)
    states = {item.node.id for item in named if item.node.type is NodeType.COUNTRY}
    subject = surface_subject(deed)
    actor = _state(reading, subject) if subject is not None else None
    return actor if actor is not None and states == {actor.node.id} else None


def _state(reading: Reading, subject: Token) -> Arg | None:
    mention = reading.mention_at(subject)
    found = reading.arg(mention) if mention is not None else None
    if found is None and subject.lemma_ in reading.lexicon.state:
        found = state_behind(reading, subject)
    return found if found is not None and found.node.type is NodeType.COUNTRY else None
