"""The weights of act places name each sign once, with a reason."""

import pytest

from frontlines.lexicon.act_places import SIGNS, load_act_places, parse_act_places
from frontlines.model.errors import KnowledgeError

ROWS = "".join(f"- {{sign: {name}, weight: 1, because: why}}\n" for name in sorted(SIGNS))


def test_every_sign_has_a_weight():
    assert load_act_places().keys() == SIGNS


def test_the_narrower_of_two_places_wins():
    assert load_act_places()["holds_another"] < 0 < load_act_places()["object"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{}", "expected a list"),
        ("- {sign: smell, weight: 1, because: why}", "'smell' is not one of"),
        ("- {sign: any, weight: 1}", "key 'because'"),
        ("- {sign: any, weight: much, because: why}", "key 'weight'"),
        (ROWS.replace("- {sign: any, weight: 1, because: why}\n", ""), "signs missing: any"),
        (ROWS + "- {sign: any, weight: 1, because: why}\n", "'any' stands twice"),
    ],
)
def test_a_fault_is_named(text, fault):
    with pytest.raises(KnowledgeError, match=fault):
        parse_act_places(text, name="act_places.yaml")
