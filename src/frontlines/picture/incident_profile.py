"""Profile: what of an event statement is compared with others, worked out once."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from frontlines.model.byline import Byline
from frontlines.model.joining import JoinRules
from frontlines.model.known import Known
from frontlines.model.place import Place, PlacePrecision
from frontlines.model.statement import Event, Toll, TollKind
from frontlines.model.told import Told
from frontlines.model.when import When
from frontlines.picture.control_over import is_over
from frontlines.picture.incident_actors import Party, party_of
from frontlines.picture.incident_words import BRIEF, goes_on, is_known, own_words, weigh

_POINTS = frozenset({PlacePrecision.EXACT, PlacePrecision.NEAR})
_EARTH = 12742.0  # kilometres through
MOST_PLACES = 3  # an event told of more places is as good as told of the first three


@dataclass(frozen=True, slots=True)
class Spot:
    """One place as it is compared."""

    id: str
    name: str
    country: str | None
    precision: PlacePrecision
    point: tuple[float, float] | None  # WGS84 latitude and longitude in degrees
    exact: bool  # a town or site, or near one
    region: str | None = None  # the province it lies in
    guessed: bool = False  # a name of several places, of which one was chosen


@dataclass(frozen=True, slots=True)
class Words:
    """A signature and its weight."""

    words: frozenset[str]
    weight: float


@dataclass(frozen=True, slots=True)
class Profile:
    """An event statement as it is compared. Days are ordinals (`date.toordinal`), both ends inclusive."""

    id: str
    lineage: str
    report: str
    number: int  # of the report
    place_in_report: int  # offset of the first piece of evidence
    type: str
    spots: tuple[Spot, ...]
    first: int
    last: int
    dated: bool  # False: the days are those before the publication
    since: int  # the first day it may have begun, before `first` where it is told as going on or over; else `first`
    over: bool  # told as over
    known: bool  # told as known to the reader: "the attack"
    published: int  # the day the report stands for
    initiators: tuple[Party, ...]
    targets: tuple[Party, ...]
    tolls: Mapping[TollKind, tuple[Toll, ...]]
    toll_ids: tuple[str, ...]
    weapons: frozenset[str]
    brief: bool  # of a report of a few lines
    around: Words  # of the passage
    own: Words  # of the evidence alone

    @property
    def founding(self) -> tuple[int, int, str]:
        """The lowest of an incident's members founds it: the report added first, then the order of its text."""
        return (self.number, self.place_in_report, self.id)


def profile_of(
    told: Told[Event],
    tolls: Mapping[str, Told[Toll]],
    known: Known,
    rules: JoinRules,
    words: frozenset[str] | None = None,
) -> Profile:
    """The profile of an event; `words` is the signature of its passage, without it that of its evidence is taken."""
    event = told.statement
    places = [known.places[place] for place in event.places if place in known.places]
    first, last, dated = days_of(event.when, told.byline, rules)
    over = is_over(event)
    earlier = rules.span.lasting if event.type in rules.lasting and (over or goes_on(event, rules)) else 0
    counted: dict[TollKind, tuple[Toll, ...]] = {}
    for toll_id in event.tolls:
        if (toll := tolls.get(toll_id)) is not None:
            kind = toll.statement.kind
            counted[kind] = (*counted.get(kind, ()), toll.statement)
    own = own_words(event, rules)
    around = own if words is None else words
    return Profile(
        id=told.id,
        lineage=told.lineage,
        report=told.byline.report,
        number=told.byline.number,
        place_in_report=event.evidence[0].start,
        type=event.type,
        spots=tuple(spot_of(place) for place in places[:MOST_PLACES]),
        first=first,
        last=last,
        dated=dated,
        since=first - earlier,
        over=over,
        known=is_known(event),
        published=told.byline.day.toordinal(),
        initiators=tuple(party_of(actor, known, rules) for actor in event.initiators),
        targets=tuple(party_of(actor, known, rules) for actor in event.targets),
        tolls=counted,
        toll_ids=event.tolls,
        weapons=frozenset(weapon.lower() for weapon in event.weapons),
        brief=BRIEF in around,
        around=Words(around, weigh(around, rules)),
        own=Words(own, weigh(own, rules)),
    )


def spot_of(place: Place) -> Spot:
    """A place as it is compared; "near Gaza" and "northern Gaza City" are compared by their point."""
    point = None if place.lat is None or place.lon is None else (place.lat, place.lon)
    return Spot(
        place.id, place.name, place.country, place.precision, point, place.precision in _POINTS,
        region=place.admin1, guessed=place.candidates > 1,
    )  # fmt: skip


def days_of(when: When | None, byline: Byline, rules: JoinRules) -> tuple[int, int, bool]:
    """First and last day an event may have happened on, and whether the report says so.

    News tells of the last days: an undated event is assumed to be of the publication day or `span.assumed` days
    before. A wide time that holds these days ("in 2011", in a report of 2011) says no more; one that does not, a
    year or month gone by, is kept as it is.
    """
    day = byline.day.toordinal()
    since = day - rules.span.assumed
    if when is None or (when.start is None and when.end is None):
        return since, day, False
    first = date.min.toordinal() if when.start is None else when.start.toordinal()
    last = date.max.toordinal() if when.end is None else when.end.toordinal()
    if last - first < rules.span.longest:
        return first, last, True
    if first <= day and last >= since:
        return max(first, since), min(last, day), False
    return first, last, True


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance of two points on the globe."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *other))
    a = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return _EARTH * math.asin(min(1.0, math.sqrt(a)))
