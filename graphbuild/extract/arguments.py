"""Fills the ends of a claim: from the word in a grammatical role to the entities that it names."""

from dataclasses import replace
from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.antecedents import FEMALE, MALE, PLURAL, SELF, THING, WE
from graphbuild.extract.bodies import BODIES, state_of_body
from graphbuild.extract.coreference import nominal, pronoun
from graphbuild.extract.examples import examples
from graphbuild.extract.exclusion import excepted, excluded, excluded_phrase, is_source, set_aside
from graphbuild.extract.groups import pair
from graphbuild.extract.mentions import TokenMention
from graphbuild.extract.reading import Arg, Reading
from graphbuild.extract.seats import RULERS
from graphbuild.extract.standing import stands_for_none
from graphbuild.extract.subjects import surface_subject
from graphbuild.extract.tree import child, children, conjuncts, is_verb
from graphbuild.model import MentionForm, NodeType

_PRONOUNS: Final = MALE | FEMALE | PLURAL | SELF | THING | WE
_NEARLY_ALL: Final = frozenset({"most", "all", "much", "bulk"})
_TOWNS: Final = frozenset(
    "city town port province region island village capital district county suburb municipality state territory".split()
)
#: Bodies of a state that a capital makes names: "Chile's Senate".
_CHAMBERS: Final = frozenset("senate parliament congress army navy cabinet government treasury".split())
_THEIRS, _OWN = frozenset({"his", "her"}), frozenset({"country", "nation", "government"})
_OWNERS: Final = frozenset({NodeType.COUNTRY, NodeType.ORGANIZATION, NodeType.LOCATION})


def entities(reading: Reading, token: Token, types: frozenset[NodeType] = frozenset(NodeType)) -> list[Arg]:
    """Resolve a word and everything coordinated with it to entities.

    Members of a list after "but not" are marked as negated. ``types`` narrows what a pronoun may stand for.
    """
    found: list[Arg] = []
    for item in _members(reading, token):
        if is_source(item) or excepted(item) or (item is not token and _two_names(reading, item)):
            continue
        negated = excluded(item) if item is not token else excluded_phrase(item) or set_aside(item)
        for arg in single(reading, item, types):
            found.append(arg if arg.negated is negated else replace(arg, negated=negated))
    return found


def _members(reading: Reading, token: Token) -> list[Token]:
    """Everything coordinated with a word; as in "the builder A and its rival B" also with the name behind it."""
    found = conjuncts(token)
    for item in tuple(found):
        for named in children(item, "appos"):
            mention = reading.mention_at(named)
            if mention is not None and child(named, "conj") is not None and _goes_on(reading, item, named, mention):
                found += conjuncts(named)[1:]
    return found if reading.mention_at(token) is not None else found + examples(reading, token)


def _goes_on(reading: Reading, noun: Token, named: Token, mention: TokenMention) -> bool:
    """As in "the builder A and its rival B", "B's minister, A, and his counterpart"; not "of B, A, and C, D"."""
    other = reading.mention_at(conjuncts(named)[1])
    place = other is not None and other.node.type in {NodeType.COUNTRY, NodeType.LOCATION}
    return mention.start == noun.i + 1 or (noun.tag_ == "NN" and mention.node.type is NodeType.PERSON and not place)


def _two_names(reading: Reading, item: Token) -> bool:
    """As in "accused A of theft, and B C of fraud": the name before C is who accuses it."""
    mention = reading.mention_at(item)
    before = reading.by_token.get(mention.start - 1) if mention is not None else None
    return before is not None and before is not mention and before.form is MentionForm.NAME


def single(reading: Reading, token: Token, types: frozenset[NodeType] = frozenset(NodeType)) -> list[Arg]:
    """Resolve one word, without its conjuncts: name, pronoun, apposition, pair, state behind it, description."""
    mention = reading.mention_at(token)
    if mention is not None and mention.end - mention.start == 1 and mention.node.name.lower() in _CHAMBERS:
        acting = states_behind(reading, token)
        if acting:
            return acting
    if mention is not None and _split_owner(reading, token, mention):
        return []
    if mention is not None:
        return [_named_beside(reading, token, mention) or reading.arg(mention)]
    if token.lower_ in _PRONOUNS and token.pos_ != "NOUN":  # "the mine" is no pronoun
        return pronoun(reading, token, types)
    noted = _noted(reading, token)
    if noted:
        return noted
    if _is_reciprocal(token):
        return _reciprocal(reading, token)
    beside = _apposed(reading, token)
    if beside is not None:
        return [beside]
    if _is_pair(reading, token):
        return pair(reading, token)
    return _ours(reading, token) or _acting(reading, token) or _town(reading, token) or _described(reading, token)


def _split_owner(reading: Reading, token: Token, mention: TokenMention) -> bool:
    """As in "owned by China's Geely", where the parser stops at the possessive: it is not China that owns."""
    tokens = reading.annotated.doc.tokens
    mark = mention.end < len(tokens) and tokens[mention.end].tag_ == "POS"
    return mark and token.dep_ in {"pobj", "dobj", "nsubj"} and mention.end + 1 in reading.by_token


def _noted(reading: Reading, token: Token) -> list[Arg]:
    """Whom a title was found to stand for, and "whose"."""
    if token.i in reading.titled:
        return reading.titled[token.i]
    found = _whose(reading, token) if token.lower_ == "whose" else reading.described.get(token.i)
    return [found] if found is not None else []


def _is_reciprocal(token: Token) -> bool:
    """As in "each other" and "one another", whichever of the two words the parser makes the head."""
    if token.lower_ in {"other", "another"}:
        return token.i > 0 and token.nbor(-1).lower_ in {"each", "one"}
    return token.lower_ == "one" and any(item.lower_ == "another" for item in token.kids)


def _reciprocal(reading: Reading, token: Token) -> list[Arg]:
    """As in "A and B accuse each other": the members of the subject; who acts on himself is left out later."""
    verb = next((item for item in token.ancestors if is_verb(item)), None)
    subject = surface_subject(verb) if verb is not None else None
    found = entities(reading, subject) if subject is not None else []
    if len(found) < 2:
        return []
    return [replace(arg, start=token.i, end=token.i + 1, form=MentionForm.PRONOUN) for arg in found]


def _town(reading: Reading, token: Token) -> list[Arg]:
    """As in "the Danish city of Aarhus", "most of Darfur": the place that the noun is the kind or the bulk of."""
    if token.lemma_ not in _TOWNS and token.lower_ not in _NEARLY_ALL:
        return []
    of = next((item for item in children(token, "prep") if item.lower_ == "of"), None)
    named = child(of, "pobj") if of is not None else None
    mention = reading.mention_at(named) if named is not None else None
    return [reading.arg(mention)] if mention is not None and mention.node.type is NodeType.LOCATION else []


def _ours(reading: Reading, token: Token) -> list[Arg]:
    """As in "our country", said by somebody who speaks for it, and "Chile's president said that her country"."""
    owner_word = child(token, "poss")
    if owner_word is not None and owner_word.lower_ in _THEIRS and token.lemma_ in _OWN:
        return _own_country(reading, token, owner_word)
    body = reading.lexicon.nominals.get(token.lemma_) in {NodeType.COUNTRY, NodeType.ORGANIZATION}
    return pronoun(reading, owner_word) if owner_word is not None and owner_word.lower_ == "our" and body else []


def _own_country(reading: Reading, token: Token, owner_word: Token) -> list[Arg]:
    states = [reading.holders.get(arg.node.id) for arg in pronoun(reading, owner_word, frozenset({NodeType.PERSON}))]
    if len(states) == 1 and states[0] is not None and states[0].type is NodeType.COUNTRY:
        return [Arg(node=states[0], start=owner_word.i, end=token.i + 1, form=MentionForm.NOMINAL, confidence=0.75)]
    says = next((item for item in token.ancestors if is_verb(item) and item.lemma_ in reading.lexicon.say), None)
    subject = surface_subject(says) if says is not None else None
    told = subject is not None and subject.i < token.i and subject.tag_ == "NN" and not states
    found = states_behind(reading, subject) if subject is not None and told else []
    return [replace(found[0], start=owner_word.i, end=token.i + 1)] if len(found) == 1 else []


def _acting(reading: Reading, token: Token) -> list[Arg]:
    """As in "Turkish forces" (the state) and "European countries" (the region)."""
    word = token.lemma_
    guard = word == "guard" and token.i > 0 and token.nbor(-1).lower_ in {"coast", "border", "national", "civil"}
    if guard or (word in reading.lexicon.state or word in reading.lexicon.heads):
        return states_behind(reading, token) if not stands_for_none(token) else []
    region = state_behind(reading, token) if word in {"country", "nation", "state", "capital", "ally"} else None
    named = region is not None and region.node.type is NodeType.LOCATION and region.form is MentionForm.DEMONYM
    return [region] if region is not None and named else []


def _described(reading: Reading, token: Token) -> list[Arg]:
    state = state_of_body(reading, token) if token.lemma_ in BODIES and reading.coreference else None
    if state is not None:
        place = (token.left_edge.i, token.i + 1)
        return [Arg(node=state.node, start=place[0], end=place[1], form=MentionForm.NOMINAL, confidence=0.75)]
    if token.lower_ in {"former", "latter"} or child(token, "det", "poss") is not None:
        return nominal(reading, token)
    return []


def _is_pair(reading: Reading, token: Token) -> bool:
    """As in "the two leaders", "both countries", "the two", "the pair"."""
    if token.lower_ == "two":
        return child(token, "det") is not None and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}
    if token.lemma_ not in reading.lexicon.pairs or token.tag_ not in {"NNS", "NNPS"}:
        return token.lower_ in {"pair", "duo"} and child(token, "det") is not None
    numbered = any(item.lower_ == "two" for item in token.kids) and child(token, "det", "poss") is not None
    return numbered or any(item.lower_ == "both" for item in token.kids)


def _named_beside(reading: Reading, token: Token, mention: TokenMention) -> Arg | None:
    """As in "US firm Westinghouse" may come out headed by the demonym; the name beside it is meant."""
    if mention.form is not MentionForm.DEMONYM or token.dep_ not in {"amod", "compound"}:
        return None
    other = reading.mention_at(token.head)
    return reading.arg(other) if other is not None and other is not mention else None


def _apposed(reading: Reading, token: Token) -> Arg | None:
    """As in "the mayor of Lyon, Anne Roux" and "the pipeline TurkStream": the name in apposition or before its noun."""
    for item in children(token, "appos"):
        mention = reading.mention_at(item)
        if mention is not None and not set_aside(item):
            return reading.arg(mention)
    if token.dep_ == "appos" and child(token, "det") is not None:
        mention = reading.mention_at(token.head)
        if mention is not None:
            return reading.arg(mention)
    if token.lemma_ in reading.lexicon.titles:
        return _after_comma(reading, token)
    kind = reading.lexicon.nominals.get(token.lemma_)
    for item in children(token, "compound", "nmod"):
        mention = reading.mention_at(item)
        if (
            mention is not None
            and mention.node.type is kind
            and mention.node.type in {NodeType.FACILITY, NodeType.ORGANIZATION, NodeType.EVENT}
        ):
            return reading.arg(mention)
    return None


def _after_comma(reading: Reading, title: Token) -> Arg | None:
    """As in "the mayor of Lyon, Anne Roux," where the parser made the name an apposition of the city."""
    doc = reading.annotated.doc
    for mention in reading.mentions_in(title.i + 1, title.right_edge.i + 1):
        if mention.node.type is NodeType.PERSON and doc.tokens[mention.start - 1].text == ",":
            return reading.arg(mention)
    return None


def owner(reading: Reading, token: Token) -> Arg | None:
    """Return the entity that a noun belongs to: demonym, possessor, compound, or of-phrase."""
    modifiers = children(token, "poss", "amod", "compound", "nmod", "nummod")
    if token.lemma_ in {"counterpart", "colleague", "rival"}:
        modifiers = [item for item in modifiers if item.dep_ != "poss"] or modifiers
    for item in modifiers:
        mention = reading.mention_at(item)
        if mention is not None:
            return reading.arg(mention)
        if item.dep_ == "poss" and item.lower_ in _PRONOUNS:
            return next(iter(pronoun(reading, item)), None)
        if item.lower_ == "whose":
            return _whose(reading, item)
        if item.dep_ == "poss":
            return next(iter(single(reading, item)), None)
        if item.dep_ in {"compound", "amod"}:
            deeper = owner(reading, item)
            if deeper is not None:
                return deeper
    for prep in children(token, "prep"):
        if prep.lower_ in {"of", "from"}:
            target = child(prep, "pobj")
            mention = reading.mention_at(target) if target is not None else None
            if mention is not None:
                return reading.arg(mention)
    if token.lemma_ in RULERS and token.i + 2 < len(token.doc) and token.nbor(1).lower_ == "in":
        seat = reading.by_token.get(token.i + 2)
        return reading.arg(seat) if seat is not None and seat.form is MentionForm.METONYM else None
    return None


def _whose(reading: Reading, word: Token) -> Arg | None:
    """As in "Kenya, whose troops crossed the border": the name before the comma."""
    place = word.i - 2 if word.i > 1 and word.nbor(-1).text == "," else word.i - 1
    mention = reading.by_token.get(place)
    return reading.arg(mention) if mention is not None and mention.node.type in _OWNERS else None


def states_behind(reading: Reading, token: Token) -> list[Arg]:
    """Return the states or bodies that act: two for "Chadian and Sudanese generals", "envoys of Chad and Sudan"."""
    first = state_behind(reading, token)
    if first is None:
        return []
    owners = [*children(token, "amod", "compound"), *(_sent_by(token) if token.tag_ in {"NNS", "NNPS"} else ())]
    lead = next((item for item in owners if reading.mention_at(item) is not None), None)
    found = [first]
    for item in conjuncts(lead)[1:] if lead is not None else []:
        mention = reading.mention_at(item)
        if mention is not None and mention.node.type in _OWNERS and mention.node.id != first.node.id:
            found.append(reading.arg(mention))
    return found


def _sent_by(noun: Token) -> list[Token]:
    """As in "ministers from A and B": the words after "of" and "from"."""
    preps = (prep for prep in children(noun, "prep") if prep.lower_ in {"of", "from"})
    return [target for prep in preps if (target := child(prep, "pobj")) is not None]


def state_behind(reading: Reading, token: Token) -> Arg | None:
    """As in "Turkish forces", "the Colombian foreign minister", "Moscow's troops": the state or body stands in."""
    found = owner(reading, token)
    if found is None or found.node.type not in _OWNERS:
        return None
    return Arg(
        node=found.node,
        start=min(found.start, token.i),
        end=max(token.i + 1, found.end),
        form=MentionForm.DEMONYM if found.form is MentionForm.DEMONYM else MentionForm.NOMINAL,
        confidence=min(found.confidence, 0.9),
    )
