"""What a gazetteer name means where it stands: state or city, country or language, which of two namesakes.

A capital is the state when it does what governments do (speaks, refuses, is accused, has a stance), and a city when
people are in it or go to it. The test of the annotation guideline: can "the government of" be put before it?
"""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from graphbuild.extract.matching import Match
from graphbuild.extract.namewords import name_words
from graphbuild.gazetteer import Entry
from graphbuild.model import MentionForm, NodeType

_INSIDE = frozenset(
    {
        "in",
        "at",
        "near",
        "outside",
        "around",
        "across",
        "inside",
        "throughout",
        "via",
        "over",
        "within",
        "beyond",
    }
)
_BETWEEN = frozenset({"between", "among"})
#: Verbs whose object stands behind a preposition: "rely on", "appeal to", "protest to".
_LEANING = frozenset(
    {
        "impose",
        "rely",
        "depend",
        "accord",
        "appeal",
        "complain",
        "protest",
        "respond",
        "reply",
        "react",
        "defer",
        "object",
        "hint",
        "signal",
        "apologise",
        "apologize",
        "speak",
        "listen",
        "lie",
        "matter",
        "belong",
        "turn",
        "act",
        "lean",
        "count",
        "bow",
        "yield",
        "surrender",
        "explain",
        "propose",
        "suggest",
        "write",
    }
)
#: Nouns whose "of" leads to who has or bears it: "support of Moscow"; but "the invasion of Kyiv".
_HELD = frozenset(
    {
        "ally",
        "allegation",
        "approval",
        "backing",
        "behalf",
        "blessing",
        "condemnation",
        "consent",
        "critic",
        "criticism",
        "enemy",
        "foe",
        "friend",
        "government",
        "hand",
        "intention",
        "interest",
        "leader",
        "opponent",
        "part",
        "policy",
        "position",
        "proxy",
        "puppet",
        "rival",
        "side",
        "stance",
        "supporter",
        "support",
        "suspicion",
        "view",
        "partner",
        "fear",
    }
)
_AIMED = frozenset(
    {"aim", "direct", "target", "anger", "rage", "swipe", "barb", "jab", "lash", "hit", "laugh", "frustration", "fury"}
)
#: What is agreed or said in a city bears its name.
_NAMED_BY_PLACE = frozenset(
    {
        "accord",
        "agreement",
        "deal",
        "pact",
        "treaty",
        "truce",
        "ceasefire",
        "negotiation",
        "dialogue",
        "statement",
        "process",
        "initiative",
        "plan",
        "line",
        "order",
        "market",
        "protest",
        "trade",
        "attack",
        "power",
    }
)
#: Verbs that the tagger takes for plural nouns after a name.
_MISREAD = frozenset(
    {
        "reject",
        "back",
        "dispute",
        "deny",
        "oppose",
        "resent",
        "refuse",
        "favour",
        "favor",
        "dislike",
        "government",
        "official",
        "regime",
        "administration",
        "authority",
    }
)
_COMPASS = frozenset({"western", "west"})
_NAMED_AFTER = frozenset({"GPE", "LOC"})


def is_state(doc: Doc, start: int, end: int, *, seat: bool) -> bool:
    """Tell whether a capital or seat of government stands for its state.

    Args:
        doc: The article.
        start: First token of the name.
        end: Token after the name.
        seat: The name is a seat and no city ("the Kremlin"): the state unless people are at it.
    """
    head = doc[start:end].root
    if _beside_country(doc, end):
        return False
    if end + 1 < len(doc) and doc[end].text == "-" and doc[end + 1].text.islower():
        return doc[end + 1].lower_ not in {"based", "born", "bound", "area", "centric"}
    decided = _decide(head, set())
    if seat:
        return decided is not False if head.dep_ != "pobj" else bool(decided)
    return bool(decided)


def _decide(head: Token, seen: set[int]) -> bool | None:
    """Return True for the state, False for the place, None when the syntax does not tell."""
    if head.i in seen:
        return None
    seen.add(head.i)
    if head.dep_ in {"nsubj", "nsubjpass", "csubj"}:
        return _as_subject(head)
    if head.dep_ == "poss":
        return _as_owner(head)
    if head.dep_ == "pobj":
        return _after_preposition(head)
    if head.dep_ in {"dobj", "dative", "iobj"}:
        return head.head.lemma_.lower() in name_words().objects
    if head.dep_ in {"compound", "nmod", "amod"}:
        return _as_modifier(head)
    if head.dep_ in {"conj", "appos"}:
        return _decide(head.head, seen)
    return None


def _as_subject(head: Token) -> bool | None:
    words, verb = name_words(), head.head
    lemma = verb.lemma_.lower()
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    if head.dep_ == "nsubjpass":
        return lemma in words.objects
    if lemma == "be":
        return any(
            child.lemma_.lower() in words.attitudes
            for child in verb.children
            if child.dep_ in {"acomp", "attr", "prep"}
        )
    if lemma == "host":
        return any(child.dep_ == "dobj" and child.ent_type_ != "EVENT" for child in verb.children)
    if lemma in {"have", "see", "look", "stand"}:
        return any(child.dep_ in {"xcomp", "ccomp"} for child in verb.children) or _owned_by_state(verb)
    return lemma not in words.place_verbs


def _owned_by_state(verb: Token) -> bool:
    return any(child.dep_ == "dobj" and child.lemma_.lower() in name_words().state_of for child in verb.children)


def _as_owner(head: Token) -> bool:
    noun = head.head
    return noun.lemma_.lower() not in name_words().place_of and noun.ent_type_ not in {"FAC", "EVENT", "ORG"}


def _as_modifier(head: Token) -> bool | None:
    """Such as "Moscow officials", "a Kyiv suburb", "the Minsk truce"; and "a plan Kyiv rejects", parsed as a plural noun."""
    words, noun = name_words(), head.head
    while noun.dep_ in {"compound", "nmod"} and noun.head is not noun:
        noun = noun.head
    lemma = noun.lemma_.lower()
    if lemma in words.place_of or lemma in _NAMED_BY_PLACE:
        return False
    return True if lemma in words.state_of or lemma in _MISREAD else None


def _after_preposition(head: Token) -> bool | None:
    words, prep = name_words(), head.head
    word, governor = prep.lower_, _governor(prep)
    lemma = governor.lemma_.lower()
    if word == "at" and lemma in _AIMED:
        return True
    if word in _INSIDE:
        return False
    if prep.dep_ == "agent" or word in {"with", "against"}:
        return True
    if word in _BETWEEN:
        return lemma not in words.motion
    if governor.pos_ == "NOUN" and lemma in words.state_of:
        return word != "of" or lemma in _HELD
    if lemma in words.motion:
        return False
    if word in {"from", "to", "on", "for", "towards", "toward", "upon", "by"}:
        thing = next((child.lemma_.lower() for child in governor.children if child.dep_ in {"dobj", "nsubjpass"}), "")
        return lemma in words.objects or lemma in _LEANING or thing in words.state_of
    return None


def _governor(prep: Token) -> Token:
    """Return what a preposition depends on, over coordinated prepositions ("on Berlin, not on Budapest")."""
    governor = prep.head
    while governor.dep_ in {"conj", "prep"} and governor.pos_ in {"ADP", "PART"} and governor.head is not governor:
        governor = governor.head
    return governor


def _beside_country(doc: Doc, end: int) -> bool:
    """Such as "Moscow, Russia": a city before the name of a country is the city."""
    return (
        end + 1 < len(doc) and doc[end].text == "," and doc[end + 1].ent_type_ == "GPE" and doc[end + 1].dep_ == "appos"
    )


def national(doc: Doc, match: Match) -> bool:
    """Tell whether a demonym speaks of the country and not of a language, a dish or a point of the compass."""
    words = name_words()
    last = doc[match.end - 1]
    following = doc[match.end] if match.end < len(doc) else None
    if following is not None and f"{last.lower_} {following.lower_}" in words.phrases:
        return False
    if following is not None and following.text == "-" and _suffix(doc, match.end + 1) in words.language_suffixes:
        return False
    if last.lower_ in _COMPASS and following is not None and following.ent_type_ in _NAMED_AFTER:
        return False
    return not _language(last, following)


def _suffix(doc: Doc, index: int) -> str:
    return doc[index].lower_ if index < len(doc) else ""


def _language(last: Token, following: Token | None) -> bool:
    words = name_words()
    if following is not None and following.lemma_.lower() in words.languages:
        return True
    if last.text.endswith("s") and last.tag_ in {"NNPS", "NNS"}:
        return False
    while last.dep_ == "conj" and last.head.pos_ == last.pos_:
        last = last.head
    governor = last.head
    if last.dep_ == "pobj":
        return governor.lower_ in {"in", "into"} or (
            governor.lower_ == "from" and governor.head.lemma_.lower() in words.language_verbs
        )
    return last.dep_ in {"dobj", "oprd", "attr"} and governor.lemma_.lower() in {
        "speak",
        "learn",
        "teach",
        "understand",
        "study",
    }


class Surroundings:
    """What the rest of an article says that helps to tell namesakes apart."""

    def __init__(self, doc: Doc, matches: Sequence[Match]) -> None:
        self._text = f" {' '.join(token.lower_ for token in doc)} "
        self._certain = {match.meanings[0][0].id for match in matches if len({e.id for e, _ in match.meanings}) == 1}
        self._parts: set[str] = set()
        self._beside: dict[int, list[tuple[int, str]]] = {}
        for match in matches:
            entry, form = match.meanings[0]
            self._beside.setdefault(doc[match.start].sent.start, []).append((match.start, entry.located_in))
            if form is MentionForm.DEMONYM:
                self._parts.add(entry.id)
            elif entry.located_in:
                self._parts.add(entry.located_in)
        self._sentence = [token.sent.start for token in doc]

    def concerns(self, entry: Entry) -> bool:
        """Whether the article names the people of a place or something in it."""
        return entry.id in self._parts

    def weight(self, entry: Entry, place: int) -> float:
        """Return how much speaks for an entry at a token: its cues, and namesakes of its kind in the sentence."""
        score = 2.0 * sum(f" {cue.lower()} " in self._text for cue in entry.cues)
        if entry.type is NodeType.LOCATION and entry.located_in:
            beside = self._beside.get(self._sentence[place], [])
            score += sum(1.0 for at, inside in beside if inside == entry.located_in and at != place)
        elif entry.located_in in self._certain:
            score += 0.3
        return score


def meant(
    meanings: Sequence[tuple[Entry, MentionForm]], place: int, surroundings: Surroundings
) -> tuple[Entry, MentionForm]:
    """Return the namesake that the text speaks of at a token; the first, when nothing speaks clearly for another."""
    if len(meanings) == 1:
        return meanings[0]
    weights = [
        surroundings.weight(entry, place) + (0.6 if index == 0 else 0.0) for index, (entry, _) in enumerate(meanings)
    ]
    return meanings[weights.index(max(weights))]
