"""Which rules of the ontology an article can meet at all, told by its words: no other rule has a say in its record.

A frame needs its trigger, its prepositions and the words that it demands; where one of them is not among the words of
the article it finds nothing. So an article has to be read again only when a rule changed that it can meet.
"""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final

from graphbuild.annotate.headlines import words_in
from graphbuild.annotate.parse import Doc
from graphbuild.extract.roles import is_preposition
from graphbuild.model import digest
from graphbuild.ontology import Frame, Ontology, Relation

#: The place of a frame, and the places of the sets of words of which it demands one each.
_Frame = tuple[int, frozenset[int]]
#: Of one word: the frames that it may trigger, by what they demand, and the forms that it is.
_Found = tuple[dict[frozenset[int], set[int]], tuple[str, ...]]
_NOTHING: Final[_Found] = {}, ()
_CODE: Final = Path(__file__).resolve().parent


def words_of(doc: Doc, texts: Collection[str]) -> tuple[str, ...]:
    """Return all that rules compare of an article: words as written and as lemmas, in lower case, sorted.

    Args:
        doc: The parsed article.
        texts: The texts of its blocks: the repair of headlines reads them before they are cut into tokens.
    """
    found = {token.lower_ for token in doc.tokens}
    found.update(token.lemma_ for token in doc.tokens)
    for text in texts:
        found.update(words_in(text))
    return tuple(sorted(found))


class Applicable:
    """The rules of an ontology by the words that they cannot do without."""

    def __init__(self, ontology: Ontology, forms: Collection[str]) -> None:
        """Sort the rules.

        Args:
            ontology: The relations and their frames.
            forms: Verb forms by which lines are repaired before the rules run (see ``annotate.headlines``).
        """
        self._forms: dict[str, list[str]] = {}
        for form in sorted(forms):
            self._forms.setdefault(form.removeprefix("to "), []).append(form)
        self._frames: dict[str, list[_Frame]] = {}
        self._texts: list[str] = []
        self._asked: dict[str, _Found] = {}
        demanded: dict[frozenset[str], int] = {}
        for frame in ontology.frames():
            demands = frozenset(demanded.setdefault(words, len(demanded)) for words in _demands(frame))
            for word in frame.lemmas:
                self._frames.setdefault(word, []).append((len(self._texts), demands))
            self._texts.append(digest("", _head(ontology.relations[frame.relation]), *_fields(frame)))
        self._demanded = tuple(demanded)
        self._always = digest("", *_named_in_code(ontology.relations))

    def rules(self, words: Collection[str]) -> str:
        """Return a digest of the rules that an article with these words can meet, in their order."""
        known = frozenset(words)
        met = {place for place, demanded in enumerate(self._demanded) if not known.isdisjoint(demanded)}
        found: set[int] = set()
        forms: list[str] = []
        for word in known:
            asked = self._asked.get(word) or self._ask(word)
            if asked is _NOTHING:
                continue
            frames, shapes = asked
            for demands, numbers in frames.items():
                if demands <= met:
                    found |= numbers
            forms += shapes
        rules = "".join([self._texts[number] for number in sorted(found)])  # digests of one length
        return digest("", self._always, rules, "|".join(sorted(forms)))

    def _ask(self, word: str) -> _Found:
        """Look up the frames that a word may trigger and the forms that it is; each word once."""
        frames: dict[frozenset[int], set[int]] = {}
        for form in (word, *_stems(word)):
            for number, demands in self._frames.get(form, ()):
                frames.setdefault(demands, set()).add(number)
        forms = tuple(self._forms.get(word, ()))
        self._asked[word] = (frames, forms) if frames or forms else _NOTHING
        return self._asked[word]


def _stems(word: str) -> tuple[str, ...]:
    """What ``FrameIndex.verb`` makes of a form that the tagger takes for a noun."""
    return word[:-1], word[:-2], word[:-3] + "y"


def _demands(frame: Frame) -> Iterator[frozenset[str]]:
    """Sets of words, one of each of which must stand in the article for the frame to find anything."""
    yield from (words for _, words in frame.needs if "any" not in words)
    for name, _ in (*frame.fills, *frame.needs):
        first = name.partition(".")[0]
        if is_preposition(first):
            words = frozenset(first.split("/"))
            yield words | {"where"} if "in" in words else words  # "B, where A is based"


def _fields(frame: Frame) -> Iterator[object]:
    """All that a frame says, sets in order."""
    yield from (frame.id, frame.pos, sorted(frame.lemmas), frame.fills, frame.absent, sorted(frame.flags))
    for pairs in (frame.needs, frame.bans, frame.only):
        yield [(name, sorted(values)) for name, values in pairs]


def _head(relation: Relation) -> tuple[object, ...]:
    """What the extraction asks of a relation beside its frames; wording is for readers only."""
    ends = (sorted(relation.subject), sorted(relation.object), sorted(relation.topics))
    return (relation.name, relation.symmetric, *ends)


def _named_in_code(relations: Mapping[str, Relation]) -> Iterator[object]:
    """What the code asks of relations that it makes without a frame, whatever the words."""
    code = "\n".join(path.read_text("utf-8") for path in sorted(_CODE.glob("*.py")))
    yield from ((name, item.symmetric) for name, item in sorted(relations.items()) if f'"{name}"' in code)
