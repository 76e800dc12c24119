"""The reference of the questions shows what they answer now."""

import subprocess
import sys
from pathlib import Path

from graphbuild.pipeline.report import BuildReport
from graphbuild.query import Library

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "queries.md"


def test_the_reference_is_up_to_date(built: tuple[Path, BuildReport]) -> None:
    command = [sys.executable, str(ROOT / "scripts" / "query_docs.py"), "--check", "--graph", str(built[0])]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_question_and_parameter_is_described() -> None:
    text = DOCUMENT.read_text("utf-8")
    for template in Library.load():
        section = text.split(f"### `{template.name}` ", 1)[1].split("\n### ", 1)[0]
        assert f"graphbuild query {template.name}" in section
        assert all(f"| `{parameter.name}` |" in section for parameter in template.parameters)
