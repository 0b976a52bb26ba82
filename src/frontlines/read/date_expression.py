"""What the words of a time mean before and after the day of publication is known."""

import calendar as gregorian
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Protocol

from frontlines.lexicon.calendar import Step
from frontlines.model.when import DatePrecision, When

_DAY = timedelta(days=1)
# A bare day and month lies at most this far ahead before the one a year earlier is meant: wire stories name
# coming days without a year, yet seldom a day eleven months gone.
_AHEAD_DAYS = 30


@dataclass(frozen=True, slots=True)
class Anchors:
    """What a time is seen from: the publication, and an earlier explicit date of the report."""

    published: When | None
    focus: When | None


class Expression(Protocol):
    """The meaning of the words of a time."""

    def resolve(self, anchors: Anchors) -> When | None:
        """The date meant, no more precise than the words; None where the anchors do not give it.

        Raises OverflowError where it lies outside the calendar.
        """
        ...

    @property
    def moves_focus(self) -> bool:
        """Whether "the next day" after it is seen from it."""
        ...


@dataclass(frozen=True, slots=True)
class Unknown:
    """A time that is named and cannot be resolved."""

    moves_focus: bool = False

    def resolve(self, anchors: Anchors) -> When | None:
        """Never resolved."""
        return None


@dataclass(frozen=True, slots=True)
class Nothing:
    """Looks like a time and is none: keeps its words from being read as a time or a count."""

    moves_focus: bool = False

    def resolve(self, anchors: Anchors) -> When | None:
        """Never resolved, never shown."""
        return None


@dataclass(frozen=True, slots=True)
class Fixed:
    """A range that needs no anchor: a decade."""

    when: When
    moves_focus: bool = False

    def resolve(self, anchors: Anchors) -> When | None:
        """The range as it stands."""
        return self.when


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A date by its parts; parts the words left out are None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    ahead: bool = False  # the sentence looks ahead: the nearest coming one, not the nearest past one
    year_steps: int | None = None  # "last year" beside it
    steps_from_focus: bool = False  # the steps are seen from the focus: "that year"
    steps: int | None = None  # "last June": -1, "this June": 0, "next June": 1

    @property
    def moves_focus(self) -> bool:
        """An explicit date is what later words are seen from."""
        return True

    def resolve(self, anchors: Anchors) -> When | None:
        """The day, month or year; a missing year is taken from the anchors."""
        year = self.year if self.year is not None else self._year(anchors)
        if year is None:
            return None
        return period(year, self.month, self.day)

    def _year(self, anchors: Anchors) -> int | None:
        if self.year_steps is not None:
            base = known(anchors.focus if self.steps_from_focus else anchors.published)
            return None if base is None else base[0].year + self.year_steps
        if self.month is None:
            return None
        base = known(anchors.published)
        if base is None:
            # Without a publication date, a full date named before is the best witness of the year.
            base = known(anchors.focus)
            return base[0].year if base is not None and base[1] in (DatePrecision.DAY, DatePrecision.MONTH) else None
        published, precision = base
        if precision is DatePrecision.YEAR:
            return published.year
        return self._nearest(published, precision)

    def _nearest(self, published: date, precision: DatePrecision) -> int:
        month, year = self.month or 1, published.year
        by_day = self.day is not None and precision is DatePrecision.DAY
        here = (month, self.day) if by_day else (month,)
        there = (published.month, published.day) if by_day else (published.month,)
        if self.steps is not None:
            return year if self.steps == 0 else year - (here >= there) if self.steps < 0 else year + (here <= there)
        if self.ahead:
            return year + (here < there)
        if here > there and by_day and (near := period(year, month, self.day)) and near.start:
            return year if near.start - published <= timedelta(days=_AHEAD_DAYS) else year - 1
        return year - (here > there)


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day of the month of publication, or of one some months from it."""

    day: int
    month_steps: int

    @property
    def moves_focus(self) -> bool:
        """It stands for one day."""
        return True

    def resolve(self, anchors: Anchors) -> When | None:
        """The day; None unless the month of publication is known."""
        base = known(anchors.published)
        if base is None or base[1] is DatePrecision.YEAR:
            return None
        there = _months_on(base[0], self.month_steps)
        return period(there.year, there.month, self.day)


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday 0."""

    weekday: int
    steps: int | None = None  # "last": -1, "this": 0, "next": 1, None: no such word
    ahead: bool = False
    week_steps: int | None = None  # "of last week"
    from_focus: bool = False

    @property
    def moves_focus(self) -> bool:
        """A weekday stands for one day."""
        return True

    def resolve(self, anchors: Anchors) -> When | None:
        """The day; None unless the day, or the week, of the anchor is known."""
        base = known(anchors.focus if self.from_focus else anchors.published)
        if base is None or base[1] not in (DatePrecision.DAY, DatePrecision.WEEK):
            return None
        day, precision = base
        if self.week_steps is not None or precision is DatePrecision.WEEK:
            return at_day(_monday(day) + timedelta(days=7 * (self.week_steps or 0) + self.weekday))
        behind = (day.weekday() - self.weekday) % 7
        if self.from_focus and self.steps == 0:
            return at_day(day - timedelta(days=behind))
        if self.steps in (-1, 1):
            return at_day(day - timedelta(days=behind or 7) if self.steps < 0 else day + timedelta(days=7 - behind))
        return at_day(day + timedelta(days=-behind % 7) if self.ahead else day - timedelta(days=behind))


@dataclass(frozen=True, slots=True)
class Shift:
    """A number of units away from an anchor: "last week", "two years ago", "the next day"."""

    step: Step
    count: int
    from_focus: bool = False
    keep: bool = False  # keep the anchor's precision down to the month: "it is two years since"
    moves_focus: bool = True

    def resolve(self, anchors: Anchors) -> When | None:
        """The unit's own period, no finer; None where the anchor is known too coarsely."""
        base = known(anchors.focus if self.from_focus else anchors.published)
        return None if base is None else shifted(base, self.step, self.count, keep=self.keep)


@dataclass(frozen=True, slots=True)
class AfterEvent:
    """A number of units before or after what follows; resolved only where a date follows."""

    step: Step
    count: int
    moves_focus: bool = False

    def resolve(self, anchors: Anchors) -> When | None:
        """An event's date is not known here."""
        return None


@dataclass(frozen=True, slots=True)
class ShiftFrom:
    """A number of units away from another time: "two days after 12 June"."""

    step: Step
    count: int
    other: Expression
    moves_focus: bool = True

    def resolve(self, anchors: Anchors) -> When | None:
        """As `Shift`, seen from the other time."""
        base = known(self.other.resolve(anchors))
        return None if base is None else shifted(base, self.step, self.count)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch that ends, or starts, with the publication; `count` None: nobody says how long it is."""

    step: Step
    count: int | None
    ahead: bool = False
    moves_focus: bool = False

    def resolve(self, anchors: Anchors) -> When | None:
        """The range; its far end is open where it is not known."""
        published = anchors.published
        if published is None or published.start is None or published.end is None:
            return None
        base = known(published)
        far = None if base is None or self.count is None else _far(base, published, self.step, self.count, self.ahead)
        if self.ahead:
            return When(published.start, far, DatePrecision.RANGE)
        return When(far, published.end, DatePrecision.RANGE)


@dataclass(frozen=True, slots=True)
class Now:
    """The publication itself, as exactly as it is known."""

    moves_focus: bool = False

    def resolve(self, anchors: Anchors) -> When | None:
        """The publication, without the words it came from."""
        return None if anchors.published is None else replace(anchors.published, text="")


@dataclass(frozen=True, slots=True)
class Weekend:
    """Saturday and Sunday; -1 the one before the last, 0 the last or current one, 1 the coming one."""

    steps: int
    moves_focus: bool = False

    def resolve(self, anchors: Anchors) -> When | None:
        """Both days as a range; None unless the day of publication is known."""
        base = known(anchors.published)
        if base is None or base[1] is not DatePrecision.DAY:
            return None
        monday = _monday(base[0])
        late = base[0].weekday() >= 5
        weeks = self.steps if late or self.steps > 0 else -1
        saturday = monday + timedelta(days=5 + 7 * (weeks - (1 if self.steps > 0 and not late else 0)))
        return When(saturday, saturday + _DAY, DatePrecision.RANGE)


@dataclass(frozen=True, slots=True)
class Between:
    """From one time to another; None is an open end, `to_published` closes it with the publication."""

    first: Expression | None
    last: Expression | None
    to_published: bool = False
    moves_focus: bool = False

    def resolve(self, anchors: Anchors) -> When | None:
        """The range; None where a named end cannot be resolved or the ends are the wrong way round."""
        first = self.first.resolve(anchors) if self.first else None
        last = self.last.resolve(anchors) if self.last else anchors.published if self.to_published else None
        if (self.first and first is None) or (self.last and last is None):
            return None
        start, end = first.start if first else None, last.end if last else None
        if start and end and start > end:
            if self.last:
                return None
            end = None  # published before the date that is to be its start: leave the end open
        return When(start, end, DatePrecision.RANGE)


@dataclass(frozen=True, slots=True)
class PartOf:
    """One of the equal parts of a year or month: "the first half of 2015"."""

    other: Expression
    part: int
    parts: int
    moves_focus: bool = False

    def resolve(self, anchors: Anchors) -> When | None:
        """The part in months of a year; of a month, halves only; otherwise the whole."""
        whole = self.other.resolve(anchors)
        if whole is None or whole.start is None:
            return whole
        year, month = whole.start.year, whole.start.month
        if whole.precision is DatePrecision.YEAR:
            length = 12 // self.parts
            start, end = period(year, length * (self.part - 1) + 1), period(year, length * self.part)
            return When(start.start, end.end, DatePrecision.RANGE) if start and end else whole
        if whole.precision is DatePrecision.MONTH and self.parts == 2:
            first = self.part == 1
            return When(
                date(year, month, 1 if first else 16),
                date(year, month, 15) if first else whole.end,
                DatePrecision.RANGE,
            )
        return whole


def at_day(day: date) -> When:
    """One day."""
    return When(day, day, DatePrecision.DAY)


def period(year: int, month: int | None = None, day: int | None = None) -> When | None:
    """A year, a month of it, or a day of that; None where the calendar has no such day."""
    if not MINYEAR <= year <= MAXYEAR:
        return None
    if month is None:
        return When(date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR)
    last = gregorian.monthrange(year, month)[1]
    if day is None:
        return When(date(year, month, 1), date(year, month, last), DatePrecision.MONTH)
    return at_day(date(year, month, day)) if 1 <= day <= last else None


def known(when: When | None) -> tuple[date, DatePrecision] | None:
    """The first day of a date and how exactly it is known; a range counts as the month or year it lies in."""
    if when is None or when.start is None or when.end is None:
        return None
    start, end, precision = when.start, when.end, when.precision
    if precision is DatePrecision.RANGE:
        if start == end:
            precision = DatePrecision.DAY
        elif start.year != end.year:
            return None
        else:
            precision = DatePrecision.MONTH if start.month == end.month else DatePrecision.YEAR
    return start, precision


def shifted(base: tuple[date, DatePrecision], step: Step, count: int, *, keep: bool = False) -> When | None:
    """The period of the step's unit, `count` steps from a date; None where the date is known too coarsely."""
    day, precision = base
    if step.months:
        if step.months < 12 and precision is DatePrecision.YEAR:
            return None
        there = _months_on(day, step.months * count)
        with_month = step.months < 12 or (keep and precision is not DatePrecision.YEAR)
        return period(there.year, there.month if with_month else None)
    if step.days >= 7:
        if precision not in (DatePrecision.DAY, DatePrecision.WEEK):
            return None
        monday = _monday(day + timedelta(days=step.days * count))
        return When(monday, monday + timedelta(days=6), DatePrecision.WEEK)
    if precision is not DatePrecision.DAY:
        return None
    if step.hours:  # the hour of publication is not known: the days it can be
        there = day + timedelta(days=-(-abs(count) // 24)) * (1 if count > 0 else -1)
        return When(min(day, there), max(day, there), DatePrecision.RANGE)
    return at_day(day + timedelta(days=step.days * count))


def _far(base: tuple[date, DatePrecision], published: When, step: Step, count: int, ahead: bool) -> date | None:
    day, precision = base
    days = -(-count // 24) if step.hours else step.days * count
    coarse = precision not in (DatePrecision.DAY, DatePrecision.WEEK)
    if (coarse and not step.months) or (precision is DatePrecision.YEAR and step.months % 12):
        return None
    if not step.months:
        return (published.end or day) + timedelta(days=days) if ahead else day - timedelta(days=days)
    there = _months_on(day, step.months * (count if ahead else -count))
    if precision is DatePrecision.YEAR:
        return date(there.year, 12, 31) if ahead else date(there.year, 1, 1)
    if precision is DatePrecision.MONTH and ahead:
        return date(there.year, there.month, gregorian.monthrange(there.year, there.month)[1])
    return there


def _months_on(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError("outside the calendar")
    return date(year, month, min(day.day, gregorian.monthrange(year, month)[1]))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
