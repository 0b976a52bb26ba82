"""The days a statement is good for: never more exact than its words, never past the report that makes it."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from frontlines.model.when import DatePrecision, When
from frontlines.picture.words import when_words


@dataclass(frozen=True, slots=True)
class Days:
    """When something was so, by one statement. All days are inclusive."""

    earliest: date  # it cannot have begun before, by the statement's words
    first: date  # the first day it is known of: the last day it can have begun on
    last: date  # the last day it is known of
    exact: bool  # the words give the day it began on
    dated: bool  # the statement says when; False: the report's own day stands in
    text: str  # the date in words, with the precision it has: "June 2016"


def state_days(when: When | None, day: date) -> Days:
    """The days of something that lasts ("holds", "besieges", "backs"); `day` is the report's own.

    Undated, it is known of on the report's day. "Since January 2014" is known of from the end of that January (the
    day is not said) to the report's day. A time that begins after the report is no time of it and counts as none.
    """
    if when is None or not _usable(when, day):
        return _undated(day)
    text = when_words(when)
    if when.start is None:
        end = min(when.end or day, day)
        return Days(end, end, end, exact=False, dated=True, text=text)
    last = min(when.end or day, day)
    first = when.end if when.precision is DatePrecision.WEEK and when.end else _end_of_unit(when.start, when)
    return Days(when.start, min(first, last), last, exact=_to_the_day(when), dated=True, text=text)


def change_days(when: When | None, day: date) -> Days:
    """The day of something that happens once ("took", "withdrew", "shelled"); `first` and `last` are the same.

    "In June" is known of by the last of June, or by the report's own day where that is earlier.
    """
    if when is None or not _usable(when, day):
        return _undated(day)
    text = when_words(when)
    if when.start is None:
        end = min(when.end or day, day)
        return Days(end, end, end, exact=False, dated=True, text=text)
    if when.end is None:
        first = min(_end_of_unit(when.start, when), day)
        return Days(when.start, first, first, exact=_to_the_day(when), dated=True, text=text)
    first = min(when.end, day)
    return Days(when.start, first, first, exact=when.start == when.end, dated=True, text=text)


def _undated(day: date) -> Days:
    return Days(day, day, day, exact=False, dated=False, text="")


def _usable(when: When, day: date) -> bool:
    """Whether a time has an end at all, does not begin after the report and does not run backwards."""
    if when.start is not None and (when.start > day or (when.end is not None and when.end < when.start)):
        return False
    return when.start is not None or when.end is not None


def _to_the_day(when: When) -> bool:
    return when.precision is not DatePrecision.WEEK and len(when.iso_start() or "") == len("2016-06-01")


def _end_of_unit(day: date, when: When) -> date:
    """The last day of the month or year that the words name the start by; the day itself where they name it."""
    known = len(when.iso_start() or "")
    if known == len("2016"):
        return date(day.year, 12, 31)
    if known == len("2016-06"):
        return date(day.year, day.month, monthrange(day.year, day.month)[1])
    return day
