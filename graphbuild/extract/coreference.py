"""Conservative coreference: pronouns and definite descriptions with one good antecedent.

Strict by design (reference: the rules of Lappin & Leass 1994 reduced to subjecthood and recency): when two
candidates compete and grammar does not decide, there is no link and so no claim.
"""

from graphbuild.annotate.parse import Token
from graphbuild.extract.mentions import TokenMention
from graphbuild.extract.reading import Arg, Reading
from graphbuild.extract.sentences import sentence_span
from graphbuild.extract.subjects import surface_subject
from graphbuild.extract.tree import SUBJECTS, child, children, conjuncts, is_verb, kids, lemma
from graphbuild.model import MentionForm, NodeType

MALE, FEMALE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
THING = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "themselves", "both"})
WE = frozenset({"we", "us", "our", "ours", "ourselves"})
SELF = frozenset({"i", "me", "my", "mine", "myself"})
CONFIDENCE = 0.75
_THINGS = frozenset({NodeType.ORGANIZATION, NodeType.COUNTRY, NodeType.FACILITY})
_BODIES = frozenset({NodeType.ORGANIZATION, NodeType.COUNTRY})


def pronoun(reading: Reading, token: Token, types: frozenset[NodeType] = frozenset(NodeType)) -> list[Arg]:
    """Resolve a personal pronoun to one entity of the given types (several for "they" after a list)."""
    if not reading.coreference and token.lower_ not in WE | SELF:
        return []
    word = token.lower_
    if word in MALE | FEMALE:
        found = _person(reading, token, "m" if word in MALE else "f")
        return [_link(found, token)] if found else []
    if word in THING:
        found = _thing(reading, token, _THINGS & types)
        return [_link(found, token)] if found else []
    if word in PLURAL:
        return _plural(reading, token)
    if word in WE | SELF:
        return _speaker(reading, token, body=word in WE)
    return []


def _link(mention: TokenMention, token: Token) -> Arg:
    return Arg(node=mention.node, start=token.i, end=token.i + 1, form=MentionForm.PRONOUN, confidence=CONFIDENCE)


def _before(reading: Reading, token: Token, types: frozenset[NodeType], sentences: int = 2) -> list[TokenMention]:
    """Mentions of these types before the token, nearest sentence first, in text order within a sentence."""
    found: list[TokenMention] = []
    for sent in reading.window(token, sentences):
        for mention in reading.mentions_in(sent.start, min(sent.end, token.i)):
            adjective = mention.form is MentionForm.DEMONYM and reading.head_of(mention).dep_ in {
                "amod",
                "compound",
            }
            if mention.node.type in types and not adjective and mention.end <= token.i:
                found.append(mention)
    return found


def _compatible(reading: Reading, mention: TokenMention, gender: str) -> bool:
    return reading.gender.get(mention.node.id, gender) == gender


def _person(reading: Reading, token: Token, gender: str) -> TokenMention | None:
    persons = [m for m in _before(reading, token, frozenset({NodeType.PERSON})) if _compatible(reading, m, gender)]
    clause_subject = _subject_of_own_clause(reading, token)
    if token.dep_ != "poss" and token.dep_ not in SUBJECTS:
        persons = [m for m in persons if clause_subject is None or m.node.id != clause_subject.node.id]
    if not persons:
        persons = _before(reading, token, frozenset({NodeType.PERSON}), 5)
    found = _choose(reading, token, persons) or _cataphora(reading, token, frozenset({NodeType.PERSON}))
    if found is not None:
        reading.gender.setdefault(found.node.id, gender)
    return found


def _thing(reading: Reading, token: Token, types: frozenset[NodeType]) -> TokenMention | None:
    things = _before(reading, token, types, 1)
    listed = _owner_in_list(reading, token)
    if listed is not None:
        return listed
    own = _subject_of_own_clause(reading, token)
    if token.dep_ == "poss" and own is not None and own.node.type in types:
        return own
    if token.dep_ in {"dobj", "pobj", "dative"}:
        things = [m for m in things if own is None or m.node.id != own.node.id]
    if token.dep_ in {"dobj", "pobj"}:
        facilities = _before(reading, token, types & {NodeType.FACILITY}, 3)
        things = facilities or [m for m in things if m.node.type is not NodeType.COUNTRY]
        return things[0] if len({m.node.id for m in things}) == 1 else None
    if token.dep_ in SUBJECTS:
        things = [m for m in things if m.node.type in _BODIES] or things
    return _choose(reading, token, things) or _cataphora(reading, token, types)


def _owner_in_list(reading: Reading, token: Token) -> TokenMention | None:
    """As in "Sweden's support for X and its rejection of Y": the possessor of the noun before."""
    noun = token.head
    if token.dep_ != "poss" or noun.dep_ != "conj":
        return None
    for item in noun.ancestors:
        owner = child(item, "poss")
        if owner is not None and reading.mention_at(owner) is not None:
            return reading.mention_at(owner)
        if item.dep_ != "conj":
            break
    return None


def _choose(reading: Reading, token: Token, candidates: list[TokenMention]) -> TokenMention | None:
    """One candidate, else the governing speaker, else the subject of the nearest clause before."""
    speaker = _governing_subject(reading, token)
    if speaker is not None and token.dep_ in SUBJECTS and token.lower_ in THING and speaker.node.type in _BODIES:
        return speaker
    ids = {mention.node.id for mention in candidates}
    if len(ids) <= 1:
        return candidates[0] if candidates else None
    if speaker is not None and speaker.node.id in ids:
        return speaker
    if token.dep_ == "poss" and any(m.node.type is NodeType.PERSON for m in candidates):
        return None
    for sent in reading.window(token, 3):
        subjects = [m for m in candidates if sent.start <= m.start < sent.end and reading.is_subject(m)]
        if len({m.node.id for m in subjects}) == 1:
            return subjects[0]
        if subjects:
            return None
    return None


def _subject_of_own_clause(reading: Reading, token: Token) -> TokenMention | None:
    for item in token.ancestors:
        if is_verb(item):
            subject = surface_subject(item)
            if subject is None or subject.i >= token.i:
                return None
            if subject.lower_ in THING and subject.dep_ in SUBJECTS:
                return _thing(reading, subject, _THINGS)
            return _named_or_state(reading, subject)
    return None


def _governing_subject(reading: Reading, token: Token) -> TokenMention | None:
    """Subject of a say-verb above the token's clause ("A told B that he would resign")."""
    for item in token.ancestors:
        if is_verb(item) and item.dep_ in {"ccomp", "xcomp", "advcl"} and is_verb(item.head):
            subject = surface_subject(item.head)
            if subject is not None and subject.i != token.i:
                return _named_or_state(reading, subject)
    return None


def _named_or_state(reading: Reading, token: Token) -> TokenMention | None:
    """As in "Hungary's government said that it ...": the state behind the noun."""
    named = reading.mention_at(token)
    if named is not None or lemma(token) not in reading.lexicon.state:
        return named
    behind = (reading.mention_at(item) for item in children(token, "poss", "amod", "compound"))
    return next((mention for mention in behind if mention is not None and mention.node.type in _BODIES), None)


def _cataphora(reading: Reading, token: Token, types: frozenset[NodeType]) -> TokenMention | None:
    """As in "In his meeting with B, A said": a possessive before the main subject is that subject."""
    root = sentence_span(token).root
    subject = surface_subject(root) if is_verb(root) else None
    if token.dep_ != "poss" or subject is None or subject.i < token.i:
        return None
    mention = reading.mention_at(subject)
    return mention if mention is not None and mention.node.type in types else None


def _plural(reading: Reading, token: Token) -> list[Arg]:
    """A list that was the subject of the clause or sentence before."""
    return pair(reading, token, need=2)


def pair(reading: Reading, token: Token, need: int = 2) -> list[Arg]:
    """Resolve "both", "the two leaders", "they": the nearest list of entities of one type before the token."""
    if not reading.coreference:
        return []
    people = reading.lexicon.nominals.get(lemma(token)) is NodeType.PERSON
    states = _states_of_people(reading, token)
    if states:
        return states
    for sent in reading.window(token, 1):
        lists = [group for group in _lists(reading, sent.start, min(sent.end, token.i)) if len(group) >= need]
        if people:
            lists = [group for group in lists if all(m.node.type is NodeType.PERSON for m in group)]
        if lists:
            start, end = token.left_edge.i if token.pos_ == "NOUN" else token.i, token.i + 1
            return [
                Arg(node=m.node, start=start, end=end, form=MentionForm.NOMINAL, confidence=CONFIDENCE)
                for m in lists[-1]
            ]
    return _speaker_pair(reading, token)


def _states_of_people(reading: Reading, token: Token) -> list[Arg]:
    """As in "A received B, and the two countries signed ...": the countries that the two people speak for."""
    if reading.lexicon.nominals.get(lemma(token)) is not NodeType.COUNTRY:
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
        named = [m for m in members if m is not None and m.node.type in _BODIES | {NodeType.PERSON, NodeType.LOCATION}]
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
        link = pronoun(reading, root)
        first_node = link[0].node if link else None
    else:
        first_node = first.node if first is not None else None
    others = [m for m in persons if first_node is not None and m.node.id != first_node.id]
    if first_node is None or first_node.type is not NodeType.PERSON or not others:
        return []
    return [
        Arg(node=node, start=token.left_edge.i, end=token.i + 1, form=MentionForm.NOMINAL, confidence=CONFIDENCE)
        for node in (first_node, others[-1].node)
    ]


def _speaker(reading: Reading, token: Token, *, body: bool) -> list[Arg]:
    """As in "we", "our": the body that the speaker leads or speaks for; "I": the speaker."""
    node = reading.quote_node.get(token.i)
    if node is None:
        return []
    if body and node.type is NodeType.PERSON:
        node = reading.holders.get(node.id, node)
    return [Arg(node=node, start=token.i, end=token.i + 1, form=MentionForm.PRONOUN, confidence=CONFIDENCE)]


def _demonym_here(reading: Reading, token: Token, kind: NodeType) -> TokenMention | None:
    """As in "a strong Kenyan army would protect the country": the only country named in the sentence so far."""
    if kind is not NodeType.COUNTRY:
        return None
    here = [m for m in reading.mentions_in(sentence_span(token).start, token.i) if m.node.type is NodeType.COUNTRY]
    demonyms = [m for m in here if m.form is MentionForm.DEMONYM]
    return demonyms[0] if demonyms and len({m.node.id for m in here}) == 1 else None


def nominal(reading: Reading, token: Token) -> list[Arg]:
    """Resolve a definite description ("the country", "the alliance", "the former") to its antecedent."""
    if not reading.coreference:
        return []
    if token.lower_ in {"former", "latter"}:
        members = pair(reading, token)
        return [members[0] if token.lower_ == "former" else members[-1]] if len(members) == 2 else []
    det = child(token, "det", "poss")
    kind = reading.lexicon.nominals.get(lemma(token))
    if kind is None or det is None or det.lower_ not in {"the", "this", "that"} or token.tag_ in {"NNS", "NNPS"}:
        return []
    if any(c.dep_ in {"relcl", "acl", "prep", "compound", "poss"} for c in kids(token)):
        return []
    if any(c.dep_ == "amod" and reading.mention_at(c) is not None for c in kids(token)):
        return []
    found = _demonym_here(reading, token, kind) or _choose(
        reading, token, _before(reading, token, frozenset({kind}), 3)
    )
    own = _subject_of_own_clause(reading, token)
    if found is None or (own is not None and own.node.id == found.node.id):
        return []
    return [
        Arg(
            node=found.node,
            start=token.left_edge.i,
            end=token.i + 1,
            form=MentionForm.NOMINAL,
            confidence=CONFIDENCE,
        )
    ]
