"""Kills a command at some moment, runs it again, and says what differs from a run that nobody killed."""

import hashlib
import json
import os
import re
import shutil
import signal
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from fault_forker import Ended, Forker
from fault_proxy import Fault, Line
from neo4j_server import Login, open_store, wipe

from graphbuild.pipeline.opening import open_graph
from graphbuild.store import connect
from graphbuild.store.graph_rows import to_rows
from graphbuild.store.rows import GraphRows, Properties, hash_rows

BEFORE, ADDED = 11, 6
LANDS = ("Norway", "Sweden", "Chile", "Peru", "France", "Mali", "Brazil", "Spain", "Kenya", "Japan")
VIEWS = ("claims.jsonl", "graph.graphml", "explorer.html")
FILES = {*VIEWS, "manifest.json", "records.sqlite", "store", "store/graph.kgl", "store/parts.sqlite"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kill:
    """What was killed, when, and what was found.

    Attributes:
        work: The command.
        place: When: which change of the folder, or how much of the time.
        killed: Whether the kill came before the end.
        left: Work that was left to do: articles to analyse, or rows to load.
        done: Work that the second run did.
        problems: What is not as it must be.
    """

    work: str
    place: str
    killed: bool
    left: int
    done: int
    problems: tuple[str, ...]


@dataclass(slots=True)
class Kills:
    """Folders to kill in; made once, copied for each kill.

    Attributes:
        root: Folder for all of it.
        forker: Runs the commands.
        characters: Length of an article; what is saved at a time is ten thousand.
        asking: Whether a query is asked after a kill, too.
        server: A server that may be emptied; without one nothing is loaded.
    """

    root: Path
    forker: Forker
    characters: int = 700
    asking: bool = False
    server: "Served | None" = None
    lengths: dict[str, Ended] = field(default_factory=dict)
    expected: dict[str, dict[str, str]] = field(default_factory=dict)
    _commits: dict[bool, int] = field(default_factory=dict)
    _seen: int = 0

    def prepare(self) -> None:
        """Build what is killed later, without a kill."""
        draw = Random(7)  # noqa: S311  (repeatable on purpose)
        write_news(self.root / "before", range(BEFORE), draw, self.characters)
        write_news(self.root / "added", range(BEFORE, BEFORE + ADDED), draw, self.characters)
        self._run("first", self.root / "base", "build", self.root / "before", "-o", self.root / "base")
        for work in ("build", "add"):
            shutil.copytree(self.root / "base", self.root / work)
            self._run(work, self.root / work, *self._command(work, self.root / work))
        for folder in ("base", "build", "add"):
            self.expected[folder] = contents(self.root / folder)

    def _run(self, work: str, watched: Path, *arguments: str | Path) -> None:
        ended = self.forker.run(*arguments, watched=watched)
        if ended.code:
            raise RuntimeError(f"{work}: {ended.said}")
        self.lengths[work] = ended

    def _command(self, work: str, folder: Path) -> tuple[str | Path, ...]:
        if work == "add":
            return ("add", self.root / "added", "--graph", folder)
        return ("build", self.root / "before", self.root / "added", "-o", folder)

    def kill(self, work: str, draw: Random) -> Kill:
        """Kill ``build``, ``add`` or ``load`` somewhere, and run it again."""
        return self._kill_load(draw) if work == "load" else self._kill_folder(work, draw)

    def _kill_folder(self, work: str, draw: Random) -> Kill:
        folder, length = self.root / "out", self.lengths[work]
        fresh = work == "build" and draw.random() < 0.3
        moment = draw.randrange(1, length.moments + 1) if draw.random() < 0.6 else 0
        share = draw.random()
        command = self._command(work, folder)
        for _ in range(4):
            shutil.rmtree(folder, ignore_errors=True)
            if not fresh:
                shutil.copytree(self.root / "base", folder)
            seconds = 0.0 if moment else max(0.001, share * length.seconds)
            ended = self.forker.run(*command, watched=folder, moment=moment, seconds=seconds)
            share /= 2  # the machine was faster this time
            if ended.killed:
                break
        saved = self._saved(folder)
        problems = [] if fresh else [*self._usable(folder, work)]
        again = self.forker.run(*command)
        left, done = BEFORE + ADDED - saved, analysed(again)
        problems += [again.said] if again.code else []
        problems += [f"{done} analysed again where {left} were left"] if done != left else []
        problems += differences(self.expected[work], contents(folder))
        place = f"change {moment} of {length.moments}" if moment else f"after {seconds:.2f} s of {length.seconds:.2f} s"
        words = f"{work} anew" if fresh else work
        return Kill(work=words, place=place, killed=ended.killed, left=left, done=done, problems=tuple(problems))

    def _saved(self, folder: Path) -> int:
        """Articles that need not be analysed again; a copy is asked, for asking a file may mend it."""
        with _copied(folder) as copy:
            return sum(key in self._keys() for key in rows(copy / "records.sqlite", "SELECT id, key FROM article"))

    def _keys(self) -> set[tuple[Any, ...]]:
        return set(rows(self.root / "build" / "records.sqlite", "SELECT id, key FROM article"))

    def _usable(self, folder: Path, work: str) -> Iterator[str]:
        """What was there before the kill answers as before, or as after."""
        with _copied(folder) as copy:
            found, known = contents(copy), (self.expected["base"], self.expected[work])
            for name in (*VIEWS, "store"):
                if found.get(name) not in [item[name] for item in known]:
                    yield f"after the kill {name} is neither the old one nor the new one"
            if self.asking and (asked := self.forker.run("query", "articles", "--graph", copy)).code:
                yield f"after the kill no query is answered: {asked.said}"

    def _kill_load(self, draw: Random) -> Kill:
        """Kill at a commit: before it reaches the server, or when it is on its way."""
        assert self.server
        following, passed, share = draw.random() < 0.5, draw.random() < 0.5, draw.random()
        self._fill(following)
        commits = self._commits.get(following) or self._count(following)
        self._fill(following)
        last = 1 + int(share * commits)
        ended = self._load("add", last=last, passed=passed)
        left = self.server.missing(self.root / "add")
        again = self._load("add")
        problems = [again.said] if again.code else []
        wanted = hash_rows(to_rows(open_graph(self.root / "add"), graph_name="graphbuild"))
        problems += ["the server holds another graph"] if self.server.graph_hash() != wanted else []
        done = int((re.search(r"loaded: (\d+) ", again.said) or ["", "-1"])[1])
        problems += [f"{done} rows written again where {left} were left"] if done != left else []
        place = f"{'after' if passed else 'before'} commit {last} of {commits}"
        work = "load of what was added" if following else "load"
        return Kill(work=work, place=place, killed=ended.killed, left=left, done=done, problems=tuple(problems))

    def _count(self, following: bool) -> int:
        """Return the number of commits of a load that nobody kills."""
        ended = self._load("add", last=-1)
        if ended.code:
            raise RuntimeError(ended.said)
        self._commits[following] = self._seen
        return self._seen

    def _fill(self, following: bool) -> None:
        assert self.server
        self.server.wipe()
        if following and (ended := self._load("base")).code:
            raise RuntimeError(ended.said)

    def _load(self, folder: str, *, last: int = 0, passed: bool = False) -> Ended:
        """Load a folder; at the commit with the number ``last`` the process is killed, with -1 commits are counted."""
        assert self.server
        command = ("load", "--graph", self.root / folder, "--batch", "10")
        if not last:
            return self.forker.run(*command, env=self.server.env)

        def at_commit(number: int) -> Fault:
            if number == last:
                os.kill(pid, signal.SIGKILL)
            return Fault.CLOSE if number == last and not passed else Fault.NONE

        with Line(self.server.env["NEO4J_URI"], at_commit) as line:
            pid = self.forker.start(*command, env={**self.server.env, "NEO4J_URI": line.uri})
            ended = self.forker.wait()
            self._seen = line.commits
            line.settle()
        return ended


class Served:
    """A server that may be emptied."""

    def __init__(self, login: Login) -> None:
        self._login = login
        self.env = {
            "NEO4J_URI": login.uri,
            "NEO4J_USERNAME": login.user,
            "NEO4J_PASSWORD": login.password,
            "NEO4J_DATABASE": login.database,
        }

    def wipe(self) -> None:
        """Empty it."""
        wipe(self._login)

    def graph_hash(self) -> str:
        """Hash of what it holds."""
        with open_store(self._login) as store:
            return store.graph_hash()

    def missing(self, folder: Path) -> int:
        """Number of nodes and relationships that it lacks, has too much, or has otherwise than the folder."""
        with open_store(self._login) as store:
            found = _flat(store.stored_rows())
        wanted = _flat(to_rows(open_graph(folder), graph_name="graphbuild"))
        return len({name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name)})


def _flat(stored: GraphRows) -> dict[str, str]:
    """Nodes and relationships, by what they are found by."""

    def text(row: Properties) -> str:
        return json.dumps(row, sort_keys=True)

    nodes = {f"{group.label} {row['id']}": f"{group.kind} {text(row)}" for group in stored.nodes for row in group.rows}
    relationships = {
        f"{group.type} {row.source} {row.properties['rid']}": f"{row.target} {text(row.properties)}"
        for group in stored.relationships
        for row in group.rows
    }
    return nodes | relationships


def write_news(folder: Path, numbers: Sequence[int], draw: Random, characters: int) -> None:
    """Write articles of about this length, each with three claims."""
    folder.mkdir()
    for number in numbers:
        one, two, three, four = draw.sample(LANDS, 4)
        text = f"{one} supports the pipeline project of {two}. {three} opposes {four}. {one} will host the summit."
        text += " The weather stayed fine all week." * (characters // 34)
        head = f"---\ntitle: News {number}\ndate: 2025-03-{number + 1:02}\nsource: Example Daily\n---\n"
        (folder / f"{number:02}.txt").write_text(head + text, "utf-8")


def analysed(ended: Ended) -> int:
    """Return the number of articles that a command says it analysed."""
    found = re.search(r"(\d+) of them analysed now", ended.said)
    return int(found[1]) if found else -1


def contents(folder: Path) -> dict[str, str]:
    """Return digests of everything in a folder, and the names of its files."""
    found = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in VIEWS if (folder / name).is_file()
    }
    if (folder / "store" / "graph.kgl").is_file():
        with connect(folder / "store") as store:
            found["store"] = store.graph_hash()
    for name, tables in (
        ("records.sqlite", ("article",)),
        ("store/parts.sqlite", ("article", "claim", "node", "edge")),
    ):
        if (folder / name).is_file():
            found[name] = repr([rows(folder / name, f"SELECT * FROM {table} ORDER BY id") for table in tables[:3]])  # noqa: S608
    found["files"] = " ".join(sorted(str(path.relative_to(folder)) for path in folder.rglob("*")))
    return found


def differences(wanted: Mapping[str, str], found: Mapping[str, str]) -> list[str]:
    """Name what is not as it must be."""
    lines = [f"{name} differs" for name in wanted if name != "files" and found.get(name) != wanted[name]]
    odd = set(found["files"].split()) ^ FILES
    return lines + ([f"files are there or not there: {' '.join(sorted(odd))}"] if odd else [])


def rows(path: Path, question: str) -> list[tuple[Any, ...]]:
    """Ask a database; nothing where there is none."""
    if not path.is_file():
        return []
    with closing(sqlite3.connect(path)) as db:
        if not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return []
        return db.execute(question).fetchall()


@contextmanager
def _copied(folder: Path) -> Iterator[Path]:
    """A copy of a folder, for as long as it is looked at."""
    copy = folder.with_name("copy")
    if folder.is_dir():
        shutil.copytree(folder, copy)
    yield copy
    shutil.rmtree(copy, ignore_errors=True)


def table(kills: Sequence[Kill]) -> str:
    """Return the kills as a table of Markdown."""
    lines = ["| command | killed | left to do | done again | as if never killed |", "| --- | --- | --: | --: | --- |"]
    for kill in kills:
        place = kill.place if kill.killed else f"{kill.place}: ended before"
        lines.append(f"| {kill.work} | {place} | {kill.left} | {kill.done} | {'; '.join(kill.problems) or 'yes'} |")
    return "\n".join(lines)
