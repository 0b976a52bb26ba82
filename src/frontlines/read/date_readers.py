"""What each kind of rule in `times.yaml` makes of its match."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from frontlines.lexicon.calendar import Calendar
from frontlines.model.when import DatePrecision, When
from frontlines.read.date_expression import (
    AfterEvent,
    Between,
    CalendarDate,
    DayOfMonth,
    Expression,
    Fixed,
    Nothing,
    Now,
    Shift,
    Stretch,
    Unknown,
    Weekday,
    Weekend,
)

# A reader gives the meaning, or None where the match is no time after all and other rules may have it.
Reader = Callable[[re.Match[str], str, Calendar], Expression | None]

# How far around a time the words that make it past or future are looked for.
_CUE_REACH = 80
_AFTER_CUE_REACH = 50
_LAST_WORD = re.compile(r"([\w.]+)\s*\Z")
_NEXT_WORD = re.compile(r"\s+([\w'’%-]+(?:\.[a-z])?)")
_THAT_YEAR = re.compile(r"(?i)\b(?:that|the same) year\b")
_HAD = re.compile(r"(?i)\b(?:had|were|was)\b")
_SMALL = re.compile(r"[a-z]+")


def calendar_date(match: re.Match[str], text: str, calendar: Calendar) -> Expression | None:
    """Day, month and year as far as they are given."""
    groups = match.groupdict()
    year = int(groups["year"]) if groups.get("year") else None
    if groups.get("mm"):
        return CalendarDate(year, int(groups["mm"]), int(groups["dd"]))
    word = groups.get("month") or groups.get("monthname") or ""
    month = calendar.months[word.lower().rstrip(".")]
    day = _day(groups["day"]) if groups.get("day") else None
    if word.islower() and year is None and word not in calendar.bare_months:
        return None  # "12 may die", "9 march in"
    if day is None and groups.get("monthname") is None and year is not None and word == "may":
        return None
    if day is not None and year is not None and match.end("year") == match.end():
        year_expression = bare_year_allowed(match.start("year"), match.end("year"), text, calendar, after_month=True)
        if not year_expression:
            return None
    ahead = year is None and _looks_ahead(match, text, calendar)
    steps, from_focus = _relative_year(groups, match, calendar)
    return CalendarDate(year, month, day, ahead=ahead, year_steps=steps, steps_from_focus=from_focus)


def _relative_year(
    groups: Mapping[str, str | None], match: re.Match[str], calendar: Calendar
) -> tuple[int | None, bool]:
    words = (groups.get("rel_year") or "").lower().split()
    if not words:
        return None, False
    pointer = " ".join(words[:-1])
    if pointer in calendar.steps:
        return calendar.steps[pointer], False
    return calendar.steps_from_focus[pointer], True


def numeric(match: re.Match[str], text: str, calendar: Calendar) -> Expression | None:
    """Day and month in the only order they can stand in."""
    first, second, year = int(match["n1"]), int(match["n2"]), int(match["year"])
    if first > 12 >= second or first == second <= 12:
        return CalendarDate(year, second, first)
    if second > 12 >= first:
        return CalendarDate(year, first, second)
    return Unknown()


def days(match: re.Match[str], text: str, calendar: Calendar) -> Expression | None:
    """Two days of one month; with "and" only neighbours, the others are a list."""
    first, last = _day(match["d1"]), _day(match["d2"])
    joined = match.string[match.end("d1") : match.start("d2")].strip().lower()
    between = re.search(r"(?i)\bbetween\s\Z", text[: match.start()][-12:])
    if first >= last or (joined == "and" and last != first + 1 and not between):
        return None
    month = match["month"].lower().rstrip(".")
    if match["month"].islower() and not match["year"] and month not in calendar.bare_months:
        return None
    year = int(match["year"]) if match["year"] else None
    ahead = year is None and _looks_ahead(match, text, calendar)
    number = calendar.months[month]
    return Between(CalendarDate(year, number, first, ahead=ahead), CalendarDate(year, number, last, ahead=ahead))


def day_of_month(match: re.Match[str], text: str, calendar: Calendar) -> Expression | None:
    """A day of this or last month: seen from the publication."""
    return DayOfMonth(_day(match["day"]), calendar.steps[_words(match["which"])])


def bare_month(match: re.Match[str], text: str, calendar: Calendar) -> Expression | None:
    """A month alone: capitalised, and for a word like May with a sign that the month is meant."""
    word = match["monthname"]
    name = word.lower()
    which = match["which"]
    if name not in calendar.bare_months:
        if word[0].islower() or word.isupper():
            return None
        before = _LAST_WORD.search(text[max(0, match.start() - 24) : match.start()])
        hyphen = text[max(0, match.start() - 4) : match.start()].lower() in ("mid-", "ate-", "rly-", "pre-")
        signalled = which or hyphen or (before is not None and before[1].lower() in calendar.month_signals)
        if not signalled and not text.startswith(("'s", "’s"), match.end()):
            return None
    steps = calendar.steps[_words(which)] if which else None
    if which is None and _THAT_YEAR.search(text):
        return CalendarDate(None, calendar.months[name], year_steps=0, steps_from_focus=True)
    return CalendarDate(None, calendar.months[name], ahead=_looks_ahead(match, text, calendar), steps=steps)


def weekday(match: re.Match[str], text: str, calendar: Calendar) -> Expression | None:
    """A day of the week, past unless the sentence looks ahead."""
    week = match["week"]
    pointer, focus = match["which"], match["from_focus"]
    steps = calendar.steps[_words(pointer)] if pointer else None
    if focus:
        steps = calendar.steps_from_focus[_words(focus)]
    return Weekday(
        calendar.weekdays[match["weekday"].lower()],
        steps=steps,
        ahead=_looks_ahead(match, text, calendar),
        week_steps=calendar.steps[_words(week)] if week else None,
        from_focus=bool(focus),
    )


def bare_year(match: re.Match[str], text: str, calendar: Calendar) -> Expression | None:
    """Four digits, unless the words around them count."""
    if match.end() - match.start() == 4 and not bare_year_allowed(match.start(), match.end(), text, calendar):
        return None
    return CalendarDate(int(match["bareyear"]))


def bare_year_allowed(start: int, end: int, text: str, calendar: Calendar, *, after_month: bool = False) -> bool:
    """Whether four digits at a place of the text can be a year."""
    guards = calendar.year_guards
    following = _NEXT_WORD.match(text, end)
    next_word = following[1].lower() if following else text[end : end + 1]
    if next_word in guards.things:
        return after_month
    before = _LAST_WORD.search(text[max(0, start - 24) : start])
    previous = before[1].lower() if before else ""
    if after_month or previous in guards.after_preposition:
        return True
    if next_word in guards.people:
        return next_word in guards.loose and previous in guards.after_article
    return not guards.behind.search(text[max(0, start - 24) : start])


def years(match: re.Match[str], text: str, calendar: Calendar) -> Expression | None:
    """A stretch of years, the second perhaps cut to two digits, or not over yet."""
    first = int(match["y1"])
    if "y2" not in match.groupdict():
        return Between(CalendarDate(first), None, to_published=True)
    last = int(match["y2"])
    if last < 100:
        last += first // 100 * 100
    return Between(CalendarDate(first), CalendarDate(last)) if first < last else None


def decade(match: re.Match[str], text: str, calendar: Calendar) -> Expression | None:
    """Ten years; two digits are of the twentieth century."""
    first = int(match["decade"])
    first += 1900 if first < 100 else 0
    return Fixed(When(date(first, 1, 1), date(first + 9, 12, 31), DatePrecision.RANGE))


def holiday(match: re.Match[str], text: str, calendar: Calendar) -> Expression | None:
    """A day by its name."""
    month, day = calendar.holidays[_words(match["holiday"])]
    year = int(match["year"]) if match["year"] else None
    return CalendarDate(year, month, day, ahead=year is None and _looks_ahead(match, text, calendar))


def pointed(match: re.Match[str], text: str, calendar: Calendar) -> Expression | None:
    """This, last or next week, month or year; "the end of the year" points to none, so to this one."""
    groups = match.groupdict()
    step = calendar.units[(groups["period"] or groups["period_in"] or "").lower()]
    if step.months > 12:
        return Unknown()
    return Shift(step, calendar.steps[_words(groups["which"])] if groups.get("which") else 0, moves_focus=False)


def focused(match: re.Match[str], text: str, calendar: Calendar) -> Expression | None:
    """That day, the next week, the previous year: seen from the date named before."""
    step = calendar.units[match["period"].lower()]
    if step.months > 12:
        return Unknown()
    return Shift(step, calendar.steps_from_focus[_words(match["from_focus"])], from_focus=True)


def ago(match: re.Match[str], text: str, calendar: Calendar) -> Expression | None:
    """So many units before the publication."""
    number = _number(match["n"], calendar)
    return Unknown() if number is None else Shift(calendar.units[match["unit"].lower()], -number)


def anniversary(match: re.Match[str], text: str, calendar: Calendar) -> Expression | None:
    """So many units since something: the month of publication is kept."""
    number = _number(match["n"], calendar)
    step = calendar.units[match["unit"].lower()]
    return Unknown() if number is None else Shift(step, -number, keep=True, moves_focus=False)


def later(match: re.Match[str], text: str, calendar: Calendar) -> Expression | None:
    """So many units later or earlier than the date named before; "the day after" is one."""
    number = _number(match["n"], calendar) if match.groupdict().get("n") else 1
    if number is None:
        return Unknown()
    way = match["way"].lower()
    forward = way in ("later", "afterwards", "after") or way.startswith("on")
    step, count = calendar.units[match["unit"].lower()], number if forward else -number
    return AfterEvent(step, count) if way in ("after", "before") else Shift(step, count, from_focus=True)


def stretch(match: re.Match[str], text: str, calendar: Calendar) -> Expression | None:
    """The past or coming so many units; a plural without a number gives no length."""
    unit, side = match["unit"].lower(), match["side"].lower()
    before = _LAST_WORD.search(text[max(0, match.start() - 24) : match.start()])
    verb = side == "last" and before is not None and before[1].lower() in calendar.verb_signals
    of = side == "last" and match["n"] is None and text[match.end() : match.end() + 4].lower() == " of "
    if verb or of or side in ("previous", "preceding", "following"):
        return Unknown()
    number = _number(match["n"], calendar) if match["n"] else None if unit.endswith("s") else 1
    return Stretch(calendar.units[unit], number, ahead=side in ("next", "coming"))


def recent(match: re.Match[str], text: str, calendar: Calendar) -> Expression | None:
    """Recent weeks, months, years."""
    return Stretch(calendar.units[match["unit"].lower()], None)


def duration(match: re.Match[str], text: str, calendar: Calendar) -> Expression | None:
    """For so long: up to the publication if something has been so."""
    number = _number(match["n"], calendar)
    before = text[max(0, match.start() - _CUE_REACH) : match.start()]
    if not calendar.perfect.search(before) or calendar.future.search(before):
        return Unknown()
    return Stretch(calendar.units[match["unit"].lower()], number)


def day_word(match: re.Match[str], text: str, calendar: Calendar) -> Expression | None:
    """Yesterday, today, tomorrow and their parts."""
    words = _words(match["dayword"])
    distance = {
        "the day before yesterday": -2,
        "yesterday": -1,
        "last night": -1,
        "tomorrow": 1,
        "the day after tomorrow": 2,
    }.get(words, 0)
    if words in ("today", "tonight"):
        return Now(moves_focus=True)
    return Shift(calendar.units["day"], distance)


def now(match: re.Match[str], text: str, calendar: Calendar) -> Expression | None:
    """Now: as exactly as the publication is known. Capitals inside a sentence are a name (Democracy Now)."""
    named = match[0][0].isupper() and text[: match.start()].strip(" \"“‘'(")
    return None if named else Now()


def weekend(match: re.Match[str], text: str, calendar: Calendar) -> Expression | None:
    """The weekend before, or after, the publication."""
    steps = calendar.steps[_words(match["which"])] if match["which"] else 0
    return Weekend(1 if steps == 0 and _looks_ahead(match, text, calendar) else steps)


def unknown(match: re.Match[str], text: str, calendar: Calendar) -> Expression | None:
    """A time, and no date to be had from it."""
    return Unknown()


def nothing(match: re.Match[str], text: str, calendar: Calendar) -> Expression | None:
    """No time, whatever it looks like."""
    return Nothing()


def nothing_bare(match: re.Match[str], text: str, calendar: Calendar) -> Expression | None:
    """No time, unless the words before it say that a month is meant."""
    before = _LAST_WORD.search(text[max(0, match.start() - 24) : match.start()])
    return None if before is not None and before[1].lower() in calendar.month_signals else Nothing()


READERS: Mapping[str, Reader] = {
    "calendar": calendar_date,
    "numeric": numeric,
    "days": days,
    "day_of_month": day_of_month,
    "bare_month": bare_month,
    "weekday": weekday,
    "bare_year": bare_year,
    "years": years,
    "decade": decade,
    "holiday": holiday,
    "pointed": pointed,
    "focused": focused,
    "ago": ago,
    "anniversary": anniversary,
    "later": later,
    "stretch": stretch,
    "recent": recent,
    "duration": duration,
    "day_word": day_word,
    "now": now,
    "weekend": weekend,
    "unknown": unknown,
    "nothing": nothing,
    "nothing_bare": nothing_bare,
}


def _looks_ahead(match: re.Match[str], text: str, calendar: Calendar) -> bool:
    """Whether the sentence speaks of the future at this time: "will leave on Friday", "On Friday they will"."""
    before = text[max(0, match.start() - _CUE_REACH) : match.start()]
    cues = list(calendar.future.finditer(before))
    if (
        cues
        and not calendar.not_over.search(before, cues[-1].end())
        and not re.search(r"[;:\"“”]", before[cues[-1].end() :])
    ):
        return True
    words = before.lower().split()
    if len(words) > 1 and words[-1] == "by" and not _HAD.search(text):
        return True  # a deadline: "agreed to leave by Sunday"
    if len(words) > 2:
        return False
    after = text[match.end() : match.end() + _AFTER_CUE_REACH]
    cue = calendar.future.search(after)
    return cue is not None and not calendar.not_over.search(after[: cue.start()])


def _number(words: str, calendar: Calendar) -> int | None:
    words = words.lower()
    if words.isdecimal():
        return int(words)
    parts = _SMALL.findall(words)
    if not parts or any(part not in calendar.numbers for part in parts):
        return None
    return sum(calendar.numbers[part] for part in parts)


def _day(words: str) -> int:
    return int(words.rstrip("STNDRHstndrh"))


def _words(words: str) -> str:
    return " ".join(words.lower().split())
