"""When a report was published: read from words, metadata and file names, never more exact than they are."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime

from frontlines.model.when import DatePrecision, When

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = r"(?P<month>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"  # noqa: E501
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s{1,2})?"
_CLOCK = r"(?:,?\s{0,2}(?:at\s|[-–|]\s)?\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s\(?[A-Z]{2,4}\)?)?)?"

_DAY_FORMS = (
    rf"{_WEEKDAY}{_DAY}\s{{1,2}}(?:of\s)?{_MONTH},?\s{{1,2}}{_YEAR}",
    rf"{_WEEKDAY}{_MONTH}\s{{1,2}}{_DAY},?\s{{1,2}}{_YEAR}",
)
_WORDS = tuple(re.compile(form + _CLOCK, re.IGNORECASE) for form in (*_DAY_FORMS, rf"{_MONTH},?\s{{1,2}}{_YEAR}"))
_ISO = re.compile(r"((?:19|20)\d\d)(?:-(\d\d)(?:-(\d\d))?)?")
_STAMP = re.compile(r"((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?:[T ]\d\d:?\d\d.{0,20})?")
_NUMERIC = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)(?:\s.{0,12})?")
# "BAGHDAD, June 3, 2016 (Reuters) -", "GAO, Mali, 3 June 2016 –", "(Kyiv, 4 March 2022)"
_DATELINE = tuple(
    re.compile(
        rf"\(?[A-Z][\w.'’-]{{1,25}}(?: [A-Z][\w.'’-]{{1,25}}){{0,3}}(?:[,/] ?[A-Z][\w. '’-]{{1,30}})?,? "
        rf"(?P<date>{form})(?:\s?\([^()]{{1,60}}\)| [A-Z]{{2,8}})?\s?(?:[-–—:)]|$)",
        re.IGNORECASE,
    )
    for form in _DAY_FORMS
)
_LABEL = re.compile(
    r"(?:(?:first |originally )?(?:published|posted|updated|last updated|date|issued|published on|posted on)"
    r"(?: on)?\s?[:=]?\s?)(?P<date>.{4,40})",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:([-_.])(0[1-9]|1[0-2])(?:\2(0[1-9]|[12]\d|3[01]))?|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))(?!\d)(?![-_.]\d)"
)


def read_iso(words: str) -> When | None:
    """YYYY, YYYY-MM or YYYY-MM-DD as a date with that precision; anything else gives `None`."""
    found = _ISO.fullmatch(words.strip())
    return _when(found[1], found[2], found[3]) if found else None


def read_stamp(value: object) -> When | None:
    """A date as machines write it (ISO with or without time, seconds since 1970) or as people do."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _from_number(value)
    if not isinstance(value, str) or len(value) > 80:
        return None
    words = value.strip()
    stamp = _STAMP.fullmatch(words)
    if stamp:
        return _when(stamp[1], stamp[2], stamp[3])
    return read_iso(words) or read_words(words, keep=False) or _from_mail(words)


def read_words(words: str, *, keep: bool = True) -> When | None:
    """A date that is all there is on a line: "12 March 2019", "June 2016", "Sunday, June 3, 2016 10:15 GMT".

    `keep` puts the words into the result. "3/6/2016" is read only where one of the two numbers cannot be a month.
    """
    words = words.strip()
    if not 6 <= len(words) <= 60:
        return None
    text = words if keep else ""
    for form in _WORDS:
        found = form.fullmatch(words)
        if found:
            parts = found.groupdict()
            return _when(parts["year"], _month(parts["month"]), parts.get("day"), text)
    iso = re.fullmatch(r"((?:19|20)\d\d)-(\d\d)-(\d\d)", words)
    if iso:
        return _when(iso[1], iso[2], iso[3], text)
    numeric = _NUMERIC.fullmatch(words)
    if numeric:
        first, second = int(numeric[1]), int(numeric[2])
        if first > 12 or first == second:
            return _when(numeric[3], numeric[2], numeric[1], text)
        if second > 12:
            return _when(numeric[3], numeric[1], numeric[2], text)
    return None


def read_label(line: str) -> When | None:
    """The date of a line that says it is one: "Published: 12 March 2019", "date=2011-06-08"."""
    found = _LABEL.fullmatch(line.strip()) if len(line) < 80 else None
    return read_words(found["date"]) if found else None


def read_dateline(line: str) -> When | None:
    """The date of an agency's dateline at the start of a paragraph; `None` where it gives no year."""
    for form in _DATELINE:
        found = form.match(line[:160])
        if found:
            parts = found.groupdict()
            return _when(parts["year"], _month(parts["month"]), parts["day"], found["date"])
    return None


def read_file_name(stem: str) -> When | None:
    """The date in a file name: "2016-06", "2016_06_12" or "20160612"; a bare year or a range says too little."""
    found = list(_FILE.finditer(stem[-200:]))
    if len(found) != 1:
        return None
    year, _, month, day, packed_month, packed_day = found[0].groups()
    return _when(year, month or packed_month, day or packed_day)


def renderings(when: When) -> tuple[str, ...]:
    """The ways a day may stand in a page, in lower case: what a guessed date must be found as to be believed."""
    day = when.start
    if day is None:
        return ()
    month = _MONTHS[day.month - 1]
    forms = [day.strftime("%Y-%m-%d"), day.strftime("%Y%m%d"), day.strftime("%Y/%m/%d"), day.strftime("%d/%m/%Y"),
             day.strftime("%m/%d/%Y"), day.strftime("%d.%m.%Y"), day.strftime("%d-%m-%Y")]  # fmt: skip
    for name in (month, month[:3]):
        for number in (f"{day.day}", f"{day.day:02}"):
            forms += [f"{number} {name} {day.year}", f"{name} {number}, {day.year}", f"{name} {number} {day.year}"]
    return tuple(forms)


def _month(name: str) -> str:
    return str(next(n for n, month in enumerate(_MONTHS, start=1) if month[:3] == name[:3].lower()))


def _when(year: str, month: str | None, day: str | None, text: str = "") -> When | None:
    try:
        if month is None:
            return When(date(int(year), 1, 1), date(int(year), 12, 31), DatePrecision.YEAR, text)
        if day is None:
            first = date(int(year), int(month), 1)
            last = first.replace(day=monthrange(first.year, first.month)[1])
            return When(first, last, DatePrecision.MONTH, text)
        exact = date(int(year), int(month), int(day))
    except ValueError:  # "2019-02-30": no such day, so no date
        return None
    return When(exact, exact, DatePrecision.DAY, text)


def _from_number(number: float) -> When | None:
    """A year, or seconds or milliseconds since 1970; JSON also knows numbers that are none, and endless ones."""
    if 1900 <= number < 2100:
        return _when(str(int(number)), None, None) if number == int(number) else None
    if 3e11 < number < 4e12:  # milliseconds, as JavaScript counts, of the years 1979 to 2096
        number /= 1000
    if not 3e8 < number < 4e9:
        return None
    day = datetime.fromtimestamp(number, tz=UTC).date()
    return When(day, day, DatePrecision.DAY)


def _from_mail(words: str) -> When | None:
    """RFC 2822, as RSS writes dates: "Mon, 06 Sep 2010 00:01:00 +0000"."""
    found = re.match(_WEEKDAY + _DAY + r"\s" + _MONTH + r"\s" + _YEAR + r"\b", words, re.IGNORECASE)
    return _when(found["year"], _month(found["month"]), found["day"]) if found else None
