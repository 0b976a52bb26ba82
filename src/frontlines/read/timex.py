"""TIMEX3: the times of a report as TimeML writes them, durations and plain references to now or then included.

A reading keeps the times that date statements. Who measures how times are read, or hands them to other tools, asks
for all that TimeML marks (Pustejovsky et al. 2003; values after ISO 8601 and the TIDES guide).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from frontlines.lexicon.calendar import load_calendar
from frontlines.model.mention import TimeMention
from frontlines.model.sentence import Sentence
from frontlines.model.when import DatePrecision, When
from frontlines.read.date import date_sentences, find_times


class TimexType(StrEnum):
    """What kind of time a TIMEX3 is."""

    DATE = "DATE"
    TIME = "TIME"  # of the day
    DURATION = "DURATION"
    SET = "SET"  # every so often


@dataclass(frozen=True, slots=True)
class Timex:
    """A time at `text[start:end]`; `value` is "" where it cannot be told."""

    start: int
    end: int
    text: str
    type: TimexType
    value: str


_LEAD = re.compile(
    r"(?:since|until|till|from|after|before|by|between|during|in|on|at|within|over|for)\s+", re.IGNORECASE
)
_REFERENCES = {
    "PRESENT_REF": "(?:right )?now|currently|presently|at present|nowadays|at the moment|at this time|to date|so far|"
    "these days|current|present|the present|the current time|the time being",
    "PAST_REF": "(?:more |most |very )?recently|lately|in the past|the past|previously|formerly|recent|"
    "in recent times|once|history",
    "FUTURE_REF": "soon|in the future|the future|the near future|in the coming days|future|later",
}
# Of the words above those that stand for a time by themselves, wherever they stand in a sentence.
_BARE = re.compile(
    r"\b(?:(?P<PRESENT_REF>now(?!-)|currently|presently|nowadays|at present|at the moment|at this time"
    r"|the time being|(?<=\bthe )current(?= [a-z]))"
    r"|(?P<PAST_REF>(?:more |most |very )?recently|lately|previously|formerly"
    r"|(?:(?<=in )|(?<=of )|(?<=from ))the past(?! [\w-]+)|(?<!more )(?<!most )recent(?= [a-z]))"
    r"|(?P<FUTURE_REF>(?:very )?soon(?!-)|the (?:near |foreseeable |distant )?future"
    r"|(?:near|foreseeable|distant) future|(?<=in )future|the (?:near|short|long) term"
    r"|a later (?:date|time|stage)|later(?= in the day| that day))"
    r"|(?P<DAY>(?:(?<=\bin )|(?<=\bend )|(?<=\bended )|(?<=\bfor )|(?<=\bof ))the day"
    r"(?! (?:after|before|of|that|when))))\b",
    re.IGNORECASE,
)
_CLOCK = (
    r"(?:(?P<hour>[01]?[0-9]|2[0-3])[:.](?P<minute>[0-5][0-9])(?:\s?(?P<half>[ap])\.?m\b\.?)?"
    r"|(?P<only>1[0-2]|[1-9])\s?(?P<onlyhalf>[ap])\.?m\b\.?|(?P<four>(?:[01][0-9]|2[0-3])[0-5][0-9])(?= (?:UTC|GMT)))"
    r"(?:\s\(?(?:UTC|GMT|EST|EDT|CET|CEST|BST|local time)\b\)?(?:[+-][0-9]{1,2})?)?"
)
_CLOCK_TIME = re.compile(rf"(?<![0-9.:$€£]){_CLOCK}(?![0-9%:])", re.IGNORECASE)
_PARTS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "overnight": "NI", "tonight": "NI",
    "midday": "MI", "noon": "MI", "midnight": "NI", "dawn": "MO", "dusk": "EV",
}  # fmt: skip
_PART = re.compile(rf"\b({'|'.join(_PARTS)})\b", re.IGNORECASE)
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_SEASON = re.compile(rf"\b({'|'.join(_SEASONS)})\b", re.IGNORECASE)
_UNITS = {"hour": "TH", "minute": "TM", "second": "TS", "day": "D", "night": "D", "week": "W", "fortnight": "W",
          "month": "M", "year": "Y", "decade": "Y", "quarter": "Q"}  # fmt: skip
_UNIT = r"(?P<unit>hour|minute|day|night|week|fortnight|month|year|decade|quarter)"
_POINTED = frozenset({"past", "last", "coming", "recent"})  # "the past decade" is one
_VAGUE = "few|several|many|some|recent|couple of|coming|past|last"
# "two days before" without anything to count from is a stretch and no date.
_TAIL = re.compile(r"\s(?:before|after|earlier|later|afterwards?|previously|prior)$", re.IGNORECASE)
_SINGLE = re.compile(r"\b(?:coming|last|recent) (?:hour|minute|day|night|week|fortnight|month|year|decade|quarter)$")
_SET = re.compile(
    r"\b(?:(?:each|every) (?:other )?(?:second|minute|hour|day|night|morning|week|weekend|month|quarter|year)"
    r"|daily|weekly|monthly|quarterly|annual|annually|yearly|per (?:day|week|month|year))\b",
    re.IGNORECASE,
)
_SET_UNITS = {"dai": "D", "week": "W", "month": "M", "quarter": "Q", "annual": "Y", "year": "Y", "day": "D",
              "night": "D", "morning": "D", "hour": "TH", "minute": "TM", "second": "TS"}  # fmt: skip
_MIDDLE = re.compile(r"\s(?:and|to|until|till|through)\s|\s?[-–]\s?", re.IGNORECASE)
# Several of a unit without a number: "for years", "decades-long".
_PLURAL = re.compile(
    r"(?:(?<=\bfor )|(?<=\bin )|(?<=\bwithin )|(?<=\bjust ))(?P<for>hours|minutes|days|weeks|months|years|decades)\b"
    r"(?! (?:to come|now))"
    r"|\b(?P<long>hours|days|weeks|months|years|decades)-(?:long|old)\b"
    r"|\b(?P<of>hours|days|weeks|months|years|decades)(?= (?:of|after|before|ago|later|earlier|in the making)\b)",
    re.IGNORECASE,
)
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_QUARTER = re.compile(
    rf"\b(?:the )?(?P<which>{'|'.join(_QUARTERS)})[ -]quarter\b(?! of (?:the )?(?:year|[12]))", re.IGNORECASE
)
# A period of an earlier year like the one spoken of: "the same month last year".
_SAME = re.compile(
    r"\b(?:the )?same (?:period|month|time) (?:of |in )?"
    r"(?:last year|the (?:previous|prior) year|(?:a|one) year (?:ago|earlier|before))\b",
    re.IGNORECASE,
)
_GAP = re.compile(r"[\s,]{1,3}(?:on |of |in the )?", re.IGNORECASE)


def timexes(sentences: Sequence[Sentence], text: str, published: When | None) -> tuple[Timex, ...]:
    """All times of a report in its order, without overlap. `published` anchors "today" and "last month"."""
    found = [
        timex
        for mention in date_sentences(sentences, text, published)
        for timex in _from_mention(mention, text, published)
    ]
    found = _same_period(text, found, published)
    for more in (
        _quarters(text, published),
        _clocks(text, found, published),
        _sets(text),
        _durations(text),
        _bare(text, published),
    ):
        taken = [(t.start, t.end) for t in found]
        found += [one for one in more if all(one.end <= s or e <= one.start for s, e in taken)]
    return tuple(sorted(found, key=lambda t: t.start))


def _from_mention(mention: TimeMention, text: str, published: When | None) -> list[Timex]:
    """A time as TimeML has it: without the words that lead to it, and the two ends of a range apart."""
    start, words, when = mention.start, mention.text, mention.when
    if lead := _LEAD.match(words):
        start, words = start + lead.end(), words[lead.end() :]
        if when is not None and when.precision is DatePrecision.RANGE and (inner := _alone(words, when, published)):
            when = inner  # "since March" is a range, "March" a month
    if when is None and (tail := _TAIL.search(words)):
        words = words[: tail.start()]
    if when is not None and when.precision is DatePrecision.RANGE and (middle := _MIDDLE.search(words)):
        first, last = (words[: middle.start()], start), (words[middle.end() :], start + middle.end())
        ends = [_end(*first, when.start, published), _end(*last, when.end, published)]
        if all(ends):
            return [timex for end in ends if end for timex in _from_mention(end, text, published)]
    kind, value = _meaning(words, when)
    return [Timex(start, start + len(words), words, kind, value)]


def _alone(words: str, when: When, published: When | None) -> When | None:
    """What words mean without those that led to them; None unless they are one time as a whole."""
    end = _end(words, 0, when.start or when.end, published)
    return end.when if end is not None and end.text == words else None


def _end(words: str, at: int, day: date | None, published: When | None) -> TimeMention | None:
    """One end of a range as a time of its own; a bare month ("between April and June") is known from the range."""
    if day is not None and words.strip().lower() in load_calendar().months:
        return TimeMention(at, at + len(words), words, When(day, day, DatePrecision.MONTH))
    found = find_times(words, offset=at, published=published)
    return found[0] if len(found) == 1 else None


def _meaning(words: str, when: When | None) -> tuple[TimexType, str]:
    plain = " ".join(words.lower().split())
    for value, forms in _REFERENCES.items():
        if re.fullmatch(forms, plain):
            return TimexType.DATE, value
    duration = _duration().fullmatch(plain)
    if duration and not plain.endswith("ago") and not _SINGLE.search(plain):
        return TimexType.DURATION, _amount(duration)
    if when is None:
        return TimexType.DATE, ""
    if (part := _PART.search(plain)) and when.precision is DatePrecision.DAY:
        return TimexType.TIME, f"{when.iso_start() or 'XXXX-XX-XX'}T{_PARTS[part[1]]}"
    return TimexType.DATE, _date(plain, when)


def _date(plain: str, when: When) -> str:
    day = when.start or when.end
    if day is None:
        return ""
    if season := _SEASON.search(plain):
        return f"{day.year}-{_SEASONS[season[1]]}"
    if "weekend" in plain:
        return f"{day.isocalendar().year}-W{day.isocalendar().week:02}-WE"
    if when.precision is DatePrecision.WEEK:
        return f"{day.isocalendar().year}-W{day.isocalendar().week:02}"
    if re.search(r"\bquarter\b", plain):
        return f"{day.year}-Q{(day.month - 1) // 3 + 1}"
    if re.search(r"\bhalf\b", plain):
        return f"{day.year}-H{(day.month - 1) // 6 + 1}"
    if re.search(r"\b(?:\d\d)?\d0s\b", plain):
        return str(day.year)[:3]
    return when.iso_start() or when.iso_end() or ""


def _clocks(text: str, dates: list[Timex], published: When | None) -> list[Timex]:
    """Times of the day, which take in the date beside them: "16:00 UTC today", "Monday at 3 p.m."."""
    found = []
    for match in _CLOCK_TIME.finditer(text):
        start, end = match.span()
        day = None
        for one in dates:
            before, after = text[one.end : start], text[end : one.start]
            if one.end <= start and re.fullmatch(r"[\s,]{0,2}(?:at |around |about |by )?(?:around |about )?", before):
                start, day = one.start, one
            elif end <= one.start and _GAP.fullmatch(after):
                end, day = one.end, one
        if day is not None:
            dates.remove(day)
        base = day.value[:10] if day else (published.iso_start() if published else None) or "XXXX-XX-XX"
        hour, minute = int(match["hour"] or match["only"] or match["four"][:2]), match["minute"] or "00"
        minute = match["four"][2:] if match["four"] else minute
        half = (match["half"] or match["onlyhalf"] or "").lower()
        hour = hour % 12 + (12 if half == "p" else 0) if half else hour
        zone = "Z" if re.search(r"\b(?:UTC|GMT)$", match[0].rstrip(") ")) else ""
        value = f"{base}T{hour:02}:{minute}{zone}"
        found.append(Timex(start, end, text[start:end], TimexType.TIME, value))
    return found


def _same_period(text: str, found: list[Timex], published: When | None) -> list[Timex]:
    """The times with each "same month last year" as one: the month spoken of, a year before."""
    for match in _SAME.finditer(text):
        months = [t.value for t in found if t.end <= match.start() and re.fullmatch(r"[0-9]{4}-[0-9]{2}", t.value)]
        month = months[-1] if months else ((published.iso_start() if published else None) or "")[:7]
        value = f"{int(month[:4]) - 1}{month[4:]}" if len(month) == 7 else ""
        found = [t for t in found if t.end <= match.start() or match.end() <= t.start]
        found.append(Timex(*match.span(), match[0], TimexType.DATE, value))
    return found


def _quarters(text: str, published: When | None) -> list[Timex]:
    """Quarters without a year are the last of the name that has begun."""
    day = published.start if published else None
    return [
        Timex(
            *match.span(),
            match[0],
            TimexType.DATE,
            f"{day.year - (3 * number - 2 > day.month)}-Q{number}" if day else "",
        )
        for match in _QUARTER.finditer(text)
        if (number := _QUARTERS[match["which"].lower()])
    ]


def _sets(text: str) -> list[Timex]:
    found = []
    for match in _SET.finditer(text):
        unit = next((code for stem, code in _SET_UNITS.items() if stem in match[0].lower()), "D")
        count = 2 if "other" in match[0].lower() else 1
        found.append(Timex(*match.span(), match[0], TimexType.SET, f"P{_period(count, unit)}"))
    return found


def _durations(text: str) -> list[Timex]:
    return [
        Timex(*match.span(), match[0], TimexType.DURATION, _amount(match))
        for match in _duration().finditer(text)
        if not _SINGLE.search(match[0].lower()) and not _is_fraction(match[0].lower())
    ] + [
        Timex(*match.span(), match[0], TimexType.DURATION, f"P{_period(None, _UNITS[unit[:-1]])}")
        for match in _PLURAL.finditer(text)
        if (unit := str(match["for"] or match["long"] or match["of"]).lower())
    ]


def _is_fraction(words: str) -> bool:
    """ "a quarter of the homes", "three quarters"; but "two consecutive quarters"."""
    return "quarter" in words and not re.search(r"\b(?:consecutive|straight|past|last|next)\b", words)


def _bare(text: str, published: When | None) -> list[Timex]:
    day = (published.iso_start() if published else None) or ""
    return [
        Timex(*match.span(), match[0], TimexType.DATE, day if match["DAY"] else str(match.lastgroup))
        for match in _BARE.finditer(text)
    ]


@cache
def _duration() -> re.Pattern[str]:
    """ "two weeks", "a six-month", "several years", "the past three days"."""
    numbers = "|".join(sorted((re.escape(n) for n in load_calendar().numbers), key=len, reverse=True))
    loose = (
        r"(?:(?:just|only|about|around|nearly|almost|over|more than|at least|less than|up to|some|another|roughly) )?"
    )
    pointed = r"(?:(?:the )?(?:past|last|next|previous|coming|first|following) )?"
    amount = rf"(?P<n>[0-9]{{1,3}}(?:\.[0-9])?|{numbers}|an?|{_VAGUE}|half an?)"
    straight = r"(?P<half> and a half)?(?:[\s-](?:straight|consecutive|more|full|long|trading|business|working))?"
    return re.compile(
        rf"\b(?:a |an |the )?{loose}{pointed}{amount}{straight}[\s-]{_UNIT}s?\b(?![\s-](?:ago|old))", re.IGNORECASE
    )


def _amount(match: re.Match[str]) -> str:
    words, unit = match["n"].lower(), _UNITS[match["unit"].lower()]
    count: float | None
    if words in ("a", "an") or (words in _POINTED and not match[0].endswith("s")):
        count = 1
    elif words.startswith("half"):
        return "P6M" if unit == "Y" else f"P{_period(0.5, unit)}"
    elif words[0].isdigit():
        count = float(words)
    else:
        count = load_calendar().numbers.get(words)
    if count is not None:
        count += 0.5 if match["half"] else 0
        count *= {"fortnight": 2, "decade": 10}.get(match["unit"].lower(), 1)
    return f"P{_period(count, unit)}"


def _period(count: float | None, unit: str) -> str:
    number = "X" if count is None else f"{count:g}"
    return f"T{number}{unit[1]}" if len(unit) == 2 else f"{number}{unit}"
