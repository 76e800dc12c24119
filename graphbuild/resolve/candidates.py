"""Nodes that may be one thing: pairs with close names, found in blocks, never by comparing all with all.

A pair shares a block when the sound of a last name, the beginning of a name, or the initials of a long name agree. In a
block that is too big for all its pairs, neighbours in the order of their names are compared, so the work grows with the
number of nodes and not with its square.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from graphbuild.folding import fold, sound
from graphbuild.model import Node, NodeType

#: Below it two names are hardly ever one thing.
SURE_ENOUGH = 0.86
#: Two nodes with one name were kept apart for a reason.
_SAME_WORDS = 0.9
_BLOCK, _WINDOW = 40, 8
#: Words for the form of a firm, which texts use or leave out as they like.
_LEGAL = frozenset(
    "ltd limited inc corp corporation plc pjsc ojsc jsc llc gmbh ag sa spa nv as oy ab co company".split()
)
_SMALL = frozenset("of the and for in on to with de la el al der von van du da dos".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two nodes that may be one thing.

    Attributes:
        score: 0 to 1: how close their closest names are.
        names: The two names that are so close.
    """

    one: Node
    other: Node
    score: float
    names: tuple[str, str]


def candidates(
    nodes: Iterable[Node],
    *,
    apart: Container[frozenset[str]] = frozenset(),
    known: Container[str] = frozenset(),
    least: float = SURE_ENOUGH,
) -> tuple[Pair, ...]:
    """Return pairs of nodes of one type that may be one thing, the closest first.

    Args:
        nodes: Entities and topics; events are left out, as their names say too little.
        apart: Pairs of ids that a person told apart.
        known: Ids of nodes that a list knows: two of these are two things.
        least: Smallest score.
    """
    ordered = sorted((node for node in nodes if node.type is not NodeType.EVENT), key=lambda node: node.id)
    found = []
    for one, other in _meeting(ordered):
        if frozenset({one.id, other.id}) in apart or (one.id in known and other.id in known):
            continue
        score, names = _closest(one, other) if _may_be_one(one, other) else (0.0, ("", ""))
        if one.name == other.name:
            score = min(score, _SAME_WORDS)
        if score >= least:
            found.append(Pair(one=one, other=other, score=score, names=names))
    return tuple(sorted(found, key=lambda pair: (-pair.score, pair.one.id, pair.other.id)))


def _may_be_one(one: Node, other: Node) -> bool:
    """Topics about other things are two, and so are "plan" and "plan", which mean what their articles told.

    A "tunnel tax" of two articles may well be one.
    """
    about, more = ({item.entity for item in node.about} for node in (one, other))
    told_apart = one.name == other.name and " " not in one.name
    return one.type is not NodeType.TOPIC or not (told_apart or (about and more and about != more))


def likeness(one: str, other: str, kind: NodeType) -> float:
    """Return how likely two names of a type are one thing, 0 to 1."""
    first, second = fold(one), fold(other)
    if first == second:
        return 1.0
    if kind is NodeType.PERSON:
        return _people(first, second)
    words, others = ([word for word in _words(name) if word not in _LEGAL] for name in (first, second))
    if words and words == others:
        return 0.95
    if _initials(words) == second.replace(" ", "") or _initials(others) == first.replace(" ", ""):
        return 0.9
    if words and others and words != others and {*words} ^ {*others} and not _spelt_alike(words, others):
        return 0.0 if kind is not NodeType.TOPIC else round(fuzz.token_sort_ratio(first, second) / 100 - 0.02, 3)
    return round(JaroWinkler.similarity(sound(first), sound(second)), 3)


def _people(first: str, second: str) -> float:
    """Compare people: the last names have to sound alike, and what is given of the first names has to fit."""
    words, others = _words(first), _words(second)
    if not words or not others:
        return 0.0
    last = JaroWinkler.similarity(sound(words[-1]), sound(others[-1]))
    if last < 0.93 or len(words) == 1 or len(others) == 1:
        return 0.0
    if len(words[0]) == 1 or len(others[0]) == 1:
        return round(0.9 * last, 3) if words[0][0] == others[0][0] else 0.0
    name, name2 = sound(words[0]), sound(others[0])
    if name.removesuffix("a") == name2.removesuffix("a") != "" and name != name2:
        return 0.0  # Daniel and Daniela
    close = JaroWinkler.similarity(name, name2)
    return round((last + close) / 2, 3) if close > 0.88 else 0.0


def _spelt_alike(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the words are the same one by one, but for their spelling; a number or one more word is another thing."""
    if len(words) != len(others):
        return False
    pairs = zip(words, others, strict=True)
    return all(one == two or _word_alike(one, two) for one, two in pairs)


def _word_alike(one: str, other: str) -> bool:
    first, second = sound(one), sound(other)
    return first[:1] == second[:1] and not (one + other).isdigit() and fuzz.ratio(first, second) >= 80


def _closest(one: Node, other: Node) -> tuple[float, tuple[str, str]]:
    scored = [
        (likeness(name, name2, one.type), (name, name2))
        for name in (one.name, *one.aliases)
        for name2 in (other.name, *other.aliases)
        if len(name) > 2 and len(name2) > 2
    ]
    return max(scored, key=lambda item: item[0], default=(0.0, ("", "")))


def _meeting(nodes: Sequence[Node]) -> Iterator[tuple[Node, Node]]:
    """Yield the pairs that share a block, each once."""
    blocks: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in nodes:
        for key in sorted({key for name in (node.name, *node.aliases) for key in _keys(name, node.type)}):
            blocks[node.type, key].append(node)
    seen: set[tuple[str, str]] = set()
    for _, block in sorted(blocks.items()):
        for one, other in _pairs(block):
            if (one.id, other.id) not in seen:
                seen.add((one.id, other.id))
                yield one, other


def _pairs(block: list[Node]) -> Iterator[tuple[Node, Node]]:
    if len(block) <= _BLOCK:
        yield from combinations(block, 2)
        return
    near = sorted(block, key=lambda node: (sound(node.name), node.id))
    for at, one in enumerate(near):
        for other in near[at + 1 : at + _WINDOW]:
            yield (one, other) if one.id < other.id else (other, one)


def _keys(name: str, kind: NodeType) -> Iterator[str]:
    words = _words(fold(name))
    if not words:
        return
    if kind is NodeType.PERSON:
        yield f"l{sound(words[-1])[:5]}"
        return
    yield f"b{sound(words[0])[:4]}"
    yield f"i{_initials(words)}" if len(words) > 1 else f"i{words[0]}"
    yield f"w{sound(max(words, key=len))[:6]}"


def _words(folded: str) -> list[str]:
    return [word for word in folded.replace("-", " ").split() if word not in _SMALL]


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words) if len(words) > 1 else ""
