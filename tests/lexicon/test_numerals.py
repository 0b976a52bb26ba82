"""Numerals that break their form are refused with file, entry and key."""

import pytest

from frontlines.lexicon import yamlfile
from frontlines.lexicon.numerals import load_numerals, parse_numerals, phrase
from frontlines.model.errors import KnowledgeError

TEXT = yamlfile.knowledge_text("numbers.yaml")


def test_the_vague_numerals_are_those_of_the_coding_guide() -> None:
    guide = {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000}
    assert guide.items() <= load_numerals().plurals.items()
    assert load_numerals().vague[("several",)].low == 3


@pytest.mark.parametrize(
    ("words", "parts"), [("at least", ("at", "least")), ("no-one", ("no", "-", "one")), ("us$", ("us", "$"))]
)
def test_a_phrase_is_cut_as_a_text_is(words: str, parts: tuple[str, ...]) -> None:
    assert phrase(words) == parts


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("bound: at_least", "bound: at_lest", "qualifiers: entry 1: key 'bound': unknown 'at_lest'"),
        ("  two: 2", "  two: second", "key 'words': 'two'"),
        ("words: [several]", "wards: [several]", "vague: entry 1: unknown key 'wards'"),
        ("words: [several], low: 3", "words: [several], low: few", "vague: entry 1: key 'low'"),
        ('because: "more than one ten', 'becouse: "more than one ten', "plurals: entry 1: unknown key 'becouse'"),
        ("tens:  #", "dozenths:  #", "unknown key 'dozenths'"),
        ("finds: Dozens, low: 24", "finds: Dozens, lo: 24", "example 1: unknown key 'lo'"),
        ("words: [more, further", "words: [true, further", "True is no word"),
    ],
)
def test_broken_numerals_name_the_fault(old: str, new: str, says: str) -> None:
    assert old in TEXT
    with pytest.raises(KnowledgeError, match=r"n\.yaml") as caught:
        parse_numerals(TEXT.replace(old, new, 1), name="n.yaml")
    assert says in str(caught.value)
