"""From parsed articles to mentions, topics and claims; one small module per phenomenon."""

from graphbuild.extract.batch import article_rules, extract_batch, model_version, rules_version
from graphbuild.extract.config import ExtractConfig

__all__ = ["ExtractConfig", "article_rules", "extract_batch", "model_version", "rules_version"]
