"""Joins and incidents: saved as they were derived, ids kept account of, and read again."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, TableClause, delete, func, select

from frontlines.model.incident import Incident, Join, JudgedValue, Reason, Reckoning
from frontlines.model.statement import TollKind
from frontlines.store import schema
from frontlines.store.backend import Db
from frontlines.store.reports_out import beginning, paged
from frontlines.store.retiring import retire
from frontlines.store.shapes import Axis, RetiredId, Wanted
from frontlines.store.staling import unmark
from frontlines.store.values import Record, day_of, items, json_of, numbered, plain, read_when, when_columns

_I = schema.incidents.c
_J = schema.joins.c
_HELD = schema.incident_statements.c
_LONG = frozenset({"contradictions", "joins", "judged"})
_PARTS = (
    schema.incident_types, schema.incident_statements, schema.incident_actors, schema.incident_places,
    schema.incident_tolls,
)  # fmt: skip


def joins_of(db: Db, statements: Collection[str]) -> tuple[Join, ...]:
    """All joins with one of these statements at either end."""
    columns = (_J.first, _J.second, _J.score, _J.reasons, _J.contradiction)
    one = select(*columns).where(db.among(_J.first, statements))
    other = select(*columns).where(db.among(_J.second, statements))
    rows = {(row.first, row.second): row for query in (one, other) for row in db.rows(query)}
    return tuple(
        Join(row.first, row.second, row.score, _reasons(json.loads(row.reasons)), row.contradiction)
        for _, row in sorted(rows.items())
    )


def _reasons(kept: Iterable[Mapping[str, Any]]) -> tuple[Reason, ...]:
    return tuple(Reason(one["name"], one["weight"], one["text"]) for one in kept)


def save_joins(db: Db, statements: Collection[str], joins: Sequence[Join]) -> None:
    """Replace all joins of these statements by the given ones."""
    db.run(delete(schema.joins).where(db.among(_J.first, statements)))
    db.run(delete(schema.joins).where(db.among(_J.second, statements)))
    db.insert(
        schema.joins,
        [
            {
                "first": one.first,
                "second": one.second,
                "score": one.score,
                "contradiction": one.contradiction,
                "reasons": json_of(plain(one.reasons)),
            }
            for one in {(join.first, join.second): join for join in joins}.values()
        ],
    )


def save_incidents(db: Db, statements: Collection[str], incidents: Sequence[Incident]) -> None:
    """Replace every incident that holds one of these statements; retire ids no incident bears any more."""
    given = {one.id: one for one in incidents}
    touched = {*statements, *(statement for one in given.values() for statement in one.statements)}
    old = {
        *db.values(select(_HELD.incident).where(db.among(_HELD.statement, list(touched)))),
        *db.values(select(_I.id).where(db.among(_I.id, list(given)))),
    }
    before: dict[str, list[str]] = {}
    for incident, statement in db.rows(
        select(_HELD.incident, _HELD.statement)
        .where(db.among(_HELD.incident, list(old)))
        .order_by(_HELD.incident, _HELD.position)
    ):
        before.setdefault(incident, []).append(statement)
    for table in _PARTS:
        db.run(delete(table).where(db.among(table.c.incident, list(old))))
    db.run(delete(schema.incidents).where(db.among(_I.id, list(old))))
    _insert(db, given.values())
    retired = schema.retired
    db.run(delete(retired).where(db.among(retired.c.id, list(given))))
    retire(db, {one: before.get(one, []) for one in sorted(old - given.keys())})
    unmark(db, Axis.BLOCK, statements)


def _insert(db: Db, incidents: Collection[Incident]) -> None:
    db.insert(schema.incidents, [_columns(one) for one in incidents])
    parts: tuple[list[dict[str, Any]], ...] = ([], [], [], [], [])
    types, statements, actors, places, tolls = parts
    for one in incidents:
        types += numbered([{"type": each} for each in one.types], incident=one.id)
        statements += numbered([{"statement": each} for each in one.statements], incident=one.id)
        for role, sides in (("initiator", one.initiators), ("target", one.targets)):
            actors += numbered([{"actor": each} for each in sides], incident=one.id, role=role)
        places += numbered([{"place": each} for each in one.places], incident=one.id)
        tolls += numbered([_toll_columns(each) for each in one.tolls], incident=one.id)
    for table, rows in zip(_PARTS, parts, strict=True):
        db.insert(table, rows)


def _columns(one: Incident) -> dict[str, Any]:
    when = one.when
    first = (when and (when.start or when.end)) or one.first_reported
    last = max(first, (when and when.end) or (one.last_reported if when else first))
    return {
        "id": one.id,
        "type": one.type,
        "day": first.isoformat(),
        "last_day": last.isoformat(),
        **when_columns(when),
        "when_assumed": one.when_assumed,
        "asserted": one.asserted,
        "machine_only": one.machine_only,
        "independent": one.independent,
        "first_reported": one.first_reported.isoformat(),
        "last_reported": one.last_reported.isoformat(),
        "contradictions": json_of(one.contradictions),
        "joins": json_of(plain(one.joins)),
        "judged": json_of(plain(one.judged)),
    }


def _toll_columns(toll: Reckoning) -> dict[str, Any]:
    return {
        "kind": toll.kind.value,
        "low": toll.low,
        "high": toll.high,
        "estimate": toll.estimate,
        "rule": toll.rule,
        "independent": toll.independent,
        "disputed": toll.disputed,
        "statements": json_of(toll.statements),
        "why": toll.why,
    }


def incidents(db: Db, wanted: Wanted | None = None) -> tuple[Incident, ...]:
    """Incidents by time, then by id."""
    wanted = wanted or Wanted()
    # Joins and judged values are long, and all that is read of most incidents without being asked for.
    columns = [column for column in _I if not wanted.outline or column.name not in _LONG]
    query = select(*columns).where(*_asked(db, wanted)).order_by(_I.day, _I.id)
    return _built(db, db.rows(paged(query, wanted)), outline=wanted.outline)


def incident_count(db: Db, wanted: Wanted | None = None) -> int:
    """How many incidents are wanted, limit and offset aside."""
    return int(db.value(select(func.count()).select_from(schema.incidents).where(*_asked(db, wanted or Wanted()))))


def _asked(db: Db, wanted: Wanted) -> list[ColumnElement[bool]]:
    asked: list[ColumnElement[bool]] = []
    if wanted.ids:
        asked.append(db.among(_I.id, wanted.ids))
    if wanted.since:
        asked.append(_I.last_day >= wanted.since.isoformat())
    if wanted.until:
        asked.append(_I.day <= wanted.until.isoformat())
    t, a, p = schema.incident_types.c, schema.incident_actors.c, schema.incident_places.c
    for column, incident, values in (
        (t.type, t.incident, wanted.types),
        (a.actor, a.incident, wanted.actors),
        (p.place, p.incident, wanted.places),
    ):
        if values:
            asked.append(_I.id.in_(select(incident).where(db.among(column, values))))
    if wanted.with_tolls:
        asked.append(_I.id.in_(select(schema.incident_tolls.c.incident)))
    if wanted.report is not None:
        s, r = schema.statements.c, schema.reports.c
        told = (
            select(_HELD.incident)
            .join_from(schema.incident_statements, schema.statements, s.id == _HELD.statement)
            .join(schema.reports, r.number == s.report_number)
            .where(r.id == wanted.report)
        )
        asked.append(_I.id.in_(told))
    return asked


def _built(db: Db, rows: Sequence[Record], *, outline: bool) -> tuple[Incident, ...]:
    ids = [row.id for row in rows]
    left_out = frozenset() if not outline else frozenset(_PARTS) - {schema.incident_actors}
    types, statements, actors, places, tolls = (
        {} if table in left_out else _grouped(db, table, ids) for table in _PARTS
    )
    return tuple(
        Incident(
            id=row.id,
            type=row.type,
            types=tuple(part.type for part in types.get(row.id, ())),
            initiators=tuple(part.actor for part in actors.get(row.id, ()) if part.role == "initiator"),
            targets=tuple(part.actor for part in actors.get(row.id, ()) if part.role == "target"),
            places=tuple(part.place for part in places.get(row.id, ())),
            when=read_when(row),
            when_assumed=row.when_assumed,
            asserted=row.asserted,
            tolls=tuple(_toll(part) for part in tolls.get(row.id, ())),
            statements=tuple(part.statement for part in statements.get(row.id, ())),
            joins=() if outline or row.joins == "[]" else tuple(_join(one) for one in json.loads(row.joins)),
            contradictions=() if outline else items(row.contradictions),
            judged=() if outline or row.judged == "[]" else tuple(_judged(one) for one in json.loads(row.judged)),
            independent=row.independent,
            first_reported=day_of(row.first_reported),
            last_reported=day_of(row.last_reported),
            machine_only=row.machine_only,
        )
        for row in rows
    )


def _grouped(db: Db, table: TableClause, ids: Sequence[str]) -> dict[str, list[Record]]:
    """Rows of a table by incident, each in order."""
    found: dict[str, list[Record]] = {}
    for row in db.rows(
        select(*table.c).where(db.among(table.c.incident, ids)).order_by(table.c.incident, table.c.position)
    ):
        found.setdefault(row.incident, []).append(row)
    return found


def _toll(row: Record) -> Reckoning:
    return Reckoning(
        kind=TollKind(row.kind),
        low=row.low,
        high=row.high,
        estimate=row.estimate,
        rule=row.rule,
        independent=row.independent,
        disputed=row.disputed,
        statements=items(row.statements),
        why=row.why,
    )


def _join(kept: Mapping[str, Any]) -> Join:
    return Join(kept["first"], kept["second"], kept["score"], _reasons(kept["reasons"]), kept["contradiction"])


def _judged(kept: Mapping[str, Any]) -> JudgedValue:
    return JudgedValue(kept["field"], kept["value"], kept["rule"], kept["why"], tuple(kept["statements"]))


def incident_ids(db: Db, words: str) -> tuple[str, ...]:
    """Ids of incidents, retired ones too, that begin so, upper and lower case alike, at most 20."""
    gone = schema.retired.c.id
    found = {
        *db.values(select(_I.id).where(beginning(_I.id, words)).order_by(_I.id).limit(20)),
        *db.values(select(gone).where(beginning(gone, words)).order_by(gone).limit(20)),
    }
    return tuple(sorted(found)[:20])


def incidents_of(db: Db, statements: Collection[str]) -> Mapping[str, str]:
    """The incident each event statement belongs to."""
    return db.pairs(
        select(_HELD.statement, _HELD.incident)
        .where(db.among(_HELD.statement, statements))
        .order_by(_HELD.statement, _HELD.incident)
    )


def retired_ids(db: Db, ids: Collection[str] = ()) -> tuple[RetiredId, ...]:
    """Retired incident ids, all or those given."""
    r = schema.retired.c
    query = select(r.id, r.became, r.why).order_by(r.id)
    rows = db.rows(query.where(db.among(r.id, ids)) if ids else query)
    return tuple(RetiredId(row.id, row.became, row.why) for row in rows)
