"""Dates and ranges with the precision the words had, never more."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DatePrecision(StrEnum):
    """How much of a date the words gave."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"  # start and end were each given, or the words name a stretch ("the past two months")


@dataclass(frozen=True, slots=True)
class When:
    """A date or range. Both ends are inclusive days; `None` is an open or unknown end.

    For `MONTH` and `YEAR` the ends are the first and last day of that month or year. `text` holds the words
    it came from; empty where it came from page metadata or an option.
    """

    start: date | None
    end: date | None
    precision: DatePrecision
    text: str = ""

    def iso_start(self) -> str | None:
        """The start as ISO 8601, cut to the precision known: "2015-02" for a month, "2004" for a year."""
        return _cut(self.start, self.precision)

    def iso_end(self) -> str | None:
        """The end as ISO 8601, cut to the precision known."""
        return _cut(self.end, self.precision)


def _cut(day: date | None, precision: DatePrecision) -> str | None:
    if day is None:
        return None
    length = {DatePrecision.MONTH: 7, DatePrecision.YEAR: 4}.get(precision, 10)
    return day.isoformat()[:length]
