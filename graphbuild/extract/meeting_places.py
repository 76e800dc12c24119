"""Where people meet: "met in Vienna", "talks in Vienna between A and B", "said in Vienna during a meeting with B"."""

from collections.abc import Iterator
from typing import Final

from graphbuild.annotate.parse import Token
from graphbuild.extract.reading import Reading
from graphbuild.extract.tree import children, conjuncts, is_verb, prep_objects
from graphbuild.model import MentionForm, NodeType

_MEETINGS: Final = frozenset({"MEETS", "CONSULTS_WITH", "HOSTS"})
_CIRCUMSTANCES: Final = frozenset({"during", "after", "before", "for"})
_PLACES: Final = frozenset({NodeType.LOCATION, NodeType.COUNTRY, NodeType.FACILITY})


def meeting_place(
    reading: Reading, relation: str, trigger: Token, support: Token | None
) -> tuple[tuple[str, str], ...]:
    """Return the place of a meeting as facts of its claim: name, node id, and the ids of what it lies in.

    Args:
        reading: What is known of the article.
        relation: Relations other than those of meetings have none.
        trigger: The word that tells of the meeting.
        support: The verb that carries it.
    """
    for word in _words(reading, trigger, support) if relation in _MEETINGS else ():
        for item in prep_objects(word, "in/at"):
            mention = reading.mention_at(item)
            if mention is not None and mention.node.type in _PLACES and mention.form is MentionForm.NAME:
                found = {"place": mention.node.name, "place_id": mention.node.id}
                wholes = reading.wholes(mention.node.id)
                return tuple(sorted((found | ({"place_in": " ".join(wholes)} if wholes else {})).items()))
    return ()


def _words(reading: Reading, trigger: Token, support: Token | None) -> Iterator[Token]:
    """The words that a place may hang on: the trigger, its verb, the talks that it holds, names of those who meet."""
    yield trigger
    if support is not None:
        yield support
    prep = trigger.head
    if trigger.dep_ == "pobj" and prep.lower_ in _CIRCUMSTANCES and is_verb(prep.head):
        yield prep.head
    talks = [trigger, *children(trigger, "dobj")]
    yield from talks[1:]
    named = (item for word in talks for item in prep_objects(word, "with/between/of"))
    for item in (*named, *talks[1:]):
        yield from (word for word in conjuncts(item) if reading.mention_at(word) is not None)
