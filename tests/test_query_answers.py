"""Questions about the sample articles, with answers that a reader of these articles gives.

Nothing here was copied from an output. Where the articles say more than the answer lists, the question is not
``whole``: the rows listed must then be among the answer, and what is listed as wrong must not.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from neo4j_server import Login, open_store, wipe

from graphbuild.pipeline.opening import open_graph
from graphbuild.pipeline.report import BuildReport
from graphbuild.query import Library, run
from graphbuild.store import GraphStore, connect

LIBRARY = Library.load()
EU, NATO = "EU membership of Ukraine", "NATO membership of Ukraine"
PLANT = "Zaporizhzhia Nuclear Power Plant"
PUTIN, FICO, ZELENSKYY = "Vladimir Putin", "Robert Fico", "Volodymyr Zelensky"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question and what the articles say.

    Attributes:
        columns: Names of the columns that decide; the others are left out.
        answer: Rows of these columns.
        whole: The answer has no other rows.
        wrong: Rows that the articles rule out.
    """

    template: str
    arguments: Mapping[str, str | bool] = field(default_factory=dict)
    columns: str
    answer: frozenset[tuple[object, ...]]
    whole: bool = True
    wrong: frozenset[tuple[object, ...]] = frozenset()


def ask(
    template: str,
    columns: str,
    answer: set[tuple[object, ...]],
    *,
    whole: bool = True,
    wrong: set[tuple[object, ...]] | None = None,
    **arguments: str | bool,
) -> Question:
    """Write a question in one line."""
    return Question(
        template=template,
        arguments=arguments,
        columns=columns,
        answer=frozenset(answer),
        whole=whole,
        wrong=frozenset(wrong or ()),
    )


QUESTIONS = (
    ask(
        "stance", "relation polarity modality phase outlet",
        {
            ("OPPOSES", "asserted", "actual", None, "Harbor Courier"),
            ("REJECTS", "asserted", "actual", None, "Meridian Post"),
        },
        entity="Russia", topic=NATO,
    ),
    ask(
        "stance", "relation polarity speaker outlet",
        {
            ("OPPOSES", "denied", PUTIN, "Harbor Courier"),
            ("OPPOSES", "denied", PUTIN, "Meridian Post"),
            ("OPPOSES", "denied", "author", "Harbor Courier"),
        },
        entity="Russia", topic=EU,
    ),
    ask(
        "opponents", "subject relation polarity",
        {("Russia", "OPPOSES", "asserted"), ("Russia", "REJECTS", "asserted"), (FICO, "OPPOSES", "asserted")},
        topic=NATO,
    ),
    ask(
        "opponents", "subject relation polarity",
        {
            ("Hungary", "OPPOSES", "asserted"), ("Viktor Orbán", "OPPOSES", "asserted"),
            (FICO, "OPPOSES", "denied"), ("Russia", "OPPOSES", "denied"),
        },
        topic=EU,
    ),
    ask(
        "supporters", "subject relation polarity speaker",
        {
            ("Slovakia", "SUPPORTS", "asserted", FICO),
            (FICO, "SUPPORTS", "asserted", "author"),
            ("Poland", "SUPPORTS", "asserted", "author"),
            ("Baltic states", "SUPPORTS", "asserted", "author"),
        },
        topic=EU, polarity="asserted",
    ),
    # Two outlets repeat what Putin said on one day: with the third article's own voice that makes two origins.
    ask("positions", "subject relation polarity origins", {("Russia", "OPPOSES", "denied", 2)}, whole=False, topic=EU),
    ask(
        "hosts", "subject modality outlet",
        {
            ("France", "planned", "Lakeside Tribune"),
            ("France", "actual", "Coastline News"),
            ("France", "actual", "Old Mill Chronicle"),
        },
        entity="France",
    ),
    ask(
        "hosts", "subject object modality",
        {("Friedrich Merz", ZELENSKYY, "actual")},
        whole=False, wrong={("Russia", ZELENSKYY, "actual")}, since="2025-12-01",
    ),
    ask(
        "gas-supply", "subject relation object polarity modality",
        {
            ("Gazprom", "SUPPLIES_GAS_TO", "Slovakia", "asserted", "actual"),
            ("Russia", "SUPPLIES_GAS_TO", "Slovakia", "asserted", "actual"),
            ("Norway", "SUPPLIES_GAS_TO", "Slovakia", "asserted", "hypothetical"),
            ("Ukraine", "SUPPLIES_GAS_TO", "Slovakia", "asserted", "planned"),
        },
        whole=False,
        wrong={
            ("Hungary", "SUPPLIES_GAS_TO", "Slovakia", "asserted", "actual"),
            ("Norway", "SUPPLIES_GAS_TO", "Slovakia", "asserted", "actual"),
            ("Ukraine", "SUPPLIES_GAS_TO", "Slovakia", "asserted", "actual"),
        },
        entity="Slovakia",
    ),
    ask(
        "gas-supply", "relation object supplier customer polarity modality",
        {("TRANSITS_THROUGH", "TurkStream", "Gazprom", "Slovakia", "asserted", "actual")},
        whole=False, entity="Slovakia",
    ),
    # Oil reaches Hungary through Druzhba; nothing of that is gas.
    ask("gas-supply", "object", set(), entity="Druzhba pipeline"),
    ask(
        "gas-supply", "relation object polarity phase date",
        {("TRANSITS_THROUGH", "Ukraine", "denied", "ended", "2025-01-01")},
        whole=False, entity="Ukraine",
    ),
    ask(
        "facility", "aspect subject relation polarity speaker",
        {("controls", "Russia", "CONTROLS", "asserted", "author")},
        whole=False, wrong={("controls", "Ukraine", "CONTROLS", "asserted", "author")}, facility=PLANT,
    ),
    ask(
        "meetings", "subject object modality outlet",
        {
            (PUTIN, FICO, "actual", "Harbor Courier"),
            (FICO, PUTIN, "actual", "Northgate Daily"),
            (FICO, ZELENSKYY, "planned", "Harbor Courier"),
            (FICO, ZELENSKYY, "planned", "Meadow Post"),
        },
        whole=False, wrong={(FICO, ZELENSKYY, "actual", "Meadow Post")}, entity=FICO,
    ),
    ask(
        "meetings", "subject object polarity modality",
        {(PUTIN, ZELENSKYY, "denied", "actual"), (PUTIN, ZELENSKYY, "denied", "planned")},
        whole=False, wrong={(PUTIN, ZELENSKYY, "asserted", "actual")}, entity=ZELENSKYY,
    ),
    ask(
        "denied", "subject relation object",
        {("Russia", "OPPOSES", EU), (FICO, "OPPOSES", EU)},
        relation="OPPOSES",
    ),
    ask(
        "denied", "subject object",
        {("Bolivia", "Argentina"), ("Russia", "Poland"), ("Gazprom", "Czech Republic")},
        relation="supplies gas to",
    ),
    ask(
        "said-by", "subject relation object polarity modality outlet",
        {
            ("Russia", "OPPOSES", EU, "denied", "actual", "Harbor Courier"),
            ("Russia", "OPPOSES", EU, "denied", "actual", "Meridian Post"),
            ("Russia", "ATTACKS", "Europe", "denied", "planned", "Harbor Courier"),
            ("Russia", "COOPERATES_WITH", "United States", "asserted", "possible", "Harbor Courier"),
            ("Russia", "COOPERATES_WITH", "United States", "asserted", "possible", "Riverbend Times"),
        },
        whole=False, wrong={("Russia", "OPPOSES", EU, "asserted", "actual", "Harbor Courier")}, speaker=PUTIN,
    ),
    ask(
        "said-about", "subject relation object polarity speaker",
        {("Russia", "OPPOSES", EU, "denied", PUTIN)},
        whole=False, speaker=PUTIN, about="European Union",
    ),
    ask(
        "timeline", "date subject relation object polarity",
        {
            ("2025-09-09", "William Ruto", "HEAD_OF", "Kenya", "asserted"),
            ("2025-09-09", "Ethiopia", "SUPPLIES_TO", "Kenya", "asserted"),
            ("2025-09-10", "Ethiopia", "SUPPLIES_TO", "Kenya", "denied"),
        },
        whole=False, entity="Kenya",
    ),
    ask(
        "chain", "step here relation there",
        {
            (1, "Rosatom", "OWNS", "Uranium One Group"),
            (2, "Uranium One Group", "HOLDS_CONTRACT_WITH", "YLB"),
        },
        start="Rosatom", end="YLB",
    ),
    ask(
        "sources", "polarity speaker sentence outlet",
        {
            (
                "denied", "author",
                "The Kremlin, however, does not object to Ukraine joining the European Union.", "Harbor Courier",
            ),
            (
                "denied", PUTIN,
                "Russia does not oppose Ukraine’s membership of the European Union, President Vladimir Putin said in "
                "Beijing on Tuesday.",
                "Meridian Post",
            ),
        },
        whole=False, subject="Russia", relation="OPPOSES", object=EU,
    ),
    ask("sources", "polarity", {("denied",)}, subject="Russia", relation="OPPOSES", object=EU),
    ask(
        "first-claimed", "date speaker",
        {("2025-09-02", PUTIN), ("2025-12-14", "author")},
        subject="Russia", relation="OPPOSES", object=EU, polarity="denied",
    ),
    ask(
        "conflicts", "subject relation object polarity sentence other_polarity other_sentence",
        {
            (
                "Ethiopia", "SUPPLIES_TO", "Kenya",
                "denied", "Ethiopia does not supply electricity to Kenya yet, although a line between the two "
                "countries is ready.",
                "asserted", "Ethiopia already supplies electricity to Kenya.",
            )
        },
        whole=False, kind="dispute",
    ),
    # Two outlets contradict each other about Kenya, but neither took anything back.
    ask("changed", "subject object", set(), entity="Kenya"),
    ask(
        "changed", "subject object change speaker later_speaker",
        {("Ukraine", "NATO", "sought → dropped", "author", ZELENSKYY)},
        entity="NATO",
    ),
    ask("undated", "outlet", {("Meadow Post",)}),
    ask(
        "undated", "subject relation object modality",
        {
            (FICO, "OPPOSES", NATO, "actual"),
            (FICO, "SUPPORTS", EU, "actual"),
            (FICO, "MEETS", ZELENSKYY, "planned"),
            ("Slovakia", "BORDERS", "Ukraine", "actual"),
            ("Slovakia", "SUPPLIES_TO", "Ukraine", "actual"),
            ("Ukraine", "SUPPLIES_GAS_TO", "Slovakia", "planned"),
        },
        whole=False,
    ),
    ask(
        "hearsay", "subject relation speaker",
        {("Sudan", "SUPPORTS", "unnamed:source"), ("Slovakia", "TELLS", "Yuri Ushakov")},
        whole=False, wrong={("Russia", "OPPOSES", "author")},
    ),
    ask(
        "members", "subject relation object polarity phase speaker",
        {("Ukraine", "SEEKS_MEMBERSHIP_IN", "NATO", "denied", "ended", ZELENSKYY)},
        whole=False, wrong={("Ukraine", "MEMBER_OF", "NATO", "asserted", None, "author")}, entity="NATO",
    ),
    ask(
        "members", "subject relation object polarity date",
        {("Ukraine", "SEEKS_MEMBERSHIP_IN", "European Union", "asserted", "2022-02-01")},
        whole=False, entity="EU",
    ),
    ask(
        "accusations", "subject relation object outlet",
        {
            ("Egypt", "ACCUSES", "Ethiopia", "Delta Observer"),
            ("Egypt", "ACCUSES", "Ethiopia", "Northgate Daily"),
            (FICO, "ACCUSES", "Ukraine", "Northgate Daily"),
            ("Russia", "ACCUSES", "Ukraine", "Valley Herald"),
        },
        whole=False, wrong={("Sudan", "ACCUSES", "Ethiopia", "Northgate Daily")},
    ),
    ask(
        "agreements", "subject relation object polarity",
        {("SPP", "HOLDS_CONTRACT_WITH", "Gazprom", "asserted")},
        whole=False, entity="Gazprom", polarity="asserted",
    ),
    ask(
        "offices", "subject relation office",
        {
            (PUTIN, "HEAD_OF", "president"),
            ("Sergei Lavrov", "OFFICIAL_OF", "foreign minister"),
            ("Dmitry Peskov", "SPOKESPERSON_OF", "spokesman"),
        },
        whole=False, wrong={(FICO, "HEAD_OF", "president")}, entity="Russia",
    ),
    ask(
        "visits", "subject relation object modality",
        {("Salva Kiir", "VISITS", "Ethiopia", "actual")},
        whole=False, entity="Ethiopia",
    ),
    ask(
        "outlets", "outlet articles",
        {
            ("Coastline News", 1), ("Delta Observer", 1), ("Harbor Courier", 2), ("Lakeside Tribune", 2),
            ("Meadow Post", 1), ("Meridian Post", 1), ("Northgate Daily", 2), ("Old Mill Chronicle", 1),
            ("Plains Gazette", 2), ("Riverbend Times", 1), ("Summit Ledger", 2), ("Valley Herald", 1),
        },
    ),
    ask(
        "articles", "outlet published agency",
        {("Old Mill Chronicle", "2025-09-04", "Globewire")},
        outlet="Old Mill Chronicle",
    ),
    ask(
        "neighbourhood", "subject kind object",
        {("Gazprom", "SUPPLIES_GAS_TO", "Slovakia")},
        whole=False, entity="Slovakia",
    ),
    ask(
        "relation-between", "subject relation object polarity",
        {("Egypt", "ACCUSES", "Ethiopia", "asserted")},
        whole=False, first="Egypt", second="Ethiopia",
    ),
    ask("topics", "topic", {(EU,), (NATO,)}, whole=False, about="Ukraine"),
)  # fmt: skip


@pytest.fixture(scope="module")
def embedded(built: tuple[Path, BuildReport]) -> Iterator[GraphStore]:
    """The store that the build wrote."""
    with connect(built[0] / "store") as store:
        yield store


@pytest.fixture(scope="module")
def server(built: tuple[Path, BuildReport], neo4j_login: Login) -> Iterator[GraphStore]:
    """A real server with the same graph."""
    wipe(neo4j_login)
    with open_store(neo4j_login) as store:
        store.load(open_graph(built[0]))
        yield store
    wipe(neo4j_login)


@pytest.fixture(params=["embedded", pytest.param("server", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest) -> GraphStore:
    found: GraphStore = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.template)
def test_answers_are_those_of_a_reader(store: GraphStore, embedded: GraphStore, question: Question) -> None:
    rows = run(store, LIBRARY[question.template], question.arguments)
    assert rows == run(embedded, LIBRARY[question.template], question.arguments)
    found = {tuple(row[name] for name in question.columns.split()) for row in rows.dicts()}
    if question.whole:
        assert found == question.answer
    else:
        assert question.answer <= found
    assert not found & question.wrong


def test_most_templates_are_asked() -> None:
    assert len({question.template for question in QUESTIONS}) >= 20
