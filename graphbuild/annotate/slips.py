"""Mends single slips: a relative clause taken for the main one, a participle hung too high, "crude" that is oil."""

from collections.abc import Sequence
from typing import Final

from graphbuild.annotate.clauses import mend_clause
from graphbuild.annotate.mending import hang, stem
from graphbuild.annotate.parse import Token

#: Verbs that say of what somebody is accused, robbed, told.
_OF_VERBS: Final = frozenset(
    "accuse convict suspect acquit clear rob deprive strip remind assure inform notify".split()
)
#: What stands at the end of "A attacked B, C suspects" is no noun.
_VOICES: Final = frozenset("suspects claims alleges believes fears thinks insists reckons".split())
_PREFIXES: Final = frozenset({"vice", "ex", "co", "deputy", "secretary", "director", "governor", "attorney"})


def mend_slips(tokens: Sequence[Token], forms: frozenset[str]) -> None:
    """Give words their places back that stand wrong in the tree for a known reason.

    Args:
        tokens: The words of one sentence.
        forms: Verb forms (see ``headlines.verb_forms``).
    """
    for token in tokens:
        if token.pos_ == "VERB":
            mend_clause(token)
        elif token.dep_ == "npadvmod" and token.pos_ == "PROPN":
            _no_measure(token)
        elif token.tag_ == "NNS":
            _no_noun(token, forms)
        elif token.lower_ in _PREFIXES and token.i + 2 < len(token.doc) and token.nbor(1).text == "-":
            _prefixed(token)
        elif token.lower_ == "which" and token.dep_ == "pobj":
            _of_which(token)
        elif token.lower_ == "whose" and token.dep_ == "poss":
            _whose(token.head)
        elif token.lower_ == "of" and token.head.dep_ == "dobj" and token.head.head.lemma_ in _OF_VERBS:
            _charge(token)
        elif token.lower_ == "crude" and token.tag_ == "JJ":
            _crude(token, forms)


def _charge(of: Token) -> None:
    """As in "accused the court of bias": the charge, not whose court; "the president of Chile" stays one phrase."""
    target = next((item for item in of.kids if item.dep_ in {"pobj", "pcomp"}), None)
    if target is not None and target.pos_ != "PROPN" and of.head.pos_ != "PROPN":
        hang(of, of.head.head, "prep")


def _whose(noun: Token) -> None:
    """As in "Spain, whose minister, A, visited B, has left": the first verb is the noun's, the second Spain's."""
    owner = noun.head
    verb = owner.head
    if noun.dep_ == "nsubj" and noun.head.dep_ == "relcl" and noun.head.head.head is noun.head.head:
        _behind_name(noun.head)
    if noun.dep_ != "appos" or owner.dep_ != "nsubj" or verb.i < noun.i or verb.pos_ not in {"VERB", "AUX"}:
        return
    main = _second(verb)
    if main is None:
        return
    above, dep = (verb.head, verb.dep_) if verb.head is not verb else (main, "ROOT")
    hang(main, above, dep)
    hang(owner, main, "nsubj")
    hang(noun, verb, "nsubj")
    hang(verb, owner, "relcl")


def _behind_name(clause: Token) -> None:
    """As in "Turkey, whose president met A, opposes B", where the name comes out as all that the sentence says."""
    name, main = clause.head, _second(clause)
    if main is None or name.pos_ != "PROPN":
        return
    hang(main, main, "ROOT")
    hang(name, main, "nsubj")


def _second(verb: Token) -> Token | None:
    """The one verb that is coordinated behind a comma, without "and"."""
    later = [item for item in verb.kids if item.dep_ == "conj" and item.i > verb.i and item.pos_ in {"VERB", "AUX"}]
    if len(later) != 1 or any(item.dep_ == "cc" for item in verb.kids):
        return None
    return later[0] if later[0].left_edge.nbor(-1).text == "," else None


def _no_measure(name: Token) -> None:
    """As in "which borders Nicaragua" and "A's rival in oil, B, has": a name taken for a time or measure."""
    head = name.head
    if name.ent_type_ not in {"GPE", "ORG", "PERSON", "NORP"}:
        return
    if head.pos_ == "VERB" and name.left_edge.i == head.i + 1:
        if all(item.dep_ not in {"dobj", "auxpass"} for item in head.kids):
            name.dep_ = "dobj"
    elif head.pos_ == "VERB" and name.left_edge.is_sent_start:
        _described_first(name, head)
    elif head.pos_ == "NOUN" and name.left_edge.i > head.i and name.left_edge.nbor(-1).text == ",":
        name.dep_ = "appos"


def _described_first(name: Token, verb: Token) -> None:
    """As in "Malaysia, the chair of A, invited B", where it is the chair that comes out as the subject."""
    noun = next((item for item in verb.kids if item.dep_ == "nsubj"), None)
    if noun is None or noun.tag_ != "NN" or noun.left_edge.i != name.i + 2 or name.nbor(1).text != ",":
        return
    last = noun.right_edge
    if last.i < verb.i and "," in {last.text, last.nbor(1).text}:
        hang(name, verb, "nsubj")
        hang(noun, name, "appos")


def _no_noun(word: Token, forms: frozenset[str]) -> None:
    """As in "which A owns and operates" and "B attacked C, D suspects": the verb comes out as a noun in the plural."""
    verb = word.head
    if word.dep_ == "conj" and verb.tag_ == "VBZ" and verb.dep_ == "relcl" and word.lower_ in forms and not word.kids:
        word.pos_, word.tag_, word.lemma_ = "VERB", "VBZ", stem(word.lower_)
    if word.lower_ not in _VOICES or word.dep_ != "dobj" or verb.head is not verb:
        return
    if word.i + 1 < len(word.doc) and word.nbor(1).text != ".":
        return
    names = [item for item in word.kids if item.pos_ == "PROPN"]
    if (
        len(names) != 2
        or names[1].i + 1 != word.i
        or names[1].left_edge.i <= names[0].i
        or names[1].left_edge.nbor(-1).text != ","
    ):
        return
    word.pos_, word.tag_, word.lemma_ = "VERB", "VBZ", stem(word.lower_)
    hang(word, word, "ROOT")
    hang(verb, word, "ccomp")
    hang(names[0], verb, "dobj")
    names[1].dep_ = "nsubj"


def _prefixed(first: Token) -> None:
    """As in "the vice-president of B", whose three parts may come out side by side."""
    hyphen, noun = first.nbor(1), first.nbor(2)
    if noun.lower_ == "general" and noun.tag_ == "JJ":
        noun.pos_, noun.tag_ = "NOUN", "NN"  # "NATO's secretary-general"
        if first.head is noun:
            first.dep_ = "compound"
    if noun.pos_ not in {"NOUN", "PROPN"} or first.head is noun or first.whitespace_ or hyphen.whitespace_:
        return
    above = first.head if first.head is not hyphen else hyphen.head
    if above is hyphen or (above is not first and noun in {above, *above.ancestors}):
        return
    if above is first:
        hang(noun, noun, "ROOT")
    else:
        hang(noun, above, first.dep_)
    for item in [item for item in first.kids if item is not noun and item is not hyphen]:
        hang(item, noun, item.dep_)
    hang(first, noun, "compound")
    hang(hyphen, noun, "punct")


def _of_which(which: Token) -> None:
    """As in "The party, of which X was a member, opposes Y", where it is X who comes out as opposing Y."""
    prep, clause = which.head, which.head.head
    if prep.i < 2 or prep.nbor(-1).text != "," or clause.i < which.i:
        return
    verb = clause if clause.pos_ in {"VERB", "AUX"} else clause.head
    if verb is not clause and clause.dep_ in {"compound", "nsubj"}:
        verb = verb if clause.dep_ == "nsubj" else verb.head
        if verb.dep_ == "relcl":
            hang(prep, verb, "prep")
    subjects = [item for item in verb.kids if item.dep_ == "nsubj"]
    main = _second(verb)
    if main is None or len(subjects) != 2 or verb.head is not verb or not subjects[0].i < prep.i < subjects[1].i:
        return
    hang(main, main, "ROOT")
    hang(subjects[0], main, "nsubj")
    hang(verb, subjects[0], "relcl")
    hang(prep, verb, "prep")


def _crude(word: Token, forms: frozenset[str]) -> None:
    """As in "Mexico ships crude to Cuba": oil, and so "ships" is the verb."""
    verb = word.head
    if word.i + 1 < len(word.doc) and word.nbor(1).pos_ in {"NOUN", "PROPN", "ADJ"}:
        return
    word.pos_, word.tag_, word.lemma_ = "NOUN", "NN", "crude"
    if verb.i != word.i - 1 or verb.lower_ not in forms:
        return
    word.dep_ = "dobj"
    if verb.tag_ == "NNS":
        verb.pos_, verb.tag_, verb.lemma_ = "VERB", "VBZ", stem(verb.lower_)
        for item in verb.kids:
            if item.dep_ == "compound" and item.pos_ == "PROPN":
                item.dep_ = "nsubj"
