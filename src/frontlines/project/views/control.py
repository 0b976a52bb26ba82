"""Views of control: who held what from when to when, and the fronts of one day."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from frontlines.model.period import Ending, Period, PeriodState
from frontlines.model.place import PlacePrecision
from frontlines.model.view import Row, View
from frontlines.picture.control_on import on
from frontlines.picture.events import FRONT_TYPES
from frontlines.picture.words import Names, event_label, listed, names_in
from frontlines.project.folder import Project
from frontlines.project.latest import latest_day
from frontlines.project.views.asked import Asked
from frontlines.project.views.common import CLAIMED_NOTE, MACHINE_NOTE, wanted
from frontlines.store.contract import Store
from frontlines.store.shapes import Wanted

_LATELY = timedelta(days=31)  # fighting so long ago still makes a place a front; see picture/fronts.py
_POINTS = frozenset({PlacePrecision.EXACT, PlacePrecision.NEAR})
_VERBS = {
    PeriodState.HELD: "holds",
    PeriodState.CONTESTED: "contests",
    PeriodState.BESIEGED: "besieges",
    PeriodState.ADVANCED_ON: "advances on",
}


def control_view(project: Project, asked: Asked) -> View:
    """Periods of places, one a row, by place and time; with `on`, those of that day."""
    store = project.store
    found = store.periods(wanted(store, asked, limit=False))
    if asked.on is not None:
        found = on(found, asked.on)
    names = _names(store, found)
    rows = tuple(_period_row(period, names) for period in found[: asked.limit])
    shown = ("place", "actor", "state", "from", "to", "ended", "held", "sources", "review", "why")
    days = project.settings.picture
    notes = (
        f"Unknown after {days.control_decay_days} days without a report ({days.pressure_decay_days} for sieges, "
        "advances and contests; project.toml). A gap is unknown, not still held.",
        CLAIMED_NOTE,
        MACHINE_NOTE,
    )
    return View("control", "Control over time", shown, rows, len(found), notes)


def _period_row(period: Period, names: Names) -> Row:
    return {
        "place": names.place(period.place),
        "place_ids": (period.place,),
        "actor": _actor(period, names),
        "actor_ids": (period.actor,),
        "state": period.state.value.replace("_", " "),
        "from": period.start.isoformat() if period.start else None,
        "from_known_by": period.start_text,
        "to": period.end.isoformat() if period.end else None,
        "last_reported": period.last_reported.isoformat(),
        "ended": "" if period.ending is Ending.OPEN else period.ending.value,
        "ended_by_id": period.ended_by,
        "held": "" if period.assessed else "claimed",
        "sources": period.independent,
        "why": period.why,
        "statement_ids": period.statements,
        "review": "machine" if period.machine_only else "checked",
    }


def fronts_view(project: Project, asked: Asked) -> View:
    """The places over which actors stood against each other on one day, the latest the project knows if none is
    asked: who holds each, who presses on it, and the fighting since the day asked for, or of the month before."""
    store = project.store
    day = asked.on or asked.until or latest_day(store)
    if day is None:
        return View("fronts", "Fronts", (), (), 0, ("There are no reports yet.",))
    first = asked.since if asked.since and not asked.on else day - _LATELY
    where = wanted(store, Asked(place=asked.place, actor=asked.actor), limit=False)
    standing = on(store.periods(replace(where, since=day, until=day)), day)
    lately = store.incidents(
        Wanted(places=where.places, actors=where.actors, since=first, until=day, types=tuple(sorted(FRONT_TYPES)))
    )
    by_place: dict[str, list[Period]] = {}
    for period in standing:
        by_place.setdefault(period.place, []).append(period)
    fights: dict[str, Counter[str]] = {}
    for incident in lately:
        for place in incident.places[:1]:
            fights.setdefault(place, Counter())[incident.type] += 1
    names = _names(store, standing, fights)
    precise = {
        ident
        for ident, place in store.known_of((), {*by_place, *fights}).places.items()
        if place.precision in _POINTS
    }
    fronts = {
        place
        for place in {*by_place, *fights}
        if fights.get(place) or any(period.state is not PeriodState.HELD for period in by_place[place])
    }
    ordered = sorted(
        fronts,
        key=lambda place: (
            place not in precise, -_weight(by_place.get(place, ()), fights.get(place)), names.place(place), place
        ),
    )  # fmt: skip
    rows = tuple(
        {
            **_front_row(place, by_place.get(place, []), fights.get(place, Counter()), names, day),
            "wide": place not in precise,
        }
        for place in ordered
    )
    shown = ("place", "held_by", "pressed_by", "fighting", "last_reported", "held", "review")
    notes = (
        "Towns and sites first; then provinces, countries and other areas, within which no report says where.",
        f"As of {day.isoformat()}; fighting since {first.isoformat()}. Unknown where no report says; the silence of "
        "reports is not evidence.",
        CLAIMED_NOTE,
        MACHINE_NOTE,
    )
    return View("fronts", f"Fronts on {day.isoformat()}", shown, rows[: asked.limit], len(rows), notes)


def _weight(periods: Sequence[Period], fights: Counter[str] | None) -> int:
    return sum(period.independent for period in periods) + (fights.total() if fights else 0)


def _front_row(place: str, periods: Sequence[Period], fights: Counter[str], names: Names, day: date) -> Row:
    holders = [period for period in periods if period.state is PeriodState.HELD]
    pressing = [period for period in periods if period.state is not PeriodState.HELD]
    return {
        "place": names.place(place),
        "place_ids": (place,),
        "on": day.isoformat(),
        "held_by": listed([_said(period, names) for period in holders]) or "unknown",
        "holder_ids": tuple(period.actor for period in holders),
        "held_since": min((period.start.isoformat() for period in holders if period.start), default=None),
        "pressed_by": tuple(f"{_said(period, names)} ({_VERBS[period.state]})" for period in pressing),
        "presser_ids": tuple(period.actor for period in pressing),
        "fighting": tuple(
            event_label(kind) + (f" ×{times}" if times > 1 else "") for kind, times in fights.most_common()
        ),
        "incidents": fights.total(),
        "last_reported": max((period.last_reported.isoformat() for period in periods), default=None),
        "held": "claimed" if periods and not any(period.assessed for period in periods) else "",
        "statement_ids": tuple(dict.fromkeys(i for period in periods for i in period.statements)),
        "review": "machine" if all(period.machine_only for period in periods) else "checked",
    }


def _said(period: Period, names: Names) -> str:
    return _actor(period, names) + ("" if period.assessed else " (claimed)")


def _actor(period: Period, names: Names) -> str:
    return names.actor(period.actor) or "somebody unnamed"


def _names(store: Store, periods: Sequence[Period], places: Sequence[str] | dict[str, Counter[str]] = ()) -> Names:
    return names_in(
        store.known_of({period.actor for period in periods}, {*(period.place for period in periods), *places})
    )
