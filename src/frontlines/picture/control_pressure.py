"""Pressure: who besieged, advanced on or contested a place when, beside whoever held it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from frontlines.model.period import Ending, PeriodState
from frontlines.model.settings import PictureSettings
from frontlines.picture.control_cast import Cast
from frontlines.picture.control_doubt import borne_out
from frontlines.picture.control_draft import Draft, begin, silence_words
from frontlines.picture.control_marks import Mark, Move
from frontlines.picture.control_settle import order
from frontlines.picture.control_words import moved
from frontlines.picture.shapes import Standing

_Key = tuple[PeriodState, str]


def pressures(
    marks: Sequence[Mark],
    held: Sequence[Draft],
    divided: Iterable[tuple[Mark, str]],
    cast: Cast,
    settings: PictureSettings,
) -> list[Draft]:
    """The periods of pressure on the place; `held` are its periods of holding.

    A period ends when the one who presses takes the place, withdraws or is reported to have stopped, or when nobody
    speaks of it for `pressure_decay_days`. Fighting of the holder for what it holds is no pressure on it.
    """
    decay = timedelta(days=settings.pressure_decay_days)
    hold = _Hold(_by_side(held), timedelta(days=settings.control_decay_days))
    parts = [
        replace(mark, move=Move.PRESSES, state=PeriodState.CONTESTED, actors=mark.actors[:1]) for mark, _ in divided
    ]
    parted = {mark.statement: words for mark, words in divided}
    open_now: dict[_Key, Draft] = {}
    done: list[Draft] = []

    def finish(key: _Key, end: date, ending: Ending, by: Mark | None, why: str) -> None:
        draft = open_now.pop(key)
        draft.close(end, ending, by, why)
        done.append(draft)

    for mark in sorted([*marks, *parts], key=order):
        for key, draft in list(open_now.items()):
            if draft.lapsed(mark.first, decay):
                finish(key, draft.last, Ending.SILENCE, None, silence_words(draft, decay))
        sides = cast.sides(mark.actors)
        if mark.move is Move.PRESSES and mark.state is not None:
            if mark.statement not in parted and hold.by(sides, mark.first):
                continue
            key = (mark.state, cast.side(mark.actors[0]))
            if key in open_now:
                _go_on(open_now[key], mark, cast)
            else:
                open_now[key] = begin(mark, mark.state, cast, firm=_is_firm(mark))
                open_now[key].start_text = parted.get(mark.statement, open_now[key].start_text)
        elif mark.move is Move.LIFTS:
            for key in _lifted(mark, open_now, sides):
                if mark.standing is Standing.FACT or mark.reviewed or not open_now[key].firm:
                    finish(key, mark.first, Ending.LIFTED, mark, moved(mark, cast))
        elif mark.move is Move.LEAVES and (mark.standing is Standing.FACT or mark.reviewed):
            for key in [key for key in open_now if key[1] in sides]:
                finish(key, mark.first, Ending.LIFTED, mark, moved(mark, cast))
        elif mark.move in (Move.TAKES, Move.HOLDS):
            for key in [key for key in open_now if key[1] in sides]:
                if mark.statement not in parted and hold.by(sides, mark.first):
                    finish(key, mark.first, Ending.TAKEN, mark, f"it has the place itself: {moved(mark, cast)}")
    return done + list(open_now.values())


def _is_firm(mark: Mark) -> bool:
    return mark.standing is Standing.FACT or mark.reviewed


def _go_on(draft: Draft, mark: Mark, cast: Cast) -> None:
    draft.firm = draft.firm or _is_firm(mark) or borne_out(mark, draft.marks, cast)
    draft.take_in(mark)


@dataclass(frozen=True, slots=True)
class _Hold:
    """Who holds the place when."""

    held: Mapping[str, Sequence[Draft]]  # the firm periods by side
    decay: timedelta

    def by(self, sides: frozenset[str], day: date) -> bool:
        """Whether one of these sides is the firm holder on a day.

        The day it takes the place is one, the day it loses it is not. Where its period only falls silent, it counts
        as there until it would have lapsed: its fighting then is defence.
        """
        return any(self._spans(draft, day) for side in sides for draft in self.held.get(side, ()))

    def _spans(self, draft: Draft, day: date) -> bool:
        if draft.start is not None and day < draft.start:
            return False
        if draft.ending in (Ending.OPEN, Ending.SILENCE):
            return not draft.lapsed(day, self.decay)
        return draft.start is not None and draft.end is not None and day < draft.end


def _by_side(held: Sequence[Draft]) -> dict[str, list[Draft]]:
    found: dict[str, list[Draft]] = {}
    for draft in held:
        for side in draft.sides if draft.firm else ():
            found.setdefault(side, []).append(draft)
    return found


def _lifted(mark: Mark, open_now: dict[_Key, Draft], sides: frozenset[str]) -> list[_Key]:
    """What a mark says is over: the pressure of its actor, or of anybody where it names none."""
    state = mark.state or PeriodState.BESIEGED
    own = [key for key in open_now if key[0] is state and key[1] in sides]
    return own or ([key for key in open_now if key[0] is state] if mark.actors == ("",) else [])
