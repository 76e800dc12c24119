"""The gazetteer's files hold together, and mistakes in a file of one's own are all told at once."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuild.assets import asset
from graphbuild.errors import DataFileError
from graphbuild.folding import fold, slug, sound
from graphbuild.gazetteer import Entry, Gazetteer
from graphbuild.model import MentionForm, NodeType

#: States whose name is their capital's too, or that are no more: they need no word for a seat.
NO_SEAT = {"be", "dj", "lu", "mc", "sg", "sm", "va"}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def _states(gazetteer: Gazetteer) -> list[Entry]:
    return [entry for entry in gazetteer.entries.values() if entry.type is NodeType.COUNTRY and len(entry.id) == 10]


def test_all_states_of_the_world(gazetteer: Gazetteer) -> None:
    assert len(_states(gazetteer)) == 197  # the 193 members of the United Nations, Kosovo, Palestine, Taiwan, Vatican


def test_every_state_has_a_demonym_and_a_capital(gazetteer: Gazetteer) -> None:
    assert {entry.id for entry in _states(gazetteer) if not entry.demonyms} == {"country.va"}
    assert {entry.id[-2:] for entry in _states(gazetteer) if not entry.metonyms} == NO_SEAT


def test_seats_that_are_cities_are_places_too(gazetteer: Gazetteer) -> None:
    for entry in _states(gazetteer):
        first = entry.metonyms[0] if entry.metonyms else ""
        places = [found for found, form in gazetteer.lookup(first) if form is MentionForm.NAME]
        assert not first or places, f"{entry.id}: {first}"


def test_no_name_is_empty_and_none_repeats_in_its_entry(gazetteer: Gazetteer) -> None:
    for entry in gazetteer.entries.values():
        assert entry.name, entry.id
        assert entry.source, entry.id
        assert all(text == text.strip() and text for text, _ in entry.surfaces()), entry.id


def test_node_ids_are_unique_and_plain(gazetteer: Gazetteer) -> None:
    ids = [entry.node.id for entry in gazetteer.entries.values()]
    assert len(ids) == len(set(ids))
    assert all(set(node) <= set("abcdefghijklmnopqrstuvwxyzQ0123456789.-") for node in ids)


def test_wikidata_ids_come_only_from_rows_that_name_their_source() -> None:
    for file in sorted(asset("data/gazetteer").glob("*.toml")):
        tables = tomllib.loads(file.read_text("utf-8"))
        source = tables.pop("source")
        for rows in tables.values():
            for key, row in rows.items():
                assert not row.get("wikidata") or "rigour" in row.get("source", source), f"{file.name}: {key}"


@pytest.mark.parametrize(
    ("surface", "node"),
    [
        ("Burma", "Myanmar"), ("Kirgizstan", "Kyrgyzstan"), ("Viet Nam", "Vietnam"), ("Lao PDR", "Laos"),
        ("Koweit", "Kuwait"), ("Türkiye", "Turkey"), ("Turkiye", "Turkey"), ("Côte d’Ivoire", "Ivory Coast"),
        ("U.S.", "United States"), ("UAE", "United Arab Emirates"), ("DRC", "Democratic Republic of the Congo"),
        ("Swaziland", "Eswatini"), ("Czechia", "Czech Republic"), ("Holland", "Netherlands"), ("USSR", "Soviet Union"),
        ("Filipinos", "Philippines"), ("Dutch", "Netherlands"), ("Azeri", "Azerbaijan"), ("Ivorian", "Ivory Coast"),
        ("Nigerien", "Niger"), ("Nigerian", "Nigeria"), ("Malagasy", "Madagascar"), ("Turkmen", "Turkmenistan"),
        ("EU", "European Union"), ("N.A.T.O.", "NATO"), ("Hizbullah", "Hezbollah"), ("OPEC+", "OPEC+"),
        ("Zelenskiy", "Volodymyr Zelensky"), ("Erdogan", "Recep Tayyip Erdoğan"), ("the west", "the West"),
        ("Zaporozhye NPP", "Zaporizhzhia Nuclear Power Plant"), ("Turkish Stream", "TurkStream"),
    ],
)  # fmt: skip
def test_other_spellings_lead_to_the_usual_name(gazetteer: Gazetteer, surface: str, node: str) -> None:
    assert gazetteer.lookup(surface)[0][0].name == node


@pytest.mark.parametrize(
    ("seat", "state"),
    [
        ("Moscow", "Russia"), ("the Kremlin", "Russia"), ("Kyiv", "Ukraine"), ("Kiev", "Ukraine"),
        ("Washington", "United States"), ("the White House", "United States"), ("Foggy Bottom", "United States"),
        ("Downing Street", "United Kingdom"), ("Whitehall", "United Kingdom"), ("Élysée", "France"),
        ("Brussels", "European Union"), ("Canberra", "Australia"), ("Addis Ababa", "Ethiopia"), ("La Paz", "Bolivia"),
        ("Quito", "Ecuador"), ("Lima", "Peru"), ("The Hague", "Netherlands"), ("Naypyitaw", "Myanmar"),
    ],
)  # fmt: skip
def test_seats_stand_for_their_state(gazetteer: Gazetteer, seat: str, state: str) -> None:
    assert state in {entry.name for entry, form in gazetteer.lookup(seat) if form is MentionForm.METONYM}


def test_shared_names_give_the_default_first(gazetteer: Gazetteer) -> None:
    assert [entry.id for entry, _ in gazetteer.lookup("Georgia")] == ["country.ge", "place.georgia-us"]
    assert gazetteer.lookup("Dominican")[0][0].id == "country.do"


def _own(tmp_path: Path, text: str) -> Gazetteer:
    (tmp_path / "own.toml").write_text(text, "utf-8")
    return Gazetteer.load(tmp_path)


def test_a_later_row_adds_names(tmp_path: Path) -> None:
    found = _own(tmp_path, '[country.fj]\naliases = ["Isles of Fiji"]\nsource = "mine"\n').entries["country.fj"]
    assert found.name == "Fiji"
    assert "Isles of Fiji" in found.aliases
    assert "Fijian" in found.demonyms
    assert found.source.endswith("+ mine")


def test_all_mistakes_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    text = """
    [planet.mars]
    name = "Mars"
    [org.One]
    name = "One"
    [org.two]
    name = "Two"
    wikidata = "X9"
    [org.three]
    name = "Three"
    colour = "red"
    [org.four]
    aliases = ["Four"]
    [org.five]
    name = "Peru"
    in = "country.atlantis"
    [org.six]
    name = "Six"
    shared = ["Seven"]
    """
    with pytest.raises(DataFileError) as error:
        _own(tmp_path, text)
    for part in ("planet", "org.One", "X9", "org.three.colour", "org.four", "country.atlantis", "'peru'", "'Seven'"):
        assert part in str(error.value)


def test_broken_toml_and_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match=r"own\.toml"):
        _own(tmp_path, "[org.x\n")
    with pytest.raises(DataFileError, match="no such folder"):
        Gazetteer.load(tmp_path / "nowhere")


def test_folding() -> None:
    assert fold("The  U.S.") == "us"
    assert fold("Łódź–Kraków") == "lodz-krakow"
    assert fold("Türkiye’s") == "turkiye's"


def test_slugs_are_ascii_and_differ_for_other_scripts() -> None:
    assert slug("Lucía Barragán") == "lucia-barragan"
    assert slug("N'Djamena") == "ndjamena"
    assert slug("東京") != slug("北京")
    assert slug("…") == "x" or slug("…").isascii()


@given(st.text(max_size=40))
def test_any_text_has_a_slug_of_allowed_characters(text: str) -> None:
    assert set(slug(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug(text)
    assert fold(fold(text)) == fold(text) or "the " in fold(text) or fold(text).startswith("the")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zelensky", "Zelenskyy"), ("Zelensky", "Zelenskiy"), ("Mohammed", "Muhammad"), ("Mohamed", "Mohammad"),
        ("Yusuf Hussein", "Youssef Hussain"), ("al-Assad", "Al Assad"), ("Sergei Shoigu", "Sergey Shoygu"),
        ("Dmitri Kuleba", "Dmytro Kuleba"), ("Alexander Novak", "Aleksandr Novak"), ("Khrushchev", "Khrushchyov"),
    ],
)  # fmt: skip
def test_transliterations_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Okello", "Otieno"), ("Ivan", "Ivana"), ("Kovalenko", "Kovalchuk"), ("Li Wei", "Liu Wei"), ("Sisi", "Saied")],
)
def test_different_names_sound_different(one: str, other: str) -> None:
    assert sound(one) != sound(other)
