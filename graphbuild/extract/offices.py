"""Offices from titles: "Slovak Prime Minister Robert Fico", "X, spokesman for Y", "former president of Z"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from graphbuild.annotate.parse import Token
from graphbuild.extract.arguments import owner, single
from graphbuild.extract.mentions import TokenMention
from graphbuild.extract.reading import Arg, Reading, person
from graphbuild.extract.sentences import sentence_span
from graphbuild.extract.tree import child, children, conjuncts, is_verb, kids, lemma
from graphbuild.model import NodeType, Phase

_HOLDERS = frozenset({NodeType.COUNTRY, NodeType.ORGANIZATION, NodeType.LOCATION})
_RULES = ("HEAD_OF", "OFFICIAL_OF", "SPOKESPERSON_OF")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeFound:
    """A title that ties a person to a country or body.

    Attributes:
        trigger: The token range of the title.
        ended: "former", "ex-": held before.
        denied: "was never", "is not": not held.
    """

    relation: str
    person: Arg
    holder: Arg
    trigger: tuple[int, int]
    office: str
    ended: Phase | None
    rule: str
    denied: bool = False


def offices(reading: Reading) -> Iterator[OfficeFound]:
    """Yield every office that a title states, in text order; also remembers holders and genders."""
    found: list[OfficeFound] = []
    for mention in reading.mentions:
        if mention.nested or not person(mention.node):
            continue
        found += _before_name(reading, mention)
        found += _beside_name(reading, mention)
    found += _copulas(reading)
    for item in sorted(found, key=lambda office: (office.trigger, office.person.start)):
        if item.ended is None and not item.denied:
            reading.holders.setdefault(item.person.node.id, item.holder.node)
        yield item


def relation_of(reading: Reading, title: str, modifiers: str) -> str | None:
    """Tell the relation of a title by its words; the longest known title at its end decides."""
    lex = reading.lexicon
    words = f"{modifiers} {title}".strip().split()
    for size in (4, 3, 2, 1):
        tail = " ".join(words[-size:])
        if len(words) < size:
            continue
        rest = set(words[:-size])
        if tail in lex.spokespersons:
            return "SPOKESPERSON_OF"
        if tail in lex.officials and size > 1:
            return "OFFICIAL_OF"
        if tail in lex.heads:
            return (
                "OFFICIAL_OF"
                if rest & lex.lesser - {"acting", "chief", "top"} or rest & {"deputy", "vice"}
                else "HEAD_OF"
            )
        if tail in lex.officials:
            return "OFFICIAL_OF"
    return None


def _title_tokens(reading: Reading, name_start: int) -> list[Token]:
    """The run of title words directly before a name: "(the) Slovak [prime minister] Robert Fico"."""
    doc = reading.annotated.doc
    tokens: list[Token] = []
    index = name_start - 1
    sent_start = sentence_span(doc[name_start]).start
    while index >= sent_start and len(tokens) < 5:
        token = doc.tokens[index]
        if index in reading.by_token or token.pos_ not in {"NOUN", "PROPN", "ADJ", "PUNCT"} or token.is_quote:
            break
        if token.pos_ == "PUNCT" and token.text != "-":
            break
        tokens.insert(0, token)
        index -= 1
    return tokens


def _before_name(reading: Reading, mention: TokenMention) -> Iterator[OfficeFound]:
    doc = reading.annotated.doc
    title = _title_tokens(reading, mention.start)
    text = " ".join(token.lower_ for token in title if token.text != "-").replace("’", "'")
    start = title[0].i if title else mention.start
    _gender(reading, mention, text or (doc[mention.start - 1].lower_ if mention.start else ""))
    former, text = _strip_former(reading, text)
    if not text:
        return
    relation = relation_of(reading, text, "")
    if relation is None:
        return
    holder = reading.by_token.get(start - 1)
    if holder is None and start > 1 and doc[start - 1].lower_ in {"'s", "'"}:
        holder = reading.by_token.get(start - 2)
    if start > 0 and holder is None:
        before = doc[start - 1]
        if before.dep_ == "poss" and before.lower_ in {"its", "our", "their"}:
            links = single(reading, before)
            if len(links) == 1 and links[0].node.type in _HOLDERS:
                yield _office(
                    relation, reading.arg(mention), links[0], trigger=(start, mention.start), office=text, former=former
                )
    holder = holder or _after_name(reading, mention)
    if holder is not None and holder.node.type in _HOLDERS and holder.node.id != mention.node.id:
        former = former or _former_before(reading, holder.start)
        yield _office(
            relation,
            reading.arg(mention),
            reading.arg(holder),
            trigger=(start, mention.start),
            office=text,
            former=former,
        )


def _after_name(reading: Reading, mention: TokenMention) -> TokenMention | None:
    """As in "President Rosa Ibarra of Suriname"."""
    doc = reading.annotated.doc
    if mention.end + 1 < len(doc) and doc[mention.end].lower_ == "of":
        index = mention.end + 1
        if doc[index].lower_ == "the":
            index += 1
        return reading.by_token.get(index)
    return None


def _former_before(reading: Reading, index: int) -> bool:
    doc = reading.annotated.doc
    if index > 1 and doc[index - 1].text == "-":
        index -= 1  # "Ex-Ericsson"
    return index > 0 and doc[index - 1].lower_.rstrip("-") in reading.lexicon.former


def _strip_former(reading: Reading, text: str) -> tuple[bool, str]:
    words = text.split()
    kept = [word for word in words if word not in reading.lexicon.former]
    return len(kept) < len(words), " ".join(kept)


def _gender(reading: Reading, mention: TokenMention, title: str) -> None:
    words = set(title.replace(".", "").split())
    if words & {"mr", "sir", "lord", "king", "prince", "sheikh", "spokesman", "chairman", "emir", "sultan"}:
        reading.gender.setdefault(mention.node.id, "m")
    elif words & {"mrs", "ms", "miss", "madam", "queen", "princess", "lady", "spokeswoman", "chairwoman"}:
        reading.gender.setdefault(mention.node.id, "f")


def _office(
    relation: str, who: Arg, holder: Arg, *, trigger: tuple[int, int], office: str, former: bool
) -> OfficeFound:
    return OfficeFound(
        relation=relation,
        person=who,
        holder=holder,
        trigger=trigger,
        office=office,
        ended=Phase.ENDED if former else None,
        rule=f"{relation}.title",
    )


def _beside_name(reading: Reading, mention: TokenMention) -> Iterator[OfficeFound]:
    """Titles in apposition, on either side: "A, president of B", "the mayor of C, D", "A, B's envoy"."""
    head = reading.head_of(mention)
    titles = [item for item in children(head, "appos") if item.pos_ in {"NOUN", "PROPN"}]
    if head.dep_ == "appos" and head.head.pos_ in {"NOUN", "PROPN"}:
        titles.append(head.head)
    if head.dep_ == "appos" and head.head.dep_ == "pobj" and head.head.head.head.pos_ == "NOUN":
        titles.append(head.head.head.head)  # "the mayor of Lyon, Anne Roux" with the name hung below the city
    for title in titles:
        if reading.mention_at(title) is not None:
            continue
        for noun in conjuncts(title):
            yield from title_noun(reading, noun, reading.arg(mention))


def title_noun(reading: Reading, noun: Token, who: Arg) -> Iterator[OfficeFound]:
    """Yield the office that a title noun gives to a person."""
    compound = " ".join(
        c.lower_
        for c in kids(noun)
        if c.dep_ in {"compound", "amod", "nmod"} and c.i < noun.i and reading.mention_at(c) is None
    )
    text = f"{compound} {noun.lower_}".strip()
    former, text = _strip_former(reading, text)
    if noun.lower_ in reading.lexicon.predecessors:
        yield from _predecessor(reading, noun, who)
        return
    relation = relation_of(reading, text, "")
    if relation is None:
        return
    holder = holder_of(reading, noun)
    if holder is not None and holder.node.type in _HOLDERS | (
        {NodeType.PERSON} if relation == "SPOKESPERSON_OF" else set()
    ):
        yield _office(relation, who, holder, trigger=(noun.i, noun.i + 1), office=text, former=former)


def _predecessor(reading: Reading, noun: Token, who: Arg) -> Iterator[OfficeFound]:
    """As in "Her predecessor, X": X held the office of the person meant."""
    owner_token = child(noun, "poss")
    links = single(reading, owner_token) if owner_token is not None else []
    if len(links) == 1 and links[0].node.id in reading.holders:
        body = reading.holders[links[0].node.id]
        holder = Arg(node=body, start=links[0].start, end=links[0].end, form=links[0].form, confidence=0.7)
        yield _office("HEAD_OF", who, holder, trigger=(noun.i, noun.i + 1), office="predecessor", former=True)


def holder_of(reading: Reading, noun: Token) -> Arg | None:
    """Return the body that a title belongs to: of, for, at, possessor, demonym, compound."""
    for prep in children(noun, "prep"):
        if prep.lower_ in {"of", "for", "at", "to", "with", "in"}:
            target = child(prep, "pobj")
            if target is not None:
                found = [arg for arg in single(reading, target) if arg.node.type in _HOLDERS | {NodeType.PERSON}]
                if found:
                    return found[0]
                inner = owner(reading, target)
                if inner is not None and prep.lower_ in {"of", "for", "at"}:
                    return inner
    return owner(reading, noun)


def _copulas(reading: Reading) -> Iterator[OfficeFound]:
    """As in "A is the president of B", "A is no longer mayor of C" (verbs like *lead* are frames)."""
    for token in reading.annotated.doc:
        if lemma(token) not in {"be", "become", "remain"} or not is_verb(token):
            continue
        subject, noun = child(token, "nsubj"), child(token, "attr")
        if subject is None or noun is None or noun.pos_ not in {"NOUN", "PROPN"} or token.dep_ == "relcl":
            continue
        if any(item.tag_ == "MD" for item in children(token, "aux")) or token.head.dep_ == "xcomp":
            continue
        who = [arg for arg in single(reading, subject) if person(arg.node)]
        ended = any(item.lower_ in {"longer", "anymore"} for item in kids(token))
        negated = any(item.dep_ == "neg" or item.lower_ == "never" for item in kids(token))
        if len(who) != 1:
            continue
        past = token.tag_ == "VBD" and lemma(token) == "be"
        for item in title_noun(reading, noun, who[0]):
            if negated and not ended:
                yield replace(item, denied=True)
            else:
                yield replace(item, ended=Phase.ENDED) if ended or past else item
