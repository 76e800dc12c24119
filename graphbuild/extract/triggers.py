"""Matches frames: every trigger word of an article, its roles, and the entities and topics that fill them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, permutations, product
from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract import topics
from graphbuild.extract.antecedents import FEMALE, MALE
from graphbuild.extract.arguments import entities
from graphbuild.extract.clipped import clipped, flat
from graphbuild.extract.coreference import pronoun
from graphbuild.extract.ellipsis import Match, ellipsis
from graphbuild.extract.events import event_of
from graphbuild.extract.exclusion import excluded
from graphbuild.extract.fitting import (
    banned,
    before,
    branded,
    each_alone,
    employers,
    manner,
    names_body,
    of_clause,
    of_line,
    of_same_flow,
    overlapping,
    own,
    unreal_membership,
    writers,
)
from graphbuild.extract.frame_index import FrameIndex
from graphbuild.extract.gaps import gapped
from graphbuild.extract.reading import Arg, Reading
from graphbuild.extract.roles import matches, role
from graphbuild.extract.sentences import sentence_span
from graphbuild.extract.subjects import support
from graphbuild.extract.topic_parties import per_party
from graphbuild.extract.tree import child, children, conjuncts, is_verb
from graphbuild.model import Node, NodeType, TopicKind
from graphbuild.ontology import Frame, Relation

#: What the tagger makes of third-person verbs in headlines and clipped clauses.
_HEADLINE_VERBS: Final = frozenset({"NNS", "NNPS", "VBZ"})
_STAND_INS: Final = frozenset({"do", "have", "be", "will", "follow"})
_VERDICTS: Final = frozenset({"REJECTS", "ACCUSES"})
_OF_OTHERS: Final = frozenset({"REJECTS", "OPPOSES", "ACCEPTS"})
_FLOWS: Final = frozenset({"SUPPLIES_GAS_TO", "SUPPLIES_TO"})
_TOGETHER: Final = frozenset({"MEETS", "CONSULTS_WITH", "HOSTS", "AGREES_WITH"})
_POSTS: Final = frozenset({"HEAD_OF", "OFFICIAL_OF"})
_GENDERED: Final = MALE | FEMALE


def match(reading: Reading, index: FrameIndex) -> Iterator[Match]:
    """Yield every match of an article, in text order; earlier triggers set the topic that "it" takes up."""
    stand_ins = _STAND_INS | reading.lexicon.denials
    words = index.words
    for token in reading.annotated.doc.tokens:
        if token.lemma_ in stand_ins:
            yield from ellipsis(reading, token)
        if token.tag_ in _HEADLINE_VERBS:
            yield from clipped(reading, token, index)
            yield from flat(reading, token, index)
        if token.lower_ == "for":
            _fronted(reading, token)
        if token.lower_ in _GENDERED:
            pronoun(reading, token)  # in text order, also where no claim asks: it tells who is "he" further on
        if token.lemma_ not in words and token.lower_ not in words:
            continue
        frames = index.of(token)
        if not frames:
            continue
        mention = reading.mention_at(token)
        if mention is None or mention.node.type is NodeType.EVENT:
            yield from _triggered(reading, token, frames, index)


def _triggered(reading: Reading, token: Token, frames: Sequence[Frame], index: FrameIndex) -> Iterator[Match]:
    """Yield what the frames of one word find; of one relation only the first frame that finds something."""
    done: set[str] = set(reading.settled.get(token.i, ()))
    ends: dict[tuple[str, str], bool] = {}
    for frame in frames:
        if frame.relation in done or not _ends(reading, frame, token, ends):
            continue
        found = list(_fill(reading, frame, token, index.ontology.relations[frame.relation]))
        if not found:
            continue
        done.add(frame.relation)
        for item in found:
            yield item
            _remember(reading, item)
        if frame.pos == "v":
            yield from _gapped(reading, frame, token, index.ontology.relations[frame.relation])
        if found[0].frame.pos == "v" or found[0].support is not None:
            reading.last_match = found[0]
        if frame.relation == "SEEKS_MEMBERSHIP_IN":
            inner_verbs = role(reading, token, "clause", frame.pos)
            for inner in (*inner_verbs, *(item for verb in inner_verbs for item in children(verb, "attr"))):
                reading.settled[inner.i] = {"MEMBER_OF", "ATTENDS"}  # "wants to join" is not "joins"


def _gapped(reading: Reading, frame: Frame, verb: Token, relation: Relation) -> Iterator[Match]:
    """Yield what a frame finds in the clauses behind that leave the verb out."""
    for words in gapped(verb, frame):
        if set(words) != {"S", "O"}:
            continue
        for subject in fillers(reading, words["S"], relation.subject):
            for obj in fillers(reading, words["O"], relation.object):
                if subject.node.id != obj.node.id and subject.node.type in relation.subject:
                    yield Match(frame=frame, trigger=verb, support=None, subject=subject, object=obj)


def _fronted(reading: Reading, token: Token) -> None:
    """As in "As for the stadium, A owns it": sets what "it" takes up."""
    if token.i > 0 and token.nbor(-1).lower_ == "as":
        target = child(token, "pobj")
        found = topics.topic(reading, target) if target is not None else None
        if found is not None:
            reading.last_topic = found


def _remember(reading: Reading, item: Match) -> None:
    for arg in (item.subject, item.object):
        if arg.node.type in {NodeType.TOPIC, NodeType.EVENT}:
            reading.last_topic = arg
    if item.frame.relation in _FLOWS:
        reading.last_flow = (item.frame.relation, item.trigger.i)
    one, other = item.subject.node, item.object.node
    if item.frame.relation in _TOGETHER and one.type is other.type and one.id != other.id:
        reading.last_pair = (one, other, item.trigger.i)
    union = _union(reading, item)
    if union is not None:
        reading.last_union = (union, item.trigger.i)


def _union(reading: Reading, item: Match) -> Node | None:
    """The organization of a membership topic, or of a claim about joining."""
    if item.frame.relation in {"SEEKS_MEMBERSHIP_IN", "MEMBER_OF"}:
        return item.object.node
    about = next((about.entity for about in item.object.node.about if about.role == "organization"), None)
    return next((mention.node for mention in reading.mentions if mention.node.id == about), None)


def _ends(reading: Reading, frame: Frame, trigger: Token, known: dict[tuple[str, str], bool]) -> bool:
    """Whether words stand at the ends of a frame: the cheapest look, and most frames of a word lack one."""
    for key in frame.ends:
        found = known.get(key)
        if found is None:
            found = known[key] = bool(role(reading, trigger, *key))
        if not found:
            return False
    return True


def _fits(reading: Reading, frame: Frame, trigger: Token) -> bool:
    """Whether the words around a trigger are those that the frame asks for."""
    for name, words in frame.needs:
        if name == "flow":
            if not of_same_flow(reading, frame, trigger):
                return False
            continue
        found = role(reading, trigger, name, frame.pos)
        if not any(matches(item, words) and ("any" in words or not branded(reading, item)) for item in found):
            return False
    if any(not manner(word) for name in frame.absent for word in role(reading, trigger, name, frame.pos)):
        return False
    return not any(
        banned(item, words) for name, words in frame.bans for item in role(reading, trigger, name, frame.pos)
    )


def _fill(reading: Reading, frame: Frame, trigger: Token, relation: Relation) -> Iterator[Match]:
    if not _fits(reading, frame, trigger):
        return
    carrier = support(trigger) if frame.pos in {"n", "a"} else trigger.head if frame.pos == "r" else None
    ends: dict[str, list[Arg]] = {}
    narrowed = dict(frame.only)
    for name, slot in frame.fills:
        types = narrowed.get(slot, relation.object if slot == "O" else relation.subject)
        if name == "flow":
            found = _flow(reading, trigger)
        else:
            fills = [word for word in role(reading, trigger, name, frame.pos) if word is not carrier]
            found = [arg for word in fills for arg in before(trigger, word, fillers(reading, word, types))]
            if not found and name == "subj" and slot == "O" and relation.name in _POSTS:
                found = [arg for word in fills for arg in employers(reading, word)]
            if not found and name == "subj" and relation.name == "ACCUSES":
                found = [arg for word in fills for arg in writers(reading, word)]
        if not found or (slot == "SO" and each_alone(role(reading, trigger, name, frame.pos))):
            return
        ends[slot] = [*ends.get(slot, ()), *found]
    if relation.topics:
        ends = {
            slot: [arg for arg in found if arg.node.kind is None or arg.node.kind in relation.topics]
            for slot, found in ends.items()
        }
    for subject, obj in _pairs(ends, trigger, mutual=relation.symmetric):
        if _unmeant(reading, frame, trigger, subject, obj):
            continue
        if subject.node.id != obj.node.id and not overlapping(subject, obj):
            yield Match(frame=frame, trigger=trigger, support=carrier, subject=subject, object=obj)


def _unmeant(reading: Reading, frame: Frame, trigger: Token, subject: Arg, obj: Arg) -> bool:
    """Whether the words around say that these two are not meant, whatever the frame found."""
    name = frame.relation
    if name == "MEMBER_OF":
        return unreal_membership(frame, trigger, obj)
    if name == "CONTROLS":
        return of_line(trigger, obj)
    if name == "HEAD_OF":
        return not names_body(reading, obj)  # who leads a delegation or an army does not head the state
    if name in _VERDICTS and of_clause(trigger, obj):
        return True
    return name in _OF_OTHERS and own(trigger, subject, obj)


def _pairs(ends: dict[str, list[Arg]], trigger: Token, *, mutual: bool) -> Iterator[tuple[Arg, Arg]]:
    if "SO" in ends:
        members = list({arg.node.id: arg for arg in ends["SO"]}.values())
        yield from combinations(members, 2) if mutual else permutations(members, 2)
    elif len(ends["S"]) == len(ends["O"]) > 1 and any(t.lower_ == "respectively" for t in sentence_span(trigger)):
        yield from zip(*(sorted(ends[slot], key=lambda arg: arg.start) for slot in "SO"), strict=True)
    else:
        yield from product(ends["S"], ends["O"])


def fillers(reading: Reading, token: Token, types: frozenset[NodeType]) -> list[Arg]:
    """Return what a word names among the allowed types: a special topic, entities, an event, any other topic."""
    special = topics.special(reading, token) if NodeType.TOPIC in types else None
    if special is not None:
        return per_party(reading, special)
    taken = topics.taken_up(reading, token, types)
    if taken is not None:
        return [taken]
    named = entities(reading, token, types)
    if named:
        return [arg for arg in named if arg.node.type in types]
    found: list[Arg] = []
    for item in [token] if is_verb(token) else conjuncts(token):
        event = event_of(reading, item) if NodeType.EVENT in types else None
        negated = item is not token and excluded(item)
        if event is not None:
            found.append(replace(event, negated=negated))
        elif NodeType.TOPIC in types:
            other = topics.topic(reading, item)
            if other is not None:
                found.append(replace(other, negated=negated))
    return found


def _flow(reading: Reading, trigger: Token) -> list[Arg]:
    """The supply that a bare "transit" is about: named in the same sentence, else spoken of just before."""
    for token in sentence_span(trigger):
        if token is not trigger and token.pos_ in {"NOUN", "PROPN"}:
            found = topics.special(reading, token)
            if found is not None and found.node.kind is TopicKind.SUPPLY:
                return [replace(found, start=trigger.i, end=trigger.i + 1)]
    last = reading.last_topic
    if last is not None and last.node.kind is TopicKind.SUPPLY:
        return [replace(last, start=trigger.i, end=trigger.i + 1)]
    return []
