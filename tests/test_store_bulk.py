"""Files for the importer, read by the real tool and compared with the graph that goes over the network."""

import csv
import os
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from graphs import make_graph

from graphbuild.cli.main import main
from graphbuild.errors import StoreError
from graphbuild.graph import Graph
from graphbuild.pipeline.report import BuildReport
from graphbuild.store import connect, devserver
from graphbuild.store.bulk import write_bulk
from graphbuild.store.graph_rows import to_rows
from graphbuild.store.neo4j_jars import fetch_jars, jars, missing_tools
from graphbuild.store.rows import hash_rows


@pytest.fixture(scope="module")
def graph() -> Graph:
    """A graph with everything in it that a CSV file can stumble over."""
    found = make_graph(seed=9, entities=40, topics=10, articles=30, claims=250)
    odd = 'a "quoted", name;\nwith\ttabs \\ and | 中文 \U0001f600'
    node = found.nodes[0]
    changed = replace(node, node=replace(node.node, name=odd, aliases=(odd, "", "plain")))
    bare = replace(found.nodes[1], node=replace(found.nodes[1].node, aliases=()))
    return replace(found, nodes=(changed, bare, *found.nodes[2:]))


def import_full(folder: Path, home: Path) -> None:
    """Run the importer of the server's own administration tool into a new home."""
    (home / "conf").mkdir(parents=True)
    tool = ["java", "-Xmx512m", "-cp", f"{jars()}/*", "org.neo4j.cli.AdminTool", "database", "import", "full"]
    done = subprocess.run(
        [*tool, "neo4j", "@import.args"],
        cwd=folder,
        env=os.environ | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


@pytest.fixture
def imported(graph: Graph, tmp_path: Path) -> Iterator[devserver.Server]:
    """A server whose database was made by the importer."""
    if missing_tools():
        pytest.skip("no Neo4j: Java or Maven missing")
    fetch_jars(lambda _: None)
    write_bulk(graph, tmp_path / "bulk")
    import_full(tmp_path / "bulk", tmp_path / "home")
    server = devserver.start(tmp_path / "home")
    yield server
    devserver.stop(server)


@pytest.mark.neo4j
def test_the_importer_makes_the_graph_that_the_loader_makes(imported: devserver.Server, graph: Graph) -> None:
    expected = hash_rows(to_rows(graph, graph_name="graphbuild"))
    with connect(imported.uri, user=imported.user, password=imported.password) as store:
        assert store.graph_hash() == expected
        counts = store.counts()
        store.load(graph)
        assert store.counts() == counts
        assert store.graph_hash() == expected


def test_files_are_repeatable_and_replaced(graph: Graph, tmp_path: Path) -> None:
    rows = write_bulk(graph, tmp_path / "a")
    assert rows == len(to_rows(graph, graph_name="graphbuild"))
    write_bulk(replace(graph, links=()), tmp_path / "b")
    write_bulk(graph, tmp_path / "b")
    first, second = ({file.name: file.read_bytes() for file in (tmp_path / name).iterdir()} for name in "ab")
    assert first == second


def test_every_file_that_the_options_name_is_there_with_its_columns(graph: Graph, tmp_path: Path) -> None:
    write_bulk(graph, tmp_path)
    named = [
        name
        for line in (tmp_path / "import.args").read_text().splitlines()
        if line.startswith(("--nodes", "--relationships"))
        for name in line.rsplit("=", 1)[1].split(",")
    ]
    assert sorted([*named, "import.args", "schema.cypher"]) == sorted(file.name for file in tmp_path.iterdir())
    for header in named[::2]:
        columns = (tmp_path / header).read_text().strip().split(",")
        with (tmp_path / header.replace("-header", "")).open(newline="", encoding="utf-8") as file:
            assert {len(row) for row in csv.reader(file)} == {len(columns)}
    assert "CREATE CONSTRAINT graphbuild_entity_id" in (tmp_path / "schema.cypher").read_text()


def test_folders_of_others_are_left_alone(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("years of work")
    with pytest.raises(StoreError, match="holds other files"):
        write_bulk(graph, tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.docx"]


def test_the_command(built: tuple[Path, BuildReport], tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["bulk", str(tmp_path / "bulk"), "--graph", str(built[0])])
    assert done.exit_code == 0
    assert (tmp_path / "bulk" / "import.args").is_file()
    assert "neo4j-admin database import full" in done.output
