"""Ids of events without a proper name: one id where articles agree on what, where, whose and when.

"The Lagos summit", "a summit in Lagos" and "Lagos's summit" of one year are one event, "Monday's talks" of two articles
when both mean one day. Ids follow from each article alone, so articles may come and go in any order. Where nothing is
named that tells an event from others of its kind, it is an event of its article.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from graphbuild.annotate.parse import Doc, Token
from graphbuild.extract.arguments import entities
from graphbuild.extract.dates import find_dates
from graphbuild.extract.lexicon import topic_words
from graphbuild.extract.mentions import TokenMention
from graphbuild.extract.reading import Reading
from graphbuild.extract.sentences import sentence_span
from graphbuild.extract.tree import children, prep_objects
from graphbuild.folding import slug
from graphbuild.model import Article, NodeType

#: Words that say nothing of which event it is.
_LOOSE: Final = frozenset(
    "upcoming forthcoming planned scheduled proposed future recent latest ongoing virtual online special big major key "
    "crucial important historic day two three".split()
)


def event_id(reading: Reading, token: Token) -> str:
    """Return the id of the event that a noun phrase names.

    Args:
        reading: What is known of the article.
        token: The head of the phrase: summit, talks, conference.
    """
    days = _days(token, reading.annotated.article.published)
    return _id(_words(reading, token), token, _named(reading, token), reading.annotated.article, days)


def with_event_ids(mentions: Iterable[TokenMention], doc: Doc, article: Article) -> Iterator[TokenMention]:
    """Give events that a place or body names ("the Lisbon climate summit") the id that their description would have."""
    known = tuple(mentions)
    for mention in known:
        head = doc.tokens[mention.end - 1]
        told = mention.way == "slug" and mention.node.type is NodeType.EVENT and head.lemma_ in topic_words().events
        if not told or not head.text.islower():
            yield mention
            continue
        inner = [m for m in known if m is not mention and mention.start <= m.start and m.end <= mention.end]
        covered = {at for m in inner for at in range(m.start, m.end)}
        rest = [t for t in doc.tokens[mention.start : mention.end - 1] if t.i not in covered and t.is_alpha]
        named = {slug(m.node.name) for m in inner} | {slug(t.text) for t in rest if t.text[:1].isupper()}
        words = [slug(t.text) for t in rest if t.text.islower() and t.lemma_ not in _LOOSE]
        yield replace(mention, node=replace(mention.node, id=_id(words, head, sorted(named), article, [])))


def _id(words: list[str], head: Token, named: list[str], article: Article, days: list[str]) -> str:
    when = days or ([article.published[:4]] if article.published else [])
    if not named and not days:
        when = [article.id[2:8]]
    return ".".join([f"event.{'-'.join([*words, slug(head.lemma_)])}", *named, *when])


def _named(reading: Reading, token: Token) -> list[str]:
    """Names of places and parties in the phrase, as parts of an id."""
    words = [*children(token, "compound", "nmod", "poss", "amod"), *prep_objects(token, "in/at/of/between/with")]
    found = {arg.node.name for word in words for arg in entities(reading, word)}
    inside = {
        m.node.name for word in children(token, "compound") for m in reading.mentions_in(word.left_edge.i, word.i)
    }
    return sorted(slug(name) for name in found | inside)


def _words(reading: Reading, token: Token) -> list[str]:
    """What kind of event it is: "climate", "peace"; no names, numbers of days or asides."""
    before = [item for item in children(token, "compound", "amod", "nmod") if item.i < token.i]
    plain = [item for item in before if reading.mention_at(item) is None and item.lemma_ not in _LOOSE]
    return [slug(item.text) for item in plain if item.is_alpha and item.tag_ not in {"NNP", "NNPS"}]


def _days(token: Token, published: str | None) -> list[str]:
    """The day that the phrase gives: "Monday's talks", "the summit of 3 May"."""
    start, end = token.left_edge.i, token.right_edge.i + 1
    dates = [item for item in find_dates(sentence_span(token), published) if start <= item.start and item.end <= end]
    return [item.from_ for item in dates if item.from_ and item.from_ == item.to][:1]
