"""Actors and places: what they are called, and when they first appear."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, exists, func, or_, select

from frontlines.model.actor import Actor, ActorKind, ActorOrigin
from frontlines.model.ids import fold
from frontlines.model.known import Known
from frontlines.model.place import Place, PlacePrecision
from frontlines.model.refer import actors_in, places_in
from frontlines.model.statement import Statement
from frontlines.model.told import Told
from frontlines.store import schema
from frontlines.store.backend import Db
from frontlines.store.reports_in import insert_actors, insert_places
from frontlines.store.shapes import ActorSeen
from frontlines.store.values import Record, day_of

_A = schema.actors.c
_P = schema.places.c
_R = schema.reports.c
_ACTOR = (_A.id, _A.name, _A.kind, _A.country, _A.origin, _A.parent)
_PLACE = (
    _P.id, _P.name, _P.country, _P.lat, _P.lon, _P.precision, _P.feature, _P.admin1, _P.confidence, _P.candidates,
)  # fmt: skip
_COUNTRY = "country:"


def known_for(db: Db, statements: Collection[Told[Statement]]) -> Known:
    """The actors and places these statements point to, and all that those actors are part of."""
    return known_of(
        db,
        {actor for told in statements for actor in actors_in(told.statement)},
        {place for told in statements for place in places_in(told.statement)},
    )


def known_of(db: Db, actors: Collection[str], places: Collection[str]) -> Known:
    """Actors, all that they are part of, and places by id; unknown ids are left out."""
    wanted = set(actors)
    found: dict[str, Actor] = {}
    while wanted:
        step = _actors(db, db.among(_A.id, sorted(wanted)))
        found.update({actor.id: actor for actor in step})
        wanted = {actor.parent for actor in step if actor.parent} - found.keys()
    rows = db.rows(select(*_PLACE).where(db.among(_P.id, sorted(places))).order_by(_P.id)) if places else ()
    return Known(actors=dict(sorted(found.items())), places={row.id: _place(row) for row in rows})


def _place(row: Record) -> Place:
    return Place(
        row.id, row.name, row.country, row.lat, row.lon, PlacePrecision(row.precision), row.feature, row.admin1,
        row.confidence, row.candidates,
    )  # fmt: skip


def _actors(db: Db, *asked: ColumnElement[bool]) -> tuple[Actor, ...]:
    rows = db.rows(select(*_ACTOR).where(*asked).order_by(_A.id))
    return tuple(
        Actor(row.id, row.name, ActorKind(row.kind), row.country, ActorOrigin(row.origin), row.parent) for row in rows
    )


def actors(db: Db) -> tuple[Actor, ...]:
    """All actors of the project, by id."""
    return _actors(db)


def places(db: Db) -> tuple[Place, ...]:
    """All places of the project, by id."""
    return tuple(_place(row) for row in db.rows(select(*_PLACE).order_by(_P.id)))


def ensure(db: Db, known: Known) -> None:
    """Add actors and places; those already there stay as they are."""
    insert_actors(db, tuple(known.actors.values()))
    insert_places(db, tuple(known.places.values()))


def actor_ids(db: Db, name: str) -> tuple[str, ...]:
    """Actors that bear a name, are mentioned under it, or have it as id."""
    n = schema.actor_names.c
    asked = [_A.id == name]
    if folded := fold(name):
        asked.append(_A.id.in_(select(n.actor).where(n.folded == folded)))
    return tuple(db.values(select(_A.id).where(or_(*asked)).order_by(_A.id)))


def place_ids(db: Db, name: str) -> tuple[str, ...]:
    """Places that bear a name, are mentioned under it, have it as id, or lie in the country of that code or name."""
    n = schema.place_names.c
    asked = [_P.id == name]
    codes = [name.upper()] if len(name) == 2 and name.isascii() and name.isalpha() else []
    if name.startswith(_COUNTRY):
        codes.append(name.removeprefix(_COUNTRY))
    if folded := fold(name):
        bearing = select(n.place).where(n.folded == folded)
        asked.append(_P.id.in_(bearing))
        countries = db.values(select(_P.id).where(_P.id.in_(bearing), _P.precision == PlacePrecision.COUNTRY.value))
        codes += [country.removeprefix(_COUNTRY) for country in countries if country.startswith(_COUNTRY)]
    if codes:
        asked.append(db.among(_P.country, codes))
    return tuple(db.values(select(_P.id).where(or_(*asked)).order_by(_P.id)))


def first_seen(db: Db, after: date | None = None, until: date | None = None) -> tuple[ActorSeen, ...]:
    """When each actor that a current report names first appears, in any version of any report.

    With days, only those who first appear after the one and up to the other.
    """
    a = schema.report_actors.c
    asked: list[ColumnElement[bool]] = []
    if after or until:
        # Ordering every mention of every actor is most of the work, so those named before are left out by themselves.
        asked.append(db.among(a.actor, _newly_named(db, after, until)))
    order = func.row_number().over(partition_by=a.actor, order_by=(_R.day, _R.number)).label("place")
    # bool_or and max differ between the databases; a sum of current reports does not.
    alive = func.count().filter(_R.superseded_by.is_(None)).over(partition_by=a.actor).label("alive")
    ranked = (
        select(a.actor, _R.day, _R.id.label("report"), _R.number, order, alive)
        .join_from(schema.report_actors, schema.reports, _R.number == a.report_number)
        .where(*asked)
        .subquery()
    ).c
    rows = db.rows(
        select(ranked.actor, ranked.day, ranked.report)
        .where(ranked.place == 1, ranked.alive > 0)
        .order_by(ranked.day, ranked.number, ranked.actor)
    )
    return tuple(ActorSeen(actor, day_of(day), report) for actor, day, report in rows)


def _newly_named(db: Db, after: date | None, until: date | None) -> list[str]:
    """Actors that reports of some days name and no earlier one does."""
    a = schema.report_actors.c
    days = [_R.day > after.isoformat()] if after else []
    days += [_R.day <= until.isoformat()] if until else []
    named = (
        select(a.actor)
        .join_from(schema.report_actors, schema.reports, _R.number == a.report_number)
        .where(*days)
        .distinct()
    )
    if after is None:
        return db.values(named)
    actors = named.subquery().c
    b, earlier = schema.report_actors.alias("named_before").c, schema.reports.alias("earlier").c
    before = exists().where(
        b.actor == actors.actor, earlier.number == b.report_number, earlier.day <= after.isoformat()
    )
    return db.values(select(actors.actor).where(~before))
