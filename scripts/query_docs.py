"""Writes docs/queries.md: every question with its parameters, a call, and the answer that the sample articles give.

Usage: python scripts/query_docs.py [--graph DIR] [--check]
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from graphbuild.pipeline.building import build
from graphbuild.query import Library, Parameter, Template, format_rows, run
from graphbuild.store import GraphStore, Rows, connect

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "queries.md"
SHOWN_ROWS = 4
#: Columns that only machines read, or that say the same in nearly every row.
HIDDEN = frozenset("id url claim other_claim later_claim rid source target confidence entity agency origin".split())
HEAD = """# Questions

Written by `python scripts/query_docs.py`; do not edit. Every question is a file in `queries/` and has the same answer
on the embedded store and on Neo4j. It is asked on the command line (`graphbuild query NAME`) or pasted into Neo4j
Browser (`graphbuild query NAME --show` prints it with its parameters). Names may be written as people write them. The
answers below are those of the sample articles, without ids and cut to {rows} rows.
"""


def document(store: GraphStore) -> str:
    """Return the whole document."""
    library = sorted(Library.load(), key=lambda template: (template.group, template.name))
    parts = [HEAD.format(rows=SHOWN_ROWS)]
    for group, templates in groupby(library, key=lambda template: template.group):
        parts += [f"## {group.capitalize()}\n", *(section(store, template) for template in templates)]
    return "\n".join(parts)


def section(store: GraphStore, template: Template) -> str:
    """Describe one question."""
    arguments, rows = answer(store, template)
    words = [f"graphbuild query {template.name}", *(option(template, *item) for item in arguments.items())]
    lines = [f"### `{template.name}` — {template.title}\n", f"{template.description}\n"]
    if template.parameters:
        lines += ["| parameter | type | default | |", "|---|---|---|---|"]
        lines += [parameter_row(parameter) for parameter in template.parameters]
        lines.append("")
    lines.append(f"```sh\n{' '.join(words)}\n```\n")
    if rows.rows:
        lines.append(format_rows(shown(rows), "markdown"))
    if len(rows.rows) > SHOWN_ROWS:
        lines.append(f"… and {len(rows.rows) - SHOWN_ROWS} more.\n")
    return "\n".join(lines if rows.rows else [*lines, "The sample articles hold no answer.\n"])


def answer(store: GraphStore, template: Template) -> tuple[Mapping[str, str], Rows]:
    """Ask the examples in turn, then without arguments where none are required, until one has an answer."""
    bare: list[Mapping[str, str]] = [] if any(item.required for item in template.parameters) else [{}]
    for arguments in [*template.examples, *bare]:
        rows = run(store, template, arguments)
        if rows.rows:
            return arguments, rows
    arguments = template.examples[0] if template.examples else {}
    return arguments, run(store, template, arguments)


def shown(rows: Rows) -> Rows:
    """Return the first rows without the columns that are hidden or empty in them."""
    first = rows.rows[:SHOWN_ROWS]
    keep = [
        at
        for at, name in enumerate(rows.columns)
        if name not in HIDDEN and any(row[at] not in (None, []) for row in first)
    ]
    return Rows(
        columns=tuple(rows.columns[at] for at in keep), rows=tuple(tuple(row[at] for at in keep) for row in first)
    )


def option(template: Template, name: str, value: str) -> str:
    """Return an argument as it is typed."""
    flag = f"--{name.replace('_', '-')}"
    kind = next(parameter.type for parameter in template.parameters if parameter.name == name)
    if kind == "bool":
        return flag if value == "true" else f"--no-{flag[2:]}"
    return f'{flag} "{value}"' if " " in value else f"{flag} {value}"


def parameter_row(parameter: Parameter) -> str:
    """Return the line of a parameter."""
    kind = ", ".join(parameter.choices) or parameter.type
    default = "required" if parameter.required else ""
    if parameter.default is not None:
        default = f"`{str(parameter.default).lower() if parameter.type == 'bool' else parameter.default}`"
    return f"| `{parameter.name}` | {kind} | {default} | {parameter.help} |"


def graphs(folder: str | None) -> Iterator[Path]:
    """Yield the folder of the sample articles' graph, built for the occasion when none is given."""
    if folder:
        yield Path(folder)
        return
    with tempfile.TemporaryDirectory(prefix="graphbuild-docs-") as made:
        build([ROOT / "data" / "articles"], made)
        yield Path(made)


def main() -> int:
    """Write the document, or compare it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--graph", help="folder of a build of data/articles")
    parser.add_argument("--check", action="store_true", help="only say whether the document is up to date")
    given = parser.parse_args()
    for folder in graphs(given.graph):
        with connect(folder / "store") as store:
            text = document(store)
        if not given.check:
            DOCUMENT.write_text(text, "utf-8")
        elif text != DOCUMENT.read_text("utf-8"):
            print("docs/queries.md is not up to date: run python scripts/query_docs.py", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
