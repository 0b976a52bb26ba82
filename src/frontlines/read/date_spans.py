"""Finding the spans of a sentence that name times, and what they mean before any anchor is known."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from frontlines.lexicon.calendar import Calendar, Connector, load_calendar
from frontlines.read.date_expression import (
    AfterEvent,
    Between,
    CalendarDate,
    Expression,
    Nothing,
    PartOf,
    ShiftFrom,
    Stretch,
    Unknown,
)
from frontlines.read.date_readers import READERS

# Letters and digits only: a word that is no plain ASCII is none of ours.
_WORD = re.compile(r"[a-z]+|[0-9]+")
_YEAR = re.compile(r"(?:1[0-9]|20)[0-9]{2}")
# How far before a time a modifier or connector can start: "the last three months of".
_REACH = 48


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A span of the sentence and its meaning; `Nothing` where it only looks like a time."""

    start: int
    end: int
    meaning: Expression


# The counts of a sentence are read right after its times, and need them to know what is no count.
@lru_cache(maxsize=64)
def time_spans(text: str) -> tuple[TimeSpan, ...]:
    """All times of a sentence, in order and without overlap; the longest reading wins."""
    calendar = load_calendar()
    seen = _classes(text, calendar)
    if not seen:
        return ()
    atoms = _longest(_candidates(text, seen, calendar))
    if not atoms:
        return ()
    return tuple(_connected(text, _modified(text, atoms, calendar), calendar))


def _classes(text: str, calendar: Calendar) -> set[str]:
    words = set(_WORD.findall(text.lower()))
    seen: set[str] = set()
    for word in words & calendar.classes.keys():
        seen |= calendar.classes[word]
    digits = [word for word in words if word[0] <= "9"]
    if digits:
        seen.add("digit")
        if any(len(word) == 4 and _YEAR.fullmatch(word) for word in digits):
            seen.add("year")
    return seen


def _candidates(text: str, seen: set[str], calendar: Calendar) -> Iterator[tuple[int, int, TimeSpan]]:
    for order, rule in enumerate(calendar.rules):
        if not rule.sees <= seen:
            continue
        read = READERS[rule.reads]
        for match in rule.pattern.finditer(text):
            meaning = read(match, text, calendar)
            if meaning is not None:
                start, end = match.span()
                yield start - end, order, TimeSpan(start, end, meaning)


def _longest(candidates: Iterator[tuple[int, int, TimeSpan]]) -> list[TimeSpan]:
    chosen: list[TimeSpan] = []
    for _, _, span in sorted(candidates, key=lambda candidate: (candidate[0], candidate[1])):
        if all(span.end <= other.start or other.end <= span.start for other in chosen):
            chosen.append(span)
    return sorted(chosen, key=lambda span: span.start)


def _modified(text: str, atoms: list[TimeSpan], calendar: Calendar) -> list[TimeSpan]:
    """Widen each time by the words that belong to it: "late", "the first half of", "morning"."""
    widened: list[TimeSpan] = []
    floor = 0
    for i, atom in enumerate(atoms):
        ceiling = atoms[i + 1].start if i + 1 < len(atoms) else len(text)
        if not isinstance(atom.meaning, Nothing):
            atom = _widen(text, atom, floor, ceiling, calendar)
        widened.append(atom)
        floor = atom.end
    return widened


def _widen(text: str, atom: TimeSpan, floor: int, ceiling: int, calendar: Calendar) -> TimeSpan:
    from_ = max(floor, atom.start - _REACH)
    before = text[from_ : atom.start]
    for pattern, part, parts in calendar.halves:
        if found := pattern.search(before):
            return TimeSpan(from_ + found.start(), atom.end, PartOf(atom.meaning, part, parts))
    end = atom.end
    if isinstance(atom.meaning, CalendarDate) and (part_of_day := calendar.part_after.match(text, end, ceiling)):
        end = part_of_day.end()
    start = atom.start
    for _ in range(2):  # "early on the morning of"
        found = calendar.modifier.search(before[: start - from_])
        if not found:
            break
        start = from_ + found.start()
    return TimeSpan(start, end, atom.meaning)


def _connected(text: str, atoms: list[TimeSpan], calendar: Calendar) -> Iterator[TimeSpan]:
    """Join times into ranges where words like "since" or "between" say so."""
    floor = i = 0
    while i < len(atoms):
        atom, following = atoms[i], atoms[i + 1] if i + 1 < len(atoms) else None
        joined = None
        if not isinstance(atom.meaning, Nothing):
            joined = _distance(text, atom, following) or _range(text, atom, following, floor, calendar)
        if joined is None:
            yield atom
            floor = atom.end
            i += 1
            continue
        span, used = joined
        yield span
        floor = span.end
        i += used


def _distance(text: str, atom: TimeSpan, following: TimeSpan | None) -> tuple[TimeSpan, int] | None:
    """Two days after 12 June."""
    if not isinstance(atom.meaning, AfterEvent) or following is None:
        return None
    if not following.meaning.moves_focus or text[atom.end : following.start].strip().lower() not in ("", "the"):
        return None
    meaning = ShiftFrom(atom.meaning.step, atom.meaning.count, following.meaning)
    return TimeSpan(atom.start, following.end, meaning), 2


def _range(
    text: str, atom: TimeSpan, following: TimeSpan | None, floor: int, calendar: Calendar
) -> tuple[TimeSpan, int] | None:
    from_ = max(floor, atom.start - _REACH)
    before = text[from_ : atom.start]
    for connector in calendar.connectors:
        opening = connector.before.search(before)
        if opening is None:
            continue
        start = from_ + opening.start()
        if connector.between is None:
            meaning = _open_range(text, atom, connector)
            if meaning is not None:
                return TimeSpan(start, atom.end, meaning), 1
        elif isinstance(atom.meaning, Between) and opening.end() > opening.start():
            return TimeSpan(start, atom.end, atom.meaning), 1  # "between 3 and 5 June" is a range already
        elif following is not None and connector.between.fullmatch(text, atom.end, following.start):
            meaning = _span(atom.meaning, following.meaning)
            if meaning is not None:
                return TimeSpan(start, following.end, meaning), 2
    return None


def _open_range(text: str, atom: TimeSpan, connector: Connector) -> Expression | None:
    if isinstance(atom.meaning, Unknown | Between | Stretch | AfterEvent):
        return None
    possessive = text.startswith(("'", "’"), atom.end)
    noun = re.match(r"\s[\w-]*[a-z]", text[atom.end : atom.end + 24]) and isinstance(atom.meaning, CalendarDate)
    if possessive or (noun and connector.reads != "since" and _names_event(text, atom)):
        return None  # "after Sunday's attack", "before the 2003 invasion": the date is the event's own
    if connector.reads == "since":
        return Between(atom.meaning, None, to_published=True)
    return Between(None, atom.meaning) if connector.reads == "until" else Between(atom.meaning, None)


def _names_event(text: str, atom: TimeSpan) -> bool:
    return text[max(0, atom.start - 4) : atom.start].lower() == "the "


def _span(first: Expression, last: Expression) -> Expression | None:
    """Both ends; a first date without a year, or month, takes it from the second."""
    if isinstance(first, Unknown | Nothing | Between | Stretch) or isinstance(
        last, Unknown | Nothing | Between | Stretch
    ):
        return None
    if (
        isinstance(first, CalendarDate)
        and isinstance(last, CalendarDate)
        and first.year is None
        and last.year is not None
    ):
        turned = (first.month or 0) > (last.month or 0)
        first = replace(first, year=last.year - (1 if turned else 0))
    return Between(first, last)
