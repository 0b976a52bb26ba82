"""Keys: what may be one event shares one, what cannot does not, and no key grows with the archive."""

import math
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from incident_tellings import KNOWN, RULES, profiles_of, telling, tolls_of, words_of

from frontlines.model.known import Known
from frontlines.model.place import Place, PlacePrecision
from frontlines.model.when import DatePrecision, When
from frontlines.picture.incident_blocks import MOST_KEYS, block_keys, keys_of
from frontlines.picture.incident_profile import kilometres, profile_of

NOTHING = "It was so."


def keys(one):
    (profile,) = profiles_of(one)
    return set(keys_of(profile, RULES))


def meet(one, other):
    return bool(keys(one) & keys(other))


def at(lat, lon, day=1, published=1, id_="S-1"):
    place = Place("gn:1", "Somewhere", None, lat, lon, PlacePrecision.EXACT)
    one = telling(id_, f"r{id_}", places=(place.id,), published=published, day=day, words=NOTHING)
    known = Known(KNOWN.actors, {place.id: place})
    profile = profile_of(one.event, {}, known, RULES, frozenset())
    # The place's own id would join any two; here it is the points that are asked.
    return {key for key in keys_of(profile, RULES) if not key.startswith("at ")}


@given(st.floats(-75, 75), st.floats(-178, 178), st.floats(0, 24.9), st.floats(0, 2 * math.pi))
def test_two_points_within_25_km_share_a_key(lat, lon, distance, bearing):
    north = lat + distance / 111.2 * math.cos(bearing)
    east = lon + distance / 111.2 * math.sin(bearing) / math.cos(math.radians(max(abs(lat), abs(north))))
    assume(kilometres((lat, lon), (north, east)) <= 25)
    assert at(lat, lon) & at(north, east)


@given(st.floats(-75, 75), st.floats(-178, 178), st.floats(80, 4000), st.floats(0, 2 * math.pi))
def test_two_points_80_km_apart_share_none(lat, lon, distance, bearing):
    north = lat + distance / 111.2 * math.cos(bearing)
    east = lon + distance / 111.2 * math.sin(bearing)
    assume(-80 <= north <= 80 and -179 <= east <= 179 and kilometres((lat, lon), (north, east)) >= 80)
    assert not at(lat, lon) & at(north, east)


@given(st.integers(1, 4000), st.integers(0, RULES.span.apart))
def test_two_days_within_a_week_share_a_key(day, later):
    assert at(33.3, 44.4, day) & at(33.3, 44.4, day + later)


@given(st.integers(1, 4000), st.integers(2 * RULES.span.bin, 9000))
def test_two_days_weeks_apart_share_none(day, later):
    assert not at(33.3, 44.4, day) & at(33.3, 44.4, day + later)


def test_an_undated_event_goes_by_the_day_it_was_published():
    assert at(33.3, 44.4, day=None, published=3) == at(33.3, 44.4, day=3, published=3)


def test_what_somebody_dates_later_meets_what_was_undated_then():
    assert meet(telling("S-1", "a"), telling("S-2", "b", published=40, day=1))


def test_a_province_meets_a_town_only_by_what_is_rarer_than_the_province():
    town, province = telling("S-1", "a", killed=41), telling("S-2", "b", places=("anbar",), words=NOTHING)
    assert not meet(town, province)
    assert meet(town, telling("S-2", "b", places=("anbar",), killed=41, words=NOTHING))
    assert meet(
        telling("S-1", "a", by=("isis",)), telling("S-2", "b", by=("isis",), places=("anbar",), words=NOTHING)
    )


def test_an_event_without_a_place_meets_another_by_a_rare_word():
    assert meet(telling("S-1", "a"), telling("S-2", "b", places=()))


def test_an_event_known_by_country_and_year_stays_alone():
    one = telling("S-1", "a", places=("country:IQ",), published=900, words=NOTHING)
    year = When(one.event.byline.day.replace(year=2010), None, DatePrecision.RANGE)
    profile = profile_of(_dated(one, year), {}, KNOWN, RULES, frozenset())
    assert keys_of(profile, RULES) == ()


def test_a_country_alone_is_no_key():
    assert keys(telling("S-1", "a", places=("country:IQ",), words=NOTHING)) == set()


@pytest.mark.parametrize("places", [("fallujah", "baghdad", "mosul", "saqlawiyah"), ("fallujah",), ()])
def test_keys_are_few_whatever_an_event_holds(places):
    words = " ".join(f"rareword{chr(97 + n)}{chr(97 + n)}" for n in range(20))
    full = telling("S-1", "a", places=places, by=("isis", "mahdi"), against=("army:IQ",), killed=12, words=words)
    assert 0 < len(keys(full)) <= MOST_KEYS


def test_keys_depend_on_the_event_alone():
    one = telling("S-1", "a", killed=41)
    tolls, words = tolls_of([one]), words_of([one])
    more = {**tolls, **tolls_of([telling("S-9", "z", killed=7)])}
    assert block_keys(one.event, tolls, KNOWN, RULES, words["S-1"]) == block_keys(
        one.event, more, KNOWN, RULES, words["S-1"]
    )


def _dated(one, when):
    return replace(one.event, statement=replace(one.event.statement, when=when))
