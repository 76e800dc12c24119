"""Processes that are killed at any moment; ``benchmarks/kills.py`` does the same a hundred times."""

from random import Random

import pytest
from fault_forker import Forker
from fault_kills import Kills, Served
from neo4j_server import Login


@pytest.fixture(scope="module")
def kills(forker: Forker, tmp_path_factory: pytest.TempPathFactory) -> Kills:
    found = Kills(tmp_path_factory.mktemp("kills"), forker)
    found.prepare()
    return found


@pytest.mark.parametrize(
    ("work", "seed"), [*(("build", seed) for seed in range(4)), *(("add", seed) for seed in range(3))]
)
def test_what_was_killed_is_completed_by_the_next_run(kills: Kills, work: str, seed: int) -> None:
    kill = kills.kill(work, Random(seed))  # noqa: S311  (repeatable on purpose)
    assert kill.killed, kill
    assert kill.problems == ()


@pytest.mark.neo4j
@pytest.mark.parametrize("seed", range(3))
def test_a_killed_load_is_completed_by_the_next(kills: Kills, empty_neo4j: Login, seed: int) -> None:
    kills.server = Served(empty_neo4j)
    kill = kills.kill("load", Random(seed))  # noqa: S311
    assert kill.killed, kill
    assert kill.problems == ()
