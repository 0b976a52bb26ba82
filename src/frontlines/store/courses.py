"""What goes on over time: periods of places and relations of pairs."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, delete, func, or_, select, tuple_

from frontlines.model.period import Ending, Period, PeriodState
from frontlines.model.relation import Relation
from frontlines.model.statement import TieKind
from frontlines.store import schema
from frontlines.store.backend import Db
from frontlines.store.reports_out import paged
from frontlines.store.shapes import Axis, Wanted
from frontlines.store.staling import unmark
from frontlines.store.values import day_of, iso, items, json_of, maybe_day, numbered

_P = schema.periods.c
_T = schema.relations.c
_BELONGING = (TieKind.LEADS.value, TieKind.PART_OF.value)


def save_periods(db: Db, periods: Mapping[str, Sequence[Period]]) -> None:
    """Replace the periods of these places, which are no longer stale."""
    db.run(delete(schema.periods).where(db.among(_P.key, list(periods))))
    rows: list[dict[str, Any]] = []
    for key, found in periods.items():
        rows += numbered([_period_columns(one) for one in found], key=key)
    db.insert(schema.periods, rows)
    unmark(db, Axis.PLACE, list(periods))


def _period_columns(one: Period) -> dict[str, Any]:
    return {
        "place": one.place,
        "state": one.state.value,
        "actor": one.actor,
        "start_day": iso(one.start),
        "end_day": iso(one.end),
        "start_text": one.start_text,
        "last_reported": one.last_reported.isoformat(),
        "ending": one.ending.value,
        "ended_by": one.ended_by,
        "why": one.why,
        "assessed": one.assessed,
        "independent": one.independent,
        "statements": json_of(one.statements),
        "machine_only": one.machine_only,
    }


def periods(db: Db, wanted: Wanted | None = None) -> tuple[Period, ...]:
    """Periods of places by place and time; those whose start is unknown come first."""
    wanted = wanted or Wanted()
    asked: list[ColumnElement[bool]] = []
    if wanted.places:
        asked.append(db.among(_P.place, wanted.places))
    if wanted.actors:
        asked.append(db.among(_P.actor, wanted.actors))
    if wanted.types:
        asked.append(db.among(_P.state, wanted.types))
    if wanted.since:  # a period still open goes on; one whose end is unknown was last heard of on some day
        asked.append(
            or_(
                _P.ending == Ending.OPEN.value,
                func.coalesce(_P.end_day, _P.last_reported) >= wanted.since.isoformat(),
            )
        )
    if wanted.until:
        asked.append(or_(_P.start_day.is_(None), _P.start_day <= wanted.until.isoformat()))
    order = (_P.place, func.coalesce(_P.start_day, ""), _P.key, _P.position)
    return tuple(
        Period(
            place=row.place,
            state=PeriodState(row.state),
            actor=row.actor,
            start=maybe_day(row.start_day),
            end=maybe_day(row.end_day),
            start_text=row.start_text,
            last_reported=day_of(row.last_reported),
            ending=Ending(row.ending),
            ended_by=row.ended_by,
            why=row.why,
            assessed=row.assessed,
            independent=row.independent,
            statements=items(row.statements),
            machine_only=row.machine_only,
        )
        for row in db.rows(paged(select(*_P).where(*asked).order_by(*order), wanted))
    )


def save_relations(db: Db, relations: Mapping[str, Sequence[Relation]]) -> None:
    """Replace the relations of these pairs, which are no longer stale."""
    db.run(delete(schema.relations).where(db.among(_T.key, list(relations))))
    rows: list[dict[str, Any]] = []
    for key, found in relations.items():
        rows += numbered([_relation_columns(one) for one in found], key=key)
    db.insert(schema.relations, rows)
    unmark(db, Axis.PAIR, list(relations))


def _relation_columns(one: Relation) -> dict[str, Any]:
    return {
        "source": one.source,
        "kind": one.kind.value,
        "target": one.target,
        "sign": one.sign,
        "start_day": iso(one.start),
        "end_day": iso(one.end),
        "ended": one.ended,
        "ended_by": one.ended_by,
        "means": json_of(one.means),
        "asserted": one.asserted,
        "independent": one.independent,
        "statements": json_of(one.statements),
        "machine_only": one.machine_only,
    }


def _asked_relations(wanted: Wanted, db: Db) -> list[ColumnElement[bool]]:
    """A day that is not known excludes nothing."""
    asked: list[ColumnElement[bool]] = []
    if wanted.actors:
        asked.append(or_(db.among(_T.source, wanted.actors), db.among(_T.target, wanted.actors)))
    if wanted.types:
        asked.append(db.among(_T.kind, wanted.types))
    if wanted.since:  # a tie that has not ended may go on after the last day it is known of
        asked.append(or_(_T.ended.is_(False), _T.end_day.is_(None), _T.end_day >= wanted.since.isoformat()))
    if wanted.until:
        asked.append(or_(_T.start_day.is_(None), _T.start_day <= wanted.until.isoformat()))
    if wanted.known_since:
        known = select(_T.source, _T.kind, _T.target).where(
            or_(_T.end_day.is_(None), _T.end_day >= wanted.known_since.isoformat()), *asked
        )
        asked.append(tuple_(_T.source, _T.kind, _T.target).in_(known))
    return asked


def relations(db: Db, wanted: Wanted | None = None) -> tuple[Relation, ...]:
    """Relations of pairs by pair, kind and time, or the best supported first."""
    wanted = wanted or Wanted()
    asked = _asked_relations(wanted, db)
    order: tuple[ColumnElement[Any], ...] = (
        _T.source,
        _T.target,
        _T.kind,
        func.coalesce(_T.start_day, ""),
        _T.key,
        _T.position,
    )
    if wanted.best_first:
        # Who leads and belongs to what is repeated in every report and seldom asked for.
        order = (_T.kind.in_(_BELONGING), _T.independent.desc(), func.length(_T.statements).desc(), *order)
    return tuple(
        Relation(
            source=row.source,
            kind=TieKind(row.kind),
            target=row.target,
            sign=row.sign,
            start=maybe_day(row.start_day),
            end=maybe_day(row.end_day),
            ended=row.ended,
            ended_by=row.ended_by,
            means=items(row.means),
            asserted=row.asserted,
            independent=row.independent,
            statements=items(row.statements),
            machine_only=row.machine_only,
        )
        for row in db.rows(paged(select(*_T).where(*asked).order_by(*order), wanted))
    )


def relation_count(db: Db, wanted: Wanted) -> int:
    """How many relations are wanted, limit and offset aside."""
    return int(db.value(select(func.count()).select_from(schema.relations).where(*_asked_relations(wanted, db))))
