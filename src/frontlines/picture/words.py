"""The picture's words: bounds, dates, stances and statements as people say them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from frontlines.model.known import Known
from frontlines.model.reading import Reading
from frontlines.model.stance import Stance, StanceStatus
from frontlines.model.statement import (
    Claim,
    ClaimMode,
    Control,
    ControlStatus,
    Event,
    Forecast,
    Statement,
    Tie,
    TieKind,
    Toll,
)
from frontlines.model.when import DatePrecision, When

# Singular and plural: "Turkey fights", "the militias fight".
TIE_VERBS: Mapping[TieKind, tuple[str, str]] = {
    TieKind.FIGHTS: ("fights", "fight"),
    TieKind.BACKS: ("backs", "back"),
    TieKind.ALLIED_WITH: ("is allied with", "are allied with"),
    TieKind.PART_OF: ("is part of", "are part of"),
    TieKind.LEADS: ("leads", "lead"),
    TieKind.OPPOSES: ("opposes", "oppose"),
}
CONTROL_VERBS: Mapping[ControlStatus, tuple[str, str]] = {
    ControlStatus.HOLDS: ("holds", "hold"),
    ControlStatus.GAINED: ("gained", "gained"),
    ControlStatus.LOST: ("lost", "lost"),
    ControlStatus.BESIEGES: ("besieges", "besiege"),
    ControlStatus.CONTESTS: ("contests", "contest"),
    ControlStatus.ADVANCING_ON: ("is advancing on", "are advancing on"),
    ControlStatus.WITHDREW: ("withdrew from", "withdrew from"),
}
# Names that end in "s" and take a singular verb.
_SINGULAR = frozenset(
    {
        "states", "nations", "emirates", "netherlands", "philippines", "bahamas", "maldives", "seychelles",
        "comoros", "honduras", "laos", "barbados", "wales", "hamas", "amas", "news", "times", "reuters",
    }
)  # fmt: skip
_STANCE_WORDS: Mapping[StanceStatus, str] = {
    StanceStatus.ASSERTED: "",
    StanceStatus.CLAIMED: "claimed",
    StanceStatus.ALLEGED: "alleged",
    StanceStatus.DENIED: "denied",
    StanceStatus.NEGATED: "said not to be so",
    StanceStatus.PLANNED: "planned",
    StanceStatus.POSSIBLE: "possible",
    StanceStatus.CONDITIONAL: "only on a condition",
    StanceStatus.FORECAST: "forecast",
    StanceStatus.OPINION: "opinion",
}
_QUOTES = " \t\n\"'“”„«»‘’,"
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a report's actors and places by id; an unknown id names itself."""

    actors: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)

    def actor(self, actor: str) -> str:
        """An actor's name."""
        return self.actors.get(actor) or actor

    def place(self, place: str) -> str:
        """A place's name."""
        return self.places.get(place) or place

    def all_actors(self, actors: Iterable[str]) -> str:
        """Several actors' names as a list in words."""
        return listed([self.actor(actor) for actor in actors])

    def all_places(self, places: Iterable[str]) -> str:
        """Several places' names as a list in words."""
        return listed([self.place(place) for place in places])


_POINTING = frozenset(["he", "she", "they", "it", "we", "i", "who", "him", "her", "them"])


def speaker_words(claim: Claim, names: Names) -> str:
    """Who speaks, in the report's words, with the actor meant where the words do not name it.

    "a US diplomat" stays a diplomat (of the Government of the United States), never the government itself.
    """
    actor = names.actor(claim.speaker) if claim.speaker else ""
    words = claim.speaker_text
    if not words or words.lower() in _POINTING:
        return actor or words or "Somebody unnamed"
    if not actor or actor.lower() in words.lower() or words.lower() in actor.lower():
        return words if len(words) >= len(actor) else actor
    return f"{words} [{actor}]"


def names_of(reading: Reading) -> Names:
    """The names used in one reading; two actors or places of one name are told apart by country."""
    return Names(
        actors=_told_apart([(a.id, a.name, a.country) for a in reading.actors]),
        places=_told_apart([(p.id, p.name, p.country) for p in reading.places]),
    )


def names_in(known: Known) -> Names:
    """The names of actors and places known; two of one name are told apart by country."""
    return Names(
        actors=_told_apart([(a.id, a.name, a.country) for a in known.actors.values()]),
        places=_told_apart([(p.id, p.name, p.country) for p in known.places.values()]),
    )


def _told_apart(rows: list[tuple[str, str, str | None]]) -> dict[str, str]:
    bearers: dict[str, set[str | None]] = {}
    for _, name, country in rows:
        bearers.setdefault(name, set()).add(country)
    return {i: f"{name} ({country})" if country and len(bearers[name]) > 1 else name for i, name, country in rows}


def listed(names: list[str]) -> str:
    """ "a", "a and b", "a, b and c"; each name once."""
    unique = list(dict.fromkeys(names))
    return unique[0] if len(unique) == 1 else ", ".join(unique[:-1]) + " and " + unique[-1] if unique else ""


def agree(name: str, verb: tuple[str, str]) -> str:
    """A name with the verb in its number: "Turkey fights", "Syrian Democratic Forces fight"."""
    words = name.split(" (")[0].split(" of ")[0].lower().split()  # the head: "House of Representatives (Libya)"
    last = words[-1] if words else ""
    plural = " and " in name or (
        last.endswith("s") and not last.endswith(("ss", "us", "is")) and last not in _SINGULAR
    )
    return f"{name} {verb[plural]}"


def bounds(low: int | None, high: int | None, *, estimate: bool = False) -> str:
    """A number as the reporter bounded it: "at least 12", "up to 40", "about 300", "between 10 and 15"."""
    if low is None and high is None:
        return "an unknown number"
    if low == high:
        exact = "no one" if low == 0 else f"{low:,}"
        return f"about {exact}" if estimate and low else exact
    if high is None:
        return f"at least {low:,}" + (" (estimate)" if estimate else "")
    if low is None:
        return f"up to {high:,}" + (" (estimate)" if estimate else "")
    return f"between {'about ' if estimate else ''}{low:,} and {high:,}"


def when_words(when: When | None) -> str:
    """A date with the precision it has and no more; empty where unknown."""
    if when is None:
        return ""
    start, end = when.start, when.end
    if start is None and end is None:
        return f"“{when.text}”" if when.text else ""
    if end is None:
        return f"since {_day(when, first=True)}"
    if start is None:
        return f"until {_day(when, first=False)}"
    if when.precision is DatePrecision.WEEK and 0 <= (end - start).days <= 7:
        return f"week of {_day(when, first=True)}"
    first, last = _day(when, first=True), _day(when, first=False)
    return first if first == last else f"{first} to {last}"


def _day(when: When, *, first: bool) -> str:
    """One end of a date, never more exact than its words: the ends of a range that fall on the first or last
    day of a month ("since January 2014") are named by the month, for the day is the reader's, not the report's.
    """
    day = when.start if first else when.end
    if day is None:
        return "unknown"
    known = (when.iso_start() if first else when.iso_end()) or ""
    month = f"{_MONTHS[day.month - 1]} {day.year}"
    edge = day.day == 1 if first else (day + timedelta(days=1)).day == 1
    if len(known) == len("2004"):
        return str(day.year)
    if len(known) == len("2004-02") or (when.precision is DatePrecision.RANGE and edge):
        return month
    return f"{day.day} {month}"


def stance_words(stance: Stance, names: Names) -> str:
    """How the report holds a statement, and by whom: "claimed by Turkey"; empty for a plain assertion."""
    status = _STANCE_WORDS[stance.status]
    if not status:
        return ""
    holder = names.actor(stance.by) if stance.by else (stance.by_text or "")
    if stance.status is StanceStatus.OPINION:
        return f"opinion of {holder or 'the report'}"
    if stance.status is StanceStatus.NEGATED:
        return f"{status}, by {holder}" if holder else status
    return f"{status} by {holder}" if holder else status


def marked(text: str, stance: Stance, names: Names) -> str:
    """Words about a statement with its stance behind them, unless it is plainly asserted."""
    held = stance_words(stance, names)
    return f"{text} ({held})" if held else text


def event_label(event_type: str) -> str:
    """An event type for people: "air strike"."""
    return event_type.replace("_", " ")


def line(statement: Statement, names: Names) -> str:
    """One statement in one line, without its stance."""
    match statement:
        case Event():
            return _event_line(statement, names)
        case Tie():
            means = f" ({statement.means})" if statement.means else ""
            source = agree(names.actor(statement.source), TIE_VERBS[statement.kind])
            return f"{source} {names.actor(statement.target)}{means}"
        case Control():
            actor = agree(names.actor(statement.actor), CONTROL_VERBS[statement.status])
            return f"{actor} {names.place(statement.place)}"
        case Toll():
            where = statement.places or ((statement.place,) if statement.place else ())
            return _sentence_case(toll_words(statement)) + (f", {names.all_places(where)}" if where else "")
        case Claim():
            return f"{speaker_words(statement, names)}: {claimed_words(statement)}"
        case Forecast():
            return _sentence_case(statement.text)
    return statement.id


def claimed_words(claim: Claim) -> str:
    """What was said: a direct quotation in one pair of quotation marks, whatever the report's own."""
    return f"“{claim.text.strip(_QUOTES)}”" if claim.mode is ClaimMode.DIRECT else claim.text


def toll_words(toll: Toll) -> str:
    """A toll's number, whom it counts and what they suffered: "at least 3 Turkish soldiers killed"."""
    whom = f" {toll.of}" if toll.of else ""
    return f"{bounds(toll.low, toll.high, estimate=toll.estimate)}{whom} {toll.kind.value}"


def _event_line(event: Event, names: Names) -> str:
    parts = [_sentence_case(event_label(event.type))]
    if event.initiators:
        parts.append(f"by {names.all_actors(event.initiators)}")
    if event.targets:
        parts.append(f"against {names.all_actors(event.targets)}")
    text = " ".join(parts)
    return f"{text}, {names.all_places(event.places)}" if event.places else text


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]
