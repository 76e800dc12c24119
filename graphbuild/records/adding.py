"""Makes the claim that a person adds, from the exact characters that say it."""

import re
from dataclasses import replace

from graphbuild.model import Argument, Claim, Evidence, Factor, Node, Record, Span, Speaker, Verdict, claim_id
from graphbuild.records.decisions import Addition, End

RULE = "by-hand"
_ALIKE = ("'\u2018\u2019\u02bc\u0060", '"\u201c\u201d\u201e\u00ab\u00bb', "-\u2010\u2011\u2013\u2014")
_WORTH = 0.98


def added(record: Record, addition: Addition) -> Record:
    """Return the record with the claim; the record itself where its article does not have the quote any more."""
    place = find_quote(record.article.text, addition)
    if place is None:
        return record
    claim = claim_of(record, addition, place)
    if any(claim.id == other.id for other in record.claims):
        return record
    known = {node.id for node in record.nodes}
    ends = {end.id: end for end in (addition.subject, addition.object, addition.speaker) if end and end.id not in known}
    new = tuple(Node(id=end.id, name=end.name, type=end.type) for _, end in sorted(ends.items()))
    return replace(record, nodes=(*record.nodes, *new), claims=(*record.claims, claim))


def find_quote(text: str, addition: Addition) -> Span | None:
    """Return where the quote stands: the place the decision names, else the only place; None where there is none."""
    quote, start = addition.quote, addition.start
    if start is not None and start >= 0 and text[start : start + len(quote)] == quote:
        return Span(start, start + len(quote))
    first = text.find(quote)
    if first < 0 or text.find(quote, first + 1) >= 0:
        return None
    return Span(first, first + len(quote))


def as_printed(text: str, quote: str) -> str:
    """Return the characters of the text that a quote means; the quote itself where it stands nowhere, or twice.

    White space, quotation marks, apostrophes and dashes may differ: what is copied from a page or typed has others.
    """
    alike = {char: f"[{re.escape(group)}]" for group in _ALIKE for char in group}
    words = ("".join(alike.get(char, re.escape(char)) for char in word) for word in quote.split())
    found = {match.group() for match in re.finditer(r"\s+".join(words), text)} if quote.split() else set()
    return found.pop() if len(found) == 1 else quote


def claim_of(record: Record, addition: Addition, place: Span) -> Claim:
    """Return the claim that the quote at this place makes."""
    article = record.article
    trigger = _words(article.text, addition.trigger or "", place) or place
    subject, object_ = (_argument(record, end, place) for end in (addition.subject, addition.object))
    said = addition.speaker
    return Claim(
        id=claim_id(
            article=article.id,
            relation=addition.relation,
            trigger=trigger,
            subject=subject.span,
            object_=object_.span,
            polarity=addition.polarity,
            modality=addition.modality,
            speaker=said.name if said else "author",
        ),
        article=article.id,
        subject=subject,
        relation=addition.relation,
        object=object_,
        polarity=addition.polarity,
        modality=addition.modality,
        phase=addition.phase,
        attribution=(Speaker(id=said.id, name=said.name, type=said.type),) if said else (),
        published=article.published,
        rule=RULE,
        evidence=(
            Evidence(sentence=place, text=addition.quote, trigger=trigger, subject=subject.span, object=object_.span),
        ),
        factors=(Factor(name="added by hand", value=_WORTH),),
        verdicts=(Verdict(action="add", who=addition.who, when=addition.when.isoformat(), why=addition.why),),
    )


def _argument(record: Record, end: End, place: Span) -> Argument:
    """Return the end with the words that name it: in the quote, else the last before it, else the quote."""
    spans = sorted(item.span for item in record.mentions if item.node == end.id and item.span.end <= place.end)
    inside = [span for span in spans if span.start >= place.start]
    span = inside[0] if inside else _words(record.article.text, end.name, place)
    return Argument(id=end.id, name=end.name, type=end.type, span=span or (spans[-1] if spans else place))


def _words(text: str, words: str, place: Span) -> Span | None:
    at = text.find(words, place.start, place.end) if words else -1
    return Span(at, at + len(words)) if at >= 0 else None
