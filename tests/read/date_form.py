"""Dates as the tests and the knowledge files write them: 2015, 2015-02, 2015-02-03, 2015-W05, A/B, null."""

import calendar
import re
from datetime import date, timedelta

from frontlines.model.when import DatePrecision, When


def read_when(words: str | None) -> When | None:
    """A date in the short form."""
    if words is None or words == "null":
        return None
    if "/" in words:
        start, end = words.split("/")
        return When(
            None if start == ".." else date.fromisoformat(start),
            None if end == ".." else date.fromisoformat(end),
            DatePrecision.RANGE,
        )
    if "W" in words:
        start = date.fromisoformat(words)
        return When(start, start + timedelta(days=6), DatePrecision.WEEK)
    if re.fullmatch(r"\d{4}", words):
        return When(date(int(words), 1, 1), date(int(words), 12, 31), DatePrecision.YEAR)
    if re.fullmatch(r"\d{4}-\d{2}", words):
        year, month = map(int, words.split("-"))
        last = calendar.monthrange(year, month)[1]
        return When(date(year, month, 1), date(year, month, last), DatePrecision.MONTH)
    return When(date.fromisoformat(words), date.fromisoformat(words), DatePrecision.DAY)


def written(when: When | None) -> str:
    """A date in the short form."""
    if when is None:
        return "null"
    if when.precision is DatePrecision.RANGE:
        return f"{when.start or '..'}/{when.end or '..'}"  # the days the range runs over, not what its words give
    if when.precision is DatePrecision.WEEK:
        assert when.start is not None
        year, week, _ = when.start.isocalendar()
        return f"{year}-W{week:02}"
    return when.iso_start() or ".."
