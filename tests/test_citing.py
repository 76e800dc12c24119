"""Citations and dossiers: what a reader takes along must stand by itself and be text only."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import page_graphs
import page_seeded
import pytest

from graphbuild.errors import UnknownNameError
from graphbuild.export.attributes import verbs
from graphbuild.export.choosing import find_node, folded
from graphbuild.export.citing import cite
from graphbuild.export.dossier import dossier
from graphbuild.export.html import LIMIT, write_what_fits
from graphbuild.export.markdown import escaped, link
from graphbuild.graph import Graph
from graphbuild.model import Claim
from graphbuild.pipeline.building import build
from graphbuild.pipeline.views import CLAIMS


@pytest.fixture(scope="module")
def story() -> Graph:
    return page_graphs.story()


def denied(graph: Graph) -> Claim:
    return next(claim for claim in graph.claims if claim.polarity == "denied" and claim.attribution)


def test_text_holds_all_that_a_reader_needs(story: Graph) -> None:
    claim = denied(story)
    article = next(article for article in story.articles if article.id == claim.article)
    assert cite(story, claim.id, form="text", verbs=verbs()) == (
        "“Russia, Vladimir Putin said, does not oppose EU membership of Ukraine.” (said by Vladimir Putin). "
        "Harbour Post, “Gas and guests”, 2025-09-02, https://harbour.example/gas. "
        f"Read as: denied: Russia opposes EU membership of Ukraine. Claim {claim.id}, text sha256 {article.sha256}"
    )


def test_json_has_every_part_apart(story: Graph) -> None:
    claim = denied(story)
    parts = json.loads(cite(story, claim.id, form="json", verbs=verbs()))
    assert parts["speakers"] == ["Vladimir Putin"]
    assert (parts["polarity"], parts["phase"], parts["said_on"]) == ("denied", None, None)
    assert {"sentence", "outlet", "title", "published", "url", "sha256", "claim"} <= parts.keys()


def test_markdown_of_hostile_text_is_text(story: Graph) -> None:
    graph = page_graphs.hostile()
    for claim in graph.claims:
        text = cite(graph, claim.id, form="markdown", verbs=verbs())
        assert not re.search(r"(?<!\\)<|\]\(javascript", text)
        assert text.count("\n") == 2


def test_an_unknown_claim_is_named_with_close_ones(story: Graph) -> None:
    wrong = denied(story).id[:-1] + "x"
    with pytest.raises(UnknownNameError, match=denied(story).id):
        cite(story, wrong, form="text", verbs=verbs())


@pytest.mark.parametrize(
    ("text", "url", "expected"),
    [
        ("a [b]", "https://x.example/(c)", "[a \\[b\\]](https://x.example/%28c%29)"),
        ("a", "javascript:alert(1)", "a, javascript:alert(1)"),
        ("a", "https://x.example/ b", "a, https://x.example/ b"),
        ("", "", ""),
    ],
)
def test_links_lead_to_the_web_only(text: str, url: str, expected: str) -> None:
    assert link(text, url) == expected


def test_lines_do_not_break() -> None:
    assert escaped(" a\n\n# b\u2028c ") == "a \\# b c"


def test_a_dossier_has_claims_about_and_by_timeline_disputes_and_sources(story: Graph) -> None:
    text = dossier(story, "russian federation", verbs=verbs())
    titles = re.findall(r"^#+ .*", text, flags=re.MULTILINE)
    about = [claim for claim in story.claims if "Q159" in (claim.subject.id, claim.object.id)]
    assert titles == ["# Russia", f"## Claims about it ({len(about)})", "## Timeline", "## Disputes (1)", "## Sources"]
    for claim in about:
        assert f"`{claim.id}`" in text
        assert claim.evidence[0].text in text
    assert "denied: Russia opposes EU membership of Ukraine — said by Vladimir Putin, 2025-09-02" in text
    assert "Robert Fico supports Russia — said by France" in text
    assert "[Q159](https://www.wikidata.org/wiki/Q159)" in text
    rows = re.findall(r"^\| (\d{4}-\d\d-\d\d) \|", text, flags=re.MULTILINE)
    assert rows == sorted(rows)
    assert len(rows) == len(about)
    numbers = set(re.findall(r"\\\[(\d+)\\\]", text))
    assert numbers == set(re.findall(r"^(\d+)\. ", text, flags=re.MULTILINE)) == {"1", "2", "3"}


def test_a_dossier_of_a_speaker_has_what_he_says(story: Graph) -> None:
    text = dossier(story, "Q142", verbs=verbs())
    assert "## Claims by it (1)" in text
    assert "Robert Fico supports Russia, France said." in text
    with pytest.raises(UnknownNameError, match="did you mean France"):
        dossier(story, "Frances", verbs=verbs())


def test_a_dossier_of_hostile_text_is_text() -> None:
    graph = page_graphs.hostile()
    for item in graph.nodes:
        assert not re.search(r"(?<!\\)<|\]\(javascript", dossier(graph, item.node.id, verbs=verbs()))


def run(*arguments: str, **env: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "graphbuild", *arguments],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **env},
        encoding="utf-8",
    )
    return done.stdout


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build with a relation of the user's own."""
    home = tmp_path_factory.mktemp("own")
    (home / "rules").mkdir()
    (home / "rules" / "own.toml").write_text(
        "[relation.TWINS_WITH]\nlabel = 'is a twin town of'\ndefinition = 'Two places are partners.'\n"
        "subject = ['any']\nobject = ['any']\nexample = 'Lyon twinned with Leeds.'\nsymmetric = true\n"
        "frames = ['v:twin with=O']\n",
        "utf-8",
    )
    (home / "a.txt").write_text("France twinned with Chile. Chile borders Peru.", "utf-8")
    run("build", str(home / "a.txt"), "-o", str(home / "out"), "--ontology", str(home / "rules"))
    return home


def test_own_relations_are_worded_by_the_ontology_they_come_from(own: Path, tmp_path: Path) -> None:
    claims = [json.loads(line) for line in (own / "out" / CLAIMS).read_text("utf-8").splitlines()]
    claim = next(claim for claim in claims if claim["relation"] == "TWINS_WITH")
    graph = ["--graph", str(own / "out")]
    rules = ["--ontology", str(own / "rules")]
    wording = "is a twin town of"
    assert wording in run("cite", claim["id"], *graph, *rules)
    assert wording in run("dossier", "Chile", *graph, *rules)
    for kind, view in (("html", "explorer.html"), ("graphml", "graph.graphml")):
        built = (own / "out" / view).read_text("utf-8")
        assert wording in built
        file = tmp_path / view
        run("export", kind, *graph, *rules, "-o", str(file))
        assert file.read_text("utf-8") == built


def test_open_writes_the_page_and_hands_it_to_the_browser(own: Path, tmp_path: Path) -> None:
    script = tmp_path / "browser"
    script.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/opened\n', "utf-8")
    script.chmod(0o755)
    page = tmp_path / "page.html"
    printed = run("open", "--graph", str(own / "out"), "--around", "Peru", "-o", str(page), BROWSER=str(script))
    assert printed.strip() == str(page)
    assert (tmp_path / "opened").read_text("utf-8").strip() == page.as_uri()
    data = json.loads(page.read_text("utf-8").split('id="data">')[1].split("</script>")[0])
    assert sorted(data["nodes"]["columns"]["name"]) == ["Chile", "Peru"]


def test_a_graph_that_is_too_big_for_a_page_still_gets_one(tmp_path: Path) -> None:
    graph = page_seeded.seeded(3000, LIMIT + 500)
    said = write_what_fits(graph, tmp_path / "page.html")
    assert f"{LIMIT + 500:,} relations are more than the {LIMIT:,}" in said
    assert "--around ENTITY" in said
    held = int(re.search(r"the ([\d,]+) most connected", said)[1].replace(",", ""))  # type: ignore[index]
    assert 2500 < held < 3000
    small = tmp_path / "small.html"
    assert write_what_fits(page_graphs.story(), small) == ""
    assert small.exists()


def test_a_build_says_what_its_page_leaves_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graphbuild.export.html.LIMIT", 1)
    (tmp_path / "a.txt").write_text("Chile borders Peru. France met Spain. Kenya borders Uganda.", "utf-8")
    report = build([tmp_path / "a.txt"], tmp_path / "out")
    assert [line for line in report.skipped if "more than the 1 that a browser can show" in line]
    assert (tmp_path / "out" / "explorer.html").exists()


@pytest.mark.parametrize(
    ("given", "found"),
    [("zaporizzja PLANT", "zaporizhzhia-npp"), ("  robert fico", "robert-fico"), ("ROBERT FÍCO", "robert-fico")],
)
def test_names_are_found_without_their_accents(story: Graph, given: str, found: str) -> None:
    assert find_node(story, given) == found


@pytest.mark.parametrize(("one", "other"), [("Wałęsa", "walesa"), ("Gießen", "GIESSEN"), ("Ærø\u200b", "aero")])
def test_letters_with_a_stroke_are_plain_too(one: str, other: str) -> None:
    assert folded(one) == folded(other)
