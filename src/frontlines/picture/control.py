"""Control over time: who held a place, and who pressed on it, from when to when, by all reports."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from frontlines.model.known import Known
from frontlines.model.period import Period, PeriodState
from frontlines.model.place import PlacePrecision
from frontlines.model.settings import PictureSettings
from frontlines.model.statement import Control, Event
from frontlines.model.told import Told
from frontlines.picture.control_cast import Cast
from frontlines.picture.control_draft import Draft, finish
from frontlines.picture.control_holding import holdings
from frontlines.picture.control_homes import home_of, homes_of
from frontlines.picture.control_marks import Mark, marks_of
from frontlines.picture.control_pressure import pressures
from frontlines.picture.control_settle import settle

__all__ = ["home_of", "homes_of", "periods_of"]

# Several sides may hold parts of such a place at once: to hold some of it does not end another's holding.
_WIDE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.ADM1, PlacePrecision.AREA, PlacePrecision.SEA})
_STATES = list(PeriodState)


def periods_of(
    place: str,
    told: Sequence[Told[Control] | Told[Event]],
    known: Known,
    settings: PictureSettings,
    until: date | None = None,
    *,
    backers: Mapping[str, frozenset[str]] | None = None,
) -> tuple[Period, ...]:
    """All periods of one place in order of time; the order of `told` does not matter.

    `told` are the control statements and events at the place and at those whose home it is (see `homes_of`);
    `until` is the day of the project's latest report (None: of the latest of these); `backers` says who stands
    behind an actor (see relations.backers_of), for whose claims count as its own.

    The rules:

    - A capture begins a period of the taker and ends the holder's (`taken`); so does a report that another holds it.
      Loss and withdrawal end it (`left`). On the day of the change both periods meet: it is the last of the one and
      the first of the other. An army and its government, a branch and its group are one side.
    - Sieges, advances and contests are periods beside the holder's; they end when the presser takes the place
      (`taken`), when they are reported over or it withdraws (`lifted`), or in silence.
    - Nobody holds a place for ever: without a word for the days set in `settings`, a period ends with the last day
      it was reported (`silence`), and what follows is unknown. Sieges and advances by others keep a holder's period
      alive, for the place is not taken yet. A period not lapsed by `until` is `open`.
    - Days: see control_days (of each statement) and control_settle (of several beside each other). A report that
      comes late takes its place at the time it speaks of.
    - Assessed and claimed: see control_holding and control_doubt. Two assessed periods of holding share a day at
      most. A claim, an alleged taking, and a single source whom an independent one soon contradicts make periods
      that are not assessed; they end no other's, and the words `why` of both sides say that they are at odds.
    - A country, province, sea or other area can be held in parts: there each side has its own periods, and none ends
      another's.
    - "" is the actor of a siege by nobody named.
    """
    if not told:
        return ()
    cast = Cast(known, backers or {})
    where = known.places.get(place)
    wide = where is not None and where.precision in _WIDE
    marks = settle(marks_of(told, cast, wide=wide), cast, settings)
    held_decay = timedelta(days=settings.control_decay_days)
    pressed_decay = timedelta(days=settings.pressure_decay_days)
    held: list[Draft] = []
    divided: list[tuple[Mark, str]] = []
    for line in _lines(marks, cast) if wide else [marks]:
        drafts, parts = holdings(line, cast, held_decay, pressed_decay)
        held += drafts
        divided += parts
    pressed = pressures(marks, held, divided, cast, settings)
    day = until or max(each.byline.day for each in told)
    periods = finish(place, held, day, held_decay) + finish(place, pressed, day, pressed_decay)
    return tuple(sorted(periods, key=_order))


def _lines(marks: Sequence[Mark], cast: Cast) -> list[list[Mark]]:
    """The time line of every side for itself, without what others took from it."""
    lines: dict[str, list[Mark]] = {}
    for mark in marks:
        for side in sorted(cast.sides(mark.actors)):
            own = tuple(actor for actor in mark.actors if cast.side(actor) == side)
            lines.setdefault(side, []).append(replace(mark, actors=own, against=()))
    return list(lines.values())


def _order(period: Period) -> tuple[object, ...]:
    known_from = period.start or period.end or date.max
    return known_from, period.end or date.max, _STATES.index(period.state), period.actor, period.statements
