"""Pairs of names from all over the world: variants, abbreviations and metonyms of one thing, and names of two."""

import re
from itertools import pairwise
from pathlib import Path

from graphbuild.gazetteer import Gazetteer
from graphbuild.model import NodeType
from graphbuild.resolve.same import certainly_same, same_thing

FILE = Path(__file__).resolve().parent / "cases" / "name_pairs.txt"


def pairs() -> list[tuple[NodeType, str, str, bool]]:
    """The cases; where a line says ``A = B # C``, B and C are two things."""
    found = []
    for line in FILE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, names = line.split(" | ")
            parts = re.split(r" ([=#]) ", names)
            found += [
                (NodeType(kind), one, other, sign == "=")
                for (one, other), sign in zip(pairwise(parts[::2]), parts[1::2], strict=True)
            ]
    return found


def test_names_of_one_thing_and_of_two() -> None:
    gazetteer = Gazetteer.load()
    cases = pairs()
    judged = [(same_thing(one, other, kind, gazetteer), same, one, other) for kind, one, other, same in cases]
    wrong = [(one, other) for said, same, one, other in judged if said and not same]
    missed = [(one, other) for said, same, one, other in judged if same and not said]
    right = sum(said and same for said, same, *_ in judged)
    precision, recall = right / (right + len(wrong)), right / (right + len(missed))
    assert len(cases) >= 300
    assert precision >= 0.99, wrong
    assert recall >= 0.95, missed


def test_what_is_joined_without_asking_is_never_two_things() -> None:
    gazetteer = Gazetteer.load()
    cases = pairs()
    joined = [(one, other, same) for kind, one, other, same in cases if certainly_same(one, other, kind, gazetteer)]
    assert [(one, other) for one, other, same in joined if not same] == []
    assert len(joined) >= 0.95 * sum(same for *_, same in cases)


def test_look_alikes_stay_apart() -> None:
    gazetteer = Gazetteer.load()
    for one, other in (
        ("Jean Ribas", "Joan Ribas"),
        ("Li Wei", "Lei Wei"),
        ("Maria Santos", "Mara Santos"),
        ("Keiko Morinaga", "Kiko Morinaga"),
    ):
        assert not certainly_same(one, other, NodeType.PERSON, gazetteer)
    assert not certainly_same("Shaxi", "Shaaxi", NodeType.LOCATION, gazetteer), "spellings of places are places"
    assert not certainly_same("Depot 11", "Depot 1", NodeType.ORGANIZATION, gazetteer)
