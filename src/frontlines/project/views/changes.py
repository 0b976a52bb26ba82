"""The view of changes: what is new between two days, and the latest week against those before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from frontlines.lexicon.joining import load_joining
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
from frontlines.picture.changes_ties import recent_ties
from frontlines.picture.changes_tolls import source_revisions
from frontlines.picture.incident_actors import is_proper
from frontlines.picture.weeks import Baseline, Weeks, weeks_of
from frontlines.picture.words import event_label, names_in
from frontlines.project.folder import Project, ProjectError
from frontlines.project.latest import latest_day
from frontlines.project.views.asked import Asked
from frontlines.project.views.claims import claim_rows
from frontlines.project.views.common import CLAIMED_NOTE, MACHINE_NOTE, told_as_judged, wanted
from frontlines.project.views.revised import older_tolls, shared_tolls
from frontlines.store.contract import Store
from frontlines.store.shapes import Wanted

# Claims published since are checked against all others one by one; more than so many are too many to read anyway.
_CLAIMS = 400


def changes_view(project: Project, asked: Asked) -> View:
    """What changed between two days by what had been published until each; `since` must be given."""
    store = project.store
    until = asked.until or latest_day(store)
    if asked.since is None:
        raise ProjectError("changes need a day to start from: --from 2016-05-01 (or frontlines changes --since ...)")
    if until is None:
        return View("changes", "Changes", (), (), 0, ("There are no reports yet.",))
    if until <= asked.since:
        raise ProjectError(f"the changes would end on {until}, before they begin; the latest report is of that day")
    now, known, tolls = _snapshot(project, asked, asked.since, until)
    rule = project.settings.picture.toll_rule
    after = as_of(now, until, tolls=tolls.own, rule=rule, known=known, shared=tolls.shared)
    before = as_of(now, asked.since, tolls=tolls.own, rule=rule, known=known, shared=tolls.shared)
    # What was known before is compared as a whole; of what is new, what its sources took back since.
    new = [one for one in after.incidents if one.first_reported > asked.since]
    revised = source_revisions(
        new, tolls.with_older(), after=asked.since, until=until, known=known, names=names_in(known)
    )
    found = changes_of(before, after, known=known, besides=revised)
    rows = tuple(map(_row, found[: asked.limit]))
    notes = (
        f"From what was published by {asked.since.isoformat()} to what was published by {until.isoformat()}, both as "
        f"read and judged today. Tolls by the rule {rule.value!r} (project.toml).",
        CLAIMED_NOTE,
        MACHINE_NOTE,
    )
    shown = ("change", "day", "words", "before", "after", "held")
    return View("changes", "Changes", shown, rows, len(found), notes, parts=(weeks_view(project, until),))


@dataclass(frozen=True, slots=True)
class _Tolls:
    """The tolls of incidents, by Incident.id."""

    own: Mapping[str, Sequence[Told[Toll]]]
    older: Mapping[str, Sequence[Told[Toll]]]  # of superseded versions of their pages
    shared: frozenset[str]  # Statement.id of those stated for several incidents together

    def with_older(self) -> Mapping[str, Sequence[Told[Toll]]]:
        """The tolls that can tell what a source took back; one given for several incidents is nobody's."""
        return {
            incident: [one for one in (*own, *self.older.get(incident, ())) if one.id not in self.shared]
            for incident, own in self.own.items()
        }


def _snapshot(project: Project, asked: Asked, since: date, until: date) -> tuple[Snapshot, Known, _Tolls]:
    """The picture of all that a report of this time, or a state that may have changed in it, bears on."""
    store = project.store
    where = wanted(store, Asked(place=asked.place, actor=asked.actor), limit=False)
    new = store.told_between(since, until, "event")
    fresh = store.incidents_of(new)
    incidents = _narrowed(store.incidents(Wanted(ids=tuple(sorted(set(fresh.values()))))), where)
    settings = project.settings.picture
    begun = replace(where, until=until)
    periods = store.periods(replace(begun, since=since))
    lately = replace(begun, known_since=since - timedelta(settings.tie_decay_days))
    relations = recent_ties(() if where.places else store.relations(lately), since, until, settings)
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
    claims = claim_rows(store, _claims(store, where, events, since, until))
    appeared = store.first_seen(since, until)
    seen = {one.actor: one.day for one in appeared if not where.actors or one.actor in where.actors}
    of_incident = {one.id: [by_event[i] for i in one.statements if i in by_event] for one in incidents}
    older = older_tolls(store, of_incident)
    told = [*events, *told_tolls.values(), *(toll for tolls in older.values() for toll in tolls)]
    known = _known(store, incidents, periods, relations, told, seen)
    named = _proper(known)
    seen = {actor: day for actor, day in seen.items() if actor in named}
    bylines = store.bylines({statement for one in relations for statement in one.statements})
    snapshot = Snapshot(
        day=until,
        incidents=tuple(incidents),
        periods=periods,
        relations=relations,
        first_seen={} if where.places else seen,
        claims=claims,
        bylines={**bylines, **_bylines(events), **_bylines(told_tolls.values())},
    )
    own = {ident: [told_tolls[t] for t in rows if t in told_tolls] for ident, rows in tolls_of.items()}
    return snapshot, known, _Tolls(own, older, shared_tolls(store, events))


def _tolls(told: Told[Event]) -> tuple[str, ...]:
    return told.statement.tolls


def _proper(known: Known) -> set[str]:
    """Actors with a name of their own: "gunmen" and "families" appear for the first time every week."""
    rules = load_joining()
    return {id_ for id_, actor in known.actors.items() if is_proper(actor, rules)}


def _claims(store: Store, where: Wanted, events: Sequence[Told[Event]], since: date, until: date) -> tuple[str, ...]:
    """Claims of these days, then older ones of reports that tell of what these days report on."""
    published = Wanted(places=where.places, actors=where.actors, since=since, until=until)
    older = {one.byline.report for one in events if one.byline.day <= since}
    found = (*store.statement_ids(published, ("claim",)), *store.statements_of(older, ("claim",)))
    return tuple(dict.fromkeys(found))[:_CLAIMS]


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
    incidents = store.incidents(Wanted(since=since, until=until, outline=True))
    days = {day for day in store.report_days() if day <= until}
    weeks = weeks_of(incidents, reported=days, until=until)
    known = store.known_of({one.actor for one in weeks.emerging}, ())
    names = names_in(known)
    named = _proper(known)
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
        if one.actor in named
    )
    return View(
        "weeks",
        _title(weeks),
        ("type", "week", "mean_of_4", "against_4", "mean_of_52", "against_52"),
        rows,
        len(rows),
        (
            f"Incidents that are only claimed are counted too. Means over weeks with reports alone; "
            f"{weeks.undated:,} incidents fall into no week.",
        ),
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
