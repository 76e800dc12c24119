"""People taken up by their office: "the chairwoman of Orbis", "the Slovak prime minister", "his counterpart".

An office that the article has given to one person stands for that person; one that it has given to nobody stands for
the person whom the sentence before was about, when nobody else was named.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.arguments import owner, single
from graphbuild.extract.mentions import TokenMention
from graphbuild.extract.offices import holder_of, title_noun
from graphbuild.extract.reading import Arg, Reading, person
from graphbuild.extract.sentences import sentence_span
from graphbuild.extract.subjects import surface_subject
from graphbuild.extract.titles import OfficeFound, office, relation_of
from graphbuild.extract.tree import SUBJECTS, child, children
from graphbuild.model import MentionForm, NodeType, Phase

_CONFIDENCE: Final = 0.7
_FIRST: Final = frozenset({"general", "officer", "official", "deputy"})
_LEADING: Final = frozenset("head lead chair run govern".split())
_BODIES: Final = frozenset({NodeType.COUNTRY, NodeType.ORGANIZATION, NodeType.LOCATION, NodeType.FACILITY})


def described(reading: Reading, known: Sequence[OfficeFound]) -> Iterator[OfficeFound]:
    """Note who is meant by each office without a name, and yield the offices that only these descriptions tell."""
    _note_leaders(reading)
    yield from _predecessors(reading)
    yield from _counterparts(reading, known)
    if not reading.coreference:
        return
    titles = {index for item in known for index in range(*item.trigger)}
    for token in reading.annotated.doc.tokens:
        if token.pos_ != "NOUN" or token.i in titles or token.tag_ != "NN" or not _definite(reading, token):
            continue
        relation = relation_of(reading, token.lower_, _before(token))
        holder = holder_of(reading, token) if relation is not None else None
        if relation is None or holder is None or holder.node.type not in _BODIES:
            continue
        who = _known(token, relation, holder, known)
        if who is not None:
            reading.described[token.i] = _arg(who, token)
        elif token.dep_ in SUBJECTS:
            yield from _person_before(reading, token)


def _note_leaders(reading: Reading) -> None:
    """As in "A chairs B": who leads a body now speaks for it."""
    for verb in reading.annotated.doc:
        if verb.lemma_ not in _LEADING or verb.tag_ not in {"VBZ", "VBP"} or child(verb, "neg", "aux") is not None:
            continue
        subject, target = surface_subject(verb), child(verb, "dobj")
        leader = reading.mention_at(subject) if subject is not None else None
        body = reading.mention_at(target) if target is not None else None
        if leader is not None and body is not None and person(leader.node) and body.node.type in _BODIES:
            reading.holders.setdefault(leader.node.id, body.node)


def _predecessors(reading: Reading) -> Iterator[OfficeFound]:
    """As in "Her predecessor, B, ...": B held before what she holds."""
    for token in reading.annotated.doc.tokens:
        if token.lower_ not in reading.lexicon.predecessors:
            continue
        whose = child(token, "poss")
        if whose is None:
            continue
        links, named = single(reading, whose), _named(reading, token)
        if named is None or len(links) != 1 or links[0].node.id not in reading.holders:
            continue
        yield OfficeFound(
            relation="HEAD_OF",
            person=named,
            holder=replace(links[0], node=reading.holders[links[0].node.id], confidence=_CONFIDENCE),
            trigger=(token.i, token.i + 1),
            office="predecessor",
            ended=Phase.ENDED,
            rule="HEAD_OF.title",
        )


def _definite(reading: Reading, token: Token) -> bool:
    """As in "the mayor of Lyon", "Lyon's mayor", with no name beside it."""
    named = [c for c in token.kids if c.dep_ in {"appos", "relcl"}]
    owned = any(c.dep_ == "poss" and reading.mention_at(c) is not None for c in token.kids)
    return not named and token.dep_ not in {"compound", "appos", "attr"} and (owned or _has_the(token))


def _has_the(token: Token) -> bool:
    return any(item.lower_ == "the" for item in children(token, "det"))


def _before(token: Token) -> str:
    return " ".join(c.lower_ for c in children(token, "amod", "compound") if c.i < token.i)


def _known(token: Token, relation: str, holder: Arg, known: Sequence[OfficeFound]) -> Arg | None:
    """The one person to whom the article has given this office before."""
    people = {
        item.person.node.id: item.person
        for item in known
        if item.relation == relation and item.holder.node.id == holder.node.id and item.trigger[0] < token.i
        if item.ended is None and not item.denied and item.office.split()[-1:] == [token.lower_]
    }
    return next(iter(people.values())) if len(people) == 1 else None


def _person_before(reading: Reading, token: Token) -> Iterator[OfficeFound]:
    """As in "Anna Roux spoke first. The chairwoman of Orbis said ...": the subject of the sentence before."""
    sent = sentence_span(token)
    if sent.start == 0 or any(person(m.node) for m in reading.mentions_in(sent.start, token.i)):
        return
    last = sentence_span(reading.annotated.doc.tokens[sent.start - 1])
    people = [m for m in reading.mentions_in(last.start, last.end) if person(m.node)]
    subjects = [m for m in people if _main_subject(reading, m)]
    behind = [m for m in reading.mentions_in(token.i, sent.end) if person(m.node)]
    if len(subjects) != 1 or subjects[0].node.id in reading.holders:
        return
    if any(m.node.id == subjects[0].node.id for m in behind):
        return
    who = replace(_arg(reading.arg(subjects[0]), token), confidence=_CONFIDENCE)
    reading.described[token.i] = who
    yield from title_noun(reading, token, who)


def _main_subject(reading: Reading, mention: TokenMention) -> bool:
    head = reading.head_of(mention)
    return head.dep_ in SUBJECTS and head.head.dep_ == "ROOT" and child(head, "appos") is None


def _arg(who: Arg, token: Token) -> Arg:
    return Arg(
        node=who.node, start=token.left_edge.i, end=token.i + 1, form=MentionForm.NOMINAL, confidence=_CONFIDENCE
    )


def _counterparts(reading: Reading, known: Sequence[OfficeFound]) -> Iterator[OfficeFound]:
    """As in "met her Turkish counterpart, Hakan Fidan": he holds in his country the office that she has in hers."""
    for token in reading.annotated.doc.tokens:
        if token.lower_ not in {"counterpart", "colleague"}:
            continue
        named = _named(reading, token)
        place = _place_behind(reading, token)
        body = reading.arg(place) if place is not None else owner(reading, token)
        if named is not None:
            reading.described.setdefault(token.i, named)
        office = _office_of(reading, child(token, "poss"), known, token)
        if office is None and named is not None and body is not None:
            yield from _as_theirs(reading, token, named, body)
        if named is None or body is None or office is None or body.node.type not in _BODIES:
            continue
        yield replace(
            office,
            person=named,
            holder=body,
            trigger=(token.i, token.i + 1),
            ended=None,
            denied=False,
        )


def _as_theirs(reading: Reading, token: Token, named: Arg, body: Arg) -> Iterator[OfficeFound]:
    """As in "the defence ministers of A and B ... their Turkish colleague, X": nobody else's office is told."""
    sent, lex = sentence_span(token), reading.lexicon
    for noun in reversed(list(token.doc[sent.start : token.i])):
        told = noun.pos_ == "NOUN" and (noun.lemma_ in lex.heads or noun.lemma_ in lex.officials)
        if told and noun.lower_ not in _FIRST:
            words = f"{_before(noun)} {noun.lemma_}".strip()
            relation = relation_of(reading, words, "")
            if relation is not None and body.node.type is NodeType.COUNTRY:
                where = (token.i, token.i + 1)
                yield office(relation, named, body, trigger=where, title=words, former=False)
            return


def _named(reading: Reading, token: Token) -> Arg | None:
    """The person named beside the word, before or behind it."""
    beside = [*children(token, "appos"), token.head] if token.dep_ in {"compound", "nmod", "appos"} else []
    beside += children(token, "appos")
    found = (reading.mention_at(item) for item in beside)
    mention = next((m for m in found if m is not None and person(m.node)), None)
    if mention is None and token.i + 1 < len(token.doc):
        mention = reading.by_token.get(token.i + 1) or _behind_place(reading, token) or _behind_comma(reading, token)
    return reading.arg(mention) if mention is not None and person(mention.node) else None


def _behind_comma(reading: Reading, token: Token) -> TokenMention | None:
    """As in "her Chinese counterpart, X,": wherever the parser hangs the name."""
    doc = token.doc
    found = reading.by_token.get(token.i + 2) if doc.tokens[token.i + 1].text == "," else None
    closed = found is not None and (found.end >= len(doc) or doc.tokens[found.end].text in {",", ".", ";"})
    return found if closed else None


def _behind_place(reading: Reading, token: Token) -> TokenMention | None:
    """As in "her counterpart from Papua New Guinea, X,": wherever the parser hangs the name."""
    place, doc = _place_behind(reading, token), token.doc
    if place is None or place.end + 1 >= len(doc) or doc.tokens[place.end].text != ",":
        return None
    return reading.by_token.get(place.end + 1)


def _place_behind(reading: Reading, token: Token) -> TokenMention | None:
    near = token.i + 2 < len(token.doc) and token.nbor(1).lower_ in {"from", "in", "of"}
    found = reading.by_token.get(token.i + 2) if near else None
    return found if found is not None and found.node.type is NodeType.COUNTRY else None


def _office_of(
    reading: Reading, holder: Token | None, known: Sequence[OfficeFound], token: Token
) -> OfficeFound | None:
    """The office of the person whose counterpart it is; else the only office of a person in the sentence so far."""
    who = {arg.node.id for arg in single(reading, holder)} if holder is not None else set()
    own = [item for item in known if item.person.node.id in who and item.trigger[0] < token.i]
    if own:
        return own[-1]
    sent = sentence_span(token)
    here = [item for item in known if sent.start <= item.trigger[0] < token.i and item.ended is None]
    return here[0] if len({item.person.node.id for item in here}) == 1 else None
