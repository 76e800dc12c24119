"""Whether the words around a trigger, and what fills its ends, are those that a frame means."""

from collections.abc import Sequence
from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.namewords import name_words
from graphbuild.extract.reading import Arg, Reading
from graphbuild.extract.roles import matches
from graphbuild.extract.tree import child, children, is_verb
from graphbuild.model import MentionForm, NodeType
from graphbuild.ontology import Frame

_WRITINGS: Final = frozenset({"report", "study", "statement", "indictment"})
_PLACES: Final = frozenset({NodeType.LOCATION, NodeType.COUNTRY})
_PLACED: Final = frozenset({NodeType.LOCATION, NodeType.COUNTRY, NodeType.FACILITY, NodeType.PERSON})
_OUTCOMES: Final = frozenset(
    "result outcome success progress agreement breakthrough view aim goal intention end "
    "weekend week month year night day period hour decade sea territory border island".split()
)


def each_alone(words: Sequence[Token]) -> bool:
    """As in "neither A nor B has agreed to pay": it says nothing of the two together."""
    return any(item.lower_ == "neither" for word in words for item in word.kids)


def of_same_flow(reading: Reading, frame: Frame, trigger: Token) -> bool:
    """As in "A sells gas to B. It also supplies C": the goods were told in the same sentence or the one before."""
    if reading.last_flow is None or reading.last_flow[0] != frame.relation:
        return False
    return reading.last_flow[1] >= list(reading.window(trigger, 1))[-1].start


def of_clause(trigger: Token, obj: Arg) -> bool:
    """As in "A bombed the town, which B condemned": the deed, not the town at the end of the clause."""
    gap = child(trigger, "dobj", "nsubjpass")
    which = gap is not None and gap.lower_ == "which" and trigger.dep_ == "relcl" and trigger.head.dep_ != "nsubj"
    aside = which and gap is not None and gap.i > 0 and gap.nbor(-1).text == ","
    name = obj.node.type in _PLACED or trigger.head.pos_ == "PROPN"
    return aside and name and trigger.lemma_ not in {"accuse", "blame"}


def own(trigger: Token, subject: Arg, obj: Arg) -> bool:
    """As in "A rejected its demand": hardly A's own, and whose it is nobody can tell."""
    owner = trigger.doc.tokens[obj.start]
    return owner.dep_ == "poss" and owner.tag_ == "PRP$" and obj.node.name.startswith(f"{subject.node.name}'s ")


def branded(reading: Reading, word: Token) -> bool:
    """As in "buy US Steel": the word is a part of a firm's name and means nothing else."""
    mention = reading.mention_at(word)
    return mention is not None and mention.node.type is NodeType.ORGANIZATION


def manner(word: Token) -> bool:
    """As in "held talks with no result", "attacked over the weekend": how it went or when, not with whom or why."""
    return word.lemma_ in _OUTCOMES and word.dep_ == "pobj"


def before(trigger: Token, word: Token, found: list[Arg]) -> list[Arg]:
    """As in "A, based in C, and B": a clause that describes a word says nothing of what is listed behind it."""
    if trigger.dep_ in {"compound", "nmod"} and trigger.head is word and trigger.tag_ == "NN":
        return [arg for arg in found if arg.start <= word.i < arg.end]  # "NATO member A and OPEC founder B"
    described = trigger.dep_ in {"acl", "relcl"} and trigger.head is word
    return [arg for arg in found if arg.start < trigger.i] if described else found


def names_body(reading: Reading, obj: Arg) -> bool:
    """A name, "it", "the committee"; in "the UN mission" the name is inside, and the mission is meant."""
    if obj.form is MentionForm.NAME:
        return True
    inside = any(mention.node.id == obj.node.id for mention in reading.mentions_in(obj.start, obj.end))
    return obj.node.type is NodeType.ORGANIZATION and not inside


def banned(item: Token, words: frozenset[str]) -> bool:
    """Whether a word is one that may not stand there."""
    return item.lemma_ in words if is_verb(item) else matches(item, words)


def unreal_membership(frame: Frame, trigger: Token, obj: Arg) -> bool:
    """As in "joining B", a proposition, and "withdraw from it", which is about anything but an unnamed union."""
    if frame.pos == "n" and trigger.lemma_ in {"accession", "entry", "admission", "membership"}:
        return not _took_place(trigger)
    gerund = trigger.tag_ == "VBG" and child(trigger, "aux") is None and trigger.lemma_ in {"join", "accede", "enter"}
    return gerund or ("ended" in frame.flags and obj.form is not MentionForm.NAME)


def _took_place(noun: Token) -> bool:
    """As in "since its entry into A", "B's accession to A took years": not what others discuss or oppose."""
    head = noun.head
    if noun.dep_ == "pobj":
        verb = head.head
        real = verb.tag_ in {"VBD", "VBZ", "VBP"} or any(c.tag_ in {"VBD", "VBZ", "VBP"} for c in children(verb, "aux"))
        return head.lower_ in {"since", "after", "following"} and real and not any(c.tag_ == "MD" for c in verb.kids)
    past = head.tag_ == "VBD" and child(head, "aux", "neg") is None
    return noun.dep_ == "nsubj" and past and head.lemma_ in {"take", "begin", "start", "date", "double", "end", "mark"}


def overlapping(subject: Arg, obj: Arg) -> bool:
    """Whether both ends are the same words, of a topic."""
    return (subject.start, subject.end) == (obj.start, obj.end) and subject.node.type is NodeType.TOPIC


def employers(reading: Reading, word: Token) -> list[Arg]:
    """As in "B's president, X, named Y finance minister": of B, whose president gives the post."""
    beside = child(word, "appos")
    mention = reading.mention_at(word) or (reading.mention_at(beside) if beside is not None else None)
    node = reading.holders.get(mention.node.id) if mention is not None else None
    if mention is None or node is None or node.type is not NodeType.COUNTRY:
        return []
    return [Arg(node=node, start=mention.start, end=mention.end, form=mention.form, confidence=0.75)]


def writers(reading: Reading, word: Token) -> list[Arg]:
    """As in "a report by Amnesty accuses B" and "Amnesty's report accuses B": who wrote it accuses."""
    if word.lemma_ not in _WRITINGS or word.dep_ != "nsubj":
        return []
    by = next((item for item in word.kids if item.dep_ == "prep" and item.lower_ in {"by", "from"}), None)
    author = child(by, "pobj") if by is not None else child(word, "poss")
    mention = reading.mention_at(author) if author is not None else None
    return [reading.arg(mention)] if mention is not None and mention.form is MentionForm.NAME else []


def of_line(trigger: Token, obj: Arg) -> bool:
    """As in "a line to B, which A will run": the line, not B, wherever the parser hangs the clause."""
    place = trigger.head
    if trigger.dep_ != "relcl" or obj.node.type not in _PLACES or not obj.start <= place.i < obj.end:
        return False
    thing = place.head.head if place.dep_ == "pobj" else place
    return thing.pos_ == "NOUN" and name_words().heads.get(thing.lemma_) is NodeType.FACILITY
