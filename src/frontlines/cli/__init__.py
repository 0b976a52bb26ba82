"""The command line: one thin file a command. Results go to standard output, everything else to standard error."""

import os
import sys
from typing import Annotated

import typer

from frontlines import __version__
from frontlines.cli.doctor import doctor_command
from frontlines.cli.exit_codes import NOTHING_READ
from frontlines.cli.explain import explain_command
from frontlines.cli.places import places_app
from frontlines.cli.read import read_command
from frontlines.cli.schema import schema_command
from frontlines.model.errors import FrontlinesError

__all__ = ["app", "main"]

app = typer.Typer(
    name="frontlines",
    help="Read conflict reporting and keep the picture, every fact on its exact words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("read")(read_command)
app.command("explain")(explain_command)
app.command("doctor")(doctor_command)
app.add_typer(places_app, name="places")
app.command("schema")(schema_command)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"frontlines {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Read conflict reporting and keep the picture, every fact on its exact words."""


def main() -> None:
    """The `frontlines` command: errors of ours become one line and an exit code, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character shows a question mark; it does not end the run.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        app()
    except FrontlinesError as error:
        typer.echo(f"frontlines: {error}", err=True)
        sys.exit(NOTHING_READ)
    except BrokenPipeError:
        # The reader of our output (head, less) has seen enough. Python would complain again while closing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        typer.echo("frontlines: stopped", err=True)
        sys.exit(130)
