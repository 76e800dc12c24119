"""The word lists of ``data/lexicon``: what a word in or beside a name tells about it."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache

from graphbuild.assets import asset
from graphbuild.errors import DataFileError
from graphbuild.model import NodeType


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWords:
    """Lower-case words and lemmas by what they decide (the data file says how).

    Attributes:
        heads: Head noun of a name to the type of what it names.
        strong_titles: Titles that make a person of the run of capitals after them.
        industries: Goods and trades that end names of firms.
        surnames: Those of them that are surnames too.
        weak: Heads of facilities that make a name only where they are printed with a capital.
        lower_heads: Heads of events and places that make a name without a capital too.
        ordinary: Words in capitals that the model takes for names.
        papers: Heads of names of treaties and laws, which are no entities.
        callings: What people are by trade or office.
        given: Given names in plain letters; ``women`` and ``men`` have those that one sex alone bears.
        between: Lower-case words that may stand between a name and its head.
    """

    titles: frozenset[str]
    strong_titles: frozenset[str]
    heads: dict[str, NodeType]
    industries: frozenset[str]
    surnames: frozenset[str]
    weak: frozenset[str]
    lower_heads: frozenset[str]
    between: frozenset[str]
    ordinary: frozenset[str]
    papers: frozenset[str]
    languages: frozenset[str]
    language_verbs: frozenset[str]
    language_suffixes: frozenset[str]
    phrases: frozenset[str]
    place_of: frozenset[str]
    state_of: frozenset[str]
    place_verbs: frozenset[str]
    attitudes: frozenset[str]
    objects: frozenset[str]
    motion: frozenset[str]
    firms: frozenset[str]
    people: frozenset[str]
    callings: frozenset[str]
    settlements: frozenset[str]
    inward: frozenset[str]
    plain: frozenset[str]
    placed: frozenset[str]
    placed_one: frozenset[str]
    through: frozenset[str]
    moving: frozenset[str]
    entering: frozenset[str]
    inside: frozenset[str]
    leaning: frozenset[str]
    aimed: frozenset[str]
    held: frozenset[str]
    named_after: frozenset[str]
    acting: frozenset[str]
    seat_suffixes: frozenset[str]
    given: frozenset[str]
    women: frozenset[str]
    men: frozenset[str]


@lru_cache(maxsize=1)
def name_words() -> NameWords:
    """Read the lists once per process.

    Raises:
        DataFileError: The file or a key is missing or malformed.
    """
    path, given = asset("data/lexicon/names.toml"), asset("data/lexicon/given_names.toml")
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        lists = tomllib.loads(given.read_text("utf-8"))
        women, men, others = (frozenset(lists[key].split()) for key in ("women", "men", "others"))
        kinds = (NodeType.LOCATION, NodeType.ORGANIZATION, NodeType.EVENT, NodeType.FACILITY)
        return NameWords(
            titles=frozenset(data["titles"]["words"]),
            strong_titles=frozenset(data["titles"]["strong"]),
            between=frozenset(data["facility"]["between"]),
            heads=dict.fromkeys(data["organization"]["industries"], NodeType.ORGANIZATION)
            | {word: kind for kind in kinds for word in data[kind.lower()]["words"]},
            industries=frozenset(data["organization"]["industries"]),
            surnames=frozenset(data["organization"]["surnames"]),
            weak=frozenset(data["facility"]["weak"]),
            lower_heads=frozenset(data["event"]["lower"]) | frozenset(data["location"]["lower"]),
            ordinary=frozenset(data["ordinary"]["words"]),
            papers=frozenset(data["paper"]["words"]),
            languages=frozenset(data["language"]["words"]),
            language_verbs=frozenset(data["language"]["verbs"]),
            language_suffixes=frozenset(data["language"]["suffixes"]),
            phrases=frozenset(data["phrases"]["words"]),
            place_of=frozenset(data["place_of"]["words"]),
            state_of=frozenset(data["state_of"]["words"]),
            place_verbs=frozenset(data["place_verbs"]["words"]),
            attitudes=frozenset(data["place_verbs"]["attitudes"]),
            objects=frozenset(data["place_verbs"]["objects"]),
            motion=frozenset(data["motion"]["words"]),
            firms=frozenset(data["kinds"]["firms"]),
            people=frozenset(data["kinds"]["people"]),
            callings=frozenset(data["kinds"]["callings"]),
            settlements=frozenset(data["kinds"]["settlements"]),
            inward=frozenset(data["kinds"]["inward"]),
            plain=frozenset(data["kinds"]["plain"]),
            placed=frozenset(data["placed"]["words"]),
            placed_one=frozenset(data["placed"]["one"]),
            through=frozenset(data["placed"]["through"]),
            moving=frozenset(data["placed"]["moving"]),
            entering=frozenset(data["placed"]["verbs"]),
            inside=frozenset(data["seat"]["inside"]),
            leaning=frozenset(data["seat"]["leaning"]),
            aimed=frozenset(data["seat"]["aimed"]),
            held=frozenset(data["seat"]["held"]),
            named_after=frozenset(data["seat"]["named_after"]),
            acting=frozenset(data["seat"]["acting"]),
            seat_suffixes=frozenset(data["seat"]["suffixes"]),
            women=women,
            men=men,
            given=women | men | others,
        )
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError) as error:
        raise DataFileError(f"data/lexicon/names.toml or given_names.toml: {error}") from error
