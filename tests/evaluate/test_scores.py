"""Figures follow from counts as their definitions say."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlines.evaluate.scores import FARTHEST_KM, Distances, Labels, Tally

counts = st.integers(0, 50)


def test_precision_recall_and_f1_are_shares_of_given_gold_and_their_harmonic_mean():
    assert Tally(3, 4, 6).values() == pytest.approx({"f1": 0.6, "precision": 0.5, "recall": 0.75})


def test_nothing_given_and_nothing_wanted_score_nought_and_never_divide_by_it():
    assert Tally(0, 0, 0).values() == {"f1": 0, "precision": 0, "recall": 0}


@given(st.lists(st.tuples(counts, counts, counts), min_size=1))
def test_tallies_are_added_up_before_anything_is_divided(rows):
    whole = Tally.together(Tally(*row) for row in rows)
    assert (whole.hits, whole.gold, whole.given) == tuple(map(sum, zip(*rows, strict=True)))


def test_f1_by_class_is_weighted_by_how_often_the_gold_has_the_class():
    # a: 2 of 3 found, 2 given: P 1, R 2/3, F1 .8; b: found once, given twice: P 1/2, R 1, F1 2/3
    values = Labels((("a", "a"), ("a", "a"), ("a", "b"), ("b", "b"))).values()
    assert values == pytest.approx(
        {"accuracy": 0.75, "weighted_f1": (3 * 0.8 + 2 / 3) / 4, "macro_f1": (0.8 + 2 / 3) / 2}
    )


def test_no_answer_counts_as_a_wrong_one():
    assert Labels((("a", ""), ("a", "a"))).values()["accuracy"] == 0.5


def test_distances_are_judged_by_the_share_within_161_km():
    values = Distances((0, 161, 162, math.inf)).values()
    assert values["within_161_km"] == 0.5
    assert values["median_km"] == 161.5
    assert values["mean_km"] == pytest.approx((161 + 162 + FARTHEST_KM) / 4)


@pytest.mark.parametrize(("km", "area"), [((0, 0, 0), 0), ((math.inf,) * 3, 1), ((FARTHEST_KM,), 1)])
def test_the_area_under_the_errors_runs_from_none_to_all(km, area):
    assert Distances(km).values()["auc"] == pytest.approx(area)


def test_the_area_is_taken_by_the_trapezium_rule_over_the_sorted_logarithms():
    heights = [math.log1p(km) / math.log1p(FARTHEST_KM) for km in (0, 10, 100)]
    assert Distances((100, 0, 10)).values()["auc"] == pytest.approx(
        (heights[0] / 2 + heights[1] + heights[2] / 2) / 2
    )
