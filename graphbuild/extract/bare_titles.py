"""Offices of a state that is named only as who acts: "Malta will join, Prime Minister X announced"."""

from collections.abc import Iterator
from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.arguments import state_behind
from graphbuild.extract.envoys import SENT, recalls, sender
from graphbuild.extract.mentions import TokenMention
from graphbuild.extract.reading import Arg, Reading, person
from graphbuild.extract.sentences import sentence_of, sentence_span
from graphbuild.extract.subjects import surface_subject
from graphbuild.extract.titles import OfficeFound, office, relation_of, title_tokens
from graphbuild.extract.tree import child, children, is_verb
from graphbuild.model import MentionForm, NodeType

_STATE: Final = frozenset({"minister", "president", "premier", "chancellor", "king", "queen", "secretary"})
#: What a state does to others is often told by their ministers: "Russia shelled Kharkiv, Defence Minister X said".
#: What a state does of its own will.
_WILLING: Final = frozenset(
    (
        "plan want hope offer agree decide support back oppose reject seek intend consider ask apply welcome host "
        "accept refuse need ready willing prepared keen open able unwilling due favour favor aim wish prefer "
        "withdraw resign join propose"
    ).split()
)
_SENTENCES: Final = 1
#: Who answers a deed is rather of the other state.
_ANSWERS: Final = frozenset(
    (
        "deny dismiss retort respond reply counter protest condemn denounce reject deplore call describe label brand "
        "term complain regret"
    ).split()
)
_BLAME: Final = frozenset({"criticism", "accusation", "charge", "complaint", "objection", "concern"})
_ENMITY: Final = frozenset(
    "attack invade shell bomb strike hit threaten accuse blame violate seize occupy kill fire launch block".split()
)


def bare_titles(reading: Reading) -> Iterator[OfficeFound]:
    """Yield the offices of people with a title of state and no state beside it, where one state alone acts."""
    for mention in reading.mentions:
        if mention.nested or not person(mention.node) or mention.node.id in reading.holders:
            continue
        title = title_tokens(reading, mention.start) or _set_off(reading, mention)
        if not title or title[-1].lower_ not in _STATE | SENT:
            continue
        words = " ".join(token.lower_ for token in title)
        relation = relation_of(reading, words, "")
        found = sender if title[-1].lower_ in SENT else _acting_state
        state = found(reading, mention, title[0].i) if relation is not None else None
        if relation is not None and state is not None:
            yield office(
                relation,
                reading.arg(mention),
                state,
                trigger=(title[0].i, mention.start),
                title=words,
                former=any(word in reading.lexicon.former for word in words.split()),
            )


def _set_off(reading: Reading, mention: TokenMention) -> list[Token]:
    """As in "The foreign minister, X, said": the title at the start of a sentence, its holder between commas."""
    tokens, comma = reading.annotated.doc.tokens, mention.start - 1
    if comma < 2 or tokens[comma].text != "," or mention.end >= len(tokens) or tokens[mention.end].text != ",":
        return []
    title = title_tokens(reading, comma)
    the = title[0].i - 1 if title else 0
    opens = bool(title) and tokens[the].lower_ == "the" and the == sentence_of(title[0])[0]
    return title if opens else []


def _acting_state(reading: Reading, mention: TokenMention, start: int) -> Arg | None:
    head = reading.head_of(mention)
    tokens = reading.annotated.doc.tokens
    if tokens[mention.start - 1].text == ",":
        the = start - 1
        verb = sentence_span(tokens[the]).root
        actor = _acting_before(reading, the, verb) if is_verb(verb) else None
        if actor is None:
            return None
        alone = _only_one(reading, the, actor) and _shrugs_off(verb)
        recalled = recalls(tokens[the])
        answers = verb.lemma_ in _ANSWERS and not alone and recalled not in {"recall", "summon"}
        fits = _alone(reading, the, actor) or _promises(reading, verb, actor) or bool(recalled)
        return actor if fits and not answers else None
    verb = head.head
    if head.dep_ != "nsubj":
        return None
    if verb.dep_ == "relcl" and verb.i > head.i:
        return _whose_deed(reading, verb)
    if start == sentence_of(head)[0] or _behind_clause(reading, start, head):
        return _acting_before(reading, start, verb)
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
    if actor is None or states == {actor.node.id}:
        return actor
    others = (reading.head_of(item) for item in named if item.node.id != actor.node.id and item.node.id in states)
    return actor if _of_own_will(deed) and not any(map(_partner, others)) else None


def _behind_clause(reading: Reading, start: int, head: Token) -> bool:
    """As in "Asked whether A would pay, Finance Minister X said": after a clause that names no state."""
    first, tokens = sentence_of(head)[0], reading.annotated.doc.tokens
    opens = tokens[first].dep_ == "advcl" and tokens[first].tag_ in {"VBN", "VBG"} and tokens[start - 1].text == ","
    return opens and all(item.node.type is not NodeType.COUNTRY for item in reading.mentions_in(first, start))


def _shrugs_off(verb: Token) -> bool:
    """As in "rejected criticism of the move": who is criticised did it."""
    return any(item.dep_ == "dobj" and item.lemma_ in _BLAME for item in verb.kids)


def _only_one(reading: Reading, start: int, actor: Arg) -> bool:
    """Whether no other state is named in any way up to the end of the sentence of the title."""
    first = reading.annotated.doc.tokens[start - 1].sent.start
    named = reading.mentions_in(first, sentence_of(reading.annotated.doc.tokens[start])[1])
    return all(item.node.id == actor.node.id for item in named if item.node.type is NodeType.COUNTRY)


def _partner(name: Token) -> bool:
    """As in "A is ready to sell gas to B, Foreign Minister X said": X may be B's."""
    return name.head.lower_ in {"to", "with", "from"} and is_verb(name.head.head)


def _of_own_will(deed: Token) -> bool:
    """As in "A will sell gas to B, Energy Minister X said": one's own people tell one's plans."""
    helpers = {item.lower_ for item in deed.kids if item.dep_ == "aux"}
    ready = any(item.dep_ == "acomp" and item.lemma_ in _WILLING for item in deed.kids)
    return deed.lemma_ in _WILLING or "will" in helpers or ready or (deed.lemma_ == "be" and _to_do(deed))


def _to_do(deed: Token) -> bool:
    return any(item.dep_ == "xcomp" and item.tag_ == "VB" for item in deed.kids)


def _whose_deed(reading: Reading, verb: Token) -> Arg | None:
    """As in "A imposed tariffs that President X had announced": of the state whose tariffs they are."""
    above = next((item for item in verb.ancestors if is_verb(item) and item is not verb), None)
    subject = surface_subject(above) if above is not None else None
    if above is None or subject is None or above.lemma_ in _ENMITY or not subject.i < verb.head.i < verb.i:
        return None
    return _state(reading, subject)


def _acting_before(reading: Reading, start: int, says: Token) -> Arg | None:
    """As in "A will close the port. Transport Minister X blamed the strike": the state that acts just before."""
    tokens = reading.annotated.doc.tokens
    actors: list[Arg] = []
    for sent in list(reading.window(tokens[start], _SENTENCES))[1:]:
        verb = sent.root
        subject = surface_subject(verb) if is_verb(verb) else None
        actor = _state(reading, subject) if subject is not None else None
        if actor is None or (verb.lemma_ in _ENMITY and not _promises(reading, says, actor)):
            return None
        actors.append(actor)
    return actors[0] if len({actor.node.id for actor in actors}) == 1 else None


def _alone(reading: Reading, start: int, actor: Arg) -> bool:
    """Whether the sentence before names no other state, but for adjectives: "Peru summoned the Chilean envoy"."""
    before = reading.mentions_in(reading.annotated.doc.tokens[start - 1].sent.start, start)
    return all(
        item.node.id == actor.node.id or item.form is MentionForm.DEMONYM
        for item in before
        if item.node.type is NodeType.COUNTRY
    )


def _promises(reading: Reading, says: Token, actor: Arg) -> bool:
    """As in "A threatened B. The defence minister, X, said A would wait": one's own people tell one's plans."""
    deed = child(says, "ccomp") if says.lemma_ in reading.lexicon.say else None
    subject = surface_subject(deed) if deed is not None else None
    named = reading.mention_at(subject) if subject is not None else None
    would = deed is not None and any(item.lower_ in {"would", "will"} for item in children(deed, "aux"))
    own = subject is not None and subject.lower_ in {"state", "government"} and bool(children(subject, "det"))
    return would and (own or (named is not None and named.node.id == actor.node.id))


def _state(reading: Reading, subject: Token) -> Arg | None:
    mention = reading.mention_at(subject)
    found = reading.arg(mention) if mention is not None else None
    if found is None and subject.lemma_ in reading.lexicon.state:
        found = state_behind(reading, subject)
    return found if found is not None and found.node.type is NodeType.COUNTRY else None
