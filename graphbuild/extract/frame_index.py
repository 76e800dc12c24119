"""The frames of the ontology by the word that triggers them."""

from collections import defaultdict
from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.tree import is_verb
from graphbuild.ontology import Frame, Ontology

_CLASSES: Final = {"VERB": "va", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a", "ADV": "r"}


class FrameIndex:
    """Frames by word class and lemma.

    Attributes:
        words: All lemmas that trigger anything; a token whose lemma and form are none of them need not be asked for.
    """

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology
        self._frames: dict[tuple[str, str], list[Frame]] = defaultdict(list)
        for frame in ontology.frames():
            for word in sorted(frame.lemmas):
                self._frames[frame.pos, word].append(frame)
        self.words = frozenset(word for _, word in self._frames)

    def of(self, token: Token) -> list[Frame]:
        """Return the frames that the word may trigger."""
        word = token.lemma_
        if token.pos_ == "AUX" and not token.kids:
            return []  # "is", "has" before another verb: whatever they could say hangs on that verb
        found: list[Frame] = []
        for pos in "v" if token.tag_ == "NNS" and is_verb(token) else _CLASSES.get(token.pos_, ""):
            found += self._frames.get((pos, word), ())
            if pos == "a" and token.lower_ != word:
                found += self._frames.get((pos, token.lower_), ())
        return found

    def verb(self, form: str) -> list[Frame]:
        """Return the verb frames of a third-person form such as "rejects"."""
        for stem in (form[:-1], form[:-2], form[:-3] + "y"):
            if ("v", stem) in self._frames:
                return self._frames["v", stem]
        return []
