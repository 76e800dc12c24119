"""The wheel carries what the package needs; in the full check the tests run on it, not on the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import graphbuild
from graphbuild.assets import asset

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("queries", "viz", "data/lexicon", "data/gazetteer", "data/articles")


def visible(folder: Path) -> set[str]:
    """Names of the files below a folder, without hidden ones and caches."""
    files = (file.relative_to(folder) for file in folder.rglob("*") if file.is_file())
    return {file.as_posix() for file in files if not file.name.startswith(".") and "__pycache__" not in file.parts}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that the full check built, else one built now."""
    if "GRAPHBUILD_TEST_WHEEL" in os.environ:
        [built] = (ROOT / "dist").glob("graphbuild-*.whl")
        return built
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    [built] = folder.glob("*.whl")
    return built


def test_wheel_carries_all_that_people_edit(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in FOLDERS:
        for name in visible(ROOT / folder):
            assert f"graphbuild/_assets/{folder}/{name}" in names
    assert "graphbuild/_assets/data/ontology.toml" in names
    assert "graphbuild/py.typed" in names
    version = "-".join(wheel.name.split("-")[:2])
    tops = {name.split("/")[0] for name in names} - {"graphbuild", f"{version}.dist-info"}
    assert all("__mypyc." in name for name in tops)  # what the compiled modules share


def test_assets_are_found() -> None:
    for folder in FOLDERS:
        assert visible(asset(folder)) == visible(ROOT / folder)


@pytest.mark.skipif("GRAPHBUILD_TEST_WHEEL" not in os.environ, reason="only in the full check")
def test_this_run_tests_the_wheel() -> None:
    assert ROOT not in Path(graphbuild.__file__).parents or ".cache" in Path(graphbuild.__file__).parts
