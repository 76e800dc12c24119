"""Which of overlapping names are the outermost, and which lie inside them."""

from collections.abc import Iterable, Sequence
from typing import Final

from graphbuild.annotate.parse import Doc
from graphbuild.extract.matching import Match
from graphbuild.extract.names import Name, capital, is_title, title_case
from graphbuild.extract.namewords import name_words
from graphbuild.gazetteer import Entry
from graphbuild.model import MentionForm, NodeType

_PLACES: Final = frozenset({NodeType.LOCATION, NodeType.COUNTRY})


def arranged(doc: Doc, matches: Sequence[Match], found: Iterable[Name]) -> tuple[list[Match | Name], list[Match]]:
    """Return the outermost names in text order, and the known names nested in them.

    Names told by a head noun or title go first, then the longer ones; a known name yields only to a name that holds
    it whole and adds words of its own.
    """
    taken = {index: match for match in matches for index in range(match.start, match.end)}
    used: set[int] = set()
    outer: list[Match | Name] = []
    nested: list[Match] = []
    for name in sorted(found, key=lambda item: (not item.sure, item.start - item.end, item.start, item.type)):
        span = set(range(name.start, name.end))
        inside = list(dict.fromkeys(taken[index] for index in sorted(span) if index in taken))
        if used & span or (inside and not _wins(doc, name, inside)):
            continue
        if name.type is NodeType.TOPIC:
            used |= {index for match in inside if _city(match) for index in range(match.start, match.end)}
            continue
        used |= span
        outer.append(name)
        nested += [match for match in inside if _shown_inside(name, match)]
    outer += [match for match in matches if not used & set(range(match.start, match.end))]
    return sorted(outer, key=lambda item: item.start), nested


def _city(match: Match) -> bool:
    """Whether a name may mean a city: "Paris" in "Paris Agreement"."""
    return any(entry.type is NodeType.LOCATION for entry, _ in match.meanings)


def _shown_inside(name: Name, match: Match) -> bool:
    """Whether a known name inside a longer one is a mention: all in events, in other names whose they are."""
    if name.type is NodeType.EVENT:
        return True
    return name.type is not NodeType.PERSON and match.meanings[0][1] is MentionForm.DEMONYM


def _wins(doc: Doc, name: Name, inside: Sequence[Match]) -> bool:
    """Whether a name that holds known names is a name of its own."""
    if name.type is NodeType.TOPIC:
        return True
    if any(match.start < name.start or match.end > name.end for match in inside):
        return False
    if any((match.start, match.end) == (name.start, name.end) for match in inside):
        return False
    covered = {index for match in inside for index in range(match.start, match.end)}
    rest = [index for index in range(name.start, name.end) if index not in covered and capital(doc.tokens[index])]
    if name.type is NodeType.PERSON:
        return _other_person(doc, name, inside, rest)
    if name.sure:
        return _head_adds(doc, name, inside, covered, rest)
    if name.type is NodeType.LOCATION:
        known = [match.meanings[0][0].type for match in inside]
        return known == [NodeType.LOCATION] and bool(rest) and all(doc.tokens[index].pos_ == "PROPN" for index in rest)
    return not all(is_title(doc.tokens[index]) for index in rest) and not title_case(doc.tokens[name.start].sent)


def _head_adds(doc: Doc, name: Name, inside: Sequence[Match], covered: set[int], rest: Sequence[int]) -> bool:
    """Whether a head noun makes a name of its own out of known names.

    "SADC summit" is one; "Kozloduy plant" is the known plant, and "Chinese base" only a base of the Chinese.
    """
    known = [match.meanings[0][0] for match in inside]
    head = doc.tokens[name.end - 1].lower_
    if not rest and name.type is NodeType.FACILITY:
        if any(entry.type is NodeType.FACILITY and _same_kind(head, entry) for entry in known):
            return False
        if all(entry.type is NodeType.COUNTRY for entry in known):
            return False
    if head == "administration" and all(entry.type is NodeType.PERSON for entry in known):
        return False
    if name.type is NodeType.ORGANIZATION and rest and all(entry.type in _PLACES for entry in known):
        named = all(match.meanings[0][1] is MentionForm.NAME for match in inside)
        if named and all(doc.tokens[index].pos_ == "PROPN" for index in rest):
            return True  # "Iberia Vida, an insurer"
    heads = name_words().heads
    return any(index not in covered and doc.tokens[index].lower_ in heads for index in range(name.start, name.end))


def _same_kind(head: str, entry: Entry) -> bool:
    """Whether a head noun may speak of a known facility: not "railway" of a mine."""
    return head in name_words().plain or head in entry.name.lower().split()


def _other_person(doc: Doc, name: Name, inside: Sequence[Match], rest: Sequence[int]) -> bool:
    """Such as "Jordan Pickford", "Denzel Washington", "Eric Trump": one known word and an unknown one beside it."""
    if len(inside) == 2 and not rest:  # "Saddam Haftar": the first name of one and the surname of another
        known = {match.meanings[0][0].id for match in inside if match.meanings[0][0].type is NodeType.PERSON}
        return len(known) == 2
    if len(inside) != 1 or inside[0].end - inside[0].start != 1 or not 1 <= len(rest) <= 2:
        return False
    entry, form = inside[0].meanings[0]
    if form is MentionForm.DEMONYM or entry.type is NodeType.ORGANIZATION:
        return False
    if entry.type is NodeType.PERSON and inside[0].start == name.start:
        words = entry.name.split()
        return doc.tokens[name.start].text == words[0] and doc.tokens[name.start + 1].text not in words
    return all(doc.tokens[i].pos_ == "PROPN" and not is_title(doc.tokens[i]) for i in rest)
