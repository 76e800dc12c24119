"""Mends what the parser makes of headlines: "Chad rejects plan" comes out as one long noun."""

from collections.abc import Sequence

from graphbuild.annotate.parse import Token

#: Third-person forms that are as often the plural of a noun: "Iran sanctions plan" says nothing.
_NOUNS = frozenset(
    (
        "exports imports talks attacks strikes sanctions supplies plans visits claims demands calls threats offers "
        "raids bids votes protests tours travels runs heads leads reports flows boosts cuts projects controls "
        "contracts partners borders neighbours guarantees launches forms bases names shares prices ties links "
        "holds ports parts questions answers hopes fears"
    ).split()
)


def mend(tokens: Sequence[Token], forms: frozenset[str]) -> None:
    """Give a headline the verb that the parser took for a part of its last noun.

    Args:
        tokens: The words of one sentence.
        forms: What ``verb_forms`` made.
    """
    root = next((item for item in tokens if item.head is item), None)
    if root is not None and _between_names(tokens, root, forms):
        return
    if root is None or any(item.pos_ in {"AUX", "VERB"} and item is not root for item in tokens):
        return
    if root.pos_ not in {"NOUN", "PROPN"} and not any(item.dep_ == "compound" for item in root.kids):
        return
    for verb in tokens[1:]:
        before = tokens[verb.i - tokens[0].i - 1]
        if verb.dep_ == "compound" and verb.text.islower() and before.text[:1].isupper() and before.pos_ == "PROPN":
            if _singular(verb, forms) or _plural(verb, before, forms):
                _lift(verb, before, tokens)
            return


def _between_names(tokens: Sequence[Token], root: Token, forms: frozenset[str]) -> bool:
    """As in "gas that A sells to B crosses C", where the parser makes one name of B and C, or a name of the verb."""
    for before, verb, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if not before.pos_ == after.pos_ == "PROPN" or verb.lower_ not in forms or verb.lower_ in _NOUNS:
            continue
        outer = verb.head if verb.dep_ == "compound" and verb.head is after else verb
        if verb.tag_ not in {"NNS", "VBZ"} or before.head not in {verb, after} or _holder(before, outer) is None:
            continue
        about = next((item for item in outer.ancestors if item is root or item.dep_ == "nsubj"), root)
        if about.pos_ in {"NOUN", "PROPN", "DET", "PRON"}:
            _split(before, verb, after, about)
            return True
    return False


def _holder(before: Token, outer: Token) -> Token | None:
    """The preposition that the first name belongs to."""
    if outer.dep_ == "pobj":
        return outer.head
    prep = before.nbor(-1) if before.i else before
    return prep if prep.dep_ in {"prep", "dative"} and not prep.kids else None


def _split(before: Token, verb: Token, after: Token, about: Token) -> None:
    """Make ``verb`` the main verb: ``before`` ends the phrase of its subject ``about``, ``after`` is its object."""
    held = _holder(before, after if verb.head is after else verb)
    if held is not None:
        _hang(before, held, "pobj")
    above = about.head
    _hang(verb, verb, "ROOT")
    verb.pos_, verb.tag_, verb.lemma_ = "VERB", "VBZ", _lemma(verb.lower_)
    _hang(after, verb, "dobj")
    _hang(about, verb, "nsubj")
    if above is about:
        return
    _hang(above, verb, "conj")
    later = next((item for item in about.kids if item.dep_ == "conj" and item.i > verb.i), None)
    if later is not None:
        _hang(later, above, "nsubj")


def _singular(verb: Token, forms: frozenset[str]) -> bool:
    return verb.tag_ in {"NNS", "NNPS"} and verb.lower_ in forms and verb.lower_ not in _NOUNS


def _plural(verb: Token, before: Token, forms: frozenset[str]) -> bool:
    """As in "Peru, Chile seal deal": two names with a comma before a bare verb."""
    if f"to {verb.lower_}" not in forms or before.i < 2:
        return False
    start = before
    while start.i > 0 and start.nbor(-1).pos_ == "PROPN":
        start = start.nbor(-1)
    return start.i >= 2 and start.nbor(-1).text == "," and start.nbor(-2).pos_ == "PROPN"


def _lift(verb: Token, before: Token, tokens: Sequence[Token]) -> None:
    noun, root = verb.head, next(item for item in tokens if item.head is item)
    _hang(verb, verb, "ROOT")
    verb.pos_, verb.tag_, verb.lemma_ = "VERB", "VBZ" if verb.text.endswith("s") else "VBP", _lemma(verb.lower_)
    subject = before
    if root is not noun:  # "Peru, Chile seal deal": the first name was the root
        _hang(before, root, "conj")
        subject = root
    _hang(subject, verb, "nsubj")
    for item in [item for item in noun.kids if item.i < verb.i and item is not subject]:
        _hang(item, before if item.dep_ == "compound" else verb, item.dep_)
    _hang(noun, verb, "dobj")
    if noun.pos_ == "VERB":
        noun.pos_, noun.tag_ = "NOUN", "NN"


def _hang(token: Token, head: Token, dep: str) -> None:
    if token.head is not token:
        token.head.kids.remove(token)
    token.head, token.dep_ = head, dep
    if head is not token:
        head.kids.append(token)
        head.kids.sort(key=lambda item: item.i)


def _lemma(form: str) -> str:
    if form.endswith("ies"):
        return form[:-3] + "y"
    if form.endswith(("ses", "xes", "zes", "ches", "shes", "oes")) and not form.endswith(("oses", "ises", "auses")):
        return form[:-2]
    return form[:-1] if form.endswith("s") and not form.endswith("ss") else form
