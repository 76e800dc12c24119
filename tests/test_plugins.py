"""Other extractors: right proposals become claims with true offsets, all others are refused with a reason."""

import json
import logging
import sys
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from graphbuild.errors import InputError
from graphbuild.extract import ExtractConfig, extract_batch, rules_version
from graphbuild.extract.grounding import BASE_CONFIDENCE
from graphbuild.extract.http_extractor import MAX_ANSWER, HttpExtractor
from graphbuild.extract.plugins import extractor_names, load_extractors
from graphbuild.ingest import read_text
from graphbuild.model import Article, Claim, Modality, Polarity, Record
from graphbuild.ontology import Ontology
from graphbuild.pipeline.building import build
from graphbuild.pipeline.opening import open_graph
from graphbuild.records import verified

HTTP = ExtractConfig(extractors=("http",))
#: Sentences that the rules find no claim in (but for the border): they leave room for others.
GAS = """---
title: Gas for the valley
source: Evening Post
date: 2024-05-06
---

Bulgaria and the pipeline

In Sofia, Bulgaria turned its back on Gazprom.  It was a “cold” week, and Serbia warmed to “friendly” Azerbaijan.
Two diplomats hinted that the Kremlin had turned its back on Moldova.
"""
PORT = """---
title: Ships and wheat
source: Evening Post
---

Egypt and Kenya broke bread over wheat in Cairo. Egypt borders Sudan.
"""
COLD = 'It was a "cold" week, and Serbia warmed to "friendly" Azerbaijan.'


def proposal(subject: str, relation: str, object_: str, quote: str, **more: Any) -> dict[str, Any]:
    """A proposal as a model writes it."""
    fields = {"polarity": "asserted", "modality": "actual", "attribution": None, **more}
    return {"subject": subject, "relation": relation, "object": object_, "quote": quote, **fields}


class Model(ThreadingHTTPServer):
    """A chat endpoint on loopback whose answers the tests set; it keeps what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Chat)
        #: By a word of the article: answers to give in turn, the last one again and again.
        self.answers: dict[str, list[bytes | float | int]] = {}
        self.asked: list[tuple[str, str | None, dict[str, Any]]] = []

    @property
    def url(self) -> str:
        """Base address, as a user gives it."""
        return f"http://127.0.0.1:{self.server_port}/v1"


class Chat(BaseHTTPRequestHandler):
    """Answers with bytes, after a pause (float, seconds), or with a status (int)."""

    server: Model

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((self.path, self.headers["Authorization"], body))
        article = body["messages"][-1]["content"]
        answers = next((found for word, found in self.server.answers.items() if word in article), [said()])
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if isinstance(answer, float):
            time.sleep(answer)
        status = answer if isinstance(answer, int) else 200
        content = answer if isinstance(answer, bytes) else b"{}"
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        if status == 307:
            self.send_header("Location", f"{self.server.url}/elsewhere")
        self.end_headers()
        try:
            self.wfile.write(content)
        except OSError:
            self.close_connection = True  # the caller has given up

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def said(*proposals: dict[str, Any]) -> bytes:
    """The answer of a chat endpoint that lists these proposals."""
    return content(json.dumps({"claims": proposals}))


def content(text: str) -> bytes:
    """The answer of a chat endpoint that says this."""
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}).encode()


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Iterator[Model]:
    """A running endpoint that the environment names."""
    server = Model()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setenv("GRAPHBUILD_LLM_URL", server.url)
    monkeypatch.setenv("GRAPHBUILD_LLM_MODEL", "toy")
    monkeypatch.setenv("GRAPHBUILD_LLM_KEY", "sesame")
    monkeypatch.setenv("GRAPHBUILD_LLM_TIMEOUT", "10")
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def plugged(record: Record) -> list[Claim]:
    """The claims that did not come from the rules, their evidence checked as at loading."""
    assert verified(record)[1] == ()
    return [claim for claim in record.claims if claim.rule.startswith("plugin.")]


def triple(claim: Claim) -> tuple[str, str, str]:
    return claim.subject.name, claim.relation, claim.object.name


def test_right_proposals_of_two_articles_become_claims(model: Model, caplog: pytest.LogCaptureFixture) -> None:
    sofia = "In Sofia, Bulgaria turned its back on Gazprom."
    hint = "Two diplomats hinted that the Kremlin had turned its back on Moldova."
    model.answers = {
        "Gazprom": [
            said(
                proposal("Bulgaria", "SUPPORTS", "Gazprom", sofia, polarity="denied", trigger="turned its back on"),
                proposal("Serbia", "SUPPORTS", "Azerbaijan", COLD, modality="possible", trigger="warmed"),
                proposal("Russia", "SUPPORTS", "Moldova", hint, polarity="denied", attribution="Two diplomats"),
            )
        ],
        "Kenya": [said(proposal("Egypt", "SUPPORTS", "Kenya", "Egypt and Kenya broke bread over wheat in Cairo."))],
    }
    records = extract_batch([read_text(GAS), read_text(PORT)], HTTP)
    assert caplog.records == []
    back, warm, hinted = plugged(records[0])
    assert triple(back) == ("Bulgaria", "SUPPORTS", "Gazprom")
    assert (back.polarity, back.modality, back.published) == (Polarity.DENIED, Modality.ACTUAL, "2024-05-06")
    assert (back.rule, back.confidence) == ("plugin.http", BASE_CONFIDENCE)
    evidence = back.evidence[0]
    assert evidence.text == sofia
    spans = (evidence.subject, evidence.trigger, evidence.object)
    assert [span.of(GAS) for span in spans] == ["Bulgaria", "turned its back on", "Gazprom"]
    assert warm.evidence[0].text == COLD.replace('"cold"', "“cold”").replace('"friendly"', "“friendly”")
    assert warm.modality is Modality.POSSIBLE
    assert triple(hinted) == ("Russia", "SUPPORTS", "Moldova")
    assert hinted.evidence[0].subject.of(GAS) == "Kremlin"
    assert [speaker.id for speaker in hinted.attribution] == ["unnamed:Two diplomats"]
    assert [cue.span.of(GAS) for cue in hinted.evidence[0].cues] == ["Two diplomats"]
    assert hinted.confidence < BASE_CONFIDENCE
    assert [triple(claim) for claim in plugged(records[1])] == [("Egypt", "SUPPORTS", "Kenya")]


SOFIA = "In Sofia, Bulgaria turned its back on Gazprom."


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (proposal("Bulgaria", "SUPPORTS", "Gazprom", "Bulgaria embraced Gazprom."), "quote does not stand"),
        (proposal("Bulgaria", "SUPPORTS", "Gazprom", " ... "), "quote does not stand"),
        (proposal("Bulgaria", "ADORES", "Gazprom", SOFIA), "no relation 'ADORES'"),
        (proposal("Bulgaria", "SUPPORTS", "Serbia", SOFIA), "object 'Serbia' is not in the quote"),
        (proposal("Bulgar", "SUPPORTS", "Gazprom", SOFIA), "subject 'Bulgar' is not in the quote"),
        (proposal("back", "SUPPORTS", "Gazprom", SOFIA), "'back' names no entity or topic"),
        (proposal("Bulgaria", "BORDERS", "Gazprom", SOFIA), "Gazprom is a ORGANIZATION, but the object of BORDERS"),
        (proposal("Bulgaria", "SUPPORTS", "Bulgaria", SOFIA), "the same: Bulgaria"),
        (proposal("Bulgaria", "SUPPORTS", "Gazprom", SOFIA, polarity="mixed"), "polarity 'mixed' is none of"),
        (proposal("Bulgaria", "SUPPORTS", "Gazprom", SOFIA, modality="sure"), "modality 'sure' is none of"),
        (proposal("Bulgaria", "SUPPORTS", "Gazprom", SOFIA, phase="soon"), "phase 'soon' is none of"),
        (proposal("Bulgaria", "SUPPORTS", "Gazprom", SOFIA, trigger="adores"), "trigger 'adores' is not in"),
        (proposal("Bulgaria", "SUPPORTS", "Gazprom", SOFIA, attribution="Moscow"), "speaker 'Moscow' is not in"),
        (proposal("Bulgaria", "SUPPORTS", "Gazprom", SOFIA, attribution=SOFIA[:10] + "Bulgaria"), "names nobody"),
        # what the sentence says around these words turns their meaning
        (proposal("Russia", "SUPPORTS", "Moldova", "the Kremlin had turned its back on Moldova."), "whole sentences"),
    ],
)
def test_wrong_proposals_are_refused_and_right_ones_kept(
    model: Model, caplog: pytest.LogCaptureFixture, wrong: dict[str, Any], reason: str
) -> None:
    right = proposal("Bulgaria", "SUPPORTS", "Gazprom", SOFIA, polarity="denied")
    model.answers = {"Gazprom": [said(wrong, right)]}
    article = read_text(GAS)
    record = extract_batch([article], HTTP)[0]
    assert [(triple(claim), claim.polarity) for claim in plugged(record)] == [
        (("Bulgaria", "SUPPORTS", "Gazprom"), Polarity.DENIED)
    ]
    assert len(caplog.messages) == 1
    assert reason in caplog.messages[0]
    assert caplog.messages[0].startswith(f"{article.id}: http: ")


def test_what_the_rules_read_stands(model: Model, caplog: pytest.LogCaptureFixture) -> None:
    border = "Egypt borders Sudan."
    again = proposal("Sudan", "BORDERS", "Egypt", border, attribution="Egypt")
    opposite = proposal("Egypt", "BORDERS", "Sudan", border, polarity="denied")
    model.answers = {"Sudan": [said(again, opposite)]}
    rules = extract_batch([read_text(PORT)])[0]
    assert ("Egypt", "BORDERS", "Sudan") in map(triple, rules.claims)
    record = extract_batch([read_text(PORT)], HTTP)[0]
    assert record.claims == rules.claims
    assert [message.partition("refused: ")[2] for message in caplog.messages] == [
        f"{rules.claims[0].rule} reads the sentence as asserted, actual"
    ]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (b"<html>", "not the JSON that was asked for, at its start"),
        (b'{"choices": []}', "at choices"),
        (content("Sure! Here are the claims: ..."), "at its start"),
        (content('{"claims": [{"subject": "Egypt"}]}'), "at claims.0.relation"),
        (content('{"claims": [{"subject": 1, "relation": "", "object": "", "quote": ""}]}'), "at claims.0.subject"),
        (b" " * (MAX_ANSWER + 1), "is longer than"),
        (503, "HTTP 503"),
        (2.0, "no answer within 0.5 s"),
    ],
    ids=["html", "empty", "prose", "incomplete", "types", "huge", "busy", "slow"],
)
def test_an_unusable_answer_costs_the_proposals_for_its_article_only(
    model: Model,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    answer: bytes | float | int,
    reason: str,
) -> None:
    monkeypatch.setenv("GRAPHBUILD_LLM_TIMEOUT", "0.5")
    model.answers = {
        "Sudan": [answer],
        "Gazprom": [said(proposal("Bulgaria", "SUPPORTS", "Gazprom", SOFIA, polarity="denied"))],
    }
    port, gas = extract_batch([read_text(PORT), read_text(GAS)], HTTP)
    assert [triple(claim) for claim in port.claims] == [("Egypt", "BORDERS", "Sudan")]
    assert len(plugged(gas)) == 1
    assert len(caplog.messages) == 1
    assert reason in caplog.messages[0]
    assert caplog.messages[0].startswith(f"{port.article.id}: http: no proposals")
    assert [body["messages"][-1]["content"].count("Sudan") for _, _, body in model.asked] == [1, 1, 0]


def test_one_bad_answer_is_asked_for_again(model: Model, caplog: pytest.LogCaptureFixture) -> None:
    right = said(proposal("Egypt", "SUPPORTS", "Kenya", "Egypt and Kenya broke bread over wheat in Cairo."))
    model.answers = {"Sudan": [content("{"), right]}
    assert len(plugged(extract_batch([read_text(PORT)], HTTP)[0])) == 1
    assert caplog.records == []


def test_the_request_is_what_chat_endpoints_expect(model: Model) -> None:
    extract_batch([read_text(PORT)], HTTP)
    path, authorization, body = model.asked[0]
    assert (path, authorization, body["model"]) == ("/v1/chat/completions", "Bearer sesame", "toy")
    assert [message["role"] for message in body["messages"]] == ["system", "user"]
    assert all(f"\n{name}: " in body["messages"][0]["content"] for name in Ontology.load().relations)
    assert "Evening Post" not in body["messages"][1]["content"]  # front matter is no article text


@pytest.mark.parametrize("status", [401, 404, 307])
def test_a_server_that_refuses_stops_the_work(model: Model, status: int) -> None:
    model.answers = {"Sudan": [status]}
    with pytest.raises(InputError, match=f"HTTP {status}") as caught:
        extract_batch([read_text(PORT)], HTTP)
    assert "sesame" not in str(caught.value)
    assert [path for path, _, _ in model.asked] == ["/v1/chat/completions"]  # a redirection is not followed


def test_a_server_that_is_not_there_stops_the_work(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = Model()
    monkeypatch.setenv("GRAPHBUILD_LLM_URL", gone.url)
    gone.server_close()
    with pytest.raises(InputError, match="cannot be reached"):
        extract_batch([read_text(PORT)], HTTP)


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("GRAPHBUILD_LLM_URL", "", "needs GRAPHBUILD_LLM_URL"),
        ("GRAPHBUILD_LLM_URL", "file:///etc/hosts", "must be http"),
        ("GRAPHBUILD_LLM_URL", "http://me:sesame@127.0.0.1/v1", "must not hold a password"),
        ("GRAPHBUILD_LLM_MODEL", " ", "needs GRAPHBUILD_LLM_MODEL"),
        ("GRAPHBUILD_LLM_KEY", "sesame\nopen", "no HTTP header"),
        ("GRAPHBUILD_LLM_TIMEOUT", "soon", "seconds between 0 and 3600"),
        ("GRAPHBUILD_LLM_TIMEOUT", "nan", "seconds between 0 and 3600"),
    ],
)
def test_wrong_settings_are_told(
    model: Model, monkeypatch: pytest.MonkeyPatch, name: str, value: str, complaint: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(InputError, match=complaint) as caught:
        load_extractors(["http"], Ontology.load())
    assert "sesame" not in str(caught.value)


def test_the_key_is_not_shown(model: Model) -> None:
    assert "sesame" not in repr(HttpExtractor.from_environment(Ontology.load()))


def test_without_being_asked_for_nothing_is_sent(model: Model) -> None:
    extract_batch([read_text(PORT)])
    assert model.asked == []


def test_another_model_reads_all_articles_again(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    first = rules_version(HTTP)
    assert first == rules_version(HTTP) != rules_version(ExtractConfig())
    monkeypatch.setenv("GRAPHBUILD_LLM_MODEL", "other")
    assert rules_version(HTTP) != first


def test_a_build_keeps_the_claims_and_asks_once(model: Model, tmp_path: Path) -> None:
    (tmp_path / "port.txt").write_text(PORT, "utf-8")
    model.answers = {
        "Kenya": [said(proposal("Egypt", "SUPPORTS", "Kenya", "Egypt and Kenya broke bread over wheat in Cairo."))]
    }
    for _ in range(2):
        report = build([tmp_path / "port.txt"], tmp_path / "out", config=HTTP)
        assert report.claims == {("BORDERS", "asserted"): 1, ("SUPPORTS", "asserted"): 1}
        assert report.refused == ()
    assert len(model.asked) == 1
    edges = open_graph(tmp_path / "out").edges
    assert [(edge.relation, edge.confidence) for edge in edges if edge.relation == "SUPPORTS"] == [("SUPPORTS", 0.6)]


TOY = """
from graphbuild.extract.grounding import Proposal

class Toy:
    version = "1"

    def __init__(self, ontology):
        self.known = "SUPPORTS" in ontology.relations

    def claims(self, article):
        assert self.known
        for word in ("wheat.", "wheat in Cairo."):
            yield Proposal(
                subject="Egypt", relation="SUPPORTS", object="Kenya",
                quote="Egypt and Kenya broke bread over " + word, trigger="broke bread",
            )
"""


def install(folder: Path, distribution: str, entries: str, code: str = TOY) -> None:
    """Lay a distribution into a folder as an installer does."""
    info = folder / f"{distribution}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text(f"[graphbuild.extractors]\n{entries}\n", "utf-8")
    (folder / f"{distribution}.py").write_text(code, "utf-8")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of installed distributions."""
    monkeypatch.syspath_prepend(tmp_path)
    before = set(sys.modules)
    yield tmp_path
    for name in set(sys.modules) - before:
        if getattr(sys.modules[name], "__file__", None) and str(tmp_path) in str(sys.modules[name].__file__):
            del sys.modules[name]


def test_an_installed_extractor_is_found_and_held_to_the_evidence(site: Path, caplog: pytest.LogCaptureFixture) -> None:
    install(site, "toy_extractor", "toy = toy_extractor:Toy")
    assert {"http", "toy"} <= set(extractor_names())
    claims = plugged(extract_batch([read_text(PORT)], ExtractConfig(extractors=("toy",)))[0])
    assert [(triple(claim), claim.rule) for claim in claims] == [(("Egypt", "SUPPORTS", "Kenya"), "plugin.toy")]
    assert claims[0].evidence[0].trigger.of(PORT) == "broke bread"
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "toy: proposal 'Egypt' 'SUPPORTS' 'Kenya' refused: the quote does not stand" in caplog.text


def test_the_example_of_the_document_works(site: Path, caplog: pytest.LogCaptureFixture) -> None:
    page = (Path(__file__).parent.parent / "docs" / "other-extractors.md").read_text("utf-8")
    code, entry = (page.split(f"```{kind}\n")[1].split("```")[0] for kind in ("python", "toml"))
    install(site, "my_package", entry.splitlines()[1].replace('"', ""), code)
    article = read_text("Egypt stood by Kenya in the talks.")
    claims = extract_batch([article], ExtractConfig(extractors=("mine",)))[0].claims
    assert [triple(claim) for claim in claims if claim.relation == "SUPPORTS"] == [("Egypt", "SUPPORTS", "Kenya")]
    assert caplog.records == []


@pytest.mark.parametrize(
    ("entries", "name", "complaint"),
    [
        ("", "toy", "no extractor 'toy' is installed; known: http"),
        ("toy = toy_broken:Absent", "toy", "cannot be loaded"),
        ("toy = no_such_module_at_all:make", "toy", "cannot be loaded"),
        ("http = toy_broken:Toy", "http", "offered twice"),
    ],
)
def test_an_extractor_that_cannot_be_had_is_told(site: Path, entries: str, name: str, complaint: str) -> None:
    install(site, "toy_broken", entries)
    with pytest.raises(InputError, match=complaint):
        load_extractors([name], Ontology.load())


def test_an_article_without_text_asks_nobody(model: Model) -> None:
    assert extract_batch([Article(id="a-0", title="", text="  \n")], HTTP)[0].claims == ()
    assert model.asked == []
