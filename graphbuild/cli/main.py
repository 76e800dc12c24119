"""The root command: collects the command groups and turns errors into one line and an exit code."""

import errno
from typing import Any

import click

from graphbuild.cli.analysing import analyse
from graphbuild.cli.asking import explain, find, query
from graphbuild.cli.building import build, extract
from graphbuild.cli.changing import add, replace, retract
from graphbuild.cli.checking import check, schema, score
from graphbuild.cli.comparing import conflicts, diff
from graphbuild.cli.completing import completion
from graphbuild.cli.correcting import add_claim, amend, confirm, decisions, merge, reject, split, undo
from graphbuild.cli.reading import cite, dossier, open_page
from graphbuild.cli.reviewing import review
from graphbuild.cli.serving import dev
from graphbuild.cli.sharing import bulk, export, load, unload
from graphbuild.errors import GraphbuildError, InputError


class Root(click.Group):
    """Shows what graphbuild raises on purpose as one message, never as a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; exit codes are 2 for bad input and 3 for a store that does not answer."""
        try:
            return super().invoke(ctx)
        except GraphbuildError as error:
            click.echo(f"Error: {error}", err=True)
            ctx.exit(error.exit_code)
        except OSError as error:
            if error.errno == errno.EPIPE:  # `graphbuild ... | head`: click ends quietly
                raise
            from tempfile import gettempdir

            where = error.filename or f"a file, perhaps a temporary one in {gettempdir()}"
            click.echo(f"Error: {where}: cannot be read or written: {error.strerror or error}", err=True)
            ctx.exit(InputError.exit_code)


@click.group(cls=Root, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="graphbuild")
def main() -> None:
    """Articles in, an honest graph of who stands where out."""


for command in (
    *(build, add, replace, retract, extract),
    *(query, find, explain, cite, dossier, schema),
    *(reject, amend, confirm, add_claim, merge, split, undo, decisions, review),
    *(conflicts, diff, analyse),
    *(open_page, load, unload, bulk, export),
    *(check, score, dev, completion),
):
    main.add_command(command)
