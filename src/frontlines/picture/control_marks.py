"""Marks: what each report says of a place, brought to one form and one day, before it is laid along the time line.

A mark is one move of one side: `holds`, `takes`, `leaves`, `denies` (that the side took or holds it), `presses`
(besieges, advances on, contests) or `lifts` (such pressure is over). A control statement and the event told by the
same words of a report are one mark; actors told by the same words take or hold the place together.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from frontlines.model.period import PeriodState
from frontlines.model.stance import StanceStatus
from frontlines.model.statement import Control, ControlStatus, Event, Statement
from frontlines.model.told import Review, Told
from frontlines.picture.control_cast import Cast
from frontlines.picture.control_days import Days, change_days, state_days
from frontlines.picture.control_over import is_over
from frontlines.picture.shapes import Standing
from frontlines.picture.standing import standing_of


class Move(StrEnum):
    """What a mark says; in the order in which moves of one day are taken."""

    HOLDS = "holds"
    LEAVES = "leaves"
    TAKES = "takes"
    DENIES = "denies"
    PRESSES = "presses"
    LIFTS = "lifts"


@dataclass(frozen=True, slots=True)
class Mark:
    """One move at the place by one report."""

    move: Move
    state: PeriodState | None  # of PRESSES and LIFTS
    actors: tuple[str, ...]  # the one told first leads; "" is somebody unnamed, or of DENIES anybody else
    against: tuple[str, ...]  # who is said to have lost it; of DENIES, who is said not to have
    days: Days
    standing: Standing  # FACT, or SAID: only somebody's word
    speaker: str | None  # Actor.id of the one whose word it is
    speaker_text: str | None
    told: tuple[Told[Control] | Told[Event], ...]

    @property
    def first(self) -> date:
        """The first day it is known of."""
        return self.days.first

    @property
    def statement(self) -> str:
        """The statement that bears the mark."""
        return self.told[0].id

    @property
    def report(self) -> str:
        """The report that makes it."""
        return self.told[0].byline.report

    @property
    def reviewed(self) -> bool:
        """Whether a person accepted or corrected it."""
        return any(told.review in (Review.ACCEPTED, Review.CORRECTED) for told in self.told)

    @property
    def place_in_text(self) -> tuple[date, str, int, str]:
        """Sort key among marks of one day: the earlier report first, then the order of the text."""
        first = self.told[0]
        return first.byline.day, first.byline.report, _start(first.statement), first.id


_PRESSING = {
    ControlStatus.BESIEGES: PeriodState.BESIEGED,
    ControlStatus.CONTESTS: PeriodState.CONTESTED,
    ControlStatus.ADVANCING_ON: PeriodState.ADVANCED_ON,
}
_PRESSING_EVENTS = {
    "siege": PeriodState.BESIEGED,
    "battle": PeriodState.CONTESTED,
    "offensive": PeriodState.ADVANCED_ON,
    "invasion": PeriodState.ADVANCED_ON,
}
_LEAVING = frozenset({ControlStatus.LOST, ControlStatus.WITHDREW})
# The types of event that say something of who holds or presses on their place.
CONTROL_EVENTS = frozenset({"capture", "withdrawal", *_PRESSING_EVENTS})


def marks_of(told: Iterable[Told[Control] | Told[Event]], cast: Cast, *, wide: bool) -> list[Mark]:
    """All marks, each with its own day; in no order.

    `wide` is true of a country or another area: a battle somewhere in it does not contest it.
    """
    raw = [mark for each in {each.id: each for each in told}.values() for mark in _marks(each, cast, wide=wide)]
    return _joined(raw)


def _marks(told: Told[Control] | Told[Event], cast: Cast, *, wide: bool) -> Iterator[Mark]:
    statement = told.statement
    status = statement.stance.status
    # Planned, possible and forecast moves did not happen; only what is flatly denied speaks against a claim.
    denied = status in (StanceStatus.DENIED, StanceStatus.NEGATED)
    if not denied and standing_of(status) is Standing.SET_ASIDE:
        return
    over = not denied and is_over(statement)
    day = told.byline.day
    for move, state, actors, against in _moves(statement, cast, wide=wide):
        turned = _turned(move, status) if denied else _ended(move) if over else move
        if over and isinstance(statement, Event):
            actors = ("",)  # who broke the siege of a town is seldom the besieger
        lasts = turned in (Move.HOLDS, Move.PRESSES)
        plain = status is StanceStatus.ASSERTED or (status is StanceStatus.NEGATED and not statement.stance.by)
        mark = Mark(
            turned,
            state,
            actors,
            against,
            state_days(statement.when, day) if lasts else change_days(statement.when, day),
            Standing.FACT if plain else Standing.SAID,
            statement.stance.by,
            statement.stance.by_text,
            (told,),
        )
        yield mark
        if denied and move is Move.LEAVES:  # who did not lose it denies that anybody else has it
            yield replace(mark, move=Move.DENIES, actors=("",), against=actors)


_Raw = tuple[Move, PeriodState | None, tuple[str, ...], tuple[str, ...]]


def _moves(statement: Control | Event, cast: Cast, *, wide: bool) -> Iterator[_Raw]:
    """What a statement says if it is true."""
    if isinstance(statement, Control):
        if (state := _PRESSING.get(statement.status)) is not None:
            yield Move.PRESSES, state, (statement.actor,), ()
        elif statement.status in _LEAVING:
            yield Move.LEAVES, None, (statement.actor,), ()
        else:
            holds = statement.status is ControlStatus.HOLDS
            yield Move.HOLDS if holds else Move.TAKES, None, (statement.actor,), ()
        return
    losers = tuple(actor for actor in statement.targets if not cast.is_soft(actor))
    if statement.type == "capture":
        if statement.initiators:
            yield Move.TAKES, None, statement.initiators, losers
        elif losers:
            yield Move.LEAVES, None, losers, ()
    elif statement.type == "withdrawal":
        if statement.initiators:
            yield Move.LEAVES, None, statement.initiators, ()
    elif (state := _PRESSING_EVENTS.get(statement.type)) is not None:
        if state is PeriodState.CONTESTED and wide:
            return
        who = [actor for actor in statement.initiators if not cast.is_soft(actor)]
        if state is PeriodState.CONTESTED:
            who += losers
        if not who and state is PeriodState.BESIEGED:
            who = [""]  # "the town has been under siege since June" names no besieger
        for actor in dict.fromkeys(who):
            yield Move.PRESSES, state, (actor,), ()


def _turned(move: Move, status: StanceStatus) -> Move:
    """What the opposite of a move amounts to: "does not hold", "denied it had lost", "has not captured"."""
    match move:
        case Move.TAKES:
            return Move.DENIES
        case Move.HOLDS:
            return Move.LEAVES if status is StanceStatus.NEGATED else Move.DENIES
        case Move.LEAVES:
            return Move.HOLDS
        case _:
            return Move.LIFTS


def _ended(move: Move) -> Move:
    return {Move.HOLDS: Move.LEAVES, Move.PRESSES: Move.LIFTS}.get(move, move)


def _joined(raw: Sequence[Mark]) -> list[Mark]:
    """Marks of the same words made one: event and control statement, and actors who act together."""
    found: dict[tuple[object, ...], list[Mark]] = {}
    # An event lists its initiators in the order of the words; control statements come one an actor.
    for mark in sorted(raw, key=lambda m: (isinstance(m.told[0].statement, Control), m.place_in_text, m.actors)):
        pressing = mark.actors if mark.state is not None else ()
        key = (mark.report, mark.move, mark.state, pressing, mark.standing, mark.speaker)
        like = found.setdefault(key, [])
        for index, other in enumerate(like):
            if any(_overlap(mark.told[0].statement, told.statement) for told in other.told):
                like[index] = _join(other, mark)
                break
        else:
            like.append(mark)
    return [mark for like in found.values() for mark in like]


def _join(one: Mark, other: Mark) -> Mark:
    days = one.days if one.days.exact or not other.days.dated else other.days
    return replace(
        one,
        actors=tuple(dict.fromkeys(one.actors + other.actors)),
        against=tuple(dict.fromkeys(one.against + other.against)),
        days=days,
        told=one.told + other.told,
    )


def _overlap(one: Statement, other: Statement) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one.evidence for b in other.evidence)


def _start(statement: Statement) -> int:
    return min((evidence.start for evidence in statement.evidence), default=0)
