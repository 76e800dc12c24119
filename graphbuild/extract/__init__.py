"""From parsed articles to mentions, topics and claims; one small module per phenomenon."""

from graphbuild.extract.batch import ExtractConfig, article_rules, extract_batch, model_version, rules_version

__all__ = ["ExtractConfig", "article_rules", "extract_batch", "model_version", "rules_version"]
