"""The store as a whole: its named values, its readings and how much there is."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, TableClause, delete, func, select

from frontlines.store import schema
from frontlines.store.backend import Db
from frontlines.store.shapes import Counts
from frontlines.store.values import maybe_day


def meta(db: Db) -> Mapping[str, str]:
    """Named values of the project."""
    m = schema.meta.c
    return db.pairs(select(m.name, m.value).order_by(m.name))


def set_meta(db: Db, values: Mapping[str, str]) -> None:
    """Set named values, leave the others."""
    db.run(delete(schema.meta).where(db.among(schema.meta.c.name, list(values))))
    db.insert(schema.meta, [{"name": name, "value": value} for name, value in values.items()])


def reading_number(db: Db, version: str, rules: str, pipeline: str, at: datetime) -> int:
    """The number of the reading with this version, rules and pipeline; a new one where there is none yet."""
    g = schema.readings.c
    known = db.value(select(g.number).where(g.version == version, g.rules == rules, g.pipeline == pipeline))
    if known is not None:
        return int(known)
    number = int(db.value(select(func.coalesce(func.max(g.number), 0)))) + 1
    row = {"number": number, "version": version, "rules": rules, "pipeline": pipeline, "at": at.isoformat()}
    db.insert(schema.readings, [row])
    return number


def counts(db: Db) -> Counts:
    """How much there is; statements are those of current reports."""
    r, s = schema.reports.c, schema.statements.c
    kinds = db.rows(select(s.kind, func.count()).where(s.current.is_(True)).group_by(s.kind).order_by(s.kind))
    t = schema.incident_tolls.c
    by_reading = select(r.reading, func.count()).group_by(r.reading).order_by(r.reading)
    return Counts(
        reports=_count(db, schema.reports),
        superseded=_count(db, schema.reports, r.superseded_by.is_not(None)),
        copies=_count(db, schema.reports, r.copies != r.id),
        skipped=_count(db, schema.skipped),
        statements={kind: int(count) for kind, count in kinds},
        incidents=_count(db, schema.incidents),
        judgements=_count(db, schema.judgements),
        stale=_count(db, schema.stale),
        bytes=db.backend.size(db.connection),
        undated=_count(db, schema.reports, r.published_start.is_(None)),
        first_day=maybe_day(db.value(select(func.min(r.day)).where(r.published_start.is_not(None)))),
        last_day=maybe_day(db.value(select(func.max(r.day)).where(r.published_start.is_not(None)))),
        readings={int(number): int(count) for number, count in db.rows(by_reading)},
        joined=_count(db, schema.incident_statements, schema.incident_statements.c.position == 1),
        disputed=int(db.value(select(func.count(t.incident.distinct())).where(t.disputed.is_(True)))),
        contradicted=_count(db, schema.incidents, schema.incidents.c.contradictions != "[]"),
        claimed=_count(db, schema.incidents, schema.incidents.c.asserted.is_(False)),
        duplicates=_count(db, schema.report_sources) - _count(db, schema.reports),
    )


def is_stale(db: Db) -> bool:
    """Whether anything is to be derived anew."""
    return db.value(select(schema.stale.c.axis).limit(1)) is not None


def origins(db: Db) -> tuple[tuple[str, str | None, str], ...]:
    """(report id, publisher, group of copies) of each report, in the order of adding."""
    r = schema.reports.c
    return tuple(
        (row.id, row.publisher, row.copies) for row in db.rows(select(r.id, r.publisher, r.copies).order_by(r.number))
    )


def _count(db: Db, table: TableClause, *asked: ColumnElement[bool]) -> int:
    return int(db.value(select(func.count()).select_from(table).where(*asked)))
