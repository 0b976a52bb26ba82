"""Settling: the day of a mark whose words leave it open, read from what stands beside it.

1. Within one report, a dated taking that was news when the report appeared puts the rest in order: who is said,
   without a date, to hold, lose or leave the place, or to have taken it, and is not the taker, did so before.
   "The army took the town on Monday from the rebels, who had captured it in spring."
2. A taking known only to the week, month or year is the taking of the same side on a known day in that time, if
   there is one. If there is not, it came before another side's taking on a known day in that time, unless the first
   report after that time has the side itself in the place.
3. A siege by nobody named is the siege by somebody named that is reported nearest in time, if one is reported
   within the days after which a siege counts as unknown.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from frontlines.model.settings import PictureSettings
from frontlines.picture.control_cast import Cast
from frontlines.picture.control_marks import Mark, Move
from frontlines.picture.shapes import Standing

# News of a taking is told with its day; what happened longer before the report is its background. The same reach
# as for a current front (picture.fronts).
_NEWS = timedelta(days=31)
_BEFORE = frozenset({Move.HOLDS, Move.LEAVES, Move.TAKES})


def settle(marks: Sequence[Mark], cast: Cast, settings: PictureSettings) -> list[Mark]:
    """The marks with their days settled, in order of time."""
    settled = _within_reports(marks, cast)
    settled = _vague_takings(settled, cast, timedelta(days=settings.control_decay_days))
    settled = _unnamed_sieges(settled, timedelta(days=settings.pressure_decay_days))
    return sorted(settled, key=order)


def order(mark: Mark) -> tuple[object, ...]:
    """Sort key of marks in time; of one day, first what was, then what came."""
    # On a day somebody is said to have taken it, one whose day is only settled from that taking came before.
    return mark.first, list(Move).index(mark.move), mark.days.dated, *mark.place_in_text, mark.actors


def _within_reports(marks: Sequence[Mark], cast: Cast) -> list[Mark]:
    news: dict[str, list[Mark]] = {}
    for mark in marks:
        told = mark.move is Move.TAKES and mark.days.dated and mark.standing is Standing.FACT
        if told and mark.told[0].byline.day - mark.first <= _NEWS:
            news.setdefault(mark.report, []).append(mark)
    return [_put_before(mark, news.get(mark.report, ()), cast) for mark in marks]


def _put_before(mark: Mark, news: Sequence[Mark], cast: Cast) -> Mark:
    if mark.days.dated or mark.move not in _BEFORE or mark.standing is not Standing.FACT:
        return mark
    sides = cast.sides(mark.actors)
    if any(sides & cast.sides(taking.actors) for taking in news):
        return mark
    day = min((taking.first for taking in news), default=None)
    return mark if day is None else _on(mark, day)


def _on(mark: Mark, day: date) -> Mark:
    return replace(mark, days=replace(mark.days, earliest=day, first=day, last=day))


def _vague_takings(marks: Sequence[Mark], cast: Cast, reach: timedelta) -> list[Mark]:
    exact = sorted((m for m in marks if m.move is Move.TAKES and m.days.exact), key=order)
    firm = [m for m in marks if m.move in (Move.HOLDS, Move.TAKES) and m.standing is Standing.FACT]
    settled = []
    for mark in marks:
        if mark.move is Move.TAKES and mark.days.dated and not mark.days.exact:
            settled.append(_dated_by(mark, exact, firm, cast, reach))
        else:
            settled.append(mark)
    return settled


def _dated_by(mark: Mark, exact: Sequence[Mark], firm: Sequence[Mark], cast: Cast, reach: timedelta) -> Mark:
    sides = cast.sides(mark.actors)
    within = [m for m in exact if mark.days.earliest <= m.first <= mark.first]
    for same in within:
        if sides & cast.sides(same.actors):
            return _on(mark, same.first)
    if not within:
        return mark
    later = [m for m in firm if mark.first < m.first <= mark.first + reach and (m.days.exact or m.move is Move.HOLDS)]
    following = min(later, key=order, default=None)
    if following is not None and sides & cast.sides(following.actors):
        return mark
    # The day itself belongs to the other side's taking: this one is put just before it.
    return _on(replace(mark, days=replace(mark.days, dated=False)), within[0].first)


def _unnamed_sieges(marks: Sequence[Mark], reach: timedelta) -> list[Mark]:
    named = sorted((m for m in marks if m.move is Move.PRESSES and m.actors != ("",)), key=order)
    settled = []
    for mark in marks:
        if mark.move is Move.PRESSES and mark.actors == ("",):
            near = [m for m in named if m.state is mark.state and _apart(mark, m) <= reach]
            if near:
                mark = replace(mark, actors=min(near, key=lambda m: (_apart(mark, m), order(m))).actors)
        settled.append(mark)
    return settled


def _apart(one: Mark, other: Mark) -> timedelta:
    """How far two stretches of time lie apart; nothing where they touch."""
    return max(one.first - other.days.last, other.first - one.days.last, timedelta(0))
