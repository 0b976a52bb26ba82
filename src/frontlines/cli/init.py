"""`frontlines init`: make a project."""

from pathlib import Path
from typing import Annotated

import typer

from frontlines.model.settings import TollRule


def init_command(
    folder: Annotated[Path, typer.Argument(help="The folder of the project; made if it is not there.")],
    database: Annotated[
        str | None,
        typer.Option(help="postgresql://user@host/name to keep it on a server; else a SQLite file in the folder."),
    ] = None,
    language: Annotated[str, typer.Option(help="The language to read; 'any' reads everything.")] = "en",
    toll_rule: Annotated[
        TollRule, typer.Option(help="How differing counts of one incident become one; project.toml explains.")
    ] = TollRule.RANGE,
) -> None:
    """Make a project: a folder with project.toml and an empty database.

    A password in --database is not written to project.toml: give it in $FRONTLINES_DATABASE, or in a .pgpass file.

    Examples:

    [bold]frontlines init iraq-2016[/bold]

    [bold]frontlines init sudan --toll-rule conservative[/bold]

    [bold]frontlines init team --database postgresql://coder@db.example.org/sudan[/bold]
    """
    from frontlines.model.settings import PictureSettings
    from frontlines.project.folder import make_project
    from frontlines.project.settings import DATABASE_FILE, DATABASE_VARIABLE, ProjectSettings, without_password

    settings = ProjectSettings(
        name=folder.resolve().name,
        database=database or DATABASE_FILE,
        language=language,
        picture=PictureSettings(toll_rule=toll_rule),
    )
    make_project(folder, settings)
    next_step = (
        "frontlines add FILES" if folder.resolve() == Path.cwd() else f"cd {folder}, then frontlines add FILES"
    )
    typer.echo(f"made {folder / 'project.toml'}; next: {next_step}", err=True)
    if without_password(settings.database) != settings.database:
        typer.echo(
            f"the password is not in project.toml: give the whole address in ${DATABASE_VARIABLE}, or use .pgpass",
            err=True,
        )
