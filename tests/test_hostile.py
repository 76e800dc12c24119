"""One run over a folder of hostile files: the good ones are read, every bad one is named, nothing hangs or swells."""

import json
from collections import Counter
from itertools import pairwise
from time import process_time

import pytest
from hostile_files import BAD, LONG, ODD, TEXT
from hostile_run import FILES, LARGEST, LONGEST, Run, inside, run_in

from graphbuild.annotate.parse import Doc, Span, Token
from graphbuild.extract.batch import extract_batch
from graphbuild.ingest import read_text


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return run_in(tmp_path_factory.mktemp("hostile"))


def test_there_are_enough_of_each_group() -> None:
    groups = Counter(file.group for file in FILES)
    assert sum(groups.values()) >= 150
    assert len(groups) == 12
    assert min(groups.values()) >= 7


def test_good_ones_are_extracted_in_the_same_run(run: Run) -> None:
    assert run.code == 0, run.errors[-2000:]
    claims = [json.loads(line) for line in (run.folder / "out" / "claims.jsonl").read_text("utf-8").splitlines()]
    opposing = {claim["subject"]["name"] for claim in claims if claim["relation"] == "OPPOSES"}
    assert set(run.good) <= opposing
    met = {claim["subject"]["name"] for claim in claims if claim["relation"] == "MEETS"}
    assert met


def test_every_bad_file_is_named_and_every_odd_one_read(run: Run) -> None:
    named = frozenset(item["input"] for item in run.report["skipped"])
    assert [file.name for file in FILES if file.verdict is BAD and not inside(file, named)] == []
    assert [file.name for file in FILES if file.verdict is BAD and inside(file, run.articles)] == []
    assert [file.name for file in FILES if file.verdict is ODD and not inside(file, run.articles)] == []
    assert [file.name for file in FILES if not inside(file, named | run.articles)] == []
    assert all(item["reason"] for item in run.report["skipped"])
    assert "news/toml/articles.toml" in named


def test_no_traceback_no_hang_and_bounded_memory(run: Run) -> None:
    assert "Traceback" not in run.errors
    assert "\x1b" not in run.errors
    assert all(line.isprintable() for line in run.errors.splitlines())
    assert run.seconds < LONGEST
    assert run.memory < LARGEST


def test_nothing_is_written_or_run_elsewhere(run: Run) -> None:
    assert {path.name for path in run.folder.iterdir()} == {"news", "out", "report.json", "errors"}
    assert not list(run.folder.parent.rglob("slipped.txt"))
    assert not list(run.folder.rglob("ran"))
    texts = (run.folder / "out" / "claims.jsonl").read_text("utf-8")
    assert "root:" not in texts


@pytest.mark.parametrize("sign", ["[", "$", "🙂"])
def test_a_word_without_an_end_costs_no_more_than_words(sign: str) -> None:
    """To the tokenizer every sign may be a word, and it looks at the rest for each: 9,000 took ten seconds."""
    costs = []
    for text in (LONG * 100, sign * len(LONG) * 100):
        start = process_time()
        extract_batch([read_text(f"{TEXT}\n\n{text}")])
        costs.append(process_time() - start)
    assert costs[1] < 3 * costs[0]


@pytest.mark.parametrize("part", ["the president of ", "to try ", "sanctioned, banned, "])
def test_words_may_hang_a_thousand_deep(part: str) -> None:
    (record,) = extract_batch([read_text(f"{TEXT}\n\n{(part * 1000)[:9900]} Sweden.")])
    assert "MEETS" in {claim.relation for claim in record.claims}


def test_edges_and_all_that_hangs_on_a_word_need_no_recursion() -> None:
    doc = Doc(text="a " * 5000)
    sent = Span(doc, 0, 5000)
    kind = ("NOUN", "NN", "dep", "", " ")
    doc.tokens += [Token(sent, place, 2 * place, ("a", "a", "a"), kind) for place in range(5000)]
    for token, head in pairwise(doc.tokens):
        token.head = head
        head.kids.append(token)
    last = doc.tokens[-1]
    assert (last.left_edge.i, last.right_edge.i, doc.tokens[7].left_edge.i, doc.tokens[7].right_edge.i) == (
        0,
        4999,
        0,
        7,
    )
    assert [token.i for token in last.subtree] == [*range(5000)]
