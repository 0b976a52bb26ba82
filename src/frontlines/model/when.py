"""Dates and ranges with the precision the words had, never more."""

import re
from calendar import monthrange
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
        """The start as ISO 8601, cut to the precision known: "2015-02" for a month, "2004" for a year.

        The ends of a range are cut to what its words give: "since 1984" starts in "1984", not on a day of it.
        """
        return _cut(self.start, self.precision, self.text, first=True)

    def iso_end(self) -> str | None:
        """The end as ISO 8601, cut to the precision known."""
        return _cut(self.end, self.precision, self.text, first=False)


_MONTH_NAME = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY_NUMBER = re.compile(r"\b\d{1,2}\b")


def _cut(day: date | None, precision: DatePrecision, text: str, *, first: bool) -> str | None:
    if day is None:
        return None
    length = {DatePrecision.MONTH: 7, DatePrecision.YEAR: 4}.get(precision, 10)
    if precision == DatePrecision.RANGE and str(day.year) in text and not _DAY_NUMBER.search(_YEAR.sub("", text)):
        edge = (1, 1) if first else (12, 31)
        if (day.month, day.day) == edge and not _MONTH_NAME.search(text):
            length = 4
        elif day.day == (1 if first else monthrange(day.year, day.month)[1]):
            length = 7
    return day.isoformat()[:length]
