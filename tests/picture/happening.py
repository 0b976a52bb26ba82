"""Incidents, periods and relations, short to write, for tests of what changes over time."""

from dataclasses import replace

from saying import a_day, byline, on

from frontlines.model.incident import Incident, Reckoning
from frontlines.model.period import Ending, Period, PeriodState
from frontlines.model.relation import Relation
from frontlines.model.statement import SYMMETRIC_TIES, TieKind, TollKind
from frontlines.picture.changes import Snapshot

FRIENDLY = frozenset({TieKind.BACKS, TieKind.ALLIED_WITH, TieKind.PART_OF, TieKind.LEADS})


def reckoning(low, high=-1, kind="killed", statements=("t1",)):
    return Reckoning(
        kind=TollKind(kind),
        low=low,
        high=low if high == -1 else high,
        estimate=False,
        rule="range",
        independent=1,
        disputed=False,
        statements=statements,
        why="",
    )


def incident(id_, *statements, type_="battle", day=1, when=None, by=("isis",), against=("iraq",), **more):
    plain = Incident(
        id=id_,
        type=type_,
        types=(type_,),
        initiators=by,
        targets=against,
        places=("fallujah",),
        when=when or on(day),
        when_assumed=False,
        asserted=True,
        tolls=(),
        statements=statements or (f"s{id_}",),
        joins=(),
        contradictions=(),
        judged=(),
        independent=1,
        first_reported=a_day(day),
        last_reported=a_day(day),
        machine_only=True,
    )
    return replace(plain, **more)


def period(actor, start, end=None, *, state="held", ending=None, place="fallujah", assessed=True):
    """Open where no end is given."""
    return Period(
        place=place,
        state=PeriodState(state),
        actor=actor,
        start=a_day(start),
        end=a_day(end) if end else None,
        start_text="",
        last_reported=a_day(end or start),
        ending=Ending(ending) if ending else Ending.TAKEN if end else Ending.OPEN,
        ended_by=None,
        why="",
        assessed=assessed,
        independent=1,
        statements=(f"{actor}-{state}-{start}",),
        machine_only=True,
    )


def relation(source, kind, target, start=1, end=None):
    """Ended where an end is given."""
    kind = TieKind(kind)
    if kind in SYMMETRIC_TIES:
        source, target = sorted((source, target))
    return Relation(
        source=source,
        kind=kind,
        target=target,
        sign=1 if kind in FRIENDLY else -1,
        start=a_day(start),
        end=a_day(end) if end else None,
        ended=end is not None,
        ended_by=None,
        means=(),
        asserted=True,
        independent=1,
        statements=(f"{source}-{kind.value}-{target}-{start}",),
        machine_only=True,
    )


def picture(day, *things, first_seen=None, claims=(), bylines=None):
    """A snapshot of incidents, periods and relations; each statement named after its day stands in a report of it."""
    return Snapshot(
        day=a_day(day),
        incidents=tuple(t for t in things if isinstance(t, Incident)),
        periods=tuple(t for t in things if isinstance(t, Period)),
        relations=tuple(t for t in things if isinstance(t, Relation)),
        first_seen={actor: a_day(first) for actor, first in (first_seen or {}).items()},
        claims=tuple(claims),
        bylines={statement: byline(f"r{day}", day) for statement, day in (bylines or {}).items()},
    )
