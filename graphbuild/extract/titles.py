"""Titles before names: "Slovak Prime Minister Robert Fico", "Kenya's former trade minister X", "President-elect Y"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.arguments import single
from graphbuild.extract.mentions import TokenMention
from graphbuild.extract.reading import Arg, Reading
from graphbuild.extract.sentences import sentence_span
from graphbuild.extract.standing import FACTIONS
from graphbuild.model import NodeType, Phase

HOLDERS: Final = frozenset({NodeType.COUNTRY, NodeType.ORGANIZATION, NodeType.LOCATION})
#: Words before "chief" that name no part of the body: "the party chief", but "the EU's competition chief".
_WHOLE: Final = frozenset(
    (
        "acting outgoing incoming interim new old current former long-time longtime veteran embattled powerful young "
        "ousted then late first female top former party group company firm club union league government state junta "
        "bank airline agency overall executive newly next previous long-serving de facto regional provincial city -"
    ).split()
)
_ELECT: Final = frozenset({"elect", "designate", "nominee"})


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeFound:
    """A title that ties a person to a country or body.

    Attributes:
        trigger: The token range of the title.
        ended: "former", "ex-": held before.
        planned: "president-elect": held soon.
        denied: "was never", "is not": not held.
    """

    relation: str
    person: Arg
    holder: Arg
    trigger: tuple[int, int]
    office: str
    ended: Phase | None
    rule: str
    planned: bool = False
    denied: bool = False


def relation_of(reading: Reading, title: str, modifiers: str) -> str | None:
    """Tell the relation of a title by its words; the longest known title at its end decides."""
    lex = reading.lexicon
    words = f"{modifiers} {title}".strip().split()
    if "of" in words and not {" ".join(words[-size:]) for size in (3, 4)} & lex.offices:
        words = words[: words.index("of")]  # "minister of finance"
    for size in (4, 3, 2, 1):
        tail = " ".join(words[-size:])
        if len(words) < size:
            continue
        rest = set(words[:-size])
        if tail in lex.spokespersons:
            return "SPOKESPERSON_OF"
        if tail in lex.officials and size > 1:
            return "OFFICIAL_OF"
        if tail in {"leader", "chief", "head", "boss"} and rest & FACTIONS:
            return None
        if tail in lex.heads:
            higher = {"acting", "chief", "top", *(("military",) if tail in {"ruler", "leader"} else ())}
            lesser = rest & lex.lesser - higher or rest & {"deputy", "vice"}
            return "OFFICIAL_OF" if lesser or (tail in {"chief", "boss"} and rest - _WHOLE) else "HEAD_OF"
        if tail in lex.officials:
            return "OFFICIAL_OF"
    return None


def title_tokens(reading: Reading, name_start: int) -> list[Token]:
    """The run of title words directly before a name: "(the) Slovak [prime minister] Robert Fico"."""
    doc, lex = reading.annotated.doc, reading.lexicon
    tokens: list[Token] = []
    index = name_start - 1
    sent_start = sentence_span(doc.tokens[name_start]).start
    while index >= sent_start and len(tokens) < 6:
        token = doc.tokens[index]
        inside = token.lower_ == "of" and bool(tokens) and doc.tokens[index - 1].lower_ in lex.offices
        kind = token.pos_ in {"NOUN", "PROPN", "ADJ", "PUNCT"} or inside
        if index in reading.by_token or not kind or token.is_quote:
            break
        if token.pos_ == "PUNCT" and token.text != "-":
            break
        tokens.insert(0, token)
        index -= 1
    return tokens


def before_name(reading: Reading, mention: TokenMention) -> Iterator[OfficeFound]:
    """Yield the office of a title before a name, and remember the gender that a title tells."""
    doc = reading.annotated.doc
    title = title_tokens(reading, mention.start)
    text = " ".join(token.lower_ for token in title if token.text != "-").replace("’", "'")
    start = title[0].i if title else mention.start
    _gender(reading, mention, text or (doc.tokens[mention.start - 1].lower_ if mention.start else ""))
    former, text = strip_former(reading, text)
    text, planned = strip_elect(text)
    if not text:
        return
    relation = relation_of(reading, text, "")
    if relation is None:
        return
    inside = start > sentence_span(doc.tokens[mention.start]).start  # a name at the end of the headline holds nothing
    holder = reading.by_token.get(start - 1) if inside else None
    if holder is None and start > 1 and doc.tokens[start - 1].lower_ in {"'s", "'"}:
        holder = reading.by_token.get(start - 2)
    if start > 0 and holder is None:
        before = doc.tokens[start - 1]
        if before.dep_ == "poss" and before.lower_ in {"its", "our", "their"}:
            links = single(reading, before)
            if len(links) == 1 and links[0].node.type in HOLDERS:
                yield office(
                    relation,
                    reading.arg(mention),
                    links[0],
                    trigger=(start, mention.start),
                    title=text,
                    former=former,
                    planned=planned,
                )
    holder = holder or _after_name(reading, mention) or _of_delegation(reading, start)
    if holder is not None and holder.node.type in HOLDERS and holder.node.id != mention.node.id:
        former = former or _former_before(reading, holder.start)
        yield office(
            relation,
            reading.arg(mention),
            reading.arg(holder),
            trigger=(start, mention.start),
            title=text,
            former=former,
            planned=planned,
        )


def _after_name(reading: Reading, mention: TokenMention) -> TokenMention | None:
    """As in "President Rosa Ibarra of Suriname"."""
    doc = reading.annotated.doc
    if mention.end + 1 < len(doc) and doc.tokens[mention.end].lower_ == "of":
        index = mention.end + 1
        if doc.tokens[index].lower_ == "the":
            index += 1
        return reading.by_token.get(index)
    return None


def _of_delegation(reading: Reading, start: int) -> TokenMention | None:
    """As in "a Turkish delegation led by Foreign Minister X"."""
    doc = reading.annotated.doc
    if start < 3 or doc.tokens[start - 1].lower_ != "by" or doc.tokens[start - 2].lower_ not in {"led", "headed"}:
        return None
    noun = doc.tokens[start - 3] if doc.tokens[start - 3].text != "," else doc.tokens[start - 4]
    if noun.lower_ not in {"delegation", "team", "mission"}:
        return None
    found = reading.by_token.get(noun.i - 1)
    return found if found is not None and found.node.type is NodeType.COUNTRY else None


def _former_before(reading: Reading, index: int) -> bool:
    doc = reading.annotated.doc
    if index > 1 and doc.tokens[index - 1].text == "-":
        index -= 1  # "Ex-Ericsson"
    return index > 0 and doc.tokens[index - 1].lower_.rstrip("-") in reading.lexicon.former


def strip_former(reading: Reading, text: str) -> tuple[bool, str]:
    """Return whether a title speaks of the past, and the title without the words that say so."""
    words = text.split()
    kept = [word for word in words if word not in reading.lexicon.former]
    return len(kept) < len(words), " ".join(kept)


def strip_elect(text: str) -> tuple[str, bool]:
    """Return a title without "elect", and whether it had it."""
    words = text.split()
    kept = [word for word in words if word not in _ELECT]
    return " ".join(kept), len(kept) < len(words)


def _gender(reading: Reading, mention: TokenMention, title: str) -> None:
    words = set(title.replace(".", "").split())
    if words & {"mr", "sir", "lord", "king", "prince", "sheikh", "spokesman", "chairman", "emir", "sultan"}:
        reading.gender.setdefault(mention.node.id, "m")
    elif words & {"mrs", "ms", "miss", "madam", "queen", "princess", "lady", "spokeswoman", "chairwoman"}:
        reading.gender.setdefault(mention.node.id, "f")


def office(
    relation: str, who: Arg, holder: Arg, *, trigger: tuple[int, int], title: str, former: bool, planned: bool = False
) -> OfficeFound:
    """Make an office; ``title`` is its words, ``trigger`` their tokens."""
    return OfficeFound(
        relation=relation,
        person=who,
        holder=holder,
        trigger=trigger,
        office=title,
        ended=Phase.ENDED if former else None,
        rule=f"{relation}.title",
        planned=planned,
    )
