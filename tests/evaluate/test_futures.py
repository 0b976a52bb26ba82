"""Statements about the future are laid on the sentences that hold their words, and ours are held against those."""

import json

import pytest

from frontlines.evaluate.errors import CorpusError
from frontlines.evaluate.futures import Future, FutureCase, load, score

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
    assert case == FutureCase("0", TEXT, (Future("Retreat of rebels ", "General Haddad", None),))


def test_an_article_that_lacks_a_key_is_named(tmp_path):
    (tmp_path / "dev.json").write_text(json.dumps([{"original_text": TEXT}]), encoding="utf-8")
    with pytest.raises(CorpusError, match="article 0 lacks 'extracted'"):
        list(load(tmp_path))


def test_sentences_sources_and_conditions_are_scored(product):
    futures = (
        Future("Rebels to retreat from Orvil", "General Haddad", "The bridge falls"),
        Future("Melon traders sell", "The article", None),
        Future("Something the text has no word of", None, None),
    )
    scores = score(FutureCase("a", TEXT, futures), product).scores
    assert (scores["sentences"].hits, scores["sentences"].gold, scores["sentences"].given) == (1, 2, 1)
    assert (scores["predictor"].hits, scores["predictor"].gold) == (1, 1)
    assert (scores["condition"].hits, scores["condition"].gold) == (1, 1)
