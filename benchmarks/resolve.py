"""How long linking and the search for duplicates take for 10,000, 30,000 and 100,000 entities, and how they grow.

Run: ``python benchmarks/resolve.py [N...]``. CPU seconds of one process; an exponent of 1 is linear growth.
"""

import sys
from collections.abc import Callable
from math import log
from time import process_time

from graphbuild.gazetteer import Gazetteer
from graphbuild.model import Node, NodeType
from graphbuild.resolve.candidates import candidates
from graphbuild.resolve.variants import known_variant, variant_key

SYLLABLES = ("ka", "lo", "ri", "mu", "sen", "ta", "vo", "ni", "ber", "do")
HEADS = ("Bank", "Council", "Institute", "Union", "Works")


def crowd(number: int) -> list[Node]:
    """Return people and bodies with made-up names; every tenth is another spelling of the one before."""
    found = []
    for at in range(number):
        digits = [(at // 10 * 10 * 7919 % 1_000_003) // 10**place % 10 for place in range(6)]
        digits[5] = (at + at // 10) % 10 if at % 10 != 1 else at // 10 % 10
        first, last = ("".join(SYLLABLES[digit] for digit in part).title() for part in (digits[:3], digits[3:]))
        if at % 10 == 1:
            last = last.replace("i", "y").replace("k", "kh")
        kind = NodeType.ORGANIZATION if at % 3 == 0 else NodeType.PERSON
        name = f"{first} {last} {HEADS[at % 5]}" if kind is NodeType.ORGANIZATION else f"{first} {last}"
        found.append(Node(id=f"x.{at}", name=name, type=kind))
    return found


def link(nodes: list[Node]) -> int:
    """Link each name as the articles' linker does; return the number of different entities."""
    gazetteer = Gazetteer.load()
    keys: set[object] = set()
    for node in nodes:
        known = known_variant(node.name, node.type, gazetteer)
        keys.add(known.id if known else (node.type, variant_key(node.name, node.type, gazetteer)))
    return len(keys)


def propose(nodes: list[Node]) -> int:
    """Return the number of pairs that ``review`` would propose."""
    return len(candidates(nodes))


def measure(work: Callable[[list[Node]], int], sizes: list[int]) -> None:
    """Print the time for each size, and the exponent of the growth from the first to the last."""
    times = []
    work(crowd(100))  # what is loaded once
    for number in sizes:
        nodes, start = crowd(number), process_time()
        found = work(nodes)
        times.append(process_time() - start)
        sys.stdout.write(f"{work.__name__:8} {number:8,} entities {times[-1]:8.2f} s  {found:8,} found\n")
    exponent = log(times[-1] / times[0]) / log(sizes[-1] / sizes[0])
    sys.stdout.write(f"{work.__name__:8} grows with the power {exponent:.2f} of the number of entities\n")


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]] or [10_000, 30_000, 100_000]
    measure(link, given)
    measure(propose, given)
