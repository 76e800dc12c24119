"""The root command: collects the command groups and turns errors into one line and an exit code."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from traceback import walk_tb
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
            formatter.write_dl([(name, _as_short_as(COMMANDS[name].line, width)) for name in sorted(COMMANDS)])

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run; what the system refuses, also at the output of a help text, is one line and exit code 2."""
        try:
            return super().main(*args, **extra)
        except OSError as error:  # a closed pipe is none of them: click ends quietly
            reason = error.strerror or error
            click.echo(_short(f"Error: {_place_of(error)}: cannot be read or written: {reason}"), err=True)
            _drop_output()
            sys.exit(InputError.exit_code)

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Read the arguments; messages that repeat them are kept short."""
        with _kept_short():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; exit codes are 2 for bad input and 3 for a store that does not answer."""
        try:
            with _kept_short():
                return super().invoke(ctx)
        except GraphbuildError as error:
            click.echo(f"Error: {_short(str(error))}", err=True)
            ctx.exit(error.exit_code)


@contextmanager
def _kept_short() -> Iterator[None]:
    try:
        yield
    except click.ClickException as error:
        vars(error)["message"] = _short(error.message)
        raise


def _short(text: str) -> str:
    from graphbuild.cli.shortening import shortened

    return shortened(text)


def _place_of(error: OSError) -> str:
    """Name what could not be read or written."""
    if error.filename:
        return str(error.filename)
    frames = [frame for frame, _ in walk_tb(error.__traceback__)]
    if frames and frames[-1].f_code is click.echo.__code__:
        return "standard output"
    from tempfile import gettempdir

    return f"a file, perhaps a temporary one in {gettempdir()}"


def _drop_output() -> None:
    """Let what is still to be written go nowhere: Python would fail on it once more when it ends."""
    with suppress(OSError, ValueError):
        sys.stdout.flush()
        return
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _as_short_as(line: str, width: int) -> str:
    """Return as many words of a line as there is room for, as click does."""
    if len(line) <= width:
        return line
    return line[: width - 2].rpartition(" ")[0] + "..."


@click.group(cls=Root, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="graphbuild")
def main() -> None:
    """Articles in, an honest graph of who stands where out."""
