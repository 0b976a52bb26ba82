"""The command line: one thin file a command. Results go to standard output, everything else to standard error."""

import gc
import os
import sys
from typing import Annotated

import typer

from frontlines import __version__
from frontlines.cli.add import add_command
from frontlines.cli.benchmark import benchmark_command
from frontlines.cli.doctor import doctor_command
from frontlines.cli.exit_codes import NOTHING_READ
from frontlines.cli.explain import explain_command
from frontlines.cli.init import init_command
from frontlines.cli.judge import judge_command, merge_command, split_command, undo_command
from frontlines.cli.places import places_app
from frontlines.cli.read import read_command
from frontlines.cli.reread import reread_command
from frontlines.cli.schema import schema_command
from frontlines.cli.search import search_command
from frontlines.cli.show import show_command
from frontlines.cli.status import changes_command, log_command, status_command
from frontlines.cli.upgrade import upgrade_command
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
_COLLECT_AFTER = 50_000  # new objects; Python begins with 700
_REPORT, _PROJECT, _JUDGE, _TOOLS = "One report", "A project", "Judging", "Looking into Frontlines"
app.command("read", rich_help_panel=_REPORT)(read_command)
app.command("init", rich_help_panel=_PROJECT)(init_command)
app.command("add", rich_help_panel=_PROJECT)(add_command)
app.command("status", rich_help_panel=_PROJECT)(status_command)
app.command("show", rich_help_panel=_PROJECT)(show_command)
app.command("changes", rich_help_panel=_PROJECT)(changes_command)
app.command("search", rich_help_panel=_PROJECT)(search_command)
app.command("reread", rich_help_panel=_PROJECT)(reread_command)
app.command("upgrade", rich_help_panel=_PROJECT)(upgrade_command)
app.command("judge", rich_help_panel=_JUDGE)(judge_command)
app.command("merge", rich_help_panel=_JUDGE)(merge_command)
app.command("split", rich_help_panel=_JUDGE)(split_command)
app.command("undo", rich_help_panel=_JUDGE)(undo_command)
app.command("log", rich_help_panel=_JUDGE)(log_command)
app.command("explain", rich_help_panel=_TOOLS)(explain_command)
app.command("doctor", rich_help_panel=_TOOLS)(doctor_command)
app.command("benchmark", rich_help_panel=_TOOLS)(benchmark_command)
app.add_typer(places_app, name="places", rich_help_panel=_TOOLS)
app.command("schema", rich_help_panel=_TOOLS)(schema_command)


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
    # Readings and views are many small objects without cycles: the collector would look at them over and over.
    gc.set_threshold(_COLLECT_AFTER, 20, 50)
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
