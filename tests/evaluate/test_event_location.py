"""Marked events come with their places; ours are scored by overlap, and none is an answer too."""

import json

import pytest

from frontlines.evaluate.errors import CorpusError
from frontlines.evaluate.event_location import LocatedEvent, load, score
from frontlines.model.mention import Span

TEXT = "Officials in Baghdad said that rebels shelled Mosul."


def span(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words), words)


def test_spans_that_count_tokens_are_found_by_their_words(tmp_path):
    verb = {"label": "VERB", "start": span("shelled").start, "end": span("shelled").end}
    rows = [
        {"text": TEXT, "spans": [verb, {"label": "LOCATION", "start": 7, "end": 7, "text": "Mosul"}]},
        {"text": "Nothing is marked."},
        {"text": TEXT, "spans": [verb]},
    ]
    (tmp_path / "dev.json").write_text(json.dumps(rows), encoding="utf-8")
    assert list(load(tmp_path)) == [
        LocatedEvent("0", TEXT, span("shelled"), (span("Mosul"),)),
        LocatedEvent("2", TEXT, span("shelled"), ()),
    ]


@pytest.mark.parametrize(("content", "fault"), [("{}", "is no list"), ('[{"spans": []}]', "sentence 0 lacks 'text'")])
def test_what_is_not_in_the_form_is_named(tmp_path, content, fault):
    (tmp_path / "dev.json").write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError, match=fault):
        list(load(tmp_path))


def test_the_place_of_the_act_is_told_from_that_of_the_speaker(product):
    scored = score(LocatedEvent("0", TEXT, span("shelled"), (span("Mosul"),)), product).scores["places"]
    assert (scored.hits, scored.gold, scored.given) == (1, 1, 1)


def test_a_place_given_where_there_is_none_counts_against_us(product):
    scored = score(LocatedEvent("0", TEXT, span("shelled"), ()), product).scores["places"]
    assert (scored.hits, scored.gold, scored.given) == (0, 0, 1)
