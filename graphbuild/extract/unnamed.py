"""People without a name: whom "he" takes up when only an office was told."""

from graphbuild.annotate.parse import Token
from graphbuild.extract.namewords import name_words
from graphbuild.extract.reading import Reading
from graphbuild.extract.tree import child, is_verb


def carries_on(reading: Reading, token: Token) -> bool:
    """Return whether "he" is somebody without a name: "A's deputy said that B would sue, and he asked C"."""
    verb = token.head
    subject = child(verb.head, "nsubj") if verb.dep_ == "conj" and is_verb(verb.head) else None
    if subject is None or subject.tag_ != "NN" or reading.mention_at(subject) is not None:
        return False
    named = any(item.dep_ == "appos" and reading.mention_at(item) is not None for item in subject.kids)
    return not named and (subject.lemma_ in reading.lexicon.heads or subject.lemma_ in name_words().callings)
