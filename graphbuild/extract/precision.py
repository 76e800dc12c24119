"""How often a rule is right, as measured on the sentence bank: ``data/precision.toml`` of ``scripts/calibrate.py``."""

import tomllib
from collections.abc import Mapping
from functools import cache

from graphbuild.assets import asset


@cache
def measured() -> Mapping[str, float]:
    """Return the measured shares by relation and kind of trigger, by kind, and of all."""
    return tomllib.loads(asset("data/precision.toml").read_text("utf-8"))


def rule_precision(rule: str) -> float:
    """Return the share of claims of a rule that are right, 0 to 1; of its kind, or of all, where it was never seen.

    Args:
        rule: Id of the rule: relation, kind of trigger, lemma (``OPPOSES.v.oppose``).
    """
    relation, kind = rule.split(".")[:2]
    known = measured()
    return next(known[name] for name in (f"{relation}.{kind}", kind, "all") if name in known)
