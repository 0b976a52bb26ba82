"""The option every project command has, and what they share: opening the project, and the lock of the writers."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from frontlines.project.folder import Project

ProjectOption = Annotated[
    Path | None,
    typer.Option("--project", "-P", help="The project's folder; without it, the one you are in.", show_default=False),
]
WhyOption = Annotated[str, typer.Option("--why", help="The reason; kept in the log.")]
ByOption = Annotated[
    str | None,
    typer.Option(help="Who judges; else $FRONTLINES_JUDGE, else the name of your account.", show_default=False),
]


@contextmanager
def project_at(folder: Path | None, *, upgrade: bool = False) -> "Iterator[Project]":
    """The project in this folder or above it, opened and closed again."""
    from frontlines.project.folder import find_folder, open_project

    with open_project(find_folder(folder or Path()), upgrade=upgrade) as project:
        yield project


@contextmanager
def up_to_date(folder: Path | None) -> "Iterator[Project]":
    """The project with its picture derived from all it holds.

    A note where that cannot be done now: another process is still adding, or the project cannot be written to.
    """
    from frontlines.cli.progress import bars
    from frontlines.project.staleness import is_stale
    from frontlines.store.contract import StoreError

    with project_at(folder) as project:
        if is_stale(project):
            from frontlines.project.deriving import derive

            try:
                with project.store.writing(), bars() as tick:
                    derive(project, tick=tick)
            except StoreError as fault:
                typer.echo(f"note: the picture is not up to date: {fault}", err=True)
        # Rows hold no cycles, and the process ends with the answer: looking for some took a tenth of the time.
        gc.disable()
        try:
            yield project
        finally:
            gc.enable()
