"""The embedded file is left alone by changes and follows the journal beside it when it is opened, come what may."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from graphs import make_graph, make_records

from graphbuild.errors import StoreError
from graphbuild.model import Record
from graphbuild.ontology import Ontology
from graphbuild.pipeline import carrying, changing
from graphbuild.pipeline.carrying import Making
from graphbuild.pipeline.changing import change_records
from graphbuild.records import NAME, RecordFile
from graphbuild.store import connect
from graphbuild.store.difference import Difference, combined, difference
from graphbuild.store.graph_rows import to_rows
from graphbuild.store.journal import FILE as INDEX
from graphbuild.store.journal import STEPS
from graphbuild.store.rows import GraphRows

MADE = Making(ontology=Ontology.load())
RECORDS = make_records(seed=5, entities=20, topics=5, articles=10, claims=60)
SHOWN = """
import resource, sys
from graphbuild.store import connect
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
with connect(sys.argv[1]) as store:
    print(store.graph_hash())
"""
CHANGER = """
import sys
sys.path.insert(0, sys.argv[2])
from test_store_following import RECORDS, show
from pathlib import Path
from graphbuild.store import connect
folder = Path(sys.argv[1])
for number in range(1_000_000):
    show(folder, RECORDS[: 3 + number % 4])
    print(number, flush=True)
    if number % 3 == 2:
        with connect(folder / "store") as store:
            store.read("RETURN 1 AS one")
"""


def show(folder: Path, records: Sequence[Record]) -> None:
    """Make exactly these records current."""
    folder.mkdir(exist_ok=True)
    with RecordFile(folder / NAME) as file:
        for record in records:
            file.save(record, "hand")
        keys = [(record.article.id, "hand") for record in records]
        gone = {name for name, _ in file.current()} - {name for name, _ in keys}
        change_records(file, folder, MADE, come=keys, gone=gone)


def asked(folder: Path) -> str:
    with connect(folder / "store") as store:
        return store.graph_hash()


def fresh(folder: Path, records: Sequence[Record]) -> str:
    """The hash of a store that is made of these records in one go."""
    show(folder, records)
    return asked(folder)


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "store").iterdir())


def test_a_change_leaves_the_file_alone_and_the_first_question_writes_it_once(tmp_path: Path) -> None:
    changed, file = tmp_path / "changed", tmp_path / "changed" / "store" / "graph.kgl"
    show(changed, RECORDS[:4])
    first = file.read_bytes()
    show(changed, RECORDS[:5])
    show(changed, RECORDS[1:6])
    assert file.read_bytes() == first
    expected = fresh(tmp_path / "fresh", RECORDS[1:6])
    assert asked(changed) == expected
    second, written = file.read_bytes(), file.stat().st_mtime_ns
    assert second != first
    assert asked(changed) == expected
    assert (file.read_bytes(), file.stat().st_mtime_ns) == (second, written)
    assert files(changed) == ["graph.kgl", INDEX]


def test_a_change_that_is_undone_leaves_nothing_to_do(tmp_path: Path) -> None:
    folder, file = tmp_path / "changed", tmp_path / "changed" / "store" / "graph.kgl"
    show(folder, RECORDS[:4])
    written = file.stat().st_mtime_ns
    show(folder, RECORDS[:5])
    show(folder, RECORDS[:4])
    assert asked(folder) == fresh(tmp_path / "fresh", RECORDS[:4])
    assert file.stat().st_mtime_ns == written


def test_who_cannot_write_is_answered_all_the_same(tmp_path: Path) -> None:
    folder, file = tmp_path / "changed", tmp_path / "changed" / "store" / "graph.kgl"
    show(folder, RECORDS[:4])
    show(folder, RECORDS[:5])
    before = file.read_bytes()
    done = subprocess.run(
        [sys.executable, "-c", SHOWN, str(folder / "store")], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == fresh(tmp_path / "fresh", RECORDS[:5])
    assert file.read_bytes() == before
    assert files(folder) == ["graph.kgl", INDEX]


def test_the_journal_keeps_what_the_file_lacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graphbuild.store.journal.STEPS", 1)
    assert STEPS > 1
    folder = tmp_path / "changed"
    for number in (3, 4, 5, 6, 5):
        show(folder, RECORDS[:number])
    assert asked(folder) == fresh(tmp_path / "fresh", RECORDS[:5])
    for number in (4, 3):
        show(folder, RECORDS[:number])
    assert asked(folder) == fresh(tmp_path / "fresh", RECORDS[:3])


def test_a_file_of_another_graph_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "changed"
    show(folder, RECORDS[:4])
    show(tmp_path / "other", RECORDS[4:6])
    shutil.copy(tmp_path / "other" / "store" / "graph.kgl", folder / "store")
    with pytest.raises(StoreError, match="run `graphbuild build` again"):
        asked(folder)
    (folder / "store" / INDEX).write_bytes(b"not an index, but something else")
    with pytest.raises(StoreError, match="damaged"):
        asked(folder)


def test_the_note_of_the_state_is_no_part_of_the_graph(tmp_path: Path) -> None:
    show(tmp_path / "changed", RECORDS[:4])
    show(tmp_path / "changed", RECORDS[:5])
    for _ in range(2):
        with connect(tmp_path / "changed" / "store") as store:
            assert len(store.state()) == 64
            rows = store.stored_rows()
            everything = store.read("MATCH (n) RETURN count(n) AS n").rows
            assert everything == ((sum(len(group.rows) for group in rows.nodes),),)


def test_an_index_that_is_ahead_of_its_records_is_led_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that ends between the two costs the next one no look at the whole graph."""
    folder = tmp_path / "changed"
    show(folder, RECORDS[:4])
    with monkeypatch.context() as patch:
        patch.setattr(RecordFile, "change", _killed)
        with pytest.raises(KeyboardInterrupt):
            show(folder, RECORDS[:6])
    with RecordFile(folder / NAME) as file:
        assert len(file.current()) == 4
    with monkeypatch.context() as patch:
        patch.setattr(changing, "_assemble", _killed)
        patch.setattr(carrying, "FEW", 10)
        show(folder, RECORDS[1:5])
    assert asked(folder) == fresh(tmp_path / "fresh", RECORDS[1:5])


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


def test_killed_at_any_moment(tmp_path: Path) -> None:
    folder = tmp_path / "changed"
    expected = {number: fresh(tmp_path / f"fresh{number}", RECORDS[:number]) for number in range(3, 7)}
    for kill in range(3):
        command = [sys.executable, "-u", "-c", CHANGER, str(folder), str(Path(__file__).parent)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout
            for _ in range(kill + 2):
                child.stdout.readline()
            time.sleep(0.02 * kill)
            os.kill(child.pid, signal.SIGKILL)
        assert asked(folder) in expected.values()  # whatever it is, it is one of the graphs
        number = 3 + kill
        show(folder, RECORDS[:number])
        assert asked(folder) == expected[number]


def test_differences_in_one(tmp_path: Path) -> None:
    graphs = [make_graph(seed=seed, entities=15, topics=3, articles=8, claims=40) for seed in range(4)]
    rows = [to_rows(graph, graph_name="graphbuild") for graph in graphs]
    with connect(tmp_path / "one") as one, connect(tmp_path / "other") as other:
        for store in (one, other):
            store.load(graphs[0])
        ways = [_between(old, new) for old, new in pairwise(rows)]
        for way in ways:
            one.apply(way)
        other.apply(combined(ways))
        assert one.graph_hash() == other.graph_hash()


def _between(old: GraphRows, new: GraphRows) -> Difference:
    nodes = [(group.label, group.kind, row) for group in old.nodes for row in group.rows]
    links = [(group.type, group.start, group.end, row) for group in old.relationships for row in group.rows]
    return difference(nodes, links, new)
