"""What all reports say, laid out so that a claim finds what bears it out and what contradicts it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeGuard

from frontlines.model.byline import Byline
from frontlines.model.ids import fold
from frontlines.model.incident import Incident
from frontlines.model.known import Known
from frontlines.model.period import Ending, Period, PeriodState
from frontlines.model.place import PlacePrecision
from frontlines.model.refer import when_in
from frontlines.model.stance import StanceStatus
from frontlines.model.statement import SYMMETRIC_TIES, Control, ControlStatus, Event, Statement, Tie, Toll
from frontlines.model.told import Review, Told
from frontlines.picture.reckon_entry import Use, overlap
from frontlines.picture.reckon_groups import group_of
from frontlines.picture.reckon_sift import sift

Fact = Told[Statement]
DENIED = frozenset({StanceStatus.DENIED, StanceStatus.NEGATED})
# A denial and what it denies are told within a week of each other; tuned on nothing.
_NEARBY = timedelta(7)
_IN_PARTS = frozenset({PlacePrecision.COUNTRY, PlacePrecision.ADM1, PlacePrecision.AREA, PlacePrecision.SEA})
_STANDING = frozenset({Use.USED, Use.COPY, Use.REPEAT})
_HOLDING = frozenset({ControlStatus.HOLDS, ControlStatus.GAINED})
_LEAVING = frozenset({ControlStatus.LOST, ControlStatus.WITHDREW})


@dataclass(frozen=True, slots=True)
class Ground:
    """Statements of fact by what they tell of. Built once, asked for every claim."""

    by_report: Mapping[str, tuple[Fact, ...]]
    by_id: Mapping[str, Fact]
    incident_of: Mapping[str, Incident]  # by Statement.id of an event or of a toll of one
    tolls_of: Mapping[str, tuple[Told[Toll], ...]]  # by Incident.id
    stands: frozenset[str]  # Statement.id of tolls that no later count, total or sharing takes the ground from
    period_of: Mapping[str, Period]  # by Statement.id
    held: Mapping[str, tuple[Period, ...]]  # by Place.id: periods in which somebody holds the place
    alike: Mapping[tuple[object, ...], tuple[Fact, ...]]  # by what they tell of, see `_keys`
    known: Known


def lay_out(
    facts: Iterable[Fact], *, incidents: Sequence[Incident], periods: Sequence[Period], known: Known
) -> Ground:
    """The ground of all events, ties, control statements and tolls of a project."""
    by_id = {told.id: told for told in facts if told.review is not Review.REJECTED}
    by_report: dict[str, list[Fact]] = {}
    alike: dict[tuple[object, ...], list[Fact]] = {}
    for told in by_id.values():
        by_report.setdefault(told.byline.report, []).append(told)
        for key in _keys(told.statement):
            alike.setdefault(key, []).append(told)
    incident_of: dict[str, Incident] = {}
    tolls_of: dict[str, list[Told[Toll]]] = {}
    for incident in incidents:
        for id_ in incident.statements:
            incident_of[id_] = incident
            event = by_id.get(id_)
            for toll in event.statement.tolls if event and isinstance(event.statement, Event) else ():
                incident_of[toll] = incident
                if (found := by_id.get(toll)) and is_toll(found):
                    tolls_of.setdefault(incident.id, []).append(found)
    sifted = (entry for tolls in tolls_of.values() for entry in sift(tolls, known=known))
    held: dict[str, list[Period]] = {}
    for period in periods:
        if period.state is PeriodState.HELD:
            held.setdefault(period.place, []).append(period)
    return Ground(
        by_report={report: tuple(told) for report, told in by_report.items()},
        by_id=by_id,
        incident_of=incident_of,
        tolls_of={id_: tuple(tolls) for id_, tolls in tolls_of.items()},
        stands=frozenset(entry.told.id for entry in sifted if entry.use in _STANDING),
        period_of={id_: period for period in periods for id_ in period.statements},
        held={place: tuple(found) for place, found in held.items()},
        alike={key: tuple(found) for key, found in alike.items()},
        known=known,
    )


def _keys(statement: Statement) -> Iterator[tuple[object, ...]]:
    """What a statement tells of, as far as two that tell the same must share it."""
    match statement:
        case Event():
            for place in statement.places:
                yield "event", statement.type, place
        case Tie():
            ends = statement.source, statement.target
            yield "tie", statement.kind, *(sorted(ends) if statement.kind in SYMMETRIC_TIES else ends)
        case Control():
            yield "control", statement.place, statement.actor
        case _:
            return


def is_toll(fact: Fact) -> TypeGuard[Told[Toll]]:
    """Whether a statement is a toll."""
    return isinstance(fact.statement, Toll)


def is_control(fact: Fact) -> TypeGuard[Told[Control]]:
    """Whether a statement says how an actor stands to a place."""
    return isinstance(fact.statement, Control)


def independent_of(one: Byline, other: Byline) -> bool:
    """Whether two reports are of different publishers and neither is a wire copy of the other or of a third."""
    if one.report == other.report or one.copies == other.copies:
        return False
    return not one.publisher or not other.publisher or fold(one.publisher) != fold(other.publisher)


def same_told(fact: Fact, ground: Ground) -> Iterator[Fact]:
    """Other statements that tell of what an event, tie or control statement tells of, at about the same time.

    Of events only those at the same town, for "an air strike in Syria" may be any.
    """
    seen = {fact.id}
    for key in _keys(fact.statement):
        if key[0] == "event" and _wide(str(key[2]), ground.known):
            continue
        for other in ground.alike.get(key, ()):
            if other.id not in seen and _near(fact, other) and _same_actors(fact.statement, other.statement, ground):
                seen.add(other.id)
                yield other


def _near(one: Fact, other: Fact) -> bool:
    return abs(day_of(one) - day_of(other)) <= _NEARBY


def day_of(fact: Told[Statement]) -> date:
    """The day a statement tells of: its start, else its end, else the report's own day."""
    when = when_in(fact.statement)
    return (when and (when.start or when.end)) or fact.byline.day


def _same_actors(one: Statement, other: Statement, ground: Ground) -> bool:
    """Whether two statements can be of the same doings; an army and its government are one side."""
    if isinstance(one, Control) and isinstance(other, Control):
        return _sort(one.status) == _sort(other.status)
    if isinstance(one, Event) and isinstance(other, Event):
        mine, theirs = {*one.initiators, *one.targets}, {*other.initiators, *other.targets}
        return not mine or not theirs or any(_kin(a, b, ground.known) for a in mine for b in theirs)
    return True


def _sort(status: ControlStatus) -> ControlStatus:
    """To hold and to have gained is one thing to say of a town, to have lost and to have left another."""
    if status in _HOLDING:
        return ControlStatus.HOLDS
    return ControlStatus.LOST if status in _LEAVING else status


def other_counts(fact: Told[Toll], ground: Ground) -> Iterator[tuple[Told[Toll], bool]]:
    """Other counts of the same people in the same incident, and whether each agrees with this one.

    A count its source has revised since, a part of a larger one, and one stated for several incidents together
    neither contradict nor are contradicted.
    """
    toll, incident = fact.statement, ground.incident_of.get(fact.id)
    if fact.id not in ground.stands:
        return
    for other in ground.tolls_of.get(incident.id, ()) if incident else ():
        theirs = other.statement
        if other.id == fact.id or theirs.kind is not toll.kind or group_of(theirs.of) != group_of(toll.of):
            continue
        if theirs.stance.status in DENIED:
            yield other, False
        elif other.id in ground.stands:
            yield other, overlap(toll, theirs)


def rival_periods(fact: Told[Control], ground: Ground) -> Iterator[Period]:
    """Periods in which another actor holds the town on the day this one is said to hold or to have taken it.

    A period that ends that day ends by the change. Provinces and countries can be held in parts and have no rivals.
    """
    control, day = fact.statement, day_of(fact)
    if control.status not in _HOLDING or _wide(control.place, ground.known):
        return
    for period in ground.held.get(control.place, ()):
        last = period.end or (None if period.ending is Ending.OPEN else period.last_reported)
        if control.status is ControlStatus.GAINED:  # taken from him who held it until then
            begun = period.start is not None and period.start < day
        else:
            begun = period.start is None or period.start <= day
        if begun and (last is None or last > day) and not _kin(period.actor, control.actor, ground.known):
            yield period


def _wide(place: str, known: Known) -> bool:
    return place in known.places and known.places[place].precision in _IN_PARTS


def _kin(one: str, other: str, known: Known) -> bool:
    """Whether two ids are one actor, one is part of the other, or both are parts of a third."""
    if one == other:
        return True
    parents = [known.actors[id_].parent if id_ in known.actors else None for id_ in (one, other)]
    return parents[0] == other or parents[1] == one or (parents[0] is not None and parents[0] == parents[1])
