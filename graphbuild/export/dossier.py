"""One entity or topic as Markdown: what is claimed about it and by it, when, what is disputed, and where it stands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graphbuild.export.choosing import find_node
from graphbuild.export.citing import quotation, speakers, statement
from graphbuild.export.markdown import escaped, link
from graphbuild.graph import Graph, GraphNode
from graphbuild.model import Article, Claim

_CONFLICTS = {
    "dispute": "two sources disagree",
    "self-contradiction": "one source says both",
    "changed": "later reported otherwise",
    "author-against-speaker": "the author and the speaker disagree",
}


def dossier(graph: Graph, name: str, *, verbs: Mapping[str, str]) -> str:
    """Return the dossier of a node.

    Args:
        graph: The graph.
        name: Name, alias or id of the node.
        verbs: Relation name to its wording.

    Raises:
        UnknownNameError: No node is called so; close names are named.
    """
    found = find_node(graph, name)
    about = [claim for claim in graph.claims if found in (claim.subject.id, claim.object.id)]
    by = [claim for claim in graph.claims if any(speaker.id == found for speaker in claim.attribution)]
    writer = _Writer(graph, verbs, Sources.of(graph, [*about, *by]))
    item = next(item for item in graph.nodes if item.node.id == found)
    parts = [
        f"# {escaped(item.node.name) or '(no name)'}",
        "\n".join(_facts(graph, item)),
        *writer.section("Claims about it", about),
        *writer.section("Claims by it", by),
        *writer.timeline({claim.id: claim for claim in (*about, *by)}.values()),
        *writer.disputes({claim.id for claim in (*about, *by)}),
        *writer.sources.section(),
    ]
    return "\n\n".join(parts) + "\n"


def day(claim: Claim) -> str:
    """Return the day a claim tells of, else that it was said on, else that it was published on; may be empty."""
    return claim.event_from or claim.said_on or claim.published or ""


@dataclass(frozen=True, slots=True)
class Sources:
    """The articles behind a set of claims, numbered from 1 by date, outlet and id."""

    articles: tuple[Article, ...]

    @classmethod
    def of(cls, graph: Graph, claims: Iterable[Claim]) -> "Sources":
        """Return the articles of these claims."""
        wanted = {claim.article for claim in claims}
        found = [article for article in graph.articles if article.id in wanted]
        return cls(tuple(sorted(found, key=lambda article: (article.published or "9", article.outlet, article.id))))

    def number(self, claim: Claim) -> str:
        """Return the mark of a claim's article, as it stands in the list."""
        return f"\\[{[article.id for article in self.articles].index(claim.article) + 1}\\]"

    def section(self) -> Iterator[str]:
        """Yield the list."""
        if self.articles:
            yield "## Sources"
            yield "\n".join(f"{place}. {_source(article)}" for place, article in enumerate(self.articles, start=1))


def _source(article: Article) -> str:
    title = link(article.title or article.url or article.id, article.url)
    outlet = escaped(article.outlet) or "unknown outlet"
    known = [escaped(article.author), outlet, article.published or "undated", title]
    return f"{', '.join(filter(None, known))} (`{article.id}`, text sha256 `{article.sha256}`)"


def _facts(graph: Graph, item: GraphNode) -> Iterator[str]:
    node, names = item.node, {other.node.id: other.node.name for other in graph.nodes}
    kind = f"topic, {node.kind.lower().replace('_', ' ')}" if node.kind else node.type.lower()
    yield f"- Type: {kind}; id `{node.id}`"
    if node.aliases:
        yield f"- Also called: {', '.join(map(escaped, node.aliases))}"
    if node.about:
        parts = [f"{escaped(names.get(about.entity, about.entity))} ({escaped(about.role)})" for about in node.about]
        yield f"- About: {', '.join(parts)}"
    if node.wikidata:
        yield f"- Wikidata: {link(node.wikidata, f'https://www.wikidata.org/wiki/{node.wikidata}')}"
    seen = " to ".join(dict.fromkeys(filter(None, (item.first_seen, item.last_seen)))) or "no date known"
    yield f"- Seen: {seen}; {item.mentions} mentions in {item.articles} articles"
    for office in graph.offices:
        if node.id in (office.person, office.holder):
            person, holder = (escaped(names.get(end, end)) for end in (office.person, office.holder))
            yield f"- Office: {person}, {escaped(office.office) or 'acts'} of {holder}"


@dataclass(frozen=True, slots=True)
class _Writer:
    graph: Graph
    verbs: Mapping[str, str]
    sources: Sources

    def words(self, claim: Claim) -> str:
        """Return the claim as a sentence; what is denied or only said by somebody is marked."""
        return f"{escaped(statement(claim, self.verbs))} — said by {escaped(speakers(claim))}"

    def section(self, title: str, claims: Sequence[Claim]) -> Iterator[str]:
        """Yield the claims, the latest first, each with its sentence."""
        if claims:
            yield f"## {title} ({len(claims)})"
            ordered = sorted(claims, key=lambda claim: claim.id)
            ordered.sort(key=day, reverse=True)
            yield "\n".join(map(self._entry, ordered))

    def _entry(self, claim: Claim) -> str:
        date = f", {day(claim)}" if day(claim) else ""
        known = f"{self.sources.number(claim)}, confidence {claim.confidence:g}, `{claim.id}`"
        return f"- {self.words(claim)}{date} {known}\n  > {escaped(quotation(claim))}\n"

    def timeline(self, claims: Iterable[Claim]) -> Iterator[str]:
        """Yield a table of the dated claims, the earliest first."""
        dated = sorted((day(claim), claim.id, claim) for claim in claims if day(claim))
        if dated:
            yield "## Timeline"
            rows = [f"| {date} | {self.words(claim)} | {self.sources.number(claim)} |" for date, _, claim in dated]
            yield "\n".join(["| Day | Claim | Source |", "| --- | --- | --- |", *rows])

    def disputes(self, ids: set[str]) -> Iterator[str]:
        """Yield the pairs of claims that contradict each other, with both sentences."""
        links = [link for link in self.graph.links if ids & {link[0], link[1]}]
        if links:
            known = {claim.id: claim for claim in self.graph.claims}
            yield f"## Disputes ({len(links)})"
            yield "\n".join(self._dispute(known[first], known[second], kind) for first, second, kind in links)

    def _dispute(self, first: Claim, second: Claim, kind: str) -> str:
        sides = [f"  - {self.words(claim)}: “{escaped(quotation(claim))}” `{claim.id}`" for claim in (first, second)]
        return "\n".join([f"- {_CONFLICTS.get(kind, kind)}", *sides])
