"""The weights of the choice among namesakes come whole or not at all."""

import pytest

from frontlines.lexicon.place_weights import FEATURES, WEIGHTS_FILE, load_place_weights
from frontlines.model.errors import KnowledgeError


def test_every_feature_has_its_weight_in_its_place():
    weights = load_place_weights().values
    assert len(weights) == len(FEATURES)
    assert weights[FEATURES.index("size")] > 0 > weights[FEATURES.index("said_elsewhere")]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("name: size", "name: height", "'height'"),
        ("- {name: size", "# - {name: size", "weights missing: size"),
        ("name: capital, weight:", "name: capital, wait:", "'capital'"),
    ],
)
def test_a_fault_is_named(tmp_path, old, new, complaint):
    path = tmp_path / "choice.yaml"
    path.write_text(WEIGHTS_FILE.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=complaint):
        load_place_weights(path)
