"""Fronts: the places over which the report's actors stand against each other."""

from dataclasses import replace
from datetime import timedelta

from frontlines.model.place import Place, PlacePrecision
from frontlines.model.reading import Reading
from frontlines.model.statement import Control, ControlStatus, Event, Toll
from frontlines.model.when import When
from frontlines.picture.events import FRONT_TYPES
from frontlines.picture.shapes import Basis, Fighting, Front, FrontRole
from frontlines.picture.standing import basis_of, counts, going_on

_ROLE_ORDER = (
    ControlStatus.HOLDS,
    ControlStatus.BESIEGES,
    ControlStatus.ADVANCING_ON,
    ControlStatus.CONTESTS,
    ControlStatus.GAINED,
    ControlStatus.LOST,
    ControlStatus.WITHDREW,
)
_STANDING_STATUS = frozenset(_ROLE_ORDER[:4])  # states that last; the others are changes
# A town taken is over; a shelling or ambush of the last weeks is one of many, though news dates it in the past.
_RECENT = timedelta(days=31)
_ENDS = frozenset({"capture", "withdrawal"})
_VAGUE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.AREA, PlacePrecision.SEA})


def fronts_of(reading: Reading) -> tuple[Front, ...]:
    """One front a place with control statements or fighting: current ones first, the most contested first.

    A place "near" a town, at the town's own coordinates, joins the town's front if the town has one.
    """
    home = _homes(reading.places)
    control: dict[str, list[Control]] = {}
    fights: dict[str, list[Event]] = {}
    tolls: dict[str, list[Toll]] = {}
    for statement in filter(counts, reading.control):
        control.setdefault(home.get(statement.place, statement.place), []).append(statement)
    for event in filter(counts, reading.events):
        if event.type in FRONT_TYPES:
            for place in dict.fromkeys(home.get(place, place) for place in event.places):
                fights.setdefault(place, []).append(event)
    for toll in filter(counts, reading.tolls):
        for place in dict.fromkeys(home.get(p, p) for p in (toll.places or (toll.place,)) if p):
            tolls.setdefault(place, []).append(toll)
    published = reading.report.published
    known = {place.id: place for place in reading.places}
    found = [
        _front(
            known.get(place), place, control.get(place, []), fights.get(place, []), tolls.get(place, []), published
        )
        for place in dict.fromkeys([*control, *fights])
    ]
    return tuple(sorted(found, key=_weight))


def _homes(places: tuple[Place, ...]) -> dict[str, str]:
    """From the id of a place "near X" to the id of X, where X itself is a place of the report."""
    exact: dict[tuple[float | None, float | None], str] = {
        (p.lat, p.lon): p.id for p in places if p.precision is PlacePrecision.EXACT and p.lat is not None
    }
    return {
        place.id: exact[place.lat, place.lon]
        for place in places
        if place.precision is PlacePrecision.NEAR and (place.lat, place.lon) in exact
    }


def _front(
    known: Place | None,
    place: str,
    control: list[Control],
    fights: list[Event],
    tolls: list[Toll],
    published: When | None,
) -> Front:
    roles = _roles(control)
    fighting = tuple(Fighting(e, going_on(e.when, published), basis_of(e)) for e in fights)
    lasting = any(
        role.status in _STANDING_STATUS
        and (not role.whens or any(going_on(w, published) is not False for w in role.whens))
        for role in roles
    )
    return Front(
        place=place,
        roles=roles,
        fighting=fighting,
        tolls=tuple(tolls),
        current=lasting or any(fight.going_on is not False or _lately(fight.event, published) for fight in fighting),
        vague=known is None or known.precision in _VAGUE,
    )


def _lately(event: Event, published: When | None) -> bool:
    """Whether fighting that decided nothing ended shortly before the report appeared."""
    if event.type in _ENDS or event.when is None or event.when.end is None:
        return False
    return published is not None and published.start is not None and event.when.end >= published.start - _RECENT


def _roles(control: list[Control]) -> tuple[FrontRole, ...]:
    merged: dict[tuple[str, ControlStatus], FrontRole] = {}
    for statement in control:
        key = statement.actor, statement.status
        basis: tuple[Basis, ...] = (basis_of(statement),)
        whens: tuple[When, ...] = (statement.when,) if statement.when else ()
        if key in merged:
            old = merged[key]
            whens = tuple(dict.fromkeys(old.whens + whens))
            merged[key] = replace(old, whens=whens, basis=old.basis + basis)
        else:
            merged[key] = FrontRole(statement.actor, statement.status, whens, basis)
    return tuple(sorted(merged.values(), key=lambda role: _ROLE_ORDER.index(role.status)))


def _weight(front: Front) -> tuple[bool, bool, int]:
    """Sort key: current before past, points before countries, then by how much is said. Ties keep text order."""
    said = len(front.fighting) + sum(len(role.basis) for role in front.roles)
    return not front.current, front.vague, -said
