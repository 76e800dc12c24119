"""Finds every mention of an entity in an article and links it to a node.

The gazetteer goes before the language model; names that it lacks become entities of their own. The order is: known
names, names that a head noun, a title or the model gives away, which of them hold which, then people within the
article, namesakes, and last whether a capital is a city or its state.
"""

from graphbuild.annotate.parse import Doc
from graphbuild.extract.arranging import arranged
from graphbuild.extract.linking import Linker, TokenMention
from graphbuild.extract.matching import Match, matcher
from graphbuild.extract.naming import find_names
from graphbuild.extract.senses import national
from graphbuild.gazetteer import Gazetteer
from graphbuild.model import MentionForm, NodeType

__all__ = ["TokenMention", "find_mentions"]


def find_mentions(doc: Doc, gazetteer: Gazetteer) -> tuple[TokenMention, ...]:
    """Return all mentions by name, demonym or metonym, sorted by start; those not nested never overlap.

    Args:
        doc: One parsed article with sentences and the model's entities; quotes are straight.
        gazetteer: The known names; its matcher is built once.
    """
    finder = matcher(gazetteer)
    matches = [match for match in finder.find(doc) if _meant_as_name(doc, match)]
    people = [
        (match.start, match.end)
        for match in matches
        if match.meanings[0][0].type is NodeType.PERSON and match.end - match.start > 1
    ]
    outer, inner = arranged(doc, matches, find_names(doc, people))
    for match in outer:
        if isinstance(match, Match) and match.meanings[0][0].type is NodeType.EVENT:
            inner += finder.inside(doc, match)
    linker = Linker(doc, gazetteer, outer, inner)
    found = [linker.link(item, nested=False) for item in outer]
    found += [linker.link(item, nested=True) for item in inner]
    found += linker.abbreviations()
    return tuple(sorted(found, key=lambda mention: (mention.start, -mention.end, mention.node.id)))


def _meant_as_name(doc: Doc, match: Match) -> bool:
    """Whether a known name is meant as one here, and not as a language, a dish or a place of birth."""
    if match.meanings[0][1] is MentionForm.DEMONYM:
        return national(doc, match)
    after = doc.tokens[match.end : match.end + 2]
    return not "".join(token.lower_ for token in after).startswith("-born")
