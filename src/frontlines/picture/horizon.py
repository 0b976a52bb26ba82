"""Horizons resolved: from words like "by the end of the year" and a day to the days they mean."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from frontlines.model.horizon import HorizonWords, Window

_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
# Words that say that anything from now on until the date will do; others ("in June") mean the date itself.
_UNTIL = re.compile(r"^(?:\w+ )?(?:by|until|till|within|before|no later than|up to|over|during|through)\b")
_AFTER = re.compile(r"^(?:only |not )?(?:after|beyond|following)\b")
_THIRDS = (
    (re.compile(r"\b(?:the )?(?:rest|remainder) of\b|\blater\b"), (0, 3)),
    (re.compile(r"\b(?:the )?(?:end|close|latter part) of\b|\blate\b"), (2, 3)),
    (re.compile(r"\b(?:the )?(?:beginning|start|first part) of\b|\bearly\b"), (0, 1)),
    (re.compile(r"\b(?:the )?middle of\b|\bmid\b"), (1, 2)),
)

Span = tuple[date, date, bool]  # first and last day, and whether the words gave no number
_Finder = Callable[[str, date, HorizonWords], Span | None]


def window_of(horizon: str, day: date, words: HorizonWords) -> Window | None:
    """The days that a horizon means in a report of `day`; None where the words give none, or only days gone by."""
    text = _ORDINAL.sub(r"\1", re.sub(r"[^\w ]+", " ", horizon.lower().replace("-", " ")))
    text = " ".join(text.split())
    span = _span(horizon if _ISO.search(horizon) else text, day, words)
    if span is None:
        return None
    first, last, vague = span
    if _AFTER.search(text):
        return Window(max(day, last + timedelta(1)), None, vague)
    if re.match(r"(?:\w+ )?before\b", text) and not re.search(r"\bend of\b", text):
        first, last = day, first - timedelta(1)
    elif _UNTIL.search(text):
        first = day
    return None if last < day else Window(max(first, day), last, vague)


def _span(text: str, day: date, words: HorizonWords) -> Span | None:
    for pattern, (low, high) in _THIRDS:
        if pattern.search(text):
            rest = " ".join(pattern.sub(" ", text, count=1).split())
            whole = _first(rest, day, words)
            if whole is None:
                return None
            first, last, vague = whole
            length = (last - first).days + 1
            begins, ends = first + timedelta(length * low // 3), first + timedelta(length * high // 3 - 1)
            return begins, max(begins, ends), vague
    return _first(text, day, words)


def _first(text: str, day: date, words: HorizonWords) -> Span | None:
    for find in _FINDERS:
        try:
            if (span := find(text, day, words)) is not None:
                return span
        except (ValueError, OverflowError):
            continue  # a date that no calendar has: "31 June", the year 12000
    return None


# -- dates of the calendar -----------------------------------------------------------------------------------------


def _iso(text: str, day: date, words: HorizonWords) -> Span | None:
    match = _ISO.search(text)
    if not match:
        return None
    found = date(int(match[1]), int(match[2]), int(match[3]))
    return found, found, False


def _day_of_month(text: str, day: date, words: HorizonWords) -> Span | None:
    names = "|".join(words.month_names)
    match = re.search(rf"\b(\d{{1,2}}) (?:of )?({names})\b|\b({names}) (\d{{1,2}})\b", text)
    if not match:
        return None
    number, month = int(match[1] or match[4]), words.month_names[match[2] or match[3]]
    year = _YEAR.search(text)
    found = date(int(year[0]) if year else day.year, month, number)
    if not year and found < day:
        found = date(day.year + 1, month, number)
    return found, found, False


def _month(text: str, day: date, words: HorizonWords) -> Span | None:
    match = re.search(rf"\b({'|'.join(words.month_names)})\b", text)
    return _months(text, day, (words.month_names[match[1]],) * 2) if match else None


def _season(text: str, day: date, words: HorizonWords) -> Span | None:
    match = re.search(rf"\b({'|'.join(words.seasons)})\b", text)
    return _months(text, day, words.seasons[match[1]]) if match else None


def _months(text: str, day: date, ends: tuple[int, int]) -> Span:
    """A month or season: of the year named, else the next that is not over; "next summer" is not the one now on."""
    given = _YEAR.search(text)
    year = int(given[0]) if given else day.year - 1
    while True:
        first, last = date(year, ends[0], 1), _month_end(year + (ends[1] < ends[0]), ends[1])
        if given or (last >= day and not (re.search(r"\bnext\b", text) and first <= day)):
            return first, last, False
        year += 1


def _year(text: str, day: date, words: HorizonWords) -> Span | None:
    match = _YEAR.search(text)
    return (date(int(match[0]), 1, 1), date(int(match[0]), 12, 31), False) if match else None


def _weekday(text: str, day: date, words: HorizonWords) -> Span | None:
    match = re.search(rf"\b({'|'.join(words.weekdays)})\b", text)
    if not match:
        return None
    ahead = (words.weekdays[match[1]] - day.weekday()) % 7 or 7 * ("next" in text.split())
    found = day + timedelta(ahead)
    return found, found, False


# -- stretches from the day of publication -------------------------------------------------------------------------


def _exact(text: str, day: date, words: HorizonWords) -> Span | None:
    match = re.search(rf"\b({'|'.join(words.exact)})\b", text)
    if not match:
        return None
    found = day + timedelta(words.exact[match[1]])
    return found, found, False


def _units(words: HorizonWords) -> str:
    return "|".join(sorted((*words.hours, *words.days, *words.months), key=len, reverse=True))


def _this_or_next(text: str, day: date, words: HorizonWords) -> Span | None:
    """ "this year", "the month", "next week": a stretch of the calendar."""
    match = re.search(rf"\b(this|(?<!the )next|the|current) ({_units(words)})\b(?! (?:of|ahead|to come)\b)", text)
    if not match or match[2].endswith("s"):
        return None
    step = 1 if match[1] == "next" else 0
    if match[2] not in words.months:
        length = words.days.get(match[2], 1)
        if length == 1:
            return day + timedelta(step), day + timedelta(step), False
        first = day - timedelta(day.weekday()) + timedelta(7 * step)
        return first, first + timedelta(length - 1), False
    length = words.months[match[2]]
    start = ((day.year * 12 + day.month - 1) // length + step) * length
    first = date(start // 12, start % 12 + 1, 1)
    return first, _plus_months(first, length) - timedelta(1), False


def _counted(text: str, day: date, words: HorizonWords) -> Span | None:
    """ "two weeks", "a year", "the next six months", "a few days"."""
    numbers = "|".join(sorted((*words.numbers, *words.vague_numbers), key=len, reverse=True))
    match = re.search(
        rf"\b(\d{{1,3}}|{numbers})(?: of)?(?: (?:or|to|and) (\d{{1,3}}|{numbers}))? (?:more )?({_units(words)})\b",
        text,
    )
    if not match or (match[0] == "one day" and not re.search(r"\b(?:in|within) one day", text)):
        return None  # "one day" is some day
    last = match[2] or match[1]
    vague = last in words.vague_numbers
    number = int(last) if last.isdigit() else words.vague_numbers[last] if vague else words.numbers[last]
    return day, _plus(day, number, match[3], words), vague


def _bare(text: str, day: date, words: HorizonWords) -> Span | None:
    """ "within weeks", "in the coming months"; one unit ahead for "in the coming year"."""
    if match := re.search(rf"\b({'|'.join(words.bare)})\b", text):
        return day, day + timedelta(words.bare[match[1]]), True
    units = _units(words)
    match = re.search(rf"\b(?:coming|within the|following|the next) ({units})\b", text)
    match = match or re.search(rf"\b({units}) (?:ahead|to come)\b", text)
    return (day, _plus(day, 1, match[1], words), False) if match else None


def _soon(text: str, day: date, words: HorizonWords) -> Span | None:
    match = re.search(rf"\b({'|'.join(sorted(words.soon, key=len, reverse=True))})\b", text)
    return (day, day + timedelta(words.soon[match[1]]), True) if match else None


def _plus(day: date, number: int, unit: str, words: HorizonWords) -> date:
    if unit in words.hours:
        return day + timedelta(-(-number * words.hours[unit] // 24))
    if unit in words.days:
        return day + timedelta(number * words.days[unit])
    return _plus_months(day, number * words.months[unit])


def _plus_months(day: date, months: int) -> date:
    total = day.year * 12 + day.month - 1 + months
    year, month = total // 12, total % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


_FINDERS: tuple[_Finder, ...] = (
    _iso,
    _day_of_month,
    _exact,
    _month,
    _season,
    _counted,
    _this_or_next,
    _weekday,
    _year,
    _bare,
    _soon,
)
