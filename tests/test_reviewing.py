"""Proposals of merges and splits: close names are found in blocks, decided ones do not come back."""

import json
from pathlib import Path
from time import process_time

import pytest
from click.testing import CliRunner
from test_correcting import articles, out, run  # noqa: F401  (fixtures)

from graphbuild.cli.main import main
from graphbuild.model import About, Node, NodeType
from graphbuild.pipeline.opening import open_graph
from graphbuild.records import DECISIONS
from graphbuild.resolve.candidates import SURE_ENOUGH, candidates, likeness

PERSON, ORG, PLACE = NodeType.PERSON, NodeType.ORGANIZATION, NodeType.LOCATION


@pytest.mark.parametrize(
    ("one", "other", "kind", "same"),
    [
        ("Serhiy Kovalenko", "Sergei Kovalenko", PERSON, True),
        ("J. Adeyemi", "Janet Adeyemi", PERSON, True),
        ("Mohammed al-Harthy", "Mohamed Al Harthi", PERSON, True),
        ("Janet Adeyemi", "Peter Adeyemi", PERSON, False),
        ("Adeyemi", "Janet Adeyemi", PERSON, False),
        ("Delta River Authority", "DRA", ORG, True),
        ("Kharkov Turbine Works", "Kharkiv Turbine Works", ORG, True),
        ("North Shore Bank", "South Shore Bank", ORG, False),
        ("Unit 4", "Unit 5", PLACE, False),
        ("Vinnytsia", "Vinnytsya", PLACE, True),
    ],
)
def test_likeness(one: str, other: str, kind: NodeType, same: bool) -> None:
    assert (likeness(one, other, kind) >= SURE_ENOUGH) is same
    assert likeness(one, other, kind) == likeness(other, one, kind)


def test_topics_of_one_name_in_two_articles_are_proposed_unless_the_name_says_nothing() -> None:
    def topic(name: str, article: str, *about: About) -> Node:
        return Node(id=f"topic.{name.replace(' ', '-')}.{article}", name=name, type=NodeType.TOPIC, about=about)

    [pair] = candidates(
        [topic("tunnel tax", "a1"), topic("tunnel tax", "b2"), topic("plan", "a1"), topic("plan", "b2")]
    )
    assert (pair.one.name, pair.other.name) == ("tunnel tax", "tunnel tax")
    assert SURE_ENOUGH <= pair.score < 0.95
    one, other = (About(role="about", entity=name) for name in ("Q1", "Q2"))
    assert candidates([topic("tunnel tax", "a1", one), topic("tunnel tax", "b2", other)]) == ()


def crowd(number: int) -> list[Node]:
    """People of many names, as many of one family as a big country has."""
    syllables = ("ka", "lo", "ri", "mu", "sen", "ta", "vo", "ni", "ber", "do")
    found = []
    for at in range(number):
        digits = [(at * 7919 % 1_000_003) // 10**place % 10 for place in range(6)]
        first, last = ("".join(syllables[digit] for digit in part).title() for part in (digits[:3], digits[3:]))
        found.append(Node(id=f"person.{at}", name=f"{first} {last}", type=PERSON))
    return found


def processor_time(nodes: list[Node]) -> float:
    """Seconds of this process: the clock also counts what runs beside it."""
    start = process_time()
    candidates(nodes)
    return process_time() - start


def test_work_grows_with_the_number_of_nodes_not_its_square() -> None:
    times = [min(processor_time(crowd(number)) for _ in range(3)) for number in (2_000, 8_000)]
    assert times[1] < 9 * times[0], times  # a square would be 16 times


def test_proposals_are_decided_by_script(out: Path) -> None:  # noqa: F811
    listed = run(out, "review", "--format", "jsonl", "--min-score", "0.8", why="")
    [found] = [row for row in map(json.loads, listed.splitlines()) if "Hagenes" in row["names"][0]]
    assert (found["action"], set(found["names"])) == ("merge", {"Jan Hagenes", "Yan Hagenes"})
    assert found["sentences"]
    run(out, "review", "--min-score", "0.8", "--accept-above", str(found["score"]))
    people = [item.node for item in open_graph(out).nodes if item.node.type is NodeType.PERSON]
    assert len([node for node in people if "Hagenes" in node.name]) == 1
    assert "Hagenes" not in run(out, "review", "--format", "table", "--min-score", "0.8", why="")


def test_the_dialogue_writes_each_answer_and_asks_once(out: Path) -> None:  # noqa: F811
    words = ["review", "--format", "dialogue", "--min-score", "0.8", "--graph", str(out), "--who", "A"]
    done = CliRunner().invoke(main, words, input="n\n")
    assert done.exit_code == 0, done.output
    assert "[y]es, [n]o (two things), [s]kip, [q]uit" in done.stdout  # rich would take brackets for styles
    assert '"action": "distinct"' in (out / DECISIONS).read_text("utf-8")
    assert run(out, "review", "--format", "table", "--min-score", "0.8", why="").startswith("nothing to review")
