"""Verbs that the tagger takes for nouns: "a claim Moscow denies", the headline "Chad borders Niger"."""

from collections.abc import Iterator
from dataclasses import replace

from graphbuild.annotate.parse import Token
from graphbuild.extract import topics
from graphbuild.extract.arguments import entities
from graphbuild.extract.ellipsis import Match
from graphbuild.extract.frame_index import FrameIndex
from graphbuild.extract.reading import Arg, Reading
from graphbuild.extract.sentences import sentence_span
from graphbuild.extract.tree import children
from graphbuild.model import TopicKind


def clipped(reading: Reading, verb: Token, index: FrameIndex) -> Iterator[Match]:
    """As in "..., a claim Moscow denies": a clipped relative clause, whose verb the tagger takes for a noun."""
    noun, before = verb.head, verb.i - 1
    mention = reading.by_token.get(before)
    last = verb.i + 1 >= len(verb.doc) or verb.nbor(1).is_punct
    if mention is None or not last or noun.pos_ != "NOUN":
        return
    if noun.i >= mention.start or not any(item.lower_ in {"a", "an"} for item in children(noun, "det")):
        return
    frames = [f for f in index.verb(verb.lower_) if dict(f.fills) == {"subj": "S", "obj": "O"} and not f.needs]
    for frame in frames[:1]:
        relation = index.ontology.relations[frame.relation]
        last_topic = reading.last_topic
        spoken_of = last_topic is not None and (noun.lemma_ not in reading.lexicon.say_nouns or _is_claim(last_topic))
        recent = spoken_of and last_topic is not None and last_topic.start >= sentence_span(verb).start
        meant = last_topic if recent else topics.topic(reading, noun)
        if meant is not None and mention.node.type in relation.subject and meant.node.type in relation.object:
            place = replace(meant, start=noun.left_edge.i, end=noun.i + 1)
            yield Match(frame=frame, trigger=verb, support=None, subject=reading.arg(mention), object=place)


def _is_claim(topic: Arg) -> bool:
    return topic.node.kind is TopicKind.CLAIM


def flat(reading: Reading, verb: Token, index: FrameIndex) -> Iterator[Match]:
    """As in the headline "Chad borders Niger", parsed as one long noun: name, third-person form, name."""
    before, after = reading.by_token.get(verb.i - 1), reading.by_token.get(verb.i + 1)
    if (
        verb.tag_ not in {"NNS", "NNPS"}
        or verb.dep_ not in {"compound", "nmod", "nsubj"}
        or before is None
        or after is None
    ):
        return
    goes_on = after.end < len(verb.doc) and verb.doc.tokens[after.end].pos_ in {"NOUN", "PROPN"}
    if goes_on or verb.i in reading.by_token or sentence_span(verb).start != before.start:
        return
    frames = [f for f in index.verb(verb.lower_) if dict(f.fills) == {"subj": "S", "obj": "O"} and not f.needs]
    for frame in frames[:1]:
        relation = index.ontology.relations[frame.relation]
        objects = [reading.arg(after)] + [a for a in entities(reading, reading.head_of(after)) if a.start > after.start]
        for arg in objects:
            if before.node.type in relation.subject and arg.node.type in relation.object:
                yield Match(frame=frame, trigger=verb, support=None, subject=reading.arg(before), object=arg)
