"""A correction changes the fields it names, in people's words, and refuses what a field cannot hold."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlines.model.correction import CorrectionError, correctable, corrected, read_when
from frontlines.model.stance import Stance, StanceStatus
from frontlines.model.statement import Control, ControlStatus, Event, Evidence, Toll, TollKind
from frontlines.model.when import DatePrecision, When

BASE = {
    "stance": Stance(),
    "evidence": (Evidence(0, 3, "abc", "", ""),),
    "rule": "r",
    "confidence": 0.9,
}
EVENT = Event(
    id="S-1",
    type="battle",
    initiators=("a",),
    targets=("b",),
    places=("gn:1",),
    when=None,
    weapons=(),
    tolls=(),
    **BASE,
)
TOLL = Toll(
    id="S-2", kind=TollKind.KILLED, low=12, high=12, estimate=False, of=None, by=None, place="gn:1", places=("gn:1",),
    when=None, **BASE,
)  # fmt: skip
CONTROL = Control(id="S-3", place="gn:1", actor="a", status=ControlStatus.HOLDS, when=None, **BASE)


@pytest.mark.parametrize(
    ("statement", "words", "field", "value"),
    [
        (EVENT, {"type": "siege"}, "type", "siege"),
        (EVENT, {"targets": "gov:SY, army:SY"}, "targets", ("gov:SY", "army:SY")),
        (EVENT, {"targets": "none"}, "targets", ()),
        (EVENT, {"place": "gn:2"}, "places", ("gn:2",)),
        (EVENT, {"when": "2016-05"}, "when", When(date(2016, 5, 1), date(2016, 5, 31), DatePrecision.MONTH)),
        (EVENT, {"when": "2016-05-03/.."}, "when", When(date(2016, 5, 3), None, DatePrecision.RANGE)),
        (EVENT, {"stance": "denied"}, "stance", Stance(StanceStatus.DENIED)),
        (TOLL, {"high": "none"}, "high", None),
        (TOLL, {"low": "1,200", "high": "1300"}, "low", 1200),
        (TOLL, {"place": "gn:9"}, "places", ("gn:9",)),
        (TOLL, {"estimate": "yes"}, "estimate", True),
        (CONTROL, {"status": "besieges"}, "status", ControlStatus.BESIEGES),
    ],
)
def test_a_correction_sets_the_field_it_names(statement, words, field, value):
    assert getattr(corrected(statement, words), field) == value


@pytest.mark.parametrize(
    ("statement", "words", "said"),
    [
        (EVENT, {"colour": "red"}, "no field 'colour'"),
        (EVENT, {"type": ""}, "give a value"),
        (TOLL, {"kind": "slain"}, "one of killed"),
        (TOLL, {"low": "many"}, "whole number"),
        (TOLL, {"low": "-1"}, "not negative"),
        (TOLL, {"low": "40"}, "above high=12"),
        (EVENT, {"when": "yesterday"}, "YYYY-MM-DD"),
        (EVENT, {"when": "2016-05/2016-04"}, "ends before it starts"),
        (EVENT, {"when": "2016-13-01"}, "YYYY-MM-DD"),
        (EVENT, {"when": "../.."}, "at least one end"),
    ],
)
def test_a_correction_that_cannot_be_is_refused_with_the_field_and_the_remedy(statement, words, said):
    with pytest.raises(CorrectionError, match=said):
        corrected(statement, words)


def test_a_tolls_place_and_places_stay_in_step():
    moved = corrected(TOLL, {"place": "gn:7"})
    assert (moved.place, moved.places) == ("gn:7", ("gn:7",))


@given(st.dates(), st.dates())
def test_a_range_is_read_back_as_the_days_it_was_written_with(one, other):
    first, last = sorted((one, other))
    when = read_when(f"{first.isoformat()}/{last.isoformat()}")
    assert (when.start, when.end) == (first, last)


def test_a_correction_of_nothing_changes_nothing():
    assert corrected(EVENT, {}) == EVENT
    assert "targets" in correctable(EVENT)
