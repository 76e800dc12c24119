r"""Cuts Cypher text into tokens: enough to tell code from strings, comments and quoted names.

No parser: what needs the meaning of a query asks the engine for its plan. ``\u`` escapes are not decoded; texts that
contain them are refused before they get here (see ``safety``).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from graphbuild.errors import TemplateError


class Kind(StrEnum):
    """Kinds of tokens."""

    WORD = "word"
    PARAMETER = "parameter"
    NUMBER = "number"
    STRING = "string"
    QUOTED = "quoted name"
    COMMENT = "comment"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Token:
    """A token; words keep their case, strings and names their quotes, parameters lose the dollar sign."""

    kind: Kind
    text: str
    line: int

    @property
    def upper(self) -> str:
        """The text in upper case: keywords are not case-sensitive."""
        return self.text.upper()


# Order matters: comments before signs, parameters before words.
_TOKEN = re.compile(
    r"""
    (?P<COMMENT> //[^\r\n]* | /\*.*?\*/ )
  | (?P<STRING> '(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*" )
  | (?P<QUOTED> `(?:[^`]|``)*` )
  | (?P<PARAMETER> \$\s*(?:[^\W\d]\w*|\d+|`(?:[^`]|``)*`) )
  | (?P<NUMBER> \d+\w* )
  | (?P<WORD> [^\W\d]\w* )
  | (?P<space> \s+ )
  | (?P<OPEN> ['"`] | /\* )
  | (?P<SIGN> . )
    """,
    re.VERBOSE | re.DOTALL,
)


def scan(cypher: str) -> Iterator[Token]:
    """Yield the tokens of a text, comments among them.

    Raises:
        TemplateError: A string, quoted name or comment is not closed.
    """
    line = 1
    for match in _TOKEN.finditer(cypher):
        kind, text = match.lastgroup or "", match.group()
        if kind == "OPEN":
            raise TemplateError(f"line {line}: {text} is not closed")
        if kind == "PARAMETER":
            yield Token(Kind.PARAMETER, text.removeprefix("$").strip().strip("`"), line)
        elif kind != "space":
            yield Token(Kind[kind], text, line)
        line += text.count("\n")


def code(cypher: str) -> list[Token]:
    """Return the tokens without comments."""
    return [token for token in scan(cypher) if token.kind is not Kind.COMMENT]
