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

_INSIDE = frozenset({"in", "at", "near", "outside", "around", "across", "inside", "throughout", "via", "over", "within", "beyond"})
_BETWEEN = frozenset({"between", "among"})
_COMPASS = frozenset({"western", "west"})
_NAMED_AFTER = frozenset({"GPE", "LOC"})


def is_state(doc: Doc, start: int, end: int, seat: bool) -> bool:
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
    decided = _decide(head, set())
    return seat if decided is None else decided


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
        return True if head.head.lemma_.lower() in name_words().objects else False
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
            child.lemma_.lower() in words.attitudes for child in verb.children if child.dep_ in {"acomp", "attr", "prep"}
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
    return noun.lemma_.lower() not in name_words().place_of and noun.ent_type_ not in {"FAC", "EVENT"}


def _as_modifier(head: Token) -> bool | None:
    noun, words = head.head, name_words()
    lemma = noun.lemma_.lower()
    if lemma in {"government", "official", "regime", "administration", "leadership", "envoy", "authority", "diplomat"}:
        return True
    return None if lemma in words.state_of else (False if lemma in words.place_of else None)


def _after_preposition(head: Token) -> bool | None:
    words, prep = name_words(), head.head
    word, governor = prep.lower_, prep.head
    lemma = governor.lemma_.lower()
    if word in _INSIDE:
        return False
    if prep.dep_ == "agent" or word in {"with", "against"}:
        return True
    if word == "by":
        return governor.tag_ == "VBN" or None
    if word in _BETWEEN:
        return lemma not in words.motion
    if lemma in words.motion:
        return False
    if word in {"from", "to", "of", "on", "for", "towards", "toward", "upon"}:
        return lemma in words.state_of or lemma in words.objects or lemma in {"impose", "rely", "depend", "accord"}
    return None


def _beside_country(doc: Doc, end: int) -> bool:
    """ "Moscow, Russia": a city before the name of a country is the city."""
    return end + 1 < len(doc) and doc[end].text == "," and doc[end + 1].ent_type_ == "GPE" and doc[end + 1].dep_ == "appos"


def national(doc: Doc, match: Match) -> bool:
    """Tell whether a demonym speaks of the country and not of a language, a dish or a point of the compass."""
    words = name_words()
    last = doc[match.end - 1]
    following = doc[match.end] if match.end < len(doc) else None
    if following is not None and f"{last.lower_} {following.lower_}" in words.phrases:
        return False
    if following is not None and following.text == "-" and match.end + 1 < len(doc):
        if doc[match.end + 1].lower_ in words.language_suffixes:
            return False
    if last.lower_ in _COMPASS and following is not None and following.ent_type_ in _NAMED_AFTER:
        return False
    return not _language(last, following)


def _language(last: Token, following: Token | None) -> bool:
    words = name_words()
    if following is not None and following.lemma_.lower() in words.languages:
        return True
    if last.text.endswith("s") and last.tag_ in {"NNPS", "NNS"}:
        return False
    governor = last.head
    if last.dep_ == "pobj":
        return governor.lower_ in {"in", "into"} or (governor.lower_ == "from" and governor.head.lemma_.lower() in words.language_verbs)
    return last.dep_ in {"dobj", "oprd", "attr"} and governor.lemma_.lower() in {"speak", "learn", "teach", "understand", "study"}


def meant(match: Match, texts: frozenset[str], known: frozenset[str], siblings: Sequence[str]) -> tuple[Entry, MentionForm]:
    """Return the namesake that the text speaks of, the default when it does not tell.

    Args:
        match: A name with at least one meaning.
        texts: Folded words and names of the article.
        known: Ids of the entries that the article names without doubt.
        siblings: What the other names of the sentence lie in.
    """
    best, best_score = match.meanings[0], -1.0
    for index, (entry, form) in enumerate(match.meanings):
        score = 0.6 if index == 0 else 0.0
        score += 2.0 * sum(cue.lower() in texts for cue in entry.cues)
        if entry.type is NodeType.LOCATION and entry.located_in:
            score += 1.0 * siblings.count(entry.located_in)
        score += 0.3 * (entry.located_in in known) if entry.type is not NodeType.LOCATION else 0.0
        if score > best_score:
            best, best_score = (entry, form), score
    return best
