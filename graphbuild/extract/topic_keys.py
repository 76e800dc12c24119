"""Ids of topics of no special kind: one id for different wordings of one proposition.

"Peru's ban on plastic bags", "the Peruvian ban on plastic bags" and "a ban on plastic bags in Peru" share their words
of weight and the one entity that they are about, and so an id. "The levy on cut flowers" and "a cut-flower tax" name no
entity; three words of weight tell well enough that two articles mean one thing. With fewer ("the trade deal", "the
plan") it is a topic of its article. Where a phrase names several entities their order matters, and the words stay as
they are: an attack of A on B is none of B on A.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.lexicon import topic_words
from graphbuild.extract.mentions import TokenMention
from graphbuild.extract.reading import Reading
from graphbuild.folding import slug

_WEIGHTY: Final = frozenset({"NOUN", "ADJ", "PROPN", "VERB", "NUM"})
_ENOUGH: Final = 3
#: Prepositions that say whose or where it is, as a possessor does.
_OWN: Final = frozenset({"of", "in", "by", "from", "across", "within"})


def topic_id(reading: Reading, head: Token, end: int, name: str) -> str:
    """Return the id of the topic of a phrase.

    Args:
        reading: What is known of the article.
        head: The noun of the phrase.
        end: Index of the token behind the phrase.
        name: Its canonical name.
    """
    start = head.left_edge.i
    named = reading.mentions_in(start, end)
    covered = {index for item in named for index in range(item.start, item.end)}
    others = [token for token in reading.annotated.doc.tokens[start:end] if token.i not in covered]
    words = {token.i: word for token in others if (word := _word(token))}
    key = "-".join(sorted(set(words.values())))
    if len(named) > 1 or (named and not words):
        return f"topic.{slug(name)}"
    if named:
        return f"topic.{key}.{_side(reading, named[0])}{slug(named[0].node.name)}"
    if _tells_enough(words[token.i] for token in others if token.i in words and token.pos_ != "NUM"):
        return f"topic.{slug(name) if _has_sides(others, head) else key}"
    return f"topic.{slug(name)}.{reading.annotated.article.id[2:8]}"


def _tells_enough(words: Iterable[str]) -> bool:
    return len({word for word in words if word not in topic_words().light}) >= _ENOUGH


def _has_sides(others: Sequence[Token], head: Token) -> bool:
    """As in "the police attack on women": it matters which noun stands where."""
    nouns = [token.i for token in others if token.pos_ in {"NOUN", "PROPN"} and token is not head]
    return any(place < head.i for place in nouns) and any(place > head.i for place in nouns)


def _word(token: Token) -> str:
    """The word by which a token counts: its lemma, or that of the first of its synonyms; empty for small words."""
    if token.pos_ not in _WEIGHTY or not token.lemma_[:1].isalnum():
        return ""
    lemma = token.lemma_.lower()
    loose = {lemma, token.lower_} & topic_words().loose_adjectives
    return "" if loose else slug(topic_words().synonyms.get(lemma, lemma))


def _side(reading: Reading, mention: TokenMention) -> str:
    """What the entity is to the topic: "" for its own, else the preposition ("on-", "against-")."""
    before = reading.annotated.doc.tokens[mention.start - 1] if mention.start else None
    while before is not None and before.i and before.pos_ == "DET":
        before = reading.annotated.doc.tokens[before.i - 1]
    if before is None or before.pos_ != "ADP" or before.lower_ in _OWN:
        return ""
    return f"{slug(before.lower_)}-"
