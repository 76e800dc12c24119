"""Spellings of one name: the key that they share, and the known entity that an unknown spelling means.

Articles are linked one by one, in any order, so what joins them has to follow from each name alone: every spelling of a
name leads to one key, and the key is the slug of an entity that no list knows. Only what is certain is joined here
(transliterations, doubled letters, the Arabic article, legal forms of firms); what is merely alike is for ``review``.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from graphbuild.folding import GIVEN, slug, sound
from graphbuild.gazetteer import Entry, Gazetteer
from graphbuild.model import MentionForm, Node, NodeType

#: Words for the form of a firm, which texts use or leave out as they like.
LEGAL = frozenset(
    "ltd limited inc incorporated corp corporation plc pjsc ojsc jsc llc gmbh ag sa spa nv as asa oy oyj ab se co "
    "company".split()
)
_STOCK = frozenset({"pjsc", "ojsc", "jsc"})  # stand before the name
#: Kinds whose spellings are joined; two places with names that sound alike are often two places (Shanxi, Shaanxi).
_JOINED = frozenset({NodeType.PERSON, NodeType.ORGANIZATION})
_AMERICAN = {"our": "or", "isation": "ization", "centre": "center", "defence": "defense", "programme": "program"}
_BRITISH = re.compile(r"(?:our|isation|centre|defence|programme)$")
#: Up to this length a vowel makes another name: Li and Lei, Jan and Jean.
_SHORT = 4
_ARABIC = re.compile(r"\b(?:al|el|ul)-(?=\w)")
_SERVANT = re.compile(r"\babd-?(?:al|el|ul)-?")


def variant_key(name: str, kind: NodeType, gazetteer: Gazetteer) -> str:
    """Return what the spellings of one name have in common: lower case words joined by hyphens; never empty.

    Args:
        name: A name as a text has it.
        kind: What it names.
        gazetteer: Knows the spellings of places, which bodies bear in their names (Kharkov, Kharkiv).
    """
    folded = slug(name)
    if kind not in _JOINED:
        return folded
    if kind is NodeType.PERSON:
        folded = _ARABIC.sub("", _SERVANT.sub("abdul", folded))
    words = [_spelled(word, kind, gazetteer) for word in folded.split("-") if word]
    if kind is NodeType.ORGANIZATION:
        while len(words) > 1 and words[-1] in LEGAL:
            words.pop()
        while len(words) > 1 and words[0] in _STOCK:
            words.pop(0)
    return "-".join(words) or "x"


def _spelled(word: str, kind: NodeType, gazetteer: Gazetteer) -> str:
    if kind is not NodeType.PERSON:
        places = {entry.name for entry, form in gazetteer.lookup(word) if _is_place(entry, form)}
        return slug(places.pop()) if len(places) == 1 else _BRITISH.sub(lambda found: _AMERICAN[found.group()], word)
    given = GIVEN.get(word, word)
    heard = sound(given).replace(" ", "")
    return heard if len(heard) > _SHORT and given.isalpha() else given


def _is_place(entry: Entry, form: MentionForm) -> bool:
    return entry.type is NodeType.LOCATION and form is MentionForm.NAME


def known_variant(name: str, kind: NodeType, gazetteer: Gazetteer) -> Node | None:
    """Return the known entity that an unlisted spelling of its name means; None when there is none or several.

    A person has to be named in full: a surname alone may be anybody's.
    """
    if kind is NodeType.PERSON and " " not in name.strip():
        return None
    return _index(gazetteer).get((kind, variant_key(name, kind, gazetteer)))


@lru_cache(maxsize=4)
def _index(gazetteer: Gazetteer) -> Mapping[tuple[NodeType, str], Node]:
    found: dict[tuple[NodeType, str], set[str]] = {}
    for entry in gazetteer.entries.values():
        for text in (entry.name, *entry.aliases):
            if len(text) > _SHORT and not text.isupper():
                found.setdefault((entry.type, variant_key(text, entry.type, gazetteer)), set()).add(entry.id)
    return {key: gazetteer.entries[min(names)].node for key, names in found.items() if len(names) == 1}
