"""Events have the types of ours that fit them, laid out a sentence a line, and are scored with their arguments."""

import json

import pytest

from frontlines.evaluate.errors import CorpusError
from frontlines.evaluate.wikievents import load, score

SENTENCES = [
    [["Town", 0, 4], ["hit", 5, 8]],
    [["Rebels", 8, 14], ["shelled", 15, 22], ["Mosul", 23, 28], [".", 28, 29]],
]


def row(event_type="Conflict.Attack.Unspecified"):
    return {
        "doc_id": "a",
        "sentences": [[words, ""] for words in SENTENCES],
        "event_mentions": [
            {
                "event_type": event_type,
                "trigger": {"start": 3, "end": 4, "text": "shelled", "sent_idx": 1},
                "arguments": [{"role": "Attacker", "text": "Rebels"}, {"role": "Place", "text": "Mosul"}],
            }
        ],
    }


def written(folder, *rows):
    (folder / "dev.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return folder


def test_sentences_stand_on_lines_and_triggers_where_their_words_are(tmp_path):
    (case,) = load(written(tmp_path, row()))
    assert case.text == "Town hit\nRebels shelled Mosul.\n"
    (event,) = case.events
    assert case.text[event.trigger.start : event.trigger.end] == "shelled"
    assert case.text[slice(*event.sentence)] == "Rebels shelled Mosul."
    assert event.roles == {"initiators": ("Rebels",), "targets": (), "places": ("Mosul",)}
    assert "shelling" in event.types


def test_types_without_one_of_ours_are_left_out(tmp_path):
    (case,) = load(written(tmp_path, row("Disaster.DiseaseOutbreak.Unspecified")))
    assert case.events == ()


def test_a_document_that_lacks_a_key_is_named(tmp_path):
    with pytest.raises(CorpusError, match="document 1 lacks 'sentences'"):
        list(load(written(tmp_path, {"doc_id": "a"})))


def test_events_types_and_roles_are_scored(tmp_path, product):
    (case,) = load(written(tmp_path, row()))
    scores = score(case, product).scores
    assert scores["events"].f1 == scores["types"].f1 == 1
    assert (scores["roles"].hits, scores["roles"].gold) == (2, 2)
