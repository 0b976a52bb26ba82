"""Later statements that may bear on a forecast: proposed with reasons, for a person to judge. Nothing is forecast."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from heapq import nsmallest

from frontlines.model.horizon import Window
from frontlines.model.ids import fold
from frontlines.model.known import Known
from frontlines.model.place import PlacePrecision
from frontlines.model.refer import actors_in, places_in, when_in
from frontlines.model.stance import StanceStatus
from frontlines.model.statement import Event, Forecast, Statement, Tie, TieKind
from frontlines.model.told import Review, Told
from frontlines.picture.forecasts_kinds import kind_of, kinds_named, shows
from frontlines.picture.standing import counts
from frontlines.picture.words import Names, line, marked, names_in

_MOST = 8
# A forecast without a horizon is looked after for a year; reports may come a fortnight after what they tell of, and
# that something did not come about is said long after its time.
_NO_HORIZON = timedelta(366)
_LATE = timedelta(14)
_LATE_DENIAL = timedelta(366)
_NOT_SO = frozenset({StanceStatus.DENIED, StanceStatus.NEGATED})
_WIDE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.SEA, PlacePrecision.UNKNOWN})
_BACKGROUND = frozenset({TieKind.PART_OF, TieKind.LEADS})  # say who somebody is, not what became of a forecast
_LONGEST_NAME = 6  # words
# What each common trait adds; a statement is proposed from `_BAR` on. A place and an actor, a place and a kind of
# event, or two actors are the least that makes two statements speak of one thing: on 217 forecasts of 1,400 reports
# of 2014, one actor and one kind ("battle against Islamic State") proposed fighting anywhere.
# So do a place and a kind that tells whether the one foretold came: who holds the town that was to be captured.
_PLACE, _ACTOR, _SPEAKER, _KIND, _SHOWN, _BAR = 2.0, 1.5, 0.5, 1.5, 1.5, 3.0


@dataclass(frozen=True, slots=True)
class Bearing:
    """A later statement that may show whether a forecast came true; a proposal, not a verdict."""

    statement: str  # Statement.id
    report: str
    day: date  # the report's
    score: float  # the higher, the more the two have in common
    reasons: tuple[str, ...]  # in words: "same place: Fallujah", ...
    words: str  # what it says


@dataclass(frozen=True, slots=True)
class Named:
    """Actors and places that the reading found named within the words of a forecast."""

    actors: frozenset[str] = frozenset()  # Actor.id
    places: frozenset[str] = frozenset()  # Place.id


@dataclass(frozen=True, slots=True)
class Subject:
    """What a forecast speaks of, as far as its words and the statements told in them show."""

    actors: frozenset[str]  # named in its words
    speaker: str | None  # who forecasts or plans
    places: frozenset[str]
    kinds: frozenset[str]  # "event capture", "control gained", "tie fights", "toll killed"


@dataclass(frozen=True, slots=True)
class Later:
    """All statements of fact by place and by actor. Built once, asked for every forecast."""

    by_report: Mapping[str, tuple[Told[Statement], ...]]
    by_place: Mapping[str, tuple[Told[Statement], ...]]
    by_actor: Mapping[str, tuple[Told[Statement], ...]]
    actor_names: Mapping[str, str]  # folded name to Actor.id
    place_names: Mapping[str, str]
    known: Known
    names: Names
    named: Mapping[str, Named] = field(default_factory=dict)  # by Statement.id of forecasts


def lay_out_later(facts: Iterable[Told[Statement]], known: Known, named: Mapping[str, Named] | None = None) -> Later:
    """The events, ties, control statements and tolls of a project, laid out for proposing."""
    by_report: dict[str, list[Told[Statement]]] = {}
    by_place: dict[str, list[Told[Statement]]] = {}
    by_actor: dict[str, list[Told[Statement]]] = {}
    for told in sorted(facts, key=lambda t: (t.byline.day, t.byline.number, t.id)):
        if told.review is Review.REJECTED:
            continue
        by_report.setdefault(told.byline.report, []).append(told)
        not_so = told.statement.stance.status in _NOT_SO
        if not (counts(told.statement) or not_so) or (
            isinstance(told.statement, Tie) and told.statement.kind in _BACKGROUND
        ):
            continue
        for place in places_in(told.statement):
            if not _wide(place, known):
                by_place.setdefault(place, []).append(told)
        for actor in actors_in(told.statement):
            by_actor.setdefault(actor, []).append(told)
    return Later(
        by_report={key: tuple(told) for key, told in by_report.items()},
        by_place={key: tuple(told) for key, told in by_place.items()},
        by_actor={key: tuple(told) for key, told in by_actor.items()},
        actor_names={fold(actor.name): id_ for id_, actor in known.actors.items()},
        place_names={fold(place.name): id_ for id_, place in known.places.items() if not _wide(id_, known)},
        known=known,
        names=names_in(known),
        named=named or {},
    )


def _wide(place: str, known: Known) -> bool:
    return place in known.places and known.places[place].precision in _WIDE


def subject_of(told: Told[Forecast], later: Later) -> Subject:
    """The actors, places and kinds of a forecast: of the statements told within its words, and the names in them.

    Where its words name no place, "the siege" is the siege that its report tells of.
    """
    forecast = told.statement
    spans = [(piece.start, piece.end) for piece in forecast.evidence]
    own = [other.statement for other in later.by_report.get(told.byline.report, ())]
    inside = [
        other
        for other in own
        if any(other.evidence[0].start < end and start < other.evidence[0].end for start, end in spans)
    ]
    actors, found = _named(forecast.text, later)
    if (named := later.named.get(told.id)) is not None:
        actors |= named.actors
        found |= named.places
    for statement in inside:
        actors |= actors_in(statement)
        found |= set(places_in(statement))
    kinds = {kind for statement in inside if (kind := kind_of(statement))} | set(kinds_named(forecast.text))
    places = {place for place in found if not _wide(place, later.known)}
    if not places:
        meant = [statement for statement in own if kind_of(statement) in kinds]
        actors |= {actor for statement in meant for actor in actors_in(statement)}
        places = {place for statement in meant for place in places_in(statement) if not _wide(place, later.known)}
    return Subject(
        actors=frozenset(actors - {forecast.by}),
        speaker=forecast.by,
        places=frozenset(places),
        kinds=frozenset(kinds),
    )


def _named(text: str, later: Later) -> tuple[set[str], set[str]]:
    """Actors and places whose names stand in a text; a name has a capital, though "al-Bab" starts with none."""
    words = text.split()
    actors: set[str] = set()
    places: set[str] = set()
    for n, word in enumerate(words):
        if not any(letter.isupper() for letter in word):
            continue
        for length in range(min(_LONGEST_NAME, len(words) - n), 0, -1):
            name = fold(" ".join(words[n : n + length]))
            bare = name.removesuffix(" s") if name.endswith(" s") else name
            if found := later.actor_names.get(name) or later.actor_names.get(bare):
                actors.add(found)
            if found := later.place_names.get(name) or later.place_names.get(bare):
                places.add(found)
    return actors, places


def bearings_of(
    told: Told[Forecast], window: Window | None, later: Later, incident_of: Mapping[str, str]
) -> tuple[Bearing, ...]:
    """At most eight later statements that may bear on a forecast, those with most in common first, then the earliest.

    They stand in reports after the forecast's and within its window (a year where it gives none), and tell of no time
    before it. That what was foretold is not so, or denied, bears on it even if it is said long after the window. Of
    the statements of one incident, by `incident_of` from Statement.id to Incident.id, of the same words, and of wire
    copies only the first is proposed.
    """
    subject = subject_of(told, later)
    first = told.byline.day
    last = window.end or first + _NO_HORIZON if window else first + _NO_HORIZON
    found: dict[str, Bearing] = {}
    for other in _candidates(subject, later):
        not_so = other.statement.stance.status in _NOT_SO
        if not first < other.byline.day <= last + (_LATE_DENIAL if not_so else _LATE):
            continue
        if _before(other.statement, first) or (not_so and not _foretold(other.statement, subject)):
            continue
        score, reasons = _common(subject, other.statement, later.names)
        if score < _BAR:
            continue
        words = marked(line(other.statement, later.names), other.statement.stance, later.names)
        key = _told_with(other, later, incident_of) or f"{other.byline.copies} {words}"
        if key not in found or score > found[key].score:
            found[key] = Bearing(other.id, other.byline.report, other.byline.day, score, reasons, words)
    return tuple(nsmallest(_MOST, found.values(), key=lambda b: (-b.score, b.day, b.statement)))


def _before(statement: Statement, day: date) -> bool:
    """Whether a statement tells of a time that was over before a day."""
    when = when_in(statement)
    return when is not None and when.end is not None and when.end < day


def _foretold(statement: Statement, subject: Subject) -> bool:
    """Whether a statement is of a kind foretold, or of one that tells whether it came."""
    kind = kind_of(statement)
    return kind in subject.kinds or shows(kind, subject.kinds) is not None


def _told_with(told: Told[Statement], later: Later, incident_of: Mapping[str, str]) -> str | None:
    """The incident a statement belongs to, or is told in one breath with; else the event it is told with."""
    if id_ := incident_of.get(told.id):
        return id_
    spans = [(piece.start, piece.end) for piece in told.statement.evidence]
    for other in later.by_report.get(told.byline.report, ()):
        event, piece = other.statement, other.statement.evidence[0]
        if isinstance(event, Event) and (
            told.id in event.tolls or any(piece.start < end and start < piece.end for start, end in spans)
        ):
            return incident_of.get(event.id) or event.id
    return None


def _candidates(subject: Subject, later: Later) -> Sequence[Told[Statement]]:
    """Statements on the places of the forecast; where it names none, on its rarest actor."""
    if subject.places:
        unique = {told.id: told for place in sorted(subject.places) for told in later.by_place.get(place, ())}
        return list(unique.values())
    listed = [later.by_actor.get(actor, ()) for actor in sorted(subject.actors)]
    return min(listed, key=len, default=())


def _common(subject: Subject, statement: Statement, names: Names) -> tuple[float, tuple[str, ...]]:
    actors, places, kind = actors_in(statement), set(places_in(statement)), kind_of(statement)
    score, reasons = 0.0, []
    if shared := sorted(subject.places & places):
        score += _PLACE
        reasons.append(f"same place: {names.all_places(shared)}")
    if both := sorted(subject.actors & actors):
        score += _ACTOR * min(2, len(both))
        reasons.append(f"same {'actor' if len(both) == 1 else 'actors'}: {names.all_actors(both)}")
    if kind in subject.kinds:
        score += _KIND
        reasons.append(f"same kind of statement: {(kind or '').partition(' ')[2]}")
    elif shared and (foretold := shows(kind, subject.kinds)):
        score += _SHOWN
        reasons.append(f"may show what became of: {foretold.partition(' ')[2]}")
    if not shared and len(actors & {*subject.actors, subject.speaker}) < 2:
        return 0.0, ()
    if subject.speaker and subject.speaker in actors:
        score += _SPEAKER if both and shared else _ACTOR
        reasons.append(f"concerns who said it: {names.actor(subject.speaker)}")
    return score, tuple(reasons)
