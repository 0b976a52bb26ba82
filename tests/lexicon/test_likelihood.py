"""Words of likelihood and of horizons: what they state, and files out of form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlines.lexicon.horizons import parse_horizons
from frontlines.lexicon.likelihood import load_likelihood, parse_likelihood
from frontlines.model.errors import KnowledgeError


@pytest.mark.parametrize(
    ("words", "band"),
    [
        ("The town is likely to fall", "likely"),
        ("The town is not likely to fall", "unlikely"),
        ("A deal is very unlikely", "very unlikely"),
        ("The talks are all but certain to fail", "almost certain"),
        ("There is a 70 percent chance of a truce", "likely"),
        ("He put the chances of success at about 20 per cent", "unlikely"),
        ("It is fifty-fifty", "roughly even chance"),
        ("There is no chance of a deal", "almost no chance"),
        ("The town may fall", None),
        ("The town will fall", None),
        ("We are confident of victory", None),
        ("likely or unlikely, nobody knows", None),
    ],
)
def test_a_likelihood_is_the_band_its_own_words_state_and_no_other(words, band):
    found = load_likelihood().stated(words)
    assert (found.name if found else None) == band


def test_the_bands_meet_and_no_word_of_confidence_is_among_them():
    scale = load_likelihood()
    assert [(b.low, b.high) for b in scale.bands] == [
        (1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99)
    ]  # fmt: skip
    assert not [word for band in scale.bands for word in band.words if "confiden" in word]


@given(st.integers(0, 100))
def test_every_percentage_has_a_band(percent):
    assert load_likelihood().of_percent(percent) is not None


@pytest.mark.parametrize("percent", [-1, 101, 400])
def test_what_is_no_percentage_has_none(percent):
    assert load_likelihood().of_percent(percent) is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[]", "list of bands"),
        ("- {icd: [a], low: 5, high: 5}", "bounds in percent"),
        ("- {icd: [a], low: 1, high: 5}\n- {icd: [b], low: 6, high: 9}", "starts at 6"),
        ("- {icd: [a], low: 1, high: 5}\n- {icd: [a], low: 5, high: 9}", "remove one"),
        ("- {icd: [a], low: 1, high: 5, confidence: [high]}", "unknown key 'confidence'"),
    ],
)
def test_a_scale_out_of_form_is_refused(text, fault):
    with pytest.raises(KnowledgeError, match=fault):
        parse_likelihood(text, name="likelihood.yaml")


def test_a_file_of_horizons_out_of_form_is_refused_with_entry_and_key():
    with pytest.raises(KnowledgeError, match=r"h\.yaml.*'units' is missing|h\.yaml: key 'units'"):
        parse_horizons("numbers: {a: 1}", name="h.yaml")
