"""Puts what a run measured into its place in a document: between ``<!-- NAME -->`` and ``<!-- /NAME -->``."""

import re
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"


def put(document: str, name: str, text: str) -> None:
    """Replace what stands between the marks.

    Raises:
        SystemExit: The document has no such marks.
    """
    path = DOCS / document
    old = path.read_text("utf-8")
    new, found = re.subn(
        rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)",
        lambda marks: f"{marks[1]}{text.strip()}\n{marks[2]}",
        old,
        flags=re.DOTALL,
    )
    if found != 1:
        raise SystemExit(f"{path.name}: has {found} places for {name!r}, not one")
    path.write_text(new, "utf-8")
