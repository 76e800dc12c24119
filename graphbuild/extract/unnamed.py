"""People without a name: whom "he" takes up when only an office was told."""

from graphbuild.annotate.parse import Token
from graphbuild.extract.namewords import name_words
from graphbuild.extract.reading import Reading
from graphbuild.extract.tree import child, is_verb


def carries_on(reading: Reading, token: Token) -> bool:
    """Return whether "he" is somebody without a name: "A's deputy said that B would sue, and he asked C"."""
    first = token.head.head if token.head.dep_ == "conj" else token.head
    verbs = [first] if token.head is not first else []
    if first.dep_ == "ccomp":
        verbs.append(first.head)
    subjects = (child(verb, "nsubj") for verb in verbs if is_verb(verb))
    return any(subject is not None and subject is not token and _nameless(reading, subject) for subject in subjects)


def _nameless(reading: Reading, subject: Token) -> bool:
    """As in "B's deputy", "a minister"; "the minister" may be one who was named before."""
    if subject.tag_ != "NN" or reading.mention_at(subject) is not None:
        return False
    if any(item.dep_ == "appos" and reading.mention_at(item) is not None for item in subject.kids):
        return False
    office = subject.lemma_ in reading.lexicon.heads or subject.lemma_ in name_words().callings
    return office and any(item.dep_ == "poss" or item.lower_ in {"a", "an"} for item in subject.kids)
