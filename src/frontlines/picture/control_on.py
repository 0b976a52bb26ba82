"""What is known to have stood on a day: apart from how periods are made, for those who only look at them."""

from collections.abc import Sequence
from datetime import date

from frontlines.model.period import Ending, Period

_OVER = frozenset({Ending.TAKEN, Ending.LEFT, Ending.LIFTED})


def on(periods: Sequence[Period], day: date) -> tuple[Period, ...]:
    """What is known to have stood at the end of a day; where reports are silent, nothing.

    A period that was ended (taken, left, lifted) on that day no longer stands at its end; one that lapsed in silence
    stands until its last reported day; an open one stands from its first day on.
    """
    return tuple(period for period in periods if _stands(period, day))


def _stands(period: Period, day: date) -> bool:
    if period.start is None or day < period.start:
        return False
    if period.end is None:
        return True
    return day < period.end or (day == period.end and period.ending not in _OVER)
