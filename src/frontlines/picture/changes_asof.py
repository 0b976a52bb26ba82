"""The picture of an earlier day, cut out of today's: what was reported by then, as it is read now."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from frontlines.model.incident import Incident, Reckoning
from frontlines.model.known import Known
from frontlines.model.period import Ending, Period
from frontlines.model.relation import Relation
from frontlines.model.settings import TollRule
from frontlines.model.statement import Toll
from frontlines.model.told import Told
from frontlines.picture.changes_shapes import Snapshot
from frontlines.picture.claims_ledger import ClaimRow, verdict_of
from frontlines.picture.reckon import reckon


def as_of(
    snapshot: Snapshot,
    day: date,
    *,
    tolls: Mapping[str, Sequence[Told[Toll]]],
    rule: TollRule,
    known: Known,
    shared: frozenset[str] = frozenset(),
) -> Snapshot:
    """The snapshot as of an earlier day, so that `changes_of(as_of(now, day), now)` says what changed since.

    Joining, reading and judgements are today's: a correction made since does not count as a change of the world.
    `tolls` are the tolls of each incident that has any, by Incident.id; `snapshot.bylines` must know the reports of
    all statements of its incidents and relations, for what was first reported after `day` is left out. `shared` are
    ids of tolls that are stated for several incidents together.
    """

    def counted(incident: Incident) -> tuple[Reckoning, ...]:
        known_then = [told for told in tolls.get(incident.id, ()) if told.byline.day <= day]
        return reckon(known_then, rule=rule, known=known, shared=shared)

    incidents = (_incident(incident, day, snapshot, counted) for incident in snapshot.incidents)
    periods = (_period(period, day) for period in snapshot.periods)
    relations = (_relation(relation, day, snapshot) for relation in snapshot.relations)
    return Snapshot(
        day=day,
        incidents=tuple(incident for incident in incidents if incident),
        periods=tuple(period for period in periods if period),
        relations=tuple(relation for relation in relations if relation),
        first_seen={actor: first for actor, first in snapshot.first_seen.items() if first <= day},
        claims=tuple(_claim(row, day) for row in snapshot.claims if row.day <= day),
        bylines=snapshot.bylines,
    )


def _told_by(statement: str, day: date, snapshot: Snapshot) -> bool:
    byline = snapshot.bylines.get(statement)
    return byline is not None and byline.day <= day


def _incident(
    incident: Incident, day: date, snapshot: Snapshot, counted: Callable[[Incident], tuple[Reckoning, ...]]
) -> Incident | None:
    if incident.last_reported <= day:
        return incident
    if incident.first_reported > day:
        return None
    return replace(
        incident,
        statements=tuple(s for s in incident.statements if _told_by(s, day, snapshot)),
        tolls=counted(incident),
        last_reported=day,
    )


def _period(period: Period, day: date) -> Period | None:
    """A period that was under way stays; that it ended later was not known. One that began later is gone."""
    if period.start is not None and period.start > day:
        return None
    if period.end is None or period.end <= day:
        return period
    return replace(period, end=None, ending=Ending.OPEN, ended_by=None, why="", last_reported=day)


def _relation(relation: Relation, day: date, snapshot: Snapshot) -> Relation | None:
    told = [s for s in relation.statements if _told_by(s, day, snapshot)]
    if not told or (relation.start is not None and relation.start > day):
        return None
    if relation.ended and relation.end is not None and relation.end > day:
        return replace(relation, end=None, ended=False, ended_by=None, statements=tuple(told))
    return relation


def _claim(row: ClaimRow, day: date) -> ClaimRow:
    echoes = tuple(echo for echo in row.echoes if echo.day <= day)
    return replace(row, echoes=echoes, verdict=verdict_of(echoes, carries=bool(row.carries)))
