"""What a gazetteer name means where it stands: country or language, and which of two namesakes."""

from collections.abc import Sequence
from typing import Final

from graphbuild.annotate.parse import Doc, Token
from graphbuild.extract.matching import Match
from graphbuild.extract.namewords import name_words
from graphbuild.extract.sentences import bounds
from graphbuild.gazetteer import Entry
from graphbuild.model import MentionForm, NodeType

_COMPASS: Final = frozenset({"western", "west"})
_NAMED_AFTER: Final = frozenset({"GPE", "LOC"})
_DEFAULT: Final = 0.6  # less than one namesake's neighbour in the sentence, more than a country named somewhere
_LEARNING: Final = frozenset({"speak", "learn", "teach", "understand", "study"})


def national(doc: Doc, match: Match) -> bool:
    """Tell whether a demonym speaks of the country and not of a language, a dish or a point of the compass."""
    words = name_words()
    last = doc.tokens[match.end - 1]
    following = doc.tokens[match.end] if match.end < len(doc) else None
    if following is not None and f"{last.lower_} {following.lower_}" in words.phrases:
        return False
    if following is not None and following.text == "-" and _suffix(doc, match.end + 1) in words.language_suffixes:
        return False
    if last.lower_ in _COMPASS and following is not None and following.ent_type_ in _NAMED_AFTER:
        return False
    return not _language(last, following)


def _suffix(doc: Doc, index: int) -> str:
    return doc.tokens[index].lower_ if index < len(doc) else ""


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
        translated = governor.lower_ == "from" and governor.head.lemma_.lower() in words.language_verbs
        return translated or governor.lower_ in {"in", "into"}
    return last.dep_ in {"dobj", "oprd", "attr"} and governor.lemma_.lower() in _LEARNING


class Surroundings:
    """What the rest of an article says that helps to tell namesakes apart."""

    def __init__(self, doc: Doc, matches: Sequence[Match]) -> None:
        self._text = f" {' '.join(token.lower_ for token in doc.tokens)} "
        self._certain = {match.meanings[0][0].id for match in matches if len({e.id for e, _ in match.meanings}) == 1}
        self._parts: set[str] = set()
        self._sentence = [start for start, _ in bounds(doc)]
        self._beside: dict[int, list[tuple[int, str]]] = {}
        for match in matches:
            entry, form = match.meanings[0]
            self._beside.setdefault(self._sentence[match.start], []).append((match.start, entry.located_in))
            if form is MentionForm.DEMONYM:
                self._parts.add(entry.id)
            elif entry.located_in:
                self._parts.add(entry.located_in)
        self._cued: dict[str, int] = {}

    def concerns(self, entry: Entry) -> bool:
        """Whether the article names the people of a place or something in it."""
        return entry.id in self._parts

    def weight(self, entry: Entry, place: int) -> float:
        """Return how much speaks for an entry at a token: its cues, and namesakes of its kind in the sentence."""
        if entry.id not in self._cued:
            self._cued[entry.id] = sum(f" {cue.lower()} " in self._text for cue in entry.cues)
        score = 2.0 * self._cued[entry.id]
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
    weights = [surroundings.weight(entry, place) for entry, _ in meanings]
    weights[0] += _DEFAULT
    return meanings[weights.index(max(weights))]
