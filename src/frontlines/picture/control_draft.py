"""Drafts: periods while they are being put together, and the finished period made of each."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from frontlines.model.period import Ending, Period, PeriodState
from frontlines.model.told import Review
from frontlines.picture.control_cast import Cast
from frontlines.picture.control_marks import Mark
from frontlines.picture.control_words import day_words, start_words
from frontlines.picture.independence import independent

_SPELLED_OUT = 3
# Reports of one change of hands seldom give days farther apart.
_SAME_CHANGE = timedelta(days=7)


@dataclass(slots=True)
class Draft:
    """A period in the making; changed only while the time line of its place is read."""

    state: PeriodState
    actor: str
    sides: frozenset[str]  # sides of all that hold or press together
    start: date | None
    start_text: str
    firm: bool  # assessed, not only claimed
    last: date  # the last day a mark speaks of it
    alive: date  # the last day on which something says that it has not lapsed
    marks: list[Mark] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)  # what is said against it
    gone: list[tuple[date, str]] = field(default_factory=list)  # claims that it was over, by the day they give
    end: date | None = None
    ending: Ending = Ending.OPEN
    ended_by: str | None = None
    why: str = ""

    def take_in(self, mark: Mark) -> None:
        """Let a further mark speak for the period."""
        self.marks.append(mark)
        self.last = max(self.last, mark.days.last)
        self.alive = max(self.alive, self.last)

    def against(self) -> list[str]:
        """What is said against it; that it was over is no dispute where it ended so about that day."""
        ended = self.end if self.ending in (Ending.TAKEN, Ending.LEFT) else None
        early = [words for day, words in self.gone if ended is None or abs(ended - day) > _SAME_CHANGE]
        return self.notes + early

    def lapsed(self, day: date, decay: timedelta) -> bool:
        """Whether nothing was heard of it for so long that on `day` it is unknown."""
        return day - self.alive > decay

    def close(self, end: date, ending: Ending, by: Mark | None, why: str) -> None:
        """End the period."""
        self.end, self.ending, self.why = end, ending, why
        self.ended_by = by.statement if by is not None else None
        self.last = min(self.last, end)


def begin(mark: Mark, state: PeriodState, cast: Cast, *, firm: bool) -> Draft:
    """A period that begins with a mark."""
    return Draft(
        state=state,
        actor=mark.actors[0],
        sides=cast.sides(mark.actors),
        start=mark.first,
        start_text=start_words(mark) + _together(mark, cast),
        firm=firm,
        last=mark.days.last,
        alive=mark.days.last,
        marks=[mark],
    )


def _together(mark: Mark, cast: Cast) -> str:
    others = ", ".join(cast.name(actor) for actor in mark.actors[1:])
    return f", together with {others}" if others else ""


def finish(place: str, drafts: Iterable[Draft], until: date, decay: timedelta) -> list[Period]:
    """The periods of a place, those that nothing ended open or lapsed by `until`."""
    return [_period(place, draft, until, decay) for draft in drafts]


def _period(place: str, draft: Draft, until: date, decay: timedelta) -> Period:
    if draft.ending is Ending.OPEN:
        if draft.lapsed(until, decay):
            draft.close(draft.last, Ending.SILENCE, None, silence_words(draft, decay))
        else:
            draft.why = f"still so by the last report that speaks of it, of {day_words(draft.last)}"
    told = {each.id: each for mark in draft.marks for each in mark.told}
    return Period(
        place=place,
        state=draft.state,
        actor=draft.actor,
        start=draft.start,
        end=draft.end,
        start_text=draft.start_text,
        last_reported=draft.last,
        ending=draft.ending,
        ended_by=draft.ended_by,
        why="; ".join([draft.why, *_spelled(draft.against())]),
        assessed=draft.firm,
        independent=independent(each.byline for each in told.values()),
        statements=tuple(told),
        machine_only=all(each.review is Review.MACHINE for each in told.values()),
    )


def _spelled(notes: Iterable[str]) -> list[str]:
    """The first notes in full and the rest by their number: a place long disputed has hundreds."""
    each = list(dict.fromkeys(notes))
    more = len(each) - _SPELLED_OUT
    return each[:_SPELLED_OUT] + ([f"and {more} more such report{'s' if more > 1 else ''}"] if more > 0 else [])


def silence_words(draft: Draft, decay: timedelta) -> str:
    """Why a period ends where nobody reports on it any more."""
    return f"unknown since: nothing says that it went on within {decay.days} days of {day_words(draft.alive)}"
