"""Finds every mention of an entity in an article and links it to a node.

The gazetteer goes before the language model; names that it lacks become entities of their own. The order is: known
names, names that a head noun, a title or the model gives away, which of them hold which, then people within the
article, namesakes, and last whether a capital is a city or its state.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from graphbuild.extract.matching import Match, matcher
from graphbuild.extract.names import Name, capital, names
from graphbuild.extract.namewords import name_words
from graphbuild.extract.people import People
from graphbuild.extract.senses import is_state, meant, national
from graphbuild.gazetteer import Entry, Gazetteer, fold, slug
from graphbuild.model import MentionForm, Node, NodeType

_KEYS = {NodeType.PERSON: "person", NodeType.ORGANIZATION: "org", NodeType.FACILITY: "facility", NodeType.EVENT: "event", NodeType.LOCATION: "place", NodeType.COUNTRY: "country"}
_HOLDERS = frozenset({NodeType.EVENT, NodeType.FACILITY})


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenMention:
    """A mention in tokens of the article's Doc (half-open).

    Attributes:
        way: How it was linked: gazetteer, demonym, metonym, surname, first name, variant, abbreviation or slug.
        confidence: 0 to 1, of the linking.
        nested: It lies inside a longer name.
    """

    start: int
    end: int
    node: Node
    form: MentionForm
    way: str
    confidence: float
    nested: bool = False


def find_mentions(doc: Doc, gazetteer: Gazetteer) -> tuple[TokenMention, ...]:
    """Return all mentions by name, demonym or metonym, sorted by start; those not nested never overlap.

    Args:
        doc: One parsed article with sentences and the model's entities; quotes are straight.
        gazetteer: The known names; its matcher is built once.
    """
    finder = matcher(gazetteer)
    matches = [match for match in finder.find(doc) if _counts(doc, match)]
    outer, inner = _arranged(doc, matches, list(names(doc)))
    inner += [(found, True) for match in outer if isinstance(match, Match) and _holds(match) for found in finder.inside(doc, match)]
    people = People(entry.node for match in matches for entry, _ in match.meanings[:1] if entry.type is NodeType.PERSON)
    linked = _Linker(doc, [match for match in matches], people, [item for item in outer if isinstance(item, Name)])
    found = [linked.link(item, nested=False) for item in outer] + [linked.link(match, nested=True) for match, _ in inner]
    found += linked.abbreviations({index for item in outer for index in range(item.start, item.end)})
    return tuple(sorted((item for item in found if item is not None), key=lambda m: (m.start, -m.end, m.node.id)))


def _counts(doc: Doc, match: Match) -> bool:
    """Whether a known name is meant as one here."""
    entry, form = match.meanings[0]
    if form is MentionForm.DEMONYM and not national(doc, match):
        return False
    following = doc[match.end].text if match.end < len(doc) else ""
    return not (following == "-" and match.end + 1 < len(doc) and doc[match.end + 1].lower_ == "born") and bool(entry.id)


def _holds(match: Match) -> bool:
    return match.end - match.start > 1 and match.meanings[0][0].type in _HOLDERS


def _arranged(
    doc: Doc, matches: Sequence[Match], found: Sequence[Name]
) -> tuple[list[Match | Name], list[tuple[Match, bool]]]:
    """Return the outermost names and the known names nested in them."""
    taken: dict[int, Match] = {index: match for match in matches for index in range(match.start, match.end)}
    used: set[int] = set()
    outer: list[Match | Name] = []
    nested: list[tuple[Match, bool]] = []
    for name in sorted(set(found), key=lambda n: (not n.sure, n.start - n.end, n.start, n.type)):
        span = range(name.start, name.end)
        if used & set(span):
            continue
        inside = list(dict.fromkeys(taken[index] for index in span if index in taken))
        if inside and not _wins(doc, name, inside):
            continue
        used |= set(span)
        outer.append(name)
        nested += [(match, True) for match in inside if name.type is not NodeType.PERSON]
    outer += [match for match in matches if not used & set(range(match.start, match.end))]
    return sorted(outer, key=lambda item: item.start), nested


def _wins(doc: Doc, name: Name, inside: Sequence[Match]) -> bool:
    """Whether a name that holds known names is a name of its own."""
    if any(match.start < name.start or match.end > name.end for match in inside):
        return False
    covered = {index for match in inside for index in range(match.start, match.end)}
    rest = [doc[i] for i in range(name.start, name.end) if i not in covered and capital(doc[i])]
    if name.type is NodeType.PERSON:
        plain = all(m.end - m.start == 1 and m.meanings[0][1] is not MentionForm.DEMONYM and m.meanings[0][0].type not in {NodeType.PERSON, NodeType.ORGANIZATION} for m in inside)
        return plain and len(rest) == 1 and rest[0].pos_ == "PROPN" and rest[0].lower_.rstrip(".") not in name_words().titles
    if name.sure:
        head = doc[name.end - 1]
        return head.i not in covered or any(token.lower_ in name_words().heads for token in rest)
    return bool(rest) and not _headline(doc, name) and any(t.lower_ not in name_words().titles for t in rest) and name.type is not NodeType.LOCATION


def _headline(doc: Doc, name: Name) -> bool:
    """Whether most words of the sentence have capitals, so that they tell no name."""
    words = [token for token in doc[name.start].sent if token.is_alpha and len(token) > 3]
    return len(words) > 3 and sum(capital(token) for token in words) > 0.7 * len(words)


class _Linker:
    """Links the names of one article."""

    def __init__(self, doc: Doc, matches: Sequence[Match], people: People, found: Sequence[Name]) -> None:
        self._doc = doc
        self._people = people
        self._texts = frozenset(token.lower_ for token in doc) | frozenset(chunk.text.lower() for chunk in doc.ents)
        self._known = frozenset(match.meanings[0][0].id for match in matches if len({e.id for e, _ in match.meanings}) == 1)
        self._sentences: dict[int, list[str]] = {}
        for match in matches:
            self._sentences.setdefault(doc[match.start].sent.start, []).append(match.meanings[0][0].located_in)
        for name in found:
            if name.type is NodeType.PERSON and name.end - name.start > 1:
                people.add(self._text(name.start, name.end))
        self._surnames = people.surnames()
        self._types = _voted(found, lambda name: fold(self._text(name.start, name.end)))
        self._nodes: dict[str, Node] = {}
        self._short = dict(self._expansions(matches, found))

    def link(self, item: Match | Name, *, nested: bool) -> TokenMention | None:
        """Return the mention that a name makes."""
        return self._known_name(item, nested) if isinstance(item, Match) else self._new_name(item, nested)

    def abbreviations(self, used: set[int]) -> Iterator[TokenMention]:
        """Yield the other places of the abbreviations that the article explains."""
        for token in self._doc:
            if token.i not in used and token.text in self._short:
                yield self._mention(token.i, token.i + 1, self._short[token.text], "abbreviation", 0.95)

    def _known_name(self, match: Match, nested: bool) -> TokenMention | None:
        doc = self._doc
        if match.end - match.start == 1 and not nested and self._is_surname(match):
            person = self._people.find(doc[match.start].text)
            if person is not None:
                return self._mention(match.start, match.end, person[0], person[1], 0.8)
        entry, form = self._meaning(match)
        way = form.value if form is not MentionForm.NAME else ("gazetteer" if entry.name == doc[match.start : match.end].text else "alias")
        certain = len({meaning.id for meaning, _ in match.meanings}) == 1
        return self._mention(match.start, match.end, entry.node, way, 1.0 if certain else 0.85, form, nested)

    def _is_surname(self, match: Match) -> bool:
        """Whether a place or firm shares its name with a person of the article ("Denzel Washington ... Washington")."""
        word = fold(self._doc[match.start].text)
        entry, form = match.meanings[0]
        before = self._doc[match.start - 1].lower_ if match.start else ""
        return word in self._surnames and entry.type is not NodeType.PERSON and form is not MentionForm.DEMONYM and before not in {"in", "at", "to", "from"}

    def _meaning(self, match: Match) -> tuple[Entry, MentionForm]:
        seats = [pair for pair in match.meanings if pair[1] is MentionForm.METONYM]
        others = [pair for pair in match.meanings if pair[1] is not MentionForm.METONYM]
        if seats and is_state(self._doc, match.start, match.end, seat=not others):
            return seats[0]
        if not others:
            return seats[0]
        siblings = self._sentences.get(self._doc[match.start].sent.start, [])
        return meant(Match(start=match.start, end=match.end, meanings=tuple(others)), self._texts, self._known, siblings)

    def _new_name(self, name: Name, nested: bool) -> TokenMention | None:
        text = self._text(name.start, name.end)
        if text in self._short:
            return self._mention(name.start, name.end, self._short[text], "abbreviation", 0.95, nested=nested)
        if name.end - name.start == 1 and name.type in {NodeType.PERSON, NodeType.ORGANIZATION, NodeType.LOCATION} and not text.isupper():
            person = self._people.find(text) if name.type is NodeType.PERSON or fold(text) in self._surnames else None
            if person is not None:
                return self._mention(name.start, name.end, person[0], person[1], 0.9, nested=nested)
        if name.type is NodeType.PERSON and " " in text:
            return self._mention(name.start, name.end, self._people.add(text), "slug", 0.8, nested=nested)
        return self._mention(name.start, name.end, self._node(text), "slug", 0.8 if name.sure else 0.6, nested=nested)

    def _node(self, text: str) -> Node:
        key = fold(text)
        if key not in self._nodes:
            kind = self._types[key]
            self._nodes[key] = Node(id=f"{_KEYS[kind]}.{slug(text)}", name=text, type=kind)
        return self._nodes[key]

    def _expansions(self, matches: Sequence[Match], found: Sequence[Name]) -> Iterator[tuple[str, Node]]:
        """Yield abbreviations in brackets behind the name that they shorten: "Delta River Authority (DRA)"."""
        doc = self._doc
        for item in (*matches, *found):
            if item.end + 2 < len(doc) and doc[item.end].text == "(" and doc[item.end + 2].text == ")":
                short, full = doc[item.end + 1].text, doc[item.start : item.end].text
                if short.isupper() and len(short) > 1 and _initials(short, full):
                    yield short, item.meanings[0][0].node if isinstance(item, Match) else self._node(self._text(item.start, item.end))

    def _text(self, start: int, end: int) -> str:
        """Return the canonical name that tokens print: no article, a port named as ports are."""
        text = " ".join(self._doc[start:end].text.split())
        return text.removeprefix("the ").removeprefix("The ")

    def _mention(self, start: int, end: int, node: Node, way: str, confidence: float, form: MentionForm = MentionForm.NAME, nested: bool = False) -> TokenMention:
        return TokenMention(start=start, end=end, node=node, form=form, way=way, confidence=confidence, nested=nested)


def _initials(short: str, full: str) -> bool:
    """Whether the letters of an abbreviation occur in order as letters of the full name, the first one at its start."""
    rest = iter(full.lower())
    return full[:1].lower() == short[:1].lower() and all(char in rest for char in short.lower() if char.isalpha())


def _voted(found: Iterable[Name], key) -> dict[str, NodeType]:
    """Return the type that most mentions of a name tell; a head noun or title outvotes the model."""
    votes: dict[str, Counter[NodeType]] = {}
    for name in found:
        votes.setdefault(key(name), Counter())[name.type] += 10 if name.sure else 1
    return {text: min(counter, key=lambda kind: (-counter[kind], kind)) for text, counter in votes.items()}
