"""The view of changes: what is new between two days, and the latest week against those before."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from frontlines.model.byline import Byline
from frontlines.model.incident import Incident
from frontlines.model.known import Known
from frontlines.model.period import Period
from frontlines.model.refer import actors_in, places_in
from frontlines.model.relation import Relation
from frontlines.model.statement import Event, Toll
from frontlines.model.told import Review, Told
from frontlines.model.view import Row, View
from frontlines.picture.changes import Change, Snapshot, changes_of
from frontlines.picture.changes_asof import as_of
from frontlines.picture.weeks import Baseline, Weeks, weeks_of
from frontlines.picture.words import event_label, names_in
from frontlines.project.folder import Project, ProjectError
from frontlines.project.views.asked import Asked
from frontlines.project.views.common import MACHINE_NOTE, told_as_judged, wanted
from frontlines.project.views.ledgers import claim_rows
from frontlines.store.contract import Store
from frontlines.store.shapes import Wanted

# Claims published since are checked against all others one by one; more than so many are too many to read anyway.
_CLAIMS = 400


def changes_view(project: Project, asked: Asked) -> View:
    """What changed between two days by what had been published until each; `since` must be given."""
    store = project.store
    until = asked.until or store.last_day()
    if asked.since is None:
        raise ProjectError("changes need a day to start from: --from 2016-05-01 (or frontlines changes --since ...)")
    if until is None:
        return View("changes", "Changes", (), (), 0, ("There are no reports yet.",))
    if until <= asked.since:
        raise ProjectError(f"the changes would end on {until}, before they begin; the latest report is of that day")
    now, known, tolls = _snapshot(store, asked, until)
    rule = project.settings.picture.toll_rule
    after = as_of(now, until, tolls=tolls, rule=rule, known=known)
    before = as_of(now, asked.since, tolls=tolls, rule=rule, known=known)
    found = changes_of(before, after, known=known)
    rows = tuple(map(_row, found[: asked.limit]))
    notes = (
        f"From what was published by {asked.since.isoformat()} to what was published by {until.isoformat()}, both as "
        f"read and judged today. Tolls by the rule {rule.value!r}.",
        MACHINE_NOTE,
    )
    shown = ("change", "day", "words", "before", "after", "held")
    return View("changes", "Changes", shown, rows, len(found), notes, parts=(weeks_view(project, until),))


def _snapshot(store: Store, asked: Asked, until: date) -> tuple[Snapshot, Known, Mapping[str, Sequence[Told[Toll]]]]:
    """The picture of all that a report of this time, or a state that may have changed in it, bears on."""
    where = wanted(store, Asked(place=asked.place, actor=asked.actor), limit=False)
    new = store.told_between(asked.since or until, until, "event")
    fresh = store.incidents_of(new)
    incidents = _narrowed(store.incidents(Wanted(ids=tuple(sorted(set(fresh.values()))))), where)
    periods = store.periods(where)
    relations = store.relations(where) if not where.places else ()
    events = told_as_judged(store, dict.fromkeys(i for one in incidents for i in one.statements))
    by_event = {one.id: one for one in events}
    tolls_of = {
        one.id: [t for i in one.statements if i in by_event for t in _tolls(by_event[i])] for one in incidents
    }
    told_tolls = {
        one.id: one
        for one in told_as_judged(store, dict.fromkeys(t for rows in tolls_of.values() for t in rows))
        if one.review is not Review.REJECTED
    }
    claims = claim_rows(store, store.statement_ids(_published(where, asked.since, until), ("claim",))[:_CLAIMS])
    seen = {one.actor: one.day for one in store.first_seen() if not where.actors or one.actor in where.actors}
    known = _known(store, incidents, periods, relations, [*events, *told_tolls.values()], seen)
    bylines = store.bylines(
        {*(i for one in periods for i in one.statements), *(i for one in relations for i in one.statements)}
    )
    snapshot = Snapshot(
        day=until,
        incidents=tuple(incidents),
        periods=periods,
        relations=relations,
        first_seen={} if where.places else seen,
        claims=claims,
        bylines={**bylines, **_bylines(events), **_bylines(told_tolls.values())},
    )
    tolls = {ident: [told_tolls[t] for t in rows if t in told_tolls] for ident, rows in tolls_of.items()}
    return snapshot, known, tolls


def _tolls(told: Told[Event]) -> tuple[str, ...]:
    return told.statement.tolls


def _published(where: Wanted, since: date | None, until: date) -> Wanted:
    return Wanted(places=where.places, actors=where.actors, since=since, until=until)


def _narrowed(incidents: Sequence[Incident], where: Wanted) -> list[Incident]:
    return [
        one
        for one in incidents
        if (not where.places or set(one.places) & set(where.places))
        and (not where.actors or {*one.initiators, *one.targets} & set(where.actors))
    ]


def _known(
    store: Store,
    incidents: Sequence[Incident],
    periods: Sequence[Period],
    relations: Sequence[Relation],
    told: Sequence[Told[Event] | Told[Toll]],
    seen: Mapping[str, date],
) -> Known:
    actors = {
        *seen,
        *(actor for one in incidents for actor in (*one.initiators, *one.targets)),
        *(one.actor for one in periods),
        *(actor for one in relations for actor in (one.source, one.target)),
        *(actor for one in told for actor in actors_in(one.statement)),
    }
    places = {
        *(place for one in incidents for place in one.places),
        *(one.place for one in periods),
        *(place for one in told for place in places_in(one.statement)),
    }
    return store.known_of(actors, places)


def _bylines(told: Iterable[Told[Any]]) -> dict[str, Byline]:
    return {one.id: one.byline for one in told}


def _row(change: Change) -> Row:
    return {
        "change": change.kind.value.replace("-", " "),
        "day": change.day.isoformat() if change.day else None,
        "words": change.words,
        "before": change.before,
        "after": change.after,
        "subject": change.subject,
        "held": "" if change.asserted else "claimed",
        "statement_ids": change.statements,
    }


def weeks_view(project: Project, until: date) -> View:
    """The latest whole week against the mean of the 4 and the 52 weeks before it, and actors that newly appear."""
    store = project.store
    since = date.fromordinal(until.toordinal() - 57 * 7)
    incidents = store.incidents(Wanted(since=since, until=until))
    days = {day for day in store.report_days() if day <= until}
    weeks = weeks_of(incidents, reported=days, until=until)
    names = names_in(store.known_of({one.actor for one in weeks.emerging}, ()))
    rows = tuple(
        {
            "type": event_label(row.type) if row.type else "all",
            "week": row.latest,
            "mean_of_4": _mean(row.four),
            "against_4": _change(row.four),
            "mean_of_52": _mean(row.year),
            "against_52": _change(row.year),
            "weeks_reported": row.year.reported,
        }
        for row in weeks.rows
    )
    emerging = tuple(
        {
            "actor": names.actor(one.actor),
            "actor_ids": (one.actor,),
            "incidents": one.incidents,
            "first": one.first.isoformat(),
            "silent_since": one.silent_since.isoformat() if one.silent_since else None,
        }
        for one in weeks.emerging
    )
    return View(
        "weeks",
        _title(weeks),
        ("type", "week", "mean_of_4", "against_4", "mean_of_52", "against_52"),
        rows,
        len(rows),
        (f"Means over weeks with reports alone; {weeks.undated:,} incidents fall into no week.",),
        parts=(
            View("emerging", "Actors that newly appear", ("first", "actor", "incidents"), emerging, len(emerging)),
        ),
    )


def _title(weeks: Weeks) -> str:
    if weeks.start is None or weeks.end is None:
        return "No whole week has been reported on yet"
    return f"Week of {weeks.start.isoformat()} to {weeks.end.isoformat()}" + (
        "" if weeks.reported else ": no reports"
    )


def _mean(baseline: Baseline) -> float | None:
    return None if baseline.mean is None else round(baseline.mean, 1)


def _change(baseline: Baseline) -> str | None:
    return None if baseline.change is None else f"{baseline.change:+.0f} %"
