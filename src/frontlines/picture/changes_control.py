"""Changes of control: places that moved, became known or unknown; sieges, contests and advances begun and ended."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from frontlines.model.known import Known
from frontlines.model.period import Ending, Period, PeriodState
from frontlines.model.place import PlacePrecision
from frontlines.picture.changes_shapes import Change, ChangeKind, Snapshot
from frontlines.picture.control_on import on
from frontlines.picture.words import Names

_IN_PARTS = frozenset({PlacePrecision.COUNTRY, PlacePrecision.ADM1, PlacePrecision.AREA, PlacePrecision.SEA})
_UNKNOWN = "unknown"
_PRESSED = {
    PeriodState.BESIEGED: "besieged by",
    PeriodState.CONTESTED: "contested by",
    PeriodState.ADVANCED_ON: "advanced on by",
}


def control_changes(before: Snapshot, after: Snapshot, known: Known, names: Names) -> Iterator[Change]:
    """Changes of holders and pressure, place by place.

    Between two days every change of hands known to the later picture is listed, so that a town which was taken and
    lost again is not silent; one that was left is unknown until somebody is reported to have it.
    """
    old, new = _by_place(before.periods), _by_place(after.periods)
    for place in sorted({*old, *new}):
        was, now = old.get(place, []), new.get(place, [])
        if was == now and before.day == after.day:
            continue
        where = known.places.get(place)
        parts = where is not None and where.precision in _IN_PARTS
        yield from _holders(place, was, now, before.day, after.day, names, parts=parts)
        yield from _pressure(place, was, now, before.day, after.day, names)


def _by_place(periods: Sequence[Period]) -> dict[str, list[Period]]:
    found: dict[str, list[Period]] = {}
    for period in periods:
        found.setdefault(period.place, []).append(period)
    return found


def _standing(periods: Sequence[Period], day: date) -> dict[str, Period]:
    """Who holds a place at the end of a day: by assessed periods, and where there are none, by claimed ones."""
    held = [period for period in on(periods, day) if period.state is PeriodState.HELD]
    assessed = [period for period in held if period.assessed]
    return {period.actor: period for period in assessed or held}


def _holders(
    place: str, was: Sequence[Period], now: Sequence[Period], first: date, last: date, names: Names, *, parts: bool
) -> Iterator[Change]:
    holders = _standing(was, first)
    began = [p for p in now if p.state is PeriodState.HELD and p.start is not None and first < p.start <= last]
    for period in sorted(began, key=lambda p: (p.start or date.min, p.actor)):
        left = [] if period.actor in holders else _left(holders, now, before=period.start or last)
        if left:
            yield _unknown(place, holders, left[-1], names)
            holders = {}
        if period.actor in holders:
            continue
        yield _moved(place, sorted(holders), period, names)
        if period.assessed:
            holders = {**(holders if parts else {}), period.actor: period}
    end = _standing(now, last)
    if holders and not end:
        gone = max((p for p in now if p.actor in holders and p.end), key=lambda p: p.end or first, default=None)
        yield _unknown(place, holders, gone, names)
    for actor, period in sorted(end.items()):
        if actor not in holders and period not in began:  # told later of a time before the first day
            yield _moved(place, sorted(holders), period, names)


def _left(holders: Mapping[str, Period], now: Sequence[Period], *, before: date) -> list[Period]:
    """The periods of the holders that had ended before a day by their leaving; none while one of them is there."""
    ended = [p for p in now if p.state is PeriodState.HELD and p.assessed and p.actor in holders]
    standing = [p for p in ended if p.start is None or p.start < before]
    gone = [p for p in standing if p.ending is Ending.LEFT and p.end is not None and p.end < before]
    latest = {p.actor: p for p in sorted(standing, key=lambda p: p.start or date.min)}
    return sorted(gone, key=lambda p: p.end or before) if set(latest.values()) <= set(gone) else []


def _unknown(place: str, holders: Mapping[str, Period], gone: Period | None, names: Names) -> Change:
    """Who holds a place is no longer known; `gone` is the period that ended last."""
    held = names.all_actors(sorted(holders))
    why = f" ({gone.why})" if gone and gone.why else ""
    return Change(
        kind=ChangeKind.CONTROL_UNKNOWN,
        subject=place,
        day=gone.end if gone else None,
        before=held,
        after=_UNKNOWN,
        words=f"{names.place(place)}: held by {held}, now unknown{why}",
        statements=_rest(gone) if gone else (),
        asserted=all(period.assessed for period in holders.values()),
    )


def _moved(place: str, holders: Sequence[str], period: Period, names: Names) -> Change:
    before = names.all_actors(holders) if holders else _UNKNOWN
    after = names.actor(period.actor)
    claimed = "" if period.assessed else " (only claimed)"
    return Change(
        kind=ChangeKind.CONTROL_MOVED if holders else ChangeKind.CONTROL_KNOWN,
        subject=place,
        day=period.start,
        before=before,
        after=after,
        words=f"{names.place(place)}: from {before} to {after}{claimed}"
        if holders
        else f"{names.place(place)}: held by {after}{claimed}, unknown before",
        statements=_rest(period),
        asserted=period.assessed,
    )


def _pressure(
    place: str, was: Sequence[Period], now: Sequence[Period], first: date, last: date, names: Names
) -> Iterator[Change]:
    before = {(p.state, p.actor): p for p in on(was, first) if p.state in _PRESSED}
    after = {(p.state, p.actor): p for p in on(now, last) if p.state in _PRESSED}
    pressed = [p for p in now if p.state in _PRESSED and p.start is not None and p.start <= last]
    for period in sorted(pressed, key=lambda p: (p.start or date.min, p.state, p.actor)):
        key = period.state, period.actor
        within = period.start is not None and period.start > first
        if within or (after.get(key) == period and key not in before):
            yield _press(place, period, names, begun=True)
            if period.end is not None and after.get(key) != period:
                yield _press(place, period, names, begun=False)
    for key, period in sorted(before.items()):
        if key not in after:
            same = [p for p in now if (p.state, p.actor) == key and p.end is not None and p.end >= first]
            yield _press(place, min(same, key=lambda p: p.end or last, default=period), names, begun=False)


def _press(place: str, period: Period, names: Names, *, begun: bool) -> Change:
    siege = period.state is PeriodState.BESIEGED
    presser = names.actor(period.actor) if period.actor else "somebody unnamed"
    words = f"{names.place(place)}: {'now' if begun else 'no longer'} {_PRESSED[period.state]} {presser}"
    return Change(
        kind=(ChangeKind.SIEGE_BEGUN if begun else ChangeKind.SIEGE_ENDED)
        if siege
        else (ChangeKind.PRESSURE_BEGUN if begun else ChangeKind.PRESSURE_ENDED),
        subject=place,
        day=period.start if begun else period.end,
        before="" if begun else period.state.value,
        after=period.state.value if begun else "",
        words=words + (f" ({period.why})" if period.why and not begun else ""),
        statements=_rest(period),
        asserted=period.assessed,
    )


def _rest(period: Period) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*period.statements, *((period.ended_by,) if period.ended_by else ()))))
