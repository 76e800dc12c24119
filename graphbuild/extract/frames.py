"""Event frames: who did what kind of thing to whom, in the classes of PLOVER, from verbs and nouns of a data file.

They serve the PLOVER test only and never reach the graph: protests, retreats and mobilisations are no relations of
ours, and a frame has neither polarity nor evidence that was checked.
"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError
from spacy.tokens import Doc, Token

from graphbuild.assets import asset
from graphbuild.errors import DataFileError
from graphbuild.extract.tree import (
    antecedent,
    child,
    children,
    conjuncts,
    deep_object,
    deep_subject,
    is_verb,
    phrase,
    prepositions,
)

Mood = Literal["actual", "promised", "threatened", "refused", "demanded"]

_PROMISE = frozenset(
    {"agree", "promise", "offer", "pledge", "plan", "decide", "undertake", "announce", "vow"}
)
_THREAT = frozenset({"threaten", "swear", "warn"})
_REFUSAL = frozenset({"refuse", "decline", "deny"})
_DEMAND = frozenset({"demand", "urge", "ask", "call", "request", "insist", "order"})
_NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON", "LOC", "FAC"})


class FrameTable(BaseModel):
    """One ``[[frame]]`` table; word lists are separated by spaces."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    klass: str
    verbs: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    target: frozenset[str] = frozenset()
    clause: bool = False
    place: bool = False


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
        return tuple(
            FrameTable.model_validate(
                {
                    {"class": "klass"}.get(key, key): frozenset(value.split())
                    if isinstance(value, str) and key != "class"
                    else value
                    for key, value in table.items()
                }
            )
            for table in tables
        )
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, ValidationError) as error:
        raise DataFileError(f"{path.name}: {error}") from error


def find_frames(doc: Doc) -> tuple[EventFrame, ...]:
    """Return the event frames of a parsed text, in text order."""
    return tuple(frame for token in doc for table in load_frames() for frame in _match(token, table))


def _match(token: Token, table: FrameTable) -> Iterator[EventFrame]:
    lemma = token.lemma_.lower()
    if is_verb(token) and lemma in table.verbs:
        thing = deep_object(token)
        if table.objects and not (thing is not None and _is_one_of(thing, table.objects)):
            return
        yield from _frame(token, table, _doers(token), _targets(token, thing, table))
    elif token.pos_ == "NOUN" and lemma in table.nouns and token.dep_ not in {"dobj", "compound"}:
        holders = [*children(token, "poss"), *_objects(token, frozenset({"by", "of"}))]
        yield from _frame(token, table, holders, _named(_objects(token, table.target)))


def _is_one_of(noun: Token, words: frozenset[str]) -> bool:
    return noun.lemma_.lower() in words or any(item.lemma_.lower() in words for item in conjuncts(noun))


def _frame(
    token: Token, table: FrameTable, source: Sequence[Token], target: Sequence[Token]
) -> Iterator[EventFrame]:
    mood, asker = _mood(token)
    if mood is None:
        return
    if mood == "demanded":
        source, target = ([asker] if asker is not None else []), source
    ends = [_ranges(item for token in side for item in conjuncts(token)) for side in (source, target)]
    ends[1] = tuple(item for item in ends[1] if item not in ends[0])
    if ends[0] or ends[1]:
        yield EventFrame(klass=table.klass, mood=mood, trigger=token.i, source=ends[0], target=ends[1])


def _ranges(tokens: Iterator[Token]) -> tuple[tuple[int, int], ...]:
    return tuple(dict.fromkeys(phrase(token) for token in tokens if token.pos_ != "PRON"))


def _mood(token: Token) -> tuple[Mood | None, Token | None]:
    """What the governing verb makes of the event, and who demands it."""
    helpers = {item.lower_ for item in token.children if item.dep_ in {"aux", "neg"}}
    if helpers & {"not", "n't", "n’t", "never"}:
        return ("refused" if helpers & {"will", "would", "wo"} else None), None
    governor = token.head
    if (
        token.dep_ in {"xcomp", "ccomp", "dobj", "conj", "advcl"}
        and is_verb(governor)
        and governor is not token
    ):
        word = governor.lemma_.lower()
        for words, mood in ((_THREAT, "threatened"), (_REFUSAL, "refused"), (_PROMISE, "promised")):
            if word in words:
                return mood, None  # type: ignore[return-value]
        if word in _DEMAND:
            return "demanded", deep_subject(governor)
    return ("promised" if helpers & {"will", "would", "'ll"} else "actual"), None


def _doers(verb: Token) -> list[Token]:
    subject = deep_subject(verb)
    if subject is None:
        return []
    subject = antecedent(subject)
    holder = child(subject, "poss")
    return [subject] if _is_named(subject) or holder is None else [holder]


def _targets(verb: Token, thing: Token | None, table: FrameTable) -> list[Token]:
    """To whom: the object, the words behind a preposition, the clause, the place; the first that names anybody."""
    recipient = children(verb, "dative")
    found = _named([item for item in recipient if item.pos_ != "ADP"])
    if thing is not None and not table.objects:
        found = found or _named([thing])
    found = found or _named(_objects(verb, table.target))
    if not found and thing is not None:
        found = _named([thing]) or _named(_objects(thing, table.target))
    if not found and table.clause:
        found = _clause(verb)
    if not found and table.place:
        found = _named(_objects(verb, frozenset({"in", "at", "outside", "near"})))
    return found


def _objects(token: Token, words: frozenset[str]) -> list[Token]:
    found = [child(item, "pobj") for item in prepositions(token) if item.lower_ in words]
    return [item for item in found if item is not None]


def _clause(verb: Token) -> list[Token]:
    """The first who are named in the clause that completes a verb of saying."""
    for clause in children(verb, "xcomp", "ccomp"):
        for item in (child(clause, "nsubj", "nsubjpass"), deep_object(clause)):
            if item is not None and (found := _named([item])):
                return found
        for prep in prepositions(clause):
            target = child(prep, "pobj")
            if target is not None and (found := _named([target])):
                return found
        if found := _clause(clause):
            return found
    return []


def _named(tokens: Sequence[Token]) -> list[Token]:
    """Keep or replace each noun by who is named in its phrase: itself, its possessor, or those behind "of" or "by"."""
    found: list[Token] = []
    for token in tokens:
        token = antecedent(token)
        holder = child(token, "poss")
        if holder is not None and _is_named(holder) and token.pos_ == "NOUN":
            found.append(holder)
        elif _is_named(token):
            found.append(token)
        else:
            inner = [
                item for item in _objects(token, frozenset({"of", "by", "against", "for"})) if _is_named(item)
            ]
            found += inner[:1]
    return found


def _is_named(token: Token) -> bool:
    """Whether the noun, or an adjective before it, names somebody."""
    return (
        token.pos_ == "PROPN"
        or any(
            item.ent_type_ in _NAMED and item.dep_ in {"amod", "compound", "nmod", "poss"}
            for item in token.children
        )
        or token.ent_type_ in _NAMED
    )
