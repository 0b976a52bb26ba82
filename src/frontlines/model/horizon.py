"""Horizons: the words by which a forecast says when it should have come true, and the days they amount to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Window:
    """The days within which a forecast comes true or not, both inclusive."""

    start: date
    end: date | None  # None: open, "after the election year"
    vague: bool  # True: the words give no number ("within weeks"); how far they reach is our convention


@dataclass(frozen=True, slots=True)
class HorizonWords:
    """What the words of horizons mean; all keys in lower case."""

    hours: Mapping[str, int]  # unit to hours, rounded up to days: "hours" 1
    days: Mapping[str, int]  # unit, singular and plural, to days: week 7
    months: Mapping[str, int]  # unit to months: year 12
    numbers: Mapping[str, int]  # "two" 2, "a" 1
    vague_numbers: Mapping[str, int]  # "few" 4: how many at most
    bare: Mapping[str, int]  # a plural unit without any number to the days it reaches at most: "within weeks"
    soon: Mapping[str, int]  # words without a unit to the days they reach at most: "soon"
    exact: Mapping[str, int]  # "tomorrow" 1: that very day
    month_names: Mapping[str, int]
    seasons: Mapping[str, tuple[int, int]]  # first and last month, in the northern hemisphere
    weekdays: Mapping[str, int]  # Monday 0
