"""Expected answers of the query templates, computed over the files of a build in plain Python.

Shares no code with the templates, the stores or anything else of the product, see ``query_data``. Each method has the
name of its template, takes ids where the template takes names, and returns rows in order.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable
from typing import Any

from query_data import SIDES, SYMMETRIC, Data, Row, date, days, ends, sentence, speaker

LONGEST_CHAIN = 6
#: The embedded store looks at no more chains of equal length; the answer says so.
MOST_CHAINS = 256
STANCES = {"SUPPORTS", "OPPOSES", "ACCEPTS", "REJECTS", "DEMANDS"}


def newest(claims: Iterable[Row]) -> list[Row]:
    """Latest first, undated last, ids up."""
    by_id = sorted(claims, key=lambda claim: str(claim["id"]))
    return sorted(by_id, key=lambda claim: date(claim) or "", reverse=True)


class Oracle(Data):
    """Answers questions about one output folder."""

    def answer(self, name: str, **params: Any) -> list[Row]:
        function: Callable[..., list[Row]] = getattr(self, name.replace("-", "_"))
        return function(**params)

    def row(self, claim: Row, **more: Any) -> Row:
        return {
            "subject": claim["subject"]["name"],
            "relation": claim["relation"],
            "object": claim["object"]["name"],
            "polarity": claim["polarity"],
            "modality": claim["modality"],
            "phase": claim["phase"],
            "speaker": speaker(claim),
            "date": date(claim),
            "sentence": sentence(claim),
            "outlet": claim["outlet"] or None,
            "url": claim["url"] or None,
            "claim": claim["id"],
            **more,
        }

    def attr(self, claim: Row, key: str) -> str | None:
        value: str | None = claim["attrs"].get(key)
        return value

    def touches(self, claim: Row, entity: str | None) -> bool:
        return entity is None or entity in ends(claim)

    def concerns(self, claim: Row, node: str) -> bool:
        """An end is the node, or a topic about it."""
        return node in ends(claim) or any(node in self.about[end] for end in ends(claim))

    # stance

    def stance(self, entity: str, topic: str, rollup: bool = False) -> list[Row]:
        rows = []
        for claim in newest(self.all_claims):
            if claim["object"]["id"] != topic or claim["relation"] not in STANCES:
                continue
            if claim["subject"]["id"] == entity:
                rows.append(self.row(claim, via="itself"))
            elif rollup and (offices := self._offices(claim, entity)):
                rows.append(self.row(claim, via=min(offices)))
        return rows

    def _offices(self, claim: Row, holder: str) -> list[str]:
        day = date(claim)
        return [
            office["office"]
            for office in self.acting
            if office["person"] == claim["subject"]["id"]
            and office["holder"] == holder
            and not (day and office["valid_from"] and day < office["valid_from"])
            and not (day and office["valid_to"] and day > office["valid_to"])
        ]

    def _on_topic(self, topic: str, polarity: str, relations: set[str]) -> list[Row]:
        found = [
            claim
            for claim in newest(self.all_claims)
            if claim["object"]["id"] == topic
            and claim["relation"] in relations
            and polarity in ("any", claim["polarity"])
        ]
        found.sort(key=lambda claim: (claim["polarity"], claim["subject"]["name"]))
        return [self.row(claim) for claim in found]

    def opponents(self, topic: str, polarity: str = "any") -> list[Row]:
        return self._on_topic(topic, polarity, {"OPPOSES", "REJECTS"})

    def supporters(self, topic: str, polarity: str = "any") -> list[Row]:
        return self._on_topic(topic, polarity, {"SUPPORTS", "ACCEPTS"})

    def positions(self, topic: str) -> list[Row]:
        groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
        for claim in self.all_claims:
            if claim["object"]["id"] == topic and claim["relation"] in STANCES:
                groups[claim["subject"]["id"], claim["relation"], claim["polarity"], claim["modality"]].append(claim)
        rows = [
            {
                "subject": self.name(key[0]),
                "relation": key[1],
                "polarity": str(key[2]),
                "modality": str(key[3]),
                "claims": len(found),
                "origins": len({claim["origin"] for claim in found}),
                "earliest": min(days(found), default=None),
                "latest": max(days(found), default=None),
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
            for claim in newest(self.all_claims)
            if claim["relation"] in relations
            and self.touches(claim, entity)
            and polarity in ("any", claim["polarity"])
            and self._within(claim, since, until)
        ]

    def _within(self, claim: Row, since: str | None, until: str | None) -> bool:
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
        for claim in newest(self.all_claims):
            if claim["relation"] not in ("SUPPLIES_GAS_TO", "TRANSITS_THROUGH"):
                continue
            if polarity not in ("any", claim["polarity"]):
                continue
            if claim["subject"]["name"].lower().split()[0] in ("oil", "electricity", "power", "coal"):
                continue
            about = self.nodes[claim["subject"]["id"]]["about"]
            suppliers = sorted(item["entity"] for item in about if item["role"] == "supplier")
            customers = sorted(item["entity"] for item in about if item["role"] == "customer")
            for supplier in suppliers or (None,):
                for customer in customers or (None,):
                    if entity in (None, claim["subject"]["id"], claim["object"]["id"], supplier, customer):
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
            for claim in newest(self.all_claims)
            if self.concerns(claim, facility)
        ]
        return sorted(rows, key=lambda row: order.index(row["aspect"]))

    def _aspect(self, claim: Row, facility: str) -> str:
        if claim["relation"] not in ("CONTROLS", "OWNS") or claim["object"]["id"] != facility:
            return "wishes" if claim["relation"] in STANCES else "other"
        if claim["polarity"] == "denied":
            return "does not control"
        if claim["modality"] != "actual":
            return "may control"
        if claim["phase"]:
            return "does not control"
        return "is said to control" if claim["attribution"] else "controls"

    # claims and sources

    def said_about(self, speaker: str, about: str, rollup: bool = False, polarity: str = "any") -> list[Row]:
        voices = {speaker}
        if rollup:
            voices |= {office["person"] for office in self.acting if office["holder"] == speaker}
        return [
            self.row(claim)
            for claim in newest(self.all_claims)
            if claim["attribution"]
            and claim["attribution"][0]["id"] in voices
            and self.concerns(claim, about)
            and polarity in ("any", claim["polarity"])
        ]

    def said_by(self, speaker: str, since: str | None = None, until: str | None = None) -> list[Row]:
        return [
            self.row(claim, quoted=voice["quoted"], link=link)
            for claim in newest(self.all_claims)
            for link, voice in enumerate(claim["attribution"])
            if voice["id"] == speaker and self._within(claim, since, until)
        ]

    def who_says(self, node: str, relation: str | None = None) -> list[Row]:
        rows: list[Row] = []
        for claim in newest(self.all_claims):
            if self.touches(claim, node) and relation in (None, claim["relation"]):
                voices: list[tuple[int | None, Row | None]] = [*enumerate(claim["attribution"])]
                for link, voice in voices or [(None, None)]:
                    rows += self._voiced(claim, link, voice)
        return rows

    def _voiced(self, claim: Row, link: int | None, voice: Row | None) -> list[Row]:
        held = [office for office in self.acting if voice and office["person"] == voice["id"]]
        held.sort(key=lambda office: (office["office"], self.name(office["holder"]), office["holder"]))
        said = {
            **self.row(claim),
            "link": link,
            "speaker": voice["name"] if voice else "author",
            "quoted": voice["quoted"] if voice else None,
            "agency": self.all_articles[claim["article"]]["agency"] or None,
        }
        offices: list[tuple[str | None, str | None]]
        offices = [(office["office"], self.name(office["holder"])) for office in held] or [(None, None)]
        return [{**said, "office": office, "office_of": holder} for office, holder in offices]

    def denied(self, entity: str | None = None, relation: str | None = None) -> list[Row]:
        return [
            self.row(claim)
            for claim in newest(self.all_claims)
            if claim["polarity"] == "denied" and self.touches(claim, entity) and relation in (None, claim["relation"])
        ]

    def claims(self, relation: str, polarity: str = "any", modality: str = "any") -> list[Row]:
        return [
            self.row(claim)
            for claim in newest(self.all_claims)
            if claim["relation"] == relation
            and polarity in ("any", claim["polarity"])
            and modality in ("any", claim["modality"])
        ]

    def sources(self, subject: str, relation: str, object: str, either_way: bool = True) -> list[Row]:
        rows = []
        for claim in newest(self.all_claims):
            asked = ends(claim) == (subject, object) or (either_way and ends(claim) == (object, subject))
            if claim["relation"] == relation and asked:
                article = self.all_articles[claim["article"]]
                rows.append(
                    self.row(
                        claim,
                        confidence=claim["confidence"],
                        origin=claim["origin"],
                        article=article["title"] or article["id"],
                    )
                )
        return sorted(rows, key=lambda row: row["polarity"])

    def hearsay(self, entity: str | None = None) -> list[Row]:
        plain = {(edge["source"], edge["kind"], edge["target"]) for edge in self.edges if edge["kind"] != "CLAIMED"}
        found = [
            self.by_id[name]
            for edge in self.edges
            if edge["kind"] == "CLAIMED"
            and (edge["polarity"], edge["modality"], edge["phase"]) == ("asserted", "actual", None)
            and (edge["source"], edge["relation"], edge["target"]) not in plain
            and entity in (None, edge["source"], edge["target"])
            for name in edge["claims"]
        ]
        # The template names the ends as the edge has them: a symmetric relation is stored once.
        shown = {name: edge for edge in self.edges for name in edge["claims"]}
        return [
            self.row(
                claim,
                subject=self.name(shown[claim["id"]]["source"]),
                object=self.name(shown[claim["id"]]["target"]),
            )
            for claim in newest(found)
        ]

    def first_claimed(self, subject: str, relation: str, object: str, polarity: str = "asserted") -> list[Row]:
        origins: dict[str, list[Row]] = defaultdict(list)
        for claim in self.all_claims:
            asked = {ends(claim), *([ends(claim)[::-1]] if claim["relation"] in SYMMETRIC else [])}
            fits = (claim["relation"], claim["polarity"]) == (relation, polarity)
            if fits and (subject, object) in asked and subject != object:
                origins[claim["origin"]].append(claim)
        rows = []
        for origin, found in origins.items():
            first = min(found, key=lambda claim: (date(claim) or "9999", claim["id"]))
            rows.append(self.row(first, origin=origin, repeats=len(found)))
        return sorted(rows, key=lambda row: (row["date"] or "9999", row["claim"]))

    # time

    def timeline(self, entity: str, since: str | None = None, until: str | None = None) -> list[Row]:
        found = [
            claim
            for claim in self.all_claims
            if date(claim) and self.touches(claim, entity) and self._within(claim, since, until)
        ]
        return [self.row(claim) for claim in sorted(found, key=lambda claim: (date(claim) or "", claim["id"]))]

    def undated(self, entity: str | None = None) -> list[Row]:
        found = [claim for claim in self.all_claims if not date(claim) and self.touches(claim, entity)]
        rows = [self.row(claim, date_text=claim["date_text"]) for claim in sorted(found, key=lambda claim: claim["id"])]
        return [{name: value for name, value in row.items() if name != "date"} for row in rows]

    # entities

    def relation_between(self, first: str, second: str) -> list[Row]:
        def joined(one: str, other: str, claim: Row) -> bool:
            pairs = ((claim["subject"]["id"], claim["object"]["id"]), (claim["object"]["id"], claim["subject"]["id"]))
            return any(a == one and (b == other or other in self.about[b]) for a, b in pairs)

        return [
            self.row(claim)
            for claim in newest(self.all_claims)
            if joined(first, second, claim) or joined(second, first, claim)
        ]

    def edge_row(self, edge: Row) -> Row:
        return {**edge, "subject": self.name(edge["source"]), "object": self.name(edge["target"])}

    def neighbourhood(self, entity: str, plain: bool = False) -> list[Row]:
        found = [
            edge
            for edge in self.edges
            if entity in (edge["source"], edge["target"]) and not (plain and edge["kind"] == "CLAIMED")
        ]
        return [self.edge_row(edge) for edge in sorted(found, key=lambda edge: (-edge["origins"], edge["rid"]))]

    def disputed(self, plain: bool = False) -> list[Row]:
        found = [edge for edge in self.edges if edge["disputed"] and not (plain and edge["kind"] == "CLAIMED")]
        return [self.edge_row(edge) for edge in sorted(found, key=lambda edge: (-edge["origins"], edge["rid"]))]

    def well_supported(self, origins: int = 2, relation: str | None = None) -> list[Row]:
        found = [edge for edge in self.edges if edge["origins"] >= origins and relation in (None, edge["relation"])]
        found.sort(key=lambda edge: (-edge["origins"], -edge["articles"], edge["rid"]))
        return [self.edge_row(edge) for edge in found]

    def entities(self, kind: str = "any", text: str | None = None) -> list[Row]:
        rows = [
            {
                **node,
                "kind": node["type"].capitalize(),
                "topic_kind": node["kind"],
            }
            for node in self.nodes.values()
            if kind in ("any", node["type"].capitalize())
            and (text is None or any(text.lower() in name.lower() for name in node["names"]))
        ]
        return sorted(rows, key=lambda row: (-row["mentions"], row["name"], row["id"]))

    def events(self, entity: str | None = None, since: str | None = None, until: str | None = None) -> list[Row]:
        taking = [edge for edge in self.edges if edge["relation"] in {"ATTENDS", "HOSTS"}]
        with_entity = {edge["target"] for edge in taking if entity in (None, edge["source"])}
        rows = []
        for edge in sorted(taking, key=lambda edge: (edge["target"], edge["rid"])):
            event = self.nodes[edge["target"]]
            first = event.get("first_day")
            fits = first and (since is None or event["last_day"] >= since) and (until is None or first <= until)
            if fits and edge["target"] in with_entity:
                days = {name: event[name] for name in ("first_day", "last_day", "place")}
                rows.append({**edge, **days, "object": event["name"], "subject": self.name(edge["source"])})
        return sorted(rows, key=lambda row: str(row["first_day"]), reverse=True)

    # contradictions

    def changed(self, entity: str | None = None) -> list[Row]:
        ends: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for claim in self.all_claims:
            ends[claim["subject"]["id"], claim["object"]["id"]].append(claim)
        rows = [
            {
                "subject": self.name(old["subject"]["id"]),
                "object": self.name(old["object"]["id"]),
                "change": self._change(old, new),
                "speaker": speaker(old),
                "later_speaker": speaker(new),
                "outlet": old["outlet"] or None,
                "later_outlet": new["outlet"] or None,
                "modality": old["modality"],
                "earlier": date(old),
                "relation": old["relation"],
                "polarity": old["polarity"],
                "later": date(new),
                "later_relation": new["relation"],
                "later_polarity": new["polarity"],
                "later_phase": new["phase"],
                "sentence": sentence(old),
                "later_sentence": sentence(new),
                "claim": old["id"],
                "later_claim": new["id"],
            }
            for found in ends.values()
            for old in found
            for new in found
            if self._turned(old, new) and self.touches(old, entity)
        ]
        rows.sort(key=lambda row: (str(row["later_claim"]), str(row["claim"])))
        return sorted(rows, key=lambda row: str(row["later"]), reverse=True)

    def _turned(self, old: Row, new: Row) -> bool:
        before, after = date(old), date(new)
        if not before or not after or before > after:
            return False
        if old["modality"] == new["modality"] and self._over(old, new):
            return True
        if before == after:
            return False
        if self._voice(old) != self._voice(new) or old["modality"] != new["modality"]:
            return False
        if old["relation"] == new["relation"]:
            return bool(old["polarity"] != new["polarity"])
        opposite = SIDES.get(old["relation"], 0) * SIDES.get(new["relation"], 0) == -1
        return opposite and {old["polarity"], new["polarity"]} == {"asserted"}

    def _over(self, old: Row, new: Row) -> bool:
        before, after = (
            (old["relation"], old["polarity"], old["phase"]),
            (new["relation"], new["polarity"], new["phase"]),
        )
        return before == (new["relation"], "asserted", None) and after == (old["relation"], "denied", "ended")

    def _change(self, old: Row, new: Row) -> str:
        if self._over(old, new):
            return "sought → dropped" if old["relation"] in ("SEEKS_MEMBERSHIP_IN", "DEMANDS") else "held → over"
        if old["relation"] == new["relation"]:
            return f"{old['polarity']} → {new['polarity']}"
        return f"{old['relation'].lower()} → {new['relation'].lower()}"

    def _voice(self, claim: Row) -> tuple[str, str]:
        return speaker(claim), "" if claim["attribution"] else claim["outlet"] or claim["article"]

    def conflicts(self, entity: str | None = None, kind: str = "any") -> list[Row]:
        rows = []
        for first, second, found in self.links:
            one, other = self.by_id[first], self.by_id[second]
            if found != "changed" and kind in ("any", found) and self.touches(one, entity):
                rows.append(
                    {
                        **{key: value for key, value in self.row(one).items() if key not in ("phase", "url")},
                        "kind": found,
                        "other_outlet": other["outlet"] or None,
                        "other_relation": other["relation"],
                        "other_polarity": other["polarity"],
                        "other_speaker": speaker(other),
                        "other_date": date(other),
                        "other_sentence": sentence(other),
                        "other_claim": other["id"],
                    }
                )
        return sorted(rows, key=lambda row: (row["kind"], row["claim"], row["other_claim"]))

    def superseded(self, entity: str | None = None) -> list[Row]:
        rows = []
        for first, second, kind in self.links:
            pair = (self.by_id[first], self.by_id[second])
            old, new = sorted(pair, key=lambda claim: (date(claim) or "", claim["phase"] == "ended", claim["id"]))
            if kind == "changed" and self.touches(old, entity):
                rows.append(
                    {
                        "subject": self.name(old["subject"]["id"]),
                        "relation": old["relation"],
                        "object": self.name(old["object"]["id"]),
                        "earlier": date(old),
                        "polarity": old["polarity"],
                        "speaker": speaker(old),
                        "sentence": sentence(old),
                        "later": date(new),
                        "later_relation": new["relation"],
                        "later_polarity": new["polarity"],
                        "later_speaker": speaker(new),
                        "later_sentence": sentence(new),
                        "claim": old["id"],
                        "later_claim": new["id"],
                    }
                )
        rows.sort(key=lambda row: (str(row["later_claim"]), str(row["claim"])))
        return sorted(rows, key=lambda row: row["later"] or "", reverse=True)

    # overview

    def topics(self, about: str | None = None) -> list[Row]:
        rows = []
        for name, node in self.nodes.items():
            if node["type"] != "TOPIC" or about not in (None, *self.about[name]):
                continue
            found = [claim for claim in self.all_claims if claim["object"]["id"] == name]
            sides = Counter(SIDES.get(claim["relation"]) for claim in found if claim["polarity"] == "asserted")
            rows.append(
                {
                    "topic": node["name"],
                    "kind": node["kind"],
                    "claims": len(found),
                    "support": sides[1],
                    "oppose": sides[-1],
                    "denied": sum(claim["polarity"] == "denied" for claim in found),
                    "id": name,
                }
            )
        return sorted(rows, key=lambda row: (-row["claims"], row["topic"], row["id"]))

    def speakers(self) -> list[Row]:
        cited: dict[str, list[Row]] = defaultdict(list)
        for claim in self.all_claims:
            if claim["attribution"]:
                cited[claim["attribution"][0]["id"]].append(claim)
        rows = []
        for name, found in cited.items():
            node = self.nodes.get(name)
            days = [day for claim in found if (day := date(claim))]
            rows.append(
                {
                    "speaker": speaker(found[0]),
                    "kind": node["type"].capitalize() if node else "no entity",
                    "claims": len(found),
                    "articles": len({claim["article"] for claim in found}),
                    "earliest": min(days, default=None),
                    "latest": max(days, default=None),
                    "id": name,
                }
            )
        return sorted(rows, key=lambda row: (-row["claims"], row["speaker"], row["id"]))

    def overview(self) -> list[Row]:
        groups: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
        for claim in self.all_claims:
            groups[claim["relation"], claim["polarity"], claim["modality"]].append(claim)
        rows = []
        for (relation, polarity, modality), found in sorted(groups.items()):
            days = [day for claim in found if (day := date(claim))]
            rows.append(
                {
                    "relation": relation,
                    "polarity": polarity,
                    "modality": modality,
                    "claims": len(found),
                    "by_author": sum(not claim["attribution"] for claim in found),
                    "over": sum(claim["phase"] is not None for claim in found),
                    "earliest": min(days, default=None),
                    "latest": max(days, default=None),
                }
            )
        return rows

    def articles(self, outlet: str | None = None) -> list[Row]:
        rows = []
        for name, article in sorted(self.all_articles.items()):
            if outlet in (None, article["outlet"]):
                found = [claim for claim in self.all_claims if claim["article"] == name]
                rows.append(
                    {
                        "published": article["published"],
                        "outlet": article["outlet"] or None,
                        "agency": article["agency"] or None,
                        "article": article["title"] or name,
                        "claims": len(found),
                        "by_author": sum(not claim["attribution"] for claim in found),
                        "url": article["url"] or None,
                        "id": name,
                    }
                )
        return sorted(rows, key=lambda row: row["published"] or "", reverse=True)

    def outlets(self) -> list[Row]:
        rows = []
        for outlet in sorted({article["outlet"] for article in self.all_articles.values()} - {""}):
            articles = {name for name, article in self.all_articles.items() if article["outlet"] == outlet}
            found = [claim for claim in self.all_claims if claim["article"] in articles]
            rows.append(
                {
                    "outlet": outlet,
                    "articles": len(articles),
                    "claims": len(found),
                    "by_author": sum(not claim["attribution"] for claim in found),
                    "denied": sum(claim["polarity"] == "denied" for claim in found),
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
        for edge in self.edges:
            if claimed or edge["kind"] != "CLAIMED":
                row = self.edge_row(edge)
                names = "kind relation polarity modality phase speakers latest sentence url claim source target rid"
                links.append((edge["source"], edge["target"], {name: row[name] for name in names.split()}))
        bare: Row = dict.fromkeys(("polarity", "modality", "phase", "speakers", "latest", "sentence", "url", "claim"))
        for name, node in self.nodes.items():
            for item in node["about"]:
                rid = f"ABOUT:{name}|{item['entity']}|{item['role']}"
                ends = {"source": name, "target": item["entity"]}
                links.append((name, item["entity"], {**bare, "kind": "ABOUT", "relation": "ABOUT", **ends, "rid": rid}))
        for office in self.acting:
            rid = f"ACTS_FOR:{office['person']}|{office['holder']}|{office['office']}"
            ends = {"source": office["person"], "target": office["holder"]}
            row = {**bare, "kind": "ACTS_FOR", "relation": "ACTS_FOR", **ends, "rid": rid}
            links.append((office["person"], office["holder"], row))
        found: dict[str, list[tuple[str, str, Row]]] = defaultdict(list)
        for source, target, row in links:
            found[source].append((row["rid"], target, {**row, "forward": True}))
            found[target].append((row["rid"], source, {**row, "forward": False}))
        return found

    def _chain(self, start: str, end: str, *, claimed: bool) -> list[Row]:
        """Breadth first from the end; then, from the start, the way whose rids come first."""
        links = self._links(claimed=claimed)
        distance, ways = _reach(links, end)
        if start == end or distance.get(start, 99) > LONGEST_CHAIN:
            return []
        rows: list[Row] = []
        here, number = start, min(MOST_CHAINS, ways[start])
        while here != end:
            steps = [step for step in links[here] if distance.get(step[1], 99) == distance[here] - 1]
            _, there, row = min(steps, key=lambda step: f"{step[0]} ")
            names = {"here": self.name(here), "there": self.name(there)}
            rows.append({**row, **names, "step": len(rows) + 1, "chains": number})
            here = there
        return rows

    def is_shortest(self, rids: list[str], start: str, end: str, *, claimed: bool) -> bool:
        """Whether these relationships lead from one end to the other, and no fewer do."""
        links = self._links(claimed=claimed)
        distance, _ = _reach(links, end)
        here: str | None = start
        for rid in rids:
            here = next((there for name, there, _ in links[here or ""] if name == rid), None)
        return here == end and len(rids) == distance[start]


def _reach(links: dict[str, list[tuple[str, str, Row]]], end: str) -> tuple[dict[str, int], Counter[str]]:
    """How far each node is from the end, and how many ways of that length there are."""
    distance, ways, queue = {end: 0}, Counter({end: 1}), deque([end])
    while queue:
        node = queue.popleft()
        for _, neighbour, _ in links[node]:
            if neighbour not in distance:
                distance[neighbour] = distance[node] + 1
                queue.append(neighbour)
            if distance[neighbour] == distance[node] + 1:
                ways[neighbour] += ways[node]
    return distance, ways
