"""What the files of a build say, for the oracle of the query templates: claims, nodes, articles, and what follows.

Only the standard library reads them: ``claims.jsonl``, a claim per line, and the records in ``records.sqlite``, a JSON
text per article. Nothing of the product is imported, so that a fault of it cannot hide itself; what follows from
several claims (edges, offices, contradictions) is worked out anew from what ARCHITECTURE.md and docs/ say about it.
"""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from itertools import product
from pathlib import Path
from typing import Any

from query_meetings import meetings, named, told

Row = dict[str, Any]
SYMMETRIC = {"AGREES_WITH", "BORDERS", "CONSULTS_WITH", "COOPERATES_WITH", "HOLDS_CONTRACT_WITH", "MEETS"}
SIDES = {"SUPPORTS": 1, "ACCEPTS": 1, "OPPOSES": -1, "REJECTS": -1}
#: Relations that make a person act for somebody, with the office where the text names none.
OFFICES = {"HEAD_OF": "head", "OFFICIAL_OF": "official", "SPOKESPERSON_OF": "spokesperson"}
QUALIFIERS = ("polarity", "modality", "phase")
PLAIN = ("asserted", "actual", None)


def date(claim: Row) -> str | None:
    for name in ("event_from", "valid_from", "said_on", "published"):
        if claim[name]:
            return str(claim[name])
    return None


def speaker(claim: Row) -> str:
    return str(claim["attribution"][0]["name"]) if claim["attribution"] else "author"


def sentence(claim: Row) -> str:
    return str(claim["evidence"][0]["sentence"])


def ends(claim: Row) -> tuple[str, str]:
    return claim["subject"]["id"], claim["object"]["id"]


def stored_ends(claim: Row) -> tuple[str, str]:
    """A relation without a direction is stored once, the smaller id first."""
    first, second = sorted(ends(claim)) if claim["relation"] in SYMMETRIC else ends(claim)
    return first, second


def qualifiers(claim: Row) -> tuple[Any, ...]:
    return tuple(claim[name] for name in QUALIFIERS)


def days(claims: Iterable[Row]) -> list[str]:
    return sorted(day for claim in claims if (day := date(claim)))


def most(values: Iterable[Any]) -> Any:
    """The most frequent value, the first in order where several are."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value), default=None)


class Data:
    """The content of one output folder."""

    def __init__(self, folder: Path) -> None:
        lines = (folder / "claims.jsonl").read_text("utf-8").split("\n")
        self.all_claims: list[Row] = [json.loads(line) for line in lines if line]
        self.by_id = {claim["id"]: claim for claim in self.all_claims}
        records = _records(folder / "records.sqlite")
        self.all_articles: dict[str, Row] = {record["article"]["id"]: record["article"] for record in records}
        self.nodes = _nodes(records)
        self.about = {name: {item["entity"] for item in node["about"]} for name, node in self.nodes.items()}
        self.acting = list(_acting(self.all_claims))
        self.voices = {
            ends(claim)
            for claim in self.all_claims
            if claim["relation"] in {"HEAD_OF", "SPOKESPERSON_OF"}
            and not claim["attribution"]
            and qualifiers(claim) == PLAIN
        }
        self.links = sorted(set(_links(self.all_claims)))
        disputed = {claim for first, second, kind in self.links if kind != "changed" for claim in (first, second)}
        self.edges = self._edges(disputed)
        for item in meetings(told(self.all_claims, self._own)):
            self.nodes[item["id"]] = _event(item)
            self.about[item["id"]] = set()
            self.edges += _event_edges(item, disputed, self._own)

    def name(self, node: str) -> str:
        return str(self.nodes[node]["name"])

    def _own(self, claim: Row) -> bool:
        """The author, one of the ends of a relation without a direction, or who speaks for it, says so."""
        if not claim["attribution"]:
            return True
        sides = ends(claim) if claim["relation"] in SYMMETRIC else ends(claim)[:1]
        said_by = claim["attribution"][0]["id"]
        return any(said_by == end or (said_by, end) in self.voices for end in sides)

    def _edges(self, disputed: set[str]) -> list[Row]:
        """Claims that agree in ends, kind, relation and qualifiers; a loop is no edge."""
        groups: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
        for claim in self.all_claims:
            if claim["kind"]:
                key = (*stored_ends(claim), claim["kind"], claim["relation"], *qualifiers(claim))
                groups[key].append(claim)
        return [_edge(key, found, disputed) for key, found in groups.items()]


def _event(item: Row) -> Row:
    known = sorted(claim["published"] for claim in item["claims"] if claim["published"])
    return {
        "id": item["id"],
        "name": named(item),
        "type": "EVENT",
        "names": {named(item)},
        "kind": None,
        "wikidata": None,
        "about": [],
        "mentions": sum(len(claim["evidence"]) for claim in item["claims"]),
        "articles": len({claim["article"] for claim in item["claims"]}),
        "first_seen": known[0] if known else None,
        "last_seen": known[-1] if known else None,
        "first_day": item["from"],
        "last_day": item["to"],
        "place": item["called"],
    }


def _event_edges(item: Row, disputed: set[str], own: Callable[[Row], bool]) -> Iterator[Row]:
    """Who attends and hosts it, and where it is; only what is stated plainly has a kind of its own."""
    groups: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for claim in item["claims"]:
        host = "HOSTS" if claim["relation"] == "HOSTS" else "ATTENDS"
        lines = [(ends(claim)[0], item["id"], host), (ends(claim)[1], item["id"], "ATTENDS")]
        if claim["attrs"].get("place_id") and claim["attrs"]["place_id"] == item["place"]:
            lines.append((item["id"], item["place"], "LOCATED_IN"))
        for source, target, relation in lines:
            plain = claim["modality"] == "actual" and own(claim)
            groups[source, target, relation if plain else "CLAIMED", relation, *qualifiers(claim)].append(claim)
    return (_edge(key, found, disputed) for key, found in groups.items())


def _records(path: Path) -> list[Row]:
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        rows = db.execute("SELECT record FROM article WHERE current ORDER BY id")
        return [json.loads(text) for (text,) in rows]
    finally:
        db.close()


def _nodes(records: list[Row]) -> dict[str, Row]:
    """One node per id: what most articles call it, all its other names, and where it is met."""
    versions: dict[str, list[Row]] = defaultdict(list)
    published: dict[str, list[str]] = defaultdict(list)
    mentions: Counter[str] = Counter()
    for record in records:
        mentions.update(mention["node"] for mention in record["mentions"])
        for node in record["nodes"]:
            versions[node["id"]].append(node)
            published[node["id"]] += [record["article"]["published"]] if record["article"]["published"] else []
    return {
        name: {
            "id": name,
            "name": most(node["name"] for node in found),
            "type": most(node["type"] for node in found),
            "names": {called for node in found for called in (node["name"], *node["aliases"])},
            "kind": most(node["kind"] for node in found if node["kind"]),
            "wikidata": min((node["wikidata"] for node in found if node["wikidata"]), default=None),
            "about": [item for item in _distinct(found, "about") if item["entity"] in versions],
            "mentions": mentions[name],
            "articles": len(found),
            "first_seen": min(published[name], default=None),
            "last_seen": max(published[name], default=None),
        }
        for name, found in versions.items()
    }


def _distinct(found: list[Row], column: str) -> list[Row]:
    return list({json.dumps(item, sort_keys=True): item for node in found for item in node[column]}.values())


def _acting(claims: list[Row]) -> Iterator[Row]:
    """Offices that articles state plainly and in their own voice."""
    terms: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for claim in claims:
        if claim["relation"] in OFFICES and not claim["attribution"] and qualifiers(claim) == PLAIN:
            office = claim["attrs"].get("office") or OFFICES[claim["relation"]]
            terms[*ends(claim), office].append(claim)
    for (person, holder, office), found in terms.items():
        yield {
            "person": person,
            "holder": holder,
            "office": office,
            "valid_from": min((claim["valid_from"] for claim in found if claim["valid_from"]), default=None),
            "valid_to": max((claim["valid_to"] for claim in found if claim["valid_to"]), default=None),
        }


def _edge(key: tuple[Any, ...], claims: list[Row], disputed: set[str]) -> Row:
    best = min(
        claims,
        key=lambda claim: (
            -claim["confidence"],
            bool(claim["attribution"]),
            len(sentence(claim)),
            claim["published"] or "9",
            claim["id"],
        ),
    )
    source, target, kind, relation, *qualified = key
    parts = [source, target, kind, relation, *(value or "" for value in qualified)]
    return {
        "rid": "r-" + sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:16],
        "source": source,
        "target": target,
        "kind": kind,
        "relation": relation,
        **dict(zip(QUALIFIERS, qualified, strict=True)),
        "claims": [claim["id"] for claim in claims],
        "speakers": sorted({speaker(claim) for claim in claims}),
        "by_author": any(not claim["attribution"] for claim in claims),
        "disputed": any(claim["id"] in disputed for claim in claims),
        "articles": len({claim["article"] for claim in claims}),
        "origins": len({claim["origin"] for claim in claims}),
        "latest": max(days(claims), default=None),
        "sentence": sentence(best),
        "url": best["url"] or None,
        "claim": best["id"],
    }


def _links(claims: list[Row]) -> Iterator[tuple[str, str, str]]:
    """Pairs that cannot both hold; one voice counts once per side and day, by its claim with the smallest id."""
    groups: dict[tuple[Any, ...], dict[tuple[Any, ...], Row]] = defaultdict(dict)
    comparable = {"actual": "actual", "planned": "open", "possible": "open"}
    for claim in sorted(claims, key=lambda claim: str(claim["id"])):
        if claim["modality"] not in comparable or claim["phase"] == "past":
            continue
        said = (_voice(claim), date(claim) or "")
        about = (*stored_ends(claim), claim["relation"], comparable[claim["modality"]])
        groups[about].setdefault((claim["polarity"] == "asserted", *said), claim)
        if qualifiers(claim) == PLAIN and claim["relation"] in SIDES:
            groups[stored_ends(claim)].setdefault((SIDES[claim["relation"]] > 0, *said), claim)
    for group in groups.values():
        yes = [claim for key, claim in group.items() if key[0]]
        no = [claim for key, claim in group.items() if not key[0]]
        for pro, con in product(yes, no):
            if not _apart(pro, con):
                first, second = sorted((pro["id"], con["id"]))
                yield first, second, _conflict(pro, con)


def _voice(claim: Row) -> str:
    return (
        str(claim["attribution"][0]["id"]) if claim["attribution"] else f"author:{claim['outlet'] or claim['article']}"
    )


def _conflict(pro: Row, con: Row) -> str:
    days_apart = bool(date(pro) and date(con) and date(pro) != date(con))
    own = all(not claim["attribution"] or claim["attribution"][0]["id"] == ends(claim)[0] for claim in (pro, con))
    if con["phase"] == "ended" and (days_apart or pro["article"] == con["article"]):
        return "changed"
    if _voice(pro) == _voice(con):
        return "changed" if days_apart else "self-contradiction"
    if pro["relation"] != con["relation"] and days_apart and own:
        return "changed"
    return "author-against-speaker" if bool(pro["attribution"]) != bool(con["attribution"]) else "dispute"


def _apart(one: Row, other: Row) -> bool:
    """Both say when what they tell happens, and these times do not meet."""
    if one["relation"] != other["relation"]:
        return False
    (start, end), (begin, finish) = _interval(one), _interval(other)
    return "" not in (start, begin) and (end < begin or finish < start)


def _interval(claim: Row) -> tuple[str, str]:
    """First and last day; empty where the claim names none."""
    start, end = claim["event_from"] or claim["valid_from"], claim["event_to"] or claim["valid_to"]
    if not start and not end:
        return "", ""
    return start or "0000", end or claim["event_from"] or "9999"
