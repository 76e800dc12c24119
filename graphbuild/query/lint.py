"""Rules for templates: what makes a query safe to hand out and equal on both engines."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from graphbuild.query.lint_order import order_problems
from graphbuild.query.safety import refusals
from graphbuild.query.scanning import Kind, Token, code, scan
from graphbuild.query.templates import Returns, Template
from graphbuild.store import GRAPH_COLUMNS

#: Functions and operators that one of the engines lacks.
_NOT_PORTABLE = frozenset({"ELEMENTID", "ID", "PROPERTIES", "PERCENTILECONT", "PERCENTILEDISC", "SHORTEST"})
#: What may follow the star of a path of variable length: a number, or a range with an upper end.
_BOUNDED = re.compile(r"\d*\.\.\d+|\d+(?![\d.])")


def problems(template: Template) -> list[str]:
    """Return what is wrong with a template, a line for each problem."""
    tokens = code(template.cypher)
    found = [*refusals(template.cypher), *order_problems(tokens), *_portability(template.cypher), *_paths(tokens)]
    if template.returns is Returns.GRAPH:
        missing = [name for name in GRAPH_COLUMNS if not _has_column(tokens, name)]
        found += [f"a template that returns a graph must have a column {name}" for name in missing]
    return [f"{template.path}: {text}" for text in found]


def _portability(cypher: str) -> Iterator[str]:
    if any(token.text.startswith("/*") for token in scan(cypher) if token.kind is Kind.COMMENT):
        yield "kglite reads no comments in /* */: write // at the beginning of each line"
    tokens = code(cypher)
    for token, after in pairwise(tokens):
        if token.kind is Kind.WORD and token.upper in _NOT_PORTABLE and after.text in ("(", "1"):
            yield f"line {token.line}: {token.text} does not give the same result on both engines"


def _paths(tokens: Sequence[Token]) -> Iterator[str]:
    """A path without a largest length may visit the whole graph."""
    inside = False
    for at, token in enumerate(tokens):
        if token.text == "[":
            inside = at > 0 and tokens[at - 1].text == "-"
        elif token.text == "]":
            inside = False
        elif inside and token.text == "*":
            length = "".join(after.text for after in tokens[at + 1 : at + 5])
            if not _BOUNDED.match(length):
                yield f"line {token.line}: a path of variable length needs bounds, as in [:MEETS*1..4]"


def _has_column(tokens: Sequence[Token], name: str) -> bool:
    texts = [token.text for token in tokens]
    return any(first.upper() == "AS" and second == name for first, second in pairwise(texts))
