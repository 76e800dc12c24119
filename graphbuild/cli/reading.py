"""Commands for readers: ``open`` shows the page, ``cite`` quotes one claim, ``dossier`` gathers all of one entity."""

import os
from pathlib import Path
from typing import Any

import click

from graphbuild.cli.options import as_of_option, graph_option, messages, ontology_option, opened, part_of, part_options


@click.command()
@click.argument("claim_id")
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "text", "json"]),
    default="markdown",
    show_default=True,
    help="Form of the citation.",
)
@graph_option
@ontology_option
def cite(claim_id: str, form: Any, graph: Path, ontology_dirs: tuple[Path, ...]) -> None:
    """Quote the claim CLAIM_ID: sentence, speaker, outlet, title, date, address, hash of the text, id.

    The page gives the same words behind its copy buttons.
    """
    from graphbuild.export.attributes import verbs
    from graphbuild.export.citing import cite as words_for

    found, ontology = opened(graph, ontology_dirs)
    click.echo(words_for(found, claim_id, form=form, verbs=verbs(ontology)))


@click.command()
@click.argument("name")
@graph_option
@ontology_option
def dossier(name: str, graph: Path, ontology_dirs: tuple[Path, ...]) -> None:
    """Write what the articles say of NAME (name, alias or id) as Markdown.

    Claims about it and by it, a timeline, disputes with both sentences, and the numbered sources.
    """
    from graphbuild.export.attributes import verbs
    from graphbuild.export.dossier import dossier as words_for

    found, ontology = opened(graph, ontology_dirs)
    click.echo(words_for(found, name, verbs=verbs(ontology)), nl=False)


@click.command("open")
@graph_option
@ontology_option
@as_of_option
@part_options
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Where to keep the page.")
def open_page(
    graph: Path, ontology_dirs: tuple[Path, ...], as_of: str | None, output: Path | None, **part: Any
) -> None:
    """Write the page anew and open it in the browser (the variable BROWSER may name one).

    Without -o the page is a file in the folder for temporary files. Its path is printed.
    """
    import webbrowser

    from graphbuild.export.html import write_html, write_what_fits

    found, ontology = opened(graph, ontology_dirs, as_of)
    page = (output or _own_place()).resolve()
    if (chosen := part_of(found, part, ontology)) is not found:
        write_html(chosen, page, ontology=ontology)
    elif left_out := write_what_fits(found, page, ontology=ontology):
        messages().print(left_out, markup=False)
    click.echo(page)
    if not webbrowser.open(page.as_uri()):
        messages().print("no browser was found: open the file above in one", markup=False)


def _own_place() -> Path:
    import tempfile

    handle, name = tempfile.mkstemp(prefix="graphbuild-", suffix=".html")
    os.close(handle)
    return Path(name)
