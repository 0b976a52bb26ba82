"""Views of tolls: reconciled by the named rule, and the grid of all counts behind them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from frontlines.model.statement import Event, Toll
from frontlines.model.told import Review, Told
from frontlines.model.view import Row, View
from frontlines.picture.grid import GridRow, grid_of
from frontlines.picture.words import Names, bounds, event_label, names_in, when_words
from frontlines.project.folder import Project
from frontlines.project.views.asked import Asked
from frontlines.project.views.common import CLAIMED_NOTE, MACHINE_NOTE, told_as_judged, toll_note, wanted
from frontlines.project.views.revised import shared_tolls
from frontlines.store.contract import Store


def tolls_view(project: Project, asked: Asked) -> View:
    """Reconciled tolls of incidents, one kind of an incident a row, by time."""
    store = project.store
    question = replace(wanted(store, asked), with_tolls=True)
    shown_ones = store.incidents(question)
    names = names_in(
        store.known_of(
            {actor for one in shown_ones for actor in one.initiators},
            {place for one in shown_ones for place in one.places},
        )
    )
    rows: list[Row] = [
        {
            "incident_id": one.id,
            "when": when_words(one.when),
            "type": event_label(one.type),
            "places": tuple(names.place(place) for place in one.places),
            "by": tuple(names.actor(actor) for actor in one.initiators),
            "kind": toll.kind.value,
            "count": bounds(toll.low, toll.high, estimate=toll.estimate),
            "low": toll.low,
            "high": toll.high,
            "estimate": toll.estimate,
            "rule": toll.rule,
            "sources": toll.independent,
            "held": "disputed" if toll.disputed else "" if one.asserted else "claimed",
            "why": toll.why,
            "statement_ids": toll.statements,
            "review": "machine" if one.machine_only else "checked",
        }
        for one in shown_ones
        for toll in one.tolls
    ]
    shown = ("incident_id", "when", "type", "places", "kind", "count", "rule", "sources", "held")
    notes = (toll_note(project.settings.picture.toll_rule), CLAIMED_NOTE, MACHINE_NOTE)
    # The limit counts incidents: the tolls of one are not torn apart.
    left = store.incident_count(question) - len(shown_ones)
    return View("tolls", "Human cost", shown, tuple(rows), len(rows) + left, notes)


def grid_view(store: Store, events: Sequence[Told[Any]]) -> View:
    """Every count of one incident: source, time, number, who said it, and what the rule did with it."""
    wanted_tolls = [toll for one in events if isinstance(one.statement, Event) for toll in one.statement.tolls]
    tolls = [
        one
        for one in told_as_judged(store, dict.fromkeys(wanted_tolls))
        if isinstance(one.statement, Toll) and one.review is not Review.REJECTED
    ]
    known = store.known_for(tolls)
    names = names_in(known)
    shared = shared_tolls(store, [one for one in events if isinstance(one.statement, Event)])
    rows = tuple(_grid_row(row, names) for row in grid_of(tolls, known=known, shared=shared))
    shown = ("id", "day", "publisher", "kind", "count", "of", "said_by", "used", "words")
    return View(
        "grid", "Every count", shown, rows, len(rows), ("Never added up: two counts may hold the same people.",)
    )


def _grid_row(row: GridRow, names: Names) -> Row:
    return {
        "id": row.statement,
        "report_id": row.report,
        "publisher": row.publisher,
        "day": row.day.isoformat(),
        "kind": row.kind.value,
        "count": bounds(row.low, row.high, estimate=row.estimate),
        "low": row.low,
        "high": row.high,
        "estimate": row.estimate,
        "of": row.of,
        "said_by": names.actor(row.said_by) if row.said_by else "the report",
        "source": row.source,
        "stance": "" if row.stance == "asserted" else row.stance.value,
        "used": row.note,
        "review": row.review.value,
        "words": row.evidence,
    }
