"""What a phrase leaves unsaid, because everybody knows it or the article has said it before.

"The invasion of Ukraine" names no invader and "Russia's invasion" nobody invaded; who began the few invasions that are
known by such short names, and against whom, the gazetteer knows. "Firm security guarantees from A" do not say for whom:
for those for whom the article last spoke of some.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.arguments import entities
from graphbuild.extract.clauses import Scope
from graphbuild.extract.drafts import Draft
from graphbuild.extract.mentions import TokenMention
from graphbuild.extract.reading import Arg, Reading
from graphbuild.extract.scope import scope_of
from graphbuild.extract.subjects import deep_subjects
from graphbuild.extract.tree import children, prep_objects
from graphbuild.gazetteer import Invasion
from graphbuild.model import MentionForm, Modality, Node, NodeType

_INVASION: Final = "invasion"
#: What may be said of an invasion that took place; others ("a feared invasion") are not looked into.
_TOLD: Final = frozenset(
    "full-scale large-scale full large brutal unprovoked illegal unlawful ongoing military scale".split()
)
_PLEDGES: Final = frozenset({"guarantee", "assurance"})
_PROTECTED: Final = frozenset({NodeType.COUNTRY, NodeType.ORGANIZATION, NodeType.LOCATION})
_WANTS: Final = frozenset("need want demand seek request require await expect urge".split())
_DRAFTS: Final = frozenset("define draft prepare design finalise finalize formulate".split())
#: What people draft; the last of these that was spoken of is what "them" means behind such a verb.
_DRAFTED: Final = _PLEDGES | frozenset(
    "plan proposal rule measure term sanction agreement deal treaty law bill tariff regulation budget text".split()
)
_MEANT: Final = 0.8


def unsaid_drafts(reading: Reading) -> Iterator[Draft]:
    """Yield what the words of a phrase do not say and its readers understand."""
    drafted: list[tuple[Token, list[Arg]]] = []
    for token in reading.annotated.doc.tokens:
        if token.lemma_ == _INVASION and token.pos_ == "NOUN":
            yield from _invasions(reading, token)
        elif token.lemma_ in _PLEDGES and _of_security(token):
            named = [a for item in prep_objects(token, "for/to") for a in entities(reading, item, _PROTECTED)]
            known = named or next((args for _, args in reversed(drafted) if args), [])
            if not named and reading.coreference:
                yield from _pledged(reading, token, known)
            drafted.append((token, known))
        elif token.lemma_ in _DRAFTED and token.tag_ == "NNS":
            drafted.append((token, []))
        elif token.lower_ == "them" and token.dep_ == "dobj" and token.head.lemma_ in _DRAFTS and drafted:
            last, known = drafted[-1]
            if reading.coreference and last.tag_ == "NNS" and any(last in span for span in reading.window(token, 2)):
                yield from _drafting(reading, token, known)


def _invasions(reading: Reading, token: Token) -> Iterator[Draft]:
    published = reading.annotated.article.published
    if not _took_place(reading, token):
        return
    for known in reading.invasions:
        if not published or published >= known.since:
            named = _named(reading, token, known)
            if named:
                yield _invasion(reading, token, known, named)


def _named(reading: Reading, token: Token, known: Invasion) -> list[TokenMention]:
    """Names in the phrase where it means this invasion; none where it means another, or names both sides itself."""
    mention, owner = reading.mention_at(token), _owner(reading, token)
    owners = [owner] if owner is not None else []
    if mention is not None:
        inside = [item for item in reading.inner if mention.start <= item.start and item.end <= mention.end]
        return [*inside, *owners] if mention.node.id == known.event else []
    of = [reading.mention_at(item) for item in prep_objects(token, "of/into/on/against/in")]
    if of:
        return [item for item in of[:1] if item is not None and item.node.id == known.against.id and not owners]
    by_it = owner is not None and owner.node.id == known.by.id
    return owners if by_it and any(item.node.id == known.against.id for item in reading.mentions) else []


def _took_place(reading: Reading, token: Token) -> bool:
    """Whether it is spoken of as of something known: "the invasion", "A's brutal invasion"."""
    told = children(token, "amod", "compound", "nmod")
    plain = all(
        item.lower_ in _TOLD or item.text.isdigit() or reading.by_token.get(item.i) is not None for item in told
    )
    return plain and any(item.lower_ == "the" or item.dep_ == "poss" for item in token.kids)


def _owner(reading: Reading, token: Token) -> TokenMention | None:
    found = (reading.mention_at(item) for item in children(token, "poss", "amod", "compound", "nmod"))
    return next((item for item in found if item is not None and item.node.type is NodeType.COUNTRY), None)


def _invasion(reading: Reading, token: Token, known: Invasion, named: Sequence[TokenMention]) -> Draft:
    return Draft(
        relation="ATTACKS",
        subject=_end(reading, token, known.by, named),
        object=_end(reading, token, known.against, named),
        trigger=(token.i, token.i + 1),
        scope=Scope(reading.lexicon),
        rule="ATTACKS.n.known",
    )


def _end(reading: Reading, token: Token, node: Node, named: Sequence[TokenMention]) -> Arg:
    """Who is named in the phrase is shown there; who is not, at the word itself."""
    mention = next((item for item in named if item.node.id == node.id), None)
    if mention is not None:
        return reading.arg(mention)
    return Arg(node=node, start=token.i, end=token.i + 1, form=MentionForm.NOMINAL, confidence=_MEANT)


def _of_security(token: Token) -> bool:
    return any(item.lower_ == "security" for item in children(token, "compound", "amod", "nmod"))


def _pledged(reading: Reading, token: Token, known: Sequence[Arg]) -> Iterator[Draft]:
    """As in "A will not sign without security guarantees from B": for whom, the article has said before."""
    givers = [arg for item in prep_objects(token, "from/by") for arg in entities(reading, item, _PROTECTED)]
    if not givers:
        return
    scope = scope_of(token, reading.lexicon)
    if token.head.lower_ == "without" or token.head.lemma_ in _WANTS:
        scope.denied, scope.void = False, False
        scope.weaken(Modality.DEMANDED, token.head)
    yield from _each(token, givers, known, scope)


def _drafting(reading: Reading, token: Token, known: Sequence[Arg]) -> Iterator[Draft]:
    """As in "A and B are drafting them now"."""
    givers = [arg for item in deep_subjects(token.head) for arg in entities(reading, item, _PROTECTED)]
    scope = scope_of(token.head, reading.lexicon)
    scope.weaken(Modality.PLANNED, token.head)
    yield from _each(token, givers, known, scope)


def _each(token: Token, givers: Sequence[Arg], known: Sequence[Arg], scope: Scope) -> Iterator[Draft]:
    for giver in givers:
        for taker in known:
            if giver.node.type in _PROTECTED and giver.node.id != taker.node.id:
                yield Draft(
                    relation="GUARANTEES_SECURITY_OF",
                    subject=giver,
                    object=replace(taker, start=token.i, end=token.i + 1, form=MentionForm.NOMINAL, confidence=_MEANT),
                    trigger=(token.i, token.i + 1),
                    scope=scope,
                    rule="GUARANTEES_SECURITY_OF.n.known",
                )
