# ruff: noqa: E501 - tables of hostile texts and queries are easier to read on one line
"""Every export is read back by the tools that people open it with; hostile names harm none of them."""

import csv
import json
import os
import tracemalloc
from dataclasses import replace
from datetime import date
from pathlib import Path

import export_formats
import gephi_reader
import page_graphs
import page_seeded
import pandas
import pytest
import rdflib
from export_formats import FORMATS, SCHEMA, TERM, Format, Reader
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphbuild.assemble import claim_rows
from graphbuild.errors import InputError
from graphbuild.export.attributes import verbs, xml_text
from graphbuild.export.citing import cite
from graphbuild.export.csv_tables import neutral, write_csv
from graphbuild.export.gexf import write_gexf
from graphbuild.export.jsonld import write_jsonld
from graphbuild.export.node_link import write_node_link
from graphbuild.graph import Graph
from graphbuild.store import connect

ROOT = Path(__file__).resolve().parent.parent
PAIRS = [(item, reader) for item in FORMATS for reader in item.readers]
QUICK = [(item, reader) for item, reader in PAIRS if reader.tool != "Gephi Toolkit"]
BY_NAME = pytest.mark.parametrize("item", FORMATS, ids=lambda item: item.name)


@pytest.fixture(scope="module")
def story() -> Graph:
    return page_graphs.story()


def expected(graph: Graph, reader: Reader) -> dict[str, tuple[str, str]]:
    if reader.claims:
        return {claim.id: (claim.relation, str(claim.polarity)) for claim in graph.claims}
    return {edge.rid: (edge.relation, str(edge.polarity)) for edge in graph.edges}


def content(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in (sorted(path.iterdir()) if path.is_dir() else [path]))


@pytest.mark.parametrize(("item", "reader"), PAIRS, ids=lambda value: getattr(value, "name", None) or value.tool)
def test_read_back(story: Graph, tmp_path: Path, item: Format, reader: Reader) -> None:
    path = tmp_path / "graph"
    path = path.with_suffix(
        {"GEXF": ".gexf", "JSON-LD": ".jsonld", "JSON (node-link)": ".json"}.get(item.name, ".graphml")
    )
    item.write(story, path)
    seen = reader.read(path)
    assert seen.names == {node.node.name for node in story.nodes}
    assert seen.edges == expected(story, reader)


def test_author_and_language_are_in_store_claims_and_exports(story: Graph, tmp_path: Path) -> None:
    articles = tuple(replace(article, author="Ana Rusu-Ward", language="en") for article in story.articles)
    graph = replace(story, articles=articles)
    for item in FORMATS:
        path = tmp_path / item.name
        item.write(graph, path)
        if item.name in {"CSV", "JSON (node-link)", "JSON-LD"}:
            assert b"Ana Rusu-Ward" in content(path), item.name
    assert set(pandas.read_csv(tmp_path / "CSV" / "claims.csv")["author"]) == {"Ana Rusu-Ward"}
    assert set(pandas.read_parquet(tmp_path / "Parquet" / "claims.parquet")["language"]) == {"en"}
    assert {(row["author"], row["language"]) for row in claim_rows(graph)} == {("Ana Rusu-Ward", "en")}
    with connect(tmp_path / "store") as store:
        store.load(graph)
        rows = store.read("MATCH (a:Article) RETURN DISTINCT a.author AS author, a.language AS language")
        assert rows.rows == (("Ana Rusu-Ward", "en"),)
    assert ". Ana Rusu-Ward, " in cite(graph, graph.claims[0].id, form="text", verbs=verbs())


@BY_NAME
def test_same_graph_same_bytes_in_any_order(story: Graph, tmp_path: Path, item: Format) -> None:
    turned = replace(story, nodes=tuple(reversed(story.nodes)), edges=tuple(reversed(story.edges)))
    for name, graph in (("a", story), ("b", turned)):
        item.write(graph, tmp_path / name)
    assert content(tmp_path / "a") == content(tmp_path / "b")


@BY_NAME
def test_empty_graph(tmp_path: Path, item: Format) -> None:
    item.write(Graph(nodes=(), edges=(), claims=(), articles=()), tmp_path / "empty")
    for reader in item.readers:
        if (item, reader) in QUICK:
            assert reader.read(tmp_path / "empty") == (frozenset(), {})


@BY_NAME
def test_a_failed_write_keeps_the_earlier_files(
    story: Graph, tmp_path: Path, item: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "graph"
    item.write(story, place)
    before = content(place)

    class FullDisk:
        """A file of a disk that is full after 3,000 bytes."""

        def __init__(self, file: object) -> None:
            self._file, self._left = file, 3000

        def write(self, data: bytes) -> int:
            self._left -= len(data)
            if self._left < 0:
                raise OSError(28, "No space left on device")
            return self._file.write(data)  # type: ignore[attr-defined, no-any-return]

        def writelines(self, lines: list[bytes]) -> None:
            for line in lines:
                self.write(line)

        def __getattr__(self, name: str) -> object:
            return getattr(self._file, name)

        def __enter__(self) -> "FullDisk":
            return self

        def __exit__(self, *_: object) -> None:
            self._file.close()  # type: ignore[attr-defined]

    really = os.fdopen
    monkeypatch.setattr(os, "fdopen", lambda handle, mode: FullDisk(really(handle, mode)))
    with pytest.raises(InputError, match="cannot be written: No space left on device; the earlier file is kept"):
        item.write(page_seeded.seeded(60, 200), place)
    assert content(place) == before
    assert [path.name for path in tmp_path.rglob("*") if path.name.startswith(".")] == []


@BY_NAME
def test_a_place_that_cannot_be_written_is_one_clear_line(story: Graph, tmp_path: Path, item: Format) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(InputError, match="give another place with -o"):
        item.write(story, tmp_path / "file" / "graph")


_HOSTILE = st.text(max_size=40) | st.sampled_from(
    ["=1+1", "+1", "-1", "@x", " =cmd|' /C calc'!A0", "a|b", '"', "'", "\r\n", "\x00", "\ud800", "\ufffe", "]]>", "</data>",
     "<!--", "&amp;", "null", "NaN", "1e9", "true", "\u2028", "a\tb", "{}", "@id", "_:b0", "http://x/ y", "🙂", "\u202e"]
)  # fmt: skip


@pytest.mark.parametrize(("item", "reader"), QUICK, ids=lambda value: getattr(value, "name", None) or value.tool)
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(_HOSTILE, min_size=4, max_size=4))
def test_hostile_text_comes_back_or_is_replaced(tmp_path: Path, item: Format, reader: Reader, texts: list[str]) -> None:
    story = page_graphs.story()
    nodes = tuple(
        replace(node, node=replace(node.node, name=texts[place % 4], aliases=(texts[(place + 1) % 4],)))
        for place, node in enumerate(story.nodes)
    )
    edges = tuple(replace(edge, sentence=texts[0], speakers=(texts[1],), url=texts[2]) for edge in story.edges)
    claims = tuple(replace(claim, rule=texts[3], date_text=texts[0]) for claim in story.claims)
    graph = replace(story, nodes=nodes, edges=edges, claims=claims)
    item.write(graph, tmp_path / "graph")
    seen = reader.read(tmp_path / "graph")
    assert seen.edges == expected(graph, reader)
    assert {plain(name) for name in seen.names} == {plain(name) for name in texts}


def plain(text: str) -> str:
    """What formats agree on: replaced characters, line ends, the apostrophe, and that a name may be empty."""
    return xml_text(neutral(text.encode("utf-8", "replace").decode())).replace("\ufffd", "?").removeprefix("'").strip()


def test_gephi_keeps_parallel_edges_and_the_timeline(story: Graph, tmp_path: Path) -> None:
    path = tmp_path / "graph.gexf"
    twice = next(claim for claim in story.claims if claim.relation == "MEETS")
    again = replace(twice, id="c-0000000000000000", event_from="2025-11-20")
    edges = tuple(
        replace(edge, claims=(*edge.claims, again.id)) if edge.relation == "MEETS" else edge for edge in story.edges
    )
    write_gexf(replace(story, claims=(*story.claims, again), edges=edges), path)
    read = gephi_reader.read(path)
    assert read.dynamic
    pairs = [(edge.source, edge.target) for edge in story.edges]
    assert len(set(pairs)) < len(pairs) == len(read.edges)
    kinds = {edge.kind for edge in read.edges.values()}
    assert {"opposes", "said by Vladimir Putin: denied: opposes"} <= kinds
    meets = next(edge.rid for edge in story.edges if edge.relation == "MEETS")
    days = [date.fromtimestamp(float(part) / 1000 + 43_200).isoformat() for part in spans(read.edges[meets].days)]
    assert days == ["2025-09-02", "2025-09-02", "2025-11-20", "2025-11-20"]


def spans(text: str) -> list[str]:
    return text.strip("<>[]").replace("]; [", ", ").replace("[", "").replace("]", "").split(", ")


def test_spreadsheets_run_nothing(tmp_path: Path) -> None:
    write_csv(page_graphs.hostile(), tmp_path)
    cells = [
        cell for file in tmp_path.iterdir() for row in csv.reader(file.read_text("utf-8").splitlines()) for cell in row
    ]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    for cell in cells:
        assert not cell.startswith(("=", "+", "@", "\t")), cell


def test_tables_lead_from_edge_to_the_exact_characters(story: Graph, tmp_path: Path) -> None:
    write_csv(story, tmp_path)
    names = ("edges", "claims", "evidence")
    edges, claims, evidence = (pandas.read_csv(tmp_path / f"{name}.csv", keep_default_na=False) for name in names)
    joined = edges.merge(claims, left_on="id", right_on="edge").merge(evidence, left_on="id_y", right_on="claim")
    assert len(joined) == len(story.claims)
    texts = {article.id: article.text for article in story.articles}
    for row in joined.itertuples():
        assert texts[row.article_y][row.sentence_start : row.sentence_end] == row.text
        assert row.polarity_x == row.polarity_y
    assert set(edges["by_author"]) == {True, False}


def test_json_holds_claims_and_articles(story: Graph, tmp_path: Path) -> None:
    write_node_link(story, tmp_path / "a.json")
    read = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert [claim["id"] for claim in read["claims"]] == [claim.id for claim in story.claims]
    assert {article["sha256"] for article in read["articles"]} == {article.sha256 for article in story.articles}
    assert isinstance(read["nodes"][0]["aliases"], list)


PREFIXES = f"PREFIX schema: <{SCHEMA}> PREFIX gb: <{TERM}> PREFIX prov: <http://www.w3.org/ns/prov#>"


@pytest.fixture(scope="module")
def dataset(story: Graph, tmp_path_factory: pytest.TempPathFactory) -> rdflib.Dataset:
    path = tmp_path_factory.mktemp("rdf") / "graph.jsonld"
    write_jsonld(story, path)
    found = rdflib.Dataset(default_union=False)
    found.parse(data=path.read_text("utf-8"), format="json-ld")
    return found


def ask(dataset: rdflib.Dataset, query: str) -> list[tuple[str, ...]]:
    return sorted(tuple(str(cell) for cell in row) for row in dataset.query(f"{PREFIXES} {query}"))  # type: ignore[union-attr]


def test_sparql_who_denies_what(dataset: rdflib.Dataset) -> None:
    rows = ask(
        dataset,
        """SELECT ?who ?relation ?title WHERE {
        GRAPH ?article { ?claim gb:polarity "denied" ; gb:relation ?relation ;
            prov:wasAttributedTo/schema:name ?who ; prov:wasDerivedFrom ?article }
        ?article schema:headline ?title }""",
    )
    assert rows == [("Vladimir Putin", f"{TERM}OPPOSES", "Gas and guests")]


def test_sparql_plain_triples_hold_only_what_is_plainly_asserted(story: Graph, dataset: rdflib.Dataset) -> None:
    rows = ask(dataset, "SELECT ?s ?p ?o WHERE { ?s ?p ?o . ?o schema:identifier ?id }")
    triples = {
        (s.rpartition("/")[2].rpartition(":")[2], p.removeprefix(TERM)) for s, p, _ in rows if p.startswith(TERM)
    }
    typed = {(edge.source.rpartition(":")[2], edge.relation) for edge in story.edges if edge.kind != "CLAIMED"}
    assert triples == typed
    assert not ask(dataset, f"SELECT ?o WHERE {{ <http://www.wikidata.org/entity/Q142> <{TERM}HOSTS> ?o }}")


def test_sparql_dates_and_graphs(story: Graph, dataset: rdflib.Dataset) -> None:
    day = '"2025-09-08"^^<http://www.w3.org/2001/XMLSchema#date>'
    rows = ask(
        dataset, f"SELECT ?c WHERE {{ GRAPH ?a {{ ?c a schema:Claim ; schema:datePublished ?d FILTER(?d > {day}) }} }}"
    )
    later = [claim.id for claim in story.claims if (claim.published or "") > "2025-09-08"]
    assert [row[0].rpartition(":")[2] for row in rows] == sorted(later)
    graphs = ask(dataset, "SELECT DISTINCT ?a WHERE { GRAPH ?a { ?c a schema:Claim } }")
    assert len(graphs) == len({claim.article for claim in story.claims})


@pytest.mark.parametrize("name", ["GraphML", "GEXF", "CSV", "JSON (node-link)"])
def test_memory_is_flat_in_the_number_of_edges(tmp_path: Path, name: str) -> None:
    item = next(item for item in FORMATS if item.name == name)
    peaks = []
    for edges in (300, 1800):
        graph = page_seeded.seeded(60, edges)
        item.write(graph, tmp_path / "warm")
        tracemalloc.start()
        item.write(graph, tmp_path / "graph")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    written = len(content(tmp_path / "graph"))
    assert peaks[1] - peaks[0] < written / 2


def test_the_document_is_up_to_date() -> None:
    assert (ROOT / "docs" / "formats.md").read_text("utf-8") == export_formats.document()
