"""The project's folder: made once, found from anywhere inside it, opened with its store."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from frontlines.model.errors import FrontlinesError
from frontlines.project.settings import SETTINGS_FILE, ProjectSettings, load_settings, write_settings
from frontlines.store.contract import Store


class ProjectError(FrontlinesError):
    """There is no project, or it does not have what a command names; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Project:
    """One open project."""

    folder: Path
    settings: ProjectSettings
    store: Store


def make_project(folder: Path, settings: ProjectSettings) -> None:
    """Make the folder (if need be), project.toml and an empty store. Raises where one is there already.

    A password in the database's address is used, and not written down.
    """
    from frontlines.store.opening import open_store

    if (folder / SETTINGS_FILE).exists():
        raise ProjectError(f"{folder / SETTINGS_FILE} is there already: this folder is a project")
    made = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ProjectError(f"{folder}: the folder cannot be made ({error.strerror})") from error
    try:
        open_store(address_of(folder, settings), create=True).close()
        write_settings(folder, settings)
    except FrontlinesError:
        if made and not any(folder.iterdir()):
            folder.rmdir()
        raise


def find_folder(start: Path) -> Path:
    """The nearest folder from `start` upwards that is a project. Raises ProjectError where there is none."""
    inside = start.resolve()
    for folder in (inside, *inside.parents):
        if (folder / SETTINGS_FILE).is_file():
            return folder
    raise ProjectError(
        f"{start}: no {SETTINGS_FILE} here or in a folder above; make a project with `frontlines init NAME`, "
        "or name one with --project"
    )


@contextmanager
def open_project(folder: Path, *, upgrade: bool = False) -> Iterator[Project]:
    """The project in this folder, closed afterwards; `upgrade` brings an older database to the present form."""
    from frontlines.store.opening import open_store

    settings = load_settings(folder)
    address = address_of(folder, settings)
    if "://" not in settings.database and not Path(address).exists():
        raise ProjectError(
            f"{address}: the database of this project is gone; put a copy back, or delete "
            f"{folder / SETTINGS_FILE} and start anew with `frontlines init`"
        )
    store = open_store(address, upgrade=upgrade)
    try:
        yield Project(folder, settings, store)
    finally:
        store.close()


def address_of(folder: Path, settings: ProjectSettings) -> str:
    """Where the store is: a file of the folder, or the address of a database server as it is."""
    if "://" in settings.database:
        return settings.database
    return str(folder / settings.database)


def named(settings: ProjectSettings, name: str) -> ProjectSettings:
    """The settings under another name."""
    return replace(settings, name=name)
