"""Topics that clauses name: joining, becoming a member, expanding, hosting, having a part in something."""

from graphbuild.annotate.parse import Token
from graphbuild.extract.control import OBJECT_CONTROL
from graphbuild.extract.lexicon import topic_words
from graphbuild.extract.phrases import (
    canonical_phrase,
    gerund,
    make,
    nodes_of,
    short_name,
    topic_arg,
)
from graphbuild.extract.reading import Arg, Reading
from graphbuild.extract.subjects import surface_subject
from graphbuild.extract.topic_kinds import (
    joining,
    member_node,
)
from graphbuild.extract.tree import child, children, prep_objects
from graphbuild.model import NodeType, TopicKind


def clause_topic(reading: Reading, verb: Token) -> Arg | None:
    """A clause as a proposition: joining, expanding, hosting, building ..."""
    if verb.lemma_ in topic_words().member_verbs:
        found = joining(reading, verb, [])
        return topic_arg(found, verb, verb.right_edge.i + 1) if found else None
    if verb.lemma_ in {"become", "be"}:
        member = next((c for c in children(verb, "attr") if c.lemma_ in {"member", "part"}), None)
        orgs = (
            [n for n in nodes_of(reading, prep_objects(member, "of")) if n.type is NodeType.ORGANIZATION]
            if member is not None
            else []
        )
        subject = surface_subject(verb)
        if orgs and subject is not None:
            who = [n for n in nodes_of(reading, [subject]) if n.type in {NodeType.COUNTRY, NodeType.LOCATION}]
            return topic_arg(member_node(reading, orgs[0], who), verb, verb.right_edge.i + 1) if who else None
    if verb.lemma_ == "be":
        return _part(reading, verb)
    if verb.lemma_ in topic_words().grow:
        subject = surface_subject(verb)
        orgs = (
            [n for n in nodes_of(reading, [subject]) if n.type is NodeType.ORGANIZATION] if subject is not None else []
        )
        return (
            topic_arg(
                make(f"{short_name(orgs[0])} enlargement", TopicKind.ENLARGEMENT, [("organization", orgs[0])]),
                verb,
            )
            if orgs
            else None
        )
    return _gerund(reading, verb)


def _gerund(reading: Reading, verb: Token) -> Arg | None:
    """As in "Australia hosting the climate forum": subject, gerund, object, with canonical names."""
    target = child(verb, "dobj")
    subject = surface_subject(verb)
    what = canonical_phrase(reading, target) if target is not None else ""
    if target is None or not what or target.lemma_ in topic_words().never or target.lower_ in topic_words().pronouns:
        return None
    inherited = subject is not None and child(verb, "nsubj") is None and verb.head.lemma_ not in OBJECT_CONTROL
    who = nodes_of(reading, [subject]) if subject is not None and subject.i < verb.i and not inherited else []
    if len(who) > 1:
        return None
    name = f"{gerund(verb.lemma_)} {what}"
    name = f"{who[0].name} {name}" if who else name[0].upper() + name[1:]
    about = [("actor", n) for n in who] + [("object", n) for n in nodes_of(reading, [target])]
    return topic_arg(make(name, TopicKind.PROPOSAL, about), verb, verb.right_edge.i + 1)


def _part(reading: Reading, verb: Token) -> Arg | None:
    """As in "it should be part of the deal": a part or role of somebody in something."""
    noun = next((c for c in children(verb, "attr") if c.lemma_ in {"part", "party"}), None)
    target = next(iter(prep_objects(noun, "of/to")), None) if noun is not None else None
    subject = surface_subject(verb)
    if target is None or subject is None:
        return None
    who, what = nodes_of(reading, [subject]), canonical_phrase(reading, target)
    if not what or not who:
        return None
    about = [("participant", who[0])]
    return topic_arg(
        make(f"{who[0].name}'s part in the {what}", TopicKind.PROPOSAL, about), verb, verb.right_edge.i + 1
    )
