"""Nothing is sent unasked, nothing secret is written, nothing lands elsewhere, and what it all rests on is listed."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import page_graphs
import pytest
from export_formats import FORMATS

from graphbuild.export.html import write_html
from graphbuild.graph import Graph

ROOT = Path(__file__).resolve().parent.parent
SECRET = "open-sesame-4711"  # noqa: S105  (of nothing)
#: Loaded by every Python process of a run: notes each use of the network, and refuses it.
GUARD = """
import os, sys
def hook(event, arguments):
    if event in {"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}:
        if arguments and getattr(arguments[0], "family", None) == 1:
            return  # a socket of this machine's file system, between processes of one run
        if event == "socket.bind" and arguments[1] == ("::1", 0):
            return  # urllib3, which spaCy imports, looks whether there is IPv6; nobody can connect to it
        with open(os.environ["NOTED"], "a") as file:
            file.write(f"{event} {arguments[1:]}\\n")
        raise OSError("no network in this test")
sys.addaudithook(hook)
"""


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


PINNED = {
    _key(line.partition("==")[0]): line.partition("==")[2]
    for line in (ROOT / "constraints.txt").read_text("utf-8").split()
}


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "graphbuild", *arguments]
    known = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    return subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=folder, env={**known, **environment}
    )


def test_no_socket_is_opened_unasked(tmp_path: Path, articles_folder: Path) -> None:
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD, "utf-8")
    paths = [str(tmp_path / "guard"), *filter(None, [os.environ.get("PYTHONPATH")])]
    guarded = {"PYTHONPATH": os.pathsep.join(paths), "NOTED": str(tmp_path / "noted")}
    (tmp_path / "page.html").write_text(
        "<html><head><title>Gas</title></head><body><article><p>"
        + "Norway opposes the pipeline project of Sweden, the ministry said on Monday. " * 4
        + '<img src="http://127.0.0.1:9/x.png"></p></article></body></html>',
        "utf-8",
    )
    article = str(min(articles_folder.glob("*.txt")))
    for arguments in (
        ("build", "page.html", article, "-o", "out", "--workers", "1"),
        ("find", "Norway", "--graph", "out"),
        ("export", "jsonld", "--graph", "out", "-o", "a.jsonld"),
    ):
        done = run(tmp_path, *arguments, **guarded)
        assert done.returncode == 0, (arguments, done.stderr)
    assert not (tmp_path / "noted").exists(), (tmp_path / "noted").read_text("utf-8")
    asked = run(tmp_path, "find", "x", "--uri", "neo4j://127.0.0.1:9", **guarded, NEO4J_PASSWORD=SECRET)
    assert asked.returncode == 3
    assert "socket.getaddrinfo" in (tmp_path / "noted").read_text("utf-8")


def test_the_password_is_in_no_message_and_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Norway met Finland in Oslo.", "utf-8")
    secrets = {"NEO4J_PASSWORD": SECRET, "HTTP_PROXY": f"http://ann:{SECRET}@127.0.0.1:9", "NEO4J_USERNAME": "ann"}
    said = []
    address = f"http://ann:{SECRET}@news.invalid/x"
    given = tmp_path / "given.jsonl"
    given.write_text(json.dumps({"text": "Kenya met Uganda in Nairobi.", "url": f"{address}?a=1"}), "utf-8")
    for arguments in (
        (
            "build",
            "a.txt",
            "given.jsonl",
            "http://news.invalid/x",
            address,
            "-o",
            "out",
            "--fetch",
            "--report",
            "report.json",
        ),
        ("query", "articles", "--graph", "out", "--format", "json"),
        ("load", "--graph", "out", "--uri", "neo4j://127.0.0.1:9"),
        ("find", "Norway", "--uri", f"neo4j://ann:{SECRET}@127.0.0.1:9"),
    ):
        done = run(tmp_path, *arguments, **secrets)
        said.append(done.stdout + done.stderr)
    assert all(said)
    assert SECRET not in "".join(said)
    written = [path for path in tmp_path.rglob("*") if path.is_file() and path != given]
    names = {path.name for path in written}
    assert names > {"report.json", "manifest.json", "explorer.html", "graph.graphml", "claims.jsonl", "records.sqlite"}
    assert "http://news.invalid/x?a=1" in said[1], "the address stays, without who asks"
    assert [path.name for path in written if SECRET.encode() in path.read_bytes()] == []


@pytest.mark.parametrize("text", ["../../evil", "/etc/evil", "C:\\evil", "\0x"])
def test_no_file_is_written_elsewhere_whatever_ids_and_titles_say(tmp_path: Path, text: str) -> None:
    graph: Graph = page_graphs.hostile([text] * len(page_graphs.HOSTILE))
    place = tmp_path / "one" / "two" / "out"
    place.mkdir(parents=True)
    for item in FORMATS:
        item.write(graph, place / "graph")
        written = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
        assert written
        assert {path for path in written if not re.fullmatch(r"one/two/out/graph(/\w+\.\w+)?", path)} == set(), (
            item.name
        )
        for path in sorted(place.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
    write_html(graph, place / "page.html")
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["page.html"]


def test_every_package_that_runs_with_it_has_a_known_licence() -> None:
    rows = re.findall(
        r"^\| ([\w.-]+) \| ([\w.]+) \| ([^|]+) \|", (ROOT / "docs" / "licences.md").read_text("utf-8"), re.M
    )
    listed = {name: version for name, version, _ in rows}
    assert {"spacy", "neo4j", "trafilatura", "pdfminer-six", "kglite"} <= listed.keys()
    assert [name for name, _, licence in rows if "unknown" in licence] == []
    assert {name: version for name, version in listed.items() if PINNED.get(name, version) != version} == {}


def test_hashes_are_of_the_pinned_versions() -> None:
    rows = re.findall(r"^([\w.-]+)==(\S+) --hash=sha256:[0-9a-f]{64}$", (ROOT / "hashes.txt").read_text("utf-8"), re.M)
    hashed = dict(rows)
    assert {name: version for name, version in hashed.items() if PINNED.get(name, version) != version} == {}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {_key(re.split(r"[<>=!~ ]", need)[0]) for need in project["dependencies"]}
    assert needed - hashed.keys() == set()
