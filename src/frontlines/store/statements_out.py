"""Statements as they were read, and which of them are wanted."""

import json
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from frontlines.model.byline import Byline
from frontlines.model.statement import Statement
from frontlines.model.told import Review, Told
from frontlines.store import schema
from frontlines.store.backend import Db
from frontlines.store.reports_out import beginning, number_of, paged
from frontlines.store.shapes import Wanted
from frontlines.store.statement_rows import Parts, parts_of, statement_of
from frontlines.store.values import Record, make_when, time_of

_R = schema.reports.c
_S = schema.statements.c
BYLINE = (
    _R.id.label("report_id"), _R.title, _R.publisher, _R.url, _R.published_start, _R.published_end,
    _R.published_precision, _R.published_text, _R.added, _R.copies,
)  # fmt: skip
# What a statement is made of; its day, its state and its place in the report are not part of it.
_STATEMENT = tuple(
    column for column in _S if column.name not in {"position", "current", "first_day", "last_day", "reading"}
)


def told(db: Db, ids: Collection[str]) -> tuple[Told[Statement], ...]:
    """Statements by id as they were read, in the order of adding; unknown ids are left out."""
    ids = tuple(ids)
    if not ids:
        return ()
    rows = db.rows(
        select(*_STATEMENT, *BYLINE)
        .join_from(schema.statements, schema.reports, _R.number == _S.report_number)
        .where(db.among(_S.id, ids))
        .order_by(_S.report_number, _S.position)
    )
    parts = _parts(db, [row.number for row in rows])
    bylines: dict[int, Byline] = {}
    found: list[Told[Statement]] = []
    for row in rows:
        byline = bylines.get(row.report_number)
        if byline is None:
            byline = bylines.setdefault(row.report_number, byline_of(row))
        found.append(Told(statement_of(row, parts), byline, Review.MACHINE, row.lineage))
    return tuple(found)


def _parts(db: Db, numbers: Collection[int]) -> Parts:
    a, p, t, e = (
        schema.statement_actors.c, schema.statement_places.c, schema.statement_tolls.c, schema.evidence.c,
    )  # fmt: skip
    return parts_of(
        db.rows(
            select(a.statement_number, a.role, a.actor)
            .where(db.among(a.statement_number, numbers))
            .order_by(a.statement_number, a.role, a.position)
        ),
        db.rows(
            select(p.statement_number, p.position, p.place)
            .where(db.among(p.statement_number, numbers))
            .order_by(p.statement_number, p.position)
        ),
        db.rows(
            select(t.statement_number, t.toll)
            .where(db.among(t.statement_number, numbers))
            .order_by(t.statement_number, t.position)
        ),
        db.rows(
            select(e.statement_number, e.start_at, e.end_at, e.exact, e.prefix, e.suffix)
            .where(db.among(e.statement_number, numbers))
            .order_by(e.statement_number, e.position)
        ),
    )


def byline_of(row: Record) -> Byline:
    """The byline of a row with the columns of BYLINE and the number of its report."""
    return Byline(
        report=row.report_id,
        number=row.report_number,
        title=row.title,
        publisher=row.publisher,
        url=row.url,
        published=make_when(row.published_start, row.published_end, row.published_precision, row.published_text),
        added=time_of(row.added),
        copies=row.copies,
    )


def statement_ids(db: Db, wanted: Wanted, kinds: Collection[str] = ()) -> tuple[str, ...]:
    """Ids of current statements, in the order of adding."""
    asked = _conditions(db, wanted, kinds)
    return tuple(db.values(paged(select(_S.id).where(*asked).order_by(_S.report_number, _S.position), wanted)))


def actors_of(db: Db, wanted: Wanted) -> tuple[str, ...]:
    """Ids of the actors of current statements, in whatever role, by id."""
    a = schema.statement_actors.c
    numbers = select(_S.number).where(*_conditions(db, wanted, ()))
    return tuple(db.values(select(a.actor).where(a.statement_number.in_(numbers)).distinct().order_by(a.actor)))


def _conditions(db: Db, wanted: Wanted, kinds: Collection[str]) -> list[ColumnElement[bool]]:
    asked: list[ColumnElement[bool]] = [_S.current.is_(True)]
    if kinds:
        asked.append(db.among(_S.kind, kinds))
    if wanted.ids:
        asked.append(db.among(_S.id, wanted.ids))
    if wanted.types:
        asked.append(db.among(_S.type, wanted.types))
    if wanted.report is not None:
        asked.append(_S.report_number == select(_R.number).where(_R.id == wanted.report).scalar_subquery())
    if wanted.since:
        asked.append(_S.last_day >= wanted.since.isoformat())
    if wanted.until:
        asked.append(_S.first_day <= wanted.until.isoformat())
    if wanted.actors:
        a = schema.statement_actors.c
        asked.append(_S.number.in_(select(a.statement_number).where(db.among(a.actor, wanted.actors))))
    if wanted.places:
        p = schema.statement_places.c
        there = _S.number.in_(select(p.statement_number).where(db.among(p.place, wanted.places)))
        asked.append(or_(there, _names(db, wanted.places)) if wanted.named else there)
    return asked


def _names(db: Db, places: Collection[str]) -> ColumnElement[bool]:
    """The words a statement rests on hold a mention of one of the places."""
    e, m, r = schema.evidence.c, schema.place_mentions.c, schema.report_places.c
    mentioned = (
        select(m.position)
        .join(schema.evidence, and_(m.start_at >= e.start_at, m.end_at <= e.end_at))
        .where(
            e.statement_number == _S.number,
            m.report_number == _S.report_number,
            or_(db.among(m.place, places), db.among(m.anchor, places)),
        )
    )
    reports = select(r.report_number).where(db.among(r.place, places))
    return and_(_S.report_number.in_(reports), mentioned.correlate(schema.statements).exists())


def current(db: Db, ids: Collection[str]) -> tuple[str, ...]:
    """Those of the statements that are there and whose report is not superseded, in the order of adding."""
    # Left to the database, SQLite would rather go through all current statements than look up these.
    query = select(_S.id, _S.current).where(db.among(_S.id, ids)).order_by(_S.report_number, _S.position)
    return tuple(row.id for row in db.rows(query) if row.current)


def report_statements(db: Db, report: str, kind: str | None = None) -> tuple[str, ...]:
    """Ids of the statements of one report, superseded or not, all or of one kind, in the order of the text."""
    query = select(_S.id).where(_S.report_number == number_of(db, report))
    if kind is not None:
        query = query.where(_S.kind == kind)
    return tuple(db.values(query.order_by(_S.position)))


def statements_of(db: Db, reports: Collection[str], kinds: Collection[str]) -> tuple[str, ...]:
    """Ids of the statements of some kinds in some reports, superseded or not, in the order of adding."""
    query = (
        select(_S.id)
        .join_from(schema.statements, schema.reports, _R.number == _S.report_number)
        .where(db.among(_R.id, reports), db.among(_S.kind, kinds))
    )
    return tuple(db.values(query.order_by(_S.report_number, _S.position)))


def ids_beginning(db: Db, words: str) -> tuple[str, ...]:
    """Statement ids that begin so, upper and lower case alike, at most 20."""
    return tuple(db.values(select(_S.id).where(beginning(_S.id, words)).order_by(_S.id).limit(20)))


def by_lineage(db: Db, lineages: Collection[str]) -> Mapping[str, str]:
    """The current statement's id for each lineage; lineages with none are left out."""
    # Most statements are their own lineage, and only the others are in the index of lineages. Asked for both at once,
    # or for those that are current, SQLite goes through all statements.
    rows = [
        row
        for column, asked in ((_S.id, _S.lineage == _S.id), (_S.lineage, _S.lineage != _S.id))
        for row in db.rows(
            select(_S.lineage, _S.id, _S.current, _S.report_number, _S.position).where(
                db.among(column, lineages), asked
            )
        )
        if row.current
    ]
    ordered = sorted(rows, key=lambda row: (row.report_number, row.position), reverse=True)
    return {row.lineage: row.id for row in ordered}  # of several, the earliest


def past_statements(db: Db, report: str) -> tuple[Mapping[str, Any], ...]:
    """Statements the report had in earlier readings, as plain values."""
    p = schema.past_statements.c
    rows = db.rows(
        select(p.kind, p.lineage, p.reading, p.replaced_by_reading, p.content)
        .where(p.report_number == number_of(db, report))
        .order_by(p.number)
    )
    return tuple(
        {
            **json.loads(row.content),
            "statement": row.kind,
            "lineage": row.lineage,
            "reading": row.reading,
            "replaced_by_reading": row.replaced_by_reading,
        }
        for row in rows
    )
