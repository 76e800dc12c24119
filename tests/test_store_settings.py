"""Where the server is: options before the environment before graphbuild.toml; no password in any file."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from graphbuild.cli.main import main
from graphbuild.errors import InputError
from graphbuild.store.settings import Settings

FULL = """
[neo4j]
uri = "neo4j+s://example.test"
user = "reader"
database = "news"
name = "march"
batch = 700
patience = 2.5
password_env = "NEWS_KEY"
"""


def write(folder: Path, text: str) -> Path:
    file = folder / "graphbuild.toml"
    file.write_text(text, "utf-8")
    return file


def test_the_first_that_says_so_wins(tmp_path: Path) -> None:
    file = write(tmp_path, FULL)
    found = Settings.find(
        {"uri": None, "database": "mine"}, environment={"NEO4J_USERNAME": "env", "NEO4J_DATABASE": "x"}, file=file
    )
    assert found == Settings(
        uri="neo4j+s://example.test",
        user="env",
        database="mine",
        name="march",
        batch=700,
        patience=2.5,
        password_env="NEWS_KEY",  # noqa: S106
    )
    assert Settings.find(environment={"GRAPHBUILD_CONFIG": str(tmp_path / "absent.toml")}) == Settings()
    assert Settings.find(environment={"GRAPHBUILD_CONFIG": str(file)}).user == "reader"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[neo4j]\npassword = "open sesame"', r"password does not belong into a file.*password_env"),
        ('[neo4j]\nadress = "x"', r"no setting 'adress'; it has uri, user"),
        ("[neo4j]\nuri = 3", r"uri must be a text"),
        ("[neo4j]\nbatch = 0", r"batch must be a number"),
        ("[neo4j]\npatience = -0.5", r"patience must be a number above 0"),
        ("[neo4j]\npatience = true", r"patience must be a number above 0"),
        ("[neo4j", r"cannot be read"),
    ],
)
def test_mistakes_are_named_without_what_is_secret(tmp_path: Path, text: str, message: str) -> None:
    file = write(tmp_path, text)
    with pytest.raises(InputError, match=message) as caught:
        Settings.find(file=file)
    assert str(file) in str(caught.value)
    assert "sesame" not in str(caught.value)


def test_commands_read_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NEO4J_URI", raising=False)
    assert "which server?" in CliRunner().invoke(main, ["unload"]).output
    write(tmp_path, '[neo4j]\nuri = "neo4j://127.0.0.1:1"')
    done = CliRunner().invoke(main, ["unload"])
    assert done.exit_code == 3
    assert "no Neo4j server answers at neo4j://127.0.0.1:1" in done.output
    asked = CliRunner().invoke(main, ["query", "overview"])
    assert "no Neo4j server answers" in asked.output
    by_folder = CliRunner().invoke(main, ["query", "overview", "--graph", str(tmp_path)])
    assert "no graph at" in by_folder.output
