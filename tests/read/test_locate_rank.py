"""All names of a report vote on which of its namesakes each place is."""

import pytest

from frontlines.lexicon.gazetteer import GazetteerEntry
from frontlines.lexicon.place_weights import load_place_weights
from frontlines.read.locate_page import Near
from frontlines.read.locate_rank import Asked, ballot, rank
from frontlines.read.locate_scan import Scanned

_EAST, _WEST = (40.0, 20.0), (40.0, -100.0)


def entry(name, at, point=_EAST, *, people=5_000, feature="PPL", country="AA", admin1=None, main=True):
    return GazetteerEntry(at, name, country, admin1, *point, feature, people, main)


def asked(*entries, near=Near.NONE, inside=None, present=0.0):
    name = entries[0].name
    scanned = Scanned(0, 0, 0, 0, len(name), name, name, entries, near, "", 0, 0, located=True)
    return Asked(scanned, (present,) * len(entries), inside)


def best(*names):
    """The ids that the names are taken for."""
    totals = rank([ballot([one]) for one in names], load_place_weights())
    return [max(total, key=total.__getitem__) for total in totals]


def test_the_greater_namesake_is_meant_where_nothing_else_speaks():
    assert best(asked(entry("Orvil", "small"), entry("Orvil", "great", people=900_000))) == ["great"]


def test_small_towns_that_lie_together_find_each_other():
    orvil = asked(entry("Orvil", "o-east"), entry("Orvil", "o-west", _WEST, people=40_000, country="BB"))
    tamar = asked(entry("Tamar", "t-east"), entry("Tamar", "t-far", (-30.0, 20.0), people=40_000, country="CC"))
    sedon = asked(entry("Sedon", "s-east"), entry("Sedon", "s-far", (60.0, 90.0), people=40_000, country="DD"))
    assert best(orvil, tamar, sedon) == ["o-east", "t-east", "s-east"]


def test_a_named_region_draws_its_towns():
    region = asked(entry("Lower Arm", "arm", feature="ADM1", people=500_000))
    town = asked(
        entry("Orvil", "in-arm", (41.0, 24.0), admin1="Lower Arm"),
        entry("Orvil", "elsewhere", (44.0, 24.0), people=12_000, admin1="Upper Arm"),
    )
    assert best(region, town) == ["arm", "in-arm"]


def test_the_words_beside_a_name_outweigh_size():
    small, great = entry("Orvil", "small"), entry("Orvil", "great", people=60_000)
    assert best(asked(small, great, inside=(True, False))) == ["small"]


def test_a_name_called_a_district_is_the_district():
    town, district = entry("Orvil", "town", people=90_000), entry("Orvil", "district", feature="ADM2", people=90_000)
    assert best(asked(town, district, near=Near.REGION)) == ["district"]
    assert best(asked(town, district)) == ["town"]


def test_two_forms_of_a_name_are_one_name():
    bare, city = entry("Orvil", "town"), entry("Orvil City", "other", people=6_000)
    one = ballot([asked(bare), asked(city, bare)])
    assert [e.id for e in one.entries] == ["town", "other"]
    (total,) = rank([one], load_place_weights())
    assert total["town"] > total["other"]


@pytest.mark.parametrize("count", [1, 2, 200])
def test_any_number_of_names_is_ranked(count):
    names = [asked(entry(f"Town{i}", f"t{i}")) for i in range(count)]
    assert best(*names) == [f"t{i}" for i in range(count)]


def test_an_ocean_is_not_held_against_for_lying_in_no_country():
    ocean = entry("Orvil", "fl:ocean", (None, None), feature="sea", country=None, people=0)
    town = entry("Orvil", "gn:1", people=7_000)
    scanned = asked(ocean, town).scanned
    assert best(Asked(scanned, (0.0, 1.0), None)) == ["fl:ocean"]
