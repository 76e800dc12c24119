"""The words that reverse a clause: "not", "never", "nobody", "no ...", "at no point", "hardly ever"."""

from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.lexicon import Lexicon
from graphbuild.extract.tree import child, children, gapped

_HARDLY: Final = frozenset({"hardly", "scarcely", "barely"})
_NEGATIVE_FIRST: Final = frozenset("never seldom rarely hardly scarcely neither nor nowhere not".split())
_NOT_AFTER_ALL: Final = frozenset("only until till just merely simply since".split())
_OCCASIONS: Final = frozenset("point stage time moment circumstance circumstances account way means".split())


def negators(lex: Lexicon, verb: Token) -> list[Token]:
    """Return the words in the clause of a verb that reverse it."""
    found = [c for c in verb.kids if (c.dep_ != "cc" or _opens(verb, c)) and _negative(lex, c) and not _not_only(c)]
    found = [c for c in found if not (c.dep_ == "neg" and c.i > verb.i + 1 and c.nbor(-1).lower_ == "but")]
    for aux in children(verb, "aux", "auxpass"):
        found += children(aux, "neg")
    found = [c for c in found if not (c.i < verb.i and c.nbor(1).lower_ in {"until", "but"})]  # "not until May did A"
    found = [c for c in found if not (c.dep_ == "neg" and c.nbor(1).lower_ == "because")]  # "left not because A did"
    found = [c for c in found if not (c.lower_ in _HARDLY and c.nbor(1).lower_ == "had")]  # "hardly had A ... when"
    for item in children(verb, "nsubj", "nsubjpass", "dobj", "attr"):
        if item.lower_ in lex.negative_pronouns and not any(gapped(c) is item for c in children(item, "prep")):
            found.append(item)
        found += [c for c in children(item, "det", "neg", "preconj", "cc") if c.lower_ in lex.negative_determiners]
        found += [c for c in children(item, "advmod") if c.lower_ in lex.negative_adverbs]  # "hardly anyone"
        found += [
            c for c in children(item, "neg") if c.lower_ == "not" and c.nbor(1).lower_ in {"a", "one"}
        ]  # "not a single member"
        found += [c for c in children(item, "amod") if c.lower_ == "few" and not {"a", "the"} & _before(c)]
    found = list(dict.fromkeys([*found, *_never(verb)]))
    if not found and (first := fronted(verb)) is not None:
        found.append(first)
    return found + [c for c in children(verb, "advmod") if c.lower_ in {"almost", "nearly"} and c.i + 1 == verb.i]


def _opens(verb: Token, word: Token) -> bool:
    """As in "Nor did A": no verb before it, with which it would be coordinated."""
    return word.i < verb.i and verb.dep_ != "conj" and word.lower_ in {"nor", "neither"}


def inverted(verb: Token) -> Token | None:
    """Return the auxiliary that stands before the subject, as in "Only then did A", "Never again will A"."""
    aux = next((c for c in verb.kids if c.dep_ in {"aux", "auxpass"}), None)
    if aux is None or aux.i == 0:
        return None
    subjects = children(verb, "nsubj", "nsubjpass")
    return aux if subjects and aux.i < subjects[-1].i < verb.i and aux.lower_ != "to" else None


def fronted(verb: Token) -> Token | None:
    """Return the negative word that opens an inverted clause: "On no occasion did A", "Never again will A".

    "Hardly had A ..., when" and "Not only did A" deny nothing; "Not since May did A" may say either.
    """
    aux = inverted(verb)
    if aux is None:
        return None
    tokens, start = verb.doc.tokens, aux.i
    while start > verb.sent.start and tokens[start - 1].text != ";" and tokens[start - 1].lower_ not in {"and", "but"}:
        start -= 1
    first, second = tokens[start], tokens[start + 1]
    if first.pos_ == "ADP" and second.lower_ == "no":
        return second
    if first.lower_ not in _NEGATIVE_FIRST or (aux.lower_ == "had" and first.lower_ in _HARDLY):
        return None
    return None if first.lower_ == "not" and second.lower_ in _NOT_AFTER_ALL else first


def _never(verb: Token) -> list[Token]:
    """As in "at no point did A", "under no circumstances will A", which the parser may hang on the auxiliary."""
    targets = (child(c, "pobj") for v in (verb, *children(verb, "aux", "auxpass")) for c in children(v, "prep"))
    nouns = (item for item in targets if item is not None and item.lower_ in _OCCASIONS)
    return [item for item in nouns if any(c.lower_ == "no" for c in item.kids)]


def _before(word: Token) -> set[str]:
    return {word.nbor(-1).lower_} if word.i else set()


def _negative(lex: Lexicon, word: Token) -> bool:
    """A negation, or "not once" as in "not once has X supported Y"."""
    if word.dep_ == "neg" or word.lower_ in lex.negative_adverbs:
        return True
    once = word.dep_ in {"advmod", "npadvmod"} and word.lower_ in {"once", "even"}
    return once and any(c.dep_ == "neg" and c.i < word.i for c in word.kids)


def _not_only(word: Token) -> bool:
    after = word.nbor(1) if word.i + 1 < len(word.doc) else None
    return after is not None and after.lower_ in {"only", "just", "merely", "alone"}
