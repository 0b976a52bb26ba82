"""A linear model adds up the weights of the features that are there; a faulty file is told by name and key."""

import json

import pytest

from frontlines.lexicon.linear_model import LEARNED_FOLDER, load_linear_model, parse_linear_model
from frontlines.model.errors import KnowledgeError

GOOD = {"because": "to tell", "trained_on": "a few", "threshold": 0.5, "bias": -1, "weights": {"wet": 2, "dry": -3.5}}


def model(**changes):
    return parse_linear_model(json.dumps(GOOD | changes), name="weather")


@pytest.mark.parametrize(
    ("features", "holds"), [({"wet"}, True), ({"dry"}, False), ({"wet", "dry"}, False), ({"windy"}, False)]
)
def test_features_that_are_there_are_weighed_and_unknown_ones_are_not(features, holds):
    assert model().holds(features) is holds


def test_no_feature_leaves_the_bias_and_extremes_stay_probabilities():
    assert model(bias=0).probability(set()) == 0.5
    assert model(bias=1e9).probability(set()) == pytest.approx(1.0)
    assert model(bias=-1e9).probability(set()) == pytest.approx(0.0)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"weights": {}}, "key 'weights'"),
        ({"weights": {"wet": "much"}}, "weight of 'wet'"),
        ({"weights": {"wet": float("nan")}}, "weight of 'wet'"),
        ({"weights": {"wet": True}}, "weight of 'wet'"),
        ({"threshold": 1}, "key 'threshold'"),
        ({"bias": None}, "key 'bias'"),
        ({"trained_on": ""}, "key 'trained_on'"),
        ({"more": 1}, "expected a mapping with the keys"),
    ],
)
def test_a_faulty_model_is_told_by_file_and_key(changes, fault):
    with pytest.raises(KnowledgeError, match=rf"weather\.json: {fault}"):
        model(**changes)


def test_what_is_no_json_or_not_there_is_told(tmp_path):
    with pytest.raises(KnowledgeError, match=r"weather\.json: line 1 is no JSON"):
        parse_linear_model("{", name="weather")
    with pytest.raises(KnowledgeError, match=r"weather\.json: cannot be read"):
        load_linear_model("weather", tmp_path)


@pytest.mark.parametrize("name", sorted(path.stem for path in LEARNED_FOLDER.glob("*.json")))
def test_every_model_shipped_is_in_form_and_small(name):
    assert load_linear_model(name).weights
    assert (LEARNED_FOLDER / f"{name}.json").stat().st_size < 500_000
