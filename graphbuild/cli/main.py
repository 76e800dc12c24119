"""The root command: collects the command groups and turns errors into one line and an exit code."""

import errno
from typing import Any

import click

from graphbuild.cli.commands import COMMANDS
from graphbuild.errors import GraphbuildError, InputError


class Root(click.Group):
    """Loads a command when it is called; shows what graphbuild raises on purpose as one message, not as a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in order."""
        return sorted({*COMMANDS, *super().list_commands(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command; None where there is none of that name."""
        found = COMMANDS.get(cmd_name)
        return found.load() if found else super().get_command(ctx, cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without loading them."""
        width = formatter.width - 6 - max(map(len, COMMANDS))
        with formatter.section("Commands"):
            formatter.write_dl([(name, _shortened(COMMANDS[name].line, width)) for name in sorted(COMMANDS)])

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


def _shortened(line: str, width: int) -> str:
    """Return as many words of a line as there is room for, as click does."""
    if len(line) <= width:
        return line
    return line[: width - 2].rpartition(" ")[0] + "..."


@click.group(cls=Root, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="graphbuild")
def main() -> None:
    """Articles in, an honest graph of who stands where out."""
