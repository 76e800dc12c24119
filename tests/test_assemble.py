"""From records to the graph: what earns a typed edge, what counts once, what contradicts what."""

import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from graphbuild.assemble import assemble, to_networkx, write_claims
from graphbuild.extract import extract_batch
from graphbuild.extract.precision import measured, rule_precision
from graphbuild.graph import Graph
from graphbuild.ingest import read_text
from graphbuild.model import About, Claim, Factor, Modality, Node, NodeType, Phase, Polarity, Record, TopicKind
from graphbuild.store.graph_rows import to_rows

if TYPE_CHECKING:
    from conftest import Handmade

    from graphbuild.ontology import Ontology

SCHEMA = Path(__file__).resolve().parent.parent / "docs" / "claims.schema.json"
TEXT = "Chad backs Mali. Mali borders Chad. Ann leads Chad. Bo told reporters."


def kinds(graph: Graph) -> set[tuple[str, str, str, str]]:
    """Source, kind, relation and target of all edges."""
    return {(edge.source, edge.kind, edge.relation, edge.target) for edge in graph.edges}


@pytest.fixture
def backing(handmade: "Handmade") -> Any:
    """Builds a record that says, with the given qualifiers, that Chad backs Mali and that Ann leads Chad."""
    chad, mali = handmade.node("Chad"), handmade.node("Mali")
    ann, bo = handmade.node("Ann", NodeType.PERSON), handmade.node("Bo", NodeType.PERSON)
    people = {"ann": ann, "bo": bo, "chad": chad}

    def build(speaker: str = "", text: str = TEXT, outlet: str = "", leads: str = "HEAD_OF", **more: Any) -> Record:
        meta = {key: more.pop(key) for key in ("published", "agency", "url") if key in more}
        article = handmade.article(text, outlet=outlet, **meta)
        said = (handmade.speaker(people[speaker]),) if speaker else ()
        claim = handmade.claim(article, chad, "backs", mali, "SUPPORTS", attribution=said, **more)
        head = handmade.claim(article, ann, "leads", chad, leads)
        return handmade.record(article, [chad, mali, ann, bo], claim, head)

    return build


@pytest.mark.parametrize(
    ("speaker", "more", "kind"),
    [
        ("", {}, "SUPPORTS"),
        ("chad", {}, "SUPPORTS"),
        ("ann", {}, "SUPPORTS"),
        ("ann", {"leads": "SPOKESPERSON_OF"}, "SUPPORTS"),
        ("ann", {"leads": "OFFICIAL_OF"}, "CLAIMED"),
        ("bo", {}, "CLAIMED"),
        ("", {"polarity": Polarity.DENIED}, "CLAIMED"),
        ("", {"modality": Modality.PLANNED}, "CLAIMED"),
        ("", {"phase": Phase.ENDED}, "CLAIMED"),
    ],
)
def test_only_plain_claims_in_their_own_voice_are_typed(
    backing: Any, ontology: "Ontology", speaker: str, more: dict[str, Any], kind: str
) -> None:
    graph = assemble([backing(speaker, **more)], ontology=ontology)
    leads = more.get("leads", "HEAD_OF")
    assert kinds(graph) == {("chad", kind, "SUPPORTS", "mali"), ("ann", leads, leads, "chad")}


def test_symmetric_relations_are_stored_once_smaller_id_first(handmade: "Handmade", ontology: "Ontology") -> None:
    chad, mali = handmade.node("Chad"), handmade.node("Mali")
    one = handmade.article("Chad borders Mali.", outlet="A")
    two = handmade.article("Mali borders Chad.", outlet="B")
    graph = assemble(
        [
            handmade.record(one, [chad, mali], handmade.claim(one, chad, "borders", mali, "BORDERS")),
            handmade.record(two, [chad, mali], handmade.claim(two, mali, "borders", chad, "BORDERS")),
        ],
        ontology=ontology,
    )
    assert kinds(graph) == {("chad", "BORDERS", "BORDERS", "mali")}
    [edge] = graph.edges
    assert (edge.articles, edge.outlets, edge.origins, len(edge.claims)) == (2, 2, 2, 2)


def test_graph_does_not_depend_on_the_order_of_records(backing: Any, ontology: "Ontology") -> None:
    records = [
        backing(outlet="A", published="2025-01-02"),
        backing("bo", outlet="B", published="2025-01-01", polarity=Polarity.DENIED),
        backing("ann", outlet="C"),
    ]
    graphs = [assemble(order, ontology=ontology) for order in permutations(records)]
    assert all(graph == graphs[0] for graph in graphs)


def test_nodes_merge_names_dates_and_topics(handmade: "Handmade", ontology: "Ontology") -> None:
    def record(name: str, outlet: str, published: str | None, role: str) -> Record:
        article = handmade.article("Nothing to see.", outlet=outlet, published=published)
        topic = replace(
            handmade.node("x", NodeType.TOPIC),
            name=name,
            kind=TopicKind.SUPPLY,
            about=(About(role=role, entity="mali"), About(role="x", entity="atlantis")),
        )
        return handmade.record(article, [topic, handmade.node("Mali")])

    graph = assemble(
        [
            record("gas for Mali", "A", "2025-03-01", "customer"),
            record("gas for Mali", "B", None, "customer"),
            record("Mali's gas", "C", "2025-02-01", "user"),
        ],
        ontology=ontology,
    )
    mali, node = graph.nodes
    assert mali.node.about == ()
    assert node.node.name == "gas for Mali"
    assert node.node.aliases == ("Mali's gas",)
    assert [about.role for about in node.node.about] == ["customer", "user"]
    assert (node.articles, node.first_seen, node.last_seen) == (3, "2025-02-01", "2025-03-01")


LONG = (
    "Chad backs Mali. Ann leads Chad. The two neighbours have shared a long frontier since independence and "
    "their traders cross it every market day with salt and millet, as their grandparents did before them."
)


@pytest.mark.parametrize(
    ("first", "second", "origins"),
    [
        ({"outlet": "A", "text": LONG}, {"outlet": "B", "text": LONG + " Rain is expected on Sunday."}, 1),
        ({"outlet": "A", "text": LONG}, {"outlet": "B"}, 2),
        ({"outlet": "A", "agency": "Reuters"}, {"outlet": "B", "agency": "Reuters", "text": LONG}, 1),
        ({"outlet": "A", "agency": "Reuters"}, {"outlet": "B", "agency": "AFP", "text": LONG}, 2),
        (
            {"speaker": "bo", "said_on": "2025-05-01"},
            {"speaker": "bo", "said_on": "2025-05-01", "text": LONG},
            1,
        ),
        (
            {"speaker": "bo", "said_on": "2025-05-01"},
            {"speaker": "bo", "said_on": "2025-05-02", "text": LONG},
            2,
        ),
        (
            {"speaker": "bo", "said_on": "2025-05-01"},
            {"speaker": "ann", "said_on": "2025-05-01", "text": LONG},
            2,
        ),
    ],
)
def test_repetition_is_one_origin(
    backing: Any, ontology: "Ontology", first: dict[str, Any], second: dict[str, Any], origins: int
) -> None:
    graph = assemble([backing(**first), backing(**second)], ontology=ontology)
    found = {graph.origins[claim.id] for claim in graph.claims if claim.relation == "SUPPORTS"}
    assert len(found) == origins


def links(graph: Graph) -> Sequence[str]:
    return [kind for _, _, kind in graph.links]


DENIED = Polarity.DENIED


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ({"published": "2025-01-01"}, {"published": "2025-03-01"}, ["changed"]),
        ({"speaker": "chad", "said_on": "2025-01-01"}, {"published": "2025-03-01"}, ["changed"]),
        ({"speaker": "ann", "said_on": "2025-01-01"}, {"speaker": "bo", "said_on": "2025-03-01"}, ["dispute"]),
        (
            {"speaker": "bo", "said_on": "2025-01-01"},
            {"speaker": "bo", "said_on": "2025-01-01"},
            ["self-contradiction"],
        ),
        ({"speaker": "bo"}, {}, ["author-against-speaker"]),
        ({"polarity": Polarity.DENIED}, {}, []),
        ({}, {"phase": Phase.ENDED}, []),
        ({}, {"modality": Modality.DEMANDED}, []),
    ],
)
def test_support_and_opposition_of_one_subject(
    backing: Any, ontology: "Ontology", one: dict[str, Any], other: dict[str, Any], kind: list[str]
) -> None:
    against = backing(text=LONG, **other)
    opposing = tuple(
        replace(claim, relation="OPPOSES", id="c-ffffffffffffffff") if claim.relation == "SUPPORTS" else claim
        for claim in against.claims
    )
    graph = assemble([backing(**one), replace(against, claims=opposing)], ontology=ontology)
    assert links(graph) == kind


def test_an_article_may_tell_what_was_and_what_is_over(handmade: "Handmade", ontology: "Ontology") -> None:
    chad, plan = handmade.node("Chad"), handmade.node("Plan", NodeType.TOPIC)
    article = handmade.article("Chad backs Plan. Later Chad dropped Plan.", published="2025-01-01")
    over = {"polarity": Polarity.DENIED, "phase": Phase.ENDED, "attribution": (handmade.speaker(chad),)}
    claims = [
        handmade.claim(article, chad, "backs", plan, "SUPPORTS"),
        handmade.claim(article, chad, "dropped", plan, "SUPPORTS", **over),
    ]
    graph = assemble([handmade.record(article, [chad, plan], *claims)], ontology=ontology)
    assert links(graph) == ["changed"]
    assert not any(edge.disputed for edge in graph.edges)
    [change] = [group for group in to_rows(graph, graph_name="g").relationships if group.type == "SUPERSEDES"]
    assert [(row.source, row.target) for row in change.rows] == [(claims[1].id, claims[0].id)]


def test_stances_of_two_subjects_are_no_contradiction(handmade: "Handmade", ontology: "Ontology") -> None:
    chad, mali, plan = handmade.node("Chad"), handmade.node("Mali"), handmade.node("Plan", NodeType.TOPIC)
    first, second = handmade.article("Chad backs Plan."), handmade.article("Mali opposes Plan.")
    records = [
        handmade.record(first, [chad, plan], handmade.claim(first, chad, "backs", plan, "SUPPORTS")),
        handmade.record(second, [mali, plan], handmade.claim(second, mali, "opposes", plan, "OPPOSES")),
    ]
    assert links(assemble(records, ontology=ontology)) == []


@pytest.mark.parametrize(
    ("yes", "no", "kind"),
    [
        ({"speaker": "ann"}, {"speaker": "bo"}, ["dispute"]),
        ({"outlet": "A"}, {"outlet": "B"}, ["dispute"]),
        ({}, {"speaker": "bo"}, ["author-against-speaker"]),
        (
            {"speaker": "bo", "said_on": "2025-01-01"},
            {"speaker": "bo", "said_on": "2025-01-01"},
            ["self-contradiction"],
        ),
        ({"speaker": "bo", "said_on": "2025-01-01"}, {"speaker": "bo", "said_on": "2025-02-01"}, ["changed"]),
        ({"published": "2025-01-01"}, {"published": "2025-02-01", "phase": Phase.ENDED}, ["changed"]),
        ({"modality": Modality.DEMANDED}, {"modality": Modality.DEMANDED}, []),
        ({"modality": Modality.PLANNED}, {}, []),
        (
            {"modality": Modality.POSSIBLE, "speaker": "ann"},
            {"modality": Modality.PLANNED, "speaker": "bo"},
            ["dispute"],
        ),
        ({"phase": Phase.PAST}, {"speaker": "bo"}, []),
        ({"event_from": "2025-05-01", "event_to": "2025-05-01"}, {"event_from": "2025-06-01"}, []),
    ],
)
def test_conflicts_by_kind(
    backing: Any, ontology: "Ontology", yes: dict[str, Any], no: dict[str, Any], kind: list[str]
) -> None:
    graph = assemble([backing(**yes), backing(text=LONG, polarity=DENIED, **no)], ontology=ontology)
    assert links(graph) == kind
    flags = {edge.disputed for edge in graph.edges if edge.relation == "SUPPORTS"}
    assert flags == {bool(kind) and kind != ["changed"]}


@pytest.mark.parametrize(
    ("told", "denied", "kind"),
    [("Q191", "place.europe", ["dispute"]), ("place.europe", "Q191", []), ("Q114", "place.europe", [])],
)
def test_who_denies_a_deed_against_the_whole_contradicts_a_deed_against_its_part(
    handmade: "Handmade", ontology: "Ontology", told: str, denied: str, kind: list[str]
) -> None:
    chad, names = handmade.node("Chad"), {"Q191": "Estonia", "place.europe": "Europe", "Q114": "Kenya"}
    records = []
    for place, polarity in ((told, Polarity.ASSERTED), (denied, DENIED)):
        target = Node(id=place, name=names[place], type=NodeType.LOCATION)
        for relation in ("ATTACKS", "OPPOSES"):
            article = handmade.article(f"Chad {relation} {target.name}.", outlet=polarity)
            claim = handmade.claim(article, chad, relation, target, relation, polarity=polarity)
            records.append(handmade.record(article, [chad, target], claim))
    graph = assemble(records, ontology=ontology)
    assert links(graph) == kind, "a stance on a continent says nothing of a country"
    assert {edge.disputed for edge in graph.edges if edge.relation == "ATTACKS"} == {bool(kind)}


def test_best_sentence_is_the_surest_in_the_authors_voice(backing: Any, ontology: "Ontology") -> None:
    records = [backing("ann", url="https://a.example/1"), backing(text=LONG, url="https://a.example/2")]
    [edge] = [edge for edge in assemble(records, ontology=ontology).edges if edge.relation == "SUPPORTS"]
    assert (edge.url, edge.by_author, edge.speakers) == ("https://a.example/2", True, ("Ann", "author"))


def test_only_independent_assertions_make_a_relation_surer(backing: Any, ontology: "Ontology") -> None:
    def confidence(*records: Record, polarity: Polarity = Polarity.ASSERTED) -> float:
        edges = assemble(records, ontology=ontology).edges
        return next(e.confidence for e in edges if e.relation == "SUPPORTS" and e.polarity is polarity)

    one, other = backing(outlet="A"), backing(outlet="B", text=TEXT + " And a word of its own.")
    copies = [backing(text=LONG, outlet="A"), backing(text=LONG + " Yes.", outlet="B")]
    denials = [backing(outlet="A", polarity=DENIED), backing(outlet="B", text=TEXT + " Indeed.", polarity=DENIED)]
    single = confidence(one)
    assert confidence(one, other) == round(single + 0.03, 3)
    assert confidence(*copies) == confidence(copies[0]) == single
    assert confidence(*denials, polarity=DENIED) == confidence(denials[0], polarity=DENIED)
    assert confidence(one, denials[1]) == round(single - 0.1, 3)


def test_offices_come_from_plain_statements(backing: Any, ontology: "Ontology") -> None:
    [office] = assemble([backing()], ontology=ontology).offices
    assert (office.person, office.holder, office.office) == ("ann", "chad", "head")


def test_networkx_graph_has_every_attribute_on_every_element(backing: Any, ontology: "Ontology") -> None:
    graph = assemble([backing(), backing("bo", polarity=DENIED, outlet="B")], ontology=ontology)
    found = to_networkx(graph)
    assert set(found.nodes) == {"ann", "bo", "chad", "mali"}
    assert {key for _, _, key in found.edges(keys=True)} == {edge.rid for edge in graph.edges}
    for elements in (
        [data for _, data in found.nodes(data=True)],
        [data for *_, data in found.edges(data=True)],
    ):
        assert len({tuple((name, type(value)) for name, value in data.items()) for data in elements}) == 1


def test_claims_jsonl_fits_its_schema(backing: Any, ontology: "Ontology", tmp_path: Path) -> None:
    graph = assemble([backing(published="2025-01-02"), backing("bo", outlet="B")], ontology=ontology)
    write_claims(graph, tmp_path / "claims.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "claims.jsonl").read_text("utf-8").splitlines()]
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
    for row in rows:
        validator.validate(row)
    assert [row["id"] for row in rows] == [claim.id for claim in graph.claims]
    assert {(row["kind"], row["origin"].split(":")[0]) for row in rows if row["relation"] == "SUPPORTS"} == {
        ("SUPPORTS", "text"),
        ("CLAIMED", "speaker"),
    }


def test_schema_refuses_unmarked_claims(backing: Any, ontology: "Ontology", tmp_path: Path) -> None:
    graph = assemble([backing()], ontology=ontology)
    write_claims(graph, tmp_path / "claims.jsonl")
    row = json.loads((tmp_path / "claims.jsonl").read_text("utf-8").splitlines()[0])
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
    for name in ("polarity", "modality", "attribution", "evidence", "origin"):
        assert not validator.is_valid({key: value for key, value in row.items() if key != name})
    assert not validator.is_valid({**row, "polarity": "maybe"})
    assert not validator.is_valid({**row, "evidence": []})


def test_a_node_is_not_related_to_itself(handmade: "Handmade", ontology: "Ontology") -> None:
    chad = handmade.node("Chad")
    article = handmade.article("Chad backs Chad.")
    claim: Claim = handmade.claim(article, chad, "backs", chad, "SUPPORTS")
    graph = assemble([handmade.record(article, [chad], claim)], ontology=ontology)
    assert graph.edges == ()
    assert graph.claims == (claim,)


def test_confidence_begins_with_the_measured_precision_of_the_rule() -> None:
    [record] = extract_batch([read_text("Chile has always supported Bolivia.")])
    [claim] = record.claims
    assert claim.factors[0] == Factor(name=f"rule:{claim.rule}", value=measured()["SUPPORTS.v"])
    assert 0.5 < measured()["all"] < 1
    assert rule_precision("SUPPORTS.zz.unseen") == measured()["all"]
