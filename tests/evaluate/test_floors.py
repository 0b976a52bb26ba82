"""Floors hold what was reached: they refuse a fall, go up by themselves, and down only one at a time."""

import json
from pathlib import Path

import pytest

from frontlines.evaluate.benchmarks import BENCHMARKS
from frontlines.evaluate.floors import QUICK, SLACK, WHOLE, falls, lowered, raised
from frontlines.evaluate.result import Figure, Result, result_of

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
FLOORS = ROOT / "benchmarks" / "floors.json"


def result(**f1s):
    figures = (Figure(name, {"f1": f1, "precision": 1.0}, {}, {}) for name, f1 in f1s.items())
    return Result("made-up", 3, tuple(figures), ())


STANDING = {"made-up": {WHOLE: {"names.f1": 0.6}}, "other": {WHOLE: {"names.f1": 0.9}}}


def test_a_figure_at_its_floor_or_a_hair_below_stands():
    assert falls(result(names=0.6), STANDING, cut=WHOLE) == ()
    assert falls(result(names=0.6 - SLACK / 2), STANDING, cut=WHOLE) == ()


def test_a_fall_is_told_with_its_floor():
    (fall,) = falls(result(names=0.5), STANDING, cut=WHOLE)
    assert fall.words() == "made-up (whole): names.f1 fell to 0.500; its floor is 0.600"


def test_a_figure_that_is_gone_is_a_fall_too():
    (fall,) = falls(result(places=0.9), STANDING, cut=WHOLE)
    assert "not measured any more" in fall.words()


def test_the_floors_of_the_subset_are_its_own():
    assert falls(result(names=0.1), STANDING, cut=QUICK) == ()


def test_floors_are_lifted_never_lowered_and_leave_others_alone():
    lifted = raised(STANDING, result(names=0.5, places=0.12345), cut=WHOLE)
    assert lifted["made-up"][WHOLE] == {"names.f1": 0.6, "places.f1": 0.123}
    assert lifted["other"] == STANDING["other"]


def test_lowering_touches_the_one_floor_that_was_named():
    standing = raised(STANDING, result(places=0.7), cut=WHOLE)
    fell = lowered(standing, result(names=0.5, places=0.1), "names.f1", cut=WHOLE)
    assert fell["made-up"][WHOLE] == {"names.f1": 0.5, "places.f1": 0.7}
    with pytest.raises(KeyError):
        lowered(standing, result(names=0.5), "roles.f1", cut=WHOLE)


def test_every_floor_is_of_a_figure_that_there_is():
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    assert set(floors) <= set(BENCHMARKS)
    for name, cuts in floors.items():
        assert set(cuts) <= {WHOLE, QUICK}
        for path in (path for values in cuts.values() for path in values):
            assert path.rpartition(".")[0] in BENCHMARKS[name].figures


@pytest.mark.parametrize("name", [name for name, benchmark in BENCHMARKS.items() if benchmark.quick])
def test_no_figure_of_the_fast_subset_falls_below_its_floor(product, name):
    benchmark = BENCHMARKS[name]
    if not SHARED.is_dir() or not (SHARED / benchmark.at).exists():
        pytest.skip("the corpus is not at hand")
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    assert floors.get(name, {}).get(QUICK), (
        "benchmarks/accuracy.py --quick --raise sets the floors of a new benchmark"
    )
    cases = list(benchmark.load(SHARED / benchmark.at))[:: benchmark.quick]
    found = result_of(benchmark, [benchmark.score(case, product) for case in cases], draws=0)
    assert [fall.words() for fall in falls(found, floors, cut=QUICK)] == []
