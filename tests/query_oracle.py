"""Expected answers of the query templates, computed over the graph in plain Python.

Shares no code with the templates or the stores: it reads the assembled graph (``Graph``) and nothing else. Each
function has the name of its template, takes ids where the template takes names, and returns rows in order.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable
from typing import Any

from graphbuild.model import Claim, Edge, Graph, NodeType, Speaker

Row = dict[str, Any]
STANCES = {"SUPPORTS", "OPPOSES", "ACCEPTS", "REJECTS", "DEMANDS"}
SYMMETRIC = {"AGREES_WITH", "BORDERS", "CONSULTS_WITH", "COOPERATES_WITH", "HOLDS_CONTRACT_WITH", "MEETS"}
SIDES = {"SUPPORTS": 1, "ACCEPTS": 1, "OPPOSES": -1, "REJECTS": -1}


def text(value: Any) -> Any:
    return None if value is None else str(value)


def date(claim: Claim) -> str | None:
    for value in (claim.event_from, claim.valid_from, claim.said_on, claim.published):
        if value:
            return value
    return None


def speaker(claim: Claim) -> str:
    return claim.attribution[0].name if claim.attribution else "author"


def newest(claims: Iterable[Claim]) -> list[Claim]:
    """Latest first, undated last, ids up."""
    by_id = sorted(claims, key=lambda claim: claim.id)
    return sorted(by_id, key=lambda claim: date(claim) or "", reverse=True)


class Oracle:
    """Answers questions about one graph."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.claims = {claim.id: claim for claim in graph.claims}
        self.articles = {article.id: article for article in graph.articles}
        self.nodes = {item.node.id: item.node for item in graph.nodes}
        self.about = {name: {item.entity for item in node.about} for name, node in self.nodes.items()}

    def answer(self, name: str, **params: Any) -> list[Row]:
        function: Callable[..., list[Row]] = getattr(self, name.replace("-", "_"))
        return function(**params)

    def name(self, node: str) -> str:
        return self.nodes[node].name

    def row(self, claim: Claim, **more: Any) -> Row:
        article = self.articles[claim.article]
        return {
            "subject": self.name(claim.subject.id),
            "relation": claim.relation,
            "object": self.name(claim.object.id),
            "polarity": str(claim.polarity),
            "modality": str(claim.modality),
            "phase": text(claim.phase),
            "speaker": speaker(claim),
            "date": date(claim),
            "sentence": claim.evidence[0].text,
            "outlet": article.outlet or None,
            "url": article.url or None,
            "claim": claim.id,
            **more,
        }

    def attr(self, claim: Claim, key: str) -> str | None:
        return dict(claim.attrs).get(key)

    def touches(self, claim: Claim, entity: str | None) -> bool:
        return entity is None or entity in (claim.subject.id, claim.object.id)

    def concerns(self, claim: Claim, node: str) -> bool:
        """An end is the node, or a topic about it."""
        ends = (claim.subject.id, claim.object.id)
        return node in ends or any(node in self.about[end] for end in ends)

    # stance

    def stance(self, entity: str, topic: str, rollup: bool = False) -> list[Row]:
        rows = []
        for claim in newest(self.graph.claims):
            if claim.object.id != topic or claim.relation not in STANCES:
                continue
            if claim.subject.id == entity:
                rows.append(self.row(claim, via="itself"))
            elif rollup and (offices := self._offices(claim, entity)):
                rows.append(self.row(claim, via=min(offices)))
        return rows

    def _offices(self, claim: Claim, holder: str) -> list[str]:
        day = date(claim)
        return [
            office.office
            for office in self.graph.offices
            if office.person == claim.subject.id
            and office.holder == holder
            and not (day and office.valid_from and day < office.valid_from)
            and not (day and office.valid_to and day > office.valid_to)
        ]

    def _on_topic(self, topic: str, polarity: str, relations: set[str]) -> list[Row]:
        found = [
            claim
            for claim in newest(self.graph.claims)
            if claim.object.id == topic and claim.relation in relations and polarity in ("any", claim.polarity)
        ]
        found.sort(key=lambda claim: (claim.polarity, self.name(claim.subject.id)))
        return [self.row(claim) for claim in found]

    def opponents(self, topic: str, polarity: str = "any") -> list[Row]:
        return self._on_topic(topic, polarity, {"OPPOSES", "REJECTS"})

    def supporters(self, topic: str, polarity: str = "any") -> list[Row]:
        return self._on_topic(topic, polarity, {"SUPPORTS", "ACCEPTS"})

    def positions(self, topic: str) -> list[Row]:
        groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
        for claim in self.graph.claims:
            if claim.object.id == topic and claim.relation in STANCES:
                groups[claim.subject.id, claim.relation, claim.polarity, claim.modality].append(claim)
        rows = [
            {
                "subject": self.name(key[0]),
                "relation": key[1],
                "polarity": str(key[2]),
                "modality": str(key[3]),
                "claims": len(found),
                "origins": len({self.graph.origins[claim.id] for claim in found}),
                "earliest": min((day for claim in found if (day := date(claim))), default=None),
                "latest": max((day for claim in found if (day := date(claim))), default=None),
                "entity": key[0],
            }
            for key, found in groups.items()
        ]
        order = ("subject", "entity", "relation", "polarity", "modality")
        return sorted(rows, key=lambda row: (-row["claims"], *(row[name] for name in order)))

    # relations between two

    def _of(
        self,
        relations: set[str],
        *,
        attr: str = "",
        entity: str | None = None,
        polarity: str = "any",
        since: str | None = None,
        until: str | None = None,
    ) -> list[Row]:
        return [
            self.row(claim, **({attr: self.attr(claim, attr)} if attr else {}))
            for claim in newest(self.graph.claims)
            if claim.relation in relations
            and self.touches(claim, entity)
            and polarity in ("any", claim.polarity)
            and self._within(claim, since, until)
        ]

    def _within(self, claim: Claim, since: str | None, until: str | None) -> bool:
        day = date(claim)
        if day is None:
            return since is None and until is None
        return (since is None or day >= since) and (until is None or day <= until)

    def meetings(self, **params: Any) -> list[Row]:
        return self._of({"MEETS"}, attr="place", **params)

    def contacts(self, **params: Any) -> list[Row]:
        return self._of({"MEETS", "CONSULTS_WITH", "TELLS"}, attr="place", **params)

    def hosts(self, **params: Any) -> list[Row]:
        return self._of({"HOSTS"}, attr="place", **params)

    def visits(self, **params: Any) -> list[Row]:
        return self._of({"VISITS", "ATTENDS"}, **params)

    def accusations(self, **params: Any) -> list[Row]:
        return self._of({"ACCUSES", "THREATENS"}, **params)

    def agreements(self, **params: Any) -> list[Row]:
        return self._of({"HOLDS_CONTRACT_WITH", "COOPERATES_WITH", "AGREES_WITH"}, attr="place", **params)

    def members(self, **params: Any) -> list[Row]:
        return self._of({"MEMBER_OF", "SEEKS_MEMBERSHIP_IN"}, **params)

    def offices(self, **params: Any) -> list[Row]:
        return self._of({"HEAD_OF", "OFFICIAL_OF", "SPOKESPERSON_OF"}, attr="office", **params)

    def attacks(self, **params: Any) -> list[Row]:
        return self._of({"ATTACKS"}, **params)

    def gas_supply(self, entity: str | None = None, polarity: str = "any") -> list[Row]:
        rows = []
        for claim in newest(self.graph.claims):
            if claim.relation not in ("SUPPLIES_GAS_TO", "TRANSITS_THROUGH") or polarity not in ("any", claim.polarity):
                continue
            if self.name(claim.subject.id).lower().split()[0] in ("oil", "electricity", "power", "coal"):
                continue
            about = self.nodes[claim.subject.id].about
            suppliers = sorted(item.entity for item in about if item.role == "supplier")
            customers = sorted(item.entity for item in about if item.role == "customer")
            for supplier in suppliers or (None,):
                for customer in customers or (None,):
                    if entity in (None, claim.subject.id, claim.object.id, supplier, customer):
                        rows.append(
                            self.row(
                                claim,
                                supplier=supplier and self.name(supplier),
                                customer=customer and self.name(customer),
                            )
                        )
        return sorted(rows, key=lambda row: row["relation"])

    def facility(self, facility: str) -> list[Row]:
        order = ["controls", "is said to control", "may control", "does not control", "wishes", "other"]
        rows = [
            self.row(claim, aspect=self._aspect(claim, facility))
            for claim in newest(self.graph.claims)
            if self.concerns(claim, facility)
        ]
        return sorted(rows, key=lambda row: order.index(row["aspect"]))

    def _aspect(self, claim: Claim, facility: str) -> str:
        if claim.relation not in ("CONTROLS", "OWNS") or claim.object.id != facility:
            return "wishes" if claim.relation in STANCES else "other"
        if claim.polarity == "denied":
            return "does not control"
        if claim.modality != "actual":
            return "may control"
        if claim.phase:
            return "does not control"
        return "is said to control" if claim.attribution else "controls"

    # claims and sources

    def said_about(self, speaker: str, about: str, rollup: bool = False, polarity: str = "any") -> list[Row]:
        voices = {speaker}
        if rollup:
            voices |= {office.person for office in self.graph.offices if office.holder == speaker}
        return [
            self.row(claim)
            for claim in newest(self.graph.claims)
            if claim.attribution
            and claim.attribution[0].id in voices
            and self.concerns(claim, about)
            and polarity in ("any", claim.polarity)
        ]

    def said_by(self, speaker: str, since: str | None = None, until: str | None = None) -> list[Row]:
        return [
            self.row(claim, quoted=voice.quoted, link=link)
            for claim in newest(self.graph.claims)
            for link, voice in enumerate(claim.attribution)
            if voice.id == speaker and self._within(claim, since, until)
        ]

    def who_says(self, node: str, relation: str | None = None) -> list[Row]:
        rows: list[Row] = []
        for claim in newest(self.graph.claims):
            if self.touches(claim, node) and relation in (None, claim.relation):
                voices: list[tuple[int | None, Speaker | None]] = [*enumerate(claim.attribution)]
                for link, voice in voices or [(None, None)]:
                    rows += self._voiced(claim, link, voice)
        return rows

    def _voiced(self, claim: Claim, link: int | None, voice: Speaker | None) -> list[Row]:
        held = [office for office in self.graph.offices if voice is not None and office.person == voice.id]
        held.sort(key=lambda office: (office.office, self.name(office.holder), office.holder))
        whole = self.row(claim)
        names = "subject relation object polarity modality outlet date sentence url claim".split()
        said = {
            **{name: whole[name] for name in names},
            "link": link,
            "speaker": voice.name if voice else "author",
            "quoted": voice.quoted if voice else None,
            "agency": self.articles[claim.article].agency or None,
        }
        offices: list[tuple[str | None, str | None]]
        offices = [(office.office, self.name(office.holder)) for office in held] or [(None, None)]
        return [{**said, "office": office, "office_of": holder} for office, holder in offices]

    def denied(self, entity: str | None = None, relation: str | None = None) -> list[Row]:
        return [
            self.row(claim)
            for claim in newest(self.graph.claims)
            if claim.polarity == "denied" and self.touches(claim, entity) and relation in (None, claim.relation)
        ]

    def claims_(self, relation: str, polarity: str = "any", modality: str = "any") -> list[Row]:
        return [
            self.row(claim)
            for claim in newest(self.graph.claims)
            if claim.relation == relation
            and polarity in ("any", claim.polarity)
            and modality in ("any", claim.modality)
        ]

    def sources(self, subject: str, relation: str, object: str, either_way: bool = True) -> list[Row]:
        rows = []
        for claim in newest(self.graph.claims):
            ends = (claim.subject.id, claim.object.id)
            if claim.relation == relation and (ends == (subject, object) or (either_way and ends == (object, subject))):
                article = self.articles[claim.article]
                rows.append(
                    self.row(
                        claim,
                        confidence=claim.confidence,
                        origin=self.graph.origins[claim.id],
                        article=article.title or article.id,
                    )
                )
        return sorted(rows, key=lambda row: row["polarity"])

    def hearsay(self, entity: str | None = None) -> list[Row]:
        plain = {(edge.source, edge.kind, edge.target) for edge in self.graph.edges if edge.kind != "CLAIMED"}
        found = [
            self.claims[name]
            for edge in self.graph.edges
            if edge.kind == "CLAIMED"
            and (edge.polarity, edge.modality, edge.phase) == ("asserted", "actual", None)
            and (edge.source, edge.relation, edge.target) not in plain
            and entity in (None, edge.source, edge.target)
            for name in edge.claims
        ]
        # The template names the ends as the edge has them: a symmetric relation is stored once.
        ends = {name: edge for edge in self.graph.edges for name in edge.claims}
        return [
            self.row(claim, subject=self.name(ends[claim.id].source), object=self.name(ends[claim.id].target))
            for claim in newest(found)
        ]

    def first_claimed(self, subject: str, relation: str, object: str, polarity: str = "asserted") -> list[Row]:
        origins: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.graph.claims:
            ends = [(claim.subject.id, claim.object.id)]
            ends += [(claim.object.id, claim.subject.id)] if claim.relation in SYMMETRIC else []
            if (
                (claim.relation, claim.polarity) == (relation, polarity)
                and (subject, object) in ends
                and subject != object
            ):
                origins[self.graph.origins[claim.id]].append(claim)
        rows = []
        for origin, found in origins.items():
            first = min(found, key=lambda claim: (date(claim) or "9999", claim.id))
            rows.append(self.row(first, origin=origin, repeats=len(found)))
        return sorted(rows, key=lambda row: (row["date"] or "9999", row["claim"]))

    # time

    def timeline(self, entity: str, since: str | None = None, until: str | None = None) -> list[Row]:
        found = [
            claim
            for claim in self.graph.claims
            if date(claim) and self.touches(claim, entity) and self._within(claim, since, until)
        ]
        return [self.row(claim) for claim in sorted(found, key=lambda claim: (date(claim) or "", claim.id))]

    def undated(self, entity: str | None = None) -> list[Row]:
        found = [claim for claim in self.graph.claims if not date(claim) and self.touches(claim, entity)]
        rows = [self.row(claim, date_text=claim.date_text) for claim in sorted(found, key=lambda claim: claim.id)]
        return [{name: value for name, value in row.items() if name != "date"} for row in rows]

    # entities

    def relation_between(self, first: str, second: str) -> list[Row]:
        def joined(one: str, other: str, claim: Claim) -> bool:
            pairs = ((claim.subject.id, claim.object.id), (claim.object.id, claim.subject.id))
            return any(a == one and (b == other or other in self.about[b]) for a, b in pairs)

        return [
            self.row(claim)
            for claim in newest(self.graph.claims)
            if joined(first, second, claim) or joined(second, first, claim)
        ]

    def edge_row(self, edge: Edge) -> Row:
        return {
            "subject": self.name(edge.source),
            "kind": edge.kind,
            "relation": edge.relation,
            "object": self.name(edge.target),
            "polarity": str(edge.polarity),
            "modality": str(edge.modality),
            "phase": text(edge.phase),
            "by_author": edge.by_author,
            "disputed": edge.disputed,
            "speakers": list(edge.speakers),
            "origins": edge.origins,
            "articles": edge.articles,
            "latest": edge.last_date,
            "sentence": edge.sentence,
            "url": edge.url or None,
            "claim": edge.claim,
            "source": edge.source,
            "target": edge.target,
            "rid": edge.rid,
        }

    def neighbourhood(self, entity: str, plain: bool = False) -> list[Row]:
        found = [
            edge
            for edge in self.graph.edges
            if entity in (edge.source, edge.target) and not (plain and edge.kind == "CLAIMED")
        ]
        return [self.edge_row(edge) for edge in sorted(found, key=lambda edge: (-edge.origins, edge.rid))]

    def disputed(self, plain: bool = False) -> list[Row]:
        found = [edge for edge in self.graph.edges if edge.disputed and not (plain and edge.kind == "CLAIMED")]
        return [self.edge_row(edge) for edge in sorted(found, key=lambda edge: (-edge.origins, edge.rid))]

    def well_supported(self, origins: int = 2, relation: str | None = None) -> list[Row]:
        found = [edge for edge in self.graph.edges if edge.origins >= origins and relation in (None, edge.relation)]
        found.sort(key=lambda edge: (-edge.origins, -edge.articles, edge.rid))
        return [self.edge_row(edge) for edge in found]

    def entities(self, kind: str = "any", text: str | None = None) -> list[Row]:
        rows = [
            {
                "name": item.node.name,
                "kind": item.node.type.capitalize(),
                "topic_kind": item.node.kind and str(item.node.kind),
                "mentions": item.mentions,
                "articles": item.articles,
                "first_seen": item.first_seen,
                "last_seen": item.last_seen,
                "wikidata": item.node.wikidata or None,
                "id": item.node.id,
            }
            for item in self.graph.nodes
            if kind in ("any", item.node.type.capitalize())
            and (text is None or any(text.lower() in name.lower() for name in (item.node.name, *item.node.aliases)))
        ]
        return sorted(rows, key=lambda row: (-row["mentions"], row["name"], row["id"]))

    # contradictions

    def changed(self, entity: str | None = None) -> list[Row]:
        ends: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in self.graph.claims:
            ends[claim.subject.id, claim.object.id].append(claim)
        rows = [
            {
                "subject": self.name(old.subject.id),
                "object": self.name(old.object.id),
                "change": self._change(old, new),
                "speaker": speaker(old),
                "later_speaker": speaker(new),
                "outlet": self.articles[old.article].outlet or None,
                "later_outlet": self.articles[new.article].outlet or None,
                "modality": str(old.modality),
                "earlier": date(old),
                "relation": old.relation,
                "polarity": str(old.polarity),
                "later": date(new),
                "later_relation": new.relation,
                "later_polarity": str(new.polarity),
                "later_phase": text(new.phase),
                "sentence": old.evidence[0].text,
                "later_sentence": new.evidence[0].text,
                "claim": old.id,
                "later_claim": new.id,
            }
            for found in ends.values()
            for old in found
            for new in found
            if self._turned(old, new) and self.touches(old, entity)
        ]
        rows.sort(key=lambda row: (str(row["later_claim"]), str(row["claim"])))
        return sorted(rows, key=lambda row: str(row["later"]), reverse=True)

    def _turned(self, old: Claim, new: Claim) -> bool:
        before, after = date(old), date(new)
        if not before or not after or before > after:
            return False
        if old.modality == new.modality and self._over(old, new):
            return True
        if before == after:
            return False
        if self._voice(old) != self._voice(new) or old.modality != new.modality:
            return False
        if old.relation == new.relation:
            return old.polarity != new.polarity
        opposite = SIDES.get(old.relation, 0) * SIDES.get(new.relation, 0) == -1
        return opposite and old.polarity == new.polarity == "asserted"

    def _over(self, old: Claim, new: Claim) -> bool:
        before, after = (
            (old.relation, str(old.polarity), text(old.phase)),
            (new.relation, str(new.polarity), text(new.phase)),
        )
        return before == (new.relation, "asserted", None) and after == (old.relation, "denied", "ended")

    def _change(self, old: Claim, new: Claim) -> str:
        if self._over(old, new):
            return "sought → dropped" if old.relation in ("SEEKS_MEMBERSHIP_IN", "DEMANDS") else "held → over"
        if old.relation == new.relation:
            return f"{old.polarity} → {new.polarity}"
        return f"{old.relation.lower()} → {new.relation.lower()}"

    def _voice(self, claim: Claim) -> tuple[str, str]:
        article = self.articles[claim.article]
        return speaker(claim), "" if claim.attribution else article.outlet or article.id

    def conflicts(self, entity: str | None = None, kind: str = "any") -> list[Row]:
        rows = []
        for first, second, found in self.graph.links:
            one, other = self.claims[first], self.claims[second]
            if found != "changed" and kind in ("any", found) and self.touches(one, entity):
                rows.append(
                    {
                        **{key: value for key, value in self.row(one).items() if key not in ("phase", "url")},
                        "kind": found,
                        "other_outlet": self.articles[other.article].outlet or None,
                        "other_relation": other.relation,
                        "other_polarity": str(other.polarity),
                        "other_speaker": speaker(other),
                        "other_date": date(other),
                        "other_sentence": other.evidence[0].text,
                        "other_claim": other.id,
                    }
                )
        return sorted(rows, key=lambda row: (row["kind"], row["claim"], row["other_claim"]))

    def superseded(self, entity: str | None = None) -> list[Row]:
        rows = []
        for first, second, kind in self.graph.links:
            pair = sorted((self.claims[first], self.claims[second]), key=lambda claim: (date(claim) or "", claim.id))
            old, new = pair
            if kind == "changed" and self.touches(old, entity):
                rows.append(
                    {
                        "subject": self.name(old.subject.id),
                        "relation": old.relation,
                        "object": self.name(old.object.id),
                        "earlier": date(old),
                        "polarity": str(old.polarity),
                        "speaker": speaker(old),
                        "sentence": old.evidence[0].text,
                        "later": date(new),
                        "later_relation": new.relation,
                        "later_polarity": str(new.polarity),
                        "later_speaker": speaker(new),
                        "later_sentence": new.evidence[0].text,
                        "claim": old.id,
                        "later_claim": new.id,
                    }
                )
        rows.sort(key=lambda row: (str(row["later_claim"]), str(row["claim"])))
        return sorted(rows, key=lambda row: row["later"] or "", reverse=True)

    # overview

    def topics(self, about: str | None = None) -> list[Row]:
        rows = []
        for item in self.graph.nodes:
            node = item.node
            if node.type is not NodeType.TOPIC or about not in (None, *self.about[node.id]):
                continue
            found = [claim for claim in self.graph.claims if claim.object.id == node.id]
            sides = Counter(SIDES.get(claim.relation) for claim in found if claim.polarity == "asserted")
            rows.append(
                {
                    "topic": node.name,
                    "kind": str(node.kind),
                    "claims": len(found),
                    "support": sides[1],
                    "oppose": sides[-1],
                    "denied": sum(claim.polarity == "denied" for claim in found),
                    "id": node.id,
                }
            )
        return sorted(rows, key=lambda row: (-row["claims"], row["topic"], row["id"]))

    def speakers(self) -> list[Row]:
        cited: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.graph.claims:
            if claim.attribution:
                cited[claim.attribution[0].id].append(claim)
        rows = []
        for name, found in cited.items():
            node = self.nodes.get(name)
            days = [day for claim in found if (day := date(claim))]
            rows.append(
                {
                    "speaker": speaker(found[0]),
                    "kind": node.type.capitalize() if node else "no entity",
                    "claims": len(found),
                    "articles": len({claim.article for claim in found}),
                    "earliest": min(days, default=None),
                    "latest": max(days, default=None),
                    "id": name,
                }
            )
        return sorted(rows, key=lambda row: (-row["claims"], row["speaker"], row["id"]))

    def overview(self) -> list[Row]:
        groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
        for claim in self.graph.claims:
            groups[claim.relation, str(claim.polarity), str(claim.modality)].append(claim)
        rows = []
        for (relation, polarity, modality), found in sorted(groups.items()):
            days = [day for claim in found if (day := date(claim))]
            rows.append(
                {
                    "relation": relation,
                    "polarity": polarity,
                    "modality": modality,
                    "claims": len(found),
                    "by_author": sum(not claim.attribution for claim in found),
                    "over": sum(claim.phase is not None for claim in found),
                    "earliest": min(days, default=None),
                    "latest": max(days, default=None),
                }
            )
        return rows

    def articles_(self, outlet: str | None = None) -> list[Row]:
        rows = []
        for article in sorted(self.graph.articles, key=lambda article: article.id):
            if outlet in (None, article.outlet):
                found = [claim for claim in self.graph.claims if claim.article == article.id]
                rows.append(
                    {
                        "published": article.published,
                        "outlet": article.outlet or None,
                        "agency": article.agency or None,
                        "article": article.title or article.id,
                        "claims": len(found),
                        "by_author": sum(not claim.attribution for claim in found),
                        "url": article.url or None,
                        "id": article.id,
                    }
                )
        return sorted(rows, key=lambda row: row["published"] or "", reverse=True)

    def outlets(self) -> list[Row]:
        rows = []
        for outlet in sorted({article.outlet for article in self.graph.articles} - {""}):
            articles = {article.id for article in self.graph.articles if article.outlet == outlet}
            found = [claim for claim in self.graph.claims if claim.article in articles]
            rows.append(
                {
                    "outlet": outlet,
                    "articles": len(articles),
                    "claims": len(found),
                    "by_author": sum(not claim.attribution for claim in found),
                    "denied": sum(claim.polarity == "denied" for claim in found),
                }
            )
        return sorted(rows, key=lambda row: -row["claims"])

    # paths

    def chain(self, start: str, end: str) -> list[Row]:
        return self._chain(start, end, claimed=False)

    def chain_claimed(self, start: str, end: str) -> list[Row]:
        return self._chain(start, end, claimed=True)

    def _links(self, *, claimed: bool) -> dict[str, list[tuple[str, str, Row]]]:
        """Neighbours by node: (rid, neighbour, row without step)."""
        links: list[tuple[str, str, Row]] = []
        for edge in self.graph.edges:
            if claimed or edge.kind != "CLAIMED":
                row = self.edge_row(edge)
                names = "kind relation polarity modality phase speakers latest sentence url claim source target rid"
                links.append((edge.source, edge.target, {name: row[name] for name in names.split()}))
        bare: Row = dict.fromkeys(("polarity", "modality", "phase", "speakers", "latest", "sentence", "url", "claim"))
        for name, node in self.nodes.items():
            for item in node.about:
                rid = f"ABOUT:{name}|{item.entity}|{item.role}"
                ends = {"source": name, "target": item.entity}
                links.append((name, item.entity, {**bare, "kind": "ABOUT", "relation": "ABOUT", **ends, "rid": rid}))
        for office in self.graph.offices:
            rid = f"ACTS_FOR:{office.person}|{office.holder}|{office.office}"
            ends = {"source": office.person, "target": office.holder}
            row = {**bare, "kind": "ACTS_FOR", "relation": "ACTS_FOR", **ends, "rid": rid}
            links.append((office.person, office.holder, row))
        found: dict[str, list[tuple[str, str, Row]]] = defaultdict(list)
        for source, target, row in links:
            found[source].append((row["rid"], target, {**row, "forward": True}))
            found[target].append((row["rid"], source, {**row, "forward": False}))
        return found

    def _chain(self, start: str, end: str, *, claimed: bool) -> list[Row]:
        """Breadth first from the end; then, from the start, the way whose rids come first."""
        links = self._links(claimed=claimed)
        distance, queue = {end: 0}, deque([end])
        while queue:
            node = queue.popleft()
            for _, neighbour, _ in links[node]:
                if neighbour not in distance:
                    distance[neighbour] = distance[node] + 1
                    queue.append(neighbour)
        if start == end or distance.get(start, 99) > 6:
            return []
        rows: list[Row] = []
        here = start
        while here != end:
            steps = [step for step in links[here] if distance.get(step[1], 99) == distance[here] - 1]
            _, there, row = min(steps, key=lambda step: f"{step[0]} ")
            rows.append({**row, "step": len(rows) + 1, "here": self.name(here), "there": self.name(there)})
            here = there
        return rows

    def chains(self, start: str, end: str, *, claimed: bool) -> list[list[str]]:
        """The rids of all shortest chains."""
        links = self._links(claimed=claimed)
        border: list[tuple[str, list[str]]] = [(start, [])]
        seen = {start}
        for _ in range(6):
            steps = [(rids, *step) for here, rids in border for step in links[here]]
            border = [(there, [*rids, rid]) for rids, rid, there, _ in steps if there not in seen]
            if found := [rids for here, rids in border if here == end]:
                return found
            seen |= {here for here, _ in border}
        return []
