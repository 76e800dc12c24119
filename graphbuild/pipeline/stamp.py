"""What a record depends on, as one key: when the key is unchanged, the article need not be read again."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import graphbuild
from graphbuild.assets import asset
from graphbuild.extract import ExtractConfig
from graphbuild.model import Article, digest

#: Stages whose code decides what a record holds.
_CODE = ("model.py", "ontology.py", "gazetteer.py", "ingest", "annotate", "extract", "resolve")
_DATA = ("data/ontology.toml", "data/lexicon", "data/gazetteer")


def stamp(config: ExtractConfig) -> str:
    """Return the key of everything but the article: code, data files, options and model.

    The bytes of code and data are hashed, so that a changed rule or name is noticed without anybody counting
    versions.
    """
    package = Path(graphbuild.__file__).parent
    roots = [package / name for name in _CODE] + [asset(name) for name in _DATA]
    roots += [Path(folder) for folder in (*config.ontology_dirs, *config.gazetteer_dirs)]
    content = sha256()
    for file in _files(roots):
        content.update(file.read_bytes())
    return digest("s-", content.hexdigest(), _model(config.model), config.coreference)


def record_key(article: Article, stamped: str) -> str:
    """Return the key under which the record of an article is stored; where it was read from does not matter."""
    return digest("k-", stamped, replace(article, paths=()))


def _files(roots: list[Path]) -> Iterator[Path]:
    for root in roots:
        if root.is_file():
            yield root
        else:
            yield from sorted(file for file in root.rglob("*") if file.suffix in {".py", ".toml", ".txt"})


def _model(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return name  # a folder, or a model that is not there: loading it will say so
