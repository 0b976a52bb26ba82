"""Statements about the future are laid on the sentences that hold their words, and ours are held against those."""

import json

import pytest

from frontlines.evaluate.errors import CorpusError
from frontlines.evaluate.futures import FutureCase, load, score, statement

TEXT = (
    "The market of Orvil was quiet on Monday.\n"
    "General Haddad said the rebels will retreat from Orvil within weeks if the bridge falls.\n"
    "Traders sold melons."
)


def test_articles_come_with_their_statements(tmp_path):
    row = {
        "original_text": TEXT,
        "extracted": [
            {"Predicted Attribute": "Retreat of rebels", "Event Variable": None, "Predictor": "General Haddad"}
        ],
    }
    (tmp_path / "dev.json").write_text(json.dumps([row]), encoding="utf-8")
    (case,) = load(tmp_path)
    assert (case.name, case.text, len(case.futures)) == ("0", TEXT, 1)
    assert case.futures[0].predictor == "General Haddad"
    assert case.futures[0].condition is None


def test_what_the_coders_say_has_happened_is_no_statement_about_the_future(tmp_path):
    past = {
        "Predicted Attribute": "Sale of melons",
        "Event Variable": "Trade",
        "Modality": "100%",
        "Modality Evidence": "The event has already occurred.",
    }
    ahead = past | {"Modality": "90%"}
    (tmp_path / "dev.json").write_text(json.dumps([{"original_text": TEXT, "extracted": [past, ahead]}]))
    (case,) = load(tmp_path)
    assert len(case.futures) == 1


def test_an_article_that_lacks_a_key_is_named(tmp_path):
    (tmp_path / "dev.json").write_text(json.dumps([{"original_text": TEXT}]), encoding="utf-8")
    with pytest.raises(CorpusError, match="article 0 lacks 'extracted'"):
        list(load(tmp_path))


def case_of(*entries, text=TEXT):
    return FutureCase("a", text, tuple(statement({"Event Variable": None} | entry) for entry in entries))


def test_sentences_sources_and_conditions_are_scored(product):
    case = case_of(
        {
            "Predicted Attribute": "Rebels to retreat from Orvil",
            "Predictor": "General Haddad",
            "Assumptions / Preconditions": "The bridge falls",
        },
        {"Predicted Attribute": "Melon traders sell", "Predictor": "The article"},
        {"Predicted Attribute": "Something the text has no word of"},
    )
    scores = score(case, product).scores
    assert (scores["sentences"].hits, scores["sentences"].gold, scores["sentences"].given) == (1, 2, 1)
    assert (scores["predictor"].hits, scores["predictor"].gold) == (1, 1)
    assert (scores["condition"].hits, scores["condition"].gold) == (1, 1)


def test_the_coders_own_assumptions_are_no_conditions(product):
    entry = {"Predicted Attribute": "Rebels to retreat from Orvil", "Assumptions / Preconditions": "Supplies run out"}
    assert score(case_of(entry), product).scores["condition"].gold == 0


def test_what_the_coders_quote_lays_a_statement_on_its_sentence(product):
    text = f"{TEXT} Traders fear that they will lose the harvest."
    entry = {
        "Predicted Attribute": "Traders sold melons",
        "Modality Evidence": "The article says 'will lose the' crop.",
    }
    assert score(case_of(entry, text=text), product).scores["sentences"].hits == 1


def test_a_statement_told_twice_may_be_found_in_either_sentence(product):
    text = "The rebels' retreat from Orvil: rebels near.\nThe market was open.\nRebels will retreat from Orvil."
    tally = score(case_of({"Predicted Attribute": "Rebels to retreat from Orvil"}, text=text), product).scores
    assert (tally["sentences"].hits, tally["sentences"].gold, tally["sentences"].given) == (1, 1, 1)
