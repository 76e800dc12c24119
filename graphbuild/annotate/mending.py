"""Mends what the parser makes of headlines: "Chad rejects plan" comes out as one long noun."""

from collections.abc import Sequence
from typing import Final

from graphbuild.annotate.parse import Token

_SAYS: Final = frozenset("say tell claim insist think believe warn hope fear know report mean suggest show".split())
_REJECTING: Final = frozenset({"dismiss", "reject", "deny", "dispute", "refute", "rebut", "repudiate"})
_JUDGING: Final = frozenset({"call", "brand", "label", "dub", "term", "deem", "consider"})
_NAMING: Final = frozenset("names appoints elects hires picks".split())
#: Third-person forms that are as often the plural of a noun: "Iran sanctions plan" says nothing.
_NOUNS: Final = frozenset(
    (
        "exports imports talks attacks strikes sanctions supplies plans visits claims demands calls threats offers "
        "raids bids votes protests tours travels runs heads leads reports flows boosts cuts projects controls "
        "contracts partners borders neighbours guarantees launches forms bases names shares prices ties links "
        "holds ports parts questions answers hopes fears"
    ).split()
)
_TRADE: Final = frozenset({"exports", "imports", "supplies", "ships"})


def mend(tokens: Sequence[Token], forms: frozenset[str]) -> None:
    """Give a headline the verb that the parser took for a part of its last noun.

    Args:
        tokens: The words of one sentence.
        forms: What ``verb_forms`` made.
    """
    root = next((item for item in tokens if item.head is item), None)
    if root is None or _between_names(tokens, root, forms):
        return
    for item in tokens:
        if item.dep_ == "pobj" and item.tag_ in {"VB", "VBP"} and item.head.lower_ != "to" and item.text.islower():
            item.pos_, item.tag_ = "NOUN", "NN"  # "insists on say over budget"
        if item.dep_ == "mark" and item.lower_ == "that":
            if item.head.lemma_ in _REJECTING:
                _gap(item)
            elif item.head.lemma_ in _JUDGING:
                _judged(item)
    _named(root)
    _vowed(root, forms)
    _called(root)
    verb = next((item for item in root.kids if _compounded(item)), None)
    if verb is not None:
        _lift(verb, tokens[verb.i - tokens[0].i - 1], tokens)
        return
    _listed(root)
    if _infinitive(root) or any(item.pos_ in {"AUX", "VERB"} and item is not root for item in tokens):
        return
    if root.pos_ not in {"NOUN", "PROPN"} and not any(item.dep_ == "compound" for item in root.kids):
        return
    for verb in tokens[1:]:
        before = tokens[verb.i - tokens[0].i - 1]
        if verb.dep_ == "compound" and verb.text.islower() and before.text[:1].isupper() and before.pos_ == "PROPN":
            if _singular(verb, forms) or _plural(verb, before, forms) or _trades(verb):
                _lift(verb, before, tokens)
            return


def _gap(that: Token) -> None:
    """As in "an accusation that A dismissed": what was dismissed, not what the accusation says."""
    verb = that.head
    if verb.dep_ == "relcl" and all(item.dep_ not in {"dobj", "ccomp", "xcomp", "auxpass"} for item in verb.kids):
        that.dep_ = "dobj"


def _judged(that: Token) -> None:
    """As in "a claim that A called absurd": it is the claim that A calls so."""
    verb, deps = that.head, {item.dep_ for item in that.head.kids}
    if verb.dep_ in {"acl", "relcl"} and "oprd" in deps and "dobj" not in deps:
        that.dep_, verb.dep_ = "dobj", "relcl"


def _named(root: Token) -> None:
    """As in "Boeing names Anna Berg chief executive": one long noun to the parser."""
    if root.tag_ != "NNS" or root.lower_ not in _NAMING or root.text != root.lower_ or len(root.kids) < 2:
        return
    first, office = root.kids[0], next((c for c in root.kids if c.dep_ == "appos"), None)
    if first.tag_ == "NNP" and first.i + 1 == root.i and first.left_edge.is_sent_start and office is not None:
        root.pos_, root.tag_, root.lemma_ = "VERB", "VBZ", stem(root.lower_)
        first.dep_, office.dep_ = "nsubj", "dobj"


def _vowed(root: Token, forms: frozenset[str]) -> None:
    """As in "Lula, in Rome, vows to back Modi": the first name and the third-person form before an infinitive."""
    if root.tag_ != "NNS" or root.lower_ not in forms or root.text != root.lower_ or not root.kids:
        return
    first = root.kids[0]
    below = next(
        (c for c in root.kids if c.tag_ == "VB" and c.dep_ in {"acl", "xcomp", "relcl"} and c.i > root.i), None
    )
    if first.tag_ == "NNP" and first.left_edge.is_sent_start and below is not None and below.nbor(-1).lower_ == "to":
        root.pos_, root.tag_, root.lemma_ = "VERB", "VBZ", stem(root.lower_)
        first.dep_, below.dep_ = "nsubj", "xcomp"


def _called(verb: Token) -> None:
    """As in "Oman rejects Yemen call for talks": a lone name takes no plural verb, so "call" is a noun."""
    if verb.tag_ != "VBZ" or verb.lemma_.lower() in _SAYS:
        return
    for noun in [item for item in verb.kids if item.dep_ in {"ccomp", "dobj"} and item.tag_ in {"VBP", "VB"}]:
        first = noun.kids[0] if noun.kids else noun
        if (
            first.tag_ != "NNP"
            or first.i + 1 != noun.i
            or not noun.text.islower()
            or first.dep_ not in {"nsubj", "compound"}
        ):
            continue
        if all(item.dep_ not in {"aux", "mark", "conj"} for item in (*noun.kids, *first.kids)):
            noun.pos_, noun.tag_, noun.dep_, first.dep_ = "NOUN", "NN", "dobj", "compound"


def _listed(verb: Token) -> None:
    """As in "Iran, Russia sign pact": the plural verb shows that both names are its subjects."""
    if verb.tag_ not in {"VBP", "VB"} or len(verb.kids) < 3:
        return
    first, comma, second = verb.kids[:3]
    names = first.tag_ == second.tag_ == "NNP" and comma.text == "," and second.dep_ == "nsubj"
    if names and first.dep_ in {"npadvmod", "dep", "advcl", "nmod", "nsubj"} and first.is_sent_start:
        first.dep_ = "nsubj"
        hang(second, first, "conj")


def _infinitive(root: Token) -> bool:
    """As in "Lula to meet Modi": the verb is the infinitive, the name its subject."""
    verb, name = root, root
    if root.pos_ == "PROPN" or (root.is_sent_start and root.text[:1].isupper()):
        below = (item for item in root.kids if item.tag_ == "VB" and item.dep_ in {"advcl", "acl", "relcl", "xcomp"})
        verb = next(below, root)
    else:
        loose = {"dep", "npadvmod", "advcl", "nmod"}
        name = next((item for item in root.kids if item.dep_ in loose and item.pos_ in {"NOUN", "PROPN"}), root)
    to = verb.kids[0] if verb.kids and verb is not root else next((c for c in verb.kids if c.lower_ == "to"), verb)
    if verb is name or verb.tag_ != "VB" or to.lower_ != "to" or to.i not in {name.i + 1, name.right_edge.i + 1}:
        return False
    if verb is not root:
        hang(verb, verb, "ROOT")
        root.pos_, root.tag_ = ("PROPN", "NNP") if root.pos_ == "VERB" else (root.pos_, root.tag_)
    hang(name, verb, "nsubj")
    return True


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
        hang(before, held, "pobj")
    above = about.head
    hang(verb, verb, "ROOT")
    verb.pos_, verb.tag_, verb.lemma_ = "VERB", "VBZ", stem(verb.lower_)
    hang(after, verb, "dobj")
    hang(about, verb, "nsubj")
    if above is about:
        return
    hang(above, verb, "conj")
    later = next((item for item in about.kids if item.dep_ == "conj" and item.i > verb.i), None)
    if later is not None:
        hang(later, above, "nsubj")


def _compounded(word: Token) -> bool:
    """As in "Chad exports oil", with "exports" a verb that has its subject and yet a part of "oil"."""
    return word.dep_ == "compound" and word.pos_ == "VERB" and any(item.dep_ == "nsubj" for item in word.kids)


def _trades(verb: Token) -> bool:
    """As in "Chad exports oil to Peru": goods that go to or come from somebody."""
    goods = verb.head
    aimed = any(item.dep_ == "prep" and item.lower_ in {"to", "from"} for item in goods.kids)
    return verb.lower_ in _TRADE and goods.i == verb.i + 1 and goods.head is goods and aimed


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
    hang(verb, verb, "ROOT")
    verb.pos_, verb.tag_, verb.lemma_ = "VERB", "VBZ" if verb.text.endswith("s") else "VBP", stem(verb.lower_)
    subject = before
    if root is not noun:  # "Peru, Chile seal deal": the first name was the root
        hang(before, root, "conj")
        subject = root
    hang(subject, verb, "nsubj")
    for item in [item for item in noun.kids if item.i < verb.i and item is not subject]:
        hang(item, before if item.dep_ == "compound" else verb, item.dep_)
    hang(noun, verb, "dobj")
    if noun.pos_ == "VERB":
        noun.pos_, noun.tag_ = "NOUN", "NN"


def hang(token: Token, head: Token, dep: str) -> None:
    """Hang a word on another one; on itself it becomes the root."""
    if token.head is not token:
        token.head.forget_edges()
        token.head.kids.remove(token)
    token.head, token.dep_ = head, dep
    if head is not token:
        head.kids.append(token)
        head.kids.sort(key=lambda item: item.i)
        head.forget_edges()


def stem(form: str) -> str:
    """Return the lemma of a regular third-person form."""
    if form.endswith("ies"):
        return form[:-3] + "y"
    if form.endswith(("ses", "xes", "zes", "ches", "shes", "oes")) and not form.endswith(("oses", "ises", "auses")):
        return form[:-2]
    return form[:-1] if form.endswith("s") and not form.endswith("ss") else form
