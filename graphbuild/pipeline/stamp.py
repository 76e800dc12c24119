"""What a record depends on, as one key: while it is unchanged, the article need not be analysed again."""

from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version

from graphbuild.extract import ExtractConfig, rules_version
from graphbuild.model import Article, digest


def stamp(config: ExtractConfig) -> str:
    """Return the key of everything but the article: rules, data files, options and model."""
    return digest("s-", rules_version(config), _model(config.model))


def mark_of(article: Article) -> str:
    """Return the key of an article as it was read; its paths do not matter."""
    return digest("", replace(article, paths=()))


def record_key(mark: str, rules: str, config: ExtractConfig) -> str:
    """Return the key under which a record is stored.

    Args:
        mark: See ``mark_of``.
        rules: The record's ``rules_version``: relations that the article cannot meet are no part of it.
        config: Settings.
    """
    return digest("k-", rules, _model(config.model), mark)


def _model(name: str) -> str:
    """Name and version of the model's package; a build in which nothing is new never loads the model."""
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return name  # a folder, or a model that is not there: loading it will say so
