"""What has to be derived anew, and what statements bear on."""

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import case, delete, insert, literal, select

from frontlines.store import schema
from frontlines.store.backend import Db
from frontlines.store.shapes import Axis, Bearing

_B = schema.bearings.c
_S = schema.statements.c


def mark(db: Db, axis: Axis, keys: Iterable[str]) -> None:
    """These keys (for BLOCK: statement ids) are to be derived anew."""
    db.insert_new(schema.stale, [{"axis": axis.value, "key": key} for key in sorted(set(keys))])


def unmark(db: Db, axis: Axis, keys: Collection[str]) -> None:
    """These keys have been derived."""
    stale = schema.stale
    db.run(delete(stale).where(stale.c.axis == axis.value, db.among(stale.c.key, keys)))


def mark_bearings(db: Db, bearings: Iterable[Bearing]) -> None:
    """What these bear on is to be derived anew."""
    keys = {
        (bearing.axis.value, bearing.statement if bearing.axis is Axis.BLOCK else bearing.key) for bearing in bearings
    }
    db.insert_new(schema.stale, [{"axis": axis, "key": key} for axis, key in sorted(keys)])


def store_bearings(db: Db, bearings: Iterable[Bearing], numbers: Mapping[str, int]) -> None:
    """Remember what statements bear on; `numbers` are theirs."""
    rows = sorted({(numbers[one.statement], one.axis.value, one.key) for one in bearings})
    db.insert(schema.bearings, [{"statement_number": number, "axis": axis, "key": key} for number, axis, key in rows])


def drop_bearings(db: Db, numbers: Collection[int]) -> tuple[Bearing, ...]:
    """Forget what the statements of these numbers bear on; what that was."""
    rows = db.rows(
        select(_B.axis, _B.key, _S.id)
        .join_from(schema.bearings, schema.statements, _S.number == _B.statement_number)
        .where(db.among(_B.statement_number, numbers))
        .order_by(_B.statement_number, _B.axis, _B.key)
    )
    if rows:
        db.run(delete(schema.bearings).where(db.among(_B.statement_number, numbers)))
    return tuple(Bearing(Axis(axis), key, statement) for axis, key, statement in rows)


def stale(db: Db, axis: Axis) -> tuple[str, ...]:
    """What is to be derived anew on an axis."""
    column = schema.stale.c
    return tuple(db.values(select(column.key).where(column.axis == axis.value).order_by(column.key)))


def mark_all_stale(db: Db) -> None:
    """Everything is to be derived anew: what statements bear on, and what was derived from those that are gone."""
    db.run(delete(schema.joins))
    db.run(delete(schema.stale))
    columns = ["axis", "key"]
    block = Axis.BLOCK.value
    key = case((_B.axis == block, _S.id), else_=_B.key)
    borne_on = select(_B.axis, key.label("key")).join_from(
        schema.bearings, schema.statements, _S.number == _B.statement_number
    )
    found = borne_on.union(
        select(literal(block), schema.incident_statements.c.statement),
        select(literal(Axis.PLACE.value), schema.periods.c.key),
        select(literal(Axis.PAIR.value), schema.relations.c.key),
    )
    db.run(insert(schema.stale).from_select(columns, found))


def bearing_on(db: Db, axis: Axis, keys: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """Ids of the statements that bear on each key, in the order of adding."""
    rows = db.rows(
        select(_B.key, _S.id)
        .join_from(schema.bearings, schema.statements, _S.number == _B.statement_number)
        .where(_B.axis == axis.value, db.among(_B.key, keys))
        .order_by(_B.key, _S.report_number, _S.position)
    )
    found: dict[str, list[str]] = {}
    for key, statement in rows:
        found.setdefault(key, []).append(statement)
    return {key: tuple(statements) for key, statements in found.items()}


def bearings_of(db: Db, statements: Collection[str], axis: Axis) -> tuple[Bearing, ...]:
    """What statements bear on, by statement and key.

    Asked in two steps: joined in one, SQLite goes through all bearings of the axis once there are many.
    """
    named = {row.number: row.id for row in db.rows(select(_S.number, _S.id).where(db.among(_S.id, statements)))}
    rows = db.rows(
        select(_B.statement_number, _B.key).where(db.among(_B.statement_number, list(named)), _B.axis == axis.value)
    )
    return tuple(Bearing(axis, key, ident) for ident, key in sorted((named[number], key) for number, key in rows))
