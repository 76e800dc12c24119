"""Claims as the page holds them: marks as offsets into the sentence, each sentence once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from graphbuild.export.context import Surroundings
from graphbuild.model import Article, Claim, CueKind, Evidence, Span, Verdict

#: Kinds of marks in a sentence. The first three stand in each piece of evidence; cues name their place in this list.
MARKS = ("subject", "object", "trigger", *CueKind)
#: What stands for no date, for the ends of the edge the other way round, and for what the article or the edge says.
_NONE, _TURNED, _SAME = "none", "turned", ""


class Texts:
    """Keeps each text once: sentences recur, as evidence of several claims and as what stands beside them."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self._places: dict[str, int] = {}

    def place(self, text: str) -> int:
        """Return the place of a text in ``all``."""
        if text not in self._places:
            self._places[text] = len(self.all)
            self.all.append(text)
        return self._places[text]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimWriter:
    """Turns claims into records of the page.

    Attributes:
        texts: Takes the sentences.
        nodes: Places of the nodes that the page holds, by id.
        articles: The articles, by id, in the order of the page.
        edges: Claim id to the ends of the edge that shows it.
    """

    texts: Texts
    nodes: Mapping[str, int]
    articles: Mapping[str, Article]
    edges: Mapping[str, tuple[str, str]]

    def records(self, claims: Sequence[Claim]) -> list[dict[str, Any]]:
        """Return a record per claim, in their order."""
        places = {name: place for place, name in enumerate(self.articles)}
        return [{**self._record(claim), "article": places[claim.article]} for claim in claims]

    def around(self, claims: Sequence[Claim]) -> list[list[int]]:
        """Return, per claim, the places of the sentence before and the one after each piece of its evidence."""
        known: dict[str, Surroundings] = {}
        found = []
        for claim in claims:
            if claim.article not in known:
                known[claim.article] = Surroundings(self.articles[claim.article])
            texts = [text for item in claim.evidence for text in known[claim.article].around(item.sentence)]
            found.append([self.texts.place(text) for text in texts] if any(texts) else [])
        return found

    def _record(self, claim: Claim) -> dict[str, Any]:
        known = self.articles[claim.article].published
        return {
            "id": claim.id,
            "ends": self._ends(claim),
            "relation": claim.relation,
            "polarity": str(claim.polarity),
            "modality": str(claim.modality),
            "phase": str(claim.phase or ""),
            "speakers": [[speaker.name, speaker.id, speaker.quoted] for speaker in claim.attribution],
            "published": _SAME if claim.published == known else claim.published or _NONE,
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
            "verdicts": [_verdict(verdict) for verdict in claim.verdicts],
            "evidence": [_evidence(item, self.texts) for item in claim.evidence],
        }

    def _ends(self, claim: Claim) -> str | list[int | str]:
        """Return both ends, by place or by name; shorter where they are those of the edge that shows the claim."""
        ends = claim.subject.id, claim.object.id
        edge = self.edges.get(claim.id)
        if edge in (ends, ends[::-1]):
            return _SAME if edge == ends else _TURNED
        return [self.nodes.get(end.id, end.name) for end in (claim.subject, claim.object)]


def _verdict(verdict: Verdict) -> list[Any]:
    return [verdict.action, verdict.who, verdict.when, verdict.why, [list(pair) for pair in verdict.was]]


def _evidence(item: Evidence, texts: Texts) -> list[int]:
    """Return the place of the sentence, start and length of subject, object and trigger, then of each cue its kind."""
    ends = [_inside(span, item.sentence) for span in (item.subject, item.object, item.trigger)]
    cues = [(MARKS.index(cue.kind), *_inside(cue.span, item.sentence)) for cue in item.cues]
    return [texts.place(item.text), *chain(*ends), *chain(*cues)]


def _inside(span: Span, sentence: Span) -> tuple[int, int]:
    """Return where the span begins in the sentence, and the length of what lies in it, 0 when nothing does."""
    start, end = max(span.start, sentence.start), min(span.end, sentence.end)
    return (start - sentence.start, end - start) if start < end else (0, 0)
