"""What must hold for any input: evidence is where it says, merging has no order, no step depends on who came first."""

from dataclasses import replace
from random import Random

from graphs import make_records
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphbuild.assemble import assemble, claim_rows
from graphbuild.extract import extract_batch
from graphbuild.ingest import clean, merge_copies, read_text
from graphbuild.model import Article
from graphbuild.records import verified

_URLS = st.sampled_from(["", "https://a.example/1", "https://a.example/2"])
_DAYS = st.sampled_from([None, "2024-01-01", "2024-01-02"])
_ARTICLES = st.builds(
    lambda text, url, day, path, outlet: read_text(text, url=url, published=day, path=path, outlet=outlet),
    st.sampled_from(["Norway met Finland.", "Norway did not meet Finland.", "Chad left.", "Chad left!"]),
    _URLS,
    _DAYS,
    st.sampled_from("abcd"),
    st.sampled_from(["", "Reef Paper"]),
)
_MANY = st.lists(_ARTICLES, max_size=6)


@given(_MANY, _MANY, _MANY)
def test_merging_copies_is_idempotent_commutative_and_associative(
    one: list[Article], two: list[Article], three: list[Article]
) -> None:
    merged = merge_copies([*one, *two, *three])
    assert merge_copies(merged) == merged
    assert merge_copies([*merged, *one]) == merged
    assert merge_copies([*three, *one, *two]) == merged
    assert merge_copies([*merge_copies([*one, *two]), *three]) == merged
    assert merge_copies([*one, *merge_copies([*two, *three])]) == merged


_WORDS = (
    "Norway|Finland|NATO|met|opposes|does not support|the pipeline project of|in Oslo|said that|Ana Rusu|on Tuesday"
)
_SIGNS = [".", ". ", "\n\n", ",", "“", "”", "\u00ad", "\u200b", "&amp;", "<b>", "e\u0301", "🙂", "\x00", "*", "(", ")"]
_PIECES = st.sampled_from([*_WORDS.split("|"), *_SIGNS])
_TEXTS = st.lists(_PIECES, min_size=1, max_size=25).map(" ".join) | st.text(max_size=60)


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_TEXTS, min_size=1, max_size=4))
def test_evidence_is_where_it_says(texts: list[str]) -> None:
    articles = [read_text(f"{text}\n\nNorway met Finland in Oslo.") for text in texts]
    for article, record in zip(articles, extract_batch(articles), strict=True):
        kept, problems = verified(record)
        assert kept == record
        assert not problems
        assert record.claims
        for claim in record.claims:
            for item in claim.evidence:
                assert item.sentence.of(article.text) == item.text
                for part in (item.trigger, item.subject, item.object, *(cue.span for cue in item.cues)):
                    assert 0 <= part.start < part.end <= len(article.text)
        for block in clean(article).blocks:
            assert block.raw(0, len(block.text)).of(article.text)


@settings(deadline=None, max_examples=10)
@given(st.integers(min_value=0, max_value=10_000))
def test_the_order_of_records_never_matters(seed: int) -> None:
    records = make_records(seed=seed, entities=12, topics=4, articles=8, claims=30)
    graph = assemble(records)
    lot = Random(seed)  # noqa: S311  (no secret)
    shuffled = [
        replace(record, nodes=tuple(lot.sample(record.nodes, len(record.nodes)))) for record in lot.sample(records, 8)
    ]
    assert assemble(shuffled) == graph
    assert list(claim_rows(assemble(shuffled))) == list(claim_rows(graph))
