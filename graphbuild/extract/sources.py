"""Words that tell whose statement a sentence is without governing it: "according to B", "as B says"."""

from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.lexicon import Lexicon
from graphbuild.extract.sentences import sentence_span
from graphbuild.extract.tree import child

_CALLING: Final = frozenset({"call", "brand", "label", "term", "describe", "dub"})


def source_named(according: Token) -> Token | None:
    """Return the source after "according to", also where the parser made it the subject of the clause."""
    held = next((t for p in according.kids for t in (p, *p.kids) if t.dep_ == "pobj"), None)
    if held is not None:
        return held
    to = according.i + 1
    heads = (t for t in sentence_span(according) if t.left_edge.i == to + 1 and t.pos_ in {"NOUN", "PROPN"})
    return next((t for t in heads if t.dep_ not in {"compound", "amod", "nmod", "poss"}), None)


def as_said(lex: Lexicon, verb: Token) -> bool:
    """As in ", as B claims": B says the sentence. "As B said that ..." says something else."""
    mark = child(verb, "mark", "advmod")
    if mark is None or mark.lower_ != "as" or verb.lemma_ not in lex.say or child(verb, "nsubj") is None:
        return False
    return child(verb, "ccomp", "dobj", "xcomp") is None


def denier(word: Token, denials: frozenset[str], false: frozenset[str]) -> Token | None:
    """The verb of denial in ", which B denies", ", a claim (that) B rejects" and ", which B called a lie"."""
    doc = word.doc
    start = word.i if word.lower_ == "which" else word.i - 1
    while start > 0 and doc.tokens[start].pos_ in {"ADJ", "ADV", "PART"}:
        start -= 1
    if word.lower_ != "which" and doc.tokens[start].lower_ not in {"a", "an"}:
        return None
    if start < 1 or doc.tokens[start - 1].text != ",":
        return None
    for item in doc[word.i + 1 : word.i + 8]:
        verdict = item.lemma_ in _CALLING and any(t.lower_ in false for t in word.doc[item.i + 1 : item.i + 5])
        whole = item.lemma_ in denials and not any(c.dep_ in {"dobj", "ccomp"} and c.i > item.i for c in item.kids)
        if verdict or whole:
            return item if all(c.dep_ != "neg" for c in item.kids) else None
        if item.pos_ == "VERB" or item.is_punct:
            return None
    return None
