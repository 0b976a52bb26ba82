"""Learned weights come from a plain file, and what is wrong with it is named."""

import pytest

from frontlines.lexicon.learned import load_judges, parse_judges
from frontlines.model.errors import KnowledgeError

FILE = (
    "#judge\tkinds\tbombing\tarson\n#bias\t-1.00\t-2.00\n#from\ttold\t0.40\t0.60\n"
    "word=bomb\t300\t0\nword=fire\t0\t250\n"
)


def test_clues_add_up_to_a_probability_for_each_answer():
    judge = parse_judges(FILE, name="x.tsv")["kinds"]
    bombing, arson = judge.probabilities(["word=bomb", "word=never seen"])
    assert (round(bombing, 2), round(arson, 2)) == (0.88, 0.12)
    assert judge.bounds == {"told": (0.4, 0.6)}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("word=bomb\t300\t0\n", "x.tsv: line 1: expected #judge first"),
        (FILE + "word=late\t10\n", "x.tsv: line 6: expected 2 numbers, found 1"),
        (FILE + "word=late\tten\t1\n", "x.tsv: line 6: could not convert"),
        ("#judge\tkinds\n", "x.tsv: line 1: a judge needs a name and answers"),
    ],
)
def test_a_fault_is_named_with_its_line(text, message):
    with pytest.raises(KnowledgeError, match=message):
        parse_judges(text, name="x.tsv")


def test_the_shipped_weights_hold_no_names():
    judges = load_judges("templates")
    assert list(judges) == ["kinds", "slots", "shares"]
    assert not {"noun=galan", "word=bogota", "left=ellacuria"} & judges["slots"].weights.keys()
