"""One claim as a citation that stands by itself: the words, who says them, where and when, and how they were read.

The page has the same three forms behind its buttons (``viz/js/citation.js``); a test compares them sign by sign.
"""

import json
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Literal

from graphbuild.errors import UnknownNameError
from graphbuild.export.markdown import escaped, link, one_line
from graphbuild.graph import Graph
from graphbuild.model import Article, Claim, Modality, Polarity

Form = Literal["markdown", "text", "json"]
AUTHOR = "the author"


def cite(graph: Graph, claim_id: str, *, form: Form, verbs: Mapping[str, str]) -> str:
    """Return the citation of one claim.

    Args:
        graph: The graph that holds it.
        claim_id: Id of the claim.
        form: One line of text, a Markdown quote, or a JSON object.
        verbs: Relation name to its wording.

    Raises:
        UnknownNameError: The graph holds no such claim; close ids are named.
    """
    claim = find_claim(graph, claim_id)
    article = next(article for article in graph.articles if article.id == claim.article)
    if form == "json":
        return as_json(claim, article, verbs)
    return as_text(claim, article, verbs) if form == "text" else as_markdown(claim, article, verbs)


def find_claim(graph: Graph, claim_id: str) -> Claim:
    """Return the claim with that id, be it rejected.

    Raises:
        UnknownNameError: There is none; close ids are named.
    """
    found = {claim.id: claim for claim in (*graph.rejected, *graph.claims)}
    if claim_id in found:
        return found[claim_id]
    close = get_close_matches(claim_id, list(found), n=3)
    hint = f"; close ones: {', '.join(close)}" if close else ""
    raise UnknownNameError(f"no claim {claim_id!r} in the graph{hint}: claims.jsonl lists all ids")


def as_text(claim: Claim, article: Article, verbs: Mapping[str, str]) -> str:
    """Return one line: the quotation, the source, the reading, the ids."""
    title = f"“{article.title}”" if article.title else ""
    source = [article.author, article.outlet, title, claim.published or "", article.url]
    where = ", ".join(one_line(part) for part in source if part) or "source unknown"
    said = f"said by {one_line(speakers(claim))}"
    reading = one_line(statement(claim, verbs))
    return f"“{quotation(claim)}” ({said}). {where}. Read as: {reading}. Claim {claim.id}, text sha256 {article.sha256}"


def as_markdown(claim: Claim, article: Article, verbs: Mapping[str, str]) -> str:
    """Return a block quote and a line with the source below it."""
    title = link(article.title or article.url, article.url) if article.title or article.url else ""
    outlet = f"*{escaped(article.outlet)}*" if article.outlet else ""
    source = [escaped(article.author), outlet, title, claim.published or ""]
    where = ", ".join(part for part in source if part) or "source unknown"
    return (
        f"> {escaped(quotation(claim))}\n\n"
        f"— said by {escaped(speakers(claim))}. {where}. Read as: {escaped(statement(claim, verbs))}. "
        f"Claim `{claim.id}`, text sha256 `{article.sha256}`"
    )


def as_json(claim: Claim, article: Article, verbs: Mapping[str, str]) -> str:
    """Return an object with every part apart; unknown dates and phases are null."""
    parts = {
        "claim": claim.id,
        "statement": one_line(statement(claim, verbs)),
        "sentence": quotation(claim),
        "polarity": claim.polarity,
        "modality": claim.modality,
        "phase": claim.phase,
        "speakers": [speaker_name(speaker.name) for speaker in claim.attribution],
        "said_on": claim.said_on,
        "author": article.author,
        "outlet": article.outlet,
        "title": article.title,
        "published": claim.published,
        "url": article.url,
        "article": article.id,
        "sha256": article.sha256,
    }
    return json.dumps(parts, ensure_ascii=False, indent=2)


def quotation(claim: Claim) -> str:
    """Return the evidence on one line; sentences that stand apart are joined by an ellipsis."""
    return " … ".join(one_line(item.text) for item in claim.evidence)


def speakers(claim: Claim) -> str:
    """Return the chain of speakers, innermost first."""
    return ", as told by ".join(speaker_name(speaker.name) for speaker in claim.attribution) or AUTHOR


def speaker_name(name: str) -> str:
    """Return the name as people read it: sources without a name are marked so."""
    return f"unnamed {name.removeprefix('unnamed:')}" if name.startswith("unnamed:") else name


def statement(claim: Claim, verbs: Mapping[str, str]) -> str:
    """Return the claim as a sentence that never reads like a fact when it is none: ``denied: X opposes Y``."""
    marks = ["rejected"] if claim.verdicts and claim.verdicts[-1].action == "reject" else []
    marks += [str(claim.polarity)] if claim.polarity is Polarity.DENIED else []
    marks += [str(claim.modality)] if claim.modality is not Modality.ACTUAL else []
    marks += [str(claim.phase)] if claim.phase else []
    verb = verbs.get(claim.relation, claim.relation.lower().replace("_", " "))
    core = f"{claim.subject.name} {verb} {claim.object.name}"
    return f"{', '.join(marks)}: {core}" if marks else core
