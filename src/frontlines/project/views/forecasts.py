"""The view of forecasts and plans: what was expected, and what became of it."""

from collections.abc import Mapping
from typing import Any

from frontlines.model.refer import places_in
from frontlines.model.statement import Event, Forecast
from frontlines.model.told import Told
from frontlines.model.view import Row, View
from frontlines.picture.forecasts_bearing import Named
from frontlines.picture.forecasts_ledger import ForecastLedger, ForecastRow, SourceRecord, Tally, forecasts_ledger
from frontlines.picture.rulings import rulings_of
from frontlines.project.folder import Project
from frontlines.project.views.asked import Asked
from frontlines.project.views.common import FACTS, MACHINE_NOTE, kept, naming, told_as_judged, wanted
from frontlines.store.contract import Store
from frontlines.store.shapes import Wanted

# Later statements looked through for what may bear on the forecasts shown; the nearest in time are looked at first.
_LATER = 1200


def forecasts_view(project: Project, asked: Asked) -> View:
    """Forecasts and plans by the time they were reported, with what may bear on them and what became of them."""
    store = project.store
    ids = store.statement_ids(naming(wanted(store, asked, limit=False)), ("forecast",))
    forecasts = [one for one in told_as_judged(store, ids[: asked.limit]) if isinstance(one.statement, Forecast)]
    named = _named(store, forecasts)
    later = _later(store, forecasts, named)
    ledger = _ledger(store, forecasts, later, named)
    shown = ("id", "day", "by", "forecast", "condition", "due", "likelihood", "outcome", "may_bear")
    notes = (
        "Frontlines forecasts nothing itself. may bear: later statements proposed for a person to judge with "
        "`frontlines judge ID came-true|did-not|open`.",
        MACHINE_NOTE,
    )
    return View(
        "forecasts",
        "Forecasts and plans",
        shown,
        tuple(map(_forecast_row, ledger.rows)),
        len(ids),
        notes,
        parts=(_records(ledger),),
    )


def _ledger(
    store: Store, forecasts: list[Told[Forecast]], later: list[Told[Any]], named: Mapping[str, Named]
) -> ForecastLedger:
    # Loaded here: claims, and the changes that list them, need none of it.
    from frontlines.lexicon.horizons import load_horizons
    from frontlines.lexicon.likelihood import load_likelihood

    events = [one.id for one in later if isinstance(one.statement, Event)]
    return forecasts_ledger(
        forecasts,
        later,
        rulings=rulings_of(store.log()),
        known=store.known_for([*forecasts, *later]),
        likelihood=load_likelihood(),
        horizons=load_horizons(),
        incident_of=store.incidents_of(events),
        named=named,
    )


def _named(store: Store, forecasts: list[Told[Forecast]]) -> dict[str, Named]:
    """Whom and where each forecast names, by its id."""
    found: dict[str, Named] = {}
    for one in forecasts:
        people, spots = store.mentions(one.byline.report)
        spans = [(piece.start, piece.end) for piece in one.statement.evidence]
        found[one.id] = Named(
            frozenset(m.actor for m in people if any(s <= m.start < e for s, e in spans)),
            frozenset(m.place for m in spots if any(s <= m.start < e for s, e in spans)),
        )
    return found


def _later(store: Store, forecasts: list[Told[Forecast]], named: Mapping[str, Named]) -> list[Told[Any]]:
    """Statements of fact, from the first of these forecasts on, that name an actor or place named in one of them.

    A forecast that names no place may mean one its report speaks of.
    """
    if not forecasts:
        return []
    actors = {one.statement.by for one in forecasts if one.statement.by}
    actors |= {actor for each in named.values() for actor in each.actors}
    places = {place for each in named.values() for place in each.places}
    own = store.statements_of({one.byline.report for one in forecasts}, FACTS)
    vague = {one.byline.report for one in forecasts if not named[one.id].places}
    meant = (one for one in told_as_judged(store, own) if one.byline.report in vague)
    places |= {place for one in meant for place in places_in(one.statement)}
    since = min(one.byline.day for one in forecasts)
    near = (
        store.statement_ids(Wanted(places=tuple(sorted(places)), since=since, limit=_LATER), FACTS) if places else ()
    )
    of_actors = (
        store.statement_ids(Wanted(actors=tuple(sorted(actors)), since=since, limit=_LATER), FACTS) if actors else ()
    )
    return kept(told_as_judged(store, dict.fromkeys((*own, *near, *of_actors))))


def _forecast_row(row: ForecastRow) -> Row:
    return {
        "id": row.statement,
        "day": row.day.isoformat(),
        "publisher": row.publisher,
        "report_id": row.report,
        "by": row.by_words,
        "by_ids": (row.by,) if row.by else (),
        "plan": row.plan,
        "forecast": row.text,
        "condition": row.condition,
        "horizon": row.horizon,
        "due": (row.window.end.isoformat() if row.window.end else "open") if row.window else None,
        "due_vague": row.window.vague if row.window else None,
        "likelihood": (
            f"{row.likelihood.name} ({row.likelihood.low}-{row.likelihood.high} %)" if row.likelihood else None
        ),
        "outcome": row.outcome.act.value if row.outcome else None,
        "outcome_by": row.outcome.by if row.outcome else None,
        "outcome_why": row.outcome.why if row.outcome else None,
        "may_bear": tuple(f"{bearing.day.isoformat()} {bearing.words}" for bearing in row.bearings[:3]),
        "may_bear_ids": tuple(bearing.statement for bearing in row.bearings),
        "may_bear_why": tuple("; ".join(bearing.reasons) for bearing in row.bearings),
        "copy": row.copy,
        "review": row.review.value,
    }


def _records(ledger: ForecastLedger) -> View:
    rows = tuple(_record_row(record) for record in ledger.sources)
    shown = ("source", "role", "came_true", "did_not", "open", "unjudged", "plans_carried_out", "plans_not")
    return View("records", "How often each source was right, by persons' judgement", shown, rows, len(rows))


def _record_row(record: SourceRecord) -> Row:
    forecasts: Tally = record.forecasts
    return {
        "source": record.source,
        "role": "publishes" if record.publishes else "forecasts",
        "came_true": forecasts.came_true,
        "did_not": forecasts.did_not,
        "open": forecasts.open,
        "unjudged": forecasts.unjudged,
        "plans_carried_out": record.plans.came_true,
        "plans_not": record.plans.did_not,
        "plans_unjudged": record.plans.unjudged,
        "by_likelihood": tuple(
            f"{band}: {tally.came_true} of {tally.judged}" for band, tally in record.by_band.items() if tally.judged
        ),
    }
