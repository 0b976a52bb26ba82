"""Tolls compared: whether two statements can count the same dead, wounded or taken."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from frontlines.model.statement import Toll, TollKind
from frontlines.picture.incident_profile import Profile

_TELLING = (TollKind.KILLED, TollKind.INJURED, TollKind.ABDUCTED, TollKind.DETAINED, TollKind.DISPLACED)
_CLOSE = 0.8  # counts that their bounds allow to be one are near if no farther apart
_FEW = 5


class Tally(StrEnum):
    """How the counts of one kind go together."""

    AGREES = "toll-agrees"
    NEAR = "toll-near"  # one of them is an estimate that holds the other: dozens and 27
    ADDS_UP = "toll-adds-up"  # several counts of one make the count of the other: six guests and four gunmen, and ten
    RISES = "toll-rises"  # the later report counts more
    DIFFERS = "toll-differs"


_RANK = {Tally.DIFFERS: 0, Tally.RISES: 1, Tally.NEAR: 2, Tally.ADDS_UP: 3, Tally.AGREES: 4}


@dataclass(frozen=True, slots=True)
class Count:
    """How two statements' counts of one kind go together, best of all their tolls."""

    kind: TollKind
    tally: Tally
    one: Toll
    other: Toll
    ratio: float  # of the smaller to the larger number, 0 to 1


def compare(one: Profile, other: Profile) -> tuple[Count, ...]:
    """One comparison for each kind of toll that both count, in the order of importance."""
    return tuple(
        max(
            (
                *(
                    _compare(kind, a, b, other.published - one.published)
                    for a in one.tolls[kind]
                    for b in other.tolls[kind]
                ),
                *_added_up(kind, one.tolls[kind], other.tolls[kind]),
            ),
            key=lambda count: (_RANK[count.tally], count.ratio, number_of(count.one)),
        )
        for kind in _TELLING
        if kind in one.tolls and kind in other.tolls
    )


def _added_up(kind: TollKind, ones: tuple[Toll, ...], others: tuple[Toll, ...]) -> Iterator[Count]:
    """Where one counts in several what the other counts as a whole."""
    for parts, whole in ((ones, others), (others, ones)):
        total = sum(number_of(part) for part in parts)
        for toll in whole if len(parts) > 1 else ():
            if number_of(toll) == total >= _FEW:
                yield Count(kind, Tally.ADDS_UP, *((parts[0], toll) if parts is ones else (toll, parts[0])), 1.0)


def _compare(kind: TollKind, a: Toll, b: Toll, days: int) -> Count:
    """`days` from the publication of `a` to that of `b`."""
    x, y = number_of(a), number_of(b)
    if x == y:
        return Count(kind, Tally.AGREES, a, b, 1.0)
    ratio = min(x, y) / max(x, y)
    if (a.estimate or b.estimate) and ratio >= _CLOSE and min(x, y) >= _FEW:  # "about 50" and "at least 55"
        return Count(kind, Tally.NEAR, a, b, ratio)
    # "Dozens" and 27; "more than 80" and 87.
    least = 0.5 if a.estimate or b.estimate else _CLOSE
    exact = not (a.estimate or b.estimate)
    fallen = exact and days and (y < x if days > 0 else x < y)  # "at least 100", and days later "at least 80"
    if ratio >= least and min(x, y) >= _FEW and _overlap(a, b) and not fallen:
        return Count(kind, Tally.NEAR, a, b, ratio)
    if (days > 0 and y > x) or (days < 0 and x > y):
        return Count(kind, Tally.RISES, a, b, ratio)
    return Count(kind, Tally.DIFFERS, a, b, ratio)


def number_of(toll: Toll) -> int:
    """The number a toll names: its low bound, else its high one."""
    return toll.low if toll.low is not None else toll.high or 0


def _overlap(a: Toll, b: Toll) -> bool:
    lows = [t.low for t in (a, b) if t.low is not None]
    highs = [t.high for t in (a, b) if t.high is not None]
    return not lows or not highs or max(lows) <= min(highs)
