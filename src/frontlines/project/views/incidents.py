"""Views of incidents: the list, and one with every report's version side by side."""

from frontlines.model.incident import Incident, Join, Reckoning
from frontlines.model.refer import when_in
from frontlines.model.statement import Event
from frontlines.model.view import Row, View
from frontlines.picture.words import Names, bounds, event_label, names_in, when_words
from frontlines.project.folder import Project, ProjectError
from frontlines.project.views.asked import Asked
from frontlines.project.views.common import (
    CLAIMED_NOTE,
    MACHINE_NOTE,
    exact_words,
    report_cells,
    stance_cell,
    told_as_judged,
    toll_note,
    wanted,
    when_cells,
)
from frontlines.project.views.retired import retired_note
from frontlines.project.views.tolls import grid_view
from frontlines.store.contract import Store
from frontlines.store.shapes import Wanted


def incidents_view(project: Project, asked: Asked) -> View:
    """Incidents by time, one a row."""
    store = project.store
    question = wanted(store, asked)
    found = store.incidents(question)
    total = store.incident_count(question)
    names = names_in(
        store.known_of(
            {actor for incident in found for actor in (*incident.initiators, *incident.targets)},
            {place for incident in found for place in incident.places},
        )
    )
    shown = (
        "id",
        "when",
        "type",
        "initiators",
        "targets",
        "places",
        "killed",
        "injured",
        "other_tolls",
        "sources",
        "held",
        "review",
    )
    return View(
        "incidents",
        "Incidents",
        shown,
        tuple(incident_row(incident, names) for incident in found),
        total,
        (
            toll_note(project.settings.picture.toll_rule),
            "sources: independent ones, copies counted once.",
            CLAIMED_NOTE,
            MACHINE_NOTE,
        ),
    )


def incident_row(incident: Incident, names: Names) -> Row:
    """One incident as a row."""
    tolls = {reckoning.kind.value: reckoning for reckoning in incident.tolls}
    return {
        "id": incident.id,
        "type": event_label(incident.type),
        "types": incident.types,
        "when": when_words(incident.when) + (" (published)" if incident.when_assumed else ""),
        **when_cells(incident.when),
        "when_assumed": incident.when_assumed,
        "initiators": tuple(names.actor(actor) for actor in incident.initiators),
        "initiator_ids": incident.initiators,
        "targets": tuple(names.actor(actor) for actor in incident.targets),
        "target_ids": incident.targets,
        "places": tuple(names.place(place) for place in incident.places),
        "place_ids": incident.places,
        "killed": _toll_words(tolls.get("killed")),
        "killed_low": tolls["killed"].low if "killed" in tolls else None,
        "killed_high": tolls["killed"].high if "killed" in tolls else None,
        "injured": _toll_words(tolls.get("injured")),
        "other_tolls": tuple(
            f"{kind} {_toll_words(reckoning)}"
            for kind, reckoning in tolls.items()
            if kind not in ("killed", "injured")
        ),
        "disputed": tuple(kind for kind, reckoning in tolls.items() if reckoning.disputed),
        "toll_rule": incident.tolls[0].rule if incident.tolls else None,
        "held": "" if incident.asserted else "claimed",
        "sources": incident.independent,
        "statements": len(incident.statements),
        "statement_ids": incident.statements,
        "contradictions": incident.contradictions,
        "first_reported": incident.first_reported.isoformat(),
        "last_reported": incident.last_reported.isoformat(),
        "review": "machine" if incident.machine_only else "checked",
    }


def incident_view(project: Project, ident: str, asked: Asked | None = None) -> View:
    """One incident: what is judged of it and why, every report's version, the grid of its tolls, why it is one.

    Of the joins, those that hold it together, and all if no limit is asked.
    """
    store = project.store
    incident, note = _present(store, ident)
    told = told_as_judged(store, incident.statements)
    events = [one for one in told if isinstance(one.statement, Event)]
    names = names_in(store.known_for(events))
    row = incident_row(incident, names)
    return View(
        "incident",
        f"Incident {incident.id}",
        (
            "id",
            "when",
            "type",
            "initiators",
            "targets",
            "places",
            "killed",
            "injured",
            "other_tolls",
            "sources",
            "held",
            "first_reported",
            "last_reported",
            "review",
        ),
        (row,),
        1,
        tuple(
            filter(
                None,
                (
                    note,
                    *(f"contradiction: {words}" for words in dict.fromkeys(incident.contradictions)),
                    toll_note(project.settings.picture.toll_rule) if incident.tolls else "",
                    CLAIMED_NOTE,
                    MACHINE_NOTE,
                ),
            )
        ),
        parts=(
            _judged(incident),
            _versions(store, incident, names),
            grid_view(store, events),
            _joins(incident, every=asked is not None and asked.limit is None),
        ),
    )


def _present(store: Store, ident: str) -> tuple[Incident, str]:
    """The incident, or what a retired one became, with a note that says so."""
    notes: list[str] = []
    for _ in range(100):
        found = store.incidents(Wanted(ids=(ident,)))
        if found:
            return found[0], "; ".join(notes)
        retired = store.retired([ident])
        if not retired or retired[0].became is None:
            break
        notes.append(retired_note(retired[0]))
        ident = retired[0].became
    raise ProjectError(f"{ident} is no incident any more: its statements left the picture")


def _judged(incident: Incident) -> View:
    values: tuple[Row, ...] = tuple(
        {
            "field": value.field,
            "value": value.value,
            "rule": value.rule,
            "why": value.why,
            "statement_ids": value.statements,
        }
        for value in incident.judged
    )
    tolls: tuple[Row, ...] = tuple(
        {
            "field": reckoning.kind.value,
            "value": _toll_words(reckoning),
            "rule": reckoning.rule,
            "why": reckoning.why,
            "statement_ids": reckoning.statements,
        }
        for reckoning in incident.tolls
    )
    told = {value.field for value in incident.judged}
    rows = values + tuple(row for row in tolls if row["field"] not in told)
    return View("judged", "How the values came about", ("field", "value", "rule", "why"), rows, len(rows))


def _versions(store: Store, incident: Incident, names: Names) -> View:
    rows = []
    for one in told_as_judged(store, incident.statements):
        event: Event = one.statement
        rows.append(
            {
                "id": event.id,
                **report_cells(one),
                "copies": one.byline.copies if one.byline.copies != one.byline.report else "",
                "type": event_label(event.type),
                "when": when_words(when_in(event)),
                "initiators": tuple(names.actor(actor) for actor in event.initiators),
                "targets": tuple(names.actor(actor) for actor in event.targets),
                "places": tuple(names.place(place) for place in event.places),
                "stance": stance_cell(event),
                "review": one.review.value,
                "words": exact_words(event),
            }
        )
    shown = ("id", "publisher", "published", "type", "when", "initiators", "targets", "places", "stance", "words")
    return View("versions", "Every report's version", shown, tuple(rows), len(rows))


def _joins(incident: Incident, *, every: bool) -> View:
    joins = incident.joins if every else _holding(incident)
    rows = tuple(
        {
            "first_id": join.first,
            "second_id": join.second,
            "score": round(join.score, 2),
            "reasons": tuple(reason.text for reason in join.reasons),
            "weights": tuple(f"{reason.name} {reason.weight:+.2f}" for reason in join.reasons),
            "contradiction": join.contradiction,
        }
        for join in joins
    )
    shown = ("first_id", "second_id", "score", "reasons", "contradiction")
    return View("joins", "Why they are one event", shown, rows, len(incident.joins))


def _holding(incident: Incident) -> list[Join]:
    """The joins that hold an incident together, surest first, one for each statement but one; then those across a
    contradiction. Every two statements of an incident may be joined, too many to read."""
    group = {statement: statement for statement in incident.statements}

    def root(statement: str) -> str:
        while (next_one := group.get(statement, statement)) != statement:
            statement = next_one
        return statement

    found: list[Join] = []
    for join in sorted(incident.joins, key=lambda one: (-one.score, one.first, one.second)):
        one, other = root(join.first), root(join.second)
        if one != other or join.contradiction:
            group[one] = other
            found.append(join)
    return found


def _toll_words(reckoning: Reckoning | None) -> str:
    if reckoning is None:
        return ""
    words = bounds(reckoning.low, reckoning.high, estimate=reckoning.estimate)
    return f"{words} (disputed)" if reckoning.disputed else words
