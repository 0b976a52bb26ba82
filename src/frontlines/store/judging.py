"""The log of judgements: it only grows; what stands and which verdict each statement bears is kept beside it."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import delete, func, select, update

from frontlines.model.judgement import VERDICTS, Act, Judgement
from frontlines.model.told import Review
from frontlines.store import schema
from frontlines.store.backend import Db
from frontlines.store.shapes import Axis, Bearing
from frontlines.store.staling import drop_bearings, mark, mark_bearings, store_bearings
from frontlines.store.values import Record, items, json_of, time_of

_J = schema.judgements.c
_REVIEWS = {Act.ACCEPT: Review.ACCEPTED, Act.REJECT: Review.REJECTED, Act.CORRECT: Review.CORRECTED}


def log(db: Db) -> tuple[Judgement, ...]:
    """All judgements in their order."""
    return tuple(_judgement(row) for row in db.rows(select(schema.judgements).order_by(_J.number)))


def _judgement(row: Record) -> Judgement:
    return Judgement(
        number=row.number,
        act=Act(row.act),
        subjects=items(row.subjects),
        by=row.by_whom,
        at=time_of(row.at),
        why=row.why,
        fields=json.loads(row.fields),
        others=items(row.others),
        undoes=row.undoes,
    )


def append(
    db: Db,
    judgement: Judgement,
    stale: Mapping[Axis, Collection[str]],
    bearings: Mapping[str, Sequence[Bearing]] | None = None,
) -> Judgement:
    """Add to the log; what it bears on becomes stale."""
    number = int(db.value(select(func.coalesce(func.max(_J.number), 0)))) + 1
    judgement = replace(judgement, number=number)
    db.insert(
        schema.judgements,
        [
            {
                "number": number,
                "act": judgement.act.value,
                "subjects": json_of(judgement.subjects),
                "others": json_of(judgement.others),
                "by_whom": judgement.by,
                "at": judgement.at.isoformat(),
                "why": judgement.why,
                "fields": json_of(dict(judgement.fields)),
                "undoes": judgement.undoes,
                "stands": True,
            }
        ],
    )
    if judgement.act is Act.UNDO:
        _settle(db)
    elif judgement.act in VERDICTS:
        _set_verdicts(db, [judgement])
    for axis, keys in stale.items():
        mark(db, axis, keys)
    if bearings:
        _move(db, bearings)
    return judgement


def _settle(db: Db) -> None:
    """Work out anew what stands: read from the end, an undone undo undoes nothing."""
    entries = log(db)
    undone: set[int] = set()
    for one in reversed(entries):
        if one.act is Act.UNDO and one.undoes is not None and one.number not in undone:
            undone.add(one.undoes)
    db.run(update(schema.judgements).values(stands=True))
    db.run(update(schema.judgements).where(db.among(_J.number, sorted(undone))).values(stands=False))
    db.run(delete(schema.verdicts))
    _set_verdicts(db, [one for one in entries if one.act in VERDICTS and one.number not in undone])


def _set_verdicts(db: Db, judgements: Sequence[Judgement]) -> None:
    """The last verdict on a statement holds."""
    verdicts = {subject: one for one in judgements for subject in one.subjects}
    db.run(delete(schema.verdicts).where(db.among(schema.verdicts.c.lineage, list(verdicts))))
    db.insert(
        schema.verdicts,
        [
            {"lineage": lineage, "judgement": one.number, "review": _REVIEWS[one.act].value}
            for lineage, one in verdicts.items()
        ],
    )


def _move(db: Db, bearings: Mapping[str, Sequence[Bearing]]) -> None:
    """Statements bear on other keys than before; the old and the new ones become stale."""
    s = schema.statements.c
    rows = db.rows(select(s.number, s.id).where(db.among(s.id, list(bearings)), s.current.is_(True)))
    numbers = {row.id: row.number for row in rows}
    mark_bearings(db, drop_bearings(db, list(numbers.values())))
    moved = [one for statement in numbers for one in bearings[statement]]
    store_bearings(db, moved, numbers)
    mark_bearings(db, moved)
