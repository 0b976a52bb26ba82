"""What a statement bears on, so that the picture is derived anew only where something new was said."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from frontlines.lexicon.joining import load_joining
from frontlines.model.known import Known
from frontlines.model.place import Place, PlacePrecision
from frontlines.model.refer import places_in
from frontlines.model.statement import Control, Event, Tie, Toll
from frontlines.model.told import Told
from frontlines.picture.control_homes import has_own_time_line
from frontlines.picture.control_marks import CONTROL_EVENTS
from frontlines.picture.incident_blocks import block_keys
from frontlines.picture.incident_words import passage_words
from frontlines.picture.relations import pairs_in
from frontlines.picture.standing import counts
from frontlines.project.keys import pair_key, toll_key
from frontlines.store.shapes import Axis, Bearing


def bearings_of(told: Sequence[Told[Any]], known: Known, text: str) -> Iterator[Bearing]:
    """The keys that some statements of one report, whose text this is, bear on.

    `told` holds the tolls of its events too; what is known, their actors and places.
    """
    tolls: dict[str, Told[Toll]] = {one.id: one for one in told if isinstance(one.statement, Toll)}
    for one in told:
        statement = one.statement
        if isinstance(statement, Event) and counts(statement):
            rules = load_joining()
            words = passage_words(statement, text, rules)
            keys = block_keys(one, tolls, known, rules, words)
            # Statements that share a toll are derived together, joined or not: the toll is then nobody's alone.
            shared = (toll_key(one.byline.report, toll) for toll in statement.tolls)
            # An event of "last year" has nothing it could be compared by, and is an incident all the same.
            for key in dict.fromkeys((*keys, *shared)) or (f"alone {one.id}",):
                yield Bearing(Axis.BLOCK, key, one.id)
        if isinstance(statement, Control) or (isinstance(statement, Event) and statement.type in CONTROL_EVENTS):
            for key in dict.fromkeys(place_key(place, known) for place in places_in(statement)):
                yield Bearing(Axis.PLACE, key, one.id)
        if isinstance(statement, Event | Tie):
            for one_actor, other in pairs_in(statement):
                yield Bearing(Axis.PAIR, pair_key(one_actor, other), one.id)


def place_key(ident: str, known: Known) -> str:
    """The key of the time line a place is on: a town and what is said "near" it, at its point, share one."""
    place = known.places.get(ident)
    return ident if place is None else _point_key(place)


def home_among(key: str, places: Iterable[Place]) -> str:
    """The place that gives a time line its name: of those on it, the town before what is near it."""
    on_it = [place for place in places if _point_key(place) == key]
    towns = [place.id for place in on_it if place.precision is PlacePrecision.EXACT]
    return min(towns or [place.id for place in on_it], default=key)


def _point_key(place: Place) -> str:
    if place.lat is None or place.lon is None or has_own_time_line(place):
        return place.id
    return f"{place.lat:.5f},{place.lon:.5f}"
