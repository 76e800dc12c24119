"""Event frames: who did what kind of thing to whom, in PLOVER classes, from the words of a data file.

They serve the PLOVER test only and never reach the graph: protests, retreats and mobilisations are no
relations of ours, and a frame has neither polarity nor evidence that was checked.
"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from graphbuild.annotate.parse import Doc, Token
from graphbuild.assets import asset
from graphbuild.errors import DataFileError
from graphbuild.extract.datewords import word_set
from graphbuild.extract.subjects import deep_object, deep_subjects
from graphbuild.extract.tree import LIGHT, antecedent, child, children, conjuncts, is_verb, phrase, prepositions

Mood = Literal["actual", "promised", "threatened", "refused", "demanded"]

_MOODS: tuple[tuple[Mood, frozenset[str]], ...] = (
    ("threatened", word_set("threaten swear warn threat warning")),
    ("refused", word_set("refuse decline deny refusal")),
    (
        "promised",
        word_set("agree promise offer pledge plan decide undertake announce vow prepare ready willing prepared"),
    ),
    ("demanded", word_set("demand urge ask call request insist order appeal")),
)
_SAY = word_set("say announce state declare tell add report insist confirm stress")
_MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT"})
_NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON", "LOC", "FAC"})
_BEFORE = frozenset({"amod", "compound", "nmod", "poss"})
_PLACES = frozenset({"in", "at", "outside", "near"})
_HOLDER = frozenset({"of", "by", "against", "for"})
_NOT_NAMED = frozenset({"DATE", "TIME", "EVENT", "LAW", "MONEY", "WORK_OF_ART", "QUANTITY"})


class FrameTable(BaseModel):
    """One ``[[frame]]`` table; word lists are separated by spaces."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    klass: str = Field(alias="class")
    verbs: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    target: frozenset[str] = frozenset()
    clause: bool = False
    place: bool = False

    @field_validator("verbs", "objects", "nouns", "target", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return value.split() if isinstance(value, str) else value


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFrame:
    """An event with its ends as token ranges (half-open).

    Attributes:
        klass: PLOVER class of the event if it happens.
        mood: Whether it happens, or is promised, threatened, refused or demanded.
    """

    klass: str
    mood: Mood
    trigger: int
    source: tuple[tuple[int, int], ...]
    target: tuple[tuple[int, int], ...]


@lru_cache(maxsize=1)
def load_frames() -> tuple[FrameTable, ...]:
    """Read ``data/lexicon/events.toml`` once per process.

    Raises:
        DataFileError: The file has a mistake.
    """
    path = asset("data/lexicon/events.toml")
    try:
        tables = tomllib.loads(path.read_text("utf-8"))["frame"]
        return tuple(FrameTable.model_validate(table) for table in tables)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, ValidationError) as error:
        raise DataFileError(f"{path.name}: {error}") from error


def find_frames(doc: Doc) -> tuple[EventFrame, ...]:
    """Return the event frames of a parsed text, in text order."""
    return tuple(frame for token in doc for table in load_frames() for frame in _match(token, table))


def _match(token: Token, table: FrameTable) -> Iterator[EventFrame]:
    lemma = token.lemma_.lower()
    if is_verb(token) and lemma in table.verbs:
        thing = deep_object(token)
        if not table.objects or (thing is not None and _is_one_of(thing, table.objects)):
            yield from _frame(token, table, _doers(token), _targets(token, thing, table))
    elif token.pos_ == "NOUN" and lemma in table.nouns:
        carrier = token.head if token.dep_ == "dobj" and token.head.lemma_ in LIGHT else None
        direct = [child(item, "pobj") for item in token.kids if item.lower_ in {"by", "of"}]
        holders = [*children(token, "poss"), *[item for item in direct if item is not None]]
        doers = _doers(carrier) if carrier is not None else [item for item in holders if item.pos_ != "PRON"]
        target = _named(_objects(token, table.target)) or (_clause(token) if table.clause else [])
        if doers:
            yield from _frame(token, table, doers, target)


def _is_one_of(noun: Token, words: frozenset[str]) -> bool:
    parts = [*children(noun, "compound", "amod"), *_objects(noun, frozenset({"of"}))]
    inner = [item for part in parts for item in (part, *children(part, "compound"))]
    return any(item.lemma_.lower() in words for item in (*conjuncts(noun), *inner))


def _frame(token: Token, table: FrameTable, source: Sequence[Token], target: Sequence[Token]) -> Iterator[EventFrame]:
    mood, asker = _mood(token)
    if mood is None:
        return
    if mood == "demanded":
        source, target = ([asker] if asker is not None else []), source
    doers, others = _ranges(source), _ranges(target)
    others = tuple(item for item in others if item not in doers)
    if not others and len(doers) > 1 and table.klass in _MUTUAL:
        doers, others = doers[:1], doers[1:]  # "A and B agreed": each with the other
    if doers or others:
        yield EventFrame(klass=table.klass, mood=mood, trigger=token.i, source=doers, target=others)


def _ranges(tokens: Sequence[Token]) -> tuple[tuple[int, int], ...]:
    """Token ranges of noun phrases, each member of a list on its own; pronouns name nobody."""
    members = [item for token in tokens for item in conjuncts(token) if item.pos_ in {"NOUN", "PROPN", "ADJ"}]
    return tuple(dict.fromkeys((item.left_edge.i, item.i + 1) if _is_named(item) else phrase(item) for item in members))


def _mood(token: Token) -> tuple[Mood | None, Token | None]:
    """What the governing word makes of the event, and who demands it."""
    helpers = {item.lower_ for item in token.kids if item.dep_ in {"aux", "neg"}}
    governor = token.head
    if helpers & {"not", "n't", "n’t", "never"}:
        return ("refused" if helpers & {"will", "would", "wo"} else None), None
    if helpers & {"must", "should"} and token.dep_ == "ccomp" and governor.lemma_ in _SAY:
        return "demanded", _subject(governor)
    if token.dep_ in {"xcomp", "ccomp", "dobj", "acl", "advcl"} and governor is not token:
        for mood, words in _MOODS:
            if governor.lemma_.lower() in words:
                return mood, _asker(governor)
    return ("promised" if helpers & {"will", "would", "'ll", "shall"} else "actual"), None


def _asker(governor: Token) -> Token | None:
    if is_verb(governor):
        return next(iter(_doers(governor)), None)
    if governor.dep_ == "dobj" and is_verb(governor.head):
        return next(iter(_doers(governor.head)), None)
    return child(governor, "poss")


def _doers(verb: Token) -> list[Token]:
    """Who does it; a pronoun in reported speech is taken for the speaker."""
    subject = _subject(verb)
    for item in verb.ancestors:
        if subject is None or subject.pos_ != "PRON":
            break
        if item.lemma_ in _SAY:
            subject = _subject(item)
    if subject is None:
        return []
    subject = antecedent(subject)
    holder = child(subject, "poss")
    return [subject] if _is_named(subject) or holder is None else [holder]


def _subject(verb: Token) -> Token | None:
    return next(iter(deep_subjects(verb)), None)


def _targets(verb: Token, thing: Token | None, table: FrameTable) -> list[Token]:
    """To whom: recipient, object, preposition, clause, place; the first that names anybody."""
    found = _named([item for item in children(verb, "dative") if item.pos_ != "ADP"])
    if thing is not None and not table.objects:
        found = found or _named([thing])
    found = found or _named(_objects(verb, table.target))[:1]
    if thing is not None:
        found = found or _named([thing]) or _named(_objects(thing, table.target))[:1]
    if table.clause:
        found = found or _clause(verb)
    if table.place:
        found = found or _named(_objects(verb, _PLACES))[:1]
    return found


def _objects(token: Token, words: frozenset[str]) -> list[Token]:
    found = [child(item, "pobj") for item in prepositions(token) if item.lower_ in words]
    return [item for item in found if item is not None]


def _clause(word: Token) -> list[Token]:
    """The first who are named in the clause that completes a verb or noun of saying."""
    for clause in children(word, "xcomp", "ccomp", "acl"):
        ends = [child(clause, "nsubj", "nsubjpass"), deep_object(clause)]
        ends += [child(prep, "pobj") for prep in prepositions(clause)]
        for item in ends:
            if item is not None and (found := _named([item])):
                return found
        if found := _clause(clause):
            return found
    return []


def _named(tokens: Sequence[Token]) -> list[Token]:
    """Take for each noun who is named in its phrase: its possessor, itself, or those behind "of" or "by"."""
    found: list[Token] = []
    for noun in map(antecedent, tokens):
        holder = child(noun, "poss")
        if holder is not None and _is_named(holder) and noun.pos_ == "NOUN":
            found.append(holder)
        elif _is_named(noun):
            found.append(noun)
        else:
            found += [item for item in _objects(noun, _HOLDER) if _is_named(item)][:1]
    return found


def _is_named(token: Token) -> bool:
    """Whether the noun, or an adjective before it, names somebody."""
    if token.ent_type_ in _NOT_NAMED:
        return False
    return (
        token.pos_ == "PROPN"
        or token.ent_type_ in _NAMED
        or any(item.ent_type_ in _NAMED and item.dep_ in _BEFORE for item in token.kids)
    )
