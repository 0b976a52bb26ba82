"""What each report says of how two actors stand, brought to one form and one day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from frontlines.model.known import Known
from frontlines.model.stance import StanceStatus
from frontlines.model.statement import SYMMETRIC_TIES, Event, Tie, TieKind
from frontlines.model.told import Review, Told
from frontlines.picture.control_cast import Cast
from frontlines.picture.control_days import Days, change_days, state_days
from frontlines.picture.control_over import is_over
from frontlines.picture.events import ARMED
from frontlines.picture.shapes import Standing
from frontlines.picture.standing import standing_of


@dataclass(frozen=True, slots=True)
class TieMark:
    """One statement about a pair. Symmetric kinds have source < target."""

    source: str
    kind: TieKind
    target: str
    over: bool  # it is not so, or no longer
    was: bool  # with `over`: the words say that it was so before
    fact: bool  # a report states it, or a person stands by it; False: only somebody's word
    days: Days
    means: str | None
    told: Told[Tie] | Told[Event]

    @property
    def first(self) -> date:
        """The first day it is known of."""
        return self.days.first


def tie_marks_of(pair: tuple[str, str], told: Iterable[Told[Tie] | Told[Event]], known: Known) -> list[TieMark]:
    """The marks about one pair in order of time; of one day, ends come last."""
    cast = Cast(known)
    each_once = {each.id: each for each in told}.values()
    marks = [mark for each in each_once for mark in _marks(each, cast) if {mark.source, mark.target} == set(pair)]
    return sorted(marks, key=_order)


def _order(mark: TieMark) -> tuple[object, ...]:
    return mark.first, mark.over, mark.days.last, mark.told.id, mark.source, mark.target


def _marks(told: Told[Tie] | Told[Event], cast: Cast) -> Iterator[TieMark]:
    statement = told.statement
    stance = statement.stance
    denied = stance.status in (StanceStatus.DENIED, StanceStatus.NEGATED)
    if not denied and standing_of(stance.status) is Standing.SET_ASIDE:
        return
    reviewed = told.review in (Review.ACCEPTED, Review.CORRECTED)
    plain = stance.status is StanceStatus.ASSERTED or (stance.status is StanceStatus.NEGATED and not stance.by)
    was = isinstance(statement, Tie) and is_over(statement)
    lasts = isinstance(statement, Tie) and not denied and not was
    day = told.byline.day
    for source, kind, target in _links(statement, cast):
        if denied and not isinstance(statement, Tie):
            continue  # that one attack did not happen says nothing of a war
        yield TieMark(
            source=source,
            kind=kind,
            target=target,
            over=denied or was,
            was=was,
            fact=plain or reviewed,
            days=state_days(statement.when, day) if lasts else change_days(statement.when, day),
            means=statement.means if isinstance(statement, Tie) else None,
            told=told,
        )


def _links(statement: Tie | Event, cast: Cast) -> Iterator[tuple[str, TieKind, str]]:
    if isinstance(statement, Tie):
        yield _link(statement.source, statement.kind, statement.target)
    elif statement.type in ARMED:
        struck = {
            _link(one, TieKind.FIGHTS, other)
            for one in statement.initiators
            for other in statement.targets
            if one != other and not cast.is_soft(one) and not cast.is_soft(other)
        }
        yield from sorted(struck)


def _link(source: str, kind: TieKind, target: str) -> tuple[str, TieKind, str]:
    turn = kind in SYMMETRIC_TIES and source > target
    return (target, kind, source) if turn else (source, kind, target)
