"""The compiled rules state what the sources state, to the byte, and cost little beside spaCy.

The full check installs the compiled wheel and runs the tests on it; on the checkout there is nothing to compare.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from graphbuild.extract import batch

ROOT = Path(__file__).resolve().parent.parent
#: Reads the sentences of the bank as articles of their own and writes where the rules came from and every record.
READ_BANK = """
import json, sys
from pathlib import Path
from graphbuild.extract import batch, extract_batch
from graphbuild.model import Article
lines = [line for file in sorted(Path(sys.argv[1]).rglob("challenge.jsonl")) for line in file.open(encoding="utf-8")]
items = [json.loads(line) for line in lines[:: int(sys.argv[2])]]
articles = [Article(id=i["id"], title="", text=i["text"], published=i.get("published")) for i in items]
print(Path(batch.__file__).suffix)
for record in extract_batch(articles):
    print(repr(record))
"""
#: What the rules of the sources cost beside spaCy is more; see docs/benchmarks.md for the figure on a quiet machine.
MOST = 0.2

pytestmark = pytest.mark.skipif(Path(batch.__file__).suffix == ".py", reason="the rules of this run are not compiled")


def run(*arguments: str, sources: bool = False) -> str:
    """Run Python on the installed package, or on the sources of the checkout."""
    environment = os.environ | ({"PYTHONPATH": str(ROOT)} if sources else {})
    command = [sys.executable, "-P", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout


def test_records_are_those_of_the_sources() -> None:
    arguments = ("-c", READ_BANK, str(ROOT / "tests" / "cases"), "8")
    compiled = run(*arguments).splitlines()
    read = run(*arguments, sources=True).splitlines()
    assert compiled[0].startswith((".so", ".pyd"))
    assert read[0] == ".py"
    assert len(read) > 120
    assert compiled[1:] == read[1:]


def test_rules_cost_little_beside_the_parser() -> None:
    script = str(ROOT / "benchmarks" / "cost.py")
    found = json.loads(run(script, "--json", "--rounds", "3", str(ROOT / "data" / "articles")))
    assert found["compiled"]
    assert found["own"] / found["bare"] < MOST
