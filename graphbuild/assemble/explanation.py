"""Says in words why a claim is in the graph: sentence, marked words, rule, factors, speaker, kind of edge."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from graphbuild.assemble.confidence import independent, relation_factors
from graphbuild.assemble.edges import CLAIMED
from graphbuild.assemble.voice import find_voices, reservations
from graphbuild.errors import UnknownNameError
from graphbuild.graph import Edge, Graph
from graphbuild.ingest.pdf_reader import page_of
from graphbuild.model import Claim, CueKind, Evidence, Factor, Mention, MentionForm, Span
from graphbuild.ontology import Ontology

WIDTH = 96
_MARKS = {
    CueKind.DATE: "d",
    CueKind.SPEAKER: "w",
    CueKind.PHASE: "p",
    CueKind.MODALITY: "m",
    CueKind.NEGATION: "n",
}
_DONE = {"reject": "REJECTED", "amend": "AMENDED", "confirm": "CONFIRMED", "add": "ADDED"}
_FORMS = {
    MentionForm.NOMINAL: "a description or topic in the sentence's own words",
    MentionForm.PRONOUN: "a pronoun that stands for it",
}
_LEGEND = "S subject  ^ trigger  O object  n negation  m modality  p phase  w who says it  d date"


def explain(graph: Graph, claim_id: str, *, ontology: Ontology | None = None, mentions: Sequence[Mention] = ()) -> str:
    """Return the explanation of one claim as plain text.

    Args:
        graph: The graph.
        claim_id: Id of one of its claims.
        ontology: Says what the relation means.
        mentions: Those of the claim's article: how each name was linked.

    Raises:
        UnknownNameError: The graph holds no such claim; close ids are named.
    """
    known = (*graph.claims, *graph.rejected)
    claim = next((claim for claim in known if claim.id == claim_id), None)
    if claim is None:
        close = get_close_matches(claim_id, [claim.id for claim in known], n=3)
        hint = f"; close ones: {', '.join(close)}" if close else ""
        raise UnknownNameError(f"no claim {claim_id!r} in the graph{hint}: claims.jsonl lists all ids")
    relation = (ontology or Ontology.load()).relations.get(claim.relation)
    edge = next((edge for edge in graph.edges if claim.id in edge.claims and not edge.derived), None)
    symmetric = relation is not None and relation.symmetric
    reasons = reservations(claim, find_voices(graph.claims), symmetric=symmetric)
    lines = [
        f"{claim.subject.name} -[{claim.relation}]-> {claim.object.name}",
        f"{qualifiers(claim)}; said by {speakers(claim)}",
        *verdicts(claim),
        "",
        *(line for evidence in claim.evidence for line in marked(evidence)),
        f"  {_LEGEND}",
        "",
        *linked(claim, mentions),
        *_source(graph, claim),
        *_chain(graph, claim),
        *_dates(claim),
        f"rule        {claim.rule}",
        *([f"meaning     {relation.definition}"] if relation else []),
        f"confidence  {claim.confidence} = {sum_of(claim.factors)}",
        *(["edge        none: the claim is rejected"] if claim in graph.rejected else _edge(graph, edge, reasons)),
        *_meeting(graph, claim),
        *_conflicts(graph, claim),
    ]
    return "\n".join(lines)


def _meeting(graph: Graph, claim: Claim) -> Iterator[str]:
    """Yield the meeting that the claim tells of, with others."""
    ends = {
        end for edge in graph.edges if edge.derived and claim.id in edge.claims for end in (edge.source, edge.target)
    }
    for item in graph.nodes:
        if item.node.id in ends and item.event_from:
            yield f"event       {item.node.name} ({item.articles} articles, {item.node.id})"


def qualifiers(claim: Claim) -> str:
    """Return polarity, modality and phase in words."""
    return ", ".join([claim.polarity, claim.modality, *([claim.phase] if claim.phase else [])])


def speakers(claim: Claim) -> str:
    """Return the chain of speakers in words, innermost first."""
    chain = [f"{speaker.name}{' (quoted)' if speaker.quoted else ''}" for speaker in claim.attribution]
    return ", reported by ".join(chain) or "the author"


def linked(claim: Claim, mentions: Sequence[Mention]) -> Iterator[str]:
    """Yield for each name of the claim's words what it was linked to, how and how surely."""
    voices = [(speaker.id, speaker.name, speaker.span) for speaker in claim.attribution if speaker.span]
    ends = [(end.id, end.name, end.span) for end in (claim.subject, claim.object)]
    forms = {end.id: end.form for end in (claim.subject, claim.object)}
    for name, shown, span in dict.fromkeys([*ends, *voices]):
        inside = [m for m in mentions if m.node == name and m.span.start < span.end and span.start < m.span.end]
        for mention in inside[:1]:
            yield f"linking     {mention.text!r} is {shown}: {_ways(mention)}, confidence {mention.confidence:g}"
        if not inside and mentions and forms.get(name) in {MentionForm.NOMINAL, MentionForm.PRONOUN}:
            yield f"linking     {shown}: {_FORMS[forms[name]]}"


def _ways(mention: Mention) -> str:
    """Return form and way in words; a seat that stands for its state is marked as such."""
    if mention.form is MentionForm.METONYM:
        return "metonym, the seat stands for who acts from there"
    return mention.way if mention.way in {"", mention.form} else f"{mention.form}, by {mention.way}"


def _chain(graph: Graph, claim: Claim) -> Iterator[str]:
    """Yield who passed it on: speakers with their offices, agency, outlet."""
    article = next(article for article in graph.articles if article.id == claim.article)
    names = {item.node.id: item.node.name for item in graph.nodes}
    links = []
    for speaker in claim.attribution:
        held = [f"{item.office} of {names[item.holder]}" for item in graph.offices if item.person == speaker.id]
        links.append(f"{speaker.name} ({', '.join(held)})" if held else speaker.name)
    chain = [*(links or ["the author"]), *filter(None, [article.agency, article.outlet])]
    if len(chain) > 1:
        yield f"chain       {' -> '.join(chain)}"


def verdicts(claim: Claim) -> Iterator[str]:
    """Yield a line per decision of a person: rejected, amended from what, confirmed, added; who, when and why."""
    for verdict in claim.verdicts:
        was = ", ".join(f"{name} was {value or 'none'}" for name, value in verdict.was)
        said = [_DONE[verdict.action], f"by {verdict.who} on {verdict.when}", *([f"({was})"] if was else [])]
        yield " ".join(said) + (f": {verdict.why}" if verdict.why else "")


def marked(evidence: Evidence, width: int = WIDTH) -> Iterator[str]:
    """Yield the sentence in lines of the given width, each with the marks of its words in a line below."""
    signs = [" "] * len(evidence.text)
    marks = [(cue.span, _MARKS[cue.kind]) for cue in evidence.cues]
    marks += [(evidence.subject, "S"), (evidence.object, "O"), (evidence.trigger, "^")]
    for span, sign in marks:
        for at in _inside(span, evidence.sentence):
            signs[at] = sign
    text = "".join(" " if char.isspace() or not char.isprintable() else char for char in evidence.text)
    start = 0
    while start < len(text):
        end = _line_end(text, start, width)
        yield f"  {text[start:end].rstrip()}"
        if below := "".join(signs[start:end]).rstrip():
            yield f"  {below}"
        start = end


def _inside(span: Span, sentence: Span) -> range:
    return range(max(span.start, sentence.start) - sentence.start, min(span.end, sentence.end) - sentence.start)


def _line_end(text: str, start: int, width: int) -> int:
    if len(text) - start <= width:
        return len(text)
    space = text.rfind(" ", start, start + width)
    return space + 1 if space > start else start + width


def _source(graph: Graph, claim: Claim) -> Iterator[str]:
    article = next(article for article in graph.articles if article.id == claim.article)
    place = claim.evidence[0].sentence
    outlet, published = article.outlet or "unknown outlet", article.published or "undated"
    yield f"article     {article.title or article.id} ({outlet}, {published})"
    page = page_of(article.text, place.start)
    where = [f"{article.id} at {place.start}-{place.end}", *([f"page {page}"] if page else []), article.url]
    yield f"place       {', '.join(filter(None, where))}"
    if origin := graph.origins.get(claim.id):
        yield f"origin      {origin}"


def _dates(claim: Claim) -> Iterator[str]:
    names = ("said_on", "event_from", "event_to", "valid_from", "valid_to", "date_text")
    known = [f"{name} {value}" for name in names if (value := getattr(claim, name))]
    if known:
        yield f"time        {', '.join(known)}"


def sum_of(factors: Iterable[Factor]) -> str:
    """Return the factors of a confidence in words."""
    return " ".join(f"{factor.name} {factor.value:+g}" for factor in factors)


def _edge(graph: Graph, edge: Edge | None, reasons: tuple[str, ...]) -> Iterator[str]:
    if edge is None:
        yield "edge        none: a relation of a node to itself is not drawn"
    elif edge.kind == CLAIMED:
        yield f"edge        only CLAIMED, because {'; '.join(reasons)}"
    else:
        yield f"edge        {edge.kind}: asserted, actual, and said by the author or by the subject itself"
    if edge is not None:
        counts = f"{len(edge.claims)} claims, {edge.articles} articles, {edge.outlets} outlets"
        yield f"support     {counts}, {edge.origins} origins"
        claims = [item for item in graph.claims if item.id in edge.claims]
        best = next(item for item in claims if item.id == edge.claim)
        factors = relation_factors(best, origins=independent(claims, graph.origins), disputed=edge.disputed)
        if len(edge.claims) > 1 or edge.disputed:
            yield f"together    {edge.confidence} = {sum_of(factors)}"


def _conflicts(graph: Graph, claim: Claim) -> Iterator[str]:
    sentences = {other.id: other.evidence[0].text for other in graph.claims}
    for first, second, kind in graph.links:
        if claim.id in {first, second}:
            other = second if first == claim.id else first
            yield f"conflict    {kind} with {other}: {sentences[other]}"
