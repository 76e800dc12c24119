"""The commands that talk to a server, against a real one."""

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graphbuild.pipeline.report import BuildReport
from graphbuild.store import connect

if TYPE_CHECKING:
    from neo4j_server import Login

pytestmark = pytest.mark.neo4j
QUESTION = ("query", "stance", "--entity", "Russia", "--topic", "NATO membership of Ukraine", "--format", "csv")


def run(login: "Login", *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a command against the server of the tests; the password goes through the environment."""
    command = [sys.executable, "-m", "graphbuild", *arguments, "--uri", login.uri, "--user", login.user]
    known = os.environ | {"NEO4J_PASSWORD": login.password, "NEO4J_DATABASE": login.database} | env
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=known, check=False)


@pytest.fixture(scope="module")
def loaded(neo4j_login: "Login", built: tuple[Path, BuildReport]) -> "Login":
    """The server with the graph of the sample articles in it."""
    done = run(neo4j_login, "load", "--graph", str(built[0]))
    assert done.returncode == 0, done.stderr
    assert "loaded" in done.stderr
    return neo4j_login


def test_both_stores_give_the_same_answer(loaded: "Login", built: tuple[Path, BuildReport]) -> None:
    served = run(loaded, *QUESTION)
    embedded = subprocess.run(
        [sys.executable, "-m", "graphbuild", *QUESTION, "--graph", str(built[0])],
        capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert served.stdout == embedded.stdout
    assert "Russia,itself,OPPOSES,NATO membership of Ukraine,asserted" in served.stdout


def test_loading_again_changes_nothing(loaded: "Login", built: tuple[Path, BuildReport]) -> None:
    with connect(loaded.uri, user=loaded.user, password=loaded.password, database=loaded.database) as store:
        before = store.graph_hash()
        assert run(loaded, "load", "--graph", str(built[0])).returncode == 0
        assert store.graph_hash() == before


@pytest.mark.parametrize("env", [{"NEO4J_PASSWORD": "xyzzy-plugh"}, {"NEO4J_DATABASE": "nosuchdatabase"}])
def test_refusals_are_one_line_without_the_password(loaded: "Login", env: dict[str, str]) -> None:
    done = run(loaded, *QUESTION, **env)
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert loaded.password not in done.stderr
    assert "xyzzy" not in done.stderr


def test_free_cypher_may_only_read(loaded: "Login") -> None:
    read = run(loaded, "query", "--cypher", "MATCH (n:Country) RETURN count(n) > 5 AS many", "--format", "csv")
    assert read.stdout == "many\nTrue\n"
    refused = run(loaded, "query", "--cypher", "MATCH (n) DETACH DELETE n")
    assert refused.returncode == 2
    assert "only reading" in refused.stderr


def test_loading_verifies_and_unloading_takes_everything_back(
    loaded: "Login", built: tuple[Path, BuildReport], tmp_path: Path
) -> None:
    again = run(loaded, "load", "--graph", str(built[0]))
    assert "loaded: 0 nodes and relationships written, what changed since the last load" in again.stderr
    with connect(loaded.uri, user=loaded.user, password=loaded.password, database=loaded.database) as store:
        whole = store.graph_hash()
        for words in (("--verify", "--batch", "50"), ("--name", "graphbuild")):
            assert run(loaded, "load", "--graph", str(built[0]), *words).returncode == 0
            assert store.graph_hash() == whole
        other = run(loaded, "load", "--graph", str(built[0]), "--name", "other")
        assert (other.returncode, "two graphs cannot share one" in other.stderr) == (3, True)
        (tmp_path / "graphbuild.toml").write_text(f'[neo4j]\nuri = "{loaded.uri}"\n', "utf-8")
        command = [sys.executable, "-m", "graphbuild", "unload"]
        env = os.environ | {"NEO4J_PASSWORD": loaded.password, "GRAPHBUILD_CONFIG": str(tmp_path / "graphbuild.toml")}
        done = subprocess.run(command, capture_output=True, text=True, env=env, check=False)
        assert (done.returncode, "removed" in done.stderr) == (0, True), done.stderr
        assert store.read("MATCH (n) RETURN count(n) AS n").rows == ((0,),)
    assert run(loaded, "load", "--graph", str(built[0])).returncode == 0
