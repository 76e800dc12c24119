"""Links the names of one article to nodes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from graphbuild.annotate.parse import Doc
from graphbuild.extract.matching import Match
from graphbuild.extract.names import Name, is_title
from graphbuild.extract.namewords import name_words
from graphbuild.extract.naming import LEGAL
from graphbuild.extract.people import People
from graphbuild.extract.seats import is_state
from graphbuild.extract.senses import Surroundings, meant
from graphbuild.folding import fold
from graphbuild.gazetteer import KINDS, Entry, Gazetteer
from graphbuild.model import MentionForm, Node, NodeType
from graphbuild.resolve.variants import known_variant, variant_key

_KEYS: Final = {kind: key for key, kind in KINDS.items()}
#: "The Commission" beside the union whose executive it is.
_UNION, _COMMISSION = "European Union", "European Commission"
_PLACES: Final = frozenset({NodeType.COUNTRY, NodeType.LOCATION})
_CHAMBERS: Final = frozenset({"congress", "senate"})
_OF_KNOWN: Final = frozenset("america american us u.s. states washington".split())
_FEWEST, _LONGEST = 3, 6  # letters of an abbreviation that the article need not explain


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenMention:
    """A mention in tokens of the article's Doc (half-open).

    Attributes:
        way: How it was linked: gazetteer, alias, demonym, metonym, surname, first name, variant, abbreviation, slug.
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


class Linker:
    """What one article knows about its names."""

    def __init__(self, doc: Doc, gazetteer: Gazetteer, outer: Sequence[Match | Name], inner: Sequence[Match]) -> None:
        self._doc, self._gazetteer = doc, gazetteer
        self._used = {index for item in outer for index in range(item.start, item.end)}
        matches = [item for item in outer if isinstance(item, Match)]
        found = [item for item in outer if isinstance(item, Name)]
        self._surroundings = Surroundings(doc, [*matches, *inner])
        self._people = self._named_people(matches, found)
        self._types = _voted((self._key(name), name) for name in found)
        self._nodes: dict[str, Node] = {}
        self._firsts = self._first_words(found)
        self._short = dict(self._expansions(outer))
        self._bodies = dict(self._heads(outer))
        self._union = any(entry.name == _UNION for match in matches for entry, _ in match.meanings)
        self._firms = _firms_by_first_word(doc, matches)
        self._initials = self._first_letters(outer)

    def link(self, item: Match | Name, *, nested: bool) -> TokenMention:
        """Return the mention that a name makes."""
        node, form, way, confidence = self._known(item) if isinstance(item, Match) else self._new(item)
        return TokenMention(
            start=item.start,
            end=item.end,
            node=node,
            form=form,
            way=way,
            confidence=confidence,
            nested=nested,
        )

    def abbreviations(self) -> Iterator[TokenMention]:
        """Yield the other places of the abbreviations that the article explains."""
        for token in self._doc:
            if token.i not in self._used and token.text in self._short:
                yield TokenMention(
                    start=token.i,
                    end=token.i + 1,
                    node=self._short[token.text],
                    form=MentionForm.NAME,
                    way="abbreviation",
                    confidence=0.95,
                )

    def _named_people(self, matches: Iterable[Match], found: Iterable[Name]) -> People:
        people = People(self._gazetteer)
        for match in matches:
            entry = match.meanings[0][0]
            if entry.type is NodeType.PERSON:
                people.know(entry.node, match.start, full=match.end - match.start > 1)
        for name in found:
            if name.type is NodeType.PERSON and name.end - name.start > 1:
                people.add(self._text(name), name.start)
        return people

    def _known(self, match: Match) -> tuple[Node, MentionForm, str, float]:
        person = self._person_instead(match)
        if person is not None:
            return person, MentionForm.NAME, "surname", 0.8
        firm = self._firm_instead(match)
        if firm is not None:
            return firm, MentionForm.NAME, "alias", 0.8
        own = self._by_initials(match.start, match.end)
        if own is not None and own.id not in {meaning.node.id for meaning, _ in match.meanings}:
            return own, MentionForm.NAME, "abbreviation", 0.85
        if self._of_other_state(match):
            word = self._doc[match.start].text.capitalize()
            kind = NodeType.ORGANIZATION
            return Node(id=f"{_KEYS[kind]}.{word.lower()}", name=word, type=kind), MentionForm.NAME, "slug", 0.6
        entry, form = self._meaning(match)
        certain = len({meaning.id for meaning, _ in match.meanings}) == 1
        if form is not MentionForm.NAME:
            way = form.value
        else:
            way = "gazetteer" if entry.name == self._doc[match.start : match.end].text else "alias"
        return entry.node, form, way, 1.0 if certain else 0.85

    def _of_other_state(self, match: Match) -> bool:
        """As in "Peru's Congress": not the one that the gazetteer knows by that word alone."""
        word = self._doc[match.start]
        if match.end - match.start > 1 or match.start == 0 or word.lower_ not in _CHAMBERS:
            return False
        owners = [item for item in word.kids if item.dep_ in {"poss", "amod"} and item.i < word.i]
        return any(item.ent_type_ in {"GPE", "NORP"} and item.lower_ not in _OF_KNOWN for item in owners)

    def _person_instead(self, match: Match) -> Node | None:
        """Return the person of the article whose surname a place, firm or better known person has too."""
        entry, form = match.meanings[0]
        if match.end - match.start > 1 or form is MentionForm.DEMONYM:
            return None
        found = self._people.find(self._doc[match.start].text, match.start)
        if found is None or found[1] != "surname" or found[0].id == entry.node.id:
            return None
        if entry.type is NodeType.PERSON:
            titled = match.start > 0 and is_title(self._doc[match.start - 1])
            return None if titled or self._people.has_full_name(entry.node.id) else found[0]
        before = self._doc[match.start - 1].lower_ if match.start else ""
        located = before in {"in", "at", "to", "from", "near"} or self._surroundings.concerns(entry)
        return None if entry.type in _PLACES and located else found[0]

    def _firm_instead(self, match: Match) -> Node | None:
        """As in "Rio Tinto ... Rio, which is based in London": the firm named before, not the city."""
        if match.end - match.start > 1 or self._doc[match.start].dep_ not in {"nsubj", "nsubjpass", "poss"}:
            return None
        only_place = all(entry.type is NodeType.LOCATION and form is MentionForm.NAME for entry, form in match.meanings)
        found = self._firms.get(self._doc[match.start].text) if only_place else None
        return found[0] if found is not None and found[1] < match.start else None

    def _meaning(self, match: Match) -> tuple[Entry, MentionForm]:
        seats = [pair for pair in match.meanings if pair[1] is MentionForm.METONYM]
        others = [pair for pair in match.meanings if pair[1] is not MentionForm.METONYM]
        seat = all(entry.type is NodeType.FACILITY for entry, _ in others)
        if seats and (not others or is_state(self._doc, match.start, match.end, seat=seat)):
            return self._governed(match, seats[0][0]) or seats[0]
        return meant(others, match.start, self._surroundings)

    def _governed(self, match: Match, seat: Entry) -> tuple[Entry, MentionForm] | None:
        """As in "the government in Brussels": that of the country around, for a union whose seat it is has none."""
        before = self._doc[match.start - 2].lower_ if match.start > 1 else ""
        if seat.type is not NodeType.ORGANIZATION or before not in {"government", "coalition", "cabinet"}:
            return None
        around = {whole for entry, _ in match.meanings for whole in self._gazetteer.wholes(entry.node.id)}
        states = (entry for entry in self._gazetteer.entries.values() if entry.node.id in around)
        state = next((entry for entry in states if entry.type is NodeType.COUNTRY), None)
        return (state, MentionForm.METONYM) if state is not None else None

    def _new(self, name: Name) -> tuple[Node, MentionForm, str, float]:
        text = self._text(name)
        if text in self._short:
            return self._short[text], MentionForm.NAME, "abbreviation", 0.95
        own = self._by_initials(name.start, name.end) if name.type is NodeType.ORGANIZATION else None
        if own is not None:
            return own, MentionForm.NAME, "abbreviation", 0.9
        if name.end - name.start == 1 and not text.isupper():
            person = self._people.find(text, name.start)
            if person is not None and (name.type is NodeType.PERSON or person[1] == "surname"):
                return person[0], MentionForm.NAME, person[1], 0.9
            if text.lower() in self._bodies and name.start > 0 and self._doc[name.start - 1].lower_ == "the":
                return self._bodies[text.lower()], MentionForm.NAME, "alias", 0.85
            if text == "Commission" and self._union:
                return self._gazetteer.lookup(_COMMISSION)[0][0].node, MentionForm.NAME, "alias", 0.8
            if self._key(name) in self._firsts:
                return self._firsts[self._key(name)], MentionForm.NAME, "alias", 0.8
        if name.type is NodeType.PERSON and name.end - name.start > 1:
            found = self._people.add(text, name.start)
            return found, MentionForm.NAME, *self._way(found, 0.8)
        found = self._node(name)
        return found, MentionForm.NAME, *self._way(found, 0.8 if name.sure else 0.6)

    def _way(self, node: Node, confidence: float) -> tuple[str, float]:
        """Tell another spelling of a known name from a name that nobody knows."""
        return ("variant", 0.9) if self._gazetteer.knows(node.id) else ("slug", confidence)

    def _node(self, name: Name) -> Node:
        key = self._key(name)
        if key not in self._nodes:
            text, kind = self._text(name), self._types[key]
            known = known_variant(text, kind, self._gazetteer)
            new = Node(id=f"{_KEYS[kind]}.{variant_key(text, kind, self._gazetteer)}", name=text, type=kind)
            self._nodes[key] = known or new
        return self._nodes[key]

    def _first_words(self, found: Iterable[Name]) -> dict[str, Node]:
        """Return the first words of firms and bodies, by which an article calls them later ("Dalton" Mining)."""
        owners: dict[str, set[str]] = {}
        nodes: dict[str, Node] = {}
        for name in found:
            words = self._key(name).split()
            if name.type is NodeType.ORGANIZATION and len(words) > 1 and self._types[self._key(name)] is name.type:
                owners.setdefault(words[0], set()).add(self._key(name))
                nodes[words[0]] = self._node(name)
        return {word: nodes[word] for word, keys in owners.items() if len(keys) == 1}

    def _heads(self, outer: Sequence[Match | Name]) -> Iterator[tuple[str, Node]]:
        """Yield the head nouns of bodies, by which an article calls them later: "the Commission"."""
        owners: dict[str, dict[str, Node]] = {}
        for item in outer:
            kind = item.type if isinstance(item, Name) else item.meanings[0][0].type
            if kind is NodeType.ORGANIZATION and item.end - item.start > 1:
                node = self._node(item) if isinstance(item, Name) else item.meanings[0][0].node
                for word in (self._doc[item.start].lower_, self._doc[item.end - 1].lower_):
                    if word in name_words().heads:
                        owners.setdefault(word, {})[node.id] = node
        for word, nodes in owners.items():
            if len(nodes) == 1:
                yield word, next(iter(nodes.values()))

    def _expansions(self, outer: Sequence[Match | Name]) -> Iterator[tuple[str, Node]]:
        """Yield abbreviations in brackets behind the name that they shorten: "Delta River Authority (DRA)"."""
        doc = self._doc
        for item in outer:
            if item.end + 2 < len(doc) and doc.tokens[item.end].text == "(" and doc.tokens[item.end + 2].text == ")":
                short = doc.tokens[item.end + 1].text
                if short.isupper() and len(short) > 1 and _shortens(short, doc[item.start : item.end].text):
                    yield short, item.meanings[0][0].node if isinstance(item, Match) else self._node(item)

    def _first_letters(self, outer: Sequence[Match | Name]) -> dict[str, tuple[int, Node]]:
        """Return first letters of bodies' names, where each stands and its node: "Fund for Roads and Bridges", FRB."""
        found: dict[str, tuple[int, Node]] = {}
        for item in outer:
            kind = item.type if isinstance(item, Name) else item.meanings[0][0].type
            if kind is NodeType.ORGANIZATION and item.end - item.start >= _FEWEST:
                words = (token.text for token in self._doc.tokens[item.start : item.end])
                letters = "".join(word[0] for word in words if word[:1].isupper())
                if len(letters) >= _FEWEST:
                    node = self._node(item) if isinstance(item, Name) else item.meanings[0][0].node
                    found.setdefault(letters, (item.start, node))
        return found

    def _by_initials(self, start: int, end: int) -> Node | None:
        """The body named before whose first letters a word is: "FRB" or, in British papers, "Frb"."""
        text = self._doc.tokens[start].text
        if end - start != 1 or not _FEWEST <= len(text) <= _LONGEST or not (text.isupper() or text.istitle()):
            return None
        place, node = self._initials.get(text.upper(), (start, None))
        return node if place < start else None

    def _key(self, name: Name) -> str:
        """Return what two names of one thing share: letters' case, accents and the legal form do not count."""
        words = fold(self._text(name)).split()
        while len(words) > 1 and words[-1] in LEGAL and name.type is not NodeType.PERSON:
            words.pop()
        return " ".join(words)

    def _text(self, name: Name) -> str:
        """Return the name as it is shown: one line, no article, ports as "Port of X"."""
        words = self._doc[name.start : name.end].text.rstrip(".").split()
        if words[0].lower() == "the" and len(words) > 1:
            words = words[1:]
        if words[-1] == "port" and name.type is NodeType.FACILITY and len(words) > 1:
            return f"Port of {' '.join(words[:-1])}"
        return " ".join((words[0][:1].upper() + words[0][1:], *words[1:]))


def _firms_by_first_word(doc: Doc, matches: Iterable[Match]) -> dict[str, tuple[Node, int]]:
    """Return known firms of several words by their first one, and where they are first named."""
    firms: dict[str, tuple[Node, int]] = {}
    for match in matches:
        entry = match.meanings[0][0]
        if entry.type is NodeType.ORGANIZATION and match.end - match.start > 1:
            firms.setdefault(doc.tokens[match.start].text, (entry.node, match.start))
    return firms


def _shortens(short: str, full: str) -> bool:
    """Whether the letters of an abbreviation occur in order in the full name, the first one at its start."""
    rest = iter(full.lower())
    return full[:1].lower() == short[:1].lower() and all(char in rest for char in short.lower() if char.isalpha())


def _voted(found: Iterable[tuple[str, Name]]) -> dict[str, NodeType]:
    """Return the type that most mentions of a name tell; a head noun or title outvotes the model."""
    votes: dict[str, Counter[NodeType]] = {}
    for key, name in found:
        votes.setdefault(key, Counter())[name.type] += 10 if name.sure else 1
    return {key: min(counter, key=lambda kind: (-counter[kind], kind)) for key, counter in votes.items()}
