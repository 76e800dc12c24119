"""Commands for development: a private Neo4j server on this machine."""

import shlex

import click

from graphbuild.cli.options import messages


@click.group()
def dev() -> None:
    """Help with development."""


@dev.group()
def neo4j() -> None:
    """Run a private Neo4j: loopback only, its own folder and password (needs Java 17, and Maven once)."""


@neo4j.command()
def start() -> None:
    """Start the server, or find the one that runs."""
    from graphbuild.store import devserver

    console = messages()
    server = devserver.start(say=console.print)
    click.echo(server.uri)
    console.print('its password for this shell: eval "$(graphbuild dev neo4j status --env)"')


@neo4j.command()
@click.option("--env", is_flag=True, help="As shell commands that set NEO4J_URI and NEO4J_PASSWORD.")
def status(env: bool) -> None:
    """Say whether the server runs, and where."""
    from graphbuild.store import devserver

    server = devserver.running()
    if server is None:
        click.echo("not running" if not env else "unset NEO4J_URI NEO4J_PASSWORD")
    elif env:
        click.echo(f"export NEO4J_URI={shlex.quote(server.uri)} NEO4J_PASSWORD={shlex.quote(server.password)}")
    else:
        click.echo(f"running at {server.uri}, process {server.pid}, folder {server.home}")


@neo4j.command()
def stop() -> None:
    """Stop the server; its data stays for the next start."""
    from graphbuild.store import devserver

    server = devserver.running()
    if server is None:
        click.echo("not running")
        return
    devserver.stop(server)
    click.echo("stopped")
