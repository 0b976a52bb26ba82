"""Weeks: the latest week against the weeks before it, by type of event, and actors that newly appear."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from frontlines.model.incident import Incident

_WEEK = timedelta(7)
_BASES = (4, 52)
# An event dated no closer than this belongs to no week.
_LONGEST = timedelta(7)


class WeekStart(IntEnum):
    """The day a week starts on, Monday 0."""

    ISO = 0
    ACLED = 5  # Saturday, as in ACLED's weekly files


@dataclass(frozen=True, slots=True)
class Baseline:
    """The mean of the weeks before the latest one, as far as they were reported on."""

    weeks: int  # how many back: 4 or 52
    reported: int  # how many of them had any report; the others are unknown, not zero
    mean: float | None  # incidents a week; None: none of them was reported on
    change: float | None  # of the latest week against the mean, in percent; None: no mean, or a mean of zero


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One type of event, or all of them."""

    type: str | None  # a key of taxonomy.yaml; None: all types together
    latest: int  # incidents in the latest week
    four: Baseline
    year: Baseline  # 52 weeks


@dataclass(frozen=True, slots=True)
class Emerging:
    """An actor that newly appears in incidents, or is back after a long silence."""

    actor: str  # Actor.id
    incidents: int  # in the latest four weeks
    first: date  # of these
    silent_since: date | None  # its last incident before; None: there is none


@dataclass(frozen=True, slots=True)
class Weeks:
    """The latest whole week and what it is compared with."""

    start: date | None  # first day of the latest week; None: not one whole week has been reported on
    end: date | None
    reported: bool  # False: there is no report of that week, so that its numbers say nothing
    rows: tuple[WeekRow, ...]  # all types together, then the types by how many incidents the latest week has
    undated: int  # incidents that no day, or a stretch of more than a week, places in no week
    emerging: tuple[Emerging, ...]


def weeks_of(
    incidents: Sequence[Incident],
    *,
    reported: Iterable[date],
    until: date | None = None,
    start: WeekStart = WeekStart.ACLED,
) -> Weeks:
    """The latest whole week against the mean of the 4 and of the 52 weeks before it.

    `reported` are the days of all reports. A week without any report is left out of the means: that nobody reported
    is no sign that nothing happened. `until` is the last day to count, that of the last report where not given; a
    week that is not over by then is not counted.
    """
    days = set(reported)
    last = until or max(days, default=None)
    if last is None:
        return Weeks(None, None, False, (), sum(_day(i) is None for i in incidents), ())
    latest = week_of(last + timedelta(1), start) - _WEEK
    covered = {week_of(day, start) for day in days}
    dated = [(day, incident) for incident in incidents if (day := _day(incident)) is not None]
    undated = len(incidents) - len(dated)
    if latest not in covered and not any(week < latest for week in covered):
        return Weeks(None, None, False, (), undated, ())
    counted: dict[str | None, Counter[date]] = {None: Counter()}
    for day, incident in dated:
        week = week_of(day, start)
        counted[None][week] += 1
        counted.setdefault(incident.type, Counter())[week] += 1
    rows = [_row(type_, counts, latest, covered) for type_, counts in counted.items()]
    shown = [row for row in rows if row.type is None or row.latest or row.four.mean or row.year.mean]
    shown.sort(key=lambda row: (row.type is not None, -row.latest, row.type or ""))
    return Weeks(
        latest, latest + timedelta(6), latest in covered, tuple(shown), undated, _emerging(dated, latest, covered)
    )


def week_of(day: date, start: WeekStart) -> date:
    """The first day of the week that holds a day."""
    return day - timedelta((day.weekday() - start) % 7)


def _day(incident: Incident) -> date | None:
    when = incident.when
    if when is None or when.start is None or when.end is None or when.end - when.start > _LONGEST:
        return None
    return when.start


def _row(type_: str | None, counts: Mapping[date, int], latest: date, covered: set[date]) -> WeekRow:
    four, year = (_baseline(weeks, counts, latest, covered) for weeks in _BASES)
    return WeekRow(type_, counts.get(latest, 0), four, year)


def _baseline(weeks: int, counts: Mapping[date, int], latest: date, covered: set[date]) -> Baseline:
    before = [week for n in range(1, weeks + 1) if (week := latest - n * _WEEK) in covered]
    if not before:
        return Baseline(weeks, 0, None, None)
    mean = sum(counts.get(week, 0) for week in before) / len(before)
    change = (counts.get(latest, 0) - mean) / mean * 100 if mean else None
    return Baseline(weeks, len(before), mean, change)


def _emerging(dated: Sequence[tuple[date, Incident]], latest: date, covered: set[date]) -> tuple[Emerging, ...]:
    """Actors of the latest four weeks without an incident in the 52 before; none where nothing older was reported."""
    first, end = latest - 3 * _WEEK, latest + _WEEK
    long_ago = first - 52 * _WEEK
    if not any(week < first for week in covered):
        return ()
    lately: dict[str, list[date]] = {}
    before: dict[str, date] = {}
    for day, incident in dated:
        for actor in {*incident.initiators, *incident.targets}:
            if first <= day < end:
                lately.setdefault(actor, []).append(day)
            elif day < first:
                before[actor] = max(day, before.get(actor, day))
    found = [
        Emerging(actor, len(days), min(days), before.get(actor))
        for actor, days in lately.items()
        if actor not in before or before[actor] < long_ago
    ]
    return tuple(sorted(found, key=lambda e: (-e.incidents, e.first, e.actor)))
