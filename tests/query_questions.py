"""What the templates are asked in the conformance suite and in the benchmark."""

from collections import Counter
from typing import Any

from query_oracle import MOST_CHAINS, Oracle

from graphbuild.query import Template


def questions(template: Template, oracle: Oracle) -> list[dict[str, Any]]:
    """The examples, the defaults where nothing is required, and arguments from the middle of the graph."""
    found: list[dict[str, Any]] = [dict(example) for example in template.examples]
    required = [parameter for parameter in template.parameters if parameter.required]
    if not required:
        found.append({})
    frequent = {"entity": busiest(oracle, topics=False), "topic": busiest(oracle, topics=True)}
    frequent["node"] = [frequent["entity"][1], frequent["topic"][0], *frequent["entity"][2:]]
    if {"subject", "relation", "object"} <= {parameter.name for parameter in required}:
        for relations in ({edge["relation"] for edge in oracle.edges}, {"MEETS"}):
            edges = [edge for edge in oracle.edges if edge["relation"] in relations]
            best = max(edges, key=lambda edge: (edge["origins"], edge["rid"]))
            ends = (best["source"], best["target"]) if len(relations) > 1 else (best["target"], best["source"])
            found.append({"subject": ends[0], "relation": best["relation"], "object": ends[1]})
    elif required and all(parameter.type in frequent for parameter in required):
        for shift in range(3):
            pools = {kind: list(names[shift:]) for kind, names in frequent.items()}
            found.append({parameter.name: pools[parameter.type].pop(0) for parameter in required})
    return found


def busiest(oracle: Oracle, *, topics: bool, number: int = 6) -> list[str]:
    """Names of the nodes with most claims."""
    ends = [claim[end] for claim in oracle.all_claims for end in ("subject", "object")]
    counts = Counter(end["name"] for end in ends if (end["type"] == "TOPIC") == topics)
    return sorted(counts, key=lambda name: (-counts[name], name))[:number]


def is_cut(template: Template, expected: list[dict[str, Any]]) -> bool:
    """Whether the embedded store may show another chain than the first one, as the template says."""
    return template.name.startswith("chain") and bool(expected) and expected[0]["chains"] == MOST_CHAINS
