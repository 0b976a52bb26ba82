"""Migrations: the steps from an empty database to the present form, each named and each atomic.

A step is never changed once released; a new form of the tables is a new step, and `schema.py` follows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text

from frontlines.store import schema
from frontlines.store.backend import Backend, Db, transaction

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: from the form before it to its own."""

    number: int  # 1, 2, ... without gaps
    name: str
    apply: Callable[[Db], None]


def _script(name: str) -> Callable[[Db], None]:
    """The step that a file of SQL takes."""

    def apply(db: Db) -> None:
        for statement in db.backend.ddl((FOLDER / name).read_text(encoding="utf-8")):
            db.connection.execute(text(statement))

    return apply


def _search(db: Db) -> None:
    """Full-text search, which each kind of database does in its own way."""
    db.backend.make_index(db.connection)


MIGRATIONS = (
    Migration(1, "reports-and-statements", _script("0001_reports_and_statements.sql")),
    Migration(2, "picture", _script("0002_picture.sql")),
    Migration(3, "search", _search),
)
LATEST = MIGRATIONS[-1].number


def migrate(backend: Backend, *, to: int = LATEST) -> None:
    """Take all steps that are missing, each whole or not at all."""
    for step in MIGRATIONS[:to]:
        with transaction(backend, write=True) as db:
            if backend.version(db.connection) >= step.number:
                continue
            step.apply(db)
            row = {"number": step.number, "name": step.name, "at": datetime.now(UTC).isoformat(timespec="seconds")}
            db.insert(schema.migrations, [row])
            backend.set_version(db.connection, step.number)
