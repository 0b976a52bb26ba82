"""Storing a new reading of a report that is there."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, func, select, update

from frontlines.model.statement import Statement
from frontlines.model.told import Told
from frontlines.store import schema
from frontlines.store.backend import Db
from frontlines.store.reports_in import (
    Before,
    actor_columns,
    insert_findings,
    insert_statements,
    place_columns,
    report_columns,
)
from frontlines.store.reports_in import skip as note_skip
from frontlines.store.reports_out import number_of
from frontlines.store.shapes import Axis, Entry
from frontlines.store.staling import drop_bearings, mark, mark_bearings, store_bearings
from frontlines.store.statement_rows import KINDS
from frontlines.store.statements_out import told
from frontlines.store.values import json_of, plain

_R = schema.reports.c
_S = schema.statements.c
# What belongs to a report and is read anew with it.
_FINDINGS = (
    schema.report_furniture, schema.report_warnings, schema.bands, schema.sentences, schema.report_actors,
    schema.report_places, schema.actor_mentions, schema.place_mentions,
)  # fmt: skip
_PARTS = (schema.statement_actors, schema.statement_places, schema.statement_tolls, schema.evidence)


def replace(db: Db, entry: Entry) -> None:
    """Store a new reading; what the report said before and says no more, or otherwise, goes to the past."""
    number = number_of(db, entry.id)
    current = db.value(select(_R.superseded_by).where(_R.number == number)) is None
    rows = db.rows(select(_S.number, _S.id, _S.reading, _S.lineage).where(_S.report_number == number))
    before = {row.id: Before(row.number, row.lineage, row.reading) for row in rows}
    new = {statement.id: statement for statement in entry.reading.statements()}
    changed = [one for one in told(db, list(before)) if new.get(one.id) != one.statement]
    _keep_past(db, number, entry.reading_number, changed, before)
    gone = {one.id for one in changed}
    byline = _byline(db, number)

    old_bearings = drop_bearings(db, [one.number for one in before.values()])
    _forget(db, number, [one.number for one in before.values()])
    db.run(update(schema.reports).where(_R.number == number).values(**report_columns(entry)))
    insert_findings(db, entry, number)
    _renew(db, entry)
    for statement in gone & new.keys():
        before[statement] = dataclasses.replace(before[statement], reading=entry.reading_number)
    numbers = insert_statements(db, entry, number, current=current, before=before)
    for one in entry.reading.skipped:
        note_skip(db, one)
    if current:
        store_bearings(db, entry.bearings, numbers)
        fresh = gone | (new.keys() - before.keys())
        every = {*old_bearings, *entry.bearings}
        if _byline(db, number) != byline:  # what counts as an independent source, or when, may have changed
            mark_bearings(db, every)
        else:
            moved = set(old_bearings) ^ set(entry.bearings)
            mark_bearings(db, moved | {one for one in every if one.statement in fresh})
        held = schema.incident_statements.c.statement
        mark(db, Axis.BLOCK, db.values(select(held).where(db.among(held, list(gone)))))


def _forget(db: Db, number: int, statements: list[int]) -> None:
    """Take out all that an earlier reading put in for a report, but for the report itself."""
    for table in _PARTS:
        db.run(delete(table).where(db.among(table.c.statement_number, statements)))
    db.run(delete(schema.statements).where(_S.report_number == number))
    db.backend.unindex_text(db.connection, number)
    for table in _FINDINGS:
        db.run(delete(table).where(table.c.report_number == number))


def _byline(db: Db, number: int) -> tuple[Any, ...]:
    row = db.one(select(_R.publisher, _R.day, _R.published_end, _R.copies).where(_R.number == number))
    return tuple(row or ())


def _keep_past(
    db: Db, number: int, reading: int, changed: Sequence[Told[Statement]], before: Mapping[str, Before]
) -> None:
    past = schema.past_statements
    last = int(db.value(select(func.coalesce(func.max(past.c.number), 0)).where(past.c.report_number == number)))
    db.insert(
        past,
        [
            {
                "report_number": number,
                "number": last + at,
                "id": one.id,
                "lineage": one.lineage,
                "kind": KINDS[type(one.statement)],
                "reading": before[one.id].reading,
                "replaced_by_reading": reading,
                "content": json_of(plain(one.statement)),
            }
            for at, one in enumerate(changed, 1)
        ],
    )


def _renew(db: Db, entry: Entry) -> None:
    """What the register and the gazetteer now say of the actors and places counts, for all reports."""
    for actor in entry.reading.actors:
        row = actor_columns(actor)
        db.run(update(schema.actors).where(schema.actors.c.id == row.pop("id")).values(**row))
    for place in entry.reading.places:
        row = place_columns(place)
        for of_the_report in ("confidence", "candidates"):
            del row[of_the_report]
        db.run(update(schema.places).where(schema.places.c.id == row.pop("id")).values(**row))
