"""Keeps messages readable that repeat what was given: of what is very long, the beginning, the end and the length."""

import re

#: Characters of a word (a name, a path) and of a line that are shown in full.
WORD, LINE = 400, 2000
_LONG_WORD = re.compile(rf"\S{{{WORD + 1},}}")


def shortened(text: str) -> str:
    """Return a message whose words and lines are of a length that people read."""
    return "\n".join(_cut(_LONG_WORD.sub(_word, line), LINE) for line in text.split("\n"))


def _word(found: "re.Match[str]") -> str:
    return _cut(found[0], WORD)


def _cut(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return f"{text[: most // 2]} [... {len(text):,} characters in all ...] {text[-most // 8 :]}"
