"""What reports of some days say, and which days have reports."""

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import select

from frontlines.model.byline import Byline
from frontlines.store import schema
from frontlines.store.backend import Db
from frontlines.store.statements_out import BYLINE, byline_of
from frontlines.store.values import day_of

_R = schema.reports.c
_S = schema.statements.c


def told_between(db: Db, after: date, until: date, kind: str) -> tuple[str, ...]:
    """Ids of current statements of a kind in reports of the days after one and up to another."""
    reports = select(_R.number).where(_R.day > after.isoformat(), _R.day <= until.isoformat())
    query = (
        select(_S.id, _S.kind, _S.current)
        .where(_S.report_number.in_(reports))
        .order_by(_S.report_number, _S.position)
    )
    # Sifted here: asked for the kind as well, SQLite looks through all statements of it, of whatever day.
    return tuple(row.id for row in db.rows(query) if row.current and row.kind == kind)


def bylines(db: Db, statements: Collection[str]) -> Mapping[str, Byline]:
    """The report of each of these statements, by statement id."""
    rows = db.rows(
        select(_S.id.label("statement"), _S.report_number, *BYLINE)
        .join_from(schema.statements, schema.reports, _R.number == _S.report_number)
        .where(db.among(_S.id, statements))
    )
    made: dict[int, Byline] = {}
    found: dict[str, Byline] = {}
    for row in rows:
        found[row.statement] = made.get(row.report_number) or made.setdefault(row.report_number, byline_of(row))
    return found


def report_days(db: Db) -> tuple[date, ...]:
    """The days that have reports, each once, in order."""
    return tuple(day_of(day) for day in db.values(select(_R.day).distinct().order_by(_R.day)))
