"""Articles that come and go leave records and stores as a build from scratch makes them."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from graphs import make_records
from meeting_records import various
from neo4j_server import Login, open_store

from graphbuild.cli.main import main
from graphbuild.errors import InputError, UnknownNameError
from graphbuild.model import About, Node, NodeType, Polarity, Record
from graphbuild.ontology import Ontology
from graphbuild.pipeline import carrying, changing
from graphbuild.pipeline.building import build
from graphbuild.pipeline.carrying import Making, Task
from graphbuild.pipeline.changing import add, change_records, retract
from graphbuild.pipeline.opening import open_graph
from graphbuild.pipeline.report import BuildReport
from graphbuild.pipeline.serving import serve
from graphbuild.query import ConnectedGraph, Library
from graphbuild.records import DECISIONS, NAME, RecordFile
from graphbuild.records.decision_file import append
from graphbuild.records.decisions import AnyDecision, decision_id, from_line
from graphbuild.store import GraphStore, connect
from graphbuild.store.base import Progress
from graphbuild.store.difference import Difference
from graphbuild.store.rows import GraphRows

FRONT = "---\ntitle: {title}\ndate: 2025-03-14\nsource: Example Daily\nurl: https://example.org/{title}\n---\n"


def varied(records: list[Record], draw: Random) -> list[Record]:
    """Records that differ in how they call a node, and near-copies of some under other ids."""
    found = [replace(record, nodes=tuple(_nodes(record, draw))) for record in records]
    return found + [_copied(record, number) for number, record in enumerate(draw.sample(found, 5))]


def _nodes(record: Record, draw: Random) -> Iterator[Node]:
    """Some nodes under another name, and some topics without a word on what they are about."""
    ends = {end.id for claim in record.claims for end in (claim.subject, claim.object)}
    for node in record.nodes:
        if node.id in ends or draw.random() < 0.5:
            yield _renamed(node, draw)


def _renamed(node: Node, draw: Random) -> Node:
    if draw.random() < 0.7:
        return node
    about = node.about[: draw.randrange(3)]
    return replace(node, name=f"{node.name} {draw.choice('IVX')}", wikidata=draw.choice(("", "Q1", "Q2")), about=about)


def _copied(record: Record, number: int) -> Record:
    article = replace(record.article, id=f"a-copy{number}", outlet=f"Copyist {number % 2}", published="2024-01-01")
    claims = tuple(
        replace(claim, id=f"{claim.id}-{number}", article=article.id, published="2024-01-01") for claim in record.claims
    )
    return replace(record, article=article, claims=claims)


if TYPE_CHECKING:
    from conftest import Handmade

GENERATED = make_records(seed=31, entities=25, topics=6, articles=14, claims=110)
MADE = Making(ontology=Ontology.load())
RECORDS = varied(GENERATED, Random(3))  # noqa: S311  (repeatable on purpose)


def publish(folder: Path, records: list[Record]) -> BuildReport:
    """Save hand-made records and make them current."""
    with RecordFile(folder / NAME) as file:
        keys = [(record.article.id, "hand") for record in records]
        for record in records:
            file.save(record, "hand")
        gone = {name for name, _ in file.current()} - {name for name, _ in keys}
        return change_records(file, folder, MADE, come=keys, gone=gone)


def contents(folder: Path) -> tuple[list[Record], str]:
    """The current records and the hash of the store."""
    with RecordFile.existing(folder) as file, connect(folder / "store") as store:
        return list(file.load()), store.graph_hash()


@pytest.mark.parametrize("seed", range(6))
def test_random_sequences_equal_a_build_from_scratch(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assembled: list[Path] = []
    whole = changing._assemble

    def watched(task: Task, keys: Any) -> None:
        assembled.append(task.folder.parent)
        whole(task, keys)

    monkeypatch.setattr(changing, "_assemble", watched)
    monkeypatch.setattr(carrying, "FEW", 100)  # a merge touches many of so few articles
    walk(tmp_path, seed, corrected=seed % 2 == 1)
    assert assembled.count(tmp_path / "changed") == 1, "only the first build may look at the whole graph"


@pytest.mark.neo4j
def test_a_server_follows(tmp_path: Path, empty_neo4j: Login) -> None:
    with open_store(empty_neo4j) as server:
        walk(tmp_path, 44, server)


def wide(handmade: "Handmade") -> list[Record]:
    """Few articles, each of which changes what others make: who speaks for whom, who holds an office, what is known."""
    land = handmade.node("Ruritania")
    other = handmade.node("Grand Fenwick")
    anna = handmade.node("Anna Rassendyll", NodeType.PERSON)
    third = handmade.node("Sylvania")
    plan = handmade.node("Zenda plan", NodeType.TOPIC, about=(About(role="host", entity="ruritania"),))
    minister: dict[str, Any] = {"attrs": (("office", "minister"),)}
    said: dict[str, Any] = {"attribution": (handmade.speaker(anna),)}
    texts: tuple[tuple[str, Node, str, Node, str, dict[str, Any]], ...] = (
        ("Anna Rassendyll heads Ruritania.", anna, "heads", land, "HEAD_OF", minister),
        ("Anna Rassendyll serves Ruritania.", anna, "serves", land, "OFFICIAL_OF", minister),
        ("Ruritania opposes Zenda plan.", land, "opposes", plan, "OPPOSES", said),
        ("Ruritania meets Grand Fenwick.", land, "meets", other, "MEETS", said),
        ("Grand Fenwick supports Zenda plan.", other, "supports", plan, "SUPPORTS", {}),
        ("Sylvania accepts Zenda plan.", third, "accepts", plan, "ACCEPTS", {}),
        ("Sylvania borders Grand Fenwick.", third, "borders", other, "BORDERS", {}),
        ("Grand Fenwick met Ruritania.", other, "met", land, "MEETS", {"attribution": (handmade.speaker(other),)}),
    )
    records = []
    for number, (text, subject, trigger, object_, relation, more) in enumerate(texts):
        article = handmade.article(text, outlet=f"Outlet {number}", published=f"2025-01-0{number + 1}")
        claim = handmade.claim(article, subject, trigger, object_, relation, **more)
        records.append(handmade.record(article, [subject, object_], claim))
    return records


@pytest.mark.parametrize("seed", range(3))
def test_articles_that_change_what_others_make(tmp_path: Path, seed: int, handmade: "Handmade") -> None:
    walk(tmp_path, seed, records=wide(handmade), start=2)


def deeds(handmade: "Handmade") -> list[Record]:
    """Articles that tell a deed of parts of a continent, or deny it of the whole."""
    land = handmade.node("Ruritania")
    whole = Node(id="place.europe", name="Europe", type=NodeType.LOCATION)
    parts = [Node(id=name, name=name, type=NodeType.COUNTRY) for name in ("Q191", "Q37")]
    records = []
    for number, place in enumerate([whole, *parts]):
        article = handmade.article(f"Ruritania attacked {place.name}.", outlet=f"Outlet {number}")
        polarity = Polarity.DENIED if place is whole else Polarity.ASSERTED
        claim = handmade.claim(article, land, "attacked", place, "ATTACKS", polarity=polarity)
        records.append(handmade.record(article, [land, place], claim))
    return records


@pytest.mark.parametrize("seed", range(2))
def test_meetings_follow_the_articles_that_tell_of_them(tmp_path: Path, seed: int, handmade: "Handmade") -> None:
    walk(tmp_path, seed, records=various(handmade), start=3)


def test_a_part_that_leaves_takes_only_its_own_conflict_along(tmp_path: Path, handmade: "Handmade") -> None:
    records = deeds(handmade)
    for name, held in (("changed", records), ("fresh", records[:-1])):
        (tmp_path / name).mkdir()
        publish(tmp_path / name, held)
    retract([records[-1].article.id], tmp_path / "changed")
    assert contents(tmp_path / "changed") == contents(tmp_path / "fresh")
    assert len(open_graph(tmp_path / "changed").links) == 1


def test_a_topic_learns_of_what_it_is_about(tmp_path: Path, handmade: "Handmade") -> None:
    heads, *others = wide(handmade)
    accepts = next(record for record in others if record.claims[0].relation == "ACCEPTS")
    folders = {name: tmp_path / name for name in ("changed", "one", "both")}
    for folder in folders.values():
        folder.mkdir()
    publish(folders["one"], [accepts])
    publish(folders["both"], [accepts, heads])
    for name, records in (("one", [accepts]), ("both", [accepts, heads]), ("one", [accepts])):
        publish(folders["changed"], records)
        assert contents(folders["changed"]) == contents(folders[name])


def walk(
    folder: Path,
    seed: int,
    server: GraphStore | None = None,
    *,
    records: list[Record] = RECORDS,
    start: int = 9,
    corrected: bool = False,
) -> None:
    """Add, replace and retract at random, with decisions if asked; each step gives what one build of all gives."""
    draw = Random(seed)  # noqa: S311  (repeatable on purpose)
    held = draw.sample(records, start)
    decided: list[AnyDecision] = []
    (folder / "changed").mkdir()
    publish(folder / "changed", held)
    followed = False
    for step in range(12):
        others = [record for record in records if record not in held]
        chance = draw.random()
        for decision in drawn_decisions(draw, held, decided) if corrected else ():
            append(folder / "changed", decision)
            decided.append(decision)
        if (len(held) > 1 and chance < 0.4) or not others:
            gone = held.pop(draw.randrange(len(held)))
            retract([gone.article.id], folder / "changed")
        else:
            if corrected and chance > 0.8:
                others = []  # only the decisions change
            elif chance < 0.6:
                held.pop(draw.randrange(len(held)))
            held += draw.sample(others, min(len(others), draw.choice((1, 1, 2))))
            publish(folder / "changed", held)
        if draw.random() < 0.4 and step < 11:
            continue  # the next question meets several steps at once
        fresh = folder / f"fresh{step}"
        fresh.mkdir()
        if decided:
            shutil.copy(folder / "changed" / DECISIONS, fresh)
        counted = publish(fresh, held)
        assert contents(folder / "changed") == contents(fresh)
        assert replace(publish(folder / "changed", held), out=fresh) == counted
        if server is not None and draw.random() < 0.7:
            assert serve(folder / "changed", server) is not followed
            followed = True
            assert server.graph_hash() == contents(fresh)[1]


@pytest.mark.neo4j
def test_a_server_that_was_changed_or_cut_is_compared(tmp_path: Path, empty_neo4j: Login) -> None:
    folder = tmp_path / "changed"
    folder.mkdir()
    publish(folder, RECORDS[:6])
    with open_store(empty_neo4j, graph_name="other") as server:
        expected = Counted(server)
        assert serve(folder, expected)
        publish(folder, RECORDS[:7])
        assert not serve(folder, expected)
        assert 0 < expected.written < 200
        whole = server.graph_hash()
        assert not serve(folder, expected)
        assert expected.written == 0
        retract([RECORDS[0].article.id], folder)
        with pytest.raises(KeyboardInterrupt):
            serve(folder, expected, progress=interrupt)
        assert server.state() == ""
        publish(folder, RECORDS[:7])
        assert serve(folder, server)
        assert server.graph_hash() == whole
        name = next(iter(server.read("MATCH (c:Claim) RETURN c.id AS id ORDER BY id LIMIT 1"))).id
        server.apply(
            Difference(
                changed=GraphRows(nodes=(), relationships=()), gone_nodes={"Claim": [name]}, gone_relationships={}
            )
        )
        assert not serve(folder, server)
        assert server.graph_hash() != whole
        assert serve(folder, server, verify=True)
        assert server.graph_hash() == whole
        server.unload()
        assert server.read("MATCH (n) RETURN count(n) AS n").rows == ((0,),)


def interrupt(done: int, total: int) -> None:
    raise KeyboardInterrupt


class Counted(ConnectedGraph):
    """Counts the rows that changes by steps write."""

    def __init__(self, store: GraphStore) -> None:
        super().__init__(store, Library(templates={}))
        self.written = 0

    def state(self) -> str:
        self.written = 0
        return super().state()

    def apply(self, changes: Difference, *, progress: Progress | None = None) -> None:
        self.written += len(changes)
        super().apply(changes, progress=progress)


SIGNED = {"who": "A", "when": "2025-01-01", "why": "seen"}


def drawn_decisions(draw: Random, held: list[Record], before: list[AnyDecision]) -> list[AnyDecision]:
    """A decision of any kind about what is there, or about what is not."""
    record, other = draw.choice(held), draw.choice(RECORDS)
    claim, node = draw.choice(record.claims or GENERATED[0].claims), draw.choice(record.nodes)
    name, target = claim.id[:18], draw.choice(other.nodes)  # copies have longer ids
    into = {"id": target.id, "name": target.name, "type": target.type}
    made: list[dict[str, Any]] = [
        {"action": "reject", "claim": name},
        {"action": "confirm", "claim": name},
        {"action": "amend", "claim": name, "set": {"polarity": draw.choice(["asserted", "denied"])}},
        {"action": "amend", "claim": name, "set": {"relation": "OPPOSES", "phase": None}},
        {"action": "merge", "node": node.id, "into": into},
        {"action": "split", "node": node.id, "articles": [record.article.id], "into": {**into, "id": "person.new"}},
        {
            "action": "add",
            "article": record.article.id,
            "quote": claim.evidence[0].text,
            "subject": into,
            "relation": "SUPPORTS",
            "object": {"id": node.id, "name": node.name, "type": node.type},
        },
    ]
    if before:
        made += [{"action": "undo", "decision": decision_id(draw.choice(before))}] * 3
    return [from_line(json.dumps({**draw.choice(made), **SIGNED})) for _ in range(draw.choice((1, 2)))]


def write(folder: Path, **articles: str) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name, text in articles.items():
        (folder / f"{name}.txt").write_text(FRONT.format(title=name) + text, "utf-8")
    return [folder / f"{name}.txt" for name in articles]


@pytest.fixture
def articles(tmp_path: Path) -> list[Path]:
    return write(
        tmp_path / "articles",
        chile="Chile opposes Peru. Chile borders Peru.",
        norway="Norway supports Sweden. Norway met Finland in Oslo on Tuesday.",
        peru="Peru denies that it attacked Chile. Peru supports Brazil.",
    )


def test_articles_come_and_go(articles: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(articles[:1], out)
    assert add(articles[1:], out).extracted == 2
    build(articles, tmp_path / "all")
    assert contents(out) == contents(tmp_path / "all")
    assert add(articles, out).extracted == 0
    assert contents(out) == contents(tmp_path / "all")
    name = next(article.id for article in open_graph(out).articles if article.title == "norway")
    assert retract([name], out).articles == 2
    build([articles[0], articles[2]], tmp_path / "two")
    assert contents(out) == contents(tmp_path / "two")


def test_a_corrected_article_takes_the_place_of_the_old_one(articles: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(articles, out)
    old = next(article for article in open_graph(out).articles if article.title == "chile")
    corrected = write(tmp_path / "corrected", chile="Chile supports Peru.")
    done = CliRunner().invoke(main, ["replace", old.id, str(corrected[0]), "--graph", str(out)])
    assert done.exit_code == 0, done.output
    assert "3 articles, 1 of them analysed now" in done.output
    build([*corrected, *articles[1:]], tmp_path / "fresh")
    assert contents(out) == contents(tmp_path / "fresh")


def test_claims_follow_their_article_to_another_outlet(tmp_path: Path) -> None:
    renamed = [replace(item, article=replace(item.article, outlet="Elsewhere")) for item in GENERATED[:3]]
    for folder, steps in (("out", (GENERATED, [*renamed, *GENERATED[3:]])), ("fresh", ([*renamed, *GENERATED[3:]],))):
        (tmp_path / folder).mkdir()
        for number, records in enumerate(steps):
            with RecordFile(tmp_path / folder / NAME) as file:
                keys = [(record.article.id, f"hand{number}") for record in records]
                for record in records:
                    file.save(record, f"hand{number}")
                change_records(file, tmp_path / folder, MADE, come=keys, gone=())
    assert contents(tmp_path / "out") == contents(tmp_path / "fresh")
    with connect(tmp_path / "out" / "store") as store:
        assert store.read("MATCH (c:Claim {outlet: 'Elsewhere'}) RETURN count(*) AS n").rows[0][0] > 0


def test_commands(articles: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(articles[:2], out)
    views = {name: (out / name).read_bytes() for name in ("claims.jsonl", "graph.graphml", "explorer.html")}
    added = CliRunner().invoke(main, ["add", str(articles[2]), "--graph", str(out)])
    assert (added.exit_code, "3 articles" in added.output) == (0, True)
    assert {name: (out / name).read_bytes() for name in views} == views
    asked = CliRunner().invoke(main, ["query", "articles", "--graph", str(out), "--format", "jsonl"])
    assert asked.output.count("\n") == 3
    name = next(article.id for article in open_graph(out).articles if article.title == "peru")
    assert CliRunner().invoke(main, ["retract", name, "--graph", str(out)]).exit_code == 0
    assert CliRunner().invoke(main, ["retract", name, "--graph", str(out)]).exit_code == 2


def test_refusals_change_nothing(articles: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(articles[:1], out)
    before = contents(out)
    with pytest.raises(UnknownNameError, match="no article 'a-none'"):
        retract(["a-none"], out)
    with pytest.raises(UnknownNameError, match="no article 'a-none'"):
        add(articles[1:], out, replaced=["a-none"])
    with pytest.raises(InputError, match="no article could be read"):
        add([tmp_path / "absent.txt"], out)
    with pytest.raises(InputError, match="no graph in"):
        retract(["a-none"], tmp_path / "nothing")
    assert contents(out) == before
