"""Doubt: which words about a place to believe, and which reports are at odds with others."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from frontlines.model.period import Ending
from frontlines.picture.control_cast import Cast
from frontlines.picture.control_draft import Draft
from frontlines.picture.control_marks import Mark, Move
from frontlines.picture.independence import independent
from frontlines.picture.shapes import Standing

# Two reports of one capture seldom differ by more: dates of taking in different papers lie within a few days.
_RETELLING = timedelta(days=7)
_DAY = timedelta(days=1)


def admits(mark: Mark, losing: frozenset[str], cast: Cast) -> bool:
    """Whether a claim is spoken by the side it speaks against: its own loss, or another's taking what it held."""
    if mark.speaker is None:
        return False
    side = cast.side(mark.speaker)
    if mark.move is Move.LEAVES:
        return side in cast.sides(mark.actors)
    against = losing | cast.sides(mark.against)
    return side in against and side not in cast.sides(mark.actors)


def borne_out(mark: Mark, others: Iterable[Mark], cast: Cast) -> bool:
    """Whether an independent report has the same from another speaker, and neither speaker has a stake in it."""
    if not _without_stake(mark, cast):
        return False
    return any(
        _without_stake(other, cast) and independent([mark.told[0].byline, other.told[0].byline]) > 1
        for other in others
        if not (mark.speaker and mark.speaker == other.speaker)
    )


def _without_stake(mark: Mark, cast: Cast) -> bool:
    """A speaker known and on no side of it, or nobody named ("reportedly"); one only described may be anybody."""
    if mark.standing is Standing.FACT:
        return True
    if mark.speaker is None:
        return not mark.speaker_text
    return not cast.interested(mark.speaker, mark.actors)


def at_odds(mark: Mark, holder: Draft, line: Sequence[Mark], cast: Cast, reach: timedelta) -> bool:
    """Whether a single source has a new holder while an independent one soon after has the old one still there.

    `line` is the whole time line in order. A report that the old holder took the place back bears the single source
    out, and so does a second independent one; a person's word settles it.
    """
    if mark.reviewed:
        return False
    new = cast.sides(mark.actors)
    own = [mark.told[0].byline]
    same_day = [m for m in holder.marks if m.first == mark.first and m.move is Move.HOLDS]
    if mark.move is Move.HOLDS and any(_independent_fact(m, mark) for m in same_day):
        return not _seconded(mark, line, cast)
    for other in between(line, mark.first + _DAY, mark.first + reach):
        if other.standing is not Standing.FACT:
            continue
        sides = cast.sides(other.actors)
        if other.move in (Move.HOLDS, Move.TAKES) and sides & new:
            own.append(other.told[0].byline)
            if independent(own) > 1:
                return False
        elif other.move is Move.HOLDS and sides & holder.sides:
            return _independent_fact(other, mark) and not _seconded(mark, line, cast)
        elif other.move in (Move.TAKES, Move.HOLDS, Move.LEAVES):
            return False
    return False


def _seconded(mark: Mark, line: Sequence[Mark], cast: Cast) -> bool:
    """Whether an independent report of the same day says the same."""
    sides = cast.sides(mark.actors)
    return any(
        other.move in (Move.HOLDS, Move.TAKES) and cast.sides(other.actors) & sides and _independent_fact(other, mark)
        for other in between(line, mark.first, mark.first)
    )


def between(line: Sequence[Mark], first: date, last: date) -> Sequence[Mark]:
    """The marks of some days of a time line."""
    return line[bisect_left(line, first, key=_day) : bisect_right(line, last, key=_day)]


def _day(mark: Mark) -> date:
    return mark.first


def _independent_fact(one: Mark, other: Mark) -> bool:
    return one.standing is Standing.FACT and independent([one.told[0].byline, other.told[0].byline]) > 1


def retold(mark: Mark, holder: Draft, done: Iterable[Draft], cast: Cast) -> bool:
    """Whether an undated report of a taking may be the old story of one that is known, not news.

    So it is where the side is known to have taken the place before and to have lost it to the present holder:
    "the city, captured by the rebels, ..." stands in reports for years.
    """
    if mark.days.text or mark.reviewed or cast.sides(mark.against) & holder.sides:
        return False
    sides = cast.sides(mark.actors)
    return any(
        draft.firm and draft.sides & sides and draft.marks[0].move is Move.TAKES and draft.ending is Ending.TAKEN
        for draft in done
    )


def same_capture(mark: Mark, holder: Draft, cast: Cast) -> bool:
    """Whether a taking by the holder, or by one who holds with it, is no change of hands.

    It is one where the place is said to be taken from the one who leads, or where one of several holders takes it
    alone on a known day that is not about the day they took it together.
    """
    leading = cast.side(holder.actor)
    if leading in cast.sides(mark.against):
        return False
    if leading in cast.sides(mark.actors) or not mark.days.exact or holder.start is None:
        return True
    return mark.first - holder.start <= _RETELLING
