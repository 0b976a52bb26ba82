"""A project on disk for tests, and the few verbs the tests speak in."""

import sqlite3
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import plain_reader
import pytest

from frontlines.intake import IntakeOptions
from frontlines.model.judgement import Act
from frontlines.model.settings import PictureSettings
from frontlines.project import adding, judging
from frontlines.project.deriving import derive
from frontlines.project.folder import make_project, open_project
from frontlines.project.settings import ProjectSettings, write_settings

NOW = datetime(2020, 1, 1, 12, tzinfo=UTC)
ANY = IntakeOptions(language="any")


@contextmanager
def new_project(folder, **picture):
    """A project just made."""
    make(folder, **picture)
    with open_project(folder) as project:
        yield project


def make(folder, **picture):
    """Make a project. The tables are made once and copied: making them takes longer than most tests."""
    settings = ProjectSettings(folder.name, language="any", picture=PictureSettings(**picture))
    folder.mkdir(parents=True)
    write_settings(folder, settings)
    (folder / settings.database).write_bytes(_empty_database())


@cache
def _empty_database():
    with TemporaryDirectory() as scratch:
        settings = ProjectSettings("empty")
        make_project(Path(scratch), settings)
        return (Path(scratch) / settings.database).read_bytes()


def prepared(tmp_path_factory, *records):
    """The folder of a project with these reports and its picture, for tests to work on copies of."""
    folder = tmp_path_factory.mktemp("prepared") / "project"
    with pytest.MonkeyPatch.context() as patched, new_project(folder) as project:
        plain_reader.reads(patched)
        add(project, *records)
        derived(project)
    return folder


@contextmanager
def copy_of(folder, into):
    """A copy of a prepared project, opened."""
    with open_project(copytree(folder, into / "project")) as project:
        yield project


def add(project, *records, name="reports.jsonl"):
    """Add records as one JSON lines file; the steps. The picture is left as it was."""
    file = plain_reader.write(project.folder / name, *records)
    return add_files(project, file)


def add_files(project, *sources):
    with project.store.writing():
        return list(adding.add(project, sources, ANY, online=False, now=lambda: NOW))


def derived(project):
    """The picture, up to date."""
    with project.store.writing():
        derive(project)
    return picture(project)


def picture(project):
    """All that was derived, as plain text: two pictures are the same where this is."""
    store = project.store
    return [repr(one) for one in (*store.incidents(), *store.periods(), *store.relations())]


def from_scratch(project):
    """The picture made anew of everything."""
    with project.store.writing():
        project.store.mark_all_stale()
        derive(project)
    return picture(project)


def contents(project):
    """Every row of every table, the search index aside: what a project holds."""
    with sqlite3.connect(project.folder / project.settings.database) as database:
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            table: sorted(database.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
            for table in tables
            if not table.startswith(("report_words", "sqlite_")) and table != "migrations"
        }


def judge(project, statement, act, why="", **fields):
    with project.store.writing():
        return judging.judge(project, statement, Act(act), why=why, by="Ana", fields=fields)


def merge(project, *incidents):
    with project.store.writing():
        return judging.merge(project, incidents, why="", by="Ana")


def split(project, incident, *statements):
    with project.store.writing():
        return judging.split(project, incident, statements, why="", by="Ana")


def undo(project, number=None):
    with project.store.writing():
        return judging.undo(project, number, why="", by="Ana")


def ids(project, kind, report=None):
    """The ids of the statements of a kind, all or of one report, in the order of adding."""
    store = project.store
    reports = [report] if report else [row.id for row in store.reports()]
    return [one for ident in reports for one in store.report_statements(ident, kind)]


def incidents_by_report(project):
    """Which reports each incident is told by; the same however statements are named."""
    store = project.store
    return sorted(sorted(told.byline.report for told in store.told(one.statements)) for one in store.incidents())
