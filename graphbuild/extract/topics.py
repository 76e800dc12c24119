"""TOPIC nodes: the propositions that people take stances on.

A topic's canonical name is built from its kind and its parts ("EU membership of Ukraine"), so that two articles with
different wording meet in one node. Noun phrases of no special kind keep their own words, with names made canonical.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.arguments import entities
from graphbuild.extract.clause_topics import clause_topic
from graphbuild.extract.lexicon import topic_words
from graphbuild.extract.phrases import (
    canonical_phrase,
    canonical_range,
    inflected,
    make,
    nodes_of,
    phrase_end,
    topic_arg,
)
from graphbuild.extract.reading import Arg, Reading
from graphbuild.extract.sentences import sentence_span
from graphbuild.extract.subjects import surface_subject
from graphbuild.extract.topic_keys import topic_id
from graphbuild.extract.topic_kinds import (
    enlargement,
    guarantees,
    membership,
    negotiation,
    supply,
)
from graphbuild.extract.tree import child, children, clause_objects, content_behind, is_verb, prep_objects
from graphbuild.model import MentionForm, NodeType, TopicKind

_WISHES: Final = frozenset({"want", "need", "expect", "desire"})
_OWNERS: Final = frozenset({"its", "their", "his", "her"})
_CALLS: Final = frozenset("call brand label term dub consider deem".split())
_PLAIN: Final = frozenset({"nsubj", "aux", "mark", "dobj", "punct"})
_HEDGES: Final = frozenset("supposedly allegedly reportedly soon one day".split())
#: "Half of the gas that A sells to B": the flow itself.
_SIDES: Final = frozenset("backer supporter advocate proponent champion critic opponent foe".split())
_PARTS: Final = frozenset("half third quarter most all much some part rest bulk majority share".split())


def topic(reading: Reading, token: Token) -> Arg | None:
    """Return the topic that a noun phrase or clause names, or None when it names none."""
    if _human(reading, token) or _names_nothing(reading, token) or _unresolved(reading, token):
        return None
    if is_verb(token) and token.pos_ != "NOUN" and token.tag_ != "NN":
        return clause_topic(reading, token)
    if (
        token.pos_ not in {"NOUN", "PROPN", "ADJ", "VERB"}
        or token.lower_ in topic_words().pronouns
        or token.lemma_ in topic_words().never
    ):
        return None
    builders: tuple[Callable[[Reading, Token], Arg | None], ...] = (
        membership,
        enlargement,
        guarantees,
        negotiation,
        supply,
        _phrase,
    )
    for build in builders:
        found = build(reading, token)
        if found is not None:
            return found
    return None


def _names_nothing(reading: Reading, token: Token) -> bool:
    """As in "calling such reports baseless", "its creation", or a verdict in one phrase with the name before it."""
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.i and token.head.nbor(-1).text == ",":
        return True  # "from Oman, of all places"
    if token.lemma_ in topic_words().done_to_it and any(item.lower_ in _OWNERS for item in children(token, "poss")):
        return True
    such = any(item.lower_ == "such" for item in token.kids)
    verdict = token.lower_ in reading.lexicon.false_words
    return such or (verdict and any(reading.mention_at(item) is not None for item in children(token, "compound")))


def _unresolved(reading: Reading, token: Token) -> bool:
    """A bare "the firm", "her company": a body that was not found is no topic."""
    if reading.lexicon.nominals.get(token.lemma_) not in {NodeType.ORGANIZATION, NodeType.COUNTRY}:
        return False
    definite = any(item.lower_ in {"the", "its", "his", "her", "their"} for item in children(token, "det", "poss"))
    return definite and all(item.dep_ in {"det", "poss", "punct"} for item in token.kids)


def _human(reading: Reading, token: Token) -> bool:
    """A noun for people is nobody's proposition."""
    lex, word = reading.lexicon, token.lemma_
    return lex.nominals.get(word) is NodeType.PERSON or (word in lex.titles or word in topic_words().people)


def special(reading: Reading, token: Token) -> Arg | None:
    """Return the topic of a special kind that a phrase names (membership, enlargement, guarantees, talks, supply)."""
    if is_verb(token) and token.tag_ not in {"NN", "NNS"}:
        return (
            clause_topic(reading, token)
            if token.lemma_ in topic_words().member_verbs
            or token.lemma_ in topic_words().grow
            or token.lemma_ == "become"
            else None
        )
    mention = reading.mention_at(token)
    if (
        mention is not None
        and mention.node.type in {NodeType.PERSON, NodeType.ORGANIZATION}
        and mention.end - mention.start > 1
    ):
        return None  # "Hollin Water Board", "Corrib Gas"
    part = prep_objects(token, "of") if token.lemma_ in _PARTS or token.pos_ in {"DET", "PRON", "NUM", "ADJ"} else []
    if part:
        found = supply(reading, part[0])
        return replace(found, start=min(found.start, token.i)) if found is not None else None
    if token.pos_ not in {"NOUN", "PROPN"}:
        return None
    for build in (membership, enlargement, guarantees, negotiation, supply):
        found = build(reading, token)
        if found is not None:
            return found
    return None


def taken_up(reading: Reading, token: Token, types: frozenset[NodeType]) -> Arg | None:
    """Return the topic that "it", "this" or "the proposal" takes up from the same sentence or the one before."""
    last = reading.last_topic
    if last is None or last.node.type not in types or not reading.coreference or not _takes_up(token, last):
        return None
    doc = reading.annotated.doc
    if (
        sentence_span(doc.tokens[last.start]).start < next(iter(list(reading.window(token, 1))[-1:])).start
        or last.end > token.i
    ):
        return None
    return Arg(node=last.node, start=token.i, end=token.i + 1, form=MentionForm.PRONOUN, confidence=0.75)


def _takes_up(token: Token, last: Arg) -> bool:
    if token.dep_ == "dobj" and token.head.lemma_ in _WISHES and token.lower_ in {"this", "that"}:
        return False  # "we did not want this": how things stand
    if token.lower_ in {"it", "its", "this", "that", "them", "these", "those"} and token.pos_ in {"PRON", "DET"}:
        return token.dep_ not in {"nsubj", "nsubjpass", "poss"} or token.head.lemma_ in _SIDES
    bare = all(item.dep_ in {"det", "punct"} for item in token.kids)
    definite = any(item.lower_ in {"the", "this", "that", "such", "these", "those"} for item in token.kids)
    return bare and definite and token.lower_ in last.node.name.lower().split()


def _phrase(reading: Reading, token: Token) -> Arg | None:
    """A noun phrase of no special kind."""
    name = _without_verdict(reading, token) or canonical_phrase(reading, token)
    claim = _content_of(token)
    if claim is not None:
        return _claim_topic(reading, token, claim)
    if not name:
        return None
    end = phrase_end(token)
    about = [("about", m.node) for m in reading.mentions_in(token.left_edge.i, end)]
    node = make(name, _kind(token), about)
    return topic_arg(replace(node, id=topic_id(reading, token, end, name)), token, end)


def _without_verdict(reading: Reading, token: Token) -> str:
    """As in "calls southern worries hysteria": the parser makes one phrase of what is judged and the verdict."""
    if not token.i or token.lower_ not in reading.lexicon.false_words:
        return ""
    before = {token.i - 1, token.i - 2} if token.nbor(-1).is_quote else {token.i - 1}
    judged = [item for item in children(token, "compound", "nmod") if item.pos_ == "NOUN" and item.i in before]
    called = token.dep_ in {"dobj", "oprd", "ccomp", "xcomp"} and token.head.lemma_ in _CALLS
    if not judged or not called:
        return ""
    return canonical_range(reading, min(token.left_edge.i, judged[0].left_edge.i), token.i)


def _content_of(token: Token) -> Token | None:
    """The that-clause of a claim noun; the parser often takes it for a relative clause."""
    if token.lemma_ not in topic_words().claims:
        return None
    marked = [c for c in children(token, "relcl") if any(m.lower_ == "that" for m in children(c, "mark"))]
    clauses = [c for c in clause_objects(token) if c.dep_ in {"acl", "ccomp"}]
    return next(iter([*clauses, *marked, *content_behind(token)]), None)


def _claim_topic(reading: Reading, token: Token, verb: Token) -> Arg | None:
    subject = surface_subject(verb)
    who = nodes_of(reading, [subject]) if subject is not None else []
    if not who:
        return None
    nodes = [m.node for m in reading.mentions_in(verb.left_edge.i, verb.right_edge.i + 1)]
    end = _claim_end(reading, verb)
    rest = canonical_range(reading, subject.right_edge.i + 1 if subject is not None else verb.i, end)
    name = f"Claim that {who[0].name} {_deed(reading, verb) or rest}".rstrip(" .,\"'")
    return topic_arg(
        make(name, TopicKind.CLAIM, [("about", n) for n in {*nodes, who[0]}]), token, verb.right_edge.i + 1
    )


def _deed(reading: Reading, verb: Token) -> str:
    """Word a plain deed by verb and object: "could attack B" and "is planning to attack B" both as "would attack B"."""
    open_ = any(item.tag_ == "MD" for item in children(verb, "aux"))
    while verb.lemma_ in reading.lexicon.modality and (inner := child(verb, "xcomp")) is not None:
        if child(verb, "neg") is not None:
            return ""
        verb, open_ = inner, True
    whom = [arg.node for item in children(verb, "dobj") for arg in entities(reading, item)]
    end = _claim_end(reading, verb)
    plain = all(item.dep_ in _PLAIN or item.lower_ in _HEDGES or item.i >= end for item in verb.kids)
    deed = f"would {verb.lemma_}" if open_ else inflected(verb.lemma_)
    return f"{deed} {whom[0].name}" if plain and len(whom) == 1 and is_verb(verb) else ""


def _claim_end(reading: Reading, verb: Token) -> int:
    """Leave out what the speaker says of the claim: ", calling it baseless", "(called the idea that ...) nonsense"."""
    doc, end = verb.doc, verb.right_edge.i + 1
    comment = (t.i for t in doc[verb.i + 1 : end - 1] if t.text == "," and t.nbor(1).tag_ == "VBG")
    end = next(comment, end)
    last = doc.tokens[end - 1]
    if last.lower_ not in reading.lexicon.false_words or last == verb:
        return end
    end = last.i
    while (
        end > verb.i + 1 and doc.tokens[end - 1].head == last and doc.tokens[end - 1].dep_ in {"amod", "det", "advmod"}
    ):
        end -= 1  # "complete nonsense"; the parser takes the name before it for a part of it
    return end


def _kind(token: Token) -> TopicKind:
    lem = token.lemma_
    return topic_words().kinds.get(lem, TopicKind.POSITION)
