"""Why is this in the graph: the answer in words."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graphbuild.assemble import assemble, explain
from graphbuild.assemble.explanation import marked
from graphbuild.errors import UnknownNameError
from graphbuild.extract import extract_batch
from graphbuild.graph import Graph
from graphbuild.ingest import read_text
from graphbuild.model import Cue, CueKind, Evidence, NodeType, Polarity, Span

if TYPE_CHECKING:
    from conftest import Handmade

    from graphbuild.ontology import Ontology


@pytest.fixture
def graph(handmade: "Handmade", ontology: "Ontology") -> Graph:
    text = "Laos never backed Chad, Kim said. Laos backed Chad."
    article = handmade.article(text, outlet="Example Daily", published="2025-02-03", url="https://e.example/1")
    laos, chad = handmade.node("Laos"), handmade.node("Chad")
    kim = handmade.node("Kim", NodeType.PERSON)
    said = (handmade.speaker(kim, quoted=True),)
    denied = handmade.claim(
        article,
        laos,
        "backed",
        chad,
        "SUPPORTS",
        polarity=Polarity.DENIED,
        attribution=said,
        said_on="2025-02-02",
    )
    evidence = replace(denied.evidence[0], cues=(Cue(kind=CueKind.NEGATION, span=Span(5, 10)),))
    plain = handmade.claim(article, laos, "backed Chad.", chad, "SUPPORTS")
    return assemble(
        [handmade.record(article, [laos, chad, kim], replace(denied, evidence=(evidence,)), plain)],
        ontology=ontology,
    )


def test_a_claimed_claim_says_why(graph: Graph, ontology: "Ontology") -> None:
    [denied] = [claim for claim in graph.claims if claim.polarity is Polarity.DENIED]
    lines = explain(graph, denied.id, ontology=ontology).splitlines()
    assert lines[0] == "Laos -[SUPPORTS]-> Chad"
    assert lines[1] == "denied, actual; said by Kim (quoted)"
    assert lines[3:5] == ["  Laos never backed Chad, Kim said.", "  SSSS nnnnn ^^^^^^ OOOO"]
    text = "\n".join(lines)
    assert "only CLAIMED, because it is denied; only Kim says so, who does not speak for Laos" in text
    assert "said_on 2025-02-02" in text
    assert "Example Daily, 2025-02-03" in text
    assert "confidence  0.8 = rule +0.8" in text
    assert "conflict    author-against-speaker" in text
    assert "https://e.example/1" in text


def test_a_typed_claim_says_why(graph: Graph, ontology: "Ontology") -> None:
    [plain] = [claim for claim in graph.claims if claim.polarity is Polarity.ASSERTED]
    assert "edge        SUPPORTS: asserted, actual" in explain(graph, plain.id, ontology=ontology)


def test_unknown_claims_suggest_close_ones(graph: Graph, ontology: "Ontology") -> None:
    known = graph.claims[0].id
    with pytest.raises(UnknownNameError, match=known):
        explain(graph, known[:-1] + "_", ontology=ontology)


def test_long_sentences_are_wrapped_with_their_marks_below() -> None:
    text = "word " * 30 + "ends\nhere."
    evidence = Evidence(
        sentence=Span(100, 100 + len(text)),
        text=text,
        trigger=Span(250, 254),
        subject=Span(100, 104),
        object=Span(0, 9),
    )
    lines = list(marked(evidence, width=40))
    assert lines[:2] == ["  " + "word " * 7 + "word", "  SSSS"]
    assert lines[-2:] == ["  word word word word word word ends here.", "  " + " " * 30 + "^^^^"]
    assert max(map(len, lines)) <= 42


def test_the_page_of_a_claim_is_named(handmade: "Handmade", ontology: "Ontology") -> None:
    article = handmade.article("Title.\fLaos backed Chad.")
    laos, chad = handmade.node("Laos"), handmade.node("Chad")
    claim = handmade.claim(article, laos, "backed", chad, "SUPPORTS")
    sentence = replace(claim.evidence[0], sentence=Span(7, 24), text="Laos backed Chad.")
    record = handmade.record(article, [laos, chad], replace(claim, evidence=(sentence,)))
    assert f"{article.id} at 7-24, page 2" in explain(assemble([record]), claim.id, ontology=ontology)


def test_seats_and_the_chain_of_speakers_are_told(ontology: "Ontology") -> None:
    text = "Cairo opposes the Zomba dam, Egyptian spokesman Ahmed Sabry said."
    read = replace(read_text(text), outlet="Nile Gazette", agency="Delta Wire")
    [record] = extract_batch([read])
    graph = assemble([record], ontology=ontology)
    [claim] = [claim for claim in graph.claims if claim.relation == "OPPOSES"]
    told = explain(graph, claim.id, ontology=ontology, mentions=record.mentions)
    assert "linking     'Cairo' is Egypt: metonym, the seat stands for who acts from there, confidence" in told
    assert "linking     'Ahmed Sabry' is Ahmed Sabry: name, by slug, confidence" in told
    assert "chain       Ahmed Sabry (spokesman of Egypt) -> Delta Wire -> Nile Gazette" in told
    assert "linking   " not in explain(graph, claim.id, ontology=ontology), "mentions are optional"
