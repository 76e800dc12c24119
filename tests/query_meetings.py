"""Meetings that claims tell of, worked out anew for the oracle: plainly, claim by claim, over all of them at once."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

Row = dict[str, Any]
TALKS = {"talk", "hold", "negotiation", "meeting", "consultation", "dialogue", "summit", "due"}
ACTORS = {"PERSON", "COUNTRY", "ORGANIZATION"}


def told(claims: Iterable[Row], own: Callable[[Row], bool]) -> list[Row]:
    """Claims that tell of a meeting; ``own`` says whether the author or one of those who met speaks."""
    found = []
    for claim in claims:
        ends = (claim["subject"], claim["object"])
        word = claim["rule"].split(".")[-1]
        dated = claim["event_from"] and claim["event_to"]
        if (
            claim["relation"] in {"MEETS", "CONSULTS_WITH", "HOSTS"}
            and (claim["polarity"], claim["phase"]) == ("asserted", None)
            and claim["modality"] in {"actual", "planned"}
            and (claim["relation"] != "CONSULTS_WITH" or word in TALKS)
            and not word.startswith("invit")
            and all(end["type"] in ACTORS for end in ends)
            and ends[0]["id"] != ends[1]["id"]
            and dated
            and 0 <= (date.fromisoformat(claim["event_to"]) - date.fromisoformat(claim["event_from"])).days <= 30
            and own(claim)
        ):
            found.append(claim)
    return found


def meetings(claims: list[Row]) -> list[Row]:
    """People, days, place and claims of meetings; the exactest tellings first, each to the only one that it fits."""
    tellings: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: str(claim["id"])):
        trigger = claim["evidence"][0]["trigger"]["start_char"]
        key = (claim["article"], trigger, claim["modality"], claim["event_from"], claim["event_to"])
        tellings[key].append(claim)
    found: list[Row] = []
    for telling in sorted(map(_telling, tellings.values()), key=_vague):
        fitting = [item for item in found if _fits(item, telling) and _bound(item, telling)]
        if not fitting:
            found.append(telling)
        elif len(fitting) == 1:
            _join(fitting[0], telling)
    return _identified(found)


def _telling(claims: list[Row]) -> Row:
    attrs: Row = next((claim["attrs"] for claim in claims if "place" in claim["attrs"]), {})
    return {
        "claims": list(claims),
        "people": {claim[end]["id"] for claim in claims for end in ("subject", "object")},
        "from": claims[0]["event_from"],
        "to": claims[0]["event_to"],
        "place": attrs.get("place_id") or attrs.get("place") or "",
        "called": attrs.get("place"),
        "in": set(attrs.get("place_in", "").split()),
    }


def _vague(item: Row) -> tuple[Any, ...]:
    inexact = (item["from"] != item["to"], -len(item["people"]), not item["place"], not item["in"])
    return (*inexact, item["from"], item["to"], sorted(item["people"]), item["place"], item["claims"][0]["id"])


def _fits(one: Row, other: Row) -> bool:
    if one["to"] < other["from"] or other["to"] < one["from"] or len(one["people"] & other["people"]) < 2:
        return False
    places = (one["place"], other["place"])
    return "" in places or places[0] == places[1] or places[0] in other["in"] or places[1] in one["in"]


def _bound(one: Row, other: Row) -> bool:
    """Two tellings are compared only when claims of both name one pair, or both share such with others."""
    return bool(_pairs(one) & _pairs(other))


def _pairs(item: Row) -> set[tuple[str, ...]]:
    return {tuple(sorted((claim["subject"]["id"], claim["object"]["id"]))) for claim in item["claims"]}


def _join(one: Row, other: Row) -> None:
    finer = max((one, other), key=lambda item: (bool(item["place"]), len(item["in"]), item is one))
    one["claims"] += other["claims"]
    one["people"] |= other["people"]
    one.update({name: finer[name] for name in ("place", "called", "in")})
    one["from"], one["to"] = max(one["from"], other["from"]), min(one["to"], other["to"])


def _identified(found: list[Row]) -> list[Row]:
    numbers: Counter[str] = Counter()
    for item in sorted(found, key=lambda item: (item["from"], item["to"], item["place"], item["claims"][0]["id"])):
        day = item["from"] if item["from"] == item["to"] else item["from"][:7]
        name = ".".join(("event.meeting", day, *map(_key, min(_pairs(item)))))
        numbers[name] += 1
        item["id"] = name if numbers[name] == 1 else f"{name}.{numbers[name]}"
    return found


def _key(name: str) -> str:
    return "".join(sign if sign.isascii() and (sign.isalnum() or sign in "_:-") else "-" for sign in name)


def named(item: Row) -> str:
    """The name of a meeting: who, where, when."""
    names = {claim[end]["id"]: claim[end]["name"] for claim in item["claims"] for end in ("subject", "object")}
    shown = [called for called, _ in sorted((called, name) for name, called in names.items())]
    if len(shown) > 3:
        shown = [*shown[:2], f"{len(shown) - 2} others"]
    who, last = ", ".join(shown[:-1]), shown[-1]
    day = item["from"] if item["from"] == item["to"] else f"{item['from']}/{item['to']}"
    if item["from"].endswith("-01") and item["from"][:7] == item["to"][:7] and item["to"][8:] >= "28":
        day = item["from"][:7]
    return ", ".join(part for part in (f"Meeting of {who} and {last}", item["called"], day) if part)
