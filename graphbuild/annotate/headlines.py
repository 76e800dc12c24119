"""Title Case headlines for a parser that was trained on sentences.

"Musk Rejects Brazil Court Order" comes out of the parser as one long name. Only words that cannot be part of a name
are written small: function words, and forms of the verbs that the rules know ("Rejects", "to Host"). The text keeps
its length, so offsets stay true.
"""

import re
from collections.abc import Iterable
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LONG: Final = 4
_LONGEST: Final = 250  # characters of a headline
_SHARE: Final = 0.75
_FEWEST: Final = 3
_FUNCTION: Final = frozenset(
    (
        "a an and as at but by for from if in into is are was were be of off on or over than that the to up via with "
        "after before amid despite during against between not no will would could may might must has have had its "
        "their his her he she they it who which while when"
    ).split()
)


def verb_forms(lemmas: Iterable[str]) -> frozenset[str]:
    """Return the third-person, past and -ing forms of regular verbs, and the lemmas marked with "to "."""
    forms: set[str] = set()
    for lemma in lemmas:
        stem = lemma[:-1] if lemma.endswith("e") else lemma
        sibilant = lemma.endswith(("s", "x", "z", "ch", "sh", "o"))
        if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
            forms |= {lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"}
        else:
            forms |= {lemma + ("es" if sibilant else "s"), stem + "ed", stem + "ing"}
        forms.add("to " + lemma)
    return frozenset(forms)


def words_in(text: str) -> list[str]:
    """Return the words that are looked up here, in lower case: those of a line that may be a headline."""
    return _WORD.findall(text.lower()) if len(text) <= _LONGEST else []


def sentence_case(text: str, forms: frozenset[str]) -> str:
    """Write the verbs and function words of a Title Case line small; any other text is returned as it is.

    Args:
        text: One block of working text.
        forms: What ``verb_forms`` made.
    """
    if len(text) > _LONGEST:
        return text  # a paragraph
    words = list(_WORD.finditer(text))
    long = [word[0] for word in words if len(word[0]) >= _LONG]
    if len(long) < _FEWEST or sum(word[0].isupper() for word in long) < _SHARE * len(long):
        return text
    if sum(word.isupper() for word in long) > len(long) / 2:
        return text  # all capitals: no case to read
    letters = list(text)
    before = ""
    for word in words[1:]:
        small = word[0].lower()
        if small in _FUNCTION or small in forms or (before == "to" and f"to {small}" in forms):
            letters[word.start()] = letters[word.start()].lower()
        before = small
    return "".join(letters)
