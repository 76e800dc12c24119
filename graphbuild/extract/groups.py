"""Groups that are taken up again: "both", "they", "the two leaders", "the two countries"."""

from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.antecedents import BODIES, CONFIDENCE, singular
from graphbuild.extract.mentions import TokenMention
from graphbuild.extract.reading import Arg, Reading
from graphbuild.extract.sentences import sentence_span
from graphbuild.extract.subjects import surface_subject
from graphbuild.extract.tree import SUBJECTS, conjuncts, is_verb
from graphbuild.model import MentionForm, NodeType

_SIGNS: Final = frozenset("sign strike reach conclude seal agree make clinch negotiate".split())
_PLURALS: Final = frozenset({"they", "them", "their", "themselves"})
_KINDS: Final = {
    "country": (NodeType.COUNTRY,),
    "state": (NodeType.COUNTRY,),
    "nation": (NodeType.COUNTRY,),
    "firm": (NodeType.ORGANIZATION,),
    "company": (NodeType.ORGANIZATION,),
}


def pair(reading: Reading, token: Token, need: int = 2) -> list[Arg]:
    """Resolve "both", "the two leaders", "they": the nearest list of entities of one type before the token."""
    if not reading.coreference:
        return []
    people = reading.lexicon.nominals.get(token.lemma_) is NodeType.PERSON
    states = _states_of_people(reading, token)
    if states:
        return states
    for sent in reading.window(token, 1):
        lists = [group for group in _lists(reading, sent.start, min(sent.end, token.i)) if len(group) >= need]
        if people:
            lists = [group for group in lists if all(m.node.type is NodeType.PERSON for m in group)]
        lists = [group for group in lists if not _acts(reading, group, token)]
        if lists:
            start, end = token.left_edge.i if token.pos_ == "NOUN" else token.i, token.i + 1
            return [
                Arg(node=m.node, start=start, end=end, form=MentionForm.NOMINAL, confidence=CONFIDENCE)
                for m in lists[-1]
            ]
    return _speaker_pair(reading, token) or _those_who_met(reading, token) or _only_two(reading, token)


def _acts(reading: Reading, group: list[TokenMention], token: Token) -> bool:
    """As in "A and B urged both sides to stop": who acts on a group is not that group."""
    verb = token.head.head if token.dep_ == "pobj" else token.head
    if token.dep_ == "nsubj" and verb.tag_ == "VB" and verb.dep_ in {"ccomp", "xcomp"}:
        verb = verb.head  # the parser makes the party urged the subject of what it is to do
    elif token.dep_ not in {"dobj", "dative", "pobj"}:
        return False
    first = reading.head_of(group[0])
    return is_verb(verb) and first.head is verb and first.dep_ in SUBJECTS


def _only_two(reading: Reading, token: Token) -> list[Arg]:
    """As in "A sells oil to B under a deal that the two signed": who acts and the only other of its kind."""
    clause = token.head
    if (
        token.dep_ != "nsubj"
        or clause.dep_ not in {"relcl", "acl"}
        or clause.lemma_ not in _SIGNS
        or token.lower_ in _PLURALS
    ):
        return []
    sent = sentence_span(token)
    named = reading.mentions_in(sent.start, token.i)
    for kind in _KINDS.get(token.lemma_, (NodeType.COUNTRY, NodeType.ORGANIZATION)):
        ids = {item.node.id: item for item in named if item.node.type is kind}
        subject = surface_subject(sent.root) if is_verb(sent.root) else None
        actor = reading.mention_at(subject) if subject is not None else None
        if len(ids) == 2 and actor is not None and actor.node.id in ids:
            start = token.left_edge.i
            return [
                Arg(node=item.node, start=start, end=token.i + 1, form=MentionForm.NOMINAL, confidence=CONFIDENCE)
                for item in ids.values()
            ]
        if ids:
            return []
    return []


def _those_who_met(reading: Reading, token: Token) -> list[Arg]:
    """As in "A received B. They discussed ...": the two of the meeting in the same sentence or the one before."""
    if reading.last_pair is None or token.lower_ not in {"they", "them", "both", "two", "pair", "duo"}:
        return []
    *nodes, place = reading.last_pair
    if place > token.i or place < list(reading.window(token, 1))[-1].start:
        return []
    start = token.left_edge.i if token.pos_ == "NOUN" else token.i
    return [
        Arg(node=node, start=start, end=token.i + 1, form=MentionForm.NOMINAL, confidence=CONFIDENCE) for node in nodes
    ]


def _states_of_people(reading: Reading, token: Token) -> list[Arg]:
    """As in "A received B, and the two countries signed ...": the countries that the two people speak for."""
    if reading.lexicon.nominals.get(token.lemma_) is not NodeType.COUNTRY:
        return []
    people = {
        m.node.id for m in reading.mentions_in(sentence_span(token).start, token.i) if m.node.type is NodeType.PERSON
    }
    holders = {reading.holders[who].id: reading.holders[who] for who in sorted(people) if who in reading.holders}
    if len(people) != 2 or len(holders) != 2:
        return []
    return [
        Arg(
            node=node,
            start=token.left_edge.i,
            end=token.i + 1,
            form=MentionForm.NOMINAL,
            confidence=CONFIDENCE,
        )
        for _, node in sorted(holders.items())
    ]


def _lists(reading: Reading, start: int, end: int) -> list[list[TokenMention]]:
    groups: list[list[TokenMention]] = []
    for mention in reading.mentions_in(start, end):
        head = reading.head_of(mention)
        if head.dep_ == "conj" and reading.mention_at(head.head) is not None:
            continue
        members = [reading.mention_at(item) for item in conjuncts(head) if item.i < end]
        named = [m for m in members if m is not None and m.node.type in BODIES | {NodeType.PERSON, NodeType.LOCATION}]
        if len({m.node.id for m in named}) == len(members) and len(members) > 1:
            groups.append(named)
    return groups


def _speaker_pair(reading: Reading, token: Token) -> list[Arg]:
    """As in "A spoke of talks with B when the two leaders met": the speaker or subject, and the last other person."""
    if token.pos_ != "NOUN":
        return []
    sent = sentence_span(token)
    persons = [m for m in reading.mentions_in(sent.start, token.i) if m.node.type is NodeType.PERSON]
    root = surface_subject(sent.root) if is_verb(sent.root) else None
    root = reading.quote_speaker.get(sent.start + 1) or root
    first = reading.mention_at(root) if root is not None else None
    if first is None and root is not None and root.pos_ == "PRON":
        first = singular(reading, root)
        first_node = first.node if first is not None else None
    else:
        first_node = first.node if first is not None else None
    others = [m for m in persons if first_node is not None and m.node.id != first_node.id]
    if first_node is None or first_node.type is not NodeType.PERSON or not others:
        return []
    return [
        Arg(node=node, start=token.left_edge.i, end=token.i + 1, form=MentionForm.NOMINAL, confidence=CONFIDENCE)
        for node in (first_node, others[-1].node)
    ]
