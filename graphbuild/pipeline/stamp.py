"""What a record depends on, as one key: while it is unchanged, the article need not be analysed again."""

from collections.abc import Collection
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version

from graphbuild.extract import ExtractConfig, article_rules, rules_version
from graphbuild.model import Article, digest


def stamp(config: ExtractConfig) -> str:
    """Return the key of everything but the article: rules, data files, options and model."""
    return digest("s-", rules_version(config), _model(config.model))


def record_key(article: Article, words: Collection[str], config: ExtractConfig) -> str:
    """Return the key under which the record of an article is stored; its paths do not matter.

    Args:
        article: The article.
        words: Its words, as its record has them: relations that they cannot meet do not matter either.
        config: Settings.
    """
    return digest("k-", article_rules(words, config), _model(config.model), replace(article, paths=()))


def _model(name: str) -> str:
    """Name and version of the model's package; a build in which nothing is new never loads the model."""
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return name  # a folder, or a model that is not there: loading it will say so
