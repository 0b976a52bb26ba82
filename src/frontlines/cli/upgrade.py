"""`frontlines upgrade`: a project of an earlier Frontlines in the form of this one."""

import typer

from frontlines.cli.project_option import ProjectOption, project_at
from frontlines.cli.words import many


def upgrade_command(project: ProjectOption = None) -> None:
    """Bring the database of a project to the form this version uses. Make a copy of it first.

    Each step happens whole or not at all; stopped half-way, it goes on where it stopped. Nothing is lost: reports,
    statements and judgements stay, and the picture is derived anew where its rules changed.

    Example: [bold]frontlines upgrade[/bold]
    """
    from frontlines.store.contract import OldFormError

    try:
        with project_at(project):
            typer.echo("the database has the present form; there is nothing to do", err=True)
            return
    except OldFormError:
        pass
    with project_at(project, upgrade=True) as opened:
        counts = opened.store.counts()
    typer.echo(
        f"upgraded, with {many(counts.reports, 'report')} and {many(sum(counts.statements.values()), 'statement')}",
        err=True,
    )
