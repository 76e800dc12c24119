"""Fixtures that several test files share."""

import os
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any

import pytest

from graphbuild.model import (
    Argument,
    Article,
    Claim,
    Evidence,
    Factor,
    Mention,
    MentionForm,
    Modality,
    Node,
    NodeType,
    Polarity,
    Record,
    Span,
    Speaker,
    article_id,
    claim_id,
)
from graphbuild.ontology import Ontology
from graphbuild.pipeline.report import BuildReport

pytest_plugins = ["fault_forker", "neo4j_server", "page_browser", "query_stores"]

ROOT = Path(__file__).resolve().parent.parent


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    """In CI nothing is skipped: a missing server, browser or folder is a failure there."""
    report = yield
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, which CI does not allow: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of gold files beside the checkout; absent for most users, required in CI."""
    folder = ROOT.parent / "shared"
    if not (folder / "gold").is_dir():
        pytest.skip(f"no gold files in {folder}")
    return folder


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    """The packaged ontology."""
    return Ontology.load()


@pytest.fixture(scope="session")
def articles_folder() -> Path:
    """The sample articles of the checkout."""
    return ROOT / "data" / "articles"


class Handmade:
    """Builds records by hand, with true offsets: tests of later stages need no language model."""

    def node(self, name: str, type_: NodeType = NodeType.COUNTRY, **more: Any) -> Node:
        """A node whose id is the slug of its name."""
        return Node(id=name.lower().replace(" ", "-"), name=name, type=type_, **more)

    def article(self, text: str, **more: Any) -> Article:
        """An article whose id follows from its content, as for real ones."""
        name = article_id(url=more.get("url", ""), outlet=more.get("outlet", ""), text=text)
        return Article(id=name, title="", text=text, **more)

    def claim(self, article: Article, subject: Node, trigger: str, object_: Node, relation: str, **more: Any) -> Claim:
        """A claim evidenced by the sentence of the article that holds the trigger."""
        at = article.text.index(trigger)
        start = article.text.rfind(". ", 0, at) + 2 if ". " in article.text[:at] else 0
        sentence = Span(start, article.text.index(".", at) + 1)
        spans = [
            Span(found, found + len(word))
            for word in (trigger, subject.name, object_.name)
            if (found := article.text.index(word, start)) >= 0
        ]
        ends = [
            Argument(id=node.id, name=node.name, type=node.type, span=span)
            for node, span in zip((subject, object_), spans[1:], strict=True)
        ]
        fields: dict[str, Any] = {
            "polarity": Polarity.ASSERTED,
            "modality": Modality.ACTUAL,
            "rule": f"{relation}.v.{trigger}",
            "published": article.published,
            "factors": (Factor(name="rule", value=0.8),),
            **more,
        }
        speaker = fields["attribution"][0].id if fields.get("attribution") else "author"
        return Claim(
            id=claim_id(
                article=article.id,
                relation=relation,
                trigger=spans[0],
                subject=spans[1],
                object_=spans[2],
                polarity=fields["polarity"],
                modality=fields["modality"],
                speaker=speaker,
            ),
            article=article.id,
            subject=ends[0],
            relation=relation,
            object=ends[1],
            evidence=(
                Evidence(
                    sentence=sentence,
                    text=sentence.of(article.text),
                    trigger=spans[0],
                    subject=spans[1],
                    object=spans[2],
                ),
            ),
            **fields,
        )

    def speaker(self, node: Node, *, quoted: bool = False) -> Speaker:
        """A named speaker."""
        return Speaker(id=node.id, name=node.name, type=node.type, quoted=quoted)

    def record(self, article: Article, nodes: Sequence[Node], *claims: Claim) -> Record:
        """A record with one mention per end of a claim."""
        mentions = [
            Mention(
                span=end.span,
                text=end.span.of(article.text),
                type=end.type,
                form=MentionForm.NAME,
                node=end.id,
            )
            for claim in claims
            for end in (claim.subject, claim.object)
        ]
        return Record(
            article=article,
            nodes=tuple(nodes),
            mentions=tuple(dict.fromkeys(mentions)),
            claims=claims,
            rules_version="test",
            model_version="none",
        )


@pytest.fixture(scope="session")
def handmade() -> Handmade:
    """Builder of hand-made records."""
    return Handmade()


@pytest.fixture(scope="session")
def built(articles_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, BuildReport]:
    """The folder and the report of a build of the sample articles; read it, do not change it."""
    from graphbuild.pipeline.building import build

    folder = tmp_path_factory.mktemp("built") / "out"
    return folder, build([articles_folder], folder)
