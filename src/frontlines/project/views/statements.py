"""Views of statements as reports make them: events, every statement of a report, and the log of judgements."""

from collections.abc import Iterable
from typing import Any

from frontlines.model.refer import places_in, when_in
from frontlines.model.statement import Event
from frontlines.model.told import Told
from frontlines.model.view import Row, View
from frontlines.picture.words import Names, event_label, line, names_in, when_words
from frontlines.project.views.asked import Asked
from frontlines.project.views.common import (
    MACHINE_NOTE,
    exact_words,
    report_cells,
    stance_cell,
    told_as_judged,
    wanted,
    when_cells,
)
from frontlines.store.contract import Store


def events_view(store: Store, asked: Asked) -> View:
    """Event statements, one a row, by the time they tell of."""
    ids = store.statement_ids(wanted(store, asked, limit=False), ("event",))
    told = told_as_judged(store, ids[: asked.limit])
    known = store.known_for(told)
    names = names_in(known)
    rows = []
    for one in told:
        event: Event = one.statement
        place = known.places.get(event.places[0]) if event.places else None
        rows.append(
            {
                "id": event.id,
                "type": event_label(event.type),
                "when": when_words(event.when),
                **when_cells(event.when),
                "initiators": tuple(names.actor(actor) for actor in event.initiators),
                "initiator_ids": event.initiators,
                "targets": tuple(names.actor(actor) for actor in event.targets),
                "target_ids": event.targets,
                "places": tuple(names.place(ident) for ident in event.places),
                "place_ids": event.places,
                "country": place.country if place else None,
                "lat": place.lat if place else None,
                "lon": place.lon if place else None,
                "place_precision": place.precision.value if place else None,
                "weapons": event.weapons,
                "stance": stance_cell(event),
                "said_by": holder(one, names),
                "review": one.review.value,
                "confidence": round(event.confidence, 2),
                "rule": event.rule,
                **report_cells(one),
                "words": exact_words(event),
            }
        )
    shown = ("id", "when", "type", "initiators", "targets", "places", "stance", "publisher", "review")
    return View("events", "Events, as reports tell them", shown, tuple(rows), len(ids), (MACHINE_NOTE,))


def statement_rows(told: Iterable[Told[Any]], names: Names) -> tuple[Row, ...]:
    """Statements of any kind, one a row, in words."""
    return tuple(
        {
            "id": one.id,
            "kind": type(one.statement).__name__.lower(),
            "says": line(one.statement, names),
            "when": when_words(when_in(one.statement)),
            "place_ids": places_in(one.statement),
            "stance": stance_cell(one.statement),
            "said_by": holder(one, names),
            "review": one.review.value,
            "rule": one.statement.rule,
            **report_cells(one),
            "words": exact_words(one.statement),
        }
        for one in told
    )


def log_view(log: Iterable[Any]) -> View:
    """Judgements, one a row, in the order of the log."""
    rows = tuple(
        {
            "id": f"J-{entry.number}",
            "at": entry.at.isoformat(timespec="seconds"),
            "by": entry.by,
            "act": entry.act.value,
            "of": entry.subjects if entry.undoes is None else (f"J-{entry.undoes}",),
            "values": tuple(f"{name}={value}" for name, value in entry.fields.items()),
            "apart_from": entry.others,
            "why": entry.why,
        }
        for entry in log
    )
    return View("log", "Judgements", ("id", "at", "by", "act", "of", "values", "why"), rows, len(rows))


def holder(told: Told[Any], names: Names) -> str:
    """Who says so, where the report does not say it itself; empty where nobody is named."""
    stance = told.statement.stance
    return names.actor(stance.by) if stance.by else stance.by_text or ""
