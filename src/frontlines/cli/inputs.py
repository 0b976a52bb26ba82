"""What `read` and `add` share: the options of intake, and the list of what was skipped."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

from frontlines.model.errors import Skipped, SourceError

if TYPE_CHECKING:
    from frontlines.intake import IntakeOptions


def options_for(published: str | None, fields: list[str], language: str) -> "IntakeOptions":
    """The options of intake from those of the command line; a wrong one is a wrong use."""
    from frontlines.intake import IntakeOptions

    mapped = {}
    for pair in fields:
        ours, equals, theirs = pair.partition("=")
        if not (ours and equals and theirs):
            raise typer.BadParameter(f"{pair!r}: write our field name, =, and yours: text=body", param_hint="--field")
        mapped[ours.strip()] = theirs.strip()
    try:
        return IntakeOptions(published=published, language=language, fields=mapped)
    except SourceError as error:
        raise typer.BadParameter(str(error)) from error


def list_skipped(skipped: Iterable[Skipped]) -> None:
    """One line for each skip on standard error, with its reason."""
    from frontlines.show.clean import flat

    for skip in skipped:
        where = "" if skip.message.startswith(skip.source) else f"{skip.source}: "
        typer.echo(flat(f"skipped: {where}{skip.message} [{skip.reason}]"), err=True)
