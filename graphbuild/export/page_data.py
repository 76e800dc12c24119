"""What the page knows, as one JSON text that is safe inside a script element."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pyvis.network import Network

from graphbuild.export.context import Surroundings
from graphbuild.export.network import OPENING, WHOLE
from graphbuild.export.theme import Theme
from graphbuild.model import Article, Claim, CueKind, Evidence, Graph, Span
from graphbuild.ontology import Relation
from graphbuild.records.decisions import FIELDS

#: Kinds of marks in a sentence; the page holds their places in this list.
MARKS = ("subject", "object", "trigger", *CueKind)
Table = dict[str, Any]
_SURROGATES = re.compile("[\ud800-\udfff]")
#: Above this many claims the sentences before and after are left out, or the file grows by half.
_CONTEXT_LIMIT = 5000


def page_json(graph: Graph, network: Network, *, theme: Theme, relations: Mapping[str, Relation]) -> str:
    """Return nodes, edges, claims, articles and theme as JSON without ``<`` and line separators.

    Spans become code points of the sentence that they stand in.
    """
    texts = _Texts()
    articles = {article.id: place for place, article in enumerate(graph.articles)}
    claims = [_claim(claim, articles, texts, near) for claim, near in _with_surroundings(graph)]
    data = {
        "nodes": table(map(_node, network.nodes)),
        "edges": table(network.edges),
        "claims": table(claims),
        "articles": table(_article(article) for article in graph.articles),
        "texts": texts.all,
        "marks": MARKS,
        "links": [list(link) for link in graph.links],
        "offices": [
            [office.person, office.holder, office.office, office.valid_from, office.valid_to]
            for office in graph.offices
        ],
        "verbs": {name: relations[name].label for name in sorted(relations)},
        "opening": [WHOLE, OPENING],
        "decision": FIELDS,
        "theme": theme.model_dump(mode="json"),
    }
    return safe_json(data)


def safe_json(data: object) -> str:
    """Return compact JSON that can neither end a script element nor break a line of a script."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in ("<", "\u2028", "\u2029"):
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return _SURROGATES.sub("\ufffd", text)


def table(records: Iterable[dict[str, Any]]) -> Table:
    """Return records column by column; ``at`` and ``of`` where values recur: places in a list of the distinct ones.

    Columns that are empty everywhere are left out. A page of 20,000 relations is half as big this way.
    """
    found = list(records)
    columns = {name: [row[name] for row in found] for name in (found[0] if found else {})}
    filled = {name: values for name, values in columns.items() if any(value not in ("", None, []) for value in values)}
    return {"length": len(found), "columns": {name: _column(values) for name, values in filled.items()}}


def _column(values: list[Any]) -> Any:
    keys = [value if isinstance(value, str) else (repr(value),) for value in values]
    distinct = dict(zip(keys, values, strict=True))
    if 2 * len(distinct) > len(values):
        return values
    places = {key: place for place, key in enumerate(distinct)}
    return {"of": list(distinct.values()), "at": [places[key] for key in keys]}


class _Texts:
    """Keeps each text once: sentences recur, as evidence of several claims and as what stands before them."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self._places: dict[str, int] = {}

    def place(self, text: str) -> int:
        if text not in self._places:
            self._places[text] = len(self.all)
            self.all.append(text)
        return self._places[text]


def _node(node: dict[str, Any]) -> dict[str, Any]:
    """Return a node of the network without what the theme says already; a label only where it is not the name."""
    kept = {name: value for name, value in node.items() if name not in ("color", "shape")}
    return {**kept, "label": "" if node["label"] == node["name"] else node["label"]}


def _article(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "published": article.published,
        "agency": article.agency,
        "sha256": article.sha256,
    }


def _with_surroundings(graph: Graph) -> Iterator[tuple[Claim, Surroundings | None]]:
    """Yield the claims, each with the text around its evidence unless there are too many."""
    articles = {article.id: article for article in graph.articles}
    known: dict[str, Surroundings] = {}
    for claim in graph.claims:
        if len(graph.claims) <= _CONTEXT_LIMIT and claim.article not in known:
            known[claim.article] = Surroundings(articles[claim.article])
        yield claim, known.get(claim.article)


def _claim(claim: Claim, articles: dict[str, int], texts: _Texts, near: Surroundings | None) -> dict[str, Any]:
    return {
        "id": claim.id,
        "article": articles[claim.article],
        "subject": claim.subject.id,
        "relation": claim.relation,
        "object": claim.object.id,
        "polarity": str(claim.polarity),
        "modality": str(claim.modality),
        "phase": str(claim.phase or ""),
        "speakers": [[speaker.name, speaker.id, speaker.quoted] for speaker in claim.attribution],
        "published": claim.published,
        "said": claim.said_on,
        "from": claim.event_from,
        "to": claim.event_to,
        "validFrom": claim.valid_from,
        "validTo": claim.valid_to,
        "dateText": claim.date_text,
        "rule": claim.rule,
        "confidence": claim.confidence,
        "factors": [[factor.name, factor.value] for factor in claim.factors],
        "attrs": [list(pair) for pair in claim.attrs],
        "evidence": [_evidence(item, near, texts) for item in claim.evidence],
    }


def _evidence(item: Evidence, near: Surroundings | None, texts: _Texts) -> list[Any]:
    """Return the sentence, what stands before and after it, and the marks in it."""
    before, after = near.around(item.sentence) if near else ("", "")
    marks = [("subject", item.subject), ("object", item.object), ("trigger", item.trigger)]
    marks += [(str(cue.kind), cue.span) for cue in item.cues]
    inside = [mark for name, span in marks if (mark := _mark(name, span, item.sentence))]
    around = [texts.place(before), texts.place(after)] if before or after else []
    return [texts.place(item.text), inside, *around]


def _mark(name: str, span: Span, sentence: Span) -> list[Any] | None:
    start, end = max(span.start, sentence.start), min(span.end, sentence.end)
    return [MARKS.index(name), start - sentence.start, end - sentence.start] if start < end else None
