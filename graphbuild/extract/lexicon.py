"""Word lists of the rules, read from ``data/lexicon``: what a word does to the clause or name beside it."""

import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from graphbuild.assets import asset
from graphbuild.errors import DataFileError
from graphbuild.model import Modality, NodeType, TopicKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The lists of ``complements.toml`` and ``actors.toml``, as sets of lemmas.

    Attributes:
        signature: Governor to two signs, after Nairn et al. 2006 (see the data file).
        with_object: Implicative to the modality of what it bids somebody else do ("dared A to leave").
        modality: Verb or adjective to the modality of what it governs.
        factive: Adjectives of feeling or knowing about what is so ("angry that").
        content: Nouns that a clause completes ("the danger that", "its right to"), with those of the other lists.
        deeds: Nouns of what happens once ("visit"); the five tables say what verbs that have one as object or subject,
            predicates, other nouns and adjectives do to it.
        noun_modality: The same for nouns ("plans to", "possibility of").
        denials: Verbs that deny, of a deed or of a charge.
        saying_nouns: Nouns that say or deny something ("claim", "denial").
        told_nouns: These, and words that call something false.
        offices: Heads and other officials; ``titles`` has their spokespersons too.
    """

    signature: dict[str, str]
    with_object: dict[str, Modality]
    ended: frozenset[str]
    deny: frozenset[str]
    deny_nouns: frozenset[str]
    deny_claims: frozenset[str]
    say: frozenset[str]
    say_nouns: frozenset[str]
    modality: dict[str, Modality]
    noun_modality: dict[str, Modality]
    content: frozenset[str]
    factive: frozenset[str]
    deeds: frozenset[str]
    deed_verbs: dict[str, str]
    deed_subjects: dict[str, str]
    deed_predicates: dict[str, str]
    deed_nouns: dict[str, str]
    deed_adjectives: dict[str, str]
    auxiliaries: dict[str, Modality]
    negative_adverbs: frozenset[str]
    negative_determiners: frozenset[str]
    negative_pronouns: frozenset[str]
    false_words: frozenset[str]
    conditional: frozenset[str]
    temporal: frozenset[str]
    state: frozenset[str]
    heads: frozenset[str]
    officials: frozenset[str]
    trades: frozenset[str]
    lesser: frozenset[str]
    spokespersons: frozenset[str]
    former: frozenset[str]
    predecessors: frozenset[str]
    nominals: dict[str, NodeType]
    pairs: frozenset[str]
    leagues: frozenset[str]
    league_words: frozenset[str]
    denials: frozenset[str] = field(init=False)
    saying_nouns: frozenset[str] = field(init=False)
    told_nouns: frozenset[str] = field(init=False)
    offices: frozenset[str] = field(init=False)
    titles: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        # Sets that the rules ask for at every word: to unite them there cost more than the question.
        object.__setattr__(self, "denials", self.deny | self.deny_claims)
        object.__setattr__(self, "saying_nouns", self.say_nouns | self.deny_nouns)
        object.__setattr__(self, "told_nouns", self.saying_nouns | self.false_words)
        object.__setattr__(self, "offices", self.heads | self.officials)
        object.__setattr__(self, "titles", self.offices | self.spokespersons)


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicWords:
    """The lists of ``topics.toml``.

    Attributes:
        loose: Membership nouns that need what is joined beside them ("bid").
        wishes: Nouns with an infinitive of joining ("effort to join").
        kinds: Head noun to the kind of a topic.
        never: Heads that name no proposition.
        done_to_it: Deeds whose owner suffers them ("its creation").
    """

    member_nouns: frozenset[str]
    member_verbs: frozenset[str]
    loose: frozenset[str]
    wishes: frozenset[str]
    growth: frozenset[str]
    grow: frozenset[str]
    guarantees: frozenset[str]
    talks: frozenset[str]
    goods: frozenset[str]
    supplies: frozenset[str]
    receive: frozenset[str]
    give: frozenset[str]
    claims: frozenset[str]
    kinds: dict[str, TopicKind]
    pronouns: frozenset[str]
    never: frozenset[str]
    done_to_it: frozenset[str]
    people: frozenset[str]
    events: frozenset[str]
    exchanges: frozenset[str]
    synonyms: dict[str, str]
    light: frozenset[str]
    loose_adjectives: frozenset[str]
    take_on: frozenset[str]


def _table(name: str) -> dict[str, Any]:
    path = asset(f"data/lexicon/{name}.toml")
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataFileError(f"{path.name}: {error}") from error


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Read the lexicon files once per process.

    Raises:
        DataFileError: A file or a key is missing or malformed.
    """
    c, a = _table("complements"), _table("actors")
    try:
        moods = [Modality.PLANNED, Modality.POSSIBLE, Modality.DEMANDED, Modality.HYPOTHETICAL]
        return Lexicon(
            signature=dict(c["signature"]),
            with_object={word: Modality(mood) for word, mood in c["with_object"].items()},
            ended=frozenset(c["ended"]["words"]),
            deny=frozenset(c["deny"]["words"]),
            deny_nouns=frozenset(c["deny"]["nouns"]),
            deny_claims=frozenset(c["deny"]["claims"]),
            say=frozenset(c["say"]["words"]),
            say_nouns=frozenset(c["say"]["nouns"]),
            modality={word: mood for mood in moods for word in c[mood]["words"]},
            noun_modality={word: mood for mood in moods for word in c[mood]["nouns"]},
            factive=frozenset(c["factive"]["adjectives"]),
            content=frozenset(c["content"]["nouns"])
            | {word for mood in moods for word in c[mood]["nouns"]}
            | frozenset([*c["say"]["nouns"], *c["deny"]["nouns"]]),
            deeds=frozenset(c["deeds"]["nouns"]),
            deed_verbs=dict(c["deed_verbs"]),
            deed_subjects=dict(c["deed_subjects"]),
            deed_predicates=dict(c["deed_predicates"]),
            deed_nouns=dict(c["deed_nouns"]),
            deed_adjectives=dict(c["deed_adjectives"]),
            auxiliaries={word: Modality(mood) for word, mood in c["auxiliaries"].items()},
            negative_adverbs=frozenset(c["negators"]["adverbs"]),
            negative_determiners=frozenset(c["negators"]["determiners"]),
            negative_pronouns=frozenset(c["negators"]["pronouns"]),
            false_words=frozenset(c["negators"]["adjectives"]),
            conditional=frozenset(c["conditional"]["marks"]),
            temporal=frozenset(c["conditional"]["temporal"]),
            state=frozenset(a["state"]["words"]) - frozenset(a["state"]["not_state"]),
            heads=frozenset(a["heads"]["words"]),
            officials=frozenset(a["officials"]["words"]),
            trades=frozenset(a["officials"]["trades"]),
            lesser=frozenset(a["officials"]["modifiers"]),
            spokespersons=frozenset(a["spokespersons"]["words"]),
            former=frozenset(a["former"]["words"]),
            predecessors=frozenset(a["former"]["nouns"]),
            nominals={word: NodeType(kind) for kind, words in a["nominals"].items() for word in words},
            pairs=frozenset(a["pairs"]["words"]),
            leagues=frozenset(a["leagues"]["names"]),
            league_words=frozenset(a["leagues"]["words"]),
        )
    except (KeyError, ValueError) as error:
        raise DataFileError(f"data/lexicon: missing or wrong key {error}") from error


@lru_cache(maxsize=1)
def topic_words() -> TopicWords:
    """Read the topic lists once per process.

    Raises:
        DataFileError: A key is missing or malformed.
    """
    t = _table("topics")
    try:
        kinds: dict[str, TopicKind] = {}
        for kind, words in t["kinds"].items():
            for word in words:
                kinds.setdefault(word, TopicKind(kind))
        return TopicWords(
            member_nouns=frozenset(t["membership"]["nouns"]),
            member_verbs=frozenset(t["membership"]["verbs"]),
            loose=frozenset(t["membership"]["loose"]),
            wishes=frozenset(t["membership"]["wishes"]),
            growth=frozenset(t["enlargement"]["nouns"]),
            grow=frozenset(t["enlargement"]["verbs"]),
            guarantees=frozenset(t["guarantees"]["nouns"]),
            talks=frozenset(t["negotiation"]["nouns"]),
            goods=frozenset(t["supply"]["goods"]),
            supplies=frozenset(t["supply"]["nouns"]),
            receive=frozenset(t["supply"]["receive"]),
            give=frozenset(t["supply"]["give"]),
            claims=frozenset(t["claim"]["nouns"]),
            kinds=kinds,
            pronouns=frozenset(t["never"]["pronouns"]),
            never=frozenset(t["never"]["nouns"]) | frozenset(t["never"]["things"]),
            done_to_it=frozenset(t["never"]["done_to_it"]),
            people=frozenset(t["never"]["people"]),
            events=frozenset(t["events"]["nouns"]),
            exchanges=frozenset(t["events"]["exchanges"]),
            synonyms={word: group[0] for group in t["wording"]["synonyms"] for word in group},
            light=frozenset(t["wording"]["light"]),
            loose_adjectives=frozenset(t["wording"]["loose"]),
            take_on=frozenset(t["wording"]["take_on"]),
        )
    except (KeyError, ValueError) as error:
        raise DataFileError(f"data/lexicon/topics.toml: missing or wrong key {error}") from error
